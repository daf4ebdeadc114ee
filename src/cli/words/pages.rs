//! The words of the commands whose answer is a page.

use clap::ArgMatches;

use super::read::{day, flag, text, texts};
use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::cli::ask::CommandContext;
use crate::cli::world::{CommandError, Exit, Input, Out};
use crate::cli::{account, diff, figures, gaps, history, listing, meeting, reports, show};
use crate::facts::State;
use crate::gaps::{Filter, GapKind};
use crate::output::render::Format;
use crate::reports::account::Options as AccountOptions;
use crate::reports::cases::Options as CaseOptions;
use crate::reports::diff::Options as DiffOptions;
use crate::reports::due::Options as DueOptions;
use crate::reports::gaps::{Grouping as GapGrouping, Options as GapOptions};
use crate::reports::history::Options as HistoryOptions;
use crate::reports::listing::Options as ListOptions;
use crate::reports::meeting::Options as MeetingOptions;
use crate::reports::roles::Options as RolesOptions;
use crate::reports::show::Options as ShowOptions;
use crate::reports::status::{self, Grouping};
use crate::say;

/// Does what the words ask, when they ask for a page.
pub(super) fn obey(
    name: &str,
    own: &ArgMatches,
    input: &Input,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Option<Result<Exit, CommandError>> {
    let pages =
        ["status", "gaps", "due", "list", "meeting", "roles", "show", "diff", "history", "account", "cases"];
    pages.contains(&name).then(|| page(name, own, input, context, out))
}

fn page(
    name: &str,
    own: &ArgMatches,
    input: &Input,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    match name {
        "status" => reports::status(&status_wish(own)?, context, out),
        "gaps" => gaps::answer(&gaps_question(own, input), context, out),
        "due" => {
            let options = DueOptions {
                until: day(own, "until")?,
                plans: text(own, "plan").into_iter().collect(),
                responsible: text(own, "responsible"),
            };
            reports::due(&options, context, out)
        }
        "list" => listing::answer(&list_wish(own)?, context, out),
        "meeting" => {
            let context = CommandContext { day: day(own, "on")?.unwrap_or(context.day), ..context.clone() };
            meeting::answer(&meeting_wish(own, context.format), &context, out)
        }
        "roles" => {
            let options = RolesOptions {
                plan: text(own, "plan"),
                responsible: text(own, "responsible"),
                unit: text(own, "unit"),
            };
            meeting::roles(&options, context, out)
        }
        "show" => {
            let options = ShowOptions { ids: texts(own, "ids"), why: flag(own, "why") };
            show::answer(&options, context, out)
        }
        "diff" => {
            let options = DiffOptions { was: text(own, "was").unwrap_or_default(), now: text(own, "now") };
            diff::answer(&options, context, out)
        }
        "account" => {
            let options =
                AccountOptions { plan: text(own, "plan").unwrap_or_default(), next: text(own, "next") };
            account::answer(&options, context, out)
        }
        "history" => {
            let options =
                HistoryOptions { id: text(own, "id").unwrap_or_default(), field: text(own, "field") };
            history::answer(&options, context, out)
        }
        _ => {
            let period = half_years(own)?;
            // Whoever asks for a time sees all of it.
            let is_one_page = period.is_none() && matches!(context.format, Format::Text | Format::Md);
            let options = CaseOptions { period, area: text(own, "area"), is_one_page };
            figures::cases(&options, context, out)
        }
    }
}

fn gaps_question(own: &ArgMatches, input: &Input) -> gaps::Question {
    let kinds = |id: &str| texts(own, id).iter().filter_map(|name| GapKind::named(name)).collect();
    let any = texts(own, "fail-on").iter().any(|name| name == "any");
    let group_by = text(own, "group-by").and_then(|name| GapGrouping::named(&name));
    gaps::Question {
        options: GapOptions {
            filter: Filter {
                plan: text(own, "plan"),
                framework: text(own, "framework"),
                need: text(own, "need"),
                unit: text(own, "unit"),
                responsible: text(own, "responsible"),
                kinds: kinds("kind"),
            },
            group_by: group_by.unwrap_or_default(),
        },
        fail_on: if any { GapKind::ALL.to_vec() } else { kinds("fail-on") },
        drafts: own.get_many::<std::path::PathBuf>("what-if").into_iter().flatten().cloned().collect(),
        is_grouped: group_by.is_some(),
        input: input.clone(),
    }
}

fn status_wish(own: &ArgMatches) -> Result<status::Options, CommandError> {
    let group_by = match text(own, "group-by").as_deref() {
        Some("responsible") => Grouping::Responsible,
        Some("state") => Grouping::State,
        _ => Grouping::Area,
    };
    let state = |name: &String| State::BY_CONCERN.into_iter().find(|state| state.name() == name);
    Ok(status::Options {
        plan: text(own, "plan"),
        area: text(own, "area"),
        responsible: text(own, "responsible"),
        states: texts(own, "state").iter().filter_map(state).collect(),
        since: day(own, "since")?,
        group_by,
        indicators: flag(own, "indicators"),
    })
}

/// What is read on paper or a screen is to have room there; programs get all.
fn meeting_wish(own: &ArgMatches, format: Format) -> MeetingOptions {
    let is_read = matches!(format, Format::Text | Format::Md | Format::HtmlFragment);
    MeetingOptions {
        group: text(own, "group").unwrap_or_default(),
        is_one_page: is_read && !flag(own, "all"),
    }
}

fn list_wish(own: &ArgMatches) -> Result<ListOptions, CommandError> {
    let where_ = |written: &String| {
        let parts =
            written.split_once('=').map(|(path, value)| (path.trim().to_owned(), value.trim().to_owned()));
        parts.ok_or_else(|| {
            CommandError::Said(
                say!(
                    "--where {written} säger inte vad som ska stå i fältet.",
                    "--where {written} does not say what is to stand in the field."
                ),
                Say::fixed(
                    "Skriv FÄLT=VÄRDE, till exempel sort=routine.",
                    "Write FIELD=VALUE, for example sort=routine.",
                ),
            )
        })
    };
    Ok(ListOptions {
        kind: text(own, "kind").unwrap_or_default(),
        plan: text(own, "plan"),
        area: text(own, "area"),
        responsible: text(own, "responsible"),
        unit: text(own, "unit"),
        states: texts(own, "state"),
        since: day(own, "since")?,
        until: day(own, "until")?,
        wheres: texts(own, "where").iter().map(where_).collect::<Result<_, _>>()?,
    })
}

/// A time that half-years can lie within.
fn half_years(own: &ArgMatches) -> Result<Option<(String, Period)>, CommandError> {
    let Some(written) = text(own, "period") else { return Ok(None) };
    let half = |day: Day| HalfYear::of(day).period();
    let is_whole = |period: &Period| {
        half(period.first).is_some_and(|first| first.first == period.first)
            && half(period.last).is_some_and(|last| last.last == period.last)
    };
    let period = Period::read(&written).filter(is_whole).ok_or_else(|| {
        CommandError::Said(
            say!(
                "--period {written} är inte ett eller flera hela halvår.",
                "--period {written} is not one or more whole half-years."
            ),
            Say::fixed(
                "Skriv till exempel V 2018, 2018-H2, 2018 eller 2018-2019.",
                "Write for example V 2018, 2018-H2, 2018 or 2018-2019.",
            ),
        )
    })?;
    Ok(Some((written, period)))
}
