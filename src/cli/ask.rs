//! What is asked, once the words are read: which workspace, which language, which day, and how it is to look.

use std::path::{Path, PathBuf};

use super::git_errors::lost;
use super::world::{CommandError, Out, World};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::likeness::nearest;
use crate::io::disk;
use crate::io::git::Git;
use crate::model::config::Config;
use crate::model::load::{self, Reader};
use crate::model::past::Past;
use crate::model::workspace::Workspace;
use crate::output::render::{self, Format, RenderOptions, Signs, Verdict};
use crate::pii::detector::Detector;
use crate::reports::ReportContext;
use crate::rules;
use crate::say;
use crate::syntax::fault::{Fault, FaultKind, Unreadable};
use crate::syntax::finding::FileId;
use crate::syntax::text::{Source, Span};

/// What every command is asked with, beside what is its own.
#[derive(Clone, Debug)]
pub(super) struct CommandContext {
    /// Where the program was started.
    pub folder: PathBuf,
    /// git, as it is to be run from there.
    pub git: Git,
    /// `--root`
    pub root: Option<PathBuf>,
    /// `--config`
    pub config: Option<PathBuf>,
    /// `--at`: when the files are read from git, and not from the disk.
    pub past: Option<Past>,
    /// The day: `--as-of`, or that of `--at`, or today.
    pub day: Day,
    /// The form of the answer.
    pub format: Format,
    /// How the answer is to look.
    pub render_options: RenderOptions,
}

/// The language: `--lang`, then `VBE_LANG`, then `vbe.toml`, then the locale, then English.
///
/// It is needed before the words are read, since help and usage errors are in it too; so it looks for its own
/// words and leaves every fault to whoever reads them in earnest.
pub(super) fn language(world: &World) -> Lang {
    let said = word(world, "--lang").and_then(|lang| Lang::read(&lang));
    let variable = |name: &str| world.variable(name).and_then(Lang::read);
    let configured = || {
        let root = word(world, "--root").map(|root| world.folder.join(root));
        let root = root.or_else(|| disk::workspace(&world.folder))?;
        let config =
            word(world, "--config").map_or_else(|| root.join("vbe.toml"), |path| world.folder.join(path));
        let (source, _) = Source::of_bytes(String::new(), disk::read(&config).ok()?);
        Config::language(&source)
    };
    let locale = || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    said.or_else(|| variable("VBE_LANG")).or_else(configured).or_else(locale).unwrap_or(Lang::En)
}

/// The word after `name`, or glued to it with `=`.
pub(super) fn word(world: &World, name: &str) -> Option<String> {
    let mut args = world.args.iter().skip(1).map(|arg| arg.to_string_lossy()).take_while(|arg| arg != "--");
    while let Some(arg) = args.next() {
        if arg == name {
            return args.next().map(Into::into);
        }
        if let Some(value) = arg.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value.to_owned());
        }
    }
    None
}

impl CommandContext {
    /// Reads the workspace, or tells why there is none.
    pub(super) fn workspace(&self, out: &mut Out<'_>) -> Result<Workspace, CommandError> {
        let root = self.find_root()?;
        let config = self.settings(&root, out)?;
        let reader = self.reader(&root, &config)?;
        if let Some(past) = &self.past {
            return past.open(&root, config, &reader).map_err(lost);
        }
        for folder in
            [&config.plans, &config.records].into_iter().filter(|folder| !root.join(folder).is_dir())
        {
            // What is said in vbe.toml must be there; the standard folders may wait for their first file.
            if ![Path::new("plans"), Path::new("records")].contains(&folder.as_path()) {
                let folder = folder.display();
                return Err(CommandError::Said(
                    say!(
                        "Mappen {folder}, som [paths] i vbe.toml anger, finns inte.",
                        "There is no folder {folder}, which [paths] in vbe.toml names."
                    ),
                    Say::fixed(
                        "Rätta sökvägen; den räknas från vbe.toml.",
                        "Mend the path; it is counted from vbe.toml.",
                    ),
                ));
            }
        }
        Ok(Workspace::open(&root, config, &reader))
    }

    /// What files are read with: the workspace's own names and contacts are known to it.
    pub(super) fn reader(&self, root: &Path, config: &Config) -> Result<Reader, CommandError> {
        let contacts = config.contacts.iter().map(String::as_str);
        let under = |folder: &Path| disk::name(root, &root.join(folder)) + "/";
        let reader =
            Reader { closed: under(&config.records), open: under(&config.plans), ..Reader::default() };
        let Some(path) = &config.names else {
            return Ok(Reader { detector: Detector::new([], contacts), ..reader });
        };
        let kept = self.past.as_ref().map(|past| past.file(path)).transpose().map_err(lost)?.flatten();
        let bytes = kept.map_or_else(|| disk::read(&root.join(path)), Ok).map_err(|_| {
            let path = path.display();
            CommandError::Said(
                say!(
                    "Filen med namn, {path}, går inte att läsa.",
                    "The file of names, {path}, cannot be read."
                ),
                Say::fixed(
                    "Rätta sökvägen under [privacy] i vbe.toml; den räknas från vbe.toml.",
                    "Mend the path under [privacy] in vbe.toml; it is counted from vbe.toml.",
                ),
            )
        })?;
        let (names, _) = Source::of_bytes(String::new(), bytes);
        let lines = names.text.lines().filter(|line| !line.starts_with('#'));
        Ok(Reader { detector: Detector::new(lines, contacts), ..reader })
    }

    pub(super) fn find_root(&self) -> Result<PathBuf, CommandError> {
        if let Some(root) = &self.root {
            let root = self.folder.join(root);
            if root.is_dir() {
                return Ok(root);
            }
            let root = root.display();
            return Err(CommandError::Said(
                say!("Mappen {root} finns inte.", "There is no folder {root}."),
                Say::fixed(
                    "Ange en mapp som finns efter --root.",
                    "Name a folder that is there after --root.",
                ),
            ));
        }
        disk::workspace(&self.folder).ok_or_else(|| {
            CommandError::Said(
                Say::fixed(
                    "Här finns ingen arbetsmapp: ingen vbe.toml i den här mappen eller ovanför den.",
                    "There is no workspace here: no vbe.toml in this folder or above it.",
                ),
                Say::fixed(
                    "Gå till mappen med planerna. Finns ingen vbe.toml där, skapar vbe init en arbetsmapp.",
                    "Go to the folder with the plans. If there is no vbe.toml there, vbe init makes a workspace.",
                ),
            )
        })
    }

    /// `vbe.toml`, or the file that `--config` names. With `--root` it may be missing.
    pub(super) fn settings(&self, root: &Path, out: &mut Out<'_>) -> Result<Config, CommandError> {
        let named = self.config.as_ref().map(|path| self.folder.join(path));
        if let Some(past) = self.past.as_ref().filter(|_| named.is_none()) {
            let name = Path::new("vbe.toml");
            let kept = past.file(name).map_err(lost)?;
            let read = |bytes| self.settings_in("vbe.toml".into(), bytes, out);
            return kept.map_or_else(|| Ok(Config::default()), read);
        }
        let path = named.clone().unwrap_or_else(|| root.join("vbe.toml"));
        if named.is_some() && !path.is_file() {
            let path = path.display();
            return Err(CommandError::Said(
                say!("Inställningsfilen {path} finns inte.", "There is no settings file {path}."),
                Say::fixed(
                    "Ange en fil som finns efter --config.",
                    "Name a file that is there after --config.",
                ),
            ));
        }
        if named.is_none() && !path.exists() {
            return Ok(Config::default());
        }
        let name = disk::name(root, &path);
        match disk::read(&path) {
            Ok(bytes) => self.settings_in(name, bytes, out),
            Err(reason) => {
                let source = Source::unread(name);
                let fault = Fault::new(Span::default(), FaultKind::Unreadable(reason));
                Err(told(source, &[fault], self.day, self.render_options.lang, out))
            }
        }
    }

    /// The settings in a file, by the name it goes by.
    pub(super) fn settings_in(
        &self,
        name: String,
        bytes: Vec<u8>,
        out: &mut Out<'_>,
    ) -> Result<Config, CommandError> {
        let (source, fault) = Source::of_bytes(name, bytes);
        if let Some((fault, span)) = fault {
            let fault = Fault::new(span, FaultKind::Unreadable(Unreadable::Encoding(fault)));
            return Err(told(source, &[fault], self.day, self.render_options.lang, out));
        }
        Config::read(&source).map_err(|faults| told(source, &faults, self.day, self.render_options.lang, out))
    }

    /// What a report is made from.
    pub(super) fn report<'w>(&self, workspace: &'w Workspace) -> ReportContext<'w> {
        let revision = match &self.past {
            Some(past) => Some(past.revision()),
            None => self.git.at(&workspace.root).revision(),
        };
        ReportContext { workspace, day: self.day, lang: self.render_options.lang, revision }
    }
}

/// How an answer is to look: in the width and the colours that were asked for, or else those of the terminal.
pub(super) fn render_options(world: &World, lang: Lang, width: Option<usize>, comma: bool) -> RenderOptions {
    let columns = world.variable("COLUMNS").and_then(|columns| columns.parse().ok());
    // A page is made for the table of a meeting: 80 columns, also on a wide screen, unless asked for more.
    let seen = world.width.or(columns).map_or(80, |width| width.clamp(60, 100));
    let width = width.unwrap_or(if world.terminal { seen } else { 80 });
    RenderOptions { lang, width, terminal: world.terminal, colour: colour(world), signs: signs(world), comma }
}

/// Tells the faults of `vbe.toml` in the words of the rules: it is judged as a record is.
fn told(source: Source, faults: &[Fault], day: Day, lang: Lang, out: &mut Out<'_>) -> CommandError {
    let findings: Vec<_> = faults.iter().filter_map(|fault| rules::of_fault(FileId(0), fault)).collect();
    let file = load::bare(source);
    let workspace = Workspace::of(PathBuf::new(), Config::default(), vec![file]);
    let verdict = Verdict { workspace: &workspace, findings: &findings, files: 1, day, under: "" };
    let render_options =
        RenderOptions { lang, width: 80, terminal: false, colour: false, signs: Signs::All, comma: false };
    match render::findings(verdict, Format::Text, render_options, out.talk).and_then(|()| out.talk.flush()) {
        Ok(()) => CommandError::Told,
        Err(error) => CommandError::Io(error),
    }
}

/// Whether there is colour: `--color`, then `NO_COLOR`, then whether a person sees it.
pub(super) fn colour(world: &World) -> bool {
    match word(world, "--color").as_deref() {
        Some("always") => true,
        Some("never") => false,
        _ => world.terminal && world.variable("NO_COLOR").is_none() && world.variable("TERM") != Some("dumb"),
    }
}

/// Which signs the answer can be written with: all, unless its locale names other letters than Unicode's or it is shown on
/// what can do no more than a teletype.
fn signs(world: &World) -> Signs {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| world.variable(name));
    let has_letters = locale.is_none_or(|locale| match locale.split_once('.') {
        Some((_, letters)) => letters.to_lowercase().replace('-', "").starts_with("utf8"),
        None => !matches!(locale, "C" | "POSIX"),
    });
    let has_all = has_letters && world.variable("TERM") != Some("dumb");
    if has_all { Signs::All } else { Signs::Plain }
}

/// A word that is none of those there are: the nearest, or all of them.
pub(super) fn unknown<'a>(
    what: Say,
    written: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> CommandError {
    let all = known.clone().collect::<Vec<_>>().join(", ");
    let help = match nearest(written, known) {
        Some(meant) => say!("Menades {meant}?", "Was {meant} meant?"),
        None if all.is_empty() => {
            Say::fixed("Här finns inget att välja på.", "There is nothing here to choose from.")
        }
        None => say!("Det som finns: {all}.", "What there is: {all}."),
    };
    CommandError::Said(what, help)
}
