//! What the headings of running text are: of activities, of goals, of parts without activities, or activities themselves; and what
//! stands below each.

use super::columns::Column;
use super::frame;
use super::goals;
use super::heads::{Meaning, Said};
use super::labels::{Labels, begins, pieces};
use super::numbered::number;
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::io::tables::Block;

/// Headings of parts that have no activities.
const OTHERS: [&str; 18] = [
    "innehåll", "innehållsförteckning", "bakgrund", "syfte", "inledning", "definitioner", "begrepp",
    "lägesbild", "målgrupp", "källor", "referenser", "bilaga", "bilagor", "uppföljning", "organisation",
    "styrning", "sammanfattning", "lagstiftning",
];

/// For each block, whether it is a heading with labels of who and when below it, and only a few texts between them.
pub(super) fn labelled(blocks: &[Block], said: &Said) -> Vec<bool> {
    /// The most texts between a heading and its labels.
    const MOST: usize = 3;
    let says = |text: &str| {
        matches!(
            begins(text, said),
            Some(Column::Responsible | Column::Partners | Column::Start | Column::Finish | Column::When)
        )
    };
    let is_it = |at: usize| {
        let Block::Heading { text: heading, .. } = &blocks[at] else { return false };
        let below = blocks[at + 1..].iter().take(MOST + 1);
        // What is numbered below the heading is an activity of its own.
        let mut texts = below.map_while(|block| match block {
            Block::Paragraph { text, .. } if !is_numbered_below(heading, text) => Some(text),
            _ => None,
        });
        texts.any(|text| says(text))
    };
    (0..blocks.len()).map(is_it).collect()
}

/// The figures that a text is numbered with.
fn figures(text: &str) -> Option<&str> {
    number(text).0.filter(|own| own.contains(|char: char| char.is_ascii_digit()))
}

/// Whether a text is numbered as one of those that a heading gathers.
fn is_numbered_below(heading: &str, text: &str) -> bool {
    let Some(own) = figures(text) else { return false };
    match figures(heading).filter(|own| own.contains('.')) {
        Some(above) => own.strip_prefix(above).is_some_and(|rest| rest.starts_with('.')),
        None => true,
    }
}

/// For each block, whether it is a heading with numbered texts below it that labels of activities follow: it gathers them, and a
/// goal above them is theirs.
pub(super) fn chapters(blocks: &[Block], said: &Said) -> Vec<bool> {
    let is_it = |at: usize| {
        let Block::Heading { level, text: heading, .. } = &blocks[at] else { return false };
        let mut is_begun = false;
        for block in &blocks[at + 1..] {
            match block {
                Block::Heading { level: own, .. } if own <= level => return false,
                Block::Heading { .. } | Block::Table(_) => is_begun = true,
                Block::Paragraph { text, .. } | Block::Point { text, .. } => {
                    let is_point = matches!(block, Block::Point { .. });
                    is_begun |= is_point && begins(text, said).is_none()
                        || is_numbered_below(heading, text)
                        || begins(text, said) == Some(Column::Title);
                    if is_begun && says_who(text, said) {
                        return true;
                    }
                }
            }
        }
        false
    };
    (0..blocks.len()).map(is_it).collect()
}

/// Whether a label in a text says who does something.
fn says_who(text: &str, said: &Said) -> bool {
    text.contains(':')
        && pieces(&Say::same(""), text, said, Labels::Sure)
            .iter()
            .any(|piece| !piece.label.is_empty() && piece.column == Column::Responsible)
}

/// Whether labels say more of the activity that a numbered text names, with no more than a few texts between them.
pub(super) fn is_followed(blocks: &[Block], at: usize, said: &Said) -> bool {
    /// The most texts between them.
    const MOST: usize = 8;
    for block in blocks.iter().skip(at + 1).take(MOST) {
        let (text, marker) = match block {
            Block::Paragraph { text, .. } => (text, ""),
            Block::Point { text, marker, .. } => (text, marker.as_str()),
            Block::Heading { .. } | Block::Table(_) => return false,
        };
        let is_numbered = figures(text).is_some() || marker.starts_with(|char: char| char.is_ascii_digit());
        match text.lines().find_map(|line| begins(line, said)) {
            Some(column) => return column != Column::Title,
            None if is_numbered => return false,
            None => {}
        }
    }
    false
}

/// Whether a number is a letter alone: `a)`.
pub(super) fn is_letter(number: &str) -> bool {
    number.len() == 1 && number.starts_with(|char: char| char.is_ascii_lowercase())
}

/// For each block, whether it is a point without labels that has such a point right below it, which has labels below itself:
/// the first is no activity, but gathers some.
pub(super) fn gathers(blocks: &[Block], said: &Said) -> Vec<bool> {
    let point = |at: usize| match blocks.get(at) {
        Some(Block::Point { depth, text, .. }) => {
            let is_labelled =
                pieces(&Say::same(""), text, said, Labels::Sure).iter().any(|piece| !piece.label.is_empty());
            Some((*depth, is_labelled))
        }
        _ => None,
    };
    let is_it = |at: usize| {
        let (Some((own, false)), Some((below, false)), Some((deepest, true))) =
            (point(at), point(at + 1), point(at + 2))
        else {
            return false;
        };
        own < below && below < deepest
    };
    (0..blocks.len()).map(is_it).collect()
}

/// A heading with its number marked as one: `2 Stöd` is `2. Stöd`.
pub(super) fn numbered(heading: &str) -> String {
    let is_number = |own: &str| own.len() <= 2 && own.bytes().all(|byte| byte.is_ascii_digit());
    match heading.split_once(' ') {
        Some((own, rest)) if is_number(own) && rest.starts_with(char::is_uppercase) => {
            format!("{own}. {rest}")
        }
        _ => heading.to_owned(),
    }
}

/// Whether a label right below a heading is about all that stands below it.
pub(super) fn is_of_all(column: Column) -> bool {
    matches!(column, Column::Cause | Column::Overall)
}

pub(super) fn is_other(heading: &str) -> bool {
    let heading = fold(numbered(heading).split_once(". ").map_or(number(heading).1, |(_, rest)| rest));
    heading.split(|char: char| !char.is_alphanumeric()).next().is_some_and(|word| OTHERS.contains(&word))
}

/// What of the plan a heading says that the points below it are: goals, as `Övergripande mål`, or needs, as `Behov`.
pub(super) fn gathered(heading: &str, said: &Said) -> Option<Column> {
    let own = said.of(number(heading).1).filter(|own| own.is_sure)?;
    match own.column {
        Column::Goal | Column::Overall => Some(Column::Overall),
        Column::Cause => Some(Column::Cause),
        _ => None,
    }
}

/// The one who undertakes what stands below a heading, as it is written there: `Kommunstyrelsen ansvarar för att`.
fn undertakes(heading: &str) -> Option<&str> {
    const VERBS: [&str; 17] = [
        " ansvarar för att", " har ansvar för att", " har ansvaret för att", " är ansvarig för att",
        " är ansvariga för att", " åtar sig att", " ser till att", " ska se till att",
        " ska säkerställa att", " säkerställer att", " har i uppdrag att", " får i uppdrag att",
        " is responsible for", " are responsible for", " will ensure that", " commits to", " undertakes to",
    ];
    /// The most words of a name.
    const MOST: usize = 6;
    const OTHERS: [&str; 12] =
        ["vi", "man", "den", "de", "det", "som", "denna", "detta", "planen", "we", "they", "who"];
    let bare = number(heading).1.trim_end_matches([':', ' ', '…', '.']);
    let who = VERBS.iter().find_map(|verb| {
        let at = bare.len().checked_sub(verb.len())?;
        bare.get(at..).filter(|end| fold(end) == verb.trim_start()).map(|_| &bare[..at])
    })?;
    let first = fold(who.split(' ').next().unwrap_or_default());
    let is_name = who.starts_with(char::is_uppercase) && who.split(' ').count() <= MOST;
    (is_name && !OTHERS.contains(&first.as_str())).then_some(who)
}

/// What a heading says of all that stands below it beside what it is about: who undertakes it, or the goal that it serves.
pub(super) fn of_all_below(heading: &str, said: &Said) -> Option<(Column, String)> {
    let who = undertakes(heading).map(|who| (Column::Responsible, who.to_owned()));
    who.or_else(|| Some((Column::Overall, goals::of(heading, said)?)))
}

/// Whether a paragraph stands for a heading: it is bold and alone, or short and right above a list.
pub(super) fn is_heading(text: &str, bold: bool, next: Option<&Block>, said: &Said) -> bool {
    let is_above_points = matches!(next, Some(Block::Point { .. }));
    // What is numbered and bold right above points gathers them.
    let is_free = number(text).0.is_none() || bold && is_above_points;
    let is_short = text.len() < 90 && !text.contains('\n') && is_free && begins(text, said).is_none();
    let is_above = is_above_points && !text.ends_with('.');
    is_short && (is_above || bold && !matches!(next, None | Some(Block::Heading { .. })))
}

/// Whether a heading says that activities stand below it and nowhere else: surely, or right above points. The title of the
/// plan does not.
pub(super) fn says_activities(heading: &str, is_above_points: bool, said: &Said) -> bool {
    let (_, bare) = number(heading);
    let is_said = |own: Meaning| own.column == Column::Title && (own.is_sure || is_above_points);
    !frame::is_title(heading) && said.of(bare).is_some_and(is_said)
}

/// Whether a heading says that activities stand below it.
pub(super) fn is_of_activities(heading: &str, said: &Said) -> bool {
    let (_, heading) = number(heading);
    said.of(heading).is_some_and(|own| own.column == Column::Title)
}
