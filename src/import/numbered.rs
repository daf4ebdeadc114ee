//! The number that stands before a title, and the points that stand below it in the same cell.

use crate::base::likeness::fold;

/// A cell of an activity: its number, its title and its points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) number: Option<String>,
    pub(super) title: String,
    pub(super) parts: Vec<String>,
    /// The paragraphs below the title.
    pub(super) description: Option<String>,
}

/// The longest title, in characters: what is longer is a text.
const LONGEST: usize = 300;

impl Named {
    /// The same with a title that can be read as one. The whole of a longer text is kept as its description.
    pub(super) fn bounded(self) -> Self {
        let Some((end, _)) = self.title.char_indices().nth(LONGEST) else { return self };
        let begun = &self.title[..end];
        let title = match begun.find(". ") {
            Some(end) => begun[..end].to_owned(),
            None => format!("{} …", begun.rsplit_once(' ').map_or(begun, |(words, _)| words)),
        };
        let texts = [Some(self.title.as_str()), self.description.as_deref()];
        let description = texts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Self { title, description: Some(description), ..self }
    }

    /// The form in which activities are compared: the same words, whatever the formatting.
    pub(super) fn key(&self) -> (String, Vec<String>) {
        (fold(&self.title), self.parts.clone())
    }
}

/// Splits a cell into the number, the title and the points under it.
pub(super) fn read(cell: &str) -> Named {
    let is_point = |line: &&str| {
        line.starts_with(['•', '·', '▪', '●', '○', '‣'])
            || ["- ", "– ", "* "].iter().any(|mark| line.starts_with(mark))
    };
    let (points, words): (Vec<&str>, Vec<&str>) = cell.lines().partition(is_point);
    let bare =
        |line: &str| line.trim_start_matches(['•', '·', '▪', '●', '○', '‣', '-', '–', '*', ' ']).to_owned();
    let (title, below) = paragraphs(&words);
    let (title, parts) = match (words.is_empty(), &points[..]) {
        // One point alone is the activity itself.
        (true, [only]) => (bare(only), Vec::new()),
        (true, _) => (cell.replace('\n', " "), Vec::new()),
        (false, points) => {
            (title, points.iter().map(|line| bare(line)).filter(|line| !line.is_empty()).collect())
        }
    };
    let (number, rest) = number(&title);
    let description = Some(below).filter(|below| !below.is_empty());
    let named = Named { number: number.map(str::to_owned), title: rest.to_owned(), parts, description };
    if named.title.is_empty() { Named { number: None, title, ..named } } else { named }
}

/// The title of several lines, and the paragraphs below it: a line that begins with a capital where the one before could end
/// is one of its own.
fn paragraphs(lines: &[&str]) -> (String, String) {
    const SHORTEST: usize = 2;
    let ends = |line: &str| {
        line.split_whitespace().count() >= SHORTEST && !line.ends_with([',', '-', '–', '/', '&', '(', ':'])
    };
    let begins =
        |line: &str| line.starts_with(char::is_uppercase) && line.split_whitespace().count() >= SHORTEST;
    let cut = (1..lines.len()).find(|at| ends(lines[at - 1]) && begins(lines[*at])).unwrap_or(lines.len());
    (lines[..cut].join(" "), lines[cut..].join(" "))
}

/// The words for an activity that its number can stand after.
const ACTIVITIES: [&str; 4] = ["åtgärd ", "aktivitet ", "insats ", "löfte "];

/// Whether a text is called an activity and has a number and a name: `Insats 1 – Utbildning`.
pub(super) fn is_named(text: &str) -> bool {
    let begins = |word: &&str| text.get(..word.len()).is_some_and(|head| fold(head) == word.trim_end());
    ACTIVITIES.iter().any(begins) && number(text).0.is_some()
}

/// The number that a title begins with, and the title: `1. Personal`, `2.1 Utbilda`, `A3: Samverka`, `Åtgärd 4 – Stöd`.
pub(super) fn number(title: &str) -> (Option<&str>, &str) {
    let own = ACTIVITIES.iter().chain(&["mål ", "delmål "]).find_map(|word| {
        let head = title.get(..word.len())?;
        (fold(head) == word.trim_end()).then(|| &title[word.len()..])
    });
    let text = own.unwrap_or(title);
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let number = word.trim_end_matches(['.', ')', ':', '–', '-']);
    let is_marked = number.len() < word.len();
    let digits = number.strip_prefix(|char: char| char.is_ascii_uppercase()).unwrap_or(number);
    let parts: Vec<&str> = digits.split('.').collect();
    let is_number =
        |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = number.len() == 1
        && number.starts_with(|char: char| char.is_ascii_lowercase())
        && word.ends_with(')');
    let rest = rest.trim_start();
    // After the word for it the mark may stand apart, or not at all.
    let dashed = rest.strip_prefix(['–', '-', ':']).map(str::trim_start);
    let is_it = parts.iter().all(is_number)
        && (is_marked
            || parts.len() > 1
            || digits.len() < number.len() && !digits.is_empty()
            || own.is_some() && (dashed.is_some() || rest.starts_with(char::is_uppercase)))
        || is_letter;
    let rest = if own.is_some() { dashed.unwrap_or(rest) } else { rest };
    if is_it && rest.starts_with(char::is_alphanumeric) && !is_time(rest) {
        (Some(number), rest)
    } else {
        (None, title)
    }
}

/// The number or the letter that the title of a goal begins with, and the title: `B. Personalen vet`.
pub(super) fn number_of_goal(title: &str) -> (Option<&str>, &str) {
    let own = number(title);
    let is_letter = |own: &str| own.len() == 1 && own.starts_with(|char: char| char.is_ascii_uppercase());
    match (own, title.split_once(". ")) {
        ((None, _), Some((letter, rest))) if is_letter(letter) && !rest.trim().is_empty() => {
            (Some(letter), rest.trim_start())
        }
        _ => own,
    }
}

/// The lines of a cell beside several activities, where each is that of one of them: they are numbered as the activities are,
/// or as many as they are and say `when`.
pub(super) fn parted(cell: &str, count: usize, is_time: bool) -> Option<Vec<&str>> {
    let lines: Vec<(Option<&str>, &str)> = cell.lines().map(number).collect();
    let is_numbered = lines.iter().all(|(own, _)| own.is_some());
    let is_it = count > 1 && lines.len() == count && (is_numbered || is_time);
    is_it.then(|| lines.into_iter().map(|(_, rest)| rest).collect())
}

/// Whether what follows makes the number a day or an amount: `1. januari`, `2.5 procent`.
fn is_time(rest: &str) -> bool {
    let word = fold(rest.split(' ').next().unwrap_or_default());
    [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
        "november", "december", "procent", "miljoner", "mnkr", "tkr", "kr",
    ]
    .contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_before_a_title_is_its_number_and_a_count_is_not() {
        for (title, is) in [
            ("1. Personal utbildas", (Some("1"), "Personal utbildas")),
            ("2.1 Utbilda", (Some("2.1"), "Utbilda")),
            ("2.1.3. Utbilda", (Some("2.1.3"), "Utbilda")),
            ("A3: Samverka", (Some("A3"), "Samverka")),
            ("Åtgärd 4 – Stöd", (Some("4"), "Stöd")),
            ("Insats 2 Stöd", (Some("2"), "Stöd")),
            ("Aktivitet 4.2: Stöd", (Some("4.2"), "Stöd")),
            ("b) Lyssna", (Some("b"), "Lyssna")),
            ("3 utbildningar hålls", (None, "3 utbildningar hålls")),
            ("100 % av cheferna", (None, "100 % av cheferna")),
            ("2027 ska planen ses över", (None, "2027 ska planen ses över")),
            ("1. januari", (None, "1. januari")),
            ("SSPF", (None, "SSPF")),
            ("1.", (None, "1.")),
        ] {
            assert_eq!(number(title), is, "{title}");
        }
    }

    #[test]
    fn a_title_has_a_bound_and_the_whole_text_is_kept() {
        let text = "Utbilda alla chefer. ".to_owned() + &"ord ".repeat(LONGEST);
        let named = read(&text).bounded();
        assert_eq!((&*named.title, named.description.as_deref()), ("Utbilda alla chefer", Some(&*text)));
        let words = "ord ".repeat(LONGEST);
        let named = read(&words).bounded();
        assert!(named.title.ends_with("ord …") && named.title.chars().count() <= LONGEST + 2);
        let short = read("Utbilda chefer. Ordna en dag");
        assert_eq!(short.clone().bounded(), short);
    }

    #[test]
    fn points_are_parts_and_a_point_alone_is_the_title() {
        let named = read("1. Utbilda\n• chefer\n- lärare");
        assert_eq!((named.number.as_deref(), &*named.title), (Some("1"), "Utbilda"));
        assert_eq!(named.parts, ["chefer", "lärare"]);
        assert_eq!(read("• Utbilda").title, "Utbilda");
        assert_eq!(read("• a\n• b").title, "• a • b");
    }
}
