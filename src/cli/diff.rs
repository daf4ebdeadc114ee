//! `vbe diff`: two moments, or two plans.

use super::ask::{Call, unknown};
use super::past;
use super::world::{Exit, Failure, Out};
use crate::base::lang::Say;
use crate::model::records::plan::Plan;
use crate::model::whole::{Filed, Whole};
use crate::output::render;
use crate::reports::diff::{self, Wish};
use crate::say;

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
    if let Some([was, now]) = plans(&here, wish)? {
        let wish = Wish { was: was.record.id.to_string(), now: Some(now.record.id.to_string()) };
        let page = diff::of_plans(&call.setting(&here), was, now, &wish);
        render::page(&page, call.format, call.look, out.answer)?;
        return Ok(Exit::Fine);
    }
    let then = |written: &str| -> Result<Call, Failure> {
        let past =
            past::find(call, written).map_err(|failure| beside_a_plan(&here, wish).unwrap_or(failure))?;
        Ok(Call { past: Some(past), ..call.clone() })
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

/// What is wrong when one of two is a plan and the other is not, and they are not two moments either.
fn beside_a_plan(here: &Whole, wish: &Wish) -> Option<Failure> {
    let sides = [Some(wish.was.as_str()), wish.now.as_deref()];
    let (plans, others): (Vec<&str>, Vec<&str>) =
        sides.into_iter().flatten().partition(|id| here.plan(id).found().is_some());
    let ([_], [other]) = (plans.as_slice(), others.as_slice()) else { return None };
    let ids: Vec<&str> = here.plans().map(|plan| &*plan.record.id).collect();
    Some(unknown(say!("Det finns ingen plan {other}.", "There is no plan {other}."), other, ids.into_iter()))
}

/// The two plans that are meant: a plan alone is compared with the edition before it.
fn plans<'w>(here: &'w Whole, wish: &Wish) -> Result<Option<[Filed<'w, Plan>; 2]>, Failure> {
    let Some(first) = here.plan(&wish.was).found() else { return Ok(None) };
    if let Some(now) = &wish.now {
        return Ok(here.plan(now).found().map(|now| [first, now]));
    }
    let before = first.record.previous.as_ref().and_then(|id| here.plan(id).found());
    let id = &first.record.id;
    before.map(|before| Some([before, first])).ok_or_else(|| {
        Failure::Said(
            say!("Ingen plan före {id} finns här.", "There is no plan before {id} here."),
            Say::fixed(
                "Skriv vilka två som ska jämföras: vbe diff FÖRE EFTER. Planen före anges med previous.",
                "Write which two to compare: vbe diff BEFORE AFTER. The plan before is named in previous.",
            ),
        )
    })
}
