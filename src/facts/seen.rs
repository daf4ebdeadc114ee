//! How many files a command has looked at. Each case is a file, so that a count of files is a count of cases.

use super::discretion::step;
use crate::base::lang::{Lang, plural};
use crate::model::load::Loaded;
use crate::model::workspace::Workspace;
use crate::pii::detector::Exposure;

/// A count of files as it may be told. In a workspace with cases or incidents it is told in steps, as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    Exactly(usize),
    AtLeast(u64),
    /// Fewer than this, and not none.
    Below(u64),
}

impl Seen {
    pub(crate) fn of(workspace: &Workspace, files: usize) -> Self {
        let is_of_people =
            |(_, loaded): (_, &Loaded)| loaded.kind.is_some_and(|kind| kind.exposure == Exposure::Case);
        if files == 0 || !workspace.files().any(is_of_people) {
            return Self::Exactly(files);
        }
        let k = workspace.config.publication.k;
        step(files as u64, k).map_or(Self::Below(k), Self::AtLeast)
    }

    /// The number for programs: one that there are at least.
    pub(crate) fn number(self) -> u64 {
        match self {
            Self::Exactly(files) => files as u64,
            Self::AtLeast(files) => files,
            Self::Below(_) => 1,
        }
    }

    /// `31`, `30+` or `<5`, and the word for one or for several in the language of the reader.
    pub(crate) fn text(self, lang: Lang, sv: [&str; 2], en: [&str; 2]) -> String {
        let count = match self {
            Self::Exactly(files) => files.to_string(),
            Self::AtLeast(files) => format!("{files}+"),
            Self::Below(k) => format!("<{k}"),
        };
        let is_one = usize::from(self != Self::Exactly(1)) + 1;
        format!("{count} {}", lang.pick(plural(is_one, sv[0], sv[1]), plural(is_one, en[0], en[1])))
    }
}
