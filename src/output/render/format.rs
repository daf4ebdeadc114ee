//! How an answer looks: its format, its language and its width.

use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::wording::Word;
use crate::facts::seen::Seen;
use crate::model::workspace::Workspace;
use crate::syntax::finding::{Finding, Severity};

/// A format that an answer can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text, for people.
    Text,
    /// JSON, for programs.
    Json,
    /// Markdown, for documents and merge requests.
    Md,
    /// A piece of HTML, for a page of an intranet or a mail.
    HtmlFragment,
    /// A page of HTML in one file, for a screen, a phone or a printer.
    Html,
    /// A Word document.
    Docx,
    /// A workbook, for spreadsheets.
    Xlsx,
    /// CSV, for spreadsheets.
    Csv,
    /// Workflow commands of GitHub, for annotations on a merge request.
    Github,
    /// JSON with one finding a line, for programs that read a stream.
    Jsonl,
    /// SARIF 2.1.0, for tools that show the findings of many programs.
    Sarif,
    /// A code quality report of GitLab, for annotations on a merge request.
    Gitlab,
    /// A `JUnit` report, for build servers that show tests.
    Junit,
    /// iCalendar, for calendars.
    Ics,
}

/// The command that has found something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// `vbe validate`, and what judges records as it does.
    Validate,
    /// `vbe scan`.
    Scan,
    /// `vbe gaps`.
    Gaps,
}

impl Asker {
    /// The name of the command.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Validate => "validate",
            Self::Scan => "scan",
            Self::Gaps => "gaps",
        }
    }
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 14] = [
        Self::Text,
        Self::Json,
        Self::Md,
        Self::Html,
        Self::HtmlFragment,
        Self::Docx,
        Self::Xlsx,
        Self::Csv,
        Self::Github,
        Self::Jsonl,
        Self::Sarif,
        Self::Gitlab,
        Self::Junit,
        Self::Ics,
    ];
    /// The formats that a page can be written in.
    pub const OF_PAGES: &[Self] = &[
        Self::Text,
        Self::Md,
        Self::Html,
        Self::HtmlFragment,
        Self::Docx,
        Self::Xlsx,
        Self::Json,
        Self::Csv,
    ];
    /// The formats that a page of days can be written in.
    pub const OF_DAYS: &[Self] = &[
        Self::Text,
        Self::Md,
        Self::Html,
        Self::HtmlFragment,
        Self::Docx,
        Self::Xlsx,
        Self::Json,
        Self::Csv,
        Self::Ics,
    ];
    /// The formats that findings can be written in.
    pub const OF_FINDINGS: &[Self] =
        &[Self::Text, Self::Json, Self::Github, Self::Gitlab, Self::Junit, Self::Sarif];
    /// The formats that gaps can be written in: those of a page, and those of findings.
    pub const OF_GAPS: &[Self] = &[
        Self::Text,
        Self::Md,
        Self::Html,
        Self::HtmlFragment,
        Self::Docx,
        Self::Xlsx,
        Self::Json,
        Self::Csv,
        Self::Github,
        Self::Gitlab,
        Self::Junit,
        Self::Sarif,
    ];
    /// The formats that `vbe scan` can write its findings in.
    pub const OF_SCANS: &[Self] =
        &[Self::Text, Self::Json, Self::Jsonl, Self::Sarif, Self::Github, Self::Gitlab, Self::Junit];

    /// The formats that checks can be written in.
    pub(crate) const OF_CHECKS: &[Self] = &[Self::Text, Self::Json];

    /// The name on the command line, such as `html-fragment`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Md => "md",
            Self::HtmlFragment => "html-fragment",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Github => "github",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Gitlab => "gitlab",
            Self::Junit => "junit",
            Self::Ics => "ics",
        }
    }

    /// The name, and what people type for it.
    pub(crate) fn typed(self) -> Word<'static> {
        let word = Word::bare(self.name());
        match self {
            Self::Md => word.also(Say::same("markdown")),
            Self::Docx => word.also(Say::same("word")),
            Self::Xlsx => word.also(Say::same("excel")),
            Self::Ics => word.also(Say::fixed("kalender", "calendar")),
            Self::Text
            | Self::Json
            | Self::Html
            | Self::HtmlFragment
            | Self::Csv
            | Self::Github
            | Self::Jsonl
            | Self::Sarif
            | Self::Gitlab
            | Self::Junit => word,
        }
    }

    /// What the name of a file in the format ends with.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::HtmlFragment => "html",
            Self::Gitlab => "json",
            Self::Junit => "xml",
            other => other.name(),
        }
    }

    /// Whether it is of findings alone, and of no page.
    pub(crate) fn is_of_findings(self) -> bool {
        matches!(self, Self::Github | Self::Gitlab | Self::Junit | Self::Sarif | Self::Jsonl)
    }

    /// Whether a file in the format is no text.
    pub(crate) fn is_binary(self) -> bool {
        matches!(self, Self::Docx | Self::Xlsx)
    }

    /// Whether its pages have pictures without being asked.
    pub(crate) fn is_drawn(self) -> bool {
        matches!(self, Self::Html)
    }

    /// Whether people read it as a page, on paper or on a screen.
    pub(crate) fn is_read(self) -> bool {
        matches!(self, Self::Text | Self::Md | Self::Html | Self::HtmlFragment | Self::Docx)
    }

    /// The format with that name; `None` when there is none.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// Which signs an answer can be written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signs {
    /// No arrows, and no drawings.
    Plain,
    /// All of Unicode.
    All,
}

/// How an answer looks.
#[derive(Clone, Copy, Debug)]
pub struct RenderOptions {
    /// The language of the texts.
    pub lang: Lang,
    /// The width, in characters.
    pub width: usize,
    /// Whether a person sees the answer on a terminal; then lines and excerpts are drawn.
    pub terminal: bool,
    /// Whether there is colour, as ANSI escapes.
    pub colour: bool,
    /// The signs that it can be written with.
    pub signs: Signs,
    /// Whether CSV is separated by commas, as outside Sweden, and has no byte-order mark.
    pub comma: bool,
}

/// What was checked, and what was found.
#[derive(Clone, Copy, Debug)]
pub struct Verdict<'v> {
    /// The records that were judged.
    pub workspace: &'v Workspace,
    /// The findings, in the order in which they are shown.
    pub findings: &'v [Finding],
    /// The number of files that were judged, as it may be told.
    pub(crate) files: Seen,
    /// The command that found them.
    pub asker: Asker,
    /// The lowest severity that makes the command fail.
    pub fails_from: Severity,
    /// The day that they were judged on.
    pub day: Day,
    /// The workspace's path in its repository, such as `kommun/`, for formats that give paths from there.
    pub under: &'v str,
}
