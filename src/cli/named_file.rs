//! Reads a file that the user has named, in an option or in `vbe.toml`, or tells why it cannot be read.

use std::path::Path;

use super::outcome::CommandError;
use crate::base::lang::Say;
use crate::say;
use crate::syntax::fault::Unreadable;
use crate::syntax::text::{NotText, Source, Span};

/// The words for a file that is there but cannot be read: what it is called, why, and what to do when it is the wrong
/// one.
pub(super) fn unread(called: &Say, why: &Unreadable, wrong: Say) -> CommandError {
    let (Say { sv, en }, reason) = (called, reason(why));
    let what = Say::new(format!("{sv} {}.", reason.sv), format!("{en} {}.", reason.en));
    let help = match why {
        Unreadable::Forbidden => Say::fixed(
            "Be den som äger filen om läsrättighet.",
            "Ask whoever owns the file for the right to read it.",
        ),
        Unreadable::Encoding(NotText::Utf16 | NotText::Utf32 | NotText::Byte) => Say::fixed(
            "Spara om den med kodningen UTF-8 i det program som sparade den.",
            "Save it anew with the encoding UTF-8 in the program that saved it.",
        ),
        _ => wrong,
    };
    CommandError::Message(what, help)
}

/// Why a file cannot be read, after its name.
fn reason(why: &Unreadable) -> Say {
    match why {
        Unreadable::Missing => Say::fixed("finns inte", "is not there"),
        Unreadable::Forbidden => Say::fixed("får du inte läsa", "may not be read by you"),
        Unreadable::Folder => Say::fixed("är en mapp och ingen fil", "is a folder and no file"),
        Unreadable::NoFile => Say::fixed(
            "är ingen vanlig fil, utan en kö, ett uttag eller en enhet",
            "is no ordinary file, but a queue, a socket or a device",
        ),
        Unreadable::Astray => {
            Say::fixed("är en länk som inte leder till någon fil", "is a link that leads to no file")
        }
        Unreadable::TooLarge(size) => {
            let (size, limit) = (size.div_ceil(1_048_576), Source::LIMIT / 1_048_576);
            say!(
                "är på {size} MiB, och får vara högst {limit} MiB",
                "is {size} MiB, and may be at most {limit} MiB"
            )
        }
        Unreadable::Encoding(NotText::Binary) => Say::fixed("är inte text", "is not text"),
        Unreadable::Encoding(_) => Say::fixed("är inte sparad som UTF-8", "is not saved as UTF-8"),
        Unreadable::System(error) => say!("gick inte att läsa: {error}", "could not be read: {error}"),
        _ => Say::fixed("gick inte att läsa", "could not be read"),
    }
}

/// The first names in a file of names, which has one on each line. A line that is something else would protect nobody.
pub(super) fn names(path: &Path, bytes: Result<Vec<u8>, Unreadable>) -> Result<Vec<String>, CommandError> {
    let source = source(path, bytes)?;
    match lines(&source).find(|(_, name)| !is_name(name)) {
        None => Ok(lines(&source).map(|(_, name)| name.to_owned()).collect()),
        // What stands there may be a person's whole name, so only its line is told of.
        Some((at, _)) => {
            let (path, line) = (path.display(), source.position(at).line);
            Err(CommandError::Message(
                say!(
                    "Filen med namn, {path}, har något annat än ett enda förnamn på rad {line}.",
                    "The file of names, {path}, has something else than a single first name on line {line}."
                ),
                Say::fixed(
                    "Skriv ett förnamn på varje rad, utan efternamn och skiljetecken. En anmärkning skrivs på en egen rad, som börjar med #.",
                    "Write one first name on each line, without surnames and separators. A remark is written on a line of its own, which begins with #.",
                ),
            ))
        }
    }
}

/// The first names in a file of names as git has kept it. It can no longer be mended, so every word of it is a name.
pub(super) fn names_kept(
    path: &Path,
    bytes: Result<Vec<u8>, Unreadable>,
) -> Result<Vec<String>, CommandError> {
    let source = source(path, bytes)?;
    let words = lines(&source).flat_map(|(_, line)| {
        let said = line.split('#').next().unwrap_or_default();
        said.split(|char: char| char.is_whitespace() || matches!(char, ',' | ';'))
            .filter(|word| is_name(word))
    });
    Ok(words.map(str::to_owned).collect())
}

/// Where each line that is to be a name begins, and what stands there.
fn lines(source: &Source) -> impl Iterator<Item = (u32, &str)> {
    let mut end = 0;
    let each = source.text.raw().split_inclusive(['\n', '\r']).map(move |line| {
        let start = end;
        end += line.len();
        (Span::new(start, end).start, line.trim())
    });
    each.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// Whether a text is one word that can be a first name.
fn is_name(text: &str) -> bool {
    let is_in_name = |char: char| match char {
        '-' | '\'' => true,
        char if char.is_ascii() => char.is_ascii_alphabetic(),
        char => !char.is_whitespace() && !char.is_control(),
    };
    text.chars().all(is_in_name) && text.chars().any(char::is_alphabetic)
}

fn source(path: &Path, bytes: Result<Vec<u8>, Unreadable>) -> Result<Source, CommandError> {
    let (source, fault) = bytes.map_or_else(
        |why| (Source::unread(String::new()), Some(why)),
        |bytes| {
            let (source, fault) = Source::of_bytes(String::new(), bytes);
            (source, fault.map(|(fault, _)| Unreadable::Encoding(fault)))
        },
    );
    let Some(why) = fault else { return Ok(source) };
    let path = path.display();
    Err(unread(
        &say!("Filen med namn, {path},", "The file of names, {path},"),
        &why,
        Say::fixed(
            "Skriv sökvägen till en fil med ett förnamn på varje rad under [privacy] i vbe.toml; den räknas från vbe.toml.",
            "Write the path to a file with a first name on each line under [privacy] in vbe.toml; it is counted from vbe.toml.",
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_one_name_or_is_told_of_by_its_number() {
        let read = |text: &str| names(Path::new("namn.txt"), Ok(text.as_bytes().to_vec()));
        let sound = "# egna\n  # fler\nXanthippa\r\nÉmil-Å\rO'Dalor \n\n\tYrsella";
        assert_eq!(read(sound).unwrap_or_default(), ["Xanthippa", "Émil-Å", "O'Dalor", "Yrsella"]);
        for wrong in [
            "Xan Thippa", "Xan, Yrsella", "Xan;Yrsella", "Xan\tYrsella", "Xan # egen", "- Xan", "12",
            "\"Xan\"",
        ] {
            for end in ["\n", "\r\n", "\r"] {
                let text = ["Yrsella", "", wrong, "Yrsella"].join(end);
                let Err(CommandError::Message(what, _)) = read(&text) else { panic!("{text:?}") };
                assert!(what.en.ends_with(" on line 3."), "{text:?}: {}", what.en);
                assert!(!what.en.contains("Xan") && !what.sv.contains("Xan"), "{text:?}");
            }
        }
        let kept = names_kept(Path::new("namn.txt"), Ok(b"Xan Thippa, Yrsella # egen\rOdd".to_vec()));
        assert_eq!(kept.unwrap_or_default(), ["Xan", "Thippa", "Yrsella", "Odd"]);
    }
}
