//! The settings that hold for what git is about to keep: those that it keeps with it, not those that happen to be on
//! the disk (ADR 18).

use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};

use super::asked::Asked;
use crate::base::lang::Say;
use crate::cli::context::CommandContext;
use crate::cli::named_file;
use crate::cli::outcome::{CommandError, Out};
use crate::guard::{Local, Places};
use crate::io::disk;
use crate::io::git::{Contents, Git, GitError, Listing, Reach};
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
/// How many levels of nested submodules are followed.
const DEEPEST: usize = 8;

/// What a scan of git needs.
pub(super) struct Settings {
    /// What is of no workspace is judged by this, and so are messages.
    pub root: PathBuf,
    pub config: Config,
    pub reader: Reader,
    /// The workspaces, where there are several.
    pub locals: Vec<Local>,
    pub places: Places,
    /// Whether the folders are others than before, so that what is in them already has to be looked at too.
    pub are_moved: bool,
}

/// What one workspace of the repository tells.
struct Part {
    under: String,
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

/// Divides what is asked about by the settings that it ends with: each is judged by its own. What ends with the same
/// settings is read together.
pub(super) fn groups(reaches: Vec<Reach>, git: &Git) -> Result<Vec<Vec<Reach>>, CommandError> {
    if reaches.len() < 2 {
        return Ok(vec![reaches]);
    }
    let mut contents = git.contents()?;
    let mut listings: HashMap<String, Listing> = HashMap::new();
    let mut groups: Vec<(Listing, Vec<Reach>)> = Vec::new();
    for reach in reaches {
        let mut listing = Listing::default();
        for tip in reach.tips() {
            let Some(tree) = contents.tree(tip)? else { continue };
            listing = match listings.get(&tree) {
                Some(known) => known.clone(),
                None => git.listing(&tree, NAME)?,
            };
            listings.insert(tree, listing.clone());
        }
        match groups.iter_mut().find(|(other, _)| *other == listing) {
            Some((_, reaches)) => reaches.push(reach),
            None => groups.push((listing, vec![reach])),
        }
    }
    Ok(groups.into_iter().map(|(_, reaches)| Reach::joined(reaches)).collect())
}

/// Finds the settings for what is asked about. Every workspace in the repository tells of its own folders: a commit is
/// of them all. `tips` is all that git has told of, also what is judged by other settings.
pub(super) fn find(
    asked: &Asked,
    (reaches, tips): (&[Reach], &[String]),
    git: &Git,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Settings, CommandError> {
    let home = home(git, context)?;
    let mut contents = git.contents()?;
    if context.config.is_some() {
        let under = home.unders.first().cloned().unwrap_or_default();
        let config = context.settings(&home.top.join(&under), out)?;
        let part = part(&home, ("", &under), vec![Own::in_index(config)], &mut contents)?;
        return Ok(joined(&home, vec![part], Places::default(), false));
    }
    let trees = trees(asked, reaches, &mut contents)?;
    let now = now(asked, &trees, tips, &home, &mut contents)?;
    let mut listed = Vec::new();
    for tree in &trees {
        listed.push(home.git.listing(tree, NAME)?);
    }
    let modules: Vec<(String, String)> =
        listed.iter().flat_map(|listing| listing.modules.iter().cloned()).collect();
    listed.extend(now.as_ref().map(|now| home.git.listing(now, NAME)).transpose()?);
    if listed.iter().any(|listing| listing.is_garbled) {
        return Err(garbled());
    }
    // A message comes after what it is about, which has been judged.
    let is_known =
        matches!(asked, Asked::Message(_)) && listed.iter().any(|listing| !listing.folders.is_empty());
    let untracked = if is_known || matches!(asked, Asked::Receive) || home.git.is_bare() {
        Vec::new()
    } else {
        home.git.untracked_with(NAME)
    };
    let (mut parts, mut before, mut are_moved) = (Vec::new(), Places::default(), false);
    for under in workspaces(asked, reaches, &home, &listed, &untracked)? {
        let own = own(&under, (&trees, now.as_deref(), &untracked), &home, &mut contents, context, out)?;
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
            parts.push(part(&home, ("", &under), own, &mut contents)?);
        }
    }
    submodules((&home, &home.git), ("", 0), &modules, &mut parts, context, out)?;
    if parts.is_empty() {
        parts.push(untold(asked, &home, &mut contents)?);
    }
    Ok(joined(&home, parts, before, are_moved))
}

/// The folders that may hold settings, those that are asked for first.
fn workspaces(
    asked: &Asked,
    reaches: &[Reach],
    home: &Home,
    listed: &[Listing],
    untracked: &[String],
) -> Result<Vec<String>, GitError> {
    let mut found = home.unders.clone();
    found.extend(listed.iter().flat_map(|listing| listing.folders.iter().map(|(under, _)| under.clone())));
    let everything = [Reach::everything()];
    let touched = match asked {
        Asked::Staged | Asked::Message(_) => &[],
        Asked::History => &everything[..],
        _ => reaches,
    };
    found.extend(home.git.folders_changing(touched, NAME)?);
    found.extend(untracked.iter().cloned());
    let mut seen = HashSet::new();
    found.retain(|under| seen.insert(under.clone()));
    Ok(found)
}

/// The settings in one folder, of each thing that is scanned. What is older than the settings is judged by those that
/// hold now, and a folder whose settings git does not have yet by those on the disk.
fn own(
    under: &String,
    (trees, now, untracked): (&[String], Option<&str>, &[String]),
    home: &Home,
    contents: &mut Contents,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Vec<Own>, CommandError> {
    let path = format!("{under}{NAME}");
    let mut own = Vec::new();
    let mut is_announced = false;
    for tree in trees {
        for from in [tree.as_str()].into_iter().chain(now) {
            let Some(bytes) = contents.read(from, &path)? else { continue };
            // What is only announced is in the index as an empty file.
            if from == INDEX && bytes.is_empty() && home.git.is_announced(&path) {
                is_announced = true;
                continue;
            }
            let config = context.settings_in(shown(from, under), bytes, out)?;
            own.push(Own { tree: tree.clone(), from: from.to_owned(), config });
            break;
        }
    }
    let is_asked = is_announced || home.unders.contains(under) || untracked.contains(under);
    if own.is_empty() && is_asked && home.is_on_disk(under) {
        // Where nothing is kept, settings that cannot be read are of no consequence.
        if home.unders.contains(under) || home.git.holds(under) || home.is_sound(under) {
            own.push(Own::in_index(context.settings(&home.top.join(under), out)?));
        }
    }
    Ok(own)
}

/// Where what is older than the settings has them from: the last commit, and at a server that has none yet, whatever
/// branch has some.
fn now(
    asked: &Asked,
    trees: &[String],
    tips: &[String],
    home: &Home,
    contents: &mut Contents,
) -> Result<Option<String>, GitError> {
    let head = contents.tree("HEAD")?;
    if head.is_some() || !matches!(asked, Asked::Receive) {
        return Ok(head.map(|_| "HEAD".to_owned()));
    }
    let others = home.git.branches()?;
    for tip in trees.iter().chain(tips).chain(&others) {
        let Some(tree) = contents.tree(tip)? else { continue };
        if !home.git.listing(&tree, NAME)?.folders.is_empty() {
            return Ok(Some(tree));
        }
    }
    Ok(None)
}

/// The settings of workspaces in submodules, as the commits that are recorded for them have them. One that is not here
/// is told of when it is to be read.
fn submodules(
    (home, git): (&Home, &Git),
    (prefix, depth): (&str, usize),
    modules: &[(String, String)],
    parts: &mut Vec<Part>,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<(), CommandError> {
    let mut seen = HashSet::new();
    for (path, commit) in modules.iter().filter(|module| seen.insert(*module)) {
        let Some(inner) = git.submodule(path)?.filter(|_| depth < DEEPEST) else { continue };
        let mut contents = inner.contents()?;
        let Some(tree) = contents.tree(commit)? else { continue };
        let prefix = format!("{prefix}{path}/");
        let listing = inner.listing(&tree, NAME)?;
        for (under, _) in &listing.folders {
            let Some(bytes) = contents.read(&tree, &format!("{under}{NAME}"))? else { continue };
            let config = context.settings_in(format!("{prefix}{under}{NAME}"), bytes, out)?;
            let own = Own { tree: tree.clone(), from: tree.clone(), config };
            let mut part = part(home, (&prefix, under), vec![own], &mut contents)?;
            part.places.exempt_only_in(&prefix);
            parts.push(part);
        }
        submodules((home, &inner), (&prefix, depth + 1), &listing.modules, parts, context, out)?;
    }
    Ok(())
}

/// What is usual, where nothing has ever been guarded.
fn untold(asked: &Asked, home: &Home, contents: &mut Contents) -> Result<Part, CommandError> {
    let under = home.unders.first().cloned().unwrap_or_default();
    if is_guarded(asked, home) {
        return Err(lost(&under));
    }
    part(home, ("", &under), vec![Own::in_index(Config::default())], contents)
}

impl Home {
    fn is_on_disk(&self, under: &str) -> bool {
        self.top.join(under).join(NAME).is_file()
    }

    /// Whether the settings on the disk can be read.
    fn is_sound(&self, under: &str) -> bool {
        let bytes = disk::read(&self.top.join(under).join(NAME));
        bytes.is_ok_and(|bytes| Config::read(&mut Source::of_bytes(NAME.to_owned(), bytes).0).is_ok())
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

/// The index or the trees of the commits whose settings hold.
fn trees(asked: &Asked, reaches: &[Reach], contents: &mut Contents) -> Result<Vec<String>, GitError> {
    if matches!(asked, Asked::Staged | Asked::Message(_)) {
        return Ok(vec![INDEX.to_owned()]);
    }
    let mut trees = Vec::new();
    let mut seen = HashSet::new();
    let tips = reaches.iter().flat_map(Reach::tips);
    for tip in tips.chain(["HEAD"].into_iter().filter(|_| reaches.is_empty())) {
        trees.extend(contents.tree(tip)?.filter(|tree| seen.insert(tree.clone())));
    }
    Ok(trees)
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

/// One workspace, of all the settings that were found for it. An exception holds when each of them makes it. `prefix`
/// is the submodule that it is in, and `inner` its path from there.
fn part(
    home: &Home,
    (prefix, inner): (&str, &str),
    found: Vec<Own>,
    contents: &mut Contents,
) -> Result<Part, CommandError> {
    let under = format!("{prefix}{inner}");
    let root = home.top.join(&under);
    let mut names = Vec::new();
    let mut places = Places::default();
    for Own { tree, from, config } in &found {
        names.extend(names_in(from, config, inner, &root, contents)?);
        let mut own = Places::of(config, &root, &under);
        for folder in Places::written(config, &root, &under) {
            let kept =
                folder.strip_prefix(prefix).map(|folder| contents.led(tree, folder)).transpose()?.flatten();
            let led = [kept.map(|to| format!("{prefix}{to}")), led_on_disk(&home.top, &folder)];
            led.into_iter().flatten().for_each(|to| own.add_link(&folder, &to));
        }
        places.add(own);
    }
    let mut configs = found.into_iter().map(|own| own.config);
    let mut config = configs.next().unwrap_or_default();
    for other in configs {
        config.contacts.retain(|contact| other.contacts.contains(contact));
        config.elsewhere.retain(|folder| other.elsewhere.contains(folder));
    }
    places.exempt(&config, &root, &under);
    Ok(Part { under, root, config, names, places })
}

/// All workspaces together. What is in one of them is judged by its own settings, wherever the question was asked; what
/// is in none, by what they have in common. What one of them exempts is exempt unless it is among the plans or records
/// of another.
fn joined(home: &Home, mut parts: Vec<Part>, before: Places, are_moved: bool) -> Settings {
    parts.sort_by(|a, b| a.under.cmp(&b.under));
    let (mut names, mut places) = (Vec::new(), before);
    let mut first: Option<(PathBuf, Config)> = None;
    let mut locals = Vec::new();
    for part in parts {
        places.join(part.places);
        locals.push(Local {
            under: part.under,
            root: part.root.clone(),
            reader: reader(&part.names, &part.config),
            config: part.config.clone(),
        });
        names.extend(part.names);
        match &mut first {
            Some((_, config)) => {
                config.contacts.extend(part.config.contacts);
                config.severities.retain(|rule, severity| part.config.severities.get(rule) == Some(severity));
            }
            None => first = Some((part.root, part.config)),
        }
    }
    let (root, config) = first.unwrap_or_else(|| (home.top.clone(), Config::default()));
    // One workspace is all that there is.
    locals.truncate(if locals.len() > 1 { locals.len() } else { 0 });
    Settings { reader: reader(&names, &config), root, config, locals, places, are_moved }
}

/// What texts are read with, with some names and contacts.
fn reader(names: &[String], config: &Config) -> Reader {
    let contacts = config.contacts.iter().map(String::as_str);
    Reader { detector: Detector::new(names.iter().map(String::as_str), contacts), ..Reader::default() }
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

/// The error for a workspace whose path cannot be told to git as text.
fn garbled() -> CommandError {
    CommandError::Message(
        Say::fixed(
            "Det finns en vbe.toml i en mapp vars namn inte är UTF-8 (troligen Latin-1), så vakten kan inte läsa den. Därför blev det stopp.",
            "There is a vbe.toml in a folder whose name is not UTF-8 (probably Latin-1), so the guard cannot read it. So this is stopped.",
        ),
        Say::fixed(
            "Byt namn på mappen till ett utan å, ä och ö, med mv, kör git add -A, och försök igen.",
            "Rename the folder to a name of plain letters, with mv, run git add -A, and try again.",
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
