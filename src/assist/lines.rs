//! Places as editors count them: lines from 0, and in a line bytes or the units of UTF-16.

/// What a place in a line is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Units {
    /// Bytes.
    Utf8,
    /// As every editor can: å is one, and an emoji two.
    #[default]
    Utf16,
}

impl Units {
    fn of(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
        }
    }
}

/// A text with where its lines begin.
#[derive(Debug)]
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    units: Units,
    /// How much the editor counts before the first line: the mark that it keeps in the text and a record is read without.
    mark: usize,
}

impl<'t> Lines<'t> {
    /// The lines of a text, which end as the protocol says: with a line feed, a carriage return or both.
    pub(crate) fn of(text: &'t str, units: Units, has_mark: bool) -> Self {
        let mut starts = vec![0];
        let bytes = text.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                starts.push(at + 1);
            }
        }
        Self { text, starts, units, mark: if has_mark { units.of("\u{feff}") } else { 0 } }
    }

    /// The line and the place in it of a byte. A byte past the end is the end.
    pub(crate) fn position(&self, at: usize) -> (u32, u32) {
        let at = self.floor(at);
        let line = self.starts.partition_point(|start| *start <= at) - 1;
        let before = self.units.of(&self.text[self.starts[line]..at]);
        let mark = if line == 0 { self.mark } else { 0 };
        (small(line), small(before + mark))
    }

    /// The byte at a place. What is past the end of a line is its end, and what is past the text the end of that.
    pub(crate) fn byte(&self, (line, place): (u32, u32)) -> usize {
        let line = line as usize;
        let Some(start) = self.starts.get(line).copied() else { return self.text.len() };
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let own = self.text[start..end].trim_end_matches(['\r', '\n']);
        let mut left = (place as usize).saturating_sub(if line == 0 { self.mark } else { 0 });
        for (at, char) in own.char_indices() {
            let size = match self.units {
                Units::Utf8 => char.len_utf8(),
                Units::Utf16 => char.len_utf16(),
            };
            if left < size {
                return start + at;
            }
            left -= size;
        }
        start + own.len()
    }

    fn floor(&self, at: usize) -> usize {
        crate::syntax::text::floor(self.text, at)
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_swedish_letter_is_two_bytes_and_one_unit() {
        let text = "title: Åtgärd\r\nnote: 🙂 ja\n";
        let at = text.find("gärd").unwrap();
        assert_eq!(Lines::of(text, Units::Utf16, false).position(at), (0, 9));
        assert_eq!(Lines::of(text, Units::Utf8, false).position(at), (0, 10));
        assert_eq!(Lines::of(text, Units::Utf16, true).position(at), (0, 10));
        let at = text.find(" ja").unwrap();
        assert_eq!(Lines::of(text, Units::Utf16, true).position(at), (1, 8));
        assert_eq!(Lines::of(text, Units::Utf16, false).byte((1, 7)), at - 4, "in the middle of a pair");
        assert_eq!(Lines::of(text, Units::Utf16, false).byte((0, 99)), text.find('\r').unwrap());
        assert_eq!(Lines::of(text, Units::Utf16, false).byte((9, 0)), text.len());
    }

    proptest! {
        #[test]
        fn a_place_leads_back_to_its_byte(text in "[aåÄ🙂\r\n: -]{0,40}", has_mark: bool, utf8: bool) {
            let lines = Lines::of(&text, if utf8 { Units::Utf8 } else { Units::Utf16 }, has_mark);
            for (at, char) in text.char_indices() {
                // Between the two that end a line there is no place.
                if !(char == '\n' && text[..at].ends_with('\r')) {
                    prop_assert_eq!(lines.byte(lines.position(at)), at);
                }
            }
            prop_assert_eq!(lines.byte(lines.position(text.len())), text.len());
        }
    }
}
