//! Whether the cases keep to what was promised: one bit, and in words at most whether they are few. Neither which
//! case, nor which step of several, nor an exact number, is in the answer ([ADR 20]).
//!
//! [ADR 20]: ../../../docs/adr/0020-what-the-cases-contradict-is-not-met.md

use std::collections::BTreeSet;

use crate::base::lang::Say;
use crate::base::nouns;
use crate::facts::cases::{leaves_speed_unsaid, untaken};
use crate::facts::condition::asks;
use crate::facts::condition::verdict::{Met, Verdict};
use crate::facts::condition::words::untold;
use crate::facts::select::Candidates;
use crate::model::records::Kept;
use crate::model::workspace::Lookup;
use crate::say;
use crate::syntax::unsearched::Unsearched;

pub(super) fn judge(bench: &Candidates<'_, '_>, kept: &Kept) -> Verdict {
    Verdict { only_takes: true, ..found(bench, kept) }
}

fn found(bench: &Candidates<'_, '_>, kept: &Kept) -> Verdict {
    let Lookup::Found(flow) = bench.workspace.flow(&kept.flow) else {
        return Verdict::bare(if bench.workspace.torn("flow").is_some() { Met::Unsure } else { Met::No });
    };
    let loaded = bench.workspace.file(flow.file);
    if loaded.is_incomplete() {
        return Verdict::new(Met::Unsure, untold(&loaded.source.label), Vec::new());
    }
    let is_broken = |step: &str| kept.steps.iter().any(|own| **own == *step);
    let own = untaken(bench.workspace, bench.day).filter(|own| own.flow.file == flow.file);
    // A case in several files is one.
    let cases: BTreeSet<Unsearched<&str>> =
        own.filter(|own| is_broken(&own.step.id)).map(|own| own.case.record.id.stands()).collect();
    let (Say { sv: name, en: english }, Say { sv: steps, en: those }) =
        (asks::flow(bench.workspace, kept), asks::steps(bench.workspace, kept));
    if cases.is_empty() && bench.workspace.torn("case").is_some() {
        // Without the name of the file, which is that of a case.
        let because = Say::fixed(
            "Det går inte att avgöra: ett ärendes fil har fel.",
            "It cannot be told: the file of a case has faults.",
        );
        return Verdict::new(Met::Unsure, because, Vec::new());
    }
    let (met, because) = if cases.is_empty() {
        let none = say!(
            "Inga brott mot flödet ”{name}” ({steps}) är antecknade. Det visar inte att flödet har prövats.",
            "No break of the flow “{english}” ({those}) is recorded. It does not show that the flow has been tried."
        );
        let is_unsaid = leaves_speed_unsaid(bench.workspace, flow.record, &kept.steps, bench.day);
        (Met::Yes, if is_unsaid { unsaid(&none) } else { none })
    } else {
        let many = many(cases.len() as u64, bench.workspace.config.publication.k);
        let (sv, en) = (many.sv, many.en);
        let some = say!(
            "Flödet ”{name}” ({steps}) är brutet i {sv}.",
            "The flow “{english}” ({those}) has been broken in {en}."
        );
        (Met::Partly, some)
    };
    Verdict::new(met, because, Vec::new())
}

/// That nothing is broken, and that no more than that is known. Whether it is so for one case or for all is not told.
fn unsaid(none: &Say) -> Say {
    let (sv, en) = (&none.sv, &none.en);
    say!(
        "{sv} Skyndsamhet ej angiven: att det som ska göras omgående gjordes det går inte att säga.",
        "{en} Speed not stated: whether what is to be done at once was cannot be told."
    )
}

/// How many cases, as far as it may be told: whether there are at least `k`. An exact number, and even one in steps,
/// could be subtracted from that of another requirement or another day.
fn many(count: u64, k: u64) -> Say {
    let Say { sv, en } = nouns::CASES.with(usize::try_from(k).unwrap_or(usize::MAX));
    if count < k {
        say!("färre än {sv}", "fewer than {en}")
    } else {
        say!("{sv} eller fler", "{en} or more")
    }
}
