//! The colour behind a cell, as far as people mark with it: what anybody would call red, yellow or green.

/// A colour that people mark cells with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fill([u8; 3]);

/// The least distance between the strongest and the weakest of its three parts for a colour to be one: paper is white, and
/// rows are striped in grey.
const LEAST: u8 = 24;

/// What the first colours of old sheets are, by their number.
const INDEXED: [(u32, u32); 15] = [
    (2, 0x00FF_0000),
    (3, 0x0000_FF00),
    (5, 0x00FF_FF00),
    (10, 0x00FF_0000),
    (11, 0x0000_FF00),
    (13, 0x00FF_FF00),
    (16, 0x0080_0000),
    (17, 0x0000_8000),
    (42, 0x00CC_FFCC),
    (43, 0x00FF_FF99),
    (50, 0x0033_9966),
    (51, 0x00FF_CC00),
    (52, 0x00FF_9900),
    (53, 0x00FF_6600),
    (57, 0x0033_9966),
];

impl Fill {
    /// The colour of a number with a byte for each of red, green and blue; `None` where nobody marks with it.
    pub(crate) fn of(number: u32) -> Option<Self> {
        let [_, red, green, blue] = number.to_be_bytes();
        let most = red.max(green).max(blue);
        // Blue and purple are the colours of heads and stripes.
        let is_cold = blue == most || blue > red && blue > green;
        (most - red.min(green).min(blue) >= LEAST && !is_cold).then_some(Self([red, green, blue]))
    }

    /// The colour that is written in hexadecimal figures, with or without a sign before and how opaque it is.
    pub(super) fn read(written: &str) -> Option<Self> {
        let digits = written.trim().trim_start_matches('#');
        let digits = if digits.len() == 8 { digits.get(2..)? } else { digits };
        if digits.len() != 6 {
            return None;
        }
        Self::of(u32::from_str_radix(digits, 16).ok()?)
    }

    /// The colour that old sheets have a number for.
    pub(super) fn indexed(number: u32) -> Option<Self> {
        INDEXED.iter().find(|(own, _)| *own == number).and_then(|(_, colour)| Self::of(*colour))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_mark_with_red_yellow_and_green_and_not_with_stripes() {
        for marked in ["FF0000", "#ffff00", "FF00B050", "FFC7CE", "C6EFCE", "FFEB9C", "70AD47", "ED7D31"] {
            assert!(Fill::read(marked).is_some(), "{marked}");
        }
        for plain in [
            "FFFFFF", "auto", "transparent", "D9D9D9", "DDEBF7", "0070C0", "7030A0", "000000", "F2F2F2",
            "ÅÄÖ",
        ] {
            assert_eq!(Fill::read(plain), None, "{plain}");
        }
        assert_eq!((Fill::indexed(10), Fill::indexed(64)), (Fill::read("FF0000"), None));
    }
}
