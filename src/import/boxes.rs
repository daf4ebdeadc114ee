//! Boxes that are ticked or not, with a word beside each: `☐ Ej påbörjad ☐ Pågår ☒ Klar`.

/// Whether a character is a box that is ticked, or one that is not.
fn ticked(char: char) -> Option<bool> {
    match char {
        '☒' | '☑' => Some(true),
        '☐' | '□' => Some(false),
        _ => None,
    }
}

/// The words beside the boxes that are ticked, where a text is boxes with a word beside each; empty where none is.
pub(super) fn read(text: &str) -> Option<String> {
    let text = text.trim();
    let is_before = ticked(text.chars().next()?).is_some();
    if !is_before && ticked(text.chars().next_back()?).is_none() {
        return None;
    }
    let mut all: Vec<(bool, &str)> = Vec::new();
    let marks: Vec<(usize, char, bool)> =
        text.char_indices().filter_map(|(at, char)| Some((at, char, ticked(char)?))).collect();
    for (nth, (at, char, is_ticked)) in marks.iter().enumerate() {
        let word = if is_before {
            let end = marks.get(nth + 1).map_or(text.len(), |(next, ..)| *next);
            &text[at + char.len_utf8()..end]
        } else {
            let start = nth.checked_sub(1).map_or(0, |before| marks[before].0 + marks[before].1.len_utf8());
            &text[start..*at]
        };
        all.push((*is_ticked, word.trim_matches([' ', '\n', ',', ';', '/', '|'])));
    }
    if all.iter().any(|(_, word)| !word.contains(char::is_alphanumeric)) {
        return None;
    }
    let words: Vec<&str> = all.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect();
    Some(words.join(", "))
}

/// The box that stands before a text, and the text.
pub(super) fn before(text: &str) -> (Option<bool>, &str) {
    // As people write them where there is no list.
    for (written, is) in [("[x] ", true), ("[X] ", true), ("[ ] ", false)] {
        if let Some(rest) = text.strip_prefix(written) {
            return (Some(is), rest.trim_start());
        }
    }
    let mut chars = text.chars();
    match chars.next().and_then(ticked) {
        Some(is) if chars.as_str().starts_with(' ') => (Some(is), chars.as_str().trim_start()),
        _ => (None, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ticked_is_what_the_boxes_say() {
        for (text, is) in [
            ("☐ Ej påbörjad ☐ Pågår ☒ Klar", Some("Klar")),
            ("☒ Kunskap\n☐ Stöd\n☒ Samverkan", Some("Kunskap, Samverkan")),
            ("☐ Ja ☐ Nej", Some("")),
            ("Ja ☒ Nej ☐", Some("Ja")),
            ("☒", None),
            ("Klar", None),
            ("Se ☒ i bilagan", None),
        ] {
            assert_eq!(read(text).as_deref(), is, "{text}");
        }
        assert_eq!(before("☒ 3.1 Utse"), (Some(true), "3.1 Utse"));
        assert_eq!(before("3.1 Utse"), (None, "3.1 Utse"));
    }
}
