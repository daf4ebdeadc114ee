//! Why a change is refused, and what to do instead.

use crate::base::lang::Say;
use crate::base::likeness::{choices, nearest, nearest_beginning};
use crate::say;
use crate::syntax::edit::SpliceError;

/// What is wrong, and what to do instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EditError {
    pub what: Say,
    pub help: Say,
}

impl EditError {
    pub(crate) fn new(what: Say, help: Say) -> Self {
        Self { what, help }
    }

    /// The error for an unknown word: suggests the nearest known one, or lists all.
    pub(super) fn unknown<'a>(
        what: Say,
        written: &str,
        known: impl Iterator<Item = &'a str> + Clone,
    ) -> Self {
        let near = nearest(written, known.clone()).or_else(|| nearest_beginning(written, known.clone()));
        let help = match near {
            Some(meant) => say!("Menades {meant}?", "Was {meant} meant?"),
            None => choices(written, known),
        };
        Self { what, help }
    }

    /// The error for a file that cannot be edited.
    pub(super) fn refused(name: &str, refusal: SpliceError) -> Self {
        match refusal {
            SpliceError::Faulty => Self::new(
                say!(
                    "{name} har fel, och då går det inte att säga säkert vad som står var i den.",
                    "{name} has faults, so it cannot be told for certain what stands where in it."
                ),
                Say::fixed(
                    "vbe validate säger vad som är fel. Rätta det först.",
                    "vbe validate tells what is wrong. Mend it first.",
                ),
            ),
            SpliceError::Comment => Self::new(
                say!("En kommentar i {name} skulle gå förlorad.", "A comment in {name} would be lost."),
                by_hand(),
            ),
            SpliceError::Last => Self::new(
                say!(
                    "Då skulle det inte stå något alls i {name}.",
                    "Nothing at all would be left in {name}."
                ),
                Say::fixed("Ta bort filen i stället.", "Remove the file instead."),
            ),
            SpliceError::NoSuchPlace => Self::new(
                say!(
                    "Det finns inget sådant ställe i {name}: något av en annan sort står där.",
                    "There is no such place in {name}: something of another sort stands there."
                ),
                by_hand(),
            ),
            SpliceError::Unsure => Self::new(
                say!(
                    "{name} är skriven så att det inte går att ändra den säkert.",
                    "{name} is written so that it cannot be changed with certainty."
                ),
                by_hand(),
            ),
        }
    }
}

fn by_hand() -> Say {
    Say::fixed(
        "Ändra i filen för hand. Ingenting är skrivet.",
        "Change the file by hand. Nothing has been written.",
    )
}
