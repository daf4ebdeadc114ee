//! Makes a draft plan from the tables and lists that people have. Every text is accounted for: what it was read as, what
//! was guessed, what was not understood, which the draft keeps as comments, and what was left out.

mod whose;
mod columns;
mod handles;
mod words;
mod compounds;
mod heads;
mod account;
mod marks;
mod boxes;
pub(crate) mod form;
mod status;
mod numbered;
mod frame;
mod goals;
mod roles;
mod ids;
mod actors;
mod layout;
mod promised;
mod coloured;
mod letters;
mod beside;
mod rows;
mod labels;
mod chapters;
mod unfolded;
mod reader;
mod below;
mod stated;
mod points;
mod facts;
mod ticks;
mod activity;
mod units;
mod times;
mod take;
mod trailing;
mod unlabelled;
mod whole;
mod turned;
mod broken;
mod draft;
mod front;
mod naming;
mod cells;
mod parts;
mod tables;
mod measured;
mod wanted;
mod running;
mod people;
mod progress;
mod text;
mod drafted;
mod open;
mod matched;
mod again;
mod misread;

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::io::tables::{Block, Document};
use crate::model::workspace::Workspace;
use crate::pii::detector::Detector;
use crate::say;
pub use account::{Certainty, Finished, Line, Options, There};
pub(crate) use again::{Again, Elsewhere, again};
use coloured::Legend;
pub(crate) use columns::Column;
use draft::Draft;
pub use draft::Unclear;
pub use drafted::Drafted;
pub(crate) use heads::key as head_key;
pub use heads::{Said, is_head};
use letters::Letters;
pub(crate) use misread::misread;
pub(crate) use open::{Headed, Place, Rivals, heads, places, rivals};
pub(crate) use people::{CellHit, in_document, in_text};
pub(crate) use progress::Told;
pub(crate) use running::read_texts;
use wanted::{need, unmet};
pub(crate) use whose::Whose;

/// A draft, and the account of every text.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The plan as YAML.
    pub text: String,
    /// Every non-empty cell, and every piece of running text, in the order of the file.
    pub lines: Vec<Line>,
    /// The title of the plan.
    pub title: String,
    /// The time that it holds for.
    pub period: String,
    /// The activities in short.
    pub drafted: Vec<Drafted>,
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
    unmet(document, options)?;
    let said = options.period.as_deref().and_then(Period::validity);
    let (made, period) = read(workspace, document, options, day, said)?;
    // Where only the file says the time of the plan, it may stand below times that leave out its year.
    let own = Period::validity(&period).filter(|_| said.is_none());
    let (made, period) = match own {
        Some(own) => read(workspace, document, options, day, Some(own))?,
        None => (made, period),
    };
    if made.whole.activities.is_empty() {
        return Err(Unclear::NoRows);
    }
    let mut made = made;
    let said = options.title.as_ref().or(made.whole.title.as_ref());
    let there = options.there.as_ref().map(|there| &there.title);
    let title = match said.or(there).cloned() {
        Some(title) => title,
        None => of_file(&mut made, options),
    };
    let whose = Whose::of(workspace);
    let frame = text::Frame { id: &options.id, title: &title, organisation: whose.id(), period: &period };
    let text = text::of(schema, &frame, &made.whole, &made.lines, made.detector);
    let told = progress::told(&made.whole.activities, options);
    let drafted = drafted::drafted(&made.whole.activities, &made.lines);
    Ok(Imported { text, title, period, drafted, rows: made.rows, lines: made.lines, told, whose })
}

/// Reads what a plan for a period has, and that period as written.
fn read<'m>(
    workspace: &'m Workspace,
    document: &Document,
    options: &'m Options,
    day: Day,
    plan: Option<Period>,
) -> Result<(Draft<'m>, String), Unclear> {
    let mut made = Draft::new(workspace, options, day, plan);
    (made.legend, made.letters) = (Legend::of(document), Letters::of(document));
    made.matter(&document.front, &Whose::of(workspace));
    match need(document, options) {
        Some(need) => {
            running::tables(&mut made, document, need)?;
        }
        None => running::lists(&mut made, document)?,
    }
    for left in &document.left_out {
        made.tell(left.place.clone(), "", &left.text, Certainty::LeftOut, left.why.said(), String::new());
    }
    let there = options.there.as_ref();
    let period = match &options.period {
        Some(period) => period.clone(),
        None => period(&mut made, document, options)
            .or_else(|| there?.period.clone())
            .ok_or_else(|| Unclear::NoPeriod(frame::years_of(times(&made))))?,
    };
    Ok((made, period))
}

/// The title that the name of the file is; otherwise the id stands there, which is told.
fn of_file(made: &mut Draft<'_>, options: &Options) -> String {
    let stem = options.file.rsplit(['/', '\\']).next().unwrap_or_default();
    if stem.is_empty() {
        return options.id.clone();
    }
    let title = frame::title_of_file(stem);
    let became = match &title {
        Some(_) => Say::fixed("planens titel", "the title of the plan"),
        None => Say::fixed(
            "filen säger inte vad planen heter; id:t står där, skriv titeln med --title",
            "the file does not say what the plan is called; the id stands there, write it with --title",
        ),
    };
    let place = Say::fixed("filens namn", "the name of the file");
    made.tell(place, "", stem, Certainty::Guessed, became, String::new());
    title.unwrap_or_else(|| options.id.clone())
}

/// The times of the activities, as written.
fn times<'m>(made: &'m Draft<'_>) -> impl Iterator<Item = &'m str> {
    let keys = ["start", "finish", "when"];
    made.whole.activities.iter().flat_map(move |own| keys.into_iter().filter_map(|key| own.text(key)))
}

/// How many blocks of a document may say before its activities what the plan is.
const FRONT: usize = 12;

/// Parts a line of several sentences, so that what one of them says takes nothing of the others. Returns the place of the one
/// that says a time.
fn alone(made: &mut Draft<'_>, at: usize) -> usize {
    let line = &made.lines[at];
    let is_unread = matches!(line.how, Certainty::Unread | Certainty::LeftOut);
    let sentences = frame::sentences(&line.said);
    let says = |said: &&str| frame::held(said).is_some();
    let Some(own) = sentences.iter().position(|said| is_unread && says(said)) else { return at };
    let parts: Vec<Line> =
        sentences.iter().map(|said| Line { said: (*said).to_owned(), ..line.clone() }).collect();
    made.lines.splice(at..=at, parts);
    at + own
}

/// Tells that a line says for which time the plan holds, beside what else it says.
fn of_line(line: &mut Line, period: &str) {
    line.became = match line.how {
        Certainty::Unread | Certainty::LeftOut => say!("giltighetstid: {period}", "period: {period}"),
        _ => {
            let Say { sv, en } = &line.became;
            say!("{sv}; giltighetstid: {period}", "{en}; period: {period}")
        }
    };
    line.how = Certainty::Guessed;
}

/// The time that the file says that the plan holds for, in the headings of its tables or in its name.
fn period(made: &mut Draft<'_>, document: &Document, options: &Options) -> Option<String> {
    let of_text = |made: &mut Draft<'_>, is_it: &dyn Fn(&Line) -> Option<String>| {
        let (at, period) = made.lines.iter().enumerate().find_map(|(at, line)| Some((at, is_it(line)?)))?;
        let at = alone(made, at);
        of_line(&mut made.lines[at], &period);
        Some(period)
    };
    // The text before the first table or point.
    let is_text = |block: &&Block| matches!(block, Block::Heading { .. } | Block::Paragraph { .. });
    let front: Vec<(Say, &str)> = (document.blocks.iter().take(FRONT).take_while(is_text))
        .filter_map(|block| match block {
            Block::Paragraph { text, .. } => Some((block.place(), text.as_str())),
            _ => None,
        })
        .collect();
    let in_front = |line: &Line| front.iter().any(|(place, _)| *place == line.place);
    // What says from when to when the plan holds comes before a year in its title.
    let held = |line: &Line| {
        let is_it = line.how == Certainty::Unread || in_front(line);
        frame::held(&line.said).filter(|period| is_it && frame::is_span(period))
    };
    if made.whole.period.as_deref().is_none_or(|own| !frame::is_span(own))
        && let Some(period) = of_text(made, &held)
    {
        return Some(period);
    }
    if let Some(period) = made.whole.period.take() {
        return Some(period);
    }
    let timed = |text: &str| {
        frame::period(text)
            .filter(|period| Period::validity(period).is_some())
            .map(|own| (own, text.to_owned()))
    };
    let areas = made.whole.areas.all().iter().find_map(|area| timed(area));
    let titles = || document.tables().find_map(|table| timed(table.title.as_ref()?));
    // `Åtgärder 2026–2027` says when they are done.
    let of_activities =
        |text: &str| options.columns.of(text).is_some_and(|own| own.is_sure && own.column == Column::Title);
    let headings = || {
        document.blocks.iter().find_map(|block| match block {
            Block::Heading { text, .. } if of_activities(text) => timed(text),
            _ => None,
        })
    };
    if let Some((period, text)) = areas.or_else(titles).or_else(headings) {
        if let Some(line) = made.lines.iter_mut().find(|line| line.said == text) {
            of_line(line, &period);
        }
        return Some(period);
    }
    // A text that says when it holds, and then one of years before the activities: `Hedelunda kommun 2027–2029`.
    let holds =
        |line: &Line| frame::held(&line.said).filter(|_| line.how == Certainty::Unread || in_front(line));
    let years = |line: &Line| {
        let is_short = in_front(line) && line.said.len() <= 80 && !line.said.ends_with('.');
        frame::period(&line.said).filter(|period| is_short && frame::is_span(period))
    };
    if let Some(period) = of_text(made, &holds).or_else(|| of_text(made, &years)) {
        return Some(period);
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
        for own in &mut self.drafted {
            own.title = people::cell_shown(detector, "", &own.title);
            // What a plan promises has its days: none of them is a day in somebody's life.
            own.time.each(&mut |text| *text = people::cell_shown(detector, "", text));
        }
        self
    }
}
