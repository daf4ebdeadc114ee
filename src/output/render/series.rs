//! Draws numbers in the order of time as small bars before the numbers. The numbers are always written too,
//! for those who hear the page, or read it on paper or a plain terminal.

use super::format::{RenderOptions, Signs};
use crate::output::page::Cell;

/// The bars, from the lowest number to the highest.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The text of a cell, with a drawing where the options allow it.
pub(super) fn read(cell: &Cell, apart: &str, options: RenderOptions) -> String {
    match cell {
        Cell::Series { text, .. } if options.signs == Signs::Plain => text.replace('→', "->"),
        Cell::Series { values, text, .. } if options.terminal && values.len() > 1 => {
            format!("{} {text}", drawn(values))
        }
        other => other.read(apart),
    }
}

/// A bar for each number, on the scale of the lowest and the highest.
fn drawn(values: &[f64]) -> String {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let bar = |value: f64| {
        let share = (value - low) / (high - low);
        // Numbers that are all equal are drawn in the middle; so are those that no scale can hold.
        let share = if share.is_finite() { share } else { 0.5 };
        let step = (1..BARS.len()).filter(|step| share * 7.0 + 0.5 >= cast(*step)).count();
        BARS[step]
    };
    values.iter().map(|value| bar(*value)).collect()
}

/// A small integer as a float.
fn cast(step: usize) -> f64 {
    u32::try_from(step).map_or(0.0, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_high_as_its_number() {
        for (values, bars) in [
            (&[26.0, 24.0, 21.0][..], "█▅▁"),
            (&[1.0, 2.0], "▁█"),
            (&[5.0, 5.0], "▅▅"),
            (&[f64::INFINITY, 1.0], "▅▁"),
        ] {
            assert_eq!(drawn(values), bars, "{values:?}");
        }
    }
}
