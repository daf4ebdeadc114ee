//! A commit message: what its author wrote, and what git or a server added.

use std::ops::Range;

use crate::pii::detector::{Detector, Exposure, Hit};

/// Trailers that name those who took part. They are officials, and so is the author of a commit.
const BY: [&str; 9] = [
    "signed-off-by:", "co-authored-by:", "reviewed-by:", "acked-by:", "tested-by:", "reported-by:",
    "suggested-by:", "helped-by:", "approved-by:",
];

/// git drops everything below this line: it shows the diff, also of what is being removed.
const SCISSORS: &str = "------------------------ >8 ------------------------";

/// Finds what in a message identifies a person. In what git added (lines that begin with `comment`) and in trailers
/// only numbers are looked for.
pub(super) fn find(detector: &Detector, text: &str, comment: Option<&str>) -> Vec<Hit> {
    let mut own = text.as_bytes().to_vec();
    let mut other = vec![b' '; text.len()];
    for line in lines(text) {
        let words = &text[line.clone()];
        if comment.is_some_and(|mark| words.starts_with(mark) && words.contains(SCISSORS)) {
            own[line.start..].fill(b' ');
            break;
        }
        let by = words.to_ascii_lowercase();
        let is_other =
            comment.is_some_and(|mark| words.starts_with(mark)) || BY.iter().any(|name| by.starts_with(name));
        if is_other {
            other[line.clone()].copy_from_slice(words.as_bytes());
            own[line].fill(b' ');
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
        let detector = Detector::new([], []);
        find(&detector, text, comment).iter().map(|hit| text[hit.span.range()].to_owned()).collect()
    }

    #[test]
    fn what_git_writes_is_looked_at_for_numbers_only() {
        let text = "Rättat efter mejl från a@example.se\n\n# 189001019802\n# b@example.se\n# ------------------------ >8 ------------------------\n-189003229805\n";
        assert_eq!(found(text, Some("#")), ["a@example.se", "189001019802"]);
        assert_eq!(found(text, None), ["a@example.se", "189001019802", "b@example.se", "189003229805"]);
    }

    #[test]
    fn those_who_took_part_are_no_leak_and_places_hold_after_swedish_letters() {
        let text = "Åtgärd för c@example.se\n\nCo-authored-by: En Kollega <d@example.se>\n";
        assert_eq!(found(text, None), ["c@example.se"]);
    }
}
