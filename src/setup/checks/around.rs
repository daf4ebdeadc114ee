//! Checks what surrounds the workspace: the server that checks pushes, the remotes, and the permissions of folders.

use std::fs;
use std::path::{Path, PathBuf};

use super::check::{Check, Checkup, State};
use crate::base::lang::Say;
use crate::base::nouns;
#[cfg(unix)]
use crate::base::shell;
use crate::io::disk;
use crate::pii::detector::Exposure;
use crate::pii::told::searched;
use crate::say;
use crate::syntax::unsearched::Unsearched;

pub(super) fn all(look: &Checkup<'_>) -> Vec<Check> {
    let remotes = look.git.remotes();
    let mut checks = vec![server(look, &remotes)];
    if !remotes.is_empty() {
        let told = |name: &Unsearched| searched(&look.config.detector, name, Exposure::Meeting);
        let (count, names) = (remotes.len(), remotes.iter().map(told).collect::<Vec<_>>().join(", "));
        let Say { sv, en } = nouns::OTHER_REPOSITORIES.with(count);
        checks.push(Check::new(
            "remotes",
            State::Note,
            say!(
                "det som checkas in kan skickas till {sv}: {names}",
                "what is committed can be sent to {en}: {names}"
            ),
        ));
    }
    checks.extend(submodules(look));
    checks.extend(partial(look));
    checks.extend(together(look));
    checks.push(doors(look));
    checks
}

/// Files in which servers are told what to run.
const SERVERS: [&str; 10] = [
    ".github/workflows", ".gitea/workflows", ".forgejo/workflows", ".gitlab-ci.yml", ".gitlab",
    "azure-pipelines.yml", ".devops", "Jenkinsfile", ".woodpecker", ".ci",
];

/// Hooks can be bypassed, and are missing from a new clone: only a server sees everything.
fn server(look: &Checkup<'_>, remotes: &[Unsearched]) -> Check {
    let name = "ci";
    let top = look.git.top().ok().flatten().unwrap_or_else(|| look.root.clone());
    let texts: Vec<String> = SERVERS.iter().flat_map(|path| texts(&top.join(path), 3)).collect();
    let runs = |word: &str| {
        texts
            .iter()
            .flat_map(|text| text.lines())
            .any(|line| !line.trim_start().starts_with('#') && line.contains("vbe") && line.contains(word))
    };
    let range = Say::fixed(
        "Låt servern köra vbe scan --range på det som är nytt; docs/git-vakten.md i vbes eget arkiv visar hur.",
        "Let the server run vbe scan --range on what is new; docs/git-vakten.md in vbe's own repository shows how.",
    );
    match (runs("scan"), remotes.is_empty()) {
        (true, _) => Check::there(name, Say::fixed("servern kör vbe scan", "the server runs vbe scan")),
        (false, true) => Check::new(
            name,
            State::Skipped,
            Say::fixed(
                "arkivet har ingen fjärr (remote), så ingen server kan granska det",
                "the repository has no remote, so no server can check it",
            ),
        ),
        (false, false) if runs("validate") => Check::missing(
            name,
            Say::fixed("servern kör vbe, men inte vbe scan", "the server runs vbe, but not vbe scan"),
            range,
        ),
        (false, false) => Check::missing(
            name,
            Say::fixed(
                "ingen server kör vbe scan på det som skickas",
                "no server runs vbe scan on what is sent",
            ),
            range,
        ),
    }
}

/// The text of a file, or of the files in a folder.
fn texts(path: &Path, deep: usize) -> Vec<String> {
    if path.is_file() {
        return disk::read(path).ok().and_then(|bytes| String::from_utf8(bytes).ok()).into_iter().collect();
    }
    let Some(deeper) = deep.checked_sub(1) else { return Vec::new() };
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries.take(200).flat_map(|entry| texts(&entry.path(), deeper)).collect()
}

fn submodules(look: &Checkup<'_>) -> Option<Check> {
    let top = look.git.top().ok().flatten()?;
    top.join(".gitmodules").is_file().then(|| Check::new(
        "submodules",
        State::Note,
        Say::fixed(
            "arkivet har undermoduler: de granskas i den version som är antecknad, och måste vara hämtade",
            "the repository has submodules: they are scanned at the commit that is recorded, and must have been fetched",
        ),
    ))
}

/// What has not been fetched cannot be scanned, and stops what needs it.
fn partial(look: &Checkup<'_>) -> Option<Check> {
    look.git.lacks_content().then(|| Check::missing(
        "partial-clone",
        Say::fixed(
            "klonen är gjord med --filter, och allt innehåll är inte hämtat: det som saknas kan inte granskas, och då blir det stopp",
            "the clone was made with --filter, and not all content has been fetched: what is lacking cannot be scanned, and that stops",
        ),
        Say::fixed(
            "Hämta allt: git fetch --refetch --no-filter",
            "Fetch everything: git fetch --refetch --no-filter",
        ),
    ))
}

/// Plans are public documents. Cases need not be in the same repository, and are easier to delete from one of their
/// own.
fn together(look: &Checkup<'_>) -> Option<Check> {
    let top = |path: &Path| look.git.apart(path).top().ok().flatten();
    let (plans, records) = (look.root.join(&look.config.plans), look.root.join(&look.config.records));
    let cases = records.join("cases");
    let same = top(&plans).is_some_and(|plans| top(&records) == Some(plans));
    (same && !look.git.kept(&cases).iter().all(|name| name == ".gitkeep")).then(|| Check::new(
        "same-repository",
        State::Note,
        Say::fixed(
            "ärendena ligger i samma git-arkiv som planerna; den som får läsa planerna läser också ärendena",
            "the cases are in the same repository as the plans; whoever may read the plans reads the cases too",
        ),
    ))
}

/// Whether other users of the machine can read the folders of cases and incidents.
#[cfg(unix)]
fn doors(look: &Checkup<'_>) -> Check {
    let name = "permissions";
    let records = look.root.join(&look.config.records);
    let folders = ["cases", "incidents"].map(|folder| records.join(folder));
    let open: Vec<PathBuf> = folders.into_iter().filter(|folder| is_open(folder)).collect();
    if open.is_empty() {
        return Check::there(
            name,
            Say::fixed(
                "ingen annan på datorn kan läsa ärendena",
                "nobody else on the machine can read the cases",
            ),
        );
    }
    let paths: Vec<String> = open.iter().map(|path| disk::name(&look.root, path)).collect();
    let words: Vec<String> = paths.iter().map(|path| shell::word(path)).collect();
    let (paths, words) = (paths.join(", "), words.join(" "));
    Check::missing(
        name,
        say!(
            "alla som har konto på datorn kan läsa {paths}",
            "everybody with an account on the machine can read {paths}"
        ),
        say!("Kör i arbetsmappen: chmod go-rwx {words}", "Run in the workspace: chmod go-rwx {words}"),
    )
}

/// Whether others may list or enter a folder, and no folder above keeps them out.
#[cfg(unix)]
fn is_open(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| path.metadata().map(|meta| meta.permissions().mode()).ok();
    let Some(own) = mode(folder) else { return false };
    let path = disk::absolute(folder);
    own & 0o005 != 0 && path.ancestors().skip(1).all(|above| mode(above).is_none_or(|mode| mode & 0o001 != 0))
}

#[cfg(not(unix))]
fn doors(_: &Checkup<'_>) -> Check {
    Check::new(
        "permissions",
        State::Skipped,
        Say::fixed(
            "vem som kan läsa mapparna prövas inte i Windows; se efter i mappens egenskaper, Säkerhet",
            "who can read the folders is not tested on Windows; look in the folder's properties, Security",
        ),
    )
}
