//! What stands before the caret, and what is to be written there.

use crate::base::lang::Lang;
use crate::cli::appearance::{CONFIG, LANG, ROOT};
use crate::cli::args::{Args, Declared, Takes};
use crate::cli::command::CommandEntry;
use crate::cli::commands::COMMANDS;
use crate::cli::common_options::GlobalOptions;

/// A command line up to the caret.
pub(super) struct Line<'w> {
    pub lang: Lang,
    pub entry: Option<&'static CommandEntry>,
    /// The options of the command, if any is named, and those of every command.
    pub declared: Vec<Declared>,
    /// The operands before the word with the caret.
    pub operands: Vec<&'w str>,
    /// The options that have been given.
    pub given: Vec<&'w str>,
    pub root: Option<&'w str>,
    pub config: Option<&'w str>,
    /// What is typed of what is to be written.
    pub typed: &'w str,
    pub wanted: Wanted<'w>,
    /// Whether a value of an option is to be written.
    pub is_of_flag: bool,
}

/// What is to be written.
pub(super) enum Wanted<'w> {
    Command,
    Flag,
    /// A value, after what already stands in the same word.
    Value {
        of: Takes,
        start: &'w str,
    },
}

impl<'w> Line<'w> {
    pub(super) fn read(before: &'w [String], typed: &'w str, lang: Lang) -> Self {
        let said = value_of(before, LANG).and_then(Lang::read);
        let lang = said.unwrap_or(lang);
        let mut line = Line {
            lang,
            entry: None,
            declared: declared(None, lang),
            operands: Vec::new(),
            given: Vec::new(),
            root: value_of(before, ROOT),
            config: value_of(before, CONFIG),
            typed,
            wanted: Wanted::Command,
            is_of_flag: false,
        };
        let (mut open, mut is_loose, mut is_help) = (None, false, false);
        for word in before {
            match word.strip_prefix("--") {
                _ if is_loose => line.operands.push(word),
                Some("") => is_loose = true,
                Some(flag) => open = line.flag(flag),
                None if word.len() > 1 && word.starts_with('-') => {}
                None => match open {
                    Some(at) => open = Some(at).filter(|at: &usize| line.declared[*at].has_many()),
                    None if line.entry.is_some() => line.operands.push(word),
                    None if word == "help" => is_help = true,
                    None => line.begin(word),
                },
            }
        }
        line.want(open, is_loose, is_help);
        line
    }

    /// The place of the option whose value is still to come.
    fn flag(&mut self, flag: &'w str) -> Option<usize> {
        let name = flag.split('=').next().unwrap_or_default();
        self.given.push(name);
        let at = self.declared.iter().position(|own| own.long() == Some(name))?;
        (!flag.contains('=') && self.declared[at].takes_value()).then_some(at)
    }

    fn begin(&mut self, word: &str) {
        self.entry = COMMANDS.iter().find(|entry| entry.answers_to(word.as_ref()));
        if self.entry.is_some() {
            self.declared = declared(self.entry, self.lang);
        }
    }

    fn want(&mut self, open: Option<usize>, is_loose: bool, is_help: bool) {
        let typed = self.typed;
        if let Some(flag) = typed.strip_prefix("--").filter(|_| !is_loose) {
            let Some((name, value)) = flag.split_once('=') else {
                self.wanted = Wanted::Flag;
                return;
            };
            let of = self.declared.iter().find(|own| own.long() == Some(name) && own.takes_value()).cloned();
            return self.value(of.as_ref(), value);
        }
        if let Some(at) = open {
            let own = self.declared[at].clone();
            return self.value(Some(&own), typed);
        }
        if self.entry.is_none() {
            self.wanted = if is_help || !typed.starts_with('-') { Wanted::Command } else { Wanted::Flag };
            return;
        }
        if typed.starts_with('-') && !is_loose {
            self.wanted = Wanted::Flag;
            return;
        }
        let operands = || self.declared.iter().filter(|own| own.is_operand());
        let own = operands()
            .nth(self.operands.len())
            .or_else(|| operands().next_back().filter(|own| own.has_many()));
        let of = own.map_or(Takes::Anything, |own| own.takes.clone());
        self.wanted = Wanted::Value { of, start: "" };
    }

    /// A value of an option, of which the last after a comma is to be written.
    fn value(&mut self, of: Option<&Declared>, value: &'w str) {
        let comma = value.rfind(',').filter(|_| of.is_some_and(Declared::has_commas));
        let own = comma.map_or(value, |at| &value[at + 1..]);
        let start = &self.typed[..self.typed.len() - own.len()];
        self.typed = own;
        self.is_of_flag = true;
        self.wanted = Wanted::Value { of: of.map_or(Takes::Anything, |own| own.takes.clone()), start };
    }

    /// Whether what is offered was chosen by its name or its title where it was found.
    pub(super) fn is_by_title(&self) -> bool {
        matches!(
            self.wanted,
            Wanted::Value {
                of: Takes::Things(_) | Takes::Thing | Takes::Record | Takes::Row | Takes::Actor(_),
                ..
            }
        )
    }
}

/// The value of an option of every command.
fn value_of<'w>(words: &'w [String], name: &str) -> Option<&'w str> {
    let option = format!("--{name}");
    let at = words.iter().rposition(|word| word.starts_with(&option))?;
    match words[at].strip_prefix(&option)? {
        "" => words.get(at + 1).map(String::as_str),
        joined => joined.strip_prefix('='),
    }
}

/// The options of a command, and those of every command.
fn declared(entry: Option<&CommandEntry>, lang: Lang) -> Vec<Declared> {
    let own = entry.map(|entry| Args::declared(lang, entry.options)).unwrap_or_default();
    own.into_iter().chain(Args::declared(lang, GlobalOptions::visit)).collect()
}
