//! The files that were taken out in some commit, as they were then: a case that comes again is the same case.

use std::collections::HashSet;

use crate::io::git::{Git, GitError, Reach, Version};
use crate::model::load::stem;

/// What was taken out, in the commits that are asked about and those before them.
pub(super) struct Removed<'g> {
    git: &'g Git,
    tips: Vec<&'g str>,
    /// The commits and the paths, once they have been asked for.
    listed: Option<Vec<(String, String)>>,
}

impl<'g> Removed<'g> {
    pub(super) fn of(git: &'g Git, reaches: &'g [Reach]) -> Self {
        Self { git, tips: reaches.iter().flat_map(Reach::tips).collect(), listed: None }
    }

    /// The files with these names, without their endings.
    pub(super) fn named(&mut self, stems: &HashSet<String>) -> Result<Vec<Version>, GitError> {
        let listed = match self.listed.take() {
            Some(listed) => listed,
            None => self.git.removed(&self.tips)?,
        };
        let is_asked = |(_, path): &&(String, String)| stems.contains(stem(path));
        let mut asked = listed.iter().filter(is_asked).peekable();
        let mut found = Vec::new();
        if asked.peek().is_some() {
            let mut contents = self.git.contents()?;
            for (commit, path) in asked {
                let bytes = contents.read(&format!("{commit}^"), path)?;
                found.extend(bytes.map(|bytes| Version { path: path.clone(), bytes }));
            }
        }
        self.listed = Some(listed);
        Ok(found)
    }
}
