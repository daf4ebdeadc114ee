//! The table of a plan's goals or needs: whose each is, what is done for it, and how it stands. The status page, the
//! account and the follow-up have it.

use std::collections::{HashMap, HashSet};

use super::cells::{numbered, reach_cell};
use super::context::ReportContext;
use crate::base::lang::{Lang, Say};
use crate::facts::indicators::{Key, Measured, Numbers, Subject, words};
use crate::facts::{Reach, State, Survey};
use crate::model::records::plan::{Activity, ListedGoal, Plan};
use crate::model::records::vocabulary::{Risk, Vocabulary};
use crate::output::page::{Cell, Column, Fit, Part, Table, Tone};
use crate::syntax::unsearched::Unsearched;

/// The name of the table, under which programs find its rows.
pub(super) const TABLE: &str = "goals";

/// A goal or a need of a plan's list, and the activities that are for it.
pub(super) struct Row<'w> {
    id: &'w str,
    /// A goal under another is indented by a dash.
    title: String,
    /// The risk behind a need, where the plan says it.
    risk: Option<Risk>,
    note: Option<&'w str>,
    responsible: Cell,
    of: Of<'w>,
    stands: Stands,
}

/// How it stands: a goal may be measured by a number, a need is not.
enum Stands {
    At { reach: Reach, target: Option<Say>, result: Option<Say> },
    Unmeasured,
    Unasked,
}

/// What is done for it.
enum Of<'w> {
    Own(Vec<Served<'w>>),
    /// It stands at what is under it.
    Below,
}

/// An activity that is for a goal or a need.
#[derive(Clone, Copy, Debug)]
pub(super) struct Served<'w> {
    activity: &'w Activity,
    /// The sub-plan that it stands in, and its state there.
    sub: Option<(&'w Plan, State)>,
    /// Whether it answers a need only in part, and what is written of that.
    partly: bool,
    note: Option<&'w str>,
}

/// What the goals of a plan are shown by.
pub(super) struct Goals<'r, 'w> {
    pub context: &'r ReportContext<'w>,
    pub survey: &'r Survey<'w>,
    /// What its sub-plans do.
    pub below: &'r [Survey<'w>],
    pub numbers: &'r Numbers<'w>,
}

impl<'w> Goals<'_, 'w> {
    /// The goals as a part of a page; nothing where the plan lists none. `activities` says whether there is room for what
    /// is done for each.
    pub(super) fn part(&self, activities: Fit) -> Option<Part> {
        let lang = self.context.lang;
        let rows = self.rows();
        let mut table = Table::of(TABLE, &columns(Say::fixed("Mål", "Goal"), activities), &rows, lang);
        if self.context.is_drawn
            && let Some(plan) = self.context.workspace.plan(&self.survey.plan.id).found()
        {
            let what = Say::fixed("målet i planen", "the goal in the plan");
            let ground =
                |row: &Row<'_>| self.context.ground_in_plan(plan, row.id, &what).into_iter().collect();
            table = table.grounded(rows.iter().map(ground));
        }
        (!table.is_empty()).then(|| Part {
            id: TABLE.to_owned(),
            title: lang.pick("Planens mål", "The goals of the plan").to_owned(),
            table: Some(table),
            ..Part::default()
        })
    }

    /// How many goals there are in each state, also in words alone.
    pub(super) fn counts(&self) -> Vec<(Option<Reach>, usize)> {
        let of = |reach: Option<Reach>| {
            let own = self.numbers.listed.iter().filter(|own| own.as_ref().map(|own| own.reach) == reach);
            (reach, own.count())
        };
        Reach::ALL.into_iter().map(|reach| of(Some(reach))).chain([of(None)]).collect()
    }

    /// The activities that serve each goal, those of the sub-plans last.
    fn served(&self) -> HashMap<Unsearched<&'w str>, Vec<Served<'w>>> {
        let mut by_goal: HashMap<Unsearched<&'w str>, Vec<Served<'w>>> = HashMap::new();
        let mut put = |goal: Unsearched<&'w str>, activity, sub| {
            by_goal.entry(goal).or_default().push(Served { activity, sub, partly: false, note: None });
        };
        for activity in self.survey.counting() {
            activity.serves.iter().for_each(|goal| put(goal.stands(), activity, None));
        }
        for sub in self.below {
            let rows = sub.rows.iter().filter(|(_, standing)| standing.state != State::Cancelled);
            for (activity, standing) in rows {
                // A goal of the sub-plan's own comes before one of the whole with the same id.
                let of_whole = activity.serves.iter().filter(|goal| sub.plan.goals.find(goal).is_none());
                of_whole.for_each(|goal| put(goal.stands(), activity, Some((sub.plan, standing.state))));
            }
        }
        by_goal
    }

    /// The goals of the list, those under another after it.
    fn rows(&self) -> Vec<Row<'w>> {
        let goals = &self.survey.plan.goals;
        let mut by_goal = self.served();
        let measured = goals.iter().zip(&self.numbers.listed).map(|(goal, own)| (goal.id.stands(), own));
        let measured: HashMap<Unsearched<&str>, &Option<Measured<'w>>> = measured.collect();
        // What measures a goal alone is looked up for each.
        let rows: HashMap<_, &Measured<'w>> =
            self.numbers.rows.iter().rev().map(|row| (row.subject.key(), row)).collect();
        let above: HashSet<Unsearched<&str>> =
            goals.iter().filter_map(|goal| Some(goal.parent.as_ref()?.stands())).collect();
        let mut row = |goal: &'w ListedGoal, is_under: bool| {
            let title = numbered(goal.number.as_ref(), &goal.title);
            let activities = by_goal.remove(&goal.id.stands()).unwrap_or_default();
            let own = measured.get(&goal.id.stands()).and_then(|own| own.as_ref());
            Row {
                id: &goal.id,
                title: if is_under { format!("– {title}") } else { title },
                risk: None,
                note: None,
                responsible: self.context.actors(&goal.responsible),
                // What is done for a goal stands at the goals under it.
                of: if activities.is_empty() && above.contains(&goal.id.stands()) {
                    Of::Below
                } else {
                    Of::Own(activities)
                },
                stands: own.map_or(Stands::Unmeasured, |own| stands(own, &rows)),
            }
        };
        let mut under: HashMap<Unsearched<&str>, Vec<&'w ListedGoal>> = HashMap::new();
        let mut top = Vec::new();
        for goal in goals {
            match goal.parent.as_ref().filter(|parent| goals.find(parent).is_some()) {
                Some(parent) => under.entry(parent.stands()).or_default().push(goal),
                None => top.push(goal),
            }
        }
        let mut rows = Vec::new();
        for goal in top {
            rows.push(row(goal, false));
            // A plan has two levels of goals. What lies deeper, or in a ring, comes last.
            rows.extend(under.remove(&goal.id.stands()).into_iter().flatten().map(|goal| row(goal, true)));
        }
        let deeper = goals.iter().filter(|goal| {
            goal.parent
                .as_ref()
                .and_then(|parent| under.get(&parent.stands()))
                .is_some_and(|own| !own.is_empty())
        });
        rows.extend(deeper.map(|goal| row(goal, true)));
        rows
    }
}

/// How a goal stands, and by which number: its own, or that of the only thing that measures it.
fn stands<'w>(own: &Measured<'w>, rows: &HashMap<Key<'w>, &Measured<'w>>) -> Stands {
    let of_part = match own.parts.as_slice() {
        // The number of a goal under it stands at that goal.
        [(part, _)] if !matches!(part, Subject::Goal(_)) => rows.get(&part.key()).copied(),
        _ => None,
    };
    let told = of_part.unwrap_or(own);
    let both = |of: fn(&Measured<'_>, Lang) -> Option<String>| {
        Some(Say::new(of(told, Lang::Sv)?, of(told, Lang::En)?))
    };
    Stands::At { reach: own.reach, target: both(words::target), result: both(words::latest) }
}

impl<'w> Row<'w> {
    /// A need, and the activities that answer it.
    pub(super) fn of_need(
        id: &'w str,
        title: String,
        (risk, note): (Option<Risk>, Option<&'w str>),
        activities: Vec<Served<'w>>,
    ) -> Self {
        let (responsible, of) = (Cell::Nothing, Of::Own(activities));
        Self { id, title, risk, note, responsible, of, stands: Stands::Unasked }
    }
}

impl<'w> Served<'w> {
    /// An activity that answers a need.
    pub(super) fn answering(activity: &'w Activity, partly: bool, note: Option<&'w str>) -> Self {
        Self { activity, sub: None, partly, note }
    }

    /// `1.1 Fältarbete (delvis: når bara norra delen)`, `Elevråd (Delplan för skolan: avslutad)`
    fn cell(&self, lang: Lang) -> Cell {
        let mut beside = Vec::new();
        if self.partly {
            beside.push(lang.pick("delvis", "in part").to_owned());
        }
        beside.extend(self.note.map(str::to_owned));
        if let Some((plan, state)) = self.sub {
            beside.push(plan.title.to_string());
            beside.push(state.word().text(lang).to_owned());
        }
        let title = numbered(self.activity.number.as_ref(), &self.activity.title);
        let title = if beside.is_empty() { title } else { format!("{title} ({})", beside.join(": ")) };
        let own = &self.activity.id;
        let id = self.sub.map_or_else(|| own.to_string(), |(plan, _)| format!("{}/{own}", plan.id));
        Cell::Named { id, title }
    }
}

/// The columns of needs: those of goals, with the risk behind each.
pub(super) fn columns_of_needs<'w>(activities: Fit) -> Vec<Column<Row<'w>>> {
    let mut all = columns(Say::fixed("Behov", "Need"), activities);
    let risk = |row: &Row<'w>, lang| {
        let cell = |risk: Risk| {
            let word = risk.word().text(lang).to_owned();
            Cell::Word { name: risk.name(), word, mark: "", tone: Tone::Plain }
        };
        row.risk.map_or(Cell::Nothing, cell)
    };
    all.insert(2, Column::new("risk", Say::fixed("Risk", "Risk"), Fit::Narrow(11), risk));
    all
}

/// The columns of goals or needs. What is done for each is shown as `activities` says.
pub(super) fn columns<'w>(title: Say, activities: Fit) -> Vec<Column<Row<'w>>> {
    vec![
        Column::new("id", Say::fixed("Id", "Id"), Fit::Hidden, |row: &Row<'w>, _| Cell::text(row.id)),
        Column::new("title", title, Fit::Wide(4), |row, _| Cell::text(&row.title)),
        Column::new("note", Say::fixed("Anmärkning", "Note"), Fit::Under, |row, _| {
            row.note.map_or(Cell::Nothing, |note| Cell::Aside(note.to_owned()))
        }),
        Column::new("target", Say::fixed("Målvärde", "Target"), Fit::Under, |row, lang| {
            match &row.stands {
                Stands::At { target, .. } => number(target.as_ref(), lang),
                _ => Cell::Nothing,
            }
        }),
        Column::new("responsible", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(2), |row, _| {
            row.responsible.clone()
        }),
        Column::new("activities", Say::fixed("Åtgärder", "Activities"), activities, activities_cell),
        Column::new("result", Say::fixed("Resultat", "Result"), Fit::Wide(2), |row, lang| {
            match &row.stands {
                Stands::At { result, .. } => number(result.as_ref(), lang),
                _ => Cell::Nothing,
            }
        }),
        Column::new("reach", Say::fixed("Läge", "State"), Fit::Narrow(15), |row, lang| match row.stands {
            Stands::At { reach, .. } => reach_cell(reach, lang),
            Stands::Unmeasured => Cell::Empty(lang.pick("mäts inte", "not measured").to_owned()),
            Stands::Unasked => Cell::Nothing,
        }),
    ]
}

fn number(of: Option<&Say>, lang: Lang) -> Cell {
    of.map_or(Cell::Nothing, |own| Cell::text(own.text(lang)))
}

fn activities_cell(row: &Row<'_>, lang: Lang) -> Cell {
    let Of::Own(all) = &row.of else { return Cell::Empty(String::new()) };
    if all.is_empty() {
        return Cell::Empty(lang.pick("ingen åtgärd", "no activity").to_owned());
    }
    Cell::List(all.iter().map(|own| own.cell(lang)).collect())
}
