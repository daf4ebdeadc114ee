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
    /// `--receive`: what somebody is pushing here.
    Receive,
    /// `--transaction STATE`: refs that are about to move.
    Transaction(String),
    /// `--history`: all history.
    History,
}

impl Asked {
    /// Whether only git asks, which has other work to do: what is well is not told, and nothing to look at is well.
    pub(super) fn is_by_hook(&self) -> bool {
        !matches!(self, Self::Range(_) | Self::History)
    }

    /// Whether git says on standard input what is asked about.
    pub(super) fn is_told(&self) -> bool {
        matches!(self, Self::Push(_) | Self::Receive | Self::Transaction(_))
    }
}

#[derive(Debug)]
pub(super) struct GitOptions {
    staged: bool,
    message: Option<PathBuf>,
    range: Option<String>,
    push: Option<String>,
    receive: bool,
    transaction: Option<String>,
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
            receive: args.flag(in_git("receive").help(
                "Det som någon skickar hit, så som git anger det för kroken pre-receive på en server",
                "What somebody sends here, as git tells the hook pre-receive on a server",
            )),
            transaction: args.text(in_git("transaction").value("LÄGE", "STATE").help(
                "Det som en gren är på väg att få, så som git anger det för kroken reference-transaction",
                "What a branch is about to get, as git tells the hook reference-transaction",
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
            self.receive.then_some(Asked::Receive),
            self.transaction.clone().map(Asked::Transaction),
        ];
        let mut asked = asked.into_iter().flatten();
        let first = asked.next();
        if first.is_some() && (asked.next().is_some() || other) {
            return Err(CommandError::Message(
                Say::fixed("Det går att granska en sak åt gången.", "One thing can be looked at in a run."),
                Say::fixed(
                    "Välj en av sökvägar, --stdin, --staged, --message, --range, --history, --push, --receive och --transaction.",
                    "Choose one of paths, --stdin, --staged, --message, --range, --history, --push, --receive and --transaction.",
                ),
            ));
        }
        Ok(first)
    }
}

fn in_git(name: &'static str) -> ArgSpec {
    option(name).heading("Det som git sparar", "What git keeps")
}
