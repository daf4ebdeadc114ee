//! `vbe doctor`: is all that guards the workspace there?

use super::ask::CommandContext;
use super::world::{CommandError, Exit, Out};
use crate::output::render;
use crate::setup::{Checkup, State, checks};

pub(super) fn answer(
    path: Option<&str>,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let root = context.find_root()?;
    let config = context.settings(&root, out)?;
    let checks = checks::all(&Checkup { git: context.git.at(&root), root, config: &config, path });
    render::checks(&checks, context.format, context.render_options, out.answer)?;
    let missing = checks.iter().any(|check| check.state == State::Missing);
    Ok(if missing { Exit::Found } else { Exit::Fine })
}
