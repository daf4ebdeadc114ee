//! `vbe cancel`: records that an activity will not be done, and who decided so.

use crate::base::lang::Say;
use crate::cli::args::{Args, Takes, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::progress::ProgressOptions;
use crate::editing::ProgressAction;

#[derive(Debug)]
pub(super) struct Cancel {
    progress: ProgressOptions,
    decision: String,
    again: bool,
}

impl Command for Cancel {
    const NAME: &'static str = "cancel";
    const USAGE: &'static Say =
        &Say::fixed("--decision BESLUT [FLAGGOR] ÅTGÄRD", "--decision DECISION [OPTIONS] ACTIVITY");
    const ABOUT: &'static Say = &Say::fixed(
        "Markera en åtgärd som inställd, med det beslut som gäller",
        "Mark an activity as cancelled, with the decision behind it",
    );
    const EXAMPLES: &'static [&'static str] = &[
        "cancel utbilda --decision styrgruppen-2025-09-01",
        "cancel utbilda --decision styrgruppen-2025-09-01 --on 2025-09-01 --dry-run",
        "cancel utbilda --decision styrgruppen-2025-09-01 --again",
    ];

    fn options(args: &mut Args<'_>) -> Self {
        Self {
            progress: ProgressOptions::visit(args),
            decision: args.required_text(option("decision").takes(Takes::MEETING).value("BESLUT", "DECISION").help(
                "Beslutet: vem som beslutade, när, och var det står",
                "The decision: who decided, when, and where it stands",
            )),
            again: args.flag(option("again").help(
                "Beslutet säger att åtgärden ska prövas igen när planen revideras: nästa utkast tar med den",
                "The decision says that the activity is to be tried again at the revision: the next draft has it",
            )),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let Self { progress, decision, again } = self;
        progress.write(ProgressAction::Cancel { decision, again }, context, out)
    }
}
