//! `vbe diff`: two moments, or two plans.

use super::ask::Call;
use super::past;
use super::world::{Exit, Failure, Out};
use crate::lang::Say;
use crate::render;
use crate::reports::diff::{self, Wish};

pub(super) fn answer(wish: &Wish, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    if call.past.is_some() {
        return Err(Failure::Said(
            Say::fixed(
                "vbe diff säger själv vilka tidpunkter det gäller.",
                "vbe diff names its moments itself.",
            ),
            Say::fixed("Skriv vbe diff FÖRE EFTER, utan --at.", "Write vbe diff BEFORE AFTER, without --at."),
        ));
    }
    let here = call.whole(out)?;
    let plans = |now: &str| Some((here.plan(&wish.was).found()?, here.plan(now).found()?));
    if let Some((was, now)) = wish.now.as_deref().and_then(plans) {
        let page = diff::of_plans(&call.setting(&here), was, now, wish);
        render::page(&page, call.format, call.look, out.answer)?;
        return Ok(Exit::Fine);
    }
    let then = |written: &str| -> Result<Call, Failure> {
        Ok(Call { past: Some(past::find(call, written)?), ..call.clone() })
    };
    let was = then(&wish.was)?.whole(out)?;
    let now = wish.now.as_deref().map(then).transpose()?;
    let (now, call) = match &now {
        Some(then) => (then.whole(out)?, then),
        None => (here, call),
    };
    // Both are judged on one day: what has come due by itself in between is nobody's change.
    let page = diff::of_moments(&call.setting(&now), &was, wish);
    render::page(&page, call.format, call.look, out.answer)?;
    Ok(Exit::Fine)
}
