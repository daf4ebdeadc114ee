//! What it takes to set up a workspace: what is missing, in the order in which it is made, and what must be left to
//! people. Finding the steps does not perform them.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use super::beginning::Beginning;
use super::ci::Forge;
use super::editor::Editor;
use super::files;
use super::hook_folder::{self, is_of_husky, runs_hooks};
use super::hooks::{Found, HOOKS, Hook, above};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::io::disk;
use crate::io::git::{Git, GitError, HookFolder, HookTrouble, Owner};
use crate::io::write::{self, Access};
use crate::model::config::Config;
use crate::say;

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The file or folder.
    pub path: PathBuf,
    /// The path as shown: relative to the workspace when it is inside.
    pub name: String,
    /// What to do with it.
    pub deed: Action,
}

/// What a step does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Create a folder that no other user of the machine can read.
    ShutFolder,
    /// Create a file with this text.
    File(String),
    /// Create a hook with this text.
    Hook(String),
    /// Replace an older hook of ours with this text.
    Renew(String),
    /// Make a hook executable.
    Wake,
}

impl Step {
    pub(crate) fn take(&self) -> io::Result<()> {
        match &self.deed {
            Action::ShutFolder => write::folder(&self.path, Access::Shut),
            Action::File(text) => write::new(&self.path, text),
            Action::Hook(text) => write::new(&self.path, text).and_then(|()| write::runnable(&self.path)),
            Action::Renew(text) => write::over(&self.path, text).and_then(|()| write::runnable(&self.path)),
            Action::Wake => write::runnable(&self.path),
        }
    }
}

/// What is left to people, and how they do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// What could not be done.
    pub what: Say,
    /// How people do it.
    pub help: Say,
    /// Whether the guard has a hole until it is done.
    pub is_open: bool,
}

/// What it takes to set up a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// What is to be done.
    pub steps: Vec<Step>,
    /// What is left to people.
    pub left: Vec<Left>,
}

impl Work {
    /// The missing parts of a workspace in `root`.
    pub(crate) fn look(
        root: &Path,
        config: &Config,
        git: &Git,
        (beginning, editors, forges, lang): (&Beginning, &[Editor], &[Forge], Lang),
        day: Day,
    ) -> Result<Self, GitError> {
        let mut work = Self { steps: Vec::new(), left: Vec::new() };
        let kept: HashSet<String> = git.at(root).kept(root).into_iter().collect();
        work.files(root, config, &kept, (beginning, lang, day));
        for editor in editors {
            work.editor(root, *editor, lang);
        }
        for forge in forges {
            work.forge(root, git, *forge, lang);
        }
        work.guard(root, git, lang)?;
        Ok(work)
    }

    /// What git has is not made anew, also where a sparse checkout has not put it on the disk.
    fn files(
        &mut self,
        root: &Path,
        config: &Config,
        kept: &HashSet<String>,
        (beginning, lang, day): (&Beginning, Lang, Day),
    ) {
        let mut absent = 0;
        for folder in files::SHUT.map(|name| root.join(&config.records).join(name)) {
            if folder.symlink_metadata().is_err() {
                let name = disk::name(root, &folder) + "/";
                self.steps.push(Step { path: folder, name, deed: Action::ShutFolder });
            }
        }
        // A workspace with plans has already chosen what to follow.
        let is_new = !holds_something(&root.join(&config.plans));
        let packs = files::packs(config, day).filter(|_| is_new);
        let told = beginning.files(config, lang);
        for (path, text) in files::all(root, config, lang).into_iter().chain(told).chain(packs) {
            let is_in_git = kept.contains(&disk::name(Path::new(""), &path));
            let path = root.join(path);
            if is_in_git {
                absent += usize::from(path.symlink_metadata().is_err());
                continue;
            }
            // A folder with files needs no `.gitkeep`, and a link is somebody's decision.
            let is_kept = path.ends_with(".gitkeep") && path.parent().is_some_and(holds_something);
            if path.symlink_metadata().is_err() && !is_kept {
                self.steps.push(Step { name: disk::name(root, &path), path, deed: Action::File(text) });
            }
        }
        self.left.extend((absent > 0).then(|| not_here(absent)));
    }

    /// What an editor is told. A file that somebody has already is left as it is, and what to add to it is said.
    fn editor(&mut self, root: &Path, editor: Editor, lang: Lang) {
        let (name, text) = editor.file(lang);
        let path = root.join(name);
        if path.symlink_metadata().is_err() {
            self.steps.push(Step { name: name.to_owned(), path, deed: Action::File(text) });
            return;
        }
        let there =
            disk::read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        if !editor.is_told(&there) {
            let rows: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            let rows = rows.join(" ");
            self.left.push(Left {
                what: say!(
                    "{name} finns redan och ändras inte.",
                    "{name} is there already and is not changed."
                ),
                help: say!("Lägg till det som saknas av: {rows}", "Add what is missing of: {rows}"),
                is_open: false,
            });
        }
    }

    /// What a build server is told. A file that somebody has already is never written over.
    fn forge(&mut self, root: &Path, git: &Git, forge: Forge, lang: Lang) {
        let top = git.at(root).top().ok().flatten().unwrap_or_else(|| root.to_path_buf());
        let under = disk::place_in_repository(root);
        let path = top.join(forge.path());
        let text = forge.text(&under, lang);
        let there = disk::read(&path).ok();
        if there.as_deref() == Some(text.as_bytes()) {
            return;
        }
        if path.symlink_metadata().is_err() {
            let name = disk::name(root, &path);
            self.steps.push(Step { name, path, deed: Action::File(text) });
            return;
        }
        let name = forge.path();
        self.left.push(Left {
            what: say!(
                "{name} finns redan och ändras inte.",
                "{name} is there already and is not changed."
            ),
            help: say!(
                "Döp om filen, kör vbe init igen, och för ihop de två. Eller lägg in stegen vbe validate, vbe scan och vbe gaps i den.",
                "Rename the file, run vbe init again, and bring the two together. Or put the steps vbe validate, vbe scan and vbe gaps into it."
            ),
            is_open: false,
        });
    }

    fn guard(&mut self, root: &Path, git: &Git, lang: Lang) -> Result<(), GitError> {
        let git = git.at(root);
        match git.is_there().map_err(|trouble| git.unless_there(trouble)) {
            Ok(()) => {}
            Err(GitError::NoRepository) => {
                self.left.push(no_repository());
                return Ok(());
            }
            Err(GitError::NoGit) => {
                self.left.push(no_git());
                return Ok(());
            }
            Err(trouble) => return Err(trouble),
        }
        let folder = git.hooks()?;
        let top = git.top()?.unwrap_or_else(|| root.to_path_buf());
        // What is put where git runs nothing guards nothing.
        if runs_hooks(&folder) {
            for hook in &HOOKS {
                self.hook((root, &top), hook, &folder, lang);
            }
        }
        self.left.extend(not_always_run(&folder));
        Ok(())
    }

    fn hook(&mut self, (root, top): (&Path, &Path), hook: &Hook, folder: &HookFolder, lang: Lang) {
        let path = folder.path.join(hook.name);
        let text = || hook.text(lang);
        let deed = match (hook.find(&folder.path), folder.owner) {
            (Found::Ours | Found::Joined, _) => return,
            (Found::Framework, _) => {
                self.left.extend((!is_configured(hook, top)).then(|| framework(hook)));
                return;
            }
            (Found::Foreign, _) => {
                self.left.push(foreign(hook));
                return;
            }
            (Found::Husky, _) => {
                self.left.push(husky(hook, &folder.path));
                return;
            }
            (_, Owner::Everyone) => {
                self.left.push(shared(hook, folder));
                return;
            }
            (Found::Nothing, Owner::Repository) => Action::Hook(text()),
            (Found::Other | Found::Broken, Owner::Repository) => Action::Renew(text()),
            (Found::Asleep, Owner::Repository) => Action::Wake,
        };
        self.steps.push(Step { name: shown(root, &path), path, deed });
    }
}

/// A path relative to the workspace when it is inside, otherwise absolute.
fn shown(root: &Path, path: &Path) -> String {
    disk::name(&disk::absolute(root), &absolute(path))
}

/// The absolute path, also of a file that does not exist yet.
fn absolute(path: &Path) -> PathBuf {
    match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) if folder.exists() => disk::absolute(folder).join(name),
        (Some(folder), Some(name)) => absolute(folder).join(name),
        _ => path.to_path_buf(),
    }
}

/// Whether a folder has anything in it.
pub(crate) fn holds_something(folder: &Path) -> bool {
    folder.read_dir().is_ok_and(|mut entries| entries.next().is_some())
}

/// Files that git has and the disk has not.
fn not_here(count: usize) -> Left {
    Left {
        what: say!(
            "{count} av filerna finns i git men inte här. De är inte skrivna på nytt.",
            "{count} of the files are in git and not here. They are not written anew."
        ),
        help: Say::fixed(
            "Är de borttagna: git checkout -- och filens namn hämtar dem (git status visar vilka). I en git sparse-checkout är det som det ska.",
            "If they are deleted: git checkout -- and the name of the file fetches them (git status shows which). In a git sparse-checkout it is as it should be.",
        ),
        is_open: false,
    }
}

fn no_repository() -> Left {
    Left {
        what: Say::fixed(
            "Mappen ligger inte i något git-arkiv, så det finns inget att sätta git-vakten i.",
            "The folder is in no git repository, so there is nowhere to put the git guard.",
        ),
        help: Say::fixed("Kör git init, och sedan vbe init igen.", "Run git init, and then vbe init again."),
        is_open: false,
    }
}

fn no_git() -> Left {
    Left {
        what: Say::fixed(
            "Programmet git finns inte, så git-vakten kan inte sättas upp.",
            "There is no git program, so the git guard cannot be set up.",
        ),
        help: Say::fixed(
            "Installera git, kör git init, och sedan vbe init igen.",
            "Install git, run git init, and then vbe init again.",
        ),
        is_open: false,
    }
}

/// Another person's hook is not touched: only they know what it is for.
pub(super) fn foreign(hook: &Hook) -> Left {
    let (name, line) = (hook.name, hook.line());
    Left {
        what: say!(
            "Det finns redan en annan {name} bland git-arkivets krokar. Den lämnas som den är, och då granskas inget där.",
            "There is already another {name} among the repository's hooks. It is left as it is, and so nothing is scanned there."
        ),
        help: say!(
            "Är den ett skalskript (#!/bin/sh): skriv den här raden först i den, precis så, och med rader som slutar med LF: {line}",
            "If it is a shell script (#!/bin/sh): write this line first in it, exactly so, and with lines that end in LF: {line}"
        ),
        is_open: true,
    }
}

/// The hooks of husky are written anew; what people write is in the folder above.
pub(super) fn husky(hook: &Hook, folder: &Path) -> Left {
    let line = hook.line();
    let own = above(folder).and_then(Path::file_name).map_or(folder, Path::new).join(hook.name);
    let own = own.display();
    Left {
        what: say!(
            "Programmet husky kör {own}, och den kör inte git-vakten.",
            "The program husky runs {own}, and that does not run the git guard."
        ),
        help: say!(
            "Skriv den här raden först i {own} (gör filen om den inte finns), precis så, och med rader som slutar med LF: {line}",
            "Write this line first in {own} (make the file if there is none), exactly so, and with lines that end in LF: {line}"
        ),
        is_open: true,
    }
}

/// The program pre-commit keeps a hook that is there before it, and runs that too.
pub(super) fn framework(hook: &Hook) -> Left {
    let name = hook.name;
    Left {
        what: say!(
            "Programmet pre-commit har {name}, och kör inte git-vakten där.",
            "The program pre-commit has {name}, and does not run the git guard there."
        ),
        help: say!(
            "Kör pre-commit uninstall -t {name}, vbe init, och sedan pre-commit install -t {name}: det kör då vbes krok först.",
            "Run pre-commit uninstall -t {name}, vbe init, and then pre-commit install -t {name}: it then runs vbe's hook first."
        ),
        is_open: true,
    }
}

/// Whether the settings of pre-commit, at the top of the repository, tell it to run the guard in a hook.
pub(super) fn is_configured(hook: &Hook, top: &Path) -> bool {
    let id = match hook.name {
        "pre-commit" | "pre-merge-commit" => "vbe-scan",
        "commit-msg" => "vbe-scan-message",
        "pre-push" => "vbe-scan-push",
        _ => return false,
    };
    let told = disk::read(&top.join(".pre-commit-config.yaml")).unwrap_or_default();
    let told = String::from_utf8_lossy(&told);
    let plain = told.lines().filter_map(|line| line.split('#').next());
    let mut words = plain.flat_map(|line| line.split(|char: char| !(char.is_alphanumeric() || char == '-')));
    words.any(|word| word == id)
}

/// A hook in a shared folder would run in repositories that have nothing to do with this one.
pub(super) fn shared(hook: &Hook, folder: &HookFolder) -> Left {
    let (name, line, own) = (hook.name, hook.line(), folder.own.display());
    Left {
        what: say!(
            "Krokarna ligger i en mapp som gäller alla dina git-arkiv (core.hooksPath). Där skrivs ingen {name}.",
            "The hooks are in a folder that holds for all your repositories (core.hooksPath). No {name} is written there."
        ),
        help: say!(
            "Ge arkivet egna krokar med git config core.hooksPath \"{own}\" och kör vbe init igen, eller skriv raden först i din {name}: {line}",
            "Give the repository hooks of its own with git config core.hooksPath \"{own}\" and run vbe init again, or write the line first in your {name}: {line}"
        ),
        is_open: true,
    }
}

/// What hinders hooks from running always, in the folder where git looks for them.
pub(super) fn not_always_run(folder: &HookFolder) -> Option<Left> {
    if folder.trouble == Some(HookTrouble::Relative) {
        return (!is_of_husky(folder)).then(|| relative(folder));
    }
    hook_folder::trouble(folder).map(|(what, help)| Left { what, help, is_open: true })
}

/// A folder that is counted from the working tree is there only where the working tree has it.
fn relative(folder: &HookFolder) -> Left {
    let own = folder.own.display();
    Left {
        what: Say::fixed(
            "core.hooksPath är en relativ sökväg. Krokarna finns då inte i en annan arbetskopia (git worktree), på en gren utan den mappen eller efter git stash -u, och där granskas ingenting.",
            "core.hooksPath is a relative path. So there are no hooks in another working tree (git worktree), on a branch without that folder or after git stash -u, and nothing is scanned there.",
        ),
        help: say!(
            "Kör git config core.hooksPath \"{own}\" och sedan vbe init igen. Har ni egna krokar i den andra mappen: flytta dem dit.",
            "Run git config core.hooksPath \"{own}\" and then vbe init again. If you have hooks of your own in the other folder: move them there."
        ),
        is_open: true,
    }
}
