//! `vbe lsp`: talks with an editor while somebody writes, over standard input and output.

mod address;
mod wire;
mod desk;
mod server;

use std::collections::VecDeque;
use std::io::{BufReader, ErrorKind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::base::lang::Say;
use crate::cli::args::Args;
use crate::cli::command::{Command, ONLY_OPTIONS};
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::world::Stay;
use crate::io::editor;
use server::Server;
use wire::{Notice, Said};

#[derive(Debug)]
pub(super) struct Lsp {
    /// Whether another day than today is judged on.
    has_day: bool,
}

impl Command for Lsp {
    const NAME: &'static str = "lsp";
    const USAGE: &'static Say = ONLY_OPTIONS;
    const ABOUT: &'static Say = &Say::fixed(
        "Hjälp den som skriver i en redigerare: redigeraren startar det själv",
        "Help who writes in an editor: the editor starts it by itself",
    );
    const EXAMPLES: &'static [&'static str] = &["lsp", "lsp --lang en"];

    fn options(args: &mut Args<'_>) -> Self {
        args.as_of();
        Self { has_day: args.has_day() }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        if context.input.person {
            out.talk.say(
                &Say::fixed(
                    "vbe: det här är för en redigerare, som startar vbe lsp själv. Avsluta med Ctrl+C.",
                    "vbe: this is for an editor, which starts vbe lsp by itself. Stop with Ctrl+C.",
                ),
                context.render_options.lang,
            )?;
            out.talk.flush()?;
        }
        let mut server = Server::new(context);
        let said = heard(context);
        let mut queue: VecDeque<Said> = VecDeque::new();
        let mut is_heard = false;
        loop {
            if !self.has_day
                && let Stay::UntilStopped(today) = context.stay
            {
                server.on(today());
            }
            let Some(next) = next(&said, &mut queue, &mut server, out)? else { break };
            is_heard = true;
            match next {
                Said::Request { id, asked } => {
                    let is_cancelled =
                        |other: &Said| matches!(other, Said::Notice(Notice::Cancelled(of)) if *of == id);
                    if queue.iter().any(is_cancelled) {
                        server.cancelled(&id);
                    } else {
                        server.answer(&id, asked);
                    }
                }
                Said::Notice(Notice::Exit) => {
                    // The protocol wants another code where the editor has not said that it ends.
                    return Ok(if server.is_ending() { Exit::Fine } else { Exit::Found });
                }
                Said::Notice(notice) => server.notice(notice),
                Said::Nothing => {}
            }
            tell(&mut server, out)?;
        }
        Ok(match () {
            () if !is_heard => Exit::Nothing,
            () if server.is_ending() => Exit::Fine,
            () => Exit::Failed,
        })
    }
}

/// How often files are looked at for an editor that does not tell when they change.
const OFTEN: Duration = Duration::from_secs(2);

/// The next thing that the editor says; `None` when it has ended. While it says nothing, what it has told has its effect.
fn next(
    said: &Receiver<Said>,
    queue: &mut VecDeque<Said>,
    server: &mut Server,
    out: &mut Out<'_>,
) -> Result<Option<Said>, CommandError> {
    loop {
        queue.extend(said.try_iter());
        if let Some(one) = queue.pop_front() {
            return Ok(Some(one));
        }
        server.settle();
        tell(server, out)?;
        let wait = if server.looks_by_itself() { OFTEN } else { Duration::from_secs(60 * 60) };
        match said.recv_timeout(wait) {
            Ok(one) => queue.push_back(one),
            Err(RecvTimeoutError::Timeout) => server.look(),
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
        }
    }
}

/// Hears the editor, in a thread of its own: what it says while something is worked out is known then.
fn heard(context: &CommandContext) -> Receiver<Said> {
    let (to, from) = channel();
    let input = context.input.clone();
    thread::spawn(move || {
        let mut reader = BufReader::new(input.stream());
        loop {
            match editor::read(&mut reader) {
                Ok(Some(message)) => {
                    if to.send(wire::said(&message)).is_err() {
                        break;
                    }
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                // An editor that has ended, or of which nobody knows where its next message begins.
                Ok(None) | Err(_) => break,
            }
        }
    });
    from
}

fn tell(server: &mut Server, out: &mut Out<'_>) -> Result<(), CommandError> {
    for message in server.sent() {
        out.answer.send(&message)?;
    }
    Ok(())
}
