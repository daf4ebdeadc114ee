//! `vbe start`: records that an activity has begun.

use crate::base::lang::Say;
use crate::cli::args::Args;
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::progress::{ProgressOptions, USAGE};
use crate::editing::ProgressAction;

#[derive(Debug)]
pub(super) struct Start {
    progress: ProgressOptions,
}

impl Command for Start {
    const NAME: &'static str = "start";
    const USAGE: &'static Say = USAGE;
    const ABOUT: &'static Say = &Say::fixed("Markera en åtgärd som påbörjad", "Mark an activity as started");
    const EXAMPLES: &'static [&'static str] =
        &["start utbilda", "start plan-2025/utbilda --on 2025-02-12 --by samordnare"];

    fn options(args: &mut Args<'_>) -> Self {
        Self { progress: ProgressOptions::visit(args) }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        self.progress.write(ProgressAction::Start, context, out)
    }
}
