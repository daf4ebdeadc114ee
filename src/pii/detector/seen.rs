//! The words that have been read. The same few thousand words make up nearly all of what is written, and what is known of one
//! depends on nothing but its letters, so that each thread looks it up once.

use std::cell::RefCell;

use super::lexicon::Flags;

/// The longest word that is kept, in bytes.
const LONGEST: usize = 24;
/// How many places there are. The last word to come to a place takes it.
const BITS: u32 = 12;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// `anna`
    Lower,
    /// `Anna`, `McDonald`
    Capital,
    /// `ANNA`; a single capital letter too
    Upper,
    Number,
}

/// What is known of a word by its letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub case: Case,
    pub flags: Flags,
    pub begins: u8,
    pub mark: u16,
    pub length: u8,
}

#[derive(Clone, Copy)]
struct Entry {
    word: [u8; LONGEST],
    len: u8,
    known: Known,
}

/// The words that a thread has read.
pub(super) struct Seen(Vec<Option<Entry>>);

thread_local! {
    static SEEN: RefCell<Seen> = const { RefCell::new(Seen(Vec::new())) };
}

impl Seen {
    /// Gives the words that this thread has read to `read`, which reads others.
    pub(super) fn with<T>(read: impl FnOnce(&mut Self) -> T) -> T {
        SEEN.with_borrow_mut(read)
    }

    /// What is known of a word, by `read` where it has not been read.
    #[inline]
    pub(super) fn or_read(&mut self, word: &[u8], read: impl FnOnce() -> Known) -> Known {
        let place = place(word);
        if let Some(Some(own)) = self.0.get(place)
            && own.word.get(..usize::from(own.len)) == Some(word)
        {
            return own.known;
        }
        let known = read();
        self.keep(place, word, known);
        known
    }

    fn keep(&mut self, place: usize, word: &[u8], known: Known) {
        if self.0.is_empty() {
            self.0.resize(1 << BITS, None);
        }
        let mut own = [0; LONGEST];
        let (Some(start), Ok(len)) = (own.get_mut(..word.len()), u8::try_from(word.len())) else { return };
        start.copy_from_slice(word);
        if let Some(place) = self.0.get_mut(place) {
            *place = Some(Entry { word: own, len, known });
        }
    }
}

/// The one place of a word, by its first and last bytes and its length.
#[inline]
fn place(word: &[u8]) -> usize {
    let long = word.first_chunk::<8>().zip(word.last_chunk::<8>());
    let short = word.first_chunk::<4>().zip(word.last_chunk::<4>());
    let bytes = if let Some((first, last)) = long {
        u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(27)
    } else if let Some((first, last)) = short {
        u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
    } else {
        word.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    };
    let hash = (bytes ^ word.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS);
    usize::try_from(hash).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_once_and_never_as_another() {
        let known = |length| Known { case: Case::Lower, flags: Flags::NONE, begins: 0, mark: 0, length };
        let mut seen = Seen(Vec::new());
        let mut read = |word: &str| {
            let mut is_read = false;
            let length = u8::try_from(word.len()).unwrap();
            let found = seen.or_read(word.as_bytes(), || {
                is_read = true;
                known(length)
            });
            assert_eq!(found.length, length, "{word}");
            is_read
        };
        for word in "å rutin rutinen samverkan".split(' ') {
            assert!(read(word) && !read(word), "{word}");
        }
        let long = "a".repeat(LONGEST + 1);
        assert!(read(&long) && read(&long));
        for number in 0..4 << BITS {
            read(&format!("ord{number}"));
        }
    }
}
