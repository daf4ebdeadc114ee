//! Whether a text is a table with a column `kind`: values between commas, semicolons or tabs, or a table in Markdown.

/// The signs that can stand between two cells.
const SIGNS: [char; 4] = [',', ';', '\t', '|'];

/// How many rows may stand above the heads: a title, an empty row, `sep=;`.
const ABOVE: usize = 50;

/// The fields that the heads of a Markdown table have beside `kind` when its rows are records, and not when the table tells
/// what kinds there are.
const FIELDS: [&str; 11] = [
    "id", "registered", "note", "title", "source", "age_band", "environment", "channel", "status",
    "measures", "expires",
];

/// Whether a column `kind` has one of some words in it.
pub(super) fn has_column(text: &str, words: &[&str]) -> bool {
    SIGNS.iter().filter(|sign| text.contains(**sign)).any(|sign| {
        // A text in quotation marks may go on over lines; where one is never closed the lines count.
        [rows(text, *sign, true), rows(text, *sign, false)].iter().any(|rows| {
            let mut columns: Vec<usize> = Vec::new();
            rows.iter().enumerate().any(|(at, cells)| {
                let is_it =
                    |column: &usize| cells.get(*column).is_some_and(|cell| words.contains(&cell.as_str()));
                if columns.iter().any(is_it) {
                    return true;
                }
                let head = head(cells, *sign).filter(|_| at < ABOVE || *sign == '|');
                columns.extend(head.filter(|column| !columns.contains(column)));
                false
            })
        })
    })
}

/// Whether there are heads of such a table.
pub(super) fn has_head(text: &str) -> bool {
    SIGNS.iter().filter(|sign| text.contains(**sign)).any(|sign| {
        let rows = rows(text, *sign, false);
        let mut rows = rows.iter().enumerate().filter(|(at, _)| *at < ABOVE || *sign == '|');
        rows.any(|(_, cells)| head(cells, *sign).is_some())
    })
}

/// The column `kind`, when a row is the heads of a table of records.
fn head(cells: &[String], sign: char) -> Option<usize> {
    let column = cells.iter().position(|cell| cell == "kind").filter(|_| cells.len() > 1)?;
    let is_field = |cell: &String| FIELDS.contains(&cell.as_str());
    (sign != '|' || cells.iter().any(is_field)).then_some(column)
}

/// The cells of each row, in small letters and without blanks and quotation marks around them.
fn rows(text: &str, sign: char, are_long: bool) -> Vec<Vec<String>> {
    let (mut rows, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut is_quoted = false;
    let clean = |cell: &mut String| {
        let own = cell.trim_matches(|char: char| char.is_whitespace() || "\u{22}\u{feff}*".contains(char));
        let own = own.to_ascii_lowercase();
        cell.clear();
        own
    };
    for char in text.chars() {
        let is_line_end = matches!(char, '\n' | '\r');
        if char == '\u{22}' && (is_quoted || cell.trim().is_empty()) {
            is_quoted = !is_quoted;
        } else if is_line_end && !(is_quoted && are_long) {
            cells.push(clean(&mut cell));
            rows.push(std::mem::take(&mut cells));
            is_quoted = false;
        } else if char == sign && !is_quoted {
            cells.push(clean(&mut cell));
        } else {
            cell.push(char);
        }
    }
    cells.push(clean(&mut cell));
    rows.push(cells);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_known_wherever_its_heads_are() {
        for text in [
            "id,kind\na,case\n",
            "id,note,kind\na,\"Ring, sedan\",case\n",
            "id;note;kind\na;\"Ring\nsedan; då\";case\n",
            "id;note;kind\na;\"aldrig slut;x\nb;y;case\n",
            "sep=;\nid;kind\na;case\n",
            "\u{feff}Ärenden 2025\n\nid\tKind\na\tCase\n",
            "| id | kind |\n| --- | --- |\n| a | case |\n",
            "id | **kind**\n--- | ---\na | case\n",
            "id,kind\ra,case\r",
        ] {
            assert!(has_column(text, &["case"]) && has_head(text), "{text}");
        }
        for text in [
            "id,kind\na,plan\n",
            "En sort, kind\n",
            "| kind | folder |\n| case | records |\n",
            "kind\ncase\n",
        ] {
            assert!(!has_column(text, &["case"]), "{text}");
        }
    }
}
