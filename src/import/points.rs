//! Reads the activities of running text: points of lists, numbered paragraphs, and blocks of `Aktivitet: … Ansvarig: …`.

use super::beside;
use super::boxes;
use super::chapters::{
    chapters, gathered, gathers, is_followed, is_heading, is_letter, is_of_activities, is_of_all, is_other,
    labelled, numbered, says_activities,
};
use super::columns::Column;
use super::frame;
use super::heads::Said;
use super::labels::{Labels, Piece, begins, pieces};
use super::numbered::{is_named, number};
use super::reader::{Above, Becomes, Lists, Reader};
use super::unfolded::{CHAPTER, unfolded};
use crate::base::lang::Say;
use crate::io::tables::Block;

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
                // A word behind a box may be an answer.
                open.is_marked = is_done.is_some() && title.contains(' ');
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
}
