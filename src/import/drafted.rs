//! What each activity of a draft says in short, for whoever is to decide whether it is written.

use std::collections::HashMap;

use super::account::{Certainty, Line};
use super::activity::Activity;
use super::columns::Column;
use crate::base::lang::{Lang, Say};
use crate::base::time_words;

/// An activity of the draft in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// Its id.
    pub id: String,
    /// Its number in the document, if it has one.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// The ids in the register of those who are responsible.
    pub responsible: Vec<String>,
    /// When it is to be done, as one text.
    pub time: Say,
    /// What of it is a guess.
    pub guessed: Vec<Say>,
}

/// The activities in short, in order.
pub(super) fn drafted(activities: &[Activity], lines: &[Line]) -> Vec<Drafted> {
    let mut guesses: HashMap<&str, Vec<Say>> = HashMap::new();
    for line in lines.iter().filter(|line| line.how <= Certainty::Guessed) {
        let Some((id, field)) = line.at.split_once('/') else { continue };
        let own = guesses.entry(id).or_default();
        if let Some(word) = word(field).filter(|word| !own.contains(word)) {
            own.push(word);
        }
    }
    for own in activities {
        let words = own.guessed.iter().filter_map(|field| word(field));
        let all = guesses.entry(own.id.as_str()).or_default();
        for word in words {
            if !all.contains(&word) {
                all.push(word);
            }
        }
    }
    let of = |own: &Activity| Drafted {
        id: own.id.clone(),
        number: own.text("number").map(str::to_owned),
        title: own.title.clone(),
        responsible: own.responsible.clone(),
        time: Say::new(time(own, Lang::Sv), time(own, Lang::En)),
        guessed: guesses.remove(own.id.as_str()).unwrap_or_default(),
    };
    activities.iter().map(of).collect()
}

/// The words that a time may say itself that it begins or ends with.
const FROM: [&str; 4] = ["från", "fr.o.m", "fr", "from"];
const BY: [&str; 8] = ["senast", "by", "t.o.m", "till", "före", "until", "through", "before"];

fn begins(time: &str, words: &[&str]) -> bool {
    let first = time.split(' ').next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    words.contains(&first.as_str())
}

fn time(own: &Activity, lang: Lang) -> String {
    let of = |key: &str| own.text(key).map(|text| time_words::time(text, lang));
    let span = match (of("start"), of("finish")) {
        (Some(start), Some(finish)) => Some(format!("{start} – {finish}")),
        (Some(start), None) if begins(&start, &FROM) => Some(start),
        (Some(start), None) => Some(lang.pick(format!("från {start}"), format!("from {start}"))),
        (None, Some(finish)) if begins(&finish, &BY) => Some(finish),
        (None, Some(finish)) => Some(lang.pick(format!("senast {finish}"), format!("by {finish}"))),
        (None, None) => None,
    };
    let ongoing = own.is_ongoing.then(|| lang.pick("löpande", "ongoing").to_owned());
    let recurs = own.text("recurs").map(|text| time_words::recurrence(text, lang));
    let notes = own.time_notes.all().iter().cloned();
    let all = [of("when"), span, ongoing, recurs].into_iter().flatten().chain(notes);
    all.collect::<Vec<_>>().join(", ")
}

/// What a field is called for people.
fn word(field: &str) -> Option<Say> {
    let beside = || match field {
        "progress" => Some(Say::fixed("uppföljning", "progress")),
        "time_note" => Some(Say::fixed("när, i ord", "when, in words")),
        _ => None,
    };
    Column::named(field).map(Column::said).or_else(beside)
}
