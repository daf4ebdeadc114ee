//! What can be written where the caret stands on a command line. Commands and options come from the list of commands, and
//! what an option or an operand takes from where it is defined. The shells ask through `vbe completions`.

mod line;
mod values;

use std::io;

use self::line::{Line, Wanted};
use self::values::{FILES, FOLDERS, Values};
use super::args::{Declared, Takes};
use super::commands::COMMANDS;
use super::context::{CommandContext, Offers};
use super::door::Door;
use super::help;
use super::outcome::Out;
use crate::base::lang::Lang;

/// The longest that is told of what an offer is.
const LONGEST: usize = 72;

/// What goes on from the last of these words. The first is the program.
pub(super) fn offers(words: &[String], context: &CommandContext) -> Offers {
    let Some((typed, before)) = words.get(1..).and_then(<[String]>::split_last) else {
        return Offers::default();
    };
    // A shell that cannot hand over an empty word hands over a space.
    let typed = typed.trim();
    let line = Line::read(before, typed, context.render_options.lang);
    let mut found = Offers::default();
    let (start, mut own) = match &line.wanted {
        Wanted::Command => ("", commands(line.lang)),
        Wanted::Flag => ("", flags(&line)),
        Wanted::Value { of, start } => (*start, takes(of, &line, context, &mut found)),
    };
    let is_free = matches!(line.wanted, Wanted::Value { .. }) && own.is_empty() && line.typed.is_empty();
    if is_free && !line.is_of_flag {
        own = flags(&line);
    }
    if matches!(line.wanted, Wanted::Command) && typed.starts_with('-') {
        own = flags(&line);
    }
    for (value, about) in own {
        let is_marked = value == FILES || value == FOLDERS;
        if !is_marked && !(is_plain(&value) && (value.starts_with(line.typed) || line.is_by_title())) {
            continue;
        }
        let value = if is_marked { value } else { format!("{start}{value}") };
        if found.all.iter().all(|(known, _)| *known != value) {
            found.all.push((value, short(&about)));
        }
    }
    found
}

/// Whether a shell reads it as it is written.
fn is_plain(value: &str) -> bool {
    let is_plain = |char: char| char.is_alphanumeric() || "._-/:=+,@".contains(char);
    !value.is_empty() && value.chars().all(is_plain)
}

/// The beginning of a text, to the end of a word.
fn short(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let start: String = text.chars().take(LONGEST).collect();
    let whole = start.rsplit_once(' ').map_or(&*start, |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':']))
}

fn commands(lang: Lang) -> Vec<(String, String)> {
    let help = [("help".to_owned(), help::HELP.text(lang).to_owned())];
    let all = COMMANDS.iter().map(|entry| (entry.name.to_owned(), entry.about.text(lang).to_owned()));
    all.chain(help).collect()
}

/// The flags that have not been given, those of the command first.
fn flags(line: &Line<'_>) -> Vec<(String, String)> {
    let of_program =
        line.entry.is_none().then(|| ("--version".to_owned(), help::VERSION.text(line.lang).to_owned()));
    let free =
        |own: &&Declared| own.is_repeated() || own.long().is_none_or(|long| !line.given.contains(&long));
    let told = |own: &Declared| Some((format!("--{}", own.long()?), own.help()));
    let all = line.declared.iter().filter(free).filter_map(told);
    let help = ("--help".to_owned(), help::HELP.text(line.lang).to_owned());
    all.chain(of_program).chain([help]).collect()
}

/// What an option or an operand takes.
fn takes(of: &Takes, line: &Line<'_>, context: &CommandContext, found: &mut Offers) -> Vec<(String, String)> {
    if matches!(of, Takes::Command) {
        return commands(line.lang);
    }
    let values = Values { line, today: context.today };
    if let Some(own) = values.known(of) {
        return own;
    }
    let context = CommandContext {
        root: line.root.map(Into::into).or_else(|| context.root.clone()),
        config: line.config.map(Into::into).or_else(|| context.config.clone()),
        ..context.clone()
    };
    let (mut answer, mut talk) = (io::sink(), io::sink());
    let mut nobody = Out { answer: Door::to(&mut answer), talk: Door::to(&mut talk) };
    found.workspace = context.workspace(&mut nobody).ok();
    found.workspace.as_ref().map(|workspace| values.of(of, workspace)).unwrap_or_default()
}
