//! How many files a command has looked at. Each case is a file, so that a count of files is a count of cases: those that are
//! about people are in no count.

use std::ffi::OsStr;
use std::path::Path;

use crate::base::lang::Lang;
use crate::base::nouns::Noun;
use crate::model::load::Loaded;
use crate::model::workspace::Workspace;
use crate::pii::detector::Exposure;

/// Whether a file is a case or an incident, or lies among them and says nothing that can be read.
pub(crate) fn is_of_people(loaded: &Loaded) -> bool {
    let is_folder = |part: &OsStr| part == "cases" || part == "incidents";
    match loaded.kind {
        Some(kind) => kind.exposure == Exposure::Case,
        None => Path::new(&loaded.source.label).iter().any(is_folder),
    }
}

/// Whether there is a case or an incident among the files of a workspace.
pub(crate) fn has_people(workspace: &Workspace) -> bool {
    workspace.files().any(|(_, loaded)| is_of_people(loaded))
}

/// A count of files as it may be told: with cases or incidents among them, the number of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    Exactly(usize),
    /// So many, and cases or incidents, which are counted nowhere.
    AtLeast(usize),
}

impl Seen {
    /// Some files.
    pub(crate) fn of<'l>(files: impl Iterator<Item = &'l Loaded>) -> Self {
        let (mut others, mut of_people) = (0, false);
        for loaded in files {
            let is_one = is_of_people(loaded);
            others += usize::from(!is_one);
            of_people |= is_one;
        }
        Self::among(others, of_people)
    }

    /// Some files that are not about people, and whether there are cases or incidents beside them.
    pub(crate) fn among(others: usize, of_people: bool) -> Self {
        if of_people { Self::AtLeast(others) } else { Self::Exactly(others) }
    }

    /// Whether no file was looked at.
    pub(crate) fn is_none(self) -> bool {
        self == Self::Exactly(0)
    }

    /// Whether the number for programs is the least that there can be, and not how many there are.
    pub(crate) fn is_at_least(self) -> bool {
        !matches!(self, Self::Exactly(_))
    }

    /// The number for programs: one that there are at least.
    pub(crate) fn number(self) -> u64 {
        match self {
            Self::Exactly(files) => files as u64,
            Self::AtLeast(files) => files.max(1) as u64,
        }
    }

    /// `31 filer`, or `minst 30 filer`; without a number where all are about people.
    pub(crate) fn text(self, lang: Lang, noun: Noun) -> String {
        match self {
            Self::Exactly(files) => noun.told(files, lang),
            Self::AtLeast(0) => noun.word(2, lang).to_owned(),
            Self::AtLeast(files) => {
                format!("{} {}", lang.pick("minst", "at least"), noun.told(files, lang))
            }
        }
    }

    /// Why the number is not told, where it is not.
    pub(crate) fn why(self, lang: Lang) -> &'static str {
        match self {
            Self::Exactly(_) => "",
            Self::AtLeast(_) => lang.pick(
                " Hur många visas inte närmare, eftersom ärenden eller händelser är med.",
                " How many is not told more closely, since there are cases or incidents among them.",
            ),
        }
    }
}
