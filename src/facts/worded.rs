//! The content of a record in words, by its schema: fields by their names, values by what they mean, and what is referred to
//! by what it is called. A row of a list is a sentence: `2018-05-14, Samordnare vbe: Möte hållet. Bedömning: grön`.

use crate::base::lang::{Lang, Say, clause};
use crate::base::target::unit_beside;
use crate::base::time_words;
use crate::facts::indicators::words;
use crate::facts::naming::in_english;
use crate::facts::titles::{actor, referred};
use crate::model::kinds::Kind;
use crate::model::records::Record;
use crate::model::references::Target;
use crate::model::typed;
use crate::model::workspace::Workspace;
use crate::syntax::schema::Form;
use crate::syntax::tree::{At, What};
use crate::syntax::word::Word;

/// What says itself in a row, without the name of its field, in this order: when, by whom, and what it is about.
const BARE: [&str; 23] = [
    "on", "month", "period", "body", "by", "decision", "number", "title", "question", "what", "requirement",
    "need", "framework", "excuses", "plan", "step", "unit", "as_written", "answer", "at", "environments",
    "level", "value",
];

/// What a row says in its own words, after all that it is about.
const TOLD: [&str; 3] = ["note", "text", "count"];

/// A single text that is longer is a line of its own.
const LONG: usize = 40;

/// A record whose content is told.
#[derive(Clone, Debug)]
pub(crate) struct Worded<'w> {
    pub workspace: &'w Workspace,
    pub kind: &'static Kind,
    /// The records in which the ids of parts are looked up: the record itself, and the others that it is compared with.
    pub own: Vec<&'w Record>,
    pub lang: Lang,
}

impl Worded<'_> {
    /// What stands in a field, by the path of its keys: a line for each row, and one for all of a few words.
    pub(crate) fn lines(&self, form: Option<Form<'static>>, path: &str, value: At<'_>) -> Vec<String> {
        let is_row = |at: At<'_>| matches!(at.what(), What::Map);
        let is_told = is_row(value) || value.items().any(is_row);
        let lines = self.parts(form, path, value).into_iter();
        lines.map(|line| if is_told { ended(line) } else { line }).collect()
    }

    fn parts(&self, form: Option<Form<'static>>, path: &str, value: At<'_>) -> Vec<String> {
        let What::List = value.what() else { return vec![self.one(form, path, value)] };
        let items = form.and_then(Form::items);
        let lines: Vec<String> = value.items().map(|item| self.one(items, path, item)).collect();
        let is_short = |line: &String| line.chars().count() <= LONG;
        if value.items().all(|item| matches!(item.what(), What::Scalar { .. })) && lines.iter().all(is_short)
        {
            return vec![joined(&lines)];
        }
        lines
    }

    /// The same on one line.
    fn one(&self, form: Option<Form<'static>>, path: &str, value: At<'_>) -> String {
        match value.what() {
            What::Scalar { .. } => self.single(form, &Word::of(value).unwrap_or_default()),
            What::List => joined(&self.parts(form, path, value)),
            What::Map => self.row(form, path, value, &[]),
        }
    }

    /// A single value.
    pub(crate) fn single(&self, form: Option<Form<'static>>, value: &Word) -> String {
        self.known(form, value).unwrap_or_else(|| value.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// What a single value means, or what it leads to is called; `None` where it says what it says.
    pub(crate) fn known(&self, form: Option<Form<'static>>, value: &Word) -> Option<String> {
        let lang = self.lang;
        // What can be written as a single value is the first that must be there.
        let short = |form: Form<'static>| form.key(form.required().next()?);
        let form = form.map(|form| form.items().unwrap_or(form));
        let form = form.map(|form| if form.has_fields() { short(form).unwrap_or(form) } else { form })?;
        let answer = match &**value {
            "true" | "yes" => Some(Say::fixed("ja", "yes")),
            "false" | "no" => Some(Say::fixed("nej", "no")),
            _ => None,
        };
        if let Some(answer) = answer.filter(|_| form.is_boolean() || form.choices().contains(&"yes")) {
            return Some(answer.text(lang).to_owned());
        }
        if let Some(said) = typed::said(&typed::words(form), value) {
            return Some(said.text(lang).to_owned());
        }
        if let Some((one, other)) = value.split_once(" x ") {
            let both = [one, other].map(|part| typed::said(&typed::words(form), part));
            if let [Some(one), Some(other)] = both {
                return Some(format!("{} {} {}", one.text(lang), lang.pick("och", "and"), other.text(lang)));
            }
        }
        let targets = Target::of(form);
        if let Some(said) =
            targets.iter().find_map(|target| referred(self.workspace, &self.own, *target, value))
        {
            return Some(clause(said.text(lang)));
        }
        if targets.iter().any(|target| matches!(target, Target::Actor | Target::Group)) {
            return Some(actor(self.workspace, value).text(lang).to_owned());
        }
        match form.format() {
            "period" | "planned" | "begun" | "validity" | "day" | "month" => {
                Some(time_words::time(value, lang))
            }
            "recurrence" => Some(time_words::recurrence(value, lang)),
            "length" => Some(time_words::length(value, lang)),
            "target" => Some(words::target_said(value, lang)),
            _ => None,
        }
    }

    /// A mapping as a sentence: what says itself, what it says in its own words, and the other fields by their names. What
    /// is told already is left out.
    pub(crate) fn row(
        &self,
        form: Option<Form<'static>>,
        path: &str,
        value: At<'_>,
        told_already: &[&str],
    ) -> String {
        let (mut bare, mut told, mut named) = (Vec::new(), Vec::new(), Vec::new());
        let has = |key: &str| value.get(key).is_some();
        for (key, at) in value.entries() {
            let Some(key) = key.scalar().filter(|key| !told_already.contains(&key.as_ref())) else {
                continue;
            };
            let (key, own) = (key.as_ref(), form.and_then(|form| form.under(key)));
            let path = format!("{path}.{key}");
            let mut said = clause(&self.one(own, &path, at));
            // The unit of a number stands after it.
            if let ("target" | "value", Some(unit)) = (key, value.get("unit").and_then(Word::of)) {
                let written = at.scalar().map(ToString::to_string).unwrap_or_default();
                said += &unit_beside(&written, Some(&*unit));
            }
            let is_free = own.is_none_or(|own| own.refers().is_empty() && own.choices().is_empty());
            match (key, BARE.iter().position(|own| *own == key)) {
                // An id is told where nothing else says what it is; a name in the other language is none of it.
                ("id", _) if ["title", "text", "question"].iter().any(|key| has(key)) => {}
                ("english" | "look_up_english", _) => {}
                ("unit", _) if has("value") || has("target") => {}
                // A number beside words is called by its name.
                ("value", _) if !has("unit") && TOLD.iter().any(|key| has(key)) => {
                    named.push(self.labelled(own, &path, &said));
                }
                ("id", _) => bare.push((BARE.len(), said)),
                ("decision", _) if is_free => told.push(said),
                ("by", _) if is_free => named.push(self.labelled(own, &path, &said)),
                (_, Some(rank)) => bare.push((rank, said)),
                (key, None) if TOLD.contains(&key) => told.push(said),
                _ => named.push(self.labelled(own, &path, &said)),
            }
        }
        bare.sort_by_key(|(rank, _)| *rank);
        let bare: Vec<String> = bare.into_iter().map(|(_, said)| said).collect();
        let mut sentences: Vec<String> = Vec::new();
        match (bare.is_empty(), told.is_empty()) {
            (false, false) => sentences.push(format!("{}: {}", bare.join(", "), told.join(". "))),
            (false, true) => sentences.push(bare.join(", ")),
            (true, false) => sentences.push(told.join(". ")),
            (true, true) => {}
        }
        sentences.extend(named);
        sentences.join(". ")
    }

    fn labelled(&self, form: Option<Form<'static>>, path: &str, said: &str) -> String {
        format!("{}: {said}", capital(&self.name(form, path)))
    }

    /// What a field is called.
    fn name(&self, form: Option<Form<'static>>, path: &str) -> String {
        let title = form.map(Form::title).filter(|title| !title.is_empty() && self.lang == Lang::Sv);
        title.map_or_else(|| in_english(self.kind.name, path), str::to_owned)
    }
}

/// A line that is a sentence, or several, with the full stop of the last.
fn ended(line: String) -> String {
    let is_sentence = line.contains(": ") || line.contains(". ");
    if is_sentence && !line.ends_with(['.', '!', '?', '…']) { format!("{line}.") } else { line }
}

/// Several values on one line.
fn joined(all: &[String]) -> String {
    all.join(if all.iter().any(|one| one.contains([',', '.', ';'])) { "; " } else { ", " })
}

pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
