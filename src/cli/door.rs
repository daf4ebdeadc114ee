//! The door: the only way out of the program. What passes is a page, findings and the like, whose records were covered
//! when they were read; the program's own text; or a sentence, which is searched as it is told.
//!
//! A door is no `Write`. So nobody prints a text that has not passed: it is not a matter of remembering.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::base::lang::{Lang, Own, Say};
use crate::io::editor::Message;
use crate::output::page::Page;
use crate::output::render::{self, Format, Frame, RenderOptions, Verdict};
use crate::pii::detector::{Detector, Exposure};
use crate::pii::told::{cover_words, told};
use crate::setup::Check;
use crate::syntax::text::{Source, visible};

/// A page that has passed, as the bytes of a file.
pub(super) struct PageBytes(Vec<u8>);

impl PageBytes {
    /// What is written in the file.
    pub(super) fn of_file(&self) -> &[u8] {
        &self.0
    }
}

/// One of the two ways out: standard output or standard error.
pub(crate) struct Door<'o> {
    out: &'o mut dyn Write,
    /// What searches the sentences: once a workspace has been opened, its own.
    detector: Detector,
    /// The words of the settings that no page may tell as they are.
    covered_words: Vec<String>,
    knows_workspace: bool,
}

impl<'o> Door<'o> {
    pub(super) fn to(out: &'o mut dyn Write) -> Self {
        Self { out, detector: Detector::plain().clone(), covered_words: Vec::new(), knows_workspace: false }
    }

    /// Searches what is told from now on with the names and contacts of a workspace, and covers in pages too what its settings
    /// have that is told covered.
    pub(super) fn know(&mut self, detector: &Detector, covered_words: &[String]) {
        self.detector = detector.clone();
        self.covered_words = covered_words.to_vec();
        self.knows_workspace = true;
    }

    /// Whether it searches with the names and contacts of a workspace.
    pub(super) fn knows_workspace(&self) -> bool {
        self.knows_workspace
    }

    /// A page in the format that was asked for.
    pub(super) fn page(&mut self, page: &Page, format: Format, options: RenderOptions) -> io::Result<()> {
        render::page(&self.covered(page), format, options, self.out)
    }

    /// The same page as the bytes of a file.
    pub(super) fn page_bytes(
        &self,
        page: &Page,
        form: (Format, Frame<'_>),
        options: RenderOptions,
    ) -> io::Result<PageBytes> {
        let mut bytes = Vec::new();
        render::page_in(&self.covered(page), form, options, &mut bytes)?;
        Ok(PageBytes(bytes))
    }

    /// The bytes of a page as the answer.
    pub(super) fn bytes(&mut self, page: &PageBytes) -> io::Result<()> {
        self.out.write_all(&page.0)
    }

    fn covered<'p>(&self, page: &'p Page) -> Cow<'p, Page> {
        if self.covered_words.is_empty() {
            return Cow::Borrowed(page);
        }
        let mut page = page.clone();
        page.each_text(&mut |text| cover_words(text, &self.covered_words));
        Cow::Owned(page)
    }

    /// Findings, with excerpts in which what identifies people is covered.
    pub(super) fn findings(
        &mut self,
        verdict: Verdict<'_>,
        format: Format,
        options: RenderOptions,
    ) -> io::Result<()> {
        render::findings(verdict, format, options, self.out)
    }

    /// The same as the bytes of a file.
    pub(super) fn findings_bytes(
        verdict: Verdict<'_>,
        format: Format,
        options: RenderOptions,
    ) -> io::Result<PageBytes> {
        let mut bytes = Vec::new();
        render::findings(verdict, format, options, &mut bytes)?;
        Ok(PageBytes(bytes))
    }

    /// The summary of findings for a step of GitHub, as bytes of a file.
    pub(super) fn summary_bytes(verdict: Verdict<'_>, lang: Lang) -> io::Result<PageBytes> {
        let mut bytes = Vec::new();
        render::summary(verdict, lang, &mut bytes)?;
        Ok(PageBytes(bytes))
    }

    /// The classes and places of what identifies people.
    pub(super) fn scan(
        &mut self,
        verdict: Verdict<'_>,
        format: Format,
        options: RenderOptions,
    ) -> io::Result<()> {
        render::scan(verdict, format, options, self.out)
    }

    /// The same, as one line for each line of a text.
    pub(super) fn scan_lines(&mut self, verdict: Verdict<'_>) -> io::Result<()> {
        render::scan_lines(verdict, self.out)
    }

    /// Checks: what is in place and what is missing.
    pub(super) fn checks(
        &mut self,
        checks: &[Check],
        format: Format,
        options: RenderOptions,
    ) -> io::Result<()> {
        render::checks(checks, &self.detector, (format, options), self.out)
    }

    /// The difference between a file as it is and as it would become, with covered lines.
    pub(super) fn diff(&mut self, old: Option<&Source>, new: &Source) -> io::Result<()> {
        render::diff(old, new, self.out)
    }

    /// The program's own text, which no file or user has a part in.
    pub(super) fn own(&mut self, text: &Own) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Why there is no answer, and what to do. It may repeat words of the command line, and is one line all the same.
    pub(super) fn failure(&mut self, what: &Say, help: Option<&Say>, lang: Lang) -> io::Result<()> {
        self.in_one_line(&format!("vbe: {}", what.text(lang)))?;
        let word = lang.pick("hjälp", "help");
        help.map_or(Ok(()), |help| self.in_one_line(&format!("  {word}: {}", help.text(lang))))
    }

    /// A text on one line, whatever it repeats. It is searched first: a break that is made visible parts no words, and a
    /// name across it would be none.
    pub(super) fn in_one_line(&mut self, text: &str) -> io::Result<()> {
        let told = told(&self.detector, text, Exposure::Meeting);
        writeln!(self.out, "{}", visible(&told))
    }

    /// A sentence on a line of its own.
    pub(super) fn say(&mut self, say: &Say, lang: Lang) -> io::Result<()> {
        self.line(say.text(lang))
    }

    /// A line of text.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        self.text(text, Exposure::Meeting)?;
        writeln!(self.out)
    }

    /// A text in as many lines as the width asks for, each after an indent. It is searched first: a name across a break
    /// would be none.
    pub(super) fn wrapped(&mut self, text: &str, indent: usize, options: RenderOptions) -> io::Result<()> {
        let told = told(&self.detector, text, Exposure::Meeting);
        let lines = render::wrapped(&told, options.width.saturating_sub(indent), options.lang);
        lines.lines().try_for_each(|line| writeln!(self.out, "{:indent$}{line}", ""))
    }

    /// A question, which is answered on the same line.
    pub(super) fn ask(&mut self, question: &str) -> io::Result<()> {
        self.text(question, Exposure::Meeting)?;
        write!(self.out, " ")?;
        self.flush()
    }

    /// The same, in as many lines as the width asks for.
    pub(super) fn ask_within(&mut self, question: &str, options: RenderOptions) -> io::Result<()> {
        let told = told(&self.detector, question, Exposure::Meeting);
        write!(self.out, "{} ", render::wrapped(&told, options.width, options.lang))?;
        self.flush()
    }

    /// A text of an exposure of its own, such as a form that is made to be sent.
    pub(super) fn text(&mut self, text: &str, exposure: Exposure) -> io::Result<()> {
        let told = told(&self.detector, text, exposure);
        let lines =
            told.split_inclusive('\n').map(|line| (line.trim_end_matches('\n'), line.ends_with('\n')));
        for (line, is_whole) in lines {
            write!(self.out, "{}{}", visible(line), if is_whole { "\n" } else { "" })?;
        }
        Ok(())
    }

    /// What can be written next, each with what it is: a line each, with a tab between. What is told otherwise than as it
    /// stands is nothing to write, and is left out.
    pub(super) fn offers(&mut self, all: &[(String, String)]) -> io::Result<()> {
        let told = |text: &str| {
            let mut told = visible(&told(&self.detector, text, Exposure::Meeting)).into_owned();
            cover_words(&mut told, &self.covered_words);
            told
        };
        let mut lines = String::new();
        for (value, about) in all.iter().filter(|(value, _)| told(value) == *value) {
            lines.push_str(value);
            if !about.is_empty() {
                lines.push('\t');
                lines.push_str(&told(about));
            }
            lines.push('\n');
        }
        self.out.write_all(lines.as_bytes())
    }

    /// A message to an editor. Its sentences were searched when they were made, and the texts that it is to write are its own.
    pub(super) fn send(&mut self, message: &Message) -> io::Result<()> {
        self.out.write_all(message.framed().as_bytes())?;
        self.flush()
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
