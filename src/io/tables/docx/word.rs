//! What is known of a `.docx` while it is read.

use super::super::room::Room;
use super::numbering::Numbering;
use super::styles::Styles;

/// What is known while a document is read.
pub(super) struct Word<'d> {
    pub(super) styles: &'d Styles,
    pub(super) numbering: Numbering,
    pub(super) room: Room,
    pub(super) with_hidden: bool,
    pub(super) with_struck: bool,
}
