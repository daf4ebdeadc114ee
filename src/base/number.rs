//! How a number is written in each language, rounded so that floating-point error does not show.

use super::lang::Lang;

/// A number as it is written in the language: a decimal comma in Swedish, and a true minus sign.
pub(crate) fn number(value: f64, lang: Lang) -> String {
    let text = round(value).to_string().replace('-', "−");
    lang.pick(text.replace('.', ","), text)
}

/// Rounds to six decimals, so that floating-point error does not show.
pub(crate) fn round(value: f64) -> f64 {
    const STEPS: f64 = 1_000_000.0;
    let rounded = (value * STEPS).round() / STEPS;
    if rounded.is_finite() { rounded } else { value }
}

/// A number with its unit: `27,5 %`, `3 träffar`.
pub(crate) fn with_unit(value: f64, unit: &str, lang: Lang) -> String {
    format!("{} {}", number(value, lang), sign(unit)).trim_end().to_owned()
}

/// A unit as it is written after a number. The unit `number` (`antal`) is left out.
pub(crate) fn sign(unit: &str) -> &str {
    match unit {
        "procent" | "percent" => "%",
        "antal" | "number" => "",
        other => other,
    }
}

/// A change with its sign; no change is `±0`.
pub(crate) fn signed(change: f64, lang: Lang) -> String {
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
