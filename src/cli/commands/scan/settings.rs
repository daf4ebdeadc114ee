//! The settings that hold for what git is about to keep: those that it keeps with it, not those that happen to be on
//! the disk (ADR 18).

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

use super::asked::Asked;
use crate::base::lang::Say;
use crate::cli::context::CommandContext;
use crate::cli::named_file;
use crate::cli::outcome::{CommandError, Out};
use crate::guard::Places;
use crate::io::disk;
use crate::io::git::{Contents, Git, GitError, Reach};
use crate::model::config::Config;
use crate::model::load::Reader;
use crate::pii::detector::Detector;
use crate::say;
use crate::setup::hooks::{Found, HOOKS};
use crate::syntax::fault::Unreadable;
use crate::syntax::text::Source;

const NAME: &str = "vbe.toml";
/// The name of the index, before the colon.
const INDEX: &str = "";

/// What a scan of git needs.
pub(super) struct Settings {
    pub root: PathBuf,
    pub config: Config,
    pub reader: Reader,
    pub places: Places,
    /// Whether the folders are others than before, so that what is in them already has to be looked at too.
    pub are_moved: bool,
}

/// What one workspace of the repository tells.
struct Part {
    root: PathBuf,
    config: Config,
    names: Vec<String>,
    places: Places,
}

/// The settings that one of the things that are scanned is judged by.
struct Own {
    /// The index or the commit that is scanned.
    tree: String,
    /// Where its settings were found.
    from: String,
    config: Config,
}

/// The repository that is scanned, and the workspace in it.
struct Home {
    git: Git,
    /// The root of the working tree; without one, the folder of the repository.
    top: PathBuf,
    /// The paths that the workspace may have in it, the likeliest first: `kommun/`, or empty for the root.
    unders: Vec<String>,
}

/// git in the repository that a scan is about.
pub(super) fn git(context: &CommandContext) -> Git {
    let asked =
        context.root.as_ref().map_or_else(|| context.folder.clone(), |root| context.folder.join(root));
    // In a sparse checkout the workspace's folder need not be on the disk.
    let there = asked.ancestors().find(|folder| folder.is_dir()).unwrap_or(&context.folder);
    context.git.at(there)
}

/// Finds the settings for what is asked about. Every workspace in the repository tells of its own folders: a commit is
/// of them all.
pub(super) fn find(
    asked: &Asked,
    reaches: &[Reach],
    git: &Git,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Settings, CommandError> {
    let home = home(git, context)?;
    let mut contents = git.contents()?;
    if context.config.is_some() {
        let under = home.unders.first().cloned().unwrap_or_default();
        let config = context.settings(&home.top.join(&under), out)?;
        let part = part(&home, &under, vec![Own::in_index(config)], &mut contents)?;
        return Ok(joined(&home, vec![part], Places::default(), false));
    }
    let trees = trees(asked, reaches);
    let (mut parts, mut before, mut are_moved) = (Vec::new(), Places::default(), false);
    for under in workspaces(asked, reaches, &home, &trees)? {
        let own = own(&under, &trees, &home, &mut contents, context, out)?;
        let then = earlier(asked, reaches, &under, &home, &mut contents)?;
        let root = home.top.join(&under);
        let mut told = Places::default();
        for config in then.iter().filter_map(|(_, config)| config.as_ref()) {
            told.add(Places::of(config, &root, &under));
        }
        before.add(told.clone());
        if !own.is_empty() {
            for own in &own {
                told.add(Places::of(&own.config, &root, &under));
            }
            // A commit need not have a second parent.
            let is_new = then.iter().any(|(tree, config)| config.is_none() && !tree.ends_with("^2"));
            are_moved |= is_new || (!then.is_empty() && told.versions() > 1);
            parts.push(part(&home, &under, own, &mut contents)?);
        }
    }
    if parts.is_empty() {
        parts.push(on_the_disk(asked, &home, &mut contents, context, out)?);
    }
    Ok(joined(&home, parts, before, are_moved))
}

/// The folders that may hold settings, those that are asked for first.
fn workspaces(
    asked: &Asked,
    reaches: &[Reach],
    home: &Home,
    trees: &[String],
) -> Result<Vec<String>, GitError> {
    let mut found = home.unders.clone();
    for tree in trees.iter().map(String::as_str).chain(["HEAD"]) {
        found.extend(home.git.folders_with(tree, NAME)?);
    }
    let everything = [Reach::everything()];
    let touched = match asked {
        Asked::Staged | Asked::Message(_) => &[],
        Asked::History => &everything[..],
        _ => reaches,
    };
    found.extend(home.git.folders_changing(touched, NAME)?);
    let mut seen = HashSet::new();
    found.retain(|under| seen.insert(under.clone()));
    Ok(found)
}

/// The settings in one folder, of each thing that is scanned. What is older than the settings is judged by those that
/// hold now, and a folder that is asked for and not in git yet by those on the disk.
fn own(
    under: &String,
    trees: &[String],
    home: &Home,
    contents: &mut Contents,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Vec<Own>, CommandError> {
    let mut own = Vec::new();
    for tree in trees {
        for from in [tree.as_str(), "HEAD"] {
            if let Some(bytes) = contents.read(from, &format!("{under}{NAME}"))? {
                let config = context.settings_in(shown(from, under), bytes, out)?;
                own.push(Own { tree: tree.clone(), from: from.to_owned(), config });
                break;
            }
        }
    }
    if own.is_empty() && context.root.is_some() && home.unders.contains(under) && home.is_on_disk(under) {
        own.push(Own::in_index(context.settings(&home.top.join(under), out)?));
    }
    Ok(own)
}

/// Settings that git does not have yet, or none at all where nothing has ever been guarded.
fn on_the_disk(
    asked: &Asked,
    home: &Home,
    contents: &mut Contents,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Part, CommandError> {
    let untold = home.git.untracked_with(NAME);
    let found = home.unders.iter().chain(&untold).find(|under| home.is_on_disk(under));
    let under = found.or(home.unders.first()).cloned().unwrap_or_default();
    if found.is_none() && is_guarded(asked, home) {
        return Err(lost(&under));
    }
    let config = match found {
        Some(under) => context.settings(&home.top.join(under), out)?,
        None => Config::default(),
    };
    part(home, &under, vec![Own::in_index(config)], contents)
}

impl Home {
    fn is_on_disk(&self, under: &str) -> bool {
        self.top.join(under).join(NAME).is_file()
    }
}

impl Own {
    /// Settings that are on the disk, of what is in the index.
    fn in_index(config: Config) -> Self {
        Self { tree: INDEX.to_owned(), from: INDEX.to_owned(), config }
    }
}

/// Where the repository is, and the workspace in it.
fn home(git: &Git, context: &CommandContext) -> Result<Home, CommandError> {
    let top = git.top()?;
    let folder = disk::absolute(&context.folder);
    let asked = context.root.as_ref().map_or_else(|| folder.clone(), |root| folder.join(root));
    let Some(top) = top else {
        // `--root` is the repository itself, or a folder that is only in its commits.
        let written = context.root.as_deref().filter(|_| !asked.is_dir());
        let under = written.and_then(inside).unwrap_or_default();
        let top = if asked.is_dir() { asked } else { folder };
        return Ok(Home { git: git.clone(), top, unders: vec![under] });
    };
    let top = disk::absolute(&top);
    let plain = if asked.exists() { disk::absolute(&asked) } else { asked };
    let under = plain.strip_prefix(&top).ok().and_then(inside).unwrap_or_default();
    let unders = match context.root {
        Some(_) => vec![under],
        None => upwards(&under),
    };
    Ok(Home { git: git.clone(), top, unders })
}

/// A path without `.` and `..`, with `/` after each part; `None` when it leads out.
fn inside(path: &Path) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned() + "/"),
            Component::ParentDir => {
                parts.pop()?;
            }
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(parts.concat())
}

/// A folder and those above it: `a/b/`, `a/` and the empty path.
fn upwards(under: &str) -> Vec<String> {
    let ends = under.match_indices('/').map(|(at, _)| at + 1);
    let mut all: Vec<String> = [0].into_iter().chain(ends).map(|end| under[..end].to_owned()).collect();
    all.reverse();
    all
}

/// The index or the commits whose settings hold.
fn trees(asked: &Asked, reaches: &[Reach]) -> Vec<String> {
    match asked {
        Asked::Staged | Asked::Message(_) => vec![INDEX.to_owned()],
        Asked::History => vec!["HEAD".to_owned()],
        Asked::Range(_) | Asked::Push(_) | Asked::Receive | Asked::Transaction(_) => {
            let tips = reaches.iter().flat_map(Reach::tips).map(str::to_owned);
            let mut tips: Vec<String> = tips.collect();
            tips.dedup();
            if tips.is_empty() { vec!["HEAD".to_owned()] } else { tips }
        }
    }
}

/// The settings that held before, whose folders of records are still closed: those of the last commit, and all that
/// the commits have had, each with the commit. One that cannot be read tells nothing.
fn earlier(
    asked: &Asked,
    reaches: &[Reach],
    under: &str,
    home: &Home,
    contents: &mut Contents,
) -> Result<Vec<(String, Option<Config>)>, GitError> {
    let path = format!("{under}{NAME}");
    let trees = match asked {
        Asked::Staged | Asked::Message(_) => vec!["HEAD".to_owned()],
        Asked::History => home.git.changed_in(&[Reach::everything()], &path)?,
        _ => home.git.changed_in(reaches, &path)?,
    };
    let mut configs = Vec::new();
    for tree in trees {
        let source = contents.read(&tree, &path)?.map(|bytes| Source::of_bytes(NAME.to_owned(), bytes).0);
        let config = source.and_then(|mut source| Config::read(&mut source).ok());
        configs.push((tree, config));
    }
    Ok(configs)
}

/// One workspace, of all the settings that were found for it. An exception holds when each of them makes it.
fn part(home: &Home, under: &str, found: Vec<Own>, contents: &mut Contents) -> Result<Part, CommandError> {
    let root = home.top.join(under);
    let mut names = Vec::new();
    let mut places = Places::default();
    for Own { tree, from, config } in &found {
        names.extend(names_in(from, config, under, &root, contents)?);
        let mut own = Places::of(config, &root, under);
        for folder in Places::written(config, &root, under) {
            let led = [contents.led(tree, &folder)?, led_on_disk(&home.top, &folder)];
            led.into_iter().flatten().for_each(|to| own.add_link(&folder, &to));
        }
        places.add(own);
    }
    let mut configs = found.into_iter().map(|own| own.config);
    let mut config = configs.next().unwrap_or_default();
    for other in configs {
        // A word that one of the commits has is a word there, and no name hides in it: the settings are searched too.
        config.terms.join(&other.terms);
        config.contacts.retain(|contact| other.contacts.contains(contact));
        config.elsewhere.retain(|folder| other.elsewhere.contains(folder));
    }
    places.exempt(&config, &root, under);
    Ok(Part { root, config, names, places })
}

/// All workspaces together, judged by the first. What one of them exempts is exempt unless it is among the plans or
/// records of another, and no settings of one make less of what another holds.
fn joined(home: &Home, parts: Vec<Part>, before: Places, are_moved: bool) -> Settings {
    let (mut names, mut places) = (Vec::new(), before);
    let mut first: Option<(PathBuf, Config)> = None;
    for part in parts {
        names.extend(part.names);
        places.join(part.places);
        match &mut first {
            Some((_, config)) => {
                config.contacts.extend(part.config.contacts);
                config.terms.join(&part.config.terms);
                config.severities.retain(|rule, severity| part.config.severities.get(rule) == Some(severity));
            }
            None => first = Some((part.root, part.config)),
        }
    }
    let (root, config) = first.unwrap_or_else(|| (home.top.clone(), Config::default()));
    let detector =
        Detector::new(names.iter().map(String::as_str), config.contacts.iter().map(String::as_str));
    let reader = Reader { detector, terms: config.terms.clone(), ..Reader::default() };
    Settings { root, config, reader, places, are_moved }
}

/// The first names of the workspace's own file, which may be kept out of git.
fn names_in(
    tree: &str,
    config: &Config,
    under: &str,
    root: &Path,
    contents: &mut Contents,
) -> Result<Vec<String>, CommandError> {
    let Some(path) = &config.names else { return Ok(Vec::new()) };
    let kept = match inside(&Path::new(under).join(path)) {
        Some(path) => contents.read(tree, path.trim_end_matches('/'))?,
        None => None,
    };
    match kept.map_or_else(|| disk::read(&root.join(path)), Ok) {
        Err(Unreadable::Missing) => Err(no_names()),
        bytes => named_file::names(path, bytes),
    }
}

/// Where a folder is on the disk, when there is a link on the way to it and it is in the repository all the same.
fn led_on_disk(top: &Path, folder: &str) -> Option<String> {
    let path = top.join(folder);
    let led = path.exists().then(|| disk::absolute(&path))?;
    let led = inside(led.strip_prefix(top).ok()?)?;
    (led != folder).then_some(led)
}

/// Whether the repository is guarded: git has had settings, the hooks are here, or it is a server's hook that asks.
fn is_guarded(asked: &Asked, home: &Home) -> bool {
    let has_hooks = || {
        let folder = home.git.hooks().ok().map(|hooks| hooks.path);
        let is_ours = |found| matches!(found, Found::Ours | Found::Other | Found::Joined | Found::Broken);
        folder.is_some_and(|folder| HOOKS.iter().any(|hook| is_ours(hook.find(&folder))))
    };
    matches!(asked, Asked::Receive)
        || has_hooks()
        || home.unders.iter().any(|under| home.git.has_had(&format!("{under}{NAME}")))
}

/// How messages call the settings in a tree.
fn shown(tree: &str, under: &str) -> String {
    if tree == "HEAD" { format!("HEAD:{under}{NAME}") } else { format!("{under}{NAME}") }
}

fn lost(under: &str) -> CommandError {
    let path = format!("{under}{NAME}");
    CommandError::Message(
        say!(
            "Det som ska granskas har ingen {path}, fast arkivet är vaktat. Utan den går det inte att veta var ärendena ligger, så det blev stopp.",
            "What is to be scanned has no {path}, though the repository is guarded. Without it there is no telling where the cases are, so this is stopped."
        ),
        say!(
            "Hämta den från den gren som har den, till exempel: git checkout main -- {path}. Har ingen gren den: kör vbe init, och git add {path}.",
            "Fetch it from the branch that has it, for example: git checkout main -- {path}. If no branch has it: run vbe init, and git add {path}."
        ),
    )
}

fn no_names() -> CommandError {
    CommandError::Message(
        Say::fixed(
            "Filen med namn, som vbe.toml anger, finns varken i det som ska granskas eller på disken.",
            "The file of names, which vbe.toml tells of, is neither in what is to be scanned nor on the disk.",
        ),
        Say::fixed(
            "Checka in den, eller ta bort raden ur vbe.toml.",
            "Commit it, or remove the line from vbe.toml.",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workspace_is_looked_for_upwards() {
        assert_eq!(upwards("a/b/"), ["a/b/", "a/", ""]);
        assert_eq!(upwards(""), [""]);
        assert_eq!(inside(Path::new("./a/../b/.")).as_deref(), Some("b/"));
        assert_eq!(inside(Path::new("../b")), None);
    }
}
