//! What the roles of a plan's own organisation have attested. One definition: for what is attested, for what is attested
//! in part, and for when it is to be done again.

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::rhythm::Length;
use crate::facts::condition::verdict::{Fact, Met, Verdict};
use crate::facts::condition::words::{length, untold};
use crate::facts::in_effect;
use crate::facts::scope::Scope;
use crate::facts::select::Candidates;
use crate::facts::titles::actor;
use crate::model::records::Dated;
use crate::model::records::attestation::Attestation;
use crate::model::workspace::{Filed, Workspace};
use crate::say;
use crate::syntax::unsearched::Unsearched;

/// The attestations of a requirement, `framework/requirement`, and the day of each. What was attested of a requirement that
/// it has replaced in the same words counts.
pub(crate) fn of<'w>(
    workspace: &'w Workspace,
    scope: &Scope<'w>,
    reference: Unsearched<&str>,
) -> impl Iterator<Item = (Filed<'w, Attestation>, Dated)> {
    let references = in_effect::references(workspace, reference);
    let all: Vec<Filed<'w, Attestation>> =
        references.iter().flat_map(|own| workspace.attested(own)).collect();
    all.into_iter().filter_map(move |filed| {
        let is_own = filed.record.role.as_ref().is_some_and(|role| scope.is_ours(role));
        is_own.then_some((filed, filed.record.on?))
    })
}

/// The last of them by a day.
pub(crate) fn last<'w>(
    bench: &Candidates<'_, 'w>,
    reference: Unsearched<&str>,
) -> Option<(Filed<'w, Attestation>, Dated)> {
    let by = |(_, on): &(Filed<'w, Attestation>, Dated)| on.day <= bench.day;
    of(bench.workspace, &bench.scope, reference).filter(by).max_by_key(|(_, on)| on.day)
}

/// Whether an attestation is older than it may be.
pub(crate) fn is_too_old(on: Day, within: Option<Length>, day: Day) -> bool {
    within.is_some_and(|within| within.after(on) < day)
}

/// When it was attested, in words.
pub(crate) fn told(on: Day, day: Day) -> Say {
    let Say { sv, en } = age(on, day);
    say!("Intygat {on}, för {sv} sedan.", "Attested {on}, {en} ago.")
}

/// The time since a day, in whole months, or in days when it is less than a month.
fn age(from: Day, to: Day) -> Say {
    match from.months_until(to) {
        0 => length(Length::Days(u32::try_from(from.days_until(to)).unwrap_or(0))),
        months => length(Length::Months(months)),
    }
}

/// The attestation as a fact.
pub(crate) fn fact(workspace: &Workspace, filed: Filed<'_, Attestation>, on: Dated) -> Fact {
    let role = filed.record.role.as_ref().map(|role| format!(" {}", actor(workspace, role).sv));
    let (role, day) = (role.unwrap_or_default(), on.day);
    Fact { what: say!("intygande{role} ({day})", "attestation{role} ({day})"), place: filed.place(on.span) }
}

/// Why nothing is attested, and whether that is known: a file that cannot be read may hold it.
pub(crate) fn nobody(workspace: &Workspace) -> (Met, Say) {
    match workspace.torn("attestation") {
        Some(torn) => (Met::Unsure, untold(&torn.source.label)),
        None => (Met::No, Say::fixed("Ingen roll har intygat det.", "No role has attested it.")),
    }
}

/// What a role attests, as a part of a requirement that the records decide.
pub(super) fn judge(
    bench: &Candidates<'_, '_>,
    reference: Unsearched<&str>,
    within: Option<Length>,
) -> Verdict {
    let Some((filed, on)) = last(bench, reference) else {
        let (met, because) = nobody(bench.workspace);
        return Verdict::new(met, because, Vec::new());
    };
    let met = if is_too_old(on.day, within, bench.day) { Met::No } else { Met::Yes };
    Verdict::new(met, told(on.day, bench.day), vec![fact(bench.workspace, filed, on)])
}
