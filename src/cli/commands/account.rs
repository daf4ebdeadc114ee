//! `vbe account`: checks that every promise of a plan is accounted for.

use crate::base::lang::Say;
use crate::cli::args::{Args, Takes, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::lookup::plan;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::facts::account::{Account as PlanAccount, Fate};
use crate::facts::lineage::{is_before, next_of};
use crate::model::records::plan::Plan;
use crate::reports::ACCOUNT;
use crate::reports::account::{Options, page};
use crate::say;

#[derive(Debug)]
pub(super) struct Account {
    options: Options,
}

impl Command for Account {
    const NAME: &'static str = ACCOUNT.name;
    const USAGE: &'static Say = &Say::fixed("[FLAGGOR] PLAN", "[OPTIONS] PLAN");
    const ABOUT: &'static Say = &ACCOUNT.about;
    const EXAMPLES: &'static [&'static str] = &["account plan-2024", "account plan-2024 --next plan-2025"];

    fn options(args: &mut Args<'_>) -> Self {
        let options = Options {
            plan: args.required_text(
                operand("plan")
                    .takes(Takes::PLAN)
                    .value("PLAN", "PLAN")
                    .heading("Plan", "Plan")
                    .help("Planens id", "The plan's id"),
            ),
            next: args.text(option("next").takes(Takes::PLAN).value("PLAN", "PLAN").help(
                "Nästa plan (annars den som nämner planen i previous)",
                "The next plan (otherwise the one that names the plan in previous)",
            )),
        };
        args.page();
        Self { options }
    }

    fn run(mut self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let workspace = context.workspace(out)?;
        let filed = plan(&workspace, &self.options.plan)?;
        self.options.plan = filed.record.id.to_string();
        let next = match &self.options.next {
            Some(id) => Some(plan(&workspace, id)?),
            None => next_of(&workspace, filed.record, context.day),
        };
        if let Some(next) = next {
            is_next(next.record, filed.record)?;
        }
        let report = context.report(&workspace);
        let account = PlanAccount::of(&workspace, filed, next, report.day);
        let page = page(&report, &account, &self.options);
        context.put_page(&page, out)?;
        Ok(if account.count(Fate::Dropped) > 0 { Exit::Found } else { Exit::Fine })
    }
}

fn is_next(next: &Plan, plan: &Plan) -> Result<(), CommandError> {
    if next.id == plan.id {
        return Err(CommandError::Message(
            Say::fixed("En plan kan inte vara sin egen nästa.", "A plan cannot be its own next one."),
            Say::fixed(
                "Skriv den nya planens id efter --next.",
                "Write the id of the new plan after --next.",
            ),
        ));
    }
    if is_before(next, plan) {
        let (id, next) = (&plan.id, &next.id);
        return Err(CommandError::Message(
            say!("{next} är en plan före {id}, inte efter.", "{next} is a plan before {id}, not after it."),
            say!("Menades vbe account {next} --next {id}?", "Was vbe account {next} --next {id} meant?"),
        ));
    }
    Ok(())
}
