//! The steps of the flow that a new case goes through, as questions. They come when all else is said: which they are follows
//! from the age, the concern and the consent.

use super::change::Change;
use super::draft::Blank;
use crate::base::lang::Lang;
use crate::facts::cases;
use crate::model::load::{self, Reader};
use crate::model::records::Record;
use crate::model::records::case::Case;
use crate::model::records::flow::Step;
use crate::model::records::vocabulary::Done;
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::schema::Form;

/// What is asked of each step that the case is to go through, as it stands in the draft.
pub(super) fn blanks(workspace: &Workspace, draft: Change, form: Form<'static>) -> Vec<Blank> {
    let loaded = load::file(&Reader::default(), draft.name, draft.now);
    let Some(Record::Case(case)) = loaded.record else { return Vec::new() };
    let Some(flow) = workspace.flow_of(&case).found() else { return Vec::new() };
    let Some(row) = form.key("steps").and_then(Form::items) else { return Vec::new() };
    let steps = flow.record.steps.iter().filter(|step| cases::applies(step, &case));
    steps.flat_map(|step| of(workspace, &case, step, row)).collect()
}

fn of(workspace: &Workspace, case: &Case, step: &Step, row: Form<'static>) -> Vec<Blank> {
    let done = case.steps.find(&step.id).and_then(|said| said.done).map(|done| done.value);
    let keys: &[&str] = match done {
        None => &["done"],
        Some(Done::Yes) if step.at_once => &["month", "speed"],
        Some(Done::Yes) => &["month"],
        Some(Done::No) => &["because"],
        Some(Done::NotApplicable) => &[],
    };
    let blank = |key: &&str| {
        let blank =
            Blank::of((workspace, None), (&format!("steps[{}].{key}", step.id), row.key(key)?), false);
        let (sv, en) = (step.said(Lang::Sv), step.said(Lang::En));
        let told = &blank.description.sv;
        let description = match done {
            None => say!("{sv}. {told}", "{en}. {told}"),
            Some(_) => blank.description.clone(),
        };
        Some(Blank { description, ..blank })
    };
    keys.iter().filter_map(blank).collect()
}
