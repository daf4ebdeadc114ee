//! The goals and the needs of a plan in words, what is done for each, and the numbers that measure them.

use std::collections::HashMap;

use super::document::Document;
use super::words::{filled, section};
use crate::base::lang::Say;
use crate::output::page::{Fact, Fit, Part, Table};
use crate::reports::cells::numbered;
use crate::reports::goals::{Row, Served, columns_of_needs};
use crate::reports::indicators;
use crate::syntax::unsearched::Unsearched;

/// How much room there is for what is done for each.
const ACTIVITIES: Fit = Fit::Wide(4);

/// The goals in words, then what is measured; nothing where the plan has neither.
pub(super) fn part(document: &Document<'_, '_>) -> Part {
    let lang = document.lang();
    let mut part = section("goals", &Say::fixed("Mål och resultat", "Goals and results"), lang);
    if let Some(goals) = document.goals().part(ACTIVITIES) {
        let table = goals.table.and_then(filled);
        part.parts.push(Part { id: "listed".to_owned(), table, ..goals });
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
    let mut by_need: HashMap<Unsearched<&str>, Vec<Served<'_>>> = HashMap::new();
    for activity in document.survey.counting() {
        for link in &activity.needs {
            let served = Served::answering(activity, link.partly, link.note.as_deref());
            by_need.entry(link.to.stands()).or_default().push(served);
        }
    }
    let rows = document.plan.needs.iter().map(|need| {
        let title = numbered(need.number.as_ref(), &need.title);
        let served = by_need.remove(&need.id.stands()).unwrap_or_default();
        Row::of_need(&need.id, title, (need.risk, need.note.as_deref()), served)
    });
    let table = filled(Table::of("needs", &columns_of_needs(ACTIVITIES), rows, lang))?;
    let part = section("needs", &Say::fixed("Behov", "Needs"), lang);
    Some(Part { table: Some(table), ..part })
}
