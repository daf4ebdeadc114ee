//! Finds the command that the arguments name, and makes the context that it is run with.

use std::path::PathBuf;

use super::appearance::{IN_SWEDISH, NARROWEST, render_options, said_language};
use super::completion;
use super::context::{CommandContext, Manual};
use super::help;
use super::man_page;
use super::outcome::{CommandError, Exit, Out};
use super::page_file;
use super::parser::{Invocation, Parsed, parse};
use super::world::World;
use crate::base::lang::{Lang, Say};
use crate::io::git::Git;
use crate::output::render::Format;
use crate::say;

/// Runs the command that the arguments name.
pub(super) fn dispatch(world: &World, lang: Lang, out: &mut Out<'_>) -> Result<Exit, CommandError> {
    match parse(&world.args, lang)? {
        Parsed::Text(text) => {
            out.answer.own(&text)?;
            Ok(Exit::Fine)
        }
        Parsed::Nothing(help) => {
            out.answer.own(&help)?;
            if said_language(world).is_none() {
                out.answer.line(IN_SWEDISH)?;
            }
            Ok(Exit::Failed)
        }
        Parsed::Command(invocation) => {
            let mut context = context(world, lang, &invocation)?;
            match invocation.error {
                Some(error) => Err(error),
                None if !page_file::is_free(&mut context, out)? => Ok(Exit::Found),
                None => invocation.command.run(&context, out),
            }
        }
    }
}

fn context(world: &World, lang: Lang, invocation: &Invocation) -> Result<CommandContext, CommandError> {
    let Invocation { globals, answer, .. } = invocation;
    let width = answer.width.as_deref().map(width).transpose()?;
    if answer.is_forced && answer.page_file.is_none() {
        return Err(CommandError::Message(
            Say::fixed(
                "--force gäller en fil, och ingen är angiven.",
                "--force is of a file, and none is named.",
            ),
            Say::fixed("Skriv också --out och filens namn.", "Write --out and the name of the file too."),
        ));
    }
    // Whoever reads a file does not read it on this terminal.
    let seen = match answer.page_file {
        Some(_) => &World { terminal: false, ..world.clone() },
        None => world,
    };
    let mut context = CommandContext {
        folder: world.folder.clone(),
        git: Git::started(&world.folder, &world.environment()),
        root: globals.root.clone(),
        config: globals.config.clone(),
        past: None,
        is_apart_from_settings: false,
        is_language_said: said_language(world).is_some(),
        day: world.today,
        today: world.today,
        format: answer.format.unwrap_or(Format::Text),
        page_file: answer.page_file.clone(),
        template: answer.template.clone(),
        render_options: render_options(seen, lang, width, answer.comma),
        input: world.input.clone(),
        stay: world.stay,
        manual: Manual { names: help::names, page: man_page::named, offers: completion::offers },
        step_summary: world.variable("GITHUB_STEP_SUMMARY").map(PathBuf::from),
        search_path: world.variable("PATH").map(str::to_owned),
    };
    if let Some(written) = &answer.at {
        let past = context.find_revision(written)?;
        context.day = past.day;
        context.past = Some(past);
    }
    Ok(context.on(answer.as_of.day()?))
}

fn width(written: &str) -> Result<usize, CommandError> {
    let wide = written.parse().ok().filter(|width| (NARROWEST..=1000).contains(width));
    wide.ok_or_else(|| {
        CommandError::Message(
            say!("--width kan inte vara {written}.", "--width cannot be {written}."),
            say!("Skriv ett tal från {NARROWEST} till 1000.", "Write a number from {NARROWEST} to 1000."),
        )
    })
}
