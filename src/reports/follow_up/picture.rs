//! The situation picture that the plan is based on: how old it is, what it says and what it is made from.

use super::document::Document;
use crate::base::lang::{Lang, Say, clause};
use crate::base::nouns;
use crate::base::time_words;
use crate::facts::picture::{self, Basis, Stale};
use crate::model::records::plan::NamedPicture;
use crate::model::records::situation::{Need, Situation};
use crate::model::records::vocabulary::Vocabulary;
use crate::model::records::{Text, Time};
use crate::output::page::{Cell, Fact, Part};
use crate::reports::surveys;
use crate::say;

use super::words::{paragraph, section};

pub(super) fn part(document: &Document<'_, '_>) -> Part {
    let lang = document.lang();
    let title = Say::fixed("Lägesbild och enkäter", "Situation picture and surveys");
    let mut part = section("surveys", &title, lang);
    let surveys = surveys::part(document.context, document.plan);
    part.facts.extend(paragraph("age", &[age(document)], lang));
    match picture::basis(document.workspace(), document.plan) {
        Some(Basis::Record(filed)) => part.facts.extend(said(document, filed.record)),
        Some(Basis::Named(picture)) => part.facts.extend(named(picture, lang)),
        Some(Basis::Unread) | None => {}
    }
    part.facts.extend(surveys.facts);
    Part { lists: surveys.lists, parts: surveys.parts, ..part }
}

/// How old the picture is, in a sentence.
pub(super) fn age(document: &Document<'_, '_>) -> Say {
    let dated = |time: &Time| time_words::said(&time.text);
    let basis = picture::basis(document.workspace(), document.plan);
    match picture::stale(document.workspace(), document.plan, document.judged) {
        Some(Stale::Missing) => {
            Say::fixed("Planen anger ingen lägesbild.", "The plan names no situation picture.")
        }
        Some(Stale::Undated) => {
            Say::fixed("Lägesbilden är inte daterad.", "The situation picture is not dated.")
        }
        Some(Stale::Later(time)) => {
            let Say { sv, en } = dated(time);
            say!("Lägesbilden är från {sv}.", "The situation picture is from {en}.")
        }
        Some(Stale::Old(time, months)) => {
            let Say { sv, en } = dated(time);
            say!(
                "Lägesbilden är från {sv}: den är {months} månader gammal och behöver uppdateras.",
                "The situation picture is from {en}: it is {months} months old and needs to be updated."
            )
        }
        Some(Stale::Before(time, months)) => {
            let Say { sv, en } = dated(time);
            say!(
                "Lägesbilden är från {sv} och var {months} månader gammal när planen började gälla.",
                "The situation picture is from {en}, and was {months} months old when the plan began."
            )
        }
        None => match basis.and_then(Basis::time) {
            Some(time) => {
                let Say { sv, en } = dated(time);
                say!("Lägesbilden är från {sv}.", "The situation picture is from {en}.")
            }
            None => Say::fixed("Lägesbilden går inte att läsa.", "The situation picture cannot be read."),
        },
    }
}

/// What a plan says of a picture that is no record.
fn named(picture: &NamedPicture, lang: Lang) -> Vec<Fact> {
    let sources = picture.sources.iter().map(|source| Cell::text(&**source)).collect();
    vec![
        Fact::new("picture", lang.pick("Lägesbild", "Situation picture"), Cell::text(&*picture.title)),
        Fact::new("contributed", lang.pick("Källor", "Sources"), Cell::List(sources)),
    ]
}

/// What the picture says itself, and how many of those asked have answered. What each source says of the milieus is for
/// those who work with it.
fn said(document: &Document<'_, '_>, picture: &Situation) -> Vec<Fact> {
    let lang = document.lang();
    let text = |text: &Option<Text>| text.as_ref().map_or(Cell::Nothing, |text| Cell::text(&**text));
    let asked = picture.sources.iter().filter(|source| source.is_asked()).count();
    let answered = asked - picture::silent(picture, document.day()).count().min(asked);
    let in_part = picture::in_part(picture, document.day()).count().min(answered);
    let answered = answered - in_part;
    let (of, have) = (nouns::ASKED_SOURCES.with(asked), nouns::HAVE.of(answered));
    let (more_sv, more_en) = match in_part {
        0 => Default::default(),
        some => (format!(", {some} till en del"), format!(", {some} in part")),
    };
    let answers = Say::new(
        format!("{answered} av {} {} svarat{more_sv}", of.sv, have.sv),
        format!("{answered} of {} {} replied{more_en}", of.en, have.en),
    );
    let need = |need: &Need| match need.risk.map(Vocabulary::word) {
        None => Cell::text(&*need.text),
        Some(risk) => {
            let (text, risk) = (clause(&need.text), risk.text(lang));
            Cell::text(format!("{text} (risk: {risk})"))
        }
    };
    let needs = picture.needs.iter().map(need).collect();
    let mut facts = vec![
        Fact::new("picture", lang.pick("Lägesbild", "Situation picture"), Cell::text(&*picture.title)),
        Fact::new(
            "prepared_by",
            lang.pick("Framtagen av", "Prepared by"),
            document.context.actors(&picture.prepared_by),
        ),
        Fact::new("mapping", lang.pick("Kartläggning", "Mapping"), text(&picture.mapping)),
        Fact::new(
            "other_information",
            lang.pick("Annan information", "Other information"),
            text(&picture.other_information),
        ),
        Fact::new("analysis", lang.pick("Analys", "Analysis"), text(&picture.analysis)),
        Fact::new("development", lang.pick("Utvecklingsbehov", "Needs for development"), Cell::List(needs)),
    ];
    if asked > 0 {
        facts.push(Fact::new("sources", lang.pick("Källor", "Sources"), Cell::text(answers.text(lang))));
    }
    facts
}
