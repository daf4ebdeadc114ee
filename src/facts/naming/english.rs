//! What fields are called in English, where the key in words does not say it to a reader. In Swedish the schema says it.

/// The kind or part, empty for any; the end of a path; and the name. The longest end decides, and then the kind.
static NAMES: [(&str, &str, &str); 117] = [
    ("", "about", "what it is about"),
    ("", "accounted", "have accounted for their measures"),
    ("", "acted", "led to action"),
    ("", "again", "to be considered again"),
    ("", "answer_by", "last day for answers"),
    ("", "answered_on", "time of the answer"),
    ("", "approximate", "approximate number"),
    ("", "asked_on", "time of the question"),
    ("", "as_of", "day described"),
    ("", "because", "reason"),
    ("", "body", "deciding body"),
    ("", "updates.by", "by whom"),
    ("", "cancelled.by", "by whom"),
    ("", "evaluated.by", "evaluated by"),
    ("", "condition.each.by", "for each"),
    ("", "condition.linked.by", "through"),
    ("", "by", "to be reached by"),
    ("measurement", "by", "unit by unit"),
    ("", "by_unit", "unit by unit"),
    ("", "cancelled", "cancellation"),
    ("", "carried_from", "carried over from"),
    ("", "chain", "links of the alarm chain"),
    ("", "channel", "way in"),
    ("", "checked", "number checked"),
    ("", "closed", "half-year of closing"),
    ("", "covers", "requirements met"),
    ("", "dated", "date"),
    ("", "decisions.on", "date of the decision"),
    ("deviation", "on", "date of the decision"),
    ("decision", "on", "date of the decision"),
    ("", "cancelled.on", "day of the cancellation"),
    ("", "updates.on", "day of the follow-up"),
    ("meeting", "on", "day of the meeting"),
    ("report", "on", "day of the report"),
    ("training", "on", "time held"),
    ("survey", "on", "sent"),
    ("", "on", "date"),
    ("", "done", "day when it was done"),
    ("", "steps.done", "done"),
    ("", "due", "to be finished by"),
    ("", "revision.due", "time of the revision"),
    ("", "effect", "expected effect"),
    ("", "english", "in English"),
    ("", "equality_plan", "have a plan for equal treatment"),
    ("", "evaluated", "evaluation by the board"),
    ("", "excludes", "exclusions"),
    ("", "excuses", "what is excepted"),
    ("", "expires", "last day of validity"),
    ("case", "expires", "to be deleted"),
    ("", "explained", "explanation"),
    ("", "external", "outside the organisation"),
    ("", "extent", "how far"),
    ("", "activated.extent", "extent"),
    ("", "finish", "to be finished by"),
    ("", "finished", "day of finishing"),
    ("", "started", "day of starting"),
    ("", "follow_up", "how it is followed up"),
    ("review", "followed_up", "have been followed up"),
    ("", "follows", "documents that the plan follows"),
    ("", "framework", "guideline"),
    ("", "holds", "valid"),
    ("", "judged", "how it is judged"),
    ("", "k", "smallest count shown"),
    ("", "leads_to", "tasks that came of the activity"),
    ("", "means", "what the step is"),
    ("", "meets", "how often the group meets"),
    ("", "next", "next review"),
    ("", "tables.of", "what the table counts"),
    ("", "ordinary", "ordinary work"),
    ("", "owners", "owned jointly by"),
    ("", "part_of", "part of the activity"),
    ("plan", "part_of", "overall plan"),
    ("", "place", "sort of place"),
    ("plan", "places", "place"),
    ("", "presented", "plans presented"),
    ("", "previous", "previous plan"),
    ("", "published", "publication"),
    ("", "recurs", "how often"),
    ("", "reference", "reference number"),
    ("", "assignment.body", "assigner"),
    ("", "assignment.reference", "section or reference number"),
    ("", "decisions.reference", "section or reference number"),
    ("", "decision.reference", "section or reference number"),
    ("deviation", "reference", "section or reference number"),
    ("", "registered", "half-year of registration"),
    ("", "reporting", "follow-up of the plan"),
    ("", "sources.reports", "statements"),
    ("", "revised", "last review"),
    ("plan", "situation", "situation picture"),
    ("", "revision", "version"),
    ("plan", "revision", "next revision"),
    ("", "follows.revision", "version"),
    ("situation", "sent", "entered in the agreement"),
    ("", "asked.sent", "number sent"),
    ("", "serves", "goals that it contributes to"),
    ("", "staff", "staff who are to have training"),
    ("", "sum", "added up"),
    ("", "term", "time frame"),
    ("", "time_note", "on the time"),
    ("", "to", "recipient"),
    ("", "told_of", "told of cases"),
    ("", "tried", "trials"),
    ("", "try_every", "how often it is tried"),
    ("", "updates", "follow-up"),
    ("", "when", "time"),
    ("flow", "when", "for whom"),
    ("", "steps.when", "for whom"),
    ("", "where", "where it stands"),
    ("", "exists.where", "what the fields say"),
    ("", "count.where", "what the fields say"),
    ("", "each.where", "what the fields say"),
    ("", "every.where", "what the fields say"),
    ("", "reported.where", "what the fields say"),
    ("", "from.where", "what the fields say"),
    ("", "to.where", "what the fields say"),
    ("", "with_plan", "have a plan for follow-up"),
    ("", "withdrawn", "lost their support"),
];

/// The English name at a path of a kind or a part; nothing where the key in words will do.
pub(super) fn name(of: &str, path: &str) -> Option<&'static str> {
    let is_end =
        |end: &str| path.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    let own = NAMES.iter().filter(|(kind, end, _)| (kind.is_empty() || *kind == of) && is_end(end));
    own.max_by_key(|(kind, end, _)| (end.matches('.').count(), !kind.is_empty())).map(|(.., name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kinds::KINDS;

    #[test]
    fn each_name_is_of_a_key_that_some_schema_has() {
        let schemas: Vec<String> = KINDS.iter().map(|kind| kind.judge().schema().to_string()).collect();
        for (_, path, name) in &NAMES {
            for key in path.split('.') {
                assert!(schemas.iter().any(|schema| schema.contains(&format!("\"{key}\":"))), "{path}");
            }
            assert!(!name.contains('_'), "{name}");
        }
    }

    #[test]
    fn the_longest_end_of_a_path_decides_and_then_the_kind() {
        for (of, path, said) in [
            ("plan", "revision", Some("next revision")),
            ("plan", "follows.revision", Some("version")),
            ("measurement", "by", Some("unit by unit")),
            ("activity", "goal.by", Some("to be reached by")),
            ("activity", "updates.by", Some("by whom")),
            ("plan", "activities.covers", Some("requirements met")),
            ("plan", "title", None),
        ] {
            assert_eq!(name(of, path), said, "{of} {path}");
        }
    }
}
