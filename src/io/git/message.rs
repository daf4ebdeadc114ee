//! What people have written in a commit or a tag: the text after the headers, without the signature that git put there.

use encoding_rs::{Encoding, UTF_8};

use super::piece::Unread;

/// The blocks that git ends a signed tag with.
const SIGNATURES: [&str; 4] = ["PGP SIGNATURE", "PGP MESSAGE", "SSH SIGNATURE", "SIGNED MESSAGE"];

/// The message of a commit, in UTF-8 where the commit says what it is written in. Its own signature is a header; what looks
/// like one in the text was written there. A merged tag is a header too, and its message is kept in it.
pub(super) fn of_commit(bytes: &[u8]) -> Result<Vec<u8>, Unread> {
    let (head, words) = parts(bytes);
    let mut message = match header(head, "encoding") {
        Some(label) => decoded(&label, words)?,
        None => words.to_vec(),
    };
    for tag in merged_tags(head) {
        message.push(b'\n');
        message.extend(of_tag(&tag));
    }
    Ok(message)
}

/// A message that is written in the encoding of that name, in UTF-8.
pub(super) fn decoded(label: &str, words: &[u8]) -> Result<Vec<u8>, Unread> {
    // What is UTF-8 is hardly ever anything else, whatever it is called.
    let is_seven = label.to_ascii_lowercase().replace(['-', '_'], "").starts_with("utf7");
    if std::str::from_utf8(words).is_ok() && !is_seven && !words.contains(&0x1b) {
        return Ok(words.to_vec());
    }
    match Encoding::for_label_no_replacement(label.trim().as_bytes()) {
        Some(encoding) if encoding == UTF_8 => Ok(words.to_vec()),
        Some(encoding) => Ok(encoding.decode_without_bom_handling(words).0.into_owned().into_bytes()),
        None => Err(Unread::Encoding),
    }
}

/// The names that tags give themselves, which stay as they were when the ref has another: that of a tag, and those of the
/// tags that a commit has merged.
pub(super) fn names_in_tag(bytes: &[u8]) -> Vec<String> {
    header(parts(bytes).0, "tag").into_iter().collect()
}

/// See [`names_in_tag`].
pub(super) fn names_in_commit(bytes: &[u8]) -> Vec<String> {
    merged_tags(parts(bytes).0).iter().flat_map(|tag| names_in_tag(tag)).collect()
}

/// What a header says.
fn header(head: &[u8], key: &str) -> Option<String> {
    let lines = head.split(|byte| *byte == b'\n');
    let mut found = lines.filter_map(|line| line.strip_prefix(key.as_bytes())?.strip_prefix(b" "));
    found.next().map(|said| String::from_utf8_lossy(said).into_owned())
}

/// The name of the tree that a commit is of.
pub(super) fn tree(bytes: &[u8]) -> Option<&str> {
    let first = bytes.split(|byte| *byte == b'\n').next()?;
    std::str::from_utf8(first).ok()?.strip_prefix("tree ")
}

/// The message of a tag, without the signature at its end.
pub(super) fn of_tag(bytes: &[u8]) -> Vec<u8> {
    let (_, words) = parts(bytes);
    let lines: Vec<&[u8]> = words.split_inclusive(|byte| *byte == b'\n').collect();
    let Some((begin, end)) = signature(&lines) else { return words.to_vec() };
    // In the block only what can be nothing but the signature is passed over.
    let inside = lines[begin + 1..end].iter().filter(|line| !is_armour(line.trim_ascii()));
    lines[..begin].iter().chain(inside).flat_map(|line| line.iter().copied()).collect()
}

/// The headers, and what comes after them.
fn parts(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.windows(2).position(|pair| pair == b"\n\n");
    end.map_or((bytes, &[]), |end| (&bytes[..=end], &bytes[end + 2..]))
}

/// The tags in the headers of a merge. The lines that continue a header begin with a space.
fn merged_tags(head: &[u8]) -> Vec<Vec<u8>> {
    let mut tags: Vec<Vec<u8>> = Vec::new();
    let mut is_tag = false;
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        if let Some(first) = line.strip_prefix(b"mergetag ") {
            is_tag = true;
            tags.push(first.to_vec());
        } else if let (Some(rest), true, Some(tag)) = (line.strip_prefix(b" "), is_tag, tags.last_mut()) {
            tag.extend(rest);
        } else {
            is_tag = false;
        }
    }
    tags
}

/// The first and the last line of the signature, when the text ends with a whole one.
fn signature(lines: &[&[u8]]) -> Option<(usize, usize)> {
    let end = lines.iter().rposition(|line| !line.trim_ascii().is_empty())?;
    let is = |line: &[u8], mark: &str, name: &str| {
        line.trim_ascii_end() == format!("-----{mark} {name}-----").as_bytes()
    };
    let name = SIGNATURES.into_iter().find(|name| is(lines[end], "END", name))?;
    let begin = lines[..end].iter().rposition(|line| is(line, "BEGIN", name))?;
    Some((begin, end))
}

/// Whether a line is empty, or of the letters that signatures are written with. Digits alone are a number.
fn is_armour(line: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=".contains(byte);
    line.is_empty() || (line.iter().all(is_letter) && !line.iter().all(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(words: &str) -> String {
        String::from_utf8(of_tag(format!("object x\n\n{words}").as_bytes())).unwrap()
    }

    #[test]
    fn a_message_is_what_stands_after_the_head() {
        assert_eq!(of_commit(b"tree x\nauthor y\n\nRubrik\n\nText\n").unwrap(), b"Rubrik\n\nText\n");
        assert_eq!(of_commit(b"tree x\n").unwrap(), b"");
    }

    #[test]
    fn a_message_is_read_as_the_commit_says_that_it_is_written() {
        let of = |label: &str, words: &[u8]| {
            of_commit(&[b"tree x\nencoding ", label.as_bytes(), b"\n\n", words].concat())
        };
        assert_eq!(of("ISO-8859-1", b"M\xe4rta").unwrap(), "Märta".as_bytes());
        assert_eq!(of("windows-1251", b"\xc0").unwrap(), "А".as_bytes());
        assert_eq!(of("ISO-8859-1", "Märta".as_bytes()).unwrap(), "Märta".as_bytes());
        assert_eq!(of("cp850", b"Marta").unwrap(), b"Marta");
        assert!(of("cp850", b"M\x84rta").is_err() && of("UTF-7", b"M+AOQ-rta").is_err());
    }

    #[test]
    fn a_tag_keeps_the_name_that_it_was_given() {
        assert_eq!(names_in_tag(b"object x\ntype commit\ntag v1\ntagger n\n\ntag v2\n"), ["v1"]);
        let commit = b"tree x\nmergetag object y\n type commit\n tag v1\n \n Ord\n\ntag v2\n";
        assert_eq!(names_in_commit(commit), ["v1"]);
    }

    #[test]
    fn only_a_whole_signature_at_the_end_of_a_tag_is_passed_over() {
        let block = "-----BEGIN PGP SIGNATURE-----\n\niQEzBAABCgAdFiEE\n=AbCd\n-----END PGP SIGNATURE-----\n";
        assert_eq!(tag(&format!("v1\n{block}")), "v1\n");
        for ssh in ["SSH SIGNATURE", "SIGNED MESSAGE", "PGP MESSAGE"] {
            assert_eq!(tag(&format!("v1\n{}", block.replace("PGP SIGNATURE", ssh))), "v1\n");
        }
        for words in [
            format!("v1\n{block}Efteråt\n"),
            "v1\n-----BEGIN PGP SIGNATURE-----\nText\n".to_owned(),
            "v1\n-----BEGIN ANTECKNING-----\nText\n-----END ANTECKNING-----\n".to_owned(),
            "v1\n-----BEGIN PGP SIGNATURE-----\nText\n-----END SSH SIGNATURE-----\n".to_owned(),
        ] {
            assert_eq!(tag(&words), words);
        }
        let spoken = "v1\n-----BEGIN PGP SIGNATURE-----\nComment: Ett ord till\nabcd\n123\n-----END PGP SIGNATURE-----\n";
        assert_eq!(tag(spoken), "v1\nComment: Ett ord till\n123\n");
    }

    #[test]
    fn what_looks_like_a_signature_in_a_commit_is_text() {
        let words = "Rubrik\n-----BEGIN PGP SIGNATURE-----\nabcd\n-----END PGP SIGNATURE-----\n";
        assert_eq!(of_commit(format!("tree x\n\n{words}").as_bytes()).unwrap(), words.as_bytes());
    }

    #[test]
    fn the_message_of_a_merged_tag_is_part_of_the_commit() {
        let commit =
            b"tree x\nmergetag object y\n type commit\n \n Taggens ord\ngpgsig abc\n def\n\nRubrik\n";
        assert_eq!(of_commit(commit).unwrap(), b"Rubrik\n\nTaggens ord\n");
    }
}
