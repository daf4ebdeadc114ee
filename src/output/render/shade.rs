//! The shades that stand for a tone in a file that people print: light enough for black text. The word and the mark say the
//! same.

use crate::output::page::Tone;

/// What is shown as no longer of interest: grey that can still be read.
pub(super) const FAINT: u32 = 0x005F_5F5F;

/// The shade behind a text; none where the tone has none.
pub(super) fn fill(tone: Tone) -> Option<u32> {
    match tone {
        Tone::Good => Some(0x00D7_EFDC),
        Tone::Watch => Some(0x00FC_F0C8),
        Tone::Bad => Some(0x00F9_D9D6),
        Tone::Faint | Tone::Plain => None,
    }
}

/// The colour of a text; none where it is black.
pub(super) fn colour(tone: Tone) -> Option<u32> {
    (tone == Tone::Faint).then_some(FAINT)
}
