//! The context that every report is made from: records, day, language and version of the files.

use std::collections::HashSet;
use std::sync::Arc;

use super::report::Report;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::facts::{Editions, PlanState};
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
    /// Whether the page has pictures without being asked for them.
    pub is_drawn: bool,
}

impl<'w> ReportContext<'w> {
    /// The plan asked for, or all plans that are counted. A draft or a replaced plan is returned only when it is asked for.
    pub(crate) fn plans(&self, wanted: Option<&str>) -> Vec<Filed<'w, Plan>> {
        let editions = self.editions();
        let is_wanted = |plan: &Plan| wanted.map_or_else(|| editions.counts(plan), |id| plan.id == *id);
        self.workspace.plans().filter(|plan| is_wanted(plan.record)).collect()
    }

    /// Whether what a plan promises is counted on the day.
    pub(crate) fn counts(&self, plan: &Plan) -> bool {
        self.editions().counts(plan)
    }

    /// Whether a plan is only a draft: what it says has replaced nothing.
    pub(super) fn is_draft(&self, plan: &Plan) -> bool {
        self.editions().state(plan) == PlanState::Draft
    }

    /// The plans that are not in force yet: drafts, and what is adopted for a time to come.
    pub(super) fn plans_ahead(&self) -> Vec<Filed<'w, Plan>> {
        let editions = self.editions();
        self.workspace.plans().filter(|plan| editions.state(plan.record).is_ahead()).collect()
    }

    /// All plans: those that are counted, those that are not in force yet, and those that a later one has replaced.
    pub(crate) fn plans_of_all_time(&self) -> Vec<Filed<'w, Plan>> {
        let mut all = self.plans(None);
        all.extend(self.plans_ahead());
        let replaced = |plan: &Filed<'_, Plan>| all.iter().all(|own| !std::ptr::eq(own.record, plan.record));
        let replaced: Vec<_> = self.workspace.plans().filter(replaced).collect();
        all.extend(replaced);
        all
    }

    /// What a plan is called among others: one that is not counted with its state, `Handlingsplan (utkast)`.
    pub(crate) fn called_among_others(&self, plan: &Plan) -> String {
        let state = self.editions().state(plan);
        let title = &plan.title;
        if state.counts() {
            title.to_string()
        } else {
            format!("{title} ({})", state.short().text(self.lang))
        }
    }

    /// The note on plans that are left out: replaced ones, and those that are not in force yet; or, where one of those is
    /// asked for, that it is.
    pub(super) fn left_out(&self, wanted: Option<&str>) -> Vec<String> {
        let editions = self.editions();
        let plans = || self.workspace.plans().map(|filed| filed.record);
        if let Some(wanted) = wanted {
            let told = plans().find(|plan| plan.id == *wanted).and_then(|plan| editions.told(plan));
            return told.map(|told| told.text(self.lang).to_owned()).into_iter().collect();
        }
        let ids = |is: fn(PlanState) -> bool| {
            let own = plans().filter(|plan| is(editions.state(plan))).map(|plan| &*plan.id);
            own.collect::<Vec<&str>>().join(", ")
        };
        let replaced = ids(|state| state == PlanState::Superseded);
        let ahead = ids(PlanState::is_ahead);
        let said = [
            (!replaced.is_empty()).then(|| {
                say!(
                    "Planer som en senare har ersatt är inte med: {replaced}. vbe status --plan visar en av dem.",
                    "Plans that a later one has replaced are left out: {replaced}. vbe status --plan shows one of them."
                )
            }),
            (!ahead.is_empty()).then(|| {
                say!(
                    "Utkast och planer som inte gäller än räknas inte: {ahead}. vbe status --plan visar en av dem.",
                    "Drafts and plans not yet in force are not counted: {ahead}. vbe status --plan shows one of them."
                )
            }),
        ];
        said.into_iter().flatten().map(|said| said.text(self.lang).to_owned()).collect()
    }

    /// Why a page has no plan: there is none at all, or none that is counted on the day.
    pub(super) fn no_plan(&self) -> String {
        let said = match self.workspace.plans().next() {
            None => Say::fixed(
                "Här finns ingen plan. vbe new plan skriver in den, och vbe import läser en tabell.",
                "There is no plan here. vbe new plan writes it, and vbe import reads a table.",
            ),
            Some(_) => Say::fixed("Ingen plan gäller den här dagen.", "No plan is in force on this day."),
        };
        said.text(self.lang).to_owned()
    }

    pub(super) fn editions(&self) -> Arc<Editions> {
        Editions::on(self.workspace, self.day)
    }

    /// Whether a page names a case or an incident, by its id or its file.
    fn names_people(&self, page: &mut Page) -> bool {
        let of_people = |kind| self.workspace.of_kind(kind).map(|(_, loaded)| loaded.id());
        let ids: HashSet<&str> = ["case", "incident"].into_iter().flat_map(of_people).collect();
        let mut found = false;
        let is_apart = |char: char| !char.is_alphanumeric() && !matches!(char, '-' | '_' | '█');
        let lengths = || ids.iter().map(|id| id.len());
        let (Some(shortest), Some(longest)) = (lengths().min(), lengths().max()) else { return false };
        // Most words are not as long as an id, and need not be looked up.
        let is_id = |word: &str| (shortest..=longest).contains(&word.len()) && ids.contains(word);
        page.each_text(&mut |text| found = found || text.split(is_apart).any(is_id));
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
        let cautions = self.cautions();
        let warnings = notes.iter().filter(|note| cautions.contains(note)).cloned().collect();
        let marking = None;
        let mut page =
            Page { schema, title, parts, lists, notes, marking, warnings, spreadsheet, stamp, asked };
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
