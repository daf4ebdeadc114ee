//! Incidents and cases, as counts that may be told. A number of cases is told only where it has been published already:
//! what was counted anew here would be a second publication of the same cases.

use super::document::Document;
use super::words::{filled, paragraph, section};
use crate::base::halfyear::HalfYear;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::facts::figures::Figures;
use crate::output::page::{Fact, Part, Table};
use crate::reports::cases::{HalfYears, Sight, told, told_columns};
use crate::say;

/// The section; nothing where there is nothing that may be told.
pub(super) fn part(document: &Document<'_, '_>) -> Option<Part> {
    let lang = document.lang();
    let title = Say::fixed("Händelser och ärenden", "Incidents and cases");
    let mut part = section("incidents", &title, lang);
    part.facts.extend(paragraph("cases", &cases(document), lang));
    part.table = incidents(document);
    if part.table.is_some() {
        let k = document.workspace().config.publication.k;
        let few = say!(
            "Antal händelser halvår för halvår; <{k} betyder färre än {k}.",
            "Incidents by half-year; <{k} means fewer than {k}."
        );
        part.facts.push(Fact::said("few", few.text(lang)));
    }
    (part.table.is_some() || !part.facts.is_empty()).then_some(part)
}

/// How many incidents came in by the app and how many reached the incident system, in each half-year that has ended within
/// the time of the follow-up. Only whether there are at least `k` is told, so that two documents that are laid side by
/// side tell no more.
fn incidents(document: &Document<'_, '_>) -> Option<Table> {
    let (lang, Period { first, last }) = (document.lang(), document.options.period);
    let all = HalfYears::of_incidents(document.workspace(), None, last.min(document.day()));
    let is_within = |half: &HalfYear| {
        let is_in = half.period().is_some_and(|own| first <= own.first && own.last <= last);
        // A time that has ended is shown as on its last day, which is over too.
        is_in && (half.is_over(document.day()) || document.options.has_ended)
    };
    let halves: Vec<HalfYear> = all.halves().filter(is_within).collect();
    let sight = Sight { k: document.workspace().config.publication.k, lang, is_capped: true };
    let rows = told(&all, &halves, sight, |_| true);
    all.are_there().then(|| filled(Table::of("incidents", &told_columns(), rows, lang))).flatten()
}

/// The number of cases that was last published, as it was printed. What is published of a year is so after it.
fn cases(document: &Document<'_, '_>) -> Vec<Say> {
    let told = |own: &Figures| {
        let (years, k) = (own.years, own.k);
        match own.cases {
            Some(cases) => say!(
                "Enligt den senast publicerade statistiken registrerades {cases} ärenden {years}.",
                "By the statistics last published {cases} cases were registered in {years}."
            ),
            None => say!(
                "Enligt den senast publicerade statistiken registrerades färre än {k} ärenden {years}.",
                "By the statistics last published fewer than {k} cases were registered in {years}."
            ),
        }
    };
    document.options.printed.iter().map(told).collect()
}
