//! What is told of cells in forms that are no answers, each with its place and what to do.

use crate::base::lang::Say;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Out};
use crate::editing::EditError;
use crate::import::CellHit;
use crate::import::form::{Lost, Unread};
use crate::pii::detector::Exposure;
use crate::rules;
use crate::say;

/// What stands in the way of an answer. It does not repeat the answer: a form can contain anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The name of the file, as it can be told.
    pub file: String,
    /// The place in the file; `None` for the whole of it.
    pub place: Option<Say>,
    /// The rule that what stands there would break, if it were written.
    pub rule: Option<&'static str>,
    /// What is wrong, and what to write instead.
    pub told: Box<EditError>,
}

/// What is in a form and is read as no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note {
    pub file: String,
    pub place: Say,
    pub what: Say,
}

impl Fault {
    pub(super) fn new(file: &str, place: &Say, what: Say, help: Say) -> Self {
        Self::refused(file, place, EditError::new(what, help))
    }

    /// A file that cannot be read as a form.
    pub(super) fn of_file(file: String, what: Say, help: Say) -> Self {
        Self { file, place: None, rule: None, told: Box::new(EditError::new(what, help)) }
    }

    /// A change that an answer asks for and that is refused.
    pub(super) fn refused(file: &str, place: &Say, error: EditError) -> Self {
        Self { file: file.to_owned(), place: Some(place.clone()), rule: None, told: Box::new(error) }
    }

    pub(super) fn of_hit(file: &str, hit: &CellHit) -> Self {
        let what = rules::found_here(hit.class, hit.letters);
        let fault = Self::new(file, &hit.place, what, hit.class.instead(Exposure::Open));
        Self { rule: Some("identifies-person"), ..fault }
    }

    /// A file that was saved or read in another encoding than its own.
    pub(super) fn misread(file: &str, place: &Say) -> Self {
        Self::new(
            file,
            place,
            Say::fixed(
                "Bokstäver som å, ä och ö är trasiga, så filen läses inte.",
                "Letters such as å, ä and ö are broken, so the file is not read.",
            ),
            Say::fixed(
                "Spara den igen i ett program som visar dem rätt, som UTF-8, och läs in den på nytt.",
                "Save it again in a program that shows them right, as UTF-8, and import it once more.",
            ),
        )
    }

    pub(super) fn lost(file: &str, place: &Say, why: Lost) -> Self {
        let (what, help) = match why {
            Lost::Heads => (
                Say::fixed(
                    "Tabellen har inte formulärets rubriker, så inget svar i den läses.",
                    "The table lacks the heads of the form, so no answer in it is read.",
                ),
                Say::fixed(
                    "Ge den samma rubriker som formuläret, eller ta bort den.",
                    "Give it the same heads as the form, or take it away.",
                ),
            ),
            Lost::Id => (
                Say::fixed(
                    "Raden har ett svar, men säger inte vilken åtgärd det gäller.",
                    "The row has an answer, but does not say which activity it is about.",
                ),
                Say::fixed(
                    "Skriv åtgärdens titel i kolumnen Åtgärd, eller flytta svaret till raden som det hör till.",
                    "Write the title of the activity in the column Activity, or move the answer to the row it belongs to.",
                ),
            ),
            Lost::Loose => (
                Say::fixed(
                    "Det här ser ut som en rad i formuläret men står utanför tabellen, så svaret läses inte.",
                    "This looks like a row of the form and stands outside the table, so the answer is not read.",
                ),
                Say::fixed(
                    "Ta bort tecknen före raden, till exempel >, så att den hör till tabellen igen.",
                    "Take away the signs before the row, for example >, so that it belongs to the table again.",
                ),
            ),
            Lost::Column => (
                Say::fixed(
                    "Kolumnen hör inte till formuläret, så det som står där läses inte.",
                    "The column is none of the form's, so what stands there is not read.",
                ),
                Say::fixed(
                    "Flytta det till kolumnen Vad har hänt, eller ta bort det.",
                    "Move it to the column What has happened, or take it away.",
                ),
            ),
        };
        Self::new(file, place, what, help)
    }
}

impl Note {
    pub(super) fn unread(file: &str, place: Say, why: Unread) -> Self {
        let what = match why {
            Unread::Outside => Say::fixed(
                "Det som står här är utanför åtgärdernas rader och läses inte.",
                "What stands here is outside the rows of the activities and is not read.",
            ),
            Unread::Nothing => Say::fixed(
                "Det som står här läses som att inget är svarat. Har åtgärden utgått: vbe cancel.",
                "What stands here is read as no answer. If the activity is called off: vbe cancel.",
            ),
            Unread::LeftOut(why) => {
                let Say { sv, en } = why.said();
                say!("Det här läses inte: {sv}.", "This is not read: {en}.")
            }
        };
        Self { file: file.to_owned(), place, what }
    }

    pub(super) fn changed(file: &str, place: Say) -> Self {
        let what = Say::fixed(
            "Det står något annat här än i planen och uppföljningen. Det läses inte.",
            "Something else stands here than in the plan and the follow-up. It is not read.",
        );
        Self { file: file.to_owned(), place, what }
    }
}

/// Lists what is not read, and then what is wrong.
pub(super) fn list(
    notes: &[Note],
    faults: &[Fault],
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<(), CommandError> {
    let lang = context.render_options.lang;
    for Note { file, place, what } in notes {
        let (place, note, what) = (place.text(lang), lang.pick("obs", "note"), what.text(lang));
        out.answer.in_one_line(&format!("{file}, {place}: {note}: {what}"))?;
    }
    for Fault { file, place, rule, told } in faults {
        let place = place.as_ref().map_or_else(String::new, |place| format!(", {}", place.text(lang)));
        let rule = rule.map_or_else(String::new, |rule| format!(" [{rule}]"));
        let (error, what) = (lang.pick("fel", "error"), told.what.text(lang));
        out.answer.in_one_line(&format!("{file}{place}: {error}{rule}: {what}"))?;
        out.answer.line(&format!("  {}: {}", lang.pick("hjälp", "help"), told.help.text(lang)))?;
    }
    Ok(())
}
