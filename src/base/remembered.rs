//! What short texts have been found to be. The same keys, times and words stand in thousands of files, and what one is
//! depends on nothing but its text and what it is read as, so that each thread finds it out once.

use std::cell::RefCell;
use std::thread::LocalKey;

/// Short texts with what each was found to be, in one thread. The last text to come to a place takes it.
pub(crate) struct Remembered<T> {
    kept: RefCell<Vec<Option<Kept<T>>>>,
    /// The longest text that is kept, in bytes.
    longest: usize,
    /// How many texts are kept.
    places: usize,
}

struct Kept<T> {
    text: Box<str>,
    kind: u64,
    value: T,
}

impl<T: Copy + 'static> Remembered<T> {
    pub(crate) const fn new(longest: usize, places: usize) -> Self {
        Self { kept: RefCell::new(Vec::new()), longest, places }
    }

    /// What a text is, by what was found before or by `read`, which may itself ask for what other texts are.
    pub(crate) fn or_read(memo: &'static LocalKey<Self>, text: &str, read: impl FnOnce() -> T) -> T {
        memo.with(|own| own.find(text, 0)).unwrap_or_else(|| {
            let value = read();
            memo.with(|own| own.keep(text, 0, value));
            value
        })
    }

    /// What was found of a text that was read as something of this kind.
    #[inline]
    pub(crate) fn find(&self, text: &str, kind: u64) -> Option<T> {
        if text.len() > self.longest {
            return None;
        }
        match self.kept.borrow().get(place(text, kind, self.places)) {
            Some(Some(own)) if own.kind == kind && *own.text == *text => Some(own.value),
            _ => None,
        }
    }

    /// Keeps what was found of a text, if it is short.
    pub(crate) fn keep(&self, text: &str, kind: u64, value: T) {
        if text.len() > self.longest {
            return;
        }
        let mut kept = self.kept.borrow_mut();
        if kept.is_empty() {
            kept.resize_with(self.places, || None);
        }
        if let Some(place) = kept.get_mut(place(text, kind, self.places)) {
            *place = Some(Kept { text: text.into(), kind, value });
        }
    }
}

/// The one place of a text among so many.
#[inline]
fn place(text: &str, kind: u64, places: usize) -> usize {
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let hash = eights.iter().chain([&last]).fold(kind, |hash, eight| {
        (hash.rotate_left(5) ^ u64::from_le_bytes(*eight)).wrapping_mul(0x517c_c1b7_2722_0a95)
    });
    // The highest bits are the best mixed.
    let [.., low, high] = hash.to_le_bytes();
    usize::from(u16::from_le_bytes([low, high])) % places.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONGEST: usize = 16;
    const PLACES: usize = 64;

    thread_local! {
        static LENGTHS: Remembered<usize> = const { Remembered::new(LONGEST, PLACES) };
    }

    #[test]
    fn a_text_is_read_once_and_never_as_another() {
        let long = "a".repeat(LONGEST + 1);
        let read = |text: &str| {
            let mut is_read = false;
            let length = Remembered::or_read(&LENGTHS, text, || {
                is_read = true;
                text.len()
            });
            assert_eq!(length, text.len());
            is_read
        };
        assert!(read("maj 2018") && !read("maj 2018") && read("") && !read("") && read("maj 201"));
        assert!(read(&long) && read(&long));
        for nth in 0..4 * PLACES {
            read(&nth.to_string());
        }
        assert!(!read(&(4 * PLACES - 1).to_string()), "the last to come stays");
    }
}
