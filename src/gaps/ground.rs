//! Gaps in the basis of a plan: its situation picture, and the groups that are to meet.

use super::gap::Gap;
use super::kind::GapKind;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::base::time_words;
use crate::facts::Survey;
use crate::facts::due::Turn;
use crate::facts::missed_meetings::{self, MissedMeetings};
use crate::facts::picture::{self, Difference, Stale};
use crate::model::records::plan::Plan;
use crate::model::records::situation::Situation;
use crate::model::records::vocabulary::Vocabulary;
use crate::model::workspace::Workspace;
use crate::say;

/// The gaps in the basis of a plan.
pub(super) fn gaps<'w>(workspace: &'w Workspace, day: Day, survey: &Survey<'w>, gaps: &mut Vec<Gap>) {
    let plan = survey.plan;
    let picture = picture::of_plan(workspace, plan).map(|filed| filed.record);
    if let Some(stale) = picture::stale(workspace, plan, day) {
        let title = Say::same(plan.title.to_string());
        let makers = picture.into_iter().flat_map(|picture| &picture.prepared_by);
        gaps.push(Gap::new(GapKind::SituationStale, &plan.id, title, Some(of_stale(plan, stale))).of(makers));
    }
    if let Some(picture) = picture {
        gaps.extend(silent(day, picture));
        let differences = picture::differences(picture, day);
        let open = differences.iter().filter(|difference| difference.explained < difference.pairs);
        gaps.extend(open.map(|difference| of_difference(picture, difference)));
    }
    gaps.extend(missed_meetings::missed(workspace, plan, day).iter().map(of_group));
}

fn of_stale(plan: &Plan, stale: Stale<'_>) -> Say {
    match stale {
        Stale::Missing => Say::fixed("Planen anger ingen lägesbild.", "The plan names no situation picture."),
        Stale::Undated => Say::fixed(
            "Lägesbilden är inte daterad, så dess ålder går inte att säga.",
            "The situation picture is not dated, so its age cannot be told.",
        ),
        Stale::Later(made) => {
            let Say { sv, en } = time_words::said(&made.text);
            say!(
                "Lägesbilden är från {sv}: den fanns inte den här dagen.",
                "The situation picture is from {en}: it was not there on this day."
            )
        }
        Stale::Old(made, age) => {
            let text = time_words::said(&made.text);
            let Say { sv, en } = nouns::MONTHS.with(age as usize);
            Say::new(
                format!("Lägesbilden är från {}: {sv} gammal, och ska vara högst 24.", text.sv),
                format!("The situation picture is from {}: {en} old, and is to be 24 at the most.", text.en),
            )
        }
        Stale::Before(made, age) => {
            let text = time_words::said(&made.text);
            let Say { sv, en } = nouns::MONTHS.with(age as usize);
            let time = time_words::said(plan.period.as_ref().map_or("", |time| &time.text));
            Say::new(
                format!(
                    "Lägesbilden är från {}, {sv} före planens tid ({}): högst 12 är rimligt.",
                    text.sv, time.sv
                ),
                format!(
                    "The situation picture is from {}, {en} before the plan's time ({}): 12 at the most is reasonable.",
                    text.en, time.en
                ),
            )
        }
    }
}

fn silent(day: Day, picture: &Situation) -> impl Iterator<Item = Gap> {
    let of = picture.sources.len();
    let silent: Vec<_> = picture::silent(picture, day).collect();
    let without = silent.len();
    silent.into_iter().map(move |source| {
        let asked = match &source.asked_on {
            Some(on) => {
                let Say { sv, en } = time_words::said(&on.text);
                say!("Tillfrågad {sv}, inget svar.", "Asked {en}, no answer.")
            }
            None => Say::fixed("Tillfrågad, inget svar.", "Asked, no answer."),
        };
        let sources = nouns::SOURCES.of(of);
        let because = Say::new(
            format!("{} {without} av {of} {} saknar svar.", asked.sv, sources.sv),
            format!("{} {without} of {of} {} without an answer.", asked.en, sources.en),
        );
        let title = Say::same(source.title.to_string());
        let subject = format!("{}/{}", picture.id, source.id);
        Gap::new(GapKind::SourceSilent, &subject, title, Some(because))
            .of(&picture.prepared_by)
            .about(&source.who)
    })
}

/// One gap for each milieu: the level of each source, and how many of the differences are explained.
fn of_difference(picture: &Situation, difference: &Difference<'_>) -> Gap {
    let Difference { environment, told, pairs, explained, noted } = difference;
    let (mut sv, mut en) = (Vec::new(), Vec::new());
    for group in told.chunk_by(|one, other| one.1 == other.1) {
        let names: Vec<&str> = group.iter().map(|(source, _)| &*source.title).collect();
        let (names, word) = (names.join("; "), group[0].1.word());
        sv.push(format!("{}: {names}.", capital(&word.sv)));
        en.push(format!("{}: {names}.", capital(&word.en)));
    }
    let rest = pairs - explained - noted;
    let sum = |lang| {
        let parts = [(nouns::EXPLAINED, *explained), (nouns::NOTED, *noted), (nouns::NOT_NOTED, rest)];
        let parts = parts.map(|(noun, count)| noun.told(count, lang)).join(" + ");
        format!("{} = {parts}.", nouns::DIFFERENCES.told(*pairs, lang))
    };
    sv.push(sum(Lang::Sv));
    en.push(sum(Lang::En));
    let because = Say::new(sv.join(" "), en.join(" "));
    let word = environment.word();
    let title = Say::new(capital(&word.sv), capital(&word.en));
    let subject = format!("{}/{}", picture.id, environment.name());
    Gap::new(GapKind::Divergence, &subject, title, Some(because)).of(&picture.prepared_by)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The most missed occasions that are listed; more are given as a number.
const FEW: usize = 3;

fn of_group(meetings: &MissedMeetings<'_>) -> Gap {
    let MissedMeetings { group, duty, over, missed } = meetings;
    let Say { sv: rhythm, en: often } = duty.often();
    let (mut sv, mut en) = (Vec::new(), Vec::new());
    for turn in missed.iter().take(FEW) {
        let (Turn { wanted, done, .. }, time) = (turn, duty.time_of(turn));
        let what = nouns::MEETINGS.of(*wanted as usize);
        sv.push(format!("{done} av {wanted} {} {}", what.sv, time.sv));
        en.push(format!("{done} of {wanted} {} {}", what.en, time.en));
    }
    let count = missed.len();
    if count > FEW {
        let Say { sv: periods, en: turns } = nouns::PERIODS.with(*over);
        sv.push(format!("för få i {count} av {periods}"));
        en.push(format!("too few in {count} of {turns}"));
    }
    let (sv, en) = (sv.join(", "), en.join(", "));
    let last = match duty.done.last() {
        Some(last) => say!("Senaste mötet: {last}.", "Last meeting: {last}."),
        None => Say::fixed("Inget möte är antecknat.", "No meeting is recorded."),
    };
    let because = Say::new(
        format!("Ska träffas {rhythm}: {sv}. {}", last.sv),
        format!("To meet {often}: {en}. {}", last.en),
    );
    let title = if group.title.is_empty() { &group.id } else { &group.title };
    let calls = group.convener.as_ref().unwrap_or(&group.id);
    Gap::new(GapKind::GroupNotMet, &group.id, Say::same(title.to_string()), Some(because))
        .of([calls])
        .about([&group.id])
}
