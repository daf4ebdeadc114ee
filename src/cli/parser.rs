//! The parser, built from the list of commands, and what it makes of the arguments. With `args.rs`, `hyphens.rs` and
//! `usage_errors.rs`, this is the only file that uses clap.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command};

use super::args::{AnswerOptions, Args};
use super::command::{CommandEntry, Runnable};
use super::commands::COMMANDS;
use super::common_options::GlobalOptions;
use super::outcome::CommandError;
use super::usage_errors;
use super::{help, hyphens};
use crate::base::lang::{Lang, Own};

/// What the arguments ask for.
pub(super) enum Parsed {
    /// Help or the version, as this text.
    Text(Own),
    /// No command: this text lists the commands.
    Nothing(Own),
    Command(Box<Invocation>),
}

/// A command with its options.
pub(super) struct Invocation {
    pub command: Box<dyn Runnable>,
    pub globals: GlobalOptions,
    pub answer: AnswerOptions,
    /// The first value that could not be read, if any.
    pub error: Option<CommandError>,
}

pub(super) fn parse(words: &[OsString], lang: Lang) -> Result<Parsed, CommandError> {
    let words = &as_a_flag(words);
    // The options of a command ask the schemas for their words: only those of the commands that the words can name are
    // declared.
    let own_program = program(lang, |entry| words.iter().any(|word| entry.answers_to(word)));
    let words = &hyphens::as_values(words, &own_program);
    let whole = || program(lang, |_| true);
    let read = match own_program.try_get_matches_from(words) {
        // What was meant may be an option of any command.
        Err(error) if error.use_stderr() => whole().try_get_matches_from(words),
        read => read,
    };
    let matches = match read {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => return Ok(Parsed::Text(own(&error.render().to_string()))),
        Err(error) => return Err(usage_errors::of(&error, &whole(), meant(words))),
    };
    let named = |name: &str| COMMANDS.iter().find(|command| command.name == name);
    let Some((entry, own)) = matches.subcommand().and_then(|(name, own)| Some((named(name)?, own))) else {
        return Ok(Parsed::Nothing(own(&whole().render_help().to_string())));
    };
    let globals = GlobalOptions::visit(&mut Args::read(lang, own));
    let mut args = Args::read(lang, own);
    let command = (entry.options)(&mut args);
    let answer = args.answer.clone();
    Ok(Parsed::Command(Box::new(Invocation { command, globals, answer, error: args.error() })))
}

/// The command that the arguments name first, and a line of it with all that it must have.
fn meant(words: &[OsString]) -> (Option<&'static str>, Option<&'static str>) {
    let named = |word: &OsString| COMMANDS.iter().find(|command| *word == *command.name);
    let entry = words.iter().skip(1).find_map(named);
    let example = |line: &&str| line.contains(' ');
    (entry.map(|own| own.name), entry.and_then(|own| own.examples.iter().copied().find(example)))
}

/// The arguments with `help COMMAND` written as the flag that it means: `COMMAND --help`.
fn as_a_flag(words: &[OsString]) -> Vec<OsString> {
    let mut words = words.to_vec();
    let mut at = 1;
    // What stands before a command are options of the program, each with its value.
    while let Some(option) =
        words.get(at).and_then(|word| word.to_str()).filter(|word| word.starts_with("--"))
    {
        at += if option.contains('=') { 1 } else { 2 };
    }
    if words.get(at).is_some_and(|word| word == "help") {
        words.remove(at);
        words.push("--help".into());
    }
    words
}

/// Help is made of the list of commands alone.
fn own(help: &str) -> Own {
    Own::new(format!("{}\n", help.trim_end()))
}

/// The program, with the options of those commands that are asked for.
fn program(lang: Lang, is_asked_for: impl Fn(&CommandEntry) -> bool) -> Command {
    let t = |sv: &'static str, en: &'static str| lang.pick(sv, en);
    let (usage, options) = (t("Användning", "Usage"), t("Flaggor", "Options"));
    let listed = help::listed(lang);
    base(Command::new("vbe"), lang)
        .help_template(format!(
            "{{about}}\n\n{usage}: {{usage}}\n\n{listed}{options}:\n{{options}}{{after-help}}\n"
        ))
        .version(env!("CARGO_PKG_VERSION"))
        .about(help::ABOUT.text(lang).to_owned())
        .override_usage(t("vbe [FLAGGOR] KOMMANDO", "vbe [OPTIONS] COMMAND"))
        .disable_help_subcommand(true)
        .term_width(help::WIDTH)
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(help::VERSION.text(lang).to_owned()),
        )
        .args(declared(lang, GlobalOptions::visit))
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .global(true)
                .display_order(GlobalOptions::HELP_ORDER)
                .help(help::HELP.text(lang).to_owned()),
        )
        .subcommands(
            COMMANDS.iter().map(
                |entry| {
                    if is_asked_for(entry) { subcommand(entry, lang) } else { named(entry) }
                },
            ),
        )
        .after_help(help::AFTER.text(lang).to_owned())
}

/// A command by its names alone.
fn named(entry: &CommandEntry) -> Command {
    Command::new(entry.name).aliases(entry.aliases)
}

fn subcommand(entry: &CommandEntry, lang: Lang) -> Command {
    let (usage, examples) = (lang.pick("Användning", "Usage"), help::examples(entry, lang));
    base(named(entry), lang)
        // What stands in the template itself is not wrapped, so that an example can be copied.
        .help_template(format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}\n\n{examples}\n"))
        .about(entry.about.text(lang).to_owned())
        .override_usage(format!("vbe {} {}", entry.name, entry.usage.text(lang)))
        .args(declared(lang, entry.options))
}

fn declared<T>(lang: Lang, options: impl FnOnce(&mut Args<'_>) -> T) -> impl Iterator<Item = Arg> {
    Args::declared(lang, options).into_iter().map(|own| own.arg)
}

/// What the program and every command have in common: our own flags in place of clap's.
fn base(command: Command, lang: Lang) -> Command {
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .next_help_heading(lang.pick("Flaggor", "Options"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The options and context that these arguments give a command, as text. Missing arguments are
    /// overlooked.
    fn asked(entry: &CommandEntry, words: &[String]) -> String {
        let own = subcommand(entry, Lang::En).ignore_errors(true).no_binary_name(true);
        let matches = own.try_get_matches_from(words).unwrap();
        let mut args = Args::read(Lang::En, &matches);
        let command = (entry.options)(&mut args);
        let answer = format!("{command:?} {:?}", args.answer);
        assert!(args.error().is_none(), "{} {words:?}", entry.name);
        answer
    }

    /// The arguments that give an option a value, for each value that can be tried.
    fn ways_to_give(arg: &Arg) -> Vec<Vec<String>> {
        let option = arg.get_long().map(|long| format!("--{long}"));
        if matches!(arg.get_action(), ArgAction::SetTrue) {
            return vec![option.into_iter().collect()];
        }
        let mut values: Vec<String> =
            arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        if values.is_empty() {
            values.push("2018-10-01".to_owned());
        }
        values.into_iter().map(|value| option.iter().cloned().chain([value]).collect()).collect()
    }

    #[test]
    fn the_parser_has_no_name_that_is_not_an_option() {
        for lang in [Lang::Sv, Lang::En] {
            program(lang, |_| true).debug_assert();
        }
    }

    #[test]
    fn no_command_has_the_name_of_another() {
        let names: Vec<&str> =
            COMMANDS.iter().flat_map(|entry| entry.aliases.iter().chain([&entry.name])).copied().collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
    }

    /// Every declared option is read: with it, the command or its context differs.
    #[test]
    fn every_option_makes_a_difference() {
        let mut tried = 0;
        for entry in COMMANDS {
            let own = subcommand(entry, Lang::En);
            // Operands are given by position, so those before one are given too.
            let mut before: Vec<String> = Vec::new();
            for arg in own.get_arguments() {
                let without = asked(entry, &before);
                let ways = ways_to_give(arg);
                let differs = |way: &&Vec<String>| asked(entry, &[&before[..], way].concat()) != without;
                let way = ways.iter().find(differs);
                assert!(way.is_some(), "vbe {} reads nothing of {}", entry.name, arg.get_id());
                if arg.is_positional() {
                    before.extend(way.into_iter().flatten().cloned());
                }
                tried += 1;
            }
        }
        assert!(tried > 100, "only {tried} options were tried");
    }

    /// What a closed list is called in Swedish, in any case and without å, ä and ö, asks for the same as its English name.
    #[test]
    fn every_closed_list_is_read_in_swedish_as_in_english() {
        let mut tried = 0;
        for entry in COMMANDS {
            let own = subcommand(entry, Lang::Sv);
            for arg in own.get_arguments() {
                let Some(option) = arg.get_long() else { continue };
                for value in arg.get_possible_values() {
                    let given = |word: &str| asked(entry, &[format!("--{option}={word}")]);
                    let english = given(value.get_name());
                    let said = value.get_help().map(ToString::to_string).unwrap_or_default();
                    let plain = said.replace(['å', 'ä'], "a").replace('ö', "o");
                    for written in [
                        said.to_uppercase(),
                        plain,
                        said.replace('å', "a\u{30a}").replace('ö', "o\u{308}"),
                        said,
                    ] {
                        assert_eq!(given(&written), english, "vbe {} --{option} {written}", entry.name);
                        tried += 1;
                    }
                }
            }
        }
        assert!(tried > 300, "only {tried} words were tried");
    }

    /// A value may begin with a hyphen wherever a value is free, and a flag whose value was forgotten swallows no other.
    #[test]
    fn what_begins_with_a_hyphen_is_a_value_of_every_flag_and_a_flag_is_not() {
        let program = program(Lang::En, |_| true);
        let read = |words: &[&str]| -> Vec<String> {
            let words: Vec<OsString> = ["vbe"].iter().chain(words).map(OsString::from).collect();
            hyphens::as_values(&words, &program).into_iter().map(|word| word.into_string().unwrap()).collect()
        };
        let mut tried = 0;
        for entry in COMMANDS {
            let own = subcommand(entry, Lang::En);
            for arg in own.get_arguments().chain(program.get_arguments()) {
                let Some(long) = arg.get_long().filter(|_| arg.get_action().takes_values()) else { continue };
                let flag = format!("--{long}");
                for value in ["- 5", "-3", "-3,5 %", "-- så", "-- -x", "---", "--å", "-ring"] {
                    let joined = format!("{flag}={value}");
                    let expected = ["vbe", entry.name, &joined, "--root", "."];
                    let free = !arg.is_allow_hyphen_values_set();
                    if free {
                        assert_eq!(read(&[entry.name, &flag, value, "--root", "."]), expected);
                    }
                    tried += 1;
                }
                for other in ["--root", "--color=never", "--misspelt", "-h", "-x", "--"] {
                    assert_eq!(read(&[entry.name, &flag, other]), ["vbe", entry.name, &flag, other]);
                }
            }
        }
        assert!(tried > 1000, "only {tried} values were tried");
        let moved =
            read(&["--lang", "sv", "add", "value", "--dry-run", "p/i", "-3", "period=2025", "--root", "-m"]);
        let expected = "vbe --lang sv add --dry-run --root -m -- value p/i -3 period=2025";
        assert_eq!(moved.join(" "), expected);
        assert_eq!(read(&["add", "value", "-3", "--", "--x", "-5"]).join(" "), "vbe add -- value -3 --x -5");
        let asked = read(&["scan", "--range", "-x y", "--lines"]).join(" ");
        assert_eq!(asked, "vbe scan --range -x y --lines", "what is for git is for git");
    }

    /// An option that was not declared cannot be read: the parser panics on its name.
    #[test]
    fn every_option_that_is_read_is_declared() {
        for entry in COMMANDS {
            asked(entry, &[]);
        }
    }

    #[test]
    fn every_command_has_examples_that_can_be_written() {
        for entry in COMMANDS {
            assert!(entry.examples.len() >= 2, "vbe {} has too few examples", entry.name);
            for example in entry.examples {
                let words = example.split(' ').map(OsString::from);
                let words: Vec<OsString> = [OsString::from("vbe")].into_iter().chain(words).collect();
                let name = words[1].to_str().unwrap();
                assert!(name == entry.name || entry.aliases.contains(&name), "vbe {example}");
                match parse(&words, Lang::En) {
                    Ok(Parsed::Command(invocation)) => assert!(invocation.error.is_none(), "vbe {example}"),
                    Ok(_) => panic!("vbe {example} asks for no command"),
                    Err(error) => panic!("vbe {example}: {error:?}"),
                }
            }
        }
    }
}
