//! The answer of `vbe gaps` about a draft: which gaps it closes, opens and leaves, how far it covers each
//! requirement, and which actors that depends on.

use std::collections::{HashMap, HashSet};

use super::cells::{count, extent_cell, sum};
use super::groups;
use super::options::Options;
use super::table::{self, Layout, Row};
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::facts::select::Trees;
use crate::facts::single_points::{Baseline, Dependency};
use crate::facts::{Coverage, Extent, Survey};
use crate::gaps::{Compared, Found, Gap};
use crate::model::records::framework::Requirement;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, keys};
use crate::reports::context::ReportContext;
use crate::reports::report::Report;
use crate::syntax::word::Word;

/// The report of how a draft would change the gaps. The command is the same as for the gaps themselves.
pub(super) static WHAT_IF: Report = Report {
    name: "gaps",
    schema: "vbe.gaps.what-if/1",
    lists: &["plans"],
    spreadsheet: Spreadsheet {
        table: "gaps",
        parts: &["plan", "change"],
        keys: || keys(&table::columns(Layout::OfMany)),
        is_marked: false,
    },
    about: Say::fixed("Visa vad ett utkast skulle ändra", "Show what a draft would change"),
};

/// The gaps of a plan with the drafts, and the gaps that they are compared with.
#[derive(Debug)]
pub(crate) struct Pair<'w> {
    was: Option<Found<'w>>,
    /// The gaps of the plan with the drafts.
    pub now: Found<'w>,
    filed: Filed<'w, Plan>,
}

/// The drafted plans, each with the plan that it would replace; every plan when no draft is a plan. `drafts`
/// holds the labels of the drafts.
pub(crate) fn pairs<'w>(
    context: &ReportContext<'w>,
    before: &ReportContext<'w>,
    drafts: &[String],
    options: &Options,
) -> Vec<Pair<'w>> {
    let is_draft = |plan: &Filed<'_, Plan>| drafts.contains(&context.workspace.source(plan.file).label);
    let drafted: Vec<Filed<'w, Plan>> = context.workspace.plans().filter(is_draft).collect();
    let mut plans = if drafted.is_empty() { context.plans(options.filter.plan.as_deref()) } else { drafted };
    plans.retain(|plan| options.filter.wants_plan(plan.record));
    let (then, trees) = (Trees::new(before.workspace), Trees::new(context.workspace));
    let pair = |plan: Filed<'w, Plan>| Pair {
        was: base(context.workspace, before.workspace, plan)
            .map(|base| options.filter.found_in(before.workspace, before.day, &then, base)),
        now: options.filter.found_in(context.workspace, context.day, &trees, plan),
        filed: plan,
    };
    plans.into_iter().map(pair).collect()
}

/// The plan that a draft is compared with: the one with the same id, or else the one that its `previous`
/// names. When the workspace already has exactly the text of the draft, the previous plan comes first.
fn base<'w>(workspace: &Workspace, before: &'w Workspace, plan: Filed<'_, Plan>) -> Option<Filed<'w, Plan>> {
    let text = &workspace.source(plan.file).text;
    let own = before.plan(&plan.record.id).found();
    let previous = plan.record.previous.as_ref().and_then(|id| before.plan(id).found());
    let changed = own.filter(|own| before.source(own.file).text != *text);
    changed.or(previous).or(own)
}

pub(crate) fn page(
    context: &ReportContext<'_>,
    drafts: &[String],
    options: &Options,
    pairs: &[Pair<'_>],
) -> Page {
    let lang = context.lang;
    let mut notes = context.cautions();
    notes.push(
        lang.pick(
            "Utkastet är läst som om det stod i arbetsmappen. Ingenting är skrivet.",
            "The draft is read as if it stood in the workspace. Nothing is written.",
        )
        .to_owned(),
    );
    if !pairs.is_empty() {
        notes.push(
            lang.pick(
                "Hänger på: åtgärden, och inom parentes den ansvariga, utan vilken kravet inte uppfylls eller behovet inte tillgodoses.",
                "Hangs on: the activity, and in parentheses the one responsible, without which the requirement or the need is not met.",
            )
            .to_owned(),
        );
    }
    let parts = pairs.iter().map(|pair| part(context, options, pair)).collect();
    let mut asked = options.asked();
    asked.retain(|(key, _)| *key != "group_by");
    asked.push(("drafts", Cell::List(drafts.iter().map(Cell::text).collect())));
    let title = lang.pick("Vad utkastet skulle ändra", "What the draft would change");
    context.page(&WHAT_IF, title, parts, notes, asked)
}

fn part(context: &ReportContext<'_>, options: &Options, pair: &Pair<'_>) -> Part {
    let (lang, now, was) = (context.lang, &pair.now, pair.was.as_ref());
    let compared = Compared::of(was, now);
    let mut parts = changes(context, &compared);
    if options.filter.kinds.is_empty() && !options.filter.is_of_some() {
        let trees = Trees::new(context.workspace);
        let survey = Survey::of(context.workspace, pair.filed.record, context.day);
        let ground = Baseline::of(context.workspace, &trees, pair.filed, &survey, context.day);
        parts.extend(frameworks(&ground, pair, lang));
        let has_needs = options.filter.framework.is_none() && !now.needs.is_empty();
        parts.extend(has_needs.then(|| needs(&ground, pair, lang)));
    }
    parts.extend(left(context, &compared));
    Part {
        list: Some("plans"),
        id: now.plan.id.to_string(),
        title: now.plan.title.to_string(),
        facts: facts(&compared, was, now, lang),
        lists: &["changes", "frameworks", "needs"],
        parts,
        ..Part::default()
    }
}

fn facts(compared: &Compared<'_>, was: Option<&Found<'_>>, now: &Found<'_>, lang: Lang) -> Vec<Fact> {
    let against = was.map_or_else(
        || {
            let why = "ingen plan: utkastet har ett nytt id och inget previous som finns";
            let english = "no plan: the draft has a new id and no previous that is here";
            Cell::Empty(lang.pick(why, english).to_owned())
        },
        |was| Cell::Named {
            id: was.plan.id.to_string(),
            title: format!("{} ({})", was.plan.title, was.plan.id),
        },
    );
    let before = was.map_or(0, |was| was.gaps.len());
    let (closed, opened, after) = (compared.closed.len(), compared.opened.len(), now.gaps.len());
    let gaps = nouns::GAPS.told(before, lang);
    let text = lang.pick(
        format!("{gaps} före − {closed} stängs + {opened} öppnas = {after} efter"),
        format!("{gaps} before − {closed} closed + {opened} opened = {after} after"),
    );
    let fields = [
        ("before", before),
        ("closed", closed),
        ("opened", opened),
        ("after", after),
        ("changed", compared.changed.len()),
    ];
    let fields = fields.map(|(key, own)| (key, Cell::Count(count(own)))).to_vec();
    let gaps: Vec<&Gap> = now.gaps.iter().collect();
    let after = sum(now.plan, &gaps, lang);
    vec![
        Fact::new("against", lang.pick("Jämförs med", "Compared with"), against),
        Fact::new("sum", lang.pick("Summa", "Sum"), Cell::Fields { text, fields }),
        Fact { label: lang.pick("Efter", "After").to_owned(), ..after },
    ]
}

/// The gaps that are closed, opened and changed.
fn changes(context: &ReportContext<'_>, compared: &Compared<'_>) -> Vec<Part> {
    let lang = context.lang;
    let closed = groups::together(compared.closed.iter().collect(), |(gap, _)| &gap.subject);
    let closed = closed
        .into_iter()
        .map(|(gap, why)| Row::because(context, gap, why.as_ref().map(|why| why.text(lang))));
    let changed = compared.changed.iter().map(|(was, now)| {
        let was = was.kind.short(1);
        let before = format!("{}: {}.", lang.pick("Före", "Before"), was.text(lang));
        Row::because(context, now, Some(&before))
    });
    let parts = [
        ("closed", lang.pick("Stängs", "Closed"), closed.collect::<Vec<_>>()),
        ("opened", lang.pick("Öppnas", "Opened"), groups::rows(context, compared.opened.clone())),
        ("changed", lang.pick("Ändras", "Changed"), changed.collect()),
    ];
    parts.into_iter().filter_map(|(id, title, rows)| change(context, id, title, rows)).collect()
}

fn left(context: &ReportContext<'_>, compared: &Compared<'_>) -> Option<Part> {
    let rows = groups::rows(context, compared.left.clone());
    change(context, "left", context.lang.pick("Kvarstår", "Remaining"), rows)
}

fn change(context: &ReportContext<'_>, id: &str, title: &str, rows: Vec<Row<'_>>) -> Option<Part> {
    (!rows.is_empty()).then(|| Part {
        list: Some("changes"),
        id: id.to_owned(),
        title: format!("{title} ({})", rows.len()),
        table: Some(table::table(rows, Layout::OfMany, context)),
        ..Part::default()
    })
}

/// For each requirement: how far it is covered before and after, and which actors that depends on.
fn frameworks(ground: &Baseline<'_, '_>, pair: &Pair<'_>, lang: Lang) -> Vec<Part> {
    let now = &pair.now;
    let old = || pair.was.iter().flat_map(|was| &was.requirements);
    let kept: HashSet<_> = now.requirements.iter().map(|(framework, _)| framework.id.stands()).collect();
    let gone = old().filter(|(framework, _)| !kept.contains(&framework.id.stands()));
    let part = |id: &str, title: &str, rows: Vec<State>| Part {
        list: Some("frameworks"),
        id: id.to_owned(),
        title: title.to_owned(),
        table: Some(Table::of("requirements", &columns(Say::fixed("Krav", "Requirement")), rows, lang)),
        ..Part::default()
    };
    let of_now = now.requirements.iter().map(|(framework, coverages)| {
        let before = old().find(|(own, _)| own.id.stands() == framework.id.stands());
        let before = before.into_iter().flat_map(|(_, coverages)| coverages);
        let before: HashMap<_, Extent> =
            before.map(|(own, coverage)| (own.id.stands(), coverage.extent)).collect();
        let row = |(requirement, coverage): &(&Requirement, Coverage<'_>)| {
            let was = before.get(&requirement.id.stands()).copied();
            let id = format!("{}/{}", framework.id, requirement.id);
            let hangs = ground.requirement(framework, requirement, coverage.extent);
            state(&id, requirement.said(lang), [was, Some(coverage.extent)], &hangs)
        };
        part(&framework.id, framework.said(lang), coverages.iter().map(row).collect())
    });
    let of_old = gone.map(|(framework, coverages)| {
        let row = |(requirement, coverage): &(&Requirement, Coverage<'_>)| {
            let id = format!("{}/{}", framework.id, requirement.id);
            state(&id, requirement.said(lang), [Some(coverage.extent), None], &Dependency::default())
        };
        part(&framework.id, framework.said(lang), coverages.iter().map(row).collect())
    });
    of_now.chain(of_old).collect()
}

/// For each need: how far it is covered before and after, and which actors that depends on.
fn needs(ground: &Baseline<'_, '_>, pair: &Pair<'_>, lang: Lang) -> Part {
    let now = &pair.now;
    let old = || pair.was.iter().flat_map(|was| &was.needs);
    let before: HashMap<_, Extent> =
        old().map(|(need, coverage)| (need.id.stands(), coverage.extent)).collect();
    let of_now = now.needs.iter().map(|(need, coverage)| {
        let was = before.get(&need.id.stands()).copied();
        let hangs = ground.need(need, coverage);
        state(&need.id, &need.title, [was, Some(coverage.extent)], &hangs)
    });
    let kept: HashSet<_> = now.needs.iter().map(|(need, _)| need.id.stands()).collect();
    let gone = old().filter(|(need, _)| !kept.contains(&need.id.stands()));
    let of_old = gone.map(|(need, coverage)| {
        state(&need.id, &need.title, [Some(coverage.extent), None], &Dependency::default())
    });
    Part {
        list: Some("needs"),
        id: now.plan.id.to_string(),
        title: lang.pick("Behov", "Needs").to_owned(),
        table: Some(Table::of("needs", &columns(Say::fixed("Behov", "Need")), of_now.chain(of_old), lang)),
        ..Part::default()
    }
}

/// How far one thing is covered before and after. An extent is empty where the plan does not ask for the
/// thing.
struct State {
    id: String,
    title: String,
    extents: [Option<Extent>; 2],
    hangs: Cell,
}

fn state(id: &str, title: &str, extents: [Option<Extent>; 2], hangs: &Dependency<'_>) -> State {
    State { id: id.to_owned(), title: title.to_owned(), extents, hangs: hanging_cell(hangs) }
}

fn columns(what: Say) -> Vec<Column<State>> {
    vec![
        Column::new("id", Say::fixed("Id", "Id"), Fit::Hidden, |row, _| Cell::text(&row.id)),
        Column::new("title", what, Fit::Wide(5), |row, _| Cell::text(&row.title)),
        Column::new("before", Say::fixed("Före", "Before"), Fit::Narrow(11), |row, lang| {
            covered(row.extents[0], lang)
        }),
        Column::new("after", Say::fixed("Efter", "After"), Fit::Narrow(11), |row, lang| {
            covered(row.extents[1], lang)
        }),
        Column::new("hangs", Say::fixed("Hänger på", "Hangs on"), Fit::Wide(4), |row, _| row.hangs.clone()),
    ]
}

fn covered(extent: Option<Extent>, lang: Lang) -> Cell {
    extent.map_or(Cell::Nothing, |extent| extent_cell(extent, lang))
}

fn hanging_cell(hanging: &Dependency<'_>) -> Cell {
    if !hanging.is_any() {
        return Cell::Nothing;
    }
    let actors: Vec<(Word, String)> =
        hanging.actors.iter().map(|actor| groups::named(actor.record)).collect();
    let titles: Vec<&str> = hanging.activities.iter().map(|activity| &*activity.title).collect();
    let names: Vec<&str> = actors.iter().map(|(_, title)| title.as_str()).collect();
    let (titles, names) = (titles.join("; "), names.join("; "));
    let text = match (titles.is_empty(), names.is_empty()) {
        (_, true) => titles,
        (true, false) => format!("({names})"),
        (false, false) => format!("{titles} ({names})"),
    };
    let activities = hanging.activities.iter().map(|activity| Cell::text(&*activity.id)).collect();
    let roles = actors.into_iter().map(|(id, _)| Cell::text(&id)).collect();
    Cell::Fields { text, fields: vec![("activities", Cell::List(activities)), ("roles", Cell::List(roles))] }
}
