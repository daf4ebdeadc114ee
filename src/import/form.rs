//! The form in which those responsible report on activities. It is written and read back by the same heads.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};

use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::likeness::fold;
use crate::facts::state::{Survey, responsible};
use crate::io::tables::{Row, Table};
use crate::model::workspace::{Lookup, Workspace};

/// The head of each column, and its width in a sheet.
const HEADS: [(&str, f64); 8] = [
    ("Id", 30.0),
    ("Åtgärd", 40.0),
    ("Läge", 12.0),
    ("Senast", 12.0),
    ("Påbörjad", 12.0),
    ("Avslutad", 12.0),
    ("Bedömning", 12.0),
    ("Vad har hänt", 50.0),
];
const ID: usize = 0;
const STARTED: usize = 4;
const FINISHED: usize = 5;
const ASSESSED: usize = 6;
const NOTE: usize = 7;

/// The form of one role, unit or group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub role: String,
    pub title: String,
    /// A row for each of its activities that is not over.
    rows: Vec<[String; 8]>,
}

/// The answers about one activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The role that answers, if the table says it.
    pub role: Option<String>,
    /// The activity, as `plan/activity`.
    pub activity: String,
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
    pub(crate) fn all(workspace: &Workspace, plans: &[&str], day: Day) -> Vec<Self> {
        let mut forms: Vec<Self> = Vec::new();
        for plan in workspace.plans().map(|filed| filed.record).filter(|plan| plans.contains(&&*plan.id)) {
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
                    let (role, title) = (actor.record.id.to_string(), actor.record.title.to_string());
                    match forms.iter_mut().find(|form| form.role == role) {
                        Some(form) => form.rows.push(row.clone()),
                        None => forms.push(Self { role, title, rows: vec![row.clone()] }),
                    }
                }
            }
        }
        forms.sort_by(|a, b| a.role.cmp(&b.role));
        forms
    }

    pub(crate) fn markdown(&self) -> String {
        let cell = |text: &str| {
            text.replace('\\', "\\\\").replace('|', "\\|").replace('*', "\\*").replace('\n', "<br>")
        };
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let mut text = format!("# {}\n\n{}\n\n## {}\n\n", self.title, HOW, self.role);
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
        sheet.set_name(self.role.chars().take(31).collect::<String>())?;
        let bold = Format::new().set_bold();
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        sheet.write_string_with_format(0, 0, &self.role, &bold)?;
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

/// The instruction above the table.
const HOW: &str = "Fyll i de fyra sista kolumnerna. Dagar skrivs ÅÅÅÅ-MM-DD. Bedömning är grön (enligt plan), gul (risk) eller röd (avvikelse). Skriv aldrig namn eller något annat om en enskild person.";

/// Every answer in the tables, filled in or not; `None` when no table is a form.
pub(crate) fn answers(tables: &[Table]) -> Option<Vec<Answer>> {
    let mut all = Vec::new();
    let mut is_any = false;
    for table in tables {
        let is_head =
            |row: &Row| HEADS.iter().all(|(head, _)| row.cells.iter().any(|cell| fold(cell) == fold(head)));
        let Some(head) = table.rows.iter().position(is_head) else { continue };
        is_any = true;
        let column = |at: usize| {
            let name = fold(HEADS[at].0);
            table.rows[head].cells.iter().position(|cell| fold(cell) == name).unwrap_or(at)
        };
        let above =
            table.rows[..head].iter().find_map(|row| row.filled().next().map(|(_, said)| said.to_owned()));
        let role = above.or_else(|| table.title.clone());
        for row in &table.rows[head + 1..] {
            let cell = |at: usize| row.cells.get(column(at)).cloned().unwrap_or_default();
            let said = |at: usize| AnswerCell {
                text: cell(at).replace('\n', " "),
                place: table.place(row, column(at)),
            };
            let activity = cell(ID);
            if !activity.is_empty() {
                all.push(Answer {
                    role: role.clone(),
                    activity,
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
