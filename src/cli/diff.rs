//! `vbe diff`: two moments, or two plans.

use super::ask::{CommandContext, unknown};
use super::past;
use super::world::{CommandError, Exit, Out};
use crate::base::lang::Say;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::output::render;
use crate::reports::diff::{self, Options};
use crate::say;

pub(super) fn answer(
    options: &Options,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    if context.past.is_some() {
        return Err(CommandError::Said(
            Say::fixed(
                "vbe diff säger själv vilka tidpunkter det gäller.",
                "vbe diff names its moments itself.",
            ),
            Say::fixed("Skriv vbe diff FÖRE EFTER, utan --at.", "Write vbe diff BEFORE AFTER, without --at."),
        ));
    }
    let here = context.workspace(out)?;
    if let Some([was, now]) = plans(&here, options)? {
        let options = Options { was: was.record.id.to_string(), now: Some(now.record.id.to_string()) };
        let page = diff::of_plans(&context.report(&here), was, now, &options);
        render::page(&page, context.format, context.render_options, out.answer)?;
        return Ok(Exit::Fine);
    }
    let then = |written: &str| -> Result<CommandContext, CommandError> {
        let past = past::find(context, written)
            .map_err(|failure| beside_a_plan(&here, options).unwrap_or(failure))?;
        Ok(CommandContext { past: Some(past), ..context.clone() })
    };
    let was = then(&options.was)?.workspace(out)?;
    let now = options.now.as_deref().map(then).transpose()?;
    let (now, context) = match &now {
        Some(then) => (then.workspace(out)?, then),
        None => (here, context),
    };
    // Both are judged on one day: what has come due by itself in between is nobody's change.
    let page = diff::of_moments(&context.report(&now), &was, options);
    render::page(&page, context.format, context.render_options, out.answer)?;
    Ok(Exit::Fine)
}

/// What is wrong when one of two is a plan and the other is not, and they are not two moments either.
fn beside_a_plan(here: &Workspace, options: &Options) -> Option<CommandError> {
    let sides = [Some(options.was.as_str()), options.now.as_deref()];
    let (plans, others): (Vec<&str>, Vec<&str>) =
        sides.into_iter().flatten().partition(|id| here.plan(id).found().is_some());
    let ([_], [other]) = (plans.as_slice(), others.as_slice()) else { return None };
    let ids: Vec<&str> = here.plans().map(|plan| &*plan.record.id).collect();
    Some(unknown(say!("Det finns ingen plan {other}.", "There is no plan {other}."), other, ids.into_iter()))
}

/// The two plans that are meant: a plan alone is compared with the edition before it.
fn plans<'w>(here: &'w Workspace, options: &Options) -> Result<Option<[Filed<'w, Plan>; 2]>, CommandError> {
    let Some(first) = here.plan(&options.was).found() else { return Ok(None) };
    if let Some(now) = &options.now {
        return Ok(here.plan(now).found().map(|now| [first, now]));
    }
    let before = first.record.previous.as_ref().and_then(|id| here.plan(id).found());
    let id = &first.record.id;
    before.map(|before| Some([before, first])).ok_or_else(|| {
        CommandError::Said(
            say!("Ingen plan före {id} finns här.", "There is no plan before {id} here."),
            Say::fixed(
                "Skriv vilka två som ska jämföras: vbe diff FÖRE EFTER. Planen före anges med previous.",
                "Write which two to compare: vbe diff BEFORE AFTER. The plan before is named in previous.",
            ),
        )
    })
}
