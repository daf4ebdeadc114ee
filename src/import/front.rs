//! What a file says of the plan before its activities, beside its title and its time: what document it is, who is
//! responsible for it and owns it, and who has decided on it.

use super::account::Certainty;
use super::draft::Draft;
use super::frame::{document_type, labelled as timed, sentences};
use super::whole::Decision;
use super::whose::Whose;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::base::meant;
use crate::io::tables::Labelled;
use crate::pii::detector::Exposure;
use crate::say;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Type,
    Responsible,
    Owners,
    Reference,
    Decision,
}

const LABELS: [(Label, &[&str]); 5] = [
    (Label::Type, &["dokumenttyp", "typ av dokument", "document type"]),
    (
        Label::Responsible,
        &[
            "dokumentansvarig", "dokumentansvariga", "planansvarig", "planansvariga", "ansvarig för planen",
            "ansvariga för planen", "ansvarig för handlingsplanen", "ansvariga för handlingsplanen",
            "ansvarig för dokumentet", "ansvarig för revidering", "responsible for the plan",
        ],
    ),
    (
        Label::Owners,
        &[
            "ägare", "planägare", "dokumentägare", "ägs av", "planen ägs av", "ägs gemensamt av", "huvudmän",
            "avtalsparter", "parter", "owners", "owned by",
        ],
    ),
    (Label::Reference, &["diarienummer", "diarienr", "dnr", "reference number"]),
    (
        Label::Decision,
        &[
            "antagen av", "antaget av", "beslutad av", "beslutat av", "fastställd av", "fastställt av",
            "antagits av", "beslutats av", "fastställts av", "beslutande organ", "beslutsinstans",
            "beslutsfattare", "adopted by", "decided by",
        ],
    ),
];

/// The longest such text, in bytes.
const LONG: usize = 200;

fn label(text: &str) -> Option<Label> {
    let own = fold(text);
    let own = own.trim_end_matches([':', ' ']);
    LABELS.iter().find(|(_, words)| words.contains(&own)).map(|(label, _)| *label)
}

/// What says who has decided only before a colon: in a sentence the words say more.
const DECIDED: [&str; 8] =
    ["beslutad", "beslutat", "antagen", "antaget", "fastställd", "fastställt", "beslut", "adopted"];

/// The label that a text begins with, and the rest: `Dnr: KS 2026/12`, `Antagen av kommunstyrelsen 2026-12-01`.
fn labelled(text: &str) -> Option<(Label, &str)> {
    if let Some((own, rest)) = text.split_once(':')
        && let Some(label) = label(own).or_else(|| DECIDED.contains(&&*fold(own)).then_some(Label::Decision))
    {
        return Some((label, rest));
    }
    let open = LABELS.iter().filter(|(label, _)| matches!(label, Label::Decision | Label::Reference));
    let mut words = open.flat_map(|(label, words)| words.iter().map(move |word| (*label, *word)));
    words.find_map(|(label, word)| {
        let rest = text.get(..word.len()).filter(|own| fold(own) == word).map(|_| &text[word.len()..])?;
        Some((label, rest.strip_prefix(' ')?))
    })
}

/// A sentence without the words that say that it is of the plan: `Planen är`, `Denna strategi har`.
fn without_subject(sentence: &str) -> &str {
    const VERBS: [&str; 4] = ["är", "har", "blev", "is"];
    let mut words = sentence.splitn(4, ' ');
    let (first, second, third) = (words.next(), words.next(), words.next());
    let is_plan = |word: Option<&str>| word.is_some_and(|word| document_type(word).is_some());
    let is_verb = |word: Option<&str>| word.is_some_and(|word| VERBS.contains(&word));
    let count = match () {
        () if is_plan(first) && is_verb(second) => 2,
        () if is_plan(second) && is_verb(third) => 3,
        () => return sentence,
    };
    sentence.splitn(count + 1, ' ').nth(count).unwrap_or(sentence)
}

impl Draft<'_> {
    /// Takes what the lines at the head of a file say of the plan: `title: …`, `period: …`, `dnr: …`. The others are kept as
    /// comments.
    pub(super) fn matter(&mut self, lines: &[Labelled], whose: &Whose) {
        const TITLES: [&str; 5] = ["title", "titel", "rubrik", "plan", "namn"];
        const ORGANISATIONS: [&str; 5] = ["kommun", "organisation", "region", "municipality", "stad"];
        let mut day = None;
        // Who has decided is read before when.
        let mut lines: Vec<&Labelled> = lines.iter().collect();
        lines.sort_by_key(|line| Day::read(&line.text).is_some());
        for Labelled { place, label: own, text } in lines {
            let key = fold(&own.replace(['_', '-'], " "));
            let is_open = self.options.period.is_none() && self.whole.period.is_none();
            let is_decided = DECIDED.contains(&key.as_str());
            let is_whose = ORGANISATIONS.contains(&key.as_str());
            let named = match whose {
                Whose::Only(id, title) if is_whose && fold(title).starts_with(&fold(text)) => Some(id),
                _ => None,
            };
            let is_safe = self.detector.find(text, Exposure::Brought).is_empty();
            let became = if !is_safe {
                None
            } else if TITLES.contains(&key.as_str()) && self.whole.title.is_none() {
                self.whole.title = Some(text.clone());
                Some(Say::fixed("planens titel", "the title of the plan"))
            } else if let Some(period) = timed(&key, text).filter(|_| is_open) {
                self.whole.period = Some(period.clone());
                Some(say!("giltighetstid: {period}", "period: {period}"))
            } else if let Some(id) = named {
                Some(say!("organisation: {id}", "organisation: {id}"))
            } else if is_decided && Day::read(text).is_some() {
                day = Day::read(text);
                self.whole
                    .front
                    .decision
                    .is_some()
                    .then(|| Say::fixed("dag för beslutet", "the day of the decision"))
            } else if is_decided {
                self.says(Label::Decision, text)
            } else if ["ansvarig", "ansvariga", "responsible"].contains(&key.as_str()) {
                self.says(Label::Responsible, text)
            } else {
                self.front_of(&key, text)
            };
            match became {
                Some(became) => {
                    self.tell(place.clone(), own, text, Certainty::Guessed, became, String::new());
                }
                None if is_safe => {
                    let why = Say::fixed(
                        "säger inget om planen som kan läsas",
                        "says nothing of the plan that can be read",
                    );
                    let said = if own.is_empty() { text.clone() } else { format!("{own}: {text}") };
                    self.tell(place.clone(), "", &said, Certainty::Unread, why, String::new());
                }
                None => self.left_out(
                    place.clone(),
                    &format!("{own}: {text}"),
                    Say::fixed("filens huvud", "the head of the file"),
                ),
            }
        }
        if let Some(decision) = &mut self.whole.front.decision {
            decision.on = decision.on.or(day);
        }
    }

    /// Takes what a text says of the plan. Returns whether it says something of it.
    pub(super) fn front(&mut self, place: &Say, text: &str) -> bool {
        // Several such lines may stand in one paragraph.
        let is_said = |line: &str| {
            let timed = || line.split_once(':').and_then(|(label, said)| timed(label, said));
            labelled(line).is_some() || timed().is_some()
        };
        let several = text.lines().filter(|line| is_said(line)).count();
        if text.len() <= LONG && several > 1 {
            for line in text.lines() {
                if !self.front(place, line) {
                    // A line that says when the plan holds is taken where that is looked for.
                    let why = Say::fixed("löpande text", "running text");
                    self.tell(place.clone(), "", line, Certainty::Unread, why, String::new());
                }
            }
            return true;
        }
        if text.len() > LONG {
            return false;
        }
        // What one sentence says of the plan takes nothing of the others.
        let said: Vec<(&str, Option<Say>)> =
            sentences(text).into_iter().map(|own| (own, self.says_of_sentence(own))).collect();
        if said.iter().all(|(_, became)| became.is_none()) {
            return false;
        }
        for (sentence, became) in said {
            let running = Say::fixed("löpande text", "running text");
            match became {
                Some(became) => {
                    self.tell(place.clone(), "", sentence, Certainty::Guessed, became, String::new());
                }
                None if self.detector.find(sentence, Exposure::Brought).is_empty() => {
                    self.tell(place.clone(), "", sentence, Certainty::Unread, running, String::new());
                }
                None => self.left_out(place.clone(), sentence, running),
            }
        }
        true
    }

    /// Takes what a sentence says of the plan: `Planen är antagen av kommunstyrelsen 2026-12-01.`
    fn says_of_sentence(&mut self, sentence: &str) -> Option<Say> {
        let bare = without_subject(sentence);
        let (label, rest) = labelled(bare)?;
        self.says(label, rest)
    }

    /// Takes what a label and a value beside it say of the plan, and returns what that became.
    pub(super) fn front_of(&mut self, own: &str, value: &str) -> Option<Say> {
        let is_short = own.len() <= LONG && value.len() <= LONG;
        self.says(label(own).filter(|_| is_short)?, value)
    }

    fn says(&mut self, label: Label, value: &str) -> Option<Say> {
        let value = value.trim().trim_end_matches('.');
        let front = &mut self.whole.front;
        match label {
            Label::Type if front.document_type.is_none() => {
                let own = document_type(value)?;
                front.document_type = Some(own);
                Some(say!("dokumenttyp: {own}", "document type: {own}"))
            }
            Label::Reference
                if front.reference.is_none()
                    && value.contains(|char: char| char.is_ascii_digit())
                    && self.detector.find(value, Exposure::Brought).is_empty() =>
            {
                front.reference = Some(value.to_owned());
                Some(Say::fixed("planens diarienummer", "the reference of the plan"))
            }
            Label::Responsible | Label::Owners => {
                let mut named = self.roles.named(value);
                // What the register does not have stays as it is written.
                if !named.is_whole() {
                    return None;
                }
                named.known.append(&mut named.partners);
                let ids = named.known.join(", ");
                if label == Label::Owners && named.known.len() > 1 && front.owners.is_empty() {
                    front.owners = named.known;
                    return Some(say!("planen ägs gemensamt av: {ids}", "the plan is owned by: {ids}"));
                }
                if !front.responsible.is_empty() {
                    return None;
                }
                front.responsible = named.known;
                Some(say!("ansvarig för planen: {ids}", "responsible for the plan: {ids}"))
            }
            Label::Decision if front.decision.is_none() => {
                let decision = self.decision(value)?;
                let body = decision.body.clone();
                self.whole.front.decision = Some(decision);
                Some(say!("beslut om planen: {body}", "the decision on the plan: {body}"))
            }
            _ => None,
        }
    }

    /// Reads who decided, when, and the number of it: `Kommunstyrelsen 2026-11-02 § 123`, `KF den 14 december 2026, dnr KS 7`.
    fn decision(&self, value: &str) -> Option<Decision> {
        let (value, reference) = match value.find(['§']).or_else(|| fold(value).find("dnr")) {
            Some(at) if value.is_char_boundary(at) => {
                let reference = value[at..].trim();
                let bare = reference.get(..3).filter(|own| fold(own) == "dnr").map(|_| &reference[3..]);
                (&value[..at], Some(bare.unwrap_or(reference).trim_matches([' ', '.', ':', ',']).to_owned()))
            }
            _ => (value, None),
        };
        let words: Vec<&str> =
            value.split_whitespace().map(|word| word.trim_matches([',', '.', '(', ')'])).collect();
        let day = |from: usize, length: usize| {
            words.get(from..from + length).and_then(|own| {
                let said = own.join(" ");
                Day::read(&said).or_else(|| meant::day(&said)).map(|day| (from, day))
            })
        };
        let found =
            (1..words.len().min(12)).find_map(|from| [1, 3].into_iter().find_map(|length| day(from, length)));
        let end = found.map_or(words.len(), |(from, _)| from);
        let own: Vec<&str> =
            words[..end].iter().copied().filter(|word| !["den", "i", "av"].contains(word)).collect();
        let mut named = self.roles.named(&own.join(" "));
        let is_one = named.is_whole() && named.known.len() == 1 && named.partners.is_empty();
        is_one.then(|| Decision { body: named.known.remove(0), on: found.map(|(_, day)| day), reference })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_the_front_page_begins_with_what_it_says() {
        for (text, is) in [
            ("Dnr: KS 2026/12", Some((Label::Reference, " KS 2026/12"))),
            ("Antagen av kommunstyrelsen 2026-12-01", Some((Label::Decision, "kommunstyrelsen 2026-12-01"))),
            ("Ansvarig för planen: Socialchef", Some((Label::Responsible, " Socialchef"))),
            ("Dnr KS 2026/12", Some((Label::Reference, "KS 2026/12"))),
            ("Ansvarig: Socialchef", None),
            ("Antagen avgift", None),
        ] {
            assert_eq!(labelled(text), is, "{text}");
        }
        assert_eq!(
            sentences("Alvlunda kommun. Antagen 2026-11-18, § 214. Dnr. KS 2026/318"),
            ["Alvlunda kommun.", "Antagen 2026-11-18, § 214.", "Dnr. KS 2026/318"]
        );
    }
}
