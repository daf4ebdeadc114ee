//! `vbe report --format html --out FOLDER`: the pages of the whole workspace as a small site, each in a file of its own that
//! leads to the others. Cases and incidents are not among them.

use std::path::{Path, PathBuf};

use super::printed::last_printed;
use crate::base::lang::Say;
use crate::base::nouns;
use crate::base::period::Period;
use crate::cli::context::{CommandContext, PageFile};
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::write_changes::{says_yes, why_not_written};
use crate::io::disk;
use crate::io::write::{self, Access, WriteError};
use crate::model::workspace::Workspace;
use crate::output::page::Page;
use crate::output::render::{Format, Frame, Link};
use crate::reports::follow_up::{self, FollowUpKind};
use crate::reports::{ReportContext, due, gaps, roles, site, status};
use crate::say;

/// The first page, which a folder that is opened in a browser shows.
const FIRST: &str = "index.html";

/// Whether the file that pages are to be written in is a folder: it is one, or has no ending.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.extension().is_none()
}

/// Writes the site: all of its pages, or none.
pub(super) fn report(
    folder: &PageFile,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let context = &CommandContext { format: Format::Html, ..context.clone() };
    let (root, lang) = (context.folder.join(&folder.written), context.render_options.lang);
    let name = folder.written.display().to_string();
    let workspace = context.workspace(out)?;
    let pages = pages(&workspace, context);
    let mut links: Vec<Link<'_>> =
        pages.iter().map(|(file, title, _)| Link { title, file, is_here: false }).collect();
    let mut files = Vec::new();
    for (at, (file, _, page)) in pages.iter().enumerate() {
        links.iter_mut().enumerate().for_each(|(own, link)| link.is_here = own == at);
        let frame = Frame { links: &links, ..Frame::default() };
        files.push((
            root.join(file),
            out.answer.page_bytes(page, (Format::Html, frame), context.render_options)?,
        ));
    }
    let there: Vec<&PathBuf> =
        files.iter().map(|(path, _)| path).filter(|path| disk::is_there(path)).collect();
    if !there.is_empty() && !folder.is_forced {
        let is_wanted = context.input.person && {
            let question = say!(
                "I {name} finns redan sidor. Ska de skrivas över? (j/n)",
                "There are pages in {name} already. Write over them? (y/n)"
            );
            says_yes(&question, &context.input, lang, out)?
        };
        if !is_wanted {
            return Err(CommandError::Message(
                say!("I {name} finns redan sidor.", "There are pages in {name} already."),
                Say::fixed(
                    "Ingenting är skrivet. Välj en annan mapp, eller skriv --force för att ersätta dem.",
                    "Nothing has been written. Choose another folder, or write --force to replace them.",
                ),
            ));
        }
    }
    let refused = |error: &WriteError| {
        let (what, help) = why_not_written(&name, error);
        CommandError::Message(what, help)
    };
    write::folder(&root, Access::Usual).map_err(|error| refused(&WriteError::from(error)))?;
    let mut made: Vec<&Path> = Vec::new();
    for (path, page) in &files {
        let put = if disk::is_there(path) {
            write::replace(path, page.of_file())
        } else {
            made.push(path);
            write::new(path, page.of_file()).map_err(WriteError::from)
        };
        if let Err(error) = put {
            for path in made {
                write::remove(path);
            }
            return Err(refused(&error));
        }
    }
    let (Say { sv, en }, first) =
        (nouns::PAGES.with(files.len()), folder.written.join(FIRST).display().to_string());
    out.answer.say(&say!("Skrev {sv}. Börja med {first}.", "Wrote {en}. Begin with {first}."), lang)?;
    Ok(Exit::Fine)
}

/// The pages: the name of the file, what the page is called where it is led to, and the page.
fn pages(workspace: &Workspace, context: &CommandContext) -> Vec<(String, String, Page)> {
    let report = &context.report(workspace);
    let lang = context.render_options.lang;
    let status = |indicators| status::Options { indicators, timeline: !indicators, ..Default::default() };
    let of_gaps = gaps::Options::default();
    let all = [
        ("index", lang.pick("Start", "Start"), site::index(report)),
        ("status", lang.pick("Läget", "Status"), status::page(report, &status(false))),
        ("indicators", lang.pick("Indikatorer", "Indicators"), status::page(report, &status(true))),
        ("gaps", lang.pick("Brister", "Gaps"), gaps::page(report, &of_gaps, &gaps::wanted(report, &of_gaps))),
        ("due", lang.pick("Återkommande", "Due"), due::page(report, &due::Options::default())),
        ("roles", lang.pick("Ansvar", "Roles"), roles::page(report, &roles::Options::default())),
    ];
    let all = all.into_iter().map(|(file, title, page)| (format!("{file}.html"), title.to_owned(), page));
    all.chain(follow_ups(workspace, context, report)).collect()
}

/// The follow-up of each plan whose time has an end, so far.
fn follow_ups(
    workspace: &Workspace,
    context: &CommandContext,
    report: &ReportContext<'_>,
) -> Vec<(String, String, Page)> {
    let printed = last_printed(workspace, context);
    let own = report.plans(None).into_iter().filter_map(|plan| {
        let time = plan.record.period.as_ref().filter(|time| !time.period.is_open())?;
        let period = Period::read(&time.text)?;
        let options = follow_up::Options {
            kind: FollowUpKind::Annual,
            plan: plan.record.id.to_string(),
            written: time.text.to_string(),
            period,
            has_ended: false,
            printed: printed.clone(),
        };
        Some((plan.record.title.to_string(), follow_up::page(report, plan, &options)))
    });
    own.enumerate().map(|(at, (title, page))| (format!("plan-{}.html", at + 1), title, page)).collect()
}
