//! The privacy report: how many cases could be singled out by what others may know about them. It names no
//! case and shows no values: it warns about all cases together and cannot be used to look people up. It tells of
//! each count only whether it is small.

use super::cases::none;
use super::cells::some_cell;
use super::context::ReportContext;
use super::report::Report;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::facts::copies;
use crate::facts::uniqueness::Classes;
use crate::model::records::case::Case;
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, keys};

/// The report of how easily cases can be told apart.
pub static PRIVACY: Report = Report {
    name: "privacy",
    schema: "vbe.privacy/2",
    lists: &["sets"],
    spreadsheet: Spreadsheet {
        table: "classes",
        parts: &["set"],
        keys: || keys(&columns()),
        is_marked: true,
    },
    about: Say::fixed(
        "Visa hur många ärenden som går att skilja ut",
        "Show how many cases can be singled out",
    ),
};

pub(crate) fn page(context: &ReportContext<'_>) -> Page {
    let lang = context.lang;
    let k = context.workspace.config.publication.k;
    let cases = copies::cases(context.workspace).map(|filed| filed.record);
    let are_there = copies::cases(context.workspace).next().is_some();
    let come = |case: &&Case| case.registered.is_none_or(|half| half.value.has_come(context.day));
    let classes = Classes::of(cases.filter(come).map(key));
    let mut notes = context.internal_cautions();
    let mut parts = Vec::new();
    // On whatever day: when the first of them came is nobody's business.
    if are_there {
        let smallest = classes.smallest().unwrap_or_default();
        parts.push(part(&classes, smallest, k, lang));
        notes.push(warning(&classes, k, lang));
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
        notes.push(none(context).to_owned());
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

fn part(classes: &Classes, smallest: u64, k: u64, lang: Lang) -> Part {
    let facts = vec![
        Fact::new("cases", lang.pick("Ärenden", "Cases"), some_cell(classes.total(), k)),
        Fact::new(
            "unique",
            lang.pick("Ensamma i sitt slag", "Alone of their kind"),
            some_cell(classes.unique(), k),
        ),
        Fact::new("k", lang.pick("Minsta grupp (k)", "Smallest group (k)"), some_cell(smallest, k)),
    ];
    Part {
        list: Some("sets"),
        id: "cases".to_owned(),
        title: lang.pick("Alla ärenden", "All cases").to_owned(),
        facts,
        table: Some(Table::of("classes", &columns(), bands(classes, k), lang)),
        ..Part::default()
    }
}

/// The classes of some sizes together: of one size at a time the few large ones could be recognised.
struct Band {
    size: String,
    groups: Cell,
    cases: Cell,
}

/// The cases that are alone, those with fewer than `k` alike, and the others.
fn bands(classes: &Classes, k: u64) -> Vec<Band> {
    let few = if k > 3 { format!("2–{}", k - 1) } else { "2".to_owned() };
    let bands = [("1".to_owned(), 1..2), (few, 2..k), (format!("{k}+"), k..u64::MAX)];
    let band = |(size, sizes): (String, std::ops::Range<u64>)| {
        let own = || classes.sizes.range(sizes.clone());
        let groups = own().map(|(_, groups)| groups).sum();
        let cases = own().map(|(size, groups)| size * groups).sum();
        Band { size, groups: some_cell(groups, k), cases: some_cell(cases, k) }
    };
    bands.into_iter().map(band).collect()
}

/// The columns: how many cases are alike, how many such groups there are, and how many cases are in them.
fn columns() -> Vec<Column<Band>> {
    vec![
        Column::new("size", Say::fixed("Lika ärenden", "Cases alike"), Fit::Narrow(14), |row: &Band, _| {
            Cell::text(&row.size)
        }),
        Column::new("groups", Say::fixed("Grupper", "Groups"), Fit::Narrow(10), |row, _| row.groups.clone()),
        Column::new("cases", Say::fixed("Ärenden", "Cases"), Fit::Wide(1), |row, _| row.cases.clone()),
    ]
}

fn warning(classes: &Classes, k: u64, lang: Lang) -> String {
    let cases = nouns::CASES.told(usize::try_from(k).unwrap_or(usize::MAX), lang);
    if classes.total() < k {
        return lang.pick(
            format!(
                "Ärendena är färre än {k}. Räkna med att vart och ett går att skilja ut, och behandla dem som \
                 personuppgifter."
            ),
            format!(
                "There are fewer than {cases}. Assume that each can be singled out, and treat them as personal data."
            ),
        );
    }
    if classes.unique() < k {
        return lang.pick(
            format!(
                "Färre än {cases} är ensamma i sitt slag. Det kan ändras med nästa ärende, och gör inte ärendena \
                 anonyma."
            ),
            format!(
                "Fewer than {cases} are alone of their kind. The next case may change that, and it does not make \
                 them anonymous."
            ),
        );
    }
    lang.pick(
        format!(
            "Minst {cases} går att skilja ut från alla andra. Behandla ärendena som personuppgifter. Exakta \
             antal visas inte: tillsammans med andra uppgifter kan de röja hur många som är dolda."
        ),
        format!(
            "At least {cases} can be singled out from all others. Treat the cases as personal data. Exact counts \
             are not shown: together with other figures they could reveal how many are hidden."
        ),
    )
}
