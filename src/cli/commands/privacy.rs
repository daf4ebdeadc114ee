//! `vbe privacy`: shows how easily a case can be told from the others, and so be recognised.

use crate::base::lang::Say;
use crate::cli::args::Args;
use crate::cli::command::{Command, ONLY_OPTIONS};
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::reports::{PRIVACY, privacy};

#[derive(Debug)]
pub(super) struct Privacy;

impl Command for Privacy {
    const NAME: &'static str = PRIVACY.name;
    const USAGE: &'static Say = ONLY_OPTIONS;
    const ABOUT: &'static Say = &PRIVACY.about;
    const EXAMPLES: &'static [&'static str] = &["privacy", "privacy --format json"];

    fn options(args: &mut Args<'_>) -> Self {
        args.page();
        Self
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let workspace = context.workspace(out)?;
        context.write_page(&privacy::page(&context.report(&workspace)), out)
    }
}
