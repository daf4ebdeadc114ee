//! Writes the draft as YAML, in the layout of plans.

use std::collections::{HashMap, HashSet};

use super::account::{Certainty, Line, Options};
use super::activity::Activity;
use super::ids::Ids;
use crate::base::lang::Lang;
use crate::base::likeness::slug;
use crate::syntax::edit::{Value, new_file};

type Entry = (String, Value);

fn entry(key: &str, value: Value) -> Entry {
    (key.to_owned(), value)
}

fn list(texts: impl IntoIterator<Item = impl Into<String>>) -> Value {
    Value::List(texts.into_iter().map(Value::text).collect())
}

/// The text of the file, after its `schema` line. What was not understood is last, as comments.
pub(super) fn of(
    schema: &str,
    options: &Options,
    areas: &[String],
    activities: &[Activity],
    lines: &[Line],
) -> String {
    let ids = unique(areas);
    let causes = causes(activities);
    let needs = unique(&causes);
    let item = |id: &String, title: &String| {
        Value::Map(vec![entry("id", Value::text(id)), entry("title", Value::text(title))])
    };
    let items = |ids: &[String], titles: &[String]| {
        Value::List(ids.iter().zip(titles).map(|(id, title)| item(id, title)).collect())
    };
    let mut entries = vec![
        entry("kind", Value::text("plan")),
        entry("id", Value::text(&options.id)),
        entry("title", Value::text(options.title.as_ref().unwrap_or(&options.id))),
        entry("period", Value::word(&options.period)),
        entry("areas", items(&ids, areas)),
    ];
    if !needs.is_empty() {
        entries.push(entry("needs", items(&needs, &causes)));
    }
    let need_of: HashMap<&String, &String> = causes.iter().zip(&needs).collect();
    let need = |cause: &String| need_of.get(cause).map(|need| (*need).clone());
    let own = activities.iter().map(|own| Value::Map(activity(own, &ids, own.cause.as_ref().and_then(need))));
    entries.push(entry("activities", Value::List(own.collect())));
    let mut text = spaced(&new_file(schema, &entries));
    let unread: Vec<&Line> = lines.iter().filter(|line| line.how == Certainty::Unread).collect();
    if !unread.is_empty() {
        text.push_str("\n# Stod i filen och blev ingen del av utkastet:\n");
        for line in unread {
            let said = line.said.replace('\n', " / ");
            text.extend(["#   ", line.place.text(Lang::Sv), ": ", &said, "\n"]);
        }
    }
    text
}

/// Adds blank lines where a reader wants them: before each list, and between activities.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let (mut is_in_activities, mut is_first) = (false, true);
    for line in text.split_inclusive('\n') {
        let begins_list = ["areas:", "needs:", "activities:"].iter().any(|key| line.starts_with(key));
        let begins_item = is_in_activities && line.starts_with("  - ");
        if begins_list || begins_item && !is_first {
            spaced.push('\n');
        }
        is_first &= !begins_item;
        is_in_activities |= line.starts_with("activities:");
        spaced.push_str(line);
    }
    spaced
}

fn activity(own: &Activity, areas: &[String], need: Option<String>) -> Vec<Entry> {
    let mut entries = vec![entry("id", Value::text(&own.id))];
    let mut put = |key: &str, value: Option<Value>| entries.extend(value.map(|value| entry(key, value)));
    let text = |key: &str| own.text(key).map(Value::text);
    let time = |key: &str| own.text(key).map(Value::word);
    let several = |texts: &[String]| (!texts.is_empty()).then(|| list(texts));
    let joined = |texts: &[String]| (!texts.is_empty()).then(|| Value::text(texts.join(". ")));
    let yes = |is: bool| is.then(|| Value::word("true"));
    put("number", text("number"));
    put("title", Some(Value::text(&own.title)));
    put("parts", several(&own.parts));
    put("areas", Some(list(own.areas.iter().map(|at| areas[*at].clone()))));
    put("responsible", several(&own.responsible));
    put("partners", own.text("partners").map(|ids| list(ids.lines())));
    put("to", text("to"));
    put("start", time("start"));
    put("ongoing", yes(own.is_ongoing));
    put("finish", time("finish"));
    put("when", time("when"));
    put("time_note", joined(&own.time_notes));
    put("recurs", text("recurs"));
    put("ordinary", yes(own.is_ordinary));
    put("needs", need.map(|need| list([need])));
    put("goal", own.text("goal").map(|goal| Value::Map(vec![entry("text", Value::text(goal))])));
    put("target_group", text("target_group"));
    put("resources", text("resources"));
    put("follow_up", text("follow_up"));
    let notes: Vec<String> =
        own.text("note").map(str::to_owned).into_iter().chain(own.notes.all().iter().cloned()).collect();
    put("note", joined(&notes));
    entries
}

fn causes(activities: &[Activity]) -> Vec<String> {
    let mut seen = HashSet::new();
    let causes = activities.iter().filter_map(|own| own.cause.as_ref());
    causes.filter(|cause| seen.insert(*cause)).cloned().collect()
}

/// A unique id for each title.
fn unique(titles: &[String]) -> Vec<String> {
    let mut ids = Ids::default();
    let id = |title: &String| {
        let id: String = slug(title).chars().take(48).collect();
        ids.free(if id.is_empty() { "del" } else { id.trim_end_matches('-') })
    };
    titles.iter().map(id).collect()
}
