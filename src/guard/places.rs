//! Where in a repository the plans and the records are, and which folders hold neither.

use std::path::{Component, Path};

use crate::io::disk;
use crate::model::config::Config;

/// The folders, from the root of the repository and with `/` at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    plans: Option<String>,
    records: Option<String>,
    /// What in the records' folder is not a record, when that folder is the workspace itself.
    beside: Vec<String>,
    elsewhere: Vec<String>,
}

impl Places {
    /// The places of a workspace in `root`. `under` is its path in its repository: `kommun/`, or empty when it is the
    /// root.
    pub fn of(config: &Config, root: &Path, under: &str) -> Self {
        let place = |folder: &Path| plain(under, root, folder);
        let schemas = place(&config.schemas);
        let own =
            ["vbe.toml", "README.md", ".gitattributes", ".gitignore"].map(|name| format!("{under}{name}"));
        Self {
            plans: place(&config.plans),
            records: place(&config.records),
            beside: own.into_iter().chain(schemas).collect(),
            elsewhere: config.elsewhere.iter().filter_map(|folder| place(Path::new(folder))).collect(),
        }
    }

    /// Whether a file is among the records, which are not published.
    pub(super) fn is_closed(&self, path: &str) -> bool {
        let is =
            |folder: &Option<String>| folder.as_ref().is_some_and(|folder| path.starts_with(folder.as_str()));
        let beside = || {
            self.beside
                .iter()
                .any(|own| if own.ends_with('/') { path.starts_with(own.as_str()) } else { path == own })
        };
        is(&self.records) && !beside() && !(self.is_plan(path) && self.plans > self.records)
    }

    /// Whether a file is among the plans.
    fn is_plan(&self, path: &str) -> bool {
        self.plans.as_ref().is_some_and(|folder| path.starts_with(folder.as_str()))
    }

    /// Whether a file is among the plans or the records, where every file must be readable.
    pub(super) fn is_ours(&self, path: &str) -> bool {
        self.is_plan(path) || self.is_closed(path)
    }

    /// Whether a file is compared with its earlier version: it is named as a record, and is among the plans or
    /// records.
    pub(crate) fn is_compared(&self, path: &str) -> bool {
        self.is_ours(path) && disk::is_named_as_record(Path::new(path))
    }

    /// Whether a file is in a folder that the settings exclude.
    pub(super) fn is_elsewhere(&self, path: &str) -> bool {
        !self.is_ours(path) && self.elsewhere.iter().any(|folder| path.starts_with(folder.as_str()))
    }
}

/// A folder as git writes it, from the root of the repository; `None` when it is outside.
fn plain(under: &str, root: &Path, folder: &Path) -> Option<String> {
    let mut parts: Vec<String> =
        under.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    // An absolute path is compared with the location of the workspace.
    let own = folder.is_absolute().then(|| (disk::absolute(folder), disk::absolute(root)));
    let folder = match &own {
        Some((folder, root)) => {
            let top = root.ancestors().nth(parts.len())?;
            parts.clear();
            folder.strip_prefix(top).ok()?
        }
        None => folder,
    };
    for part in folder.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::ParentDir => {
                parts.pop()?;
            }
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    parts.push(String::new());
    Some(parts.join("/"))
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
        // An absolute path into the repository is one of its folders.
        #[cfg(unix)]
        {
            let outside = places("kommun/", "plans", "/srv/arkiv/arenden", &[]);
            assert!(outside.is_closed("arenden/x.yaml") && !outside.is_closed("kommun/records/x.yaml"));
        }
        // The records are in another repository.
        assert!(!places("", "plans", "../arenden", &[]).is_closed("cases/x.yaml"));
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
