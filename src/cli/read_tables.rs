//! Reads the tables of a file that the user names, or explains why there are none.

use std::path::Path;

use super::context::CommandContext;
use super::named_file;
use super::outcome::CommandError;
use crate::base::lang::Say;
use crate::io::disk;
use crate::io::tables::{self, Document, Reading, Table, TableError};
use crate::say;
use crate::syntax::fault::Unreadable;

/// The tables of a file, by its path relative to where the program was started.
pub(super) fn read_tables(
    file: &Path,
    context: &CommandContext,
    name: &str,
) -> Result<Vec<Table>, CommandError> {
    Ok(read_document(file, context, name, &Reading::default())?.into_tables())
}

/// What a file holds: its tables and its running text.
pub(super) fn read_document(
    file: &Path,
    context: &CommandContext,
    name: &str,
    reading: &Reading,
) -> Result<Document, CommandError> {
    let path = context.folder.join(file);
    let help = || Say::fixed("Skriv sökvägen till filen.", "Write the path to the file.");
    let bytes = disk::read(&path).map_err(|why| match why {
        Unreadable::Missing => {
            CommandError::Message(say!("Filen {name} finns inte.", "There is no file {name}."), help())
        }
        Unreadable::TooLarge(_) => refused(name, &TableError::TooLarge),
        why => named_file::unread(&Say::same(name.to_owned()), &why, help()),
    })?;
    tables::read(name, &bytes, reading).map_err(|why| refused(name, &why))
}

fn refused(name: &str, why: &TableError) -> CommandError {
    let (what, help) = match why {
        TableError::Sort => (
            say!(
                "{name} är ingen fil som vbe kan läsa tabeller ur.",
                "{name} is no file that vbe can read tables from."
            ),
            Say::fixed(
                "Spara den som .xlsx, .ods, .csv, .docx eller .md.",
                "Save it as .xlsx, .ods, .csv, .docx or .md.",
            ),
        ),
        TableError::Broken => (
            say!(
                "{name} går inte att läsa: filen är skadad, låst med lösenord eller av en annan sort än namnet säger.",
                "{name} cannot be read: the file is broken, locked by a password or of another sort than its name says."
            ),
            Say::fixed(
                "Öppna den i sitt program, spara den på nytt utan lösenord och kör igen.",
                "Open it in its own program, save it anew without a password and run again.",
            ),
        ),
        TableError::Packed => (
            say!(
                "{name} är ett dokument eller ett arkiv, fast namnet säger att den är text.",
                "{name} is a document or an archive, though its name says that it is text."
            ),
            Say::fixed(
                "Ge den den ändelse som dess program ger, till exempel .xlsx, .ods eller .docx, eller spara om den som .csv, och kör igen.",
                "Give it the ending that its program gives, for example .xlsx, .ods or .docx, or save it anew as .csv, and run again.",
            ),
        ),
        TableError::OpenQuote(line) => (
            say!(
                "{name}, rad {line}: ett citattecken öppnas och stängs aldrig, så resten av filen blir en enda cell.",
                "{name}, line {line}: a quotation mark is opened and never closed, so the rest of the file is a single cell."
            ),
            Say::fixed(
                "Stäng citattecknet, eller ta bort det, och kör igen.",
                "Close the quotation mark, or take it away, and run again.",
            ),
        ),
        TableError::TooLarge => (
            say!("{name} är för stor.", "{name} is too large."),
            Say::fixed(
                "Spara bara bladet eller sidorna med åtgärderna i en egen fil.",
                "Save only the sheet or the pages with the activities in a file of their own.",
            ),
        ),
        TableError::Empty => (
            say!("Det finns ingen tabell i {name}.", "There is no table in {name}."),
            Say::fixed(
                "Åtgärderna ska stå i en tabell med rubriker, till exempel Åtgärd, Ansvarig, Påbörjas, Löpande, Avslutad.",
                "The activities are to stand in a table with heads, for example Åtgärd, Ansvarig, Påbörjas, Löpande, Avslutad.",
            ),
        ),
    };
    CommandError::Message(what, help)
}
