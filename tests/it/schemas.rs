//! The schemas say what points to what: every field that names something, and every list of what can be named.

use std::collections::BTreeSet;

use serde_json::Value;
use vbe::model::kinds::KINDS;

/// What a field can name beside a record of a kind: the words of `x-refers`.
const TARGETS: [&str; 15] = [
    "actor", "group", "requirement", "activity", "own-activity", "indicator", "area", "need", "goal",
    "source", "step", "earlier-step", "case-area", "case-measure", "case-channel",
];

/// Fields that look like references and are none, and why.
const NO_REFERENCES: [(&str, &str); 16] = [
    ("plan.goals[].indicator", "in words: what is measured"),
    ("plan.activities[].goal", "in words: what is to be reached"),
    ("plan.activities[].goal.indicator", "in words: what is measured"),
    ("plan.goals[].unit", "a unit of measure"),
    ("plan.indicators[].unit", "a unit of measure"),
    ("plan.activities[].goal.unit", "a unit of measure"),
    ("measurement.unit", "a unit of measure"),
    ("situation.survey[].unit", "a unit of measure"),
    ("situation.survey[].question", "in words: the question as it was asked"),
    ("activity.cancelled.decision", "in words: where the decision stands"),
    ("agreement.areas[]", "in words: what it is that is worked with together"),
    ("situation.area", "in words: a part of the municipality"),
    ("plan.situation.sources[]", "in words: those who have contributed, with no record of theirs"),
    (
        "framework.requirements[].condition.kept.flow",
        "a condition lies in itself: followed by `unknown-reference`",
    ),
    (
        "framework.requirements[].condition.kept.steps[]",
        "of the flow beside it: followed by `unknown-reference`",
    ),
    ("report.verification.sections[].id", "a section of a page"),
];

/// Keys that are in words wherever they stand, though a part of a record goes by the same name, and why.
const IN_WORDS: [(&str, &str); 1] = [("source", "the document that something is taken from")];

/// Lists whose items have ids, but can be named by nothing.
const NO_PARTS: [&str; 1] = ["report.verification.sections"];

/// A field of a schema, the items of a list among them.
struct Field<'s> {
    path: String,
    key: String,
    /// As it stands, and what that refers to.
    nodes: Vec<&'s Value>,
    is_own_id: bool,
}

impl Field<'_> {
    fn value(&self, keyword: &str) -> Option<&Value> {
        self.nodes.iter().find_map(|node| node.get(keyword))
    }

    fn text(&self, keyword: &str) -> &str {
        self.value(keyword).and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether any text can stand there: it is no day, no period and no closed word.
    fn is_open_text(&self) -> bool {
        let is_closed = ["enum", "const", "format"].iter().any(|keyword| self.value(keyword).is_some());
        let types = self.value("type");
        let is_text = types == Some(&"string".into())
            || types.and_then(Value::as_array).is_some_and(|all| all.contains(&"string".into()));
        !is_closed && is_text
    }

    /// Whether it has the form of an id, goes by the name of something that has one, or is said to be one.
    fn looks_like_a_reference(&self, names: &BTreeSet<&str>) -> bool {
        let is_id = self.text("pattern").contains("[a-z0-9]+(-[a-z0-9]+)*");
        let one = self.key.strip_suffix("ies").map(|stem| format!("{stem}y"));
        let one = one.unwrap_or_else(|| self.key.strip_suffix('s').unwrap_or(&self.key).to_owned());
        let is_named = [self.key.as_str(), &one].iter().any(|key| names.contains(key));
        let said = self.text("description");
        let signs = [
            "ens id", "ets id", "id:t", "dess id", "sitt id", "skriven plan/", "skrivet ",
            "organisationsfilen",
        ];
        self.is_open_text() && (is_id || is_named || signs.iter().any(|sign| said.contains(sign)))
    }
}

/// A walk through a schema.
struct Walk<'s> {
    root: &'s Value,
    /// What is being walked through: a schema may lie in itself.
    above: Vec<&'s Value>,
    found: Vec<Field<'s>>,
}

impl<'s> Walk<'s> {
    fn of(kind: &str, root: &'s Value) -> Vec<Field<'s>> {
        let mut walk = Self { root, above: Vec::new(), found: Vec::new() };
        walk.at(root, kind.to_owned(), "", true);
        walk.found
    }

    /// What stands at a path. `has_id` says that an `id` right under it is its own.
    fn at(&mut self, node: &'s Value, path: String, key: &str, has_id: bool) {
        let referred = node["$ref"].as_str().and_then(|pointer| self.root.pointer(&pointer[1..]));
        let meant = referred.unwrap_or(node);
        if self.above.iter().any(|own| std::ptr::eq(*own, meant)) {
            return;
        }
        self.above.push(meant);
        for (own, under) in meant["properties"].as_object().into_iter().flatten() {
            self.at(under, format!("{path}.{own}"), own, false);
            if let Some(last) = self.found.iter_mut().rfind(|field| field.path == format!("{path}.id")) {
                last.is_own_id = has_id;
            }
        }
        if let Some(items) = meant.get("items") {
            self.at(items, format!("{path}[]"), key, node.get("x-defines").is_some());
        }
        self.above.pop();
        let nodes = [Some(node), referred].into_iter().flatten().collect();
        self.found.push(Field { path, key: key.to_owned(), nodes, is_own_id: false });
    }
}

fn all() -> Vec<Field<'static>> {
    KINDS.iter().flat_map(|kind| Walk::of(kind.name, kind.judge().schema())).collect()
}

/// The kinds, and the parts of records that the schemas define.
fn names(fields: &[Field<'static>]) -> BTreeSet<&'static str> {
    let parts = fields.iter().filter_map(|field| field.nodes[0].get("x-defines")?.as_str());
    KINDS.iter().map(|kind| kind.name).chain(parts).collect()
}

#[test]
fn every_field_that_names_something_says_what() {
    let fields = all();
    let names = names(&fields);
    let is_excepted = |field: &Field<'_>| {
        NO_REFERENCES.iter().any(|(path, _)| *path == field.path)
            || IN_WORDS.iter().any(|(key, _)| *key == field.key)
    };
    let silent: Vec<&str> = fields
        .iter()
        .filter(|field| field.looks_like_a_reference(&names) && field.value("x-refers").is_none())
        .filter(|field| !field.is_own_id && !is_excepted(field))
        .map(|field| field.path.as_str())
        .collect();
    assert!(silent.is_empty(), "without x-refers, though they look like references: {silent:#?}");
    for (path, why) in NO_REFERENCES {
        let field = fields.iter().find(|field| field.path == path);
        let field = field.unwrap_or_else(|| panic!("{path} is excepted, and there is no such field"));
        assert!(field.value("x-refers").is_none() && field.looks_like_a_reference(&names), "{path}: {why}");
    }
}

#[test]
fn every_word_for_what_is_named_is_known() {
    let fields = all();
    let refers = fields.iter().filter_map(|field| Some((field, field.value("x-refers")?)));
    let mut used = BTreeSet::new();
    for (field, words) in refers {
        let words: Vec<&str> = match words {
            Value::Array(words) => words.iter().filter_map(Value::as_str).collect(),
            word => word.as_str().into_iter().collect(),
        };
        assert!(!words.is_empty() && field.is_open_text(), "{} names nothing", field.path);
        for word in words {
            let is_known = TARGETS.contains(&word) || KINDS.iter().any(|kind| kind.name == word);
            assert!(is_known, "{}: {word} is nothing that can be named", field.path);
            used.insert(word.to_owned());
        }
    }
    assert!(TARGETS.iter().all(|word| used.contains(*word)), "{used:?}");
}

#[test]
fn every_list_of_what_has_an_id_is_defined() {
    let fields = all();
    for id in fields.iter().filter(|field| field.path.ends_with("[].id")) {
        let list = id.path.trim_end_matches("[].id");
        let defines = fields
            .iter()
            .find(|field| field.path == list)
            .is_some_and(|list| list.value("x-defines").is_some());
        assert!(
            defines || NO_PARTS.contains(&list),
            "{list} has items with ids, and does not say what they are"
        );
    }
}

/// Lists that lie in themselves: their rows are conditions, known by their numbers.
const BY_NUMBER: [&str; 2] =
    ["framework.requirements[].condition.all", "framework.requirements[].condition.any"];

#[test]
fn every_list_of_rows_says_what_tells_them_apart() {
    let fields = all();
    let (mut rows, mut by_number) = (0, Vec::new());
    for list in fields.iter().filter(|field| field.value("items").is_some()) {
        let inside = |key: &str| format!("{}[].{key}", list.path);
        let is_there = |key: &str| fields.iter().any(|field| field.path == inside(key));
        let has_rows = fields.iter().any(|field| field.path.starts_with(&inside("")));
        let keys: Option<Vec<&str>> = list.value("x-key").map(|said| match said {
            Value::Array(keys) => keys.iter().filter_map(Value::as_str).collect(),
            key => key.as_str().into_iter().collect(),
        });
        match keys {
            None => {
                assert!(
                    !has_rows || is_there("id"),
                    "{}: without x-key, and its rows have no ids",
                    list.path
                );
            }
            Some(keys) if keys.is_empty() => by_number.push(list.path.as_str()),
            Some(keys) => {
                assert!(!is_there("id"), "{}: its rows are known by their ids", list.path);
                for key in keys {
                    assert!(is_there(key), "{}: its rows have no {key}", list.path);
                }
            }
        }
        rows += usize::from(has_rows);
    }
    assert!(rows > 30, "only {rows} lists of rows were seen");
    by_number.retain(|path| !BY_NUMBER.contains(path));
    assert!(by_number.is_empty(), "known by their numbers alone: {by_number:?}");
}

/// A hint that lists the fields there are must be readable: no key is taken for what identifies somebody.
#[test]
fn the_key_of_a_field_is_never_covered() {
    let fields = all();
    let keys: BTreeSet<&str> = fields.iter().map(|field| field.key.as_str()).collect();
    let keys: Vec<&str> = keys.into_iter().collect();
    assert!(keys.len() > 150, "{}", keys.len());
    let sandbox = crate::sandbox::Sandbox::sound();
    for some in keys.chunks(25) {
        let asked = format!("{}=1", some.join(", "));
        let told = sandbox.told(&["list", "activity", "--where", &asked], None).err;
        assert!(some.iter().all(|key| told.contains(key)), "{told}");
    }
}
