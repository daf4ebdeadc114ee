//! The facts about a plan that come before its activities: what plan it is, and how many activities are in
//! each state.

use super::around;
use crate::base::lang::{Lang, Say, plural};
use crate::base::time_words;
use crate::facts::{Standing, State};
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
        facts.push(Fact::new("organisation", lang.pick("Gäller", "For"), context.actor(organisation)));
    }
    facts.extend(around::origin(context, plan));
    facts.push(Fact::new("period", lang.pick("Tid", "Period"), Cell::time(plan.period.as_ref())));
    facts.push(plan_state(&context.editions(), plan, lang));
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
    let decisions: Vec<Cell> = plan.decisions.iter().map(|decision| decided(context, decision)).collect();
    let none = Cell::Empty(lang.pick("inget beslut är antecknat", "no decision is recorded").to_owned());
    let decisions = if decisions.is_empty() { none } else { Cell::List(decisions) };
    facts.push(Fact::new("decisions", lang.pick("Beslut", "Decided"), decisions));
    if let Some(due) = &plan.revision_due {
        let left = context.day.days_until(due.period.last);
        let days = left.unsigned_abs();
        let (sv, en) = if days == 1 { ("dag", "day") } else { ("dagar", "days") };
        let text = time_words::time(&due.text, lang);
        let (sv, en) = match left {
            0.. => (format!("{text} ({days} {sv} kvar)"), format!("{text} ({days} {en} left)")),
            _ => (format!("{text} (för {days} {sv} sedan)"), format!("{text} ({days} {en} ago)")),
        };
        let fields = vec![("due", Cell::time(Some(due))), ("days_left", Cell::Count(left))];
        let cell = Cell::Fields { text: lang.pick(sv, en), fields };
        facts.push(Fact::new("revision_due", lang.pick("Revideras", "Next revision due"), cell));
    }
    facts
}

fn decided(context: &ReportContext<'_>, decision: &Decision) -> Cell {
    let lang = context.lang;
    let (name, done, to_do) = match decision.act {
        Act::Adopted => {
            ("adopted", Say::fixed("antagen av", "adopted by"), Say::fixed("antas av", "to be adopted by"))
        }
        Act::Approved => (
            "approved",
            Say::fixed("godkänd av", "approved by"),
            Say::fixed("godkänns av", "to be approved by"),
        ),
        Act::Referred => (
            "referred",
            Say::fixed("remitterad av", "referred by"),
            Say::fixed("remitteras av", "to be referred by"),
        ),
        Act::Treated => (
            "treated",
            Say::fixed("behandlad av", "treated by"),
            Say::fixed("behandlas av", "to be treated by"),
        ),
        Act::Revised => (
            "revised",
            Say::fixed("reviderad av", "revised by"),
            Say::fixed("revideras av", "to be revised by"),
        ),
        Act::Signed => (
            "signed",
            Say::fixed("undertecknad av", "signed by"),
            Say::fixed("undertecknas av", "to be signed by"),
        ),
    };
    let body = context.actor(&decision.body);
    let on = decision.on.as_ref();
    let text = match on {
        Some(on) => {
            // What is dated later has not been decided yet.
            let act = if on.period.has_come(context.day) { done } else { to_do };
            format!("{} {} {}", act.text(lang), body.read(""), time_words::time(&on.text, lang))
        }
        None => format!("{} {} ({})", to_do.text(lang), body.read(""), lang.pick("datum saknas", "no date")),
    };
    Cell::Fields {
        text,
        fields: vec![("decision", Cell::Text(name.into())), ("body", body), ("on", Cell::time(on))],
    }
}

/// An activity, and its state.
pub(super) type Row<'w> = (&'w Activity, Standing<'w>);

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
    let activities = plural(all.len(), lang.pick("åtgärd", "activity"), lang.pick("åtgärder", "activities"));
    let mut text = format!("{} {activities}", all.len());
    if !words.is_empty() {
        text = format!("{text}: {}", words.join(", "));
    }
    if silent > 0 {
        let tail = lang.pick(
            plural(
                silent,
                "varav 1 saknar uppföljning (inget är antecknat på länge)".into(),
                format!("varav {silent} saknar uppföljning (inget är antecknat på länge)"),
            ),
            format!("of which {silent} without follow-up (nothing recorded for long)"),
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
