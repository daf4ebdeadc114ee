//! Cells and facts that all pages of gaps share.

use crate::base::lang::Lang;
use crate::base::nouns;
use crate::facts::Extent;
use crate::gaps::{Gap, GapKind};
use crate::model::records::plan::Plan;
use crate::output::page::{Cell, Fact, Tone};

/// The total number of gaps, and the number of each kind.
pub(super) fn sum(plan: &Plan, gaps: &[&Gap], lang: Lang) -> Fact {
    let mut fields = vec![("total", Cell::Count(count(gaps.len())))];
    let mut terms = Vec::new();
    for kind in GapKind::ALL.iter().copied() {
        let of_kind = gaps.iter().filter(|gap| gap.kind == kind).count();
        fields.push((kind.name(), Cell::Count(count(of_kind))));
        if of_kind > 0 {
            terms.push(format!("{of_kind} {}", kind.short(of_kind).text(lang)));
        }
    }
    let text = match terms.len() {
        // A plan without activities has no gaps, but must not be praised for that.
        0 if plan.activities.is_empty() => {
            lang.pick("planen har inga åtgärder att bedöma", "the plan has no activities to judge").to_owned()
        }
        0 => lang.pick("inga brister", "no gaps").to_owned(),
        _ => format!("{} = {}", nouns::GAPS.told(gaps.len(), lang), terms.join(" + ")),
    };
    Fact::new("summary", lang.pick("Summa", "Sum"), Cell::Fields { text, fields })
}

/// How far something is covered, with the symbol that marks it.
pub(super) fn extent_cell(extent: Extent, lang: Lang) -> Cell {
    let (mark, tone) = match extent {
        Extent::Uncovered => ("▲", Tone::Bad),
        Extent::Unsure => ("?", Tone::Bad),
        Extent::Outdated => ("△", Tone::Watch),
        Extent::Partly => ("◐", Tone::Watch),
        Extent::Reminder => ("○", Tone::Plain),
        Extent::Excused => ("◇", Tone::Plain),
        Extent::NotOurs => ("×", Tone::Faint),
        Extent::Attested => ("□", Tone::Good),
        Extent::Covered => ("■", Tone::Good),
    };
    Cell::Word { name: extent.name(), word: extent.word().text(lang).to_owned(), mark, tone }
}

/// A count as the number that a cell holds.
pub(super) fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
