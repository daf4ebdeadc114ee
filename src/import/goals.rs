//! A line that says a goal of the plan: `Mål 2: Ökad kunskap`, `Mål A1. Unga får stöd i tid`, `Målet är att …`.

use super::columns::Column;
use super::frame::sentences;
use super::heads::Said;
use crate::base::likeness::fold;

/// The longest such line, in bytes.
const LONG: usize = 400;

/// The goal that a line says, with its number before it where it has one.
pub(super) fn of(line: &str, said: &Said) -> Option<String> {
    let line = line.trim();
    if line.len() > LONG {
        return None;
    }
    let is_one = |text: &str| sentences(text).len() == 1;
    let (first, rest) = line.split_once(' ')?;
    if is_goal(first.trim_end_matches(':'), said) && !first.ends_with(':') {
        // The mark behind a number may be left out.
        let (own, title) = own_number(rest).unwrap_or((None, rest));
        if let Some(own) = own.filter(|_| is_one(title)) {
            return Some(without_stop(&format!("{own}. {title}")));
        }
    }
    if let Some((label, rest)) = line.split_once(':')
        && is_goal(label, said)
        && !rest.trim().is_empty()
        && is_one(rest)
    {
        return Some(without_stop(rest.trim()));
    }
    (is_one(line) && is_sentence(line)).then(|| without_stop(line))
}

/// Whether a label says that a goal follows.
fn is_goal(label: &str, said: &Said) -> bool {
    said.of(label).is_some_and(|own| {
        own.is_sure && matches!(own.column, Column::Goal | Column::Overall | Column::Outcome)
    })
}

/// The number that follows the word for a goal, and what it is the number of: `A1: Unga …`, `2 – Kunskap`, `1.1 Kunskap`.
fn own_number(text: &str) -> Option<(Option<&str>, &str)> {
    let end = text.find(char::is_whitespace)?;
    let (word, rest) = text.split_at(end);
    let own = word.trim_end_matches(['.', ')', ':', '–', '-']);
    let behind = rest.trim_start();
    let rest = behind.trim_start_matches(['–', '-', ':']).trim_start();
    let is_marked = own.len() < word.len() || rest.len() < behind.len();
    let digits = own.strip_prefix(|char: char| char.is_ascii_uppercase()).unwrap_or(own);
    let is_number = own.len() <= 6
        && digits
            .split('.')
            .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|own| own.is_ascii_digit()))
        || own.len() == 1 && own.starts_with(|char: char| char.is_ascii_uppercase()) && is_marked;
    // A number of what is to be reached is none of the goal: `Mål 2 nya utbildningar`.
    let is_begun = is_marked || rest.starts_with(char::is_uppercase);
    (is_number && is_begun && !rest.is_empty()).then_some((Some(own), rest))
}

/// Whether a sentence says what the goal is.
fn is_sentence(line: &str) -> bool {
    const BEGINS: [&str; 4] = ["målet ", "målsättningen ", "vårt mål ", "the goal "];
    const VERBS: [&str; 3] = [" är att ", " är ", " is "];
    /// How far the verb stands from the beginning, in bytes.
    const NEAR: usize = 60;
    let own = fold(line);
    let verb = VERBS.iter().filter_map(|verb| own.find(verb)).min();
    BEGINS.iter().any(|word| own.starts_with(word)) && verb.is_some_and(|at| at <= NEAR)
}

fn without_stop(text: &str) -> String {
    let is_stop = text.ends_with('.') && !text.ends_with("fl.") && !text.ends_with("..");
    text[..text.len() - usize::from(is_stop)].replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_is_a_labelled_line_a_numbered_one_or_a_sentence_that_says_so() {
        let said = Said::default();
        for (line, goal) in [
            ("Mål: Alla får stöd.", Some("Alla får stöd")),
            ("Mål 2: Ökad kunskap", Some("2. Ökad kunskap")),
            ("Mål A1: Unga får stöd", Some("A1. Unga får stöd")),
            ("Mål A1. Unga får stöd", Some("A1. Unga får stöd")),
            ("Mål 1.1 Unga får stöd", Some("1.1. Unga får stöd")),
            ("Delmål 3 – Skolan är trygg", Some("3. Skolan är trygg")),
            ("Övergripande mål: Inga dåd", Some("Inga dåd")),
            ("Målet är att alla får stöd.", Some("Målet är att alla får stöd")),
            ("Målet med området är att alla får stöd", Some("Målet med området är att alla får stöd")),
            ("Mål B – Personalen vet", Some("B. Personalen vet")),
            ("Mål B: Personalen vet", Some("B. Personalen vet")),
            ("Mål C personalen vet", None),
            ("Mål 2 nya utbildningar", None),
            ("Målgrupp: Unga", None),
            ("Mål:", None),
            ("Målen följs upp i december.", None),
            ("Mål: Alla får stöd. Planen följs upp i mars.", None),
            ("Område 1: Stöd", None),
        ] {
            assert_eq!(of(line, &said).as_deref(), goal, "{line}");
        }
    }
}
