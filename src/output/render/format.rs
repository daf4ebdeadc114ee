//! How an answer is to look: its form, its language and its room.

use crate::base::day::Day;
use crate::base::lang::Lang;
use crate::model::workspace::Workspace;
use crate::syntax::finding::Finding;

/// A form that an answer can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For documents and merge requests.
    Md,
    /// For a page of an intranet, or a mail.
    HtmlFragment,
    /// For spreadsheets.
    Csv,
    /// For annotations on a merge request.
    Github,
    /// One finding a line, for programs that read as it comes.
    Jsonl,
    /// For tools that show the findings of many programs.
    Sarif,
    /// For calendars.
    Ics,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Text,
        Self::Json,
        Self::Md,
        Self::HtmlFragment,
        Self::Csv,
        Self::Github,
        Self::Jsonl,
        Self::Sarif,
        Self::Ics,
    ];
    /// Those that a page can be written in.
    pub const OF_PAGES: &[Self] = &[Self::Text, Self::Md, Self::HtmlFragment, Self::Json, Self::Csv];
    /// Those that what falls on days can be written in.
    pub const OF_DAYS: &[Self] =
        &[Self::Text, Self::Md, Self::HtmlFragment, Self::Json, Self::Csv, Self::Ics];
    /// Those that findings can be written in.
    pub const OF_FINDINGS: &[Self] = &[Self::Text, Self::Json, Self::Github, Self::Sarif];
    /// Those that what points people out can be written in.
    pub const OF_SCANS: &[Self] = &[Self::Text, Self::Json, Self::Jsonl, Self::Sarif, Self::Github];

    /// Those that what is there and what is missing can be written in.
    pub(crate) const OF_CHECKS: &[Self] = &[Self::Text, Self::Json];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Md => "md",
            Self::HtmlFragment => "html-fragment",
            Self::Csv => "csv",
            Self::Github => "github",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Ics => "ics",
        }
    }

    /// The format of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// Which signs there are to write with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signs {
    /// No arrows, and nothing drawn.
    Plain,
    /// All.
    All,
}

/// How an answer is to look.
#[derive(Clone, Copy, Debug)]
pub struct RenderOptions {
    /// The language.
    pub lang: Lang,
    /// How many characters wide.
    pub width: usize,
    /// Whether a person sees it on a terminal, so that lines and excerpts help more than they disturb.
    pub terminal: bool,
    /// Whether there is colour.
    pub colour: bool,
    /// Which signs it can be written with.
    pub signs: Signs,
    /// Whether a spreadsheet wants commas, as outside Sweden, and no byte-order mark.
    pub comma: bool,
}

/// What was checked, and what was found.
#[derive(Clone, Copy, Debug)]
pub struct Verdict<'v> {
    /// The records.
    pub workspace: &'v Workspace,
    /// The findings, in order.
    pub findings: &'v [Finding],
    /// How many files were judged.
    pub files: usize,
    /// The day that they were judged on.
    pub day: Day,
    /// Where the workspace stands in its repository, as `kommun/`, for those who count paths from there.
    pub under: &'v str,
}
