//! Regular expressions that say what the readers of times and recurrences accept, for whoever judges a record by its schema
//! alone: editors and other validators. They keep to what every dialect understands in the same way: no flags, no looking
//! around, no classes of letters.

/// A space, as it may stand between words and around them.
pub(super) const SPACE: &str = r"[ \t\n\r\xa0]";

/// The dashes that are written for one another.
pub(super) const DASH: &str = "[–—‑−-]";

/// A pattern for the whole of a text, with any spaces around it.
pub(super) fn whole(inner: &str) -> String {
    format!("^{SPACE}*(?:{inner}){SPACE}*$")
}

/// One of some phrases, in any case and with any spaces between their words.
pub(super) fn one_of<'a>(phrases: impl IntoIterator<Item = &'a str>) -> String {
    let phrases: Vec<String> = phrases.into_iter().map(phrase).collect();
    format!("(?:{})", phrases.join("|"))
}

fn phrase(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(|word| word.chars().map(letter).collect()).collect();
    words.join(&format!("{SPACE}+"))
}

/// A letter in both its cases; another character as itself.
fn letter(char: char) -> String {
    let upper: String = char.to_uppercase().collect();
    match char {
        '.' => r"\.".to_owned(),
        _ if upper.chars().eq([char]) => upper,
        _ => format!("[{upper}{char}]"),
    }
}
