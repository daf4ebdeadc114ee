//! `vbe meeting`: shows what a group is to discuss when it meets.

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::cli::args::{Args, Takes, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::lookup::actor_of;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::model::records::organisation::{Actor, ActorKind};
use crate::model::workspace::{Filed, Lookup, Workspace};
use crate::reports::MEETING;
use crate::reports::meeting::{Options, page};
use crate::say;

#[derive(Debug)]
pub(super) struct Meeting {
    group: String,
    on: Option<Day>,
    all: bool,
}

impl Command for Meeting {
    const NAME: &'static str = MEETING.name;
    const USAGE: &'static Say = &Say::fixed("[FLAGGOR] GRUPP", "[OPTIONS] GROUP");
    const ABOUT: &'static Say = &MEETING.about;
    const EXAMPLES: &'static [&'static str] =
        &["meeting styrgrupp", "meeting styrgrupp --on 2026-05-14 --all", "meeting styrgrupp --format md"];

    fn options(args: &mut Args<'_>) -> Self {
        let group = args.required_text(
            operand("group").takes(Takes::GROUP).value("GRUPP", "GROUP").heading("Grupp", "Group").help(
                "Gruppen eller nämnden, så som den heter i registret",
                "The group or board that meets, as it is called in the register",
            ),
        );
        args.page();
        Self {
            group,
            on: args.day(
                option("on")
                    .value("DATUM", "DATE")
                    .help("Mötets dag (annars i dag)", "The day of the meeting (otherwise today)"),
            ),
            all: args.flag(option("all").help(
                "Visa allt, även det som inte får rum på en sida",
                "Show everything, also what there is no room for on a page",
            )),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let context = context.on(self.on);
        // What people read, on paper or a screen, is kept short; programs get everything.
        let is_read = context.format.is_read();
        let options = Options { group: self.group, is_one_page: is_read && !self.all };
        let workspace = context.workspace(out)?;
        let group = group(&workspace, &options.group)?;
        let page = page(&context.report(&workspace), group, &options);
        context.put_page(&page, out)?;
        Ok(Exit::Fine)
    }
}

/// The group or unit with that name.
fn group<'w>(workspace: &'w Workspace, name: &str) -> Result<Filed<'w, Actor>, CommandError> {
    let meets = |actor: &&Actor| actor.kind != ActorKind::Role;
    match workspace.actor(name) {
        Lookup::Found(actor) if meets(&actor.record) => Ok(actor),
        Lookup::Found(actor) => {
            let title = &actor.record.title;
            Err(CommandError::Message(
                say!("{title} är en roll, ingen grupp.", "{title} is a role, no group."),
                Say::fixed("vbe list group visar grupperna.", "vbe list group shows the groups."),
            ))
        }
        Lookup::Unknown => Err(CommandError::Message(
            Say::fixed(
                "Registret över roller har fel och gick inte att läsa.",
                "The register of roles has faults and could not be read.",
            ),
            Say::fixed("vbe validate säger vad som är fel.", "vbe validate tells what is wrong."),
        )),
        Lookup::Missing => {
            let what = say!("Gruppen {name} finns inte.", "There is no group {name}.");
            actor_of(workspace, name, what, |actor| actor.kind != ActorKind::Role)
                .map_err(|error| if has_groups(workspace) { error } else { none_is_there(error) })
        }
    }
}

fn has_groups(workspace: &Workspace) -> bool {
    let mut all = workspace.organisations().flat_map(|filed| &filed.record.actors);
    all.any(|actor| actor.kind == ActorKind::Group)
}

/// Where nobody has entered a group, the name is not misspelt.
fn none_is_there(error: CommandError) -> CommandError {
    let CommandError::Message(what, _) = error else { return error };
    CommandError::Message(
        what,
        Say::fixed(
            "Inga grupper är inlagda. vbe add grupp Styrgruppen convener=ROLL lägger in en.",
            "No groups are entered. vbe add group Styrgruppen convener=ROLE enters one.",
        ),
    )
}
