//! The form in which those responsible report on activities. It is written and read back by the same heads.

use std::collections::HashSet;

use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};

use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::likeness::{fold, slug};
use crate::facts::state::{Survey, responsible};
use crate::io::tables::{Row, Table};
use crate::model::records::Text;
use crate::model::records::organisation::Actor;
use crate::model::workspace::{Filed, Lookup, Workspace};
use crate::syntax::word::Word;

/// The head of each column, and its width in a sheet.
const HEADS: [(&str, f64); 8] = [
    ("Id", 30.0),
    ("Åtgärd", 40.0),
    ("Läge", 12.0),
    ("Senast uppdaterad", 18.0),
    ("Påbörjad", 12.0),
    ("Avslutad", 12.0),
    ("Bedömning", 12.0),
    ("Vad har hänt", 50.0),
];
const ID: usize = 0;
const LAST: usize = 3;
const STARTED: usize = 4;
const FINISHED: usize = 5;
const ASSESSED: usize = 6;
const NOTE: usize = 7;

/// The form of one role, unit or group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub role: Word,
    pub title: String,
    /// What its file and its sheet are called.
    pub name: String,
    /// What in it says whose it is, which finds the role when it comes back.
    heading: String,
    /// A row for each of its activities that is not over.
    rows: Vec<[String; 8]>,
}

/// The answers about one activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The role that answers, if the table says it.
    pub role: Option<String>,
    /// The activity, as `plan/activity`, and where it is said.
    pub activity: String,
    pub place: Say,
    /// The day of the latest news when the form was asked, as written.
    pub last: String,
    /// The day when it was started, as written.
    pub started: AnswerCell,
    /// The day when it was finished, as written.
    pub finished: AnswerCell,
    /// The assessment, as written.
    pub assessed: AnswerCell,
    pub note: AnswerCell,
}

/// A cell that somebody may have filled in, and its place for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AnswerCell {
    pub text: String,
    pub place: Say,
}

impl Form {
    /// The forms of every actor with an activity that is not over on the day, by id.
    pub(crate) fn all(workspace: &Workspace, plans: &[&Text], day: Day) -> Vec<Self> {
        let mut forms: Vec<Self> = Vec::new();
        for plan in workspace.plans().map(|filed| filed.record).filter(|plan| plans.contains(&&plan.id)) {
            for (activity, standing) in Survey::of(workspace, plan, day).rows {
                if !standing.state.is_open() {
                    continue;
                }
                let progress = workspace
                    .progress(&plan.id, &activity.id)
                    .and_then(|filed| filed.record.started)
                    .filter(|started| started.day <= day);
                let text = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
                let row = [
                    format!("{}/{}", plan.id, activity.id),
                    activity.title.to_string(),
                    standing.state.word().text(Lang::Sv).to_owned(),
                    text(standing.last),
                    text(progress.map(|started| started.day)),
                    String::new(),
                    String::new(),
                    String::new(),
                ];
                for name in responsible(plan, activity) {
                    let Lookup::Found(actor) = workspace.actor(name) else { continue };
                    let (role, title) = (Word::from(&actor.record.id), actor.record.title.to_string());
                    if let Some(form) = forms.iter_mut().find(|form| form.role == role) {
                        form.rows.push(row.clone());
                        continue;
                    }
                    let (name, heading) = (role.to_string(), role.to_string());
                    forms.push(Self { role, title, name, heading, rows: vec![row.clone()] });
                }
            }
        }
        forms.sort_by(|a, b| a.role.cmp(&b.role));
        name_the_covered(workspace, &mut forms);
        forms
    }

    pub(crate) fn markdown(&self) -> String {
        let cell = |text: &str| {
            let text = text.replace('\\', "\\\\").replace('|', "\\|").replace('*', "\\*");
            // Each of these ends a line, and with it the row.
            text.replace("\r\n", "<br>").replace(['\n', '\r'], "<br>")
        };
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let title = self.title.replace(['\n', '\r'], " ");
        let mut text = format!("# {title}\n\n{HOW}\n\n## {}\n\n", self.heading);
        text.push_str(&line(HEADS.iter().map(|(head, _)| (*head).to_owned()).collect()));
        text.push_str(&line(HEADS.iter().map(|_| "---".to_owned()).collect()));
        for row in &self.rows {
            text.push_str(&line(row.iter().map(|text| cell(text)).collect()));
        }
        text
    }

    pub(crate) fn sheet(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        // The name of a sheet has at most 31 characters; the first row has the full id too.
        sheet.set_name(self.name.chars().take(31).collect::<String>())?;
        let bold = Format::new().set_bold();
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        sheet.write_string_with_format(0, 0, &self.heading, &bold)?;
        sheet.write_string(1, 0, HOW)?;
        for ((head, width), column) in HEADS.iter().zip(0_u16..) {
            sheet.set_column_width(column, *width)?;
            sheet.write_string_with_format(2, column, *head, &bold)?;
        }
        for (row, at) in self.rows.iter().zip(3_u32..) {
            for (text, column) in row.iter().zip(0_u16..) {
                sheet.write_string_with_format(at, column, text, &wrapped)?;
            }
        }
        book.save_to_buffer()
    }
}

/// Calls the forms of roles whose ids are covered by their titles, or else by their place: a form is sent, and two of them
/// may not have one name.
fn name_the_covered(workspace: &Workspace, forms: &mut [Form]) {
    let mut taken: HashSet<String> = forms.iter().map(|form| form.name.clone()).collect();
    let is_covered = |form: &Form| form.role != *form.role.to_string();
    for (form, place) in forms.iter_mut().zip(1..).filter(|(form, _)| is_covered(form)) {
        let is_its = |actor: Filed<'_, Actor>| Word::from(&actor.record.id) == form.role;
        let is_known = workspace.actor(&form.title).found().is_some_and(is_its);
        let by_title = Some(slug(&form.title)).filter(|name| is_known && !name.is_empty());
        form.heading = if is_known { form.title.clone() } else { format!("ansvarig-{place}") };
        form.name =
            by_title.filter(|name| !taken.contains(name)).unwrap_or_else(|| format!("ansvarig-{place}"));
        taken.insert(form.name.clone());
    }
}

/// The instruction above the table.
const HOW: &str = "Fyll i de fyra sista kolumnerna. Dagar skrivs ÅÅÅÅ-MM-DD. Bedömning är grön (enligt plan), gul (risk) eller röd (avvikelse). Skriv aldrig namn eller något annat om en enskild person.";

/// The row with every head of a form.
fn head(table: &Table) -> Option<usize> {
    let is_head =
        |row: &Row| HEADS.iter().all(|(head, _)| row.cells.iter().any(|cell| fold(&cell.text) == fold(head)));
    table.rows.iter().position(is_head)
}

/// Why something that is written in a form is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lost {
    /// Its table does not have the heads.
    Heads,
    /// Its row does not say of which activity it is.
    Id,
    /// It stands below none of the heads.
    Column,
}

/// The first place in the tables of a form where something is written that is read as no answer.
pub(crate) fn lost(tables: &[Table]) -> Option<(Say, Lost)> {
    tables.iter().find_map(|table| {
        let Some(head) = head(table) else {
            let row = table.rows.iter().find(|row| row.filled().next().is_some())?;
            return Some((table.place(row, row.filled().next()?.0), Lost::Heads));
        };
        let heads = &table.rows[head].cells;
        let columns: Vec<Option<usize>> = HEADS
            .iter()
            .map(|(name, _)| heads.iter().position(|cell| fold(&cell.text) == fold(name)))
            .collect();
        let of_row = |row: &Row| {
            let is_of = |column: usize, nth: usize| columns[nth] == Some(column);
            let has_id = row.filled().any(|(column, _)| is_of(column, ID));
            row.filled().find_map(|(column, _)| {
                let is_answer = (STARTED..=NOTE).any(|nth| is_of(column, nth));
                let why = match () {
                    () if !columns.contains(&Some(column)) => Lost::Column,
                    () if is_answer && !has_id => Lost::Id,
                    () => return None,
                };
                Some((table.place(row, column), why))
            })
        };
        table.rows[head + 1..].iter().find_map(of_row)
    })
}

/// Every answer in the tables, filled in or not; `None` when no table is a form.
pub(crate) fn answers(tables: &[Table]) -> Option<Vec<Answer>> {
    let mut all = Vec::new();
    let mut is_any = false;
    for table in tables {
        let Some(head) = head(table) else { continue };
        is_any = true;
        let column = |at: usize| {
            let name = fold(HEADS[at].0);
            table.rows[head].cells.iter().position(|cell| fold(&cell.text) == name).unwrap_or(at)
        };
        let above =
            table.rows[..head].iter().find_map(|row| row.filled().next().map(|(_, said)| said.to_owned()));
        let role = above.or_else(|| table.title.clone());
        for row in &table.rows[head + 1..] {
            let cell = |at: usize| row.text(column(at)).to_owned();
            let said = |at: usize| AnswerCell {
                text: cell(at).replace('\n', " "),
                place: table.place(row, column(at)),
            };
            let activity = cell(ID);
            if !activity.is_empty() {
                all.push(Answer {
                    role: role.clone(),
                    activity,
                    place: table.place(row, column(ID)),
                    last: cell(LAST),
                    started: said(STARTED),
                    finished: said(FINISHED),
                    assessed: said(ASSESSED),
                    note: said(NOTE),
                });
            }
        }
    }
    is_any.then_some(all)
}
