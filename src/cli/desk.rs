//! What every command that writes a record has in common: the change is judged before it is written, shown where it is
//! only to be shown, and written so that nothing is lost.

use super::ask::Call;
use super::world::{Exit, Failure, Input, Out};
use crate::base::lang::{Lang, Say};
use crate::editing::{self, Change, Coming, Objection, lock_place};
use crate::io::write::{self, Doors, Lock, Trouble};
use crate::model::whole::Whole;
use crate::output::mask::Mask;
use crate::output::render::{self, Format, Verdict};
use crate::pii::detector::Exposure;
use crate::say;

impl From<Objection> for Failure {
    fn from(objection: Objection) -> Self {
        Self::Said(objection.what, objection.help)
    }
}

/// What is done with a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// It is written.
    Write,
    /// It is shown, and that is all.
    Dry,
    /// It is shown to whoever is asked about it next.
    Show,
    /// It is shown, and written.
    Tell,
}

impl Mode {
    /// That of a command with `--dry-run`, or without.
    pub(super) fn of(dry: bool) -> Self {
        if dry { Self::Dry } else { Self::Write }
    }
}

/// Waits for one's turn to write.
pub(super) fn lock(call: &Call, out: &mut Out<'_>) -> Result<Lock, Failure> {
    let root = call.workspace()?;
    let config = call.settings(&root, out)?;
    Lock::wait(&lock_place(&root, &config.records)).map_err(|trouble| not_locked(&trouble))
}

/// Reads the workspace, makes a change and writes it, if it can stand. Meanwhile nobody else changes anything.
pub(super) fn carry_out(
    call: &Call,
    mode: Mode,
    out: &mut Out<'_>,
    make: impl FnOnce(&Whole) -> Result<Option<Change>, Objection>,
) -> Result<Exit, Failure> {
    carry_out_all(call, mode, out, |whole| Ok(make(whole)?.into_iter().collect()))
}

/// Does so with changes to several files: all of them can stand together, or none is written.
pub(super) fn carry_out_all(
    call: &Call,
    mode: Mode,
    out: &mut Out<'_>,
    make: impl FnOnce(&Whole) -> Result<Vec<Change>, Objection>,
) -> Result<Exit, Failure> {
    let lock = match mode {
        Mode::Write | Mode::Tell => Some(lock(call, out)?),
        Mode::Dry | Mode::Show => None,
    };
    let whole = call.whole(out)?;
    let reader = call.reader(&whole.root, &whole.config)?;
    let lang = call.look.lang;
    let changes = make(&whole).map_err(|objection| masked(objection, &whole))?;
    if changes.is_empty() {
        let same =
            lang.pick("Det står redan så: ingenting ändrades.", "It says so already: nothing was changed.");
        writeln!(out.answer, "{same}")?;
        return Ok(Exit::Fine);
    }
    let coming = editing::coming(&changes, whole, &reader, call.day);
    if mode != Mode::Write {
        for (file, old) in &coming.files {
            render::diff(old.as_ref(), coming.whole.source(*file), out.answer)?;
        }
    }
    found(&coming, call, out)?;
    let Some(lock) = lock.filter(|_| !coming.stops) else {
        out.answer.flush()?;
        if coming.stops || mode == Mode::Dry {
            writeln!(out.talk, "{}", unwritten(coming.stops, mode == Mode::Dry).text(lang))?;
        }
        return Ok(if coming.stops { Exit::Found } else { Exit::Fine });
    };
    for (change, (file, _)) in changes.iter().zip(&coming.files) {
        let label = &coming.whole.source(*file).label;
        // What is about people is nobody else's on the machine.
        let is_of_people = coming.whole.file(*file).exposure == Exposure::Case;
        let doors = if is_of_people { Doors::Shut } else { Doors::Usual };
        put(&lock, change, doors).map_err(|trouble| not_written(label, &trouble))?;
        writeln!(out.answer, "{}", say!("Skrev {label}.", "Wrote {label}.").text(lang))?;
    }
    Ok(Exit::Fine)
}

/// Asks whoever sits there; what is no yes is a no.
pub(super) fn says_yes(
    question: &Say,
    input: &Input,
    lang: Lang,
    out: &mut Out<'_>,
) -> Result<bool, Failure> {
    out.answer.flush()?;
    write!(out.talk, "{} ", question.text(lang))?;
    out.talk.flush()?;
    let word = input.line()?.trim().to_lowercase();
    Ok(["j", "ja", "y", "yes"].contains(&word.as_str()))
}

/// An objection may name what it knows of, and ids can be anything.
fn masked(mut objection: Objection, whole: &Whole) -> Objection {
    let mask = Mask::of(whole);
    let mut mask = |text: &mut String| *text = mask.text(text).into_owned();
    objection.what.each(&mut mask);
    objection.help.each(&mut mask);
    objection
}

/// Tells what is found in the file as it is to be.
fn found(coming: &Coming, call: &Call, out: &mut Out<'_>) -> Result<(), Failure> {
    if coming.findings.is_empty() {
        return Ok(());
    }
    let files = coming.files.len();
    let verdict =
        Verdict { whole: &coming.whole, findings: &coming.findings, files, day: call.day, under: "" };
    // What stops is the answer; what does not is talk about it.
    if coming.stops {
        render::findings(verdict, Format::Text, call.look, out.answer)?;
    } else {
        out.answer.flush()?;
        render::findings(verdict, Format::Text, call.look, out.talk)?;
    }
    Ok(())
}

fn unwritten(stops: bool, dry: bool) -> Say {
    match (stops, dry) {
        (true, false) => Say::fixed(
            "vbe: ingenting är skrivet. Rätta det som står ovan och kör igen.",
            "vbe: nothing has been written. Mend what is told above and run again.",
        ),
        (true, true) => Say::fixed(
            "vbe: det här skulle inte skrivas, av det som står ovan (--dry-run).",
            "vbe: this would not be written, for what is told above (--dry-run).",
        ),
        (false, _) => {
            Say::fixed("vbe: ingenting är skrivet (--dry-run).", "vbe: nothing has been written (--dry-run).")
        }
    }
}

fn put(lock: &Lock, change: &Change, doors: Doors) -> Result<(), Trouble> {
    if let Some(folder) = change.path.parent().filter(|folder| !folder.exists()) {
        write::folder(folder, doors)?;
    }
    match &change.was {
        Some(was) => lock.change(&change.path, was, &change.now),
        None => lock.make(&change.path, &change.now),
    }
}

/// Why a file was not written, for whoever was to have it.
pub(super) fn not_written(name: &str, trouble: &Trouble) -> Failure {
    let (what, help) = match trouble {
        Trouble::Changed => (
            say!(
                "{name} har ändrats av någon annan under tiden.",
                "{name} has been changed by somebody else meanwhile."
            ),
            Say::fixed(
                "Ingenting är skrivet, och den andra ändringen är kvar. Kör igen.",
                "Nothing has been written, and the other change is kept. Run again.",
            ),
        ),
        Trouble::Exists => (
            say!("{name} finns redan.", "{name} is there already."),
            Say::fixed(
                "Ingenting är skrivet. Välj ett annat id.",
                "Nothing has been written. Choose another id.",
            ),
        ),
        Trouble::Forbidden => (
            say!(
                "{name} går inte att skriva i: filen eller mappen är skrivskyddad.",
                "{name} cannot be written to: the file or its folder is read-only."
            ),
            Say::fixed(
                "Ingenting är skrivet. Ta bort skrivskyddet, eller be den som äger filen.",
                "Nothing has been written. Take the protection away, or ask whoever owns the file.",
            ),
        ),
        Trouble::Full => (
            say!(
                "{name} gick inte att skriva: disken är full.",
                "{name} could not be written: the disk is full."
            ),
            Say::fixed(
                "Filen är som den var. Gör plats och kör igen.",
                "The file is as it was. Make room and run again.",
            ),
        ),
        Trouble::Busy => (
            say!(
                "{name} gick inte att skriva: någon annan skriver i arbetsmappen.",
                "{name} could not be written: somebody else is writing in the workspace."
            ),
            again(),
        ),
        Trouble::System(error) => (
            say!("{name} gick inte att skriva: {error}.", "{name} could not be written: {error}."),
            Say::fixed("Filen är som den var.", "The file is as it was."),
        ),
    };
    Failure::Said(what, help)
}

fn not_locked(trouble: &Trouble) -> Failure {
    match trouble {
        Trouble::Busy => Failure::Said(
            Say::fixed(
                "Någon annan skriver i arbetsmappen, och blev inte klar i tid.",
                "Somebody else is writing in the workspace, and was not done in time.",
            ),
            again(),
        ),
        Trouble::System(error) => Failure::Said(
            say!(
                "Arbetsmappen gick inte att skriva i: {error}.",
                "The workspace could not be written to: {error}."
            ),
            Say::fixed("Ingenting är skrivet.", "Nothing has been written."),
        ),
        _ => Failure::Said(
            Say::fixed(
                "Arbetsmappen går inte att skriva i: den är skrivskyddad, eller disken är full.",
                "The workspace cannot be written to: it is read-only, or the disk is full.",
            ),
            Say::fixed("Ingenting är skrivet.", "Nothing has been written."),
        ),
    }
}

fn again() -> Say {
    Say::fixed(
        "Ingenting är skrivet. Vänta en stund och kör igen.",
        "Nothing has been written. Wait a while and run again.",
    )
}
