//! The cells of an activity that say when: times as they are written, what goes on, how often, and what is done.

use super::activity::{Activity, Became, With, flat};
use super::columns::Column;
use super::marks;
use super::status;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::base::rhythm::Recurrence;
use crate::say;

impl Activity {
    pub(super) fn ongoing(&mut self, said: &str) -> Became {
        if marks::is_no(said) {
            return Became::read("ongoing", Say::fixed("inte löpande", "not ongoing"));
        }
        if status::is_done(said) {
            return self.noted(
                "Löpande",
                said,
                &Say::fixed("det är klart, eller inte löpande", "done, or not ongoing"),
            );
        }
        self.is_ongoing = true;
        let said = flat(said);
        let is_star = said.contains('*');
        self.is_ordinary |= is_star;
        let rest = without_ongoing(&said);
        if rest.is_empty() || marks::is_yes(rest) {
            let said = if is_star {
                Say::fixed("löpande, ordinarie verksamhet", "ongoing, ordinary")
            } else {
                Say::fixed("löpande", "ongoing")
            };
            return Became::read("ongoing", said);
        }
        if Recurrence::read(rest).is_some() {
            self.put("recurs", rest.to_owned());
            return Became::read("ongoing", Say::fixed("löpande, hur ofta", "ongoing, how often"));
        }
        let said = said.replace('*', "").trim().to_owned();
        self.time_notes.add(said);
        Became::guessed("ongoing", Say::fixed("löpande, om tiden i ord", "ongoing, the time in words"))
    }

    pub(super) fn recurs(&mut self, said: &str, with: &With<'_>) -> Became {
        let said = flat(said);
        let said = said.trim_end_matches('.');
        if begins_ongoing(said) || Recurrence::read(said).is_none() {
            return self.begins("when", said, with).guess();
        }
        self.once("recurs", Column::Recurs.said(), said)
    }

    pub(super) fn begins(&mut self, key: &'static str, said: &str, with: &With<'_>) -> Became {
        if status::is_done(said) || marks::is_yes(said) && !begins_ongoing(said) {
            return self.status("", said, with);
        }
        self.time(key, said)
    }

    pub(super) fn finish(&mut self, said: &str, with: &With<'_>) -> Became {
        if with.is_outcome || status::is_done(said) || marks::is_yes(said) && !begins_ongoing(said) {
            let id = self.id.clone();
            let became = self.note("Avslutad", said);
            let said = say!(
                "anmärkning; är det klart, skriv vbe finish {id} --on DATUM",
                "note; if it is done, write vbe finish {id} --on DATE"
            );
            return Became { said, ..became };
        }
        self.time("finish", said)
    }

    /// Adds a time as written. What cannot be read as one, or stands against another, is kept in words.
    fn time(&mut self, key: &'static str, said: &str) -> Became {
        let said = flat(said);
        let said = said.trim_end_matches('.').to_owned();
        if said.contains('*') || begins_ongoing(&said) {
            return self.ongoing(&said);
        }
        let word = Column::named(key).map_or_else(|| Say::same(key), Column::said);
        let label = word.sv.clone();
        if self.text(key).is_some_and(|own| own != said) {
            return self.time_noted(
                &format!("{label}: {said}"),
                &Say::fixed("en annan tid stod redan", "another time stood there already"),
            );
        }
        if let Some(period) = Period::read(&said) {
            if self.is_against(key, period) {
                return self.time_noted(
                    &format!("{label}: {said}"),
                    &Say::fixed("går inte ihop med den andra tiden", "does not agree with the other time"),
                );
            }
            self.put(key, said);
            return Became::read(key, word);
        }
        if Recurrence::read(&said).is_some() && self.text("recurs").is_none_or(|own| own == said) {
            self.put("recurs", said);
            return Became::guessed("recurs", Column::Recurs.said());
        }
        self.time_noted(&said, &Say::fixed("kan inte läsas som en tid", "cannot be read as a time"))
    }

    fn time_noted(&mut self, said: &str, why: &Say) -> Became {
        self.time_notes.add(said.to_owned());
        let (sv, en) = (&why.sv, &why.en);
        Became::guessed("time_note", say!("om tiden i ord; {sv}", "the time in words; {en}"))
    }

    /// Whether a time cannot stand beside those that are there.
    fn is_against(&self, key: &str, period: Period) -> bool {
        let other = |key: &str| self.text(key).and_then(Period::read);
        match key {
            "when" => other("start").is_some() || other("finish").is_some(),
            "start" => {
                other("when").is_some() || other("finish").is_some_and(|finish| finish.last < period.first)
            }
            _ => other("when").is_some() || other("start").is_some_and(|start| period.last < start.first),
        }
    }

    /// Adds a tick under a time: it is done then.
    pub(super) fn ticked(&mut self, head: &str) -> Became {
        let year = |text: &str| text.trim().parse::<i32>().ok();
        let joined = self.text("when").and_then(|own| {
            let first = own.split('-').next()?;
            let last = own.rsplit('-').next().and_then(year)?;
            (year(head)? == last + 1).then(|| format!("{first}-{head}"))
        });
        let word = Column::When.said();
        if let Some(joined) = joined {
            self.texts.retain(|(key, _)| *key != "when");
            self.put("when", joined);
            return Became::guessed("when", word);
        }
        self.time("when", head).guess()
    }
}

/// The words that say that something goes on.
const ONGOING: [&str; 9] = [
    "löpande", "fortlöpande", "kontinuerligt", "kontinuerlig", "kontinuerligt arbete", "pågår", "pågående",
    "ongoing", "tills vidare",
];

/// Whether a time begins with a word that says that it goes on.
fn begins_ongoing(said: &str) -> bool {
    without_ongoing(said).len() < said.trim().len()
}

/// What stands beside the words that say that something goes on.
fn without_ongoing(said: &str) -> &str {
    let is_edge = |char: char| matches!(char, ' ' | ',' | '.' | ';' | ':' | '*' | '(' | ')' | '-' | '–');
    let mut rest = said.trim();
    loop {
        let own = rest.trim_start_matches(is_edge);
        let word = ONGOING
            .iter()
            .filter_map(|word| own.get(..word.len()).filter(|head| head.to_lowercase() == **word))
            .find(|head| own[head.len()..].chars().next().is_none_or(|char| !char.is_alphanumeric()));
        match word {
            Some(word) => rest = &own[word.len()..],
            // Signs alone say nothing, and others belong to what follows.
            None if own.is_empty() || rest.len() < said.trim().len() || rest.starts_with('*') => {
                return own.trim_end_matches(is_edge);
            }
            None => return rest,
        }
    }
}

/// Whether a finish may be an outcome rather than a promise: its time has passed, and the table has no starts.
pub(super) fn is_unclear(said: &str, has_start: bool, day: Day) -> bool {
    !has_start && Period::read(said).is_some_and(|period| period.is_over(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_is_known_by_its_first_word() {
        for (said, rest) in [
            ("Löpande", ""),
            ("Löpande*", ""),
            ("*", ""),
            ("Pågår löpande, årligen", "årligen"),
            ("Löpande – två gånger per år", "två gånger per år"),
            ("H 2026", "H 2026"),
            ("Löpandeband", "Löpandeband"),
        ] {
            assert_eq!(without_ongoing(said), rest, "{said}");
        }
    }
}
