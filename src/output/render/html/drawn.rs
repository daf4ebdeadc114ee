//! Draws a picture as inline SVG. Its title and what it shows are read aloud; its numbers stand as a table beside it. What
//! is told by colour is told by form or word too.

use std::fmt::Write as _;

use super::escape::escape;
use crate::base::lang::Lang;
use crate::base::number::number;
use crate::output::page::{Bar, Drawing, Half, Mark, Picture, TimelineWords, Tone};

/// The width of a picture, in units of its own.
const WIDE: f64 = 720.0;
/// The margins at the left and the right.
const LEFT: f64 = 36.0;
const RIGHT: f64 = 16.0;

/// The picture with that number on the page.
pub(super) fn svg(picture: &Picture, own: &str, lang: Lang) -> String {
    let (height, inside) = match &picture.drawing {
        Drawing::Timeline { halves, today, now, words } => timeline(halves, *today, now, words),
        Drawing::Shares { bars, is_to_scale } => shares(bars, *is_to_scale),
        Drawing::Course { points, marks } => course(points, marks, lang),
    };
    format!(
        "<svg role=\"img\" aria-labelledby=\"bild-{own} om-{own}\" viewBox=\"0 0 {WIDE} {height}\" xmlns=\"http://www.w3.org/2000/svg\">\n\
         <title id=\"bild-{own}\">{}</title>\n<desc id=\"om-{own}\">{}</desc>\n{inside}</svg>",
        escape(&picture.title),
        escape(&picture.about),
    )
}

fn put(svg: &mut String, x: f64, y: f64, anchor: &str, said: &str) {
    let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>", escape(said));
}

fn rect(svg: &mut String, class: &str, (x, y): (f64, f64), (wide, tall): (f64, f64)) {
    let _ = writeln!(
        svg,
        "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{tall:.1}\"/>"
    );
}

fn line(svg: &mut String, class: &str, from: (f64, f64), to: (f64, f64)) {
    let _ = writeln!(
        svg,
        "<line class=\"{class}\" x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\"/>",
        from.0, from.1, to.0, to.1
    );
}

#[expect(clippy::cast_precision_loss, reason = "nobody counts so many things")]
fn real(count: usize) -> f64 {
    count as f64
}

/// Two bars for each half-year, what is late filled in the first, and a line for today.
fn timeline(halves: &[Half], today: Option<f64>, now: &str, words: &TimelineWords) -> (f64, String) {
    const TOP: f64 = 66.0;
    const TALL: f64 = 150.0;
    let mut svg = String::new();
    let floor = TOP + TALL;
    let step = (WIDE - LEFT - RIGHT) / real(halves.len().max(1));
    let most = halves.iter().map(|half| half.promised.max(half.done)).max().unwrap_or_default().max(1);
    let tall = |count: usize| TALL * real(count) / real(most);
    // What the bars are, in words.
    let mut x = LEFT;
    for (class, word) in [("plan", words.promised), ("late", words.late), ("done", words.done)] {
        rect(&mut svg, class, (x, 8.0), (14.0, 12.0));
        put(&mut svg, x + 20.0, 18.0, "start", word);
        x += 34.0 + 7.0 * real(word.chars().count());
    }
    line(&mut svg, "axis", (LEFT, floor), (WIDE - RIGHT, floor));
    let wide = (step * 0.32).min(40.0);
    // Where there are many half-years, the names of some are left out: all stand in the table.
    let named = (78.0 / step).ceil().max(1.0);
    for (at, half) in halves.iter().enumerate() {
        let middle = LEFT + step * (real(at) + 0.5);
        let bars = [(middle - wide - 1.0, half.promised, "plan"), (middle + 1.0, half.done, "done")];
        for (x, count, class) in bars.into_iter().filter(|(_, count, _)| *count > 0) {
            rect(&mut svg, class, (x, floor - tall(count)), (wide, tall(count)));
            put(&mut svg, x + wide / 2.0, floor - tall(count) - 4.0, "middle", &count.to_string());
        }
        if half.late > 0 {
            rect(&mut svg, "late", (middle - wide - 1.0, floor - tall(half.late)), (wide, tall(half.late)));
        }
        if real(at) % named == 0.0 {
            put(&mut svg, middle, floor + 18.0, "middle", &half.name);
        }
    }
    if let Some(today) = today {
        let x = LEFT + step * today;
        // Its words stand above the numbers of the bars.
        line(&mut svg, "today", (x, TOP - 32.0), (x, floor + 4.0));
        let anchor = if x > WIDE * 0.7 { "end" } else { "start" };
        put(&mut svg, if anchor == "end" { x - 5.0 } else { x + 5.0 }, TOP - 22.0, anchor, now);
    }
    (floor + 30.0, svg)
}

/// A bar for each, with the shares in it and their words below.
fn shares(bars: &[Bar], is_to_scale: bool) -> (f64, String) {
    const EACH: f64 = 84.0;
    let mut svg = String::new();
    let room = WIDE - LEFT - RIGHT;
    let whole = |bar: &Bar| bar.shares.iter().map(|share| share.count).sum::<usize>().max(1);
    let most = bars.iter().map(whole).max().unwrap_or(1);
    for (at, bar) in bars.iter().enumerate() {
        let top = 18.0 + EACH * real(at);
        let shares = || bar.shares.iter().filter(|share| share.count > 0);
        let all = if is_to_scale { most } else { whole(bar) };
        put(&mut svg, LEFT, top, "start", &cut(&bar.name, 95));
        let mut x = LEFT;
        for share in shares() {
            let wide = room * real(share.count) / real(all);
            let class = match share.tone {
                Tone::Good => "done",
                Tone::Bad => "late",
                Tone::Watch => "half",
                Tone::Plain | Tone::Faint => "part",
            };
            rect(&mut svg, class, (x, top + 6.0), (wide, 18.0));
            // The mark says which of the words below it is.
            if wide > 14.0 {
                put(&mut svg, x + wide / 2.0, top + 38.0, "middle", &share.mark);
            }
            x += wide;
        }
        let told: Vec<String> =
            shares().map(|share| format!("{} {} {}", share.mark, share.count, share.word)).collect();
        put(&mut svg, LEFT, top + 54.0, "start", &cut(&told.join(" · "), 110));
    }
    (EACH * real(bars.len()) + 4.0, svg)
}

/// A line through the values, and lines for what they are compared with.
fn course(points: &[(String, f64)], marks: &[Mark], lang: Lang) -> (f64, String) {
    const TOP: f64 = 24.0;
    const TALL: f64 = 130.0;
    let mut svg = String::new();
    let all = || points.iter().map(|(_, value)| *value).chain(marks.iter().map(|mark| mark.value));
    let (least, most) =
        all().fold((0.0_f64, f64::MIN), |(least, most), value| (least.min(value), most.max(value)));
    let span = if most > least { most - least } else { 1.0 };
    let y = |value: f64| TOP + TALL - TALL * (value - least) / span;
    let step = (WIDE - LEFT - RIGHT - 110.0) / real(points.len().saturating_sub(1).max(1));
    let x = |at: usize| LEFT + 20.0 + step * real(at);
    line(&mut svg, "axis", (LEFT, TOP + TALL), (WIDE - RIGHT, TOP + TALL));
    for mark in marks {
        let class = if mark.is_aim { "aim" } else { "from" };
        line(&mut svg, class, (LEFT, y(mark.value)), (WIDE - RIGHT, y(mark.value)));
        put(&mut svg, WIDE - RIGHT, y(mark.value) - 4.0, "end", &cut(&mark.name, 40));
    }
    let path: Vec<String> =
        points.iter().enumerate().map(|(at, (_, value))| format!("{:.1},{:.1}", x(at), y(*value))).collect();
    let _ = writeln!(svg, "<polyline class=\"line\" points=\"{}\"/>", path.join(" "));
    for (at, (name, value)) in points.iter().enumerate() {
        let _ = writeln!(svg, "<circle class=\"dot\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"4\"/>", x(at), y(*value));
        put(&mut svg, x(at), y(*value) - 8.0, "middle", &number(*value, lang));
        put(&mut svg, x(at), TOP + TALL + 18.0, "middle", &cut(name, 12));
    }
    (TOP + TALL + 30.0, svg)
}

/// As much of a text as there is room for. The table has all of it.
fn cut(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    text.chars().take(room - 1).chain(['…']).collect()
}
