//! Reads a file that the user has named, in an option or in `vbe.toml`, or tells why it cannot be read.

use std::path::Path;

use super::outcome::CommandError;
use crate::base::lang::Say;
use crate::say;
use crate::syntax::fault::Unreadable;
use crate::syntax::text::{NotText, Source};

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
        Unreadable::Encoding(NotText::Utf16 | NotText::Byte) => Say::fixed(
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

/// The first names in a file of names, which has one on each line.
pub(super) fn names(path: &Path, bytes: Result<Vec<u8>, Unreadable>) -> Result<Vec<String>, CommandError> {
    let (source, fault) = bytes.map_or_else(
        |why| (Source::unread(String::new()), Some(why)),
        |bytes| {
            let (source, fault) = Source::of_bytes(String::new(), bytes);
            (source, fault.map(|(fault, _)| Unreadable::Encoding(fault)))
        },
    );
    match fault {
        None => {
            let lines = source.text.raw().lines().filter(|line| !line.starts_with('#'));
            Ok(lines.map(str::to_owned).collect())
        }
        Some(why) => {
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
    }
}
