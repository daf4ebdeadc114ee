//! One file that is imported, what is asked of it, and the words for what is wrong with that.

use crate::base::lang::{Lang, Say};
use crate::base::likeness::slug;
use crate::base::period::Period;
use crate::cli::context::CommandContext;
use crate::editing::EditError;
use crate::import::{Column, Unclear};
use crate::io::tables::Document;
use crate::model::workspace::Workspace;
use crate::say;

/// What is asked beside the draft.
pub(super) struct Asked {
    /// What heads mean.
    pub(super) columns: Vec<(String, Column)>,
    pub(super) with_hidden: bool,
    pub(super) how: How,
}

/// How it is done.
#[derive(Clone, Copy, Debug)]
pub(super) struct How {
    pub(super) dry_run: bool,
    /// Whether nobody is to be asked.
    pub(super) yes: bool,
    /// Whether what the file says otherwise is written over what the plan says.
    pub(super) replace: bool,
}

/// One file that is imported.
pub(super) struct Import<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) document: &'a Document,
    /// The name of the file, as it can be told.
    pub(super) name: &'a str,
    pub(super) asked: &'a Asked,
    pub(super) context: &'a CommandContext,
}

impl Import<'_> {
    /// Whether somebody sits there who can be asked, and wants to be.
    pub(super) fn is_asked(&self) -> bool {
        let context = self.context;
        let is_seen = context.input.person && context.render_options.terminal;
        is_seen && !self.asked.how.yes && !self.asked.how.dry_run
    }
}

/// The question that a time of a finish raises.
pub(super) fn is_which(place: &Say) -> Say {
    Say {
        sv: format!("{}: är tiden den som utlovas eller den då det blev klart?", place.text(Lang::Sv)).into(),
        en: format!("{}: is the time the planned one, or the one when it was done?", place.text(Lang::En))
            .into(),
    }
}

/// Why a text cannot be the id of a plan, if so.
pub(super) fn unsound_id(id: &str) -> Option<EditError> {
    (id.is_empty() || slug(id) != *id).then(|| {
        EditError::new(
            say!("{id} kan inte vara ett id.", "{id} cannot be an id."),
            Say::fixed(
                "Skriv --id med små bokstäver a–z, siffror och bindestreck.",
                "Write --id with small letters a–z, digits and hyphens.",
            ),
        )
    })
}

/// Why a text cannot be the time of a plan, if so.
pub(super) fn unsound_period(period: &str) -> Option<EditError> {
    Period::validity(period).is_none().then(|| {
        EditError::new(
            say!("{period} är ingen tid.", "{period} is no time."),
            Say::fixed(
                "Skriv till exempel --period 2027 eller --period 2027-2028.",
                "Write for example --period 2027 or --period 2027-2028.",
            ),
        )
    })
}

/// Why no draft was made.
pub(super) fn unclear(why: &Unclear) -> EditError {
    match why {
        Unclear::NoSheet(sheets) if sheets.is_empty() => EditError::new(
            Say::fixed("Filen har inga blad.", "The file has no sheets."),
            Say::fixed(
                "Ta bort --sheet, eller välj en tabell med --table.",
                "Leave out --sheet, or choose a table with --table.",
            ),
        ),
        Unclear::NoSheet(sheets) => {
            let sheets = sheets.join(", ");
            EditError::new(
                Say::fixed("Inget blad i filen heter så.", "No sheet in the file has that name."),
                say!(
                    "Skriv ett av bladen efter --sheet: {sheets}.",
                    "Write one of the sheets after --sheet: {sheets}."
                ),
            )
        }
        Unclear::NoTable(0) => EditError::new(
            Say::fixed("Filen har inga tabeller.", "The file has no tables."),
            Say::fixed("Ta bort --table, så läses listorna.", "Leave out --table, and the lists are read."),
        ),
        Unclear::NoTable(count) => EditError::new(
            Say::fixed("Filen har ingen tabell med det numret.", "The file has no table of that number."),
            say!(
                "Skriv --table med ett tal från 1 till {count}.",
                "Write --table with a number from 1 to {count}."
            ),
        ),
        Unclear::NoHeads => EditError::new(
            Say::fixed(
                "Ingen tabell i filen har rubriker som går att känna igen, och ingen lista har åtgärder.",
                "No table in the file has heads that are known, and no list has activities.",
            ),
            Say::fixed(
                "Skriv vad rubriken över åtgärderna heter i er tabell, till exempel --column Punkt=åtgärd.",
                "Write what the head above the activities is in your table, for example --column Punkt=title.",
            ),
        ),
        Unclear::NoList => EditError::new(
            Say::fixed(
                "Filen har ingen tabell och ingen lista med åtgärder: vbe läser tabeller, punkter och numrerade stycken, inte löpande text.",
                "The file has no table and no list of activities: vbe reads tables, points and numbered paragraphs, not running text.",
            ),
            Say::fixed(
                "Skriv åtgärderna i en tabell eller som punkter, en på varje rad, och läs in filen igen.",
                "Write the activities in a table or as points, one on each line, and import the file again.",
            ),
        ),
        Unclear::NoRows => EditError::new(
            Say::fixed(
                "Filen har rubriker men inga åtgärder under dem.",
                "The file has heads, and no activities below them.",
            ),
            Say::fixed(
                "Fyll i tabellen, eller skriv med --column vilken rubrik som står över åtgärderna, till exempel --column Punkt=åtgärd.",
                "Fill in the table, or write with --column which head stands above the activities, for example --column Punkt=title.",
            ),
        ),
        Unclear::NoPeriod(years) => {
            let years = years.as_deref().unwrap_or("2027-2028");
            EditError::new(
                Say::fixed(
                    "Filen säger inte vilken tid planen gäller.",
                    "The file does not say which time the plan holds for.",
                ),
                say!("Skriv till exempel --period {years}.", "Write for example --period {years}."),
            )
        }
        Unclear::Finish(place) => EditError::new(
            is_which(place),
            Say::fixed(
                "Skriv --finished promise om kolumnen säger när det ska vara klart, eller --finished outcome om den säger när det blev klart.",
                "Write --finished promise if the column says when it is to be done, or --finished outcome if it says when it was.",
            ),
        ),
    }
}
