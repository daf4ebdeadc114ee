//! What is known of an import so far: as the options say, and as whoever sits there has answered. It can be told as the
//! command that says the same.

use std::collections::HashSet;
use std::path::Path;

use super::columns;
use crate::base::lang::Say;
use crate::base::likeness::{can_be_written, fold, slug};
use crate::base::period::Period;
use crate::base::shell;
use crate::import::{Column, Imported, Options, There};
use crate::model::records::plan::Plan;
use crate::model::workspace::Workspace;
use crate::say;

/// What is known of an import so far.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) options: Options,
    /// What is said now of what heads mean.
    pub(super) columns: Vec<(String, Column)>,
    pub(super) with_hidden: bool,
    /// Whether somebody has answered a question.
    pub(super) is_answered: bool,
}

impl Known {
    /// Says what a head means.
    pub(super) fn head(&mut self, workspace: &Workspace, head: &str, column: Column) {
        self.columns.push((head.to_owned(), column));
        self.options.columns = columns::known(workspace, &self.columns);
    }

    /// Gives the plan its id. What a plan that is there says of itself need not be said again.
    pub(super) fn name(&mut self, workspace: &Workspace, id: String) {
        self.options.there = workspace.plan(id.as_str()).found().map(|plan| There {
            title: plan.record.title.to_string(),
            period: plan.record.period.as_ref().map(|period| period.text.to_string()),
        });
        self.options.id = id;
    }

    /// The command that says the same without a question. What `vbe.toml` remembers of heads need not be said.
    pub(super) fn command(&self, file: &str, with_columns: bool) -> String {
        let Options { id, title, period, finished, sheet, table, on, by, .. } = &self.options;
        let text = |name: &str, value: &str| format!(" --{name} {}", shell::word(value));
        let mut command = format!("vbe import {}", shell::word(file));
        let mut put = |name: &str, value: Option<String>| {
            command.extend(value.map(|value| text(name, &value)));
        };
        put("id", Some(id.clone()).filter(|id| !id.is_empty()));
        put("period", period.clone());
        put("title", title.clone());
        put("finished", finished.map(|finished| finished.typed().name.to_owned()));
        put("sheet", sheet.clone());
        put("table", table.map(|number| number.to_string()));
        put("on", on.map(|on| on.to_string()));
        put("by", by.clone());
        for (head, column) in self.columns.iter().filter(|_| with_columns) {
            put("column", Some(format!("{head}={}", column.name())));
        }
        command.push_str(if self.with_hidden { " --with-hidden" } else { "" });
        command
    }

    /// The sentence by which whoever was asked can go on without losing what was typed.
    pub(super) fn go_on(&self, file: &str) -> Say {
        let command = self.command(file, true);
        say!("Fortsätt där du var: {command}", "Go on from where you were: {command}")
    }
}

/// The id that a plan of a file most likely has: that of a plan which is there for the same time and has its title or half of
/// its activities, or is called as the file is, and otherwise one that is made of the name of the file and the time.
pub(super) fn likely_id(workspace: &Workspace, file: &str, imported: Option<&Imported>) -> String {
    let stem = Path::new(file).file_stem().map(|stem| slug(&stem.to_string_lossy())).unwrap_or_default();
    let plans = || workspace.plans().map(|plan| plan.record).filter(|plan| can_be_written(&plan.id));
    let same = imported.and_then(|own| plans().find(|plan| is_same(plan, own)));
    let there = same.or_else(|| plans().find(|plan| *plan.id == *stem));
    if let Some(plan) = there {
        return plan.id.to_string();
    }
    let period = imported.map(|own| slug(&own.period)).unwrap_or_default();
    let stem = if stem.is_empty() { "plan".to_owned() } else { stem };
    let is_timed = period.is_empty() || stem.contains(period.split('-').next().unwrap_or_default());
    if is_timed { stem } else { slug(&format!("{stem}-{period}")) }
}

/// Whether a plan is most likely what the file became before.
fn is_same(plan: &Plan, imported: &Imported) -> bool {
    let time = |text: &str| Period::validity(text).map(|time| time.to_string());
    if plan.period.as_ref().and_then(|period| time(&period.text)) != time(&imported.period) {
        return false;
    }
    let titles: HashSet<String> = plan.activities.iter().map(|own| fold(&own.title)).collect();
    let shared = imported.drafted.iter().filter(|own| titles.contains(&fold(&own.title))).count();
    fold(&plan.title) == fold(&imported.title) || shared > 0 && shared * 2 >= imported.drafted.len()
}
