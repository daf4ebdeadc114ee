//! A commit message: what its author wrote, and what git or a server added.

use std::ops::Range;

use crate::pii::detector::{Detector, Exposure, Hit};

/// Trailers that name those who made a commit. They are officials, and so is the author of a commit. Who reported
/// something or helped can be anybody.
const BY: [&str; 5] = ["signed-off-by", "co-authored-by", "reviewed-by", "acked-by", "tested-by"];

/// git drops everything below this line: it shows the diff, also of what is being removed.
const SCISSORS: &str = "------------------------ >8 ------------------------";

/// How comment lines of a message that is being written begin, and whether git drops them.
#[derive(Clone, Debug)]
pub struct Comments {
    /// The mark that they begin with.
    pub mark: String,
    /// Whether they are dropped: a message that no editor is used for keeps them.
    pub are_dropped: bool,
}

/// Finds what in a message identifies a person. In what git itself writes, and in trailers of those who made the
/// commit, only numbers are looked for; names of objects are nobody's.
pub(super) fn find(detector: &Detector, text: &str, comments: Option<&Comments>) -> Vec<Hit> {
    let is_comment = |words: &str| comments.is_some_and(|comments| words.starts_with(&comments.mark));
    let kept: Vec<Range<usize>> = lines(text)
        .take_while(|line| !(is_comment(&text[line.clone()]) && text[line.clone()].contains(SCISSORS)))
        .collect();
    let written = written(text, &kept, comments);
    let trailers = last_paragraph(text, &kept[..written]);
    let mut own = vec![b' '; text.len()];
    let mut other = own.clone();
    let mut is_head = false;
    for (at, line) in kept.iter().enumerate() {
        let words = &text[line.clone()];
        is_head = is_object(words.trim_start().strip_prefix("commit ").unwrap_or_default())
            || (is_head && is_of_head(words.trim_start()));
        let is_of_git = at >= written || is_head || (at >= trailers && is_trailer(words));
        let (to, beside) = if is_of_git { (&mut other, &mut own) } else { (&mut own, &mut other) };
        to[line.clone()].copy_from_slice(words.as_bytes());
        for object in objects(words) {
            to[line.start + object.start..line.start + object.end].fill(b' ');
        }
        // Where a branch was fetched from is nobody's address.
        if let Some(place) = fetched_from(words) {
            let place = line.start + place.start..line.start + place.end;
            beside[place.clone()].copy_from_slice(&text.as_bytes()[place.clone()]);
            to[place].fill(b' ');
        }
    }
    let read = |bytes: Vec<u8>, exposure| {
        let text = String::from_utf8(bytes).unwrap_or_default();
        detector.find(&text, exposure)
    };
    let mut hits = read(own, Exposure::Meeting);
    hits.extend(read(other, Exposure::Open));
    hits.sort();
    hits
}

/// How many of the lines people have written: the comments that a message ends with are git's own, when git drops them.
fn written(text: &str, kept: &[Range<usize>], comments: Option<&Comments>) -> usize {
    let Some(comments) = comments.filter(|comments| comments.are_dropped) else { return kept.len() };
    let is_written = |line: &Range<usize>| {
        !text[line.clone()].trim().is_empty() && !text[line.clone()].starts_with(&comments.mark)
    };
    kept.iter().rposition(is_written).map_or(0, |last| last + 1)
}

/// The first line of the last paragraph.
fn last_paragraph(text: &str, lines: &[Range<usize>]) -> usize {
    let is_empty = |line: &Range<usize>| text[line.clone()].trim().is_empty();
    let end = lines.iter().rposition(|line| !is_empty(line)).map_or(0, |last| last + 1);
    let before = lines[..end].iter().rposition(is_empty);
    // The first paragraph of all is the subject.
    before.map_or(lines.len(), |before| before + 1)
}

/// `Signed-off-by: Name <address>`, and nothing more.
fn is_trailer(words: &str) -> bool {
    let Some((key, value)) = words.split_once(": ") else { return false };
    BY.iter().any(|by| key.eq_ignore_ascii_case(by)) && is_party(value)
}

/// `Name <address>`. A name is a few words, and has no digits.
fn is_party(value: &str) -> bool {
    let party = value.trim().strip_suffix('>').and_then(|value| value.split_once(" <"));
    let Some((name, address)) = party else { return false };
    let is_apart = |char: char| char.is_numeric() || ",:;()<>\"".contains(char);
    let is_address = address.contains('@') && !address.contains([' ', '<', '>', '\t']);
    (1..=4).contains(&name.split_whitespace().count()) && !name.contains(is_apart) && is_address
}

/// What git writes below `commit 0123…` when commits are squashed: who made it, and when.
fn is_of_head(words: &str) -> bool {
    let Some((key, value)) = words.split_once(':') else { return false };
    match key {
        "Author" | "Commit" => is_party(value),
        "Merge" => value.chars().all(|char| char == ' ' || char.is_ascii_hexdigit()),
        // `Fri Nov 29 12:00:00 2024 +0100`
        "Date" | "AuthorDate" | "CommitDate" => {
            let words: Vec<&str> = value.split_whitespace().collect();
            matches!(words[..], [day, month, _, _, _, zone]
                if day.len() == 3 && month.len() == 3 && zone.len() == 5 && zone.starts_with(['+', '-']))
        }
        _ => false,
    }
}

/// Whether a word is the full name of an object. Digits alone are a number.
fn is_object(word: &str) -> bool {
    matches!(word.len(), 40 | 64)
        && word.bytes().all(|byte| byte.is_ascii_hexdigit())
        && !word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Where in a line the names of objects are.
fn objects(words: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let parts = words.split_inclusive(|char: char| !char.is_alphanumeric()).map(move |part| {
        let word = part.trim_end_matches(|char: char| !char.is_alphanumeric());
        let range = start..start + word.len();
        start += part.len();
        (word, range)
    });
    parts.filter(|(word, _)| is_object(word)).map(|(_, range)| range)
}

/// Where in `Merge branch 'main' of PLACE` the place is.
fn fetched_from(words: &str) -> Option<Range<usize>> {
    words.trim_start().strip_prefix("Merge ")?;
    let start = words.rfind("' of ")? + "' of ".len();
    let place = words[start..].split(' ').next()?;
    place.contains([':', '/']).then(|| start..start + place.len())
}

/// The range of each line, without its line end.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let range = start..start + line.len();
        start = range.end + 1;
        range
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, comment: Option<&str>) -> Vec<String> {
        let comments = comment.map(|mark| Comments { mark: mark.to_owned(), are_dropped: true });
        with(text, comments.as_ref())
    }

    fn with(text: &str, comments: Option<&Comments>) -> Vec<String> {
        let detector = Detector::new([], []);
        find(&detector, text, comments).iter().map(|hit| text[hit.span.range()].to_owned()).collect()
    }

    #[test]
    fn what_git_writes_is_looked_at_for_numbers_only() {
        let text = "Rättat efter mejl från a@example.se\n\n# 189001019802\n# b@example.se\n# ------------------------ >8 ------------------------\n-189003229805\n";
        assert_eq!(found(text, Some("#")), ["a@example.se", "189001019802"]);
        assert_eq!(found(text, None), ["a@example.se", "189001019802", "b@example.se", "189003229805"]);
        // Comments that git keeps are text, and so are those before what people have written.
        let kept = Comments { mark: "#".into(), are_dropped: false };
        assert_eq!(with(text, Some(&kept)), ["a@example.se", "189001019802", "b@example.se"]);
        assert_eq!(found("Rubrik\n\n# b@example.se\nText\n", Some("#")), ["b@example.se"]);
    }

    #[test]
    fn a_trailer_is_a_name_and_an_address_at_the_end_and_hides_no_more() {
        for by in ["Signed-off-by: En Kollega <d@example.se>", "co-authored-by: En bot[bot] <d@example.se>"] {
            assert!(found(&format!("Rubrik\n\n{by}\n"), None).is_empty(), "{by}");
            assert!(found(&format!("Rubrik\n\n{by}\n\n# På gren x\n"), Some("#")).is_empty(), "{by}");
            for text in
                [format!("{by}\n"), format!("Rubrik\n\n{by}\n\nText\n"), format!("Rubrik\n\n{by} sa han\n")]
            {
                assert_eq!(found(&text, None), ["d@example.se"], "{text}");
            }
        }
        for by in [
            "Reported-by: En Kollega <d@example.se>",
            "Suggested-by: En Kollega <d@example.se>",
            "Reviewed-by: d@example.se",
            "Tested-by: Samtal med en som heter något <d@example.se>",
        ] {
            assert_eq!(found(&format!("Rubrik\n\n{by}\n"), None), ["d@example.se"], "{by}");
        }
    }

    #[test]
    fn names_of_objects_and_what_git_writes_of_others_are_nobodys() {
        let object = "a189001019802b189001019802c189001019802d";
        let date = "Date:   Fri Nov 29 12:00:00 2024 +0100";
        for text in [
            format!("Revert \"x\"\n\nThis reverts commit {object}.\n"),
            format!("x\n\n(cherry picked from commit {object})\n"),
            format!("Squashed\n\ncommit {object}\nAuthor: En Kollega <d@example.se>\n{date}\n\n    Text\n"),
            "Merge branch 'main' of git@example.se:arkiv into sida\n".to_owned(),
        ] {
            assert!(found(&text, None).is_empty(), "{text}: {:?}", found(&text, None));
        }
        assert_eq!(found("Author: En Kollega <d@example.se>\n", None), ["d@example.se"]);
        assert_eq!(found("Samtal med far' of d@example.se:x\n", None), ["d@example.se"]);
        let long = "1890010198021890010198021890010198021234";
        assert!(found(&format!("x {long} 189001019802\n"), None).contains(&"189001019802".to_owned()));
    }

    #[test]
    fn those_who_took_part_are_no_leak_and_places_hold_after_swedish_letters() {
        let text = "Åtgärd för c@example.se\n\nCo-authored-by: En Kollega <d@example.se>\n";
        assert_eq!(found(text, None), ["c@example.se"]);
    }
}
