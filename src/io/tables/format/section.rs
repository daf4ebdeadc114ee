//! A section of a format, taken apart.

/// What a format shows of some numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    pub(super) pieces: Vec<Piece>,
    /// The only numbers that it is for.
    pub(super) condition: Option<(String, f64)>,
    pub(super) is_english: bool,
}

/// A piece of a format.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// What is shown as it is.
    Said(String),
    /// So many of a letter that stands for a part of a day: `y`, `m`, `d`, `h`, `s`, `w`, `q`; `n` is minutes.
    Time(char, usize),
    /// A place for a figure: `0`, `#` or `?`.
    Figure(char),
    /// The point before decimals.
    Point,
    /// A mark between thousands, or for a number in thousands.
    Comma,
    Percent,
    /// The text of a cell, or a number as it is.
    Whole,
    /// Figures in a way that is not known here: fractions and powers of ten.
    Other,
}

impl Section {
    pub(super) fn say(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Said(said)) => said.push_str(text),
            _ => self.pieces.push(Piece::Said(text.to_owned())),
        }
    }

    pub(super) fn has_figures(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Figure(_)))
    }

    pub(super) fn is_of_time(&self) -> bool {
        !self.has_figures() && self.pieces.iter().any(|piece| matches!(piece, Piece::Time(..)))
    }

    /// What stands in brackets: a colour, a condition, hours that go on after a day, or a currency and a language.
    pub(super) fn bracket(&mut self, inside: &str) {
        if let Some(rest) = inside.strip_prefix('$') {
            let (currency, language) = rest.rsplit_once('-').unwrap_or((rest, ""));
            self.say(currency);
            // The last two figures are the language; 09 is English.
            self.is_english |= language.ends_with("09") || language.starts_with("en");
            return;
        }
        let sign: String = inside.chars().take_while(|char| matches!(char, '<' | '>' | '=')).collect();
        if let (false, Ok(number)) = (sign.is_empty(), inside[sign.len()..].trim().parse()) {
            self.condition = Some((sign, number));
        }
        let letter = inside.chars().next().map(|char| char.to_ascii_lowercase());
        if let Some(letter @ ('h' | 'm' | 's')) =
            letter.filter(|own| inside.chars().all(|char| char.eq_ignore_ascii_case(own)))
        {
            self.pieces.push(Piece::Time(if letter == 'm' { 'n' } else { letter }, 1));
        }
    }

    /// An `m` after hours or before seconds is minutes.
    pub(super) fn find_minutes(&mut self) {
        let times: Vec<usize> =
            (0..self.pieces.len()).filter(|at| matches!(self.pieces[*at], Piece::Time(..))).collect();
        let letter = |pieces: &[Piece], at: Option<&usize>| match at.and_then(|at| pieces.get(*at)) {
            Some(Piece::Time(letter, _)) => Some(*letter),
            _ => None,
        };
        for (nth, at) in times.iter().enumerate() {
            let before = nth.checked_sub(1).and_then(|nth| letter(&self.pieces, times.get(nth)));
            let after = letter(&self.pieces, times.get(nth + 1));
            if let Piece::Time(own @ 'm', 1..=2) = &mut self.pieces[*at]
                && (before == Some('h') || after == Some('s'))
            {
                *own = 'n';
            }
        }
    }
}
