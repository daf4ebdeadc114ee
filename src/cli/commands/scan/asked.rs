//! The part of what git keeps that is to be scanned, read from the options.

use std::path::PathBuf;

use crate::base::lang::Say;
use crate::cli::args::{ArgSpec, Args, option};
use crate::cli::outcome::CommandError;

/// The part of what git keeps that is to be scanned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// `--staged`: what the next commit will contain.
    Staged,
    /// `--message FILE`: a commit message.
    Message(PathBuf),
    /// `--range …`: the commits of a range.
    Range(String),
    /// `--push REMOTE`: what is about to be pushed.
    Push(String),
    /// `--history`: all history.
    History,
}

#[derive(Debug)]
pub(super) struct GitOptions {
    staged: bool,
    message: Option<PathBuf>,
    range: Option<String>,
    push: Option<String>,
    history: bool,
}

impl GitOptions {
    pub(super) fn visit(args: &mut Args<'_>) -> Self {
        Self {
            staged: args.flag(in_git("staged").help(
                "Det som är på väg in i nästa incheckning, och grenens namn",
                "What is about to be committed, and the name of the branch",
            )),
            message: args.path(in_git("message").value("FIL", "FILE").help(
                "Ett meddelande, i den fil där git har det",
                "A message, in the file that git has it in",
            )),
            range: args.text(in_git("range").value("INTERVALL", "RANGE").with_hyphens().help(
                "Incheckningarna i A..B, eller allt som A når; \"A --not --remotes\" för det som är nytt",
                "The commits in A..B, or all that A reaches; \"A --not --remotes\" for what is new",
            )),
            push: args.text(in_git("push").value("ARKIV", "REMOTE").help(
                "Det som är på väg dit, så som git säger det till kroken pre-push",
                "What is about to be sent there, as git tells the hook pre-push",
            )),
            history: args.flag(in_git("history").help(
                "Allt som git har kvar: borttaget, ersatt, undanlagt och aldrig incheckat",
                "All that git still has: deleted, replaced, stashed and never committed",
            )),
        }
    }

    /// The part that is asked for, if any. `other` is whether something outside git is asked for too.
    pub(super) fn asked(&self, other: bool) -> Result<Option<Asked>, CommandError> {
        let asked = [
            self.staged.then_some(Asked::Staged),
            self.history.then_some(Asked::History),
            self.message.clone().map(Asked::Message),
            self.range.clone().map(Asked::Range),
            self.push.clone().map(Asked::Push),
        ];
        let mut asked = asked.into_iter().flatten();
        let first = asked.next();
        if first.is_some() && (asked.next().is_some() || other) {
            return Err(CommandError::Message(
                Say::fixed("Det går att granska en sak åt gången.", "One thing can be looked at in a run."),
                Say::fixed(
                    "Välj en av sökvägar, --stdin, --staged, --message, --range, --history och --push.",
                    "Choose one of paths, --stdin, --staged, --message, --range, --history and --push.",
                ),
            ));
        }
        Ok(first)
    }
}

fn in_git(name: &'static str) -> ArgSpec {
    option(name).heading("Det som git sparar", "What git keeps")
}
