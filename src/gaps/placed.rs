//! Where in the files a gap is to be told of: at what has it, or at the plan that follows what is not met.

use super::find::Found;
use super::gap::Gap;
use super::kind::GapKind;
use super::words::Subject;
use crate::base::lang::{Say, clause};
use crate::facts::entities::EntityIndex;
use crate::facts::select::Trees;
use crate::model::records::Text;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::say;
use crate::syntax::finding::{Finding, Place, Severity};

/// The gaps of a plan as findings, in their order. The kinds that make the command fail are errors, and the others are
/// warnings.
pub(crate) fn findings<'w>(
    workspace: &'w Workspace,
    trees: &Trees<'w>,
    found: &Found<'_>,
    fails: &[GapKind],
) -> Vec<Finding> {
    let Some(plan) = workspace.plans().find(|filed| std::ptr::eq(filed.record, found.plan)) else {
        return Vec::new();
    };
    let index = EntityIndex::of(workspace, trees);
    let one = |gap: &Gap| {
        let severity = if fails.contains(&gap.kind) { Severity::Error } else { Severity::Warning };
        let place = place(plan, gap, &index);
        let (what, help) = (told(gap), gap.kind.close());
        let of = if gap.is_shared { "" } else { &*found.plan.id };
        let about = format!("{of}\n{}", &*gap.subject);
        Finding { about: Some(about.into()), ..Finding::new(gap.kind.name(), severity, place, what, help) }
    };
    found.gaps.iter().map(one).collect()
}

/// `Åtgärd utan mål: Utbildning för personal. Varför.`
fn told(gap: &Gap) -> Say {
    let Say { sv, en } = gap.kind.short(1);
    let (title_sv, title_en) = (clause(&gap.title.sv), clause(&gap.title.en));
    let (sv, en) = (capital(&sv), capital(&en));
    let what = say!("{sv}: {title_sv}.", "{en}: {title_en}.");
    match &gap.because {
        Some(because) => {
            Say::new(format!("{} {}", what.sv, because.sv), format!("{} {}", what.en, because.en))
        }
        None => what,
    }
}

fn capital(text: &str) -> String {
    let first = text.chars().next().map_or(0, char::len_utf8);
    text[..first].to_uppercase() + &text[first..]
}

/// The place of what has a gap. What nothing in the plan answers is told of where the plan says that it follows it.
fn place(plan: Filed<'_, Plan>, gap: &Gap, index: &EntityIndex<'_>) -> Place {
    let own = plan.record;
    let in_plan = || -> Option<Place> {
        let span = match gap.kind.subject() {
            Subject::Plan | Subject::Units => own.id.span,
            Subject::Need => own.needs.find(&gap.subject)?.id.span,
            Subject::Activity | Subject::Number => own.activities.find(&gap.subject)?.id.span,
            Subject::Requirement | Subject::Excused => {
                if let Some(activity) = own.activities.find(&gap.subject) {
                    activity.id.span
                } else {
                    let name = gap.framework.as_ref()?;
                    let is_it = |id: &Text| id.stands() == name.stands();
                    own.follows.iter().find(|follow| is_it(&follow.framework))?.framework.span
                }
            }
            _ => return None,
        };
        Some(plan.place(span))
    };
    // What is within a record, such as a decision of a meeting, is told of at the record where it has no place of its own.
    let whole = gap.subject.stands().parted().map(|(whole, _)| whole);
    let elsewhere = || {
        let names = [Some(gap.subject.stands()), whole];
        let mut found = names.into_iter().flatten().filter_map(|name| {
            index.all.iter().find(|entity| entity.stands() == name).map(|entity| entity.place)
        });
        found.next()
    };
    in_plan().or_else(elsewhere).unwrap_or_else(|| plan.place(own.id.span))
}
