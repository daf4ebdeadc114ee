//! The comments of a file as a reader sees them: those on lines after one another are one text, wherever it wraps.

use std::ops::Range;

use crate::syntax::allow;

/// Comments on lines after one another, without their marks.
#[derive(Debug, Default)]
pub(super) struct Remark {
    /// The text, line by line.
    pub lined: String,
    /// The same text with a space for each line break that a sentence may run on across. Equally long.
    pub folded: String,
    /// For each line: where it begins in the text, and where in the file.
    lines: Vec<(usize, usize)>,
}

impl Remark {
    /// Every remark in a text. One `#` inside a quoted value is no comment, and what follows it is searched twice.
    pub(super) fn all(text: &str) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        // Where the line after the last comment begins.
        let mut after = usize::MAX;
        let mut done = 0;
        while let Some(sign) = text.get(done..).and_then(|rest| rest.find('#')) {
            let start = text[..done + sign].rfind('\n').map_or(0, |newline| newline + 1);
            let end = text[start..].find('\n').map_or(text.len(), |newline| start + newline + 1);
            let line = &text[start..end];
            done = end;
            let Some(at) = mark(line) else { continue };
            if start != after {
                all.push(Self::default());
            }
            if let Some(remark) = all.last_mut() {
                let comment = start + at..start + line.trim_end().len();
                remark.add(text, comment, line[..at].trim().is_empty());
            }
            after = end;
        }
        all
    }

    /// Adds the next comment, from its mark to the end of its line.
    fn add(&mut self, text: &str, comment: Range<usize>, is_alone: bool) {
        let own = &text[comment.clone()];
        let said = allow::telling(own).trim_end();
        let words = said.trim_start_matches('#').trim_start();
        if !self.lines.is_empty() {
            let runs_on = is_alone && runs_on(&self.lined, words);
            self.lined.push('\n');
            self.folded.push(if runs_on { ' ' } else { '\n' });
        }
        self.lines.push((self.lined.len(), comment.start + said.len() - words.len()));
        self.lined.push_str(words);
        self.folded.push_str(words);
    }

    /// The place in the file of a stretch of the text.
    pub(super) fn back(&self, stretch: Range<usize>) -> Range<usize> {
        let place = |byte: usize| {
            let after = self.lines.partition_point(|(at, _)| *at <= byte);
            self.lines.get(after.saturating_sub(1)).map_or(0, |(at, from)| from + byte - at)
        };
        place(stretch.start)..place(stretch.end.saturating_sub(1)) + 1
    }
}

/// Where the last days of suppressions stand in a text, in order.
pub(super) fn last_days(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut days = Vec::new();
    for line in text.split_inclusive('\n') {
        if line.contains(allow::MARK)
            && let Some(at) = mark(line)
        {
            let comment = line[at..].trim_end();
            days.extend(
                Some(allow::telling(comment).len())
                    .filter(|said| *said < comment.len())
                    .map(|said| start + at + said..start + at + comment.len()),
            );
        }
        start += line.len();
    }
    days
}

/// Where the comment of a line begins: at a `#` that nothing or a space precedes.
fn mark(line: &str) -> Option<usize> {
    let begins = |at: &usize| *at == 0 || line[..*at].ends_with([' ', '\t', '\u{feff}']);
    line.match_indices('#').map(|(at, _)| at).find(begins)
}

/// Whether a sentence may go on from the lines above to these words: it has not ended, and they begin no item of a list,
/// no key and no suppression.
fn runs_on(above: &str, words: &str) -> bool {
    let last = above.rsplit('\n').next().unwrap_or_default();
    let ended = last.is_empty() || last.ends_with(['.', '!', '?']) || last.starts_with(allow::MARK);
    let first = words.split(' ').next().unwrap_or_default();
    let is_item = ["-", "*", "•", "–"].contains(&first) || first.ends_with(')');
    !ended && !words.is_empty() && !is_item && !first.ends_with(':') && !words.starts_with(allow::MARK)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        Remark::all(text).into_iter().map(|remark| remark.folded).collect()
    }

    #[test]
    fn comments_on_lines_after_one_another_are_one_text() {
        let text =
            "# ett\n## två\nid: x # tre\n  # fyra\nnote: y\n# fem.\n# Sex\n#\n# - sju\n# until: åtta\n";
        assert_eq!(folded(text), ["ett två\ntre fyra", "fem.\nSex\n\n- sju\nuntil: åtta"]);
        assert_eq!(folded("a: b#c\n"), Vec::<String>::new());
    }

    #[test]
    fn a_stretch_of_a_remark_has_its_place_in_the_file() {
        let text = "id: x # ring 070-\r\n  # 174 06 05\r\n";
        let remark = &Remark::all(text)[0];
        let at = remark.folded.find("070").unwrap();
        assert_eq!(&text[remark.back(at..remark.folded.len())], "070-\r\n  # 174 06 05");
    }
}
