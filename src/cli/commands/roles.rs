//! `vbe roles`: shows what each role is responsible for.

use crate::base::lang::Say;
use crate::cli::args::Args;
use crate::cli::command::{Command, ONLY_OPTIONS};
use crate::cli::context::CommandContext;
use crate::cli::lookup::{is_actor, is_plan};
use crate::cli::open_workspace::let_go;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::reports::ROLES;
use crate::reports::roles::{Options, page};

#[derive(Debug)]
pub(super) struct Roles {
    options: Options,
}

impl Command for Roles {
    const NAME: &'static str = ROLES.name;
    const USAGE: &'static Say = ONLY_OPTIONS;
    const ABOUT: &'static Say = &ROLES.about;
    const EXAMPLES: &'static [&'static str] = &["roles", "roles --plan plan-2025 --unit socialtjansten"];

    fn options(args: &mut Args<'_>) -> Self {
        args.page();
        let options =
            Options { plan: args.only_plan(), responsible: args.only_responsible(), unit: args.only_unit() };
        Self { options }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let mut options = self.options;
        let workspace = context.workspace(out)?;
        is_plan(&workspace, &mut options.plan)?;
        is_actor(&workspace, &mut options.responsible)?;
        is_actor(&workspace, &mut options.unit)?;
        let exit = context.write_page(&page(&context.report(&workspace), &options), out);
        let_go(workspace);
        exit
    }
}
