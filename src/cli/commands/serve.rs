//! `vbe serve`: shows the pages in the browser on this machine, each made anew when it is asked for.

use std::io;
use std::path::{Path, PathBuf};

use super::report::{FIRST, Pages, links};
use crate::base::lang::{Lang, Say};
use crate::cli::args::{Args, option};
use crate::cli::command::{Command, ONLY_OPTIONS};
use crate::cli::context::CommandContext;
use crate::cli::door::Door;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::world::Stay;
use crate::io::loopback::{Answer, Loopback};
use crate::io::state::state;
use crate::model::workspace::Workspace;
use crate::output::render::{Format, Frame, Now};
use crate::say;

/// The word that is answered with how the files are now. A page that is open asks for it, to be made anew.
const NOW: &str = "now";

#[derive(Debug)]
pub(super) struct Serve {
    internal: bool,
    port: Option<String>,
    /// Whether another day than today is shown.
    has_day: bool,
}

impl Command for Serve {
    const NAME: &'static str = "serve";
    const USAGE: &'static Say = ONLY_OPTIONS;
    const ABOUT: &'static Say = &Say::fixed(
        "Visa sidorna i webbläsaren på den här datorn, alltid efter filerna som de är nu",
        "Show the pages in the browser on this machine, always after the files as they are now",
    );
    const EXAMPLES: &'static [&'static str] = &["serve", "serve --port 8080", "serve --internal"];

    fn options(args: &mut Args<'_>) -> Self {
        args.as_of();
        Self {
            has_day: args.has_day(),
            internal: args.flag(option("internal").help(
                "Ta med sidan om ärendena, som är intern",
                "Include the page about the cases, which is internal",
            )),
            port: args.text(option("port").value("NUMMER", "NUMBER").help(
                "Porten på den här datorn (annars en som är ledig)",
                "The port on this machine (otherwise one that is free)",
            )),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let port = self.port.as_deref().map(port).transpose()?.unwrap_or(0);
        let context = CommandContext { format: Format::Html, ..context.clone() };
        // What is wrong with the settings is told here, where there is somebody to read it.
        let workspace = context.workspace(out)?;
        let own = Loopback::open(port).map_err(|error| not_open(port, &error))?;
        self.tell(&own.address(), context.render_options.lang, out)?;
        let Stay::UntilStopped(today) = context.stay else { return Ok(Exit::Fine) };
        let mut shown = Shown {
            first: own.path(),
            watched: watched(&workspace, &context),
            is_internal: self.internal,
            context,
        };
        own.answer(|page| {
            if !self.has_day {
                let day = today();
                shown.context = CommandContext { day, today: day, ..shown.context.clone() };
            }
            shown.answer(page)
        });
        Ok(Exit::Fine)
    }
}

impl Serve {
    fn tell(&self, address: &str, lang: Lang, out: &mut Out<'_>) -> io::Result<()> {
        out.answer.say(&say!("Sidorna visas på {address}", "The pages are shown at {address}"), lang)?;
        out.answer.say(
            &Say::fixed(
                "Öppna adressen i webbläsaren. Bara den här datorn når den, och bara den som har hela adressen.",
                "Open the address in the browser. Only this machine reaches it, and only with the whole address.",
            ),
            lang,
        )?;
        if self.internal {
            let warning = Say::fixed(
                "Sidan om ärendena är intern: visa den inte för andra.",
                "The page about the cases is internal: do not show it to others.",
            );
            out.answer.say(&warning, lang)?;
        }
        out.answer.say(&Say::fixed("Avsluta med Ctrl+C.", "Stop with Ctrl+C."), lang)?;
        out.answer.flush()
    }
}

/// What is shown.
struct Shown {
    context: CommandContext,
    is_internal: bool,
    /// The path of the first page.
    first: String,
    /// The files and folders that pages are made of.
    watched: Vec<PathBuf>,
}

impl Shown {
    fn answer(&mut self, word: &str) -> Answer {
        // Asked before anything is read: what is written meanwhile makes the page anew.
        let context = &self.context;
        let state = format!("{} {}", context.day, state(self.watched.iter().map(PathBuf::as_path)));
        if word == NOW {
            return Answer::Text(state);
        }
        let lang = context.render_options.lang;
        // What is wrong with the files is told by `vbe validate`, and here only that something is: nobody sits at the terminal.
        let (mut answer, mut talk) = (Vec::new(), Vec::new());
        let mut out = Out { answer: Door::to(&mut answer), talk: Door::to(&mut talk) };
        let Ok(workspace) = context.workspace(&mut out) else { return Answer::Failed(unread(lang)) };
        self.watched = watched(&workspace, context);
        let pages = Pages::of(&workspace, context, self.is_internal);
        let listed = pages.listed();
        let file = if word.is_empty() { FIRST } else { word };
        let Some(own) = listed.iter().find(|listed| listed.file == file) else {
            return Answer::Missing(missing(&self.first, lang));
        };
        let (links, now) = (links(&listed, own), Now { word: NOW, state: &state });
        let form = (Format::Html, Frame { links: &links, now: Some(now), ..Frame::default() });
        match out.answer.page_bytes(&pages.page(own), form, context.render_options) {
            Ok(page) => Answer::Page(page.of_file().to_vec()),
            Err(_) => Answer::Failed(unread(lang)),
        }
    }
}

/// What pages are made of: the settings, the folders that they name, and what git notes when something is committed.
fn watched(workspace: &Workspace, context: &CommandContext) -> Vec<PathBuf> {
    let config = &workspace.config;
    let own = [Path::new("vbe.toml"), Path::new(".git/logs/HEAD"), &config.plans, &config.records];
    let own = own.into_iter().chain(config.names.as_deref()).map(|path| workspace.root.join(path));
    own.chain(context.config.iter().map(|path| context.folder.join(path))).collect()
}

/// Why there is no page, as a page that is asked for again by itself until there is.
fn unread(lang: Lang) -> Vec<u8> {
    let (title, why) = lang.pick(
        (
            "Sidan gick inte att göra",
            "Arbetsmappen eller dess inställningar går inte att läsa. Kör vbe validate, som säger vad som är fel. Den här sidan läser in sig igen av sig själv.",
        ),
        (
            "The page could not be made",
            "The workspace or its settings cannot be read. Run vbe validate, which says what is wrong. This page is loaded again by itself.",
        ),
    );
    bare("<meta http-equiv=\"refresh\" content=\"3\">", title, why, lang)
}

/// That there is no page at an address, which is not told again. `first` is the path of the first page.
fn missing(first: &str, lang: Lang) -> Vec<u8> {
    let (title, why, start) = lang.pick(
        (
            "Sidan finns inte",
            "Adressen leder inte till någon sida här, eller inte längre.",
            "Gå till startsidan",
        ),
        ("There is no such page", "The address leads to no page here, or no longer.", "Go to the start page"),
    );
    bare("", title, &format!("{why}</p><p><a href=\"{first}\">{start}</a>"), lang)
}

/// A page of a heading and a paragraph, in HTML.
fn bare(head: &str, title: &str, paragraph: &str, lang: Lang) -> Vec<u8> {
    let code = lang.pick("sv", "en");
    format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\"><head><meta charset=\"utf-8\">{head}\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title></head>\
         <body><main><h1>{title}</h1><p>{paragraph}</p></main></body></html>\n"
    )
    .into_bytes()
}

fn port(written: &str) -> Result<u16, CommandError> {
    written.parse().ok().filter(|port| *port >= FREE).ok_or_else(|| {
        CommandError::Message(
            say!("--port kan inte vara {written}.", "--port cannot be {written}."),
            say!(
                "Skriv ett tal från {FREE} till 65535, eller utelämna --port: då väljs en som är ledig.",
                "Write a number from {FREE} to 65535, or leave out --port: then one that is free is chosen."
            ),
        )
    })
}

/// The first port that a program of a user may have.
const FREE: u16 = 1024;

fn not_open(port: u16, error: &io::Error) -> CommandError {
    let help = Say::fixed(
        "Välj ett annat nummer, eller utelämna --port: då väljs en port som är ledig.",
        "Choose another number, or leave out --port: then a port that is free is chosen.",
    );
    let what = if error.kind() == io::ErrorKind::AddrInUse {
        say!(
            "Port {port} används redan av ett annat program på den här datorn.",
            "Port {port} is already in use by another program on this machine."
        )
    } else {
        say!("Port {port} gick inte att öppna: {error}.", "Port {port} could not be opened: {error}.")
    };
    CommandError::Message(what, help)
}
