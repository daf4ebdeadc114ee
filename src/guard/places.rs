//! Where in a repository the plans and the records are, and which folders hold neither.

use std::cmp::Reverse;
use std::path::{Component, Path, PathBuf};

use crate::base::likeness::fold_path;
use crate::io::disk;
use crate::model::config::Config;
use crate::model::kinds::KINDS;

/// The places that the settings tell of. Those of earlier settings count too: whoever moves the records has not
/// thereby published what was in the old folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    told: Vec<Folders>,
    elsewhere: Vec<String>,
}

/// The folders of one version of the settings, from the root of the repository and with `/` at the end, folded as
/// [`fold_path`] does. A folder has more than one name when there is a link on the way to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Folders {
    /// The path of the workspace whose settings these are.
    under: String,
    plans: Vec<String>,
    records: Vec<String>,
    /// The settings, which are no record when the records' folder is the workspace itself. Not folded: what only nearly
    /// has such a name is a record.
    settings: String,
    /// The folder of the records as the settings write it.
    home: String,
    /// The folder of schemas, in which nothing but schemas is left out.
    schemas: Option<String>,
}

impl Places {
    /// The places of a workspace in `root`. `under` is its path in its repository: `kommun/`, or empty when it is the
    /// root.
    pub fn of(config: &Config, root: &Path, under: &str) -> Self {
        let place = |folder: &Path| plain(under, root, folder);
        // Where the workspace is in another folder, or on another machine, such a path leads out of the repository.
        let echoes =
            || echoes(&config.records).filter(|folder| place(&config.plans).as_ref() != Some(folder));
        let echoes: Vec<String> =
            if place(&config.records).is_none() { echoes().collect() } else { Vec::new() };
        let echoes = echoes.iter().map(|folder| fold_path(folder));
        let folded = |folder: &Path| place(folder).map(|folder| fold_path(&folder)).into_iter().collect();
        let folders = Folders {
            under: under.to_owned(),
            plans: folded(&config.plans),
            records: folded(&config.records).into_iter().chain(echoes).collect::<Vec<_>>(),
            settings: format!("{under}vbe.toml"),
            home: place(&config.records).unwrap_or_else(|| disk::name(Path::new(""), &config.records)),
            schemas: place(&config.schemas),
        };
        let mut places = Self { told: vec![folders], elsewhere: Vec::new() };
        places.exempt(config, root, under);
        places
    }

    /// Exempts the folders that these settings do, and no others.
    pub(crate) fn exempt(&mut self, config: &Config, root: &Path, under: &str) {
        let folders = config.elsewhere.iter().filter_map(|folder| plain(under, root, Path::new(folder)));
        self.elsewhere = folders.collect();
    }

    /// Exempts nothing.
    pub(crate) fn exempt_nothing(&mut self) {
        self.elsewhere.clear();
    }

    /// Exempts nothing outside a folder: what a submodule exempts is its own.
    pub(crate) fn exempt_only_in(&mut self, folder: &str) {
        self.elsewhere.retain(|exempt| exempt.starts_with(folder));
    }

    /// The folders of a workspace as they are written, to be asked where their links lead.
    pub(crate) fn written(config: &Config, root: &Path, under: &str) -> Vec<String> {
        [&config.plans, &config.records].into_iter().filter_map(|folder| plain(under, root, folder)).collect()
    }

    /// A setting that finds its folder only where the repository happens to be: its key, and what to write in its place.
    pub(crate) fn only_here(config: &Config, root: &Path) -> Option<(&'static str, String)> {
        let root = disk::absolute(root);
        let top = root.ancestors().find(|folder| disk::is_there(&folder.join(".git")))?;
        let under = disk::name(top, &root);
        let under = if root == top { "" } else { under.as_str() };
        [("records", &config.records), ("plans", &config.plans)].into_iter().find_map(|(key, folder)| {
            let is_within = !folder.is_absolute() && plain(under, &root, folder).is_some();
            let led = led(&settled(&root.join(folder)));
            let inside = led.strip_prefix(top).ok().filter(|_| !is_within)?;
            let up = "../".repeat(under.split('/').filter(|part| !part.is_empty()).count());
            let own = root.strip_prefix(top).ok().and_then(|own| inside.strip_prefix(own).ok());
            let right = own.map_or_else(
                || up + &disk::name(Path::new(""), inside),
                |own| disk::name(Path::new(""), own),
            );
            Some((key, if right.is_empty() { ".".to_owned() } else { right }))
        })
    }

    /// Whether these settings exempt the folder of the workspace itself, under the name that it happens to have.
    pub(crate) fn exempts_itself(config: &Config, root: &Path) -> bool {
        let root = disk::absolute(root);
        let is_it = |folder: &String| root.starts_with(settled(&root.join(folder)));
        config.elsewhere.iter().any(is_it)
    }

    /// Counts the folders of other settings as closed too. What those exempt is of no consequence.
    pub(crate) fn add(&mut self, other: Self) {
        for folders in other.told {
            if !self.told.contains(&folders) {
                self.told.push(folders);
            }
        }
    }

    /// Counts the folders of another workspace too, and exempts what that one does.
    pub(crate) fn join(&mut self, other: Self) {
        self.elsewhere.extend(other.elsewhere.iter().cloned());
        self.add(other);
    }

    /// Whether everything that other settings close or publish is told of by these too.
    pub(crate) fn has(&self, other: &Self) -> bool {
        other.told.iter().all(|folders| self.told.contains(folders))
    }

    /// How many different sets of folders there have been.
    pub(crate) fn versions(&self) -> usize {
        self.told.len()
    }

    /// Counts the folder that `from` leads to as the same place.
    pub(crate) fn add_link(&mut self, from: &str, to: &str) {
        let (from, to) = (fold_path(from), fold_path(&format!("{}/", to.trim_end_matches('/'))));
        let to = if to == "/" { String::new() } else { to };
        for folders in &mut self.told {
            for names in [&mut folders.plans, &mut folders.records] {
                if names.contains(&from) && !names.contains(&to) {
                    names.push(to.clone());
                }
            }
        }
    }

    /// Whether a file is among the records, which are not published.
    pub(crate) fn is_closed(&self, path: &str) -> bool {
        let folded = fold_path(path);
        self.told.iter().any(|folders| folders.is_closed(path, &folded))
    }

    /// The path of a file among the records, from each of the folders of records that it is in, folded.
    pub(super) fn in_records(&self, path: &str) -> Vec<String> {
        let folded = fold_path(path);
        let closing = self.told.iter().filter(|folders| folders.is_closed(path, &folded));
        let mut inside: Vec<String> = closing
            .filter_map(|folders| Some(folded[longest(&folders.records, &folded)?.len()..].to_owned()))
            .collect();
        inside.dedup();
        inside
    }

    /// The folder in which a record about people belongs, by the settings that are nearest to it.
    pub(super) fn home(&self, path: &str) -> &str {
        let is_near = |folders: &&Folders| path.starts_with(folders.settings.trim_end_matches("vbe.toml"));
        let near = self.told.iter().filter(is_near).max_by_key(|folders| folders.settings.len());
        near.or(self.told.first()).map_or("records", |folders| &folders.home)
    }

    /// Whether a file is among the plans or the records, where every file must be readable.
    pub(super) fn is_ours(&self, path: &str) -> bool {
        let folded = fold_path(path);
        self.told.iter().any(|folders| folders.is_plan(&folded) || folders.is_closed(path, &folded))
    }

    /// Whether a path is that of a folder of plans or records itself, or of a folder on the way to it.
    pub(super) fn is_way(&self, path: &str) -> bool {
        let folded = fold_path(path) + "/";
        let mut names = self.told.iter().flat_map(|folders| folders.plans.iter().chain(&folders.records));
        names.any(|name| name.starts_with(&folded))
    }

    /// Whether a file is compared with its earlier version: it is named as a record, and is among the plans or
    /// records.
    pub(crate) fn is_compared(&self, path: &str) -> bool {
        self.is_ours(path) && disk::is_named_as_record(Path::new(path))
    }

    /// Whether a file is in a folder that the settings exclude. A submodule that is not here is the folder itself.
    pub(super) fn is_elsewhere(&self, path: &str) -> bool {
        let is_in =
            |folder: &String| path.starts_with(folder.as_str()) || folder.strip_suffix('/') == Some(path);
        self.elsewhere.iter().any(is_in) && !self.is_ours(path) && !self.is_way(path)
    }

    /// Every folder of plans and records.
    pub(super) fn folders(&self) -> impl Iterator<Item = String> {
        self.told.iter().flat_map(|folders| folders.records.iter().chain(&folders.plans)).cloned()
    }

    /// The workspaces that a file is of, by its path. The first is the one that has it in the innermost folder of plans or
    /// records, and otherwise the innermost of those that it is in; of two that are alike, the one that is told of first.
    /// The others have it among their plans or records too, so that none of them opens what another has closed.
    pub(super) fn owners<'p>(&'p self, path: &str, unders: impl Iterator<Item = &'p str>) -> Vec<&'p str> {
        let folded = fold_path(path);
        let mut held: Vec<(usize, &str)> = Vec::new();
        for folders in &self.told {
            let names = folders.records.iter().chain(&folders.plans);
            let length = names.filter(|name| folded.starts_with(name.as_str())).map(String::len).max();
            held.extend(length.map(|length| (length, folders.under.as_str())));
        }
        // Stable, so that of those that are alike the first stays the first.
        held.sort_by_key(|(length, _)| Reverse(*length));
        let inside =
            unders.filter(|under| folded.starts_with(&fold_path(under))).max_by_key(|under| under.len());
        let deepest = held.first().map(|(length, _)| *length);
        let inside = inside.filter(|under| deepest.is_none_or(|deepest| fold_path(under).len() >= deepest));
        let mut owners: Vec<&str> = Vec::new();
        for owner in inside.into_iter().chain(held.into_iter().map(|(_, under)| under)) {
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        owners
    }
}

impl Folders {
    fn is_closed(&self, path: &str, folded: &str) -> bool {
        let Some(records) = longest(&self.records, folded) else { return false };
        // Plans may be in a folder among the records.
        let plans = longest(&self.plans, folded).filter(|plans| plans.len() > records.len());
        let schema = self.schemas.as_deref().and_then(|schemas| path.strip_prefix(schemas));
        let is_schema = schema.is_some_and(is_own_schema);
        path != self.settings && !is_schema && plans.is_none()
    }

    fn is_plan(&self, folded: &str) -> bool {
        longest(&self.plans, folded).is_some()
    }
}

/// Whether a file in the folder of schemas is one of those that `vbe init` writes.
fn is_own_schema(name: &str) -> bool {
    let kind = name.strip_suffix(".schema.json");
    kind.is_some_and(|kind| kind == "config" || KINDS.iter().any(|own| own.name == kind))
}

/// The innermost of these folders that a file is in.
fn longest<'f>(folders: &'f [String], folded: &str) -> Option<&'f String> {
    folders.iter().filter(|folder| folded.starts_with(folder.as_str())).max_by_key(|folder| folder.len())
}

/// A folder as git writes it, from the root of the repository; `None` when it is outside. A folder that the repository
/// is in holds all of it.
fn plain(under: &str, root: &Path, folder: &Path) -> Option<String> {
    let mut parts: Vec<String> =
        under.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    // An absolute path is compared with the location of the workspace.
    let own = folder.is_absolute().then(|| (disk::absolute(folder), disk::absolute(root)));
    let folder = match &own {
        Some((folder, root)) => {
            let top = root.ancestors().nth(parts.len())?;
            parts.clear();
            if top.starts_with(folder) {
                return Some(String::new());
            }
            folder.strip_prefix(top).ok()?
        }
        None => folder,
    };
    let mut is_above = false;
    for part in folder.components() {
        match part {
            Component::Normal(_) if is_above => return None,
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::ParentDir => is_above = is_above || parts.pop().is_none(),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    parts.push(String::new());
    Some(parts.join("/"))
}

/// The absolute path, also of a folder that is not there yet.
fn led(path: &Path) -> PathBuf {
    match (path.parent(), path.file_name()) {
        (Some(above), Some(name)) if !path.exists() => led(above).join(name),
        _ => disk::absolute(path),
    }
}

/// A path without `.` and `..`, whatever is on the disk.
fn settled(path: &Path) -> PathBuf {
    let mut settled = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                settled.pop();
            }
            Component::CurDir => {}
            part => settled.push(part),
        }
    }
    settled
}

/// The folders of a repository that a path leading out of it could mean in another checkout: every end of it.
fn echoes(folder: &Path) -> impl Iterator<Item = String> {
    let names: Vec<String> = folder
        .components()
        .filter_map(|part| match part {
            Component::Normal(part) => Some(part.to_string_lossy().into_owned() + "/"),
            _ => None,
        })
        .collect();
    (1..names.len()).map(move |from| names[from..].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(under: &str, plans: &str, records: &str, elsewhere: &[&str]) -> Places {
        let elsewhere = elsewhere.iter().map(|folder| (*folder).to_owned()).collect();
        let config = Config { plans: plans.into(), records: records.into(), elsewhere, ..Config::default() };
        Places::of(&config, Path::new("/srv/arkiv").join(under).as_path(), under)
    }

    #[test]
    fn records_are_closed_and_plans_are_not() {
        let usual = places("", "plans", "records", &[]);
        assert!(usual.is_closed("records/cases/x.yaml") && !usual.is_closed("plans/x.yaml"));
        assert!(usual.is_ours("plans/x.pdf") && !usual.is_ours("docs/x.pdf"));
        let inside = places("kommun/", "plans", "records", &[]);
        assert!(inside.is_closed("kommun/records/x.yaml") && !inside.is_closed("records/x.yaml"));
        // The records are the entire repository.
        let own = places("", "../planer/plans", ".", &[]);
        assert!(own.is_closed("cases/x.yaml") && own.is_closed("x") && !own.is_closed("vbe.toml"));
        assert!(!own.is_closed("schemas/case.schema.json"));
        for path in [
            "README.md", ".gitignore", "schemas/n.txt", "schemas/a/case.schema.json", "schemas/x.schema.json",
        ] {
            assert!(own.is_closed(path), "{path}");
        }
        assert_eq!(usual.in_records("Records/Cases/x.yaml"), ["cases/x.yaml"]);
        // An absolute path into the repository is one of its folders.
        #[cfg(unix)]
        {
            let outside = places("kommun/", "plans", "/srv/arkiv/arenden", &[]);
            assert!(outside.is_closed("arenden/x.yaml") && !outside.is_closed("kommun/records/x.yaml"));
            assert!(places("kommun/", "plans", "/srv", &[]).is_closed("x.yaml"));
        }
        // Elsewhere such a path leads out, and its end may be the folder that was meant.
        assert!(places("", "plans", "../arkiv-2/arenden", &[]).is_closed("arenden/x.yaml"));
        assert!(places("", "plans", "/hem/arkiv/arenden", &[]).is_closed("arenden/x.yaml"));
        assert!(!places("", "plans", "../arenden", &[]).is_closed("arenden/x.yaml"));
        // The records are in another repository, or all around this one.
        assert!(!places("", "plans", "../arenden", &[]).is_closed("cases/x.yaml"));
        assert!(places("kommun/", "plans", "../..", &[]).is_closed("cases/x.yaml"));
    }

    /// Whatever a disk takes for the same place is the same place.
    #[test]
    fn a_place_is_the_same_however_it_is_written() {
        for records in ["records", "./records/", "records/.", "x/../records", "Records", "records."] {
            let places = places("", "plans", records, &[]);
            for path in [
                "records/x.yaml", "RECORDS/x.yaml", "records./x.yaml", "records /x.yaml", "re\u{200d}cords/x",
            ] {
                assert!(places.is_closed(path), "{records}: {path}");
            }
            assert!(!places.is_closed("records-2/x.yaml") && !places.is_closed("recordsx"));
        }
        let composed = places("", "plans", "\u{e4}renden", &[]);
        assert!(composed.is_closed("a\u{308}renden/x.yaml") && composed.is_closed("A\u{308}renden/x.yaml"));
        assert!(places("", "plans", "a\u{308}renden", &[]).is_closed("\u{c4}RENDEN/x.yaml"));
    }

    #[test]
    fn what_was_closed_stays_closed_and_a_link_leads_to_what_is() {
        let mut now = places("", "records/cases", "nytt", &["records"]);
        now.add(places("", "plans", "records", &[]));
        assert!(now.is_closed("records/cases/x.yaml") && now.is_closed("nytt/x.yaml"));
        assert!(!now.is_elsewhere("records/cases/x.yaml"));
        let mut linked = places("", "plans", "records", &[]);
        linked.add_link("records/", "arenden");
        assert!(linked.is_closed("arenden/x.yaml") && linked.is_closed("records/x.yaml"));
        assert!(linked.is_way("records") && !linked.is_way("record") && !linked.is_way("docs"));
    }

    #[test]
    fn a_file_is_of_the_workspace_that_has_it_innermost() {
        let mut all = places("", "plans", "records", &[]);
        all.add(places("a/", "plans", "../delat", &[]));
        all.add(places("a/b/", "plans", "records", &[]));
        let owners = |path| all.owners(path, ["", "a/", "a/b/"].into_iter());
        assert_eq!(owners("records/x.yaml"), [""]);
        assert_eq!(owners("delat/cases/x.yaml"), ["a/"]);
        assert_eq!((owners("a/b/records/x.yaml"), owners("a/b/x")), (vec!["a/b/"], vec!["a/b/"]));
        assert_eq!((owners("a/x"), owners("x")), (vec!["a/"], vec![""]));
    }

    #[test]
    fn a_file_that_two_workspaces_have_is_of_both() {
        let mut all = places("", "plans", "records", &[]);
        all.add(places("records/", "plans", "cases", &[]));
        all.add(places("records/cases/", "plans", "records", &[]));
        let owners = |path| all.owners(path, ["", "records/", "records/cases/"].into_iter());
        assert_eq!(owners("records/cases/x.yaml"), ["records/cases/", "records/", ""]);
        assert_eq!(owners("records/incidents/x.yaml"), ["records/", ""]);
        assert_eq!(owners("plans/x.yaml"), [""]);
        assert_eq!(all.in_records("records/cases/x.yaml"), ["cases/x.yaml", "x.yaml"]);
    }

    #[test]
    fn a_folder_that_is_a_submodule_is_elsewhere_too() {
        let places = places("", "plans", "records", &["bibl", "delar/x"]);
        assert!(places.is_elsewhere("bibl") && places.is_elsewhere("delar/x"));
        assert!(!places.is_elsewhere("bibl2") && !places.is_elsewhere("delar"));
    }

    #[test]
    fn what_is_elsewhere_is_never_among_the_records() {
        let places = places("kommun/", "plans", "records", &["bilder", "../docs", "records/cases", "plans"]);
        assert!(places.is_elsewhere("kommun/bilder/vapen.png") && places.is_elsewhere("docs/x.pdf"));
        for path in ["kommun/records/cases/x.yaml", "kommun/plans/x.yaml", "bilder/x", "kommun/bilder-2/x"] {
            assert!(!places.is_elsewhere(path), "{path}");
        }
    }
}
