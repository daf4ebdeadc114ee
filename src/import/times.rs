//! The cells of an activity that say when: times as they are written, what goes on, how often, and what is done.

use super::activity::{Activity, Became, With, flat};
use super::columns::Column;
use super::marks;
use super::status;
use super::ticks::Ticked;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::meant;
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
        if recurs(rest) {
            self.put("recurs", rest.to_owned());
            return Became::read("ongoing", Say::fixed("löpande, hur ofta", "ongoing, how often"));
        }
        let said = said.replace('*', "").trim().to_owned();
        if let Some(became) = self.rhythm(rest) {
            return Became { field: "ongoing", ..became };
        }
        self.time_notes.add(said);
        Became::guessed("ongoing", Say::fixed("löpande, om tiden i ord", "ongoing, the time in words"))
    }

    pub(super) fn recurs(&mut self, said: &str, with: &With<'_>) -> Became {
        let said = flat(said);
        let said = said.trim_end_matches('.');
        if begins_ongoing(said) || Recurrence::read(said).is_none() {
            return self.rhythm(said).unwrap_or_else(|| self.begins("when", said, with).guess());
        }
        let became = self.once("recurs", Column::Recurs.said(), said);
        // It may be a deadline all the same.
        if recurs(said) { became } else { became.guess() }
    }

    pub(super) fn begins(&mut self, key: &'static str, said: &str, with: &With<'_>) -> Became {
        if status::is_done(said) || marks::is_yes(said) && !begins_ongoing(said) {
            return self.status("", said, with);
        }
        self.time(key, said, with)
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
        self.time("finish", said, with)
    }

    /// Adds a time as written. What cannot be read as one, or stands against another, is kept in words.
    fn time(&mut self, key: &'static str, said: &str, with: &With<'_>) -> Became {
        let said = flat(said);
        let said = said.trim_end_matches('.').to_owned();
        // Who asks does not know.
        if !said.contains(char::is_alphanumeric) && said.contains('?') {
            return Became::guessed("", Say::fixed("tiden är inte bestämd", "the time is not decided"));
        }
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
        if let Some(period) = read(key, &said, with.plan) {
            if self.is_against(key, period, with.plan) {
                return self.time_noted(
                    &format!("{label}: {said}"),
                    &Say::fixed("går inte ihop med den andra tiden", "does not agree with the other time"),
                );
            }
            self.put(key, said);
            let is_within =
                with.plan.is_none_or(|plan| period.first <= plan.last && plan.first <= period.last);
            let became = Became::read(key, word);
            return if is_within { became } else { became.guess() };
        }
        // What says only when it begins is no whole time.
        if key == "when" && self.text("start").is_none() && Period::started(&said, with.plan).is_some() {
            return self.time("start", &said, with).guess();
        }
        if recurs(&said) && self.text("recurs").is_none_or(|own| own == said) {
            self.put("recurs", said);
            return Became::guessed("recurs", Column::Recurs.said());
        }
        if let Some((key, rest)) = with_edge(key, &said, with.plan) {
            return self.time(key, &rest, with).guess();
        }
        // A time as people write times is that time.
        let ends = Some(&said).filter(|_| key == "finish").and_then(|said| at_the_end(said, with.plan));
        if let Some(meant) = ends.or_else(|| in_form(&said, with.plan)) {
            return self.time(key, &meant, with).guess();
        }
        self.rhythm(&said).unwrap_or_else(|| self.time_noted(&said, &unclear(&said, with.plan)))
    }

    /// Takes how often from a text that says more, which is kept: `sista fredagen varje månad`.
    fn rhythm(&mut self, said: &str) -> Option<Became> {
        let often = often(said).filter(|_| self.text("recurs").is_none())?;
        let became =
            say!("hur ofta: {often}; resten om tiden i ord", "how often: {often}; the rest in words");
        self.put("recurs", often);
        self.time_notes.add(said.to_owned());
        Some(Became::guessed("recurs", became))
    }

    fn time_noted(&mut self, said: &str, why: &Say) -> Became {
        self.time_notes.add(said.to_owned());
        let (sv, en) = (&why.sv, &why.en);
        Became::guessed("time_note", say!("om tiden i ord; {sv}", "the time in words; {en}"))
    }

    /// Whether a time cannot stand beside those that are there.
    fn is_against(&self, key: &'static str, period: Period, plan: Option<Period>) -> bool {
        let other = |key: &'static str| self.text(key).and_then(|text| read(key, text, plan));
        match key {
            "when" => other("start").is_some() || other("finish").is_some(),
            "start" => {
                other("when").is_some() || other("finish").is_some_and(|finish| finish.last < period.first)
            }
            _ => other("when").is_some() || other("start").is_some_and(|start| period.last < start.first),
        }
    }

    /// Takes a word under a time that says that it begins, ends or goes on from then.
    pub(super) fn at_edge(&mut self, time: &str, said: &str, with: &With<'_>) -> Became {
        let is_said = ["when", "start", "finish"].into_iter().any(|key| self.text(key).is_some());
        let Some(own) = edge(said).filter(|_| !is_said) else {
            // What goes on from an earlier time goes on now.
            if edge(said) == Some(Edge::Ongoing) && self.is_ongoing {
                return Became::guessed("ongoing", Column::Ongoing.said());
            }
            if edge(said) == Some(Edge::Ongoing)
                && let Some(first) = self.ticks.first().map(str::to_owned)
            {
                self.texts.retain(|(key, _)| !["when", "start", "finish"].contains(key));
                self.put("start", first);
                (self.is_ongoing, self.ticks.has_edges) = (true, true);
                return Became::guessed("ongoing", say!("löpande från {time}", "ongoing from {time}"));
            }
            let became = self.ticked(time, with);
            self.ticks.has_edges = ["when", "start"].into_iter().any(|key| self.text(key).is_some());
            return became;
        };
        let key = if own == Edge::Last { "finish" } else { "start" };
        if read(key, time, with.plan).is_none() {
            return self.time_noted(&format!("{time}: {said}"), &unclear(time, with.plan));
        }
        self.ticks.add(time, with.plan);
        self.ticks.has_edges = true;
        self.put(key, time.to_owned());
        let word = Column::named(key).map_or_else(|| Say::same(key), Column::said);
        if own != Edge::Ongoing {
            return Became::guessed(key, word);
        }
        self.is_ongoing = true;
        Became::guessed("start", say!("löpande från {time}", "ongoing from {time}"))
    }

    /// Adds a tick under a time: it is done then. Where others are ticked beside it, it is done in all of that time.
    pub(super) fn ticked(&mut self, time: &str, with: &With<'_>) -> Became {
        let word = Column::When.said();
        if self.is_ongoing && !self.ticks.is_empty() {
            return Became::guessed("ongoing", Column::Ongoing.said());
        }
        let is_said = ["when", "start", "finish"].into_iter().any(|key| self.text(key).is_some());
        if is_said && self.ticks.is_empty() {
            return self.time("when", time, with).guess();
        }
        let ticked = self.ticks.add(time, with.plan);
        self.texts.retain(|(key, _)| !["when", "start", "finish"].contains(key));
        match ticked {
            Ticked::Whole(said) => {
                self.put("when", said);
                Became::guessed("when", word)
            }
            Ticked::Parted(first, last) => {
                self.put("start", first);
                self.put("finish", last);
                Became::guessed(
                    "finish",
                    Say::fixed("från det första krysset till det sista", "from the first tick to the last"),
                )
            }
            Ticked::Unclear => Became::guessed("time_note", unclear(time, with.plan)),
        }
    }
}

/// What a word says that stands under a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    First,
    Last,
    Ongoing,
}

/// Whether a word says that something begins, ends or goes on from the time that it stands under.
pub(super) fn edge(said: &str) -> Option<Edge> {
    const FIRST: [&str; 9] =
        ["start", "startar", "uppstart", "påbörjas", "påbörjad", "inleds", "börjar", "starts", "begins"];
    const LAST: [&str; 13] = [
        "klart", "klar", "slut", "slutförs", "avslut", "avslutas", "färdigt", "färdig", "klart senast",
        "ends", "end", "finish", "done",
    ];
    const ONGOING: [&str; 5] = ["löpande", "fortlöpande", "kontinuerligt", "tills vidare", "ongoing"];
    let own = crate::base::likeness::fold(said);
    let own = own.trim_end_matches(['.', '!']);
    let is_in = |words: &[&str]| words.contains(&own);
    match () {
        () if is_in(&FIRST) => Some(Edge::First),
        () if is_in(&LAST) => Some(Edge::Last),
        () if is_in(&ONGOING) => Some(Edge::Ongoing),
        () => None,
    }
}

/// Whether a text under a time says what is done then: words, and no state of it.
pub(super) fn is_work(said: &str) -> bool {
    let letters = said.chars().filter(|char| char.is_alphabetic()).count();
    let digits = said.chars().filter(char::is_ascii_digit).count();
    letters > 2
        && letters > digits
        && !marks::is_no(said)
        && !status::is_no_work(said)
        && status::read(said).is_none()
}

/// The words that say that something goes on.
const ONGOING: [&str; 9] = [
    "löpande", "fortlöpande", "kontinuerligt", "kontinuerlig", "kontinuerligt arbete", "pågår", "pågående",
    "ongoing", "tills vidare",
];

/// Whether a time begins with a word that says that it goes on.
pub(super) fn begins_ongoing(said: &str) -> bool {
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

/// Whether a text says how often, and not how soon: `inom två veckor` is a deadline, counted from what no file says.
pub(super) fn recurs(said: &str) -> bool {
    let is_deadline = said.split_whitespace().any(|word| ["inom", "within"].contains(&&*word.to_lowercase()));
    !is_deadline && Recurrence::read(said).is_some()
}

/// How often, in a text that says more than that.
pub(super) fn often(said: &str) -> Option<String> {
    Recurrence::within(said).filter(|often| recurs(often))
}

/// Reads a time as the field of a plan does.
fn read(key: &str, said: &str, plan: Option<Period>) -> Option<Period> {
    if key == "start" { Period::started(said, plan) } else { Period::planned(said, plan) }
}

/// What a time says with an arrow, or a word for its beginning or its end, and which of the two it is: `→ hösten 2027`,
/// `Startar 1 sept 2027`, `före 1 juni`.
fn with_edge(key: &'static str, said: &str, plan: Option<Period>) -> Option<(&'static str, String)> {
    const STARTS: [&str; 9] = [
        "startar ", "start ", "börjar ", "påbörjas ", "inleds ", "uppstart ", "starts ", "begins ", "start: ",
    ];
    const ENDS: [&str; 10] = [
        "före ", "innan ", "klart ", "klar ", "slutförs ", "avslutas ", "before ", "ends ", "finished ",
        "done by ",
    ];
    let rest = |words: &[&str]| {
        let own = |word: &&str| said.get(..word.len()).filter(|head| head.to_lowercase() == **word);
        words.iter().find(|word| own(word).is_some()).map(|word| said[word.len()..].trim().to_owned())
    };
    if let Some((first, last)) = said.split_once('→').or_else(|| said.split_once("->")) {
        let (first, last) = (first.trim(), last.trim());
        let whole = if first.is_empty() { last.to_owned() } else { format!("{first}–{last}") };
        let own = if first.is_empty() && key == "when" { "finish" } else { key };
        return Period::planned(&whole, plan).map(|_| (own, whole));
    }
    if let Some(rest) = rest(&STARTS).filter(|rest| key != "finish" && Period::started(rest, plan).is_some())
    {
        return Some(("start", rest));
    }
    let rest = rest(&ENDS).filter(|rest| key != "start" && Period::planned(rest, plan).is_some())?;
    Some(("finish", rest))
}

/// The time that a text says in a form that plans do not have: `15/1 2027`, `270115`, `Q1/2027`, `06/2027`.
fn in_form(said: &str, plan: Option<Period>) -> Option<String> {
    if let Some(day) = meant::day(said) {
        // A day of a year that no plan can have is meant as nothing.
        return Some(day.to_string()).filter(|day| Period::read(day).is_some());
    }
    let is_number =
        |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number(said, 6) {
        // Six figures are a day where the plan has that day.
        let full = format!("20{}-{}-{}", &said[..2], &said[2..4], &said[4..]);
        let day = Day::read(&full)?;
        let is_within =
            plan.is_some_and(|plan| plan.begins().is_some_and(|first| first <= day) && day <= plan.last);
        return is_within.then_some(full);
    }
    let (part, year) = said.split_once('/')?;
    let (part, year) = (part.trim(), year.trim());
    if !is_number(year, 4) {
        return None;
    }
    let full = if is_number(part, 2) { format!("{year}-{part}") } else { format!("{part} {year}") };
    Period::read(&full).map(|_| full)
}

/// The time at whose end something is to be done: `slutet av maj 2027`.
fn at_the_end(said: &str, plan: Option<Period>) -> Option<String> {
    const ENDS: [&str; 8] = [
        "senast i slutet av ", "i slutet av ", "slutet av ", "senast slutet av ", "slutet på ", "end of ",
        "by end of ", "vid slutet av ",
    ];
    let rest = ENDS.iter().find_map(|own| {
        said.get(..own.len()).filter(|head| head.to_lowercase() == **own).map(|_| &said[own.len()..])
    })?;
    Period::planned(rest, plan).map(|_| rest.to_owned())
}

/// Why a time is kept in words, and what could be written.
fn unclear(said: &str, plan: Option<Period>) -> Say {
    if Period::absent(said).is_some() {
        return Say::fixed("den dagen eller veckan finns inte", "there is no such day or week");
    }
    let all = plan.map(|plan| Period::readings(said, plan)).unwrap_or_default();
    if let [first, .., last] = &all[..] {
        let (first, last) = (&first.said, &last.said);
        return say!(
            "kan vara flera tider, från {first} till {last}; skriv vilken",
            "may be several times, from {first} to {last}; write which"
        );
    }
    if Period::is_planned(said) {
        return Say::fixed("säger inte vilket år", "does not say which year");
    }
    Say::fixed("kan inte läsas som en tid", "cannot be read as a time")
}

/// Whether a finish may be an outcome rather than a promise: its time has passed, and the table has no starts.
pub(super) fn is_unclear(said: &str, plan: Option<Period>, has_start: bool, day: Day) -> bool {
    !has_start && Period::planned(said, plan).is_some_and(|period| period.is_over(day))
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
