//! How a number is written in each language, rounded so that floating-point error does not show.

use super::lang::Lang;

/// A number as it is written in the language: a decimal comma in Swedish, and a true minus sign. Of one that has been worked
/// out, which nobody writes with so many decimals, two are told.
pub(crate) fn number(value: f64, lang: Lang) -> String {
    let is_long =
        |value: f64| value.abs() >= 0.01 && (value * 1_000.0 - (value * 1_000.0).round()).abs() > 1e-3;
    let value = round(value);
    let value = if is_long(value) { (value * 100.0).round() / 100.0 } else { value };
    let text = value.to_string().replace('-', "−");
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_told_as_it_is_written_and_one_that_is_worked_out_in_short() {
        for (value, told) in [
            (27.5, "27,5"),
            (3.125, "3,125"),
            (-2.0, "−2"),
            (80.967_742, "80,97"),
            (11.935_484, "11,94"),
            (0.000_5, "0,0005"),
        ] {
            assert_eq!(number(value, Lang::Sv), told);
        }
        assert_eq!(signed(11.935_484, Lang::En), "+11.94");
    }
}
