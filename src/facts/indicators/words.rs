//! A number and its target in words: what is to be reached, how it stands, and the arithmetic behind that.

use super::one::{Measured, Subject};
use crate::base::frequency;
use crate::base::lang::{Lang, Say, clause};
use crate::base::number::{number, round, with_unit};
use crate::base::target::{Side, Target};
use crate::base::time_words;
use crate::facts::Reach;
use crate::facts::aimed::Doubt;
use crate::facts::measured::Point;
use crate::facts::reach::Turn;
use crate::model::records::plan::Direction;
use crate::say;

/// The target and the last number, in a sentence: `Målvärde högst 26,5 %; senast 27,5 % (V 2024).`
pub(crate) fn standing(row: &Measured<'_>) -> Say {
    let said = |lang: Lang| {
        let target = target(row, lang).unwrap_or_default();
        let latest = match latest(row, lang) {
            Some(latest) => lang.pick("senaste värde ", "latest value ").to_owned() + &latest,
            None => lang.pick("inte mätt", "not measured").to_owned(),
        };
        let because = because(row);
        let label = lang.pick("Målvärde", "Target");
        format!("{label} {target}; {latest}. {}", because.text(lang)).trim_end().to_owned()
    };
    Say::new(said(Lang::Sv), said(Lang::En))
}

/// What was to be measured and was not, and the target: `Ska mätas årligen: inte mätt efter 2024. Målvärde minst 90 %.`
pub(crate) fn unmeasured(row: &Measured<'_>) -> Say {
    let recurs = match row.subject {
        Subject::Indicator(indicator) => indicator.recurs.map(|recurs| frequency::often(recurs.value)),
        Subject::Goal(_) | Subject::Activity(..) => None,
    };
    if recurs.is_none() && row.latest().is_none() {
        return standing(row);
    }
    let said = |lang: Lang| {
        let missing = match row.latest().map(|point| point.when.said(lang)) {
            Some(when) => lang.pick(format!("inte mätt efter {when}"), format!("not measured after {when}")),
            None => lang.pick("inte mätt", "not measured").to_owned(),
        };
        let target = target(row, lang).map_or_else(String::new, |target| {
            lang.pick(format!(" Målvärde {target}."), format!(" Target {target}."))
        });
        let head = recurs.as_ref().map(|often| {
            let often = often.text(lang);
            lang.pick(format!("Ska mätas {often}: {missing}."), format!("To be measured {often}: {missing}."))
        });
        let head = head.unwrap_or_else(|| {
            lang.pick(format!("Nytt värde saknas: {missing}."), format!("A new value is missing: {missing}."))
        });
        format!("{head}{target}")
    };
    Say::new(said(Lang::Sv), said(Lang::En))
}

/// The target and its time: `högst 26 % senast 2026`.
pub(crate) fn target(row: &Measured<'_>, lang: Lang) -> Option<String> {
    let target = row.target.as_ref()?;
    let unit = if target.unit.is_empty() { &row.unit } else { &target.unit };
    let target = written(target, row.doubt, unit, lang);
    let by = row.by.map_or_else(String::new, |by| {
        let by = time_words::end(&by.text, lang);
        lang.pick(format!(" senast {by}"), format!(" by {by}"))
    });
    Some(format!("{target}{by}"))
}

/// A target by itself, in the words of a language. A number whose side nobody has said stands as it is written.
pub(crate) fn target_said(text: &str, lang: Lang) -> String {
    let read = Target::read(text).filter(|_| !text.starts_with(|first: char| first.is_ascii_digit()));
    read.map_or_else(|| text.to_owned(), |target| written(&target, None, &target.unit, lang))
}

/// A target in words: `högst 26 %`, `20–30 %`, `minskning med 20 %`. A number whose side nobody has said stands alone.
fn written(target: &Target, doubt: Option<Doubt>, unit: &str, lang: Lang) -> String {
    let number = with_unit(target.number, unit, lang);
    let side = match (target.side, target.is_strict) {
        _ if doubt == Some(Doubt::Side) => return number,
        // No more can be reached than all.
        _ if target.is_whole() => return number,
        _ if target.is_about => lang.pick("cirka", "about"),
        (Side::AtLeast, _) if target.is_change => lang.pick("ökning med", "increase by"),
        (Side::AtMost, _) if target.is_change => lang.pick("minskning med", "decrease by"),
        (Side::Within, _) => {
            let lower = self::number(target.number, lang);
            return format!("{lower}–{}", with_unit(target.upper, unit, lang));
        }
        (Side::AtLeast, false) => lang.pick("minst", "at least"),
        (Side::AtMost, false) => lang.pick("högst", "at most"),
        (Side::AtLeast, true) => lang.pick("över", "above"),
        (Side::AtMost, true) => lang.pick("under", "below"),
    };
    format!("{side} {number}")
}

/// The last number and its period: `27,5 % (V 2024)`.
pub(crate) fn latest(row: &Measured<'_>, lang: Lang) -> Option<String> {
    let value = with_unit(told(row.now()?), &row.unit, lang);
    let when = row.latest().map(|point| point.when.said(lang));
    Some(match when {
        None => lang.pick(format!("{value} sammanlagt"), format!("{value} in all")),
        Some(when) if row.series.sum.is_some() => {
            let parts = row.parts_said().map_or_else(String::new, |say| format!(" {}", say.text(lang)));
            lang.pick(
                format!("{value} sammanlagt{parts} (t.o.m. {when})"),
                format!("{value} in all{parts} (through {when})"),
            )
        }
        Some(when) => format!("{value} ({when})"),
    })
}

/// A number with so few decimals that it can be read: a share of a count may have any number of them.
fn told(value: f64) -> f64 {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded.is_finite() { rounded } else { value }
}

/// The arithmetic behind a state, when the numbers themselves do not show it.
pub(crate) fn because(row: &Measured<'_>) -> Say {
    let mut said: Vec<Say> = row.doubt.map(Doubt::word).into_iter().collect();
    said.extend(turned(row));
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
    if row.reach == Reach::FartherOff && row.parts.is_empty() {
        said.push(Say::fixed(
            "Längre från målvärdet än utgångsvärdet.",
            "Farther from the target than the baseline.",
        ));
    }
    if let Some(point) = row.latest().filter(|point| point.agreed().is_none()) {
        let [when, time] = [Lang::Sv, Lang::En].map(|lang| point.when.said(lang));
        let values = |lang| {
            let each = point.values.iter().map(|value| number(value.number, lang));
            each.collect::<Vec<_>>().join(", ")
        };
        let (sv, en) = (values(Lang::Sv), values(Lang::En));
        said.push(say!(
            "Värdena för {when} stämmer inte överens: {sv}.",
            "The values for {time} differ: {en}."
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
            let part = |(part, reach): &(Subject<'_>, Reach)| {
                let (title, reach) = (clause(part.title()), reach.word());
                let reach = reach.text(lang);
                lang.pick(format!("”{title}” {reach}"), format!("“{title}” {reach}"))
            };
            row.parts.iter().map(part).collect::<Vec<_>>().join(", ")
        };
        let (sv, en) = (each(Lang::Sv), each(Lang::En));
        // That none is met whole says by itself that nothing is, which a part that is met in part contradicts.
        let partly = row.parts.iter().filter(|(_, reach)| *reach == Reach::Partly).count();
        let (sv_partly, en_partly) = match partly {
            0 => (String::new(), String::new()),
            _ => (format!(", {partly} delvis"), format!(", {partly} in part")),
        };
        said.push(say!(
            "{met} av {all} delar uppfyllda{sv_partly}: {sv}.",
            "{met} of {all} parts met{en_partly}: {en}."
        ));
    }
    said.extend(right_way(row));
    let join = |lang| said.iter().map(|say| say.text(lang)).collect::<Vec<_>>().join(" ");
    Say::new(join(Lang::Sv), join(Lang::En))
}

/// That a target was reached earlier than the last number says, or later than it should have been.
fn turned(row: &Measured<'_>) -> Option<Say> {
    Some(match row.turn? {
        Turn::Late => late(row)?,
        Turn::Fallen(at) => {
            let point = row.series.points.get(at)?;
            let (value, [when, time]) =
                (point.agreed()?, [Lang::Sv, Lang::En].map(|lang| point.when.said(lang)));
            let own = |lang| with_unit(value, &row.unit, lang);
            let (sv, en) = (own(Lang::Sv), own(Lang::En));
            say!("Nått {when} ({sv}), inte därefter.", "Reached {time} ({en}), not since.")
        }
    })
}

/// When a target was reached that was to be reached earlier, and by when that was.
fn late(row: &Measured<'_>) -> Option<Say> {
    let target = row.target.as_ref()?;
    let is_met = |point: &Point<'_>| point.agreed().is_some_and(|number| target.is_met(number));
    let missed = row.series.points.iter().rposition(|point| !is_met(point));
    let point = row.series.points.get(missed.map_or(0, |at| at + 1))?;
    let (sv, en) = (point.when.said(Lang::Sv), point.when.said(Lang::En));
    Some(match row.by {
        Some(by) => {
            let (by_sv, by_en) = (time_words::end(&by.text, Lang::Sv), time_words::end(&by.text, Lang::En));
            say!("Nått {sv}, skulle ha nåtts senast {by_sv}.", "Reached {en}, was to be reached by {by_en}.")
        }
        None => {
            say!("Nått {sv}, när planens tid var slut.", "Reached {en}, when the time of the plan was over.")
        }
    })
}

/// Whether the number has moved in the good direction, when there is no target.
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
