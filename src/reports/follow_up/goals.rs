//! The goals and the needs of a plan in words, what is done for each, and the numbers that measure them.

use std::collections::{HashMap, HashSet};

use super::document::Document;
use super::words::{filled, section};
use crate::base::lang::{Lang, Say};
use crate::facts::Reach;
use crate::model::records::plan::{Activity, ListedGoal};
use crate::output::page::{Cell, Column, Fact, Fit, Part, Table};
use crate::reports::cells::{numbered, reach_cell};
use crate::reports::indicators;
use crate::syntax::unsearched::Unsearched;

/// A goal or a need of the plan's list, and the activities that are for it.
struct Row<'w> {
    id: &'w str,
    /// A goal under another is indented by a dash.
    title: String,
    responsible: Cell,
    of: Of<'w>,
    stands: Stands,
}

/// How it stands: a goal may be measured by a number, a need is not.
enum Stands {
    At(Reach),
    Unmeasured,
    Unasked,
}

/// What is done for it.
enum Of<'w> {
    Own(Vec<&'w Activity>),
    /// It stands at what is under it.
    Below,
}

/// The goals in words, then what is measured; nothing where the plan has neither.
pub(super) fn part(document: &Document<'_, '_>) -> Part {
    let lang = document.lang();
    let mut part = section("goals", &Say::fixed("Mål och resultat", "Goals and results"), lang);
    let title = Say::fixed("Mål", "Goal");
    if let Some(table) = filled(Table::of("goals", &columns(title), listed(document), lang)) {
        part.parts.push(Part {
            id: "listed".to_owned(),
            title: lang.pick("Planens mål", "The goals of the plan").to_owned(),
            table: Some(table),
            ..Part::default()
        });
    }
    if let Some(numbers) = indicators::part_of(&document.numbers, lang) {
        part.parts.push(Part { table: numbers.table.and_then(filled), ..numbers });
    }
    if part.parts.is_empty() {
        let none = lang.pick(
            "Planen har varken en lista över mål, indikatorer eller målvärden.",
            "The plan has neither a list of goals, nor indicators, nor targets.",
        );
        part.facts.push(Fact::said("none", none));
    }
    part
}

/// The needs that the plan is to answer, and by what; nothing where it has none.
pub(super) fn needs(document: &Document<'_, '_>) -> Option<Part> {
    let lang = document.lang();
    let mut by_need: HashMap<Unsearched<&str>, Vec<&Activity>> = HashMap::new();
    for activity in document.survey.counting() {
        for link in &activity.needs {
            by_need.entry(link.to.stands()).or_default().push(activity);
        }
    }
    let rows = document.plan.needs.iter().map(|need| Row {
        id: &need.id,
        title: numbered(need.number.as_ref(), &need.title),
        responsible: Cell::Nothing,
        of: Of::Own(by_need.remove(&need.id.stands()).unwrap_or_default()),
        stands: Stands::Unasked,
    });
    let table = filled(Table::of("needs", &columns(Say::fixed("Behov", "Need")), rows, lang))?;
    let part = section("needs", &Say::fixed("Behov", "Needs"), lang);
    Some(Part { table: Some(table), ..part })
}

/// The goals of the list, those under another after it.
fn listed<'w>(document: &Document<'_, 'w>) -> Vec<Row<'w>> {
    let goals = &document.plan.goals;
    let mut by_goal: HashMap<Unsearched<&str>, Vec<&'w Activity>> = HashMap::new();
    for activity in document.survey.counting() {
        for goal in &activity.serves {
            by_goal.entry(goal.stands()).or_default().push(activity);
        }
    }
    let reaches = goals.iter().zip(&document.numbers.listed).map(|(goal, reach)| (goal.id.stands(), *reach));
    let reaches: HashMap<Unsearched<&str>, Option<Reach>> = reaches.collect();
    let above: HashSet<Unsearched<&str>> =
        goals.iter().filter_map(|goal| Some(goal.parent.as_ref()?.stands())).collect();
    let mut row = |goal: &'w ListedGoal, is_under: bool| {
        let title = numbered(goal.number.as_ref(), &goal.title);
        let activities = by_goal.remove(&goal.id.stands()).unwrap_or_default();
        Row {
            id: &goal.id,
            title: if is_under { format!("– {title}") } else { title },
            responsible: document.context.actors(&goal.responsible),
            // What is done for a goal stands at the goals under it.
            of: if activities.is_empty() && above.contains(&goal.id.stands()) {
                Of::Below
            } else {
                Of::Own(activities)
            },
            stands: reaches.get(&goal.id.stands()).copied().flatten().map_or(Stands::Unmeasured, Stands::At),
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
        goal.parent.as_ref().and_then(|parent| under.get(&parent.stands())).is_some_and(|own| !own.is_empty())
    });
    rows.extend(deeper.map(|goal| row(goal, true)));
    rows
}

fn columns<'w>(title: Say) -> Vec<Column<Row<'w>>> {
    vec![
        Column::new("id", Say::fixed("Id", "Id"), Fit::Hidden, |row: &Row<'w>, _| Cell::text(row.id)),
        Column::new("title", title, Fit::Wide(4), |row, _| Cell::text(&row.title)),
        Column::new("responsible", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(2), |row, _| {
            row.responsible.clone()
        }),
        Column::new("activities", Say::fixed("Åtgärder", "Activities"), Fit::Wide(4), activities),
        Column::new("reach", Say::fixed("Läge", "State"), Fit::Narrow(15), |row, lang| match row.stands {
            Stands::At(reach) => reach_cell(reach, lang),
            Stands::Unmeasured => Cell::Empty(lang.pick("mäts inte", "not measured").to_owned()),
            Stands::Unasked => Cell::Nothing,
        }),
    ]
}

fn activities(row: &Row<'_>, lang: Lang) -> Cell {
    let Of::Own(all) = &row.of else { return Cell::Empty(String::new()) };
    if all.is_empty() {
        return Cell::Empty(lang.pick("ingen åtgärd", "no activity").to_owned());
    }
    let named = |own: &&Activity| Cell::Named {
        id: own.id.to_string(),
        title: numbered(own.number.as_ref(), &own.title),
    };
    Cell::List(all.iter().map(named).collect())
}
