//! `vbe report --format html --out FOLDER`: the pages of the whole workspace as a small site, each in a file of its own that
//! leads to the others. Cases and incidents are not among them.

use std::path::{Path, PathBuf};

use super::pages::{FIRST, Pages, links};
use crate::base::lang::Say;
use crate::base::nouns;
use crate::cli::context::{CommandContext, PageFile};
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::write_changes::{says_yes, why_not_written};
use crate::io::disk;
use crate::io::write::{self, Access, WriteError};
use crate::output::render::{Format, Frame};
use crate::say;

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
    let pages = Pages::of(&workspace, context, false);
    let listed = pages.listed();
    let mut files = Vec::new();
    for own in &listed {
        let links = links(&listed, own);
        let form = (Format::Html, Frame { links: &links, ..Frame::default() });
        let page = out.answer.page_bytes(&pages.page(own), form, context.render_options)?;
        files.push((root.join(&own.file), page));
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
