//! The colour behind a cell, and which of them people mark with: what anybody would call red, yellow or green.

/// A colour that is not that of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fill([u8; 3]);

/// A colour that people mark with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// Green.
    Green,
    /// Yellow or orange.
    Yellow,
    /// Red.
    Red,
}

/// The least distance between the strongest and the weakest of its three parts for a colour to be one and no grey.
const LEAST: u8 = 24;

/// The darkest grey that is seen as paper.
const PAPER: u8 = 0xEB;

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
    /// The colour of a number with a byte for each of red, green and blue; `None` where it is that of paper.
    pub(crate) fn of(number: u32) -> Option<Self> {
        let [_, red, green, blue] = number.to_be_bytes();
        let own = Self([red, green, blue]);
        (own.chroma() >= LEAST || red < PAPER).then_some(own)
    }

    /// The light that it is, as far as people mark with it: blue and purple are the colours of heads and stripes.
    pub fn light(self) -> Option<Light> {
        let [red, green, blue] = self.0.map(i32::from);
        let most = red.max(green).max(blue);
        let is_cold = blue == most || blue > red && blue > green;
        if is_cold || self.chroma() < LEAST {
            return None;
        }
        // How far from red towards green, where yellow is in the middle, in hundredths.
        let chroma = i32::from(self.chroma());
        Some(match (red == most, 100 * (green - blue) / chroma) {
            (true, ..33) => Light::Red,
            (true, _) => Light::Yellow,
            // A green with nearly as much red in it is a yellow.
            (false, _) if 100 * (green - red) / chroma <= 15 => Light::Yellow,
            (false, _) => Light::Green,
        })
    }

    fn chroma(self) -> u8 {
        let [red, green, blue] = self.0;
        red.max(green).max(blue) - red.min(green).min(blue)
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
        let light = |written| Fill::read(written).and_then(Fill::light);
        for (marked, own) in [
            ("FF0000", Light::Red),
            ("C00000", Light::Red),
            ("FFC7CE", Light::Red),
            ("#ffff00", Light::Yellow),
            ("FFEB9C", Light::Yellow),
            ("FFC000", Light::Yellow),
            ("ED7D31", Light::Yellow),
            ("FF00B050", Light::Green),
            ("C6EFCE", Light::Green),
            ("92D050", Light::Green),
            ("70AD47", Light::Green),
        ] {
            assert_eq!(light(marked), Some(own), "{marked}");
        }
        for plain in ["D9D9D9", "DDEBF7", "0070C0", "7030A0", "000000"] {
            assert!(Fill::read(plain).is_some() && light(plain).is_none(), "{plain}");
        }
        for paper in ["FFFFFF", "F2F2F2", "auto", "transparent", "ÅÄÖ"] {
            assert_eq!(Fill::read(paper), None, "{paper}");
        }
        assert_eq!((Fill::indexed(10), Fill::indexed(64)), (Fill::read("FF0000"), None));
    }
}
