//! The account report: a table of what became of every promise of a plan, fit to be an appendix.

use super::cells::{edition_before, outcome_said, state_cell, target_cell};
use super::context::ReportContext;
use super::goals::{self, Goals};
use super::report::Report;
use crate::base::day::Day;
use crate::base::frequency::periods;
use crate::base::lang::{Lang, Say, clause};
use crate::base::nouns;
use crate::base::time_words;
use crate::facts::PlanState;
use crate::facts::account::{Account, Fate, Promised};
use crate::facts::diff::told::{self, Between};
use crate::facts::diff::{Change, ChangeKind, Changed};
use crate::facts::due::Duty;
use crate::facts::fulfilled::Fulfilled;
use crate::facts::indicators::{Measured, Numbers, Subject, words};
use crate::facts::lineage::below;

use crate::facts::reach::Reach;
use crate::facts::state::{State, Survey, is_finished_late, responsible};
use crate::model::kinds::Kind;
use crate::model::records::Text;
use crate::model::records::plan::{Activity, Aim, Plan};
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, Tone, keys};
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
        } else {
            Say::fixed(
                "Struket utan beslut: för vidare åtgärden med carried_from i nästa plan, eller ställ in den: vbe cancel ÅTGÄRD --decision BESLUT.",
                "Dropped without a decision: carry the activity over with carried_from in the next plan, or cancel it: vbe cancel ACTIVITY --decision DECISION.",
            )
        };
        notes.push(note.text(lang).to_owned());
    }
    notes.extend(account.unclear.iter().map(|other| unclear(account.plan, other).text(lang).to_owned()));
    if let (Some(next), false) = (account.next, account.others.is_empty()) {
        let others: Vec<&str> = account.others.iter().map(|other| &*other.id).collect();
        let (others, next) = (others.join(", "), &next.id);
        let note = say!(
            "Fler planer anger den här som sin föregående: {others}. Redovisningen gäller {next}; --next väljer en annan.",
            "Other plans name this one as the one before them too: {others}. The account is against {next}; --next chooses another."
        );
        notes.push(note.text(lang).to_owned());
    }
    if account.next.is_none() && account.unclear.is_empty() {
        let ahead = of_ahead(context.editions().state(account.plan), account.plan);
        let said = ahead.unwrap_or_else(|| not_taken_over(account, context.day));
        notes.push(said.text(lang).to_owned());
    }
    notes.extend(context.cautions());
    let mut facts = vec![sum(account, lang)];
    facts.splice(0..0, state(context, account.plan));
    facts.extend(not_reported(account, lang));
    facts.extend(edition_before(account.plan, true, lang));
    if let Some(next) = account.next {
        facts.insert(0, Fact::new("next", lang.pick("Nästa plan", "Next plan"), named(next)));
    }
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
            Cell::List(account.new.iter().map(|own| of(account.next, own)).collect()),
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

/// The state of a plan that is not in force yet: what it promises is not owed.
fn state(context: &ReportContext<'_>, plan: &Plan) -> Option<Fact> {
    let state = Some(context.editions().state(plan)).filter(|state| state.is_ahead())?;
    let lang = context.lang;
    let word = Cell::Word {
        name: state.name(),
        word: state.word().text(lang).to_owned(),
        mark: "",
        tone: Tone::Watch,
    };
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
fn sum(account: &Account<'_>, lang: Lang) -> Fact {
    let counts = Fate::ALL.map(|fate| (fate, account.count(fate)));
    let terms: Vec<String> = counts
        .iter()
        .rev()
        .filter(|(_, count)| *count > 0)
        .map(|(fate, count)| format!("{count} {}", fate.words(*count).text(lang)))
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

/// `antecknad som genomförd 1 av 3 år`, `antecknad som genomförd 5 av 8 gånger`: how often what recurs was recorded as
/// carried out in the times that are over. What nobody has recorded may have been done all the same.
fn occasions<'w>(
    context: &ReportContext<'w>,
    plan: &'w Plan,
    activity: &'w Activity,
    fulfilled: &Fulfilled<'w>,
) -> Option<Say> {
    let duty = Duty::of_activity(context.workspace, plan, activity, fulfilled, context.day)?;
    let turns = duty.turns_on(context.day, context.day);
    let over = turns.iter().filter(|turn| turn.is_over(context.day));
    let (done, wanted) =
        over.fold((0, 0), |(done, all), turn| (done + turn.done.min(turn.wanted), all + turn.wanted));
    let once_in = duty.recurrence.filter(|own| own.times == 1);
    let (Say { sv, en }, within) = match once_in {
        Some(own) => (periods(own, wanted as usize), "in "),
        None => (nouns::TIMES.of(wanted as usize), ""),
    };
    (wanted > 0).then(|| {
        say!(
            "antecknad som genomförd {done} av {wanted} {sv}",
            "recorded as carried out {within}{done} of {wanted} {en}"
        )
    })
}

/// How many promises nothing tells of, though their time is over; nothing when there are none.
fn not_reported(account: &Account<'_>, lang: Lang) -> Option<Fact> {
    let is_silent = |row: &&Promised<'_>| row.standing.state == State::NotReported;
    let count = account.rows.iter().filter(is_silent).count();
    let number = i64::try_from(count).unwrap_or(i64::MAX);
    (count > 0)
        .then(|| Fact::new("not_reported", lang.pick("Ej redovisade", "Not reported"), Cell::Count(number)))
}

/// A row of the table: an activity, with the account that it belongs to.
struct Row<'r, 'w> {
    context: &'r ReportContext<'r>,
    account: &'r Account<'w>,
    promised: &'r Promised<'w>,
    /// The number that its own goal has come to.
    result: Option<Say>,
    /// How often it was carried out, of how often it was to be, where it recurs.
    occasions: Option<Say>,
}

fn table(context: &ReportContext<'_>, account: &Account<'_>, numbers: &Numbers<'_>) -> Table {
    let fulfilled = Fulfilled::of(context.workspace, account.plan, context.day);
    let rows = account.rows.iter().map(|promised| {
        let of = |row: &&Measured<'_>| {
            let Subject::Activity(own, _) = row.subject else { return false };
            own.id.stands() == promised.activity.id.stands()
        };
        let result = numbers
            .rows
            .iter()
            .find(of)
            .and_then(|row| Some(Say::new(words::latest(row, Lang::Sv)?, words::latest(row, Lang::En)?)));
        let occasions = occasions(context, account.plan, promised.activity, &fulfilled);
        Row { context, account, promised, result, occasions }
    });
    Table::of("promises", &columns(), rows, context.lang)
}

fn columns<'r, 'w>() -> Vec<Column<Row<'r, 'w>>> {
    vec![
        Column::new("activity", Say::fixed("Åtgärd", "Activity"), Fit::Wide(5), |row, _| {
            of(Some(row.account.plan), row.promised.activity)
        }),
        Column::new("fate", Say::fixed("Resultat", "Result"), Fit::Narrow(20), |row, lang| {
            fate(row.promised.fate, lang)
        }),
        Column::new("state", Say::fixed("Läge", "State"), Fit::Hidden, |row: &Row<'_, '_>, lang| {
            state_cell(row.promised.standing.state, lang)
        }),
        Column::new("not_reported", Say::fixed("Redovisad", "Reported"), Fit::Under, |row, lang| {
            let is = row.promised.standing.state == State::NotReported;
            Cell::Flag { is, word: State::NotReported.word().text(lang).to_owned() }
        }),
        Column::new("late", Say::fixed("Efter utsatt tid", "After its time"), Fit::Under, |row, lang| {
            let promised = row.promised;
            let is = promised.fate == Fate::Done
                && promised
                    .progress
                    .is_some_and(|own| is_finished_late(promised.activity, own, row.context.day));
            Cell::Flag { is, word: lang.pick("efter utsatt tid", "after its time").to_owned() }
        }),
        Column::new("onward", Say::fixed("Till", "To"), Fit::Under, |row, _| {
            list(row.promised.onward.iter().map(|(own, _)| of(row.account.next, own)).collect())
        }),
        Column::new("changes", Say::fixed("Ändrat", "Changed"), Fit::Under, |row, _| changes(row)),
        Column::new("decision", Say::fixed("Beslut", "Decision"), Fit::Under, |row, lang| {
            decision(row, lang)
        }),
        Column::new("target", Say::fixed("Mål", "Target"), Fit::Under, |row: &Row<'_, '_>, lang| {
            let goal = row.promised.activity.goal.as_ref();
            goal.map_or(Cell::Nothing, |goal| target(&goal.aim, lang))
        })
        .of_fields(&["target", "target_unit", "target_by"]),
        Column::new("outcome", Say::fixed("Utfall", "Outcome"), Fit::Wide(2), |row, lang| {
            let outcome = row.promised.progress.and_then(|progress| progress.outcome.as_ref());
            let outcome = outcome.filter(|own| own.on.day <= row.context.day).map(|own| &own.value);
            match (outcome, &row.result) {
                (None, Some(result)) => Cell::text(result.text(lang)),
                (Some(outcome), _) => Cell::Said {
                    written: outcome.to_string(),
                    said: outcome_said(outcome, row.promised.activity, lang),
                },
                (None, None) => Cell::Nothing,
            }
        }),
        Column::new(
            "occasions",
            Say::fixed("Antecknad som genomförd", "Recorded as carried out"),
            Fit::Under,
            |row, lang| row.occasions.as_ref().map_or(Cell::Nothing, |told| Cell::text(told.text(lang))),
        ),
        Column::new("reach", Say::fixed("Målet", "The target"), Fit::Under, |row, lang| {
            reach(row.promised, lang)
        }),
        Column::new("last", Say::fixed("Senast uppdaterad", "Last updated"), Fit::Narrow(10), |row, _| {
            Cell::day(row.promised.standing.last)
        }),
        Column::new("responsible", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(3), |row, _| {
            row.context.actors(responsible(row.account.plan, row.promised.activity))
        }),
        Column::new("note", Say::fixed("Senaste notering", "Last note"), Fit::Hidden, |row, _| {
            text(row.promised.standing.update.and_then(|update| update.note.as_ref()))
        }),
    ]
}

fn list(cells: Vec<Cell>) -> Cell {
    if cells.is_empty() { Cell::Nothing } else { Cell::List(cells) }
}

fn text(text: Option<&Text>) -> Cell {
    text.map_or(Cell::Nothing, |text| Cell::text(&**text))
}

/// What the activities that carry this one over promise differently.
fn changes(row: &Row<'_, '_>) -> Cell {
    let onward = &row.promised.onward;
    let several = onward.len() > 1;
    let changes: Vec<_> = onward
        .iter()
        .flat_map(|(own, changes)| changes.iter().map(move |change| (several.then_some(*own), change)))
        .collect();
    list(change_texts(row.context, row.account, &changes))
}

/// The decision that cancelled the activity, and whether it is to be tried again.
fn decision(row: &Row<'_, '_>, lang: Lang) -> Cell {
    let promised = row.promised;
    let cancelled = promised.progress.and_then(|progress| progress.cancelled.as_ref());
    let cancelled = cancelled.filter(|_| promised.standing.state == State::Cancelled);
    cancelled.map_or(Cell::Nothing, |cancelled| {
        let (decision, day) = (clause(&cancelled.decision), cancelled.on.day);
        // People often write who decided and when among the words of the decision.
        let is_said = |word: &str| decision.to_lowercase().contains(&word.to_lowercase());
        let by = cancelled.by.as_ref().map(|by| row.context.actor(by).read(""));
        let by = by.filter(|by| !is_said(by.split(' ').next().unwrap_or_default()));
        let by = by.map(|by| format!(", {by}")).unwrap_or_default();
        let day = if is_said(&day.to_string()) { String::new() } else { format!(" ({day})") };
        let again = lang.pick("; prövas igen när planen revideras", "; to be tried again at the revision");
        let again = if cancelled.again { again } else { "" };
        Cell::text(format!("{decision}{by}{day}{again}"))
    })
}

/// `mål: 100 personer, senast V 2025`
fn target(aim: &Aim, lang: Lang) -> Cell {
    let Some(written) = &aim.written else { return Cell::Nothing };
    let unit = aim.unit.as_ref().map_or_else(String::new, |unit| format!(" {unit}"));
    let by = aim.by.as_ref().map_or_else(String::new, |by| match lang {
        Lang::Sv => format!(", klart senast {}", time_words::end(&by.text, lang)),
        Lang::En => format!(", by {}", time_words::end(&by.text, lang)),
    });
    let label = lang.pick("mål", "target");
    Cell::Fields {
        text: format!("{label}: {written}{unit}{by}"),
        fields: vec![
            ("target", Cell::text(&**written)),
            ("target_unit", aim.unit.as_ref().map_or(Cell::Nothing, |unit| Cell::text(&**unit))),
            ("target_by", Cell::time(aim.by.as_ref())),
        ],
    }
}

/// Whether the target was reached. A cancelled promise is not reported as lacking an outcome.
fn reach(row: &Promised<'_>, lang: Lang) -> Cell {
    let is_aimed = row.activity.goal.as_ref().is_some_and(|goal| goal.aim.written.is_some());
    match row.standing.reach {
        Reach::Unmeasured if is_aimed && row.fate != Fate::Cancelled => Cell::Word {
            name: Reach::Unmeasured.name(),
            word: lang.pick("utfall saknas", "no outcome").to_owned(),
            mark: "",
            tone: Tone::Watch,
        },
        reach => target_cell(reach, lang),
    }
}

/// An activity, identified by `plan/activity`.
fn of(plan: Option<&Plan>, activity: &Activity) -> Cell {
    let id = plan.map_or_else(|| activity.id.to_string(), |plan| format!("{}/{}", plan.id, activity.id));
    Cell::Named { id, title: activity.title.to_string() }
}

fn named(plan: &Plan) -> Cell {
    Cell::Named { id: plan.id.to_string(), title: plan.title.to_string() }
}

fn fate(fate: Fate, lang: Lang) -> Cell {
    let (mark, tone) = match fate {
        Fate::Dropped => ("✗", Tone::Bad),
        Fate::Open | Fate::Unclear => ("", Tone::Watch),
        Fate::Done => ("✓", Tone::Good),
        _ => ("", Tone::Plain),
    };
    Cell::Word { name: fate.name(), word: fate.word().text(lang).to_owned(), mark, tone }
}

/// The changes of a plan as a whole, or of the activities that carry one over: `klart senast: H 2018 → V 2019 (senare)`. What
/// is new, or gone, in one field for one reason is told together.
fn change_texts(
    context: &ReportContext<'_>,
    account: &Account<'_>,
    changes: &[(Option<&Activity>, &Change)],
) -> Vec<Cell> {
    let lang = context.lang;
    let Some(next) = account.next else { return Vec::new() };
    let workspace = context.workspace;
    let record = |plan: &Plan| Some(workspace.plan(&plan.id).found()?.file);
    let before = record(account.plan).and_then(|file| workspace.file(file).record.as_ref());
    let sides = Between { was: workspace, now: workspace, before };
    let Some(kind) = Kind::named("plan") else { return Vec::new() };
    let (id, title) = (next.id.to_string(), next.title.to_string());
    let one = Changed { kind, id, title, how: ChangeKind::Altered, changes: Vec::new() };
    let names = told::of(workspace, sides, &one, lang);
    let mut told: Vec<Altered> = Vec::new();
    for (of, change) in changes {
        let of = of.map(|own| format!("{}: ", own.title)).unwrap_or_default();
        // Of a whole row the reason says what it is: `nytt mål`.
        let is_row =
            change.field.ends_with(']') && change.why.as_ref().is_some_and(|why| why.sv.contains(' '));
        let own = Altered {
            before: format!("{of}{}", told::field(&names, change)),
            of,
            is_row,
            why: change.why.as_ref().map(|why| why.text(lang).to_owned()).unwrap_or_default(),
            values: told::values(sides, &one, change, lang)
                .map(|all| all.into_iter().map(|own| own.said).collect()),
        };
        match told.last_mut().filter(|last| last.takes(&own)) {
            Some(last) => last.values.iter_mut().zip(own.values).for_each(|(all, more)| all.extend(more)),
            None => told.push(own),
        }
    }
    told.iter().map(|own| Cell::Text(own.text())).collect()
}

/// A change in words.
struct Altered {
    /// The activity, where there are several.
    of: String,
    /// What changed.
    before: String,
    /// Whether the reason says by itself what changed.
    is_row: bool,
    why: String,
    values: [Vec<String>; 2],
}

impl Altered {
    /// Whether another change is more of the same: more that is new, or more that is gone.
    fn takes(&self, other: &Self) -> bool {
        let is_one_sided = |own: &Self| own.values.iter().any(Vec::is_empty);
        let sides = |own: &Self| [0, 1].map(|side| own.values[side].is_empty());
        let is_same = self.before == other.before && self.why == other.why;
        is_same && is_one_sided(self) && sides(self) == sides(other)
    }

    fn text(&self) -> String {
        let side = |all: &[String]| if all.is_empty() { "–".to_owned() } else { all.join("; ") };
        let why = if self.why.is_empty() { String::new() } else { format!(" ({})", self.why) };
        let [was, now] = &self.values;
        match (was.is_empty(), now.is_empty()) {
            _ if self.is_row => {
                format!("{}{}: {}", self.of, self.why, side(if now.is_empty() { was } else { now }))
            }
            (true, false) if !self.why.is_empty() => format!("{}, {}: {}", self.before, self.why, side(now)),
            (false, true) if !self.why.is_empty() => format!("{}, {}: {}", self.before, self.why, side(was)),
            _ => format!("{}: {} → {}{why}", self.before, side(was), side(now)),
        }
    }
}
