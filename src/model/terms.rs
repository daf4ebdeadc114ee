//! The words of the lists that a municipality can extend in its `vbe.toml`: the measures and the channels of cases. The
//! built-in ones are those of the two documents, in `records::vocabulary`.

use crate::base::lang::Say;
use crate::base::likeness::{fold, slug};
use crate::model::records::vocabulary::{Channel, Measure, Vocabulary};
use crate::model::references::Target;

/// A list that can be extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TermList {
    Measures,
    Channels,
}

/// A word of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The name in files and in JSON; never translated.
    pub name: String,
    /// The word for people. One of the municipality's own is in Swedish in both languages.
    pub word: Say,
}

/// Why a word cannot be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoTerm {
    /// The name is no id; what it could be instead.
    Unnamed(String),
    /// There is no word for people.
    Wordless,
    /// The list has the name, or the word, already.
    Taken,
}

/// The words that the workspace has beside the built-in ones.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    measures: Vec<Term>,
    channels: Vec<Term>,
}

impl TermList {
    pub(crate) const ALL: [Self; 2] = [Self::Measures, Self::Channels];

    /// The key under `[cases]` in `vbe.toml`.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Measures => "measures",
            Self::Channels => "channels",
        }
    }

    /// The list whose words a field holds.
    pub(crate) fn of(target: Target) -> Option<Self> {
        match target {
            Target::CaseMeasure => Some(Self::Measures),
            Target::CaseChannel => Some(Self::Channels),
            _ => None,
        }
    }

    fn built_in(self) -> Vec<Term> {
        fn terms<V: Vocabulary>() -> Vec<Term> {
            V::ALL.iter().map(|own| Term { name: own.name().to_owned(), word: own.word() }).collect()
        }
        match self {
            Self::Measures => terms::<Measure>(),
            Self::Channels => terms::<Channel>(),
        }
    }
}

impl Terms {
    /// Every word of a list: the built-in ones, and then the municipality's own.
    pub(crate) fn all(&self, list: TermList) -> Vec<Term> {
        let mut all = list.built_in();
        all.extend_from_slice(self.own(list));
        all
    }

    /// The names of a list, in the same order.
    pub(crate) fn names(&self, list: TermList) -> Vec<String> {
        self.all(list).into_iter().map(|term| term.name).collect()
    }

    /// Whether a list has that name.
    pub(crate) fn holds(&self, list: TermList, name: &str) -> bool {
        let is_built_in = match list {
            TermList::Measures => Measure::named(name).is_some(),
            TermList::Channels => Channel::named(name).is_some(),
        };
        is_built_in || self.own(list).iter().any(|own| own.name == *name)
    }

    /// Adds a word to a list.
    ///
    /// # Errors
    /// Why it cannot be added: two rows of a table must not look alike, and a name is written in files.
    pub(crate) fn add(&mut self, list: TermList, name: &str, word: &str) -> Result<(), NoTerm> {
        let as_id = slug(name);
        if as_id != *name {
            return Err(NoTerm::Unnamed(as_id));
        }
        let word = word.trim();
        if word.is_empty() {
            return Err(NoTerm::Wordless);
        }
        let is_same = |own: &Term| own.name == *name || fold(&own.word.sv) == fold(word);
        if self.all(list).iter().any(is_same) {
            return Err(NoTerm::Taken);
        }
        let own = match list {
            TermList::Measures => &mut self.measures,
            TermList::Channels => &mut self.channels,
        };
        own.push(Term { name: name.to_owned(), word: Say::same(word) });
        Ok(())
    }

    /// Adds the words of another workspace that this one lacks.
    pub(crate) fn join(&mut self, other: &Self) {
        for list in TermList::ALL {
            for term in other.own(list) {
                // One that is there already is the same word.
                let _ = self.add(list, &term.name, &term.word.sv);
            }
        }
    }

    /// Keeps only the words that another workspace has too.
    pub(crate) fn retain(&mut self, other: &Self) {
        self.measures.retain(|term| other.holds(TermList::Measures, &term.name));
        self.channels.retain(|term| other.holds(TermList::Channels, &term.name));
    }

    /// Whether there are no words beside the built-in ones.
    pub(crate) fn is_empty(&self) -> bool {
        self.measures.is_empty() && self.channels.is_empty()
    }

    fn own(&self, list: TermList) -> &[Term] {
        match list {
            TermList::Measures => &self.measures,
            TermList::Channels => &self.channels,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_added_once_and_never_in_the_place_of_a_built_in_one() {
        let mut terms = Terms::default();
        assert_eq!(terms.add(TermList::Measures, "mentor", "Mentor i en förening"), Ok(()));
        assert!(terms.holds(TermList::Measures, "mentor") && !terms.holds(TermList::Channels, "mentor"));
        for (name, word, why) in [
            ("mentor", "annat", NoTerm::Taken),
            ("mentor-2", "mentor i en Förening", NoTerm::Taken),
            ("talk", "prat", NoTerm::Taken),
            ("prat", "Samtal", NoTerm::Taken),
            ("Min Mentor", "mentor", NoTerm::Unnamed("min-mentor".to_owned())),
            ("x", " ", NoTerm::Wordless),
        ] {
            assert_eq!(terms.add(TermList::Measures, name, word), Err(why), "{name}");
        }
        assert_eq!(terms.names(TermList::Measures).last().map(String::as_str), Some("mentor"));
    }
}
