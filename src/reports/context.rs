//! What every report is made from.

use super::report::Report;
use crate::base::day::Day;
use crate::base::lang::Lang;
use crate::facts::Replaced;
use crate::io::git::Revision;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::output::mask::Mask;
use crate::output::page::{Cell, Page, Part, Stamp};
use crate::say;

/// What every report is made from.
#[derive(Clone, Debug)]
pub struct ReportContext<'w> {
    /// The records.
    pub workspace: &'w Workspace,
    /// The day that it is to be true on.
    pub day: Day,
    /// The language.
    pub lang: Lang,
    /// What git says of the files.
    pub revision: Option<Revision>,
}

impl<'w> ReportContext<'w> {
    /// The plan that is asked for, or all that hold: one that another has taken over from is shown when it is asked for.
    pub(super) fn plans(&self, wanted: Option<&str>) -> Vec<Filed<'w, Plan>> {
        let replaced = self.replaced(wanted);
        let is_wanted = |plan: &Plan| wanted.is_none_or(|id| plan.id == *id) && !replaced.holds(plan);
        self.workspace.plans().filter(|plan| is_wanted(plan.record)).collect()
    }

    /// What must be said where plans are left out because another has taken over from them.
    pub(super) fn left_out(&self, wanted: Option<&str>) -> Option<String> {
        let replaced = self.replaced(wanted);
        let plans = self.workspace.plans().map(|filed| filed.record).filter(|plan| replaced.holds(plan));
        let ids: Vec<&str> = plans.map(|plan| &*plan.id).collect();
        let ids = if ids.is_empty() { return None } else { ids.join(", ") };
        let said = say!(
            "Planer som en senare har ersatt är inte med: {ids}. vbe status --plan visar en av dem.",
            "Plans that a later one has replaced are left out: {ids}. vbe status --plan shows one of them."
        );
        Some(said.text(self.lang).to_owned())
    }

    fn replaced(&self, wanted: Option<&str>) -> Replaced<'w> {
        if wanted.is_some() { Replaced::default() } else { Replaced::by(self.workspace, self.day) }
    }

    /// A report's answer, stamped with where and when it holds.
    pub(super) fn page(
        &self,
        report: &Report,
        title: &str,
        parts: Vec<Part>,
        notes: Vec<String>,
        asked: Vec<(&'static str, Cell)>,
    ) -> Page {
        let stamp = Stamp {
            day: self.day,
            revision: self.revision.clone(),
            version: env!("CARGO_PKG_VERSION"),
            lang: self.lang,
        };
        let (schema, lists, spreadsheet) = (report.schema, report.lists, report.spreadsheet);
        let title = title.to_owned();
        let mut page = Page { schema, title, parts, lists, notes, spreadsheet, stamp, asked };
        Mask::of(self.workspace).page(&mut page);
        page
    }
}
