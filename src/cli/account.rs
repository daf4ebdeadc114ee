//! `vbe account`: which plan, which is the one after it, and whether every promise is accounted for.

use super::ask::{Call, unknown};
use super::world::{Exit, Failure, Out};
use crate::base::lang::Say;
use crate::facts::account::{Account, Fate, is_before, next_of};
use crate::model::records::plan::Plan;
use crate::model::whole::{Filed, Whole};
use crate::output::render;
use crate::reports::account::{self, Wish};
use crate::say;

pub(super) fn answer(wish: &Wish, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let whole = call.whole(out)?;
    let plan = named(&whole, &wish.plan)?;
    let next = match &wish.next {
        Some(id) => Some(named(&whole, id)?),
        None => next_of(&whole, plan.record, call.setting(&whole).day),
    };
    if next.is_some_and(|next| next.record.id == plan.record.id) {
        return Err(Failure::Said(
            Say::fixed("En plan kan inte vara sin egen nästa.", "A plan cannot be its own next one."),
            Say::fixed(
                "Skriv den nya planens id efter --next.",
                "Write the id of the new plan after --next.",
            ),
        ));
    }
    if let Some(next) = next.filter(|next| is_before(next.record, plan.record)) {
        let (id, next) = (&plan.record.id, &next.record.id);
        return Err(Failure::Said(
            say!("{next} är en plan före {id}, inte efter.", "{next} is a plan before {id}, not after it."),
            say!("Menades vbe account {next} --next {id}?", "Was vbe account {next} --next {id} meant?"),
        ));
    }
    let setting = call.setting(&whole);
    let account = Account::of(&whole, plan, next, setting.day);
    render::page(&account::page(&setting, &account, wish), call.format, call.look, out.answer)?;
    Ok(if account.count(Fate::Dropped) > 0 { Exit::Found } else { Exit::Fine })
}

/// The plan of that id.
fn named<'w>(whole: &'w Whole, id: &str) -> Result<Filed<'w, Plan>, Failure> {
    let found = whole.plan(id).found();
    let ids = || whole.plans().map(|plan| &*plan.record.id).collect::<Vec<&str>>();
    found.ok_or_else(|| {
        unknown(say!("Det finns ingen plan {id}.", "There is no plan {id}."), id, ids().into_iter())
    })
}
