// The form in which words are looked up. The build script that makes the lexicon includes this file, so that both
// fold alike.

/// Folds a letter: lower case, without accents. å, ä and ö are letters of their own.
#[inline]
pub(crate) fn fold_char(char: char) -> char {
    let lower = match char {
        'A'..='Z' => return char.to_ascii_lowercase(),
        'Å' => return 'å',
        'Ä' => return 'ä',
        'Ö' => return 'ö',
        'a'..='z' | '0'..='9' | 'å' | 'ä' | 'ö' => return char,
        other => other.to_lowercase().next().unwrap_or(other),
    };
    match lower {
        'à' | 'á' | 'â' | 'ã' | 'ā' | 'ă' | 'ą' | 'ǎ' | '\u{1ea0}'..='\u{1eb7}' => 'a',
        'ɓ' => 'b',
        'ç' | 'ć' | 'č' | 'ĉ' => 'c',
        'ð' | 'đ' | 'ď' | 'ɗ' | 'ḍ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ǝ' | 'ə' | '\u{1eb8}'..='\u{1ec7}' => 'e',
        'ğ' | 'ģ' | 'ġ' => 'g',
        'ḥ' | 'ħ' => 'h',
        'ǐ' | '\u{1ec8}'..='\u{1ecb}' | 'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' | 'ĩ' => 'i',
        'ķ' | 'ƙ' => 'k',
        'ł' | 'ľ' | 'ĺ' | 'ļ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' | 'ŋ' | 'ṇ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ő' | 'ơ' | 'ǒ' | '\u{1ecc}'..='\u{1ee3}' => 'o',
        'ø' => 'ö',
        'æ' => 'ä',
        'ř' | 'ŕ' | 'ṛ' => 'r',
        'ś' | 'š' | 'ş' | 'ș' | 'ṣ' => 's',
        'ť' | 'ţ' | 'ț' | 'ŧ' | 'ṭ' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ũ' | 'ư' | 'ǔ' | '\u{1ee4}'..='\u{1ef1}' => {
            'u'
        }
        'ý' | 'ÿ' | '\u{1ef2}'..='\u{1ef9}' => 'y',
        'ź' | 'ž' | 'ż' | 'ẓ' => 'z',
        other => other,
    }
}

/// Whether a character is a combining mark: macOS may write `å` as `a` and a combining ring.
#[allow(dead_code, reason = "the build script has no use for it")]
pub(crate) fn is_combining(char: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&char)
}

/// The folded letters of a word. A combining ring or diaeresis makes another letter; other combining marks are
/// dropped.
pub(crate) fn letters(word: &str) -> impl Iterator<Item = char> {
    let mut chars = word.chars().peekable();
    std::iter::from_fn(move || {
        let letter = fold_char(chars.by_ref().find(|char| !is_combining(*char))?);
        let marked = chars.peek().copied().filter(|char| !char.is_ascii());
        Some(match (letter, marked) {
            ('a', Some('\u{30a}')) => 'å',
            ('a', Some('\u{308}')) => 'ä',
            ('o', Some('\u{308}')) => 'ö',
            _ => letter,
        })
    })
}

/// The key of a word in the lexicon: the FNV-1a hash of its folded letters. Two words in use hardly ever share one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key(pub u64);

impl Key {
    pub(crate) fn of(word: &str) -> Self {
        let mut key = Self::default();
        if word.is_ascii() {
            word.bytes().for_each(|byte| key.add(char::from(byte.to_ascii_lowercase())));
        } else {
            letters(word).for_each(|letter| key.add(letter));
        }
        key
    }

    /// The bytes of an entry in the table of words: a tag, and the flags of the word.
    pub(crate) const ENTRY: usize = 8;

    /// The places in a table of this size, a power of two, where the word may stand, in the order they are tried.
    #[inline]
    pub(crate) fn places(self, size: usize) -> impl Iterator<Item = usize> {
        let [a, b, c, d, ..] = self.0.to_le_bytes();
        let first = u32::from_le_bytes([a, b, c, d]) as usize;
        (0..size).map(move |step| (first + step) & (size - 1))
    }

    /// What tells the word from others with the same places. Never only zeros.
    #[inline]
    pub(crate) fn tag(self) -> [u8; 4] {
        let [.., a, b, c, d] = self.0.to_le_bytes();
        [a | 1, b, c, d]
    }

    /// The key of the word with one more folded letter.
    #[inline]
    pub(crate) fn add(&mut self, letter: char) {
        self.0 = (self.0 ^ u64::from(u32::from(letter))).wrapping_mul(0x100_0000_01b3);
    }
}

impl Default for Key {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}
