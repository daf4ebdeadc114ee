//! The catalogue of rules: what makes a file or the workspace unsound. What the *work* lacks is found by `gaps`, not
//! here.
//!
//! A rule is one file with one small pure function and its messages, one row in [`CATALOGUE`], and one page in
//! `docs/rules/`, which is its manual, its `vbe explain` text and its test.

pub mod manual;
mod rule;

mod agreement_without_purpose;
mod adopted_by_wrong_body;
mod unjudgeable_condition;
mod alias_used_twice;
mod attested_in_vain;
mod bad_suppression;
mod carried_from_elsewhere;
mod case_out_of_order;
mod case_without_concern_report;
mod case_without_follow_up;
mod case_without_individual_plan;
mod closed_without_outcome;
mod contradictory_measures;
mod counted_twice;
mod deviation_term;
mod duplicate_activity;
mod duplicate_id;
mod duplicate_key;
mod expired_agreement;
mod expired_deviation;
mod expired_record;
mod expired_suppression;
mod expires_too_late;
mod file_name;
mod finish_before_start;
mod finished_before_started;
mod group_not_told;
mod incident_not_entered;
mod lead_not_responsible;
mod measured_twice;
mod misplaced_case;
mod missing_field;
mod more_acted_than_checked;
mod part_exceeds_whole;
mod next_before_revised;
mod ongoing_with_finish;
mod outdated_law;
mod outdated_schema;
mod overlapping_editions;
mod plan_without_decision;
mod present_not_member;
mod part_outside_plan;
mod previous_not_before;
mod previous_shared;
mod progress_in_future;
mod progress_outside_period;
mod published_twice;
mod registered_changed;
mod registered_late;
mod refused_field;
mod refused_yaml;
mod relatives_without_support;
mod replaced_requirement;
mod role_no_longer_valid;
mod silent_case;
mod source_not_asked;
mod stale_revision;
mod step_not_at_once;
mod step_not_taken;
mod step_order;
mod stray_file;
mod syntax;
mod telling_id;
mod text_cut_short;
mod time_before_plan;
mod times_out_of_order;
mod unit_differs;
mod unknown_field;
mod unknown_kind;
mod unknown_reference;
mod unlisted_area;
mod unnoted_contradiction;
mod unreadable_file;
mod unreadable_period;
mod unsound_publication;
mod outcome_in_other_unit;
mod unclear_target;
mod unused_area;
mod unused_suppression;
mod validity_differs;
mod wrong_value;
mod person;
mod identifies_person;
mod may_identify;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::mem::{Discriminant, discriminant};
use std::sync::Arc;

use crate::base::day::Day;
use crate::model::load::{Unkept, side_by_side};
use crate::model::workspace::Workspace;
use crate::pii::detector::{Class, Exposure, Hit};
use crate::pii::privacy::Exposed;
use crate::syntax::allow::Permit;
use crate::syntax::fault::{Fault, FaultKind};
use crate::syntax::finding::{FileId, Finding, KEPT, Place, Severity, limited};
use crate::syntax::text::Span;
use Severity::{Error, Note, Warning};
pub(crate) use person::what as found_here;
pub(crate) use registered_changed::told as is_moved;
pub(crate) use registered_late::{mend as mend_late, mend_committed, what as is_late};
pub use rule::{Findings, Message, Rule, RuleContext};
use rule::{Judge, Unworking};
pub(crate) use telling_id::is_random;

/// A row of the catalogue. The name of the page's file is the rule's id.
macro_rules! rule {
    ($id:literal, $severity:expr, $judge:expr) => {
        Rule {
            id: $id,
            severity: $severity,
            page: include_str!(concat!("../../docs/rules/", $id, ".md")),
            judge: $judge,
        }
    };
}

/// Every rule, in the order in which a file is judged: is it readable, has it the right shape, is it consistent with
/// other files, is it reasonable.
pub static CATALOGUE: &[Rule] = &[
    rule!("unreadable-file", Error, Judge::Fault(unreadable_file::tell)),
    rule!("stray-file", Warning, Judge::Fault(stray_file::tell)),
    rule!("misplaced-case", Error, Judge::Fault(misplaced_case::tell)),
    rule!("syntax", Error, Judge::Fault(syntax::tell)),
    rule!("text-cut-short", Warning, Judge::Fault(text_cut_short::tell)),
    rule!("refused-yaml", Error, Judge::Fault(refused_yaml::tell)),
    rule!("duplicate-key", Error, Judge::Fault(duplicate_key::tell)),
    rule!("unknown-kind", Error, Judge::Fault(unknown_kind::tell)),
    rule!("refused-field", Error, Judge::Fault(refused_field::tell)),
    rule!("unknown-field", Error, Judge::Fault(unknown_field::tell)),
    rule!("missing-field", Error, Judge::Fault(missing_field::tell)),
    rule!("wrong-value", Error, Judge::Fault(wrong_value::tell)),
    rule!("unreadable-period", Error, Judge::Fault(unreadable_period::tell)),
    rule!("identifies-person", Error, Judge::Workspace(identifies_person::judge)),
    rule!("may-identify", Warning, Judge::Workspace(may_identify::judge)),
    rule!("duplicate-id", Error, Judge::Workspace(duplicate_id::judge)),
    rule!("file-name", Error, Judge::Workspace(file_name::judge)),
    rule!("unknown-reference", Error, Judge::Workspace(unknown_reference::judge)),
    rule!("alias-used-twice", Error, Judge::Workspace(alias_used_twice::judge)),
    rule!("finish-before-start", Error, Judge::Workspace(finish_before_start::judge)),
    rule!("time-before-plan", Warning, Judge::Workspace(time_before_plan::judge)),
    rule!("ongoing-with-finish", Warning, Judge::Workspace(ongoing_with_finish::judge)),
    rule!("progress-in-future", Error, Judge::Workspace(progress_in_future::judge)),
    rule!("progress-outside-period", Note, Judge::Workspace(progress_outside_period::judge)),
    rule!("finished-before-started", Error, Judge::Workspace(finished_before_started::judge)),
    rule!("lead-not-responsible", Warning, Judge::Workspace(lead_not_responsible::judge)),
    rule!("duplicate-activity", Warning, Judge::Workspace(duplicate_activity::judge)),
    rule!("role-no-longer-valid", Warning, Judge::Workspace(role_no_longer_valid::judge)),
    rule!("unclear-target", Warning, Judge::Workspace(unclear_target::judge)),
    rule!("outcome-in-other-unit", Warning, Judge::Workspace(outcome_in_other_unit::judge)),
    rule!("unused-area", Warning, Judge::Workspace(unused_area::judge)),
    rule!("plan-without-decision", Warning, Judge::Workspace(plan_without_decision::judge)),
    rule!("previous-not-before", Error, Judge::Workspace(previous_not_before::judge)),
    rule!("part-outside-plan", Error, Judge::Workspace(part_outside_plan::judge)),
    rule!("previous-shared", Warning, Judge::Workspace(previous_shared::judge)),
    rule!("carried-from-elsewhere", Warning, Judge::Workspace(carried_from_elsewhere::judge)),
    rule!("stale-revision", Warning, Judge::Workspace(stale_revision::judge)),
    rule!("overlapping-editions", Warning, Judge::Workspace(overlapping_editions::judge)),
    rule!("replaced-requirement", Warning, Judge::Workspace(replaced_requirement::judge)),
    rule!("outdated-law", Warning, Judge::Workspace(outdated_law::judge)),
    rule!("deviation-term", Error, Judge::Workspace(deviation_term::judge)),
    rule!("expired-deviation", Warning, Judge::Workspace(expired_deviation::judge)),
    rule!("attested-in-vain", Warning, Judge::Workspace(attested_in_vain::judge)),
    rule!("next-before-revised", Error, Judge::Workspace(next_before_revised::judge)),
    rule!("more-acted-than-checked", Error, Judge::Workspace(more_acted_than_checked::judge)),
    rule!("part-exceeds-whole", Error, Judge::Workspace(part_exceeds_whole::judge)),
    rule!("counted-twice", Error, Judge::Workspace(counted_twice::judge)),
    rule!("expired-agreement", Warning, Judge::Workspace(expired_agreement::judge)),
    rule!("agreement-without-purpose", Note, Judge::Workspace(agreement_without_purpose::judge)),
    rule!("published-twice", Error, Judge::Workspace(published_twice::judge)),
    rule!("unsound-publication", Error, Judge::Workspace(unsound_publication::judge)),
    rule!("registered-changed", Error, Judge::Workspace(registered_changed::judge)),
    rule!("registered-late", Error, Judge::Workspace(registered_late::judge)),
    rule!("telling-id", Error, Judge::Workspace(telling_id::judge)),
    rule!("unlisted-area", Error, Judge::Workspace(unlisted_area::judge)),
    rule!("closed-without-outcome", Error, Judge::Workspace(closed_without_outcome::judge)),
    rule!("case-out-of-order", Error, Judge::Workspace(case_out_of_order::judge)),
    rule!("contradictory-measures", Error, Judge::Workspace(contradictory_measures::judge)),
    rule!("expires-too-late", Error, Judge::Workspace(expires_too_late::judge)),
    rule!("expired-record", Warning, Judge::Workspace(expired_record::judge)),
    rule!("case-without-concern-report", Warning, Judge::Workspace(case_without_concern_report::judge)),
    rule!("case-without-individual-plan", Warning, Judge::Workspace(case_without_individual_plan::judge)),
    rule!("group-not-told", Warning, Judge::Workspace(group_not_told::judge)),
    rule!("relatives-without-support", Warning, Judge::Workspace(relatives_without_support::judge)),
    rule!("case-without-follow-up", Warning, Judge::Workspace(case_without_follow_up::judge)),
    rule!("step-not-at-once", Warning, Judge::Workspace(step_not_at_once::judge)),
    rule!("step-not-taken", Warning, Judge::Workspace(step_not_taken::judge)),
    rule!("step-order", Warning, Judge::Workspace(step_order::judge)),
    rule!("silent-case", Warning, Judge::Workspace(silent_case::judge)),
    rule!("incident-not-entered", Note, Judge::Workspace(incident_not_entered::judge)),
    rule!("times-out-of-order", Error, Judge::Workspace(times_out_of_order::judge)),
    rule!("present-not-member", Note, Judge::Workspace(present_not_member::judge)),
    rule!("adopted-by-wrong-body", Warning, Judge::Workspace(adopted_by_wrong_body::judge)),
    rule!("validity-differs", Warning, Judge::Workspace(validity_differs::judge)),
    rule!("unjudgeable-condition", Error, Judge::Workspace(unjudgeable_condition::judge)),
    rule!("source-not-asked", Warning, Judge::Workspace(source_not_asked::judge)),
    rule!("unnoted-contradiction", Note, Judge::Workspace(unnoted_contradiction::judge)),
    rule!("measured-twice", Error, Judge::Workspace(measured_twice::judge)),
    rule!("unit-differs", Error, Judge::Workspace(unit_differs::judge)),
    rule!("outdated-schema", Note, Judge::Workspace(outdated_schema::judge)),
    rule!("bad-suppression", Error, Judge::Workspace(bad_suppression::judge)),
    rule!("unused-suppression", Warning, Judge::Permit(Unworking::Unused, unused_suppression::tell)),
    rule!("expired-suppression", Warning, Judge::Permit(Unworking::Expired, expired_suppression::tell)),
];

impl Rule {
    /// The rule of that id.
    pub fn named(id: &str) -> Option<&'static Self> {
        CATALOGUE.iter().find(|rule| rule.id == id)
    }
}

/// Every finding on a day, with suppressions and the workspace's severities applied, sorted by file and place.
pub fn judge(workspace: &Workspace, day: Day) -> Vec<Finding> {
    let context = RuleContext::new(workspace, day, CATALOGUE, false);
    let mut found = suppress(&context, found(&context));
    found.retain_mut(|finding| {
        // What has been kept has no fault in it, and nothing in it is to be mended.
        if is_told(workspace, finding, Unkept::Divided) {
            finding.severity = Note;
        }
        weigh(workspace, finding)
    });
    found.sort_by_key(|finding| (finding.place, finding.rule));
    limited(found, KEPT)
}

/// The files that have an error on a day: by the catalogue, whatever suppressions and the workspace's severities say, or
/// by those severities. Why: what is published can never be mended, so that no setting may let a faulty file be counted.
pub(crate) fn in_error(workspace: &Workspace, day: Day) -> BTreeSet<FileId> {
    let context = RuleContext::new(workspace, day, CATALOGUE, false);
    let all = found(&context).into_iter().chain(judge(workspace, day));
    all.filter(|finding| finding.severity == Error).map(|finding| finding.place.file).collect()
}

/// Every finding, as the catalogue weighs it.
fn found(context: &RuleContext<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, loaded) in context.workspace.files() {
        found.extend(of_faults(file, loaded.faults.iter()));
    }
    let suppressing = suppressing(context.workspace);
    found.extend(side_by_side(CATALOGUE, |rule| rule.findings(context, &suppressing)));
    found
}

/// The files with suppressions.
fn suppressing(workspace: &Workspace) -> Arc<HashSet<FileId>> {
    Arc::new(
        workspace.files().filter(|(_, loaded)| !loaded.allows.is_empty()).map(|(file, _)| file).collect(),
    )
}

/// The findings of what identifies people, of what could not be searched for it, and of what only the guard can see,
/// sorted by file and place.
pub(crate) fn of_people(workspace: &Workspace, day: Day) -> Vec<Finding> {
    people(workspace, day, false)
}

/// The same, and what makes a record about people unsound by itself: what only other files can tell is left out. The
/// faults that are left in the files are all told, and no settings make less of them.
pub(crate) fn before_a_commit(workspace: &Workspace, day: Day) -> Vec<Finding> {
    people(workspace, day, true)
}

fn people(workspace: &Workspace, day: Day, with_shape: bool) -> Vec<Finding> {
    let context = RuleContext::new(workspace, day, CATALOGUE, true);
    let mut found = Vec::new();
    for (file, loaded) in workspace.files() {
        let is_told = |fault: &&Fault| with_shape || matches!(fault.kind, FaultKind::Unreadable(_));
        found.extend(of_faults(file, loaded.faults.iter().filter(is_told)));
    }
    let suppressing = suppressing(workspace);
    for rule in CATALOGUE.iter().filter(|rule| PEOPLE.contains(&rule.id) || VERSIONS.contains(&rule.id)) {
        found.extend(rule.findings(&context, &suppressing));
    }
    if with_shape {
        found.extend(of_records_about_people(workspace, day));
    }
    let of_faults =
        |id: &str| CATALOGUE.iter().any(|rule| rule.id == id && matches!(rule.judge, Judge::Fault(_)));
    let mut found = suppress(&context, found);
    found.retain_mut(|finding| {
        // A record under another name is judged by no schema, so that it is not to be committed.
        if with_shape && finding.rule == "stray-file" {
            finding.severity = Severity::Error;
        }
        // Those who have begun from a copy of another repository take out what that one has published, and who brings two
        // publications together has made neither of them.
        if [Unkept::Gone, Unkept::Divided].iter().any(|how| is_told(workspace, finding, *how)) {
            finding.severity = Severity::Warning;
        }
        let is_told_apart = VERSIONS.contains(&finding.rule) || ALONE.contains(&finding.rule);
        is_told_apart || finding.class.is_some() || of_faults(finding.rule)
    });
    found.sort_by_key(|finding| (finding.place, finding.rule));
    limited(found, KEPT)
}

/// The findings of what a change brings into a file, by the rules about people, sorted by place.
pub(crate) fn brought(workspace: &Workspace, file: FileId, brought: &Exposed) -> Vec<Finding> {
    let mut found = Vec::new();
    let suppressing = suppressing(workspace);
    for rule in CATALOGUE.iter().filter(|rule| PEOPLE.contains(&rule.id)) {
        let mut findings = Findings::of(rule, &suppressing);
        person::add(file, workspace.file(file), brought, (Exposure::Brought, rule.severity), &mut findings);
        found.extend(findings.list);
    }
    found.retain_mut(|finding| weigh(workspace, finding));
    found.sort_by_key(|finding| (finding.place, finding.rule));
    limited(found, KEPT)
}

/// What is unsound in records about people and in publications, and needs no other file to be seen.
pub(crate) fn of_records_about_people(workspace: &Workspace, day: Day) -> Vec<Finding> {
    let context = RuleContext::new(workspace, day, CATALOGUE, true);
    let rules = CATALOGUE.iter().filter(|rule| ALONE.contains(&rule.id));
    let suppressing = suppressing(workspace);
    let mut found: Vec<Finding> = rules.flat_map(|rule| rule.findings(&context, &suppressing)).collect();
    found.retain(|finding| {
        let loaded = workspace.file(finding.place.file);
        let is_of_people =
            loaded.kind.is_some_and(|kind| matches!(kind.exposure, Exposure::Case | Exposure::Meeting));
        // A name that is stopped for what it tells is told of once. A warning stops nothing, so it silences nothing.
        let is_error = |hit: &Hit| hit.class.severity(loaded.exposure) == Some(Severity::Error);
        let is_named = finding.rule != "file-name" || !loaded.exposed.in_path.iter().any(is_error);
        let is_alone = is_of_people || finding.rule == "unsound-publication";
        is_alone && is_named && loaded.rewritten.is_none() && loaded.late.is_none()
    });
    found
}

const PEOPLE: [&str; 2] = ["identifies-person", "may-identify"];
/// The rules about what takes git to see: an earlier version, and what has been published. They find nothing where git has
/// told nothing.
const VERSIONS: [&str; 3] = ["published-twice", "registered-changed", "registered-late"];
/// The rules that judge one record about people, or of what is published of them, by what it says itself.
const ALONE: [&str; 10] = [
    "file-name", "progress-in-future", "telling-id", "unlisted-area", "closed-without-outcome",
    "case-out-of-order", "contradictory-measures", "expires-too-late", "times-out-of-order",
    "unsound-publication",
];

/// Whether a finding is that a publication is so.
fn is_told(workspace: &Workspace, finding: &Finding, how: Unkept) -> bool {
    finding.rule == "unsound-publication" && workspace.file(finding.place.file).unkept == Some(how)
}

/// Applies the workspace's severity to a finding. Returns false when it is to be dropped.
fn weigh(workspace: &Workspace, finding: &mut Finding) -> bool {
    if Rule::named(finding.rule).is_some_and(Rule::is_never_opened) {
        return true;
    }
    match workspace.config.severities.get(finding.rule) {
        Some(Some(severity)) => {
            finding.severity = *severity;
            true
        }
        Some(None) => false,
        None => true,
    }
}

/// The findings that the faults of a file become. Each rule owns one kind of fault, and those that are only counted are
/// given no words.
fn of_faults<'f>(file: FileId, faults: impl Iterator<Item = &'f Fault>) -> Vec<Finding> {
    let mut told: HashMap<Discriminant<FaultKind>, (usize, usize)> = HashMap::new();
    let mut found: Vec<Finding> = Vec::new();
    for fault in faults {
        let (count, last) = told.entry(discriminant(&fault.kind)).or_default();
        if *count >= KEPT {
            found[*last].more += 1;
        } else if let Some(finding) = of_fault(file, fault) {
            (*count, *last) = (*count + 1, found.len());
            found.push(finding);
        }
    }
    found
}

/// The finding that a fault becomes.
pub(crate) fn of_fault(file: FileId, fault: &Fault) -> Option<Finding> {
    CATALOGUE.iter().find_map(|rule| {
        let Judge::Fault(tell) = rule.judge else { return None };
        Some(finding(rule, file, fault, tell(&fault.kind)?))
    })
}

/// The finding that a fault of `vbe.toml` becomes, in the form of that file.
pub(crate) fn of_setting(file: FileId, fault: &Fault) -> Option<Finding> {
    let found = of_fault(file, fault)?;
    let Some(Message { what, help, .. }) = wrong_value::tell_of_settings(&fault.kind) else {
        return Some(found);
    };
    Some(Finding { what, help, ..found })
}

fn finding(rule: &Rule, file: FileId, fault: &Fault, told: Message) -> Finding {
    let beside = told.beside.map(|(span, say)| (Place::new(file, span), say));
    let place = Place::new(file, fault.span);
    let Message { what, help, .. } = told;
    Finding { related: beside, ..Finding::new(rule.id, rule.severity, place, what, help) }
}

/// Removes what is suppressed, and adds findings about the suppressions themselves.
fn suppress(context: &RuleContext<'_>, mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|finding| finding.place);
    let (mut allowed, mut wrong) = (HashSet::new(), Vec::new());
    // Of equal suppressions of a line the first has the effect, and its findings are looked up once.
    let mut seen = HashSet::new();
    for (file, loaded) in context.workspace.files().filter(|(_, loaded)| !loaded.allows.is_empty()) {
        for allow in &loaded.allows {
            let Ok(permit) = &allow.says else { continue };
            if !can_be_allowed(&permit.rule) {
                continue;
            }
            let why = if permit.until < context.day {
                Some(Unworking::Expired)
            } else {
                let before = allowed.len();
                if seen.insert((file, allow.line, permit.rule.as_str())) {
                    let on_line = on_line(&found, file, allow.line);
                    allowed.extend(on_line.filter(|at| answers(&found[*at], &permit.rule)));
                }
                (allowed.len() == before).then_some(Unworking::Unused)
            };
            // In a file that could not be read in full, the reason for the suppression may be hidden.
            if let Some(why) = why.filter(|why| *why == Unworking::Expired || !loaded.is_incomplete()) {
                wrong.extend(unworking(why, Place::new(file, allow.span), permit));
            }
        }
    }
    let kept = found.into_iter().enumerate().filter(|(at, _)| !allowed.contains(at));
    kept.map(|(_, finding)| finding).chain(wrong).collect()
}

/// Whether a suppression can name this: a rule, or a class of what may identify a person.
pub(crate) fn can_be_allowed(name: &str) -> bool {
    Rule::named(name).is_some_and(Rule::can_be_allowed)
        || Class::named(name).is_some_and(Class::can_be_allowed)
}

/// Whether a suppression of that name covers this finding.
fn answers(finding: &Finding, name: &str) -> bool {
    match finding.class {
        Some(class) => class == name && finding.severity == Severity::Warning,
        None => finding.rule == name,
    }
}

/// The indices of the findings that begin on a line, among findings sorted by place.
fn on_line(found: &[Finding], file: FileId, line: Span) -> std::ops::Range<usize> {
    let first = Place::new(file, Span { start: line.start, end: 0 });
    let last = Place::new(file, Span { start: line.end, end: u32::MAX });
    found.partition_point(|finding| finding.place < first)
        ..found.partition_point(|finding| finding.place <= last)
}

fn unworking(why: Unworking, place: Place, permit: &Permit) -> Option<Finding> {
    CATALOGUE.iter().find_map(|rule| match rule.judge {
        Judge::Permit(of, tell) if of == why => {
            let Message { what, help, .. } = tell(permit);
            Some(Finding::new(rule.id, rule.severity, place, what, help))
        }
        _ => None,
    })
}
