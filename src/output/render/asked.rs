//! What a command that found something says of its rules: ids, names and texts, for formats that repeat them.

use super::format::Asker;
use crate::base::lang::Lang;
use crate::gaps::GapKind;
use crate::rules::{CATALOGUE, Rule, manual};
use crate::syntax::finding::Severity;

/// Where the project is to be read, as its manifest says; empty while it has no address. Then its pages have names, and
/// no link is made to what is not there.
const HOME: &str = env!("CARGO_PKG_REPOSITORY");

/// What is said of a rule or of a kind of gap.
pub(super) struct Told {
    /// One sentence, without its full stop.
    pub short: String,
    /// A paragraph.
    pub full: String,
    /// All that is said of it, as Markdown.
    pub help: String,
    /// The severity that it has unless somebody says otherwise.
    pub severity: Severity,
    /// The page of it: a link, or its name where the project has no address.
    pub page: String,
}

/// What is said of the rule or the kind of gap of that id.
pub(super) fn told(asker: Asker, id: &str, lang: Lang) -> Told {
    if asker == Asker::Gaps {
        let kind = GapKind::ALL.iter().find(|kind| kind.name() == id);
        let title = kind.map_or_else(|| id.to_owned(), |kind| kind.title().text(lang).to_owned());
        let close = kind.map_or_else(String::new, |kind| kind.close().text(lang).to_owned());
        let full = format!("{title}. {close}");
        return Told {
            short: title,
            help: full.clone(),
            full,
            severity: Severity::Warning,
            page: page(HOME, "docs/brister.md"),
        };
    }
    let rule = Rule::named(id);
    let text = rule.map(|rule| rule.page).unwrap_or_default();
    let section = manual::section(text, lang.pick("På svenska", "In English")).unwrap_or_default();
    let first = section.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    Told {
        short: manual::summary(text, lang),
        full: first,
        help: section.to_owned(),
        severity: rule.map_or(Severity::Error, |rule| rule.severity),
        page: page(HOME, &format!("docs/rules/{id}.md")),
    }
}

/// Every id that a command may find, in the order of its list.
pub(super) fn ids(asker: Asker) -> Vec<&'static str> {
    match asker {
        Asker::Gaps => GapKind::ALL.iter().map(|kind| kind.name()).collect(),
        Asker::Validate | Asker::Scan => CATALOGUE.iter().map(|rule| rule.id).collect(),
    }
}

/// Where the program is told of.
pub(super) fn home() -> String {
    page(HOME, "")
}

fn page(home: &str, path: &str) -> String {
    match (home.trim_end_matches('/'), path) {
        ("", "") => "urn:vbe:docs".to_owned(),
        ("", path) => format!("urn:vbe:{}", path.trim_end_matches(".md").replace('/', ":")),
        (home, "") => home.to_owned(),
        (home, path) => format!("{home}/blob/main/{path}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_made_only_where_there_is_something() {
        assert_eq!(page("", ""), "urn:vbe:docs");
        assert_eq!(page("", "docs/rules/file-name.md"), "urn:vbe:docs:rules:file-name");
        let own = page("https://example.org/vbe/", "docs/rules/file-name.md");
        assert_eq!(own, "https://example.org/vbe/blob/main/docs/rules/file-name.md");
        assert_eq!(page("https://example.org/vbe", ""), "https://example.org/vbe");
    }

    #[test]
    fn everything_that_can_be_found_has_its_texts_and_an_id_of_its_own() {
        let mut all = Vec::new();
        for asker in [Asker::Validate, Asker::Gaps] {
            for id in ids(asker) {
                for lang in [Lang::Sv, Lang::En] {
                    let told = told(asker, id, lang);
                    assert!(told.short.len() > 3 && told.full.len() > 20 && told.help.len() > 20, "{id}");
                }
                assert!(!all.contains(&id), "{id} is a rule and a gap");
                all.push(id);
            }
        }
    }
}
