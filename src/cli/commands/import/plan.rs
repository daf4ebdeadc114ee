//! `vbe import` of a plan: makes a draft of a file of tables, and shows what became of every cell.

use std::path::Path;

use super::people;
use crate::base::lang::{Lang, Say};
use crate::base::likeness::slug;
use crate::base::period::Period;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::read_tables::read_tables;
use crate::cli::write_changes::{Mode, carry_out};
use crate::editing::{Change, EditError};
use crate::import::{Finished, Imported, Options, Unclear, draft, in_tables};
use crate::io::tables::Table;
use crate::model::kinds::Kind;
use crate::model::workspace::Workspace;
use crate::pii::told::told_in_place;
use crate::reports;
use crate::say;
use crate::setup::schema_line;

/// How many times the same question is asked.
const TRIES: usize = 3;

/// Writes the draft, or shows it.
pub(super) fn import_plan(
    file: &Path,
    options: Options,
    dry_run: bool,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    let detector = &workspace.config.detector;
    let mut name = file.display().to_string();
    told_in_place(detector, &mut name);
    let tables = read_tables(file, context, &name)?;
    if people::stops(&name, &in_tables(detector, &tables), context, out)? {
        return Ok(Exit::Found);
    }
    let options = decided(options, &tables, context, out)?;
    let mut made = None;
    let exit = carry_out(context, Mode::of(dry_run), out, |workspace| {
        let imported = change(workspace, &tables, &options, context)?;
        let (change, imported) = imported;
        made = Some(imported);
        Ok(Some(change))
    })?;
    // The text of a cell may be what stopped the import. Then no cell is shown.
    let Some(imported) = made.filter(|_| exit == Exit::Fine) else { return Ok(exit) };
    let now = context.workspace(out)?;
    let page = reports::import::page(&context.report(&now), &name, &imported.shown(detector));
    out.answer.line("")?;
    out.answer.page(&page, context.format, context.render_options)?;
    Ok(Exit::Fine)
}

/// The user's choices, with what only the user can know about the table.
fn decided(
    mut options: Options,
    tables: &[Table],
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Options, CommandError> {
    if options.finished.is_some() || !context.input.person {
        return Ok(options);
    }
    let workspace = context.workspace(out)?;
    let Err(Unclear::Finish(place)) = draft(&workspace, tables, &options, context.day, "") else {
        return Ok(options);
    };
    let lang = context.render_options.lang;
    out.talk.say(&is_which(&place), lang)?;
    let (promise, outcome) = (
        lang.pick("när det ska vara klart", "when it is to be done"),
        lang.pick("när det blev klart", "when it was done"),
    );
    out.talk.line(&format!("   1  promise  {promise}\n   2  outcome  {outcome}"))?;
    for _ in 0..TRIES {
        out.talk.ask(lang.pick("nummer eller namn:", "a number or a name:"))?;
        out.talk.flush()?;
        options.finished = match context.input.line()?.unwrap_or_default().trim().to_lowercase().as_str() {
            "1" | "promise" => Some(Finished::Promise),
            "2" | "outcome" => Some(Finished::Outcome),
            _ => None,
        };
        if options.finished.is_some() {
            break;
        }
    }
    Ok(options)
}

/// The question that a time of a finish raises.
fn is_which(place: &Say) -> Say {
    Say {
        sv: format!("{}: är tiden den som utlovas eller den då det blev klart?", place.text(Lang::Sv)).into(),
        en: format!("{}: is the time the planned one, or the one when it was done?", place.text(Lang::En))
            .into(),
    }
}

fn change(
    workspace: &Workspace,
    tables: &[Table],
    options: &Options,
    context: &CommandContext,
) -> Result<(Change, Imported), EditError> {
    is_sound(options)?;
    let path = workspace.config.plans.join(format!("{}.yaml", options.id));
    if workspace.plans().any(|plan| *plan.record.id == *options.id) || workspace.root.join(&path).exists() {
        let id = &options.id;
        return Err(EditError::new(
            say!("Id:t {id} är upptaget.", "The id {id} is taken."),
            Say::fixed("Välj ett annat efter --id.", "Choose another after --id."),
        ));
    }
    let schema = schema_line(&path, &workspace.config, "plan").unwrap_or_default();
    let imported = draft(workspace, tables, options, context.day, &schema).map_err(|why| unclear(&why))?;
    let kind = Kind::named("plan").ok_or_else(|| unclear(&Unclear::NoHeads))?;
    let change = Change::new(workspace, &path, kind, &imported.text, &[])?;
    Ok((change, imported))
}

fn is_sound(options: &Options) -> Result<(), EditError> {
    let (id, period) = (&options.id, &options.period);
    if id.is_empty() || slug(id) != *id {
        return Err(EditError::new(
            say!("{id} kan inte vara ett id.", "{id} cannot be an id."),
            Say::fixed(
                "Skriv --id med små bokstäver a–z, siffror och bindestreck.",
                "Write --id with small letters a–z, digits and hyphens.",
            ),
        ));
    }
    if Period::validity(period).is_none() {
        return Err(EditError::new(
            say!("{period} är ingen tid.", "{period} is no time."),
            Say::fixed(
                "Skriv till exempel --period 2027 eller --period 2027-2028.",
                "Write for example --period 2027 or --period 2027-2028.",
            ),
        ));
    }
    Ok(())
}

fn unclear(why: &Unclear) -> EditError {
    match why {
        Unclear::NoHeads => EditError::new(
            Say::fixed(
                "Ingen tabell i filen har rubriker som går att känna igen.",
                "No table in the file has heads that are known.",
            ),
            Say::fixed(
                "En rad ska ha rubrikerna, minst Åtgärd (eller Aktivitet, Insats) och en till: Ansvarig, Påbörjas, Löpande, Avslutad, När, Mål.",
                "One row is to have the heads, at least Åtgärd (or Aktivitet, Insats) and one more: Ansvarig, Påbörjas, Löpande, Avslutad, När, Mål.",
            ),
        ),
        Unclear::Finish(place) => EditError::new(
            is_which(place),
            Say::fixed(
                "Skriv --finished promise om kolumnen säger när det ska vara klart, eller --finished outcome om den säger när det blev klart.",
                "Write --finished promise if the column says when it is to be done, or --finished outcome if it says when it was.",
            ),
        ),
    }
}
