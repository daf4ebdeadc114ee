//! A text of a file that is compared as it stands there, and told covered.
//!
//! Whoever compares, groups or looks up what is told takes two covered names of one length for one, and does not find what
//! is asked for by what stands. So a value that leaves its record to be compared is one of these, and not a `String`.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use crate::syntax::tree::At;
use crate::syntax::unsearched::Unsearched;

/// A text as it is told, with what stands in the file. It is equal to another, and in order with it, by what stands; it
/// reads and prints as what is told.
#[derive(Clone, Debug, Default)]
pub struct Word {
    told: String,
    /// What stands there, where something of it is covered.
    stands: Option<Unsearched>,
}

impl Word {
    /// What is told of a text that stands so.
    pub(crate) fn new(told: &str, stands: Unsearched<&str>) -> Self {
        let is_covered = *stands.raw() != told.trim_end();
        let stands = is_covered.then(|| Unsearched::new(stands.into_raw().to_owned()));
        Self { told: told.to_owned(), stands }
    }

    /// The text of a scalar.
    pub(crate) fn of(at: At<'_>) -> Option<Self> {
        Some(Self::new(at.scalar()?, at.stands()?))
    }

    /// What stands in the file. It is compared and looked up, and never told.
    pub(crate) fn stands(&self) -> Unsearched<&str> {
        Unsearched::new(self.stands.as_ref().map_or(self.told.trim_end(), |own| own.raw().as_str()))
    }

    /// What is made of the text, of what is told and of what stands.
    pub(crate) fn map(&self, made: impl Fn(&str) -> String) -> Self {
        Self {
            told: made(&self.told),
            stands: self.stands.as_ref().map(|own| Unsearched::new(made(own.raw()))),
        }
    }

    /// The two sides of the first `/` that stands in it: `plan/activity`. Where the sign is covered, each is told as the
    /// whole.
    pub(crate) fn parted(&self) -> Option<(Self, Self)> {
        let (one, other) = self.stands().parted()?;
        let (first, last) = self.told.split_once('/').unwrap_or((&self.told, &self.told));
        Some((Self::new(first, one), Self::new(last, other)))
    }

    /// Several in a row, with a sign between them.
    pub(crate) fn joined(words: &[Self], sign: &str) -> Self {
        let told: Vec<&str> = words.iter().map(|word| &**word).collect();
        let stands: Vec<&str> = words.iter().map(|word| word.stands().into_raw()).collect();
        Self::new(&told.join(sign), Unsearched::new(&stands.join(sign)))
    }
}

impl Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        &self.told
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told)
    }
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.stands() == other.stands()
    }
}

impl Eq for Word {}

impl PartialEq<str> for Word {
    fn eq(&self, other: &str) -> bool {
        *self.stands().raw() == other
    }
}

impl PartialEq<&str> for Word {
    fn eq(&self, other: &&str) -> bool {
        self.stands().raw() == other
    }
}

impl PartialOrd for Word {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Word {
    fn cmp(&self, other: &Self) -> Ordering {
        self.stands().cmp(&other.stands())
    }
}

impl Hash for Word {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.stands().hash(state);
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        Self { told: text.to_owned(), stands: None }
    }
}

impl From<&String> for Word {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Unsearched<&str>> for Word {
    /// Of what is only compared, nothing is told.
    fn from(stands: Unsearched<&str>) -> Self {
        Self::new("", stands)
    }
}

impl From<String> for Word {
    fn from(told: String) -> Self {
        Self { told, stands: None }
    }
}

impl From<&Word> for String {
    fn from(word: &Word) -> Self {
        word.told.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_covered_words_of_one_length_are_two_and_told_alike() {
        let [hodan, sahra] = ["hodan", "sahra"]
            .map(|name| Word::new("█████", Unsearched::new(name)).map(|own| format!("[{own}]")));
        assert_ne!(hodan, sahra);
        assert!(hodan < sahra && hodan == *"[hodan]" && hodan != *"[█████]");
        assert_eq!((hodan.to_string(), format!("{sahra}")), ("[█████]".into(), "[█████]".into()));
        assert_eq!(Word::joined(&[Word::from("a"), Word::from("b")], "/"), *"a/b");
    }
}
