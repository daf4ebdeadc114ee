//! Signs that a plan may exist on paper only. What counts as a sign is decided in `facts::symbolic`.

use super::gap::Gap;
use super::kind::GapKind;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::nouns;
use crate::base::time_words;
use crate::facts::{Survey, symbolic};
use crate::model::workspace::Workspace;
use crate::say;

/// The signs that a plan shows.
pub(super) fn gaps<'w>(workspace: &'w Workspace, day: Day, survey: &Survey<'w>, gaps: &mut Vec<Gap>) {
    let plan = survey.plan;
    let mut ask = |kind: GapKind, because: Say| {
        gaps.push(Gap::new(kind, &plan.id, Say::same(plan.title.to_string()), Some(because)));
    };
    if let Some((open, since)) = symbolic::untold(survey, day) {
        ask(GapKind::SymbolicUntold, {
            let Say { sv, en } = nouns::OPEN_ACTIVITIES.of(open);
            say!(
                "Ingen av {open} {sv} har en uppföljning antecknad sedan {since}.",
                "None of {open} {en} has any follow-up recorded since {since}."
            )
        });
    }
    if let Some(symbolic::Share { with, of }) = symbolic::unmeasured(survey) {
        ask(GapKind::SymbolicUnmeasured, {
            let Say { sv, en } = nouns::ONGOING_ACTIVITIES.of(of);
            if with == of {
                say!(
                    "Ingen av {of} {sv} har en indikator eller ett målvärde.",
                    "None of {of} {en} has an indicator or a target."
                )
            } else {
                say!(
                    "{with} av {of} {sv} saknar både indikator och målvärde.",
                    "{with} of {of} {en} have neither an indicator nor a target."
                )
            }
        });
    }
    if let Some(unchanged) = symbolic::unchanged(workspace, plan) {
        let symbolic::Share { with, of } = unchanged.share;
        let editions = unchanged.editions;
        let since = unchanged.since.period.as_ref();
        let Say { sv: since, en: from } = since.map_or_else(
            || Say::same(unchanged.since.title.to_string()),
            |time| time_words::said(&time.text),
        );
        ask(GapKind::SymbolicUnchanged, {
            let (what, times) = (nouns::ACTIVITIES.of(of), nouns::EDITIONS.of(editions));
            Say::new(
                format!(
                    "{with} av {of} {} har samma lydelse sedan {since}, {editions} {} i rad.",
                    what.sv, times.sv
                ),
                format!(
                    "{with} of {of} {} with the same words since {from}, {editions} {} on end.",
                    what.en, times.en
                ),
            )
        });
    }
}
