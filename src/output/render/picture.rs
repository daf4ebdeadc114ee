//! Draws a picture in lines of text: bars of block characters, with the words beside. What cannot be drawn so is a table.

use std::fmt::Write as _;

use super::format::{RenderOptions, Signs};
use super::table;
use super::wrap::wrap;
use crate::output::page::{Drawing, Half, Picture, TimelineWords};

/// The longest and the shortest that the longest bar is.
const LONGEST: usize = 24;
const SHORTEST: usize = 4;

pub(super) fn text(picture: &Picture, options: RenderOptions) -> String {
    let drawn = match &picture.drawing {
        Drawing::Timeline { halves, today, now, words } => timeline(halves, *today, now, words, options),
        Drawing::Shares { .. } | Drawing::Course { .. } => {
            format!(
                "{}\n{}",
                wrap(&picture.title, options.width, 0, options.lang),
                table::text(&picture.table, options)
            )
        }
    };
    format!("{drawn}\n{}\n", wrap(&picture.about, options.width, 0, options.lang))
}

/// Two rows for each half-year: what was to be done, and what was.
fn timeline(
    halves: &[Half],
    today: Option<f64>,
    now: &str,
    words: &TimelineWords,
    options: RenderOptions,
) -> String {
    let [planned, late, done] = match options.signs {
        Signs::All => ['░', '▓', '█'],
        Signs::Plain => ['-', '!', '#'],
    };
    let first = halves.iter().map(|half| half.name.chars().count()).max().unwrap_or_default() + 2;
    let told = |half: &Half| {
        let of_late = if half.late > 0 { format!(", {}: {}", words.late, half.late) } else { String::new() };
        format!("{}: {}{of_late}", words.promised, half.promised)
    };
    let longest = halves.iter().map(|half| told(half).chars().count()).max().unwrap_or_default();
    // Where there is no room beside the words, the bars stand below them.
    let beside = options.width.saturating_sub(first + longest + 1);
    let is_beside = beside >= SHORTEST;
    let room = if is_beside { beside } else { options.width.saturating_sub(first) };
    let room = room.clamp(SHORTEST, LONGEST);
    let most = halves.iter().map(|half| half.promised.max(half.done)).max().unwrap_or_default();
    // What there is some of is never drawn as nothing.
    let bar = |count: usize| if most <= room { count } else { (count * room).div_ceil(most) };
    let of = |sign: char, long: usize| -> String { std::iter::repeat_n(sign, long).collect() };
    let mut lines = String::new();
    let row = |name: &str, bar: &str, said: &str| match bar {
        "" => format!("{name:first$}{said}\n"),
        bar if is_beside => format!("{name:first$}{bar} {said}\n"),
        bar => format!("{name:first$}{said}\n{:first$}{bar}\n", ""),
    };
    for (half, at) in halves.iter().zip(0_u32..) {
        let is_now = today.is_some_and(|today| (f64::from(at)..f64::from(at + 1)).contains(&today));
        let (whole, part) = (bar(half.promised), bar(half.late).min(bar(half.promised)));
        let drawn = format!("{}{}", of(late, part), of(planned, whole - part));
        lines.push_str(&row(&half.name, &drawn, &told(half)));
        lines.push_str(&row("", &of(done, bar(half.done)), &format!("{}: {}", words.done, half.done)));
        if is_now {
            let _ = writeln!(lines, "-- {now} --");
        }
    }
    lines
}
