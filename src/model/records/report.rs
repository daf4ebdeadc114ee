//! What has been reported: to whom, for what time, on which day, and with which numbers. Published counts are stored
//! as they were printed, and are never counted again.

use std::fmt;

use super::reading::Reading;
use super::vocabulary::Vocabulary;
use super::{Dated, Text, Time};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::syntax::tree::At;

/// What published tables can count cases by. Each case is in exactly one category of each dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Dimension {
    HalfYear,
    /// The milieu.
    Environment,
    /// The age, in a few large groups.
    Age,
    /// The type of unit that reported it.
    Source,
    /// How it came in.
    Channel,
}

impl Vocabulary for Dimension {
    const ALL: &'static [Self] = &[Self::HalfYear, Self::Environment, Self::Age, Self::Source, Self::Channel];

    fn name(self) -> &'static str {
        match self {
            Self::HalfYear => "half-year",
            Self::Environment => "environment",
            Self::Age => "age",
            Self::Source => "source",
            Self::Channel => "channel",
        }
    }

    fn word(self) -> Say {
        match self {
            Self::HalfYear => Say::fixed("halvår", "half-year"),
            Self::Environment => Say::fixed("miljö", "milieu"),
            Self::Age => Say::fixed("ålder", "age"),
            Self::Source => Say::fixed("vem som rapporterade", "reported by"),
            Self::Channel => Say::fixed("vägen in", "came in by"),
        }
    }
}

/// The dimensions of a table: one or two. Never three, since the cells would be too small to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tabulation {
    first: Dimension,
    second: Option<Dimension>,
}

impl Tabulation {
    /// The separator between two dimensions.
    const BETWEEN: &'static str = " x ";

    /// A table by one dimension.
    pub(crate) fn single(dimension: Dimension) -> Self {
        Self { first: dimension, second: None }
    }

    pub(crate) fn crossed(first: Dimension, second: Dimension) -> Self {
        Self { first, second: Some(second) }
    }

    /// Reads `environment` and `half-year x environment`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let Some((first, second)) = text.split_once(Self::BETWEEN) else {
            return Dimension::named(text).map(Self::single);
        };
        let (first, second) = (Dimension::named(first)?, Dimension::named(second)?);
        (first < second).then_some(Self { first, second: Some(second) })
    }

    pub(crate) fn dimensions(&self) -> impl Iterator<Item = Dimension> + Clone + use<> {
        [Some(self.first), self.second].into_iter().flatten()
    }

    /// Whether it has two dimensions.
    pub(crate) fn is_crossed(&self) -> bool {
        self.second.is_some()
    }
}

/// The form in files and in JSON; never translated.
impl fmt::Display for Tabulation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.first.name())?;
        self.second.map_or(Ok(()), |second| write!(f, "{}{}", Self::BETWEEN, second.name()))
    }
}

/// Something reported, in `records/reports/`.
#[derive(Clone, Debug)]
pub struct Report {
    pub id: Text,
    /// The readers, when it was published or given to a group.
    pub audience: Option<Audience>,
    /// The type of account, when it was given to a body.
    pub kind: Option<Account>,
    /// The body that received it.
    pub to: Option<Text>,
    /// The plan that it was about.
    pub plan: Option<Text>,
    /// The activity that it belongs to, as `plan/activity`.
    pub part_of: Option<Text>,
    /// The revision of the reported files.
    pub revision: Option<Text>,
    /// What is needed to make it again and compare.
    pub verification: Option<Box<Verification>>,
    /// The time that it is about.
    pub period: Option<Time>,
    pub on: Option<Dated>,
    /// The document that it stands in.
    pub document: Option<Text>,
    /// The smallest count that could be printed, beside 0.
    pub k: Option<u64>,
    /// The number of cases; `None` where it was printed as fewer than `k`.
    pub cases: Option<u64>,
    /// The tables that were printed.
    pub tables: Vec<Printed>,
    /// The tables that were withheld.
    pub not_shown: Vec<Tabulation>,
}

/// The readers of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Public,
}

/// The types of account that a body receives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    Annual,
    Tertial,
    Council,
    Other,
}

impl Account {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "annual" => Self::Annual,
            "tertial" => Self::Tertial,
            "council" => Self::Council,
            "other" => Self::Other,
            _ => return None,
        })
    }

    /// The name in files; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Annual => "annual",
            Self::Tertial => "tertial",
            Self::Council => "council",
            Self::Other => "other",
        }
    }
}

/// What is needed to make a follow-up again and compare it.
#[derive(Clone, Debug)]
pub struct Verification {
    /// The day that it describes.
    pub as_of: Day,
    /// The language of the text.
    pub lang: Lang,
    /// The version of the program that made it.
    pub version: String,
    /// Each section, and its fingerprint.
    pub sections: Vec<(String, String)>,
}

impl Verification {
    fn read(at: At<'_>) -> Option<Self> {
        let section = |at: At<'_>| Some((at.text("id")?.to_string(), at.text("fingerprint")?.to_string()));
        Some(Self {
            as_of: at.day("as_of")?.day,
            lang: Lang::read(&at.text("language")?)?,
            version: at.text("version")?.to_string(),
            sections: at.each("sections", section),
        })
    }
}

/// A table that was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    pub of: Tabulation,
    /// Each count with its categories.
    pub cells: Vec<(Vec<String>, u64)>,
}

impl Report {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        let number = |key: &str| root.text(key)?.parse().ok();
        Some(Self {
            id: root.text("id")?,
            audience: root.text("audience").filter(|text| *text == "public").map(|_| Audience::Public),
            kind: root.text("sort").and_then(|text| Account::named(&text)),
            to: root.text("to"),
            plan: root.text("plan"),
            part_of: root.text("part_of"),
            revision: root.text("revision"),
            verification: root.get("verification").and_then(Verification::read).map(Box::new),
            period: root.time("period"),
            on: root.day("on"),
            document: root.text("document"),
            k: number("k"),
            cases: number("cases"),
            tables: root.each("tables", Printed::read),
            not_shown: root.texts("not_shown").iter().filter_map(|text| Tabulation::read(text)).collect(),
        })
    }
}

impl Printed {
    fn read(at: At<'_>) -> Option<Self> {
        let cell = |at: At<'_>| {
            let place = at.texts("at").iter().map(ToString::to_string).collect();
            Some((place, at.text("count")?.parse().ok()?))
        };
        Some(Self { of: Tabulation::read(&at.text("of")?)?, cells: at.each("cells", cell) })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// A name in the schema without a dimension here would be left out of what is published.
    #[test]
    fn the_schemas_name_every_table_and_no_other() {
        let text = concat!(env!("CARGO_MANIFEST_DIR"), "/src/model/schemas/report.schema.json");
        let schema: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(text).unwrap()).unwrap();
        let listed = schema["definitions"]["tabulation"]["enum"].as_array().unwrap();
        let listed: BTreeSet<&str> = listed.iter().map(|name| name.as_str().unwrap()).collect();
        let mut made = BTreeSet::new();
        for first in Dimension::ALL {
            made.insert(Tabulation::single(*first).to_string());
            let after = Dimension::ALL.iter().filter(|second| *second > first);
            made.extend(after.map(|second| Tabulation::crossed(*first, *second).to_string()));
        }
        assert_eq!(listed, made.iter().map(String::as_str).collect());
        for name in &made {
            assert_eq!(Tabulation::read(name).unwrap().to_string(), *name);
        }
        for name in ["age x half-year", "age x age", "age x", "half-year x environment x age", ""] {
            assert_eq!(Tabulation::read(name), None, "{name}");
        }
    }
}
