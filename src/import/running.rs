//! Reads a file block by block: its tables, and the running text beside them, which may have activities and goals of its own;
//! or its running text alone.

use std::collections::{HashMap, HashSet};

use super::account::{Certainty, Options};
use super::beside;
use super::broken::{self, Moved};
use super::columns::Column;
use super::draft::{AREA, Draft, Unclear, head_said, is_beside};
use super::frame;
use super::goals;
use super::handles::plain;
use super::heads::{Meaning, Said};
use super::layout::{self, Need};
use super::letters;
use super::measured;
use super::numbered::number;
use super::points;
use super::reader::{Becomes, Item, Lists, Rest};
use super::rows::labelled;
use super::unfolded::unfolded;
use super::wanted::{is_wanted, need};
use crate::base::lang::Say;
use crate::io::tables::{Block, Document, Row, Table};
use crate::pii::detector::Exposure;
use crate::say;

/// What running text becomes that stands beside tables and says nothing of the plan. The draft keeps it as a comment.
pub(super) const BESIDE: Say =
    Say::fixed("löpande text bredvid tabellerna", "running text beside the tables");

/// What a point of a list becomes there.
pub(super) const POINT: Say = Say::fixed(
    "en lista bredvid tabellerna, inte läst som åtgärder",
    "a list beside the tables, not read as activities",
);

/// Why a table is not read.
fn unread(table: &Table, said: &Said) -> Say {
    let is_sure = |(_, text): (usize, &str)| said.of(text).is_some_and(|own| own.is_sure);
    let heads = table.rows.iter().find(|row| row.filled().nth(1).is_some());
    if heads.is_some_and(|row| row.filled().any(is_sure)) {
        return Say::fixed(
            "ingen rubrik i tabellen säger vad som ska göras",
            "no head of the table says what is to be done",
        );
    }
    Say::fixed("tabellen har inga kända rubriker", "the table has no known heads")
}

/// Reads the tables of a file, and the text beside them.
pub(super) fn tables(made: &mut Draft<'_>, document: &Document, need: Need) -> Result<(), Unclear> {
    let options = made.options;
    let joined = broken::joined(&document.blocks, &options.columns, need, |table| is_wanted(table, options));
    let (blocks, moved) = match joined {
        Some(joined) => (joined.blocks, joined.moved),
        None => (Vec::new(), Vec::new()),
    };
    let blocks = if blocks.is_empty() { &document.blocks } else { &blocks };
    // The line above the next table, which is told of with it.
    let mut above: Option<&Block> = None;
    for run in runs(blocks, &options.columns) {
        match run {
            Run::Table(Block::Table(table)) if !is_wanted(table, options) => {
                let why =
                    Say::fixed("en annan tabell än den som är vald", "another table than the chosen one");
                pass_above(made, above.take(), &why);
                for row in &table.rows {
                    for (column, cell) in row.own() {
                        let said = &cell.text;
                        let place = table.place(row, column);
                        made.tell(place, "", said, Certainty::LeftOut, why.clone(), String::new());
                    }
                }
            }
            Run::Table(Block::Table(table)) if is_above(made, table, blocks) => {
                if let Some(block) = above.take() {
                    text_beside(made, block, None);
                }
                made.above_next(table);
            }
            Run::Table(Block::Table(table)) if measured::find(table, &options.columns).is_some() => {
                if let Some(found) = measured::find(table, &options.columns) {
                    made.measured(table, &found);
                }
                above = None;
            }
            Run::Table(Block::Table(table)) => {
                made.is_plain = above.is_some_and(|block| !is_over(block, blocks, &options.columns));
                if !made.table(table, layout::need(table, &options.columns, need))? {
                    let why = unread(table, &options.columns);
                    if let Some(block) = above {
                        text_beside(made, block, None);
                    }
                    made.pass(table, &why);
                }
                above = None;
            }
            Run::Table(_) => {}
            Run::Title { block, at } if is_titled(block) => text_beside(made, block, Some(at)),
            Run::Title { block, .. } => above = Some(block),
            Run::Text { from, blocks } => {
                for (at, block) in (from..).zip(blocks) {
                    text_beside(made, block, Some(at));
                }
            }
            Run::Lists { blocks, lists } => listed(made, &blocks, lists),
        }
    }
    made.unused_sections();
    // Where a text is told of that stands alone in the cell that it was moved to.
    let mut alone: HashMap<String, Say> = HashMap::new();
    for mut own in moved {
        own.to = own.to.map(|to| alone.get(&*to.sv).cloned().unwrap_or(to));
        if let Some(to) = own.to.clone().filter(|_| own.is_alone) {
            alone.insert(to.sv.into_owned(), own.place.clone());
        }
        tell_moved(made, own);
    }
    Ok(())
}

/// What follows one after another in a file.
enum Run<'d> {
    Table(&'d Block),
    /// The line right above a table, which is its title, and its place among all blocks.
    Title {
        block: &'d Block,
        at: usize,
    },
    /// Text that says nothing but what stands above the tables, and the place of its first block among all.
    Text {
        from: usize,
        blocks: &'d [Block],
    },
    /// Text with activities or goals in it, with each numbered line of its own.
    Lists {
        blocks: Vec<Block>,
        lists: Lists,
    },
}

/// The tables of a file, and the stretches of text between them.
fn runs<'d>(blocks: &'d [Block], said: &Said) -> Vec<Run<'d>> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        if matches!(block, Block::Table(_)) {
            all.push(Run::Table(block));
            at += 1;
            continue;
        }
        let (end, has_title) = stretch(blocks, at);
        if at < end {
            let own = &blocks[at..end];
            let unfolded = unfolded(own);
            let lists = points::read(&unfolded, said, true);
            all.push(if is_of_plan(&lists) {
                Run::Lists { blocks: unfolded, lists }
            } else {
                Run::Text { from: at, blocks: own }
            });
        }
        if has_title {
            all.push(Run::Title { block: &blocks[end], at: end });
        }
        at = end + usize::from(has_title);
    }
    all
}

/// Where the text ends that begins at a block, and whether the title of a table stands there.
fn stretch(blocks: &[Block], from: usize) -> (usize, bool) {
    let length = blocks[from..].iter().take_while(|block| !matches!(block, Block::Table(_))).count();
    let end = from + length;
    let title = match blocks.get(end) {
        Some(Block::Table(table)) => table.title.as_ref(),
        _ => None,
    };
    let is_it = |title: &String| text(&blocks[end - 1]).is_some_and(|own| own.replace('\n', " ") == *title);
    let is_title = end > from && title.is_some_and(is_it);
    (end - usize::from(is_title), is_title)
}

/// Whether text beside tables has activities, by their labels, or goals, needs or indicators.
fn is_of_plan(lists: &Lists) -> bool {
    is_labelled(lists) || lists.items.iter().any(|item| item.is_marked)
}

/// Whether labels in a text beside tables say what activities are, or its headings what goals and needs are.
fn is_labelled(lists: &Lists) -> bool {
    lists.items.iter().any(|item| labels(item) > 1)
        || lists.rest.iter().any(|rest| matches!(rest.became, Becomes::Whole(_)))
}

/// How many labels of an activity say something of it.
fn labels(item: &Item) -> usize {
    let said = item.pieces.iter().skip(1).filter(|piece| !piece.label.is_empty());
    let columns = said.map(|piece| piece.column).filter(|column| {
        !matches!(column, Column::Title | Column::Parts | Column::Number | Column::Note | Column::Area)
    });
    columns.collect::<HashSet<Column>>().len()
}

/// The blocks of running text that a plan is read from: of a file without tables, all.
pub(crate) fn read_texts(document: &Document, options: &Options) -> Vec<bool> {
    let blocks = &document.blocks;
    if need(document, options).is_none() {
        return vec![true; blocks.len()];
    }
    let mut all = Vec::new();
    for run in runs(blocks, &options.columns) {
        match run {
            // What identifies somebody there is left out, and stops nothing.
            Run::Table(_) | Run::Title { .. } => all.push(false),
            Run::Text { blocks, .. } => all.extend(blocks.iter().map(|_| false)),
            Run::Lists { lists, .. } => {
                let is_read = is_labelled(&lists);
                all.extend(vec![is_read; stretch(blocks, all.len()).0 - all.len()]);
            }
        }
    }
    all
}

fn text(block: &Block) -> Option<&str> {
    match block {
        Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::Point { text, .. } => Some(text),
        Block::Table(_) => None,
    }
}

/// Whether the line above a table is what its activities stand under: a heading, as people make them, or a line that says so. In
/// a file without a heading a few words are one.
fn is_over(block: &Block, blocks: &[Block], said: &Said) -> bool {
    /// How many words are a heading where there is no other.
    const FEW: usize = 4;
    let Some(text) = text(block).filter(|text| !is_beside(text, said)) else { return false };
    let is_numbered =
        |own: Option<&str>| own.is_some_and(|own| own.starts_with(|own: char| own.is_ascii_digit()));
    let is_area = labelled(text, said).is_some_and(|(column, _)| column == Column::Area)
        || said.of(text).is_some_and(|own| own.column == Column::Area);
    let is_made = match block {
        Block::Heading { .. } => true,
        Block::Paragraph { bold, .. } => *bold || is_numbered(number(text).0),
        Block::Point { marker, .. } => is_numbered(Some(marker)),
        Block::Table(_) => false,
    };
    let is_heading = |block: &Block| match block {
        Block::Heading { text, .. } => !frame::is_title(text),
        Block::Paragraph { text, bold, .. } => *bold && !frame::is_title(text),
        _ => false,
    };
    let is_few = || {
        text.split_whitespace().count() <= FEW
            && text.starts_with(char::is_uppercase)
            && !text.contains(|char: char| char.is_ascii_digit() || char == ':')
            && !blocks.iter().any(is_heading)
    };
    is_made || is_area || is_few()
}

/// Whether a line above a table is the title of the plan.
fn is_titled(block: &Block) -> bool {
    text(block).is_some_and(frame::is_title)
}

/// Takes a block of text beside tables: a title, a heading of what follows, something of the plan as a whole, or nothing.
/// `at` is its place among all blocks.
fn text_beside(made: &mut Draft<'_>, block: &Block, at: Option<usize>) {
    /// The last block that can be the title of the plan though it is no heading.
    const LAST: usize = 2;
    let Some(text) = text(block) else { return };
    if made.letters.is_in(text) {
        return tell_legend(made, block.place(), text);
    }
    let is_heading = match block {
        Block::Heading { .. } => true,
        // A short line in bold stands for one.
        Block::Paragraph { bold: true, .. } => text.len() < 90 && is_over(block, &[], &made.options.columns),
        _ => false,
    };
    let is_safe =
        matches!(block, Block::Heading { .. }) || made.detector.find(text, Exposure::Brought).is_empty();
    let is_heading = is_heading && is_safe;
    if is_safe && made.goal_of(block.place(), text) {
        return;
    }
    if is_safe && made.indicator_of(&block.place(), text) {
        return;
    }
    let says = made.options.columns.of(text);
    let is_of_activities = says.is_some_and(|own| own.is_sure && own.column == Column::Title);
    if is_heading && !frame::is_title(text) && !is_of_activities {
        (made.section, made.goal) = (Some(text.to_owned()), None);
        made.heading = Some(made.lines.len());
    }
    let is_first = at.is_some_and(|at| at <= LAST);
    let is_title = matches!(block, Block::Heading { .. }) && frame::is_title(text)
        || matches!(block, Block::Paragraph { .. }) && is_first && frame::is_title_alone(text);
    if is_title && is_safe {
        made.title(block.place(), text);
        return;
    }
    if !made.front(&block.place(), text) {
        let why = if matches!(block, Block::Point { .. }) { POINT } else { BESIDE };
        made.left_out(block.place(), text, why);
    }
}

/// Whether a table is nothing but a frame around one text that stands right above another table: `Område: Skydda`.
fn is_above(made: &Draft<'_>, table: &Table, blocks: &[Block]) -> bool {
    let mut cells = table.rows.iter().flat_map(Row::own);
    let (Some((_, cell)), None) = (cells.next(), cells.next()) else { return false };
    let mut below =
        blocks.iter().skip_while(|block| !matches!(block, Block::Table(own) if std::ptr::eq(own, table)));
    let is_next = matches!(below.nth(1), Some(Block::Table(_)));
    let is_short = cell.text.chars().count() <= 90 && !cell.text.ends_with('.');
    table.sheet.is_none()
        && (labelled(&cell.text, &made.options.columns).is_some()
            || is_next && is_short && !frame::is_title(&cell.text))
        && beside::text(&cell.text).is_none()
}

/// Leaves out the line above a table that is not read.
fn pass_above(made: &mut Draft<'_>, above: Option<&Block>, why: &Say) {
    if let Some((block, text)) = above.and_then(|block| Some((block, text(block)?))) {
        made.tell(block.place(), "", text, Certainty::LeftOut, why.clone(), String::new());
    }
}

/// Reads the activities and goals of text beside tables. An activity that nothing is said of may be any text, and stays beside.
fn listed(made: &mut Draft<'_>, blocks: &[Block], lists: Lists) {
    let (is_labelled, detector) = (is_labelled(&lists), made.detector);
    let is_safe = |item: &Item| {
        let mut texts = item.pieces.iter().map(|piece| &piece.text).chain(&item.areas);
        texts.all(|text| detector.find(&plain(text), Exposure::Brought).is_empty())
    };
    let is_read = |item: &Item| labels(item) > 0 && is_labelled || item.is_marked && is_safe(item);
    let areas: HashSet<String> =
        lists.items.iter().filter(|item| is_read(item)).flat_map(|item| item.areas.clone()).collect();
    let is_area = |rest: &Rest| rest.became == Becomes::Area && areas.contains(&rest.text);
    let has_read = lists.items.iter().any(is_read);
    let mut items = lists.items.into_iter().peekable();
    let mut rest = lists.rest;
    rest.sort_by_key(|rest| rest.at);
    let item = |made: &mut Draft<'_>, item: Item| {
        if is_read(&item) {
            return made.item(item);
        }
        let Some(block) = blocks.get(item.at) else { return };
        text_beside(made, block, None);
        let own = text(block).unwrap_or_default();
        for piece in item.pieces.into_iter().filter(|piece| !piece.place.sv.is_empty()) {
            if piece.place != block.place() || !own.contains(&piece.text) {
                let label = if piece.label.is_empty() { String::new() } else { format!("{}: ", piece.label) };
                made.left_out(piece.place, &format!("{label}{}", piece.text), BESIDE);
            }
        }
    };
    for own in rest {
        while let Some(next) = items.next_if(|item| item.at < own.at) {
            item(made, next);
        }
        let is_heading = matches!(blocks.get(own.at), Some(Block::Heading { .. }));
        let became = match own.became {
            Becomes::Shared(_) if !has_read => Becomes::Nothing,
            became => became,
        };
        if is_heading && became == Becomes::Shared(Column::Overall) {
            (made.section, made.heading) = (None, None);
            made.goal = goals::of(&own.text, &made.options.columns);
        }
        match became {
            _ if is_area(&own) => {
                made.tell(own.place, "", &own.text, Certainty::Guessed, AREA, String::new());
                (made.section, made.goal, made.heading) = (Some(own.text), None, None);
            }
            Becomes::Title if made.whole.title.is_none() => made.title(own.place, &own.text),
            Becomes::Title | Becomes::Area | Becomes::Nothing => match blocks.get(own.at) {
                Some(block) if is_heading => text_beside(made, block, None),
                _ if made.letters.is_in(&own.text) => tell_legend(made, own.place, &own.text),
                _ if made.goal_of(own.place.clone(), &own.text) => {}
                _ if made.indicator_of(&own.place, &own.text) => {}
                _ if made.front(&own.place, &own.text) => {}
                _ => made.left_out(own.place, &own.text, BESIDE),
            },
            _ => rest_told(made, own),
        }
    }
    for own in items {
        item(made, own);
    }
}

/// Reads the running text of a file without tables of activities.
pub(super) fn lists(made: &mut Draft<'_>, document: &Document) -> Result<(), Unclear> {
    let read = |has_goals| points::read(&document.blocks, &made.options.columns, has_goals);
    let found = read(true);
    // Where nothing else is to be done, what is to be reached is what is to be done.
    let found = if found.items.is_empty() { read(false) } else { found };
    if found.items.is_empty() {
        let has_tables = document.tables().next().is_some();
        return Err(if has_tables { Unclear::NoHeads } else { Unclear::NoList });
    }
    let mut items = found.items.into_iter().peekable();
    let mut rest = found.rest;
    rest.sort_by_key(|rest| rest.at);
    for rest in rest {
        while let Some(item) = items.next_if(|item| item.at < rest.at) {
            made.item(item);
        }
        rest_told(made, rest);
    }
    for item in items {
        made.item(item);
    }
    for table in document.tables() {
        made.pass(table, &unread(table, &made.options.columns));
    }
    Ok(())
}

/// Tells of a text that says what letters mean.
fn tell_legend(made: &mut Draft<'_>, place: Say, text: &str) {
    made.tell(place, "", text, Certainty::Guessed, letters::LEGEND, String::new());
}

/// Tells of a text that is no part of an activity.
fn rest_told(made: &mut Draft<'_>, rest: Rest) {
    if rest.became == Becomes::Nothing && made.letters.is_in(&rest.text) {
        return tell_legend(made, rest.place, &rest.text);
    }
    if rest.became == Becomes::Nothing && made.front(&rest.place, &rest.text) {
        return;
    }
    let (how, became) = match rest.became {
        Becomes::Title => return made.title(rest.place, &rest.text),
        Becomes::Area => (Certainty::Guessed, AREA),
        Becomes::Whole(column) => {
            let all = if column == Column::Cause { &mut made.whole.needs } else { &mut made.whole.goals };
            all.place(&rest.text.replace('\n', " "));
            (Certainty::Guessed, column.said())
        }
        Becomes::OfWhole(Column::Cause) => (
            Certainty::Guessed,
            Say::fixed("rubrik över planens behov", "the heading of the needs of the plan"),
        ),
        Becomes::OfWhole(_) => (
            Certainty::Guessed,
            Say::fixed("rubrik över planens mål", "the heading of the goals of the plan"),
        ),
        Becomes::Heading => {
            (Certainty::Guessed, Say::fixed("rubrik över åtgärderna", "the heading of the activities"))
        }
        Becomes::Label(column) => head_said(Some(Meaning { column, is_sure: false })),
        Becomes::Shared(column) => {
            let Say { sv, en } = column.said();
            (Certainty::Guessed, say!("{sv}; för åtgärderna under", "{en}; of the activities below"))
        }
        Becomes::Nothing => (Certainty::Unread, Say::fixed("löpande text", "running text")),
    };
    made.tell(rest.place, "", &rest.text, how, became, String::new());
}

/// Tells of a cell that goes on from another, right after that one, and that the other goes on.
fn tell_moved(made: &mut Draft<'_>, own: Moved) {
    let first = own.to.as_ref().and_then(|to| made.lines.iter().position(|line| line.place == *to));
    let Some((first, to)) = first.zip(own.to) else {
        let nothing = Say::fixed("inget", "nothing");
        return made.tell(own.place, &own.head, &own.said, Certainty::Guessed, nothing, String::new());
    };
    let Say { sv, en } = to;
    let became = say!("fortsätter {sv}", "goes on from {en}");
    let mut line = super::Line {
        place: own.place,
        how: Certainty::Guessed,
        head: own.head,
        said: own.said,
        became,
        at: made.lines[first].at.clone(),
    };
    if own.is_alone {
        let target = &mut made.lines[first];
        let Say { sv, en } = &target.became;
        line.became = say!("{sv}; hör till raden ovanför", "{en}; of the row above");
        line.how = line.how.min(target.how);
        *target = line;
        return;
    }
    // What the whole was not read as, its part was not either.
    line.how = line.how.min(made.lines[first].how);
    let target = &mut made.lines[first];
    target.how = target.how.min(Certainty::Guessed);
    let Say { sv, en } = &target.became;
    target.became = say!("{sv}; hopsatt av två rader", "{en}; put together from two rows");
    made.lines.insert(first + 1, line);
}
