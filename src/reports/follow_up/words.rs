//! How the document says several things in a sentence, and what every section of it is made of.

use crate::base::lang::{Lang, Say, clause};
use crate::output::page::{Fact, Part, Table};

/// How many titles a sentence names before it says how many more there are.
const NAMED: usize = 3;

/// `a, b och c`
pub(super) fn joined(words: &[String], lang: Lang) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), lang.pick("och", "and")),
    }
}

/// `”Utbilda personalen” och ”Kontrollera bidragen”`; of many the first, and how many more there are.
pub(super) fn quoted<'t>(titles: impl IntoIterator<Item = &'t str>, lang: Lang) -> String {
    let titles: Vec<&str> = titles.into_iter().collect();
    let quote = |title: &&str| lang.pick(format!("”{}”", clause(title)), format!("“{}”", clause(title)));
    let mut named: Vec<String> = titles.iter().take(NAMED).map(quote).collect();
    let more = titles.len().saturating_sub(NAMED);
    if more > 0 {
        named.push(lang.pick(format!("{more} till"), format!("{more} more")));
    }
    joined(&named, lang)
}

/// A section of the document.
pub(super) fn section(id: &str, title: &Say, lang: Lang) -> Part {
    Part { list: Some("sections"), id: id.to_owned(), title: title.text(lang).to_owned(), ..Part::default() }
}

/// A table without what is empty in it; nothing where it has no rows.
pub(super) fn filled(table: Table) -> Option<Table> {
    (!table.is_empty()).then(|| table.without_empty())
}

/// A paragraph of these sentences; nothing where there are none.
pub(super) fn paragraph(key: &'static str, sentences: &[Say], lang: Lang) -> Option<Fact> {
    let told: Vec<&str> = sentences.iter().map(|sentence| sentence.text(lang)).collect();
    (!told.is_empty()).then(|| Fact::said(key, told.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_titles_are_the_first_and_how_many_more_there_are() {
        assert_eq!(quoted(["Utbilda."], Lang::Sv), "”Utbilda”");
        assert_eq!(quoted(["a", "b"], Lang::Sv), "”a” och ”b”");
        assert_eq!(quoted(["a", "b", "c", "d", "e"], Lang::Sv), "”a”, ”b”, ”c” och 2 till");
        assert_eq!(quoted(["a", "b", "c", "d"], Lang::En), "“a”, “b”, “c” and 1 more");
        assert_eq!(quoted([], Lang::Sv), "");
    }
}
