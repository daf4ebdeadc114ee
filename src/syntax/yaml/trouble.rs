//! Classifies what the parser could not read by what a person can do about it, and finds the place where the mistake
//! is rather than where the parser gave up.

use granit_parser::ErrorKind;

use crate::syntax::fault::{FaultKind, RefusedYaml, Syntax};
use crate::syntax::text::{Span, floor};

/// The place and class of the parser's error at a byte.
pub(super) fn name(kind: &ErrorKind, text: &str, at: usize) -> (Span, FaultKind) {
    if let Some(tab) = indenting_tab(text, at).filter(|_| !matches!(kind, ErrorKind::RecursionLimitExceeded))
    {
        return (Span::new(tab, tab + 1), FaultKind::Syntax(Syntax::Tab));
    }
    if let Some(span) = unseen(kind, text, at) {
        return (span, FaultKind::Syntax(Syntax::Unseen));
    }
    if let Some(span) = hard_space(text, at) {
        return (span, FaultKind::Syntax(Syntax::Unseen));
    }
    let syntax = class(kind);
    let of_keys = matches!(syntax, Syntax::Colon | Syntax::NoColon | Syntax::Indentation | Syntax::Other);
    if let Some(span) = colon_without_space(text, at).filter(|_| of_keys) {
        return (span, FaultKind::Syntax(Syntax::NoSpace));
    }
    if let Some(span) = key_without_colon(text, at).filter(|_| syntax == Syntax::Colon) {
        return (span, FaultKind::Syntax(Syntax::NoColon));
    }
    let of_a_line = matches!(
        syntax,
        Syntax::Colon | Syntax::NoColon | Syntax::Indentation | Syntax::Character | Syntax::Other
    );
    if let Some(trouble) = value_trouble(text, at).filter(|_| of_a_line) {
        return trouble;
    }
    (mark(text, at), FaultKind::Syntax(syntax))
}

/// The invisible character that caused the error, if one did. The parser may stop at the beginning of its text.
fn unseen(kind: &ErrorKind, text: &str, at: usize) -> Option<Span> {
    let char = match kind {
        ErrorKind::UnexpectedCharacter { character } => *character,
        ErrorKind::BomInsideDocument => '\u{feff}',
        _ => return None,
    };
    if !char.is_control() && !matches!(char, '\u{feff}' | '\u{fffe}' | '\u{ffff}') {
        return None;
    }
    let start = floor(text, at);
    let found = start + text[start..].find(char)?;
    Some(Span::new(found, found + char.len_utf8()))
}

/// The previous line, when it is a key without a colon: the parser joins the two lines and stops at the colon of the
/// second.
fn key_without_colon(text: &str, at: usize) -> Option<Span> {
    let start = line_start(text, at);
    let above = line_start(text, start.checked_sub(1)?);
    let (line, next) = (text[above..start].trim_end(), &text[start..]);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let bare = line.trim_start();
    let is_key = !bare.is_empty() && !bare.starts_with(['#', '-']) && !bare.contains(':');
    (is_key && indent(line) == indent(next)).then(|| Span::new(above + indent(line), above + line.len()))
}

/// The colon of `key:value` on the line of the error or the one above: the parser takes both for one word.
fn colon_without_space(text: &str, at: usize) -> Option<Span> {
    let start = line_start(text, at);
    let above = start.checked_sub(1).map(|end| line_start(text, end));
    [Some(start), above].into_iter().flatten().find_map(|start| {
        let line = text[start..].lines().next().unwrap_or_default();
        let bare = line.trim_start_matches([' ', '-']);
        let is_key = |char: char| char.is_ascii_lowercase() || char == '_';
        let colon = bare.find(|char: char| !is_key(char)).filter(|colon| *colon > 0)?;
        let value = bare[colon..].strip_prefix(':')?;
        let is_glued = value.starts_with(|next: char| !next.is_whitespace() && !matches!(next, '/' | ':'));
        let place = start + line.len() - bare.len() + colon;
        is_glued.then(|| Span::new(place, place + 1))
    })
}

/// A non-breaking space in place of a plain one: after a colon or a dash, or in the indent.
fn hard_space(text: &str, at: usize) -> Option<Span> {
    let start = line_start(text, at);
    let above = start.checked_sub(1).map(|end| line_start(text, end));
    [Some(start), above].into_iter().flatten().find_map(|start| {
        let line = text[start..].lines().next().unwrap_or_default();
        let indent = line.len() - line.trim_start().len();
        let hard = |at: usize| line[at..].find('\u{a0}').map(|found| start + at + found);
        let after_mark = line.find(":\u{a0}").or_else(|| line.find("-\u{a0}")).map(|mark| start + mark + 1);
        let found = hard(0).filter(|found| *found < start + indent).or(after_mark)?;
        Some(Span::new(found, found + 2))
    })
}

/// A value that begins with a character that has a meaning in YAML, on the line of the error or the one above. Why
/// both: the parser notices this late.
fn value_trouble(text: &str, at: usize) -> Option<(Span, FaultKind)> {
    let line = line_start(text, at);
    let above = line.checked_sub(1).map(|end| line_start(text, end));
    for start in [Some(line), above].into_iter().flatten() {
        let line = text[start..].lines().next().unwrap_or_default();
        let value = value_start(line);
        let Some(first) = line[value..].chars().next() else { continue };
        let span = Span::new(start + value, start + value + first.len_utf8());
        match first {
            '*' => return Some((span, FaultKind::RefusedYaml(RefusedYaml::Alias))),
            '[' | '{' if opens(&line[value..]) > 0 => {
                return Some((span, FaultKind::Syntax(Syntax::Bracket)));
            }
            _ if is_no_value(&line[value..], first) => {
                return Some((span, FaultKind::Syntax(Syntax::Character)));
            }
            _ => {}
        }
    }
    None
}

/// Whether a value that begins with `first` is invalid. A closed bracket list is valid when nothing follows it, and
/// `|` when its text begins on the next line.
fn is_no_value(value: &str, first: char) -> bool {
    let goes_on = |rest: &str| !rest.trim().is_empty() && !rest.trim_start().starts_with('#');
    match first {
        '@' | '`' | '%' => true,
        '-' | '?' => value[1..].starts_with(' '),
        '[' | '{' => value.rfind([']', '}']).is_some_and(|close| goes_on(&value[close + 1..])),
        '|' | '>' => {
            goes_on(value[1..].trim_start_matches(|char: char| matches!(char, '+' | '-' | '0'..='9')))
        }
        _ => false,
    }
}

/// Where the value of a line begins: after the dashes and the key.
fn value_start(line: &str) -> usize {
    let mut at = line.len() - line.trim_start().len();
    while line[at..].starts_with("- ") {
        at += line[at..].len() - line[at + 1..].trim_start().len();
    }
    line[at..].find(": ").map_or(line.len(), |colon| {
        let after = at + colon + 1;
        after + (line[after..].len() - line[after..].trim_start().len())
    })
}

/// How many more brackets a text opens than it closes.
fn opens(text: &str) -> i32 {
    text.chars().map(|char| i32::from(matches!(char, '[' | '{')) - i32::from(matches!(char, ']' | '}'))).sum()
}

/// The tab that indents the line of the error or the next one: the parser may stop at the end of the line before.
fn indenting_tab(text: &str, at: usize) -> Option<usize> {
    let start = line_start(text, at);
    let next = text[start..].find('\n').map(|newline| start + newline + 1);
    [Some(start), next].into_iter().flatten().find_map(|start| {
        let indent = text[start..].len() - text[start..].trim_start_matches([' ', '\t']).len();
        text[start..start + indent].find('\t').map(|tab| start + tab)
    })
}

fn line_start(text: &str, at: usize) -> usize {
    text[..floor(text, at)].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The span of the word at a byte, so that carets have something to stand under.
fn mark(text: &str, at: usize) -> Span {
    let at = floor(text, at);
    let word = text[at..].find(char::is_whitespace).unwrap_or(text.len() - at);
    let one = text[at..].chars().next().filter(|char| !matches!(char, '\n' | '\r')).map_or(0, char::len_utf8);
    Span::new(at, floor(text, at + word.min(80)).max(at + one))
}

/// Maps the parser's many errors to a few classes that a person can do something about.
fn class(kind: &ErrorKind) -> Syntax {
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => Syntax::Tab,
        ErrorKind::RecursionLimitExceeded => Syntax::TooDeep,
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape => Syntax::Quote,
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::BlockEntryInFlowCollection => Syntax::Bracket,
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::BlockSequenceEntryNotAllowed => Syntax::Indentation,
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => Syntax::Colon,
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey | ErrorKind::MappingKeyNotAllowed => {
            Syntax::NoColon
        }
        ErrorKind::UnexpectedCharacter { .. } | ErrorKind::BomInsideDocument => Syntax::Character,
        _ => Syntax::Other,
    }
}
