//! `vbe report --public`: writes statistics of the cases, which are published once and never counted again.

use std::path::Path;

use super::earlier::Earlier;
use super::elsewhere::lost;
use super::publishable::Faulty;
use crate::base::halfyear::HalfYear;
use crate::base::lang::Say;
use crate::base::nouns;
use crate::base::period::Period;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::write_changes::{lock, says_yes};
use crate::facts::figures::{Figures, Ledger, published};
use crate::facts::printed::can_be_printed;
use crate::facts::years::{WHOLE_YEARS, Years};
use crate::io::disk;
use crate::io::write;
use crate::model::load;
use crate::model::records::Record;
use crate::model::workspace::Workspace;
use crate::reports::public::{self, Standing};
use crate::say;

/// Publishes a period, or prints again what was published. A period's numbers are never counted again.
pub(super) fn report(
    period: Option<&str>,
    (dry_run, yes): (bool, bool),
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    is_by_own_settings(dry_run, context)?;
    let workspace = context.whole_workspace(out)?;
    let mut before = Before::of(&workspace, context)?;
    let years = years(period, &workspace, context)?;
    let report = context.report(&workspace);
    if let Some(figures) = before.figures(years) {
        let page = public::page(&report, figures, Standing::Published);
        context.put_page(&page, out)?;
        return Ok(Exit::Fine);
    }
    before.allows(years, &workspace, context)?;
    if !dry_run && !yes && !is_agreed(years, context, out)? {
        out.answer
            .line(context.render_options.lang.pick("Ingenting är publicerat.", "Nothing is published."))?;
        return Ok(Exit::Found);
    }
    let (figures, standing) = if dry_run {
        is_one_draft(years, &workspace, context)?;
        before.tell_lost(years, &workspace, (context, out))?;
        (Figures::count(&workspace, years, context.day), Standing::Draft)
    } else {
        (publish(years, context, out)?, Standing::Published)
    };
    let page = public::page(&report, &figures, standing);
    context.put_page(&page, out)?;
    Ok(Exit::Fine)
}

/// Asks whoever sits there before anything is published: it cannot be taken back.
fn is_agreed(years: Years, context: &CommandContext, out: &mut Out<'_>) -> Result<bool, CommandError> {
    if !context.input.person {
        return Ok(true);
    }
    let question = say!(
        "Statistiken för {years} skrivs i records/reports/ och räknas sedan aldrig om. --dry-run visar den först. Ska den publiceras? (j/n)",
        "The statistics of {years} are written in records/reports/ and are never counted again. --dry-run shows them first. Publish them? (y/n)"
    );
    says_yes(&question, &context.input, context.render_options.lang, out)
}

/// Checks that what is published is by the workspace's own settings: other settings could name other records.
fn is_by_own_settings(dry_run: bool, context: &CommandContext) -> Result<(), CommandError> {
    if dry_run || context.config.is_none() {
        return Ok(());
    }
    Err(CommandError::Message(
        Say::fixed(
            "--config går inte ihop med --public: det som publiceras räknas efter arbetsmappens egen vbe.toml.",
            "--config does not go together with --public: what is published is counted by the workspace's own vbe.toml.",
        ),
        Say::fixed(
            "Kör utan --config. Utkastet, --dry-run, går att visa, och räknas också det efter vbe.toml.",
            "Run without --config. A draft, --dry-run, can be shown, and is counted by vbe.toml too.",
        ),
    ))
}

/// Counts the cases and writes the figures in the ledger, while nobody else writes. The ledger is written before the
/// page: figures that were shown but not kept could be counted again.
fn publish(years: Years, context: &CommandContext, out: &mut Out<'_>) -> Result<Figures, CommandError> {
    let _lock = lock(context, out)?;
    // Somebody else may have written, or published, while the lock was waited for.
    let workspace = context.whole_workspace(out)?;
    let mut before = Before::of(&workspace, context)?;
    if let Some(figures) = before.figures(years) {
        let said = say!(
            "vbe: någon annan publicerade {years} nyss. Det här är det som trycktes.",
            "vbe: somebody else has just published {years}. This is what was printed."
        );
        out.talk.line(said.text(context.render_options.lang))?;
        return Ok(figures.clone());
    }
    before.allows(years, &workspace, context)?;
    let mut figures = Figures::count(&workspace, years, context.day);
    if let Some(earlier) = &before.earlier {
        earlier.is_committed(&workspace)?;
        figures.revision = earlier.revision();
    }
    before.tell_lost(years, &workspace, (context, out))?;
    write(&figures, &workspace, context, out)?;
    if let Some(said) = before.earlier.as_ref().and_then(|earlier| earlier.is_ignored(&figures)) {
        out.talk.line(said.text(context.render_options.lang))?;
    }
    Ok(figures)
}

/// What has been published before, which is known to be sound and as it was printed.
struct Before {
    ledger: Vec<Figures>,
    earlier: Option<Earlier>,
}

impl Before {
    fn of(workspace: &Workspace, context: &CommandContext) -> Result<Self, CommandError> {
        let ledger = ledger(workspace, &Faulty::of(workspace, context))?;
        let earlier = Earlier::of(workspace, context)?;
        if let Some(earlier) = &earlier {
            earlier.is_kept(&ledger)?;
            earlier.is_first(&ledger)?;
        }
        Ok(Self { ledger, earlier })
    }

    fn figures(&self, years: Years) -> Option<&Figures> {
        self.ledger.iter().find(|figures| figures.years == years)
    }

    /// Tells whoever publishes that cases of the years are gone.
    fn tell_lost(
        &mut self,
        years: Years,
        workspace: &Workspace,
        (context, out): (&CommandContext, &mut Out<'_>),
    ) -> Result<(), CommandError> {
        let Some(earlier) = &mut self.earlier else { return Ok(()) };
        if earlier.has_lost(years, workspace)? {
            out.talk.line(lost(years).text(context.render_options.lang))?;
        }
        Ok(())
    }

    /// Checks that the cases of the years can be counted and published: that it is time, that nothing that is counted
    /// has a fault, and that no case has been moved since it was counted.
    fn allows(
        &mut self,
        years: Years,
        workspace: &Workspace,
        context: &CommandContext,
    ) -> Result<(), CommandError> {
        // What has been withdrawn has been read all the same.
        let printed = self.ledger.iter().chain(self.earlier.iter().flat_map(Earlier::printed));
        may_be_published(years, (printed, self.earlier.is_some()), context)?;
        is_decided(years, workspace)?;
        Faulty::of(workspace, context).stops_publication()?;
        self.earlier.as_mut().map_or(Ok(()), |earlier| earlier.is_unmoved(&self.ledger, workspace))
    }
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
    let Some(written) = period else { return Ok(latest(workspace, context)) };
    Period::read(written).and_then(Years::of).ok_or_else(|| {
        CommandError::Message(
            say!("Det går inte att publicera för {written}.", "{written} cannot be published."),
            Say::new(format!("Skriv {}.", WHOLE_YEARS.sv), format!("Write {}.", WHOLE_YEARS.en)),
        )
    })
}

/// Checks that it is decided that so many years are published at once.
fn is_decided(years: Years, workspace: &Workspace) -> Result<(), CommandError> {
    let count = years.count();
    let why = beforehand();
    match workspace.config.publication.years {
        Some(decided) if decided != count => Err(CommandError::Message(
            {
                let Say { sv, en } = spelled(decided);
                say!(
                    "{years} är inte {sv}, som [publication] years i vbe.toml säger.",
                    "{years} is not {en}, as [publication] years in vbe.toml says."
                )
            },
            why,
        )),
        None if count > 1 => Err(CommandError::Message(
            {
                let Say { sv, en } = spelled(count);
                say!(
                    "{years} är {sv}, och det är inte bestämt att så många publiceras på en gång.",
                    "{years} is {en}, and it is not decided that so many are published at once."
                )
            },
            Say::new(
                format!("Är det bestämt: skriv years = {count} under [publication] i vbe.toml. {}", why.sv),
                format!(
                    "If it is decided: write years = {count} under [publication] in vbe.toml. {}",
                    why.en
                ),
            ),
        )),
        _ => Ok(()),
    }
}

/// `3 år`
fn spelled(years: i32) -> Say {
    nouns::YEARS.with(usize::try_from(years).unwrap_or_default())
}

fn beforehand() -> Say {
    Say::fixed(
        "Hur lång tid som publiceras bestäms i förväg. Den som väljer efter att ha sett siffrorna berättar med valet vad de är.",
        "How long a time is published is decided beforehand. Whoever chooses after seeing the numbers tells by the choice what they are.",
    )
}

/// The last years that are over, as many as are published at once.
fn latest(workspace: &Workspace, context: &CommandContext) -> Years {
    Years::ending(context.day.year() - 1, workspace.config.publication.years.unwrap_or(1))
}

/// Checks that a draft overlaps no other draft: of several years only the last ones that are over are shown
/// beforehand. What two drafts withhold could otherwise be worked out from them.
fn is_one_draft(years: Years, workspace: &Workspace, context: &CommandContext) -> Result<(), CommandError> {
    let latest = latest(workspace, context);
    if years.count() == 1 || years == latest {
        return Ok(());
    }
    Err(CommandError::Message(
        say!(
            "Det blir inget utkast för {years}: av två utkast som överlappar går det att räkna fram det som inte redovisas.",
            "There is no draft of {years}: from two drafts that overlap one can work out what is not shown."
        ),
        say!(
            "Ett utkast för flera år är alltid för de senaste som är slut: {latest}. Det som ska publiceras publiceras utan --dry-run.",
            "A draft of several years is always of the last that are over: {latest}. What is to be published is published without --dry-run."
        ),
    ))
}

/// Checks that the years can be published: they are over, none has been published, and in git none is of so long ago that
/// its cases may have been weeded out.
fn may_be_published<'f>(
    years: Years,
    (mut printed, is_in_git): (impl Iterator<Item = &'f Figures>, bool),
    context: &CommandContext,
) -> Result<(), CommandError> {
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
    let kept = HalfYear::KEPT;
    // What has been weeded out of the history too leaves no trace, so that only the time tells.
    if is_in_git && years.half_years().any(|half| half.plus(kept).is_over(context.day)) {
        return Err(CommandError::Message(
            say!(
                "{years} är så länge sedan att ärendena kan vara gallrade: ett ärende sparas högst {kept} halvår.",
                "{years} is so long ago that cases may have been weeded out: a case is kept for at most {kept} half-years."
            ),
            Say::fixed(
                "Det som är kvar är inte det som var. Publicera de år som är hela; det som är publicerat går alltid att skriva ut igen.",
                "What is left is not what there was. Publish the years that are whole; what is published can always be printed again.",
            ),
        ));
    }
    if let Some(earlier) = printed.find(|figures| figures.years.overlaps(years)) {
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

/// Checks that the ledger will be read as what is printed: what cannot be read again can never be told again.
fn is_readable(
    figures: &Figures,
    text: &str,
    (workspace, path): (&Workspace, &Path),
    context: &CommandContext,
) -> Result<(), CommandError> {
    let reader = context.reader(&workspace.root, &workspace.config)?;
    let read = load::file(&reader, path.display().to_string(), text.as_bytes().to_vec());
    let is_same = match &read.record {
        Some(Record::Report(report)) => Figures::of(report).as_ref() == Some(figures),
        _ => false,
    };
    if is_same && read.faults.is_empty() && can_be_printed(figures, context.day) {
        return Ok(());
    }
    Err(CommandError::Message(
        Say::fixed(
            "Ingenting är publicerat: det som skulle skrivas in går inte att läsa tillbaka som det trycks.",
            "Nothing is published: what would be written cannot be read back as it is printed.",
        ),
        Say::fixed(
            "Se efter under [publication] och [terms] i vbe.toml, och kör vbe validate. Ett eget ord skrivs med små bokstäver a–z, siffror och bindestreck.",
            "Look under [publication] and [terms] in vbe.toml, and run vbe validate. A word of your own is written with small letters a–z, digits and hyphens.",
        ),
    ))
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
    let shown = shown.trim_start_matches("./");
    is_readable(figures, &text, (workspace, &path), context)?;
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
