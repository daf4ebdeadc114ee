//! The section of a follow-up on the surveys behind the situation picture: who was asked and how many answered, unit by
//! unit, and the answers, each question's whole or not at all.

use super::cells::HELD_BACK;
use super::context::ReportContext;
use crate::base::lang::{Lang, Say};
use crate::base::number::{number, sign};
use crate::base::time_words;
use crate::facts::{divided, picture, surveyed};
use crate::model::records::Spanned;
use crate::model::records::plan::Plan;
use crate::model::records::situation::Outcome;
use crate::model::records::survey::{Asked, Question, Questionnaire};
use crate::output::page::{Cell, Column, Fact, Fit, Part, Table};

/// The surveys that a plan's picture is made from, and the results that the picture itself has.
pub(super) fn part(context: &ReportContext<'_>, plan: &Plan) -> Part {
    let lang = context.lang;
    let surveys = surveyed::of_plan(context.workspace, plan);
    let sent = surveys.into_iter().filter(|filed| surveyed::is_sent(filed.record, context.day));
    let mut parts: Vec<Part> = sent.map(|filed| of_survey(context, filed.record)).collect();
    let loose = surveyed::without_picture(context.workspace, plan, context.day).into_iter();
    let loose = loose.filter(|filed| surveyed::is_sent(filed.record, context.day));
    parts.extend(loose.map(|filed| {
        let part = of_survey(context, filed.record);
        let title =
            format!("{} ({})", part.title, lang.pick("utan lägesbild", "without a situation picture"));
        Part { title, ..part }
    }));
    let picture = picture::of_plan(context.workspace, plan).map(|filed| filed.record);
    let k = context.workspace.config.publication.k;
    let rows: Vec<Row<'_>> = picture.into_iter().flat_map(|it| &it.results).map(|it| Row { it, k }).collect();
    if !rows.is_empty() {
        parts.push(Part {
            id: "results".to_owned(),
            title: lang.pick("Resultat i lägesbilden", "Results in the situation picture").to_owned(),
            table: Some(Table::of("results", &result_columns(), rows, lang)),
            ..Part::default()
        });
    }
    let none = lang.pick("Ingen enkät är antecknad.", "No survey is recorded.");
    let facts = if parts.is_empty() {
        vec![Fact::new("none", lang.pick("Enkäter", "Surveys"), Cell::Empty(none.to_owned()))]
    } else {
        Vec::new()
    };
    Part { facts, lists: &["surveys"], parts, ..Part::default() }
}

fn of_survey(context: &ReportContext<'_>, survey: &Questionnaire) -> Part {
    let lang = context.lang;
    let k = context.workspace.config.publication.k;
    let asked: Vec<Recipient<'_>> =
        survey.asked.iter().map(|asked| Recipient { asked, name: name(context, asked) }).collect();
    let (sent, answered) = (sum(survey, |asked| asked.sent), sum(survey, |asked| asked.answered));
    let asked_many = survey.asked.len();
    let text = if let (Some(sent), Some(answered)) = (sent, answered) {
        lang.pick(
            format!("{asked_many}, {answered} svar av {sent}"),
            format!("{asked_many}, {answered} of {sent} answered"),
        )
    } else {
        // Of those of whom both numbers are known.
        let known = survey.asked.iter().filter_map(|own| Some((own.sent?.value, own.answered?.value)));
        let known: Vec<(u32, u32)> = known.collect();
        let unknown = asked_many - known.len();
        let sum = |of: fn(&(u32, u32)) -> u32| known.iter().map(of).fold(0, u32::saturating_add);
        let (sent, answered) = (sum(|own| own.0), sum(|own| own.1));
        if known.is_empty() {
            lang.pick(
                format!("{asked_many}; antal svar är inte antecknat"),
                format!("{asked_many}; the number of answers is not recorded"),
            )
        } else {
            lang.pick(
                format!("{asked_many}; {answered} svar av {sent}, inte antecknat för {unknown} av dem"),
                format!("{asked_many}; {answered} of {sent} answered, not recorded for {unknown} of them"),
            )
        }
    };
    // Before the last day nobody knows how many will answer.
    let open = survey.answer_by.as_ref().filter(|by| !by.period.is_over(context.day));
    let open = open.map(|by| {
        let by = time_words::time(&by.text, lang);
        lang.pick(format!("svar senast {by}"), format!("answers by {by}"))
    });
    let text = open.map_or_else(|| text.clone(), |open| format!("{text} ({open})"));
    let cell = |number: Option<u32>| number.map_or(Cell::Nothing, |number| Cell::Count(number.into()));
    let fields = vec![("sent", cell(sent)), ("answered", cell(answered))];
    let mut facts =
        vec![Fact::new("answer_rate", lang.pick("Tillfrågade", "Asked"), Cell::Fields { text, fields })];
    for question in &survey.questions {
        let fields = vec![("id", Cell::text(&*question.id))];
        let text = answers(context, question, k);
        facts.push(Fact::one_of("questions", &question.text, Cell::Fields { text, fields }));
    }
    let table = Table::of("asked", &columns(), asked, lang);
    Part {
        list: Some("surveys"),
        id: survey.id.to_string(),
        title: survey.title.to_string(),
        facts,
        table: (!table.is_empty()).then(|| table.without_empty()),
        ..Part::default()
    }
}

/// The sum over those who were asked; `None` unless it is known of each.
fn sum(survey: &Questionnaire, of: impl Fn(&Asked) -> Option<Spanned<u32>>) -> Option<u32> {
    let all: Option<Vec<u32>> = survey.asked.iter().map(|asked| Some(of(asked)?.value)).collect();
    all.filter(|all| !all.is_empty()).map(|all| all.into_iter().fold(0, u32::saturating_add))
}

/// The answers to a question in words, with those of each unit: the whole, or that it is held back.
pub(super) fn answers(context: &ReportContext<'_>, question: &Question, k: u64) -> String {
    let lang = context.lang;
    if question.answers.is_empty() {
        return lang.pick("inga svar är antecknade", "no answers are recorded").to_owned();
    }
    let line = |counts: &[u64]| {
        let each =
            question.answers.iter().zip(counts).map(|(answer, count)| format!("{} {count}", answer.text));
        each.collect::<Vec<_>>().join(", ")
    };
    if !divided::is_told(question, k) {
        return HELD_BACK.text(lang).to_owned();
    }
    let all: Vec<u64> = question.answers.iter().map(|answer| answer.count).collect();
    let mut told = vec![line(&all)];
    for (unit, counts) in divided::by_unit(question, k).into_iter().flatten() {
        told.push(format!("{}: {}", context.actor(unit).read(""), line(&counts)));
    }
    told.join("; ")
}

/// The results that a picture has, in words.
pub(super) fn results(context: &ReportContext<'_>, results: &[Outcome]) -> String {
    let k = context.workspace.config.publication.k;
    let told = |it: &Outcome| format!("{}: {}", it.question, value(&Row { it, k }, context.lang).read(""));
    results.iter().map(told).collect::<Vec<_>>().join("; ")
}

/// Somebody who was asked, and what the register calls them.
struct Recipient<'w> {
    asked: &'w Asked,
    name: Cell,
}

/// As the document calls them where it does, so that what it says twice stands twice.
fn name(context: &ReportContext<'_>, asked: &Asked) -> Cell {
    match (&asked.who, &asked.as_written) {
        (Some(who), Some(written)) => Cell::Named { id: who.to_string(), title: written.to_string() },
        (Some(who), None) => context.actor(who),
        (None, Some(written)) => Cell::text(&**written),
        (None, None) => Cell::Nothing,
    }
}

fn columns<'w>() -> Vec<Column<Recipient<'w>>> {
    vec![
        Column::new("who", Say::fixed("Tillfrågad", "Asked"), Fit::Wide(5), |row, _| row.name.clone()),
        Column::new("sent", Say::fixed("Utskickade", "Sent"), Fit::Narrow(8), |row, _| {
            row.asked.sent.map_or(Cell::Nothing, |sent| Cell::Count(sent.value.into()))
        }),
        Column::new("answered", Say::fixed("Svarade", "Answered"), Fit::Narrow(8), |row, _| {
            row.asked.answered.map_or(Cell::Nothing, |answered| Cell::Count(answered.value.into()))
        }),
        Column::new("rate", Say::fixed("Andel", "Share"), Fit::Narrow(6), rate),
    ]
}

/// The share that answered, in whole per cent.
fn rate(row: &Recipient<'_>, lang: Lang) -> Cell {
    let (Some(sent), Some(answered)) = (row.asked.sent, row.asked.answered) else { return Cell::Nothing };
    if sent.value == 0 {
        return Cell::Nothing;
    }
    let share = (f64::from(answered.value) * 100.0 / f64::from(sent.value)).round();
    Cell::Amount { value: share, text: format!("{} %", number(share, lang)) }
}

/// A result that the picture itself has, and the smallest count that is told.
struct Row<'w> {
    it: &'w Outcome,
    k: u64,
}

fn result_columns<'w>() -> Vec<Column<Row<'w>>> {
    vec![
        Column::new("question", Say::fixed("Fråga", "Question"), Fit::Wide(5), |row, _| {
            Cell::text(&*row.it.question)
        }),
        Column::new("period", Say::fixed("När", "When"), Fit::Narrow(10), |row, _| {
            Cell::time(row.it.period.as_ref())
        }),
        Column::new("value", Say::fixed("Resultat", "Result"), Fit::Wide(2), value),
    ]
}

/// The value with its unit. A count of a few is told as fewer than `k`; what has a unit of shares is no count.
fn value(row: &Row<'_>, lang: Lang) -> Cell {
    let unit = row.it.unit.as_deref().unwrap_or_default();
    let is_share =
        ["procent", "%", "andel", "percent", "share"].iter().any(|word| unit.to_lowercase().contains(word));
    let is_few = (row.k).try_into().is_ok_and(|k: u32| row.it.value > 0.0 && row.it.value < f64::from(k));
    if is_few && !is_share && row.it.value.fract() == 0.0 {
        return Cell::Below(row.k);
    }
    let text = format!("{} {}", number(row.it.value, lang), sign(unit)).trim_end().to_owned();
    Cell::Amount { value: row.it.value, text }
}
