//! What is published about the cases of some years, counted from the records or read from the ledger. Both give the
//! same value, so that a publication can be printed again exactly.

use std::fmt;

use super::copies;
use super::counts::Table;
use super::publication::{Edition, edition};
use super::years::Years;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::model::config::Publication;
use crate::model::records::case::Case;
use crate::model::records::report::{Audience, Dimension, Printed, Report, Tabulation};
use crate::model::records::vocabulary::{AgeBand, Environment, Source, Vocabulary};
use crate::model::terms::{TermList, Terms};
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::edit;

/// The age groups in published tables: the law distinguishes minors from adults, and finer groups would be too small
/// to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AgeGroup {
    Minor,
    Adult,
    Unknown,
}

impl AgeGroup {
    /// The group that a finer age band belongs to.
    pub(crate) fn of(band: AgeBand) -> Self {
        if band.is_minor() {
            Self::Minor
        } else if band.is_adult() {
            Self::Adult
        } else {
            Self::Unknown
        }
    }
}

impl Vocabulary for AgeGroup {
    const ALL: &'static [Self] = &[Self::Minor, Self::Adult, Self::Unknown];

    fn name(self) -> &'static str {
        match self {
            Self::Minor => "0-17",
            Self::Adult => "18+",
            Self::Unknown => "unknown",
        }
    }

    fn word(self) -> Say {
        match self {
            Self::Minor => Say::fixed("under 18 år", "under 18"),
            Self::Adult => Say::fixed("18 år och äldre", "18 and older"),
            Self::Unknown => Say::fixed("okänd ålder", "unknown age"),
        }
    }
}

/// What is published about some years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figures {
    pub years: Years,
    /// The smallest count that is printed, beside 0.
    pub k: u64,
    /// The day of publication.
    pub on: Day,
    /// The number of cases; `None` where it is printed as fewer than `k`, and then nothing else is printed.
    pub cases: Option<u64>,
    /// The printed tables.
    pub tables: Vec<Printed>,
    /// The withheld tables.
    pub not_shown: Vec<Tabulation>,
    /// The revision of the files that were counted; `None` where there was no git.
    pub revision: Option<String>,
}

impl Figures {
    /// Counts the cases registered in some years.
    pub(crate) fn count(workspace: &Workspace, years: Years, on: Day) -> Self {
        let Publication { k, ref tables, .. } = workspace.config.publication;
        let counts = counts(workspace, years);
        let at = |of: Dimension| Dimension::ALL.iter().position(|own| *own == of).unwrap_or_default();
        let wanted: Vec<Vec<usize>> = tables.iter().map(|of| of.dimensions().map(at).collect()).collect();
        let mut figures =
            Self { years, k, on, cases: None, tables: Vec::new(), not_shown: Vec::new(), revision: None };
        if let Edition::Published { total, tables: told } = edition(&counts, &wanted, k) {
            figures.cases = Some(total);
            for (of, table) in tables.iter().zip(told) {
                match table {
                    Some(table) => figures.tables.push(printed(of, &table, years, &workspace.config.terms)),
                    None => figures.not_shown.push(of.clone()),
                }
            }
        }
        figures
    }

    /// The content of a published report; `None` for another type of report, or one that lacks a required field.
    pub(crate) fn of(report: &Report) -> Option<Self> {
        report.audience.filter(|audience| *audience == Audience::Public)?;
        Some(Self {
            years: Years::of(report.period.as_ref()?.period)?,
            k: report.k?,
            on: report.on?.day,
            cases: report.cases,
            tables: report.tables.clone(),
            not_shown: report.not_shown.clone(),
            revision: report.revision.as_ref().map(ToString::to_string),
        })
    }

    /// Whether a reader of both reads the same numbers.
    pub(crate) fn reads_as(&self, other: &Self) -> bool {
        let printed = |own: &Self| (own.years, own.k, own.cases);
        printed(self) == printed(other) && self.tables == other.tables && self.not_shown == other.not_shown
    }

    /// The name of its file in the ledger.
    pub(crate) fn id(&self) -> String {
        ledger_id(self.years)
    }
}

/// The name of the file in the ledger for some years.
pub(crate) fn ledger_id(years: Years) -> String {
    format!("offentlig-{years}")
}

/// The text of the ledger file. Its numbers are the printed ones, and there are no others in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ledger<'f>(pub &'f Figures);

impl fmt::Display for Ledger<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Figures { years, k, on, cases, tables, not_shown, revision } = self.0;
        writeln!(f, "# Det här har publicerats. Det ändras aldrig och räknas aldrig om; ta inte bort det.")?;
        writeln!(f, "kind: report\nid: {}\naudience: public", self.0.id())?;
        writeln!(f, "period: {years}\non: {on}\nk: {k}")?;
        if let Some(revision) = revision {
            // In quotes: a name of nothing but digits would be a number.
            writeln!(f, "revision: \"{revision}\"")?;
        }
        if let Some(cases) = cases {
            writeln!(f, "cases: {cases}")?;
        }
        if !tables.is_empty() {
            writeln!(f, "tables:")?;
        }
        for table in tables {
            writeln!(f, "  - of: {}\n    cells:", table.of)?;
            for (place, count) in &table.cells {
                // A channel may be called 112, or no.
                let place: Vec<String> = place.iter().map(|name| edit::in_brackets(name)).collect();
                writeln!(f, "      - {{at: [{}], count: {count}}}", place.join(", "))?;
            }
        }
        if !not_shown.is_empty() {
            writeln!(f, "not_shown:")?;
        }
        not_shown.iter().try_for_each(|table| writeln!(f, "  - {table}"))
    }
}

/// Everything that has been published, by id.
pub(crate) fn published(workspace: &Workspace) -> impl Iterator<Item = (Filed<'_, Report>, Figures)> {
    workspace.reports().filter_map(|filed| Some((filed, Figures::of(filed.record)?)))
}

/// The cases registered in some years, by every dimension.
fn counts(workspace: &Workspace, years: Years) -> Table {
    let all: Vec<Vec<String>> =
        Dimension::ALL.iter().map(|of| categories(*of, years, &workspace.config.terms)).collect();
    let mut counts = Table::of(&all.iter().map(Vec::len).collect::<Vec<_>>());
    let channels =
        Dimension::ALL.iter().position(|of| *of == Dimension::Channel).map_or(&[][..], |at| &all[at]);
    for filed in copies::cases(workspace) {
        let place = |of: &Dimension| place(*of, filed.record, years, channels);
        if let Some(place) = Dimension::ALL.iter().map(place).collect::<Option<Vec<usize>>>() {
            counts.count(&place);
        }
    }
    counts
}

fn printed(of: &Tabulation, table: &Table, years: Years, terms: &Terms) -> Printed {
    let names: Vec<Vec<String>> = of.dimensions().map(|own| categories(own, years, terms)).collect();
    let name = |at: usize| {
        let place = table.place(at).into_iter().zip(&names);
        place.map(|(category, names)| names[category].clone()).collect()
    };
    let cells = table.cells().iter().enumerate().map(|(at, count)| (name(at), *count)).collect();
    Printed { of: of.clone(), cells }
}

/// The names of a dimension's categories. They do not depend on the cases: an empty one is printed as 0.
fn categories(of: Dimension, years: Years, terms: &Terms) -> Vec<String> {
    fn names<V: Vocabulary>() -> Vec<String> {
        V::ALL.iter().map(|value| value.name().to_owned()).collect()
    }
    match of {
        Dimension::HalfYear => years.half_years().map(|half| half.to_string()).collect(),
        Dimension::Environment => names::<Environment>(),
        Dimension::Age => names::<AgeGroup>(),
        Dimension::Source => names::<Source>(),
        Dimension::Channel => terms.names(TermList::Channels),
    }
}

/// The category of a case, with the channels that there are; `None` when it was registered in other years.
fn place(of: Dimension, case: &Case, years: Years, channels: &[String]) -> Option<usize> {
    fn at<V: Vocabulary>(value: V) -> Option<usize> {
        V::ALL.iter().position(|own| *own == value)
    }
    match of {
        Dimension::HalfYear => {
            let registered = case.registered?.value;
            years.half_years().position(|half| half == registered)
        }
        Dimension::Environment => at(case.environment?.value),
        Dimension::Age => at(AgeGroup::of(case.age_band?.value)),
        Dimension::Source => at(case.source?.value),
        Dimension::Channel => {
            let channel = case.channel.as_ref()?;
            channels.iter().position(|own| *own == **channel)
        }
    }
}

/// The word for a category; its name when it is a half-year, or when the vocabulary no longer has it.
pub(crate) fn word(of: Dimension, name: &str, terms: &Terms) -> Say {
    fn word<V: Vocabulary>(name: &str) -> Option<Say> {
        V::named(name).map(Vocabulary::word)
    }
    let word = match of {
        Dimension::HalfYear => None,
        Dimension::Environment => word::<Environment>(name),
        Dimension::Age => word::<AgeGroup>(name),
        Dimension::Source => word::<Source>(name),
        Dimension::Channel => {
            terms.all(TermList::Channels).into_iter().find(|own| own.name == *name).map(|own| own.word)
        }
    };
    word.unwrap_or_else(|| Say::same(name))
}
