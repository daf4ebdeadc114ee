//! `vbe due`: lists recurring work and when it is due.

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::cli::args::{Args, option};
use crate::cli::command::{Command, ONLY_OPTIONS};
use crate::cli::context::CommandContext;
use crate::cli::lookup::{is_actor, is_plan};
use crate::cli::open_workspace::let_go;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::output::render::Format;
use crate::reports::DUE;
use crate::reports::due::{Options, page};

#[derive(Debug)]
pub(super) struct Due {
    until: Option<Day>,
    plan: Option<String>,
    responsible: Option<String>,
}

impl Command for Due {
    const NAME: &'static str = DUE.name;
    const USAGE: &'static Say = ONLY_OPTIONS;
    const ABOUT: &'static Say = &DUE.about;
    const EXAMPLES: &'static [&'static str] =
        &["due", "due --until 2027-06-30 --responsible samordnare", "due --format ics"];

    fn options(args: &mut Args<'_>) -> Self {
        args.page_in(Format::OF_DAYS);
        Self {
            until: args.day(option("until").value("DATUM", "DATE").help(
                "Det som kommer till och med den dagen (annars ett år framåt)",
                "What comes up to that day (otherwise a year ahead)",
            )),
            plan: args.only_plan(),
            responsible: args.only_responsible(),
        }
    }

    fn run(mut self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let workspace = context.workspace(out)?;
        is_plan(&workspace, &mut self.plan)?;
        is_actor(&workspace, &mut self.responsible)?;
        let options = Options {
            until: self.until,
            plans: self.plan.into_iter().collect(),
            responsible: self.responsible,
        };
        let exit = context.write_page(&page(&context.report(&workspace), &options), out);
        let_go(workspace);
        exit
    }
}
