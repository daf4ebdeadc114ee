//! Defines a command: its name and texts, its options as one struct, and what it does.

use std::ffi::OsStr;
use std::fmt;

use super::args::Args;
use super::context::CommandContext;
use super::outcome::{CommandError, Exit, Out};
use crate::base::lang::Say;

/// The usage of a command that has options and no operands.
pub(super) const ONLY_OPTIONS: &Say = &Say::fixed("[FLAGGOR]", "[OPTIONS]");

/// A command. The struct that implements this trait holds the options that were given.
pub(super) trait Command: fmt::Debug + Sized + 'static {
    const NAME: &'static str;
    /// Other names that the command answers to.
    const ALIASES: &'static [&'static str] = &[];
    /// The usage that follows the name.
    const USAGE: &'static Say;
    const ABOUT: &'static Say;
    /// Whole command lines, without `vbe`.
    const EXAMPLES: &'static [&'static str];

    /// Visits the options, in the order in which help shows them.
    fn options(args: &mut Args<'_>) -> Self;

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError>;
}

/// A command with its options, of whichever type.
pub(super) trait Runnable: fmt::Debug {
    fn run(self: Box<Self>, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError>;
}

impl<C: Command> Runnable for C {
    fn run(self: Box<Self>, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        Command::run(*self, context, out)
    }
}

/// A row in the list of commands.
pub(super) struct CommandEntry {
    pub name: &'static str,
    pub aliases: &'static [&'static str],
    pub usage: &'static Say,
    pub about: &'static Say,
    pub examples: &'static [&'static str],
    pub options: fn(&mut Args<'_>) -> Box<dyn Runnable>,
}

impl CommandEntry {
    /// Whether a word is a name of the command.
    pub(super) fn answers_to(&self, word: &OsStr) -> bool {
        word == self.name || self.aliases.iter().any(|alias| word == *alias)
    }

    pub(super) const fn of<C: Command>() -> Self {
        Self {
            name: C::NAME,
            aliases: C::ALIASES,
            usage: C::USAGE,
            about: C::ABOUT,
            examples: C::EXAMPLES,
            options: |args| Box::new(C::options(args)),
        }
    }
}
