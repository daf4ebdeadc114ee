//! What a board can decide about: the gaps that take a decision, with what is to be decided, and what the next revision
//! of the plan is to add. What only lacks in the files is the clerk's, and stands in `vbe gaps`.

use super::document::Document;
use super::overview::planned;
use super::words::{ACTIVITIES, counted, filled, paragraph, section};
use crate::base::lang::{Lang, Noun, Say};
use crate::gaps::{Gap, GapKind, Subject};
use crate::output::page::{Cell, Column, Fact, Fit, Part, Table};
use crate::reports::cells::capital;
use crate::say;

/// What a board decides about: a kind of gap, what such gaps are called there, and what is to be decided.
pub(super) type Ask = (GapKind, Noun, Say);

static ASKS: [Ask; 17] = [
    (
        GapKind::DeviationExpired,
        Noun {
            one: ("avsteg som har gått ut", "expired deviation"),
            many: ("avsteg som har gått ut", "expired deviations"),
        },
        Say::fixed("om avsteget ska förnyas", "whether the deviation is to be renewed"),
    ),
    (
        GapKind::RequirementUncovered,
        Noun {
            one: ("krav som inte uppfylls", "requirement that is not met"),
            many: ("krav som inte uppfylls", "requirements that are not met"),
        },
        Say::fixed("vem som ska uppfylla kravet, och när", "who is to meet the requirement, and when"),
    ),
    (
        GapKind::RequirementPartly,
        Noun {
            one: ("krav som uppfylls delvis", "requirement that is met in part"),
            many: ("krav som uppfylls delvis", "requirements that are met in part"),
        },
        Say::fixed("vad som ska göras för att uppfylla kravet helt", "what is to be done to meet it in full"),
    ),
    (
        GapKind::NeedUncovered,
        Noun {
            one: ("behov utan åtgärd", "need without an activity"),
            many: ("behov utan åtgärd", "needs without an activity"),
        },
        Say::fixed("vilken åtgärd som ska möta behovet", "which activity is to answer the need"),
    ),
    (
        GapKind::NeedPartly,
        Noun {
            one: ("behov som möts delvis", "need that is answered in part"),
            many: ("behov som möts delvis", "needs that are answered in part"),
        },
        Say::fixed("vad som ska göras för att möta hela behovet", "what is to be done to answer it in full"),
    ),
    (
        GapKind::Overdue,
        Noun {
            one: ("försenad åtgärd", "overdue activity"),
            many: ("försenade åtgärder", "overdue activities"),
        },
        Say::fixed(
            "ny tid, mer resurser eller att åtgärden ställs in",
            "a new time, more resources, or to cancel it",
        ),
    ),
    (
        GapKind::LateStart,
        Noun {
            one: ("åtgärd som inte har påbörjats i tid", "activity that was not started in time"),
            many: ("åtgärder som inte har påbörjats i tid", "activities that were not started in time"),
        },
        Say::fixed(
            "när åtgärden ska påbörjas, eller att den ställs in",
            "when it is to be started, or to cancel it",
        ),
    ),
    (
        GapKind::Silent,
        Noun {
            one: ("åtgärd som saknar aktuell uppföljning", "activity without recent follow-up"),
            many: ("åtgärder som saknar aktuell uppföljning", "activities without recent follow-up"),
        },
        Say::fixed("vem som redovisar åtgärden, och när", "who is to report on it, and when"),
    ),
    (
        GapKind::TargetMissed,
        Noun {
            one: ("mål som inte är uppfyllt", "target that is not met"),
            many: ("mål som inte är uppfyllda", "targets that are not met"),
        },
        Say::fixed(
            "vad som ska göras annorlunda, eller ett nytt mål",
            "what to do otherwise, or a new target",
        ),
    ),
    (
        GapKind::IndicatorUnmeasured,
        Noun {
            one: ("mål som inte har mätts i tid", "target that was not measured in time"),
            many: ("mål som inte har mätts i tid", "targets that were not measured in time"),
        },
        Say::fixed("vem som mäter, och när", "who is to measure, and when"),
    ),
    (
        GapKind::SituationStale,
        Noun {
            one: ("lägesbild som inte är aktuell", "situation picture that is not current"),
            many: ("lägesbilder som inte är aktuella", "situation pictures that are not current"),
        },
        Say::fixed("när en ny lägesbild ska tas fram", "when a new one is to be made"),
    ),
    (
        GapKind::GroupNotMet,
        Noun {
            one: ("grupp som har träffats för sällan", "group that has met too seldom"),
            many: ("grupper som har träffats för sällan", "groups that have met too seldom"),
        },
        Say::fixed("när gruppen ska träffas", "when the group is to meet"),
    ),
    (
        GapKind::NotFollowedUp,
        Noun {
            one: ("plan som inte har följts upp som den ska", "plan that was not followed up as it says"),
            many: (
                "planer som inte har följts upp som de ska",
                "plans that were not followed up as they say",
            ),
        },
        Say::fixed(
            "när planen ska följas upp, och av vem",
            "when the plan is to be followed up, and by whom",
        ),
    ),
    (
        GapKind::UnitUntrained,
        Noun {
            one: ("brist i utbildningen", "lack of training"),
            many: ("brister i utbildningen", "lacks of training"),
        },
        Say::fixed("när enheterna ska få utbildning", "when the units are to be trained"),
    ),
    (
        GapKind::TrainingNotHeld,
        Noun {
            one: ("planerad utbildning som inte har hållits", "planned training that was not held"),
            many: ("planerade utbildningar som inte har hållits", "planned trainings that were not held"),
        },
        Say::fixed("när utbildningen ska hållas", "when the training is to be held"),
    ),
    (
        GapKind::WithoutResponsible,
        Noun {
            one: ("åtgärd utan ansvarig", "activity with nobody responsible"),
            many: ("åtgärder utan ansvarig", "activities with nobody responsible"),
        },
        Say::fixed("vem som ska ansvara", "who is to be responsible"),
    ),
    (
        GapKind::WithoutTime,
        Noun {
            one: ("åtgärd utan tid", "activity without a time"),
            many: ("åtgärder utan tid", "activities without a time"),
        },
        Say::fixed("när åtgärden ska göras", "when it is to be done"),
    ),
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
    let mut part = section("gaps", &Say::fixed("Att ta ställning till", "To decide about"), lang);
    part.lists = &["kinds"];
    for ((kind, noun, decide), gaps) in to_decide(document) {
        let label = lang.pick("Beslut behövs om", "To decide");
        let title = format!("{} ({})", capital(noun.of(gaps.len()).text(lang)), gaps.len());
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
            let all = counted(count, ACTIVITIES);
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
    /// Why a requirement is not met, and where a picture is to be written, stands in the words of the files, which are for
    /// those who keep them. What is late is shown by the time that it was planned for.
    fn of(document: &Document<'_, '_>, gap: &'g Gap) -> Self {
        let because = match gap.kind {
            GapKind::DeviationExpired
            | GapKind::SituationStale
            | GapKind::RequirementUncovered
            | GapKind::RequirementPartly => None,
            GapKind::Overdue | GapKind::LateStart => {
                document.survey.row(&gap.subject).map(|(activity, _)| {
                    let of = |lang| planned(activity, lang).read("");
                    Say::new(
                        format!("Planerad tid: {}", of(Lang::Sv)),
                        format!("Planned time: {}", of(Lang::En)),
                    )
                })
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
