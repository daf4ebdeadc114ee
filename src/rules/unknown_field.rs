//! A key that the schema does not know.

use super::rule::{Told, instead};
use crate::fault::Flaw;
use crate::lang::Say;
use crate::likeness::fold;
use crate::say;

/// The heads of real plans' tables, and other words that people write for a key.
const WORDS: [(&str, &[&str]); 24] = [
    ("titel", &["title"]),
    ("åtgärd", &["title", "activities"]),
    ("åtgärder", &["activities"]),
    ("aktivitet", &["title", "activities"]),
    ("ansvarig", &["responsible"]),
    ("ansvariga", &["responsible"]),
    ("vem", &["responsible"]),
    ("påbörjas", &["start"]),
    ("påbörjad", &["started", "start"]),
    ("löpande", &["ongoing"]),
    ("avslutas", &["finish"]),
    ("klart", &["finish"]),
    ("när", &["when"]),
    ("område", &["areas"]),
    ("områden", &["areas"]),
    ("mål", &["goal", "goals"]),
    ("operativa mål", &["goal"]),
    ("operativt mål", &["goal"]),
    ("anteckning", &["note"]),
    ("orsak", &["needs"]),
    ("behov", &["needs"]),
    ("krav", &["covers", "requirements"]),
    ("uppföljning", &["follow_up"]),
    ("beslut", &["decisions", "decision"]),
];

/// Words for where an activity stands, which is never written.
const STATES: [&str; 6] = ["status", "state", "läge", "avslutad", "klar", "done"];

/// Words for what belongs to a person. There is no place for it, under any key.
const PERSONAL: [&str; 10] =
    ["name", "namn", "person", "telefon", "tel", "phone", "epost", "e-post", "email", "personnummer"];

pub(super) fn tell(flaw: &Flaw) -> Option<Told> {
    let Flaw::UnknownField { key, known } = flaw else { return None };
    let what = say!("Nyckeln {key} finns inte här.", "There is no key {key} here.");
    let folded = fold(key);
    if STATES.contains(&folded.as_str()) {
        return Some(Told::new(
            what,
            Say::fixed(
                "Läget skrivs aldrig, det räknas fram. Skriv dagen i uppföljningen, till exempel finished: 2018-12-14",
                "Where it stands is never written but derived. Write the day in the record, for example finished: 2018-12-14",
            ),
        ));
    }
    if PERSONAL.contains(&folded.as_str()) {
        return Some(Told::new(
            what,
            Say::fixed(
                "Här står roller, aldrig personer. Ta bort raden; skriv uppgiften inte heller under note.",
                "Here stand roles, never people. Remove the line, and do not put it under note either.",
            ),
        ));
    }
    let keys = WORDS.iter().find(|(word, _)| *word == folded).map_or(&[][..], |(_, keys)| *keys);
    if let Some(meant) = keys.iter().find(|meant| known.iter().any(|known| known == *meant)) {
        return Some(Told::new(what, say!("Skriv {meant}.", "Write {meant}.")));
    }
    let none = Say::fixed(
        "vbe schema plan visar vilka nycklar en plan har. Det som inte har någon egen plats kan stå under note.",
        "vbe schema plan shows the keys that a plan has. What has no place of its own can stand under note.",
    );
    Some(Told::new(what, instead(key, known.iter().map(String::as_str), none)))
}
