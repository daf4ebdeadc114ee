//! Values that begin with a hyphen: a note that is a point of a list, a measured value below zero. clap would take such a
//! word for flags, so it is written to clap as what it is before clap reads it.

use std::ffi::{OsStr, OsString};

use clap::{Arg, Command};

/// A word after the name of the command.
enum Written {
    Flag(OsString),
    Operand(OsString),
}

/// The words with each value that begins with a hyphen written so that it can only be a value: after an equals sign where
/// it belongs to a flag, and otherwise after `--`. What looks like a flag is left as it is: a flag whose value has been
/// forgotten is not to swallow the next one.
pub(super) fn as_values(words: &[OsString], program: &Command) -> Vec<OsString> {
    let Some((at, command)) = named(words, program) else { return words.to_vec() };
    let (before, after) = words.split_at(at + 1);
    let known = Known { program, command };
    let (written, has_loose) = known.read(after);
    let mut read = before.to_vec();
    if !has_loose {
        read.extend(written.into_iter().map(|(Written::Flag(word) | Written::Operand(word))| word));
        return read;
    }
    let (mut flags, mut operands) = (Vec::new(), vec![OsString::from("--")]);
    for word in written {
        match word {
            Written::Flag(word) => flags.push(word),
            Written::Operand(word) => operands.push(word),
        }
    }
    read.extend(flags.into_iter().chain(operands));
    read
}

/// Where the name of a command stands, and the command.
fn named<'c>(words: &[OsString], program: &'c Command) -> Option<(usize, &'c Command)> {
    let mut at = 1;
    while let Some(word) = words.get(at) {
        if let Some(command) = program.find_subcommand(word) {
            return Some((at, command));
        }
        // Before the command stand flags of the program, each with its value.
        let flag = flag_of(program, word)?;
        at += if takes_next(flag, word) { 2 } else { 1 };
    }
    None
}

/// The flags that can stand after a command.
struct Known<'c> {
    program: &'c Command,
    command: &'c Command,
}

impl Known<'_> {
    /// What each word is, and whether an operand begins with a hyphen.
    fn read(&self, words: &[OsString]) -> (Vec<Written>, bool) {
        let (mut read, mut has_loose) = (Vec::new(), false);
        let mut words = words.iter().peekable();
        while let Some(word) = words.next() {
            if word == "--" {
                // Somebody has said where the flags end.
                let rest = words.by_ref().cloned().map(Written::Operand);
                let mark = (!has_loose).then(|| Written::Flag(word.clone()));
                read.extend(mark.into_iter().chain(rest));
                break;
            }
            let Some(flag) = self.flag(word) else {
                let is_hyphened = self.is_value(word);
                has_loose |= is_hyphened;
                let is_operand = is_hyphened || !begins_with_hyphen(word);
                read.push(if is_operand {
                    Written::Operand(word.clone())
                } else {
                    Written::Flag(word.clone())
                });
                continue;
            };
            let takes = takes_next(flag, word);
            match words.next_if(|next| takes && (flag.is_allow_hyphen_values_set() || !self.is_flag(next))) {
                Some(value) if self.is_value(value) && !flag.is_allow_hyphen_values_set() => {
                    read.push(Written::Flag(
                        [word.as_os_str(), OsStr::new("="), value].into_iter().collect(),
                    ));
                }
                value => read.extend([Some(word), value].into_iter().flatten().cloned().map(Written::Flag)),
            }
        }
        (read, has_loose)
    }

    fn flag(&self, word: &OsStr) -> Option<&Arg> {
        flag_of(self.command, word).or_else(|| flag_of(self.program, word))
    }

    /// Whether a word begins with a hyphen and can be no flag.
    fn is_value(&self, word: &OsStr) -> bool {
        begins_with_hyphen(word) && !self.is_flag(word)
    }

    /// Whether a word is a flag, or looks like one that somebody has misspelt.
    fn is_flag(&self, word: &OsStr) -> bool {
        let word = word.to_string_lossy();
        if let Some(long) = word.strip_prefix("--") {
            let name = long.split_once('=').map_or(long, |(name, _)| name);
            let is_letter = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_';
            return long.is_empty()
                || (name.starts_with(|sign: char| sign.is_ascii_alphabetic())
                    && name.chars().all(is_letter));
        }
        let Some(letters) = word.strip_prefix('-').filter(|letters| !letters.is_empty()) else {
            return false;
        };
        let flags = || self.command.get_arguments().chain(self.program.get_arguments());
        let is_short = |letter: char| flags().any(|flag| flag.get_short() == Some(letter));
        letters.len() == 1 && letters.starts_with(|sign: char| sign.is_ascii_alphabetic())
            || letters.chars().all(is_short)
    }
}

fn begins_with_hyphen(word: &OsStr) -> bool {
    word.len() > 1 && word.as_encoded_bytes().starts_with(b"-")
}

/// The flag that a word writes out, with or without its value.
fn flag_of<'c>(command: &'c Command, word: &OsStr) -> Option<&'c Arg> {
    let word = word.to_string_lossy();
    let name = word.strip_prefix("--")?.split('=').next()?;
    command.get_arguments().find(|arg| arg.get_long() == Some(name))
}

/// Whether the value of a flag is the next word.
fn takes_next(flag: &Arg, word: &OsStr) -> bool {
    flag.get_action().takes_values() && !word.as_encoded_bytes().contains(&b'=')
}
