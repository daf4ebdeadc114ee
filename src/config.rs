//! What a workspace has decided for itself: `vbe.toml`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::fault::Fault;
use crate::finding::Severity;
use crate::kinds;
use crate::lang::Lang;
use crate::rhythm::Length;
use crate::text::Source;
use crate::toml;

/// The settings, with what holds where nothing is said.
#[derive(Clone, Debug)]
pub struct Config {
    /// The language of answers; the locale decides when nothing is said.
    pub lang: Option<Lang>,
    /// The folder of plans, frameworks and the organisation.
    pub plans: PathBuf,
    /// The folder of what has happened. It may be outside the workspace.
    pub records: PathBuf,
    /// The folder of schemas that editors read.
    pub schemas: PathBuf,
    /// How long an activity may go without an update.
    pub silent_after: Length,
    /// The flow that cases follow when they do not say which.
    pub flow: Option<String>,
    /// The areas that cases and incidents may name.
    pub areas: Vec<String>,
    /// The file of first names beside those that vbe knows, one on each line.
    pub names: Option<PathBuf>,
    /// Public contacts, which may stand in any record exactly as they stand here.
    pub contacts: Vec<String>,
    /// Folders of the repository that hold no records, and are not looked at for people.
    pub elsewhere: Vec<String>,
    /// How much each rule weighs, where that differs from the catalogue; `None` is `off`.
    pub severities: BTreeMap<String, Option<Severity>>,
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
            names: None,
            contacts: Vec::new(),
            elsewhere: Vec::new(),
            severities: BTreeMap::new(),
        }
    }
}

impl Config {
    /// The language that a `vbe.toml` asks for, also when the rest of it is faulty.
    pub fn language(source: &Source) -> Option<Lang> {
        Lang::read(toml::read(&source.text).ok()?.root()?.get("language")?.scalar()?)
    }

    /// Reads the text of a `vbe.toml`, or tells every fault in it.
    pub fn read(source: &Source) -> Result<Self, Vec<Fault>> {
        let tree = toml::read(&source.text).map_err(|fault| vec![fault])?;
        let Some(root) = tree.root() else { return Ok(Self::default()) };
        let faults = kinds::CONFIG.faults(root);
        if !faults.is_empty() {
            return Err(faults);
        }
        let standard = Self::default();
        let text = |table: &str, key: &str| root.get(table)?.get(key)?.scalar().map(ToString::to_string);
        let path = |key: &str, standard: PathBuf| text("paths", key).map_or(standard, PathBuf::from);
        let rules = root.get("rules").into_iter().flat_map(super::tree::At::entries);
        let severity = |(rule, severity): (crate::tree::At<'_>, crate::tree::At<'_>)| {
            Some((rule.scalar()?.to_string(), Severity::named(severity.scalar()?)))
        };
        let texts = |table: &str, key: &str| -> Vec<String> {
            let items = root.get(table).and_then(|table| table.get(key)).into_iter().flat_map(super::tree::At::items);
            items.filter_map(|item| item.scalar().map(ToString::to_string)).collect()
        };
        Ok(Self {
            lang: Self::language(source),
            plans: path("plans", standard.plans),
            records: path("records", standard.records),
            schemas: path("schemas", standard.schemas),
            silent_after: text("time", "silent_after")
                .and_then(|length| Length::read(&length))
                .unwrap_or(standard.silent_after),
            flow: text("cases", "flow"),
            areas: texts("cases", "areas"),
            names: text("privacy", "names").map(PathBuf::from),
            contacts: texts("privacy", "contacts"),
            elsewhere: texts("privacy", "elsewhere"),
            severities: rules.filter_map(severity).collect(),
        })
    }
}
