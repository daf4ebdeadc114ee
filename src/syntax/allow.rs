//! Suppression in place: `# vbe: allow[rule] reason, until 2027-01-31`.
//!
//! A suppression holds for its own line or, when it stands alone, for the next line of content. A reason and a last
//! day are required, so that every exception is somebody's decision and ends.

use crate::base::day::Day;
use crate::syntax::text::{Source, Span};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    pub span: Span,
    /// The line whose findings are suppressed.
    pub line: Span,
    /// The suppression, or what it lacks to be one.
    pub says: Result<Permit, Lack>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permit {
    pub rule: String,
    pub reason: String,
    /// The last day that it holds.
    pub until: Day,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The comment begins with `vbe:` but has not the form of a suppression.
    Form,
    Reason,
    Until,
}

/// The suppressions of a file that hold on a day, by line and name.
#[derive(Debug)]
pub(crate) struct Holding(Vec<(Span, String)>);

impl Holding {
    pub(crate) fn on(day: Day, allows: Vec<Allow>) -> Self {
        let holding = |allow: Allow| {
            let permit = allow.says.ok().filter(|permit| permit.until >= day)?;
            Some((allow.line, permit.rule))
        };
        let mut held: Vec<(Span, String)> = allows.into_iter().filter_map(holding).collect();
        held.sort();
        Self(held)
    }

    /// Whether one holds for what this rule or class finds at a place.
    pub(crate) fn allow(&self, name: &str, at: u32) -> bool {
        let after = self.0.partition_point(|(line, _)| line.start <= at);
        let line = self.0[..after].last().map(|(line, _)| *line).filter(|line| at <= line.end);
        line.is_some_and(|line| {
            self.0.binary_search_by(|(own, rule)| (*own, rule.as_str()).cmp(&(line, name))).is_ok()
        })
    }
}

/// The word that begins a comment meant for vbe.
pub(crate) const MARK: &str = "vbe:";

/// The words before the last day.
const UNTIL: [&str; 3] = ["until ", "till och med ", "t.o.m. "];

/// The suppressions among a file's comments. Their form is that of what is written; what they say is repeated in messages,
/// and is as it may be shown.
pub(crate) fn read(source: &Source, comments: &[Span]) -> Vec<Allow> {
    let mut allows = Vec::new();
    let mut below = None;
    // In reverse, so that comments on consecutive lines search for the line below them only once.
    for comment in comments.iter().rev() {
        let own = &source.text.raw()[comment.range()];
        let said = own.trim_start_matches('#').trim();
        if let Some(said) = said.strip_prefix(MARK) {
            let line = line(source, *comment, below);
            below = Some((source.line_range(comment.start).start, line));
            let shown = |part: &str| {
                let start = comment.start as usize + (part.as_ptr().addr() - own.as_ptr().addr());
                source.shown(start..start + part.len()).into_owned()
            };
            allows.push(Allow { span: *comment, line, says: permit(said.trim(), shown) });
        }
    }
    allows.reverse();
    allows
}

/// The part of a comment in which people may be identified: a suppression without its last day, which is required and
/// no date of a person's.
pub(crate) fn telling(comment: &str) -> &str {
    if !comment.trim_start_matches('#').trim_start().starts_with(MARK) {
        return comment;
    }
    let until = UNTIL.iter().find_map(|until| comment.rfind(until).map(|at| (at, at + until.len())));
    match until {
        Some((at, day)) if Day::read(comment[day..].trim()).is_some() => &comment[..at],
        _ => comment,
    }
}

/// The suppression that is said, with its parts as they are shown.
fn permit(said: &str, shown: impl Fn(&str) -> String) -> Result<Permit, Lack> {
    let (rule, rest) = said.strip_prefix("allow[").and_then(|rest| rest.split_once(']')).ok_or(Lack::Form)?;
    let (reason, until) = UNTIL.iter().find_map(|until| rest.rsplit_once(until)).ok_or(Lack::Until)?;
    let until = Day::read(until.trim()).ok_or(Lack::Until)?;
    let reason = reason.trim().trim_end_matches(',').trim();
    if reason.chars().filter(|char| char.is_alphanumeric()).count() < 3 {
        return Err(Lack::Reason);
    }
    Ok(Permit { rule: shown(rule.trim()), reason: shown(reason), until })
}

/// The line that a comment is about. `below` caches the comment further down: where its line begins, and the line
/// that it is about.
fn line(source: &Source, comment: Span, below: Option<(usize, Span)>) -> Span {
    let text = source.text.raw();
    let start = source.line_range(comment.start).start;
    let alone = text[start..comment.start as usize].trim().is_empty();
    let mut at = start;
    for line in text[start..].split_inclusive(['\n', '\r']) {
        if let Some((_, about)) = below.filter(|(start, _)| *start == at) {
            return about;
        }
        let content = line.trim();
        let is_it = if at == start { !alone } else { !content.is_empty() && !content.starts_with('#') };
        if is_it {
            return Span::new(at, at + line.trim_end().len());
        }
        at += line.len();
    }
    comment
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allow(text: &str) -> Allow {
        let (source, _) = Source::of_bytes("x".into(), text.into());
        let comments = crate::syntax::yaml::read(source.text.raw(), true).comments;
        read(&source, &comments).remove(0)
    }

    #[test]
    fn it_holds_for_its_own_line_or_the_next_of_content() {
        let text = "a: 1 # vbe: allow[unused-area] väntar på styrgruppen, until 2027-01-31\nb: 2\n";
        let own = allow(text);
        assert_eq!(own.line.start, 0);
        assert_eq!(own.says.unwrap().reason, "väntar på styrgruppen");
        let text = text.replace('\n', "\r");
        assert_eq!(&text[allow(&text).line.range()], text.split_once('\r').unwrap().0);
        let text = "# vbe: allow[unused-area] väntar, till och med 2027-01-31\n\n# mer\nb: 2\n";
        for text in [text.to_owned(), text.replace('\n', "\r"), text.replace('\n', "\r\n")] {
            assert_eq!(&text[allow(&text).line.range()], "b: 2");
        }
    }

    #[test]
    fn the_last_day_of_a_suppression_tells_nothing_and_any_other_day_may() {
        for (comment, telling_part) in [
            ("# vbe: allow[x] därför, until 2027-01-31", "# vbe: allow[x] därför, "),
            ("# vbe: allow[x] sågs 2024-05-14, t.o.m. 2027-01-31 ", "# vbe: allow[x] sågs 2024-05-14, "),
            (
                "# vbe: allow[x] därför, until 2027-01-31 och 2024-05-14",
                "# vbe: allow[x] därför, until 2027-01-31 och 2024-05-14",
            ),
            ("# until 2027-01-31", "# until 2027-01-31"),
        ] {
            assert_eq!(telling(comment), telling_part);
        }
    }

    #[test]
    fn a_reason_and_a_day_are_required() {
        for (comment, lack) in [
            ("allow[x]", Lack::Until),
            ("allow[x] därför", Lack::Until),
            ("allow[x] därför, till 2027-01-31", Lack::Until),
            ("allow[x] därför, until 2027-02-31", Lack::Until),
            ("allow[x] until 2027-01-31", Lack::Reason),
            ("alow[x] därför, until 2027-01-31", Lack::Form),
        ] {
            assert_eq!(allow(&format!("a: 1 # vbe: {comment}\n")).says, Err(lack), "{comment}");
        }
    }
}
