//! The list of kinds of records. When a kind is added, the compiler and the tests ask for the rest that it
//! needs.

use std::sync::{LazyLock, OnceLock};

use crate::base::lang::Say;
use crate::base::wording::Word;
use crate::model::bounds::{Bounds, Broken};
use crate::model::records::activity::Progress;
use crate::model::records::agreement::Agreement;
use crate::model::records::attestation::Attestation;
use crate::model::records::case::Case;
use crate::model::records::deviation::Deviation;
use crate::model::records::flow::Flow;
use crate::model::records::framework::Framework;
use crate::model::records::incident::Incident;
use crate::model::records::laws::Laws;
use crate::model::records::measurement::Measurement;
use crate::model::records::meeting::Meeting;
use crate::model::records::organisation::Organisation;
use crate::model::records::plan::Plan;
use crate::model::records::report::Report;
use crate::model::records::review::Review;
use crate::model::records::routine::Routine;
use crate::model::records::situation::Situation;
use crate::model::records::survey::Questionnaire;
use crate::model::records::training::Training;
use crate::model::records::{Record, Recorded};
use crate::model::references::{Links, PartList, Places, Target};
use crate::pii::detector::Exposure;
use crate::syntax::schema::{Form, Judge};
use crate::syntax::text::Span;
use crate::syntax::tree::At;

/// A kind of record.
#[derive(Debug)]
pub struct Kind {
    /// The name that stands after `kind:`.
    pub name: &'static str,
    /// The word that people use for it, in both languages.
    pub word: Say,
    /// What else people call it in Swedish.
    also: &'static [&'static str],
    /// Who reads its records, which decides what may stand in them.
    pub exposure: Exposure,
    /// The folder of its files, from the workspace: `records/reports`.
    pub folder: &'static str,
    /// Its schema, compiled when it is first asked for.
    judge: LazyLock<Judge>,
    /// The text of its schema as others read it.
    published: OnceLock<String>,
    /// Where its schema has references and parts with ids.
    places: OnceLock<Places>,
    /// How its schema lets one field bound another.
    bounds: OnceLock<Bounds>,
    read: fn(At<'_>) -> Option<Record>,
}

impl Kind {
    /// The kind with that name; `None` when there is none.
    pub fn named(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// The name, and what people type for it.
    pub(crate) fn typed(&self) -> Word<'static> {
        let word = Word::new(self.name, self.word.clone());
        self.also.iter().fold(word, |word, also| word.also(Say::fixed(also, "")))
    }

    /// The judge that checks a record against the kind's schema. The first call compiles the schema.
    pub fn judge(&self) -> &Judge {
        &self.judge
    }

    /// The text of its JSON Schema as editors and other validators read it.
    pub fn published(&self) -> &str {
        self.published.get_or_init(|| self.judge.published())
    }

    /// What its schema says about a whole record.
    pub(crate) fn form(&'static self) -> Form<'static> {
        self.judge.record()
    }

    /// Whether its records have no date of their own.
    pub(crate) fn is_timeless(&'static self) -> bool {
        self.form().is("x-timeless")
    }

    fn places(&'static self) -> &'static Places {
        self.places.get_or_init(|| Places::of(self.form()))
    }

    /// The lists of its records whose items can be referred to or chosen by themselves.
    pub(crate) fn parts(&'static self) -> &'static [PartList] {
        &self.places().parts
    }

    /// The references in a record, and the parts of it that can be referred to. What its schema has refused
    /// is left out.
    pub(crate) fn links(&'static self, root: At<'_>, is_refused: impl Fn(Span) -> bool) -> Links {
        self.places().links(root, is_refused)
    }

    /// Whether one of its fields with this key refers to such a part.
    pub(crate) fn refers(&'static self, key: &str, target: Target) -> bool {
        self.places().refers(key, target)
    }

    /// Where a record breaks the bounds between its fields. What its schema has refused is left out.
    pub(crate) fn broken(&'static self, root: At<'_>, is_refused: impl Fn(Span) -> bool) -> Broken {
        self.bounds.get_or_init(|| Bounds::of(self.form())).broken(root, is_refused)
    }

    /// Reads a tree as a record; `None` when it has not even an id.
    pub(crate) fn read(&self, root: At<'_>) -> Option<Record> {
        (self.read)(root)
    }
}

/// A row of [`KINDS`]. The schema's file bears the kind's name.
macro_rules! kind {
    ($name:literal, $exposure:ident, $sv:literal, $en:literal, $folder:literal, $type:ty $(, $also:literal)*) => {
        Kind {
            name: $name,
            word: Say::fixed($sv, $en),
            also: &[$($also),*],
            exposure: Exposure::$exposure,
            folder: $folder,
            judge: LazyLock::new(|| Judge::of(include_str!(concat!("schemas/", $name, ".schema.json")))),
            published: OnceLock::new(),
            places: OnceLock::new(),
            bounds: OnceLock::new(),
            read: |at| <$type>::read(at).map(Recorded::into_record),
        }
    };
}

/// Every kind there is.
pub static KINDS: [Kind; 19] = [
    kind!("plan", Open, "handlingsplan", "action plan", "plans", Plan, "plan"),
    kind!("framework", Open, "riktlinje", "framework", "plans/frameworks", Framework, "ramverk", "regelverk"),
    kind!("laws", Open, "lagtabell", "table of laws", "plans", Laws, "lagar"),
    kind!("organisation", Parties, "organisation", "organisation", "plans", Organisation, "register"),
    kind!(
        "activity", Work, "uppföljning av åtgärd", "progress of an activity", "records/activities", Progress,
        "uppföljning", "åtgärd"
    ),
    kind!("flow", Open, "flödesschema", "flow of a case", "plans/flows", Flow, "flöde"),
    kind!("case", Case, "ärende", "case", "records/cases", Case, "avidentifierat ärende"),
    kind!("incident", Case, "händelse", "incident", "records/incidents", Incident),
    kind!("deviation", Work, "avsteg", "deviation", "records/deviations", Deviation),
    kind!("attestation", Work, "intygande", "attestation", "records/attestations", Attestation, "intyg"),
    kind!("routine", Work, "rutin", "routine", "records/routines", Routine),
    kind!("training", Work, "utbildning", "training", "records/trainings", Training),
    kind!("review", Work, "kontroll", "review", "records/reviews", Review),
    kind!(
        "agreement", Parties, "överenskommelse", "agreement", "records/agreements", Agreement,
        "samverkansöverenskommelse", "avtal"
    ),
    kind!("report", Work, "redovisning", "report", "records/reports", Report, "rapport"),
    kind!("meeting", Meeting, "möte", "meeting", "records/meetings", Meeting),
    kind!("situation", Work, "lägesbild", "situation picture", "records/situations", Situation),
    kind!("survey", Work, "enkät", "survey", "records/surveys", Questionnaire),
    kind!("measurement", Work, "mätvärde", "measurement", "records/measurements", Measurement),
];

/// The compiled schema of `vbe.toml`.
pub static CONFIG: LazyLock<Judge> = LazyLock::new(|| Judge::of(include_str!("schemas/config.schema.json")));
/// The text of that schema as editors and other validators read it.
pub static PUBLISHED_CONFIG: LazyLock<String> = LazyLock::new(|| CONFIG.published());

#[cfg(test)]
mod sound_tests;

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use serde_json::Value;

    use super::*;

    fn schemas() -> Vec<(&'static str, Value)> {
        let kinds = KINDS.iter().map(|kind| (kind.name, kind.judge().schema().clone()));
        kinds.chain([("config", CONFIG.schema().clone())]).collect()
    }

    /// An id is made of the schema's own words, so none of them may be taken for somebody's name.
    #[test]
    fn no_word_of_the_schemas_is_taken_for_a_name() {
        fn words(value: &Value, found: &mut Vec<String>) {
            match value {
                Value::Object(entries) => {
                    let listed = entries.get("enum").and_then(Value::as_array).into_iter().flatten();
                    found.extend(listed.filter_map(Value::as_str).map(str::to_owned));
                    entries.values().for_each(|value| words(value, found));
                }
                Value::Array(items) => items.iter().for_each(|value| words(value, found)),
                _ => {}
            }
        }
        let mut all = Vec::new();
        for (_, schema) in &schemas() {
            words(schema, &mut all);
        }
        let detector = crate::pii::detector::Detector::default();
        for word in all {
            let name = format!("{word}-kontoret-2026-h1.yaml");
            assert!(detector.find_in_name(&name, Exposure::Work).is_empty(), "{word}");
        }
    }

    /// Otherwise the path of each of its records is searched whole.
    #[test]
    fn the_folder_of_every_kind_that_is_searched_for_names_is_known() {
        use crate::pii::detector::is_folder_of_records;
        for kind in KINDS.iter().filter(|kind| kind.exposure != Exposure::Open) {
            assert!(kind.folder.split('/').all(is_folder_of_records), "{}", kind.folder);
        }
    }

    /// Every object in a schema that lists keys, with its path.
    fn objects<'v>(path: &str, value: &'v Value, found: &mut Vec<(String, &'v Value)>) {
        if let Some(map) = value.as_object() {
            if map.contains_key("properties") && map.get("type").is_some() {
                found.push((path.to_owned(), value));
            }
            map.iter().for_each(|(key, value)| objects(&format!("{path}/{key}"), value, found));
        }
    }

    #[test]
    fn every_schema_is_closed_and_every_field_is_described_in_swedish() {
        for (name, schema) in schemas() {
            let mut found = Vec::new();
            objects(name, &schema, &mut found);
            for (path, object) in found {
                assert_eq!(object["additionalProperties"], false, "{path} is open");
                for (key, property) in object["properties"].as_object().unwrap() {
                    let own = property["description"].as_str();
                    let referred = property["$ref"].as_str().and_then(|at| schema.pointer(&at[1..]));
                    let described = own.or_else(|| referred.and_then(|it| it["description"].as_str()));
                    assert!(
                        described.is_some_and(|text| text.ends_with('.')),
                        "{path}/{key} is not described"
                    );
                }
            }
        }
    }

    /// A strict validator refuses a schema with a keyword that it does not know. These are of draft-07.
    #[test]
    fn what_others_read_has_only_keywords_that_they_know() {
        const KNOWN: &str = "$id $ref $schema additionalProperties allOf const default definitions dependencies description else \
            enum examples if items maxItems maxLength maxProperties maximum minItems minLength minProperties minimum not \
            pattern properties propertyNames required then title type uniqueItems";
        fn keywords(value: &Value, found: &mut BTreeSet<String>) {
            for (key, under) in value.as_object().into_iter().flatten() {
                found.insert(key.clone());
                match (key.as_str(), under) {
                    ("properties" | "definitions" | "dependencies", Value::Object(all)) => {
                        all.values().for_each(|own| keywords(own, found));
                    }
                    (_, Value::Array(all)) if key == "allOf" => {
                        for own in all {
                            keywords(own, found);
                        }
                    }
                    ("const" | "default" | "examples", _) => {}
                    _ => keywords(under, found),
                }
            }
        }
        let mut found = BTreeSet::new();
        for text in KINDS.iter().map(Kind::published).chain([PUBLISHED_CONFIG.as_str()]) {
            keywords(&serde_json::from_str(text).unwrap(), &mut found);
        }
        assert!(found.len() > 15, "{found:?}");
        found.retain(|key| !KNOWN.split_whitespace().any(|known| known == key));
        assert!(found.is_empty(), "{found:?}");
    }

    /// Editors show the description where a word is chosen, and nothing else of it.
    #[test]
    fn every_closed_word_is_explained_where_it_is_chosen() {
        /// Fields whose words are Swedish already, or are what they stand for.
        const PLAIN: [&str; 6] = [
            "config/properties/language",
            "config/definitions/",
            "plan/properties/document_type",
            "organisation/properties/documents/items/properties/type",
            "report/properties/verification/properties/language",
            "report/definitions/tabulation",
        ];
        fn look(path: &str, value: &Value, unexplained: &mut Vec<String>) {
            if let Some(words) = value["enum"].as_array() {
                let said = value["description"].as_str().unwrap_or_default();
                let silent = words.iter().filter_map(Value::as_str).filter(|word| {
                    let is_plain = word.starts_with(|char: char| char.is_ascii_digit()) || word.contains(' ');
                    !is_plain && !said.contains(&format!("{word}: "))
                });
                unexplained.extend(silent.map(|word| format!("{path}: {word}")));
            }
            for (key, under) in value.as_object().into_iter().flatten() {
                look(&format!("{path}/{key}"), under, unexplained);
            }
        }
        let mut unexplained = Vec::new();
        for (name, schema) in schemas() {
            look(name, &schema, &mut unexplained);
        }
        unexplained.retain(|word| !PLAIN.iter().any(|plain| word.starts_with(plain)));
        assert!(unexplained.is_empty(), "{unexplained:#?}");
    }

    /// Editors say of the records that vbe comes with what vbe says.
    #[test]
    fn the_shipped_records_are_sound_by_what_others_read() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let others: Vec<(&str, Judge)> =
            KINDS.iter().map(|kind| (kind.name, Judge::of(kind.published()))).collect();
        let mut seen = 0;
        for folder in ["plans", "records", "tests/town"] {
            for found in crate::io::disk::records(&root.join(folder), false) {
                let text = std::sync::Arc::new(std::fs::read_to_string(&found.path).unwrap());
                let yaml = crate::syntax::yaml::read(&text, false);
                let tree = yaml.tree.root().unwrap();
                let kind = text.lines().find_map(|line| line.strip_prefix("kind: ")).unwrap();
                let (_, judge) = others.iter().find(|(name, _)| *name == kind).unwrap();
                assert_eq!(judge.faults(tree), [], "{}", found.path.display());
                seen += 1;
            }
        }
        assert!(seen >= 60, "only {seen} records were seen");
    }

    #[test]
    fn a_definition_means_the_same_in_every_schema() {
        let mut seen: BTreeMap<String, Value> = BTreeMap::new();
        for (name, schema) in schemas() {
            for (key, value) in schema["definitions"].as_object().into_iter().flatten() {
                let first = seen.entry(key.clone()).or_insert_with(|| value.clone());
                assert_eq!(first, value, "{key} in {name} differs from an earlier schema's");
            }
        }
    }
}
