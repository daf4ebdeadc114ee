//! `vbe import`: a file of tables becomes a draft, and what became of every cell is told.

use std::path::{Path, PathBuf};

use super::ask::Call;
use super::desk::{Mode, carry_out};
use super::world::{Exit, Failure, Input, Out};
use crate::base::lang::{Lang, Say};
use crate::base::likeness::slug;
use crate::base::period::Period;
use crate::editing::{Change, Objection};
use crate::import::{Finished, Imported, Unclear, Wish, draft};
use crate::io::disk;
use crate::io::tables::{self, Refused, Table};
use crate::model::kinds::Kind;
use crate::model::whole::Whole;
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
    pub wish: Wish,
    /// `--dry-run`
    pub dry: bool,
    /// Who can be asked.
    pub input: Input,
}

/// How many times the same thing is asked.
const TRIES: usize = 3;

pub(super) fn answer(question: &Question, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let name = question.file.display().to_string();
    let tables = tables(&question.file, call, &name)?;
    let wish = decided(question, &tables, call, out)?;
    let mut made = None;
    let exit = carry_out(call, Mode::of(question.dry), out, |whole| {
        let imported = change(whole, &tables, &wish, call)?;
        let (change, imported) = imported;
        made = Some(imported);
        Ok(Some(change))
    })?;
    // What stopped it may be what a cell says: then no cell is told.
    let Some(imported) = made.filter(|_| exit == Exit::Fine) else { return Ok(exit) };
    let whole = call.whole(out)?;
    let page = reports::import::page(&call.setting(&whole), &name, &imported);
    writeln!(out.answer)?;
    render::page(&page, call.format, call.look, out.answer)?;
    Ok(Exit::Fine)
}

/// What is wished for, with what only whoever sits there can know of the table.
fn decided(question: &Question, tables: &[Table], call: &Call, out: &mut Out<'_>) -> Result<Wish, Failure> {
    let mut wish = question.wish.clone();
    if wish.finished.is_some() || !question.input.person {
        return Ok(wish);
    }
    let whole = call.whole(out)?;
    let Err(Unclear::Finish(mut place)) = draft(&whole, tables, &wish, call.day, "") else { return Ok(wish) };
    let mask = Mask::of(&whole);
    place.each(&mut |text: &mut String| *text = mask.text(text).into_owned());
    let lang = call.look.lang;
    writeln!(out.talk, "{}", is_which(&place).text(lang))?;
    let (promise, outcome) = (
        lang.pick("när det ska vara klart", "when it is to be done"),
        lang.pick("när det blev klart", "when it was done"),
    );
    writeln!(out.talk, "   1  promise  {promise}\n   2  outcome  {outcome}")?;
    for _ in 0..TRIES {
        write!(out.talk, "{} ", lang.pick("nummer eller namn:", "a number or a name:"))?;
        out.talk.flush()?;
        wish.finished = match question.input.line()?.trim().to_lowercase().as_str() {
            "1" | "promise" => Some(Finished::Promise),
            "2" | "outcome" => Some(Finished::Outcome),
            _ => None,
        };
        if wish.finished.is_some() {
            break;
        }
    }
    Ok(wish)
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
pub(super) fn tables(file: &Path, call: &Call, name: &str) -> Result<Vec<Table>, Failure> {
    let path = call.folder.join(file);
    if !path.is_file() {
        return Err(Failure::Said(
            say!("Filen {name} finns inte.", "There is no file {name}."),
            Say::fixed("Skriv sökvägen till filen.", "Write the path to the file."),
        ));
    }
    let bytes = disk::read(&path).map_err(|reason| match reason {
        Unreadable::TooLarge(_) => refused(name, &Refused::TooLarge),
        _ => refused(name, &Refused::Broken),
    })?;
    tables::read(name, &bytes).map_err(|why| refused(name, &why))
}

fn refused(name: &str, why: &Refused) -> Failure {
    let (what, help) = match why {
        Refused::Sort => (
            say!(
                "{name} är ingen fil som vbe kan läsa tabeller ur.",
                "{name} is no file that vbe can read tables from."
            ),
            Say::fixed(
                "Spara den som .xlsx, .ods, .csv, .docx eller .md.",
                "Save it as .xlsx, .ods, .csv, .docx or .md.",
            ),
        ),
        Refused::Broken => (
            say!(
                "{name} går inte att läsa: filen är skadad, låst med lösenord eller av en annan sort än namnet säger.",
                "{name} cannot be read: the file is broken, locked by a password or of another sort than its name says."
            ),
            Say::fixed(
                "Öppna den i sitt program, spara den på nytt utan lösenord och kör igen.",
                "Open it in its own program, save it anew without a password and run again.",
            ),
        ),
        Refused::TooLarge => (
            say!("{name} är för stor.", "{name} is too large."),
            Say::fixed(
                "Spara bara bladet eller sidorna med åtgärderna i en egen fil.",
                "Save only the sheet or the pages with the activities in a file of their own.",
            ),
        ),
        Refused::Empty => (
            say!("Det finns ingen tabell i {name}.", "There is no table in {name}."),
            Say::fixed(
                "Åtgärderna ska stå i en tabell med rubriker, till exempel Åtgärd, Ansvarig, Påbörjas, Löpande, Avslutad.",
                "The activities are to stand in a table with heads, for example Åtgärd, Ansvarig, Påbörjas, Löpande, Avslutad.",
            ),
        ),
    };
    Failure::Said(what, help)
}

fn change(
    whole: &Whole,
    tables: &[Table],
    wish: &Wish,
    call: &Call,
) -> Result<(Change, Imported), Objection> {
    is_sound(wish)?;
    let path = whole.config.plans.join(format!("{}.yaml", wish.id));
    if whole.plans().any(|plan| *plan.record.id == *wish.id) || whole.root.join(&path).exists() {
        let id = &wish.id;
        return Err(Objection::new(
            say!("Id:t {id} är upptaget.", "The id {id} is taken."),
            Say::fixed("Välj ett annat efter --id.", "Choose another after --id."),
        ));
    }
    let schema = schema_line(&path, &whole.config, "plan").unwrap_or_default();
    let imported = draft(whole, tables, wish, call.day, &schema).map_err(|why| unclear(&why))?;
    let kind = Kind::named("plan").ok_or_else(|| unclear(&Unclear::NoHeads))?;
    let change = Change::new(whole, &path, kind, &imported.text, &[])?;
    Ok((change, imported))
}

fn is_sound(wish: &Wish) -> Result<(), Objection> {
    let (id, period) = (&wish.id, &wish.period);
    if id.is_empty() || slug(id) != *id {
        return Err(Objection::new(
            say!("{id} kan inte vara ett id.", "{id} cannot be an id."),
            Say::fixed(
                "Skriv --id med små bokstäver a–z, siffror och bindestreck.",
                "Write --id with small letters a–z, digits and hyphens.",
            ),
        ));
    }
    if Period::read(period).is_none() {
        return Err(Objection::new(
            say!("{period} är ingen tid.", "{period} is no time."),
            Say::fixed(
                "Skriv till exempel --period 2027 eller --period 2027-2028.",
                "Write for example --period 2027 or --period 2027-2028.",
            ),
        ));
    }
    Ok(())
}

fn unclear(why: &Unclear) -> Objection {
    match why {
        Unclear::NoHeads => Objection::new(
            Say::fixed(
                "Ingen tabell i filen har rubriker som går att känna igen.",
                "No table in the file has heads that are known.",
            ),
            Say::fixed(
                "En rad ska ha rubrikerna, minst Åtgärd (eller Aktivitet, Insats) och en till: Ansvarig, Påbörjas, Löpande, Avslutad, När, Mål.",
                "One row is to have the heads, at least Åtgärd (or Aktivitet, Insats) and one more: Ansvarig, Påbörjas, Löpande, Avslutad, När, Mål.",
            ),
        ),
        Unclear::Finish(place) => Objection::new(
            is_which(place),
            Say::fixed(
                "Skriv --finished promise om kolumnen säger när det ska vara klart, eller --finished outcome om den säger när det blev klart.",
                "Write --finished promise if the column says when it is to be done, or --finished outcome if it says when it was.",
            ),
        ),
    }
}
