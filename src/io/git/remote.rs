//! What a remote has: what git says of it now, and what is remembered of it as long as that is not contradicted.

use std::collections::HashMap;

use super::batch::{AT_A_TIME, Batch, ObjectKind};
use super::error::GitError;
use super::program::Git;
use super::range::{Push, is_nothing};

/// What is remembered of a remote.
#[derive(Debug, Default)]
struct Remembered {
    /// Its branches, and what each led to.
    branches: HashMap<String, String>,
    /// The arguments of `git rev-list` that stand for them all.
    words: Vec<String>,
}

impl Git {
    /// The commits that a remote has already, as arguments of `git rev-list`. What a push replaces there is there. What
    /// is remembered of a remote is of where it was: a remote that is not as it is remembered may have moved.
    pub(super) fn known_at(&self, remote: &str, pushes: &[Push]) -> Result<Vec<String>, GitError> {
        let mut known = self.replaced_by(pushes)?;
        let remembered = self.remembered(remote)?;
        if !remembered.branches.is_empty()
            && !self.sends_elsewhere(remote)
            && !self.is_contradicted(&remembered, pushes, &known)
        {
            known.extend(remembered.words);
        }
        Ok(known)
    }

    /// Those of the commits that pushes replace that are here too.
    fn replaced_by(&self, pushes: &[Push]) -> Result<Vec<String>, GitError> {
        let mut asked: Vec<&str> = pushes
            .iter()
            .filter(|push| push.brings() && !is_nothing(&push.replaced))
            .map(|push| push.replaced.as_str())
            .collect();
        asked.sort_unstable();
        asked.dedup();
        let mut known = Vec::new();
        if asked.is_empty() {
            return Ok(known);
        }
        let mut batch = Batch::open(self)?;
        for some in asked.chunks(AT_A_TIME) {
            let names: Vec<String> = some.iter().map(|object| format!("{object}^{{commit}}")).collect();
            batch.read(names.iter().map(String::as_str), |at, object| {
                known.extend((object.kind == ObjectKind::Commit).then(|| some[at].to_owned()));
                Ok(())
            })?;
        }
        Ok(known)
    }

    /// The branches of a remote as they are remembered, and the words that stand for them. The refs of `team` are not
    /// those of another remote with the name `team/a`.
    fn remembered(&self, remote: &str) -> Result<Remembered, GitError> {
        if remote.is_empty() {
            return Ok(Remembered::default());
        }
        let folder = format!("refs/remotes/{remote}/");
        let others: Vec<String> =
            self.remotes().iter().map(|other| format!("refs/remotes/{}/", other.raw())).collect();
        let is_inner = |other: &&String| other.starts_with(&folder) && **other != folder;
        let others: Vec<&String> = others.iter().filter(is_inner).collect();
        let is_own = |name: &str| others.iter().all(|other| !name.starts_with(other.as_str()));
        let own = self.refs(&folder)?.into_iter().filter(|(_, name)| is_own(name));
        let own = own.filter_map(|(object, name)| Some((name.strip_prefix(&folder)?.to_owned(), object)));
        let mut words: Vec<String> = others.iter().map(|other| format!("--exclude={other}*")).collect();
        words.push(format!("--glob={folder}*"));
        Ok(Remembered { branches: own.collect(), words })
    }

    /// Whether git says that a branch at the remote is another than is remembered, and not a later one.
    fn is_contradicted(&self, remembered: &Remembered, pushes: &[Push], known: &[String]) -> bool {
        pushes.iter().any(|push| {
            let branch = push.there.strip_prefix("refs/heads/");
            let then = branch.and_then(|branch| remembered.branches.get(branch));
            let is_later = |then: &String| {
                known.contains(&push.replaced)
                    && self.ask(&["merge-base", "--is-ancestor", then, &push.replaced]).is_ok()
            };
            then.is_some_and(|then| *then != push.replaced && !is_later(then))
        })
    }

    /// Whether what is pushed to a remote goes to another place than what is fetched comes from.
    fn sends_elsewhere(&self, remote: &str) -> bool {
        let places = |words: &[&str]| {
            let told = self.ask(&[&["remote", "get-url", "--all"], words, &[remote]].concat());
            let told = String::from_utf8_lossy(&told.unwrap_or_default()).into_owned();
            let mut places: Vec<String> = told.lines().map(place).collect();
            places.sort();
            places.dedup();
            places
        };
        places(&[]) != places(&["--push"])
    }

    /// The branches that are here.
    pub(crate) fn branches(&self) -> Result<Vec<String>, GitError> {
        Ok(self.refs("refs/heads")?.into_iter().map(|(_, name)| name).collect())
    }

    /// The refs in a folder, each as its object and its full name.
    pub(super) fn refs(&self, folder: &str) -> Result<Vec<(String, String)>, GitError> {
        let told = self.ask(&["for-each-ref", "--format=%(objectname) %(refname)", folder])?;
        let told = String::from_utf8_lossy(&told);
        let refs = told.lines().filter_map(|line| line.split_once(' '));
        Ok(refs.map(|(object, name)| (object.to_owned(), name.to_owned())).collect())
    }
}

/// The server and the path of an address, which can be reached in more than one way.
fn place(address: &str) -> String {
    let plain = address.trim_end_matches('/').trim_end_matches(".git");
    let (server, path) = match plain.split_once("://") {
        Some((_, rest)) => rest.split_once('/').unwrap_or((rest, "")),
        // `user@server:path`, when there is no `/` before the colon.
        None => match plain.split_once(':').filter(|(server, _)| !server.contains('/') && server.len() > 1) {
            Some((server, path)) => (server, path.trim_start_matches('/')),
            None => return plain.to_owned(),
        },
    };
    let server = server.rsplit('@').next().unwrap_or(server);
    let server = server.split(':').next().unwrap_or(server).to_lowercase();
    format!("{server}/{path}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_server_can_be_reached_in_more_than_one_way() {
        for address in [
            "https://git.example.se/kommun/arkiv.git",
            "ssh://git@git.example.se:2222/kommun/arkiv",
            "git@git.example.se:kommun/arkiv.git",
            "Git.Example.se:/kommun/arkiv/",
        ] {
            assert_eq!(place(address), "git.example.se/kommun/arkiv", "{address}");
        }
        assert_eq!(place("/srv/arkiv.git"), "/srv/arkiv");
        assert_ne!(place("https://git.example.se/a"), place("https://git2.example.se/a"));
    }
}
