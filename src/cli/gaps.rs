//! `vbe gaps`: what the work lacks, and whether what was asked for is there at all.

use super::ask::{Call, unknown};
use super::reports::{is_actor, is_framework, is_plan};
use super::world::{Exit, Failure, Out};
use crate::records::organisation::{Actor, Sort};
use crate::render;
use crate::reports::gaps::{self, GapKind, Wish};
use crate::say;
use crate::whole::{Known, Whole};

/// What is asked.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// Which gaps, and in which groups.
    pub wish: Wish,
    /// The kinds that make the answer a failing one.
    pub fail_on: Vec<GapKind>,
}

pub(super) fn answer(question: &Question, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let whole = call.whole(out)?;
    let wish = &question.wish;
    is_there(&whole, wish)?;
    let setting = call.setting(&whole);
    let found = gaps::wanted(&setting, wish);
    let page = gaps::page(&setting, wish, &found);
    render::page(&page, call.format, call.look, out.answer)?;
    if page.parts.is_empty() {
        return Ok(Exit::Nothing);
    }
    let fails = found.iter().flat_map(|found| &found.gaps).any(|gap| question.fail_on.contains(&gap.kind));
    Ok(if fails { Exit::Found } else { Exit::Fine })
}

/// Whether everything that is asked for by name is there.
fn is_there(whole: &Whole, wish: &Wish) -> Result<(), Failure> {
    is_plan(whole, wish.plan.as_deref())?;
    is_framework(whole, wish.framework.as_deref())?;
    is_need(whole, wish.need.as_deref())?;
    is_unit(whole, wish.unit.as_deref())?;
    is_actor(whole, wish.responsible.as_deref())
}

fn is_need(whole: &Whole, id: Option<&str>) -> Result<(), Failure> {
    let needs = || whole.plans().flat_map(|plan| &plan.record.needs).map(|need| &*need.id);
    let Some(id) = id.filter(|id| !needs().any(|need| need == *id)) else { return Ok(()) };
    let known: Vec<&str> = needs().collect();
    Err(unknown(say!("Behovet {id} finns inte.", "There is no need {id}."), id, known.into_iter()))
}

fn is_unit(whole: &Whole, name: Option<&str>) -> Result<(), Failure> {
    let is_one = |name: &&str| match whole.actor(name) {
        Known::Yes(actor) => actor.record.sort == Sort::Unit,
        Known::Unsure => true,
        Known::No => false,
    };
    let Some(name) = name.filter(|name| !is_one(name)) else { return Ok(()) };
    let registers = whole.organisations().flat_map(|filed| &filed.record.actors);
    let units = registers.filter(|actor| actor.sort == Sort::Unit).flat_map(Actor::names);
    let known: Vec<&str> = units.map(|name| &**name).collect();
    Err(unknown(say!("{name} är ingen enhet.", "{name} is no unit."), name, known.into_iter()))
}
