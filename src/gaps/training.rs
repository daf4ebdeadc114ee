//! Gaps in the training of a plan's staff: units that have had none or not for all, and occasions that were not held.

use super::gap::Gap;
use super::kind::GapKind;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::nouns;
use crate::base::time_words;
use crate::facts::Survey;
use crate::facts::condition::trained::left;
use crate::facts::trained::{self, Span, Trained};
use crate::model::records::training::Training;
use crate::model::workspace::{Filed, Workspace};
use crate::say;

/// The most units that are listed; more are given as a number.
const FEW: usize = 3;

pub(super) fn gaps<'w>(workspace: &'w Workspace, day: Day, survey: &Survey<'w>, gaps: &mut Vec<Gap>) {
    gaps.extend(untrained(workspace, day, survey));
    let awaited = trained::awaited(workspace, survey.plan, day);
    gaps.extend(awaited.into_iter().filter_map(|filed| not_held(filed, day)));
}

/// A planned training whose time is over.
fn not_held(filed: Filed<'_, Training>, day: Day) -> Option<Gap> {
    let training = filed.record;
    let planned = training.awaited(day).filter(|planned| planned.period.is_over(day))?;
    let Say { sv, en } = time_words::said(&planned.text);
    let because =
        say!("Planerad {sv}. Inte antecknad som hållen.", "Planned for {en}. Not recorded as held.");
    let title = Say::same(training.title.to_string());
    let gap = Gap::new(GapKind::TrainingNotHeld, &training.id, title, Some(because));
    Some(gap.of(&training.held_by).about(&training.meant_for))
}

/// One gap for the plan: which units, and how many of all.
fn untrained(workspace: &Workspace, day: Day, survey: &Survey<'_>) -> Option<Gap> {
    let plan = survey.plan;
    let units = trained::units(workspace, survey, day);
    let time = trained::time_of(plan, day);
    let span = time.map_or(Span::Ever, |time| Span::In(time.period));
    let of = units.len();
    let each = |span| Trained::each(workspace, &units, span, day).into_iter();
    let own = each(span).zip(each(Span::Ever));
    let lacking: Vec<(Trained<'_>, Trained<'_>)> = own.filter(|(within, _)| !within.is_done()).collect();
    if lacking.is_empty() {
        return None;
    }
    let with = of - lacking.len();
    let is_any = lacking.iter().any(|(_, ever)| !ever.had.is_empty());
    let Say { sv, en } = nouns::UNITS.of(of);
    let begun = lacking.iter().filter(|(own, _)| !own.had.is_empty()).count();
    let without = lacking.len() - begun;
    let head = match time.filter(|_| is_any) {
        // The same count as that of the section on training.
        _ if begun > 0 => {
            let (Say { sv: of_sv, en: of_en }, trained) = (nouns::UNITS.with(of), nouns::TRAINED.with(with));
            let Say { sv: trained_sv, en: trained_en } = trained;
            let (when_sv, when_en) = time.map_or_else(Default::default, |time| {
                let Say { sv, en } = time_words::said(&time.text);
                (format!(" under planens tid, {sv}"), format!(" within the plan's time, {en}"))
            });
            say!(
                "Av {of_sv} är {trained_sv}, {begun} delvis och {without} utan utbildning{when_sv}.",
                "Of {of_en}: {trained_en}, {begun} in part and {without} without training{when_en}."
            )
        }
        Some(time) => {
            let Say { sv: within, en: inside } = time_words::said(&time.text);
            say!(
                "{with} av {of} {sv} har en utbildning antecknad under planens tid, {within}.",
                "{with} of {of} {en} with training recorded within the plan's time, {inside}."
            )
        }
        None => say!(
            "{with} av {of} {sv} har en utbildning antecknad.",
            "{with} of {of} {en} with training recorded."
        ),
    };
    let tail = tail(&lacking);
    let said: Vec<&Say> = [&head].into_iter().chain(&tail).collect();
    let because = Say::new(
        said.iter().map(|say| &*say.sv).collect::<Vec<_>>().join(" "),
        said.iter().map(|say| &*say.en).collect::<Vec<_>>().join(" "),
    );
    let ids = lacking.iter().map(|(own, _)| &own.actor.id);
    let title = match (without, begun) {
        (_, 0) => nouns::UNITS.with(without),
        (0, _) => nouns::UNITS_IN_PART.with(begun),
        _ => {
            let (none, part) = (nouns::UNITS.with(without), nouns::UNITS_IN_PART.with(begun));
            let (Say { sv, en }, Say { sv: part_sv, en: part_en }) = (none, part);
            say!("{sv} utan utbildning, {part_sv}", "{en} without training, {part_en}")
        }
    };
    Some(Gap::new(GapKind::UnitUntrained, &plan.id, title, Some(because)).about(ids))
}

/// Where some of a unit are left, when the others last had any, and which of them never did.
fn tail(lacking: &[(Trained<'_>, Trained<'_>)]) -> Vec<Say> {
    let mut said = Vec::new();
    let begun: Vec<Say> =
        lacking.iter().filter(|(own, _)| !own.had.is_empty()).map(|(own, _)| left(own)).collect();
    if begun.len() > FEW {
        let count = begun.len();
        said.push(say!("Inte alla i {count} av dem.", "Not everybody in {count} of them."));
    } else if !begun.is_empty() {
        let sv = begun.iter().map(|say| &*say.sv).collect::<Vec<_>>().join(", ");
        let en = begun.iter().map(|say| &*say.en).collect::<Vec<_>>().join(", ");
        said.push(say!("Inte alla: {sv}.", "Not everybody: {en}."));
    }
    let had: Vec<&Training> =
        lacking.iter().filter(|(own, _)| own.had.is_empty()).filter_map(|(_, ever)| ever.last()).collect();
    if let Some(last) = had.iter().filter_map(|training| training.on.as_ref()).max_by_key(|on| on.period.last)
    {
        let Say { sv, en } = time_words::said(&last.text);
        said.push(say!("Senaste utbildning: {sv}.", "Latest training: {en}."));
    } else if !had.is_empty() {
        let count = had.len();
        said.push(say!("Utan datum: {count}.", "Without a date: {count}."));
    }
    let never: Vec<&str> =
        lacking.iter().filter(|(_, ever)| ever.had.is_empty()).map(|(own, _)| own.name()).collect();
    let count = never.len();
    if count > FEW && count < lacking.len() {
        said.push(say!("Ingen alls: {count}.", "None ever: {count}."));
    } else if count > 0 && count < lacking.len() {
        let names = never.join(", ");
        said.push(say!("Ingen alls: {names}.", "None ever: {names}."));
    }
    said
}
