//! `vbe report --public`: writes statistics of the cases, which are published once and never counted again.

use std::path::Path;

use super::earlier;
use super::publishable::Faulty;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::write_changes::lock;
use crate::facts::figures::{Figures, Ledger, published};
use crate::facts::years::{WHOLE_YEARS, Years};
use crate::io::disk;
use crate::io::write;
use crate::model::workspace::Workspace;
use crate::reports::public::{self, Standing};
use crate::say;

/// Publishes a period, or prints again what was published. A period's numbers are never counted again.
pub(super) fn report(
    period: Option<&str>,
    dry_run: bool,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    let ledger = ledger(&workspace, &Faulty::of(&workspace, context))?;
    let years = years(period, &workspace, context)?;
    let report = context.report(&workspace);
    if let Some(figures) = ledger.iter().find(|figures| figures.years == years) {
        let page = public::page(&report, figures, Standing::Published);
        out.answer.page(&page, context.format, context.render_options)?;
        return Ok(Exit::Fine);
    }
    is_countable(years, &workspace, context)?;
    if workspace.cases().next().is_none() {
        out.answer.page(&public::nothing(&report), context.format, context.render_options)?;
        return Ok(Exit::Nothing);
    }
    let (figures, standing) = if dry_run {
        (Figures::count(&workspace, years, context.day), Standing::Draft)
    } else {
        (publish(years, context, out)?, Standing::Published)
    };
    let page = public::page(&report, &figures, standing);
    out.answer.page(&page, context.format, context.render_options)?;
    Ok(Exit::Fine)
}

/// Counts the cases and writes the figures in the ledger, while nobody else writes. The ledger is written before the
/// page: figures that were shown but not kept could be counted again.
fn publish(years: Years, context: &CommandContext, out: &mut Out<'_>) -> Result<Figures, CommandError> {
    let _lock = lock(context, out)?;
    // Somebody else may have written, or published, while the lock was waited for.
    let workspace = context.workspace(out)?;
    is_countable(years, &workspace, context)?;
    let figures = Figures::count(&workspace, years, context.day);
    write(&figures, &workspace, context, out)?;
    Ok(figures)
}

/// Checks that the cases of the years can be counted and published: that it is time, that nothing that is counted has a
/// fault, and that what was published before still stands.
fn is_countable(years: Years, workspace: &Workspace, context: &CommandContext) -> Result<(), CommandError> {
    let faulty = Faulty::of(workspace, context);
    let ledger = ledger(workspace, &faulty)?;
    may_be_published(years, &ledger, context)?;
    faulty.stops_publication()?;
    earlier::is_kept(years, &ledger, workspace, context)
}

/// All published figures. If any of them cannot be read, it is unknown what has been published.
fn ledger(workspace: &Workspace, faulty: &Faulty<'_>) -> Result<Vec<Figures>, CommandError> {
    faulty.stops_ledger()?;
    Ok(published(workspace).map(|(_, figures)| figures).collect())
}

/// The years asked for, or else the last ones that are over.
fn years(
    period: Option<&str>,
    workspace: &Workspace,
    context: &CommandContext,
) -> Result<Years, CommandError> {
    let decided = workspace.config.publication.years;
    let Some(written) = period else {
        return Ok(Years::ending(context.day.year() - 1, decided.unwrap_or(1)));
    };
    let years = Period::read(written).and_then(Years::of).ok_or_else(|| {
        CommandError::Message(
            say!("Det går inte att publicera för {written}.", "{written} cannot be published."),
            Say::new(format!("Skriv {}.", WHOLE_YEARS.sv), format!("Write {}.", WHOLE_YEARS.en)),
        )
    })?;
    match decided {
        Some(count) if count != years.count() => Err(CommandError::Message(
            Say::new(
                format!("{years} är inte {count} år, som [publication] years i vbe.toml säger."),
                format!(
                    "{years} is not {count} {}, as [publication] years in vbe.toml says.",
                    if count == 1 { "year" } else { "years" }
                ),
            ),
            Say::fixed(
                "Hur lång tid som publiceras bestäms i förväg. Den som väljer efter att ha sett siffrorna berättar med valet vad de är.",
                "How long a time is published is decided beforehand. Whoever chooses after seeing the numbers tells by the choice what they are.",
            ),
        )),
        _ => Ok(years),
    }
}

/// Checks that the years can be published: they are over, and none is published yet.
fn may_be_published(years: Years, ledger: &[Figures], context: &CommandContext) -> Result<(), CommandError> {
    if !years.is_over(context.day) {
        let last = years.last;
        return Err(CommandError::Message(
            say!("{years} är inte slut.", "{years} is not over."),
            say!(
                "Vänta till efter {last}-12-31, när årets alla ärenden är inskrivna.",
                "Wait until after {last}-12-31, when all cases of the year are registered."
            ),
        ));
    }
    if let Some(earlier) = ledger.iter().find(|figures| figures.years.overlaps(years)) {
        let (other, on) = (earlier.years, earlier.on);
        return Err(CommandError::Message(
            say!(
                "{years} överlappar {other}, som publicerades {on}.",
                "{years} overlaps {other}, which was published {on}."
            ),
            Say::fixed(
                "Av två tider som överlappar går det att räkna fram det som inte redovisas. Välj år som inte är publicerade.",
                "From two overlapping times one can work out what is not shown. Choose years that are not published.",
            ),
        ));
    }
    Ok(())
}

/// Writes the figures in the ledger.
fn write(
    figures: &Figures,
    workspace: &Workspace,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<(), CommandError> {
    let config = &workspace.config;
    let path = config.records.join("reports").join(format!("{}.yaml", figures.id()));
    let standard = config.records == Path::new("records") && config.schemas == Path::new("schemas");
    let schema =
        if standard { "# yaml-language-server: $schema=../../schemas/report.schema.json\n" } else { "" };
    let text = format!("{schema}{}", Ledger(figures));
    let shown = disk::name(&workspace.root, &path);
    write::new(&workspace.root.join(&path), &text).map_err(|error| {
        CommandError::Message(
            say!("{shown} gick inte att skriva: {error}.", "{shown} could not be written: {error}."),
            Say::fixed(
                "Ingenting är publicerat. Se till att mappen går att skriva i, och kör igen.",
                "Nothing is published. See to it that the folder can be written to, and run again.",
            ),
        )
    })?;
    let said = say!(
        "vbe: skrev {shown}. Spara den i git: den håller reda på vad som är publicerat.",
        "vbe: wrote {shown}. Save it in git: it keeps track of what is published."
    );
    out.talk.line(said.text(context.render_options.lang))?;
    Ok(())
}
