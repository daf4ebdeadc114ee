//! Makes a draft plan from the tables and lists that people have. Every text is accounted for: what it was read as, what
//! was guessed, what was not understood, which the draft keeps as comments, and what was left out.

mod columns;
mod words;
mod heads;
mod account;
pub(crate) mod form;
mod marks;
mod status;
mod numbered;
mod frame;
mod roles;
mod ids;
mod layout;
mod rows;
mod labels;
mod unfolded;
mod points;
mod facts;
mod activity;
mod times;
mod take;
mod whole;
mod turned;
mod draft;
mod cells;
mod tables;
mod people;
mod progress;
mod text;
mod whose;

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::base::period::Period;
use crate::io::tables::{Block, Document, Table};
use crate::model::workspace::Workspace;
use crate::pii::detector::Detector;
use crate::say;
pub use account::{Certainty, Finished, Line, Options};
pub(crate) use columns::Column;
pub use draft::Unclear;
use draft::{AREA, Draft};
pub(crate) use heads::key as head_key;
pub use heads::{Said, is_head};
use layout::Need;
pub(crate) use people::{CellHit, in_document, in_text};
use points::Becomes;
pub(crate) use progress::Told;
pub(crate) use whose::Whose;

/// A draft, and the account of every text.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The plan as YAML.
    pub text: String,
    /// Every non-empty cell, and every piece of running text, in the order of the file.
    pub lines: Vec<Line>,
    /// The number of activities.
    pub activities: usize,
    /// The number of rows or points that they were read from.
    pub rows: usize,
    /// What the file says of how each activity has gone.
    pub(crate) told: Vec<Told>,
    /// Which organisation the plan is for, which the file does not say.
    pub(crate) whose: Whose,
}

/// Makes a draft plan from a file. `schema` is the first line of the plan; `day` decides which times have passed.
pub fn draft(
    workspace: &Workspace,
    document: &Document,
    options: &Options,
    day: Day,
    schema: &str,
) -> Result<Imported, Unclear> {
    let mut made = Draft::new(workspace, options, day);
    match need(document, options) {
        Some(need) => tables(&mut made, document, options, need)?,
        None => lists(&mut made, document, options)?,
    }
    for left in &document.left_out {
        made.tell(left.place.clone(), "", &left.text, Certainty::LeftOut, left.why.said(), String::new());
    }
    let period = match &options.period {
        Some(period) => period.clone(),
        None => period(&mut made, document, options).ok_or(Unclear::NoPeriod)?,
    };
    let title = options.title.as_ref().or(made.whole.title.as_ref()).unwrap_or(&options.id).clone();
    let whose = Whose::of(workspace);
    let frame = text::Frame { id: &options.id, title: &title, organisation: whose.id(), period: &period };
    let text = text::of(schema, &frame, &made.whole, &made.lines);
    let told = progress::told(&made.whole.activities, options);
    let activities = made.whole.activities.len();
    Ok(Imported { text, activities, rows: made.rows, lines: made.lines, told, whose })
}

/// Whether the activities are read from running text: no table has them.
#[must_use]
pub(crate) fn is_of_lists(document: &Document, options: &Options) -> bool {
    need(document, options).is_none()
}

/// How surely the heads of the tables are known that the activities are read from.
fn need(document: &Document, options: &Options) -> Option<Need> {
    let has = |need: &Need| {
        document.tables().filter(|table| is_wanted(table, options)).any(|table| {
            turned::read(table, &options.columns).is_some()
                || layout::find(table, 0, layout::width(table), &options.columns, *need).is_some()
        })
    };
    let in_text = || document.blocks.iter().any(|block| matches!(block, Block::Point { .. }));
    [Need::Strict, Need::Loose].into_iter().find(|need| has(need)).or_else(|| {
        // A table where only the place of a column says that it is the activity comes after lists.
        let is_listed =
            in_text() && !points::read(&document.blocks, &options.columns, false).items.is_empty();
        Some(Need::Any).filter(|need| !is_listed && has(need))
    })
}

fn is_wanted(table: &Table, options: &Options) -> bool {
    let is_sheet = |name: &String| table.sheet.as_ref().is_some_and(|own| fold(own) == fold(name));
    options.sheet.as_ref().is_none_or(is_sheet) && options.table.is_none_or(|number| number == table.number)
}

fn tables(made: &mut Draft<'_>, document: &Document, options: &Options, need: Need) -> Result<(), Unclear> {
    for (at, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Table(table) if !is_wanted(table, options) => {
                for row in &table.rows {
                    for (column, said) in row.filled() {
                        let why = Say::fixed(
                            "en annan tabell än den som är vald", "another table than the chosen one",
                        );
                        made.tell(table.place(row, column), "", said, Certainty::LeftOut, why, String::new());
                    }
                }
            }
            Block::Table(table) => {
                if !made.table(table, need)? {
                    let why = Say::fixed("tabellen har inga kända rubriker", "the table has no known heads");
                    made.pass(table, &why);
                }
            }
            Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::Point { text, .. } => {
                // The heading of a table is told of with it.
                let next = document.blocks.get(at + 1);
                if matches!(next, Some(Block::Table(table)) if table.title.as_ref() == Some(text))
                    && !frame::is_title(text)
                {
                    continue;
                }
                let is_heading = matches!(block, Block::Heading { .. });
                if is_heading && !frame::is_title(text) {
                    made.section = Some(text.clone());
                }
                if is_heading && made.whole.title.is_none() && frame::is_title(text) {
                    made.title(block.place(), text);
                    continue;
                }
                let why = Say::fixed("löpande text bredvid tabellerna", "running text beside the tables");
                made.tell(block.place(), "", text, Certainty::LeftOut, why, String::new());
            }
        }
    }
    Ok(())
}

fn lists(made: &mut Draft<'_>, document: &Document, options: &Options) -> Result<(), Unclear> {
    let found = points::read(&document.blocks, &options.columns, false);
    if found.items.is_empty() {
        return Err(Unclear::NoHeads);
    }
    let mut items = found.items.into_iter().peekable();
    let mut rest = found.rest;
    rest.sort_by_key(|rest| rest.at);
    for rest in rest {
        while let Some(item) = items.next_if(|item| item.at < rest.at) {
            made.item(item);
        }
        let (how, became) = match rest.became {
            Becomes::Title => {
                made.title(rest.place, &rest.text);
                continue;
            }
            Becomes::Area => (Certainty::Guessed, AREA),
            Becomes::Heading => {
                (Certainty::Guessed, Say::fixed("rubrik över åtgärderna", "the heading of the activities"))
            }
            Becomes::Nothing => (Certainty::Unread, Say::fixed("löpande text", "running text")),
        };
        made.tell(rest.place, "", &rest.text, how, became, String::new());
    }
    for item in items {
        made.item(item);
    }
    let why = Say::fixed("tabellen har inga kända rubriker", "the table has no known heads");
    document.tables().for_each(|table| made.pass(table, &why));
    Ok(())
}

/// The time that the file says that the plan holds for, in the headings of its tables or in its name.
fn period(made: &mut Draft<'_>, document: &Document, options: &Options) -> Option<String> {
    if let Some(period) = made.whole.period.take() {
        return Some(period);
    }
    let areas = made.whole.areas.all().iter().find_map(|area| frame::period(area));
    let titles = || document.tables().find_map(|table| frame::period(table.title.as_ref()?));
    if let Some(period) = areas.or_else(titles) {
        return Some(period).filter(|period| Period::validity(period).is_some());
    }
    let stem = options.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let period = frame::period(stem)?;
    let place = Say::fixed("filens namn", "the name of the file");
    let became = say!("giltighetstid: {period}", "period: {period}");
    made.tell(place, "", stem, Certainty::Guessed, became, String::new());
    Some(period)
}

impl Imported {
    /// The account as it can be shown: what the draft holds is covered in it, and so is what stood in the file.
    #[must_use]
    pub(crate) fn shown(mut self, detector: &Detector) -> Self {
        for line in &mut self.lines {
            line.said = people::cell_shown(detector, &line.head, &line.said);
            line.place = people::shown(detector, line.place.clone());
        }
        self
    }
}
