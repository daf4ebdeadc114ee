//! The form in which those responsible report on activities: what they are told, and what they answer. It is written and
//! read back by the same columns.

mod columns;
mod given;
mod sheet;
mod said;
mod filled;

use std::collections::{HashMap, HashSet};

pub(crate) use columns::Column;
use columns::{HEADING, instructions};
pub(crate) use filled::{Answer, Lost, Unread, filled};
use given::{FormRow, is_as_given};
pub(crate) use said::{Ended, assessment, day, ended};

use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::likeness::{plain_form, slug};
use crate::facts::state::{Survey, responsible};
use crate::io::tables::Reading;
use crate::model::records::Text;
use crate::model::records::activity::Progress;
use crate::model::records::organisation::Actor;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::word::Word;

/// The form of one role, unit or group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub role: Word,
    pub title: String,
    /// What its file and its sheet are called.
    pub name: String,
    /// What in it says whose it is, which finds the role when it comes back.
    heading: String,
    lang: Lang,
    /// A row for each of its activities that is not over.
    rows: Vec<FormRow>,
}

impl Form {
    /// The forms of every actor with an activity that is not over on the day, by id, and the activities that are in none.
    pub(crate) fn all<'w>(
        workspace: &'w Workspace,
        plans: &[&Text],
        day: Day,
        lang: Lang,
    ) -> (Vec<Self>, Vec<(&'w Plan, &'w Activity)>) {
        let (mut forms, mut nobodys): (Vec<Self>, Vec<_>) = (Vec::new(), Vec::new());
        for plan in workspace.plans().map(|filed| filed.record).filter(|plan| plans.contains(&&plan.id)) {
            for (activity, standing) in Survey::of(workspace, plan, day).rows {
                if !standing.state.is_open() {
                    continue;
                }
                let progress = workspace.progress(&plan.id, &activity.id).map(|filed| filed.record);
                let started = progress.and_then(|progress| progress.started).map(|started| started.day);
                let started = started.filter(|started| *started <= day);
                let row = FormRow::of(plan, activity, &standing, started, lang);
                let names = responsible(plan, activity).iter();
                let actors: Vec<_> = names.filter_map(|name| workspace.actor(name).found()).collect();
                if actors.is_empty() {
                    nobodys.push((plan, activity));
                }
                for actor in actors {
                    let role = Word::from(&actor.record.id);
                    match forms.iter_mut().find(|form| form.role == role) {
                        Some(form) => form.rows.push(row.clone()),
                        None => forms.push(Self::new(actor.record, row.clone(), lang)),
                    }
                }
            }
        }
        forms.sort_by(|a, b| a.role.cmp(&b.role));
        name_them(workspace, &mut forms);
        (forms, nobodys)
    }

    fn new(actor: &Actor, row: FormRow, lang: Lang) -> Self {
        let (role, title) = (Word::from(&actor.id), actor.title.to_string());
        let (name, heading) = (role.to_string(), String::new());
        Self { role, title, name, heading, lang, rows: vec![row] }
    }

    pub(crate) fn markdown(&self) -> String {
        let cell = |text: &str| {
            let text = text.replace('\\', "\\\\").replace('|', "\\|").replace('*', "\\*");
            // Each of these ends a line, and with it the row.
            text.replace("\r\n", "<br>").replace(['\n', '\r'], "<br>")
        };
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let heading = self.heading.replace(['\n', '\r'], " ");
        let [how, legend] = instructions(self.lang);
        let mut text = format!("# {}\n\n{how}\n\n{legend}\n\n## {heading}\n\n", HEADING.text(self.lang));
        text.push_str(&line(Column::ALL.iter().map(|column| column.head(self.lang)).collect()));
        text.push_str(&line(Column::ALL.iter().map(|_| "---".to_owned()).collect()));
        for row in &self.rows {
            text.push_str(&line(Column::ALL.iter().map(|column| cell(&row.text(*column))).collect()));
        }
        text
    }

    /// The form as a sheet, or why it could not be made, in the words of who makes it.
    pub(crate) fn sheet(&self) -> Result<Vec<u8>, String> {
        sheet::write(&self.name, &self.heading, &self.rows, self.lang)
    }
}

/// Says in each form whose it is: by the title, and by the id too where the title is that of several. A role whose id is
/// covered is called by its title alone, or else by its place: a form is sent, and two of them may not have one name.
fn name_them(workspace: &Workspace, forms: &mut [Form]) {
    let mut taken: HashSet<String> = forms.iter().map(|form| form.name.clone()).collect();
    let mut titles: HashMap<String, usize> = HashMap::new();
    for form in &*forms {
        *titles.entry(plain_form(&form.title)).or_default() += 1;
    }
    for (form, place) in forms.iter_mut().zip(1..) {
        let is_its = |actor: Filed<'_, Actor>| Word::from(&actor.record.id) == form.role;
        let is_known = workspace.actor(&form.title).found().is_some_and(is_its);
        let is_covered = form.role != *form.role.to_string();
        let is_only = titles.get(&plain_form(&form.title)) == Some(&1);
        form.heading = match (is_known, is_covered) {
            (true, true) => form.title.clone(),
            (true, false) if is_only => form.title.clone(),
            (false, true) => format!("ansvarig-{place}"),
            (_, false) if form.title.is_empty() => form.role.to_string(),
            (_, false) => format!("{} ({})", form.title, form.role),
        };
        if is_covered {
            let by_title = Some(slug(&form.title)).filter(|name| is_known && !name.is_empty());
            let own = by_title.filter(|name| !taken.contains(name));
            form.name = own.unwrap_or_else(|| format!("ansvarig-{place}"));
            taken.insert(form.name.clone());
        }
    }
}

/// How a form is read: a row that a filter hides is answered as much as the others, and an answer that is struck through
/// is taken back.
pub(crate) fn reading() -> Reading {
    Reading { with_hidden: true, with_struck: false, is_head: |text| Column::of(text).is_some() }
}

/// The names that a form may mean by what it says of whose it is: the whole, what stands in the last brackets, and what
/// stands before them.
pub(crate) fn names(role: &str) -> Vec<&str> {
    let parts = role.trim().strip_suffix(')').and_then(|role| role.rsplit_once('('));
    let inner = parts.into_iter().flat_map(|(title, id)| [id.trim(), title.trim()]);
    [role.trim()].into_iter().chain(inner).collect()
}

/// The places of what somebody has changed in the columns that the form came with.
pub(crate) fn changed(answer: &Answer, told: (&Plan, &Activity), progress: Option<&Progress>) -> Vec<Say> {
    let columns = [Column::Planned, Column::Goal, Column::State, Column::Told];
    let is_other = |column: &Column| !is_as_given(*column, &answer.text(*column), told, progress);
    columns.into_iter().filter(is_other).map(|column| answer.cell(column).place.clone()).collect()
}
