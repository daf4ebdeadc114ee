//! The account report: a table of what became of every promise of a plan, fit to be an appendix.

mod changes;
mod table;

use changes::change_texts;
use table::{columns, table};

use super::cells::edition_before;
use super::context::ReportContext;
use super::goals::{self, Goals};
use super::report::Report;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::facts::PlanState;
use crate::facts::account::{Account, Fate, Promised};
use crate::facts::indicators::Numbers;
use crate::facts::lineage::below;
use crate::facts::promised;
use crate::facts::reach::Reach;
use crate::facts::state::{State, Survey};
use crate::model::records::plan::{Activity, Plan};
use crate::output::page::{Cell, Fact, Fit, Page, Part, Spreadsheet, Tone, keys};
use crate::say;

/// The report of what became of every promise of a plan.
pub static ACCOUNT: Report = Report {
    name: "account",
    schema: "vbe.account/1",
    lists: &["accounts"],
    spreadsheet: Spreadsheet {
        table: "promises",
        parts: &["account"],
        keys: || keys(&columns()),
        is_marked: false,
    },
    about: Say::fixed(
        "Redovisa resultatet av en plans åtaganden",
        "Account for the result of a plan's commitments",
    ),
};

/// The plan that is accounted for, and the plan that follows it.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The id of the plan.
    pub plan: String,
    /// The id of the plan that follows it, when that is not the plan whose `previous` names this one.
    pub next: Option<String>,
}

pub(crate) fn page(context: &ReportContext<'_>, account: &Account<'_>, options: &Options) -> Page {
    let lang = context.lang;
    let mut notes = Vec::new();
    if account.count(Fate::Dropped) > 0 {
        // What is adopted is not rewritten: the body that decided on it decides about what fell out, too.
        let is_adopted = account.next.is_some_and(|next| !context.editions().state(next).is_ahead());
        let note = if is_adopted {
            Say::fixed(
                "Struket utan beslut: nästa plan är redan antagen. Ta upp frågan i den nämnd som antog den, och skriv in beslutet: vbe cancel ÅTGÄRD --on DAG --decision BESLUT.",
                "Dropped without a decision: the next plan is already adopted. Raise it with the body that adopted it, and record its decision: vbe cancel ACTIVITY --on DAY --decision DECISION.",
            )
        } else if account.next.is_some_and(|next| context.is_draft(next)) {
            Say::fixed(
                "Inte med i utkastet: för vidare åtgärden i nästa plan innan den antas, eller besluta att ställa in den och skriv in beslutet: vbe cancel ÅTGÄRD --decision BESLUT.",
                "Not in the draft: carry the activity over in the next plan before that is adopted, or decide to cancel it and enter the decision: vbe cancel ACTIVITY --decision DECISION.",
            )
        } else {
            Say::fixed(
                "Struket utan beslut: för vidare åtgärden i nästa plan, eller besluta att ställa in den och skriv in beslutet: vbe cancel ÅTGÄRD --decision BESLUT.",
                "Dropped without a decision: carry the activity over in the next plan, or decide to cancel it and enter the decision: vbe cancel ACTIVITY --decision DECISION.",
            )
        };
        notes.push(note.text(lang).to_owned());
    }
    notes.extend(account.unclear.iter().map(|other| unclear(account.plan, other).text(lang).to_owned()));
    if let (Some(next), false) = (account.next, account.others.is_empty()) {
        let others: Vec<&str> = account.others.iter().map(|other| &*other.id).collect();
        let (others, next) = (others.join(", "), &next.id);
        let note = say!(
            "Fler planer anger den här som sin föregående: {others}. Redovisningen gäller {next}, och det som inte finns där är sökt i de andra; --next väljer en annan.",
            "Other plans name this one as the one before them too: {others}. The account is against {next}, and what is not there is looked for in the others; --next chooses another."
        );
        notes.push(note.text(lang).to_owned());
    }
    if account.next.is_none() && account.unclear.is_empty() {
        let ahead = of_ahead(context.editions().state(account.plan), account.plan);
        let said = ahead.unwrap_or_else(|| not_taken_over(account, context.day));
        notes.push(said.text(lang).to_owned());
    }
    notes.extend(context.cautions());
    let mut facts = vec![sum(context, account)];
    facts.splice(0..0, next(context, account));
    facts.splice(0..0, state(context, account));
    facts.extend(not_reported(account, lang));
    facts.extend(edition_before(account.plan, true, lang));
    if !account.own.is_empty() {
        let own: Vec<_> = account.own.iter().map(|change| (None, change)).collect();
        let changes = change_texts(context, account, &own);
        facts.push(Fact::new(
            "own",
            lang.pick("Ändrat i planen som helhet", "Changed in the plan as a whole"),
            Cell::List(changes),
        ));
    }
    if !account.new.is_empty() {
        let label = lang.pick("Nytt i nästa plan", "New in the next plan");
        facts.push(Fact::new(
            "new",
            label,
            Cell::List(account.new.iter().map(|own| new(account.next, own, lang)).collect()),
        ));
    }
    let survey = Survey::of(context.workspace, account.plan, context.day);
    let below = below(context.workspace, account.plan, context.day);
    let numbers = Numbers::of(context.workspace, &survey, context.day);
    let goals = Goals { context, survey: &survey, below: &below, numbers: &numbers };
    facts.extend(sum_of_goals(&goals, lang));
    let part = Part {
        list: Some("accounts"),
        id: account.plan.id.to_string(),
        title: account.plan.title.to_string(),
        facts,
        table: (!account.rows.is_empty()).then(|| table(context, account, &numbers)),
        lists: &[goals::TABLE],
        parts: goals.part(Fit::Wide(3)).into_iter().collect(),
        ..Part::default()
    };
    let next = options.next.as_ref().map_or(Cell::Nothing, Cell::text);
    let title = lang.pick("Redovisning av åtaganden", "Account of commitments");
    context.page(
        &ACCOUNT,
        title,
        vec![part],
        notes,
        vec![("plan", Cell::text(&options.plan)), ("next", next)],
    )
}

/// The next plan, and whether it is only a draft.
fn next(context: &ReportContext<'_>, account: &Account<'_>) -> Option<Fact> {
    let (lang, next) = (context.lang, account.next?);
    let label = lang.pick("Nästa plan", "Next plan");
    if !context.is_draft(next) {
        return Some(Fact::new("next", label, named(next)));
    }
    // People often write in the title that it is a draft.
    let is_said = ["utkast", "draft"].iter().any(|word| next.title.to_lowercase().contains(word));
    let beside = if is_said {
        lang.pick("inte antagen", "not adopted")
    } else {
        lang.pick("utkast, inte antagen", "draft, not adopted")
    };
    let text = format!("{} ({beside})", next.title);
    let fields = vec![("id", Cell::Text(next.id.to_string())), ("title", Cell::Text(next.title.to_string()))];
    Some(Fact::new("next", label, Cell::Fields { text, fields }))
}

/// The state of a plan that is not in force yet, since what it promises is not owed, and of one whose next plan is a draft,
/// since that has not replaced it.
fn state(context: &ReportContext<'_>, account: &Account<'_>) -> Option<Fact> {
    let state = context.editions().state(account.plan);
    if !state.is_ahead() && !account.next.is_some_and(|next| context.is_draft(next)) {
        return None;
    }
    let tone = if state.is_ahead() { Tone::Watch } else { Tone::Plain };
    let lang = context.lang;
    let word = Cell::Word { name: state.name(), word: state.word().text(lang).to_owned(), mark: "", tone };
    Some(Fact::new("state", lang.pick("Tillstånd", "State"), word))
}

/// That a plan is not in force yet, and from when it is; nothing of one that has begun.
fn of_ahead(state: PlanState, plan: &Plan) -> Option<Say> {
    let first = plan.period.as_ref().and_then(|time| time.period.begins());
    match (state, first) {
        (PlanState::Draft, _) => Some(Say::fixed(
            "Planen är inte antagen den här dagen. Det som står i den är ett förslag.",
            "The plan is not adopted on this day. What it says is a proposal.",
        )),
        (PlanState::Coming, Some(first)) => {
            Some(say!("Planens tid börjar {first}.", "The time of the plan begins {first}."))
        }
        _ => None,
    }
}

/// That no plan takes over; and of a plan whose time is over, that nobody has decided about what remains.
fn not_taken_over(account: &Account<'_>, day: Day) -> Say {
    let is_over = account.plan.period.as_ref().is_none_or(|time| time.period.is_over(day));
    match account.count(Fate::Open) {
        0 => Say::fixed("Ingen senare plan har tagit över.", "No later plan has taken over."),
        _ if !is_over => Say::fixed(
            "Ingen senare plan har tagit över; planens tid är inte slut.",
            "No later plan has taken over; the time of the plan is not over.",
        ),
        1 => Say::fixed(
            "Ingen senare plan har tagit över. Vad som ska göras med det åtagande som kvarstår är inte beslutat.",
            "No later plan has taken over. What is to be done about the remaining commitment has not been decided.",
        ),
        left => {
            let (sv, en) = (nouns::COMMITMENTS.with(left).sv, nouns::REMAINING.with(left).en);
            say!(
                "Ingen senare plan har tagit över. Vad som ska göras med de {sv} som kvarstår är inte beslutat.",
                "No later plan has taken over. What is to be done about the {en} has not been decided."
            )
        }
    }
}

/// Why it cannot be told which plan is the next one, and what to write.
fn unclear(plan: &Plan, other: &Plan) -> Say {
    let (id, own) = (&plan.id, &other.id);
    if own == id {
        return say!(
            "Planerna anger varandra som föregående, så det går inte att säga vilken som är nästa: ändra previous i {id} eller i planen som den anger.",
            "The plans name each other as the one before, so which is the next one cannot be told: change previous in {id} or in the plan that it names."
        );
    }
    say!(
        "{own} för vidare åtgärder härifrån men anger inte den här som föregående plan, så det är oklart vad som är kvar. Skriv previous: {id} i {own}.",
        "{own} carries activities over from here and does not name this as the plan before it, so what is left is unclear. Write previous: {id} in {own}."
    )
}

/// `21 = 4 genomförda + …`: the total and its terms, with no percentages.
fn sum(context: &ReportContext<'_>, account: &Account<'_>) -> Fact {
    let lang = context.lang;
    let of_draft = account.next.is_some_and(|next| context.is_draft(next));
    let words = |fate: Fate, count| if of_draft { fate.words_of_draft(count) } else { fate.words(count) };
    let counts = Fate::ALL.map(|fate| (fate, account.count(fate)));
    let terms: Vec<String> = counts
        .iter()
        .rev()
        .filter(|(_, count)| *count > 0)
        .map(|(fate, count)| format!("{count} {}", words(*fate, *count).text(lang)))
        .collect();
    let total = account.rows.len();
    let text = if terms.is_empty() { total.to_string() } else { format!("{total} = {}", terms.join(" + ")) };
    let number = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let all = std::iter::once(("promises", number(total)));
    let fields = all.chain(counts.iter().map(|(fate, count)| (fate.name(), number(*count)))).collect();
    Fact::new("summary", lang.pick("Åtaganden", "Commitments"), Cell::Fields { text, fields })
}

/// `8 = 2 uppfyllda + 6 mäts inte`: how the goals in the plan's list stand; nothing where it has none.
fn sum_of_goals(goals: &Goals<'_, '_>, lang: Lang) -> Option<Fact> {
    let counts = goals.counts();
    let number = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let word = |reach: Option<Reach>, count: usize| match reach {
        Some(reach) => reach.words(count),
        None => Say::fixed("mäts inte", "not measured by a number"),
    };
    let terms = counts.iter().filter(|(_, count)| *count > 0);
    let terms: Vec<String> =
        terms.map(|(reach, count)| format!("{count} {}", word(*reach, *count).text(lang))).collect();
    let own = counts.iter().map(|(reach, count)| (reach.map_or("in_words", Reach::name), number(*count)));
    let fields = std::iter::once(("goals", number(total))).chain(own).collect();
    let text = format!("{total} = {}", terms.join(" + "));
    (total > 0).then(|| Fact::new("goal_summary", lang.pick("Mål", "Goals"), Cell::Fields { text, fields }))
}

/// How many promises nothing tells of, though their time is over; nothing when there are none.
fn not_reported(account: &Account<'_>, lang: Lang) -> Option<Fact> {
    let is_silent = |row: &&Promised<'_>| row.standing.state == State::NotReported;
    let count = account.rows.iter().filter(is_silent).count();
    let number = i64::try_from(count).unwrap_or(i64::MAX);
    (count > 0)
        .then(|| Fact::new("not_reported", lang.pick("Ej redovisade", "Not reported"), Cell::Count(number)))
}

/// An activity that only the next plan has, with its time: `Öppna en stödlinje (2026 – H 2026)`
fn new(plan: Option<&Plan>, activity: &Activity, lang: Lang) -> Cell {
    let id = plan.map_or_else(|| activity.id.to_string(), |plan| format!("{}/{}", plan.id, activity.id));
    let (title, promised) = (activity.title.to_string(), promised::text(activity, lang));
    let text = if promised.is_empty() { title.clone() } else { format!("{title} ({promised})") };
    let fields = vec![
        ("id", Cell::Text(id)),
        ("title", Cell::Text(title)),
        ("promised", if promised.is_empty() { Cell::Nothing } else { Cell::Text(promised) }),
    ];
    Cell::Fields { text, fields }
}

fn named(plan: &Plan) -> Cell {
    Cell::Named { id: plan.id.to_string(), title: plan.title.to_string() }
}
