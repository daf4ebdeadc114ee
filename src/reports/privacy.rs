//! The privacy report: how many cases could be singled out by what others may know about them. It names no
//! case and shows no values: it warns about all cases together and cannot be used to look people up.

use super::cases::none;
use super::context::{ReportContext, internal};
use super::report::Report;
use crate::base::lang::{Lang, Say};
use crate::facts::uniqueness::Classes;
use crate::model::records::case::Case;
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, keys};

/// The report of how easily cases can be told apart.
pub static PRIVACY: Report = Report {
    name: "privacy",
    schema: "vbe.privacy/1",
    lists: &["sets"],
    spreadsheet: Spreadsheet { table: "classes", parts: &["set"], keys: || keys(&columns()) },
    about: Say::fixed(
        "Visa hur många ärenden som går att skilja ut",
        "Show how many cases can be singled out",
    ),
};

pub(crate) fn page(context: &ReportContext<'_>) -> Page {
    let lang = context.lang;
    let cases = context.workspace.cases().map(|filed| filed.record);
    let come = |case: &&Case| case.registered.is_none_or(|half| half.value.has_come(context.day));
    let classes = Classes::of(cases.filter(come).map(key));
    let mut notes = vec![internal(lang).to_owned()];
    let mut parts = Vec::new();
    if let Some(smallest) = classes.smallest() {
        parts.push(part(&classes, smallest, lang));
        notes.push(warning(&classes, lang));
        notes.push(
            lang.pick(
                "Lika är de ärenden som har samma halvår, rapporterande verksamhet, område, åldersgrupp och miljö. \
                 Den som vet så mycket om någon känner igen ett ärende som är ensamt, och får veta resten.",
                "Alike are the cases with the same half-year, reporting unit, area, age group and milieu. Whoever \
                 knows that much of somebody recognises a case that is alone, and learns the rest.",
            )
            .to_owned(),
        );
    } else {
        notes.push(none(lang).to_owned());
    }
    notes.extend(context.cautions());
    let title = lang.pick("Avidentifierat är inte anonymt", "De-identified is not anonymous");
    context.page(&PRIVACY, title, parts, notes, Vec::new())
}

/// What others may know about a case.
fn key(case: &Case) -> impl Ord + use<'_> {
    (
        case.registered.map(|half| half.value),
        case.source.map(|source| source.value),
        case.area.as_deref(),
        case.age_band.map(|band| band.value),
        case.environment.map(|environment| environment.value),
    )
}

fn part(classes: &Classes, smallest: u64, lang: Lang) -> Part {
    let facts = vec![
        Fact::new("cases", lang.pick("Ärenden", "Cases"), count(classes.total())),
        Fact::new("unique", lang.pick("Ensamma i sitt slag", "Alone of their kind"), count(classes.unique())),
        Fact::new("k", lang.pick("Minsta grupp (k)", "Smallest group (k)"), count(smallest)),
    ];
    Part {
        list: Some("sets"),
        id: "cases".to_owned(),
        title: lang.pick("Alla ärenden", "All cases").to_owned(),
        facts,
        table: Some(Table::of("classes", &columns(), &classes.sizes, lang)),
        ..Part::default()
    }
}

/// The columns: how many cases are alike, and how many such groups there are.
fn columns<'c>() -> Vec<Column<(&'c u64, &'c u64)>> {
    vec![
        Column::new("size", Say::fixed("Lika ärenden", "Cases alike"), Fit::Narrow(14), |row, _| {
            count(*row.0)
        }),
        Column::new("groups", Say::fixed("Grupper", "Groups"), Fit::Narrow(10), |row, _| count(*row.1)),
        Column::new("cases", Say::fixed("Ärenden", "Cases"), Fit::Wide(1), |row, _| count(row.0 * row.1)),
    ]
}

fn warning(classes: &Classes, lang: Lang) -> String {
    let (unique, total) = (classes.unique(), classes.total());
    if unique == 0 {
        return lang
            .pick(
                "Inget ärende är ensamt i sitt slag. Det kan ändras med nästa ärende, och gör inte ärendena anonyma.",
                "No case is alone of its kind. The next case may change that, and it does not make them anonymous.",
            )
            .to_owned();
    }
    if total == 1 {
        return lang
            .pick(
                "Det enda ärendet går att skilja ut. Behandla det som personuppgifter.",
                "The only case can be singled out. Treat it as personal data.",
            )
            .to_owned();
    }
    let (sv, en) = if unique == 1 { ("det", "it") } else { ("dem", "them") };
    lang.pick(
        format!(
            "{unique} av {total} ärenden går att skilja ut från alla andra. Behandla {sv} som personuppgifter."
        ),
        format!(
            "{unique} of {total} cases can be singled out from all others. Treat {en} as personal data."
        ),
    )
}

fn count(count: u64) -> Cell {
    Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))
}
