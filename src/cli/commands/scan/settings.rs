//! The settings that hold for what git is about to keep: those that it keeps with it, not those that happen to be on
//! the disk (ADR 18).

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use super::asked::Asked;
use super::home::{Home, NAME, home};
use super::lost::{Lost, lost};
use super::part::{INDEX, Own, Part, part};
use crate::base::lang::Say;
use crate::cli::context::CommandContext;
use crate::cli::open_workspace::holds_everywhere;
use crate::cli::outcome::{CommandError, Out};
use crate::guard::{Local, Locals, Places};
use crate::io::git::{Contents, Git, GitError, Listing, Owner, Reach};
use crate::model::config::Config;
use crate::model::load::Reader;
use crate::pii::detector::Detector;
use crate::setup::hooks::{Found, HOOKS};
use crate::syntax::text::Source;

/// How many levels of nested submodules are followed.
const DEEPEST: usize = 8;

/// What a scan of git needs.
pub(super) struct Settings {
    /// What is of no workspace is judged by this, and so are messages.
    pub root: PathBuf,
    pub config: Config,
    pub reader: Reader,
    /// The workspaces, where there are several.
    pub locals: Locals,
    pub places: Places,
    /// Every workspace: its path in the repository, and its folder.
    pub roots: Vec<(String, PathBuf)>,
    /// Whether the folders are others than before, so that what is in them already has to be looked at too.
    pub are_moved: bool,
    /// The settings that git does not have, and that allow something all the same.
    pub unheeded: Vec<String>,
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
        let part = part(&home, ("", &under), vec![Own::named(config)], &mut contents)?;
        return Ok(joined(&home, vec![part], Places::default(), false));
    }
    let trees = trees(asked, reaches, &mut contents)?;
    let now = now(asked, &trees, tips, &home, &mut contents)?;
    // What is judged together ends with the same settings, so that one of them tells for all.
    let mut listed =
        trees.first().map(|tree| home.git.listing(tree, NAME)).transpose()?.into_iter().collect::<Vec<_>>();
    let modules: Vec<(String, String)> =
        listed.iter().flat_map(|listing| listing.modules.iter().cloned()).collect();
    if listed.iter().any(|listing| listing.is_garbled) {
        return Err(garbled());
    }
    let ended = listed.first().cloned();
    listed.extend(now.as_ref().map(|now| home.git.listing(now, NAME)).transpose()?);
    // A message comes after what it is about, which has been judged.
    let is_known =
        matches!(asked, Asked::Message(_)) && listed.iter().any(|listing| !listing.folders.is_empty());
    let untracked = if is_known || matches!(asked, Asked::Receive) || home.git.is_bare() {
        Vec::new()
    } else {
        home.git.untracked_with(NAME)?
    };
    let (mut parts, mut before, mut are_moved) = (Vec::new(), Places::default(), false);
    let mut lost = Lost::default();
    for under in workspaces(asked, reaches, &home, &listed, &untracked)? {
        let own = own(&under, (&trees, now.as_deref(), &untracked), &home, &mut contents, context, out)?;
        let then = earlier(asked, reaches, &under, &home, &mut contents)?;
        lost.add(&under, &then);
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
            let is_kept = own.iter().any(|own| own.is_kept);
            are_moved |= is_kept && (is_new || (!then.is_empty() && told.versions() > 1));
            parts.push(part(&home, ("", &under), own, &mut contents)?);
        }
    }
    if !matches!(asked, Asked::History) {
        lost.judge((&home, &mut contents), (&trees, ended.as_ref()))?;
    }
    submodules((&home, &home.git), ("", 0), &modules, &mut parts, context, out)?;
    if parts.is_empty() {
        parts.push(untold((asked, reaches), &home, &mut contents)?);
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
            if !home.git.is_bare() {
                holds_everywhere(&config, &home.top.join(under))?;
            }
            own.push(Own { tree: tree.clone(), from: from.to_owned(), config, is_kept: true });
            break;
        }
    }
    let is_asked = is_announced || home.unders.contains(under) || untracked.contains(under);
    if own.is_empty() && is_asked && home.is_on_disk(under) {
        // Where nothing is kept, settings that cannot be read are of no consequence.
        if home.unders.contains(under) || home.git.holds(under) || home.is_sound(under) {
            own.push(Own::on_disk(context.settings(&home.top.join(under), out)?));
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
            let own = Own { tree: tree.clone(), from: tree.clone(), config, is_kept: true };
            let mut part = part(home, (&prefix, under), vec![own], &mut contents)?;
            part.places.exempt_only_in(&prefix);
            parts.push(part);
        }
        submodules((home, &inner), (&prefix, depth + 1), &listing.modules, parts, context, out)?;
    }
    Ok(())
}

/// What is usual, where nothing has ever been guarded.
fn untold(
    (asked, reaches): (&Asked, &[Reach]),
    home: &Home,
    contents: &mut Contents,
) -> Result<Part, CommandError> {
    let under = home.unders.first().cloned().unwrap_or_default();
    // What only takes a branch away at the server brings nothing.
    let brings = !(matches!(asked, Asked::Push(_)) && reaches.is_empty());
    if brings && is_guarded(asked, home) {
        let kept = home.git.last_with(&home.unders, NAME).or_else(|| home.git.last_with(&[], NAME));
        let (commit, path) = kept.unzip();
        return Err(lost(&path.unwrap_or_else(|| format!("{under}{NAME}")), commit.as_deref()));
    }
    part(home, ("", &under), vec![Own::on_disk(Config::default())], contents)
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

/// All workspaces together. What is in one of them is judged by its own settings, wherever the question was asked; what
/// several of them claim, by what they all allow; what is in none, by what they have in common. What one of them exempts
/// is exempt unless it is among the plans or records of another. Settings that git does not have may close more, and allow
/// nothing: nobody else has them.
fn joined(home: &Home, mut parts: Vec<Part>, before: Places, are_moved: bool) -> Settings {
    parts.sort_by(|a, b| a.under.cmp(&b.under));
    let roots = parts.iter().map(|part| (part.under.clone(), part.root.clone())).collect();
    let written: Vec<Config> = parts.iter().map(|part| part.config.clone()).collect();
    let mut unheeded = Vec::new();
    for part in parts.iter_mut().filter(|part| !part.is_kept) {
        part.places.exempt_nothing();
        if part.config.allow_nothing() {
            unheeded.push(format!("{}{NAME}", part.under));
        }
    }
    let mut places = before;
    for part in &parts {
        places.join(part.places.clone());
    }
    let local = |part: &Part| Local {
        under: part.under.clone(),
        root: part.root.clone(),
        reader: reader(&part.names, &part.config),
        config: part.config.clone(),
    };
    // One workspace is all that there is.
    let locals: Vec<Local> = parts.iter().filter(|_| parts.len() > 1).map(local).collect();
    let locals = Locals::of(locals, &places, |of| together(of, &parts, &written));
    let names: Vec<String> = parts.iter().flat_map(|part| part.names.iter().cloned()).collect();
    let (root, mut config) = common(home, &parts);
    let reader = reader(&names, &config);
    config.detector = reader.detector.clone();
    Settings { root, config, reader, locals, places, roots, are_moved, unheeded }
}

/// What holds for a file that several workspaces claim: what any of them calls an error is one. What git does not have is
/// asked too, as it is written.
fn together(of: &[usize], parts: &[Part], written: &[Config]) -> Local {
    let is_any_kept = of.iter().any(|at| parts[*at].is_kept);
    let config_of = |at: usize| if is_any_kept { &written[at] } else { &parts[at].config };
    let mut config = config_of(of[0]).clone();
    for at in &of[1..] {
        config.allow_only_with(config_of(*at));
    }
    let names: Vec<String> = of.iter().flat_map(|at| parts[*at].names.iter().cloned()).collect();
    let Part { under, root, .. } = &parts[of[0]];
    Local { under: under.clone(), root: root.clone(), reader: reader(&names, &config), config }
}

/// What the workspaces have in common, for what is in none of them and for messages: of those that git keeps, where it
/// keeps any.
fn common(home: &Home, parts: &[Part]) -> (PathBuf, Config) {
    let is_any_kept = parts.iter().any(|part| part.is_kept);
    let mut counted = parts.iter().filter(|part| part.is_kept || !is_any_kept);
    let Some(first) = counted.next() else { return (home.top.clone(), Config::default()) };
    let mut config = first.config.clone();
    for part in counted {
        config.terms.join(&part.config.terms);
        config.contacts.extend(part.config.contacts.iter().cloned());
        config.severities.retain(|rule, severity| part.config.severities.get(rule) == Some(severity));
    }
    for part in parts.iter().filter(|part| part.under != first.under) {
        config.add_words(&part.config);
    }
    (first.root.clone(), config)
}

/// What texts are read with, with some names and contacts.
fn reader(names: &[String], config: &Config) -> Reader {
    let contacts = config.contacts.iter().map(String::as_str);
    let detector = Detector::new(names.iter().map(String::as_str), contacts);
    Reader { detector, terms: config.terms.clone(), ..Reader::default() }
}

/// Whether the repository is guarded: git has had settings, the hooks are its own, or it is a server's hook that asks.
/// Hooks that hold for all of somebody's repositories prove nothing of this one.
fn is_guarded(asked: &Asked, home: &Home) -> bool {
    let has_hooks = || {
        let own = home.git.hooks().ok().filter(|hooks| hooks.owner == Owner::Repository);
        let folder = own.map(|hooks| hooks.path);
        let is_ours = |found| matches!(found, Found::Ours | Found::Other | Found::Joined | Found::Broken);
        folder.is_some_and(|folder| HOOKS.iter().any(|hook| is_ours(hook.find(&folder))))
    };
    matches!(asked, Asked::Receive) || has_hooks() || home.git.last_with(&home.unders, NAME).is_some()
}

/// How messages call the settings in a tree.
fn shown(tree: &str, under: &str) -> String {
    if tree == "HEAD" { format!("HEAD:{under}{NAME}") } else { format!("{under}{NAME}") }
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
