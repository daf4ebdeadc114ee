//! `vbe doctor`: is all that guards the workspace there?

use super::ask::Call;
use super::world::{Exit, Failure, Out};
use crate::output::render;
use crate::setup::{Checkup, State, checks};

pub(super) fn answer(path: Option<&str>, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let root = call.workspace()?;
    let config = call.settings(&root, out)?;
    let checks = checks::all(&Checkup { git: call.git.at(&root), root, config: &config, path });
    render::checks(&checks, call.format, call.look, out.answer)?;
    let missing = checks.iter().any(|check| check.state == State::Missing);
    Ok(if missing { Exit::Found } else { Exit::Fine })
}
