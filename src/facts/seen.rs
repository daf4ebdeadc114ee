//! How many files a command has looked at. Each case is a file, so that a count of files is a count of cases.

use super::discretion::step;
use crate::base::lang::Lang;
use crate::base::nouns::Noun;
use crate::model::load::Loaded;
use crate::model::workspace::Workspace;
use crate::pii::detector::Exposure;

/// Whether a file is a case or an incident.
pub(crate) fn is_of_people(loaded: &Loaded) -> bool {
    loaded.kind.is_some_and(|kind| kind.exposure == Exposure::Case)
}

/// A count of files as it may be told. In a workspace with cases or incidents it is told in steps, as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    Exactly(usize),
    AtLeast(u64),
    /// Fewer than this, and not none.
    Below(u64),
}

impl Seen {
    /// Some files of a workspace.
    pub(crate) fn of(workspace: &Workspace, files: usize) -> Self {
        let is_among = workspace.files().any(|(_, loaded)| is_of_people(loaded));
        Self::among(files, is_among, workspace.config.publication.k)
    }

    /// Some files, and whether a case or an incident may be among them.
    pub(crate) fn among(files: usize, of_people: bool, k: u64) -> Self {
        if files == 0 || !of_people {
            return Self::Exactly(files);
        }
        step(files as u64, k).map_or(Self::Below(k), Self::AtLeast)
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
            Self::AtLeast(files) => files,
            Self::Below(_) => 1,
        }
    }

    /// `31 filer`, `minst 30 filer` or `färre än 5 filer`. Where it is no exact number, the words are for several.
    pub(crate) fn text(self, lang: Lang, noun: Noun) -> String {
        let several = |count: u64| noun.told(usize::try_from(count).unwrap_or(usize::MAX).max(2), lang);
        match self {
            Self::Exactly(files) => noun.told(files, lang),
            Self::AtLeast(files) => format!("{} {}", lang.pick("minst", "at least"), several(files)),
            Self::Below(k) => format!("{} {}", lang.pick("färre än", "fewer than"), several(k)),
        }
    }

    /// Why the number is not told, where it is not.
    pub(crate) fn why(self, lang: Lang) -> &'static str {
        match self {
            Self::Exactly(_) => "",
            _ => lang.pick(
                " Hur många visas inte närmare, eftersom ärenden eller händelser är med.",
                " How many is not told more closely, since there are cases or incidents among them.",
            ),
        }
    }
}
