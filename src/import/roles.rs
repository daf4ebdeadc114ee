//! Finds the roles, units and groups that a cell names, and never guesses one.

use crate::base::likeness::fold;
use crate::model::workspace::{Lookup, Workspace};

/// No role has a name of more words.
const LONGEST: usize = 12;

/// A line of more bytes is a sentence.
const LONG: usize = 400;

pub(super) struct Roles<'w>(&'w Workspace);

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// The ids of those in the register.
    pub(super) known: Vec<String>,
    /// Those not in the register, as written.
    pub(super) unknown: Vec<String>,
    /// Those in the register that only take part.
    pub(super) partners: Vec<String>,
    /// The one that holds the work together, if the cell says so.
    pub(super) lead: Option<String>,
    /// Whether the cell had to be split where no separator is certain, or somebody is named in another form than the register's.
    pub(super) is_parted: bool,
    /// Whether the cell says more than the ids do: others, or something in brackets.
    pub(super) has_more: bool,
}

/// What stands in brackets after the one that holds the work together.
const LEADS: [&str; 8] = [
    "sammankallande", "huvudansvarig", "huvudansvar", "samordnande", "samordnar", "ledande", "ordförande",
    "lead",
];

/// What stands in brackets after one that takes part and is not responsible.
const PARTNERS: [&str; 12] = [
    "deltar", "medverkar", "medverkande", "samverkar", "samverkan", "i samverkan", "samverkanspart",
    "samverkanspartner", "stödjer", "stöd", "takes part", "partner",
];

/// What stands in brackets after the one that is responsible, or before a colon.
const RESPONSIBLE: [&str; 8] =
    ["ansvarig", "ansvariga", "ansvar", "ansvarar", "a", "r", "responsible", "accountable"];

/// Whose side somebody is on, before a colon: it says nothing that the register does not.
const SIDES: [&str; 8] = ["kommun", "kommunen", "polis", "region", "regionen", "skola", "intern", "extern"];

/// What stands before a colon where letters say who is responsible and who takes part.
const TAKING_PART: [&str; 5] = ["d", "m", "s", "deltagare", "medverkan"];

/// What stands after the last of those that are named, where there are others.
const OTHERS: [&str; 6] = ["m.fl.", "m.fl", "m fl", "mfl", "med flera", "m. fl."];

impl<'w> Roles<'w> {
    pub(super) fn of(workspace: &'w Workspace) -> Self {
        Self(workspace)
    }

    /// Everybody that a cell names: separated by line, comma, semicolon, slash, plus or `och`; or without separators,
    /// when the register has every one of them.
    pub(super) fn named(&self, cell: &str) -> Named {
        let mut named = Named::default();
        for line in cell.split(['\n', ';']) {
            self.line(line.trim_start_matches(['•', '-', '–', '*', ' ']).trim(), 0, &mut named);
        }
        named
    }

    fn line(&self, line: &str, level: usize, named: &mut Named) {
        if line.is_empty() {
            return;
        }
        if let Some(id) = self.id(line) {
            return named.add(id);
        }
        if let Some(id) = self.in_other_form(line) {
            named.is_parted = true;
            return named.add(id);
        }
        if line.len() > LONG {
            return named.unknown.push(line.to_owned());
        }
        if self.labelled(line, level, named) {
            return;
        }
        if self.bare(line, level, named) || self.split(line, level, named) {
            return;
        }
        if let Some(ids) = self.apart(line) {
            named.is_parted = true;
            named.add_all(ids);
            return;
        }
        named.unknown.push(line.to_owned());
    }

    /// Reads a line with the part that somebody has before a colon: `A: Socialchef`, `Deltar: Polisen`. Returns whether
    /// somebody is named.
    fn labelled(&self, line: &str, level: usize, named: &mut Named) -> bool {
        // Several such parts stand in a list of their own.
        let Some((label, rest)) = line.split_once(':').filter(|(_, rest)| !rest.contains(':')) else {
            return false;
        };
        let label = fold(label.trim());
        let is_partner = PARTNERS.contains(&label.as_str()) || TAKING_PART.contains(&label.as_str());
        let is_lead = LEADS.contains(&label.as_str());
        let is_side = SIDES.contains(&label.as_str());
        if !is_partner && !is_lead && !is_side && !RESPONSIBLE.contains(&label.as_str()) {
            return false;
        }
        let mut own = Named::default();
        self.line(rest.trim(), level, &mut own);
        if own.known.is_empty() {
            return false;
        }
        if is_partner {
            own.partners.append(&mut own.known);
        } else if is_lead {
            own.lead = own.known.first().cloned().filter(|_| own.known.len() == 1);
        }
        own.is_parted = true;
        named.join(own);
        true
    }

    /// Reads a line that ends with something beside the names: `m.fl.`, or brackets. Returns whether somebody is named.
    fn bare(&self, line: &str, level: usize, named: &mut Named) -> bool {
        let (bare, is_others) = without_others(line);
        let (bare, beside) = without_brackets(bare);
        // Brackets in several places belong to several names.
        if bare.len() == line.len() || bare.contains('(') {
            return false;
        }
        // Behind several names they belong to the last, and so do words for others to all.
        if !beside.is_empty() && self.id(bare).is_none() && bare.contains([',', '/', '+']) {
            return false;
        }
        let mut own = Named::default();
        self.line(bare, level, &mut own);
        if own.known.is_empty() {
            return false;
        }
        if PARTNERS.contains(&beside.as_str()) {
            own.partners.append(&mut own.known);
        } else if LEADS.contains(&beside.as_str()) {
            own.lead = own.known.first().cloned().filter(|_| own.known.len() == 1);
        } else {
            own.has_more |= !is_abbreviation(&beside) && !RESPONSIBLE.contains(&beside.as_str());
        }
        own.has_more |= is_others;
        named.join(own);
        true
    }

    /// Reads the parts of a line. Returns whether somebody is named: where nobody is, the whole stays as it is written.
    fn split(&self, line: &str, level: usize, named: &mut Named) -> bool {
        // A comma or a slash separates actors; `och` may be part of a name.
        let marks = [&[",", "/", "+"][..], &[" och ", " samt ", " & ", " and "]];
        for (own, marks) in marks.into_iter().enumerate().skip(level) {
            let parts = parts(line, marks);
            if parts.len() < 2 {
                continue;
            }
            let mut all = Named::default();
            for part in parts {
                self.line(part, own, &mut all);
            }
            if !all.known.is_empty() || !all.partners.is_empty() {
                named.join(all);
                return true;
            }
        }
        false
    }

    /// The ids of those that stand one after the other without anything between them.
    fn apart(&self, line: &str) -> Option<Vec<String>> {
        let words: Vec<&str> = line.split(' ').collect();
        // A longer line is a sentence.
        (words.len() <= 24).then(|| one_after_the_other(&words, &mut |name| self.id(name))).flatten()
    }

    /// The id of somebody whose name stands in the definite form, or in the register alone does so: `socialchefen`,
    /// `Kommunstyrelse`.
    fn in_other_form(&self, name: &str) -> Option<String> {
        const ENDS: [&str; 6] = ["en", "n", "et", "t", "na", "a"];
        /// The shortest name, in letters: a shorter one may be another word.
        const SHORTEST: usize = 6;
        let is_word = name.chars().all(|char| char.is_alphabetic() || matches!(char, '-' | ' '));
        if !is_word || name.chars().count() < SHORTEST || name.split(' ').count() > 4 {
            return None;
        }
        let without = ENDS
            .iter()
            .filter_map(|end| name.strip_suffix(end))
            .filter(|own| own.chars().count() >= SHORTEST);
        let found = without.map(str::to_owned).chain(ENDS.iter().map(|end| format!("{name}{end}")));
        // Two who could be meant are nobody.
        let mut ids: Vec<String> = found.filter_map(|own| self.id(&own)).collect();
        ids.dedup();
        ids.pop().filter(|_| ids.is_empty())
    }

    fn id(&self, name: &str) -> Option<String> {
        match self.0.actor(name) {
            Lookup::Found(actor) => Some(actor.record.id.stands().into_raw().to_owned()),
            Lookup::Missing | Lookup::Unknown => None,
        }
    }
}

fn parts<'l>(line: &'l str, marks: &[&str]) -> Vec<&'l str> {
    let mut parts = vec![line];
    for mark in marks {
        parts = parts.into_iter().flat_map(|part| split_at(part, mark)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The parts of a text between marks. Behind a hyphen a mark is in the middle of a name: `Barn- och utbildningsnämnden`.
fn split_at<'l>(text: &'l str, mark: &str) -> Vec<&'l str> {
    let mut from = 0;
    let mut all = Vec::new();
    for (at, _) in text.match_indices(mark) {
        if !text[from..at].ends_with('-') {
            all.push(&text[from..at]);
            from = at + mark.len();
        }
    }
    all.push(&text[from..]);
    all
}

fn without_others(line: &str) -> (&str, bool) {
    let folded = line.to_lowercase();
    for mark in OTHERS {
        if folded.len() == line.len()
            && folded.ends_with(mark)
            && folded.len() > mark.len()
            && line.is_char_boundary(line.len() - mark.len())
        {
            return (line[..line.len() - mark.len()].trim_end_matches([' ', ',']), true);
        }
    }
    (line, false)
}

/// What stands before the brackets at the end, and what stands in them.
fn without_brackets(line: &str) -> (&str, String) {
    let own = line.strip_suffix(')').and_then(|line| line.rsplit_once('('));
    own.map_or((line, String::new()), |(before, beside)| (before.trim(), fold(beside)))
}

/// Whether what stands in brackets is the same name in a few letters.
fn is_abbreviation(beside: &str) -> bool {
    beside.len() <= 6 && !beside.contains(' ')
}

/// Splits words into names that `id` knows, the longest first.
fn one_after_the_other(words: &[&str], id: &mut dyn FnMut(&str) -> Option<String>) -> Option<Vec<String>> {
    // From the last word to the first: the longest name that begins at each, when what follows it can be split too.
    let mut firsts: Vec<Option<(usize, String)>> = vec![None; words.len()];
    for from in (0..words.len()).rev() {
        let longest = (words.len() - from).min(LONGEST);
        let is_split = |end: usize| firsts.get(end).is_none_or(Option::is_some);
        let mut ends = (from + 1..=from + longest).rev().filter(|end| is_split(*end));
        let first = ends.find_map(|end| Some((end, id(&words[from..end].join(" "))?)));
        firsts[from] = first;
    }
    let (mut ids, mut from) = (Vec::new(), 0);
    while from < words.len() {
        let (end, id) = firsts[from].take()?;
        ids.push(id);
        from = end;
    }
    Some(ids)
}

impl Named {
    fn join(&mut self, other: Self) {
        self.add_all(other.known);
        self.unknown.extend(other.unknown);
        self.partners.extend(other.partners);
        self.lead = self.lead.take().or(other.lead);
        self.is_parted |= other.is_parted;
        self.has_more |= other.has_more;
    }

    fn add_all(&mut self, ids: Vec<String>) {
        for id in ids {
            self.add(id);
        }
    }

    /// Whether the register has everybody that the cell names, and the cell names nobody else.
    pub(super) fn is_whole(&self) -> bool {
        self.unknown.is_empty() && !self.has_more && !(self.known.is_empty() && self.partners.is_empty())
    }

    fn add(&mut self, id: String) {
        if !self.known.contains(&id) {
            self.known.push(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_hyphen_before_its_second_half_is_one() {
        let marks = [" och ", "/"];
        assert_eq!(parts("Barn- och utbildningsnämnden", &marks), ["Barn- och utbildningsnämnden"]);
        assert_eq!(
            parts("Kultur- och fritid och Skola/Polis", &marks),
            ["Kultur- och fritid", "Skola", "Polis"]
        );
    }

    #[test]
    fn words_are_split_into_names_with_few_questions() {
        let mut asked = 0;
        let mut split = |cell: &str| {
            let words: Vec<&str> = cell.split(' ').collect();
            one_after_the_other(&words, &mut |name| {
                asked += 1;
                ["x", "x x", "x x x", "y z"].contains(&name).then(|| name.to_owned())
            })
        };
        assert_eq!(split("x x x x y z"), Some(["x x x", "x", "y z"].map(str::to_owned).to_vec()));
        assert_eq!(split("x y"), None);
        assert_eq!(split(&("x ".repeat(23) + "y")), None);
        assert_eq!(split(&("y ".to_owned() + &"x ".repeat(22) + "x")), None);
        assert!(asked < 3 * 24 * LONGEST, "{asked}");
    }
}
