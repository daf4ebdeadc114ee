//! The number that a document has in the register of an authority (diarienummer).

/// What may stand before the number itself.
const LABELS: [&str; 3] = ["diarienummer", "diarienr", "dnr"];

/// Whether a text is such a number and nothing else: `KS 2022/318-12`, `KS/2022:318`, `318/2022`, and of the police
/// `A123.456/2022`. A number with a word after it, or of another form, may be of one person.
pub(super) fn is_number(text: &str) -> bool {
    let text = without_label(text.trim());
    is_of_police(text) || is_of_board(text)
}

fn without_label(text: &str) -> &str {
    let is_label = |label: &&str| text.get(..label.len()).is_some_and(|own| own.eq_ignore_ascii_case(label));
    let rest = LABELS.iter().find(|label| is_label(label)).map(|label| &text[label.len()..]);
    let rest = rest.filter(|rest| rest.starts_with([' ', ':', '.']));
    rest.map_or(text, |rest| rest.trim_start_matches([':', '.']).trim_start())
}

/// `A123.456/2022`, `A123.456/2022-3`
fn is_of_police(text: &str) -> bool {
    let Some((serial, year)) = text.strip_prefix('A').and_then(|rest| rest.trim_start().split_once('/'))
    else {
        return false;
    };
    let is_group = |(at, group): (usize, &str)| {
        let fits = if at == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
        fits && is_digits(group)
    };
    serial.contains('.') && serial.split('.').enumerate().all(is_group) && is_year(without_document(year))
}

/// `KS 2022/318`, `SN-2022:318`, `2022-00318`, `318/2022`
fn is_of_board(text: &str) -> bool {
    const SIGNS: [char; 4] = ['/', ':', '-', ' '];
    let at = text.find(|own: char| own.is_ascii_digit()).unwrap_or(text.len());
    let (board, number) = text.split_at(at);
    let board = board.trim_end_matches(SIGNS);
    let letters = board.chars().count();
    let is_board = letters != 1 && letters <= LONGEST_BOARD && board.chars().all(char::is_uppercase);
    let Some((one, other)) = number.split_once(['/', ':', '-']) else { return false };
    let is_serial = |own: &str| (1..=6).contains(&own.len()) && is_digits(own);
    let other = without_document(other);
    is_board && (is_year(one) && is_serial(other) || is_serial(one) && is_year(other))
}

/// The most letters that the short name of a board has. A single one is of the police or a court.
const LONGEST_BOARD: usize = 6;

/// A number without that of one of its documents.
fn without_document(text: &str) -> &str {
    let document = text.rsplit_once('-').filter(|(_, own)| (1..=3).contains(&own.len()) && is_digits(own));
    document.map_or(text, |(number, _)| number)
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && is_digits(text) && (text.starts_with("19") || text.starts_with("20"))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|own| own.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diary_number_is_one_and_nothing_else() {
        for number in [
            "A123.456/2022", "A412.118/2024-3", "dnr A123.456/2022", "KS 2022/318", "KS 2022/318-12",
            "KS/2022:318", "SN-2022-00318", "Dnr: 2022/318", "318/2022",
        ] {
            assert!(is_number(number), "{number}");
        }
        for other in [
            "5000-K123456-24", "K123456-24", "B 1234-23", "A123.456/2022 personakt", "SN 2024/0318-IFO",
            "A123456/2022", "20120503-1234", "2012-0503-1234", "Maria 2022/318", "",
        ] {
            assert!(!is_number(other), "{other}");
        }
    }
}
