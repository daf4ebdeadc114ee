//! `vbe cases`: counts the cases.

use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::cli::args::{Args, Takes, option};
use crate::cli::command::{Command, ONLY_OPTIONS};
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::model::workspace::Workspace;
use crate::output::render::Format;
use crate::reports::CASES;
use crate::reports::cases::{Options, page};
use crate::say;

#[derive(Debug)]
pub(super) struct Cases {
    period: Option<String>,
    area: Option<String>,
    /// Whether another day than today is asked about.
    has_day: bool,
}

impl Command for Cases {
    const NAME: &'static str = CASES.name;
    const USAGE: &'static Say = ONLY_OPTIONS;
    const ABOUT: &'static Say = &CASES.about;
    const EXAMPLES: &'static [&'static str] = &["cases", "cases --period 2024-2025 --area norr"];

    fn options(args: &mut Args<'_>) -> Self {
        args.page();
        Self {
            period: args.text(option("period").takes(Takes::Time).value("TID", "TIME").help(
                "Bara halvåren i den tiden, till exempel 2018 (annars de senaste som får plats)",
                "Only the half-years in that time, for example 2018 (otherwise the last that there is room for)",
            )),
            area: args.only_area(),
            has_day: args.has_day(),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let period = self.period.map(half_years).transpose()?;
        // Whoever asks for a period sees all of it.
        let is_one_page = period.is_none() && matches!(context.format, Format::Text | Format::Md);
        let is_capped = self.has_day || context.config.is_some() || context.past.is_some();
        let options = Options { period, area: self.area, is_one_page, is_capped };
        let workspace = context.workspace(out)?;
        is_area_of_cases(&workspace, options.area.as_deref())?;
        context.write_page(&page(&context.report(&workspace), &options), out)
    }
}

/// What to write instead. Years with the stroke of a school year between them are meant as years.
fn instead(written: &str) -> Say {
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|own| own.is_ascii_digit());
    let years =
        written.split_once('/').filter(|(first, last)| is_year(first) && is_year(last) && first <= last);
    if let Some((first, last)) = years {
        return say!(
            "Skriv åren med bindestreck: --period {first}-{last}.",
            "Write the years with a hyphen: --period {first}-{last}."
        );
    }
    Say::fixed(
        "Skriv till exempel V 2018, 2018-H2, 2018 eller 2018-2019.",
        "Write for example V 2018, 2018-H2, 2018 or 2018-2019.",
    )
}

/// A period that can be divided into half-years.
fn half_years(written: String) -> Result<(String, Period), CommandError> {
    let half = |day: Day| HalfYear::of(day).period();
    let is_whole = |period: &Period| {
        half(period.first).is_some_and(|first| first.first == period.first)
            && half(period.last).is_some_and(|last| last.last == period.last)
    };
    let period = Period::read(&written).filter(is_whole).ok_or_else(|| {
        CommandError::Message(
            say!(
                "--period {written} är inte ett eller flera hela halvår.",
                "--period {written} is not one or more whole half-years."
            ),
            instead(&written),
        )
    })?;
    Ok((written, period))
}

fn is_area_of_cases(workspace: &Workspace, area: Option<&str>) -> Result<(), CommandError> {
    let areas = &workspace.config.areas;
    let Some(area) = area.filter(|area| !areas.iter().any(|own| own == area)) else { return Ok(()) };
    let known: Vec<&str> = areas.iter().map(String::as_str).collect();
    let what = say!(
        "Området {area} står inte under [cases] areas i vbe.toml.",
        "The area {area} is not under [cases] areas in vbe.toml."
    );
    Err(CommandError::unknown(what, area, known.into_iter()))
}
