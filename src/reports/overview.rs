//! The overview: one row for each of many workspaces. A row is made of one workspace at a time, and holds nothing of it but
//! its cells, so that as many can be told of as there are. It counts no case and no incident, and sums nothing.

use super::context::ReportContext;
use super::due::next_due;
use super::report::Report;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::facts::picture::{Basis, basis};
use crate::facts::select::Trees;
use crate::facts::titles::actor;
use crate::facts::{State, Survey};
use crate::gaps::{Filter, Found, GapKind};
use crate::io::git::Revision;
use crate::model::records::Time;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Stamp, Table, Tone, keys};
use crate::pii::told::{cover_words, number_in_place};
use crate::say;
use crate::syntax::word::Word;

/// The report of many workspaces.
pub static OVERVIEW: Report = Report {
    name: "overview",
    schema: "vbe.overview/1",
    lists: &[],
    spreadsheet: Spreadsheet { table: "workspaces", parts: &[], keys: || keys(&columns()), is_marked: false },
    about: Say::fixed("Visa många arbetsmappar på en sida", "Show many workspaces on one page"),
};

/// The names of the states, as the columns of a spreadsheet.
const STATES: [&str; 8] =
    ["not-reported", "overdue", "late-start", "started", "ongoing", "planned", "finished", "cancelled"];

/// How many of those who have not reported are named.
const NAMED: usize = 3;

/// What is told of one workspace.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// The folder, as it was written.
    folder: String,
    name: String,
    /// Why it could not be read, or not all of it.
    fault: Option<Say>,
    is_read: bool,
    plans: Vec<(String, String)>,
    /// What is said where no plan is in force.
    no_plan: Option<String>,
    period: Option<Time>,
    ends: Option<Day>,
    states: [usize; 8],
    gaps: usize,
    frameworks: Vec<OfFramework>,
    missed: usize,
    next: Option<Day>,
    next_title: String,
    picture: Option<Time>,
    picture_months: Option<u32>,
    agreements: usize,
    agreements_over: usize,
    updated: Option<Day>,
    /// The gaps that somebody has not reported.
    unreported: usize,
    silent: Vec<Say>,
    day: Option<Day>,
}

/// The requirements of a framework in a workspace.
#[derive(Clone, Debug)]
struct OfFramework {
    workspace: String,
    id: String,
    title: String,
    requirements: usize,
    gaps: usize,
}

impl Row {
    /// Whether it has been read.
    pub(crate) fn is_read(&self) -> bool {
        self.is_read
    }

    /// A workspace that could not be read.
    pub(crate) fn unread(folder: String, why: Say) -> Self {
        Self { name: folder.clone(), folder, fault: Some(why), ..Self::default() }
    }

    /// What is told of a workspace that has been read.
    pub(crate) fn of(context: &ReportContext<'_>, folder: String) -> Self {
        let (workspace, day) = (context.workspace, context.day);
        let plans = context.plans(None);
        let mut row = Self {
            name: name(workspace, &plans, context.lang).unwrap_or_else(|| folder.clone()),
            folder,
            fault: unread(workspace),
            is_read: true,
            day: Some(day),
            ..Self::default()
        };
        for filed in &plans {
            row.plan(context, *filed);
        }
        if plans.is_empty() {
            row.no_plan = Some(context.no_plan());
        }
        let (missed, next) = next_due(context);
        row.missed = missed;
        if let Some((on, title)) = next {
            (row.next, row.next_title) = (Some(on), title);
        }
        for filed in workspace.agreements() {
            let own = filed.record;
            let is_ended = own.ended.as_ref().is_some_and(|time| time.period.has_come(day));
            let period = own.period.as_ref().map(|time| time.period);
            if is_ended || period.is_some_and(|period| period.is_over(day)) {
                row.agreements_over += 1;
            } else if period.is_none_or(|period| period.has_come(day)) {
                row.agreements += 1;
            }
        }
        row.gaps(context, &plans);
        let covered = workspace.config.covered_words();
        row.each_text(&mut |text| {
            cover_words(text, &covered);
            number_in_place(text);
        });
        row
    }

    fn plan(&mut self, context: &ReportContext<'_>, filed: Filed<'_, Plan>) {
        let (plan, workspace, day) = (filed.record, context.workspace, context.day);
        self.plans.push((plan.id.to_string(), plan.title.to_string()));
        // The one that ends first is the one to look at.
        let time = plan.period.as_ref();
        let ends = time.filter(|time| !time.period.is_open()).map(|time| time.period.last);
        if ends.is_some_and(|ends| self.ends.is_none_or(|own| ends < own)) || self.period.is_none() {
            (self.period, self.ends) = (time.cloned(), ends.or(self.ends));
        }
        for (_, standing) in &Survey::of(workspace, plan, day).rows {
            if let Some(at) = State::BY_CONCERN.iter().position(|state| *state == standing.state) {
                self.states[at] += 1;
            }
            self.updated = self.updated.max(standing.last);
        }
        let made = basis(workspace, plan).and_then(Basis::time);
        if let Some(made) = made.filter(|made| made.period.has_come(day)) {
            let is_newer = self.picture.as_ref().is_none_or(|own| own.period.last < made.period.last);
            if is_newer {
                self.picture = Some(made.clone());
                let last = made.period.last.min(day);
                self.picture_months = Some(last.months_until(day));
            }
        }
    }

    fn gaps(&mut self, context: &ReportContext<'_>, plans: &[Filed<'_, Plan>]) {
        let (workspace, trees) = (context.workspace, Trees::new(context.workspace));
        let mut shared: Vec<(GapKind, Word)> = Vec::new();
        let mut silent: Vec<Word> = Vec::new();
        for filed in plans {
            let found: Found<'_> = Filter::default().found_in(workspace, context.day, &trees, *filed);
            for gap in &found.gaps {
                let key = (gap.kind, gap.subject.clone());
                if gap.is_shared && shared.contains(&key) {
                    continue;
                }
                shared.extend(gap.is_shared.then_some(key));
                self.gaps += 1;
                if matches!(gap.kind, GapKind::NotReported | GapKind::Silent | GapKind::NotFollowedUp) {
                    self.unreported += 1;
                    silent.extend(
                        gap.whose.iter().filter(|own| !silent.contains(own)).cloned().collect::<Vec<_>>(),
                    );
                }
            }
            for (framework, requirements) in &found.requirements {
                let is_of = |own: &&crate::gaps::Gap| {
                    own.framework.as_ref().is_some_and(|own| own.stands() == framework.id.stands())
                };
                self.frameworks.push(OfFramework {
                    workspace: self.name.clone(),
                    id: framework.id.to_string(),
                    title: framework.title.to_string(),
                    requirements: requirements.len(),
                    gaps: found.gaps.iter().filter(is_of).count(),
                });
            }
        }
        // Two plans of one workspace that follow the same framework are told of by the one that lacks least.
        self.frameworks.sort_by(|a, b| (&a.id, a.gaps).cmp(&(&b.id, b.gaps)));
        self.frameworks.dedup_by(|a, b| a.id == b.id);
        self.silent = silent.iter().map(|own| actor(workspace, own)).collect();
    }

    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.name);
        change(&mut self.next_title);
        self.plans.iter_mut().for_each(|(_, title)| change(title));
        self.silent.iter_mut().for_each(|own| own.each(change));
        for own in &mut self.frameworks {
            change(&mut own.workspace);
            change(&mut own.title);
        }
    }
}

/// Whose work it is: as the plans say, otherwise the register.
fn name(workspace: &Workspace, plans: &[Filed<'_, Plan>], lang: Lang) -> Option<String> {
    let mut named: Vec<String> = Vec::new();
    for own in plans.iter().filter_map(|filed| filed.record.organisation.as_ref()) {
        let title = actor(workspace, own).text(lang).to_owned();
        if !title.trim().is_empty() && !named.contains(&title) {
            named.push(title);
        }
    }
    let register = || workspace.organisations().next().map(|filed| filed.record.title.to_string());
    let said = Some(named.join(", ")).filter(|said| !said.is_empty());
    said.or_else(|| register().filter(|title| !title.trim().is_empty()))
}

/// What of a workspace could not be read.
fn unread(workspace: &Workspace) -> Option<Say> {
    let files = workspace.unread();
    let Say { sv, en } = nouns::FILES.with(files);
    (files > 0).then(|| say!("{sv} går inte att läsa", "{en} cannot be read"))
}

/// The page. `revision` is that of the folder where the program was started.
pub(crate) fn page(
    rows: &[Row],
    (day, lang): (Day, Lang),
    (revision, is_git_silent): (Option<Revision>, bool),
) -> Page {
    let table = Table::of("workspaces", &columns(), rows.iter(), lang);
    let unread = rows.iter().filter(|row| !row.is_read).count();
    let without = rows.iter().filter(|row| row.is_read && row.plans.is_empty()).count();
    let silent = rows.iter().filter(|row| row.unreported > 0).count();
    let count = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let facts = vec![
        Fact::new("count", lang.pick("Antal", "Number"), count(rows.len())),
        Fact::new("unread", lang.pick("Kunde inte läsas", "Could not be read"), count(unread)),
        Fact::new("without_plan", lang.pick("Utan gällande plan", "Without a plan in force"), count(without)),
        Fact::new(
            "not_reported",
            lang.pick("Med uppföljning som saknas", "With follow-up missing"),
            count(silent),
        ),
    ];
    let title = lang.pick("Arbetsmappar", "Workspaces").to_owned();
    let mut parts = vec![Part { title, facts, table: Some(table), ..Part::default() }];
    let frameworks: Vec<&OfFramework> = rows.iter().flat_map(|row| &row.frameworks).collect();
    if !frameworks.is_empty() {
        let mut frameworks = frameworks;
        frameworks.sort_by(|a, b| a.id.cmp(&b.id));
        parts.push(Part {
            title: lang.pick("Brister per riktlinje", "Gaps by framework").to_owned(),
            table: Some(Table::of("frameworks", &framework_columns(), frameworks, lang)),
            ..Part::default()
        });
    }
    let note = lang.pick(
        "Ärenden och händelser räknas inte här: de stannar i sin arbetsmapp. Siffrorna för olika arbetsmappar läggs inte ihop.",
        "Cases and incidents are not counted here: they stay in their workspace. The numbers of workspaces are not added up.",
    );
    let mut page = Page {
        schema: OVERVIEW.schema,
        title: lang.pick("Översikt", "Overview").to_owned(),
        parts,
        lists: OVERVIEW.lists,
        notes: vec![note.to_owned()],
        marking: None,
        warnings: Vec::new(),
        spreadsheet: OVERVIEW.spreadsheet,
        stamp: Stamp { day, revision, is_git_silent, version: env!("CARGO_PKG_VERSION"), lang },
        asked: Vec::new(),
    };
    page.say_times();
    page
}

fn count(count: usize) -> Cell {
    Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A number of what is read; nothing where nothing was.
fn known(row: &Row, number: usize) -> Cell {
    if row.is_read { count(number) } else { Cell::Nothing }
}

fn columns() -> Vec<Column<Row>> {
    vec![
        Column::new("name", Say::fixed("Arbetsmapp", "Workspace"), Fit::Wide(3), |row, _| {
            Cell::text(&*row.name)
        }),
        Column::new("folder", Say::fixed("Mapp", "Folder"), Fit::Under, |row, _| Cell::Said {
            written: row.folder.clone(),
            // One that has no other name is called by it.
            said: if row.folder == row.name { String::new() } else { row.folder.clone() },
        }),
        Column::new("fault", Say::fixed("Fel", "Fault"), Fit::Under, |row, lang| {
            row.fault.as_ref().map_or(Cell::Nothing, |fault| Cell::text(fault.text(lang)))
        }),
        Column::new("plans", Say::fixed("Plan", "Plan"), Fit::Wide(3), plans),
        Column::new("period", Say::fixed("Tid", "Time"), Fit::Hidden, |row, _| {
            Cell::time(row.period.as_ref())
        }),
        Column::new("life", Say::fixed("Giltighet", "Validity"), Fit::Under, life),
        Column::new("states", Say::fixed("Åtgärder", "Activities"), Fit::Wide(2), |row, lang| {
            states(row, lang)
        })
        .of_fields(&STATES),
        Column::new("gaps", Say::fixed("Brister", "Gaps"), Fit::Narrow(7), |row, _| known(row, row.gaps)),
        Column::new("missed", Say::fixed("Ej gjort i tid", "Not done in time"), Fit::Hidden, |row, _| {
            known(row, row.missed)
        }),
        Column::new("next", Say::fixed("Nästa", "Next"), Fit::Narrow(10), |row, _| Cell::day(row.next)),
        Column::new("next_title", Say::fixed("Vad", "What"), Fit::Under, |row, _| {
            Cell::text(&*row.next_title)
        }),
        Column::new("picture", Say::fixed("Lägesbild", "Situation picture"), Fit::Narrow(10), |row, _| {
            Cell::time(row.picture.as_ref())
        }),
        Column::new("picture_months", Say::fixed("Ålder", "Age"), Fit::Under, |row, lang| {
            row.picture_months.map_or(Cell::Nothing, |months| Cell::Amount {
                value: f64::from(months),
                text: nouns::MONTHS.told(months as usize, lang),
            })
        }),
        Column::new("agreements", Say::fixed("Överenskommelser", "Agreements"), Fit::Hidden, |row, _| {
            known(row, row.agreements)
        }),
        Column::new("agreements_over", Say::fixed("Gått ut", "Expired"), Fit::Hidden, |row, _| {
            known(row, row.agreements_over)
        }),
        Column::new("agreed", Say::fixed("Avtal", "Agreed"), Fit::Narrow(9), agreed),
        Column::new("updated", Say::fixed("Senast uppdaterad", "Last updated"), Fit::Hidden, |row, _| {
            Cell::day(row.updated)
        }),
        Column::new(
            "unreported",
            Say::fixed("Saknar uppföljning", "Without news"),
            Fit::Hidden,
            |row, _| known(row, row.unreported),
        ),
        Column::new(
            "not_reported",
            Say::fixed("Har inte redovisat", "Has not reported"),
            Fit::Wide(2),
            |row, lang| {
                let told = |own: &Say| Cell::text(own.text(lang));
                Cell::List(row.silent.iter().take(NAMED).map(told).chain(more(row, lang)).collect())
            },
        ),
    ]
}

/// The plans in force, or why there is none.
fn plans(row: &Row, _: Lang) -> Cell {
    if let Some(none) = &row.no_plan {
        return Cell::Empty(none.clone());
    }
    let named = |(id, title): &(String, String)| Cell::Named { id: id.clone(), title: title.clone() };
    Cell::List(row.plans.iter().map(named).collect())
}

/// How many more have not reported than are named.
fn more(row: &Row, lang: Lang) -> Option<Cell> {
    let more = row.silent.len().saturating_sub(NAMED);
    (more > 0).then(|| Cell::text(lang.pick(format!("och {more} till"), format!("and {more} more"))))
}

/// `Gäller 14 månader till` or `Gick ut 2024-12-31`.
fn life(row: &Row, lang: Lang) -> Cell {
    let Some(day) = row.day.filter(|_| !row.plans.is_empty()) else { return Cell::Nothing };
    let Some(ends) = row.ends else {
        let open = row.period.as_ref().is_some_and(|time| time.period.is_open());
        let said = lang.pick("gäller tills vidare", "holds until further notice");
        return if open { Cell::text(said) } else { Cell::Nothing };
    };
    if ends < day {
        return Cell::text(lang.pick(format!("gick ut {ends}"), format!("ended {ends}")));
    }
    let months = day.months_until(ends) as usize;
    let left = nouns::MONTHS.told(months, lang);
    Cell::text(lang.pick(format!("till {ends}, {left} kvar"), format!("until {ends}, {left} left")))
}

fn states(row: &Row, lang: Lang) -> Cell {
    if !row.is_read {
        let fields = STATES.into_iter().map(|name| (name, Cell::Nothing)).collect();
        return Cell::Fields { text: String::new(), fields };
    }
    let counted = || State::BY_CONCERN.into_iter().zip(row.states);
    let said = counted().filter(|(_, count)| *count > 0);
    let said = said.map(|(state, count)| format!("{count} {}", state.words(count).text(lang)));
    Cell::Fields {
        text: said.collect::<Vec<_>>().join(", "),
        fields: STATES.into_iter().zip(row.states).map(|(name, number)| (name, count(number))).collect(),
    }
}

/// The agreements that hold, and those that have expired.
fn agreed(row: &Row, lang: Lang) -> Cell {
    let (holds, over) = (row.agreements, row.agreements_over);
    let said = [
        (holds > 0).then(|| lang.pick(format!("{holds} gäller"), format!("{holds} in force"))),
        (over > 0).then(|| lang.pick(format!("{over} har gått ut"), format!("{over} expired"))),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    let (name, tone) = if over > 0 { ("expired", Tone::Bad) } else { ("in-force", Tone::Plain) };
    if said.is_empty() { Cell::Nothing } else { Cell::Word { name, word: said.join(", "), mark: "", tone } }
}

fn framework_columns<'r>() -> Vec<Column<&'r OfFramework>> {
    vec![
        Column::new("framework", Say::fixed("Riktlinje", "Framework"), Fit::Once(4), |row, _| Cell::Named {
            id: row.id.clone(),
            title: row.title.clone(),
        }),
        Column::new("workspace", Say::fixed("Arbetsmapp", "Workspace"), Fit::Wide(3), |row, _| {
            Cell::text(&*row.workspace)
        }),
        Column::new("gaps", Say::fixed("Brister", "Gaps"), Fit::Narrow(7), |row, _| count(row.gaps)),
        Column::new("requirements", Say::fixed("Krav", "Requirements"), Fit::Narrow(6), |row, _| {
            count(row.requirements)
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_of_states_are_the_states() {
        assert_eq!(STATES, State::BY_CONCERN.map(State::name));
    }
}
