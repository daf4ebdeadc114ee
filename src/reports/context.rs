//! The context that every report is made from: records, day, language and version of the files.

use std::collections::HashSet;

use super::report::Report;
use crate::base::day::Day;
use crate::base::lang::Lang;
use crate::facts::Replaced;
use crate::io::git::Revision;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::output::page::{Cell, Page, Part, Stamp};
use crate::pii::told::{number_in_place, told_in_place};
use crate::say;

/// The warning on every page that names cases or incidents, or counts them.
pub(super) fn internal(lang: Lang) -> &'static str {
    lang.pick("Internt – inte för publicering.", "Internal – not for publication.")
}

/// The context that every report is made from.
#[derive(Clone, Debug)]
pub struct ReportContext<'w> {
    /// The workspace whose records are reported.
    pub workspace: &'w Workspace,
    /// The day for which the report is true; later entries are left out.
    pub day: Day,
    /// The language of the report's text for people.
    pub lang: Lang,
    /// The version of the files according to git; nothing when git does not know it.
    pub revision: Option<Revision>,
    /// Whether there is a repository that could not be asked for it.
    pub is_git_silent: bool,
}

impl<'w> ReportContext<'w> {
    /// The plan asked for, or all plans that apply. A replaced plan is returned only when it is asked for.
    pub(super) fn plans(&self, wanted: Option<&str>) -> Vec<Filed<'w, Plan>> {
        let replaced = self.replaced(wanted);
        let is_wanted = |plan: &Plan| wanted.is_none_or(|id| plan.id == *id) && !replaced.holds(plan);
        self.workspace.plans().filter(|plan| is_wanted(plan.record)).collect()
    }

    /// The note on plans that are left out because a later plan has replaced them.
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

    /// Whether a page names a case or an incident, by its id or its file.
    fn names_people(&self, page: &mut Page) -> bool {
        let of_people = |kind| self.workspace.of_kind(kind).map(|(_, loaded)| loaded.id());
        let ids: HashSet<&str> = ["case", "incident"].into_iter().flat_map(of_people).collect();
        let mut found = false;
        let is_apart = |char: char| !char.is_alphanumeric() && !matches!(char, '-' | '_' | '█');
        if !ids.is_empty() {
            page.each_text(&mut |text| found = found || text.split(is_apart).any(|word| ids.contains(word)));
        }
        found
    }

    /// A page of the report, stamped with the day and the version of the files that it is true for.
    pub(super) fn page(
        &self,
        report: &Report,
        title: &str,
        parts: Vec<Part>,
        notes: Vec<String>,
        mut asked: Vec<(&'static str, Cell)>,
    ) -> Page {
        // What was asked for is words of the command line, and nobody has searched them.
        for (_, cell) in &mut asked {
            cell.each_text(&mut |text| told_in_place(&self.workspace.config.detector, text));
        }
        let stamp = Stamp {
            day: self.day,
            revision: self.revision.clone(),
            is_git_silent: self.is_git_silent,
            version: env!("CARGO_PKG_VERSION"),
            lang: self.lang,
        };
        let (schema, lists, spreadsheet) = (report.schema, report.lists, report.spreadsheet);
        let title = title.to_owned();
        let mut page = Page { schema, title, parts, lists, notes, marking: None, spreadsheet, stamp, asked };
        page.say_times();
        // The records were covered when they were read. What stands together only on the page is searched here.
        page.each_text(&mut number_in_place);
        let warning = internal(self.lang);
        if self.names_people(&mut page) && page.notes.iter().all(|note| note != warning) {
            page.notes.push(warning.to_owned());
        }
        page.marking = page.notes.iter().find(|note| *note == warning).cloned();
        page
    }
}
