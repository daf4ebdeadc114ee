//! A group at a meeting, and what its page is made from.

use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::facts::meetings::Between;
use crate::facts::{Standing, Survey};
use crate::model::records::meeting::Meeting;
use crate::model::records::organisation::Actor;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::Filed;
use crate::output::page::{Cell, Fact, Of, Part, Table};
use crate::reports::context::ReportContext;
use crate::say;

/// More rows than this are not shown where the answer is to have room on a page.
const ROWS: usize = 8;

/// A group at a meeting on a day, with everything that its page is made from.
pub(super) struct MeetingContext<'s, 'w> {
    pub(super) context: &'s ReportContext<'w>,
    pub(super) group: &'w Actor,
    pub(super) held: Vec<(Day, Filed<'w, Meeting>)>,
    pub(super) between: Between,
    pub(super) plans: Vec<(Filed<'w, Plan>, Survey<'w>, Survey<'w>)>,
    pub(super) is_one_page: bool,
}

impl<'w> MeetingContext<'_, 'w> {
    /// Every activity, as it stood at the last meeting and as it stands now.
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

    /// A section; nothing when there is nothing to tell. Where it is to have room on a page, what is left out is counted.
    pub(super) fn part(&self, id: &str, title: &Say, mut table: Table, all: &Say) -> Option<Part> {
        let lang = self.context.lang;
        let count = table.rows.len();
        if count == 0 {
            return None;
        }
        let mut facts = Vec::new();
        if self.is_one_page && count > ROWS {
            table.rows.truncate(ROWS);
            let (left, all) = (count - ROWS, all.text(lang));
            let text = say!("och {left} till: {all} visar alla", "and {left} more: {all} shows all");
            facts.push(Fact::new(
                "more",
                lang.pick("Här visas", "Shown"),
                Cell::Text(format!("{ROWS}, {}", text.text(lang))),
            ));
        }
        let title = title.text(lang);
        Some(Part {
            of: Of { list: "sections", one: "section" },
            id: id.to_owned(),
            title: format!("{title} ({count})"),
            facts,
            table: Some(table),
            lists: &[],
            parts: Vec::new(),
        })
    }

    pub(super) fn lang(&self) -> Lang {
        self.context.lang
    }
}
