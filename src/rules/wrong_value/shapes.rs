//! The words of values of another shape than the field has: a list, a row of one, or a single value. What is told to write
//! keeps what stands there; where that cannot be repeated whole, `…` stands for it.

use crate::base::lang::Say;
use crate::say;
use crate::syntax::fault::{LONGEST, ValueFault, Way};

pub(super) fn words(key: &str, shown: &str, wrong: &ValueFault) -> Option<(Say, Say)> {
    Some(match wrong {
        ValueFault::NotAList => {
            let list = listed(shown);
            (
                say!("{key} ska vara en lista.", "{key} must be a list."),
                say!("Skriv: {key}: [{list}]", "Write: {key}: [{list}]"),
            )
        }
        ValueFault::NotRows(first) => (
            say!("{key} ska vara en lista av poster.", "{key} must be a list of items."),
            say!(
                "Skriv en rad för varje post, indragen under {key}, som börjar: - {first}: …",
                "Write a line for each item, indented under {key}, that begins: - {first}: …"
            ),
        ),
        ValueFault::BareRow(way) => (
            say!("{key} ska vara en lista.", "{key} must be a list."),
            match way {
                Way::Brackets => say!(
                    "Behåll posten och sätt hakparenteser om den. Skriv: {key}: [{{…}}]",
                    "Keep the item and put square brackets around it. Write: {key}: [{{…}}]"
                ),
                Way::Lines => Say::fixed(
                    "Behåll posten: skriv ett bindestreck och ett mellanslag före dess första rad, och dra in de andra raderna två steg till.",
                    "Keep the item: write a hyphen and a space before its first line, and indent its other lines two steps more.",
                ),
            },
        ),
        ValueFault::LoneRow(way) => (
            say!("{key} ska vara en enda post, inte en lista.", "{key} must be a single item, not a list."),
            match way {
                Way::Brackets => say!(
                    "Behåll posten och ta bort hakparenteserna om den. Skriv: {key}: {{…}}",
                    "Keep the item and remove the square brackets around it. Write: {key}: {{…}}"
                ),
                Way::Lines => Say::fixed(
                    "Behåll posten: skriv ett mellanslag i stället för bindestrecket före dess första rad.",
                    "Keep the item: write a space in place of the hyphen before its first line.",
                ),
            },
        ),
        // A list has no text of its own to be repeated.
        ValueFault::NotSingle if key == "previous" && shown.is_empty() => (
            Say::fixed("En plan ersätter en enda plan.", "A plan replaces a single plan."),
            Say::fixed(
                "Skriv id:t på den plan som den närmast ersätter, utan hakparenteser, som i previous: plan-2025. Andra planer kan nämnas i note.",
                "Write the id of the plan that it most nearly replaces, without brackets, as in previous: plan-2025. Other plans can be mentioned in note.",
            ),
        ),
        ValueFault::NotSingle => (
            say!("{key} ska vara ett enda värde, inte flera.", "{key} must be a single value, not several."),
            if can_be_repeated(shown) && !shown.contains(['[', '{']) {
                say!("Skriv: {key}: {shown}", "Write: {key}: {shown}")
            } else {
                Say::fixed(
                    "Skriv ett värde på nyckelns rad. En text som börjar med [ eller { ska stå inom citattecken.",
                    "Write one value on the line of the key. A text that begins with [ or { must stand in quotation marks.",
                )
            },
        ),
        ValueFault::NotAMapping(keys) => {
            let keys = keys.iter().take(3).map(|key| format!("{key}: …")).collect::<Vec<_>>().join(", ");
            (
                say!(
                    "{key} ska ha egna rader med nyckel: värde.",
                    "{key} must have lines of its own with key: value."
                ),
                say!(
                    "Skriv raderna indragna under {key}, till exempel {keys}.",
                    "Write the lines indented under {key}, for example {keys}."
                ),
            )
        }
        _ => return None,
    })
}

/// A lone id as the row that is wanted, under its first key. What begins with an id of its own is known by more than that.
pub(super) fn row(keys: &[String], shown: &str) -> Option<String> {
    let first = keys.first().filter(|first| *first != "id")?;
    let is_id = |own: char| own.is_ascii_lowercase() || own.is_ascii_digit() || own == '-';
    let can_be = can_be_repeated(shown) && shown.chars().all(is_id) && !shown.starts_with('-');
    can_be.then(|| format!("{{{first}: {shown}}}"))
}

/// Whether a value can be told whole, on one line.
fn can_be_repeated(shown: &str) -> bool {
    !shown.is_empty() && shown.chars().count() < LONGEST && !shown.contains(['\n', '█'])
}

/// A single value as the items of a list: each in quotes where it would not be read as itself.
fn listed(shown: &str) -> String {
    if !can_be_repeated(shown) {
        return "…".to_owned();
    }
    let item = |part: &str| {
        let is_plain = !part.contains(['[', ']', '{', '}', '"', '\'', '#', ':']);
        if is_plain { part.to_owned() } else { format!("'{}'", part.replace('\'', "''")) }
    };
    let parts = shown.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(item).collect::<Vec<_>>().join(", ")
}
