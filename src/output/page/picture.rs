//! Pictures of numbers: what is drawn, with the same numbers as a table for those who read them or hear them. A picture
//! knows no format.

use super::cell::Tone;
use super::table::Table;

/// A picture.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What it is of.
    pub title: String,
    /// What it shows, in sentences, for those who do not see it.
    pub about: String,
    /// What is drawn.
    pub drawing: Drawing,
    /// The same numbers.
    pub table: Table,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub enum Drawing {
    /// What was promised and what happened, half-year by half-year.
    Timeline {
        /// The half-years, in order and without gaps.
        halves: Vec<Half>,
        /// Where today is: the number of half-years before it, with a fraction of its own; `None` outside them.
        today: Option<f64>,
        /// What stands at the line of today.
        now: String,
        /// The words for what is drawn.
        words: TimelineWords,
    },
    /// Parts of a whole, one bar for each.
    Shares {
        /// The bars.
        bars: Vec<Bar>,
        /// Whether a bar is as long as its whole is large, and not as long as all others.
        is_to_scale: bool,
    },
    /// Values in the order of time.
    Course {
        /// The values and their times.
        points: Vec<(String, f64)>,
        /// Values to compare with, such as the target, each with its word.
        marks: Vec<Mark>,
    },
}

/// A half-year.
#[derive(Clone, Debug)]
pub struct Half {
    /// Its name, such as `V 2024`.
    pub name: String,
    /// How many were to be done then.
    pub promised: usize,
    /// How many of those are late.
    pub late: usize,
    /// How many were done then, whenever they were to be.
    pub done: usize,
}

/// The words for what is drawn in a timeline.
#[derive(Clone, Debug)]
pub struct TimelineWords {
    /// What was to be done.
    pub promised: &'static str,
    /// What is late of it.
    pub late: &'static str,
    /// What was done.
    pub done: &'static str,
}

/// A bar of shares.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// The shares, which together are the whole.
    pub shares: Vec<Share>,
}

/// A share of a whole.
#[derive(Clone, Debug)]
pub struct Share {
    /// The mark that tells it from the others without colour.
    pub mark: String,
    /// What it is, in words.
    pub word: String,
    /// How many.
    pub count: usize,
    /// How good that is.
    pub tone: Tone,
}

/// A value that others are compared with.
#[derive(Clone, Debug)]
pub struct Mark {
    /// What it is, such as `mål 80 %`.
    pub name: String,
    /// The value.
    pub value: f64,
    /// Whether it is what is aimed at, and not where it began.
    pub is_aim: bool,
}

impl Picture {
    pub(super) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.title);
        change(&mut self.about);
        match &mut self.drawing {
            Drawing::Timeline { .. } => {}
            Drawing::Shares { bars, .. } => bars.iter_mut().for_each(|bar| change(&mut bar.name)),
            Drawing::Course { points, marks } => {
                for (name, _) in points {
                    change(name);
                }
                for mark in marks {
                    change(&mut mark.name);
                }
            }
        }
        self.table.each_text(change);
    }
}
