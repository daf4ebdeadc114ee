//! How numbers read, and the arithmetic that a state rests on.

use crate::facts::Reach;
use crate::facts::indicators::{Measured, Subject};
use crate::facts::measured::When;
use crate::lang::{Lang, Say};
use crate::page::Cell;
use crate::records::plan::Direction;
use crate::reports::said::{number, round};
use crate::say;

/// When something was measured.
pub(super) fn when_cell(when: &When<'_>) -> Cell {
    match when {
        When::Time(time) => Cell::Time((*time).clone()),
        When::Day(day) => Cell::Day(*day),
    }
}

/// A number with what it counts: `27,5 %`, `3 träffar`.
pub(super) fn with_unit(value: f64, unit: &str, lang: Lang) -> String {
    format!("{} {}", number(value, lang), sign(unit)).trim_end().to_owned()
}

/// A unit as it is written after a number. That it is a number says itself.
pub(super) fn sign(unit: &str) -> &str {
    match unit {
        "procent" | "percent" => "%",
        "antal" | "number" => "",
        other => other,
    }
}

/// A change with its sign; none is told as ±0.
pub(super) fn signed(change: f64, lang: Lang) -> String {
    let change = round(change);
    let sign = if change > 0.0 {
        "+"
    } else if change < 0.0 {
        ""
    } else {
        "±"
    };
    format!("{sign}{}", number(change, lang))
}

/// The arithmetic that a state rests on, where it is not seen from the numbers themselves.
pub(super) fn because(row: &Measured<'_>) -> Say {
    let mut said: Vec<Say> = Vec::new();
    let both = |value: f64| (number(value, Lang::Sv), number(value, Lang::En));
    if let Some(way) = row.way() {
        let percent = way.percent();
        let ((gone_sv, gone_en), (whole_sv, whole_en)) = (both(way.gone()), both(way.whole()));
        let ((from_sv, from_en), (to_sv, to_en)) = (both(way.from), both(way.to));
        said.push(say!(
            "{percent} % av vägen från {from_sv} till {to_sv} ({gone_sv} av {whole_sv}).",
            "{percent} % of the way from {from_en} to {to_en} ({gone_en} of {whole_en})."
        ));
    }
    if let Some(point) = row.latest().filter(|point| point.agreed().is_none()) {
        let when = when_cell(&point.when).read("");
        let values = |lang| {
            let each = point.values.iter().map(|value| number(value.number, lang));
            each.collect::<Vec<_>>().join(", ")
        };
        let (sv, en) = (values(Lang::Sv), values(Lang::En));
        said.push(say!(
            "Värdena för {when} stämmer inte överens: {sv}.",
            "The values for {when} differ: {en}."
        ));
    }
    match row.series.foreign {
        0 => {}
        1 => said
            .push(Say::fixed("1 värde i annan enhet är inte med.", "1 value in another unit is left out.")),
        foreign => said.push(say!(
            "{foreign} värden i annan enhet är inte med.",
            "{foreign} values in another unit are left out."
        )),
    }
    if !row.parts.is_empty() {
        let (met, all) =
            (row.parts.iter().filter(|(_, reach)| *reach == Reach::Met).count(), row.parts.len());
        let each = |lang| {
            let part =
                |(part, reach): &(Subject<'_>, Reach)| format!("{} {}", part.id(), reach.word().text(lang));
            row.parts.iter().map(part).collect::<Vec<_>>().join(", ")
        };
        let (sv, en) = (each(Lang::Sv), each(Lang::En));
        said.push(say!("{met} av {all} delar uppfyllda: {sv}.", "{met} of {all} parts met: {en}."));
    }
    said.extend(right_way(row));
    let join = |lang| said.iter().map(|say| say.text(lang)).collect::<Vec<_>>().join(" ");
    Say::new(join(Lang::Sv), join(Lang::En))
}

/// Where there is a direction and no target, whether the number has gone there.
fn right_way(row: &Measured<'_>) -> Option<Say> {
    let Subject::Indicator(indicator) = row.subject else { return None };
    let change = row.since_start().or_else(|| row.since_before().map(|(change, _)| change));
    let change = round(change.filter(|_| row.target.is_none())?);
    let up = match indicator.direction? {
        Direction::Up => true,
        Direction::Down => false,
        Direction::AtLeast | Direction::AtMost => return None,
    };
    Some(match change {
        0.0 => Say::fixed("Oförändrat.", "No change."),
        change if (change > 0.0) == up => Say::fixed("Åt rätt håll.", "In the right direction."),
        _ => Say::fixed("Åt fel håll.", "In the wrong direction."),
    })
}
