//! A commit message: what its author wrote, and what git or a server added.

use std::collections::HashSet;
use std::ops::Range;

use super::ours::{self, Comments};

use crate::pii::detector::{Detector, Exposure, Hit};

/// Trailers that name those who made a commit. They are officials, and so is the author of a commit. Who reported
/// something or helped can be anybody.
const BY: [&str; 9] = [
    "signed-off-by", "co-authored-by", "co-committed-by", "committed-by", "merged-by", "reviewed-by",
    "acked-by", "tested-by", "approved-by",
];

/// How far the messages of commits that are squashed are indented.
const INDENT: &str = "    ";

/// git drops everything below this line: it shows the diff, also of what is being removed.
const SCISSORS: &str = "------------------------ >8 ------------------------";

/// Finds what in a message identifies a person. In what git itself writes, and in trailers of those who made the
/// commit, only numbers are looked for; names of objects are nobody's.
pub(super) fn find(detector: &Detector, text: &str, comments: Option<&Comments>) -> Vec<Hit> {
    let is_comment = |words: &str| comments.is_some_and(|comments| words.starts_with(&comments.mark));
    let kept: Vec<Range<usize>> = lines(text)
        .take_while(|line| !(is_comment(&text[line.clone()]) && text[line.clone()].contains(SCISSORS)))
        .collect();
    let written = written(text, &kept, comments);
    let trailers = trailers(text, &kept[..written]);
    let is_credit =
        |words: &str| comments.is_some_and(|comments| comments.are_dropped && is_credit(words, comments));
    let ours = ours::lines(text, &kept, comments);
    let mut own = vec![b' '; text.len()];
    let mut other = own.clone();
    let mut is_head = false;
    for (at, line) in kept.iter().enumerate() {
        let words = &text[line.clone()];
        is_head = is_object(words.trim_start().strip_prefix("commit ").unwrap_or_default())
            || (is_head && is_of_head(words.trim_start()));
        let is_of_git = at >= written
            || is_head
            || trailers.contains(&at)
            || is_credit(words)
            || ours.binary_search(&at).is_ok();
        let (to, beside) = if is_of_git { (&mut other, &mut own) } else { (&mut own, &mut other) };
        to[line.clone()].copy_from_slice(words.as_bytes());
        for object in objects(words).into_iter().chain(named(words)).chain(ours::nobodys(words)) {
            to[line.start + object.start..line.start + object.end].fill(b' ');
        }
        // Where a branch was fetched from is nobody's address, and whose it was is an official.
        if let Some(place) = fetched_from(words).or_else(|| requested_from(words)) {
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

/// The lines that say who made a commit: in the last paragraph of a message, and of each message that others are
/// squashed into it. The subject is never one.
fn trailers(text: &str, lines: &[Range<usize>]) -> HashSet<usize> {
    let mut found = HashSet::new();
    let mut paragraphs = paragraphs(text, lines).into_iter().peekable();
    let is_subject = |first: usize| lines[..first].iter().all(|line| text[line.clone()].trim().is_empty());
    let mut others: Vec<usize> = Vec::new();
    let mut is_last_signed = false;
    while let Some(paragraph) = paragraphs.next() {
        let of = |line: usize| &text[lines[line].clone()];
        let is_indented = paragraph.clone().all(|line| of(line).starts_with(INDENT));
        let signed: Vec<usize> =
            paragraph.clone().filter(|line| is_trailer(of(*line).trim_start())).collect();
        // What is squashed ends where the next commit is named.
        let is_end = paragraphs
            .peek()
            .is_none_or(|next| is_indented && of(next.start).strip_prefix("commit ").is_some_and(is_object));
        if is_end && (is_indented || !is_subject(paragraph.start)) {
            is_last_signed = !signed.is_empty() && !is_indented;
            found.extend(signed);
        } else if signed.len() == paragraph.len() && !is_subject(paragraph.start) && !is_indented {
            others.extend(signed);
        }
    }
    // Messages that a rebase has put together are as they were, and so the last of them is signed too.
    if is_last_signed {
        found.extend(others);
    }
    found
}

/// The lines of each paragraph.
fn paragraphs(text: &str, lines: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in lines.iter().enumerate().filter(|(_, line)| !text[(*line).clone()].trim().is_empty()) {
        match found.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end = at + 1,
            None => found.push(at..at + 1),
        }
    }
    found
}

/// `Signed-off-by: Name <address>`, and nothing more.
fn is_trailer(words: &str) -> bool {
    let Some((key, value)) = words.split_once(": ") else { return false };
    // A server writes who has approved, and not always where.
    let is_named = key.eq_ignore_ascii_case("approved-by") && is_name(value);
    BY.iter().any(|by| key.eq_ignore_ascii_case(by)) && (is_party(value) || is_named)
}

/// `# By Name (2) and others` and `# Via Name`, with which git says in a merge whose commits they are.
fn is_credit(words: &str, comments: &Comments) -> bool {
    let words = words.strip_prefix(&comments.mark).and_then(|rest| rest.strip_prefix(' '));
    let names = words.and_then(|words| words.strip_prefix("By ").or_else(|| words.strip_prefix("Via ")));
    let mut names = names
        .into_iter()
        .flat_map(|names| names.split([',', '(', ')']))
        .flat_map(|names| names.split(" and "));
    let mut is_some = false;
    names.all(|name| {
        is_some = true;
        let name = name.trim();
        name.is_empty() || name == "others" || name.bytes().all(|byte| byte.is_ascii_digit()) || is_name(name)
    }) && is_some
}

/// `Name <address>`.
fn is_party(value: &str) -> bool {
    let party = value.trim().strip_suffix('>').and_then(|value| value.split_once(" <"));
    let Some((name, address)) = party else { return false };
    is_name(name) && address.contains('@') && !address.contains([' ', '<', '>', '\t'])
}

/// A name as people write their own: a few words, the last name first or not, where they work in brackets, or the name
/// of an account, which is one word with a letter in it.
fn is_name(name: &str) -> bool {
    let name = name.trim();
    let (name, office) = match name.strip_suffix(')').and_then(|name| name.split_once(" (")) {
        Some((name, office)) => (name, office),
        None => (name, ""),
    };
    let is_word = |word: &str| {
        let has_letter = word.chars().any(char::is_alphabetic);
        has_letter && !word.contains(|char: char| ":;()<>\"".contains(char))
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_plain = |word: &&str| !word.contains(char::is_numeric);
    (1..=5).contains(&words.len())
        && words.iter().all(|word| is_word(word))
        && (words.len() == 1 || words.iter().all(is_plain))
        && name.matches(',').count() <= 1
        && office.split_whitespace().count() <= 4
        && office.split_whitespace().all(|word| is_word(word) && is_plain(&word))
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

/// Where in a line the full names of objects are, and what is made up to be nobody's: `8-4-4-4-12` digits.
fn objects(words: &str) -> Vec<Range<usize>> {
    let of = |is_apart: fn(char) -> bool, is: fn(&str) -> bool| {
        let mut start = 0;
        let parts = words.split_inclusive(is_apart).map(move |part| {
            let word = part.trim_end_matches(|char: char| !char.is_alphanumeric());
            let range = start..start + word.len();
            start += part.len();
            (word, range)
        });
        parts.filter(move |(word, _)| is(word)).map(|(_, range)| range)
    };
    let names = of(|char| !char.is_alphanumeric(), is_object);
    names.chain(of(|char| !char.is_alphanumeric() && char != '-', is_made_up)).collect()
}

/// Whether a word is a UUID, which is made of chance.
fn is_made_up(word: &str) -> bool {
    let lengths: Vec<usize> = word.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12]
        && word.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
        && word.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Where in a line `Fixes: 0123456789ab` or `Change-Id: I0123…` the name of an object is. What has digits only is a
/// number.
fn named(words: &str) -> Option<Range<usize>> {
    let (key, value) = words.split_once(": ")?;
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let name = value.split(|char: char| !char.is_ascii_alphanumeric()).next()?;
    let digits = name.strip_prefix('I').filter(|digits| digits.len() == 40).unwrap_or(name);
    let is_named = (7..=64).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        && digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits.bytes().any(|byte| byte.is_ascii_alphabetic());
    let start = key.len() + 2;
    (is_key && is_named).then(|| start..start + name.len())
}

/// Where in `Merge branch 'main' of PLACE`, or `Merge PLACE`, the place is.
fn fetched_from(words: &str) -> Option<Range<usize>> {
    let rest = words.trim_start().strip_prefix("Merge ")?;
    let start = match words.rfind("' of ") {
        Some(at) => at + "' of ".len(),
        None => words.len() - rest.len(),
    };
    let place = words[start..].split(' ').next()?;
    let is_place = place.contains("://")
        || place
            .split_once(':')
            .is_some_and(|(server, path)| !server.is_empty() && !server.contains('/') && !path.is_empty());
    let is_path = words[..start].ends_with("' of ") && place.contains(['/', '\\']);
    (is_place || is_path).then(|| start..start + place.len())
}

/// Where a server says in a line whose a request is: `Merge pull request #3 from OWNER/branch`, `Merge pull request 'TITLE'
/// (#3) from OWNER/repository:branch`, `Merged in OWNER/branch (pull request #3)`, `See merge request OWNER/repository!3`.
/// What the branch is called, people have chosen.
fn requested_from(words: &str) -> Option<Range<usize>> {
    let plain = words.trim_start();
    let is_account = |char: char| char.is_ascii_alphanumeric() || "-_~.".contains(char);
    let (after, is_whole) = if let Some(rest) = plain.strip_prefix("Merge pull request ") {
        let is_titled = !rest.starts_with('#');
        let from = if is_titled { rest.rsplit_once(") from ") } else { rest.split_once(" from ") };
        (from?.1, is_titled)
    } else if let Some(rest) = plain.strip_prefix("See merge request ") {
        (rest, false)
    } else {
        (plain.strip_prefix("Merged in ").filter(|rest| rest.ends_with(')'))?, false)
    };
    let start = words.len() - after.len();
    // What is before a colon is a repository, of which the first part is its owner.
    if let Some((place, _)) = after.split_once(':').filter(|_| is_whole) {
        let is_place = place.chars().all(|char| is_account(char) || char == '/');
        return is_place.then(|| start..start + place.len());
    }
    let (owner, branch) = after.split_once('/').filter(|_| !is_whole)?;
    // A server names the branch of what is changed on its pages after whoever changed it.
    let patch = branch.strip_prefix(owner).and_then(|rest| rest.strip_prefix("-patch-"));
    let is_patch =
        patch.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    let end = if is_patch { words.len() } else { start + owner.len() };
    owner.chars().all(is_account).then_some(start..end)
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
    fn those_who_made_what_is_put_together_are_no_leak() {
        let object = "a189001019802b189001019802c189001019802d";
        let date = "Date:   Fri Nov 29 12:00:00 2024 +0100";
        let by = "Signed-off-by: En Kollega <d@example.se>";
        let one = format!(
            "commit {object}\nAuthor: En Kollega <d@example.se>\n{date}\n\n    Text\n    \n    {by}\n"
        );
        let squashed = format!("Squashed commit of the following:\n\n{one}\n{one}");
        assert!(found(&squashed, None).is_empty(), "{:?}", found(&squashed, None));
        assert_eq!(found(&squashed.replace("    Text", "    c@example.se"), None), ["c@example.se"; 2]);
        let rebased = format!("Ett\n\n{by}\n\nTvå\n\n{by}\n");
        assert!(found(&rebased, None).is_empty());
        let merge =
            "Merge branch 'sida'\n\n# By Karin Lindqvist (2) and others\n# Via En Kollega\n* sida:\n  Text\n";
        assert!(found(merge, Some("#")).is_empty());
        let spoken = merge.replace("Via En Kollega", "Via samtal den femte med d@example.se: hon kom");
        assert_eq!(found(&spoken, Some("#")), ["d@example.se"]);
    }

    #[test]
    fn people_write_their_own_names_in_many_ways() {
        for name in [
            "Lindqvist, Karin", "Karin Lindqvist (KSF)", "Karin Anna Maria von Lindqvist", "k1234li",
            "Karin (IT och digitalisering)",
        ] {
            assert!(
                found(&format!("Rubrik\n\nSigned-off-by: {name} <d@example.se>\n"), None).is_empty(),
                "{name}"
            );
        }
        for text in ["Karin 12 år", "Hon sa: nej", "Karin, 12, Lindqvist", "12"] {
            let text = format!("Rubrik\n\nSigned-off-by: {text} <d@example.se>\n");
            assert!(!found(&text, None).is_empty(), "{text}");
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
        for (place, hit) in [("git@git.example.se:x", ""), ("https://git.example.se/a/x.git into b", "")] {
            assert_eq!(found(&format!("Merge {place}\n"), None).concat(), hit, "{place}");
        }
        assert!(found("Merge pull request #3 from fatima-hassan/plan\n", None).is_empty());
        for text in [
            "Merge pull request 'Ny plan' (#3) from karin.lindqvist/arkiv:plan into main\n",
            "Merge pull request 'Ny plan' (#3) from karin.lindqvist:plan into main\n",
            "Merged in karin.lindqvist/plan (pull request #3)\n",
            "Ny plan\n\nSee merge request karin.lindqvist/arkiv!3\n",
            "Ny plan\n\nCo-committed-by: Karin Lindqvist <d@example.se>\n",
            "Ny plan\n\nMerged-by: Karin Lindqvist <d@example.se>\n",
        ] {
            assert!(found(text, None).is_empty(), "{text}: {:?}", found(text, None));
        }
        let titled = "Merge pull request 'Ring d@example.se' (#3) from karin/arkiv:plan into main\n";
        assert_eq!(found(titled, None), ["d@example.se"]);
        assert_eq!(found("Merge d@example.se\n", None), ["d@example.se"]);
        for name in [
            "Session-Id: 0b7e3f7a-12cd-4a5b-9c1d-3f5e7a9b1c2d",
            "Fixes: 1a2b3c4d5e6f (\"x\")",
            "Change-Id: I8473b95934b5732ac55d26311a706c9c2bde9940",
        ] {
            assert!(found(&format!("Rubrik\n\n{name}\n"), None).is_empty(), "{name}");
        }
        assert_eq!(found("Rubrik\n\nFixes: 189001019802\n", None), ["189001019802"]);
        assert_eq!(found("Author: En Kollega <d@example.se>\n", None), ["d@example.se"]);
        assert_eq!(found("Samtal med far' of d@example.se:x\n", None), ["d@example.se"]);
        let long = "1890010198021890010198021890010198021234";
        assert!(found(&format!("x {long} 189001019802\n"), None).contains(&"189001019802".to_owned()));
    }

    /// git writes them in comments that it keeps when no editor is used.
    #[test]
    fn files_in_conflict_and_the_signature_of_a_merged_tag_are_nobodys() {
        let merge = "Merge branch 'sida'\n\n# Conflicts:\n#\tbilder/logo@2x.svg\n#\tdocs/a b.md\n";
        let old = "Merge branch 'sida'\n\nConflicts:\n\tbilder/logo@2x.svg\n";
        for text in [merge, old] {
            assert!(found(text, None).is_empty(), "{text}: {:?}", found(text, None));
            assert_eq!(found(&format!("{text}\nFrån d@example.se\n"), None), ["d@example.se"]);
            let spoken = text.replace("bilder/logo", "189001019802 logo");
            assert_eq!(found(&spoken, None), ["189001019802"]);
        }
        let line = "U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgabbaannaABC123ringd0702x";
        let block = |rest: &str| {
            format!(
                "v1\n\n# -----BEGIN SSH SIGNATURE-----\n# {line}\n# {rest}\n# -----END SSH SIGNATURE-----\n"
            )
        };
        assert!(found(&block("abba1998="), None).len() <= found("abba1998=", None).len());
        assert_eq!(found(&block("Samtal med d@example.se"), None), ["d@example.se"]);
    }

    #[test]
    fn those_who_took_part_are_no_leak_and_places_hold_after_swedish_letters() {
        let text = "Åtgärd för c@example.se\n\nCo-authored-by: En Kollega <d@example.se>\n";
        assert_eq!(found(text, None), ["c@example.se"]);
    }
}
