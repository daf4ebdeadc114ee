//! `vbe diff`: compares the workspace at two moments, or two plans.

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::cli::args::{ArgSpec, Args, Takes, operand};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::lookup::{no_plan, plan_named};
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::output::render::Format;
use crate::reports::DIFF;
use crate::reports::diff::{self, Options};
use crate::say;

#[derive(Debug)]
pub(super) struct Diff {
    options: Options,
}

impl Command for Diff {
    const NAME: &'static str = DIFF.name;
    const USAGE: &'static Say = &Say::fixed("[FLAGGOR] FÖRE [EFTER]", "[OPTIONS] BEFORE [AFTER]");
    const ABOUT: &'static Say = &DIFF.about;
    const EXAMPLES: &'static [&'static str] =
        &["diff 2025-01-01", "diff plan-2024 plan-2025 --format md", "diff 2018-10-01 2026-11-01"];

    fn options(args: &mut Args<'_>) -> Self {
        let side = |spec: ArgSpec, order: usize| spec.heading("Vilka", "Which").order(order);
        let options = Options {
            was: args.required_text(side(operand("was"), 1).takes(Takes::PLAN).value("FÖRE", "BEFORE").help(
                "Ett datum, en tagg, en gren, en incheckning eller en plans id; en plan ensam jämförs med den före",
                "A date, a tag, a branch, a commit or a plan's id; a plan alone is compared with the one before it",
            )),
            now: args.text(
                side(operand("now"), 2).takes(Takes::PLAN)
                    .value("EFTER", "AFTER")
                    .help("Den andra tidpunkten eller planen (annars filerna som de är)", "The other moment or plan (otherwise the files as they are)"),
            ),
        };
        args.as_of();
        args.page_format(Format::OF_PAGES);
        Self { options }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        if context.past.is_some() {
            return Err(CommandError::Message(
                Say::fixed(
                    "vbe diff säger själv vilka tidpunkter det gäller.",
                    "vbe diff names its moments itself.",
                ),
                Say::fixed(
                    "Skriv vbe diff FÖRE EFTER, utan --at.",
                    "Write vbe diff BEFORE AFTER, without --at.",
                ),
            ));
        }
        let here = context.workspace(out)?;
        if let Some([was, now]) = plans(&here, &self.options)? {
            let options = Options { was: was.record.id.to_string(), now: Some(now.record.id.to_string()) };
            let page = diff::of_plans(&context.report(&here), was, now, &options);
            context.put_page(&page, out)?;
            return Ok(Exit::Fine);
        }
        let then = |written: &str| -> Result<CommandContext, CommandError> {
            let past = context
                .find_revision(written)
                .map_err(|failure| beside_a_plan(&here, &self.options).unwrap_or(failure))?;
            Ok(CommandContext { past: Some(past), ..context.clone() })
        };
        let was = match then(&self.options.was) {
            // What the law asked on a day is known also where git has no files from then.
            Err(_) if self.is_of_days() => {
                let page = diff::of_days(&context.report(&here), &self.options);
                context.put_page(&page, out)?;
                return Ok(Exit::Fine);
            }
            was => was?.workspace(out)?,
        };
        let now = self.options.now.as_deref().map(then).transpose()?;
        let (now, context) = match &now {
            Some(then) => (then.workspace(out)?, then),
            None => (here, context),
        };
        // Both are judged on the same day, so that what has come due in between is not shown as a change.
        let page = diff::of_moments(&context.report(&now), &was, &self.options);
        context.put_page(&page, out)?;
        Ok(Exit::Fine)
    }
}

impl Diff {
    /// Whether two days are named.
    fn is_of_days(&self) -> bool {
        let now = self.options.now.as_deref();
        Day::read(&self.options.was).is_some() && now.is_some_and(|now| Day::read(now).is_some())
    }
}

/// The error when only one of the two is a plan, and they are not two moments either.
fn beside_a_plan(here: &Workspace, options: &Options) -> Option<CommandError> {
    let sides = [Some(options.was.as_str()), options.now.as_deref()];
    let (plans, others): (Vec<&str>, Vec<&str>) =
        sides.into_iter().flatten().partition(|id| matches!(plan_named(here, id), Ok(Some(_))));
    let ([_], [other]) = (plans.as_slice(), others.as_slice()) else { return None };
    Some(no_plan(here, other))
}

/// The two plans to compare. A plan that is named alone is compared with the edition before it.
fn plans<'w>(here: &'w Workspace, options: &Options) -> Result<Option<[Filed<'w, Plan>; 2]>, CommandError> {
    let Some(first) = plan_named(here, &options.was)? else { return Ok(None) };
    if let Some(now) = &options.now {
        return Ok(plan_named(here, now)?.map(|now| [first, now]));
    }
    let before = first.record.previous.as_ref().and_then(|id| here.plan(id).found());
    let id = &first.record.id;
    if let Some(edition) = &first.record.edition_before {
        let title = &edition.title;
        return Err(CommandError::Message(
            say!(
                "Planen före {id}, {title}, finns inte i filerna: det går inte att säga vad som har ändrats.",
                "The plan before {id}, {title}, is not among the files: what has changed cannot be told."
            ),
            Say::fixed(
                "Finns den någonstans: skriv in den i plans/ och dess id under previous.",
                "If it is somewhere: write it into plans/, and its id under previous.",
            ),
        ));
    }
    before.map(|before| Some([before, first])).ok_or_else(|| {
        CommandError::Message(
            say!("Ingen plan före {id} finns här.", "There is no plan before {id} here."),
            Say::fixed(
                "Skriv vilka två som ska jämföras: vbe diff FÖRE EFTER. Planen före anges med previous.",
                "Write which two to compare: vbe diff BEFORE AFTER. The plan before is named in previous.",
            ),
        )
    })
}
