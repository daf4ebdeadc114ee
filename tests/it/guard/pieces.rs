//! What git keeps, piece by piece: nothing that goes into a commit, and nothing that has been in one, is passed over.

use std::fs;

use vbe::io::git::{Git, GitError, Piece, Push, Words};

use super::{Repository, alone, git, told};

fn staged(git: &Git) -> Vec<String> {
    let mut pieces = Vec::new();
    git.staged(None, &mut |piece: Piece| pieces.push(piece)).unwrap();
    told(&pieces)
}

fn range(git: &Git, words: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let reaches = git.range(&Words::read(words).unwrap()).unwrap();
    git.reached(&reaches, None, &mut |piece: Piece| pieces.push(piece)).unwrap();
    told(&pieces)
}

fn history(git: &Git) -> Vec<String> {
    let mut pieces = Vec::new();
    git.history(&mut |piece: Piece| pieces.push(piece)).unwrap();
    told(&pieces)
}

fn has(pieces: &[String], piece: &str) -> bool {
    pieces.iter().any(|other| other == piece)
}

#[test]
fn the_index_is_read_and_not_the_files() {
    let repository = Repository::new();
    repository.file("a.yaml", "i index").add().file("a.yaml", "på disken").file("b.yaml", "bara på disken");
    assert_eq!(
        staged(&repository.program()),
        ["Branch = main", "File a.yaml = i index"],
        "also before the first commit"
    );
    repository.commit("ett");
    repository.file("a.yaml", "ny").add().git("rm -q --cached b.yaml");
    repository.commit("två");
    assert_eq!(staged(&repository.program()), ["Branch = main"], "a deletion is no leak");
}

#[test]
fn a_staged_rename_is_its_new_name_and_a_link_is_where_it_leads() {
    let repository = Repository::new();
    repository.file("records/gammal.yaml", "text").add().commit("ett");
    repository.git("mv records/gammal.yaml records/ny_å.yaml");
    #[cfg(unix)]
    std::os::unix::fs::symlink("vart-den-leder", repository.path().join("länk")).unwrap();
    repository.add();
    let pieces = staged(&repository.program());
    assert!(has(&pieces, "File records/ny_å.yaml = text"), "{pieces:?}");
    #[cfg(unix)]
    assert!(has(&pieces, "Link länk = vart-den-leder"), "{pieces:?}");
}

#[test]
fn both_sides_of_a_conflict_are_read_and_what_is_only_announced_is_not() {
    let repository = Repository::new();
    repository.file("a", "bas\n").add().commit("bas");
    repository.git("switch -q -c sida");
    repository.file("a", "sida\n").add().commit("sida");
    repository.git("switch -q main");
    repository.file("a", "stam\n").add().commit("stam");
    let merge = super::command(repository.path(), &["merge", "-q", "sida"]).output().unwrap();
    assert!(!merge.status.success());
    repository.file("b", "sen").git("add -N b");
    let pieces = staged(&repository.program());
    assert!(has(&pieces, "File a = sida") && has(&pieces, "File a = stam"), "{pieces:?}");
    assert!(!pieces.iter().any(|piece| piece.starts_with("File b")), "{pieces:?}");
}

#[test]
fn a_merge_tells_what_was_made_in_it_and_no_more() {
    let repository = Repository::new();
    let base = repository.file("a", "bas").file("b", "bas").add().commit("bas");
    repository.git("switch -q -c sida");
    repository.file("a", "sida").add().commit("sida");
    repository.git("switch -q main");
    repository.file("b", "stam").add().commit("stam");
    repository.git("merge -q --no-commit --no-ff sida");
    repository.file("c", "bara i sammanslagningen").add().commit("sammanslagning");
    let merge = range(&repository.program(), "HEAD ^HEAD^1 ^HEAD^2");
    assert_eq!(merge, ["Message = sammanslagning", "File c = bara i sammanslagningen"]);
    let all = range(&repository.program(), &format!("{base}..HEAD"));
    assert_eq!(all.iter().filter(|piece| piece.starts_with("Message")).count(), 3);
    assert!(has(&all, "File a = sida") && has(&all, "File b = stam"), "{all:?}");
    assert!(!all.iter().any(|piece| piece.contains("bas")), "{all:?}");
}

#[test]
fn a_range_can_begin_at_nothing_and_leave_out_what_a_remote_has() {
    let repository = Repository::new();
    repository.file("a", "ett").add().commit("ett");
    let remote = repository.beside("fjärr.git");
    repository.git(&format!("init -q --bare {}", remote.display()));
    repository.git(&format!("remote add origin {}", remote.display()));
    repository.git("push -q origin main");
    repository.file("a", "två").add().commit("två");
    let git = repository.program();
    let new = ["Message = två", "File a = två"];
    assert_eq!(range(&git, "HEAD --not --remotes"), new);
    assert_eq!(range(&git, "HEAD --not --remotes=origin"), new);
    let zeros = "0".repeat(40);
    assert_eq!(range(&git, &format!("{zeros}..HEAD")).len(), 4);
    let head = repository.git("rev-parse HEAD");
    let line = format!("refs/heads/main {} refs/heads/ny {zeros}\n", head.trim());
    let mut pieces = Vec::new();
    let reaches = git.pushed("origin", &Push::read(&line).unwrap()).unwrap();
    git.reached(&reaches, None, &mut |piece: Piece| pieces.push(piece)).unwrap();
    assert_eq!(told(&pieces), [&["Branch = main", "Branch = ny"], &new[..]].concat());
    let gone = format!("(delete) {zeros} refs/heads/main {}\n", head.trim());
    let mut pieces = Vec::new();
    let reaches = git.pushed("origin", &Push::read(&gone).unwrap()).unwrap();
    git.reached(&reaches, None, &mut |piece: Piece| pieces.push(piece)).unwrap();
    assert_eq!(told(&pieces), [""; 0], "to take away is no leak");
}

#[test]
fn a_tag_is_its_name_and_its_message_and_what_it_leads_to() {
    let repository = Repository::new();
    let first = repository.file("a", "ett").add().commit("ett");
    repository.git("tag -a v1 -m om-v1");
    repository.git("tag -a v2 -m om-v2 v1");
    let pieces = range(&repository.program(), "v2");
    assert!(has(&pieces, "TagMessage = om-v1") && has(&pieces, "TagMessage = om-v2"), "{pieces:?}");
    repository.git("tag bara-en-fil HEAD:a");
    assert!(has(&range(&repository.program(), "bara-en-fil"), "File = ett"));
    let pieces = history(&repository.program());
    for piece in ["Tag = v1", "TagMessage = om-v2", "Branch = main", "Message = ett", "File a = ett"] {
        assert_eq!(pieces.iter().filter(|other| *other == piece).count(), 1, "{piece}: {pieces:?}");
    }
    assert!(range(&repository.program(), &format!("{first} --tags")).len() > 3);
}

#[test]
fn history_holds_what_was_deleted_amended_stashed_and_only_added() {
    let repository = Repository::new();
    repository.file("borttagen", "ett").add().commit("ett");
    repository.git("rm -q borttagen");
    repository.commit("två");
    repository.file("a", "före").add().commit("före");
    repository.file("a", "efter").add().git("commit -q --no-verify --amend -m efter");
    repository.file("a", "undanlagt").git("stash -q");
    repository.file("a", "bara tillagt").add().file("a", "igen").add();
    repository.git("reset -q --hard");
    let pieces = history(&repository.program());
    for piece in [
        "File borttagen = ett", "File a = före", "Message = före", "File a = efter", "File a = undanlagt",
        "File = bara tillagt", "File = igen",
    ] {
        assert_eq!(pieces.iter().filter(|other| *other == piece).count(), 1, "{piece}: {pieces:#?}");
    }
    // What nothing reaches any more is gone when it has been thrown away.
    repository.git("stash drop -q");
    repository.git("reflog expire --expire=now --all");
    repository.git("gc -q --prune=now");
    let pieces = history(&repository.program());
    assert!(
        has(&pieces, "File a = efter") && !pieces.iter().any(|piece| piece.contains("före")),
        "{pieces:#?}"
    );
    assert!(!pieces.iter().any(|piece| piece.contains("bara tillagt")), "{pieces:#?}");
}

/// A name in a folder that no commit has: a commit that its message's hook stopped has written its folders.
#[test]
fn a_name_that_no_commit_has_is_told() {
    let repository = Repository::new();
    repository.file("a", "ett").add().commit("ett");
    repository.file("records/namnet.yaml", "text").add().git("write-tree");
    repository.git("reset -q --hard");
    let pieces = history(&repository.program());
    assert!(has(&pieces, "File records/namnet.yaml = text"), "{pieces:?}");
    assert!(!has(&pieces, "Name = namnet.yaml"), "its name stands in its path: {pieces:?}");
    assert!(!has(&pieces, "Name = a"), "its name stands with its file: {pieces:?}");
}

#[test]
fn an_empty_repository_keeps_nothing() {
    let repository = Repository::new();
    assert_eq!(history(&repository.program()), [""; 0]);
    assert_eq!(staged(&repository.program()), ["Branch = main"]);
}

#[test]
fn a_submodule_is_the_files_of_its_recorded_commit() {
    let inner = Repository::new();
    inner.file("records/a.yaml", "i undermodulen").add().commit("inre");
    let outer = Repository::new();
    outer.git(&format!("submodule --quiet add {} under", inner.path().display()));
    fs::write(outer.path().join("under/records/a.yaml"), "bara på disken").unwrap();
    let pieces = staged(&outer.program());
    assert!(has(&pieces, "File under/records/a.yaml = i undermodulen"), "{pieces:?}");
    assert!(!pieces.iter().any(|piece| piece.contains("disken")), "{pieces:?}");
    outer.commit("undermodul");
    // Not checked out, but still kept in the repository.
    outer.git("submodule deinit -q --force under");
    assert!(has(&range(&outer.program(), "HEAD"), "File under/records/a.yaml = i undermodulen"));
    // Not here at all.
    let copy = outer.beside("kopia");
    outer.git(&format!("clone -q --no-local . {}", copy.display()));
    assert!(has(&range(&Git::started(&copy, &alone()), "HEAD"), "File under ! Submodule"));
}

#[test]
fn a_worktree_and_a_bare_repository_are_read_like_any_other() {
    let repository = Repository::new();
    repository.file("a", "ett").add().commit("ett");
    let tree = repository.beside("träd");
    repository.git(&format!("worktree add -q -b annan {}", tree.display()));
    fs::write(tree.join("b"), "i trädet").unwrap();
    git(&tree, "add -A");
    let pieces = staged(&Git::started(&tree, &alone()));
    assert_eq!(pieces, ["Branch = annan", "File b = i trädet"]);
    assert_eq!(staged(&repository.program()), ["Branch = main"]);
    let bare = repository.beside("bar.git");
    repository.git(&format!("clone -q --bare . {}", bare.display()));
    let bare = Git::started(&bare, &alone());
    assert!(bare.is_bare() && has(&history(&bare), "File a = ett"));
}

#[test]
fn a_history_that_is_cut_says_so() {
    let repository = Repository::new();
    repository.file("a", "ett").add().commit("ett");
    repository.file("a", "två").add().commit("två");
    let copy = repository.beside("grund");
    let from = repository.path().display();
    repository.git(&format!("clone -q --no-local --depth 1 file://{from} {}", copy.display()));
    let copy = Git::started(&copy, &alone());
    let pieces = history(&copy);
    assert!(has(&pieces, "History ! Cut") && has(&pieces, "File a = två"), "{pieces:?}");
    assert!(has(&range(&copy, "HEAD"), "History ! Cut"));
}

#[test]
fn what_has_not_been_fetched_is_not_fetched_and_not_passed_over() {
    let repository = Repository::new();
    repository.file("a", "ett").add().commit("ett");
    repository.git("config uploadpack.allowFilter true");
    let copy = repository.beside("delvis");
    let from = repository.path().display();
    repository.git(&format!("clone -q --no-checkout --filter=blob:none file://{from} {}", copy.display()));
    let pieces = range(&Git::started(&copy, &alone()), "HEAD");
    assert!(has(&pieces, "File a ! Missing"), "{pieces:?}");
}

#[test]
fn what_is_too_large_is_passed_over_and_said_and_the_rest_is_read() {
    let repository = Repository::new();
    repository.file("a", &"x".repeat(9 << 20)).file("b", "text").add();
    let pieces = staged(&repository.program());
    assert!(has(&pieces, "File a ! TooLarge(9437184)") && has(&pieces, "File b = text"), "{pieces:?}");
}

#[test]
fn many_objects_are_read_in_their_order() {
    let repository = Repository::new();
    for at in 0..300 {
        repository.file(&format!("f{at:03}"), &format!("text {at}:{}", "x".repeat(at * 40)));
    }
    let pieces = staged(&repository.add().program());
    let texts: Vec<&String> = pieces.iter().filter(|piece| piece.starts_with("File")).collect();
    assert_eq!(texts.len(), 300);
    assert!(
        texts.iter().enumerate().all(|(at, text)| text.starts_with(&format!("File f{at:03} = text {at}:")))
    );
}

/// What another has configured is not run, and what stands in for an object is not read in its place.
#[test]
fn nothing_that_the_repository_configures_is_run() {
    let repository = Repository::new();
    let trap = repository.beside("fälla");
    for name in ["core.fsmonitor", "filter.x.clean", "filter.x.smudge", "diff.x.textconv", "diff.x.command"] {
        let words = ["config", name, &format!("touch '{}'", trap.display())];
        assert!(super::command(repository.path(), &words).status().unwrap().success());
    }
    repository.file("a", "rätt").git("-c core.fsmonitor=false -c filter.x.clean=cat add a");
    repository.file(".gitattributes", "* filter=x diff=x\n");
    repository.git("-c core.fsmonitor=false -c filter.x.clean=cat add .gitattributes");
    assert!(
        super::command(repository.path(), &["-c", "core.fsmonitor=false", "commit", "-qm", "ett"])
            .status()
            .unwrap()
            .success()
    );
    let other = repository.git("-c core.fsmonitor=false hash-object -w --no-filters .gitattributes");
    let object = repository.git("rev-parse HEAD:a");
    repository.git(&format!("replace {} {}", object.trim(), other.trim()));
    let _ = fs::remove_file(&trap);
    let git = repository.program();
    assert!(has(&history(&git), "File a = rätt"));
    assert!(has(&range(&git, "HEAD"), "File a = rätt"));
    staged(&git);
    assert!(!trap.exists(), "something was run");
}

#[test]
fn what_is_wrong_with_git_is_told_apart() {
    let repository = Repository::new();
    let words = Words::read("finns-inte..HEAD").unwrap();
    let trouble = repository.program().range(&words).unwrap_err();
    assert!(matches!(trouble, GitError::UnknownRevision), "{trouble:?}");
    let outside = crate::sandbox::folder();
    let trouble = Git::started(outside.path(), &alone()).staged(None, &mut |_| {}).unwrap_err();
    assert!(matches!(trouble, GitError::NoRepository), "{trouble:?}");
    let nowhere = [("PATH".to_owned(), outside.path().display().to_string())];
    let trouble = Git::started(repository.path(), &nowhere).staged(None, &mut |_| {}).unwrap_err();
    assert!(matches!(trouble, GitError::NoGit), "{trouble:?}");
}

/// `git commit FILE` and `git commit -a` are made in an index of their own, and git says which.
#[test]
fn the_index_that_a_hook_is_told_of_is_the_one_that_is_read() {
    let repository = Repository::new();
    repository.file("a", "ett").add().commit("ett");
    let index = repository.path().join(".git/annat");
    fs::copy(repository.path().join(".git/index"), &index).unwrap();
    repository.file("a", "i den andra");
    let mut add = super::command(repository.path(), &["add", "a"]);
    assert!(add.env("GIT_INDEX_FILE", &index).status().unwrap().success());
    assert_eq!(staged(&repository.program()), ["Branch = main"]);
    let told = [("GIT_INDEX_FILE".to_owned(), ".git/annat".to_owned())];
    let git = Git::started(repository.path(), &[alone(), told.to_vec()].concat());
    fs::create_dir(repository.path().join("kommun")).unwrap();
    for git in [git.clone(), git.at(&repository.path().join("kommun"))] {
        assert!(has(&staged(&git), "File a = i den andra"));
    }
}
