//! What a text outside the records says of itself: that it is a case or an incident, or a page of vbe's own that is internal.
//! Such a text is judged as a case wherever it lies and whatever it is called: a copy, a list, a patch, a saved page.

use std::borrow::Cow;

use super::table;

/// What every page that names cases says of itself, in each language (`reports/context.rs`).
const INTERNAL: [&str; 2] = ["Internt – inte för publicering.", "Internal – not for publication."];

/// The kinds whose records are about a person.
const KINDS: [&str; 2] = ["case", "incident"];

/// The endings of programs, and of what their tests compare with: what stands there is an example in a string.
const PROGRAMS: [&str; 28] = [
    "rs", "py", "js", "mjs", "cjs", "ts", "tsx", "jsx", "java", "kt", "scala", "c", "h", "cc", "cpp", "hpp",
    "cs", "go", "rb", "php", "pl", "sh", "bash", "ps1", "swift", "lua", "sql", "snap",
];

/// Whether a text says so. In Markdown an example between fences says nothing of the document.
pub(crate) fn tells_people(path: &str, text: &str) -> bool {
    let ending = path.rsplit('/').next().and_then(|name| Some(name.rsplit_once('.')?.1.to_ascii_lowercase()));
    let ending = ending.unwrap_or_default();
    if PROGRAMS.contains(&ending.as_str()) {
        return false;
    }
    let is_markdown = ["md", "markdown", "mdown"].contains(&ending.as_str());
    let text = if is_markdown { unfenced(text) } else { Cow::Borrowed(text) };
    names_kind(&text)
        || table::has_column(&text, &KINDS)
        || INTERNAL.iter().any(|words| is_marked(&text, words))
}

/// Whether `kind: case` stands where a key can stand: first in a line, also of a list, a patch or a quoted mail, or after
/// `{` or `,`; and nothing more after the word.
fn names_kind(text: &str) -> bool {
    let folded = text.to_ascii_lowercase();
    folded.match_indices("kind").any(|(at, key)| {
        let is_quote = |char: char| matches!(char, '\u{22}' | '\'');
        let is_sign = |char: char| {
            (char.is_whitespace() && !is_line_end(char)) || is_quote(char) || "-+>*[?!".contains(char)
        };
        let before = folded[..at].chars().rev().find(|char| !is_sign(*char));
        // After a tag of a page it stands first in a line too.
        let is_after_tag = folded[..at].ends_with('>') && folded[..at].contains('<');
        if !is_after_tag && !matches!(before, None | Some('\n' | '\r' | '{' | ',' | '\u{feff}')) {
            return false;
        }
        let is_blank = |char: char| char.is_whitespace() || is_quote(char);
        let rest = folded[at + key.len()..].trim_start_matches(is_blank);
        let Some(rest) = rest.strip_prefix([':', '=']) else { return false };
        let rest = rest.trim_start_matches(is_blank);
        // The value may say of itself that it is a text.
        let rest = rest.strip_prefix("!!str").unwrap_or(rest).trim_start_matches(is_blank);
        KINDS.iter().any(|kind| rest.strip_prefix(kind).is_some_and(is_end))
    })
}

fn is_line_end(char: char) -> bool {
    matches!(char, '\n' | '\r')
}

/// Whether a value ends here.
fn is_end(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['\u{22}', '\'']).trim_start_matches([' ', '\t']);
    rest.is_empty() || rest.starts_with(['\n', '\r', ',', '}', ']', '#', '<'])
}

/// Whether a text bears the mark of an internal page: it stands alone in its line, its cell or its tag.
fn is_marked(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().rev().find(|char| !matches!(char, ' ' | '*' | '_' | '\r'));
        matches!(before, None | Some('\n' | '>' | '\u{22}' | ',' | ';' | '|' | '\t' | '\u{feff}'))
    })
}

/// A Markdown text without what is fenced in it. What is never closed is no example.
fn unfenced(text: &str) -> Cow<'_, str> {
    if !text.contains("```") && !text.contains("~~~") {
        return text.into();
    }
    let mut kept = String::with_capacity(text.len());
    let mut open: Option<(char, usize, usize)> = None;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t', '>']).trim_end();
        let mark = words.chars().next().filter(|char| matches!(char, '`' | '~'));
        let long = mark.map_or(0, |mark| words.chars().take_while(|char| *char == mark).count());
        kept.push_str(line);
        match (open, mark) {
            (None, Some(mark)) if long >= 3 => open = Some((mark, long, kept.len())),
            (Some((mark, least, from)), Some(own))
                if mark == own && long >= least && words.chars().count() == long =>
            {
                kept.truncate(from);
                open = None;
            }
            _ => {}
        }
    }
    kept.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_known_under_any_name() {
        for text in [
            "kind: case\n",
            "kind: Case\n",
            "\"kind\": \"case\"",
            "ärenden:\n  - kind: case\n    id: a\n",
            "{\"id\": 1, \"kind\":\"incident\", \"x\": 2}",
            "+kind: case\n",
            " kind: case\n",
            "> kind: case # x\n",
            "kind = \"case\"\n",
            "kind:\n  case\n",
            "id;kind;note\na;case;b\n",
            "sep=;\nid;kind;note\na;case;b\n",
            "id: a\rkind: case\rnote: b\r",
            "kind: !!str case\n",
            "<pre>kind: case\n",
            "\u{feff}kind: case",
            "# Ärende\n\nInternt – inte för publicering.\n",
            "<p>Internal – not for publication.</p>",
        ] {
            assert!(tells_people("docs/a.txt", text), "{text}");
        }
        for text in [
            "A kind word: case\n",
            "kind: plan\n",
            "kind: case in point\n",
            "Skriv `kind: case` i filen\n",
            "\"kind\": {\"const\": \"case\"}",
            "kindly: case\n",
            "id;kind\na;plan\n",
            "kind: casework\n",
            "Står det \u{201d}Internt – inte för publicering.\u{201d} får det inte spridas\n",
        ] {
            assert!(!tells_people("docs/a.txt", text), "{text}");
        }
    }

    #[test]
    fn an_example_between_fences_is_an_example_in_markdown_only() {
        let fenced = "Så här:\n\n```yaml\nkind: case\n```\n\nOch sedan.\n";
        assert!(!tells_people("docs/a.md", fenced) && tells_people("docs/a.txt", fenced));
        assert!(!tells_people("docs/a.md", "````\n```\nkind: case\n```\n````\n"));
        assert!(tells_people("docs/a.md", "kind: case\n") && tells_people("docs/a.md", "```\nkind: case\n"));
        assert!(tells_people("docs/a.md", &format!("{fenced}kind: case\n")));
        assert!(!tells_people("src/a.rs", "kind: case\n"));
    }
}
