//! `vbe note`: records how an activity is going.

use crate::base::lang::Say;
use crate::cli::args::{Args, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::progress::{ProgressOptions, USAGE};
use crate::editing::ProgressAction;

#[derive(Debug)]
pub(super) struct Note {
    progress: ProgressOptions,
}

impl Command for Note {
    const NAME: &'static str = "note";
    const USAGE: &'static Say = USAGE;
    const ABOUT: &'static Say =
        &Say::fixed("Anteckna hur det går med en åtgärd", "Note how it goes with an activity");
    const EXAMPLES: &'static [&'static str] = &[
        "note utbilda --by samordnare --note halvvägs",
        "note utbilda --by samordnare --value 12",
        "note utbilda --by samordnare --assessment yellow --dry-run",
    ];

    fn options(args: &mut Args<'_>) -> Self {
        let value = args.text(option("value").value("TAL", "NUMBER").help(
            "Vad som har räknats eller mätts, i målets enhet",
            "What was counted or measured, in the unit of the goal",
        ));
        let mut progress = ProgressOptions::visit(args);
        progress.value = value;
        Self { progress }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        self.progress.write(ProgressAction::Note, context, out)
    }
}
