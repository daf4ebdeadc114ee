//! `vbe import`: a file of tables becomes a draft, and what became of every cell is told.

use std::path::{Path, PathBuf};

use super::ask::CommandContext;
use super::desk::{Mode, carry_out};
use super::world::{CommandError, Exit, Input, Out};
use crate::base::lang::{Lang, Say};
use crate::base::likeness::slug;
use crate::base::period::Period;
use crate::editing::{Change, EditError};
use crate::import::{Finished, Imported, Options, Unclear, draft};
use crate::io::disk;
use crate::io::tables::{self, Table, TableError};
use crate::model::kinds::Kind;
use crate::model::workspace::Workspace;
use crate::output::mask::Mask;
use crate::output::render;
use crate::reports;
use crate::say;
use crate::setup::schema_line;
use crate::syntax::fault::Unreadable;

/// What is asked.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// The file, from where the program was started.
    pub file: PathBuf,
    /// What the draft is to be.
    pub options: Options,
    /// `--dry-run`
    pub dry: bool,
    /// Who can be asked.
    pub input: Input,
}

/// How many times the same thing is asked.
const TRIES: usize = 3;

pub(super) fn answer(
    question: &Question,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let name = question.file.display().to_string();
    let tables = tables(&question.file, context, &name)?;
    let options = decided(question, &tables, context, out)?;
    let mut made = None;
    let exit = carry_out(context, Mode::of(question.dry), out, |workspace| {
        let imported = change(workspace, &tables, &options, context)?;
        let (change, imported) = imported;
        made = Some(imported);
        Ok(Some(change))
    })?;
    // What stopped it may be what a cell says: then no cell is told.
    let Some(imported) = made.filter(|_| exit == Exit::Fine) else { return Ok(exit) };
    let workspace = context.workspace(out)?;
    let page = reports::import::page(&context.report(&workspace), &name, &imported);
    writeln!(out.answer)?;
    render::page(&page, context.format, context.render_options, out.answer)?;
    Ok(Exit::Fine)
}

/// What is wished for, with what only whoever sits there can know of the table.
fn decided(
    question: &Question,
    tables: &[Table],
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Options, CommandError> {
    let mut options = question.options.clone();
    if options.finished.is_some() || !question.input.person {
        return Ok(options);
    }
    let workspace = context.workspace(out)?;
    let Err(Unclear::Finish(mut place)) = draft(&workspace, tables, &options, context.day, "") else {
        return Ok(options);
    };
    let mask = Mask::of(&workspace);
    place.each(&mut |text: &mut String| *text = mask.text(text).into_owned());
    let lang = context.render_options.lang;
    writeln!(out.talk, "{}", is_which(&place).text(lang))?;
    let (promise, outcome) = (
        lang.pick("när det ska vara klart", "when it is to be done"),
        lang.pick("när det blev klart", "when it was done"),
    );
    writeln!(out.talk, "   1  promise  {promise}\n   2  outcome  {outcome}")?;
    for _ in 0..TRIES {
        write!(out.talk, "{} ", lang.pick("nummer eller namn:", "a number or a name:"))?;
        out.talk.flush()?;
        options.finished = match question.input.line()?.trim().to_lowercase().as_str() {
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
        en: format!("{}: is the time the one promised, or the one when it was done?", place.text(Lang::En))
            .into(),
    }
}

/// The tables of the file.
pub(super) fn tables(file: &Path, context: &CommandContext, name: &str) -> Result<Vec<Table>, CommandError> {
    let path = context.folder.join(file);
    if !path.is_file() {
        return Err(CommandError::Said(
            say!("Filen {name} finns inte.", "There is no file {name}."),
            Say::fixed("Skriv sökvägen till filen.", "Write the path to the file."),
        ));
    }
    let bytes = disk::read(&path).map_err(|reason| match reason {
        Unreadable::TooLarge(_) => refused(name, &TableError::TooLarge),
        _ => refused(name, &TableError::Broken),
    })?;
    tables::read(name, &bytes).map_err(|why| refused(name, &why))
}

fn refused(name: &str, why: &TableError) -> CommandError {
    let (what, help) = match why {
        TableError::Sort => (
            say!(
                "{name} är ingen fil som vbe kan läsa tabeller ur.",
                "{name} is no file that vbe can read tables from."
            ),
            Say::fixed(
                "Spara den som .xlsx, .ods, .csv, .docx eller .md.",
                "Save it as .xlsx, .ods, .csv, .docx or .md.",
            ),
        ),
        TableError::Broken => (
            say!(
                "{name} går inte att läsa: filen är skadad, låst med lösenord eller av en annan sort än namnet säger.",
                "{name} cannot be read: the file is broken, locked by a password or of another sort than its name says."
            ),
            Say::fixed(
                "Öppna den i sitt program, spara den på nytt utan lösenord och kör igen.",
                "Open it in its own program, save it anew without a password and run again.",
            ),
        ),
        TableError::TooLarge => (
            say!("{name} är för stor.", "{name} is too large."),
            Say::fixed(
                "Spara bara bladet eller sidorna med åtgärderna i en egen fil.",
                "Save only the sheet or the pages with the activities in a file of their own.",
            ),
        ),
        TableError::Empty => (
            say!("Det finns ingen tabell i {name}.", "There is no table in {name}."),
            Say::fixed(
                "Åtgärderna ska stå i en tabell med rubriker, till exempel Åtgärd, Ansvarig, Påbörjas, Löpande, Avslutad.",
                "The activities are to stand in a table with heads, for example Åtgärd, Ansvarig, Påbörjas, Löpande, Avslutad.",
            ),
        ),
    };
    CommandError::Said(what, help)
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
    if Period::read(period).is_none() {
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
