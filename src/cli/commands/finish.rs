//! `vbe finish`: records that an activity is done.

use crate::base::lang::Say;
use crate::cli::args::Args;
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::progress::{ProgressOptions, USAGE};
use crate::editing::ProgressAction;

#[derive(Debug)]
pub(super) struct Finish {
    progress: ProgressOptions,
}

impl Command for Finish {
    const NAME: &'static str = "finish";
    const USAGE: &'static Say = USAGE;
    const ABOUT: &'static Say = &Say::fixed("Markera en åtgärd som avslutad", "Mark an activity as finished");
    const EXAMPLES: &'static [&'static str] =
        &["finish utbilda", "finish utbilda --on 2025-11-30 --evidence protokoll-12 --by samordnare"];

    fn options(args: &mut Args<'_>) -> Self {
        Self { progress: ProgressOptions::visit(args) }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        self.progress.write(ProgressAction::Finish, context, out)
    }
}
