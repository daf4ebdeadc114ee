//! Words that write each field of a schema: values that may stand there, and what must be written beside them.

use serde_json::Value;

use super::fields::KIND_IDS;

/// What stands in the workspace, by the words of `x-refers` and of `x-defines`.
const THERE: [(&str, &str); 26] = [
    ("actor", "samordnare-vbe"),
    ("group", "styrgrupp"),
    ("requirement", "riktlinje/utbildning"),
    ("activity", "plan-2024/utbildning"),
    ("own-activity", "utbildning"),
    ("indicator", "plan-2024/andel"),
    ("area", "forebygga"),
    ("need", "kunskap"),
    ("goal", "kunskap-hos-alla"),
    ("source", "kalla-a,kalla-b"),
    ("step", "kontakt"),
    ("earlier-step", "kontakt"),
    ("case-area", "norr"),
    ("case-channel", "staff"),
    ("[activity]", "utbildning"),
    ("[decision]", "kommunstyrelsen"),
    ("[requirement]", "utbildning"),
    ("[indicator]", "andel"),
    ("[step]", "plan"),
    ("[source]", "kalla-a"),
    ("[role]", "samordnare-vbe"),
    ("[unit]", "kommunstyrelsen"),
    ("[area]", "forebygga"),
    ("[need]", "kunskap"),
    ("[goal]", "kunskap-hos-alla"),
    ("[group]", "styrgrupp"),
];

/// Values that a field cannot be without, by the end of its name, since other records hang on them.
const VALUES: [(&str, &str); 14] = [
    ("organisation.roles[].aliases", "samordnaren"),
    ("organisation.units[].aliases", "KS"),
    ("plan.previous", "plan-2023"),
    (".has", "note"),
    (".each.of", "samordnare-vbe"),
    (".each.by", "owner"),
    (".each.kind", "routine"),
    (".linked.by", "agreement"),
    (".kept.flow", "oro"),
    (".kept.steps", "kontakt"),
    (".reported.to", "styrgrupp"),
    (".trained.of", "samordnare-vbe"),
    (".condition.count.at_least", "1"),
    (".where.kind", "situation"),
];

/// What must be written at the same time, by the beginning of a field's name.
pub(super) const WITH: [(&str, &[&str]); 14] = [
    ("plan.activities[].when", &["activities.utbildning.start=", "activities.utbildning.finish="]),
    ("case.closed", &["status=closed", "outcome=concern-eased"]),
    ("case.outcome", &["status=closed", "closed=2024-H2"]),
    ("framework.requirements[].condition.attested", &["requirements.utbildning.judged=attestation"]),
    ("framework.requirements[].condition.count", &["requirements.utbildning.condition.count.at_least=1"]),
    ("framework.requirements[].condition.every", &["requirements.utbildning.condition.every.has=note"]),
    (
        "framework.requirements[].condition.each",
        &[
            "requirements.utbildning.condition.each.kind=routine",
            "requirements.utbildning.condition.each.of=samordnare-vbe",
            "requirements.utbildning.condition.each.by=owner",
        ],
    ),
    (
        "framework.requirements[].condition.kept",
        &["requirements.utbildning.condition.kept={flow: oro, steps: [kontakt]}"],
    ),
    (
        "framework.requirements[].condition.linked",
        &[
            "requirements.utbildning.condition.linked.by=agreement",
            "requirements.utbildning.condition.linked.to.kind=agreement",
        ],
    ),
    ("report.audience", &PUBLISHED),
    ("report.cases", &PUBLISHED),
    ("report.k", &PUBLISHED),
    ("report.not_shown", &PUBLISHED),
    ("report.tables", &PUBLISHED),
];

/// What a report has that is for everybody, and what it has not.
const PUBLISHED: [&str; 5] = ["sort=", "to=", "audience=public", "period=2022", "k=5"];

/// A field, and the words that write it: the first that is a value there is enough.
pub(super) struct Field {
    pub(super) name: String,
    pub(super) path: String,
    pub(super) values: Vec<String>,
    /// What must be written at the same time.
    pub(super) beside: Vec<String>,
}

/// A walk through a schema, which makes words for each field.
pub(super) struct Walk<'s> {
    root: &'s Value,
    above: Vec<&'s Value>,
    found: Vec<Field>,
}

impl<'s> Walk<'s> {
    pub(super) fn of(kind: &str, root: &'s Value) -> Vec<Field> {
        let mut walk = Self { root, above: Vec::new(), found: Vec::new() };
        walk.fields(root, kind, "", &[]);
        walk.found
    }

    fn meant(&self, node: &'s Value) -> &'s Value {
        node["$ref"].as_str().and_then(|pointer| self.root.pointer(&pointer[1..])).unwrap_or(node)
    }

    fn said(&self, node: &'s Value, keyword: &str) -> Option<&'s Value> {
        node.get(keyword).or_else(|| self.meant(node).get(keyword))
    }

    fn word(&self, node: &'s Value, keyword: &str) -> Option<&'s str> {
        let said = self.said(node, keyword)?;
        said.as_str().or_else(|| said.get(0)?.as_str())
    }

    /// The fields of a mapping that is written at a path.
    fn fields(&mut self, node: &'s Value, name: &str, path: &str, beside: &[String]) {
        let meant = self.meant(node);
        if self.above.iter().any(|own| std::ptr::eq(*own, meant)) {
            return;
        }
        self.above.push(meant);
        let required: Vec<&str> =
            meant["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let under = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        for (key, field) in meant["properties"].as_object().into_iter().flatten() {
            if path.is_empty() && ["kind", "id"].contains(&key.as_str()) {
                continue;
            }
            let mut with = beside.to_vec();
            // What a record must have is there; what a row or a mapping must have is written with its field.
            for other in required.iter().filter(|other| !path.is_empty() && *other != key && **other != "id")
            {
                with.push(format!("{}={}", under(other), self.whole(&meant["properties"][*other])));
            }
            self.field(field, &format!("{name}.{key}"), &under(key), &with);
        }
        self.above.pop();
    }

    fn has_fields(&self, node: &'s Value) -> bool {
        self.meant(node).get("properties").is_some()
    }

    fn add(&mut self, name: &str, path: &str, values: Vec<String>, beside: &[String]) {
        let fixed =
            VALUES.iter().filter(|(own, _)| name.ends_with(own)).map(|(_, value)| (*value).to_owned());
        let values = fixed.chain(values).collect();
        self.found.push(Field {
            name: name.to_owned(),
            path: path.to_owned(),
            values,
            beside: beside.to_vec(),
        });
    }

    fn field(&mut self, node: &'s Value, name: &str, path: &str, beside: &[String]) {
        let meant = self.meant(node);
        if let Some(items) = meant.get("items").filter(|items| self.has_fields(items)) {
            return self.row(node, items, (name, path), beside);
        }
        let has_fields = self.has_fields(node);
        match meant["type"] == "object" {
            true if has_fields => {}
            true => self.add(name, &format!("{path}.note"), vec!["Text om saken".to_owned()], beside),
            false => self.add(name, path, self.values(node), beside),
        }
        if has_fields {
            self.fields(node, name, path, beside);
        }
    }

    /// The fields of a row of a list, called as its schema says; a row that is known by its number is written whole.
    fn row(&mut self, list: &'s Value, items: &'s Value, (name, path): (&str, &str), beside: &[String]) {
        let there = self.word(list, "x-defines").and_then(|part| there(&format!("[{part}]")));
        let key = self.word(list, "x-key").or(self.said(list, "x-key").is_none().then_some("id"));
        let Some(key) = key else {
            return self.add(&format!("{name}[]"), &format!("{path}+"), vec![self.whole(items)], beside);
        };
        let field = &self.meant(items)["properties"][key];
        let called = there.map_or_else(|| self.values(field)[0].clone(), str::to_owned);
        let (name, path) = (format!("{name}[]"), format!("{path}[{called}]"));
        let from = self.found.len();
        self.fields(items, &name, &path, beside);
        // What it is called stands already, or is written by being called so.
        let naming = format!("{path}.{key}=");
        for field in &mut self.found[from..] {
            field.beside.retain(|word| !word.starts_with(&naming));
            if field.path == format!("{path}.{key}") {
                field.values = vec![called.clone()];
            }
        }
    }

    /// Values that a field may have, written as in plain words.
    fn values(&self, node: &'s Value) -> Vec<String> {
        let meant = self.meant(node);
        if let Some(items) = meant.get("items") {
            let one = self.values(items);
            let least = meant["minItems"].as_u64().unwrap_or(1);
            return if least > 1 && !one[0].contains(',') { vec![one[..2].join(",")] } else { one };
        }
        if let Some(known) = self.word(node, "x-refers") {
            let ids = KIND_IDS.iter().find(|(kind, ..)| *kind == known).map(|(_, id, _)| *id);
            if let Some(known) = there(known).or(ids) {
                return vec![known.to_owned(), known.split(',').next().unwrap().to_owned()];
            }
        }
        if let Some(words) = meant["enum"].as_array() {
            return words
                .iter()
                .map(|word| word.as_str().map_or_else(|| word.to_string(), str::to_owned))
                .collect();
        }
        let format = meant["format"].as_str().unwrap_or_default();
        let fixed = match format {
            "day" => vec!["2024-05-14", "2024-12-31"],
            "month" => vec!["2024-05", "2024-H1"],
            "half-year" => vec!["2024-H1", "2024-H2", "2026-H1"],
            "period" | "validity" => vec!["2024", "2024-05", "2025"],
            _ if meant["type"] == "boolean" => vec!["true"],
            _ if meant["type"] == "integer" || meant["type"] == "number" => vec!["12", "5", "1", "30"],
            _ => Vec::new(),
        };
        let examples = self.said(node, "examples").and_then(Value::as_array).into_iter().flatten();
        let examples = examples.map(|own| own.as_str().map_or_else(|| own.to_string(), str::to_owned));
        let text = match meant["pattern"].as_str() {
            Some(pattern) if pattern.contains("{64}") => "a1b2c3d4".repeat(8),
            Some(_) => "nytt-id".to_owned(),
            None => "Text om saken".to_owned(),
        };
        fixed.into_iter().map(str::to_owned).chain(examples).chain([text]).collect()
    }

    /// A whole value in brackets, with what it must have.
    fn whole(&self, node: &'s Value) -> String {
        let meant = self.meant(node);
        let Some(fields) = meant.get("properties").and_then(Value::as_object) else {
            let value = || self.values(node)[0].clone();
            return match meant.get("items") {
                Some(items) if self.meant(items).get("properties").is_some() => {
                    format!("[{}]", self.whole(items))
                }
                Some(_) => format!("[{}]", value()),
                None => value(),
            };
        };
        let required: Vec<&str> =
            meant["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let first =
            fields.keys().map(String::as_str).find(|key| *key == "attested" || !["all", "any"].contains(key));
        let keys = if required.is_empty() { first.into_iter().collect() } else { required };
        let entry = |key: &&str| format!("{key}: {}", self.whole(&fields[*key]));
        format!("{{{}}}", keys.iter().map(entry).collect::<Vec<_>>().join(", "))
    }
}

fn there(word: &str) -> Option<&'static str> {
    THERE.iter().find(|(own, _)| *own == word).map(|(_, id)| *id)
}
