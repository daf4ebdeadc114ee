//! The questions of `vbe import`: only what the file, the options and `vbe.toml` leave open, each with the best guess. Each
//! question is a row of one table; what it is put about is in `asked/left_open.rs`.

mod left_open;

use super::about::{Import, unsound_id, unsound_period};
use super::known::Known;
use crate::base::lang::Say;
use crate::cli::outcome::{CommandError, Out};
use crate::cli::question::{Answer, ask};
use crate::editing::{Blank, EditError};
use left_open::{
    Open, WHO, activities, day, finishes, id, rivals, sheets, tables, time, title, unsound_day, who,
};

/// A question: what it is called, how it is put, what it is put about, and why an answer to it does not hold.
struct Question {
    key: Say,
    asks: Say,
    left_open: for<'a> fn(&'a Import<'a>, &Known) -> Vec<Open<'a>>,
    objection: fn(&Import<'_>, &str) -> Option<EditError>,
}

/// Every question, in the order in which they are asked: an answer may settle those below it.
const QUESTIONS: [Question; 10] = [
    Question {
        key: Say::fixed("Åtgärderna", "The activities"),
        asks: Say::fixed(
            "Ingen rubrik säger var åtgärderna står. Vilken rubrik står över dem?",
            "No head says where the activities stand. Which head is above them?",
        ),
        left_open: activities,
        objection: none,
    },
    Question {
        key: Say::fixed("Blad", "Sheet"),
        asks: Say::fixed(
            "Flera blad har åtgärder. Vilket är planen?",
            "Several sheets have activities. Which is the plan?",
        ),
        left_open: sheets,
        objection: none,
    },
    Question {
        key: Say::fixed("Tabell", "Table"),
        asks: Say::fixed(
            "Filen har tabeller med olika rubriker. Vilken är planen?",
            "The file has tables with different heads. Which is the plan?",
        ),
        left_open: tables,
        objection: none,
    },
    Question {
        key: Say::fixed("Rubriker", "Heads"),
        asks: Say::fixed(
            "Flera rubriker kan betyda detsamma. Vilken gäller? De andra blir anmärkningar.",
            "Several heads can mean the same. Which one holds? The others become notes.",
        ),
        left_open: rivals,
        objection: none,
    },
    Question {
        key: Say::fixed("Avslutad", "Finished"),
        asks: Say::fixed(
            "Är tiden den som utlovas eller den då det blev klart?",
            "Is the time the planned one, or the one when it was done?",
        ),
        left_open: finishes,
        objection: none,
    },
    Question {
        key: Say::fixed("Planens tid", "The time of the plan"),
        asks: Say::fixed(
            "Filen säger inte vilken tid planen gäller: ett år (2027), flera (2027-2028) eller tills vidare.",
            "The file does not say which time the plan holds for: a year (2027), several (2027-2028) or tills vidare (until further notice).",
        ),
        left_open: time,
        objection: |_, said| unsound_period(said),
    },
    Question {
        key: Say::fixed("Planens id", "The id of the plan"),
        asks: Say::fixed(
            "Filens namn blir detsamma. Finns planen redan jämförs filen med den.",
            "The file is named so too. If the plan is there already, the file is compared with it.",
        ),
        left_open: id,
        objection: |_, said| unsound_id(said),
    },
    Question {
        key: Say::fixed("Planens titel", "The title of the plan"),
        asks: Say::fixed(
            "Filen har ingen titel. Skriv den som på planens första sida.",
            "The file has no title. Write it as on the first page of the plan.",
        ),
        left_open: title,
        objection: none,
    },
    Question {
        key: Say::fixed("Läget", "How it has gone"),
        asks: Say::fixed(
            "Filen säger hur det har gått. Vilken dag gällde det? Svara nej om det inte är uppföljning.",
            "The file says how it has gone. On which day was that true? Answer no if it is no progress.",
        ),
        left_open: day,
        objection: unsound_day,
    },
    Question {
        key: WHO,
        asks: Say::fixed(
            "Vem i registret säger hur det har gått?",
            "Who in the register says how it has gone?",
        ),
        left_open: who,
        objection: none,
    },
];

fn none(_: &Import<'_>, _: &str) -> Option<EditError> {
    None
}

/// Asks for what is open.
pub(super) fn ask_all(known: &mut Known, about: &Import<'_>, out: &mut Out<'_>) -> Result<(), CommandError> {
    for question in &QUESTIONS {
        for open in (question.left_open)(about, known) {
            if let Some(said) = answered(question, &open, known, about, out)? {
                (open.take)(known, &said);
            }
        }
    }
    Ok(())
}

/// Puts one question until the answer holds.
fn answered(
    question: &Question,
    open: &Open<'_>,
    known: &mut Known,
    about: &Import<'_>,
    out: &mut Out<'_>,
) -> Result<Option<String>, CommandError> {
    let lang = about.context.render_options.lang;
    let own = || (question.key.text(lang).to_owned(), question.asks.text(lang).to_owned());
    let (key, asks) = open.words.clone().unwrap_or_else(own);
    let blank = if open.choices.is_empty() {
        Blank::question(&key, &asks)
    } else {
        Blank::choice(&key, &asks, open.choices.clone())
    };
    let blank = Blank { usual: Some(open.usual.clone()), ..blank };
    let objection = |said: &str| (question.objection)(about, said).map(|error| (error.what, error.help));
    match ask(&blank, &about.context.input, about.context.render_options, out, objection)? {
        Answer::Said(said) => {
            known.is_answered = true;
            Ok(Some(said))
        }
        Answer::Nothing => Ok(None),
        Answer::Gone => Err(CommandError::Message(
            Say::fixed("Avbrutet: ingenting är skrivet.", "Interrupted: nothing has been written."),
            known.go_on(about.name),
        )),
    }
}
