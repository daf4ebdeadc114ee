//! Finds a count of some that is larger than the count of all of them, and a share above a hundred. Which count is part of
//! which is said in the schemas, with `x-part-of`, `x-whole-of` and `x-share-in`; what only the register or another
//! record can tell is looked up here.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::bounds::{Bound, Breach, is_percent};
use crate::model::records::Text;
use crate::model::records::survey::{Asked, Questionnaire};
use crate::model::workspace::{Filed, Workspace};
use crate::say;
use crate::syntax::finding::{FileId, Place};
use crate::syntax::text::Span;

/// The kind whose counts have a rule of their own.
const ELSEWHERE: &str = "review";

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let workspace = context.workspace;
    for (file, loaded) in workspace.files() {
        if loaded.kind.is_some_and(|kind| kind.name != ELSEWHERE) {
            loaded.broken.breaches.iter().for_each(|breach| tell(file, breach, out));
        }
    }
    workspace.surveys().for_each(|survey| by_unit(workspace, survey, out));
    shares(workspace, out);
}

fn tell(file: FileId, breach: &Breach, out: &mut Findings) {
    let (here, there) = (&breach.here, &breach.there);
    let (key, other) = (here.field.key, there.field.key);
    let (name, its) = (here.field.title, there.field.title);
    // Without the counts: a finding is told on pages too, and those of a unit may be small.
    let what = match breach.bound {
        Bound::NotBefore => return,
        Bound::PartOf => say!(
            "Delen är större än det hela: {name} (`{key}`) är en del av {its} (`{other}`).",
            "The part is larger than the whole: `{key}` is a part of `{other}`."
        ),
        Bound::WholeOf => say!(
            "Antalen enhet för enhet är tillsammans fler än antalet för alla: {name} (`{key}`).",
            "The counts unit by unit are together more than the count for all (`{key}`)."
        ),
        Bound::ShareIn => {
            return share(file, &here.text, here.span, Some((there.span, &there.text)), out);
        }
    };
    let beside = (Place::new(file, there.span), say!("{its}", "{other}"));
    out.add_beside(Place::new(file, here.span), what, mend(), beside);
}

fn mend() -> Say {
    Say::fixed("Rätta det antal som är fel.", "Mend whichever count is wrong.")
}

fn share(file: FileId, value: &str, at: Span, unit: Option<(Span, &str)>, out: &mut Findings) {
    let what = say!(
        "{value} procent: en andel är mellan 0 och 100.",
        "{value} percent: a share is between 0 and 100."
    );
    let help = Say::fixed(
        "Rätta värdet. Är det inte en andel av alla, skriv en annan unit, till exempel procentenheter.",
        "Mend the value. If it is not a share of all, write another unit, such as percentage points.",
    );
    match unit {
        Some((span, unit)) => {
            let beside = (Place::new(file, span), Say::same(unit.to_owned()));
            out.add_beside(Place::new(file, at), what, help, beside);
        }
        None => out.add(Place::new(file, at), what, help),
    }
}

/// A measurement that leaves out its unit has that of its indicator.
fn shares(workspace: &Workspace, out: &mut Findings) {
    for filed in workspace.measurements().filter(|filed| filed.record.unit.is_none()) {
        let (Some(reference), Some(value)) = (&filed.record.indicator, filed.record.value) else { continue };
        let Some((_, indicator)) = workspace.indicator(reference).found() else { continue };
        let is_share = indicator.unit.as_ref().is_some_and(|unit| is_percent(unit));
        if is_share && !(0.0..=100.0).contains(&value.value) {
            share(filed.file, &value.value.to_string(), value.span, None, out);
        }
    }
}

/// No more of a unit gave an answer than answered there. A unit may be sent the survey in several rows.
fn by_unit(workspace: &Workspace, survey: Filed<'_, Questionnaire>, out: &mut Findings) {
    let is_same = |one: &Text, other: &Text| {
        let found = |name: &Text| workspace.actor(name).found();
        **one == **other || found(one).is_some_and(|own| found(other) == Some(own))
    };
    let answers = survey.record.questions.iter().flat_map(|question| &question.answers);
    for (unit, count) in answers.flat_map(|answer| &answer.by_unit) {
        let is_its = |asked: &&Asked| asked.who.as_ref().is_some_and(|who| is_same(who, unit));
        let rows: Vec<&Asked> = survey.record.asked.iter().filter(is_its).collect();
        let Some(first) = rows.first().and_then(|row| row.answered) else { continue };
        let all: Option<u64> = rows.iter().map(|row| Some(u64::from(row.answered?.value))).sum();
        if all.is_none_or(|all| *count <= all) {
            continue;
        }
        out.add_beside(
            survey.place(unit.span),
            say!(
                "Fler från {unit} har valt svaret än som svarade där.",
                "More of {unit} chose the answer than answered there."
            ),
            mend(),
            (survey.place(first.span), Say::fixed("antal som svarade", "answered")),
        );
    }
}
