//! `vbe account`: which plan, which is the one after it, and whether every promise is accounted for.

use super::ask::{CommandContext, unknown};
use super::world::{CommandError, Exit, Out};
use crate::base::lang::Say;
use crate::facts::account::{Account, Fate, is_before, next_of};
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::output::render;
use crate::reports::account::{self, Options};
use crate::say;

pub(super) fn answer(
    options: &Options,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    let plan = named(&workspace, &options.plan)?;
    let next = match &options.next {
        Some(id) => Some(named(&workspace, id)?),
        None => next_of(&workspace, plan.record, context.report(&workspace).day),
    };
    if next.is_some_and(|next| next.record.id == plan.record.id) {
        return Err(CommandError::Said(
            Say::fixed("En plan kan inte vara sin egen nästa.", "A plan cannot be its own next one."),
            Say::fixed(
                "Skriv den nya planens id efter --next.",
                "Write the id of the new plan after --next.",
            ),
        ));
    }
    if let Some(next) = next.filter(|next| is_before(next.record, plan.record)) {
        let (id, next) = (&plan.record.id, &next.record.id);
        return Err(CommandError::Said(
            say!("{next} är en plan före {id}, inte efter.", "{next} is a plan before {id}, not after it."),
            say!("Menades vbe account {next} --next {id}?", "Was vbe account {next} --next {id} meant?"),
        ));
    }
    let report = context.report(&workspace);
    let account = Account::of(&workspace, plan, next, report.day);
    render::page(
        &account::page(&report, &account, options),
        context.format,
        context.render_options,
        out.answer,
    )?;
    Ok(if account.count(Fate::Dropped) > 0 { Exit::Found } else { Exit::Fine })
}

/// The plan of that id.
fn named<'w>(workspace: &'w Workspace, id: &str) -> Result<Filed<'w, Plan>, CommandError> {
    let found = workspace.plan(id).found();
    let ids = || workspace.plans().map(|plan| &*plan.record.id).collect::<Vec<&str>>();
    found.ok_or_else(|| {
        unknown(say!("Det finns ingen plan {id}.", "There is no plan {id}."), id, ids().into_iter())
    })
}
