//! What the work lacks: requirements and needs that nothing answers, promises without a time, a goal or someone
//! responsible, and what is late or silent. A gap is no error in the records.

mod kind;
mod find;

use super::list::GAPS;
use super::setting::Setting;
use crate::facts::Extent;
use crate::facts::coverage::{Cover, Coverage};
use crate::facts::select::Trees;
use crate::lang::{Lang, plural};
use crate::page::{Cell, Column, Fact, Fit, Of, Page, Part, Table, Tone};
use crate::records::Text;
use crate::records::framework::{Framework, Judged, Requirement};
use crate::records::plan::Plan;
use crate::whole::Filed;
pub use find::{Found, Gap};
pub use kind::GapKind;

/// Which gaps are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Only in this plan.
    pub plan: Option<String>,
    /// Only against this framework.
    pub framework: Option<String>,
    /// Only of these kinds.
    pub kinds: Vec<GapKind>,
}

impl Wish {
    /// A framework asked for is all that is asked for: what does not concern it is left out.
    fn wants(&self, gap: &Gap) -> bool {
        let kind = self.kinds.is_empty() || self.kinds.contains(&gap.kind);
        let framework = |wanted: &String| gap.framework.as_ref() == Some(wanted);
        kind && self.framework.as_ref().is_none_or(framework)
    }
}

/// What every plan that is wanted lacks.
pub fn wanted<'w>(setting: &Setting<'w>, wish: &Wish) -> Vec<Found<'w>> {
    let plans = setting.plans(wish.plan.as_deref());
    let trees = Trees::new(setting.whole);
    let of = |plan: Filed<'w, Plan>| {
        let mut found = Found::of(setting, &trees, plan);
        found.gaps.retain(|gap| wish.wants(gap));
        found
            .requirements
            .retain(|(framework, _)| wish.framework.as_ref().is_none_or(|id| framework.id == id.as_str()));
        found
    };
    plans.into_iter().map(of).collect()
}

/// The page.
pub fn page(setting: &Setting<'_>, wish: &Wish, found: &[Found<'_>]) -> Page {
    let lang = setting.lang;
    let mut notes = setting.cautions();
    notes.push(if found.is_empty() {
        lang.pick("Här finns ingen plan.", "There is no plan here.").to_owned()
    } else {
        lang.pick(
            "En brist är inget fel i filerna. Den säger vad arbetet saknar enligt det som är antecknat.",
            "A gap is no error in the files. It tells what the work lacks by what is recorded.",
        )
        .to_owned()
    });
    notes.extend(setting.left_out(wish.plan.as_deref()));
    let parts = found.iter().map(|found| part(wish, found, lang)).collect();
    let title = lang.pick("Vad arbetet saknar", "What the work lacks");
    setting.page(&GAPS, title, parts, notes, asked(wish))
}

/// What was asked for beyond the whole.
fn asked(wish: &Wish) -> Vec<(&'static str, Cell)> {
    let text = |text: &Option<String>| text.as_ref().map_or(Cell::Nothing, Cell::text);
    let kinds: Vec<Cell> = wish.kinds.iter().map(|kind| Cell::text(kind.name())).collect();
    vec![("plan", text(&wish.plan)), ("framework", text(&wish.framework)), ("kinds", Cell::List(kinds))]
}

fn part(wish: &Wish, found: &Found<'_>, lang: Lang) -> Part {
    let plan = found.plan;
    let mut facts = vec![sum(plan, &found.gaps, lang)];
    for (framework, coverages) in &found.requirements {
        let extents: Vec<Extent> = coverages.iter().map(|(_, coverage)| coverage.extent).collect();
        let word = plural(extents.len(), lang.pick("krav", "requirement"), lang.pick("krav", "requirements"));
        let cell = tally(&extents, word, Some(&framework.id), lang);
        facts.push(Fact::one_of("coverage", &framework.id, cell));
    }
    if wish.framework.is_none() && !found.needs.is_empty() {
        let extents: Vec<Extent> = found.needs.iter().map(|(_, coverage)| coverage.extent).collect();
        let word = plural(extents.len(), lang.pick("behov", "need"), lang.pick("behov", "needs"));
        facts.push(Fact::new("needs", lang.pick("Behov", "Needs"), tally(&extents, word, None, lang)));
    }
    let of_kind = |kind: GapKind| found.gaps.iter().filter(move |gap| gap.kind == kind);
    let kinds = GapKind::ALL.into_iter().filter(|kind| of_kind(*kind).next().is_some());
    let mut parts: Vec<Part> =
        kinds.map(|kind| kind_part(kind, &of_kind(kind).collect::<Vec<_>>(), lang)).collect();
    // What covers each requirement is the ground for the gaps: it follows them, when nothing narrower was asked for.
    if wish.kinds.is_empty() {
        parts.extend(
            found.requirements.iter().map(|(framework, coverages)| matrix(framework, coverages, lang)),
        );
    }
    Part {
        of: Of { list: "plans", one: "plan" },
        id: plan.id.to_string(),
        title: plan.title.to_string(),
        facts,
        table: None,
        lists: &["coverage", "kinds", "frameworks"],
        parts,
    }
}

/// How many gaps, kind by kind, adding up to the whole.
fn sum(plan: &Plan, gaps: &[Gap], lang: Lang) -> Fact {
    let mut fields = vec![("total", Cell::Count(count(gaps.len())))];
    let mut terms = Vec::new();
    for kind in GapKind::ALL {
        let of_kind = gaps.iter().filter(|gap| gap.kind == kind).count();
        fields.push((kind.name(), Cell::Count(count(of_kind))));
        if of_kind > 0 {
            terms.push(format!("{of_kind} {}", kind.short(of_kind).text(lang)));
        }
    }
    let word = plural(gaps.len(), lang.pick("brist", "gap"), lang.pick("brister", "gaps"));
    let text = match terms.len() {
        // A plan that promises nothing lacks nothing, and is not to be praised for it.
        0 if plan.activities.is_empty() => {
            lang.pick("planen har inga åtgärder att bedöma", "the plan has no activities to judge").to_owned()
        }
        0 => lang.pick("inga brister", "no gaps").to_owned(),
        _ => format!("{} {word} = {}", gaps.len(), terms.join(" + ")),
    };
    Fact::new("summary", lang.pick("Summa", "Sum"), Cell::Fields { text, fields })
}

/// `24 krav = 6 uppfyllda + 9 delvis + 9 saknas`: shown apart, never summed into one figure.
fn tally(extents: &[Extent], word: &str, framework: Option<&str>, lang: Lang) -> Cell {
    let mut fields: Vec<(&'static str, Cell)> =
        framework.map(|id| ("framework", Cell::text(id))).into_iter().collect();
    fields.push(("total", Cell::Count(count(extents.len()))));
    let mut terms = Vec::new();
    for extent in Extent::ALL.into_iter().rev() {
        let of_extent = extents.iter().filter(|own| **own == extent).count();
        fields.push((extent.name(), Cell::Count(count(of_extent))));
        if of_extent > 0 || extent.is_always_told() {
            terms.push(format!("{of_extent} {}", extent.words(of_extent).text(lang)));
        }
    }
    Cell::Fields { text: format!("{} {word} = {}", extents.len(), terms.join(" + ")), fields }
}

/// The gaps of one kind, and what it takes to close them.
fn kind_part(kind: GapKind, gaps: &[&Gap], lang: Lang) -> Part {
    let facts = vec![Fact::new("close", lang.pick("Att göra", "To do"), Cell::text(kind.close().text(lang)))];
    let row = |gap: &&Gap| {
        vec![
            Cell::text(gap.title.text(lang)),
            Cell::text(&*gap.subject),
            gap.because.as_ref().map_or(Cell::Nothing, |because| Cell::text(because.text(lang))),
            Cell::text(kind.close().text(lang)),
        ]
    };
    // The id of a requirement or need is what one writes to close its gap; an activity is known by its title.
    let id = if kind.is_of_activities() { Fit::Hidden } else { Fit::Under };
    let columns = vec![
        Column::new("title", kind.subject().text(lang), Fit::Wide(5)),
        Column::new("id", "Id", id),
        Column::new("because", lang.pick("Varför", "Why"), Fit::Wide(4)),
        Column::new("close", lang.pick("Att göra", "To do"), Fit::Hidden),
    ];
    let table = Table { of: "gaps", columns, rows: gaps.iter().map(row).collect() };
    let title = format!("{} ({})", kind.title().text(lang), gaps.len());
    Part {
        of: Of { list: "kinds", one: "kind" },
        id: kind.name().to_owned(),
        title,
        facts,
        table: Some(table),
        lists: &[],
        parts: Vec::new(),
    }
}

/// Requirement by requirement, what covers it.
fn matrix(framework: &Framework, coverages: &[(&Requirement, Coverage<'_>)], lang: Lang) -> Part {
    let row = |(requirement, coverage): &(&Requirement, Coverage<'_>)| {
        let by: Vec<Cell> = coverage.by.iter().map(|cover| cover_cell(cover, lang)).collect();
        vec![
            Cell::Text(format!("{}/{}", framework.id, requirement.id)),
            Cell::text(requirement.said(lang)),
            extent_cell(coverage.extent, lang),
            if by.is_empty() { Cell::Empty(String::new()) } else { Cell::List(by) },
            coverage.because.as_ref().map_or(Cell::Nothing, |because| Cell::text(because.text(lang))),
            excuse_cell(coverage, lang),
            judged_cell(requirement.judged, lang),
        ]
    };
    let columns = vec![
        Column::new("id", "Id", Fit::Hidden),
        Column::new("requirement", lang.pick("Krav", "Requirement"), Fit::Wide(4)),
        Column::new("coverage", lang.pick("Täckning", "Coverage"), Fit::Narrow(11)),
        Column::new("by", lang.pick("Genom", "By"), Fit::Wide(4)),
        Column::new("because", lang.pick("Därför", "Because"), Fit::Under),
        Column::new("decision", lang.pick("Beslut", "Decision"), Fit::Under),
        Column::new("judged", lang.pick("Avgörs", "Judged"), Fit::Hidden),
    ];
    let table = Table { of: "requirements", columns, rows: coverages.iter().map(row).collect() };
    let english = framework.english.as_ref().unwrap_or(&framework.title);
    let title = lang.pick(&framework.title, english).to_string();
    Part {
        of: Of { list: "frameworks", one: "framework" },
        id: framework.id.to_string(),
        title,
        facts: Vec::new(),
        table: Some(table),
        lists: &[],
        parts: Vec::new(),
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

/// The decision that excuses a requirement, or by which it is not ours; or the document by which it is attested.
fn excuse_cell(coverage: &Coverage<'_>, lang: Lang) -> Cell {
    let said = |text: Option<&Text>| text.map(ToString::to_string).unwrap_or_default();
    let (text, id, by, until) =
        match (coverage.extent, coverage.deviation, coverage.exclusion, coverage.attestation) {
            (Extent::Excused, Some(filed), _, _) => {
                let it = filed.record;
                let until = it.expires.map(|expires| expires.day);
                let (body, reference) = (said(it.body.as_ref()), said(it.reference.as_ref()));
                let to = until.map(|day| day.to_string()).unwrap_or_default();
                let text = lang.pick(
                    format!("{body} {reference}, gäller till {to}"),
                    format!("{body} {reference}, holds until {to}"),
                );
                (text, said(Some(&it.id)), body, until)
            }
            (Extent::NotOurs, _, Some(it), _) => {
                let own = it.decision.as_ref();
                let body = said(own.map(|own| &own.body));
                let on =
                    own.and_then(|own| own.on.as_ref()).map(|on| on.text.to_string()).unwrap_or_default();
                let reference = said(own.and_then(|own| own.reference.as_ref()));
                let decided = [body.as_str(), &on, &reference].into_iter().filter(|word| !word.is_empty());
                let decided: Vec<&str> = decided.collect();
                let by = if decided.is_empty() {
                    lang.pick("beslutet om planen", "the decision on the plan").to_owned()
                } else {
                    decided.join(" ")
                };
                (format!("{} ({by})", it.what), String::new(), body, None)
            }
            (Extent::Attested | Extent::Outdated, _, _, Some(filed)) => {
                let it = filed.record;
                let role = said(it.role.as_ref());
                (format!("{role}: {}", said(it.document.as_ref())), said(Some(&it.id)), role, None)
            }
            _ => return Cell::Nothing,
        };
    let fields = vec![("record", Cell::text(id)), ("by", Cell::text(by)), ("until", Cell::day(until))];
    Cell::Fields { text, fields }
}

fn extent_cell(extent: Extent, lang: Lang) -> Cell {
    let (mark, tone) = match extent {
        Extent::Uncovered => ("▲", Tone::Bad),
        Extent::Unsure => ("?", Tone::Bad),
        Extent::Outdated => ("△", Tone::Watch),
        Extent::Partly => ("◐", Tone::Watch),
        Extent::Reminder => ("○", Tone::Plain),
        Extent::Excused => ("◇", Tone::Plain),
        Extent::NotOurs => ("×", Tone::Faint),
        Extent::Attested => ("□", Tone::Good),
        Extent::Covered => ("■", Tone::Good),
    };
    Cell::Word { name: extent.name(), word: extent.word().text(lang).to_owned(), mark, tone }
}

fn judged_cell(judged: Judged, lang: Lang) -> Cell {
    let (name, word) = match judged {
        Judged::Records => ("records", lang.pick("ur filerna", "from the records")),
        Judged::Attestation => ("attestation", lang.pick("intygas", "attested")),
        Judged::Warning => ("warning", lang.pick("påminnelse", "a reminder")),
    };
    Cell::Word { name, word: word.to_owned(), mark: "", tone: Tone::Plain }
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
