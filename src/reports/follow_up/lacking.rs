//! What a board can decide about: the gaps that take a decision, with what is to be decided, and what the next revision
//! of the plan is to add. What only lacks in the files is the clerk's, and stands in `vbe gaps`.

use super::document::Document;
use super::overview::planned;
use super::words::{filled, paragraph, section};
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::gaps::{Gap, GapKind, Subject};
use crate::output::page::{Cell, Column, Fact, Fit, Part, Table};
use crate::reports::cells::capital;
use crate::say;

/// What a board decides about: a kind of gap, and what is to be decided.
pub(super) type Ask = (GapKind, Say);

static ASKS: [Ask; 25] = [
    (
        GapKind::DeviationExpired,
        Say::fixed("om avsteget ska förnyas", "whether the deviation is to be renewed"),
    ),
    (
        GapKind::RequirementUncovered,
        Say::fixed("vem som ska uppfylla kravet, och när", "who is to meet the requirement, and when"),
    ),
    (
        GapKind::RequirementUnattested,
        Say::fixed("vem som ska intyga kravet, och när", "who is to attest the requirement, and when"),
    ),
    (
        GapKind::RequirementPartly,
        Say::fixed("vad som ska göras för att uppfylla kravet helt", "what is to be done to meet it in full"),
    ),
    (
        GapKind::NeedUncovered,
        Say::fixed("vilken åtgärd som ska tillgodose behovet", "which activity is to answer the need"),
    ),
    (
        GapKind::NeedPartly,
        Say::fixed(
            "vad som ska göras för att tillgodose hela behovet",
            "what is to be done to answer it in full",
        ),
    ),
    (
        GapKind::NotReported,
        Say::fixed("vem som ska redovisa åtgärden, och när", "who is to report on it, and when"),
    ),
    (
        GapKind::Overdue,
        Say::fixed(
            "ny tid, mer resurser eller att åtgärden ställs in",
            "a new time, more resources, or to cancel it",
        ),
    ),
    (
        GapKind::LateStart,
        Say::fixed(
            "när åtgärden ska påbörjas, eller att den ställs in",
            "when it is to be started, or to cancel it",
        ),
    ),
    (GapKind::Silent, Say::fixed("vem som redovisar åtgärden, och när", "who is to report on it, and when")),
    (
        GapKind::OccasionMissed,
        Say::fixed(
            "hur åtgärden ska redovisas, eller att den ska göras mer sällan",
            "how it is to be reported, or to do it less often",
        ),
    ),
    (
        GapKind::DecisionNotDone,
        Say::fixed(
            "när beslutet ska vara verkställt, eller att det upphävs",
            "when the decision is to be carried out, or that it is revoked",
        ),
    ),
    (
        GapKind::TaskOverdue,
        Say::fixed(
            "när uppgiften ska vara gjord, eller att den inte ska göras",
            "when the task is to be done, or that it is not to be",
        ),
    ),
    (
        GapKind::TargetMissed,
        Say::fixed(
            "vad som ska göras annorlunda, eller ett nytt mål",
            "what to do differently, or a new target",
        ),
    ),
    (GapKind::IndicatorUnmeasured, Say::fixed("vem som mäter, och när", "who is to measure, and when")),
    (GapKind::SituationStale, Say::fixed("när en ny lägesbild ska tas fram", "when a new one is to be made")),
    (GapKind::GroupNotMet, Say::fixed("när gruppen ska träffas", "when the group is to meet")),
    (
        GapKind::NotFollowedUp,
        Say::fixed(
            "när planen ska följas upp, och av vem",
            "when the plan is to be followed up, and by whom",
        ),
    ),
    (
        GapKind::RevisionOverdue,
        Say::fixed("när planen ska revideras, och av vem", "when the plan is to be revised, and by whom"),
    ),
    (
        GapKind::ReviewOverdue,
        Say::fixed("när rutinen ska ses över, och av vem", "when the routine is to be reviewed, and by whom"),
    ),
    (
        GapKind::TrialOverdue,
        Say::fixed("när larmkedjan ska prövas, och av vem", "when the chain is to be tested, and by whom"),
    ),
    (
        GapKind::UnitUntrained,
        Say::fixed("när enheterna ska få utbildning", "when the units are to be trained"),
    ),
    (GapKind::TrainingNotHeld, Say::fixed("när utbildningen ska hållas", "when the training is to be held")),
    (GapKind::WithoutResponsible, Say::fixed("vem som ska ansvara", "who is to be responsible")),
    (GapKind::WithoutTime, Say::fixed("när åtgärden ska göras", "when it is to be done")),
];

/// The gaps that a board decides about, kind by kind, the most serious first.
pub(super) fn to_decide<'g>(document: &'g Document<'_, '_>) -> Vec<(&'static Ask, Vec<&'g Gap>)> {
    let of = |kind: GapKind| document.gaps().iter().filter(move |gap| gap.kind == kind);
    let mut found: Vec<_> = ASKS.iter().map(|ask| (ask, of(ask.0).collect::<Vec<_>>())).collect();
    found.retain(|(_, gaps)| !gaps.is_empty());
    found.sort_by_key(|(ask, _)| ask.0);
    found
}

pub(super) fn part(document: &Document<'_, '_>) -> Part {
    let lang = document.lang();
    let mut part = section("gaps", &Say::fixed("Att ta ställning till", "For decision"), lang);
    part.lists = &["kinds"];
    for ((kind, decide), gaps) in to_decide(document) {
        let label = lang.pick("Att besluta", "To decide");
        let title = format!("{} ({})", capital(kind.short(gaps.len()).text(lang)), gaps.len());
        let rows = gaps.into_iter().map(|gap| Row::of(document, gap));
        part.parts.push(Part {
            list: Some("kinds"),
            id: kind.name().to_owned(),
            title,
            facts: vec![Fact::new("decide", label, Cell::text(decide.text(lang)))],
            table: filled(Table::of("gaps", &columns(kind.subject()), rows, lang)),
            ..Part::default()
        });
    }
    if part.parts.is_empty() {
        let none = lang
            .pick("Inget i uppföljningen kräver ett beslut.", "Nothing in the follow-up takes a decision.");
        part.facts.push(Fact::said("none", none));
    }
    if let Some(said) = paragraph("revision", &to_add(document), lang) {
        let title = lang.pick("När planen revideras", "When the plan is revised").to_owned();
        let facts = vec![said];
        part.parts.push(Part { id: "revision".to_owned(), title, facts, ..Part::default() });
    }
    part
}

/// What the plan itself lacks, which its next revision can add.
fn to_add(document: &Document<'_, '_>) -> Vec<Say> {
    let count = |kind: GapKind| document.gaps().iter().filter(|gap| gap.kind == kind).count();
    let lacking = [
        (GapKind::WithoutGoal, Say::fixed("saknar mål", "without a goal")),
        (GapKind::WithoutNeed, Say::fixed("saknar koppling till ett behov", "not tied to a need")),
        (GapKind::WithoutIndicator, Say::fixed("saknar indikator", "without an indicator")),
    ];
    let told: Vec<Say> = lacking
        .iter()
        .map(|(kind, what)| (count(*kind), what))
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| {
            let all = nouns::ACTIVITIES.with(count);
            Say::new(format!("{} {}", all.sv, what.sv), format!("{} {}", all.en, what.en))
        })
        .collect();
    if told.is_empty() {
        return told;
    }
    let row = |of: fn(&Say) -> &str| told.iter().map(of).collect::<Vec<_>>().join(", ");
    let (sv, en) = (row(|say| &say.sv), row(|say| &say.en));
    vec![say!("Planen kan kompletteras: {sv}.", "The plan can be completed: {en}.")]
}

/// A gap, and what shows it.
struct Row<'g> {
    gap: &'g Gap,
    because: Option<Say>,
}

impl<'g> Row<'g> {
    /// Why a requirement is not met stands in the words of the files, which are for those who keep them. What is late is shown by the time that it was planned for.
    fn of(document: &Document<'_, '_>, gap: &'g Gap) -> Self {
        let because = match gap.kind {
            GapKind::DeviationExpired | GapKind::RequirementUncovered | GapKind::RequirementPartly => None,
            GapKind::NotReported | GapKind::Overdue | GapKind::LateStart => {
                let activity = document.survey.row(&gap.subject).map(|(activity, _)| activity);
                let of = |activity, lang| planned(activity, lang).read("");
                let time = activity.map(|own| Say::new(of(own, Lang::Sv), of(own, Lang::En)));
                // Without a time of its own it was to be done within the plan's.
                time.filter(|time| !time.sv.is_empty()).map_or_else(
                    || gap.because.clone(),
                    |Say { sv, en }| Some(say!("Planerad tid: {sv}", "Planned time: {en}")),
                )
            }
            _ => gap.because.clone(),
        };
        Self { gap, because }
    }
}

fn columns<'g>(subject: Subject) -> Vec<Column<Row<'g>>> {
    vec![
        Column::new("id", Say::fixed("Id", "Id"), Fit::Hidden, |row: &Row<'g>, _| {
            Cell::text(&*row.gap.subject)
        }),
        Column::new("title", subject.word(), Fit::Wide(5), |row, lang| Cell::text(row.gap.title.text(lang))),
        Column::new("because", Say::fixed("Underlag", "Grounds"), Fit::Wide(5), |row, lang| {
            row.because.as_ref().map_or(Cell::Nothing, |because| Cell::text(because.text(lang)))
        }),
    ]
}
