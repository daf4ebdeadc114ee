//! Finds a target that no number can be judged by: it does not say which numbers reach it.

use super::rule::{Findings, RuleContext};
use crate::base::lang::{Lang, Say};
use crate::base::number::{number, with_unit};
use crate::base::target::{Side, Target};
use crate::facts::Survey;
use crate::facts::aimed::Doubt;
use crate::facts::indicators::{Measured, Numbers, Subject, may_be_doubted};
use crate::model::records::plan::Plan;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for plan in context.workspace.plans().filter(|plan| may_be_unclear(plan.record)) {
        // A direction or a baseline that cannot be read may be what says it.
        if context.workspace.file(plan.file).is_incomplete() || !may_be_doubted(plan.record) {
            continue;
        }
        let survey = Survey::of(context.workspace, plan.record, context.day);
        let mut told = Vec::new();
        for row in Numbers::of(context.workspace, &survey, context.day).rows {
            let (Some(doubt), Some(target), Some(at)) = (row.doubt, &row.target, row.at) else { continue };
            // An indicator without a target has that of its goal, where it is told once.
            if !told.contains(&at) {
                told.push(at);
                let (what, help) = words(doubt, target, &row);
                out.add(plan.place(at), what, help);
            }
        }
    }
}

/// Whether a plan has a target that needs what is beside it to be understood.
fn may_be_unclear(plan: &Plan) -> bool {
    let of_indicators = plan.indicators.iter().filter_map(|own| {
        let target = own.target.as_ref().map(|target| &target.value)?;
        let may_differ = own.direction.is_some() || !target.unit.is_empty();
        Some(may_differ || needs_more(target))
    });
    let aims = plan.goals.iter().map(|goal| &goal.aim);
    let own = plan.activities.iter().filter_map(|activity| Some(&activity.goal.as_ref()?.aim));
    let mut of_goals = aims.chain(own).filter_map(|aim| aim.target.as_ref());
    of_indicators.into_iter().any(|needs| needs)
        || of_goals.any(|target| needs_more(target) || target.is_sided && !plan.indicators.is_empty())
}

fn needs_more(target: &Target) -> bool {
    target.is_change || !target.is_sided
}

fn words(doubt: Doubt, target: &Target, row: &Measured<'_>) -> (Say, Say) {
    let bare = |lang| with_unit(target.number, &target.unit, lang);
    let (sv, en) = (bare(Lang::Sv), bare(Lang::En));
    match doubt {
        Doubt::Side => (
            say!(
                "Det framgår inte om {sv} är det minsta eller det högsta som räcker.",
                "It does not show whether {en} is the least or the most that will do."
            ),
            say!(
                "Skriv target: högst {sv} om lägre är bättre, eller target: minst {sv} om högre är bättre.",
                "Write target: at most {en} if less is better, or target: at least {en} if more is better."
            ),
        ),
        Doubt::Contrary => (
            Say::fixed(
                "Målvärdet säger emot direction intill.",
                "The target contradicts the direction beside it.",
            ),
            Say::fixed(
                "Ta bort direction om målvärdet stämmer, eller rätta jämförelsen i target.",
                "Remove direction if the target is right, or mend the comparison in target.",
            ),
        ),
        Doubt::Baseline => (
            Say::fixed(
                "Målvärdet är en förändring, men det finns inget utgångsvärde att räkna från.",
                "The target is a change, but there is no baseline to count it from.",
            ),
            baseline(target, row),
        ),
        Doubt::About => (
            say!(
                "Ungefär {sv} säger inte vilka värden som räcker.",
                "About {en} does not say which values will do."
            ),
            say!(
                "Skriv target: minst {sv} eller target: högst {sv}, eller ett intervall.",
                "Write target: at least {en} or target: at most {en}, or a range."
            ),
        ),
        Doubt::Percent => percent(target, row),
        Doubt::Unit => {
            let (unit, of_target) = (&row.unit, &target.unit);
            (
                say!(
                    "Målvärdet är i {of_target}, men det som mäts är i {unit}.",
                    "The target is in {of_target}, but what is measured is in {unit}."
                ),
                Say::fixed(
                    "Skriv målvärdet i samma enhet, eller rätta unit.",
                    "Write the target in the same unit, or mend unit.",
                ),
            )
        }
    }
}

/// To write the baseline, or the value to reach: the most where it is to fall, and the least where it is to rise.
fn baseline(target: &Target, row: &Measured<'_>) -> Say {
    let from = match row.subject {
        Subject::Indicator(_) => "{value: 40}",
        Subject::Goal(_) | Subject::Activity(..) => "40",
    };
    let (sv, en) =
        if target.side == Side::AtMost { ("högst 32", "at most 32") } else { ("minst 48", "at least 48") };
    say!(
        "Skriv utgångsvärdet, till exempel baseline: {from}, eller det värde som ska nås, till exempel target: {sv}.",
        "Write the baseline, for example baseline: {from}, or the value to reach, for example target: {en}."
    )
}

/// A change by so many percent of a share, which may be meant as percentage points.
fn percent(target: &Target, row: &Measured<'_>) -> (Say, Say) {
    let plain = |lang| number(target.number, lang);
    let (sv, en) = (plain(Lang::Sv), plain(Lang::En));
    let (turn_sv, turn_en) =
        if target.side == Side::AtMost { ("minska", "decrease") } else { ("öka", "increase") };
    let from = row.start.map_or(0.0, |start| start.number);
    let reached = target.from(from, "%");
    let (side_sv, side_en) =
        if target.side == Side::AtMost { ("högst", "at most") } else { ("minst", "at least") };
    let (value_sv, value_en) = (number(reached.number, Lang::Sv), number(reached.number, Lang::En));
    (
        say!(
            "{sv} % kan vara procentenheter, eller procent av utgångsvärdet.",
            "{en} % may be percentage points, or percent of the baseline."
        ),
        say!(
            "Skriv target: {turn_sv} med {sv} procentenheter, eller det värde som ska nås: target: {side_sv} {value_sv} %.",
            "Write target: {turn_en} by {en} percentage points, or the value to reach: target: {side_en} {value_en} %."
        ),
    )
}
