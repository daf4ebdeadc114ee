//! The facts about a plan that come before its activities: what plan it is, and how many activities are in
//! each state.

use super::around;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say, clause};
use crate::base::nouns;
use crate::base::time_words;
use crate::facts::due::Duty;
use crate::facts::{Standing, State};
use crate::gaps;
use crate::model::records::Text;
use crate::model::records::plan::{Act, Activity, Decision, Plan};
use crate::output::page::{Cell, Fact};
use crate::reports::cells::{edition_before, plan_state};
use crate::reports::context::ReportContext;
use crate::say;

/// The facts that describe a plan: its period, who decided it, and when it is to be revised.
pub(in crate::reports) fn headline(context: &ReportContext<'_>, plan: &Plan) -> Vec<Fact> {
    let lang = context.lang;
    let mut facts = Vec::new();
    if let Some(organisation) = &plan.organisation {
        // Of a plan that several own together it is the one that coordinates it.
        let label = if plan.owners.is_empty() {
            lang.pick("Gäller", "For")
        } else {
            lang.pick("Samordnas av", "Coordinated by")
        };
        facts.push(Fact::new("organisation", label, context.actor(organisation)));
    }
    facts.extend(around::origin(context, plan));
    facts.push(Fact::new("period", lang.pick("Tid", "Period"), Cell::time(plan.period.as_ref())));
    facts.push(plan_state(context, plan));
    // A plan whose period is over or not yet begun looks like any other, so a fact points it out.
    let (is, word) = match plan.period.as_ref().map(|time| time.period) {
        Some(period) if period.is_over(context.day) => {
            let last = period.last;
            (true, say!("planens tid gick ut {last}", "the time of the plan ended {last}"))
        }
        Some(period) if !period.has_come(context.day) => {
            let first = period.first;
            (true, say!("planens tid börjar {first}", "the time of the plan begins {first}"))
        }
        _ => (false, Say::fixed("", "")),
    };
    let word = word.text(lang).to_owned();
    facts.push(Fact::new("outside_period", lang.pick("Obs", "Note"), Cell::Flag { is, word }));
    facts.extend(around::belongs(context, plan));
    facts.extend(edition_before(plan, false, lang));
    if let Some(reference) = &plan.reference {
        let label = lang.pick("Diarienummer", "Reference");
        facts.push(Fact::new("reference", label, Cell::text(&**reference)));
    }
    let decisions: Vec<Cell> = plan.decisions.iter().map(|decision| decided(context, decision)).collect();
    let none = Cell::Empty(lang.pick("inget beslut är antecknat", "no decision is recorded").to_owned());
    let decisions = if decisions.is_empty() { none } else { Cell::List(decisions) };
    facts.push(Fact::new("decisions", lang.pick("Beslut", "Decided"), decisions));
    facts.extend(revision(context, plan));
    facts
}

/// When the plan is to be revised next, or was to be, how often, and what it says of it in words.
fn revision(context: &ReportContext<'_>, plan: &Plan) -> Option<Fact> {
    let (lang, day) = (context.lang, context.day);
    let own = plan.revision.as_ref()?;
    let duty = Duty::of_revision(context.workspace, plan, day);
    let often = own.written.as_ref().filter(|_| own.recurs.is_some());
    let turn = duty.as_ref().and_then(|duty| duty.waiting(day));
    let is_counted = duty.as_ref().is_some_and(|duty| duty.recurrence.is_some());
    let due = own.due.as_ref().filter(|_| !is_counted);
    let left = turn.map(|turn| day.days_until(turn.until));
    let unrecorded =
        duty.as_ref().filter(|duty| duty.late(day).is_none()).and_then(|duty| unrevised(duty, day));
    let by = match (due, turn) {
        // The times that went by without it say when it was to be.
        (None, Some(turn)) if unrecorded.is_some() && turn.is_over(day) => None,
        (Some(due), _) => Some(time_words::time(&due.text, lang)),
        (None, Some(turn)) if turn.is_over(day) => Some(turn.until.to_string()),
        (None, Some(turn)) => Some(lang.pick(format!("senast {}", turn.until), format!("by {}", turn.until))),
        (None, None) => None,
    };
    let is_next = often.is_some() && left.is_some_and(|left| left >= 0);
    let next = if is_next { lang.pick("nästa gång ", "next ") } else { "" };
    let by = by.zip(left).map(|(by, left)| format!("{next}{by} {}", far(left, lang)));
    let often = often.map(|often| time_words::recurrence_said(often).text(lang).to_owned());
    let unrecorded = unrecorded.map(|said| said.text(lang).to_owned());
    let parts: Vec<String> = [often.clone(), unrecorded, by].into_iter().flatten().collect();
    let words = own.note.as_ref();
    let said = match (parts.is_empty(), words) {
        (true, None) => return None,
        (true, Some(words)) => clause(words),
        (false, None) => parts.join(", "),
        (false, Some(words)) => format!("{}: {}", parts.join(", "), clause(words)),
    };
    let mut fields = vec![
        ("due", Cell::time(due)),
        ("days_left", left.map_or(Cell::Nothing, Cell::Count)),
        ("note", words.map_or(Cell::Nothing, |words| Cell::text(&**words))),
    ];
    if let (Some(written), Some(said)) = (&own.written, often) {
        fields.push(("recurs", Cell::Said { written: written.to_string(), said }));
        fields.push(("by", Cell::day(turn.map(|turn| turn.until))));
    }
    let label = if left.is_some_and(|left| left < 0) {
        lang.pick("Skulle ha reviderats", "Was to be revised")
    } else {
        lang.pick("Revideras", "Next revision due")
    };
    Some(Fact::new("revision_due", label, Cell::Fields { text: said, fields }))
}

/// The times that went by without the revision that was to be in each of them: `ingen revidering är antecknad för 2024`.
/// Nothing of a plan that is not revised so often.
pub(in crate::reports) fn unrevised(duty: &Duty<'_>, day: Day) -> Option<Say> {
    let Say { sv, en } = gaps::missed(duty, day).filter(|_| duty.recurrence.is_some())?;
    Some(say!("ingen revidering är antecknad för {sv}", "no revision is recorded for {en}"))
}

/// How far off a day is: `(31 dagar kvar)`, `(för 2 år sedan)`.
fn far(left: i64, lang: Lang) -> String {
    let days = left.unsigned_abs();
    let years = usize::try_from(days / 365).unwrap_or(usize::MAX);
    let far = nouns::DAYS.with(usize::try_from(days).unwrap_or(usize::MAX));
    let far = if left < 0 && years > 0 { nouns::YEARS.with(years) } else { far };
    if left < 0 {
        lang.pick(format!("(för {} sedan)", far.sv), format!("({} ago)", far.en))
    } else {
        lang.pick(format!("({} kvar)", far.sv), format!("({} left)", far.en))
    }
}

/// A decision about a plan as it stands on a day. One without a day, or of a day to come, has not been taken as far as
/// anybody knows.
pub(in crate::reports) struct Decided {
    /// The name of the act in JSON; never translated.
    pub name: &'static str,
    /// `antagen`
    pub act: Say,
    pub is_taken: bool,
    /// `antagen av Kommunstyrelsen 2024-02-14`, `godkänns av Kommunstyrelsen (datum saknas)`
    pub sentence: String,
}

impl Decided {
    pub(in crate::reports) fn of(context: &ReportContext<'_>, decision: &Decision) -> Self {
        let lang = context.lang;
        let (name, act, sv, en) = match decision.act {
            Act::Adopted => ("adopted", Say::fixed("antagen", "adopted"), "antas", "adopted"),
            Act::Approved => ("approved", Say::fixed("godkänd", "approved"), "godkänns", "approved"),
            Act::Referred => ("referred", Say::fixed("remitterad", "referred"), "remitteras", "referred"),
            Act::Treated => ("treated", Say::fixed("behandlad", "considered"), "behandlas", "considered"),
            Act::Revised => ("revised", Say::fixed("reviderad", "revised"), "revideras", "revised"),
            Act::Signed => ("signed", Say::fixed("undertecknad", "signed"), "undertecknas", "signed"),
        };
        let body = context.actor(&decision.body);
        let body = body.read("");
        let on = decision.on.as_ref();
        let is_taken = on.is_some_and(|on| on.period.has_come(context.day));
        let when = match on {
            Some(on) => time_words::time(&on.text, lang),
            None => lang.pick("(datum saknas)", "(no date)").to_owned(),
        };
        let sentence = if is_taken {
            let act = act.text(lang);
            lang.pick(format!("{act} av {body} {when}"), format!("{act} by {body} {when}"))
        } else {
            lang.pick(format!("{sv} av {body} {when}"), format!("to be {en} by {body} {when}"))
        };
        Self { name, act, is_taken, sentence }
    }
}

fn decided(context: &ReportContext<'_>, decision: &Decision) -> Cell {
    let Decided { name, sentence, .. } = Decided::of(context, decision);
    let (body, on) = (context.actor(&decision.body), Cell::time(decision.on.as_ref()));
    let written = |own: &Option<Text>| own.as_ref().map_or(Cell::Nothing, |own| Cell::text(&**own));
    let reference = decision.reference.as_ref().map_or_else(String::new, |own| format!(", {own}"));
    Cell::Fields {
        text: format!("{sentence}{reference}"),
        fields: vec![
            ("decision", Cell::Text(name.into())),
            ("body", body),
            ("on", on),
            ("reference", written(&decision.reference)),
            ("note", written(&decision.note)),
        ],
    }
}

/// An activity, and its state.
pub(super) type Row<'w> = (&'w Activity, Standing<'w>);

/// How many activities of another plan are in each state.
pub(in crate::reports) fn numbers_of_states(all: &[Row<'_>], lang: Lang) -> Vec<Fact> {
    summary(all, all.len(), lang)
}

/// How many activities are in each state. All activities of the plan are counted, also those not shown.
pub(super) fn summary(all: &[Row<'_>], shown: usize, lang: Lang) -> Vec<Fact> {
    let count = |state: State| all.iter().filter(|(_, standing)| standing.state == state).count();
    let silent = all.iter().filter(|(_, standing)| standing.silent).count();
    let number = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let mut words = Vec::new();
    let mut fields = vec![("activities", number(all.len()))];
    for state in State::BY_CONCERN {
        let count = count(state);
        fields.push((state.name(), number(count)));
        if count > 0 {
            words.push(format!("{count} {}", state.words(count).text(lang)));
        }
    }
    fields.push(("silent", number(silent)));
    let mut text = nouns::ACTIVITIES.told(all.len(), lang);
    if !words.is_empty() {
        text = format!("{text}: {}", words.join(", "));
    }
    if silent > 0 {
        let tail = lang.pick(
            format!("varav {silent} saknar uppföljning (inget är antecknat på länge)"),
            format!("of which {silent} without follow-up (nothing recorded for a long time)"),
        );
        text = format!("{text}; {tail}");
    }
    let mut facts = vec![Fact::new("summary", lang.pick("Läge", "Status"), Cell::Fields { text, fields })];
    if shown < all.len() {
        let label = lang.pick("Visas", "Shown");
        let text = lang.pick(format!("{shown} av {}", all.len()), format!("{shown} of {}", all.len()));
        facts.push(Fact::new(
            "shown",
            label,
            Cell::Fields { text, fields: vec![("activities", number(shown))] },
        ));
    }
    facts
}
