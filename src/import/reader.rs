//! What is found in running text, and where its reader has come to: the headings above, and the activity that is open.

use super::chapters::of_all_below;
use super::columns::Column;
use super::heads::Said;
use super::labels::{Labels, Piece, pieces};
use crate::base::lang::Say;

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
    /// Whether something else than labels says that it is to be done: a box before it, or who undertakes it above.
    pub(super) is_marked: bool,
}

impl Item {
    /// Whether a label has said something of it.
    pub(super) fn is_labelled(&self) -> bool {
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
pub(super) const SHARED: usize = 8;

/// A heading above the text that is being read.
pub(super) struct Above {
    pub(super) level: usize,
    pub(super) text: String,
    pub(super) is_of_activities: bool,
    /// Whether it says more than that: `Förebyggande insatser`.
    pub(super) is_named: bool,
    pub(super) is_other: bool,
    /// What of the plan it says that the points below are.
    pub(super) gathered: Option<Column>,
    /// Where it stands, until it is told of.
    pub(super) place: Option<Say>,
    pub(super) at: usize,
}

#[expect(clippy::struct_excessive_bools, reason = "each is something that the text has or has not")]
pub(super) struct Reader<'s> {
    pub(super) said: &'s Said,
    /// Whether some heading says that the activities stand under it.
    pub(super) has_headings: bool,
    /// Whether each activity begins with a label for it.
    pub(super) is_labelled: bool,
    pub(super) above: Vec<Above>,
    pub(super) open: Option<Item>,
    /// The label that stood alone above, of the activity that is open.
    pub(super) label: Option<(String, Column)>,
    /// What labels say of all activities below the heading that they stand right below.
    pub(super) shared: Vec<Piece>,
    pub(super) found: Lists,
    pub(super) has_title: bool,
    pub(super) has_goals: bool,
    /// Whether labels of an activity stand below each heading, with no more than a few texts between them.
    pub(super) labelled: Vec<bool>,
    /// Whether each block is a point that gathers others below it, which have labels of their own.
    pub(super) gathers: Vec<bool>,
    /// Whether each block is a heading that gathers activities, which labels say more of.
    pub(super) chapters: Vec<bool>,
    /// Whether labels follow each block, which may be numbered.
    pub(super) followed: Vec<bool>,
    /// The place of the block that is being read.
    pub(super) at: usize,
}

impl Reader<'_> {
    /// Leaves the last heading above. One that nothing stood under becomes nothing.
    pub(super) fn drop_last(&mut self) {
        if let Some(Above { text, place: Some(place), is_of_activities, at, .. }) = self.above.pop() {
            let became = if is_of_activities { Becomes::Heading } else { Becomes::Nothing };
            self.found.rest.push(Rest { place, text, became, at });
        }
    }

    pub(super) fn headings_left(&mut self) {
        while !self.above.is_empty() {
            self.drop_last();
        }
    }

    pub(super) fn open(&mut self, place: &Say, number: Option<&str>, text: &str) {
        self.close();
        let pieces = pieces(place, text, self.said, Labels::Likely);
        let number = number.map(str::to_owned);
        self.open = Some(Item { number, pieces, at: self.at, ..Item::default() });
    }

    pub(super) fn be_block(&mut self) {
        if let Some(open) = &mut self.open {
            open.is_block = true;
        }
    }

    /// Whether an activity may begin here.
    pub(super) fn may_begin(&self) -> bool {
        if self.above.iter().any(|above| above.is_other) {
            return false;
        }
        !self.has_headings || self.above.iter().any(|above| above.is_of_activities)
    }

    pub(super) fn close(&mut self) {
        self.label = None;
        let Some(mut item) = self.open.take() else { return };
        // What only says that activities follow is no area, unless there is nothing else.
        let named = |above: &&mut Above| !above.is_of_activities || above.is_named;
        item.pieces.extend(self.shared.iter().cloned().map(|own| Piece { place: Say::same(""), ..own }));
        self.said_above(&mut item);
        let is_area = |above: &&mut Above| named(above) && of_all_below(&above.text, self.said).is_none();
        if let Some(above) = self.above.iter_mut().rfind(is_area) {
            item.areas = vec![above.text.clone()];
            if let Some(place) = above.place.take() {
                let text = above.text.clone();
                let at = above.at;
                self.found.rest.push(Rest { place, text, became: Becomes::Area, at });
            }
        }
        self.found.items.push(item);
    }

    /// Says of an activity what the headings above say of all below them: who undertakes it, and the goal that it serves.
    pub(super) fn said_above(&mut self, item: &mut Item) {
        for above in &mut self.above {
            let Some((column, text)) = of_all_below(&above.text, self.said) else { continue };
            item.is_marked |= column == Column::Responsible;
            if item.pieces.iter().all(|piece| piece.column != column) {
                item.pieces.push(Piece { place: Say::same(""), label: String::new(), text, column });
            }
            if let Some(place) = above.place.take() {
                let (text, became) = (above.text.clone(), Becomes::Shared(column));
                self.found.rest.push(Rest { place, text, became, at: above.at });
            }
        }
    }

    pub(super) fn leave(&mut self, place: &Say, text: &str, became: Becomes) {
        let (place, text, at) = (place.clone(), text.to_owned(), self.at);
        self.found.rest.push(Rest { place, text, became, at });
    }
}
