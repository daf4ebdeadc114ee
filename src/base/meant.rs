//! What is meant by a value in a form that records do not have: a day written as people write days, a number with a
//! comma, a yes or a no. Only what can mean one thing is read here, so that an advice never changes what was said.

use super::day::Day;
use super::period::Period;

/// The one day that a text says in another form: `2018-5-14`, `20180514`, `14/5 2018`, `14 maj 2018`.
pub(crate) fn day(text: &str) -> Option<Day> {
    let text = text.trim().trim_end_matches("T00:00:00").to_lowercase();
    let numbers: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let [first, second, third] = numbers[..] else {
        let is_one = numbers.len() == 1 && text.len() == 8 && all_digits(&text);
        return if is_one { of(&text[..4], &text[4..6], &text[6..]) } else { None };
    };
    if !all_digits(second) {
        let month = Period::read(&format!("{second} {third}"))?;
        // `14 V 2018` is a day of no month.
        let (year, is_month) = (month.first.year(), month.first.month() == month.last.month());
        let number = month.first.month().to_string();
        return of(&year.to_string(), &number, first).filter(|_| is_month);
    }
    // The day stands before the month in Swedish, as in every form that ends with the year.
    if third.len() == 4 { of(third, second, first) } else { of(first, second, third) }
}

fn of(year: &str, month: &str, day: &str) -> Option<Day> {
    let is_short = |text: &str| matches!(text.len(), 1 | 2);
    if year.len() != 4 || !is_short(month) || !is_short(day) {
        return None;
    }
    Day::of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// The number that a text says in another form, as records have it: `84,5`, `1 500`, `+46`, `007`, `1e3`, `0x1F`, `84 %`.
pub(crate) fn number(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('%').trim_end();
    let based = |prefix: &str, radix| i64::from_str_radix(text.strip_prefix(prefix)?, radix).ok();
    if let Some(number) = based("0x", 16).or_else(|| based("0o", 8)) {
        return Some(number.to_string());
    }
    let is_space = |char: char| matches!(char, ' ' | '_' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let mut groups = text.split(is_space);
    let is_grouped = groups.next().is_some_and(|first| first.len() <= 4)
        && groups.all(|group| group.split([',', '.']).next().is_some_and(|digits| digits.len() == 3));
    if text.contains(is_space) && !is_grouped {
        return None;
    }
    let plain: String = text.chars().filter(|char| !is_space(*char)).collect();
    let plain = plain.replacen(',', ".", 1).replace('−', "-");
    let digits = plain.trim_start_matches(['-', '+']);
    let begins = digits.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    let number = plain.parse::<f64>().ok().filter(|number| begins && number.is_finite())?;
    Some(number.to_string())
}

/// What a word says that means yes or no.
pub(crate) fn truth(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "true" | "ja" | "yes" | "on" | "y" | "j" | "x" | "1" | "sant" => Some(true),
        "false" | "nej" | "no" | "off" | "n" | "0" | "falskt" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_meant_by_every_form_of_one_day_and_by_nothing_else() {
        for text in
            ["2018-5-14", "20180514", "14/5 2018", "14.5.2018", "14 maj 2018", "2018/05/14", "14 May 2018"]
        {
            assert_eq!(day(text).map(|day| day.to_string()).as_deref(), Some("2018-05-14"), "{text}");
        }
        for text in
            ["2018-02-30", "maj 2018", "14/5", "18-05-14", "2018", "5/14/2018", "Ö 5 2018", "14 V 2018", ""]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_is_meant_where_only_its_form_is_another() {
        for (text, means) in [
            ("84,5", "84.5"),
            ("1 500", "1500"),
            ("1 234 567,25", "1234567.25"),
            ("+46", "46"),
            ("007", "7"),
            ("1e3", "1000"),
            ("0x1F", "31"),
            ("84 %", "84"),
            ("−3", "-3"),
            (".5", "0.5"),
        ] {
            assert_eq!(number(text).as_deref(), Some(means), "{text}");
        }
        for text in ["", "ca 12", "12 st", "1,2,3", "5 6", "inf", "nan", "84 % av 12"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
