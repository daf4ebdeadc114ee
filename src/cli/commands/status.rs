//! `vbe status`: shows the state of every activity.

use crate::base::lang::Say;
use crate::cli::args::{Args, option};
use crate::cli::command::{Command, ONLY_OPTIONS};
use crate::cli::context::CommandContext;
use crate::cli::lookup::{is_actor, is_area, is_plan};
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::facts::State;
use crate::reports::STATUS;
use crate::reports::status::{Grouping, Options, page};

#[derive(Debug)]
pub(super) struct Status {
    options: Options,
}

impl Command for Status {
    const NAME: &'static str = STATUS.name;
    const USAGE: &'static Say = ONLY_OPTIONS;
    const ABOUT: &'static Say = &STATUS.about;
    const EXAMPLES: &'static [&'static str] = &[
        "status",
        "status --plan plan-2025 --state overdue,late-start",
        "status --group-by responsible --format csv",
    ];

    fn options(args: &mut Args<'_>) -> Self {
        args.page();
        let states = State::BY_CONCERN.map(|state| (state.name(), state));
        let names = states.map(|(name, _)| name).join(", ");
        let options = Options {
            plan: args.only_plan(),
            area: args.only_area(),
            responsible: args.only_responsible(),
            states: args.choices(
                option("state").value("LÄGE", "STATE").with_commas().repeated().help(
                    format!("Bara åtgärder i de lägena: {names}"),
                    format!("Only activities in those states: {names}"),
                ),
                states,
            ),
            group_by: args
                .choice(
                    option("group-by").value("GRUPP", "GROUP").help(
                        "Gruppera efter area (annars), responsible eller state",
                        "Group by area (otherwise), responsible or state",
                    ),
                    [
                        ("area", Grouping::Area),
                        ("responsible", Grouping::Responsible),
                        ("state", Grouping::State),
                    ],
                )
                .unwrap_or_default(),
            since: args.day(
                option("since")
                    .value("DATUM", "DATE")
                    .help("Bara det som har hänt sedan dagen", "Only what has happened since that day"),
            ),
            indicators: args.flag(
                option("indicators")
                    .conflicts_with(&["area", "responsible", "state", "since", "group-by"])
                    .help("Bara indikatorer och mål", "Only indicators and goals"),
            ),
        };
        Self { options }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let mut options = self.options;
        let workspace = context.workspace(out)?;
        is_plan(&workspace, &mut options.plan)?;
        is_area(&workspace, options.area.as_deref())?;
        is_actor(&workspace, options.responsible.as_deref())?;
        context.write_page(&page(&context.report(&workspace), &options), out)
    }
}
