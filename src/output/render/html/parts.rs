//! Writes the parts of a page: headings, lists, tables and pictures, that a screen reader can navigate.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::drawn;
use super::escape::{days, escape, lines};
use crate::base::lang::Lang;
use crate::output::page::{Cell, Ground, Part, Picture, Table, Tone};
use crate::output::render::frame::Link;

/// The most letters of a word that is kept on one line with its mark.
const SHORT: usize = 18;

/// The name of a table of plans, each of which leads to its page.
const PLANS: &str = "plans";

/// The text of a page while it is written.
pub(super) struct Html<'p> {
    pub(super) text: String,
    lang: Lang,
    /// The title of the page, for what has none of its own.
    title: &'p str,
    /// Whether it is a whole page, which has styles, and words by which a reader moves in it.
    is_whole: bool,
    /// The other pages of its site.
    pub(super) links: &'p [Link<'p>],
    /// The names of what can be scrolled to, each of which is one thing's.
    taken: HashMap<String, usize>,
    /// How many things have been given a name that they are found by.
    named: usize,
}

impl<'p> Html<'p> {
    pub(super) fn new(lang: Lang, title: &'p str, is_whole: bool) -> Self {
        Self { text: String::new(), lang, title, is_whole, links: &[], taken: HashMap::new(), named: 0 }
    }

    pub(super) fn add(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A part with its heading at a level; `above` names what it stands in.
    pub(super) fn part(&mut self, part: &Part, level: usize, above: &str) {
        let title = escape(&part.title);
        // A heading without words is read aloud as one all the same.
        let is_headed = !self.is_whole || !part.title.is_empty();
        if is_headed {
            self.add(&format!("<h{level}>{title}</h{level}>"));
        }
        self.inside(part, above);
        let place =
            if part.title.is_empty() { above.to_owned() } else { format!("{above} · {}", part.title) };
        // HTML has six levels of headings.
        let below = if is_headed { (level + 1).min(6) } else { level };
        part.parts.iter().for_each(|part| self.part(part, below, &place));
    }

    /// What stands in a part under its heading, before its parts.
    fn inside(&mut self, part: &Part, above: &str) {
        let (paragraphs, said) = part.told();
        for paragraph in paragraphs {
            let cell = self.cell(&paragraph.cell);
            self.add(&format!("<p>{cell}</p>"));
        }
        if !said.is_empty() {
            self.add("<dl>");
            for fact in said {
                let cell = self.cell(&fact.cell);
                self.add(&format!("<dt>{}</dt><dd>{cell}</dd>", escape(&fact.label)));
            }
            self.add("</dl>");
        }
        for picture in &part.pictures {
            self.picture(picture, above);
        }
        if let Some(table) = &part.table {
            self.table(table, &part.title, above);
        }
    }

    fn table(&mut self, table: &Table, title: &str, above: &str) {
        if !self.is_whole {
            self.rows(table, title);
            return;
        }
        if table.is_empty() {
            return;
        }
        let title = if title.is_empty() { self.title } else { title };
        self.scrolled(title, above, |own| own.rows(table, title));
    }

    /// What may be wider than a narrow screen: a named place that is scrolled by itself, also with a keyboard.
    fn scrolled(&mut self, title: &str, above: &str, inside: impl FnOnce(&mut Self)) {
        let name = if above == self.title { title.to_owned() } else { format!("{title} ({above})") };
        let count = self.taken.entry(name.clone()).or_default();
        *count += 1;
        let name = if *count > 1 { format!("{name} {count}") } else { name };
        self.add(&format!(
            "<div class=\"wide\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">",
            escape(&name)
        ));
        inside(self);
        self.add("</div>");
    }

    fn rows(&mut self, table: &Table, title: &str) {
        let shown = table.shown();
        // A table of many columns is scrolled on a narrow screen, and one of few is read there.
        let class = if self.is_whole && shown.len() > 3 { " class=\"many\"" } else { "" };
        self.add(&format!("<table{class}>\n<caption>{}</caption>", escape(title)));
        let heads: Vec<String> = shown
            .iter()
            .map(|at| format!("<th scope=\"col\">{}</th>", escape(&table.heads()[*at].label)))
            .collect();
        let grounds = if self.is_whole { table.grounds() } else { &[] };
        // A row that can be unfolded is a body of its own, with what it rests on below it in the whole width.
        let (from, to) = if grounds.is_empty() { ("<tr>", "</tr>\n") } else { ("<tbody><tr>", "</tr>") };
        let body = if grounds.is_empty() { "\n<tbody>" } else { "" };
        self.add(&format!("<thead><tr>{}</tr></thead>{body}", heads.concat()));
        for (number, row) in table.rows().iter().enumerate() {
            self.text.push_str(from);
            for (place, at) in shown.iter().enumerate() {
                let link = Some(&row[*at]).filter(|_| table.name() == PLANS);
                let link = link.and_then(|cell| self.links.iter().find(|link| is_of(link, cell)));
                self.data(&row[*at], place == 0, link);
            }
            self.text.push_str(to);
            if !grounds.is_empty() {
                let about = shown.iter().map(|at| row[*at].read(" ")).find(|said| said.len() > 4);
                let own: &[Ground] = grounds.get(number).map_or(&[], Vec::as_slice);
                self.grounds(own, shown.len(), about.as_deref().unwrap_or_default());
            }
        }
        self.add(if grounds.is_empty() { "</tbody>\n</table>" } else { "</table>" });
    }

    /// What a row rests on, folded until it is asked for, and the end of the body that the row is in.
    fn grounds(&mut self, grounds: &[Ground], columns: usize, about: &str) {
        if !grounds.is_empty() {
            let why = self.lang.pick("Grund", "Basis");
            let _ = write!(
                self.text,
                "\n<tr class=\"why\"><td colspan=\"{columns}\"><details><summary aria-label=\"{why}: {}\">{why}</summary><ul>",
                escape(about)
            );
            for Ground { what, place } in grounds {
                let _ = write!(self.text, "<li>{}", escape(what));
                if !place.is_empty() {
                    let _ = write!(self.text, " <code>{}</code>", escape(place));
                }
                self.text.push_str("</li>");
            }
            self.text.push_str("</ul></details></td></tr>");
        }
        self.text.push_str("</tbody>\n");
    }

    /// A cell of a table. The first of a row says what the row is about.
    fn data(&mut self, cell: &Cell, is_first: bool, link: Option<&Link<'_>>) {
        let said = match link {
            Some(link) => format!("<a href=\"{}\">{}</a>", escape(link.file), self.cell(cell)),
            None => self.cell(cell),
        };
        let _ = match cell {
            _ if !self.is_whole => write!(self.text, "<td>{said}</td>"),
            _ if is_first && !said.is_empty() => write!(self.text, "<th scope=\"row\">{said}</th>"),
            Cell::Count(_) | Cell::Below(_) | Cell::AtLeast(_) => {
                write!(self.text, "<td class=\"n\">{said}</td>")
            }
            _ => match sorted_by(cell) {
                Some(key) => write!(self.text, "<td data-sort=\"{}\">{said}</td>", escape(&key)),
                None => write!(self.text, "<td>{said}</td>"),
            },
        };
    }

    /// What a cell says, with its line breaks.
    fn cell(&self, cell: &Cell) -> String {
        match cell {
            // A word that is not short is a sentence, which may be broken.
            Cell::Word { word, tone, .. } if self.is_whole => {
                let classes =
                    [class(*tone), if word.chars().count() <= SHORT { "word" } else { "" }].join(" ");
                format!("<span class=\"{}\">{}</span>", classes.trim(), lines(cell))
            }
            Cell::Day(day) if self.is_whole => format!("<time class=\"day\" datetime=\"{day}\">{day}</time>"),
            Cell::List(cells) if self.is_whole => {
                cells.iter().map(|cell| self.cell(cell)).collect::<Vec<_>>().join("<br>")
            }
            cell if self.is_whole => days(&lines(cell)),
            cell => lines(cell),
        }
    }

    fn picture(&mut self, picture: &Picture, above: &str) {
        if !self.is_whole {
            self.rows(&picture.table, &picture.title);
            return;
        }
        self.named += 1;
        let drawn = drawn::svg(picture, &self.named.to_string(), self.lang);
        self.add("<figure>");
        self.scrolled(&picture.title, above, |own| own.add(&drawn));
        let numbers = self.lang.pick("Talen som tabell", "The numbers as a table");
        self.add(&format!(
            "<figcaption>{}</figcaption>\n<details><summary>{numbers}</summary>",
            escape(&picture.about)
        ));
        let title = format!("{}: {}", picture.title, numbers.to_lowercase());
        self.scrolled(&title, above, |own| own.rows(&picture.table, &picture.title));
        self.add("</details>\n</figure>");
    }
}

/// Whether a link leads to the page about the plan that a cell names.
fn is_of(link: &Link<'_>, cell: &Cell) -> bool {
    matches!(cell, Cell::Named { id, .. } if link.plan == Some(id.as_str())) && !link.is_here
}

/// What a cell is sorted by where that is not what it says: a time by its first day, a word by how good it is, a number by what
/// it is without its unit.
fn sorted_by(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Time { time, .. } => Some(time.period.first.to_string()),
        Cell::Amount { value, .. } => Some(value.to_string()),
        Cell::Series { values, .. } => values.last().map(f64::to_string),
        Cell::Word { word, tone, .. } => {
            let rank = match tone {
                Tone::Bad => 0,
                Tone::Watch => 1,
                Tone::Plain => 2,
                Tone::Good => 3,
                Tone::Faint => 4,
            };
            Some(format!("{rank} {word}"))
        }
        Cell::Fields { fields, .. } => fields.iter().find_map(|(_, cell)| match cell {
            Cell::Time { .. } | Cell::Amount { .. } => sorted_by(cell),
            _ => None,
        }),
        _ => None,
    }
}

/// The class that gives a tone its shade. Its word and mark say the same.
fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Watch => "watch",
        Tone::Bad => "bad",
        Tone::Faint => "faint",
        Tone::Plain => "",
    }
}
