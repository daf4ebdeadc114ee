//! `vbe doctor`: checks that everything that guards the workspace is in place.

use crate::base::lang::Say;
use crate::cli::args::Args;
use crate::cli::command::{Command, ONLY_OPTIONS};
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::output::render::Format;
use crate::setup::{Checkup, State, checks};

#[derive(Debug)]
pub(super) struct Doctor;

impl Command for Doctor {
    const NAME: &'static str = "doctor";
    const USAGE: &'static Say = ONLY_OPTIONS;
    const ABOUT: &'static Say = &Say::fixed(
        "Visa vad som saknas av det som skyddar arbetsmappen",
        "Show what is missing of what guards the workspace",
    );
    const EXAMPLES: &'static [&'static str] = &["doctor", "doctor --format json"];

    fn options(args: &mut Args<'_>) -> Self {
        args.format(Format::OF_CHECKS);
        Self
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let root = context.find_root()?;
        let (config, _) = context.known_settings(&root, out)?;
        let path = context.search_path.as_deref();
        let checks = checks::all(&Checkup { git: context.git.at(&root), root, config: &config, path });
        out.answer.checks(&checks, context.format, context.render_options)?;
        let missing = checks.iter().any(|check| check.state == State::Missing);
        Ok(if missing { Exit::Found } else { Exit::Fine })
    }
}
