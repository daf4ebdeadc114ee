//! What files are read with, and how closed a file is.

use std::path::Path;

use crate::base::day::Day;
use crate::model::claimed;
use crate::model::kinds::Kind;
use crate::model::terms::Terms;
use crate::pii::detector::{Detector, Exposure};
use crate::syntax::text::{NotText, Source, Span};

/// What files are read with: the detector, and the rules that decide a file's exposure.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// What finds people in them.
    pub detector: Detector,
    /// The prefix of unpublished files whose kind is not known: `records/`.
    pub closed: String,
    /// The prefix of published files.
    pub open: String,
    /// The measures and channels that the workspace has beside the built-in ones.
    pub terms: Terms,
    /// Folders that are read and may lie outside the workspace, each with `/` at its end.
    pub folders: Vec<String>,
    /// The user has named these files: one that is neither a plan nor a record is treated as a note about a person.
    pub named: bool,
    /// The exposure of every text, overriding what the file says.
    pub kind: Option<Exposure>,
    /// The day on which the exceptions in the files are to hold. Without one none does.
    pub day: Option<Day>,
}

impl Reader {
    /// The exposure of a file of a kind, if it says one. What it claims elsewhere makes it no less strict.
    pub(super) fn exposure(&self, name: &str, kind: Option<&Kind>, claimed: Option<Exposure>) -> Exposure {
        if let Some(exposure) = self.kind {
            return exposure;
        }
        let is_under = |folder: &str| !folder.is_empty() && name.starts_with(folder);
        let is_open =
            is_under(&self.open) && !(self.closed.len() >= self.open.len() && is_under(&self.closed));
        if kind.is_none() && is_settings(name) && !is_under(&self.closed) {
            return Exposure::Parties;
        }
        let is_asked = self.named && kind.is_none();
        let own = claimed::stricter(kind.map(|kind| kind.exposure), claimed);
        closed(own.unwrap_or(Exposure::Open), !is_open && (is_under(&self.closed) || is_asked))
    }

    /// How much of a path lies above the folder or the file that is read, when that is outside the workspace.
    fn above(&self, name: &str) -> usize {
        if !name.starts_with("../") && !Path::new(name).is_absolute() {
            return 0;
        }
        let folders = [&self.closed, &self.open].into_iter().chain(&self.folders);
        let inside = folders.filter(|folder| name.starts_with(folder.as_str())).map(String::len).max();
        inside.filter(|above| *above > 0).or(name.rfind('/').map(|last| last + 1)).unwrap_or_default()
    }

    /// The source of a file that could not be read.
    pub(super) fn unread(&self, name: String) -> Source {
        let above = self.above(&name);
        Source::unread(name).below(above)
    }

    /// The source of a file.
    pub(super) fn source(&self, name: String, bytes: Vec<u8>) -> (Source, Option<(NotText, Span)>) {
        let above = self.above(&name);
        let (source, fault) = Source::of_bytes(name, bytes);
        (source.below(above), fault)
    }
}

/// Whether a file is the settings of a workspace. They name offices and are no place for people.
pub(crate) fn is_settings(name: &str) -> bool {
    name.rsplit('/').next() == Some("vbe.toml")
}

/// The exposure of a file that says that it has this one. Among the records it is never treated as published, whatever
/// it says of itself.
pub(crate) fn closed(own: Exposure, is_closed: bool) -> Exposure {
    match own {
        Exposure::Open if is_closed => Exposure::Case,
        own => own,
    }
}
