//! The part of the gaps page that lists explained contradictions: sources differ, but somebody has explained
//! why, so they are not gaps.

use crate::base::lang::{Lang, Say};
use crate::facts::picture;
use crate::model::records::plan::Plan;
use crate::model::records::situation::{Contradiction, Situation};
use crate::model::records::vocabulary::{Environment, Vocabulary};
use crate::output::page::{Cell, Column, Fit, Part, Table, Tone};
use crate::reports::context::ReportContext;

/// The explained contradictions of a plan's situation picture, if there are any.
pub(super) fn part(context: &ReportContext<'_>, plan: &Plan) -> Option<Part> {
    let lang = context.lang;
    let picture = picture::of_plan(context.workspace, plan)?.record;
    let explained = picture.contradictions.iter().filter(|noted| noted.explained.is_some());
    let rows: Vec<Row<'_>> = explained.map(|noted| (picture, noted)).collect();
    if rows.is_empty() {
        return None;
    }
    let title = lang.pick("Källor som säger olika, med förklaring", "Sources that say otherwise, explained");
    Some(Part {
        list: Some("explained"),
        id: picture.id.to_string(),
        title: format!("{title} ({})", rows.len()),
        table: Some(Table::of("differences", &columns(), rows, lang)),
        ..Part::default()
    })
}

/// A contradiction, and the situation picture that it is in.
type Row<'p> = (&'p Situation, &'p Contradiction);

fn columns<'p>() -> Vec<Column<Row<'p>>> {
    vec![
        Column::new("environment", Say::fixed("Miljö", "Milieu"), Fit::Narrow(16), |(_, noted), lang| {
            let all = || Cell::Text(lang.pick("Alla miljöer", "Every milieu").to_owned());
            noted.environment.map_or_else(all, |own| milieu(own.value, lang))
        }),
        Column::new("between", Say::fixed("Mellan", "Between"), Fit::Wide(4), |(picture, noted), _| {
            Cell::List(noted.between.iter().map(|id| Cell::text(title(picture, id))).collect())
        }),
        Column::new("text", Say::fixed("Skillnaden", "The difference"), Fit::Hidden, |(_, noted), _| {
            Cell::text(&*noted.text)
        }),
        Column::new("explained", Say::fixed("Förklaring", "Explanation"), Fit::Wide(7), |(_, noted), _| {
            noted.explained.as_ref().map_or(Cell::Nothing, |why| Cell::text(&**why))
        }),
    ]
}

fn milieu(environment: Environment, lang: Lang) -> Cell {
    let word = environment.word().text(lang).to_owned();
    Cell::Word { name: environment.name(), word, mark: "", tone: Tone::Plain }
}

fn title<'s>(picture: &'s Situation, id: &'s str) -> &'s str {
    let source = picture.sources.iter().find(|source| *source.id == *id);
    source.map(|source| &*source.title).filter(|title| !title.is_empty()).unwrap_or(id)
}
