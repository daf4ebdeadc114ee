//! Numbers that are written as words, in both languages.

/// The words, and the numbers that they are. One is not among them, since it is an article too.
pub(super) const WORDS: [(&str, u32); 57] = [
    ("noll", 0),
    ("två", 2),
    ("tre", 3),
    ("fyra", 4),
    ("fem", 5),
    ("sex", 6),
    ("sju", 7),
    ("åtta", 8),
    ("nio", 9),
    ("tio", 10),
    ("elva", 11),
    ("tolv", 12),
    ("tretton", 13),
    ("fjorton", 14),
    ("femton", 15),
    ("sexton", 16),
    ("sjutton", 17),
    ("arton", 18),
    ("nitton", 19),
    ("tjugo", 20),
    ("trettio", 30),
    ("fyrtio", 40),
    ("femtio", 50),
    ("sextio", 60),
    ("sjuttio", 70),
    ("åttio", 80),
    ("nittio", 90),
    ("hundra", 100),
    ("etthundra", 100),
    ("zero", 0),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
];

/// The words for one, where something beside them says that they are a number.
pub(super) const ONE: [&str; 3] = ["en", "ett", "one"];

/// The number that a word in small letters is.
pub(super) fn spelled(word: &str) -> Option<u32> {
    WORDS.iter().find(|(own, _)| *own == word).map(|(_, number)| *number)
}

/// The same, where one is a number too.
pub(super) fn spelled_or_one(word: &str) -> Option<u32> {
    if ONE.contains(&word) { Some(1) } else { spelled(word) }
}
