//! The gaps report: what the work lacks. [`crate::gaps`] finds the gaps; this file shows them.

mod cells;
mod options;
mod table;
mod groups;
mod explained;
pub(crate) mod what_if;

use super::context::ReportContext;
use super::pictures;
use super::report::Report;
use crate::base::lang::{Lang, Say};
use crate::base::nouns::{self, Noun};
use crate::base::time_words;
use crate::facts::Extent;
use crate::facts::condition::asks;
use crate::facts::coverage::{Cover, Coverage};
use crate::facts::laws;
use crate::facts::select::Trees;
use crate::facts::titles::actor;
use crate::gaps::{Found, Gap, GapKind};
use crate::model::records::Text;
use crate::model::records::framework::{Framework, Judged, Requirement};
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Share, Spreadsheet, Table, Tone, keys};
use crate::say;
use cells::{count, extent_cell, sum};
pub(crate) use options::{Grouping, Options};
use table::{Layout, Row};

/// The report of what the work lacks.
pub static GAPS: Report = Report {
    name: "gaps",
    schema: "vbe.gaps/1",
    lists: &["plans"],
    spreadsheet: Spreadsheet {
        table: "gaps",
        parts: &["plan", "group"],
        keys: || keys(&table::columns(Layout::OfMany)),
        is_marked: false,
    },
    about: Say::fixed("Visa bristerna i arbetet", "Show the gaps in the work"),
};

/// The gaps of every plan asked for.
pub(crate) fn wanted<'w>(context: &ReportContext<'w>, options: &Options) -> Vec<Found<'w>> {
    let trees = Trees::new(context.workspace);
    let plans = context.plans(options.filter.plan.as_deref()).into_iter();
    plans.map(|plan| options.filter.found_in(context.workspace, context.day, &trees, plan)).collect()
}

pub(crate) fn page(context: &ReportContext<'_>, options: &Options, found: &[Found<'_>]) -> Page {
    let lang = context.lang;
    let mut notes = context.cautions();
    notes.push(if found.is_empty() {
        context.no_plan()
    } else {
        lang.pick(
            "En brist är inte ett fel i filerna. Den visar vad som saknas i arbetet enligt det som är antecknat.",
            "A gap is not an error in the files. It shows what is missing in the work by what is recorded.",
        )
        .to_owned()
    });
    notes.extend(context.left_out(options.filter.plan.as_deref()));
    notes.extend(who_decides(found).map(|own| own.text(lang).to_owned()));
    let parts = found.iter().map(|found| part(context, options, found)).collect();
    let title = lang.pick("Brister i arbetet", "Gaps");
    context.page(&GAPS, title, parts, notes, options.asked())
}

/// Who decides what the law asks, on pages that tell what of it begins, ends or has not been read.
fn who_decides(found: &[Found<'_>]) -> Option<Say> {
    let mut all = found.iter().flat_map(|found| &found.unasked);
    let of_law = found.iter().flat_map(|found| &found.gaps).any(|gap| gap.kind == GapKind::RoutineOutdated);
    let is_told = of_law || all.any(|own| own.said().is_some() || own.framework.unread.is_some());
    is_told.then_some(laws::WHO_DECIDES)
}

fn part(context: &ReportContext<'_>, options: &Options, found: &Found<'_>) -> Part {
    let (plan, lang) = (found.plan, context.lang);
    let gaps: Vec<&Gap> = found.gaps.iter().collect();
    let mut facts = vec![sum(plan, &gaps, lang)];
    facts.extend(shown(context, options, found));
    if !options.is_of_some() {
        facts.extend(tallies(options, found, lang));
    }
    let mut parts: Vec<Part> = match options.group_by {
        Grouping::Kind => {
            let of_kind = |kind: GapKind| gaps.iter().copied().filter(move |gap| gap.kind == kind);
            let kinds = GapKind::ALL.iter().copied().filter(|kind| of_kind(*kind).next().is_some());
            kinds.map(|kind| kind_part(context, plan, kind, &of_kind(kind).collect::<Vec<_>>())).collect()
        }
        _ => groups::parts(context, options, found),
    };
    // The coverage of each requirement explains the gaps, so it is added unless only some gaps were asked
    // for.
    if options.filter.kinds.is_empty() && !options.is_of_some() && options.group_by == Grouping::Kind {
        let asked = found.requirements.iter().filter(|(_, own)| !own.is_empty());
        parts.extend(asked.map(|(framework, own)| matrix(context, options, (plan, framework), own)));
    }
    if options.group_by == Grouping::Kind
        && (!options.is_narrow()
            || options.filter.kinds.contains(&GapKind::Divergence) && !options.is_of_some())
    {
        parts.extend(explained::part(context, plan));
    }
    let is_drawn = context.is_drawn && !options.is_of_some();
    let pictures = is_drawn.then(|| pictures::coverage(&shares(found, lang), lang)).flatten();
    Part {
        list: Some("plans"),
        id: plan.id.to_string(),
        title: plan.title.to_string(),
        facts,
        pictures: pictures.into_iter().collect(),
        lists: &["coverage", "kinds", "groups", "frameworks", "explained"],
        parts,
        ..Part::default()
    }
}

/// How many of the plan's gaps are shown, and which; nothing when all are.
fn shown(context: &ReportContext<'_>, options: &Options, found: &Found<'_>) -> Option<Fact> {
    let lang = context.lang;
    let named = |name: &String| context.actor_named(name).read("");
    let kinds: Vec<String> =
        options.filter.kinds.iter().map(|kind| kind.title().text(lang).to_owned()).collect();
    let only = [
        options.filter.framework.clone(),
        options.filter.need.clone(),
        options.filter.unit.as_ref().map(named),
        options.filter.responsible.as_ref().map(named),
        (!kinds.is_empty()).then(|| kinds.join(", ")),
        options.is_narrowed.then(|| lang.pick("det som ändringen ger", "what the change brings").to_owned()),
    ];
    let only: Vec<String> = only.into_iter().flatten().collect();
    let (shown, total, only) = (found.gaps.len(), found.total, only.join("; "));
    let text = say!("{shown} av {total}, bara: {only}", "{shown} of {total}, only: {only}");
    let fields = vec![("gaps", Cell::Count(count(shown))), ("of", Cell::Count(count(total)))];
    let cell = Cell::Fields { text: text.text(lang).to_owned(), fields };
    options.is_narrow().then(|| Fact::new("shown", lang.pick("Visas", "Shown"), cell))
}

/// How many requirements of each framework, and how many needs, are covered.
fn tallies(options: &Options, found: &Found<'_>, lang: Lang) -> Vec<Fact> {
    let mut facts = in_effect(options, found, lang);
    for (framework, coverages) in &found.requirements {
        if coverages.is_empty() {
            continue;
        }
        let extents: Vec<Extent> = coverages.iter().map(|(_, coverage)| coverage.extent).collect();
        let of = Some((&*framework.id, framework.said(lang)));
        let cell = tally(&extents, unattested(coverages), nouns::REQUIREMENTS, of, lang);
        facts.push(Fact::one_of("coverage", lang.pick("Krav", "Requirements"), cell));
    }
    if options.filter.framework.is_none() && !found.needs.is_empty() {
        let extents: Vec<Extent> = found.needs.iter().map(|(_, coverage)| coverage.extent).collect();
        facts.push(Fact::new(
            "needs",
            lang.pick("Behov", "Needs"),
            tally(&extents, 0, nouns::NEEDS, None, lang),
        ));
    }
    facts
}

/// What of each framework is not asked on the day, and why; and, of one that is asked for by name, what nobody has read.
fn in_effect(options: &Options, found: &Found<'_>, lang: Lang) -> Vec<Fact> {
    let mut facts = Vec::new();
    for own in &found.unasked {
        let title = own.framework.said(lang);
        if let Some(said) = own.said() {
            let [coming, ended] = own.counts().map(count);
            let instead_of = own.instead_of.map_or(Cell::Nothing, |(old, _)| Cell::text(&*old.id));
            let fields = vec![
                ("framework", Cell::text(&*own.framework.id)),
                ("asked", Cell::Count(count(own.asked))),
                ("coming", Cell::Count(coming)),
                ("ended", Cell::Count(ended)),
                ("instead_of", instead_of),
            ];
            let cell = Cell::Fields { text: format!("{title}: {}", said.text(lang)), fields };
            facts.push(Fact::one_of("in_effect", lang.pick("Gäller", "In force"), cell));
        }
        if let Some(unread) = own.framework.unread.as_ref().filter(|_| options.filter.framework.is_some()) {
            let fields =
                vec![("framework", Cell::text(&*own.framework.id)), ("unread", Cell::text(&**unread))];
            let cell = Cell::Fields { text: format!("{title}: {unread}"), fields };
            facts.push(Fact::one_of("unread", lang.pick("Att kontrollera", "To check"), cell));
        }
    }
    facts
}

/// How many requirements of each framework are met how far, for a picture.
fn shares(found: &Found<'_>, lang: Lang) -> Vec<(String, Vec<Share>)> {
    let share = |extent: Extent, word: Say, count: usize| match extent_cell(extent, lang) {
        Cell::Word { mark, tone, .. } => {
            Some(Share { mark: mark.to_owned(), word: word.text(lang).to_owned(), count, tone })
        }
        _ => None,
    };
    let of = |coverages: &[(&Requirement, Coverage<'_>)]| {
        let is = |extent, (requirement, own): &&(&Requirement, Coverage<'_>)| {
            own.extent == extent && !is_unattested(requirement, own)
        };
        let of_extent = |extent: Extent| {
            let count = coverages.iter().filter(|own| is(extent, own)).count();
            share(extent, extent.words(count), count)
        };
        let nobodys = unattested(coverages);
        let nobodys = (nobodys > 0).then(|| share(Extent::Uncovered, words_of_unattested(nobodys), nobodys));
        Extent::ALL.into_iter().rev().filter_map(of_extent).chain(nobodys.flatten()).collect()
    };
    let asked = found.requirements.iter().filter(|(_, own)| !own.is_empty());
    asked.map(|(framework, own)| (framework.said(lang).to_owned(), of(own))).collect()
}

/// `24 krav = 6 uppfyllda + 9 delvis + 9 saknas`: the counts are separate and never combined into a score.
/// Those of a framework are told by its title.
/// Of the requirements that are not met, `unattested` are those that nobody has said anything of.
fn tally(
    extents: &[Extent],
    unattested: usize,
    noun: Noun,
    framework: Option<(&str, &str)>,
    lang: Lang,
) -> Cell {
    let mut fields: Vec<(&'static str, Cell)> =
        framework.map(|(id, _)| ("framework", Cell::text(id))).into_iter().collect();
    let of = framework.map_or_else(String::new, |(_, title)| format!("{title}: "));
    fields.push(("total", Cell::Count(count(extents.len()))));
    let mut terms = Vec::new();
    for extent in Extent::ALL.into_iter().rev() {
        let of_extent = extents.iter().filter(|own| **own == extent).count();
        fields.push((extent.name(), Cell::Count(count(of_extent))));
        let told = if extent == Extent::Uncovered { of_extent - unattested } else { of_extent };
        if told > 0 || extent.is_always_told() {
            let word = if framework.is_some() { extent.words(told) } else { of_need(extent) };
            terms.push(format!("{told} {}", word.text(lang)));
        }
        if extent == Extent::Uncovered && unattested > 0 {
            terms.push(format!("{unattested} {}", words_of_unattested(unattested).text(lang)));
        }
    }
    Cell::Fields { text: format!("{of}{} = {}", noun.told(extents.len(), lang), terms.join(" + ")), fields }
}

/// Whether nobody has said that a requirement is lacking, and nobody that it is met.
fn is_unattested(requirement: &Requirement, coverage: &Coverage<'_>) -> bool {
    coverage.extent == Extent::Uncovered && requirement.judged == Judged::Attestation
}

fn unattested(coverages: &[(&Requirement, Coverage<'_>)]) -> usize {
    coverages.iter().filter(|(requirement, coverage)| is_unattested(requirement, coverage)).count()
}

/// One word for it in the sum, the picture and the table.
fn words_of_unattested(count: usize) -> Say {
    if count == 1 { Say::fixed("ej intygat", "unattested") } else { Say::fixed("ej intygade", "unattested") }
}

/// How far a need is answered. An activity that is tied to it is a promise, and does not say that the need is met.
fn of_need(extent: Extent) -> Say {
    match extent {
        Extent::Covered => Say::fixed("med åtgärd", "with an activity"),
        Extent::Uncovered => Say::fixed("utan åtgärd", "without an activity"),
        other => other.word(),
    }
}

/// The gaps of one kind, and what is needed to close them.
fn kind_part(context: &ReportContext<'_>, plan: &Plan, kind: GapKind, gaps: &[&Gap]) -> Part {
    let lang = context.lang;
    let facts = vec![Fact::new("close", lang.pick("Att göra", "To do"), Cell::text(kind.close().text(lang)))];
    let rows = gaps.iter().map(|gap| Row::of(context, gap)).collect();
    let title = format!("{} ({})", kind.title().text(lang), gaps.len());
    let mut table = table::table(rows, Layout::OfKind(kind), context);
    if let Some(plan) = of_file(context, plan) {
        let fixed = Say::fixed("vad bristen gäller", "what the gap is about");
        table = table.grounded(gaps.iter().map(|gap| {
            let what = gap.because.as_ref().unwrap_or(&fixed);
            context.ground_in_plan(plan, &gap.subject, what).into_iter().collect()
        }));
    }
    Part {
        list: Some("kinds"),
        id: kind.name().to_owned(),
        title,
        facts,
        table: Some(table),
        ..Part::default()
    }
}

/// A requirement, its framework, where they are, and what covers it.
type Covered<'f, 'w> = (&'f Workspace, &'f Framework, &'f Requirement, &'f Coverage<'w>);

/// The columns; how a requirement is judged is told where its framework is asked for.
fn columns<'f, 'w>(is_asked_for: bool) -> Vec<Column<Covered<'f, 'w>>> {
    let asks = if is_asked_for { Fit::Under } else { Fit::Hidden };
    vec![
        Column::new("id", Say::fixed("Id", "Id"), Fit::Hidden, |(_, framework, requirement, _), _| {
            Cell::Text(format!("{}/{}", framework.id, requirement.id))
        }),
        Column::new(
            "requirement",
            Say::fixed("Krav", "Requirement"),
            Fit::Wide(4),
            |(_, _, requirement, _), lang| Cell::text(requirement.said(lang)),
        ),
        Column::new(
            "asks",
            Say::fixed("Bedöms så", "Judged so"),
            asks,
            |(workspace, _, requirement, _), lang| {
                Cell::text(asks::of_requirement(workspace, requirement).text(lang))
            },
        ),
        Column::new("because", Say::fixed("Underlag", "Basis"), Fit::Under, |(.., coverage), lang| {
            coverage.because.as_ref().map_or(Cell::Nothing, |because| Cell::text(because.text(lang)))
        }),
        Column::new(
            "decision",
            Say::fixed("Beslut", "Decision"),
            Fit::Under,
            |(workspace, .., coverage), lang| excuse_cell(workspace, coverage, lang),
        ),
        Column::new(
            "coverage",
            Say::fixed("Täckning", "Coverage"),
            Fit::Narrow(12),
            |(_, _, requirement, coverage), lang| match extent_cell(coverage.extent, lang) {
                Cell::Word { name, mark, tone, .. } if is_unattested(requirement, coverage) => {
                    Cell::Word { name, word: words_of_unattested(1).text(lang).to_owned(), mark, tone }
                }
                cell => cell,
            },
        ),
        Column::new("by", Say::fixed("Genom", "By"), Fit::Wide(4), |(.., coverage), lang| {
            let by: Vec<Cell> = coverage.by.iter().map(|cover| cover_cell(cover, lang)).collect();
            if by.is_empty() { Cell::Empty(String::new()) } else { Cell::List(by) }
        }),
        Column::new(
            "judged",
            Say::fixed("Avgörs", "Decided by"),
            Fit::Hidden,
            |(_, _, requirement, _), lang| judged_cell(requirement.judged, lang),
        ),
    ]
}

/// The plan with its file, where the page can be unfolded.
fn of_file<'w>(context: &ReportContext<'w>, plan: &Plan) -> Option<Filed<'w, Plan>> {
    context.workspace.plan(&plan.id).found().filter(|_| context.is_drawn)
}

/// Requirement by requirement, what covers it.
fn matrix(
    context: &ReportContext<'_>,
    options: &Options,
    (plan, framework): (&Plan, &Framework),
    coverages: &[(&Requirement, Coverage<'_>)],
) -> Part {
    let (workspace, lang) = (context.workspace, context.lang);
    let rows = coverages.iter().map(|(requirement, coverage)| (workspace, framework, *requirement, coverage));
    let mut table = Table::of("requirements", &columns(options.filter.framework.is_some()), rows, lang);
    if let Some(plan) = of_file(context, plan) {
        table = table.grounded(coverages.iter().map(|(requirement, coverage)| {
            let id = format!("{}/{}", framework.id, requirement.id);
            let asks = Say::fixed("kravet", "the requirement");
            let own = context.ground_in_plan(plan, id.as_str(), &asks);
            own.into_iter().chain(context.grounds_of_coverage(plan, coverage)).collect()
        }));
    }
    Part {
        list: Some("frameworks"),
        id: framework.id.to_string(),
        title: framework.said(lang).to_owned(),
        table: Some(table),
        ..Part::default()
    }
}

fn cover_cell(cover: &Cover<'_>, lang: Lang) -> Cell {
    let (id, title) = match cover.activity {
        Some(activity) => (activity.id.to_string(), activity.title.to_string()),
        None => (String::new(), lang.pick("planen själv", "the plan itself").to_owned()),
    };
    let partly = if cover.extent == Extent::Covered {
        String::new()
    } else {
        format!(" ({})", cover.extent.word().text(lang))
    };
    let note = cover.link.note.as_ref().map_or(Cell::Nothing, |note| Cell::text(&**note));
    let fields = vec![
        ("activity", Cell::text(id)),
        ("extent", Cell::Text(cover.extent.name().into())),
        ("note", note),
    ];
    Cell::Fields { text: format!("{title}{partly}"), fields }
}

/// The decision that exempts from a requirement or says that it is not ours to meet, or the document that
/// attests it.
fn excuse_cell(workspace: &Workspace, coverage: &Coverage<'_>, lang: Lang) -> Cell {
    let said = |text: Option<&Text>| text.map(ToString::to_string).unwrap_or_default();
    let called = |name: Option<&Text>| name.map(|name| actor(workspace, name).sv).unwrap_or_default();
    let (text, id, by, until) =
        match (coverage.extent, coverage.deviation, coverage.exclusion, coverage.attestation) {
            (Extent::Excused, Some(filed), _, _) => {
                let it = filed.record;
                let until = it.expires.map(|expires| expires.day);
                let (body, reference) = (called(it.body.as_ref()), said(it.reference.as_ref()));
                let to = until.map(|day| day.to_string()).unwrap_or_default();
                let text = lang.pick(
                    format!("{body} {reference}, gäller till {to}"),
                    format!("{body} {reference}, holds until {to}"),
                );
                (text, said(Some(&it.id)), said(it.body.as_ref()), until)
            }
            (Extent::NotOurs, _, Some(it), _) => {
                let own = it.decision.as_ref();
                let body = called(own.map(|own| &own.body));
                let on = own
                    .and_then(|own| own.on.as_ref())
                    .map(|on| time_words::time(&on.text, lang))
                    .unwrap_or_default();
                let reference = said(own.and_then(|own| own.reference.as_ref()));
                let decided = [&*body, &on, &reference].into_iter().filter(|word| !word.is_empty());
                let decided: Vec<&str> = decided.collect();
                let by = if decided.is_empty() {
                    lang.pick("beslutet om planen", "the decision on the plan").to_owned()
                } else {
                    decided.join(" ")
                };
                (format!("{} ({by})", it.what), String::new(), said(own.map(|own| &own.body)), None)
            }
            (Extent::Attested | Extent::Outdated, _, _, Some(filed)) => {
                let it = filed.record;
                let (role, document) = (called(it.role.as_ref()), said(it.document.as_ref()));
                (format!("{role}: {document}"), said(Some(&it.id)), said(it.role.as_ref()), None)
            }
            _ => return Cell::Nothing,
        };
    let fields = vec![("record", Cell::text(id)), ("by", Cell::text(by)), ("until", Cell::day(until))];
    Cell::Fields { text, fields }
}

fn judged_cell(judged: Judged, lang: Lang) -> Cell {
    let (name, word) = match judged {
        Judged::Records => ("records", lang.pick("ur filerna", "from the records")),
        Judged::Attestation => ("attestation", lang.pick("intygas", "attested")),
        Judged::Warning => ("warning", lang.pick("påminnelse", "a reminder")),
    };
    Cell::Word { name, word: word.to_owned(), mark: "", tone: Tone::Plain }
}
