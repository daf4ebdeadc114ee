//! `vbe validate`: checks that the records are valid.

pub(super) mod published;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::base::lang::Say;
use crate::base::nouns::FINDINGS;
use crate::cli::args::{Args, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::open_workspace::let_go;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::since::SinceOptions;
use crate::cli::step_summary;
use crate::facts::seen::Seen;
use crate::io::disk;
use crate::model::workspace::Workspace;
use crate::output::render::{Asker, Format, Verdict};
use crate::rules;
use crate::say;
use crate::syntax::finding::{FileId, Severity};

#[derive(Debug)]
pub(super) struct Validate {
    /// The files whose findings are shown; empty for all.
    files: Vec<PathBuf>,
    fail_on: Option<Severity>,
    since: SinceOptions,
}

impl Command for Validate {
    const NAME: &'static str = "validate";
    const ALIASES: &'static [&'static str] = &["check"];
    const USAGE: &'static Say = &Say::fixed("[FLAGGOR] [FIL]...", "[OPTIONS] [FILE]...");
    const ABOUT: &'static Say = &Say::fixed("Granska filerna (även: check)", "Check the files (also: check)");
    const EXAMPLES: &'static [&'static str] = &[
        "validate",
        "validate plans/plan-2025.yaml --fail-on warning",
        "check --format github",
        "validate --new-since main",
    ];

    fn options(args: &mut Args<'_>) -> Self {
        let files =
            args.paths(operand("files").any_number().value("FIL", "FILE").heading("Filer", "Files").help(
                "Visa bara avvikelser i de här filerna eller mapparna",
                "Show only findings in these files or folders",
            ));
        args.at();
        args.as_of();
        args.format(Format::OF_FINDINGS);
        let fail_on = args.choice(
            option("fail-on").value("VIKT", "SEVERITY").help(
                "Avsluta med 1 från och med: fel (annars), varning eller upplysning",
                "End with 1 from: error (otherwise), warning or note",
            ),
            [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (severity.typed(), severity)),
        );
        Self { files, fail_on, since: SinceOptions::visit(args) }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let fail_on = self.fail_on.unwrap_or(Severity::Error);
        let mut workspace = context.whole_workspace(out)?;
        published::tell(&mut workspace, context)?;
        let wanted = wanted(&self.files, &workspace, &context.folder)?;
        let since = self.since.find(&workspace.root, context)?;
        let is_same = since.as_ref().is_some_and(|since| since.has_nothing(&workspace));
        let mut findings = if is_same { Vec::new() } else { rules::judge(&workspace, context.day) };
        if let Some(wanted) = &wanted {
            findings.retain(|finding| wanted.contains(&finding.place.file));
        }
        if let Some(since) = &since {
            since.narrow(&workspace, &mut findings, (context, FINDINGS), out, |then, out| {
                let then = then.workspace(out)?;
                let findings = rules::judge(&then, context.day);
                Ok((then, findings))
            })?;
        }
        let is_wanted = |file: &FileId| wanted.as_ref().is_none_or(|wanted| wanted.contains(file));
        let files = Seen::of(workspace.files().filter(|(file, _)| is_wanted(file)).map(|(_, loaded)| loaded));
        if files.is_none() && context.format == Format::Text {
            let nothing = context.render_options.lang.pick(
                "vbe: ingenting att granska: inga .yaml-filer i mapparna för planer och uppföljning.",
                "vbe: nothing to check: no .yaml files in the folders of plans and records.",
            );
            out.talk.line(nothing)?;
            return Ok(Exit::Nothing);
        }
        let under = disk::place_in_repository(&workspace.root);
        let verdict = Verdict {
            workspace: &workspace,
            findings: &findings,
            files,
            asker: Asker::Validate,
            fails_from: fail_on,
            day: context.day,
            under: &under,
        };
        out.answer.findings(verdict, context.format, context.render_options)?;
        step_summary::add(verdict, context, out)?;
        let fails = findings.iter().any(|finding| finding.severity >= fail_on);
        let is_nothing = files.is_none();
        let_go(workspace);
        Ok(match () {
            () if is_nothing => Exit::Nothing,
            () if fails => Exit::Found,
            () => Exit::Fine,
        })
    }
}

/// The files asked for. They must be part of the workspace, and are judged together with all of it.
fn wanted(
    files: &[PathBuf],
    workspace: &Workspace,
    folder: &Path,
) -> Result<Option<HashSet<FileId>>, CommandError> {
    if files.is_empty() {
        return Ok(None);
    }
    let mut wanted = HashSet::new();
    for path in files {
        let under = workspace.files_under(folder, path);
        if under.is_empty() {
            let path = path.display();
            return Err(CommandError::Message(
                say!(
                    "{path} är ingen fil i arbetsmappens planer eller uppföljning.",
                    "{path} is no file among the workspace's plans or records."
                ),
                Say::fixed(
                    "Ange en .yaml-fil eller mapp under plans/ eller records/.",
                    "Name a .yaml file or folder under plans/ or records/.",
                ),
            ));
        }
        wanted.extend(under);
    }
    Ok(Some(wanted))
}
