//! What in a message, or in the name of a branch or a file, is nobody's though it looks like somebody's: what git and the
//! servers write by themselves, short names of commits, the verb that a message begins with, and programs named as people
//! are.

use std::ops::Range;

/// The signs of which git chooses one to begin its comments with, when it is told to (`core.commentChar = auto`).
const MARKS: &str = "#;@!$%^&|:";

/// The verbs that a message in English begins with, where each word may have a capital letter.
const VERBS: [&str; 28] = [
    "Add", "Allow", "Apply", "Bump", "Change", "Check", "Clean", "Create", "Delete", "Document", "Drop",
    "Enable", "Fix", "Handle", "Improve", "Install", "Make", "Mark", "Merge", "Move", "Refactor", "Remove",
    "Rename", "Revert", "Set", "Update", "Upgrade", "Use",
];

/// Programs that are called what people are, in small letters and with a blank between the words.
const PROGRAMS: [&str; 7] = [
    "azure pipelines", "azure devops", "azure boards", "azure repos", "azure functions", "azure static",
    "azure container",
];

/// The name of a branch that is also a first name.
const BRANCH: &str = "dev";

/// The names that a word of this many digits in a row can hold a number of somebody.
const DIGITS: usize = 10;

/// The least number of letters in a full line of a signature.
const FULL: usize = 40;

/// How comment lines of a message that is being written begin, and whether git drops them.
#[derive(Clone, Debug)]
pub struct Comments {
    /// The mark that they begin with.
    pub mark: String,
    /// Whether they are dropped: a message that no editor is used for keeps them.
    pub are_dropped: bool,
}

impl Comments {
    /// The comments in a message that is being written; `None` when git keeps its lines as they are. `mark` is what they
    /// begin with, unless git chooses it. An editor may be one that only says yes, which git does not tell its hooks.
    pub(crate) fn of(text: &[u8], mark: Option<String>, has_editor: bool, are_dropped: bool) -> Option<Self> {
        let text = String::from_utf8_lossy(text);
        let mark = mark.or_else(|| mark_of(&text)).unwrap_or_else(|| "#".to_owned());
        (has_editor || is_edited(&text, &mark)).then_some(Self { mark, are_dropped })
    }
}

/// How comments begin in a message of which git chooses the sign: as the last line does.
pub(super) fn mark_of(text: &str) -> Option<String> {
    let last = text.lines().rfind(|line| !line.trim().is_empty())?;
    last.chars().next().filter(|char| MARKS.contains(*char)).map(String::from)
}

/// Whether a message ends with what git writes below it in an editor: comments that quote the sign which they begin with.
/// A program that only looks like no editor gets them too.
pub(super) fn is_edited(text: &str, mark: &str) -> bool {
    let comments = text.lines().rev().skip_while(|line| line.trim().is_empty());
    let mut comments = comments.take_while(|line| line.starts_with(mark));
    let is_quote = |char: char| "'\u{22}`’‘”“„«»".contains(char);
    comments.any(|line| {
        line.match_indices(mark)
            .skip(1)
            .any(|(at, _)| line[..at].ends_with(is_quote) && line[at + mark.len()..].starts_with(is_quote))
    })
}

/// The lines that git writes in the message of a merge: the files that were in conflict, and the signature of a tag that is
/// merged, which stands in comments.
pub(super) fn lines(text: &str, kept: &[Range<usize>], comments: Option<&Comments>) -> Vec<usize> {
    let marks = || comments.map(|own| own.mark.as_str()).into_iter().chain(["#"]);
    let plain = |at: usize| {
        let line = &text[kept[at].clone()];
        let plain = marks().find_map(|mark| line.strip_prefix(mark));
        plain.map_or((line, false), |plain| (plain, true))
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < kept.len() {
        let (words, is_comment) = plain(at);
        let mut end = at + 1;
        if words.trim() == "Conflicts:" {
            while end < kept.len() && is_path(plain(end).0) {
                end += 1;
            }
            found.extend(at..end);
        } else if is_comment && words.trim().starts_with("-----BEGIN ") {
            while end < kept.len() && plain(end).1 && !plain(end).0.trim().starts_with("-----END ") {
                end += 1;
            }
            found.extend(armour(at + 1..end, |at| plain(at).0.trim()));
        }
        at = end;
    }
    found
}

/// A tab, and the path of a file.
fn is_path(words: &str) -> bool {
    words.strip_prefix('\t').is_some_and(|path| path.contains(['/', '.']))
}

/// The lines of a block that can be nothing but a signature: full ones, and the last, which is what was left.
fn armour<'t>(block: Range<usize>, line: impl Fn(usize) -> &'t str) -> Vec<usize> {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
    let is_armour =
        |words: &str| !words.bytes().all(|byte| byte.is_ascii_digit()) && words.bytes().all(is_letter);
    let mut found: Vec<usize> = Vec::new();
    for at in block {
        let words = line(at);
        let is_rest = found.last() == Some(&(at.wrapping_sub(1))) && words.len().is_multiple_of(4);
        if is_armour(words) && (words.len() >= FULL || is_rest) {
            found.push(at);
        }
    }
    found
}

/// Where in a line of a message something stands that is nobody's.
pub(super) fn nobodys(words: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = verb(words).into_iter().collect();
    found.extend(short_names(words));
    found.extend(in_a_name(words));
    found
}

/// Where in a name that people or a program has chosen something stands that is nobody's.
pub(super) fn in_a_name(name: &str) -> Vec<Range<usize>> {
    let folded: String = name.chars().map(|char| if "-_".contains(char) { ' ' } else { char }).collect();
    let folded = folded.to_ascii_lowercase();
    let programs = PROGRAMS.iter().flat_map(|own| folded.match_indices(own));
    let mut found: Vec<Range<usize>> = programs.map(|(at, own)| at..at + own.len()).collect();
    // Alone, or as a part of the name of a branch that is quoted.
    let is_edge = |char: char| "/'\u{22}`".contains(char);
    for (at, _) in name.match_indices(BRANCH) {
        let (before, after) = (&name[..at], &name[at + BRANCH.len()..]);
        let is_begun = before.is_empty() || before.ends_with(is_edge);
        if is_begun && (after.is_empty() || after.starts_with(is_edge)) {
            found.push(at..at + BRANCH.len());
        }
    }
    found
}

/// A text without what is nobody's in it, as long as before.
pub(super) fn without(name: &str) -> String {
    let mut bytes = name.as_bytes().to_vec();
    for range in in_a_name(name) {
        bytes[range].fill(b' ');
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// The verb that a line begins with, also after `feat: ` and a list's mark.
fn verb(words: &str) -> Option<Range<usize>> {
    let plain = words.trim_start_matches(['-', '*', ' ']);
    let plain = match plain.split_once(": ") {
        Some((head, rest))
            if head.bytes().all(|byte| byte.is_ascii_lowercase() || b"()!".contains(&byte)) =>
        {
            rest
        }
        _ => plain,
    };
    let start = words.len() - plain.len();
    let verb =
        VERBS.iter().find(|verb| plain.strip_prefix(**verb).is_some_and(|rest| rest.starts_with(' ')))?;
    Some(start..start + verb.len())
}

/// The short names of commits: hexadecimal digits with a letter after a number. A long number hides in none.
fn short_names(words: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = Vec::new();
    for part in words.split_inclusive(|char: char| !char.is_alphanumeric()) {
        let word = part.trim_end_matches(|char: char| !char.is_alphanumeric());
        if is_short(word) {
            found.push(start..start + word.len());
        }
        start += part.len();
    }
    found
}

fn is_short(word: &str) -> bool {
    let bytes = word.as_bytes();
    let runs = word.split(|char: char| !char.is_ascii_digit()).map(str::len);
    (7..40).contains(&bytes.len())
        && bytes.iter().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte))
        && bytes.windows(2).any(|pair| pair[0].is_ascii_digit() && pair[1].is_ascii_alphabetic())
        && runs.max().unwrap_or_default() < DIGITS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &str) -> Vec<&str> {
        nobodys(words).into_iter().map(|range| &words[range]).collect()
    }

    #[test]
    fn what_is_nobodys_is_known_and_no_more() {
        assert_eq!(told("Add Hugo theme"), ["Add"]);
        assert_eq!(told("feat: Fix what 06145069e1 broke"), ["Fix", "06145069e1"]);
        assert_eq!(told("Set up CI with Azure Pipelines"), ["Set", "Azure Pipelines"]);
        assert_eq!(told("Merge branch 'dev' into main"), ["Merge", "dev"]);
        for words in
            ["Dev ringde", "bea2009", "Ring 0701740605e", "Anna: Add", "hej dev", "deadbeef", "devs/x"]
        {
            assert!(told(words).is_empty(), "{words}");
        }
        assert_eq!(without("dev"), "   ");
        assert_eq!(without("ärenden/azure-pipelines.yml"), "ärenden/               .yml");
        assert_eq!(without("dev-anna"), "dev-anna");
    }

    #[test]
    fn what_git_writes_below_a_message_quotes_its_sign() {
        let text =
            "x\n\n# Please enter the message. Lines starting\n# with '#' will be ignored.\n#\n# Author: x\n";
        assert!(
            is_edited(text, "#") && !is_edited("x\n\n# y\n", "#") && !is_edited(&format!("{text}\ny\n"), "#")
        );
        assert_eq!(mark_of("x\n\n; y\n\n").as_deref(), Some(";"));
        assert_eq!(mark_of("x\n"), None);
    }
}
