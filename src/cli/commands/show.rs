//! `vbe show`: shows everything that is known about one thing.

use crate::base::lang::Say;
use crate::cli::args::{Args, Takes, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::lookup::entity;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::facts::Editions;
use crate::facts::entities::EntityIndex;
use crate::facts::select::Trees;
use crate::reports::SHOW;
use crate::reports::show::{Options, page};

#[derive(Debug)]
pub(super) struct Show {
    options: Options,
}

impl Command for Show {
    const NAME: &'static str = SHOW.name;
    const USAGE: &'static Say = &Say::fixed("[FLAGGOR] ID...", "[OPTIONS] ID...");
    const ABOUT: &'static Say = &SHOW.about;
    const EXAMPLES: &'static [&'static str] = &["show utbilda", "show role:samordnare plan-2025 --why"];

    fn options(args: &mut Args<'_>) -> Self {
        let options = Options {
            ids: args.texts(operand("ids").takes(Takes::Thing).required().many().value("ID", "ID").heading("Id", "Id").help(
                "Ett id eller en titel, eller början på den: åtgärd, krav, roll, plan, möte …; sort:id när två heter lika, eller filens sökväg",
                "An id or a title, or the beginning of it: an activity, requirement, role, plan, meeting …; kind:id where two are called the same, or the path of the file",
            )),
            why: args.flag(option("why").help(
                "Visa också kedjan av uppgifter bakom läget, med fil och rad",
                "Show the chain of facts behind the state too, with file and line",
            )),
        };
        args.page();
        Self { options }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let workspace = context.workspace(out)?;
        let trees = Trees::new(&workspace);
        let entities = EntityIndex::of(&workspace, &trees);
        let report = context.report(&workspace);
        let editions = Editions::on(&workspace, report.day);
        let ids = self.options.ids.iter();
        let found: Vec<usize> =
            ids.map(|id| entity(&entities, &editions, id)).collect::<Result<_, CommandError>>()?;
        let page = page(&report, &trees, &entities, &found, &self.options);
        context.put_page(&page, out)?;
        Ok(Exit::Fine)
    }
}
