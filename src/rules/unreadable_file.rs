//! Finds a file that cannot be read at all.

use super::rule::Message;
use crate::base::lang::Say;
use crate::say;
use crate::syntax::fault::{FaultKind, Unreadable};
use crate::syntax::text::{NotText, Source};

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    let FaultKind::Unreadable(why) = kind else { return None };
    Some(match why {
        // It can be read, and is told of by `stray-file`.
        Unreadable::Stray => return None,
        Unreadable::Missing => Message::new(
            Say::fixed(
                "Filen försvann medan den skulle läsas.",
                "The file went away while it was to be read.",
            ),
            Say::fixed(
                "Kontrollera namnet, och kör kommandot igen.",
                "See that the name is right, and run the command again.",
            ),
        ),
        Unreadable::Forbidden => Message::new(
            Say::fixed("Du får inte läsa filen.", "You may not read the file."),
            Say::fixed(
                "Be den som äger mappen om läsrättighet.",
                "Ask whoever owns the folder for the right to read it.",
            ),
        ),
        Unreadable::Misnamed => Message::new(
            Say::fixed(
                "Filen slutar på .txt och är inte läst. Anteckningar lägger ofta till den ändelsen.",
                "The file ends in .txt and has not been read. Notepad often adds that ending.",
            ),
            Say::fixed(
                "Döp om den så att den slutar på .yaml. I Anteckningar: välj Alla filer när du sparar.",
                "Rename it so that it ends in .yaml. In Notepad: choose All files when you save.",
            ),
        ),
        Unreadable::Name => Message::new(
            Say::fixed(
                "Namnet på filen, eller på en mapp som den ligger i, är inte UTF-8. Den är inte läst.",
                "The name of the file, or of a folder that it is in, is not UTF-8. It has not been read.",
            ),
            Say::fixed(
                "Döp om den, med bokstäver, siffror och bindestreck.",
                "Rename it, with letters, digits and hyphens.",
            ),
        ),
        Unreadable::System(reason) => Message::new(
            say!("Filen gick inte att läsa: {reason}.", "The file could not be read: {reason}."),
            Say::fixed(
                "Kontrollera att filen finns, att du får läsa den och att inget annat program håller den låst.",
                "See that the file is there, that you may read it and that no other program has it locked.",
            ),
        ),
        Unreadable::Document => Message::new(
            Say::fixed(
                "Det här är ett dokument från ett annat program. Vad som står i det går inte att granska.",
                "This is a document of another program. What stands in it cannot be looked at.",
            ),
            Say::fixed(
                "Flytta det ur mappen, och skriv det som behövs i en .yaml-fil utan uppgifter om någon person.",
                "Move it out of the folder, and write what is needed in a .yaml file without anything about a person.",
            ),
        ),
        Unreadable::Folder => Message::new(
            Say::fixed(
                "Det här är en mapp, men den heter som en fil.",
                "This is a folder, but it is named as a file.",
            ),
            Say::fixed(
                "Byt namn på mappen så att den inte slutar på .yaml. Filerna i den är lästa ändå.",
                "Rename the folder so that it does not end in .yaml. The files in it have been read all the same.",
            ),
        ),
        Unreadable::Link | Unreadable::Astray => Message::new(
            Say::fixed(
                "Det här är en symbolisk länk. Länkar följs inte, eftersom de kan peka ut ur arbetsmappen.",
                "This is a symbolic link. Links are not followed, since they can lead out of the workspace.",
            ),
            Say::fixed(
                "Lägg filen här i stället för länken, eller peka ut mappen med [paths] i vbe.toml.",
                "Put the file here in place of the link, or name its folder under [paths] in vbe.toml.",
            ),
        ),
        Unreadable::NoFile => Message::new(
            Say::fixed(
                "Det här är ingen vanlig fil, utan en kö, ett uttag eller en enhet.",
                "This is no ordinary file, but a queue, a socket or a device.",
            ),
            Say::fixed("Flytta den ur mappen.", "Move it out of the folder."),
        ),
        Unreadable::TooLarge(size) => {
            let (size, limit) = (size.div_ceil(1_048_576), Source::LIMIT / 1_048_576);
            Message::new(
                say!(
                    "Filen är på {size} MiB. En fil får vara högst {limit} MiB.",
                    "The file is {size} MiB. A file may be at most {limit} MiB.",
                ),
                Say::fixed(
                    "Är det verkligen en plan eller en uppföljning? Dela den, eller flytta den ur mappen.",
                    "Is it really a plan or a record? Divide it, or move it out of the folder.",
                ),
            )
        }
        Unreadable::Encoding(fault) => encoding(*fault),
    })
}

/// Bytes that are not UTF-8 text.
fn encoding(fault: NotText) -> Message {
    match fault {
        NotText::Utf16 => Message::new(
            Say::fixed(
                "Filen är sparad som UTF-16 (”Unicode” i äldre Anteckningar).",
                "The file is saved as UTF-16 (“Unicode” in older Notepad).",
            ),
            Say::fixed(
                "Spara om den som UTF-8: Arkiv, Spara som, Kodning: UTF-8.",
                "Save it anew as UTF-8: File, Save as, Encoding: UTF-8.",
            ),
        ),
        NotText::Utf32 => Message::new(
            Say::fixed("Filen är sparad som UTF-32.", "The file is saved as UTF-32."),
            Say::fixed(
                "Spara om den med kodningen UTF-8 i det program som sparade den.",
                "Save it anew with the encoding UTF-8 in the program that saved it.",
            ),
        ),
        NotText::Byte => Message::new(
            Say::fixed(
                "Tecknet här är inte UTF-8. Troligen är filen sparad som ANSI (Windows-1252) eller Latin-1.",
                "The character here is not UTF-8. The file is probably saved as ANSI (Windows-1252) or Latin-1.",
            ),
            Say::fixed(
                "Öppna den i det program som sparade den och spara om den med kodningen UTF-8.",
                "Open it in the program that saved it and save it anew with the encoding UTF-8.",
            ),
        ),
        NotText::Binary => Message::new(
            Say::fixed("Filen är inte text.", "The file is not text."),
            Say::fixed(
                "Flytta den ur mappen. Här står bara textfiler som går att läsa och jämföra.",
                "Move it out of the folder. Only text files that can be read and compared stand here.",
            ),
        ),
    }
}
