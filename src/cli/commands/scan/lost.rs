//! Settings that are taken away, or moved from the records that they close: what was protected must not be opened in silence.

use std::collections::HashSet;
use std::path::Path;

use super::home::{Home, NAME};
use crate::base::shell;
use crate::cli::outcome::CommandError;
use crate::guard::{Places, tells_people};
use crate::io::disk;
use crate::io::git::{Contents, GitError, Listing};
use crate::model::config::Config;
use crate::say;
use crate::syntax::text::Source;

/// The settings that held before.
#[derive(Debug, Default)]
pub(super) struct Lost {
    before: Vec<Before>,
}

/// The settings of one folder in a commit.
#[derive(Debug)]
struct Before {
    under: String,
    commit: String,
    config: Config,
}

impl Lost {
    /// Notes what commits have had in a folder, each with the name of the commit.
    pub(super) fn add(&mut self, under: &str, then: &[(String, Option<Config>)]) {
        let had = then.iter().filter_map(|(commit, config)| Some((commit, config.clone()?)));
        self.before.extend(had.map(|(commit, config)| Before {
            under: under.to_owned(),
            commit: commit.clone(),
            config,
        }));
    }

    /// Stops what ends without any settings though it had some, and what leaves cases where no settings close them.
    pub(super) fn judge(
        &self,
        (home, contents): (&Home, &mut Contents),
        (trees, listing): (&[String], Option<&Listing>),
    ) -> Result<(), CommandError> {
        // What is judged together ends with the same settings, and so with one listing.
        let Some(listing) = listing.filter(|_| !self.before.is_empty()) else { return Ok(()) };
        for tree in trees {
            let last = self.before.last().filter(|_| listing.folders.is_empty());
            if let Some(last) = last {
                // Whoever takes away the whole workspace opens nothing.
                if home.git.holds_in(tree, &last.under)? {
                    let path = format!("{}{NAME}", last.under);
                    return Err(lost(&path, Some(&home.git.short_of(&last.commit))));
                }
            }
            let mut now = Places::default();
            for (under, _) in &listing.folders {
                let kept = contents.read(tree, &format!("{under}{NAME}"))?;
                let mut source = Source::of_bytes(NAME.to_owned(), kept.unwrap_or_default()).0;
                if let Ok(config) = Config::read(&mut source) {
                    now.add(Places::of(&config, &home.top.join(under), under));
                }
            }
            let mut seen: Vec<Places> = Vec::new();
            for before in &self.before {
                let then = Places::of(&before.config, &home.top.join(&before.under), &before.under);
                if now.has(&then) || seen.contains(&then) {
                    continue;
                }
                if let Some(path) = left(tree, (&then, &now), before, home, contents)? {
                    return Err(left_outside(&path, before, &home.git.short_of(&before.commit)));
                }
                seen.push(then);
            }
        }
        Ok(())
    }
}

/// A file in a tree that was closed and is so no longer: a case, or anything that was there before too and has not been
/// moved along. Where the whole workspace was the folder of the records, the rest of it has nowhere to move.
fn left(
    tree: &str,
    (then, now): (&Places, &Places),
    before: &Before,
    home: &Home,
    contents: &mut Contents,
) -> Result<Option<String>, GitError> {
    let is_whole = then.is_closed(&format!("{}x", before.under));
    let was: HashSet<String> =
        if is_whole { HashSet::new() } else { home.git.files_of(&before.commit)?.into_iter().collect() };
    for path in home.git.files_of(tree)? {
        if !then.is_closed(&path) || now.is_closed(&path) {
            continue;
        }
        if was.contains(&path) {
            return Ok(Some(path));
        }
        if disk::is_named_as_record(Path::new(&path)) {
            let held = contents.read(tree, &path)?.unwrap_or_default();
            if tells_people(&path, &String::from_utf8_lossy(&held)) {
                return Ok(Some(path));
            }
        }
    }
    Ok(None)
}

fn left_outside(path: &str, before: &Before, commit: &str) -> CommandError {
    let settings = shell::word(&format!("{}{NAME}", before.under));
    CommandError::Message(
        say!(
            "Mappen för poster flyttas, men {path} ligger kvar utanför den nya. Där skyddas det inte, så det blev stopp.",
            "The folder of the records is moved, but {path} is left outside the new one. It is not protected there, so this is stopped."
        ),
        say!(
            "Flytta filerna i samma incheckning, med git mv. Ska mappen inte flyttas: git checkout {commit} -- {settings}",
            "Move the files in the same commit, with git mv. If the folder is not to be moved: git checkout {commit} -- {settings}"
        ),
    )
}

/// The error for what has no settings though it is guarded. The commit is one that has them.
pub(super) fn lost(path: &str, commit: Option<&str>) -> CommandError {
    let word = shell::word(path);
    let help = match commit {
        Some(commit) => say!(
            "Hämta den från den incheckning som har den: git checkout {commit} -- {word}",
            "Fetch it from the commit that has it: git checkout {commit} -- {word}"
        ),
        None => say!(
            "Ingen incheckning här har haft den: kör vbe init, och git add {word}.",
            "No commit here has had it: run vbe init, and git add {word}."
        ),
    };
    CommandError::Message(
        say!(
            "Det som ska granskas har ingen {path}, fast arkivet är vaktat. Utan den går det inte att veta var ärendena ligger, så det blev stopp.",
            "What is to be scanned has no {path}, though the repository is guarded. Without it there is no telling where the cases are, so this is stopped."
        ),
        help,
    )
}
