//! `vbe verify`: checks whether a follow-up that was reported would be the same again.

use super::report::last_printed;
use crate::base::lang::Say;
use crate::cli::args::{Args, Takes, operand};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::fingerprints::{fingerprints, with_settings};
use crate::cli::lookup::record;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::model::records::report::{Account, Report, Verification};
use crate::model::workspace::Workspace;
use crate::reports::follow_up::{FollowUpKind, Options};
use crate::say;

#[derive(Debug)]
pub(super) struct Verify {
    id: String,
}

impl Command for Verify {
    const NAME: &'static str = "verify";
    const USAGE: &'static Say = &Say::fixed("[FLAGGOR] REDOVISNING", "[OPTIONS] REPORT");
    const ABOUT: &'static Say = &Say::fixed(
        "Kontrollera att en redovisning är oförändrad, genom att göra om den med samma revision",
        "Check that a report is unchanged, by making it again at its revision",
    );
    const EXAMPLES: &'static [&'static str] =
        &["verify redovisning-2024", "verify redovisning-t1-2025 --lang en"];

    fn options(args: &mut Args<'_>) -> Self {
        Self {
            id: args.required_text(
                operand("id")
                    .takes(Takes::REPORT)
                    .value("REDOVISNING", "REPORT")
                    .heading("Redovisning", "Report")
                    .help(
                        "Redovisningens id, i records/reports/",
                        "The id of the report, in records/reports/",
                    ),
            ),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let id = &self.id;
        let here = context.workspace(out)?;
        let report = report(&here, id)?;
        let id = &*report.id;
        let (Some(kept), Some(plan_id), Some(period), Some(revision)) =
            (&report.verification, &report.plan, &report.period, &report.revision)
        else {
            return Err(cannot_be_made_again(id));
        };
        let kind =
            if report.kind == Some(Account::Tertial) { FollowUpKind::Tertial } else { FollowUpKind::Annual };
        let mut then = CommandContext {
            past: Some(context.find_revision(revision)?),
            day: kept.as_of,
            ..context.clone()
        };
        then.render_options.lang = kept.lang;
        let printed = last_printed(&then.workspace(out)?, &then);
        let options = Options {
            printed,
            kind,
            plan: plan_id.to_string(),
            written: period.text.to_string(),
            period: period.period,
            has_ended: kept.as_of == period.period.last
                && report.on.as_ref().is_some_and(|on| on.day > period.period.last),
        };
        // What is covered of a name or a contact follows the settings of today. A section is the same when it is so
        // apart from them, which is how it is recorded, or with them, which is how it was recorded once.
        let mut now = fingerprints(&options, &then, out)?;
        if !differing(&kept.sections, &now).is_empty() {
            let with = with_settings(&options, &then, out)?;
            let same = |section: &(String, String)| {
                let was = kept.sections.iter().find(|was| was.0 == section.0)?;
                with.contains(was).then(|| was.clone())
            };
            now = now.into_iter().map(|section| same(&section).unwrap_or(section)).collect();
        }
        let names = differing(&kept.sections, &now);
        tell(id, &names.join(", "), revision, kept, context, out)
    }
}

fn report<'w>(workspace: &'w Workspace, id: &str) -> Result<&'w Report, CommandError> {
    let own = record(workspace, "report", id)?;
    let found = own.and_then(|id| workspace.one::<Report>(&id).found());
    let ids = || workspace.reports().map(|filed| &*filed.record.id).collect::<Vec<&str>>();
    let what = say!("Det finns ingen redovisning {id}.", "There is no report {id}.");
    Ok(found.ok_or_else(|| CommandError::unknown(what, id, ids().into_iter()))?.record)
}

fn cannot_be_made_again(id: &str) -> CommandError {
    CommandError::Message(
        say!(
            "Redovisningen {id} går inte att göra om: den är inte skriven av vbe report --record.",
            "The report {id} cannot be made again: it was not written by vbe report --record."
        ),
        Say::fixed(
            "Bara det som har plan, period, revision och verification går att kontrollera.",
            "Only what has plan, period, revision and verification can be verified.",
        ),
    )
}

/// The sections that have changed, followed by those that are gone.
fn differing<'s>(was: &'s [(String, String)], now: &'s [(String, String)]) -> Vec<&'s str> {
    let is_other = |section: &&(String, String)| !was.contains(section);
    let is_gone = |(name, _): &&(String, String)| !now.iter().any(|own| own.0 == *name);
    let sections = now.iter().filter(is_other).chain(was.iter().filter(is_gone));
    sections.map(|(name, _)| name.as_str()).collect()
}

fn tell(
    id: &str,
    names: &str,
    revision: &str,
    kept: &Verification,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let lang = context.render_options.lang;
    if names.is_empty() {
        let same = say!("{id}: oförändrad (revision {revision}).", "{id}: unchanged (revision {revision}).");
        out.answer.say(&same, lang)?;
        return Ok(Exit::Fine);
    }
    let other = say!("{id}: skiljer sig, i {names}.", "{id}: different, in {names}.");
    out.answer.say(&other, lang)?;
    let (made, own) = (&kept.version, env!("CARGO_PKG_VERSION"));
    if made != own {
        let versions = say!(
            "Den gjordes med vbe {made}; det här är vbe {own}.",
            "It was made with vbe {made}; this is vbe {own}."
        );
        out.answer.say(&versions, lang)?;
    }
    Ok(Exit::Found)
}
