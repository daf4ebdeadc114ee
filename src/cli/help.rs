//! The list of commands in the help, in the groups that people look for them in.

use super::command::CommandEntry;
use super::commands::COMMANDS;
use crate::base::lang::{Lang, Say};

/// How wide help is.
pub(super) const WIDTH: usize = 80;

/// What the program is for.
pub(super) static ABOUT: Say = Say::fixed(
    "Håller ordning på kommunens arbete mot våldsbejakande extremism: planer, uppföljning och vad som saknas.",
    "Keeps a municipality's work against violent extremism in order: plans, progress and what is lacking.",
);

/// What stands after the list of commands and options.
pub(super) static AFTER: Say = Say::fixed(
    "Ny här? vbe init ställer fyra frågor och skapar en arbetsmapp; docs/borja.md i vbes eget arkiv visar de första tio minuterna.\n\nvbe help KOMMANDO visar hur ett kommando skrivs, med exempel.\n\nAvslutas med 0 när allt är väl, 1 vid avvikelser, 2 när något gick fel och 3 när det inte fanns något att granska.",
    "New here? vbe init asks four questions and makes a workspace; docs/borja.md in vbe's own repository shows the first ten minutes.\n\nvbe help COMMAND shows how a command is written, with examples.\n\nEnds with 0 when all is well, 1 on findings, 2 when something failed and 3 when there was nothing to check.",
);

pub(super) static HELP: Say = Say::fixed("Visa hjälp", "Show help");
pub(super) static VERSION: Say = Say::fixed("Visa version", "Show the version");

/// A group of commands: its heading, and their names.
struct Group {
    title: Say,
    names: &'static [&'static str],
}

static GROUPS: [Group; 6] = [
    Group { title: Say::fixed("Granska", "Check"), names: &["validate", "explain", "schema", "fmt"] },
    Group {
        title: Say::fixed("Läget", "Status"),
        names: &["status", "gaps", "due", "roles", "list", "show", "history", "diff", "overview", "export"],
    },
    Group {
        title: Say::fixed("Möten och redovisning", "Meetings and reports"),
        names: &["meeting", "report", "serve", "account", "verify"],
    },
    Group {
        title: Say::fixed("Skriva", "Write"),
        names: &["start", "note", "finish", "cancel", "new", "add", "set", "revise", "ask", "lsp"],
    },
    Group {
        title: Say::fixed("Införa", "Begin"),
        names: &["init", "import", "doctor", "completions", "man"],
    },
    Group { title: Say::fixed("Skydda", "Protect"), names: &["scan", "privacy", "cases"] },
];

/// The commands under their headings; what is in no group comes last.
pub(super) fn listed(lang: Lang) -> String {
    let widest = COMMANDS.iter().map(|entry| entry.name.len()).max().unwrap_or_default();
    let group = |title: &str, entries: &[&CommandEntry]| {
        let lines: String = entries.iter().map(|entry| line(entry, widest, lang)).collect();
        format!("{title}:\n{lines}\n")
    };
    grouped(lang).iter().map(|(title, entries)| group(title, entries)).collect()
}

/// The names of all commands.
pub(super) fn names() -> Vec<&'static str> {
    COMMANDS.iter().map(|entry| entry.name).collect()
}

/// The groups by their headings, with their commands; what is in no group comes last.
pub(super) fn grouped(lang: Lang) -> Vec<(&'static str, Vec<&'static CommandEntry>)> {
    let named = |name: &&str| COMMANDS.iter().find(|entry| entry.name == *name);
    let mut all: Vec<_> = GROUPS
        .iter()
        .map(|own| (own.title.text(lang), own.names.iter().filter_map(named).collect::<Vec<_>>()))
        .collect();
    let is_in_none = |entry: &&CommandEntry| !GROUPS.iter().any(|own| own.names.contains(&entry.name));
    let rest: Vec<&CommandEntry> = COMMANDS.iter().filter(is_in_none).collect();
    if !rest.is_empty() {
        all.push((lang.pick("Övrigt", "Other"), rest));
    }
    all
}

/// A command and what it is for, in as many lines as that needs.
fn line(entry: &CommandEntry, widest: usize, lang: Lang) -> String {
    let indent = " ".repeat(widest + 3);
    let (mut lines, mut own) = (Vec::new(), format!("  {:widest$} ", entry.name));
    for word in entry.about.text(lang).split(' ') {
        if own.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(std::mem::replace(&mut own, indent.clone()));
        }
        own.push(' ');
        own.push_str(word);
    }
    lines.push(own);
    format!("{}\n", lines.join("\n"))
}

/// The examples of a command, as they are typed.
pub(super) fn examples(entry: &CommandEntry, lang: Lang) -> String {
    let lines = entry.examples.iter().map(|example| format!("  vbe {example}"));
    format!("{}:\n{}", lang.pick("Exempel", "Examples"), lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_in_one_group_and_every_name_is_a_command() {
        for entry in COMMANDS {
            let own = GROUPS.iter().filter(|group| group.names.contains(&entry.name)).count();
            assert_eq!(own, 1, "{}", entry.name);
        }
        let names: usize = GROUPS.iter().map(|group| group.names.len()).sum();
        assert_eq!(names, COMMANDS.len());
    }

    #[test]
    fn no_line_of_the_list_is_wider_than_help() {
        for lang in [Lang::Sv, Lang::En] {
            let told = listed(lang);
            let wide: Vec<&str> = told.lines().filter(|line| line.chars().count() > WIDTH).collect();
            assert!(wide.is_empty(), "{wide:?}");
            for entry in COMMANDS {
                let said = told.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(
                    said.contains(&format!("{} {}", entry.name, entry.about.text(lang))),
                    "{}",
                    entry.name
                );
            }
        }
    }
}
