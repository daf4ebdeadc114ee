//! What can be done with one choice where the caret is: what a finding tells to write, an exception with its reason, what has
//! happened to an activity today, and a requirement that an activity meets.

use super::follow::holds;
use super::mend;
use super::rename::path_of;
use super::scene::{FileEdit, Scene, Splice, one_splice};
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::editing::{Change, ProgressAction, ProgressEntry, progress};
use crate::facts::Survey;
use crate::facts::coverage::{Extent, Judging};
use crate::facts::in_effect::InEffect;
use crate::facts::select::Trees;
use crate::model::records::Record;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::Filed;
use crate::rules;
use crate::say;
use crate::syntax::edit::{Edit, Step, Value};
use crate::syntax::finding::Finding;
use crate::syntax::text::Span;
use crate::syntax::tree::At;

/// Something that can be done.
#[derive(Clone, Debug)]
pub(crate) struct Action {
    /// What it does, in a line.
    pub title: Say,
    /// The finding that it mends, by its number among those given.
    pub mends: Option<usize>,
    /// Whether it can be done without a thought: nothing is left to choose or to fill in.
    pub is_certain: bool,
    pub edits: Vec<FileEdit>,
}

/// How many requirements are offered at a time.
const OFFERED: usize = 12;

/// What can be done at some bytes of the file, where these findings are of the file.
pub(crate) fn actions(scene: Scene<'_>, at: Span, findings: &[Finding]) -> Vec<Action> {
    let mut all = Vec::new();
    let meets = |span: Span| span.start <= at.end && at.start <= span.end;
    for (nth, finding) in findings.iter().enumerate().filter(|(_, own)| meets(own.place.span)) {
        all.extend(mend(scene, nth, finding));
        all.extend(exception(scene, nth, finding));
    }
    if let Some((plan, activity)) = activity(scene, at.start as usize) {
        all.extend(happened(scene, plan, activity));
        all.extend(requirements(scene, plan, activity));
    }
    all
}

/// What the finding tells to write, or what the file is to be called.
fn mend(scene: Scene<'_>, nth: usize, finding: &Finding) -> Option<Action> {
    if let Some(own) = called(scene, nth, finding) {
        return Some(own);
    }
    let text = scene.text();
    let splice = one_splice(text, &mend::mended(text, finding)?)?;
    if let Some((_, example)) = finding.help.en.split_once("for example: ") {
        return begun(scene, nth, &splice, example);
    }
    let edits = vec![FileEdit::Text { file: scene.file, splices: vec![splice] }];
    let is_certain = !finding.help.en.contains(", or ");
    Some(Action { title: finding.help.clone(), mends: Some(nth), is_certain, edits })
}

/// The field of an example without its value: that is for whoever writes to say.
fn begun(scene: Scene<'_>, nth: usize, splice: &Splice, example: &str) -> Option<Action> {
    let (key, _) = example.split_once(": ")?;
    let new = splice.new.replacen(example, &format!("{key}: "), 1);
    let is_begun = new != splice.new;
    let edits = vec![FileEdit::Text { file: scene.file, splices: vec![Splice { new, span: splice.span }] }];
    let title = say!("Lägg till {key}: och fyll i värdet", "Add {key}: and fill in the value");
    is_begun.then_some(Action { title, mends: Some(nth), is_certain: false, edits })
}

/// The name that a finding tells to give the file. What names the id stays right, which another id would not let it.
fn called(scene: Scene<'_>, nth: usize, finding: &Finding) -> Option<Action> {
    let name = finding.help.en.strip_prefix("Rename the file to ")?;
    let name = &name[..name.find(".yaml")? + ".yaml".len()];
    let from = path_of(scene.workspace, scene.loaded());
    let to = from.with_file_name(name);
    let title = say!("Döp om filen till {name}", "Rename the file to {name}");
    let edits = vec![FileEdit::Move { from, to }];
    Some(Action { title, mends: Some(nth), is_certain: true, edits })
}

/// A comment that lets the finding be, for half a year. Its reason is left to write, and until it is written the comment is no
/// exception.
fn exception(scene: Scene<'_>, nth: usize, finding: &Finding) -> Option<Action> {
    let name = finding.class.unwrap_or(finding.rule);
    if !rules::can_be_allowed(name) {
        return None;
    }
    let text = scene.text();
    let at = finding.place.span.start as usize;
    let start = line_start(text, at);
    let indent: String = text[start..].chars().take_while(|char| *char == ' ').collect();
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let until: Day = scene.day.plus_months(6);
    let new = scene.lang.pick(
        format!("{indent}# vbe: allow[{name}] …, till och med {until}{ending}"),
        format!("{indent}# vbe: allow[{name}] …, until {until}{ending}"),
    );
    let edits = vec![FileEdit::Text {
        file: scene.file,
        splices: vec![Splice { span: Span::new(start, start), new }],
    }];
    let title = say!(
        "Tillåt här ({name}): skriv skälet i stället för …",
        "Allow here ({name}): write the reason in place of …"
    );
    Some(Action { title, mends: Some(nth), is_certain: false, edits })
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The activity that a byte of the file belongs to: in its plan, or in what has happened to it.
fn activity(scene: Scene<'_>, at: usize) -> Option<(Filed<'_, Plan>, &Activity)> {
    match scene.loaded().record.as_ref()? {
        Record::Plan(plan) => {
            let yaml = scene.loaded().yaml();
            let list = yaml.tree.root()?.get("activities")?;
            // Its line begins with the hyphen.
            let start = |item: &At<'_>| line_start(scene.text(), item.span().range().start);
            let is_at = |item: &At<'_>| start(item) <= at && at <= item.span().range().end;
            let item =
                list.items().find(|item| holds(item.span(), at)).or_else(|| list.items().find(is_at))?;
            let span = item.get("id")?.span();
            let filed = Filed { file: scene.file, record: &**plan };
            Some((filed, plan.activities.iter().find(|own| own.id.span == span)?))
        }
        Record::Activity(progress) => {
            let plan = scene.workspace.plan(&progress.plan).found()?;
            Some((plan, plan.record.activities.find(&progress.id)?))
        }
        _ => None,
    }
}

/// That the activity has started or finished today, written where such is written.
fn happened(scene: Scene<'_>, plan: Filed<'_, Plan>, activity: &Activity) -> Vec<Action> {
    let day = scene.day;
    let id = format!("{}/{}", plan.record.id, activity.id);
    let entry =
        ProgressEntry { on: day, by: None, note: None, evidence: None, value: None, assessment: None };
    let all = [
        (ProgressAction::Start, say!("Anteckna: påbörjad {day}", "Record: started {day}")),
        (ProgressAction::Finish, say!("Anteckna: avslutad {day}", "Record: finished {day}")),
    ];
    let action = |(what, title): (ProgressAction, Say)| {
        let change = progress(scene.workspace, &id, day, &[(what, entry.clone())]).ok()??;
        Some(Action { title, mends: None, is_certain: false, edits: vec![FileEdit::of(&change, scene)?] })
    };
    all.into_iter().filter_map(action).collect()
}

/// That the activity meets a requirement which the plan follows and nothing meets yet. Only where the plan is written in.
fn requirements(scene: Scene<'_>, plan: Filed<'_, Plan>, activity: &Activity) -> Vec<Action> {
    if plan.file != scene.file {
        return Vec::new();
    }
    let (workspace, day) = (scene.workspace, scene.day);
    let trees = Trees::new(workspace);
    let survey = Survey::of(workspace, plan.record, day);
    let judging = Judging::new(workspace, &trees, plan, &survey, day);
    let Some(nth) = plan.record.activities.position(&activity.id) else { return Vec::new() };
    let path: Vec<Step> = vec!["activities".into(), nth.into(), "covers".into()];
    let in_effect = InEffect::on(workspace, day);
    let followed = in_effect.followed(plan.record);
    let all = followed.iter().flat_map(|own| {
        let framework = own.framework.record;
        in_effect.asked(framework).map(move |own| (framework, own))
    });
    let unmet =
        all.filter(|(framework, own)| judging.requirement(framework, own).extent == Extent::Uncovered);
    let action = |(framework, own): (
        &crate::model::records::framework::Framework,
        &crate::model::records::framework::Requirement,
    )| {
        let id = format!("{}/{}", framework.id, own.id);
        let value = Value::text(id.clone());
        let change = Change::of(workspace, plan.file, &[Edit::Include(path.clone(), vec![value])]).ok()??;
        let (text, english) = (&own.text, own.english.as_ref().unwrap_or(&own.text));
        let title = say!("Åtgärden uppfyller {id}: {text}", "The activity meets {id}: {english}");
        Some(Action { title, mends: None, is_certain: false, edits: vec![FileEdit::of(&change, scene)?] })
    };
    unmet.filter_map(action).take(OFFERED).collect()
}
