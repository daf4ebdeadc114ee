//! Finds a time that cannot be read.

use super::rule::{Message, entry};
use crate::base::lang::{Lang, Say};
use crate::base::meant;
use crate::base::months::month_name;
use crate::base::period::{Absent, FORMS, OPEN_FORMS, Period};
use crate::base::rhythm::Recurrence;
use crate::say;
use crate::syntax::fault::FaultKind;

/// Years for an example, in the forms that a time may need.
const YEARS: [&str; 3] = ["2026", "2026-2030", "2026/2027"];

/// Words for what goes on all the time.
const WITHOUT_END: [&str; 8] = [
    "löpande", "fortlöpande", "kontinuerligt", "pågående", "pågår", "tillsvidare", "ongoing", "continuously",
];

/// How that is written where a time may lack its end.
const OPEN_END: (&str, &str) = ("tills vidare", "until further notice");

fn is_without_end(written: &str) -> bool {
    let text = written.to_lowercase();
    text.split(|own: char| !own.is_alphabetic()).any(|word| WITHOUT_END.contains(&word))
}

/// Words for what is to be done without delay. They say how much it matters, and no time that can be over.
const AT_ONCE: [&str; 13] = [
    "snarast", "snarast möjligt", "så snart som möjligt", "så snart det går", "så fort som möjligt",
    "omgående", "omedelbart", "genast", "skyndsamt", "as soon as possible", "asap", "immediately", "at once",
];

fn is_at_once(written: &str) -> bool {
    AT_ONCE.contains(&written.trim().trim_end_matches('.').to_lowercase().as_str())
}

/// The same time with a year, where it only lacks that. A period of several years has both.
fn with_year(written: &str) -> Option<String> {
    let is_long = written.to_lowercase().contains("perioden");
    let years = YEARS.iter().filter(|year| !is_long || year.contains('-'));
    let mut dated = years.map(|year| format!("{written} {year}"));
    dated.find(|own| Period::read(own).is_some())
}

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    let FaultKind::UnreadablePeriod { key, written, is_open, plan } = kind else { return None };
    let of_activity = matches!(key.as_deref(), Some("start" | "finish" | "when"));
    if of_activity && (is_without_end(written) || Period::validity(written).is_some_and(Period::is_open)) {
        return Some(endless(written));
    }
    // What has such words for a time holds without an end.
    if *is_open && is_without_end(written) {
        let (sv, en) = OPEN_END;
        return Some(Message::new(
            say!("”{written}” går inte att läsa som en tid.", "“{written}” cannot be read as a time."),
            Say::new(entry(key.as_deref(), sv).sv, entry(key.as_deref(), en).en),
        ));
    }
    if is_at_once(written) {
        return Some(at_once(key.as_deref(), written, of_activity));
    }
    if let Some(absent) = absent(written, *plan) {
        return Some(missing(written, absent, plan.is_some()));
    }
    if let Some(day) = meant::day(written) {
        return Some(Message::new(
            say!("”{written}” går inte att läsa som en dag.", "“{written}” cannot be read as a day."),
            entry(key.as_deref(), &day.to_string()),
        ));
    }
    if of_activity && Recurrence::read(written).is_some() {
        return Some(Message::new(
            say!("”{written}” säger hur ofta, inte när.", "“{written}” says how often, not when."),
            say!("Ta bort raden och skriv recurs: {written}", "Remove the line and write recurs: {written}"),
        ));
    }
    // What has no year is never given one: the plan may last several.
    let is_start = key.as_deref() == Some("start");
    let begins = if is_start { Period::beginning(written) } else { written.clone() };
    if let Some(message) = plan.and_then(|plan| several(&begins, plan)) {
        return Some(message);
    }
    if let Some(dated) = with_year(&begins) {
        return Some(Message::new(
            say!("”{written}” säger inte vilket år.", "“{written}” does not say which year."),
            say!(
                "Skriv årtalet också, till exempel ”{dated}”.",
                "Write the year too, for example “{dated}”."
            ),
        ));
    }
    if let Some(full) = Period::in_full(written) {
        return Some(Message::new(
            say!("”{written}” säger inte hela årtalet.", "“{written}” does not say the whole year."),
            say!("Skriv årtalet med fyra siffror: ”{full}”.", "Write the year in four figures: “{full}”."),
        ));
    }
    Some(other(written, of_activity, *is_open))
}

/// What goes on without an end, or says only when it begins.
fn endless(written: &str) -> Message {
    let begins = Period::validity(written).filter(|time| time.is_open()).and_then(Period::begins);
    match begins {
        Some(_) => Message::new(
            say!(
                "”{written}” säger när det börjar, men inte när det är klart.",
                "“{written}” says when it begins, but not when it is done."
            ),
            Say::fixed(
                "Skriv tiden i start i stället, och ongoing: true om arbetet fortsätter tills vidare.",
                "Write the time in start instead, and ongoing: true if the work goes on until further notice.",
            ),
        ),
        None => Message::new(
            Say::fixed("Löpande är ingen tidpunkt.", "Ongoing is no point in time."),
            Say::fixed("Ta bort raden och skriv ongoing: true", "Remove the line and write ongoing: true"),
        ),
    }
}

/// What is to be done without delay has no day that can pass.
fn at_once(key: Option<&str>, written: &str, of_activity: bool) -> Message {
    let key = key.unwrap_or("…");
    let what = say!(
        "”{written}” är ingen tid: ingen kan se när den har gått ut.",
        "“{written}” is no time: nobody can see when it is over."
    );
    let help = if of_activity {
        say!(
            "Skriv när det senast ska vara klart, till exempel {key}: 2018-06. Är det inte bestämt: byt nyckeln {key} mot time_note, som har tid i ord.",
            "Write by when it is to be done, for example {key}: 2018-06. If that is not decided: change the key {key} to time_note, which has time in words."
        )
    } else {
        say!(
            "Skriv när det senast ska vara klart, till exempel {key}: 2018-06. Är det inte bestämt: ta bort {key}.",
            "Write by when it is to be done, for example {key}: 2018-06. If that is not decided: remove {key}."
        )
    };
    Message::new(what, help)
}

/// A day or a week that the year does not have; where no year is written, that of the plan, or any.
fn absent(written: &str, plan: Option<Period>) -> Option<Absent> {
    let year = plan.and_then(Period::begins).map_or_else(|| "2024".to_owned(), |day| day.year().to_string());
    let dated = || (!written.contains(&year)).then(|| Period::absent(&format!("{written} {year}"))).flatten();
    Period::absent(written).or_else(dated)
}

fn missing(written: &str, absent: Absent, has_year: bool) -> Message {
    let what = match absent {
        Absent::Day { year, month, last } => {
            let (sv, en) = (month_name(month, Lang::Sv), month_name(month, Lang::En));
            let is_said = has_year || written.contains(&year.to_string());
            let year = if is_said { format!(" {year}") } else { String::new() };
            say!(
                "”{written}” finns inte: {sv}{year} har {last} dagar.",
                "“{written}” does not exist: {en}{year} has {last} days."
            )
        }
        Absent::Week { year, last } => say!(
            "”{written}” finns inte: {year} har {last} veckor.",
            "“{written}” does not exist: {year} has {last} weeks."
        ),
    };
    Message::new(
        what,
        Say::fixed("Skriv en dag eller vecka som finns.", "Write a day or a week that exists."),
    )
}

/// What a time without its year may mean in a plan, where that is several times or none.
fn several(written: &str, plan: Period) -> Option<Message> {
    let readings = Period::readings(written, plan);
    let said: Vec<&str> = readings.iter().map(|reading| &*reading.said).collect();
    let (first, rest) = said.split_first().filter(|(_, rest)| !rest.is_empty())?;
    // Of a plan for many years the first and the last are enough to see what is meant.
    let (sv, en) = match rest {
        [only] => (format!("{first} eller {only}"), format!("{first} or {only}")),
        [.., last] => {
            (format!("{first}, {} … eller {last}", rest[0]), format!("{first}, {} … or {last}", rest[0]))
        }
        [] => return None,
    };
    Some(Message::new(
        say!("”{written}” kan i den här planen vara {sv}.", "In this plan “{written}” may be {en}."),
        say!("Skriv årtalet också, till exempel ”{first}”.", "Write the year too, for example “{first}”."),
    ))
}

fn other(written: &str, of_activity: bool, is_open: bool) -> Message {
    let what = Say::new(
        format!("”{written}” går inte att läsa som en tid."),
        format!("“{written}” cannot be read as a time."),
    );
    let words =
        Say::fixed(" Tid i ord kan stå under time_note.", " Time in words can stand under time_note.");
    let (sv, en) = if of_activity { (words.sv, words.en) } else { ("".into(), "".into()) };
    let help = if is_open {
        Say::new(
            format!("Skriv till exempel {}; eller {}.", FORMS.sv, OPEN_FORMS.sv),
            format!("Write for example {}; or {}.", FORMS.en, OPEN_FORMS.en),
        )
    } else {
        Say::new(
            format!("Skriv till exempel {}.{sv}", FORMS.sv),
            format!("Write for example {}.{en}", FORMS.en),
        )
    };
    Message::new(what, help)
}
