//! The section on the cases, for a group that the register says is told of them. Each half-year is told of once: at the
//! first meeting after it has ended. So no two pages tell of the same cases on two days. No count is told in steps, since
//! what may be told in steps depends on the half-year that is running.

use super::context::{MeetingContext, Section};
use super::lines::Line;
use crate::base::halfyear::HalfYear;
use crate::model::records::vocabulary::ToldOf;
use crate::output::page::{Cell, Fact, Part, Table, Tone};
use crate::reports::cases::{HalfYears, Sight, Told, none, told, told_columns};
use crate::reports::context::internal;

/// The dimension that the cases are told by: a page for a meeting has no room for all of them.
const DIMENSION: &str = "environment";

impl MeetingContext<'_, '_> {
    /// Whether the group is told of the cases.
    pub(super) fn is_told_of_cases(&self) -> bool {
        self.group.told_of.iter().any(|said| said.value == ToldOf::Cases)
    }

    pub(super) fn cases(&self) -> Option<Section> {
        if !self.is_told_of_cases() {
            return None;
        }
        let (lang, workspace) = (self.lang(), self.context.workspace);
        let cases = HalfYears::of_cases(workspace, None, self.context.day);
        let sight = Sight { k: workspace.config.publication.k, lang, is_capped: true };
        let rows = told(&cases, &self.ended(&cases), sight, |dimension| dimension == DIMENSION);
        let title = lang.pick("Ärenden", "Cases");
        let section = Cell::Word { name: "cases", word: title.to_owned(), mark: "", tone: Tone::Plain };
        let empty = if cases.are_there() {
            lang.pick(
                "Inget halvår har tagit slut sedan förra mötet.",
                "No half-year has ended since the last meeting.",
            )
        } else {
            none(self.context)
        };
        let facts = if rows.is_empty() {
            vec![Fact::new("none", lang.pick("Antal", "Counts"), Cell::Empty(empty.to_owned()))]
        } else {
            Vec::new()
        };
        let line = |own: &Told| Line {
            section: section.clone(),
            id: own.row.dimension.clone(),
            title: own.row.category.clone(),
            what: own.row.count.clone(),
            when: Cell::Text(own.half.to_string()),
            responsible: Cell::Nothing,
            note: Cell::text(internal(lang)),
        };
        let lines = rows.iter().map(line).collect();
        let table = Table::of("cases", &told_columns(), rows, lang);
        let part = Part {
            list: Some("sections"),
            id: "cases".to_owned(),
            title: title.to_owned(),
            facts,
            table: (!table.is_empty()).then_some(table),
            ..Part::default()
        };
        Some(Section { part, lines })
    }

    /// The half-years that have ended since the group last met. One without cases is told of as one with few: that it
    /// has none would say of the next how few it has.
    fn ended(&self, cases: &HalfYears) -> Vec<HalfYear> {
        let day = self.context.day;
        if !cases.are_there() {
            return Vec::new();
        }
        let is_new = |half: &HalfYear| {
            let after = half.plus(1).period().map(|next| next.first);
            half.is_over(day) && after.is_some_and(|after| self.between.holds(after, day))
        };
        cases.halves().filter(is_new).collect()
    }
}
