//! Manual pages, made of the list of commands and their options as help is. Why not a crate: see ADR 27.

use super::args::{Args, Declared};
use super::command::CommandEntry;
use super::commands::COMMANDS;
use super::common_options::GlobalOptions;
use super::help;
use crate::base::day::Day;
use crate::base::lang::{Lang, Own};

/// The page of the command of that name, or of the program, as it is on a day.
pub(super) fn named(name: Option<&str>, day: Day, lang: Lang) -> Option<Own> {
    let Some(name) = name else { return Some(page(None, day, lang)) };
    let entry = COMMANDS.iter().find(|entry| entry.answers_to(name.as_ref()))?;
    Some(page(Some(entry), day, lang))
}

fn page_name(entry: Option<&CommandEntry>) -> String {
    entry.map_or_else(|| "vbe".to_owned(), |entry| format!("vbe-{}", entry.name))
}

/// The page of a command, or of the program, in a language, as it is on a day.
fn page(entry: Option<&CommandEntry>, day: Day, lang: Lang) -> Own {
    let name = page_name(entry);
    let mut page = Roff::default();
    let version = concat!("vbe ", env!("CARGO_PKG_VERSION"));
    page.line(&format!(".TH {} 1 \"{day}\" \"{version}\" vbe", escaped(&name.to_uppercase())));
    let about = entry.map_or(&help::ABOUT, |entry| entry.about).text(lang);
    page.section(lang.pick("NAMN", "NAME"));
    page.line(&format!("{} \\- {}", escaped(&name), escaped(about.trim_end_matches('.'))));
    page.section(lang.pick("ANVÄNDNING", "SYNOPSIS"));
    match entry {
        Some(entry) => page.bold(&format!("vbe {}", entry.name), entry.usage.text(lang)),
        None => page.bold("vbe", lang.pick("[FLAGGOR] KOMMANDO", "[OPTIONS] COMMAND")),
    }
    match entry {
        Some(entry) => page.command(entry, lang),
        None => page.program(lang),
    }
    Own::new(page.0)
}

/// A page as it grows.
#[derive(Default)]
struct Roff(String);

impl Roff {
    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn section(&mut self, title: &str) {
        self.line(&format!(".SH {}", escaped(&title.to_uppercase())));
    }

    /// A line of which the beginning is written as it stands.
    fn bold(&mut self, own: &str, rest: &str) {
        self.line(&format!("\\fB{}\\fR {}", escaped(own), escaped(rest)));
    }

    /// A term, already in roff, and what it is.
    fn item(&mut self, term: &str, about: &str) {
        self.line(".TP");
        self.line(term);
        self.text(about);
    }

    fn text(&mut self, text: &str) {
        let text = escaped(text);
        let start = if text.starts_with(['.', '\'']) { "\\&" } else { "" };
        self.line(&format!("{start}{text}"));
    }

    fn paragraphs(&mut self, text: &str) {
        for (at, part) in text.split("\n\n").enumerate() {
            if at > 0 {
                self.line(".PP");
            }
            self.text(part);
        }
    }

    fn command(&mut self, entry: &CommandEntry, lang: Lang) {
        let options = lang.pick("Flaggor", "Options");
        let declared = Args::declared(lang, entry.options);
        let mut headings: Vec<&str> = declared.iter().filter_map(Declared::heading).collect();
        headings.dedup();
        for heading in headings {
            self.section(heading);
            declared.iter().filter(|own| own.heading() == Some(heading)).for_each(|own| self.option(own));
        }
        self.section(options);
        declared.iter().filter(|own| own.heading().is_none()).for_each(|own| self.option(own));
        self.of_every_command(lang);
        self.section(lang.pick("Exempel", "Examples"));
        self.line(".nf");
        for example in entry.examples {
            self.text(&format!("vbe {example}"));
        }
        self.line(".fi");
        self.exits(lang);
        self.section(lang.pick("Se även", "See also"));
        self.line("\\fBvbe\\fR(1)");
    }

    fn program(&mut self, lang: Lang) {
        for (title, entries) in help::grouped(lang) {
            self.section(title);
            for entry in entries {
                self.item(&format!("\\fBvbe\\-{}\\fR(1)", escaped(entry.name)), entry.about.text(lang));
            }
        }
        self.section(lang.pick("Flaggor", "Options"));
        self.of_every_command(lang);
        self.item("\\fB\\-V\\fR, \\fB\\-\\-version\\fR", help::VERSION.text(lang));
        self.section(lang.pick("Att börja", "To begin"));
        let all: Vec<&str> = help::AFTER.text(lang).split("\n\n").collect();
        let (_, before) = all.split_last().unwrap_or((&"", &[]));
        self.paragraphs(&before.join("\n\n"));
        self.exits(lang);
    }

    /// How it ends, which stands last in the help.
    fn exits(&mut self, lang: Lang) {
        self.section(lang.pick("Slutkoder", "Exit status"));
        self.text(help::AFTER.text(lang).rsplit("\n\n").next().unwrap_or_default());
    }

    fn of_every_command(&mut self, lang: Lang) {
        for own in &Args::declared(lang, GlobalOptions::visit) {
            self.option(own);
        }
        self.item("\\fB\\-h\\fR, \\fB\\-\\-help\\fR", help::HELP.text(lang));
    }

    fn option(&mut self, own: &Declared) {
        let letter = own.letter().map(|letter| format!("\\fB\\-{letter}\\fR, ")).unwrap_or_default();
        let long = own.long().map(|long| format!("\\fB\\-\\-{}\\fR", escaped(long)));
        let value =
            (own.is_operand() || own.takes_value()).then(|| format!("\\fI{}\\fR", escaped(&own.value())));
        let names = [long, value].into_iter().flatten().collect::<Vec<_>>().join(" ");
        self.item(&format!("{letter}{names}"), &own.help());
    }
}

/// A text in which nothing is taken for roff. A hyphen is one that can be copied.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-").replace('\n', " ")
}
