//! Recognises the heads of activity tables, in the forms that municipalities use.

use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::io::tables::{Cell, Table};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    Title,
    Responsible,
    Start,
    Ongoing,
    Finish,
    When,
    Goal,
    Indicator,
    Partners,
    To,
    TargetGroup,
    Cause,
    Resources,
    Note,
}

/// Every known form of a head, folded; seen in plans of several municipalities.
const FORMS: [(&str, Column); 60] = [
    ("nr", Column::Number),
    ("nummer", Column::Number),
    ("#", Column::Number),
    ("åtgärd", Column::Title),
    ("åtgärder", Column::Title),
    ("aktivitet", Column::Title),
    ("aktiviteter", Column::Title),
    ("insats", Column::Title),
    ("insatser", Column::Title),
    ("vad", Column::Title),
    ("activity", Column::Title),
    ("ansvarig", Column::Responsible),
    ("ansvariga", Column::Responsible),
    ("ansvar", Column::Responsible),
    ("huvudansvarig", Column::Responsible),
    ("vem", Column::Responsible),
    ("responsible", Column::Responsible),
    ("påbörjas", Column::Start),
    ("påbörjad", Column::Start),
    ("start", Column::Start),
    ("löpande", Column::Ongoing),
    ("pågående", Column::Ongoing),
    ("ongoing", Column::Ongoing),
    ("avslutad", Column::Finish),
    ("avslutas", Column::Finish),
    ("klart", Column::Finish),
    ("klar", Column::Finish),
    ("slut", Column::Finish),
    ("finish", Column::Finish),
    ("när", Column::When),
    ("tidplan", Column::When),
    ("tidsplan", Column::When),
    ("tid", Column::When),
    ("when", Column::When),
    ("mål", Column::Goal),
    ("operativt mål", Column::Goal),
    ("operativa mål", Column::Goal),
    ("delmål", Column::Goal),
    ("goal", Column::Goal),
    ("indikator", Column::Indicator),
    ("indikatorer", Column::Indicator),
    ("uppföljning", Column::Indicator),
    ("mått", Column::Indicator),
    ("samverkan", Column::Partners),
    ("samverkanspart", Column::Partners),
    ("samverkanspartner", Column::Partners),
    ("samverkanspartners", Column::Partners),
    ("partners", Column::Partners),
    ("mottagare", Column::To),
    ("redovisas till", Column::To),
    ("receiver", Column::To),
    ("målgrupp", Column::TargetGroup),
    ("målgrupper", Column::TargetGroup),
    ("orsak", Column::Cause),
    ("orsaker", Column::Cause),
    ("behov", Column::Cause),
    ("resurser", Column::Resources),
    ("resurs", Column::Resources),
    ("kommentar", Column::Note),
    ("anteckning", Column::Note),
];

impl Column {
    fn of(head: &str) -> Option<Self> {
        let head = fold(&head.replace('\n', " "));
        let head = head.trim_matches(|char: char| !char.is_alphanumeric() && char != '#');
        FORMS.iter().find(|(form, _)| fold(form) == head).map(|(_, column)| *column)
    }

    /// The field of a plan that a column becomes.
    pub(super) fn field(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Title => "title",
            Self::Responsible => "responsible",
            Self::Start => "start",
            Self::Ongoing => "ongoing",
            Self::Finish => "finish",
            Self::When => "when",
            Self::Goal => "goal",
            Self::Indicator => "follow_up",
            Self::Partners => "partners",
            Self::To => "to",
            Self::TargetGroup => "target_group",
            Self::Cause => "needs",
            Self::Resources => "resources",
            Self::Note => "note",
        }
    }

    /// What became of a cell of the column, in the report.
    pub(super) fn said(self) -> Say {
        Say::same(self.field().to_owned())
    }
}

/// Finds the row of heads and the meaning of each column: the first row with a head for activities and another one,
/// or with that head alone in a table of one column. Of repeated heads the first counts.
pub(super) fn find(table: &Table) -> Option<(usize, Vec<Option<Column>>)> {
    let of = |cells: &[Cell]| {
        let mut seen: Vec<Column> = Vec::new();
        let mut column = |cell: &Cell| {
            let column = Column::of(&cell.text).filter(|column| !seen.contains(column))?;
            seen.push(column);
            Some(column)
        };
        cells.iter().map(&mut column).collect::<Vec<_>>()
    };
    let rows = table.rows.iter().enumerate().map(|(at, row)| (at, of(&row.cells), row.filled().count()));
    let mut rows = rows.filter(|(_, columns, _)| columns.contains(&Some(Column::Title)));
    let is_head = |columns: &[Option<Column>], filled: usize| {
        columns.iter().flatten().count() > 1 || filled == 1 && columns.len() == 1
    };
    rows.find(|(_, columns, filled)| is_head(columns, *filled)).map(|(at, columns, _)| (at, columns))
}

/// Whether a title is the default name that programs give a sheet.
pub(super) fn is_nameless(title: &str) -> bool {
    let name = fold(title);
    let name = name.trim_end_matches(|char: char| char.is_ascii_digit() || char == ' ');
    ["blad", "sheet", "ark", "tabell", "table"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_however_they_are_written() {
        for (head, column) in [
            ("ÅTGÄRD", Some(Column::Title)),
            ("Operativa\nmål:", Some(Column::Goal)),
            (" Vem? ", Some(Column::Responsible)),
            ("Löpande*", Some(Column::Ongoing)),
            ("Budget", None),
        ] {
            assert_eq!(Column::of(head), column, "{head}");
        }
    }
}
