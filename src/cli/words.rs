//! The words of the command line, in both languages. The only door to clap.
//!
//! Built rather than derived, because every word that people read is chosen by language.

mod commands;
mod usage;
mod read;
mod pages;
mod writing;

use clap::ArgMatches;

use read::{day, flag, text};
use writing::command;

use super::ask::{self, CommandContext};
use super::guard::{self, Asked};
use super::world::{CommandError, Exit, Out, World};
use super::{check, doctor, explain, figures, follow_up, init, past, scan};
use crate::base::lang::{Lang, Say};
use crate::io::git::Git;
use crate::output::render::Format;
use crate::pii::detector::Exposure;
use crate::reports::follow_up::FollowUpKind;
use crate::say;
use crate::syntax::finding::Severity;

/// Reads the words and does what they ask.
pub(super) fn obey(world: &World, lang: Lang, out: &mut Out<'_>) -> Result<Exit, CommandError> {
    let matches = match command(lang).try_get_matches_from(&world.args) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => {
            writeln!(out.answer, "{}", error.render().to_string().trim_end())?;
            return Ok(Exit::Fine);
        }
        Err(error) => return Err(usage::failure(&error, &command(lang))),
    };
    let Some((name, own)) = matches.subcommand() else {
        writeln!(out.answer, "{}", command(lang).render_help().to_string().trim_end())?;
        return Ok(Exit::Failed);
    };
    let context = context(own, world, lang)?;
    if let Some(done) = writing::obey(name, own, &world.input, &context, out) {
        return done;
    }
    if let Some(page) = pages::obey(name, own, &world.input, &context, out) {
        return page;
    }
    match name {
        "validate" => {
            let question = check::Question {
                files: own.get_many::<std::path::PathBuf>("files").into_iter().flatten().cloned().collect(),
                fail_on: text(own, "fail-on")
                    .and_then(|name| Severity::named(&name))
                    .unwrap_or(Severity::Error),
            };
            check::answer(&question, &context, out)
        }
        "scan" => match kept(own)? {
            Some(asked) => {
                let question = guard::Question { asked, fail_on: fail_on(own), input: world.input.clone() };
                guard::answer(&question, &context, out)
            }
            None => scan::answer(&scan_question(own), &context, world, out),
        },
        "report" if own.get_flag("public") => {
            let question =
                figures::Question { period: text(own, "period"), dry_run: own.get_flag("dry-run") };
            figures::report(&question, &context, out)
        }
        "report" if text(own, "kind").is_some() => {
            let tertial = text(own, "kind").is_some_and(|kind| kind == "tertial");
            let question = follow_up::Question {
                kind: if tertial { FollowUpKind::Tertial } else { FollowUpKind::Annual },
                plan: text(own, "plan"),
                period: text(own, "period"),
                as_of: day(own, "as-of")?,
                record: text(own, "record"),
                to: text(own, "to"),
                on: day(own, "on")?,
                dry: flag(own, "dry-run"),
            };
            follow_up::report(&question, &context, out)
        }
        "verify" => follow_up::verify(&text(own, "id").unwrap_or_default(), &context, out),
        "report" => Err(CommandError::Said(
            Say::fixed("Vilken redovisning?", "Which report?"),
            Say::fixed(
                "Det som finns: vbe report --kind annual eller --kind tertial, uppföljning av en plan, och vbe report --public, statistik om ärendena för allmänheten.",
                "What there is: vbe report --kind annual or --kind tertial, the follow-up of a plan, and vbe report --public, statistics of the cases for anybody.",
            ),
        )),
        "privacy" => figures::privacy(&context, out),
        "init" => {
            let question = init::Question {
                yes: flag(own, "yes"),
                dry: flag(own, "dry-run"),
                input: world.input.clone(),
            };
            init::answer(&question, &context, out)
        }
        "doctor" => doctor::answer(world.variable("PATH"), &context, out),
        "explain" => explain::rule(text(own, "rule").as_deref(), lang, out),
        "schema" => explain::schema(text(own, "name").as_deref(), lang, out),
        other => Err(CommandError::Said(
            say!("Kommandot {other} gör ingenting.", "The command {other} does nothing."),
            Say::fixed("Det är ett fel i vbe.", "That is a fault in vbe."),
        )),
    }
}

fn scan_question(own: &ArgMatches) -> scan::Question {
    let flag = |id: &str| own.get_one::<bool>(id).copied().unwrap_or(false);
    scan::Question {
        paths: own.get_many::<std::path::PathBuf>("paths").into_iter().flatten().cloned().collect(),
        stdin: flag("stdin") || flag("lines"),
        lines: flag("lines"),
        kind: text(own, "as").and_then(|name| Exposure::named(&name)),
        fail_on: fail_on(own),
    }
}

fn fail_on(own: &ArgMatches) -> Severity {
    text(own, "fail-on").and_then(|name| Severity::named(&name)).unwrap_or(Severity::Error)
}

/// What every command is asked with.
fn context(own: &ArgMatches, world: &World, lang: Lang) -> Result<CommandContext, CommandError> {
    let path = |id: &str| own.try_get_one::<std::path::PathBuf>(id).ok().flatten().cloned();
    let width = text(own, "width").map(|width| {
        let wide = width.parse().ok().filter(|width| (60..=1000).contains(width));
        wide.ok_or_else(|| {
            CommandError::Said(
                say!("--width kan inte vara {width}.", "--width cannot be {width}."),
                Say::fixed("Skriv ett tal från 60 till 1000.", "Write a number from 60 to 1000."),
            )
        })
    });
    let mut context = CommandContext {
        folder: world.folder.clone(),
        git: Git::started(&world.folder, &world.variables),
        root: path("root"),
        config: path("config"),
        past: None,
        day: world.today,
        format: text(own, "format").and_then(|name| Format::named(&name)).unwrap_or(Format::Text),
        render_options: ask::render_options(world, lang, width.transpose()?, flag(own, "comma")),
    };
    if let Some(written) = text(own, "at") {
        let past = past::find(&context, &written)?;
        context.day = past.day;
        context.past = Some(past);
    }
    context.day = day(own, "as-of")?.unwrap_or(context.day);
    Ok(context)
}

/// What of all that git keeps is asked about, if anything is.
fn kept(own: &ArgMatches) -> Result<Option<Asked>, CommandError> {
    let path = own.try_get_one::<std::path::PathBuf>("message").ok().flatten().cloned();
    let asked = [
        flag(own, "staged").then_some(Asked::Staged),
        flag(own, "history").then_some(Asked::History),
        path.map(Asked::Message),
        text(own, "range").map(Asked::Range),
        text(own, "push").map(Asked::Push),
    ];
    let mut asked = asked.into_iter().flatten();
    let first = asked.next();
    let other = flag(own, "stdin") || own.contains_id("paths");
    if first.is_some() && (asked.next().is_some() || other) {
        return Err(CommandError::Said(
            Say::fixed("Det går att granska en sak åt gången.", "One thing can be looked at in a run."),
            Say::fixed(
                "Välj en av sökvägar, --stdin, --staged, --message, --range, --history och --push.",
                "Choose one of paths, --stdin, --staged, --message, --range, --history and --push.",
            ),
        ));
    }
    Ok(first)
}
