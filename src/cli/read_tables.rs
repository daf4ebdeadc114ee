//! Reads the tables and texts of a file that the user names, or explains why it cannot be read.

use std::path::Path;

use super::context::CommandContext;
use super::named_file;
use super::outcome::CommandError;
use crate::base::lang::Say;
use crate::io::disk;
use crate::io::tables::{self, Document, Foreign, Reading, TableError};
use crate::say;
use crate::syntax::fault::Unreadable;

/// What a file holds: its tables and its running text. Its path is relative to where the program was started.
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
    if let Some((what, help)) = nothing(file, name, &bytes) {
        return Err(CommandError::Message(what, help));
    }
    tables::read(name, &bytes, reading).map_err(|why| refused(name, &why))
}

/// What is said of a file without content, or of one that a program keeps while another is open. `None` for others.
fn nothing(file: &Path, name: &str, bytes: &[u8]) -> Option<(Say, Say)> {
    let own = file.file_name().map(|own| own.to_string_lossy()).unwrap_or_default();
    if own.starts_with("~$") || own.starts_with(".~lock.") {
        return Some((
            say!(
                "{name} är ingen plan, utan en låsfil som Office lägger bredvid ett dokument medan det är öppet.",
                "{name} is no plan, but a lock file that Office puts beside a document while it is open."
            ),
            Say::fixed(
                "Välj själva dokumentet, som heter så utan tecknen först, och kör igen.",
                "Choose the document itself, which has that name without the first characters, and run again.",
            ),
        ));
    }
    let is_empty = bytes.iter().all(u8::is_ascii_whitespace) || bytes == "\u{feff}".as_bytes();
    is_empty.then(|| {
        (
            say!(
                "{name} är tom: det står ingenting i filen.",
                "{name} is empty: nothing stands in the file."
            ),
            Say::fixed(
                "Spara filen på nytt från sitt program, eller välj en annan, och kör igen.",
                "Save the file anew from its own program, or choose another, and run again.",
            ),
        )
    })
}

fn refused(name: &str, why: &TableError) -> CommandError {
    let (what, help) = match why {
        TableError::Sort => (
            say!(
                "{name} är ingen fil som vbe kan läsa tabeller ur.",
                "{name} is no file that vbe can read tables from."
            ),
            Say::fixed(
                "Spara den som .xlsx, .ods, .csv, .docx, .odt, .md eller .txt.",
                "Save it as .xlsx, .ods, .csv, .docx, .odt, .md or .txt.",
            ),
        ),
        TableError::Broken => (
            say!(
                "{name} går inte att läsa: filen är skadad eller av en annan sort än namnet säger.",
                "{name} cannot be read: the file is broken or of another sort than its name says."
            ),
            Say::fixed(
                "Öppna den i sitt program, spara den på nytt och kör igen.",
                "Open it in its own program, save it anew and run again.",
            ),
        ),
        TableError::Locked => (
            say!("{name} är låst med lösenord.", "{name} is locked with a password."),
            Say::fixed(
                "Öppna den i sitt program, spara en kopia utan lösenord och kör igen med den.",
                "Open it in its own program, save a copy without the password and run again with that.",
            ),
        ),
        TableError::Foreign(what) => foreign(name, *what),
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
            say!(
                "{name} är tom: ingen text och ingen tabell syns i filen.",
                "{name} is empty: no text and no table is seen in the file."
            ),
            Say::fixed(
                "Åtgärderna ska stå i en tabell med rubriker, till exempel Åtgärd, Ansvarig, Påbörjas, Löpande, Avslutad.",
                "The activities are to stand in a table with heads, for example Åtgärd, Ansvarig, Påbörjas, Löpande, Avslutad.",
            ),
        ),
    };
    CommandError::Message(what, help)
}

/// What is said of a file that another program has to save anew.
fn foreign(name: &str, what: Foreign) -> (Say, Say) {
    let is = match what {
        Foreign::OldDocument => {
            say!("{name} är ett dokument i ett äldre format.", "{name} is a document in an older format.")
        }
        Foreign::OldSheet => {
            say!(
                "{name} är ett kalkylblad i ett äldre format.",
                "{name} is a spreadsheet in an older format."
            )
        }
        Foreign::Page => say!(
            "{name} är en bild av sidorna och har inga tabeller att läsa.",
            "{name} is a picture of its pages and has no tables to read."
        ),
        Foreign::Pages => say!("{name} är ett dokument från Pages.", "{name} is a document of Pages."),
        Foreign::Numbers => {
            say!("{name} är ett kalkylblad från Numbers.", "{name} is a spreadsheet of Numbers.")
        }
        Foreign::Slides => say!("{name} är en presentation.", "{name} is a presentation."),
    };
    let help = match what {
        Foreign::OldDocument => Say::fixed(
            "Öppna det i Word eller LibreOffice, välj Spara som och .docx, och kör igen med den filen.",
            "Open it in Word or LibreOffice, choose Save as and .docx, and run again with that file.",
        ),
        Foreign::OldSheet => Say::fixed(
            "Öppna det i Excel eller LibreOffice, välj Spara som och .xlsx, och kör igen med den filen.",
            "Open it in Excel or LibreOffice, choose Save as and .xlsx, and run again with that file.",
        ),
        Foreign::Page => Say::fixed(
            "Be den som gjorde den om originalet, ofta .docx eller .xlsx. Finns det inte, öppna filen i Word, spara som .docx och kör igen med den filen.",
            "Ask whoever made it for the original, often .docx or .xlsx. If there is none, open the file in Word, save it as .docx and run again with that file.",
        ),
        Foreign::Pages => Say::fixed(
            "Öppna det i Pages, välj Exportera och Word, och kör igen med den filen.",
            "Open it in Pages, choose Export and Word, and run again with that file.",
        ),
        Foreign::Numbers => Say::fixed(
            "Öppna det i Numbers, välj Exportera och Excel, och kör igen med den filen.",
            "Open it in Numbers, choose Export and Excel, and run again with that file.",
        ),
        Foreign::Slides => Say::fixed(
            "Kopiera tabellen till ett dokument, spara det som .docx och kör igen med den filen.",
            "Copy the table to a document, save that as .docx and run again with that file.",
        ),
    };
    (is, help)
}
