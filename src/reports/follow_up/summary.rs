//! The summary: half a page of figures and what they mean, by fixed rules. Nothing is said of what nothing is known of,
//! but where silence itself is what a board needs to know.

use super::document::Document;
use super::lacking::to_decide;
use super::meetings;
use super::picture;
use super::training::{held, participants};
use super::words::{joined, paragraph, quoted, section};
use crate::base::lang::{Lang, Say, clause};
use crate::base::nouns;
use crate::base::time_words;
use crate::facts::due::Duty;
use crate::facts::indicators::words;
use crate::facts::{Editions, PlanState, Reach, Standing, State};
use crate::model::records::activity::Assessment;
use crate::model::records::agreement::Agreement;
use crate::model::records::plan::Activity;
use crate::output::page::Part;
use crate::reports::cells::capital;
use crate::reports::status;
use crate::say;

/// How many numbers below their targets are told of; the table has the others.
const MISSED: usize = 3;

pub(super) fn part(document: &Document<'_, '_>) -> Part {
    let lang = document.lang();
    let paragraphs =
        [work(document), assessed(document), numbers(document), efforts(document), left(document)];
    let facts = paragraphs.iter().filter_map(|said| paragraph("summary", said, lang)).collect();
    Part { facts, ..section("summary", &Say::fixed("Sammanfattning", "Summary"), lang) }
}

/// The same sentence in both languages.
fn both(of: impl Fn(Lang) -> String) -> Say {
    Say::new(of(Lang::Sv), of(Lang::En))
}

/// The titles of the activities in some states, quoted.
fn named(document: &Document<'_, '_>, is: impl Fn(State) -> bool) -> Say {
    let own = || document.survey.rows.iter().filter(|(_, standing)| is(standing.state));
    both(|lang| quoted(own().map(|(activity, _)| &*activity.title), lang))
}

/// How far the activities have come, and which are late.
fn work(document: &Document<'_, '_>) -> Vec<Say> {
    let rows = &document.survey.rows;
    let Say { sv, en } = states(rows);
    let mut said = match rows.as_slice() {
        [] if !document.below.is_empty() => {
            vec![Say::fixed("Planen har inga egna åtgärder.", "The plan has no activities of its own.")]
        }
        [] => return vec![Say::fixed("Planen har inga åtgärder.", "The plan has no activities.")],
        [(_, standing)] => {
            let Say { sv, en } = standing.state.word();
            vec![say!("Planens enda åtgärd är {sv}.", "The only activity of the plan is {en}.")]
        }
        _ => {
            let all = nouns::ACTIVITIES.with(rows.len());
            vec![Say::new(
                format!("Av planens {} är {sv}.", all.sv),
                format!("Of the {} of the plan: {en}.", all.en),
            )]
        }
    };
    for (state, sv, en) in [
        (State::NotReported, "Inte redovisat", "Not reported"),
        (State::Overdue, "Försenat", "Overdue"),
        (State::LateStart, "Inte påbörjat i tid", "Not started in time"),
        (State::Cancelled, "Inställt genom beslut", "Cancelled by decision"),
    ] {
        let own = named(document, |own| own == state);
        if !own.sv.is_empty() {
            let (titles, title) = (own.sv, own.en);
            said.push(say!("{sv}: {titles}.", "{en}: {title}."));
        }
    }
    let silent = rows.iter().filter(|(_, standing)| standing.silent).count();
    if silent > 0 {
        let Say { sv, en } = nouns::ACTIVITIES.with(silent);
        said.push(say!("{sv} saknar aktuell uppföljning.", "{en} without recent follow-up."));
    }
    said.extend(below(document));
    said
}

/// How many activities are in each state, those that are finished first.
fn states(rows: &[(&Activity, Standing<'_>)]) -> Say {
    let count = |state: State| rows.iter().filter(|(_, standing)| standing.state == state).count();
    let first = State::BY_CONCERN.into_iter().filter(|state| *state == State::Finished);
    let states: Vec<State> =
        first.chain(State::BY_CONCERN.into_iter().filter(|state| *state != State::Finished)).collect();
    both(|lang| {
        let own = states.iter().map(|state| (state, count(*state))).filter(|(_, count)| *count > 0);
        let words: Vec<String> =
            own.map(|(state, count)| format!("{count} {}", state.words(count).text(lang))).collect();
        joined(&words, lang)
    })
}

/// How far what the sub-plans do has come.
fn below(document: &Document<'_, '_>) -> Option<Say> {
    let rows: Vec<(&Activity, Standing<'_>)> =
        document.below.iter().flat_map(|survey| survey.rows.iter().cloned()).collect();
    let own = document.below.iter().filter(|survey| !survey.rows.is_empty());
    let own: Vec<&str> = own.map(|survey| &*survey.plan.title).collect();
    let (all, told) = (nouns::ACTIVITIES.with(rows.len()), states(&rows));
    let (which_sv, which_en) = match own.as_slice() {
        [] => return None,
        [only] => (format!("Delplanen ”{}”", clause(only)), format!("The sub-plan “{}”", clause(only))),
        _ => ("Delplanerna".to_owned(), "The sub-plans".to_owned()),
    };
    let have = nouns::HAVE.word(own.len(), Lang::En);
    Some(Say::new(
        format!("{which_sv} har {}: {}.", all.sv, told.sv),
        format!("{which_en} {have} {}: {}.", all.en, told.en),
    ))
}

/// What those responsible judge, and where they see that it goes wrong.
fn assessed(document: &Document<'_, '_>) -> Vec<Say> {
    let all = document.survey.rows.iter();
    let open: Vec<_> = all.filter_map(|(own, standing)| Some((own, standing.assessment?))).collect();
    let count = |of: Assessment| open.iter().filter(|(_, own)| *own == of).count();
    if open.is_empty() {
        return Vec::new();
    }
    let told = both(|lang| {
        let words = [
            (Assessment::Green, "enligt plan (grön)", "as planned (green)"),
            (Assessment::Yellow, "med risk (gul)", "at risk (yellow)"),
            (Assessment::Red, "avviker från planen (röd)", "off plan (red)"),
        ];
        let own = words.iter().map(|(of, sv, en)| (count(*of), lang.pick(*sv, *en)));
        let own: Vec<String> =
            own.filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        joined(&own, lang)
    });
    let (all, sv, en) = (nouns::ACTIVITIES.with(open.len()), told.sv, told.en);
    let (all_sv, all_en) = (all.sv, all.en);
    let mut said = vec![say!(
        "De ansvariga har bedömt {all_sv}: {sv}.",
        "Those responsible have assessed {all_en}: {en}."
    )];
    let red = open.iter().filter(|(_, own)| *own == Assessment::Red);
    let red = both(|lang| quoted(red.clone().map(|(own, _)| &*own.title), lang));
    if !red.sv.is_empty() {
        let Say { sv, en } = red;
        said.push(say!("Avviker från planen: {sv}.", "Off plan: {en}."));
    }
    said
}

/// How the goals and the indicators stand to their targets, and those that fall short when they are due.
fn numbers(document: &Document<'_, '_>) -> Vec<Say> {
    let rows = &document.numbers.rows;
    if rows.is_empty() {
        let none = Say::fixed(
            "Planen har inga målvärden, så resultaten kan inte bedömas mot något mål.",
            "The plan has no targets, so no result can be judged by one.",
        );
        return [none].into_iter().chain(outcomes(document)).collect();
    }
    let count = |reach: Reach| rows.iter().filter(|row| row.reach == reach).count();
    let told = both(|lang| {
        let own = Reach::ALL.into_iter().map(|reach| (reach, count(reach))).filter(|(_, count)| *count > 0);
        let words: Vec<String> =
            own.map(|(reach, count)| format!("{count} {}", reach.words(count).text(lang))).collect();
        joined(&words, lang)
    });
    let (all, sv, en) = (nouns::GOALS_AND_INDICATORS.with(rows.len()), told.sv, told.en);
    let (all_sv, all_en) = (all.sv, all.en);
    let mut said = match rows.as_slice() {
        [only] => {
            let Say { sv, en } = only.reach.word();
            let title = clause(only.subject.title());
            vec![say!(
                "Det enda som mäts i planen, ”{title}”, är {sv}.",
                "All that the plan measures, “{title}”, is {en}."
            )]
        }
        _ => vec![say!("Av {all_sv} är {sv}.", "Of {all_en}: {en}.")],
    };
    let missed: Vec<_> = rows.iter().filter(|row| row.is_missed()).collect();
    // One or two more are told too, rather than that there are some.
    let shown = if missed.len() <= MISSED + 2 { missed.len() } else { MISSED };
    for row in &missed[..shown] {
        let title = clause(row.subject.title());
        let of = |lang| Some((words::target(row, lang)?, words::latest(row, lang)?));
        if let (Some((to_sv, now_sv)), Some((to_en, now_en))) = (of(Lang::Sv), of(Lang::En)) {
            said.push(say!(
                "”{title}”: målvärdet är {to_sv}, resultatet {now_sv}.",
                "“{title}”: the target is {to_en}, the result {now_en}."
            ));
        }
    }
    if shown < missed.len() {
        let Say { sv, en } = nouns::TARGETS_NOT_MET.with(missed.len() - shown);
        said.push(say!("Under Mål och resultat står {sv} till.", "Under Goals and results stand {en} more."));
    }
    let away = rows.iter().filter(|row| row.reach == Reach::FartherOff);
    let away: Vec<Say> = away.map(|row| Say::same(clause(row.subject.title()))).collect();
    if !away.is_empty() {
        let Say { sv, en } = both(|lang| {
            let shown = away.iter().take(MISSED).map(|own| own.text(lang));
            let quoted = shown.map(|own| lang.pick(format!("”{own}”"), format!("“{own}”")));
            joined(&quoted.collect::<Vec<_>>(), lang)
        });
        said.push(say!(
            "Längre från målvärdet än vid utgångsläget: {sv}.",
            "Farther from the target than at the baseline: {en}."
        ));
    }
    said
}

/// The outcomes that are recorded though nothing says what they were to be.
fn outcomes(document: &Document<'_, '_>) -> Option<Say> {
    let own = document.survey.rows.iter().filter_map(|(activity, _)| {
        let outcome = document.progress(activity)?.outcome.as_ref()?;
        (outcome.on.day <= document.day()).then_some((clause(&activity.title), &outcome.value))
    });
    let own: Vec<_> = own.collect();
    let named = |lang: Lang| {
        let told = own.iter().take(MISSED);
        let told = told
            .map(|(title, value)| lang.pick(format!("”{title}”, {value}"), format!("“{title}”, {value}")));
        let more = own.len().saturating_sub(MISSED);
        let more = (more > 0).then(|| lang.pick(format!("{more} till"), format!("{more} more")));
        told.chain(more).collect::<Vec<_>>().join("; ")
    };
    let (sv, en) = (named(Lang::Sv), named(Lang::En));
    match own.len() {
        0 => None,
        1 => Some(say!("Ett utfall är antecknat: {sv}.", "One outcome is recorded: {en}.")),
        count => {
            let all = nouns::OUTCOMES.with(count);
            Some(Say::new(
                format!("{} är antecknade: {sv}.", all.sv),
                format!("{} are recorded: {en}.", all.en),
            ))
        }
    }
}

/// The training and the meetings of the time, and how old the situation picture is.
fn efforts(document: &Document<'_, '_>) -> Vec<Say> {
    let trainings = held(document);
    let took_part: Option<Vec<u32>> = trainings.iter().map(|own| participants(own)).collect();
    let sum = took_part.map(|all| all.into_iter().fold(0, u32::saturating_add)).filter(|sum| *sum > 0);
    let of = nouns::TRAININGS.with(trainings.len());
    let training = match (trainings.len(), sum) {
        (0, _) => Say::fixed(
            "Ingen utbildning är antecknad under perioden.",
            "No training is recorded in the period.",
        ),
        (_, None) => Say::new(format!("{} har hållits.", of.sv), format!("{} held.", of.en)),
        (_, Some(sum)) => {
            let people = nouns::PARTICIPANTS.with(usize::try_from(sum).unwrap_or(usize::MAX));
            Say::new(
                format!("{} har hållits, med sammanlagt {}.", of.sv, people.sv),
                format!("{} held, with {} in all.", of.en, people.en),
            )
        }
    };
    let held = meetings::held(document);
    let decisions = held.iter().map(|(_, meeting)| meeting.decisions.len()).sum::<usize>();
    let (met, decided) = (nouns::MEETINGS.with(held.len()), nouns::DECISIONS.with(decisions));
    let meetings = if held.is_empty() {
        Say::fixed("Inga möten är antecknade under perioden.", "No meetings are recorded in the period.")
    } else {
        Say::new(
            format!("{} har hållits, med {}.", met.sv, decided.sv),
            format!("{} held, with {}.", met.en, decided.en),
        )
    };
    vec![training, meetings, picture::age(document)]
}

/// When the plan is to be revised, or was to be.
fn revision(document: &Document<'_, '_>) -> Option<Say> {
    let (plan, day) = (document.plan, document.judged);
    let duty = Duty::of_revision(document.workspace(), plan, day)?;
    let turn = duty.waiting(day)?;
    if duty.recurrence.is_none() {
        let (sv, en) = (time_words::time(&duty.rhythm, Lang::Sv), time_words::end(&duty.rhythm, Lang::En));
        return Some(if turn.is_over(day) {
            say!("Planen skulle ha reviderats {sv}.", "The plan was to have been revised by {en}.")
        } else {
            say!("Planen ska revideras {sv}.", "The plan is to be revised by {en}.")
        });
    }
    let (Say { sv, en }, by) = (duty.often(), turn.until);
    Some(if turn.is_over(day) {
        say!(
            "Planen ska revideras {sv}, och skulle ha reviderats senast {by}.",
            "The plan is to be revised {en}, and was to have been by {by}."
        )
    } else {
        say!(
            "Planen ska revideras {sv}, nästa gång senast {by}.",
            "The plan is to be revised {en}, next by {by}."
        )
    })
}

/// The times that went by without the revision that was to be in each of them.
fn unrevised(document: &Document<'_, '_>) -> Option<Say> {
    let (plan, day) = (document.plan, document.judged);
    let duty = Duty::of_revision(document.workspace(), plan, day).filter(|duty| duty.late(day).is_none())?;
    let said = status::unrevised(&duty, day)?;
    Some(Say::new(format!("{}.", capital(&said.sv)), format!("{}.", capital(&said.en))))
}

/// That the time of the plan is over and no later plan has taken over, and which of the agreements that it builds on have
/// ended.
fn ended(document: &Document<'_, '_>) -> Vec<Say> {
    let (workspace, plan, day) = (document.workspace(), document.plan, document.judged);
    let time = plan.period.as_ref().map(|time| time.period);
    let is_over = Editions::on(workspace, day).state(plan) == PlanState::Over;
    let over = time.filter(|_| is_over).map(|time| {
        let last = time.last;
        if time.is_over(document.options.period.first) {
            return say!(
                "Planens tid gick ut {last}, före den period som redovisas, och ingen senare plan har tagit över.",
                "The time of the plan ended {last}, before the period that is reported, and no later plan has taken over."
            );
        }
        say!(
            "Planens tid gick ut {last}, och ingen senare plan har tagit över.",
            "The time of the plan ended {last}, and no later plan has taken over."
        )
    });
    let agreed = plan.agreements.iter().filter_map(|id| workspace.one::<Agreement>(id).found());
    let agreed = agreed.filter_map(|own| {
        let last = own.record.period.as_ref().filter(|time| time.period.is_over(day))?.period.last;
        let title = clause(&own.record.title);
        Some(say!("Överenskommelsen ”{title}” gick ut {last}.", "The agreement “{title}” expired {last}."))
    });
    over.into_iter().chain(agreed).collect()
}

/// What is left to decide about, and when the plan is to be revised.
fn left(document: &Document<'_, '_>) -> Vec<Say> {
    let mut said = Vec::new();
    let kinds = to_decide(document);
    let told = both(|lang| {
        let words: Vec<String> = kinds
            .iter()
            .map(|((kind, _), gaps)| format!("{} {}", gaps.len(), kind.short(gaps.len()).text(lang)))
            .collect();
        joined(&words, lang)
    });
    if !told.sv.is_empty() {
        let Say { sv, en } = told;
        said.push(say!("Att ta ställning till: {sv}.", "For decision: {en}."));
    }
    said.extend(ended(document));
    said.extend(revision(document));
    said.extend(unrevised(document));
    if let Some(next) = document.account.as_ref().and_then(|account| account.next) {
        let title = clause(&next.title);
        said.push(say!("Planen ersätts av ”{title}”.", "The plan is followed by “{title}”."));
    }
    let titles: Vec<_> = document.drafts.iter().map(|draft| clause(&draft.title)).collect();
    match &titles[..] {
        [] => {}
        [title] => said.push(say!(
            "Utkast till nästa plan finns (inte antaget): ”{title}”.",
            "There is a draft of the next plan (not adopted): “{title}”."
        )),
        titles => {
            let (sv, en) = (titles.join("”, ”"), titles.join("”, “"));
            said.push(say!(
                "Utkast till nästa planer finns (inte antagna): ”{sv}”.",
                "There are drafts of the next plans (not adopted): “{en}”."
            ));
        }
    }
    said
}
