//! Usage errors in the user's language: clap knows what is wrong, but says so only in English. With `args.rs`
//! and `parser.rs`, this is the only file that uses clap.

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};

use super::outcome::CommandError;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::nearest;
use crate::base::meant;
use crate::say;

/// What is wrong, and the nearest name among those that `command` knows. `example` is a whole line of the command that was
/// meant, where it is known which that is, and `own` is the name of that command.
pub(super) fn of(
    error: &Error,
    command: &Command,
    (own, example): (Option<&str>, Option<&str>),
) -> CommandError {
    let one = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let many = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    };
    // clap adds the name of the flag's value; the user wrote only the flag.
    let arg = one(ContextKind::InvalidArg).split(" <").next().unwrap_or_default().to_owned();
    match error.kind() {
        ErrorKind::InvalidSubcommand | ErrorKind::MissingSubcommand => {
            let name = one(ContextKind::InvalidSubcommand);
            let names: Vec<String> = command.get_subcommands().map(|own| own.get_name().to_owned()).collect();
            CommandError::Message(
                say!("Kommandot {name} finns inte.", "There is no command {name}."),
                instead(&name, &names, &many(ContextKind::SuggestedSubcommand)),
            )
        }
        ErrorKind::UnknownArgument if !arg.starts_with("--") => CommandError::Message(
            say!("{arg} går inte att skriva här.", "{arg} cannot stand here."),
            match day(&arg).filter(|_| own.is_some_and(|own| has_day(command, own))) {
                Some(day) => {
                    say!("Skriv dagen med --on: --on {day}.", "Write the day with --on: --on {day}.")
                }
                None => Say::fixed("vbe --help visar vad som finns.", "vbe --help shows what there is."),
            },
        ),
        ErrorKind::UnknownArgument if flags(command).contains(&arg) => CommandError::Message(
            say!("{arg} hör till andra kommandon.", "{arg} belongs to other commands."),
            Say::fixed(
                "Samma kommando med --help visar vad det tar.",
                "The same command with --help shows what it takes.",
            ),
        ),
        ErrorKind::UnknownArgument => CommandError::Message(
            say!("{arg} går inte att skriva här.", "{arg} cannot stand here."),
            instead(&arg, &flags(command), &many(ContextKind::SuggestedArg)),
        ),
        ErrorKind::InvalidValue => {
            let value = one(ContextKind::InvalidValue);
            let valid = many(ContextKind::ValidValue);
            let what = if value.is_empty() {
                say!("{arg} behöver ett värde.", "{arg} needs a value.")
            } else {
                say!("{arg} kan inte vara {value}.", "{arg} cannot be {value}.")
            };
            // Where words are known in both languages, `args.rs` has found what was meant.
            let help = match &many(ContextKind::Suggested)[..] {
                [sv, en] => Say::new(sv.clone(), en.clone()),
                _ if value.is_empty() && valid.is_empty() => say!(
                    "Skriv det efter flaggan. En text som själv ser ut som en flagga skrivs med likhetstecken: {arg}=\"…\".",
                    "Write it after the flag. A text that itself looks like a flag is written with an equals sign: {arg}=\"…\"."
                ),
                _ if value.is_empty() => listed(command, valid),
                _ => instead(&value, &valid, &many(ContextKind::SuggestedValue)),
            };
            CommandError::Message(what, help)
        }
        ErrorKind::ArgumentConflict => conflict(&arg, &many(ContextKind::PriorArg)),
        ErrorKind::MissingRequiredArgument => {
            let missing = many(ContextKind::InvalidArg).join(" ").replace(['<', '>'], "");
            let named = missing.to_lowercase().replace("...", "");
            CommandError::Message(
                say!("Ange {named}.", "{missing} is missing."),
                match example {
                    Some(line) => say!(
                        "Till exempel: vbe {line}. Samma kommando med --help visar allt som går att skriva.",
                        "For example: vbe {line}. The same command with --help shows all that can be written."
                    ),
                    None => Say::fixed(
                        "Samma kommando med --help visar hur det skrivs.",
                        "The same command with --help shows how it is written.",
                    ),
                },
            )
        }
        _ => CommandError::Message(
            Say::fixed("Kommandoraden går inte att läsa.", "The command line cannot be read."),
            Say::fixed("vbe --help visar hur den skrivs.", "vbe --help shows how it is written."),
        ),
    }
}

/// An option that stands twice, or beside others that it does not go together with.
fn conflict(arg: &str, prior: &[String]) -> CommandError {
    let others: Vec<&str> = prior.iter().filter_map(|other| other.split(" <").next()).collect();
    if others.iter().all(|other| *other == arg) {
        return CommandError::Message(
            say!("{arg} står två gånger.", "{arg} stands twice."),
            Say::fixed("Skriv det en gång.", "Write it once."),
        );
    }
    let others = others.join(", ");
    CommandError::Message(
        say!("{arg} går inte ihop med {others}.", "{arg} does not go together with {others}."),
        Say::fixed(
            "Ta bort den ena. Samma kommando med --help visar vad som hör ihop.",
            "Take one of them away. The same command with --help shows what goes together.",
        ),
    )
}

/// The day that a word without a flag says.
fn day(word: &str) -> Option<Day> {
    Day::read(word).or_else(|| meant::day(word))
}

/// Whether a command takes the day of what it tells.
fn has_day(program: &Command, named: &str) -> bool {
    let command = program.find_subcommand(named);
    command.is_some_and(|own| own.get_arguments().any(|arg| arg.get_long() == Some("on")))
}

/// Every flag of every command: clap does not say which command it was reading.
fn flags(command: &Command) -> Vec<String> {
    let all = command.get_subcommands().chain([command]).flat_map(Command::get_arguments);
    let mut flags: Vec<String> = all.filter_map(|arg| Some(format!("--{}", arg.get_long()?))).collect();
    flags.sort();
    flags.dedup();
    flags
}

/// The words of the list that has these names, in both languages.
fn listed(command: &Command, names: Vec<String>) -> Say {
    let all = command.get_subcommands().chain([command]).flat_map(Command::get_arguments);
    let list =
        all.map(Arg::get_possible_values).find(|list| list.iter().map(PossibleValue::get_name).eq(&names));
    let words =
        list.into_iter().flatten().map(|own| own.get_help().map_or_else(String::new, ToString::to_string));
    let (sv, en) = (words.collect::<Vec<_>>(), names);
    Say { sv: instead("", &sv, &[]).sv, en: instead("", &en, &[]).en }
}

/// What to write instead: the nearest name, all of them, or where they are listed.
fn instead(written: &str, known: &[String], suggested: &[String]) -> Say {
    let near = nearest(written, known.iter().map(String::as_str)).map(str::to_owned);
    if let Some(meant) = near.or_else(|| suggested.first().cloned()) {
        return say!("Menades {meant}?", "Was {meant} meant?");
    }
    if known.is_empty() {
        return Say::fixed("vbe --help visar vad som finns.", "vbe --help shows what there is.");
    }
    let all = known.join(", ");
    say!("Det som finns: {all}.", "What there is: {all}.")
}
