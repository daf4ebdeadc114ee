//! `vbe import` of a plan: makes a draft of a file of tables, and shows what became of every cell.

use std::path::Path;

use super::{columns, people};
use crate::base::lang::{Lang, Say};
use crate::base::likeness::slug;
use crate::base::period::Period;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::read_tables::read_document;
use crate::cli::write_changes::{Mode, carry_out_all};
use crate::editing::{Change, EditError};
use crate::import::{
    Column, Finished, Imported, Options, Unclear, draft, in_document, in_text, is_head, is_of_lists,
};
use crate::io::tables::{Document, Reading};
use crate::model::kinds::Kind;
use crate::model::workspace::Workspace;
use crate::pii::told::told_in_place;
use crate::reports;
use crate::say;
use crate::setup::schema_line;

/// How many times the same question is asked.
const TRIES: usize = 3;

/// What is asked beside the draft.
pub(super) struct Asked {
    /// What heads mean.
    pub(super) columns: Vec<(String, Column)>,
    pub(super) with_hidden: bool,
    pub(super) dry_run: bool,
}

/// Writes the draft, or shows it.
pub(super) fn import_plan(
    file: &Path,
    mut options: Options,
    asked: &Asked,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    let detector = &workspace.config.detector;
    let mut name = file.display().to_string();
    told_in_place(detector, &mut name);
    let reading = Reading { with_hidden: asked.with_hidden, is_head };
    let document = read_document(file, context, &name, &reading)?;
    options.columns = columns::known(&workspace, &asked.columns);
    options.file.clone_from(&name);
    let mut hits = in_document(detector, &document, is_of_lists(&document, &options));
    for (head, _) in &asked.columns {
        hits.extend(in_text(detector, head, || Say::same("--column")));
    }
    if people::stops(&name, &hits, context, out)? {
        return Ok(Exit::Found);
    }
    let options = decided(options, &document, context, out)?;
    let mut made = None;
    let exit = carry_out_all(context, Mode::of(asked.dry_run), out, |workspace| {
        let (changes, imported) = changes(workspace, &document, &options, context)?;
        made = Some(imported);
        Ok(changes)
    })?;
    // The text of a cell may be what stopped the import. Then no cell is shown.
    let Some(imported) = made.filter(|_| exit == Exit::Fine) else { return Ok(exit) };
    let now = context.workspace(out)?;
    if !asked.dry_run {
        columns::remember(&now, &asked.columns, context, out)?;
    }
    let page = reports::import::page(&context.report(&now), &name, &imported.shown(detector));
    out.answer.line("")?;
    out.answer.page(&page, context.format, context.render_options)?;
    Ok(Exit::Fine)
}

/// The user's choices, with what only the user can know about the table.
fn decided(
    mut options: Options,
    document: &Document,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Options, CommandError> {
    if options.finished.is_some() || !context.input.person {
        return Ok(options);
    }
    let workspace = context.workspace(out)?;
    let Err(Unclear::Finish(place)) = draft(&workspace, document, &options, context.day, "") else {
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

fn changes(
    workspace: &Workspace,
    document: &Document,
    options: &Options,
    context: &CommandContext,
) -> Result<(Vec<Change>, Imported), EditError> {
    is_sound(options)?;
    let config = &workspace.config;
    let path = config.plans.join(format!("{}.yaml", options.id));
    if workspace.plans().any(|plan| *plan.record.id == *options.id) || workspace.root.join(&path).exists() {
        let id = &options.id;
        return Err(EditError::new(
            say!("Id:t {id} är upptaget.", "The id {id} is taken."),
            Say::fixed("Välj ett annat efter --id.", "Choose another after --id."),
        ));
    }
    let schema = |path: &Path, kind: &str| schema_line(path, config, kind).unwrap_or_default();
    let kind = |name: &str| Kind::named(name).ok_or_else(|| unclear(&Unclear::NoHeads));
    let imported = draft(workspace, document, options, context.day, &schema(&path, "plan"))
        .map_err(|why| unclear(&why))?;
    let mut changes = vec![Change::new(workspace, &path, kind("plan")?, &imported.text, &[])?];
    for told in &imported.told {
        let path =
            config.records.join("activities").join(&options.id).join(format!("{}.yaml", told.activity));
        let text = told.record(&schema(&path, "activity"), &options.id);
        changes.push(Change::new(workspace, &path, kind("activity")?, &text, &[])?);
    }
    Ok((changes, imported))
}

fn is_sound(options: &Options) -> Result<(), EditError> {
    let id = &options.id;
    if id.is_empty() || slug(id) != *id {
        return Err(EditError::new(
            say!("{id} kan inte vara ett id.", "{id} cannot be an id."),
            Say::fixed(
                "Skriv --id med små bokstäver a–z, siffror och bindestreck.",
                "Write --id with small letters a–z, digits and hyphens.",
            ),
        ));
    }
    if let Some(period) = options.period.as_ref().filter(|period| Period::validity(period).is_none()) {
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
        Unclear::NoSheet(sheets) if sheets.is_empty() => EditError::new(
            Say::fixed("Filen har inga blad.", "The file has no sheets."),
            Say::fixed(
                "Ta bort --sheet, eller välj en tabell med --table.",
                "Leave out --sheet, or choose a table with --table.",
            ),
        ),
        Unclear::NoSheet(sheets) => {
            let sheets = sheets.join(", ");
            EditError::new(
                Say::fixed("Inget blad i filen heter så.", "No sheet in the file has that name."),
                say!(
                    "Skriv ett av bladen efter --sheet: {sheets}.",
                    "Write one of the sheets after --sheet: {sheets}."
                ),
            )
        }
        Unclear::NoTable(0) => EditError::new(
            Say::fixed("Filen har inga tabeller.", "The file has no tables."),
            Say::fixed("Ta bort --table, så läses listorna.", "Leave out --table, and the lists are read."),
        ),
        Unclear::NoTable(count) => EditError::new(
            Say::fixed("Filen har ingen tabell med det numret.", "The file has no table of that number."),
            say!(
                "Skriv --table med ett tal från 1 till {count}.",
                "Write --table with a number from 1 to {count}."
            ),
        ),
        Unclear::NoHeads => EditError::new(
            Say::fixed(
                "Ingen tabell i filen har rubriker som går att känna igen, och ingen lista har åtgärder.",
                "No table in the file has heads that are known, and no list has activities.",
            ),
            Say::fixed(
                "Skriv vad rubriken över åtgärderna heter i er tabell, till exempel --column Punkt=åtgärd.",
                "Write what the head above the activities is in your table, for example --column Punkt=title.",
            ),
        ),
        Unclear::NoPeriod => EditError::new(
            Say::fixed(
                "Filen säger inte vilken tid planen gäller.",
                "The file does not say which time the plan holds for.",
            ),
            Say::fixed(
                "Skriv till exempel --period 2027 eller --period 2027-2028.",
                "Write for example --period 2027 or --period 2027-2028.",
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
