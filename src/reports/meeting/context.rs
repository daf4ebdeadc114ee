//! The context of the meeting page: the group, its meetings and plans, and how sections are made.

use super::lines::Line;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::facts::meetings::Between;
use crate::facts::{Standing, Survey};
use crate::model::records::meeting::Meeting;
use crate::model::records::organisation::Actor;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::Filed;
use crate::output::page::{Cell, Column, Fact, Part, Table, Tone};
use crate::reports::context::ReportContext;
use crate::say;

/// The most rows that a section shows when the page must fit on one sheet.
const ROWS: usize = 8;

/// A group that meets on a day, with everything that its page is made from.
pub(super) struct MeetingContext<'s, 'w> {
    pub(super) context: &'s ReportContext<'w>,
    pub(super) group: &'w Actor,
    pub(super) held: Vec<(Day, Filed<'w, Meeting>)>,
    pub(super) between: Between,
    /// How often the group is to meet, and by when it is next to.
    pub(super) meets: Option<(Say, Option<Day>)>,
    pub(super) plans: Vec<(Filed<'w, Plan>, Survey<'w>, Survey<'w>)>,
    pub(super) is_one_page: bool,
}

/// The heading of a section.
pub(super) struct Head {
    pub(super) id: &'static str,
    /// The name of the table in JSON.
    pub(super) table: &'static str,
    pub(super) title: Say,
}

/// A section of the page, and its lines in a spreadsheet.
pub(super) struct Section {
    pub(super) part: Part,
    pub(super) lines: Vec<Line>,
}

impl<'w> MeetingContext<'_, 'w> {
    /// Every activity, with its state at the last meeting and its state now.
    pub(super) fn rows(
        &self,
    ) -> impl Iterator<Item = (&Filed<'w, Plan>, &'w Activity, &Standing<'w>, &Standing<'w>)> {
        self.plans.iter().flat_map(|(plan, then, now)| {
            then.rows
                .iter()
                .zip(&now.rows)
                .map(move |((activity, then), (_, now))| (plan, *activity, then, now))
        })
    }

    /// A section of these rows; nothing when there are none.
    pub(super) fn section<R>(
        &self,
        head: &Head,
        columns: &[Column<R>],
        rows: &[R],
        line: impl Fn(&R) -> Line,
    ) -> Option<Section> {
        let lang = self.lang();
        if rows.is_empty() {
            return None;
        }
        let title = head.title.text(lang);
        let (facts, shown) = self.room(rows.len());
        let mut table = Table::of(head.table, columns, rows, lang);
        table.truncate(shown);
        let part = Part {
            list: Some("sections"),
            id: head.id.to_owned(),
            title: format!("{title} ({})", rows.len()),
            facts,
            table: Some(table),
            ..Part::default()
        };
        let section = Cell::Word { name: head.id, word: title.to_owned(), mark: "", tone: Tone::Plain };
        let lines = rows.iter().map(|row| Line { section: section.clone(), ..line(row) }).collect();
        Some(Section { part, lines })
    }

    /// How many of `count` rows are shown, and the fact that says how to see the rest: no other page has the same rows.
    fn room(&self, count: usize) -> (Vec<Fact>, usize) {
        if !self.is_one_page || count <= ROWS {
            return (Vec::new(), count);
        }
        let lang = self.lang();
        let (left, group, day) = (count - ROWS, &self.group.id, self.context.day);
        let all = format!("vbe meeting {group} --on {day} --all");
        let text = say!("och {left} till: {all} visar alla", "and {left} more: {all} shows all");
        let cell = Cell::Text(format!("{ROWS}, {}", text.text(lang)));
        (vec![Fact::new("more", lang.pick("Här visas", "Shown"), cell)], ROWS)
    }

    /// An activity, identified by `plan/activity`.
    pub(super) fn activity(plan: &Filed<'_, Plan>, activity: &Activity) -> Cell {
        Cell::Named { id: format!("{}/{}", plan.record.id, activity.id), title: activity.title.to_string() }
    }

    pub(super) fn lang(&self) -> Lang {
        self.context.lang
    }
}
