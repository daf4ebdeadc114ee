//! A table of what is measured, which has no activities: `Nyckeltal`, `Enhet`, `Målvärde`, `Utfall 2025`, `Källa`. Its rows become
//! the indicators of the plan.

use super::account::Certainty;
use super::activity::flat;
use super::beside;
use super::columns::Column;
use super::draft::Draft;
use super::heads::{Meaning, Said, key};
use super::marks;
use super::units;
use super::whole::Measured;
use crate::base::lang::Say;
use crate::base::meant;
use crate::base::period::Period;
use crate::base::rhythm::Recurrence;
use crate::base::target::Target;
use crate::io::tables::{Row, Table};
use crate::say;

/// What a column says of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Says {
    Title,
    Unit,
    Target,
    /// The year that the number was measured in, where the head has one.
    Baseline(Option<String>),
    Recurs,
    Source,
    Goal,
    Note,
}

/// A table of indicators: the row of its heads, and what each column says.
pub(super) struct Found {
    heads: usize,
    columns: Vec<Option<(Says, bool)>>,
}

/// How far down the heads are looked for.
const FIRST: usize = 10;

/// The table as one of indicators, if it is one.
pub(super) fn find(table: &Table, said: &Said) -> Option<Found> {
    (0..table.rows.len().min(FIRST)).find_map(|at| {
        let row = &table.rows[at];
        let means = |column: Column| {
            move |(_, text): (usize, &str)| {
                said.of(text).is_some_and(|own| own.is_sure && own.column == column)
            }
        };
        if !row.filled().any(means(Column::Indicator)) || row.filled().any(means(Column::Title)) {
            return None;
        }
        let below = &table.rows[at + 1..];
        let mut columns: Vec<Option<(Says, bool)>> = (0..row.cells.len())
            .map(|column| {
                Some(row.text(column))
                    .filter(|text| !text.is_empty())
                    .map(|text| says(text, column, below, said))
            })
            .collect();
        once(&mut columns);
        let is_told = columns.iter().flatten().any(|(own, _)| {
            matches!(own, Says::Unit | Says::Target | Says::Baseline(_) | Says::Recurs | Says::Source)
        });
        is_told.then_some(Found { heads: at, columns })
    })
}

/// What a head says of an indicator, and whether it surely does.
fn says(head: &str, column: usize, below: &[Row], said: &Said) -> (Says, bool) {
    const UNITS: [&str; 5] = ["enhet", "måttenhet", "mätenhet", "unit", "unit of measure"];
    const SOURCES: [&str; 6] = ["källa", "datakälla", "källor", "mätkälla", "source", "data source"];
    const TIMES: [&str; 10] = [
        "mäts när", "när mäts det", "när mäts", "mätfrekvens", "mättillfälle", "mättillfällen", "mäts",
        "uppföljningsfrekvens", "measured", "measured when",
    ];
    const NOW: [&str; 10] = [
        "utfall", "nuläge", "nuvärde", "startvärde", "ingångsvärde", "värde", "resultat", "utgångsläge",
        "current value", "outcome",
    ];
    let own = key(head);
    let year = own.split(' ').find(|word| word.len() == 4 && Period::is_named(word)).map(str::to_owned);
    let bare: Vec<&str> =
        own.split(' ').filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit())).collect();
    let bare = bare.join(" ");
    if UNITS.contains(&bare.as_str()) {
        return (Says::Unit, true);
    }
    if SOURCES.contains(&bare.as_str()) {
        return (Says::Source, true);
    }
    if TIMES.contains(&bare.as_str()) {
        return (Says::Recurs, true);
    }
    if NOW.contains(&bare.as_str()) {
        return (Says::Baseline(year), bare != "värde" && bare != "resultat");
    }
    let texts = || below.iter().map(|row| row.text(column)).filter(|text| !text.is_empty());
    let numbers = texts().filter(|text| Target::read(&flat(text)).is_some()).count();
    match said.of(head) {
        Some(Meaning { column: Column::Indicator, is_sure: true }) => (Says::Title, true),
        Some(Meaning { column: Column::Target, is_sure }) => (Says::Target, is_sure),
        Some(Meaning { column: Column::Baseline, is_sure }) => (Says::Baseline(year), is_sure),
        Some(Meaning { column: Column::Goal | Column::Overall | Column::Outcome, .. }) => {
            if numbers > 0 && numbers * 2 >= texts().count() {
                (Says::Target, false)
            } else {
                (Says::Goal, false)
            }
        }
        Some(Meaning { column: Column::Recurs, is_sure }) => (Says::Recurs, is_sure),
        _ => (Says::Note, false),
    }
}

/// Keeps one column of each sort; of several numbers the last one measured is where the work begins.
fn once(columns: &mut [Option<(Says, bool)>]) {
    let is_baseline = |own: &Option<(Says, bool)>| matches!(own, Some((Says::Baseline(_), _)));
    let year = |own: &Option<(Says, bool)>| match own {
        Some((Says::Baseline(year), _)) => year.clone(),
        _ => None,
    };
    let last =
        (0..columns.len()).filter(|at| is_baseline(&columns[*at])).max_by_key(|at| year(&columns[*at]));
    let mut kept: Vec<Says> = Vec::new();
    for (at, column) in columns.iter_mut().enumerate() {
        let is_other = is_baseline(column) && last != Some(at);
        let Some((own, is_sure)) = column else { continue };
        let is_again = kept.contains(own) && !matches!(own, Says::Note | Says::Goal);
        if is_other || is_again {
            (*own, *is_sure) = (Says::Note, false);
        }
        kept.push(own.clone());
    }
}

impl Draft<'_> {
    /// Reads a table of indicators.
    pub(super) fn measured(&mut self, table: &Table, found: &Found) {
        let heads = &table.rows[found.heads];
        if table.sheet.is_some()
            && let Some(title) = &table.title
        {
            let name = Say::fixed("bladets namn", "the name of the sheet");
            self.tell(table.place_of_title(), "", title, Certainty::LeftOut, name, String::new());
        } else if let Some(title) = &table.title {
            let over =
                Say::fixed("rubrik över planens indikatorer", "the heading of the indicators of the plan");
            self.tell(table.place_of_title(), "", title, Certainty::Guessed, over, String::new());
        }
        for row in &table.rows[..found.heads] {
            let why = Say::fixed("står ovanför rubrikerna", "stands above the heads");
            self.each(table, row, None, |_, _| (Certainty::Unread, why.clone()));
        }
        self.each(table, heads, None, |_, column| match &found.columns[column] {
            Some((own, is_sure)) => {
                let how = if *is_sure { Certainty::Read } else { Certainty::Guessed };
                let Say { sv, en } = own.said();
                (how, say!("rubrik: {sv}", "head: {en}"))
            }
            None => (Certainty::Unread, Say::fixed("okänd rubrik", "an unknown head")),
        });
        let title = found.columns.iter().position(|own| matches!(own, Some((Says::Title, _))));
        for row in &table.rows[found.heads + 1..] {
            let name = title.map(|at| flat(row.text(at))).unwrap_or_default();
            let is_named = name.contains(char::is_alphabetic) && row.filled().nth(1).is_some();
            if !is_named || beside::text(&name).is_some() {
                let why = Say::fixed("raden har ingen indikator", "the row has no indicator");
                self.each(table, row, Some(heads), |_, _| (Certainty::Unread, why.clone()));
                continue;
            }
            let mut own = Measured { title: name, ..Measured::default() };
            self.each(table, row, Some(heads), |made, column| {
                let (says, is_sure) =
                    found.columns.get(column).cloned().flatten().unwrap_or((Says::Note, false));
                let (how, said) = made.measure(&mut own, &says, heads.text(column), row.text(column));
                (if is_sure { how } else { how.min(Certainty::Guessed) }, said)
            });
            self.whole.indicators.push(own);
        }
    }

    /// Tells of each text of a row what it became.
    fn each(
        &mut self,
        table: &Table,
        row: &Row,
        heads: Option<&Row>,
        mut became: impl FnMut(&mut Self, usize) -> (Certainty, Say),
    ) {
        for (column, text) in row.filled() {
            let (how, said) = became(self, column);
            let head = heads.map_or("", |heads| heads.text(column));
            self.tell(table.place(row, column), head, text, how, said, String::new());
        }
    }

    /// Takes a cell of an indicator. What its field cannot hold is a note.
    fn measure(&mut self, own: &mut Measured, says: &Says, head: &str, text: &str) -> (Certainty, Say) {
        let text = flat(text);
        if marks::is_nothing(&text) {
            return (Certainty::Read, Say::fixed("inget", "nothing"));
        }
        let is_taken = match says {
            Says::Title => true,
            Says::Unit => put(&mut own.unit, &text),
            Says::Source => put(&mut own.source, &text),
            Says::Target => Target::read(&text).is_some() && put(&mut own.target, &text),
            Says::Recurs => Recurrence::read(&text).is_some() && put(&mut own.recurs, &text),
            Says::Baseline(year) => {
                let number = meant::number(&text);
                let is_number = number.is_some();
                own.baseline = own.baseline.take().or(number.map(|number| (number, year.clone())));
                is_number
            }
            Says::Goal => {
                own.goals.extend(self.whole.goals_of(&text));
                true
            }
            Says::Note => false,
        };
        if is_taken {
            if matches!(says, Says::Target | Says::Baseline(_))
                && let Some((unit, _)) = units::of(head)
            {
                put(&mut own.unit, &unit);
            }
            return (Certainty::Read, says.said());
        }
        own.notes.add(format!("{}: {text}", flat(head).trim_end_matches(':')));
        (Certainty::Guessed, Say::fixed("anmärkning om indikatorn", "a note on the indicator"))
    }
}

impl Says {
    fn said(&self) -> Say {
        match self {
            Self::Title => Column::Indicator.said(),
            Self::Unit => Say::fixed("måttenhet", "unit"),
            Self::Target => Column::Target.said(),
            Self::Baseline(_) => Column::Baseline.said(),
            Self::Recurs => Say::fixed("hur ofta den mäts", "how often it is measured"),
            Self::Source => Say::fixed("källa", "source"),
            Self::Goal => Column::Overall.said(),
            Self::Note => Column::Note.said(),
        }
    }
}

fn put(field: &mut Option<String>, text: &str) -> bool {
    field.get_or_insert_with(|| text.to_owned()) == text
}
