//! The section of a follow-up on grants and premises: the checks of the time, and the rules that they are given by.

use super::options::Options;
use crate::base::lang::{Lang, Say};
use crate::base::time_words;
use crate::facts::checked::is_evaluated;
use crate::facts::scope::Scope;
use crate::model::records::plan::Plan;
use crate::model::records::review::{Checked, Review};
use crate::model::records::routine::Routine;
use crate::output::page::{Cell, Column, Fact, Fit, Part, Table, Tone};
use crate::reports::context::ReportContext;

/// The section; nothing where there is neither a check nor rules.
pub(super) fn section(context: &ReportContext<'_>, plan: &Plan, options: &Options) -> Option<Part> {
    let (lang, day) = (context.lang, context.day);
    let scope = Scope::of(context.workspace, plan, context.day);
    let mut rows: Vec<Row<'_>> = Vec::new();
    for review in scope.records::<Review>().into_iter().map(|filed| filed.record) {
        if review.period.as_ref().is_some_and(|time| options.falls_within(time, day)) {
            rows.push(Row { context, review, is_evaluated: is_evaluated(review, &scope, day) });
        }
    }
    rows.sort_by_key(|row| row.review.period.as_ref().map(|time| (time.period.first, time.period.last)));
    let rules = rules(context, &scope);
    if rows.is_empty() && rules.is_empty() {
        return None;
    }
    let mut facts = Vec::new();
    if !rules.is_empty() {
        facts.push(Fact::new("rules", lang.pick("Regelverk", "Rules"), Cell::List(rules)));
    }
    if rows.is_empty() {
        let none = lang
            .pick("Inga kontroller är antecknade under perioden.", "No checks are recorded in the period.");
        facts.push(Fact::new("none", lang.pick("Kontroller", "Checks"), Cell::Empty(none.to_owned())));
    }
    let table = Table::of("reviews", &columns(), rows, lang);
    Some(Part {
        list: Some("sections"),
        id: "support".to_owned(),
        title: lang.pick("Bidrag och lokaler", "Grants and premises").to_owned(),
        facts,
        table: (!table.is_empty()).then_some(table),
        ..Part::default()
    })
}

/// The rules for grants and premises, and when they were and are to be reviewed.
fn rules(context: &ReportContext<'_>, scope: &Scope<'_>) -> Vec<Cell> {
    let own = scope.records::<Routine>().into_iter().map(|filed| filed.record);
    let own = own.filter(|routine| routine.is_of_support);
    let told = own.map(|routine| {
        let lang = context.lang;
        let last = routine.revised_by(context.day).map_or_else(
            || lang.pick("ingen översyn är antecknad", "no review is recorded").to_owned(),
            |last| {
                format!("{} {}", lang.pick("sågs över", "last review"), time_words::time(&last.text, lang))
            },
        );
        let next = routine.next.as_ref();
        let next = next.map(|next| {
            let due = if next.period.is_over(context.day) {
                lang.pick("skulle ha setts över", "was to be reviewed")
            } else {
                lang.pick("nästa översyn", "next review")
            };
            format!(", {due} {}", time_words::time(&next.text, lang))
        });
        Cell::text(format!("{} ({last}{})", routine.title, next.unwrap_or_default()))
    });
    told.collect()
}

/// A check, with what follows from it on the day.
struct Row<'w> {
    context: &'w ReportContext<'w>,
    review: &'w Review,
    is_evaluated: bool,
}

/// The counts that are parts of those that were checked, and what each is called.
static PARTS: [(&str, Say); 5] = [
    ("withdrawn", Say::fixed("fråntogs stödet", "lost their support")),
    ("with_plan", Say::fixed("har en plan för uppföljning", "have a plan for follow-up")),
    ("followed_up", Say::fixed("uppföljda", "followed up")),
    ("equality_plan", Say::fixed("har en plan för likabehandling", "have a plan for equal treatment")),
    ("accounted", Say::fixed("har redovisat sina åtgärder", "have accounted for their measures")),
];

impl Row<'_> {
    fn count(&self, key: &str) -> Cell {
        let part = self.review.parts().into_iter().find(|(own, _)| *own == key);
        let Some(count) = part.and_then(|(_, count)| count).map(|count| u64::from(count.value)) else {
            return Cell::Nothing;
        };
        // A small number of those with consequences could point an association out.
        let k = self.context.workspace.config.publication.k;
        let is_few = matches!(key, "acted" | "withdrawn") && count > 0 && count < k;
        if is_few { Cell::Below(k) } else { Cell::Count(i64::try_from(count).unwrap_or(i64::MAX)) }
    }

    fn evaluated(&self) -> Cell {
        let Some(evaluated) = self.review.evaluated.as_ref().filter(|_| self.is_evaluated) else {
            return Cell::Nothing;
        };
        let by = self.context.actor(&evaluated.by);
        let on = time_words::time(&evaluated.on.text, self.context.lang);
        Cell::text(format!("{} ({on})", by.read("")))
    }

    /// `40 har en plan för uppföljning; utvärderat av Kommunstyrelsen (2024-09)`
    fn parts(&self, lang: Lang) -> Cell {
        let mut fields: Vec<(&'static str, Cell)> =
            PARTS.iter().map(|(key, _)| (*key, self.count(key))).collect();
        let mut told: Vec<String> = PARTS
            .iter()
            .zip(&fields)
            .filter(|(_, (_, cell))| *cell != Cell::Nothing)
            .map(|((_, words), (_, cell))| format!("{} {}", cell.read(""), words.text(lang)))
            .collect();
        let evaluated = self.evaluated();
        if evaluated != Cell::Nothing {
            told.push(format!("{} {}", lang.pick("utvärderat av", "evaluated by"), evaluated.read("")));
        }
        fields.push(("evaluated", evaluated));
        Cell::Fields { text: told.join("; "), fields }
    }
}

fn sort(review: &Review, lang: Lang) -> Cell {
    let (name, word) = match review.kind {
        Some(Checked::Grants) => ("grants", lang.pick("bidrag", "grants")),
        Some(Checked::Premises) => ("premises", lang.pick("lokaler", "premises")),
        None => return Cell::Nothing,
    };
    Cell::Word { name, word: word.to_owned(), mark: "", tone: Tone::Plain }
}

fn columns<'w>() -> Vec<Column<Row<'w>>> {
    vec![
        Column::new("period", Say::fixed("Tid", "Time"), Fit::Narrow(10), |row: &Row<'w>, _| {
            Cell::time(row.review.period.as_ref())
        }),
        Column::new("sort", Say::fixed("Gäller", "Of"), Fit::Narrow(8), |row, lang| sort(row.review, lang)),
        Column::new("unit", Say::fixed("Av", "By"), Fit::Wide(3), |row, _| {
            row.review.unit.as_ref().map_or(Cell::Nothing, |unit| row.context.actor(unit))
        }),
        Column::new("parts", Say::fixed("Av dem", "Of them"), Fit::Under, |row: &Row<'w>, lang| {
            row.parts(lang)
        })
        .of_fields(&["withdrawn", "with_plan", "followed_up", "equality_plan", "accounted", "evaluated"]),
        Column::new("checked", Say::fixed("Kontrollerade", "Checked"), Fit::Narrow(13), |row, _| {
            row.review.checked.map_or(Cell::Nothing, |count| Cell::Count(i64::from(count.value)))
        }),
        Column::new("acted", Say::fixed("Åtgärdade", "Acted on"), Fit::Narrow(9), |row, _| {
            row.count("acted")
        }),
    ]
}
