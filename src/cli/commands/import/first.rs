//! A file that becomes a new plan: the draft is shown to whoever sits there before it is written, and afterwards what became
//! of every cell.

use super::about::{Import, unclear};
use super::known::Known;
use crate::base::lang::Say;
use crate::base::nouns;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::write_changes::{Mode, carry_out_all, says_yes_or_enter};
use crate::editing::{Change, EditError};
use crate::import::{Imported, Told, Unclear, draft};
use crate::io::disk;
use crate::model::kinds::Kind;
use crate::model::workspace::Workspace;
use crate::reports;
use crate::say;
use crate::setup::schema_line;

/// Writes a new plan, or shows it.
pub(super) fn import_first(
    known: &Known,
    about: &Import<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let context = about.context;
    if about.is_asked() {
        let (exit, made) = carried_out(Mode::Judge, known, about, out)?;
        let Some((count, imported)) = made else {
            out.answer.flush()?;
            out.talk.say(&known.go_on(about.name), context.render_options.lang)?;
            return Ok(exit);
        };
        let shown = imported.shown(&about.workspace.config.detector);
        let page = reports::import::draft_page(&context.report(about.workspace), about.name, &shown);
        out.answer.line("")?;
        context.put_page(&page, out)?;
        if !is_agreed(count, known, about, out)? {
            return Ok(Exit::Found);
        }
    }
    let (exit, made) = carried_out(Mode::of(about.asked.how.dry_run), known, about, out)?;
    let Some((_, imported)) = made else { return Ok(exit) };
    let now = context.workspace(out)?;
    let shown = imported.shown(&now.config.detector);
    let page = reports::import::page(&context.report(&now), about.name, &shown, about.asked.how.dry_run);
    out.answer.line("")?;
    context.put_page(&page, out)?;
    Ok(Exit::Fine)
}

/// Makes the files and does with them what the mode says. The text of a cell may be what stops it: then nothing is
/// returned that could be shown.
fn carried_out(
    mode: Mode,
    known: &Known,
    about: &Import<'_>,
    out: &mut Out<'_>,
) -> Result<(Exit, Option<(usize, Imported)>), CommandError> {
    let mut drafted = None;
    let exit = carry_out_all(about.context, mode, out, |workspace| {
        let (changes, imported) = changes(workspace, known, about)?;
        drafted = Some((changes.len(), imported));
        Ok(changes)
    })?;
    Ok((exit, drafted.filter(|_| exit == Exit::Fine)))
}

fn changes(
    workspace: &Workspace,
    known: &Known,
    about: &Import<'_>,
) -> Result<(Vec<Change>, Imported), EditError> {
    let (config, options) = (&workspace.config, &known.options);
    let path = config.plans.join(format!("{}.yaml", options.id));
    if workspace.plans().any(|plan| *plan.record.id == *options.id)
        || disk::is_there(&workspace.root.join(&path))
    {
        let id = &options.id;
        return Err(EditError::new(
            say!("Id:t {id} är upptaget.", "The id {id} is taken."),
            Say::fixed("Välj ett annat efter --id.", "Choose another after --id."),
        ));
    }
    let kind = Kind::named("plan").ok_or_else(|| unclear(&Unclear::NoHeads))?;
    let schema = schema_line(&path, config, "plan").unwrap_or_default();
    let imported =
        draft(workspace, about.document, options, about.context.day, &schema).map_err(|why| unclear(&why))?;
    let mut changes = vec![Change::new(workspace, &path, kind, &imported.text, &[])?];
    for told in &imported.told {
        changes.push(progress(workspace, &options.id, told)?);
    }
    Ok((changes, imported))
}

/// The file of what is first told of an activity.
pub(super) fn progress(workspace: &Workspace, plan: &str, told: &Told) -> Result<Change, EditError> {
    let kind = Kind::named("activity").ok_or_else(|| unclear(&Unclear::NoHeads))?;
    let config = &workspace.config;
    let path = config.records.join("activities").join(plan).join(format!("{}.yaml", told.activity));
    let schema = schema_line(&path, config, "activity").unwrap_or_default();
    Change::new(workspace, &path, kind, &told.record(&schema, plan), &[])
}

/// Asks whether the files are to be written. Where they are not, what was typed is told as a command.
pub(super) fn is_agreed(
    count: usize,
    known: &Known,
    about: &Import<'_>,
    out: &mut Out<'_>,
) -> Result<bool, CommandError> {
    let lang = about.context.render_options.lang;
    let Say { sv, en } = nouns::FILES.with(count);
    let question = say!("Skriv {sv}? [J/n]", "Write {en}? [Y/n]");
    if says_yes_or_enter(&question, &about.context.input, lang, out)? {
        return Ok(true);
    }
    out.answer.line(lang.pick("Ingenting är skrivet.", "Nothing has been written."))?;
    out.answer.flush()?;
    out.talk.say(&known.go_on(about.name), lang)?;
    Ok(false)
}
