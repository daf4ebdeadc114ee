//! The door: the only way out of the program. What passes is a page, findings and the like, whose records were covered
//! when they were read; the program's own text; or a sentence, which is searched as it is told.
//!
//! A door is no `Write`. So nobody prints a text that has not passed: it is not a matter of remembering.

use std::io::{self, Write};

use crate::base::lang::{Lang, Own, Say};
use crate::output::page::Page;
use crate::output::render::{self, Format, RenderOptions, Verdict};
use crate::pii::detector::{Detector, Exposure};
use crate::pii::told::told;
use crate::setup::Check;
use crate::syntax::text::{Source, visible};

/// One of the two ways out: standard output or standard error.
pub(crate) struct Door<'o>(&'o mut dyn Write);

impl<'o> Door<'o> {
    pub(super) fn to(out: &'o mut dyn Write) -> Self {
        Self(out)
    }

    /// A page in the format that was asked for.
    pub(super) fn page(&mut self, page: &Page, format: Format, options: RenderOptions) -> io::Result<()> {
        render::page(page, format, options, self.0)
    }

    /// Findings, with excerpts in which what identifies people is covered.
    pub(super) fn findings(
        &mut self,
        verdict: Verdict<'_>,
        format: Format,
        options: RenderOptions,
    ) -> io::Result<()> {
        render::findings(verdict, format, options, self.0)
    }

    /// The classes and places of what identifies people.
    pub(super) fn scan(
        &mut self,
        verdict: Verdict<'_>,
        format: Format,
        options: RenderOptions,
    ) -> io::Result<()> {
        render::scan(verdict, format, options, self.0)
    }

    /// The same, as one line for each line of a text.
    pub(super) fn scan_lines(&mut self, verdict: Verdict<'_>) -> io::Result<()> {
        render::scan_lines(verdict, self.0)
    }

    /// Checks: what is in place and what is missing.
    pub(super) fn checks(
        &mut self,
        checks: &[Check],
        format: Format,
        options: RenderOptions,
    ) -> io::Result<()> {
        render::checks(checks, format, options, self.0)
    }

    /// The difference between a file as it is and as it would become, with covered lines.
    pub(super) fn diff(&mut self, old: Option<&Source>, new: &Source) -> io::Result<()> {
        render::diff(old, new, self.0)
    }

    /// The program's own text, which no file or user has a part in.
    pub(super) fn own(&mut self, text: &Own) -> io::Result<()> {
        self.0.write_all(text.as_bytes())
    }

    /// Why there is no answer, and what to do. It may repeat words of the command line, and is one line all the same.
    pub(super) fn failure(&mut self, what: &Say, help: Option<&Say>, lang: Lang) -> io::Result<()> {
        self.line(&visible(&format!("vbe: {}", what.text(lang))))?;
        let word = lang.pick("hjälp", "help");
        help.map_or(Ok(()), |help| self.line(&visible(&format!("  {word}: {}", help.text(lang)))))
    }

    /// A sentence on a line of its own.
    pub(super) fn say(&mut self, say: &Say, lang: Lang) -> io::Result<()> {
        self.line(say.text(lang))
    }

    /// A line of text.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        self.text(text, Exposure::Meeting)?;
        writeln!(self.0)
    }

    /// A question, which is answered on the same line.
    pub(super) fn ask(&mut self, question: &str) -> io::Result<()> {
        self.text(question, Exposure::Meeting)?;
        write!(self.0, " ")?;
        self.flush()
    }

    /// A text of an exposure of its own, such as a form that is made to be sent.
    pub(super) fn text(&mut self, text: &str, exposure: Exposure) -> io::Result<()> {
        let told = told(&Detector::default(), text, exposure);
        let lines =
            told.split_inclusive('\n').map(|line| (line.trim_end_matches('\n'), line.ends_with('\n')));
        for (line, is_whole) in lines {
            write!(self.0, "{}{}", visible(line), if is_whole { "\n" } else { "" })?;
        }
        Ok(())
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
