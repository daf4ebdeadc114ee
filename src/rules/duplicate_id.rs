//! The same id twice where one is meant: two files of a kind, or two items of a list.

use std::collections::HashMap;

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::model::load::stem;
use crate::model::records::case::Case;
use crate::model::records::{Record, Text};
use crate::model::workspace::Filed;
use crate::say;
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    files(context, out);
    for plan in context.workspace.plans() {
        let record = plan.record;
        let place = |text: &Text| plan.place(text.span);
        unique(record.areas.iter().map(|area| &area.id), place, out);
        unique(record.needs.iter().map(|need| &need.id), place, out);
        unique(record.goals.iter().map(|goal| &goal.id), place, out);
        unique(record.indicators.iter().map(|indicator| &indicator.id), place, out);
        unique(record.activities.iter().map(|activity| &activity.id), place, out);
    }
    for framework in context.workspace.frameworks() {
        let ids = framework.record.requirements.iter().map(|requirement| &requirement.id);
        unique(ids, |text| framework.place(text.span), out);
    }
    for flow in context.workspace.flows() {
        unique(flow.record.steps.iter().map(|step| &step.id), |text| flow.place(text.span), out);
    }
    for case in context.workspace.cases() {
        twice(case, out);
    }
    for situation in context.workspace.situations() {
        let place = |text: &Text| situation.place(text.span);
        unique(situation.record.sources.iter().map(|source| &source.id), place, out);
        unique(situation.record.needs.iter().map(|need| &need.id), place, out);
    }
    for meeting in context.workspace.meetings() {
        let ids = meeting.record.decisions.iter().map(|decision| &decision.id);
        unique(ids, |text| meeting.place(text.span), out);
    }
    for organisation in context.workspace.organisations() {
        let ids = organisation.record.actors.iter().map(|actor| &actor.id);
        unique(ids, |text| organisation.place(text.span), out);
    }
}

/// Two files of the same kind may not have the same id; progress has its id within its plan.
fn files(context: &RuleContext<'_>, out: &mut Findings) {
    let mut first: HashMap<(&str, &str, &str), Place> = HashMap::new();
    for (file, loaded) in context.workspace.files() {
        let (Some(record), Some(kind)) = (&loaded.record, loaded.kind) else { continue };
        let plan = match record {
            Record::Activity(progress) => &*progress.plan,
            _ => "",
        };
        let id = record.id();
        // A file that is not named by its id is told of by `file-name`: one cause, one finding.
        let named = matches!(record, Record::Organisation(_)) || fold(stem(&loaded.source.path)) == fold(id);
        if !named {
            continue;
        }
        let place = Place::new(file, id.span);
        match first.get(&(kind.name, plan, &**id)) {
            Some(earlier) => tell(id, place, *earlier, out),
            None => {
                first.insert((kind.name, plan, &**id), place);
            }
        }
    }
}

fn unique<'a>(ids: impl Iterator<Item = &'a Text>, place: impl Fn(&Text) -> Place, out: &mut Findings) {
    let mut first: HashMap<&str, Place> = HashMap::new();
    for id in ids {
        match first.get(&**id) {
            Some(earlier) => tell(id, place(id), *earlier, out),
            None => {
                first.insert(id, place(id));
            }
        }
    }
}

/// A step of the flow stands once in a case.
fn twice(case: Filed<'_, Case>, out: &mut Findings) {
    let mut first: HashMap<&str, Place> = HashMap::new();
    for step in case.record.steps.iter().map(|taken| &taken.step) {
        let place = case.place(step.span);
        let Some(earlier) = first.insert(step, place) else { continue };
        out.add_beside(
            place,
            say!("Steget {step} står två gånger i ärendet.", "The step {step} stands twice in the case."),
            Say::fixed(
                "Ta bort den ena raden. Togs steget flera gånger skrivs den senaste månaden.",
                "Remove one of the lines. If the step was taken several times, the latest month is written.",
            ),
            (earlier, Say::fixed("står här", "stands here")),
        );
    }
}

fn tell(id: &str, place: Place, earlier: Place, out: &mut Findings) {
    out.add_beside(
        place,
        say!("Id:t {id} används redan.", "The id {id} is used already."),
        Say::fixed(
            "Ge den ena ett annat id. Ett id som andra filer pekar på behåller sitt.",
            "Give one of them another id. An id that other files point to keeps its own.",
        ),
        (earlier, Say::fixed("används här", "used here")),
    );
}
