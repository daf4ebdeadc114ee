//! The columns of a form: what each is called in both languages, how wide it is, and which of them are answered in. A
//! form is written and read back by these.

use crate::base::lang::{Lang, Say};
use crate::base::likeness::{fold, plain_form};

/// A column of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Title,
    Planned,
    Goal,
    State,
    /// The day of the latest news when the form was asked.
    Last,
    /// What was last told, with its day.
    Told,
    Started,
    Finished,
    Assessed,
    Note,
    /// The activity, as `plan/activity`. It stands beside the answers and away from the title, so that a column that has
    /// been sorted by itself parts the two.
    Id,
}

impl Column {
    /// All, in the order of a form.
    pub(crate) const ALL: [Self; 11] = [
        Self::Title,
        Self::Planned,
        Self::Goal,
        Self::State,
        Self::Last,
        Self::Told,
        Self::Started,
        Self::Finished,
        Self::Assessed,
        Self::Note,
        Self::Id,
    ];

    pub(super) fn name(self) -> Say {
        match self {
            Self::Title => Say::fixed("Åtgärd", "Activity"),
            Self::Planned => Say::fixed("Planerad tid", "Planned time"),
            Self::Goal => Say::fixed("Mål", "Goal"),
            Self::State => Say::fixed("Läge", "State"),
            Self::Last => Say::fixed("Senast uppdaterad", "Last updated"),
            Self::Told => Say::fixed("Senaste svar", "Latest answer"),
            Self::Started => Say::fixed("Påbörjad", "Started"),
            Self::Finished => Say::fixed("Avslutad", "Finished"),
            Self::Assessed => Say::fixed("Bedömning", "Assessment"),
            Self::Note => Say::fixed("Vad har hänt", "What has happened"),
            Self::Id => Say::fixed("Id", "Id"),
        }
    }

    /// The head, which says so where the column is to be answered in: colours are lost in print and in other programs.
    pub(super) fn head(self, lang: Lang) -> String {
        let name = self.name();
        let mark = if self.is_asked() { lang.pick(" (fyll i)", " (fill in)") } else { "" };
        format!("{}{mark}", name.text(lang))
    }

    /// Whether somebody is to answer in it.
    pub(crate) fn is_asked(self) -> bool {
        matches!(self, Self::Started | Self::Finished | Self::Assessed | Self::Note)
    }

    /// The width in a sheet, in characters.
    pub(super) fn width(self) -> u16 {
        match self {
            Self::Title | Self::Told => 26,
            Self::Planned => 13,
            Self::Goal => 22,
            Self::State | Self::Last | Self::Started | Self::Finished => 12,
            Self::Assessed => 14,
            Self::Note => 40,
            Self::Id => 9,
        }
    }

    /// The column with a head, whatever stands after it in brackets or on a new line.
    pub(crate) fn of(head: &str) -> Option<Self> {
        /// The longest text, in bytes, that is looked at: what is longer is no head.
        const LONGEST: usize = 60;
        if head.is_empty() || head.len() > LONGEST {
            return None;
        }
        let name = fold(head.split(['(', '\n']).next().unwrap_or(head));
        let name = name.trim_matches(|char: char| !char.is_alphanumeric());
        let is_called = |column: &Self| {
            let own = column.name();
            [Lang::Sv, Lang::En].iter().any(|lang| fold(own.text(*lang)) == name)
        };
        Self::ALL.into_iter().find(is_called)
    }
}

/// The colour of what is to be answered in.
pub(super) const ASKED: u32 = 0x00FF_F2CC;

/// What stands above the table, in lines.
pub(super) fn instructions(lang: Lang) -> [&'static str; 2] {
    lang.pick(
        [
            "Fyll i kolumnerna märkta (fyll i), för de åtgärder där något har hänt. Låt de andra stå kvar, också Id sist. Skriv aldrig namn eller något annat om en enskild person.",
            "Dagar skrivs 2026-05-14. Bedömning: grön (enligt plan), gul (risk) eller röd (avviker från planen).",
        ],
        [
            "Fill in the columns marked (fill in), for the activities where something has happened. Leave the others as they are, Id at the end too. Never write a name or anything else about an individual person.",
            "Days are written 2026-05-14. Assessment: green (as planned), yellow (at risk) or red (off plan).",
        ],
    )
}

/// The heading of a form as a document.
pub(super) const HEADING: Say = Say::fixed("Uppföljning av åtgärder", "Follow-up of activities");

/// Whether a text outside the table is one that the form came with.
pub(super) fn is_printed(text: &str) -> bool {
    let own = plain_form(text);
    let lines = [Lang::Sv, Lang::En].into_iter().flat_map(|lang| {
        instructions(lang).into_iter().map(str::to_owned).chain([HEADING.text(lang).to_owned()])
    });
    own.is_empty() || lines.into_iter().any(|line| plain_form(&line) == own)
}
