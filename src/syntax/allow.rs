//! Suppression in place: `# vbe: allow[rule] reason, until 2027-01-31`.
//!
//! It holds for its own line, or for the next line of content when it stands alone. A reason and a last day are
//! required: what is excused is excused by someone, for a time.

use crate::base::day::Day;
use crate::syntax::text::{Source, Span};

/// One suppression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The comment.
    pub span: Span,
    /// The line that it holds for.
    pub line: Span,
    /// What it allows, or what it lacks.
    pub says: Result<Permit, Lack>,
}

/// What a suppression allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permit {
    /// The rule's id.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// The last day that it holds.
    pub until: Day,
}

/// What a suppression lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It begins with `vbe:` and is not a suppression at all.
    Form,
    /// A reason.
    Reason,
    /// A last day.
    Until,
}

/// The word that tells a comment for vbe from any other.
pub(crate) const MARK: &str = "vbe:";

/// The words before the last day.
const UNTIL: [&str; 3] = ["until ", "till och med ", "t.o.m. "];

/// The suppressions among a file's comments.
pub(crate) fn read(source: &Source, comments: &[Span]) -> Vec<Allow> {
    let mut allows = Vec::new();
    let mut below = None;
    // From the last to the first, so that comments under each other look for the line below them once.
    for comment in comments.iter().rev() {
        let said = source.slice(*comment).trim_start_matches('#').trim();
        if let Some(said) = said.strip_prefix(MARK) {
            let line = line(source, *comment, below);
            below = Some((source.line_range(comment.start).start, line));
            allows.push(Allow { span: *comment, line, says: permit(said.trim()) });
        }
    }
    allows.reverse();
    allows
}

/// The part of a comment that tells something. The last day of a suppression does not: it is asked for.
pub(crate) fn telling(comment: &str) -> &str {
    let said = comment.trim_start_matches('#').trim_start();
    let until = UNTIL.iter().find_map(|until| comment.rfind(until).map(|at| (at, at + until.len())));
    match until.filter(|_| said.starts_with(MARK)) {
        Some((at, day)) if Day::read(comment[day..].trim()).is_some() => &comment[..at],
        _ => comment,
    }
}

fn permit(said: &str) -> Result<Permit, Lack> {
    let (rule, rest) = said.strip_prefix("allow[").and_then(|rest| rest.split_once(']')).ok_or(Lack::Form)?;
    let (reason, until) = UNTIL.iter().find_map(|until| rest.rsplit_once(until)).ok_or(Lack::Until)?;
    let until = Day::read(until.trim()).ok_or(Lack::Until)?;
    let reason = reason.trim().trim_end_matches(',').trim();
    if reason.chars().filter(|char| char.is_alphanumeric()).count() < 3 {
        return Err(Lack::Reason);
    }
    Ok(Permit { rule: rule.trim().to_owned(), reason: reason.to_owned(), until })
}

/// The line that a comment is about. Of a comment further down it is known already where its own line begins, and
/// which line it is about.
fn line(source: &Source, comment: Span, below: Option<(usize, Span)>) -> Span {
    let text = &source.text;
    let start = source.line_range(comment.start).start;
    let alone = text[start..comment.start as usize].trim().is_empty();
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
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
        let comments = crate::syntax::yaml::read(&source.text, true).comments;
        read(&source, &comments).remove(0)
    }

    #[test]
    fn it_holds_for_its_own_line_or_the_next_of_content() {
        let text = "a: 1 # vbe: allow[unused-area] väntar på styrgruppen, until 2027-01-31\nb: 2\n";
        let own = allow(text);
        assert_eq!(own.line.start, 0);
        assert_eq!(own.says.unwrap().reason, "väntar på styrgruppen");
        let text = "# vbe: allow[unused-area] väntar, till och med 2027-01-31\n\n# mer\nb: 2\n";
        assert_eq!(&text[allow(text).line.range()], "b: 2");
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
