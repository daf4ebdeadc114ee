//! Ranges of commits: between two, new on a branch, or about to be pushed.

use super::error::GitError;
use super::piece::{Sink, What};
use super::program::Git;
use super::walk::Walk;

/// A range in git's own syntax: `A..B`, `A...B`, `B`, `^A`, and `--not`, `--all`, `--branches`, `--tags` and
/// `--remotes`, the last also with a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(pub(super) Vec<String>);

impl Words {
    /// Parses a range. The error is the word that is not part of one.
    pub fn read(written: &str) -> Result<Self, String> {
        let mut words = Vec::new();
        for word in written.split_whitespace() {
            let (name, _) = word.split_once('=').unwrap_or((word, ""));
            let known = matches!(word, "--not" | "--all" | "--branches" | "--tags") || name == "--remotes";
            if word.starts_with('-') && !known {
                return Err(word.to_owned());
            }
            words.push(plain(word));
        }
        if words.is_empty() { Err(written.to_owned()) } else { Ok(Self(words)) }
    }

    /// The commits that a range ends with.
    fn tips(&self) -> impl Iterator<Item = &str> {
        let wanted = self.0.iter().take_while(|word| *word != "--not");
        wanted.filter(|word| !word.starts_with(['-', '^'])).flat_map(|word| {
            let symmetric = word.split_once("...");
            let (first, last) = symmetric.or_else(|| word.split_once("..")).unwrap_or(("", word));
            let first = Some(first).filter(|first| symmetric.is_some() && !first.is_empty());
            first.into_iter().chain([if last.is_empty() { "HEAD" } else { last }])
        })
    }
}

/// A range from nothing, which git reports of a new branch: `0000000..B` becomes `B`.
fn plain(word: &str) -> String {
    let from = word.split_once("..").filter(|(from, _)| is_nothing(from));
    from.map_or(word, |(_, to)| to.trim_start_matches('.')).to_owned()
}

/// Whether a name is all zeros, which is how git writes that there is no object.
fn is_nothing(object: &str) -> bool {
    !object.is_empty() && object.bytes().all(|byte| byte == b'0')
}

/// One line of the input of a pre-push hook: a local ref, and the remote ref that it updates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Push {
    here: String,
    object: String,
    there: String,
    replaced: String,
}

impl Push {
    /// Parses lines of `LOCAL_REF LOCAL_OBJECT REMOTE_REF REMOTE_OBJECT`.
    pub fn read(told: &str) -> Result<Vec<Self>, GitError> {
        told.lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| match line.split(' ').collect::<Vec<_>>()[..] {
                [here, object, there, replaced] => Ok(Self {
                    here: here.to_owned(),
                    object: object.to_owned(),
                    there: there.to_owned(),
                    replaced: replaced.to_owned(),
                }),
                _ => Err(GitError::Garbled),
            })
            .collect()
    }

    /// Whether the push updates the remote ref rather than deleting it.
    pub(super) fn brings(&self) -> bool {
        !is_nothing(&self.object)
    }
}

impl Git {
    /// Reads the commits in a range: their messages, and the files and names that each adds.
    pub fn range(&self, words: &Words, sink: &mut Sink<'_>) -> Result<(), GitError> {
        self.is_there()?;
        let mut walk = Walk::new(self, sink)?;
        let said: Vec<&str> = words.0.iter().map(String::as_str).collect();
        // An unknown revision is reported before anything is read.
        self.ask(&[&["rev-list", "--max-count=0"], &said[..], &["--"]].concat())?;
        for tip in words.tips() {
            walk.tip(tip)?;
        }
        if words.0.iter().any(|word| word == "--all" || word == "--tags") {
            let tags = self.ask(&["for-each-ref", "--format=%(refname)", "refs/tags"])?;
            for tag in String::from_utf8_lossy(&tags).lines() {
                walk.tip(tag)?;
            }
        }
        walk.commits(&said)
    }

    /// Reads what is about to be pushed and is not at the remote.
    pub fn pushed(&self, remote: &str, pushes: &[Push], sink: &mut Sink<'_>) -> Result<(), GitError> {
        self.is_there()?;
        let mut walk = Walk::new(self, sink)?;
        // A deletion cannot leak anything.
        for push in pushes.iter().filter(|push| push.brings()) {
            for name in [&push.here, &push.there] {
                let (what, name) = named(name);
                if walk.seen.is_new((what, name)) {
                    walk.tell(what, name, None);
                }
            }
            walk.tip(&push.object)?;
            let words = self.new_with(remote, push)?;
            walk.commits(&words.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
        Ok(())
    }

    /// The arguments of `git rev-list` for the commits of a push that are not at the remote.
    pub(super) fn new_with(&self, remote: &str, push: &Push) -> Result<Vec<String>, GitError> {
        let mut words = vec![push.object.clone(), "--not".to_owned()];
        words.extend((!remote.is_empty()).then(|| format!("--remotes={remote}")));
        let there = !is_nothing(&push.replaced)
            && self
                .line(&["rev-parse", "-q", "--verify", &format!("{}^{{commit}}", push.replaced)])?
                .is_some();
        words.extend(there.then(|| push.replaced.clone()));
        Ok(words)
    }
}

/// The kind of a full ref name, and the part that people choose.
pub(super) fn named(full: &str) -> (What, &str) {
    let of = |prefix: &str| full.strip_prefix(prefix);
    match (of("refs/heads/").or_else(|| of("refs/remotes/")), of("refs/tags/")) {
        (Some(branch), _) => (What::Branch, branch),
        (_, Some(tag)) => (What::Tag, tag),
        _ => (What::Ref, full),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tips(written: &str) -> Vec<String> {
        Words::read(written).unwrap().tips().map(str::to_owned).collect()
    }

    #[test]
    fn the_tips_of_a_range_are_what_is_looked_at() {
        assert_eq!(tips("a..b"), ["b"]);
        assert_eq!(tips("a.."), ["HEAD"]);
        assert_eq!(tips("a...b"), ["a", "b"]);
        assert_eq!(tips("b ^a --not --remotes=origin c"), ["b"]);
        assert_eq!(tips("0000000000..b"), ["b"]);
    }

    #[test]
    fn no_word_of_a_range_can_make_git_do_something_else() {
        for word in ["--output=x", "-n1", "--all --exec=x", ""] {
            assert!(Words::read(word).is_err(), "{word}");
        }
    }

    #[test]
    fn what_is_pushed_is_told_in_four_words_or_not_at_all() {
        assert_eq!(Push::read("refs/heads/a 12 refs/heads/b 00\n\n").unwrap().len(), 1);
        assert!(Push::read("refs/heads/a 12\n").is_err());
    }
}
