//! Whether a plan has been told to a receiver: the same records that end a recurring duty with that receiver.

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::facts::condition::verdict::{Fact, Met, Verdict};
use crate::facts::condition::words::{asked, length, quoted, recently};
use crate::facts::fulfilled::Telling;
use crate::facts::naming::Naming;
use crate::facts::select::{Candidate, Candidates};
use crate::facts::titles;
use crate::model::records::Told;
use crate::say;

/// The records that tell the receiver of the plan and are what the condition asks for, whatever their age.
pub(crate) fn tellings<'w>(bench: &Candidates<'_, 'w>, told: &Told) -> Vec<Telling<'w>> {
    let is_any = told.report.wheres.is_empty() && told.report.has.is_empty();
    let reports = bench.meant(&told.report, &[]);
    let is_meant = |telling: &Telling<'_>| {
        let own = |one: &&Candidate| one.place.file == telling.place.file;
        let report = reports.iter().find(own);
        report.map_or(is_any && telling.is_meeting && telling.names_plan, |one| {
            Candidates::is_given(one, &told.report.has)
        })
    };
    let mut all = Telling::to(&bench.scope, &told.to, bench.day);
    all.retain(is_meant);
    all
}

pub(super) fn judge(bench: &Candidates<'_, '_>, told: &Told) -> Verdict {
    let of = &told.report;
    let all = tellings(bench, told);
    let last = all.iter().max_by_key(|telling| telling.on);
    let fact = |telling: &Telling<'_>| {
        let (Say { sv, en }, on) = (told_in(bench, telling), telling.on);
        Fact { what: say!("{sv} ({on})", "{en} ({on})"), place: telling.place }
    };
    let to = Naming::of(bench.workspace, &of.kind).actor(&told.to).sv;
    let Some(last) = last else {
        let (Say { sv, en }, within) = (asked(bench.workspace, of), recently(of));
        let none = Say::new(
            format!("Ingen redovisning{sv} av planen för {to} är antecknad{}.", within.sv),
            format!("No report{en} on the plan to {to} is recorded{}.", within.en),
        );
        return Verdict::new(Met::No, none, Vec::new());
    };
    let as_one = |on: Day| Candidate::of(last.place, last.id, on);
    let on = last.on;
    if bench.is_in_time(&as_one(on), of) {
        let Say { sv, en } = told_in(bench, last);
        let met = say!("Redovisat för {to}: {sv} ({on}).", "Reported to {to}: {en} ({on}).");
        return Verdict::new(Met::Yes, met, vec![fact(last)]);
    }
    // Of two reasons, the age is told where it is one.
    let limit =
        of.within.filter(|within| within.value.after(on) < bench.day).map(|within| length(within.value));
    let because = match limit {
        Some(limit) => {
            let (sv, en) = (limit.sv, limit.en);
            say!(
                "Senast redovisat för {to} {on}, äldre än {sv}.",
                "Last reported to {to} {on}, older than {en}."
            )
        }
        _ => say!(
            "Senast redovisat för {to} {on}, inte efter det som det ska följa på.",
            "Last reported to {to} {on}, not after what it is to follow."
        ),
    };
    Verdict::new(Met::No, because, vec![fact(last)])
}

/// The record in which it was told: `möte ”Styrgruppen”`.
fn told_in(bench: &Candidates<'_, '_>, telling: &Telling<'_>) -> Say {
    let word = telling.word();
    let record = bench.workspace.file(telling.place.file).record.as_ref();
    // The meeting is that of the receiver, whose name is told.
    let Some(record) = record.filter(|_| !telling.is_meeting) else { return word };
    let name = quoted(&titles::without_time(bench.workspace, record));
    Say::new(format!("{} {}", word.sv, name.sv), format!("{} {}", word.en, name.en))
}
