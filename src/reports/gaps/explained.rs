//! What is no gap, and is to be known beside them: where sources differ and somebody has explained why.

use crate::facts::picture;
use crate::model::records::plan::Plan;
use crate::model::records::situation::Situation;
use crate::model::records::vocabulary::{Environment, Vocabulary};
use crate::output::page::{Cell, Column, Fit, Of, Part, Table};
use crate::reports::context::ReportContext;

/// The explained differences of a plan's situation picture, if there are any.
pub(super) fn part(context: &ReportContext<'_>, plan: &Plan) -> Option<Part> {
    let lang = context.lang;
    let picture = picture::of_plan(context.workspace, plan)?.record;
    let explained = picture.contradictions.iter().filter(|noted| noted.explained.is_some());
    let row = |noted: &crate::model::records::situation::Contradiction| {
        let between = noted.between.iter().map(|id| Cell::text(title(picture, id))).collect();
        let all = || lang.pick("Alla miljöer", "Every milieu").to_owned();
        vec![
            noted.environment.map_or_else(|| Cell::Text(all()), |own| milieu(own.value, lang)),
            Cell::List(between),
            Cell::text(&*noted.text),
            noted.explained.as_ref().map_or(Cell::Nothing, |why| Cell::text(&**why)),
        ]
    };
    let rows: Vec<Vec<Cell>> = explained.map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let columns = vec![
        Column::new("environment", lang.pick("Miljö", "Milieu"), Fit::Narrow(16)),
        Column::new("between", lang.pick("Mellan", "Between"), Fit::Wide(4)),
        Column::new("text", lang.pick("Skillnaden", "The difference"), Fit::Hidden),
        Column::new("explained", lang.pick("Förklaring", "Explanation"), Fit::Wide(7)),
    ];
    let title = lang.pick("Källor som säger olika, med förklaring", "Sources that say otherwise, explained");
    Some(Part {
        of: Of { list: "explained", one: "picture" },
        id: picture.id.to_string(),
        title: format!("{title} ({})", rows.len()),
        facts: Vec::new(),
        table: Some(Table { of: "differences", columns, rows }),
        lists: &[],
        parts: Vec::new(),
    })
}

fn milieu(environment: Environment, lang: crate::base::lang::Lang) -> Cell {
    let word = environment.word().text(lang).to_owned();
    Cell::Word { name: environment.name(), word, mark: "", tone: crate::output::page::Tone::Plain }
}

fn title<'s>(picture: &'s Situation, id: &'s str) -> &'s str {
    let source = picture.sources.iter().find(|source| *source.id == *id);
    source.map(|source| &*source.title).filter(|title| !title.is_empty()).unwrap_or(id)
}
