//! `vbe scan`: looks for what identifies a person in files, in a text, or in what git keeps.

mod asked;
mod moved;
mod advice;
mod place;
mod files;
mod home;
mod part;
mod published;
mod merged;
mod removed;
mod lost;
mod settings;
mod git;

use std::path::PathBuf;

use asked::GitOptions;
use files::{Judgement, scan_files, scan_input};
use git::scan_git;

use crate::base::lang::Say;
use crate::cli::args::{ArgSpec, Args, Takes, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::since::SinceOptions;
use crate::model::kinds::KINDS;
use crate::output::render::Format;
use crate::pii::detector::Exposure;
use crate::syntax::finding::Severity;

#[derive(Debug)]
pub(super) struct Scan {
    /// The files and folders to scan; empty for those of the workspace.
    paths: Vec<PathBuf>,
    in_git: GitOptions,
    stdin: bool,
    /// Each line on standard input is a text of its own.
    lines: bool,
    /// What the text is to be part of, which decides how it is judged.
    kind: Option<Exposure>,
    fail_on: Option<Severity>,
    since: SinceOptions,
}

impl Command for Scan {
    const NAME: &'static str = "scan";
    const USAGE: &'static Say = &Say::fixed("[FLAGGOR] [SÖKVÄG]...", "[OPTIONS] [PATH]...");
    const ABOUT: &'static Say =
        &Say::fixed("Leta efter det som pekar ut en person", "Look for what identifies a person");
    const EXAMPLES: &'static [&'static str] =
        &["scan", "scan --stdin --as case --format json", "scan --range main..HEAD --fail-on warning"];

    fn options(args: &mut Args<'_>) -> Self {
        Self {
            paths: args.paths(
                operand("paths")
                    .takes(Takes::File)
                    .any_number()
                    .value("SÖKVÄG", "PATH")
                    .heading("Filer", "Files")
                    .help(
                        "Filer och mappar att granska (annars planer och uppföljning)",
                        "Files and folders to look at (otherwise plans and records)",
                    ),
            ),
            in_git: GitOptions::visit(args),
            stdin: args.flag(option("stdin").help(
                "Granska en text som skickas in i stället för filer",
                "Look at a text that is handed over in place of files",
            )),
            lines: args.flag(option("lines").help(
                "Med --stdin: varje rad är en egen text, och får en rad JSON till svar",
                "With --stdin: each line is a text of its own, and is answered by one line of JSON",
            )),
            kind: args.choice(
                option("as").value("SORT", "KIND").help(
                    "Sorten som texten ska ingå i, till exempel ärende, möte, uppföljning eller plan",
                    "The kind that the text is to be part of, for example case, meeting, activity or plan",
                ),
                KINDS.iter().map(|kind| (kind.typed(), kind.exposure)),
            ),
            fail_on: {
                args.as_of();
                args.format(Format::OF_SCANS);
                args.choice(fail_on(), [Severity::Error, Severity::Warning].map(|own| (own.typed(), own)))
            },
            since: SinceOptions::visit(args),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let judgement = Judgement { kind: self.kind, fail_on: self.fail_on.unwrap_or(Severity::Error) };
        let other = self.stdin || !self.paths.is_empty();
        let asked = self.in_git.asked(other)?;
        if self.since.is_asked() && (asked.is_some() || self.stdin || self.lines) {
            return Err(CommandError::Message(
                Say::fixed(
                    "--new-since och --changed-since gäller filer i mappar.",
                    "--new-since and --changed-since are of files in folders.",
                ),
                Say::fixed(
                    "Incheckningar sedan en revision granskas med vbe scan --range REVISION..HEAD.",
                    "The commits since a revision are scanned by vbe scan --range REVISION..HEAD.",
                ),
            ));
        }
        match asked {
            Some(asked) => scan_git(&asked, judgement.fail_on, context, out),
            None if self.stdin || self.lines => scan_input(self.lines, judgement, context, out),
            None => scan_files((&self.paths, &self.since), judgement, context, out),
        }
    }
}

fn fail_on() -> ArgSpec {
    option("fail-on").value("VIKT", "SEVERITY").help(
        "Avsluta med 1 från och med: fel (annars) eller varning",
        "End with 1 from: error (otherwise) or warning",
    )
}
