//! What follows from a case on a day: which steps its flow requires and when they were due, whether there is danger,
//! and whether the case has been without news for too long.

use crate::base::day::Day;
use crate::base::rhythm::Length;
use crate::model::records::case::{Case, Taken};
use crate::model::records::flow::{Flow, Step};
use crate::model::records::vocabulary::{Concern, Done, Means, Measure, Speed};
use crate::model::records::{Span, Text, Time};
use crate::model::workspace::{Filed, Lookup, Workspace};

/// A required step whose time has passed, neither taken nor excused; or one that is to be taken at once and was taken
/// later, without a reason.
#[derive(Clone, Copy, Debug)]
pub struct Untaken<'w> {
    /// The case.
    pub case: Filed<'w, Case>,
    /// The flow that the case follows.
    pub flow: Filed<'w, Flow>,
    /// The step of that flow.
    pub step: &'w Step,
    /// The place in the case to report.
    pub span: Span,
    /// Whether the step was taken, but not at once.
    pub is_late: bool,
}

impl Untaken<'_> {
    /// Whether the step has a meaning, and is not taken at all.
    pub(crate) fn is(&self, means: Means) -> bool {
        !self.is_late && is_of(self.step, means)
    }
}

fn is_of(step: &Step, means: Means) -> bool {
    step.means.is_some_and(|said| said.value == means)
}

/// Whether a case concerns danger: a threat, a journey to join a group, or something reported to the police.
pub fn is_dangerous(case: &Case) -> bool {
    let grave = |concern: Concern| matches!(concern, Concern::Threat | Concern::Travel);
    case.concern.iter().any(|concern| grave(concern.value)) || case.has(Measure::PoliceReport)
}

/// Whether a step applies to a case. A condition on something that the case does not say is not met.
pub(crate) fn applies(step: &Step, case: &Case) -> bool {
    let age = step.when.age.is_none_or(|age| case.age_band.is_some_and(|band| band.value.is_within(age)));
    let danger = step.when.danger.is_none_or(|danger| danger == is_dangerous(case));
    let consent = step.when.consent.is_none_or(|consent| case.consent.is_some_and(|it| it.value == consent));
    let wanted = &step.when.concern;
    let concern = wanted.is_empty() || case.concern.iter().any(|said| wanted.contains(&said.value));
    age && danger && consent && concern
}

/// What a case tells of a step, as it was known on a day: what was taken in a later month had not been taken.
fn known<'c>(case: &'c Case, step: &str, day: Day) -> Option<&'c Taken> {
    let has_come = |taken: &&Taken| taken.month.as_ref().is_none_or(|month| month.period.has_come(day));
    case.steps.find(step).filter(has_come)
}

/// The last day for a step, if it has one. Its time is counted from the end of the month in which the last of the
/// preceding steps was taken, otherwise from the end of the half-year in which the case was registered.
fn due(step: &Step, case: &Case, day: Day) -> Option<Day> {
    let before = step.after.iter().filter_map(|id| known(case, id, day)).filter(|taken| taken.is_done());
    let taken = before.filter_map(|taken| Some(taken.month.as_ref()?.period.last)).max();
    let registered = || Some(case.registered?.value.period()?.last);
    Some(step.within?.after(taken.or_else(registered)?))
}

/// Every required step that a case has broken on a day, by case and in the order of the flow: this is the one definition
/// of a broken step. Cases and flows that could not be read in full are skipped.
pub fn untaken(workspace: &Workspace, day: Day) -> impl Iterator<Item = Untaken<'_>> {
    let sound = move |case: &Filed<'_, Case>| !workspace.file(case.file).is_incomplete();
    workspace.cases().filter(sound).flat_map(move |case| {
        let flow =
            workspace.flow_of(case.record).found().filter(|flow| !workspace.file(flow.file).is_incomplete());
        flow.into_iter().flat_map(move |flow| {
            flow.record.steps.iter().filter_map(move |step| {
                let is_late = is_taken_late(step, case.record, day);
                let span = place(case.record, step);
                (is_late || is_untaken(step, case.record, day)).then_some(Untaken {
                    case,
                    flow,
                    step,
                    span,
                    is_late,
                })
            })
        })
    })
}

fn is_untaken(step: &Step, case: &Case, day: Day) -> bool {
    let is_due = || is_closed(case, day) || due(step, case, day).is_some_and(|due| due < day);
    // A concern report may be told as a measure.
    let is_reported = || is_of(step, Means::ConcernReport) && case.has(Measure::ConcernReport);
    let is_answered = || known(case, &step.id, day).is_some_and(is_answered) || is_reported();
    step.required && applies(step, case) && !is_answered() && is_due()
}

/// Whether a step that is required at once was taken later, and no reason is given. Where the case does not say how soon
/// it was, a month after the step's time is late all the same.
fn is_taken_late(step: &Step, case: &Case, day: Day) -> bool {
    let Some(taken) = known(case, &step.id, day).filter(|taken| taken.is_done()) else { return false };
    // Asked about an earlier day, the case may not be there yet.
    let has_come = case.registered.is_none_or(|half| half.value.has_come(day));
    let is_past = |month: &Time| due(step, case, day).is_some_and(|due| due < month.period.first);
    let is_later = match taken.speed {
        Some(speed) => speed.value == Speed::Later,
        None => taken.month.as_ref().is_some_and(is_past),
    };
    step.at_once && step.required && has_come && applies(step, case) && is_later && taken.because.is_none()
}

/// Whether some case has taken a step that is required at once, and says neither how soon it was nor why not at once. It
/// is not broken then, and nobody can say that it was kept.
pub(crate) fn leaves_speed_unsaid(workspace: &Workspace, flow: &Flow, steps: &[Text], day: Day) -> bool {
    let at_once = |step: &&Step| step.at_once && step.required && steps.iter().any(|own| **own == *step.id);
    let asked: Vec<&Step> = flow.steps.iter().filter(at_once).collect();
    let is_its = |case: &Case| {
        workspace.flow_of(case).found().is_some_and(|own| std::ptr::eq(own.record, flow))
            && case.registered.is_none_or(|half| half.value.has_come(day))
    };
    workspace.cases().map(|filed| filed.record).filter(|case| is_its(case)).any(|case| {
        asked.iter().filter(|step| applies(step, case)).any(|step| {
            let taken = known(case, &step.id, day).filter(|taken| taken.is_done());
            taken.is_some_and(|taken| taken.speed.is_none() && taken.because.is_none())
        })
    })
}

/// Whether a step is taken, or the case says why it is not.
pub(crate) fn is_answered(taken: &Taken) -> bool {
    let not_taken = taken.done.is_some_and(|done| done.value == Done::NotApplicable);
    taken.is_done() || not_taken || taken.because.is_some()
}

/// Whether a case is closed on a day. Nothing more will be done then, so every required step is due.
fn is_closed(case: &Case, day: Day) -> bool {
    case.is_closed() && case.closed.is_none_or(|closed| closed.value.has_come(day))
}

/// The place in the case of a step, or where the step would stand.
fn place(case: &Case, step: &Step) -> Span {
    let told = case.steps.find(&step.id).map(|taken| {
        let speed = taken.speed.filter(|_| taken.is_done()).map(|speed| speed.span);
        speed.or(taken.done.map(|done| done.span)).unwrap_or(taken.step.span)
    });
    told.or(case.steps_at).unwrap_or(case.id.span)
}

/// The flow of a case. It is missing only for a case without steps: steps of an unknown flow are reported by another
/// rule, and their meaning is unknown.
pub(crate) fn flow_of<'w>(workspace: &'w Workspace, case: &Case) -> Lookup<Filed<'w, Flow>> {
    match workspace.flow_of(case) {
        Lookup::Missing if !case.steps.is_empty() => Lookup::Unknown,
        other => other,
    }
}

/// Whether an open case has had no news for longer than the workspace allows, counted from the end of the last month
/// or half-year that it mentions.
pub(crate) fn is_silent(case: &Case, silent_after: Length, day: Day) -> bool {
    let registered = case.registered.and_then(|registered| registered.value.period());
    let steps = case.steps.iter().filter_map(|taken| Some(taken.month.as_ref()?.period));
    let told = steps.chain(registered).filter(|period| period.has_come(day));
    let last = told.map(|period| period.last.min(day)).max();
    !case.is_closed() && last.is_some_and(|last| silent_after.after(last) < day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::model::records::Record;

    fn flow(step: &str) -> Flow {
        let steps = format!("  - {{id: forst, title: F}}\n  - {{id: s, title: S, {step}}}\n");
        let text = format!("kind: flow\nid: f\ntitle: F\nsteps:\n{steps}");
        match load::file(&load::Reader::default(), "f.yaml".into(), text.into_bytes()).record {
            Some(Record::Flow(flow)) => *flow,
            other => panic!("{other:?}"),
        }
    }

    fn case(more: &str) -> Case {
        let text = format!(
            "kind: case\nid: k7qx2m9f\nregistered: 2018-H1\nenvironment: unclear\nchannel: staff\nsource: school\n{more}"
        );
        match load::file(&load::Reader::default(), "k7qx2m9f.yaml".into(), text.into_bytes()).record {
            Some(Record::Case(case)) => *case,
            other => panic!("{other:?}"),
        }
    }

    fn late(step: &str, more: &str, day: &str) -> bool {
        let (flow, case) = (flow(step), case(more));
        is_untaken(&flow.steps[1], &case, Day::read(day).unwrap())
    }

    #[test]
    fn a_step_is_due_the_day_after_its_time() {
        let step = "required: true, within: 1 månad";
        assert!(!late(step, "status: open\n", "2018-07-30"));
        assert!(late(step, "status: open\n", "2018-07-31"));
        assert!(!late("within: 1 månad", "status: open\n", "2019-01-01"), "not required");
        assert!(!late("required: true", "status: open\n", "2020-01-01"), "no time");
        let after = "required: true, after: [forst], within: 2 månader";
        let first = "status: open\nsteps:\n  - {step: forst, done: yes, month: 2018-02}\n";
        assert!(!late(after, first, "2018-04-28"));
        assert!(late(after, first, "2018-04-29"));
        let undone = "status: open\nsteps:\n  - {step: forst, done: no}\n";
        assert!(!late(after, undone, "2018-08-30"));
        assert!(late(after, undone, "2018-08-31"));
    }

    #[test]
    fn what_is_required_is_due_when_the_case_is_closed() {
        let closed = "status: closed\nclosed: 2018-H2\noutcome: unknown\n";
        assert!(!late("required: true", closed, "2018-06-30"));
        assert!(late("required: true", closed, "2018-07-01"));
    }

    #[test]
    fn a_reason_excuses_and_a_bare_no_does_not() {
        for (step, is_late) in [
            ("done: yes", false),
            ("done: not-applicable", false),
            ("done: no, because: declined", false),
            ("done: no", true),
        ] {
            let more = format!("status: open\nsteps:\n  - {{step: s, {step}}}\n");
            assert_eq!(late("required: true, within: 1 månad", &more, "2019-01-01"), is_late, "{step}");
        }
    }

    #[test]
    fn a_concern_report_that_is_told_as_a_measure_is_made() {
        let step = "required: true, within: 1 månad, means: concern-report";
        assert!(late(step, "status: open\nmeasures: [talk]\n", "2019-01-01"));
        assert!(!late(step, "status: open\nmeasures: [talk, concern-report]\n", "2019-01-01"));
    }

    #[test]
    fn what_is_to_be_done_at_once_is_not_kept_by_doing_it_later() {
        let step = "required: true, within: 1 månad, at_once: true";
        for (flow_of, taken, is_late) in [
            (step, "done: yes, speed: later", true),
            (step, "done: yes, speed: same-week", false),
            (step, "done: yes, speed: same-day, month: 2019-01", false),
            (step, "done: yes", false),
            (step, "done: yes, month: 2018-06", false),
            (step, "done: yes, month: 2018-08", true),
            (step, "done: yes, speed: later, because: not-reached", false),
            (step, "done: no, speed: later", false),
            ("required: true, within: 1 månad", "done: yes, speed: later", false),
            ("at_once: true", "done: yes, speed: later", false),
            ("required: true, at_once: true, when: {age: minor}", "done: yes, speed: later", false),
        ] {
            let (flow, case) =
                (flow(flow_of), case(&format!("status: open\nsteps:\n  - {{step: s, {taken}}}\n")));
            assert_eq!(is_taken_late(&flow.steps[1], &case, Day::LAST), is_late, "{flow_of}: {taken}");
        }
    }

    #[test]
    fn a_step_is_asked_only_of_the_cases_that_it_is_for() {
        for (when, more, asked) in [
            ("age: minor", "age_band: 16-17\n", true),
            ("age: minor", "age_band: 18-20\n", false),
            ("age: adult", "age_band: 18-20\n", true),
            ("age: under-21", "age_band: 0-12\n", true),
            ("age: under-21", "age_band: 18-20\n", true),
            ("age: under-21", "age_band: 21-29\n", false),
            ("age: under-21", "age_band: unknown\n", false),
            ("age: minor", "age_band: unknown\n", false),
            ("age: adult", "age_band: unknown\n", false),
            ("danger: yes", "concern: [symbols]\n", false),
            ("danger: yes", "concern: [symbols, threat]\n", true),
            ("danger: yes", "concern: [symbols]\nmeasures: [police-report]\n", true),
            ("danger: no", "concern: [travel]\n", false),
            ("consent: yes", "consent: yes\n", true),
            ("consent: yes", "", false),
            ("concern: [travel, return]", "concern: [symbols, return]\n", true),
            ("concern: [travel]", "concern: [threat]\n", false),
            ("concern: [travel]", "", false),
            ("age: minor, danger: yes", "age_band: 0-12\nconcern: [other]\n", false),
        ] {
            let (flow, case) = (flow(&format!("when: {{{when}}}")), case(more));
            assert_eq!(applies(&flow.steps[1], &case), asked, "{when} {more}");
        }
    }

    #[test]
    fn silence_begins_when_the_last_thing_told_is_long_past() {
        let silent =
            |more: &str, day: &str| is_silent(&case(more), Length::Months(12), Day::read(day).unwrap());
        assert!(!silent("status: open\n", "2019-06-30"));
        assert!(silent("status: open\n", "2019-07-01"));
        assert!(!silent("status: closed\n", "2030-01-01"));
        let told = "status: open\nsteps:\n  - {step: s, done: yes, month: 2018-09}\n";
        assert!(!silent(told, "2019-09-30"));
        assert!(silent(told, "2019-10-01"));
    }
}
