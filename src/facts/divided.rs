//! What is told of counts that are divided, by unit or by answer: the whole table or nothing, as of what is published
//! ([ADR 12](../../docs/adr/0012-a-whole-table-or-nothing.md)). A school of whose pupils three answered yes is known
//! by those three.

use super::counts::Table;
use super::publication::is_printable;
use crate::model::records::Text;
use crate::model::records::measurement::Part;
use crate::model::records::survey::Question;

/// The units of a measurement, each with its count and how many answered, where the table may be told.
pub(crate) fn measured(parts: &[Part], k: u64) -> Option<&[Part]> {
    if parts.is_empty() {
        return None;
    }
    let rest = |part: &Part| Some([part.count.value, part.answered.value.checked_sub(part.count.value)?]);
    let cells: Vec<u64> = parts.iter().map(rest).collect::<Option<Vec<_>>>()?.concat();
    let table = Table::filled(&[parts.len(), 2], &cells)?;
    is_printable(&table, k).then_some(parts)
}

/// Whether the answers to a question may be told.
pub(crate) fn is_told(question: &Question, k: u64) -> bool {
    let cells: Vec<u64> = question.answers.iter().map(|answer| answer.count).collect();
    Table::filled(&[cells.len()], &cells).is_some_and(|table| is_printable(&table, k))
}

/// The answers of one unit, in the order of the question.
pub(crate) type OfUnit<'w> = (&'w Text, Vec<u64>);

/// The answers to a question unit by unit, where the table may be told. Where a unit is not counted, the difference
/// from the whole would tell of it, so then nothing is told.
pub(crate) fn by_unit(question: &Question, k: u64) -> Option<Vec<OfUnit<'_>>> {
    let mut units: Vec<OfUnit<'_>> = Vec::new();
    for (at, answer) in question.answers.iter().enumerate() {
        let sum: u64 = answer.by_unit.iter().map(|(_, count)| count).sum();
        if sum != answer.count {
            return None;
        }
        for (unit, count) in &answer.by_unit {
            let place =
                units.iter().position(|(own, _)| own.stands() == unit.stands()).unwrap_or_else(|| {
                    units.push((unit, vec![0; question.answers.len()]));
                    units.len() - 1
                });
            units[place].1[at] += count;
        }
    }
    let cells: Vec<u64> = units.iter().flat_map(|(_, counts)| counts.iter().copied()).collect();
    let table = Table::filled(&[units.len(), question.answers.len()], &cells)?;
    (!units.is_empty() && is_printable(&table, k)).then_some(units)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::records::{Span, Spanned};

    fn parts(of: &[(u64, u64)]) -> Vec<Part> {
        let counted = |value: u64| Spanned { value, span: Span::default() };
        let part = |(count, answered): &(u64, u64)| Part {
            unit: Text::default(),
            count: counted(*count),
            answered: counted(*answered),
        };
        of.iter().map(part).collect()
    }

    #[test]
    fn a_table_by_unit_is_told_whole_or_not_at_all() {
        for (is, of) in [
            (true, &[(12, 90), (8, 75)][..]),
            (true, &[(5, 10), (7, 30), (9, 20)]),
            // Three of a school.
            (false, &[(12, 90), (3, 75)]),
            // All but three.
            (false, &[(12, 90), (72, 75)]),
            // Everybody of a school.
            (false, &[(12, 90), (75, 75)]),
            // More than answered.
            (false, &[(12, 90), (80, 75)]),
            (false, &[(12, 90)]),
            (false, &[]),
        ] {
            assert_eq!(measured(&parts(of), 5).is_some(), is, "{of:?}");
        }
    }
}
