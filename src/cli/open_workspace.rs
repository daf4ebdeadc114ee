//! Finds the workspace and reads its records and settings, or explains why they cannot be read.

use std::path::{Path, PathBuf};

use super::appearance::settings;
use super::context::CommandContext;
use super::named_file;
use super::outcome::{CommandError, Out};
use super::world::World;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::facts::seen::Seen;
use crate::guard::Places;
use crate::io::disk;
use crate::model::config::Config;
use crate::model::load::{self, Reader};
use crate::model::workspace::Workspace;
use crate::output::render::{Asker, Format, RenderOptions, Signs, Verdict};
use crate::pii::detector::Detector;
use crate::pii::told::told_in_place;
use crate::rules;
use crate::say;
use crate::syntax::fault::{Fault, FaultKind, Unreadable};
use crate::syntax::finding::{FileId, Severity};
use crate::syntax::text::{Source, Span};

/// Gives back the memory of a workspace beside what comes after. The program is about to end, and does not wait for it.
pub(super) fn let_go(workspace: Workspace) {
    std::thread::spawn(move || drop(workspace));
}

impl CommandContext {
    /// Reads the workspace, or reports why there is none.
    pub(super) fn workspace(&self, out: &mut Out<'_>) -> Result<Workspace, CommandError> {
        let root = self.find_root()?;
        let (config, reader) = self.known_settings(&root, out)?;
        if let Some(past) = &self.past {
            return Ok(past.open(&root, config, &reader)?);
        }
        for folder in
            [&config.plans, &config.records].into_iter().filter(|folder| !root.join(folder).is_dir())
        {
            // Folders that vbe.toml lists must exist; the standard ones may be missing until they get a first
            // file.
            if ![Path::new("plans"), Path::new("records")].contains(&folder.as_path()) {
                let folder = folder.display();
                return Err(CommandError::Message(
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

    /// Reads the workspace and looks for cases and incidents outside its folders too. Of another time only the folders are
    /// read.
    pub(super) fn whole_workspace(&self, out: &mut Out<'_>) -> Result<Workspace, CommandError> {
        let workspace = self.workspace(out)?;
        if self.past.is_some() {
            return Ok(workspace);
        }
        let reader = self.reader(&workspace.root, &workspace.config)?;
        Ok(workspace.with_misplaced(&reader))
    }

    /// The settings and the reader of the files. What is told from now on is searched with what they know.
    pub(super) fn known_settings(
        &self,
        root: &Path,
        out: &mut Out<'_>,
    ) -> Result<(Config, Reader), CommandError> {
        let mut config = self.settings(root, out)?;
        let reader = self.reader(root, &config)?;
        config.detector = reader.detector.clone();
        // What is small today is small in what was, too. A fingerprint is made of what was told then.
        if self.past.is_some() && !self.is_apart_from_settings {
            let today = Self::settings_at(&root.join("vbe.toml")).publication;
            config.publication.k = config.publication.k.max(today.k);
        }
        out.know(&config);
        Ok((config, reader))
    }

    /// The reader of the workspace's files. It knows the workspace's own names and contacts. What was written before a
    /// name was taught is read with it all the same, and a contact is public only while it is one.
    pub(super) fn reader(&self, root: &Path, config: &Config) -> Result<Reader, CommandError> {
        let under = |folder: &Path| disk::name(root, &root.join(folder)) + "/";
        let reader = Reader {
            closed: under(&config.records),
            open: under(&config.plans),
            terms: config.terms.clone(),
            // Whoever asks about another day gets no exception that has ended, and what git keeps has none: it may have
            // been withdrawn since.
            day: Some(self.day.max(self.today)).filter(|_| self.past.is_none()),
            ..Reader::default()
        };
        if self.is_apart_from_settings {
            return Ok(Reader { day: None, ..reader });
        }
        let today = self.past.as_ref().map(|_| self.settings_of_today(root));
        let contacts = today.as_ref().unwrap_or(config).contacts.iter().map(String::as_str);
        let mut names = Vec::new();
        if let Some(path) = &config.names {
            let kept = self.past.as_ref().map(|past| past.file(path)).transpose()?.flatten();
            names = match kept {
                Some(bytes) => named_file::names_kept(path, Ok(bytes)),
                None => named_file::names(path, disk::read(&root.join(path))),
            }?;
        }
        // What the workspace itself has been taught holds beside other settings too.
        let own = self.config.as_ref().map(|_| Self::settings_at(&root.join("vbe.toml")));
        for path in today.iter().chain(&own).filter_map(|known| known.names.as_ref()) {
            names.extend(named_file::names(path, disk::read(&root.join(path)))?);
        }
        Ok(Reader { detector: Detector::new(names.iter().map(String::as_str), contacts), ..reader })
    }

    /// The settings on the disk, when the past is read. Where they cannot be read they exempt nobody.
    fn settings_of_today(&self, root: &Path) -> Config {
        let path = self.config.as_ref().map_or_else(|| root.join("vbe.toml"), |path| self.folder.join(path));
        Self::settings_at(&path)
    }

    /// The settings in a file; none where it cannot be read.
    fn settings_at(path: &Path) -> Config {
        let read = |bytes| Config::read(&mut Source::of_bytes("vbe.toml".into(), bytes).0).ok();
        disk::read(path).ok().and_then(read).unwrap_or_default()
    }

    pub(super) fn find_root(&self) -> Result<PathBuf, CommandError> {
        if let Some(root) = &self.root {
            let root = self.folder.join(root);
            if root.is_dir() {
                return Ok(root);
            }
            let (is_there, root) = (root.exists(), root.display());
            return Err(CommandError::Message(
                if is_there {
                    say!("{root} är ingen mapp.", "{root} is no folder.")
                } else {
                    say!("Mappen {root} finns inte.", "There is no folder {root}.")
                },
                Say::fixed(
                    "Ange en mapp som finns efter --root.",
                    "Name a folder that is there after --root.",
                ),
            ));
        }
        disk::workspace(&self.folder).ok_or_else(|| {
            CommandError::Message(
                Say::fixed(
                    "Här finns ingen arbetsmapp: ingen vbe.toml i den här mappen eller ovanför den.",
                    "There is no workspace here: no vbe.toml in this folder or above it.",
                ),
                Say::fixed(
                    "Gå till mappen med planerna. Finns ingen vbe.toml där, skapar vbe init en arbetsmapp: den ställer fyra frågor.",
                    "Go to the folder with the plans. If there is no vbe.toml there, vbe init makes a workspace: it asks four questions.",
                ),
            )
        })
    }

    /// `vbe.toml`, or the file that `--config` names. With `--root` it may be missing. What may be told of counts of cases
    /// is decided beforehand, in the workspace's own settings: with two of them a small count could be worked out.
    pub(super) fn settings(&self, root: &Path, out: &mut Out<'_>) -> Result<Config, CommandError> {
        let own = self.own_settings(root, out)?;
        if let Some(own) = own.as_ref().filter(|_| self.past.is_none()) {
            holds_everywhere(own, root)?;
        }
        let Some(path) = self.config.as_ref().map(|path| self.folder.join(path)) else {
            return Ok(own.unwrap_or_default());
        };
        let bytes = disk::read(&path).map_err(|reason| no_settings(&path, &reason))?;
        let named = self.settings_in(disk::name(root, &path), bytes, out)?;
        let publication = own.map_or_else(|| named.publication.clone(), |own| own.publication);
        Ok(Config { publication, ..named })
    }

    /// The workspace's own `vbe.toml`, if it has one.
    fn own_settings(&self, root: &Path, out: &mut Out<'_>) -> Result<Option<Config>, CommandError> {
        let name = "vbe.toml".to_owned();
        if let Some(past) = &self.past {
            let kept = past.file(Path::new(&name))?;
            return kept.map(|bytes| self.settings_in(name, bytes, out)).transpose();
        }
        let path = root.join(&name);
        if !disk::is_there(&path) {
            return Ok(None);
        }
        match disk::read(&path) {
            Ok(bytes) => self.settings_in(name, bytes, out).map(Some),
            Err(reason @ (Unreadable::Folder | Unreadable::NoFile | Unreadable::Astray)) => {
                let help = Say::fixed(
                    "Inställningarna står i en vanlig fil. Ta bort det som står i dess ställe, och lägg filen där.",
                    "The settings stand in an ordinary file. Take away what stands in its place, and put the file there.",
                );
                Err(named_file::unread(&Say::same(name), &reason, help))
            }
            Err(reason) => {
                let source = Source::unread(name);
                let fault = Fault::new(Span::default(), FaultKind::Unreadable(reason));
                Err(told(source, &[fault], self.day, self.render_options.lang, out))
            }
        }
    }

    /// Reads the settings from a file, which messages call by the given name.
    pub(super) fn settings_in(
        &self,
        name: String,
        bytes: Vec<u8>,
        out: &mut Out<'_>,
    ) -> Result<Config, CommandError> {
        if is_kept_of_a_link(&bytes) {
            return Err(CommandError::Message(
                say!(
                    "{name} är en länk, och git sparar bara vart den leder.",
                    "{name} is a link, and git keeps only where it leads."
                ),
                Say::fixed(
                    "Inställningarna står i en vanlig fil. Lägg filen där i stället för länken, och kör git add på den.",
                    "The settings stand in an ordinary file. Put the file there instead of the link, and run git add on it.",
                ),
            ));
        }
        let (mut source, fault) = Source::of_bytes(name, bytes);
        if let Some((fault, span)) = fault {
            Config::cover(&mut source);
            let fault = Fault::new(span, FaultKind::Unreadable(Unreadable::Encoding(fault)));
            return Err(told(source, &[fault], self.day, self.render_options.lang, out));
        }
        Config::read(&mut source)
            .map_err(|faults| told(source, &faults, self.day, self.render_options.lang, out))
    }
}

/// Whether the bytes of settings are a path and nothing else. Of a link git keeps that, without an end of line.
fn is_kept_of_a_link(bytes: &[u8]) -> bool {
    !bytes.trim_ascii().is_empty() && !bytes.iter().any(|byte| b"\n\r=[]#\"'\0".contains(byte))
}

/// The settings of the workspace that is asked about, with its names: for a failure that comes before it is opened. What
/// cannot be read of them is of no consequence here.
pub(super) fn known_beforehand(world: &World) -> Option<Config> {
    let here = || settings(&World { args: Vec::new(), ..world.clone() });
    let (root, mut source) = settings(world).or_else(here)?;
    let mut config = Config::read(&mut source).ok()?;
    let path = config.names.as_ref();
    let names = path.and_then(|path| named_file::names(path, disk::read(&root.join(path))).ok());
    let names = names.iter().flatten().map(String::as_str);
    config.detector = Detector::new(names, config.contacts.iter().map(String::as_str));
    Some(config)
}

/// Refuses settings that mean something else in another checkout of the same repository, where the guard would then take
/// the records for something that is published, and those that exempt the workspace itself.
pub(super) fn holds_everywhere(config: &Config, root: &Path) -> Result<(), CommandError> {
    if let Some((key, right)) = Places::only_here(config, root) {
        return Err(CommandError::Message(
            say!(
                "[paths] {key} i vbe.toml går ut ur git-arkivet och in igen, eller räknas från datorns rot. I en annan klon är det en annan mapp, och då vet vakten inte var ärendena ligger.",
                "[paths] {key} in vbe.toml goes out of the repository and in again, or is counted from the root of the machine. In another clone it is another folder, and then the guard does not know where the cases are."
            ),
            say!(
                "Skriv sökvägen räknad från vbe.toml: {key} = \"{right}\"",
                "Write the path as counted from vbe.toml: {key} = \"{right}\""
            ),
        ));
    }
    if Places::exempts_itself(config, root) {
        return Err(CommandError::Message(
            Say::fixed(
                "[privacy] elsewhere i vbe.toml undantar arbetsmappen själv, och då granskas den inte.",
                "[privacy] elsewhere in vbe.toml exempts the workspace itself, so it would not be looked at.",
            ),
            Say::fixed(
                "Ange mappar utan personer, räknade från vbe.toml, till exempel elsewhere = [\"bilder\"].",
                "Name folders about nobody, counted from vbe.toml, for example elsewhere = [\"pictures\"].",
            ),
        ));
    }
    Ok(())
}

/// The error for `--config`.
fn no_settings(path: &Path, why: &Unreadable) -> CommandError {
    let path = path.display();
    let help =
        Say::fixed("Ange en fil som finns efter --config.", "Name a file that is there after --config.");
    match why {
        Unreadable::Missing => CommandError::Message(
            say!("Inställningsfilen {path} finns inte.", "There is no settings file {path}."),
            help,
        ),
        why => named_file::unread(&say!("Inställningsfilen {path}", "The settings file {path}"), why, help),
    }
}

/// Reports the faults of `vbe.toml` as findings of rules, as those of a record are.
fn told(mut source: Source, faults: &[Fault], day: Day, lang: Lang, out: &mut Out<'_>) -> CommandError {
    let findings: Vec<_> = faults.iter().filter_map(|fault| rules::of_setting(FileId(0), fault)).collect();
    told_in_place(Detector::plain(), &mut source.label);
    let file = load::bare(source);
    let workspace = Workspace::of(PathBuf::new(), Config::default(), vec![file]);
    let verdict = Verdict {
        workspace: &workspace,
        findings: &findings,
        files: Seen::Exactly(1),
        asker: Asker::Validate,
        fails_from: Severity::Error,
        day,
        under: "",
    };
    let render_options =
        RenderOptions { lang, width: 80, terminal: false, colour: false, signs: Signs::All, comma: false };
    match out.talk.findings(verdict, Format::Text, render_options).and_then(|()| out.talk.flush()) {
        Ok(()) => CommandError::AlreadyReported,
        Err(error) => CommandError::Io(error),
    }
}
