//! Writes checks for people: a line for each thing that is in place or missing, and what to do.

use std::io::{self, Write};

use super::format::RenderOptions;
use super::wrap::wrap;
use crate::base::nouns;
use crate::setup::{Check, State};

/// The width of the word in the margin of each line.
const MARGIN: usize = 11;

pub(super) fn text(checks: &[Check], options: RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    for check in checks {
        let word = check.state.word();
        let line = format!("{:<MARGIN$}{}", word.text(options.lang), check.what.text(options.lang));
        writeln!(out, "{}", hung(&line, options))?;
        if let Some(help) = &check.help {
            let line = format!("{:<MARGIN$}→ {}", "", help.text(options.lang));
            writeln!(out, "{}", hung(&line, options))?;
        }
    }
    let missing = checks.iter().filter(|check| check.state == State::Missing).count();
    let sum = match missing {
        0 => options.lang.pick("Ingenting saknas.", "Nothing is missing.").to_owned(),
        _ => options.lang.pick(
            format!("{} saknas.", nouns::THINGS.with(missing).sv),
            format!("{} {} missing.", nouns::THINGS.with(missing).en, nouns::ARE.of(missing).en),
        ),
    };
    writeln!(out, "{sum}")
}

/// A line with a word in its margin. Spaces in the margin are kept, and wrapped lines are indented to the
/// text.
fn hung(line: &str, options: RenderOptions) -> String {
    let at = line.char_indices().nth(MARGIN).map_or(line.len(), |(at, _)| at);
    let (margin, text) = line.split_at(at);
    let text = wrap(text, options.width.saturating_sub(MARGIN), 0, options.lang);
    margin.to_owned() + &text.replace('\n', &format!("\n{}", " ".repeat(MARGIN)))
}
