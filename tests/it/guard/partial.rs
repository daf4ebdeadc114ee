//! A clone in which only some of what git keeps is here, and whatever it came from is gone.

use vbe::cli::{Exit, Input};

use super::{REST, Repository, command, vbe};

/// What git cannot read is told as what it is, whichever part of it is lacking, and is never taken for nothing.
#[test]
fn what_was_never_fetched_is_told_by_every_command_that_reads_git() {
    let repository = Repository::new();
    let case = format!("kind: case\nid: k7qx2m9f\n{REST}");
    repository.file("vbe.toml", "").file("records/cases/k7qx2m9f.yaml", &case).add().commit("Ärenden");
    repository.file("plans/a.txt", "Text").add().commit("Annat");
    repository.git("config uploadpack.allowFilter true");
    for filter in ["tree:0", "blob:none"] {
        let copy = repository.beside(&filter.replace(':', "-"));
        let from = repository.path().display();
        repository.git(&format!("clone -q --no-checkout --filter={filter} file://{from} {}", copy.display()));
        assert!(
            command(&copy, &["remote", "set-url", "origin", "file:///borta"]).status().unwrap().success()
        );
        std::fs::create_dir_all(copy.join("records/cases")).unwrap();
        std::fs::write(copy.join("vbe.toml"), "").unwrap();
        std::fs::write(copy.join("records/cases/k7qx2m9f.yaml"), &case).unwrap();
        for words in [
            "scan --range HEAD",
            "scan --history",
            "history case:k7qx2m9f",
            "diff HEAD~1",
            "status --at HEAD~1",
            "list case --at HEAD",
            "report --public --period 2023 --dry-run",
        ] {
            let run = vbe(&copy, words, Input::nothing());
            let is_told = run.err.contains("filter") || run.out.contains("filter");
            assert!(is_told, "{filter} {words}: {}{}", run.out, run.err);
            assert!(matches!(run.exit, Exit::Failed | Exit::Found), "{filter} {words}: {}", run.out);
        }
        let validate = vbe(&copy, "validate", Input::nothing());
        assert_eq!(validate.exit, Exit::Fine, "{filter}: {}", validate.err);
    }
}
