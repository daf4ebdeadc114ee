//! Reads the activities of running text: points of lists, numbered paragraphs, and blocks of `Aktivitet: … Ansvarig: …`.

use super::beside;
use super::boxes;
use super::chapters::{
    chapters, gathered, gathers, is_followed, is_heading, is_letter, is_of_activities, is_of_all, is_other,
    labelled, numbered, says_activities,
};
use super::columns::Column;
use super::frame;
use super::goals;
use super::heads::Said;
use super::labels::{Labels, Piece, begins, pieces};
use super::numbered::{is_named, number};
use super::unfolded::{CHAPTER, unfolded};
use crate::base::lang::Say;
use crate::io::tables::Block;

/// An activity in running text.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    /// The headings above it, the nearest last.
    pub(super) areas: Vec<String>,
    pub(super) number: Option<String>,
    pub(super) pieces: Vec<Piece>,
    /// The place of its block among the others.
    pub(super) at: usize,
    /// Whether it is a block of text below its name, and not one point.
    pub(super) is_block: bool,
    /// Whether a number names it as one of several.
    pub(super) is_numbered: bool,
    /// How deep the point is that it begins with.
    pub(super) depth: usize,
}

impl Item {
    /// Whether a label has said something of it.
    fn is_labelled(&self) -> bool {
        let is_text =
            |piece: &Piece| matches!(piece.column, Column::Title | Column::Description | Column::Parts);
        !self.pieces.iter().all(is_text)
    }
}

/// A text that is no part of an activity, and why.
#[derive(Clone, Debug)]
pub(super) struct Rest {
    pub(super) place: Say,
    pub(super) text: String,
    pub(super) became: Becomes,
    /// The place of its block among the others.
    pub(super) at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Becomes {
    Title,
    Area,
    /// A goal or a need of the plan.
    Whole(Column),
    /// The heading of such goals or needs.
    OfWhole(Column),
    /// A heading of the activities as a whole, which is none of their areas.
    Heading,
    /// A label alone: what follows says that of the activity.
    Label(Column),
    /// What a label says of all activities below.
    Shared(Column),
    Nothing,
}

/// What running text says.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    pub(super) items: Vec<Item>,
    pub(super) rest: Vec<Rest>,
}

/// How many texts may be said of all activities below a heading.
const SHARED: usize = 8;

/// A heading above the text that is being read.
struct Above {
    level: usize,
    text: String,
    is_of_activities: bool,
    /// Whether it says more than that: `Förebyggande insatser`.
    is_named: bool,
    is_other: bool,
    /// What of the plan it says that the points below are.
    gathered: Option<Column>,
    /// Where it stands, until it is told of.
    place: Option<Say>,
    at: usize,
}

#[expect(clippy::struct_excessive_bools, reason = "each is something that the text has or has not")]
struct Reader<'s> {
    said: &'s Said,
    /// Whether some heading says that the activities stand under it.
    has_headings: bool,
    /// Whether each activity begins with a label for it.
    is_labelled: bool,
    above: Vec<Above>,
    open: Option<Item>,
    /// The label that stood alone above, of the activity that is open.
    label: Option<(String, Column)>,
    /// What labels say of all activities below the heading that they stand right below.
    shared: Vec<Piece>,
    found: Lists,
    has_title: bool,
    has_goals: bool,
    /// Whether labels of an activity stand below each heading, with no more than a few texts between them.
    labelled: Vec<bool>,
    /// Whether each block is a point that gathers others below it, which have labels of their own.
    gathers: Vec<bool>,
    /// Whether each block is a heading that gathers activities, which labels say more of.
    chapters: Vec<bool>,
    /// Whether labels follow each block, which may be numbered.
    followed: Vec<bool>,
    /// The place of the block that is being read.
    at: usize,
}

/// Reads the blocks of a text, tables apart. `has_goals` says whether what stands below a heading of goals or needs is one.
pub(super) fn read(blocks: &[Block], said: &Said, has_goals: bool) -> Lists {
    let blocks = &unfolded(blocks)[..];
    let heading = |two: &[Block]| match two {
        [Block::Heading { text, .. }, next, ..] => {
            says_activities(text, matches!(next, Block::Point { .. }), said)
        }
        _ => false,
    };
    let text = |block: &Block| match block {
        Block::Paragraph { text, .. } | Block::Point { text, .. } => {
            begins(text, said) == Some(Column::Title) && !text.trim_end().ends_with(':')
        }
        _ => false,
    };
    let mut reader = Reader {
        said,
        has_headings: blocks.windows(2).any(heading),
        is_labelled: blocks.iter().any(text),
        above: Vec::new(),
        open: None,
        label: None,
        shared: Vec::new(),
        found: Lists::default(),
        has_title: false,
        has_goals,
        labelled: labelled(blocks, said),
        gathers: gathers(blocks, said),
        chapters: chapters(blocks, said),
        followed: (0..blocks.len()).map(|at| is_followed(blocks, at, said)).collect(),
        at: 0,
    };
    for (at, block) in blocks.iter().enumerate() {
        let next = blocks.get(at + 1);
        reader.at = at;
        match block {
            Block::Heading { place, level, text } => reader.heading(place, *level, text, next),
            Block::Paragraph { place, text, bold } => {
                if is_heading(text, *bold, next, said) {
                    reader.heading(place, usize::MAX, text, next);
                } else {
                    reader.paragraph(place, text, next);
                }
            }
            Block::Point { place, depth, marker, text } => reader.point(place, *depth, marker, text, next),
            Block::Table(_) => reader.close(),
        }
    }
    reader.close();
    reader.headings_left();
    reader.found
}

impl Reader<'_> {
    fn heading(&mut self, place: &Say, level: usize, text: &str, next: Option<&Block>) {
        self.close();
        self.shared.clear();
        if !self.has_title && frame::is_title(text) && self.found.items.is_empty() {
            self.has_title = true;
            return self.leave(place, text, Becomes::Title);
        }
        while self.above.last().is_some_and(|above| above.level >= level) {
            self.drop_last();
        }
        // A heading that labels follow is an activity: `Ansvarig: …` right below it.
        let of_next = next.and_then(|block| match block {
            Block::Paragraph { text, .. } | Block::Point { text, .. } => begins(text, self.said),
            _ => None,
        });
        let is_below = self.labelled.get(self.at).copied().unwrap_or_default();
        let is_chapter = self.chapters.get(self.at).copied().unwrap_or_default() && !is_below;
        let is_labelled = (is_below
            || of_next.is_some_and(|column| !is_of_all(column) && column != Column::Title))
            && !is_of_activities(text, self.said)
            && !is_other(text)
            && !is_chapter;
        if is_labelled || is_named(text) {
            let (number, title) = number(text);
            let (number, title) = if is_named(text) { (number, title) } else { (None, text) };
            self.open(place, number, title);
            self.be_block();
            return;
        }
        self.above.push(Above {
            level,
            text: numbered(text),
            is_of_activities: is_of_activities(text, self.said),
            is_named: self.said.of(number(text).1).is_some_and(|own| !own.is_sure),
            is_other: is_other(text) && !is_chapter,
            gathered: gathered(text, self.said),
            place: Some(place.clone()),
            at: self.at,
        });
    }

    /// Leaves the last heading above. One that nothing stood under becomes nothing.
    fn drop_last(&mut self) {
        if let Some(Above { text, place: Some(place), is_of_activities, at, .. }) = self.above.pop() {
            let became = if is_of_activities { Becomes::Heading } else { Becomes::Nothing };
            self.found.rest.push(Rest { place, text, became, at });
        }
    }

    fn headings_left(&mut self) {
        while !self.above.is_empty() {
            self.drop_last();
        }
    }

    fn paragraph(&mut self, place: &Say, text: &str, next: Option<&Block>) {
        if let Some(column) = self.label_alone(text) {
            self.label = Some((text.trim().trim_end_matches(':').to_owned(), column));
            return self.leave(place, text, Becomes::Label(column));
        }
        let (first, below) = text.split_once('\n').unwrap_or((text, ""));
        if self.is_title(first) {
            self.has_title = true;
            self.leave(place, first, Becomes::Title);
            if !below.is_empty() {
                self.leave(place, below, Becomes::Nothing);
            }
            return;
        }
        // What only says that activities follow is a heading of them.
        if text.trim_end().ends_with(':')
            && says_activities(text, true, self.said)
            && !text.trim_end_matches(':').contains(':')
        {
            return self.leave(place, text, Becomes::Heading);
        }
        if self.goal(place, "", text, next) || self.shared_goal(place, text) {
            return;
        }
        let (number, title) = number(text);
        let is_free = self.open.as_ref().is_none_or(|open| open.is_block);
        let labels = if is_free { Labels::Likely } else { Labels::Sure };
        let tabbed = self.tabbed(text);
        let labels = pieces(place, tabbed.as_deref().unwrap_or(text), self.said, labels);
        if labels.iter().all(|piece| piece.label.is_empty()) && self.below_label(place, text) {
            self.label = None;
            return;
        }
        let is_labels = labels.first().is_some_and(|piece| !piece.label.is_empty());
        if is_labels {
            self.labelled(place, labels);
        } else if number.is_some_and(is_letter) && self.is_part() {
            self.part(place, title);
        } else if let Some(number) = number.filter(|_| self.may_begin() && beside::text(text).is_none()) {
            self.begin(place, number, title, next);
            if self.followed.get(self.at).copied().unwrap_or_default() {
                self.be_block();
            }
        } else if let Some(open) = self.open.as_mut().filter(|open| open.is_block && !open.is_labelled()) {
            // A text between the name of an activity and its labels says what it is.
            let (place, label, text) = (place.clone(), "Beskrivning".to_owned(), text.to_owned());
            open.pieces.push(Piece { place, label, text, column: Column::Description });
        } else {
            self.leave(place, text, Becomes::Nothing);
        }
    }

    /// Whether a paragraph is the title of the plan: nothing but its words says so in plain text.
    fn is_title(&self, text: &str) -> bool {
        /// The longest title, in words, and the last block that it can be.
        const MOST: usize = 14;
        const LAST: usize = 4;
        !self.has_title
            && self.at <= LAST
            && self.found.items.is_empty()
            && self.above.is_empty()
            && frame::is_title_alone(text)
            && text.split_whitespace().count() <= MOST
    }

    /// A label with a tab in place of its colon, in a block: `Ansvarig Fritidschef`.
    fn tabbed(&self, text: &str) -> Option<String> {
        self.open.as_ref().filter(|open| open.is_block && text.len() <= 90 && !text.contains([':', '\n']))?;
        let (label, rest) = text.split_once(' ')?;
        let is_value = rest.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit());
        let column = self.said.of(label).filter(|own| own.is_sure)?.column;
        (is_value && column != Column::Title).then(|| format!("{label}: {rest}"))
    }

    /// Takes a text below a heading of goals or needs as one, unless more is said of it. Returns whether it is one: what is to be done
    /// may stand below such a heading too, with who and when, or with points of its own.
    fn goal(&mut self, place: &Say, marker: &str, text: &str, next: Option<&Block>) -> bool {
        let is_point = !marker.is_empty();
        let (own, title) = number(text);
        let shown = own.unwrap_or_else(|| marker.trim_end_matches(['.', ')', ':']));
        let shown = if shown.starts_with(|char: char| char.is_ascii_alphanumeric()) { shown } else { "" };
        let Some(gathered) = self.above.last().and_then(|above| above.gathered) else { return false };
        let is_here = self.has_goals
            && self.open.is_none()
            && (is_point || own.is_some())
            && pieces(place, title, self.said, Labels::Likely).iter().all(|piece| piece.label.is_empty());
        // How a need is measured is said beside it, and makes it no activity.
        let of_activity = |column: Column| match column {
            Column::Goal | Column::Overall => false,
            Column::Indicator => gathered != Column::Cause,
            _ => true,
        };
        let has_more = next.is_some_and(|next| match next {
            Block::Point { text, depth, marker, .. } => {
                begins(text, self.said).is_some_and(of_activity)
                    || *depth > 0 && is_point
                    || !shown.is_empty() && marker.starts_with(&format!("{shown}."))
                    || !shown.is_empty() && text.starts_with(&format!("{shown}."))
            }
            Block::Paragraph { text, .. } => begins(text, self.said).is_some_and(of_activity),
            _ => false,
        });
        if !is_here || has_more {
            return false;
        }
        let text = if shown.is_empty() { title.to_owned() } else { format!("{shown}. {title}") };
        if let Some(above) = self.above.last_mut()
            && let Some(heading) = above.place.take()
        {
            let (text, at) = (above.text.clone(), above.at);
            self.found.rest.push(Rest { place: heading, text, became: Becomes::OfWhole(gathered), at });
        }
        self.leave(place, &text, Becomes::Whole(gathered));
        true
    }

    /// Takes a text right below a heading as the goal of all activities there. Returns whether it is one.
    fn shared_goal(&mut self, place: &Say, text: &str) -> bool {
        let is_here = self.open.is_none()
            && self
                .above
                .last()
                .is_some_and(|above| self.chapters.get(above.at).copied().unwrap_or_default());
        let Some(goal) = goals::of(text, self.said).filter(|_| is_here && self.shared.len() < SHARED) else {
            return false;
        };
        self.leave(place, text, Becomes::Shared(Column::Overall));
        let (place, label) = (place.clone(), Column::Overall.said().sv.into_owned());
        self.shared.push(Piece { place, label, text: goal, column: Column::Overall });
        true
    }

    fn point(&mut self, place: &Say, depth: usize, marker: &str, text: &str, next: Option<&Block>) {
        if depth == 0 && self.goal(place, marker, text, next) {
            return;
        }
        // A box before the name of an activity says whether it is done.
        let (is_done, named) = boxes::before(text);
        let labels = pieces(place, named, self.said, Labels::Sure);
        if labels.iter().all(|piece| piece.label.is_empty()) && self.below_label(place, text) {
            return;
        }
        if labels.first().is_some_and(|piece| !piece.label.is_empty()) {
            return self.labelled(place, labels);
        }
        let shown = marker.trim_end_matches(['.', ')', ':']);
        let (own, title) = number(named);
        let shown = own.unwrap_or(if shown.starts_with(|char: char| char.is_ascii_alphanumeric()) {
            shown
        } else {
            ""
        });
        if self.gathers.get(self.at).copied().unwrap_or_default() && self.may_begin() {
            let text = if shown.is_empty() { title.to_owned() } else { format!("{shown}. {title}") };
            return self.gather(place, text, usize::MAX - 4 + depth.min(2));
        }
        let is_below = self.open.as_ref().is_some_and(|open| {
            is_letter(shown) && self.is_part()
                || depth > open.depth && !(shown.contains('.') && open.number.as_deref() != Some(shown))
                || self.is_labelled
                || open.is_block && !(open.is_numbered && shown.contains(|char: char| char.is_ascii_digit()))
        });
        // What only says that others follow is no part itself: `Innehåll:`.
        let is_over =
            title.ends_with(':') && matches!(next, Some(Block::Point { depth: below, .. }) if *below > depth);
        if is_below && is_over {
            self.leave(place, text, Becomes::Label(Column::Parts));
        } else if is_below && is_letter(shown) && text.contains('\n') && labels.len() > 1 {
            // The labels below the last part are of the whole.
            self.part(place, number(&labels[0].text).1);
            if let Some(open) = &mut self.open {
                open.pieces.extend(labels.into_iter().skip(1));
            }
        } else if is_below {
            self.below(place, if is_done.is_some() { text } else { title });
        } else if self.may_begin() && !self.is_labelled && beside::text(text).is_none() {
            self.begin(place, shown, title, next);
            if let Some(open) = &mut self.open {
                open.depth = depth;
                if is_done == Some(true) {
                    let (place, label, text) = (place.clone(), "Läge".to_owned(), "klar".to_owned());
                    open.pieces.push(Piece { place, label, text, column: Column::Status });
                }
            }
            if !shown.is_empty() && self.followed.get(self.at).copied().unwrap_or_default() {
                self.be_block();
            }
        } else {
            self.leave(place, text, Becomes::Nothing);
        }
    }

    /// Whether a text with a letter before it is a part of the activity that is open, which has no such letter itself.
    fn is_part(&self) -> bool {
        let of_letter = |open: &Item| open.number.as_deref().is_some_and(is_letter);
        self.open.as_ref().is_some_and(|open| open.is_block && !of_letter(open))
    }

    /// Takes a point below an activity: one of its parts, or, beside others that have labels, what a label says that is not known.
    fn below(&mut self, place: &Say, text: &str) {
        let is_label = |label: &str| {
            label.starts_with(char::is_uppercase)
                && label.chars().all(|char| char.is_alphabetic() || char == ' ')
                && label.split(' ').count() <= 3
        };
        let labelled =
            text.split_once(": ").filter(|(label, rest)| is_label(label) && !rest.trim().is_empty());
        match (labelled, &mut self.open) {
            (Some((label, rest)), Some(open)) if open.is_labelled() => {
                let known = pieces(place, text, self.said, Labels::Likely);
                if known.first().is_some_and(|piece| !piece.label.is_empty()) {
                    open.pieces.extend(known);
                    return;
                }
                let (place, label, text) = (place.clone(), label.to_owned(), rest.trim().to_owned());
                open.pieces.push(Piece { place, label, text, column: Column::Note });
            }
            _ => self.part(place, text),
        }
    }

    fn part(&mut self, place: &Say, text: &str) {
        let (place, label, text) = (place.clone(), String::new(), text.to_owned());
        if let Some(open) = &mut self.open {
            open.pieces.push(Piece { place, label, text, column: Column::Parts });
        }
    }

    /// What a label says that stands alone below an activity: `Ansvarig:`.
    fn label_alone(&self, text: &str) -> Option<Column> {
        let text = text.trim();
        let is_one = self.open.is_some() && text.ends_with(':') && text.matches(':').count() == 1;
        begins(text, self.said).filter(|column| is_one && *column != Column::Title)
    }

    /// Adds a text below a label that stands alone. Returns whether there is one.
    fn below_label(&mut self, place: &Say, text: &str) -> bool {
        let (Some((label, column)), Some(open)) = (&self.label, &mut self.open) else { return false };
        let (place, label, text) = (place.clone(), label.clone(), number(text).1.to_owned());
        open.pieces.push(Piece { place, label, text, column: *column });
        true
    }

    /// Begins an activity; or an area, where the numbers of what follows are parts of its own.
    fn begin(&mut self, place: &Say, number: &str, text: &str, next: Option<&Block>) {
        let below = next.and_then(|block| match block {
            Block::Point { marker, text, .. } => {
                Some(super::numbered::number(text).0.unwrap_or_else(|| marker.trim_end_matches(['.', ')'])))
            }
            Block::Paragraph { text, .. } => super::numbered::number(text).0,
            _ => None,
        });
        let is_whole = !number.is_empty()
            && below.is_some_and(|own| own.strip_prefix(number).is_some_and(|rest| rest.starts_with('.')));
        if is_whole {
            let level = usize::MAX - 1 + number.matches('.').count().min(1);
            return self.gather(place, format!("{number}. {text}"), level);
        }
        self.close();
        self.open(place, Some(number).filter(|number| !number.is_empty()), text);
        if let Some(open) = &mut self.open {
            open.is_numbered = !number.is_empty();
        }
    }

    /// Takes a text as the area of what follows.
    fn gather(&mut self, place: &Say, text: String, level: usize) {
        self.close();
        // A chapter beside another is none of its parts.
        let is_chapter = self.above.iter().any(|above| above.level == CHAPTER)
            && number(&text).0.is_some_and(|own| !own.contains('.'));
        let level = if is_chapter { CHAPTER } else { level };
        while self.above.last().is_some_and(|above| above.level >= level) {
            self.shared.clear();
            self.drop_last();
        }
        self.above.push(Above {
            level,
            text,
            is_of_activities: true,
            is_named: true,
            is_other: false,
            gathered: None,
            place: Some(place.clone()),
            at: self.at,
        });
    }

    fn open(&mut self, place: &Say, number: Option<&str>, text: &str) {
        self.close();
        let pieces = pieces(place, text, self.said, Labels::Likely);
        let number = number.map(str::to_owned);
        self.open = Some(Item { number, pieces, at: self.at, ..Item::default() });
    }

    fn be_block(&mut self) {
        if let Some(open) = &mut self.open {
            open.is_block = true;
        }
    }

    /// Adds labels to the activity that is open, or begins one where they name it.
    fn labelled(&mut self, place: &Say, labels: Vec<Piece>) {
        self.label = None;
        for piece in labels {
            if piece.column == Column::Title && !piece.label.is_empty() {
                self.close();
                let (own, title) = number(&piece.text);
                let of_label = piece
                    .label
                    .split(' ')
                    .next_back()
                    .filter(|word| word.starts_with(|char: char| char.is_ascii_digit()));
                let number = own.or(of_label).map(str::to_owned);
                let title = Piece { text: title.to_owned(), ..piece.clone() };
                let pieces = vec![title];
                self.open = Some(Item { number, pieces, at: self.at, is_block: true, ..Item::default() });
            } else if let Some(open) = &mut self.open {
                open.pieces.push(piece);
            } else if is_of_all(piece.column)
                && !self.above.is_empty()
                && !self.above.iter().any(|own| own.is_other)
            {
                self.leave(&piece.place, &piece.text, Becomes::Shared(piece.column));
                if self.shared.len() < SHARED {
                    self.shared.push(piece);
                }
            } else {
                let text = if piece.label.is_empty() {
                    piece.text
                } else {
                    format!("{}: {}", piece.label, piece.text)
                };
                self.leave(place, &text, Becomes::Nothing);
            }
        }
    }

    /// Whether an activity may begin here.
    fn may_begin(&self) -> bool {
        if self.above.iter().any(|above| above.is_other) {
            return false;
        }
        !self.has_headings || self.above.iter().any(|above| above.is_of_activities)
    }

    fn close(&mut self) {
        self.label = None;
        let Some(mut item) = self.open.take() else { return };
        // What only says that activities follow is no area, unless there is nothing else.
        let named = |above: &&mut Above| !above.is_of_activities || above.is_named;
        item.pieces.extend(self.shared.iter().cloned().map(|own| Piece { place: Say::same(""), ..own }));
        let nearest = self.above.iter_mut().rfind(named);
        if let Some(above) = nearest {
            item.areas = vec![above.text.clone()];
            if let Some(place) = above.place.take() {
                let text = above.text.clone();
                let at = above.at;
                self.found.rest.push(Rest { place, text, became: Becomes::Area, at });
            }
        }
        self.found.items.push(item);
    }

    fn leave(&mut self, place: &Say, text: &str, became: Becomes) {
        let (place, text, at) = (place.clone(), text.to_owned(), self.at);
        self.found.rest.push(Rest { place, text, became, at });
    }
}
