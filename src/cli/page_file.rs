//! `--out`: a page in a file of its own. What can stop it is asked before the command does anything.

use std::path::Path;

use super::context::{CommandContext, PageFile};
use super::door::{Door, PageBytes};
use super::named_file;
use super::outcome::{CommandError, Exit, Out};
use super::write_changes::{says_yes, why_not_written};
use crate::base::lang::{Lang, Say};
use crate::io::disk;
use crate::io::document::{NoTemplate, Template};
use crate::io::write::{self, WriteError};
use crate::output::page::Page;
use crate::output::render::{Format, Frame, Verdict};
use crate::say;
use crate::syntax::fault::Unreadable;

/// Whether the page can be written where it is to go: `false` where whoever was asked said no.
pub(super) fn is_free(context: &mut CommandContext, out: &mut Out<'_>) -> Result<bool, CommandError> {
    let lang = context.render_options.lang;
    if let Some(written) = &context.template {
        // What is wrong with it is said before anything is done.
        template(context, written)?;
    }
    let Some(file) = &mut context.page_file else {
        let is_shown = context.render_options.terminal && context.format.is_binary();
        return if is_shown { Err(no_text(context.format)) } else { Ok(true) };
    };
    let (path, name) = (context.folder.join(&file.written), file.written.display().to_string());
    let ending = context.format.ending();
    if path.is_dir() {
        return Err(CommandError::Message(
            say!("{name} är en mapp.", "{name} is a folder."),
            say!(
                "Skriv vad filen ska heta också: --out {name}/sida.{ending}",
                "Write what the file is to be called too: --out {name}/page.{ending}"
            ),
        ));
    }
    if disk::is_named_as_record(&path) || path.extension().is_some_and(|ending| ending == "toml") {
        return Err(CommandError::Message(
            say!(
                "{name} heter som en post eller en inställning, och en sida är ingen sådan.",
                "{name} is called as a record or a setting, and a page is neither."
            ),
            say!(
                "Ge filen en annan ändelse, till exempel .{ending}.",
                "Give the file another ending, for example .{ending}."
            ),
        ));
    }
    let folder = path.parent().unwrap_or(&path);
    if !folder.is_dir() {
        let folder = file.written.parent().unwrap_or(Path::new("")).display().to_string();
        return Err(CommandError::Message(
            say!("Mappen {folder} finns inte.", "There is no folder {folder}."),
            Say::fixed(
                "Gör mappen först, eller välj en annan med --out. Ingenting är skrivet.",
                "Make the folder first, or choose another with --out. Nothing has been written.",
            ),
        ));
    }
    if file.is_forced || !disk::is_there(&path) {
        return Ok(true);
    }
    if !context.input.person {
        return Err(there_already(&name));
    }
    let question = say!(
        "{name} finns redan. Ska filen skrivas över? (j/n)",
        "{name} is there already. Write over the file? (y/n)"
    );
    file.is_forced = says_yes(&question, &context.input, lang, out)?;
    if !file.is_forced {
        out.answer.line(lang.pick("Ingenting är skrivet.", "Nothing has been written."))?;
    }
    Ok(file.is_forced)
}

fn there_already(name: &str) -> CommandError {
    CommandError::Message(
        say!("{name} finns redan.", "{name} is there already."),
        Say::fixed(
            "Ingenting är skrivet. Välj ett annat namn, eller skriv --force för att ersätta filen.",
            "Nothing has been written. Choose another name, or write --force to replace the file.",
        ),
    )
}

fn no_text(format: Format) -> CommandError {
    let name = format.name();
    CommandError::Message(
        say!(
            "En sida i formen {name} är ingen text och visas inte i en terminal.",
            "A page in the form {name} is no text and is not shown on a terminal."
        ),
        say!(
            "Skriv den i en fil: --out sida.{name}, eller vbe status --format {name} > sida.{name}",
            "Write it in a file: --out page.{name}, or vbe status --format {name} > page.{name}"
        ),
    )
}

impl CommandContext {
    /// Writes a page in the format that was asked for, in the file that was asked for or as the answer.
    pub(super) fn put_page(&self, page: &Page, out: &mut Out<'_>) -> Result<(), CommandError> {
        let template = match &self.template {
            Some(written) => Some(template(self, written)?),
            None => None,
        };
        let form = (self.format, Frame { template: template.as_ref(), ..Frame::default() });
        let bytes = || out.answer.page_bytes(page, form, self.render_options);
        match &self.page_file {
            Some(file) => write(file, &bytes()?, &self.folder, self.render_options.lang, out),
            None if template.is_some() => {
                let bytes = bytes()?;
                Ok(out.answer.bytes(&bytes)?)
            }
            None => Ok(out.answer.page(page, self.format, self.render_options)?),
        }
    }

    /// Writes findings in the format that was asked for, in the file that was asked for or as the answer.
    pub(super) fn put_findings(&self, verdict: Verdict<'_>, out: &mut Out<'_>) -> Result<(), CommandError> {
        match &self.page_file {
            Some(file) => {
                let bytes = Door::findings_bytes(verdict, self.format, self.render_options)?;
                write(file, &bytes, &self.folder, self.render_options.lang, out)
            }
            None => Ok(out.answer.findings(verdict, self.format, self.render_options)?),
        }
    }

    /// The same. A page without parts gives [`Exit::Nothing`].
    pub(super) fn write_page(&self, page: &Page, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        self.put_page(page, out)?;
        Ok(if page.parts.is_empty() { Exit::Nothing } else { Exit::Fine })
    }
}

/// The document that pages have the styles, heads and feet of.
fn template(context: &CommandContext, written: &Path) -> Result<Template, CommandError> {
    let name = written.display().to_string();
    if context.format != Format::Docx {
        return Err(CommandError::Message(
            Say::fixed("--template gäller Word-dokument.", "--template is of Word documents."),
            Say::fixed("Skriv också --format docx.", "Write --format docx too."),
        ));
    }
    let path = Say::fixed("Skriv sökvägen till mallen.", "Write the path to the template.");
    let bytes = disk::read(&context.folder.join(written)).map_err(|why| match why {
        Unreadable::Missing => {
            CommandError::Message(say!("Filen {name} finns inte.", "There is no file {name}."), path)
        }
        why => named_file::unread(&Say::same(name.clone()), &why, path),
    })?;
    Template::read(bytes).map_err(|why| match why {
        NoTemplate::Word => CommandError::Message(
            say!("{name} är inget Word-dokument (.docx).", "{name} is no Word document (.docx)."),
            Say::fixed(
                "Öppna mallen i Word, spara den som .docx och kör igen. Ingenting är skrivet.",
                "Open the template in Word, save it as .docx and run again. Nothing has been written.",
            ),
        ),
        NoTemplate::Macros => CommandError::Message(
            say!("{name} har makron.", "{name} has macros."),
            Say::fixed(
                "Spara en kopia utan makron (.docx) och kör igen med den. Ingenting är skrivet.",
                "Save a copy without macros (.docx) and run again with it. Nothing has been written.",
            ),
        ),
    })
}

/// Writes the bytes of a page: all of them, or none.
fn write(
    file: &PageFile,
    page: &PageBytes,
    folder: &Path,
    lang: Lang,
    out: &mut Out<'_>,
) -> Result<(), CommandError> {
    let (path, name) = (folder.join(&file.written), file.written.display().to_string());
    let put = if file.is_forced && disk::is_there(&path) {
        write::replace(&path, page.of_file())
    } else {
        write::new(&path, page.of_file()).map_err(WriteError::from)
    };
    put.map_err(|error| match error {
        WriteError::Exists => there_already(&name),
        error => {
            let (what, help) = why_not_written(&name, &error);
            CommandError::Message(what, help)
        }
    })?;
    out.answer.say(&say!("Skrev {name}.", "Wrote {name}."), lang)?;
    Ok(())
}
