//! What a file says of how activities have gone, as records of their own: it has a day, and is no part of the plan.

use super::account::Options;
use super::activity::Activity;
use crate::base::day::Day;
use crate::syntax::edit::{Value, new_file};

/// What a file says of how one activity has gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// The id of the activity.
    pub(crate) activity: String,
    pub(crate) on: Day,
    pub(crate) by: String,
    pub(crate) note: Option<String>,
    pub(crate) assessment: Option<String>,
}

/// What is told of each activity, if somebody is known who tells it.
pub(super) fn told(activities: &[Activity], options: &Options) -> Vec<Told> {
    let Some(on) = options.on else { return Vec::new() };
    let of = |own: &Activity| {
        let by = options.by.as_ref().or(own.lead.as_ref()).or(own.responsible.first())?.clone();
        let notes: Vec<&str> = own.told.iter().filter_map(|told| told.note.as_deref()).collect();
        // Where the file says it for several days, the last stands.
        let assessment = own.told.iter().rev().find_map(|told| told.assessment.clone());
        let note = Some(notes.join(". ")).filter(|note| !note.is_empty());
        (note.is_some() || assessment.is_some()).then(|| Told {
            activity: own.id.clone(),
            on,
            by,
            note,
            assessment,
        })
    };
    activities.iter().filter_map(of).collect()
}

impl Told {
    /// The text of the record.
    pub(crate) fn record(&self, schema: &str, plan: &str) -> String {
        let entry = |key: &str, text: &str| (key.to_owned(), Value::text(text));
        let mut update = vec![entry("on", &self.on.to_string()), entry("by", &self.by)];
        update.extend(self.note.as_ref().map(|note| entry("note", note)));
        update.extend(self.assessment.as_ref().map(|name| entry("assessment", name)));
        let updates = ("updates".to_owned(), Value::List(vec![Value::Map(update)]));
        new_file(
            schema,
            &[entry("kind", "activity"), entry("id", &self.activity), entry("plan", plan), updates],
        )
    }
}
