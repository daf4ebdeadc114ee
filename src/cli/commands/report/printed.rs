//! The statistics that were last published, for pages that repeat them. They pass the same door as when they are printed
//! again: what somebody has written in their place is told nowhere.

use super::earlier::Earlier;
use crate::cli::context::CommandContext;
use crate::facts::figures::Figures;
use crate::facts::printed;
use crate::model::workspace::Workspace;

/// The figures that were last published by the day of the command, where the file is sound and git has had them so. Where
/// git cannot tell, nothing is told.
pub(in crate::cli::commands) fn last_printed(
    workspace: &Workspace,
    context: &CommandContext,
) -> Option<Figures> {
    let figures = printed::last_printed(workspace, context.day)?;
    let earlier = Earlier::of(workspace, context).ok()?;
    earlier.is_none_or(|earlier| earlier.is_as_printed(&figures)).then_some(figures)
}
