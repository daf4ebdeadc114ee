//! Whether a text is a patch to files in some place, as `git diff`, `git format-patch` and `diff` write it, also coloured, in
//! a mail that is answered, and with whatever is put before the paths.

use std::borrow::Cow;

/// What stands before a path.
const HEADS: [&str; 8] =
    ["+++ ", "--- ", "*** ", "diff --git ", "rename to ", "rename from ", "copy to ", "Index: "];

/// Whether a text is a patch that changes a file which is asked for.
pub(super) fn changes(text: &str, is_asked: impl Fn(&str) -> bool) -> bool {
    // Of a single rule or heading nothing is a patch.
    let heads: Vec<Cow<'_, str>> = text.lines().filter_map(head).collect();
    let is_patch = heads.iter().any(|line| !line.starts_with("--- ") && !line.starts_with("*** "))
        || (heads.iter().any(|line| line.starts_with("--- "))
            && heads.iter().any(|line| line.starts_with("*** ")));
    is_patch && heads.iter().any(|line| paths(line).iter().any(|path| is_asked(path)))
}

/// A line that names a file, without colours and without the marks of an answered mail.
fn head(line: &str) -> Option<Cow<'_, str>> {
    let plain = if line.contains('\u{1b}') { Cow::Owned(uncoloured(line)) } else { Cow::Borrowed(line) };
    let start = plain.len() - plain.trim_start_matches(['>', ' ', '\u{feff}']).len();
    HEADS.iter().any(|head| plain[start..].starts_with(head)).then(|| match plain {
        Cow::Borrowed(line) => Cow::Borrowed(&line[start..]),
        Cow::Owned(line) => Cow::Owned(line[start..].to_owned()),
    })
}

/// A line without what sets its colour: `ESC [ 1 ; 31 m`.
fn uncoloured(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.strip_prefix('[').unwrap_or(part);
        let end = rest.find(|char: char| char.is_ascii_alphabetic());
        plain.push_str(end.map_or(rest, |end| &rest[end + 1..]));
    }
    plain
}

/// The paths that a line names, each with and without what may have been put before it.
fn paths(line: &str) -> Vec<String> {
    let Some(told) = HEADS.iter().find_map(|head| line.strip_prefix(head)) else { return Vec::new() };
    let told = told.split('\t').next().unwrap_or(told).trim();
    let mut named = vec![told.to_owned()];
    if line.starts_with("diff ") {
        // Two paths, of which a blank may be a part; the second begins as the first does, or in quotation marks.
        named.extend(told.match_indices(' ').map(|(at, _)| told[at + 1..].to_owned()));
    }
    let mut found = Vec::new();
    for name in named {
        let name = unquoted(&name);
        found.extend(name.split_once('/').map(|(_, rest)| rest.to_owned()));
        found.push(name);
    }
    found
}

/// A path that git has put in quotation marks, with its bytes in octal digits: `"b/\303\244renden"`.
fn unquoted(name: &str) -> String {
    let Some(inside) = name.strip_prefix('\u{22}') else { return name.to_owned() };
    let inside = inside.strip_suffix('\u{22}').unwrap_or(inside);
    let (mut bytes, mut rest) = (Vec::with_capacity(inside.len()), inside.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        let octal = after.get(..3).and_then(|digits| std::str::from_utf8(digits).ok());
        let octal = octal.and_then(|digits| u8::from_str_radix(digits, 8).ok());
        match (first, octal, after.first()) {
            (b'\\', Some(byte), _) => {
                bytes.push(byte);
                rest = &after[3..];
            }
            (b'\\', None, Some(sign)) => {
                bytes.push(*sign);
                rest = &after[1..];
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_says_what_it_changes() {
        let is_record = |path: &str| path.starts_with("records/") || path.starts_with("ärenden/");
        for text in [
            "diff --git a/x b/y\n--- a/records/x.yaml\n+++ /dev/null\n@@ -1 +1 @@\n",
            "+++ b/records/y.yaml\n",
            "+++ records/y.yaml\t2025-01-01\n",
            "+++ \"b/\\303\\244renden/y.yaml\"\n",
            "--- i/records/y.yaml\n+++ w/records/y.yaml\n",
            "\u{1b}[1m+++ b/records/y.yaml\u{1b}[m\n",
            "> > +++ b/records/y.yaml\r\n",
            "diff --git a/records/x.yaml b/records/y z.yaml\nsimilarity index 90%\n",
            "diff --git a/x \"b/\\303\\244renden/y.yaml\"\nnew mode 100644\n",
            "*** a/x.yaml\n--- b/records/x.yaml\n",
            "+++ nytt/records/y.yaml\n",
        ] {
            assert!(changes(text, is_record), "{text}");
        }
        for text in
            ["--- records/x\n", "+++ b/docs/records.md\n", "text +++ records/x\n", "+++ b/docs/a/records/x\n"]
        {
            assert!(!changes(text, is_record), "{text}");
        }
    }
}
