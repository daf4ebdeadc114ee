//! `vbe status`: shows the state of every activity.

use crate::base::lang::{Lang, Say};
use crate::base::wording;
use crate::cli::args::{Args, option};
use crate::cli::command::{Command, ONLY_OPTIONS};
use crate::cli::context::CommandContext;
use crate::cli::lookup::{is_actor, is_area, is_plan};
use crate::cli::open_workspace::let_go;
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
        "status --timeline",
        "status --out laget.html",
    ];

    fn options(args: &mut Args<'_>) -> Self {
        args.page();
        let states = State::BY_CONCERN.map(State::typed);
        let listed = |lang| wording::listed(&states, lang);
        let groupings = Grouping::ALL.map(Grouping::typed);
        let options = Options {
            plan: args.only_plan(),
            area: args.only_area(),
            responsible: args.only_responsible(),
            states: args.choices(
                option("state").value("LÄGE", "STATE").with_commas().repeated().help(
                    format!("Bara åtgärder i de lägena: {}", listed(Lang::Sv)),
                    format!("Only activities in those states: {}", listed(Lang::En)),
                ),
                states.iter().cloned().zip(State::BY_CONCERN),
            ),
            group_by: args
                .choice(
                    option("group-by").value("GRUPP", "GROUP").help(
                        "Gruppera efter område (annars), ansvarig, läge eller strategi",
                        "Group by area (otherwise), responsible, state or strategy",
                    ),
                    groupings.into_iter().zip(Grouping::ALL),
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
            timeline: args.flag(
                option("timeline")
                    .conflicts_with(&["area", "responsible", "state", "since", "indicators"])
                    .help(
                        "Visa också vad som planerades och blev klart i varje halvår",
                        "Show also what was planned and finished in each half-year",
                    ),
            ),
        };
        Self { options }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let mut options = self.options;
        let workspace = context.workspace(out)?;
        is_plan(&workspace, &mut options.plan)?;
        is_area(&workspace, &mut options.area)?;
        is_actor(&workspace, &mut options.responsible)?;
        let exit = context.write_page(&page(&context.report(&workspace), &options), out);
        let_go(workspace);
        exit
    }
}
