//! What is known of an open document while it is read.

use super::super::flow::{Line, Shape};
use super::super::room::Room;
use super::lists::{Counts, Lists};
use super::styles::Styles;

/// What is known while a file is read.
pub(super) struct Open {
    pub(super) styles: Styles,
    pub(super) lists: Lists,
    pub(super) room: Room,
    pub(super) with_hidden: bool,
    pub(super) with_struck: bool,
    /// How far each list has been counted.
    pub(super) counts: Counts,
    /// The notes at the foot of pages so far, which are read after the text.
    pub(super) notes: Vec<Vec<(Line, Shape)>>,
}
