//! Finds a value of the wrong type or form.

mod shapes;

use super::rule::{Message, entry, one_of};
use crate::base::lang::Say;
use crate::base::likeness::{can_be_written, is_device};
use crate::base::wording::Word;
use crate::base::{halfyear, meant, rhythm, target};
use crate::say;
use crate::syntax::fault::{Choice, FaultKind, ValueFault};

/// Replaces a value that must not be shown.
const HIDDEN: &str = "████";

/// How an entry is written that a help tells to write, with its key or as one of a list.
type Entry = fn(Option<&str>, &str) -> Say;

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    told(kind, entry)
}

fn told(kind: &FaultKind, entry: Entry) -> Option<Message> {
    let FaultKind::WrongValue { key: own, is_item, written, wrong, hidden } = kind else { return None };
    let shown = hidden.map_or(written.as_str(), |_| HIDDEN);
    let key = own.as_deref().unwrap_or("…");
    let write = |value: &str| entry(own.as_deref().filter(|_| !is_item), value);
    let (what, help) = match wrong {
        ValueFault::NotOneOf(choices) => {
            let words: Vec<Word<'_>> = choices.iter().map(Choice::word).collect();
            (
                say!(
                    "”{shown}” är inget tillåtet värde för {key}.",
                    "“{shown}” is not an allowed value for {key}."
                ),
                one_of(written, &words),
            )
        }
        ValueFault::CalledSo(name) => (
            say!(
                "{key} skrivs med ordet {name} i filen.",
                "{key} is written with the word {name} in the file."
            ),
            write(name),
        ),
        // Of what is covered no other id is made.
        ValueFault::NotAnId(_) if hidden.is_some() || !can_be_written(written) => (
            say!("{key} är inget id.", "{key} is no id."),
            Say::fixed(
                "Skriv bara små bokstäver a–z, siffror och bindestreck. En åtgärd skrivs plan/åtgärd.",
                "Write only small letters a–z, digits and hyphens. An activity is written plan/activity.",
            ),
        ),
        // Nothing in the text can be in an id.
        ValueFault::NotAnId(slug) if slug.is_empty() => (
            say!(
                "”{shown}” är inget id: bara små bokstäver a–z, siffror och bindestreck.",
                "“{shown}” is no id: only small letters a–z, digits and hyphens."
            ),
            Say::fixed(
                "Ett id är det korta namn som andra filer pekar med. Skriv minst en bokstav eller siffra, till exempel plan-2025.",
                "An id is the short name by which other files point. Write at least one letter or digit, for example plan-2025.",
            ),
        ),
        ValueFault::NotAnId(slug) if is_device(written) => (
            say!(
                "”{shown}” kan inte vara ett id: Windows har namnet för egen del, och filen går inte att ha där.",
                "“{shown}” cannot be an id: Windows keeps the name for itself, and the file cannot be had there.",
            ),
            write(slug),
        ),
        ValueFault::NotAnId(slug) => (
            say!(
                "”{shown}” är inget id: bara små bokstäver a–z, siffror och bindestreck.",
                "“{shown}” is no id: only small letters a–z, digits and hyphens.",
            ),
            write(slug),
        ),
        ValueFault::NumberOf(id) => (
            say!(
                "{key} är målets nummer ({shown}), men ska vara dess id.",
                "{key} is the number of the goal ({shown}), but must be its id."
            ),
            write(id),
        ),
        ValueFault::TooLong(limit) => (
            say!(
                "{key} är för långt: högst {limit} tecken.",
                "{key} is too long: at most {limit} characters."
            ),
            Say::fixed("Korta texten.", "Shorten the text."),
        ),
        ValueFault::NotText if hidden.is_some() => (
            say!(
                "{key} ska vara en text, men läses som ett tal eller som ja eller nej.",
                "{key} must be a text, but reads as a number or as true or false."
            ),
            Say::fixed("Sätt värdet inom citattecken.", "Put the value in quotation marks."),
        ),
        ValueFault::NotText => (
            say!(
                "{key} ska vara en text, men {shown} läses som ett tal eller som ja eller nej.",
                "{key} must be a text, but {shown} reads as a number or as true or false."
            ),
            {
                let Say { sv, en } = write(&format!("\"{shown}\""));
                say!("Sätt det inom citattecken. {sv}", "Put it in quotation marks. {en}")
            },
        ),
        ValueFault::NotAMapping(keys) if shapes::row(keys, shown).is_some() => {
            let what = say!(
                "{key} ska ha egna rader med nyckel: värde.",
                "{key} must have lines of its own with key: value."
            );
            (what, write(&shapes::row(keys, shown).unwrap_or_default()))
        }
        other => limits(key, shown, other)
            .or_else(|| shapes::words(key, shown, other))
            .or_else(|| meant_words(key, shown, other, write))
            .unwrap_or_else(|| other_words(key, shown, other)),
    };
    Some(Message::new(what, help))
}

/// An entry of `vbe.toml`, where a word stands in quotation marks.
fn setting(key: Option<&str>, value: &str) -> Say {
    let is_bare =
        value.starts_with('"') || value.parse::<f64>().is_ok() || ["true", "false"].contains(&value);
    let value = if is_bare { value.to_owned() } else { format!("\"{value}\"") };
    match key {
        Some(key) => say!("Skriv: {key} = {value}", "Write: {key} = {value}"),
        None => entry(None, &value),
    }
}

/// The same of `vbe.toml`, where a shape is written in another way than in a record.
pub(super) fn tell_of_settings(kind: &FaultKind) -> Option<Message> {
    let mut message = told(kind, setting)?;
    let FaultKind::WrongValue { key: Some(key), written, wrong, .. } = kind else { return Some(message) };
    message.help = match wrong {
        ValueFault::Nothing => say!(
            "Skriv ett värde efter likhetstecknet, till exempel {key} = \"…\", eller ta bort raden.",
            "Write a value after the equals sign, such as {key} = \"…\", or remove the line."
        ),
        // The word is a key of its own under the heading.
        ValueFault::NotAnId(slug) if !slug.is_empty() => {
            say!("Skriv i stället: {slug}", "Write instead: {slug}")
        }
        ValueFault::NotAList => say!("Skriv: {key} = [\"{written}\"]", "Write: {key} = [\"{written}\"]"),
        ValueFault::NotText => say!(
            "Sätt det inom citattecken: {key} = \"{written}\"",
            "Put it in quotation marks: {key} = \"{written}\""
        ),
        ValueFault::NotSingle => say!(
            "Skriv ett enda värde: {key} = \"…\", utan hakar och klamrar.",
            "Write a single value: {key} = \"…\", without brackets and braces."
        ),
        ValueFault::NotAMapping(_) => {
            message.what = say!(
                "{key} ska vara en rubrik med egna rader under sig.",
                "{key} must be a heading with lines of its own under it."
            );
            say!(
                "Skriv rubriken [{key}], med det den hör till före en punkt, och under den rader som nyckel = \"värde\".",
                "Write the heading [{key}], with what it belongs to before a full stop, and under it lines such as key = \"value\"."
            )
        }
        _ => return Some(message),
    };
    Some(message)
}

/// The messages for values that are too many, too long, too small or too large.
fn limits(key: &str, written: &str, wrong: &ValueFault) -> Option<(Say, Say)> {
    Some(match wrong {
        ValueFault::TooMany(limit) => (
            say!("{key} får ha högst {limit} poster.", "{key} can have at most {limit} items."),
            Say::fixed("Behåll de viktigaste.", "Keep the most important."),
        ),
        ValueFault::Crowded(limit) => (
            say!(
                "Här finns fler än {limit} poster på ett ställe, och fler granskas inte.",
                "There are more than {limit} items in one place here, and no more are judged."
            ),
            Say::fixed("Fördela dem på flera filer.", "Divide them among several files."),
        ),
        ValueFault::TooSmall(limit) => (
            say!(
                "{key} är {written} men ska vara minst {limit}.",
                "{key} is {written} but must be at least {limit}."
            ),
            say!("Skriv {limit} eller ett större tal.", "Write {limit} or a larger number."),
        ),
        ValueFault::TooLarge(limit) => (
            say!(
                "{key} är {written} men får vara högst {limit}.",
                "{key} is {written} but can be at most {limit}."
            ),
            say!("Skriv {limit} eller ett mindre tal.", "Write {limit} or a smaller number."),
        ),
        ValueFault::HoldsRecords => (
            say!(
                "”{written}” kan inte undantas: där ligger planer eller uppföljning, eller allt.",
                "“{written}” cannot be exempt: plans or records are there, or everything."
            ),
            say!(
                "Skriv en mapp som inte rymmer något om någon, räknat från vbe.toml, till exempel: {key} = [\"bilder\"]",
                "Write a folder that holds nothing about anybody, counted from vbe.toml, for example: {key} = [\"pictures\"]"
            ),
        ),
        ValueFault::Taken => (
            say!(
                "”{written}” finns redan under {key}, som ett ord i listan eller med samma svenska namn.",
                "“{written}” is under {key} already, as a word of the list or with the same name in Swedish."
            ),
            Say::fixed(
                "Ta bort raden och använd ordet som finns, eller ge den ett annat id och ett annat namn.",
                "Remove the line and use the word that there is, or give it another id and another name.",
            ),
        ),
        ValueFault::TooManyCrossed(limit) => (
            say!(
                "Högst {limit} tabeller får ha två indelningar; {written} är en till.",
                "At most {limit} tables can be of two dimensions; {written} is one more."
            ),
            Say::fixed(
                "Ta bort den, eller en av de andra. Av tre som hör ihop går det att räkna fram det som inte trycks.",
                "Remove it, or one of the others. From three that belong together one can work out what is not printed.",
            ),
        ),
        _ => return None,
    })
}

/// The messages for what is no number. Digits with a comma are no whole number by being given a point.
fn number(shown: &str, is_whole: bool, write: impl Fn(&str) -> Say) -> (Say, Say) {
    let what = if is_whole {
        not_a(shown, "inget heltal", "no whole number")
    } else {
        not_a(shown, "inget tal", "no number")
    };
    let meant = meant::number(shown).filter(|number| !is_whole || !number.contains('.'));
    let help = match meant {
        Some(number) => write(&number),
        None if is_whole => Say::fixed("Skriv bara siffror.", "Write digits only."),
        None => Say::fixed(
            "Skriv bara siffror, med punkt före decimalerna.",
            "Write digits only, with a point before the decimals.",
        ),
    };
    (what, help)
}

fn not_a(shown: &str, sv: &str, en: &str) -> Say {
    Say::new(format!("”{shown}” är {sv}."), format!("“{shown}” is {en}."))
}

/// The messages for values that are written in another form than files have, and are often understood nevertheless.
fn meant_words(
    key: &str,
    shown: &str,
    wrong: &ValueFault,
    write: impl Fn(&str) -> Say,
) -> Option<(Say, Say)> {
    Some(match wrong {
        ValueFault::NotYesNo => (
            say!("{key} ska vara true eller false.", "{key} must be true or false."),
            match meant::truth(shown) {
                Some(truth) => write(&truth.to_string()),
                None => {
                    Say::fixed("Skriv true för ja och false för nej.", "Write true for yes and false for no.")
                }
            },
        ),
        ValueFault::NotANumber { is_whole } => number(shown, *is_whole, write),
        ValueFault::NotADay => (
            not_a(shown, "inget datum", "no date"),
            match meant::day(shown) {
                Some(day) => write(&day.to_string()),
                None => Say::fixed(
                    "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2018-05-14.",
                    "Write the date as YYYY-MM-DD, for example 2018-05-14.",
                ),
            },
        ),
        _ => return None,
    })
}

/// The messages that depend only on the key and the value.
fn other_words(key: &str, shown: &str, wrong: &ValueFault) -> (Say, Say) {
    let forms = |forms: &Say| {
        Say::new(format!("Skriv till exempel {}.", forms.sv), format!("Write for example {}.", forms.en))
    };
    match wrong {
        ValueFault::Nothing => (
            say!("{key} har inget värde.", "{key} has no value."),
            Say::fixed(
                "Skriv ett värde efter kolonet, eller ta bort raden. En text som börjar med # ska stå inom citattecken.",
                "Write a value after the colon, or remove the line. A text that begins with # must stand in quotation marks.",
            ),
        ),
        ValueFault::Empty => (
            say!("{key} är tom.", "{key} is empty."),
            Say::fixed(
                "Skriv minst en post, eller ta bort raden.",
                "Write at least one item, or remove the line.",
            ),
        ),
        ValueFault::Twice => (
            say!("Samma sak står två gånger i {key}.", "The same thing stands twice in {key}."),
            Say::fixed("Ta bort den ena.", "Remove one of them."),
        ),
        ValueFault::NotATarget => (not_a(shown, "inget målvärde", "no target"), forms(&target::FORMS)),
        ValueFault::NotARecurrence => (
            Say::new(format!("”{shown}” säger inte hur ofta."), format!("“{shown}” does not say how often.")),
            forms(&rhythm::RECURRENCES),
        ),
        ValueFault::NotALength => {
            (not_a(shown, "ingen tidslängd", "no length of time"), forms(&rhythm::LENGTHS))
        }
        // The value is not repeated: it may be the exact day that must not be written.
        ValueFault::NotAHalfYear => (
            say!(
                "{key} ska vara ett halvår, till exempel 2030-H1.",
                "{key} must be a half-year, for example 2030-H1."
            ),
            forms(&halfyear::HALF_YEARS),
        ),
        ValueFault::NotAMonth => (
            say!(
                "{key} ska vara en månad eller längre, till exempel 2030-05; aldrig en dag.",
                "{key} must be a month or longer, for example 2030-05; never a day."
            ),
            forms(&halfyear::MONTHS),
        ),
        ValueFault::NotTogether if matches!(key, "sort" | "to") => (
            say!(
                "{key} kan inte stå tillsammans med audience.",
                "{key} cannot stand together with audience."
            ),
            Say::fixed(
                "Skriv audience för det som är publicerat för allmänheten, annars sort och to.",
                "Write audience for what is published for the public, otherwise sort and to.",
            ),
        ),
        ValueFault::NotTogether => (
            say!("{key} kan inte stå tillsammans med when.", "{key} cannot stand together with when."),
            Say::fixed(
                "Använd when när planen har en enda tidskolumn, annars start, ongoing och finish.",
                "Use when if the plan has a single column for time, otherwise start, ongoing and finish.",
            ),
        ),
        _ => (
            say!("{key} kan inte se ut så här.", "{key} cannot look like this."),
            Say::fixed("vbe schema visar vad som kan stå här.", "vbe schema shows what can stand here."),
        ),
    }
}
