//! The settings of a workspace, read from `vbe.toml`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use crate::base::lang::Lang;
use crate::base::likeness::fold_path;
use crate::base::rhythm::Length;
use crate::model::kinds;
use crate::model::records::report::{Dimension, Tabulation};
use crate::model::terms::{NoTerm, TermList, Terms};
use crate::pii::detector::{Detector, Exposure};
use crate::pii::told::{told, word_in_place};
use crate::syntax::fault::{Fault, FaultKind, ValueFault};
use crate::syntax::finding::Severity;
use crate::syntax::text::Source;
use crate::syntax::toml;
use crate::syntax::tree::At;

/// The settings, with defaults for what is not set.
#[derive(Clone, Debug)]
pub struct Config {
    /// The language of output; the locale decides when it is not set.
    pub lang: Option<Lang>,
    /// The folder of plans, frameworks and the organisation.
    pub plans: PathBuf,
    /// The folder of progress and other records. It may be outside the workspace.
    pub records: PathBuf,
    /// The folder of schemas that editors read.
    pub schemas: PathBuf,
    /// How long an activity may go without an update.
    pub silent_after: Length,
    /// The flow of cases that name none.
    pub flow: Option<String>,
    /// The areas that cases and incidents may name.
    pub areas: Vec<String>,
    /// The measures and channels that cases may name beside the built-in ones.
    pub terms: Terms,
    /// A file of first names to recognise beside the built-in ones, one on each line.
    pub names: Option<PathBuf>,
    /// Public contacts, which are allowed in any record exactly as written here.
    pub contacts: Vec<String>,
    /// Folders of the repository without records, which the guard does not search for people.
    pub elsewhere: Vec<String>,
    /// What may be published about cases.
    pub publication: Publication,
    /// The severity of rules where it differs from the catalogue; `None` means `off`.
    pub severities: BTreeMap<String, Option<Severity>>,
}

/// What may be published about cases, decided before anybody has seen the numbers.
#[derive(Clone, Debug)]
pub struct Publication {
    /// The smallest count that is printed, beside 0.
    pub k: u64,
    /// How many whole years a publication covers, if that is decided.
    pub years: Option<i32>,
    /// The tables to publish, one-dimensional or crossed.
    pub tables: Vec<Tabulation>,
}

impl Publication {
    /// The lowest `k` that can be configured. Counts below `k`, other than 0, are never printed.
    pub(crate) const SMALLEST: u64 = 5;
    /// The most two-dimensional tables that may be published. Two cannot form a ring of dimensions; three can, and
    /// the suppressed cells of a ring can be calculated.
    pub(crate) const CROSSED: usize = 2;

    fn read(root: At<'_>) -> Result<Self, Vec<Fault>> {
        let standard = Self::default();
        let own = root.get("publication");
        let number = |key: &str| own?.get(key)?.scalar()?.parse::<i64>().ok();
        let items = own.and_then(|own| own.get("tables")).into_iter().flat_map(At::items);
        let tables: Vec<(At<'_>, Tabulation)> =
            items.filter_map(|item| Some((item, Tabulation::read(item.scalar()?)?))).collect();
        let crossed = tables.iter().filter(|(_, table)| table.is_crossed());
        let fault = |(item, table): &(At<'_>, Tabulation)| {
            let (key, written) = (Some("tables".to_owned()), table.to_string());
            let wrong = ValueFault::TooManyCrossed(Self::CROSSED);
            Fault::new(item.span(), FaultKind::WrongValue { key, written, wrong, hidden: None })
        };
        let faults: Vec<Fault> = crossed.skip(Self::CROSSED).map(fault).collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let tables: Vec<Tabulation> = tables.into_iter().map(|(_, table)| table).collect();
        Ok(Self {
            k: number("k").and_then(|k| u64::try_from(k).ok()).unwrap_or(standard.k).max(Self::SMALLEST),
            years: number("years").and_then(|years| i32::try_from(years).ok()),
            tables: if tables.is_empty() { standard.tables } else { tables },
        })
    }
}

impl Default for Publication {
    fn default() -> Self {
        let crossed = Tabulation::crossed(Dimension::HalfYear, Dimension::Environment);
        let single = [Dimension::HalfYear, Dimension::Environment, Dimension::Age].map(Tabulation::single);
        Self { k: Self::SMALLEST, years: None, tables: single.into_iter().chain([crossed]).collect() }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            lang: None,
            plans: "plans".into(),
            records: "records".into(),
            schemas: "schemas".into(),
            silent_after: Length::Months(12),
            flow: None,
            areas: Vec::new(),
            terms: Terms::default(),
            names: None,
            contacts: Vec::new(),
            elsewhere: Vec::new(),
            publication: Publication::default(),
            severities: BTreeMap::new(),
        }
    }
}

/// The faults of `elsewhere`: a folder that holds records, or is in one that does, would be searched all the same, and
/// an exception that excepts everything is no exception.
fn exempt(root: At<'_>) -> Vec<Fault> {
    let standard = Config::default();
    let path =
        |key: &str| root.get("paths")?.get(key)?.scalar().map(|path| Way::of(Path::new(path.as_ref())));
    let ours = [
        path("plans").unwrap_or_else(|| Way::of(&standard.plans)),
        path("records").unwrap_or_else(|| Way::of(&standard.records)),
    ];
    let items = root.get("privacy").and_then(|own| own.get("elsewhere")).into_iter().flat_map(At::items);
    let fault = |item: At<'_>| {
        let written = item.scalar()?.to_string();
        let way = Way::of(Path::new(&written));
        let holds = way.names.is_empty()
            || way.is_absolute
            || ours.iter().any(|own| own.is_of(&way) || way.is_of(own));
        let kind = || FaultKind::WrongValue {
            key: Some("elsewhere".to_owned()),
            written: written.clone(),
            wrong: ValueFault::HoldsRecords,
            hidden: None,
        };
        holds.then(|| Fault::new(item.span(), kind()))
    };
    items.filter_map(fault).collect()
}

/// The municipality's own measures and channels, or what is wrong with them. They are searched as what stands in a
/// record about people: they are printed beside the built-in ones.
fn terms(root: At<'_>) -> Result<Terms, Vec<Fault>> {
    let (mut terms, mut faults) = (Terms::default(), Vec::new());
    let searched = |text: &str| told(&Detector::default(), text, Exposure::Meeting).into_owned();
    for list in TermList::ALL {
        let own = root.get("cases").and_then(|cases| cases.get(list.key()));
        for (name, word) in own.into_iter().flat_map(At::entries) {
            let Some(written) = name.scalar().map(|name| searched(name)) else { continue };
            let said = word.scalar().map(|word| searched(word)).unwrap_or_default();
            let (span, wrong) = match terms.add(list, &written, &said) {
                Ok(()) => continue,
                Err(NoTerm::Unnamed(slug)) => (name.span(), ValueFault::NotAnId(slug)),
                Err(NoTerm::Wordless) if word.scalar().is_none() => (word.span(), ValueFault::NotSingle),
                Err(NoTerm::Wordless) => (word.span(), ValueFault::Nothing),
                Err(NoTerm::Taken) => (name.span(), ValueFault::Taken),
            };
            let is_of_word = matches!(wrong, ValueFault::Nothing | ValueFault::NotSingle);
            let key = Some(if is_of_word { written.clone() } else { list.key().to_owned() });
            let written = if is_of_word { said } else { written };
            faults.push(Fault::new(span, FaultKind::WrongValue { key, written, wrong, hidden: None }));
        }
    }
    if faults.is_empty() { Ok(terms) } else { Err(faults) }
}

/// A path from `vbe.toml`, without what makes the same place look like another.
struct Way {
    is_absolute: bool,
    /// How many folders upwards it begins.
    up: usize,
    names: Vec<String>,
}

impl Way {
    fn of(path: &Path) -> Self {
        let mut way = Self { is_absolute: path.has_root(), up: 0, names: Vec::new() };
        for part in path.components() {
            match part {
                Component::Normal(part) => way.names.push(fold_path(&part.to_string_lossy())),
                Component::ParentDir => way.up += usize::from(way.names.pop().is_none()),
                Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
            }
        }
        way
    }

    /// Whether this place is in another, or the same.
    fn is_of(&self, other: &Self) -> bool {
        self.is_absolute == other.is_absolute && self.up == other.up && self.names.starts_with(&other.names)
    }
}

impl Config {
    /// The language that a `vbe.toml` sets, also when the rest of it is faulty.
    pub(crate) fn language(source: &Source) -> Option<Lang> {
        Lang::read(toml::read(source.text.raw()).ok()?.root()?.get("language")?.scalar()?)
    }

    /// Parses a `vbe.toml`, or returns every fault in it. What is told of a setting is searched as a record is:
    /// the source hides what the settings must not hold, and the settings are read without the numbers of people.
    pub(crate) fn read(source: &mut Source) -> Result<Self, Vec<Fault>> {
        let hits = Detector::default().find(source.text.raw(), Exposure::Meeting).into_iter();
        source.hide(hits.map(|hit| hit.span));
        let mut faults = match Self::of(source.text.raw()) {
            Ok(config) => return Ok(config),
            Err(faults) => faults,
        };
        for fault in &mut faults {
            fault.kind.each_text(&mut word_in_place);
        }
        Err(faults)
    }

    fn of(text: &str) -> Result<Self, Vec<Fault>> {
        let mut tree = toml::read(text).map_err(|fault| vec![fault])?;
        tree.replace(|_, value| match told(&Detector::default(), value, Exposure::Open) {
            Cow::Borrowed(_) => None,
            Cow::Owned(told) => Some(told),
        });
        let Some(root) = tree.root() else { return Ok(Self::default()) };
        let faults = kinds::CONFIG.faults(root);
        if !faults.is_empty() {
            return Err(faults);
        }
        let publication = Publication::read(root)?;
        let faults = exempt(root);
        if !faults.is_empty() {
            return Err(faults);
        }
        let terms = terms(root)?;
        let standard = Self::default();
        let text = |table: &str, key: &str| root.get(table)?.get(key)?.scalar().map(ToString::to_string);
        let path = |key: &str, standard: PathBuf| text("paths", key).map_or(standard, PathBuf::from);
        let rules = root.get("rules").into_iter().flat_map(At::entries);
        let severity = |(rule, severity): (At<'_>, At<'_>)| {
            Some((rule.scalar()?.to_string(), Severity::named(severity.scalar()?)))
        };
        let texts = |table: &str, key: &str| -> Vec<String> {
            let items = root.get(table).and_then(|table| table.get(key)).into_iter().flat_map(At::items);
            items.filter_map(|item| item.scalar().map(ToString::to_string)).collect()
        };
        Ok(Self {
            lang: root.get("language").and_then(At::scalar).and_then(|tag| Lang::read(tag)),
            plans: path("plans", standard.plans),
            records: path("records", standard.records),
            schemas: path("schemas", standard.schemas),
            silent_after: text("time", "silent_after")
                .and_then(|length| Length::read(&length))
                .unwrap_or(standard.silent_after),
            // An id of a record, so that it is searched as one.
            flow: text("cases", "flow")
                .map(|id| told(&Detector::default(), &id, Exposure::Meeting).into_owned()),
            areas: texts("cases", "areas"),
            terms,
            names: text("privacy", "names").map(PathBuf::from),
            contacts: texts("privacy", "contacts"),
            elsewhere: texts("privacy", "elsewhere"),
            publication,
            severities: rules.filter_map(severity).collect(),
        })
    }
}
