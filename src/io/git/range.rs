//! Ranges of commits: between two, new on a branch, or about to be pushed.

use super::error::GitError;
use super::piece::What;

/// A range in git's own syntax: `A..B`, `A...B`, `B`, `^A`, and `--not`, `--all`, `--branches`, `--tags` and
/// `--remotes`, the last also with a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(pub(super) Vec<String>);

impl Words {
    /// Parses a range. The error is the word that is not part of one, or that leaves an end open: a variable that was
    /// empty would otherwise make a range of nothing, in which nothing is found.
    pub fn read(written: &str) -> Result<Self, String> {
        let mut words = Vec::new();
        for word in written.split_whitespace() {
            let (name, _) = word.split_once('=').unwrap_or((word, ""));
            let known = matches!(word, "--not" | "--all" | "--branches" | "--tags") || name == "--remotes";
            if (word.starts_with('-') && !known) || is_open(word) {
                return Err(word.to_owned());
            }
            words.push(plain(word));
        }
        let asks = |word: &String| !word.starts_with('^');
        let is_asked = words.iter().take_while(|word| *word != "--not").any(asks);
        if is_asked { Ok(Self(words)) } else { Err(written.to_owned()) }
    }

    /// Whether the range ends with the refs that a word stands for, and not only leaves them out.
    pub(super) fn asks_for(&self, word: &str) -> bool {
        self.0.iter().take_while(|wanted| *wanted != "--not").any(|wanted| wanted == word)
    }
}

/// Whether an end of a range is not written: `..B`, `A..`, `A...`.
fn is_open(word: &str) -> bool {
    let ends = word.split_once("...").or_else(|| word.split_once(".."));
    ends.is_some_and(|(from, to)| from.trim_start_matches('^').is_empty() || to.is_empty())
}

/// A range from nothing, which git reports of a new branch: `0000000..B` becomes `B`.
fn plain(word: &str) -> String {
    let from = word.split_once("..").filter(|(from, _)| is_nothing(from));
    from.map_or(word, |(_, to)| to.trim_start_matches('.')).to_owned()
}

/// Whether a name is all zeros, which is how git writes that there is no object.
pub(super) fn is_nothing(object: &str) -> bool {
    !object.is_empty() && object.bytes().all(|byte| byte == b'0')
}

/// One line of the input of a pre-push hook: a local ref, and the remote ref that it updates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Push {
    pub(super) here: String,
    pub(super) object: String,
    pub(super) there: String,
    pub(super) replaced: String,
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

    #[test]
    fn no_word_of_a_range_can_make_git_do_something_else() {
        for word in ["--output=x", "-n1", "--all --exec=x", ""] {
            assert!(Words::read(word).is_err(), "{word}");
        }
    }

    #[test]
    fn a_range_says_both_its_ends_and_asks_for_something() {
        for word in
            ["..", "...", "..b", "a..", "...b", "a...", "^..b", "0000..", "main ..HEAD", "^a", "--not a", " "]
        {
            assert!(Words::read(word).is_err(), "{word}");
        }
        for word in ["a..b", "a...b", "--all", "b ^a", "a^..a", "--remotes=origin", "0000..b"] {
            assert!(Words::read(word).is_ok(), "{word}");
        }
    }

    #[test]
    fn what_is_pushed_is_told_in_four_words_or_not_at_all() {
        assert_eq!(Push::read("refs/heads/a 12 refs/heads/b 00\n\n").unwrap().len(), 1);
        assert!(Push::read("refs/heads/a 12\n").is_err());
    }
}
