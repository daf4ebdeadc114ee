//! Writes the draft as YAML, in the layout of plans.

use std::collections::HashMap;

use super::account::{Certainty, Line};
use super::activity::{self, Activity};
use super::draft::ABOVE;
use super::frame::document_type;
use super::ids::{Ids, nameless};
use super::numbered::{number, number_of_goal};
use super::running::{BESIDE, POINT};
use super::whole::{Titles, Whole};
use crate::base::lang::Lang;
use crate::base::likeness::slug;
use crate::base::meant;
use crate::pii::detector::{Detector, Exposure};
use crate::syntax::edit::{Value, new_file};

type Entry = (String, Value);

fn entry(key: &str, value: Value) -> Entry {
    (key.to_owned(), value)
}

fn list(texts: impl IntoIterator<Item = impl Into<String>>) -> Value {
    Value::List(texts.into_iter().map(Value::text).collect())
}

/// What the plan says of itself.
pub(super) struct Frame<'f> {
    pub(super) id: &'f str,
    pub(super) title: &'f str,
    pub(super) organisation: Option<&'f str>,
    pub(super) period: &'f str,
}

/// The text of the file, after its `schema` line. What was not understood is last, as comments.
pub(super) fn of(
    schema: &str,
    frame: &Frame<'_>,
    whole: &Whole,
    lines: &[Line],
    detector: &Detector,
) -> String {
    let unique = |titles: &Titles| unique(titles.all(), detector);
    let goals: Vec<String> =
        whole.goals.all().iter().map(|title| number_of_goal(title).1.to_owned()).collect();
    let ids = Named {
        areas: unique(&whole.areas),
        needs: unique(&whole.needs),
        goals: self::unique(&goals, detector),
    };
    let mut entries = vec![
        entry("kind", Value::text("plan")),
        entry("id", Value::text(frame.id)),
        entry("title", Value::text(frame.title)),
    ];
    let front = &whole.front;
    // An id that stands for the title says nothing of what the document is.
    let titled = Some(frame.title).filter(|title| *title != frame.id);
    let own_type = front.document_type.or_else(|| document_type(titled?));
    entries.extend(own_type.map(|own| entry("document_type", Value::text(own))));
    entries.extend(frame.organisation.map(|own| entry("organisation", Value::text(own))));
    for (key, ids) in [("owners", &front.owners), ("responsible", &front.responsible)] {
        if !ids.is_empty() {
            entries.push(entry(key, list(ids)));
        }
    }
    entries.extend(front.reference.as_ref().map(|own| entry("reference", Value::text(own))));
    entries.push(entry("period", Value::word(frame.period)));
    if let Some(decision) = &front.decision {
        let mut own =
            vec![entry("body", Value::text(&decision.body)), entry("decision", Value::text("adopted"))];
        own.extend(decision.on.map(|day| entry("on", Value::word(day.to_string()))));
        own.extend(decision.reference.as_ref().map(|own| entry("reference", Value::text(own))));
        entries.push(entry("decisions", Value::List(vec![Value::Map(own)])));
    }
    let lists = [
        ("areas", &ids.areas, &whole.areas),
        ("needs", &ids.needs, &whole.needs),
        ("goals", &ids.goals, &whole.goals),
    ];
    for (key, ids, titles) in lists {
        if !ids.is_empty() {
            let numbered = if key == "goals" { number_of_goal } else { number };
            entries.push(entry(key, items(ids, titles.all(), numbered)));
        }
    }
    let indicators = indicators(whole, &ids, detector);
    if !indicators.is_empty() {
        entries.push(entry("indicators", Value::List(indicators)));
    }
    let own = whole.activities.iter().map(|own| Value::Map(activity(own, &ids)));
    entries.push(entry("activities", Value::List(own.collect())));
    let mut text = spaced(&new_file(schema, &entries));
    let unread: Vec<&Line> = lines.iter().filter(|line| is_kept(line, detector)).collect();
    if !unread.is_empty() {
        text.push_str("\n# Stod i filen och blev ingen del av utkastet:\n");
        for line in unread {
            let said = line.said.replace('\n', " / ");
            // Quotation marks end what is said: two lines are never read as one.
            text.extend(["#   ", line.place.text(Lang::Sv), ": \"", &said, "\"\n"]);
        }
    }
    text
}

/// Whether a text that became no part of the draft is kept as a comment. Running text beside the tables is; above a table it
/// may identify somebody.
fn is_kept(line: &Line, detector: &Detector) -> bool {
    let is_running = line.how == Certainty::LeftOut && [BESIDE, POINT, ABOVE].contains(&line.became);
    line.how == Certainty::Unread || is_running && detector.find(&line.said, Exposure::Brought).is_empty()
}

/// The ids of what activities refer to.
struct Named {
    areas: Vec<String>,
    needs: Vec<String>,
    goals: Vec<String>,
}

/// Titles with their ids. A number before a title is its number.
fn items(ids: &[String], titles: &[String], numbered: fn(&str) -> (Option<&str>, &str)) -> Value {
    let item = |(id, title): (&String, &String)| {
        let (number, title) = numbered(title);
        let mut own = vec![entry("id", Value::text(id))];
        own.extend(number.map(|number| entry("number", Value::text(number))));
        own.push(entry("title", Value::text(title)));
        Value::Map(own)
    };
    Value::List(ids.iter().zip(titles).map(item).collect())
}

/// The indicators of activities without a goal of their own, and those of tables of indicators.
fn indicators(whole: &Whole, named: &Named, detector: &Detector) -> Vec<Value> {
    let activities = &whole.activities;
    let mut ids = Ids::default();
    // One that several activities have is one.
    let mut all: Vec<(&Activity, Vec<&str>)> = Vec::new();
    let mut places: HashMap<[Option<&str>; 3], usize> = HashMap::new();
    for own in activities.iter().filter(|own| own.text("indicator").is_some() && own.text("goal").is_none()) {
        let said = ["indicator", "baseline", "target"].map(|key| own.text(key));
        let at = *places.entry(said).or_insert(all.len());
        match all.get_mut(at) {
            Some((_, of)) => of.push(&own.id),
            None => all.push((own, vec![&own.id])),
        }
    }
    let of = |(own, of): (&Activity, Vec<&str>)| {
        let title = own.text("indicator")?;
        let mut all = vec![
            entry("id", Value::text(ids.free(&short(title, detector)))),
            entry("title", Value::text(title)),
        ];
        all.extend(own.text("unit").map(|unit| entry("unit", Value::text(unit))));
        let baseline = own.text("baseline").and_then(meant::number);
        let baseline = baseline.map(|own| Value::Map(vec![entry("value", Value::word(&own))]));
        all.extend(baseline.map(|own| entry("baseline", own)));
        all.extend(own.text("target").map(|target| entry("target", Value::text(target))));
        all.push(entry("activities", list(of)));
        Some(Value::Map(all))
    };
    let mut found: Vec<Value> = all.into_iter().filter_map(of).collect();
    for own in &whole.indicators {
        let mut all = vec![
            entry("id", Value::text(ids.free(&short(&own.title, detector)))),
            entry("title", Value::text(&own.title)),
        ];
        all.extend(own.unit.as_ref().map(|unit| entry("unit", Value::text(unit))));
        all.extend(own.baseline.as_ref().map(|(value, period)| {
            let period = period.as_ref().map(|period| entry("period", Value::word(period)));
            entry(
                "baseline",
                Value::Map(period.into_iter().chain([entry("value", Value::word(value))]).collect()),
            )
        }));
        all.extend(own.target.as_ref().map(|target| entry("target", Value::text(target))));
        all.extend(own.recurs.as_ref().map(|recurs| entry("recurs", Value::text(recurs))));
        if !own.goals.is_empty() {
            all.push(entry("goals", list(own.goals.iter().map(|at| named.goals[*at].clone()))));
        }
        all.extend(own.source.as_ref().map(|source| entry("source", Value::text(source))));
        if !own.notes.all().is_empty() {
            all.push(entry("note", Value::text(activity::joined(own.notes.all()))));
        }
        found.push(Value::Map(all));
    }
    found
}

/// Adds blank lines where a reader wants them: before each list, and between activities.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let (mut is_in_activities, mut is_first) = (false, true);
    for line in text.split_inclusive('\n') {
        let begins_list = ["areas:", "needs:", "goals:", "indicators:", "activities:"]
            .iter()
            .any(|key| line.starts_with(key));
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

fn activity(own: &Activity, ids: &Named) -> Vec<Entry> {
    let mut entries = vec![entry("id", Value::text(&own.id))];
    let mut put = |key: &str, value: Option<Value>| entries.extend(value.map(|value| entry(key, value)));
    let text = |key: &str| own.text(key).map(Value::text);
    let time = |key: &str| own.text(key).map(Value::word);
    let several = |texts: &[String]| (!texts.is_empty()).then(|| list(texts));
    let named = |places: &[usize], ids: &[String]| {
        (!places.is_empty()).then(|| list(places.iter().map(|at| ids[*at].clone())))
    };
    let joined = |texts: &[String]| (!texts.is_empty()).then(|| Value::text(texts.join(". ")));
    let yes = |is: bool| is.then(|| Value::word("true"));
    put("number", text("number"));
    put("title", Some(Value::text(&own.title)));
    put("description", text("description"));
    put("parts", several(&own.parts));
    put("areas", named(&own.areas, &ids.areas));
    put("responsible", several(&own.responsible));
    put("lead", own.lead.as_ref().filter(|_| own.responsible.len() > 1).map(Value::text));
    put("partners", several(&own.partners));
    put("to", text("to"));
    put("start", time("start"));
    put("ongoing", yes(own.is_ongoing));
    put("finish", time("finish"));
    put("when", time("when"));
    let ticks = (own.text("when").is_none() && !own.ticks.is_empty() && !own.ticks.has_edges)
        .then(|| own.ticks.said());
    let time_notes: Vec<String> = ticks.into_iter().chain(own.time_notes.all().iter().cloned()).collect();
    put("time_note", joined(&time_notes));
    put("recurs", text("recurs"));
    put("ordinary", yes(own.is_ordinary));
    put("priority", text("priority"));
    put("needs", named(&own.needs, &ids.needs));
    put("serves", named(&own.serves, &ids.goals));
    put("goal", goal(own));
    put("effect", own.text("effect").map(|text| Value::Map(vec![entry("text", Value::text(text))])));
    put("target_group", text("target_group"));
    put("places", several(&own.places));
    put("resources", text("resources"));
    put("follow_up", text("follow_up"));
    let notes: Vec<String> =
        own.text("note").map(str::to_owned).into_iter().chain(own.notes.all().iter().cloned()).collect();
    put("note", (!notes.is_empty()).then(|| Value::text(activity::joined(&notes))));
    entries
}

/// The goal of an activity, with what is measured to see whether it is reached.
fn goal(own: &Activity) -> Option<Value> {
    let of_head = || own.text("goal_head").filter(|_| own.text("indicator").is_none());
    let text = own.text("goal").or_else(of_head)?;
    let keys =
        [("type", "goal_type"), ("indicator", "indicator"), ("target", "target"), ("baseline", "baseline")];
    let more = keys.into_iter().filter_map(|(key, of)| Some(entry(key, Value::text(own.text(of)?))));
    Some(Value::Map([entry("text", Value::text(text))].into_iter().chain(more).collect()))
}

/// A unique id for each title.
fn unique(titles: &[String], detector: &Detector) -> Vec<String> {
    let mut ids = Ids::default();
    titles.iter().map(|title| ids.free(&short(title, detector))).collect()
}

/// The id that a title gives, if it were alone.
fn short(title: &str, detector: &Detector) -> String {
    let id: String = slug(number(title).1).chars().take(48).collect();
    let id = nameless(detector, &id);
    if id.is_empty() { "del".to_owned() } else { id.trim_end_matches('-').to_owned() }
}
