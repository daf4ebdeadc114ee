//! Finds a key that the schema does not know.

use super::rule::{Message, instead};
use crate::base::lang::Say;
use crate::base::likeness::{can_be_written, fold, nearest};
use crate::base::wording::{self, Word};
use crate::model::kinds::Kind;
use crate::say;
use crate::syntax::fault::FaultKind;
use crate::syntax::schema::Form;

/// Headings from the tables of real plans, and other words that people use for a key.
const WORDS: [(&str, &[&str]); 38] = [
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
    ("miljö", &["environment"]),
    ("oro", &["concern"]),
    ("åldersgrupp", &["age_band"]),
    ("halvår", &["registered"]),
    ("källa", &["source"]),
    ("gallras", &["expires"]),
    ("gallring", &["expires"]),
    ("steg", &["steps", "step"]),
    ("insatser", &["measures"]),
    ("samtycke", &["consent"]),
    ("månad", &["month"]),
    ("antal", &["items"]),
    ("plats", &["place"]),
    ("typ", &["type"]),
];

/// Words for the state of an activity, which is never written.
const STATES: [&str; 6] = ["status", "state", "läge", "avslutad", "klar", "done"];

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    let FaultKind::UnknownField { key, known, schema, of_people, .. } = kind else { return None };
    if is_unsaid(kind) {
        let what = Say::fixed("Nyckeln finns inte här.", "There is no such key here.");
        return Some(Message::new(what, nowhere(schema, *of_people)));
    }
    let what = say!("Nyckeln {key} finns inte här.", "There is no key {key} here.");
    let glued = key.split_once(':').filter(|(name, _)| known.iter().any(|known| known == name));
    if let Some((name, value)) = glued {
        return Some(Message::new(
            what,
            say!(
                "Det ska vara ett mellanslag efter kolonet. Skriv: {name}: {value}",
                "There must be a space after the colon. Write: {name}: {value}"
            ),
        ));
    }
    let folded = fold(key);
    if STATES.contains(&folded.as_str()) && !known.iter().any(|known| known == "status") {
        return Some(Message::new(
            what,
            Say::fixed(
                "Läget skrivs aldrig, det räknas fram. Skriv dagen i uppföljningen, till exempel finished: 2018-12-14",
                "Where it stands is never written but derived. Write the day in the record, for example finished: 2018-12-14",
            ),
        ));
    }
    if **schema == *"meeting" && ["plan", "plans", "planer"].contains(&folded.as_str()) {
        return Some(Message::new(
            what,
            Say::fixed(
                "Skriv planerna som lades fram på mötet under presented, så här: presented: [{plan: plan-2025}]",
                "Write the plans that were presented at the meeting under presented, like this: presented: [{plan: plan-2025}]",
            ),
        ));
    }
    if let Some(meant) = translated(&folded, known) {
        return Some(Message::new(what, say!("Skriv {meant}.", "Write {meant}.")));
    }
    let names = || known.iter().map(String::as_str);
    let help = match nearest(key, names()) {
        None => named(schema, known),
        Some(_) => None,
    };
    let help = help.unwrap_or_else(|| instead(key, names(), nowhere(schema, *of_people)));
    Some(Message::new(what, help))
}

/// What can stand there, each key after its name in Swedish, where they are few. The names are those of the first mapping in
/// the schema that has all the keys.
fn named(schema: &str, known: &[String]) -> Option<Say> {
    let known: Vec<&str> = known.iter().map(String::as_str).filter(|key| can_be_written(key)).collect();
    if known.is_empty() || known.len() > MANY {
        return None;
    }
    let form = having(Kind::named(schema)?.form(), &known, DEEPEST)?;
    let word = |key: &'static str| Word::new(key, Say::new(form.key(key).map_or("", Form::title), key));
    let words: Vec<Word<'_>> = form.keys().filter(|key| known.contains(key)).map(word).collect();
    let Say { sv, en } = wording::to_write(&words);
    Some(say!("Här går det att skriva: {sv}.", "What can stand here: {en}."))
}

/// The most keys that are listed.
const MANY: usize = 24;

/// How many mappings deep a key is looked for: a condition contains itself.
const DEEPEST: usize = 6;

/// The first mapping in a schema that has all of these keys.
fn having<'s>(form: Form<'s>, keys: &[&str], deep: usize) -> Option<Form<'s>> {
    if keys.iter().all(|key| form.key(key).is_some()) {
        return Some(form);
    }
    let deep = deep.checked_sub(1)?;
    let below = form.keys().filter_map(|key| form.key(key));
    below.chain(form.items()).find_map(|form| having(form, keys, deep))
}

/// Whether the key must not be repeated: in a case, a key that is not nearly a known one may hold anything.
pub(super) fn is_unsaid(kind: &FaultKind) -> bool {
    let FaultKind::UnknownField { key, known, of_people, .. } = kind else { return false };
    let names = known.iter().map(String::as_str);
    *of_people && translated(&fold(key), known).is_none() && nearest(key, names).is_none()
}

/// The key that a Swedish word means.
fn translated(word: &str, known: &[String]) -> Option<&'static str> {
    let (_, keys) = WORDS.iter().find(|(swedish, _)| *swedish == word)?;
    keys.iter().copied().find(|meant| known.iter().any(|known| known == meant))
}

/// What to say when no key is near. What has no key in a case is not to be written under another.
fn nowhere(schema: &str, of_people: bool) -> Say {
    if of_people {
        return say!(
            "vbe schema {schema} visar vilka nycklar som finns. Det som inte har någon nyckel ska inte skrivas in.",
            "vbe schema {schema} shows the keys that there are. What has no key is not to be written down."
        );
    }
    say!(
        "vbe schema {schema} visar vilka nycklar som finns. Det som inte har någon egen plats kan stå under note.",
        "vbe schema {schema} shows the keys that there are. What has no place of its own can stand under note."
    )
}
