//! Declares and reads options in one place. A command visits its options, and the visit either builds the
//! parser or reads what was written. With `usage_errors.rs` and `parser.rs`, this is the only file that uses
//! clap.

use std::any::Any;
use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::context::PageFile;
use super::outcome::CommandError;
pub(super) use super::takes::{Of, Takes};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::period::Period;
use crate::base::wording::{self, Word};
use crate::output::render::Format;
use crate::say;

/// What an option or an operand is: its name, its rules, and its help in both languages.
#[derive(Clone, Debug)]
pub(super) struct ArgSpec {
    name: &'static str,
    arg: Arg,
    value: Option<(&'static str, &'static str)>,
    heading: Option<(&'static str, &'static str)>,
    help: Say,
    takes: Takes,
}

/// An option: `--name`.
pub(super) fn option(name: &'static str) -> ArgSpec {
    ArgSpec::new(name, Arg::new(name).long(name))
}

/// An operand: the user gives it by its position, and only the parser uses its name.
pub(super) fn operand(name: &'static str) -> ArgSpec {
    ArgSpec::new(name, Arg::new(name))
}

impl ArgSpec {
    fn new(name: &'static str, arg: Arg) -> Self {
        Self { name, arg, value: None, heading: None, help: Say::fixed("", ""), takes: Takes::Anything }
    }

    /// What stands for the value in help.
    pub(super) fn value(self, sv: &'static str, en: &'static str) -> Self {
        Self { value: Some((sv, en)), ..self }
    }

    /// What it takes, where that can be known beforehand.
    pub(super) fn takes(self, takes: Takes) -> Self {
        Self { takes, ..self }
    }

    /// The same, unless something else has been said.
    fn usually(self, takes: Takes) -> Self {
        if matches!(self.takes, Takes::Anything) { self.takes(takes) } else { self }
    }

    pub(super) fn help(self, sv: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { help: Say::new(sv, en), ..self }
    }

    /// The heading that help shows it under, where that is not "Options".
    pub(super) fn heading(self, sv: &'static str, en: &'static str) -> Self {
        Self { heading: Some((sv, en)), ..self }
    }

    pub(super) fn short(self, letter: char) -> Self {
        self.with(|arg| arg.short(letter))
    }

    pub(super) fn required(self) -> Self {
        self.with(|arg| arg.required(true))
    }

    pub(super) fn conflicts_with(self, others: &[&'static str]) -> Self {
        self.with(|arg| arg.conflicts_with_all(others))
    }

    /// The option can be given several times.
    pub(super) fn repeated(self) -> Self {
        self.with(|arg| arg.action(ArgAction::Append))
    }

    /// Several values can follow each other.
    pub(super) fn many(self) -> Self {
        self.with(|arg| arg.num_args(1..))
    }

    /// Several values can follow each other, or none.
    pub(super) fn any_number(self) -> Self {
        self.with(|arg| arg.num_args(0..))
    }

    /// Several values can be given, separated by commas.
    pub(super) fn with_commas(self) -> Self {
        self.with(|arg| arg.value_delimiter(','))
    }

    /// The value may begin with a hyphen.
    pub(super) fn with_hyphens(self) -> Self {
        self.with(|arg| arg.allow_hyphen_values(true))
    }

    /// Every command has this option, and help shows it after the command's own options.
    pub(super) fn everywhere(self, order: usize) -> Self {
        self.with(|arg| arg.global(true)).order(order)
    }

    /// The position among those under the same heading. Without it, operands are sorted by name.
    pub(super) fn order(self, order: usize) -> Self {
        self.with(|arg| arg.display_order(order))
    }

    fn with(self, change: impl FnOnce(Arg) -> Arg) -> Self {
        Self { arg: change(self.arg), ..self }
    }

    fn declared(self, lang: Lang) -> Declared {
        let mut arg = self.arg.help(self.help.text(lang).to_owned());
        if let Some((sv, en)) = self.value {
            arg = arg.value_name(lang.pick(sv, en));
        }
        if let Some((sv, en)) = self.heading {
            arg = arg.help_heading(lang.pick(sv, en));
        }
        Declared { arg, takes: self.takes }
    }
}

/// An option or an operand as it is declared: to the parser, and to what tells people and shells of it.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    pub arg: Arg,
    pub takes: Takes,
}

impl Declared {
    pub(super) fn is_operand(&self) -> bool {
        self.arg.is_positional()
    }

    /// The name without its hyphens; `None` of an operand.
    pub(super) fn long(&self) -> Option<&str> {
        self.arg.get_long()
    }

    pub(super) fn letter(&self) -> Option<char> {
        self.arg.get_short()
    }

    pub(super) fn takes_value(&self) -> bool {
        self.arg.get_action().takes_values()
    }

    /// Whether several values can follow each other.
    pub(super) fn has_many(&self) -> bool {
        self.arg.get_num_args().is_some_and(|values| values.max_values() > 1)
    }

    /// Whether several values can be given, separated by commas.
    pub(super) fn has_commas(&self) -> bool {
        self.arg.get_value_delimiter().is_some()
    }

    /// Whether it can be given again.
    pub(super) fn is_repeated(&self) -> bool {
        matches!(self.arg.get_action(), ArgAction::Append)
    }

    pub(super) fn help(&self) -> String {
        self.arg.get_help().map(ToString::to_string).unwrap_or_default()
    }

    /// What stands for the value in help.
    pub(super) fn value(&self) -> String {
        let names = self.arg.get_value_names().unwrap_or_default();
        names.iter().map(clap::builder::Str::as_str).collect::<Vec<_>>().join(" ")
    }

    /// The heading that help shows it under, where that is not "Options".
    pub(super) fn heading(&self) -> Option<&str> {
        self.arg.get_help_heading()
    }
}

/// A day as it was written. It is parsed only where it is used.
#[derive(Clone, Debug, Default)]
pub(super) struct WrittenDay {
    option: &'static str,
    text: Option<String>,
}

impl WrittenDay {
    pub(super) fn day(&self) -> Result<Option<Day>, CommandError> {
        let Some(text) = &self.text else { return Ok(None) };
        let option = self.option;
        Day::read(text).map(Some).ok_or_else(|| {
            CommandError::Message(
                say!("--{option} {text} är inget datum.", "--{option} {text} is not a date."),
                Say::fixed(
                    "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2018-10-01.",
                    "Write the date as YYYY-MM-DD, for example 2018-10-01.",
                ),
            )
        })
    }

    /// The time as written with the last day of it, where it is a longer time than a day: `2018`, `maj 2018`.
    pub(super) fn longer(&self) -> Option<(String, Day)> {
        let text = self.text.as_ref().filter(|text| Day::read(text).is_none())?;
        Some((text.clone(), Period::read(text)?.last))
    }
}

/// The options that go into the context of a command, and not into the command itself.
#[derive(Clone, Debug, Default)]
pub(super) struct AnswerOptions {
    pub at: Option<String>,
    pub as_of: WrittenDay,
    pub format: Option<Format>,
    pub page_file: Option<PageFile>,
    pub template: Option<PathBuf>,
    /// `--force`, which is of a file.
    pub is_forced: bool,
    pub width: Option<String>,
    pub comma: bool,
}

/// A visit of the options of a command.
pub(super) struct Args<'m> {
    lang: Lang,
    visit: Visit<'m>,
    /// The options that `common_options.rs` reads.
    pub answer: AnswerOptions,
    error: Option<CommandError>,
}

enum Visit<'m> {
    /// Each visited option is declared, and no value is given.
    Declare(Vec<Declared>),
    /// Each visited option is read.
    Read(&'m ArgMatches),
}

impl<'m> Args<'m> {
    /// The arguments that a visit declares.
    pub(super) fn declared<T>(lang: Lang, options: impl FnOnce(&mut Args<'_>) -> T) -> Vec<Declared> {
        let mut args = Args { visit: Visit::Declare(Vec::new()), ..Args::new(lang) };
        options(&mut args);
        match args.visit {
            Visit::Declare(declared) => declared,
            Visit::Read(_) => Vec::new(),
        }
    }

    /// A visit that reads.
    pub(super) fn read(lang: Lang, matches: &'m ArgMatches) -> Self {
        Self { visit: Visit::Read(matches), ..Self::new(lang) }
    }

    fn new(lang: Lang) -> Self {
        Self { lang, visit: Visit::Declare(Vec::new()), answer: AnswerOptions::default(), error: None }
    }

    /// The first value that could not be read, if any.
    pub(super) fn error(self) -> Option<CommandError> {
        self.error
    }

    pub(super) fn flag(&mut self, spec: ArgSpec) -> bool {
        self.one(spec.with(|arg| arg.action(ArgAction::SetTrue))).unwrap_or(false)
    }

    pub(super) fn text(&mut self, spec: ArgSpec) -> Option<String> {
        self.one(spec)
    }

    /// A text that must be given.
    pub(super) fn required_text(&mut self, spec: ArgSpec) -> String {
        self.one(spec.required()).unwrap_or_default()
    }

    pub(super) fn texts(&mut self, spec: ArgSpec) -> Vec<String> {
        self.all(spec)
    }

    pub(super) fn path(&mut self, spec: ArgSpec) -> Option<PathBuf> {
        self.paths(spec).into_iter().next()
    }

    pub(super) fn paths(&mut self, spec: ArgSpec) -> Vec<PathBuf> {
        self.all(spec.usually(Takes::File).with(|arg| arg.value_parser(value_parser!(PathBuf))))
    }

    /// A day. One that cannot be read is an error, which is reported once the whole command line is read.
    pub(super) fn day(&mut self, spec: ArgSpec) -> Option<Day> {
        let read = self.written_day(spec).day();
        read.unwrap_or_else(|error| {
            self.error.get_or_insert(error);
            None
        })
    }

    /// A day that only some uses of the command read.
    pub(super) fn written_day(&mut self, spec: ArgSpec) -> WrittenDay {
        WrittenDay { option: spec.name, text: self.one(spec.usually(Takes::Day)) }
    }

    /// One of a closed list, by its name or a word for it, as the value that it stands for.
    pub(super) fn choice<T: Clone>(
        &mut self,
        spec: ArgSpec,
        values: impl IntoIterator<Item = (Word<'static>, T)>,
    ) -> Option<T> {
        self.choices(spec, values).into_iter().next()
    }

    /// Some of a closed list, by their names or words for them, as the values that they stand for. Help shows the list.
    pub(super) fn choices<T: Clone>(
        &mut self,
        spec: ArgSpec,
        values: impl IntoIterator<Item = (Word<'static>, T)>,
    ) -> Vec<T> {
        let (words, values): (Vec<Word<'static>>, Vec<T>) = values.into_iter().unzip();
        let parser = WordParser { words: words.clone() };
        let written: Vec<String> = self.all(
            spec.takes(Takes::Words(words.clone()))
                .with(|arg| arg.value_parser(parser).hide_possible_values(true)),
        );
        let meaning = |name: &String| {
            let at = words.iter().position(|word| word.name == name)?;
            values.get(at).cloned()
        };
        written.iter().filter_map(meaning).collect()
    }

    fn one<T: Any + Clone + Send + Sync>(&mut self, spec: ArgSpec) -> Option<T> {
        self.all(spec).into_iter().next()
    }

    /// The one place where an argument's name is given to the parser, to declare the argument or to read it.
    fn all<T: Any + Clone + Send + Sync>(&mut self, spec: ArgSpec) -> Vec<T> {
        match &mut self.visit {
            Visit::Declare(args) => {
                args.push(spec.declared(self.lang));
                Vec::new()
            }
            Visit::Read(matches) => matches.get_many::<T>(spec.name).into_iter().flatten().cloned().collect(),
        }
    }
}

/// Reads a word of a closed list as its name.
#[derive(Clone)]
struct WordParser {
    words: Vec<Word<'static>>,
}

impl TypedValueParser for WordParser {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        let written = value.to_string_lossy();
        if let Some(word) = wording::meant(&written, &self.words).and_then(|at| self.words.get(at)) {
            return Ok(word.name.to_owned());
        }
        // `usage_errors.rs` makes a sentence of it.
        let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
        if let Some(arg) = arg {
            error.insert(ContextKind::InvalidArg, ContextValue::String(arg.to_string()));
        }
        let Say { sv, en } = wording::instead(&written, &self.words);
        error.insert(ContextKind::Suggested, ContextValue::Strings(vec![sv.into(), en.into()]));
        error.insert(ContextKind::InvalidValue, ContextValue::String(written.into_owned()));
        Err(error)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(
            self.words.iter().map(|word| PossibleValue::new(word.name).help(word.shown(Lang::Sv).to_owned())),
        ))
    }
}
