//! The settings of a workspace, read from `vbe.toml`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use crate::base::lang::Lang;
use crate::base::likeness::{BLOCK, fold_path, slug};
use crate::base::rhythm::Length;
use crate::model::records::report::{Dimension, Tabulation};
use crate::model::terms::{NoTerm, TermList, Terms};
use crate::model::{kinds, offices};
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
    /// Other workspaces, which are told of together.
    pub workspaces: Vec<PathBuf>,
    /// What may be published about cases.
    pub publication: Publication,
    /// Heads of tables, each with the name of what it says.
    pub columns: Vec<(String, String)>,
    /// The severity of rules where it differs from the catalogue; `None` means `off`.
    pub severities: BTreeMap<String, Option<Severity>>,
    /// What finds people in what is told: it knows the contacts, and once they are read the names too.
    pub detector: Detector,
    /// Every key and value as it is written. They are used so, and told covered.
    pub words: Vec<String>,
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
            Fault::new(
                item.span(),
                FaultKind::WrongValue { key, is_item: false, written, wrong, hidden: None },
            )
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
            workspaces: Vec::new(),
            publication: Publication::default(),
            columns: Vec::new(),
            severities: BTreeMap::new(),
            detector: Detector::plain().clone(),
            words: Vec::new(),
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
            is_item: true,
            written: written.clone(),
            wrong: ValueFault::HoldsRecords,
            hidden: None,
        };
        holds.then(|| Fault::new(item.span(), kind()))
    };
    items.filter_map(fault).collect()
}

/// The texts in a list of a table.
fn texts(root: At<'_>, table: &str, key: &str) -> Vec<String> {
    let items = root.get(table).and_then(|table| table.get(key)).into_iter().flat_map(At::items);
    items.filter_map(|item| item.scalar().map(ToString::to_string)).collect()
}

/// The heads that the municipality has said the meaning of.
fn columns(root: At<'_>) -> Vec<(String, String)> {
    let all = root.get("import").and_then(|own| own.get("columns")).into_iter().flat_map(At::entries);
    let of = |(name, heads): (At<'_>, At<'_>)| {
        let name = name.scalar().map(ToString::to_string).unwrap_or_default();
        let heads: Vec<String> =
            heads.items().filter_map(|head| head.scalar().map(ToString::to_string)).collect();
        heads.into_iter().map(move |head| (head, name.clone()))
    };
    all.flat_map(of).collect()
}

/// Every key and value, as it is written.
fn words(at: At<'_>, found: &mut Vec<String>) {
    found.extend(at.scalar().map(ToString::to_string));
    at.children().for_each(|child| words(child, found));
}

/// The municipality's own measures and channels, or what is wrong with them.
fn terms(root: At<'_>) -> Result<Terms, Vec<Fault>> {
    let (mut terms, mut faults) = (Terms::default(), Vec::new());
    for list in TermList::ALL {
        let own = root.get("cases").and_then(|cases| cases.get(list.key()));
        for (name, word) in own.into_iter().flat_map(At::entries) {
            let Some(written) = name.scalar().map(ToString::to_string) else { continue };
            let said = word.scalar().map(ToString::to_string).unwrap_or_default();
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
            faults.push(Fault::new(
                span,
                FaultKind::WrongValue { key, is_item: false, written, wrong, hidden: None },
            ));
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

    /// Parses a `vbe.toml`, or returns every fault in it. What is told of a setting is searched as a record is: the
    /// source hides what the settings must not hold.
    pub(crate) fn read(source: &mut Source) -> Result<Self, Vec<Fault>> {
        let detector = Self::cover(source);
        let mut faults = match Self::of(source.text.raw(), &detector) {
            Ok(config) => return Ok(config),
            Err(faults) => faults,
        };
        for fault in &mut faults {
            fault.kind.each_text(&mut |text| word_in_place(&detector, text));
        }
        Err(faults)
    }

    /// Hides in a `vbe.toml` what identifies people, whether or not it can be read as settings, and returns what found
    /// it. The contacts that it lists are nobody.
    pub(crate) fn cover(source: &mut Source) -> Detector {
        let contacts = offices::listed(source.text.raw());
        let detector = Detector::new([], contacts.iter().map(String::as_str));
        let hits = offices::apart_from(source, detector.find(source.text.raw(), Exposure::Meeting));
        source.hide(hits.into_iter().map(|hit| hit.span));
        detector
    }

    /// What of the settings is told covered, as it stands there and as an id is made of it; the longest first. It may stand
    /// anywhere, and is covered there too: it and nothing beside it, since what may stand in a plan does.
    pub(crate) fn covered_words(&self) -> Vec<String> {
        let mut all = Vec::new();
        for word in &self.words {
            if let Cow::Owned(told) = told(&self.detector, word, Exposure::Meeting) {
                let mut own = String::new();
                for (stands, seen) in word.chars().zip(told.chars()).chain([(' ', ' ')]) {
                    if BLOCK.starts_with(seen) && stands != seen {
                        own.push(stands);
                    } else if !own.is_empty() {
                        all.extend([slug(&own), std::mem::take(&mut own)]);
                    }
                }
            }
        }
        all.retain(|word| word.len() > 1);
        all.sort_by_key(|word| std::cmp::Reverse(word.len()));
        all.dedup();
        all
    }

    /// Keeps of what these settings allow only what others allow too.
    pub(crate) fn allow_only_with(&mut self, other: &Self) {
        self.contacts.retain(|contact| other.contacts.contains(contact));
        self.areas.retain(|area| other.areas.contains(area));
        self.elsewhere.retain(|folder| other.elsewhere.contains(folder));
        self.severities.retain(|rule, severity| other.severities.get(rule) == Some(severity));
        self.terms.retain(&other.terms);
        self.add_words(other);
    }

    /// Allows nothing, and tells whether anything was allowed.
    pub(crate) fn allow_nothing(&mut self) -> bool {
        let allows = !self.contacts.is_empty()
            || !self.areas.is_empty()
            || !self.elsewhere.is_empty()
            || !self.severities.is_empty()
            || !self.terms.is_empty();
        self.allow_only_with(&Self { words: Vec::new(), ..Self::default() });
        allows
    }

    /// Takes over the words of other settings that hold beside these.
    pub(crate) fn add_words(&mut self, other: &Self) {
        self.words.extend(other.words.iter().cloned());
    }

    fn of(text: &str, detector: &Detector) -> Result<Self, Vec<Fault>> {
        let tree = toml::read(text).map_err(|fault| vec![fault])?;
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
        let texts = |table: &str, key: &str| texts(root, table, key);
        let mut own = Vec::new();
        words(root, &mut own);
        Ok(Self {
            lang: root.get("language").and_then(At::scalar).and_then(|tag| Lang::read(tag)),
            plans: path("plans", standard.plans),
            records: path("records", standard.records),
            schemas: path("schemas", standard.schemas),
            silent_after: text("time", "silent_after")
                .and_then(|length| Length::read(&length))
                .unwrap_or(standard.silent_after),
            flow: text("cases", "flow"),
            areas: texts("cases", "areas"),
            terms,
            names: text("privacy", "names").map(PathBuf::from),
            contacts: texts("privacy", offices::KEY),
            elsewhere: texts("privacy", "elsewhere"),
            workspaces: texts("workspaces", "dirs").into_iter().map(PathBuf::from).collect(),
            publication,
            columns: columns(root),
            severities: rules.filter_map(severity).collect(),
            detector: detector.clone(),
            words: own,
        })
    }
}
