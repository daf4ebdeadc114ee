//! A record goes by the same names wherever it is asked for: its id or the beginning of it, its sort before it in either
//! language, and the path of its file.

use vbe::cli::Exit;

use crate::edit::fields::{KIND_IDS, every_kind};
use crate::sandbox::{SOUND, Sandbox};

#[test]
fn every_command_knows_every_record_by_all_of_its_names() {
    let sandbox = every_kind();
    for (kind, id, path) in KIND_IDS {
        // An activity is shown with its progress; the file of that is changed.
        let own = if kind == "activity" { "progress" } else { kind };
        let stem = path.strip_suffix(".yaml").unwrap();
        let part = path.split_once('/').unwrap().1;
        let absolute = sandbox.path().join(path).display().to_string();
        let names = [
            id.to_owned(),
            format!("{kind}:{id}"),
            format!("{kind}/{id}"),
            format!("{own}:{id}"),
            path.to_owned(),
            stem.to_owned(),
            part.to_owned(),
            format!("./{path}"),
            absolute,
        ];
        for name in &names {
            for words in [vec!["show", name], vec!["set", name, "note=x", "--dry-run"]] {
                let run = sandbox.told(&words, None);
                let is_other = run.err.contains("There is no field note.");
                assert!(run.exit == Exit::Fine || is_other, "{words:?}: {}{}", run.out, run.err);
                let is_it = run.out.contains(path) || is_other;
                // What is shown of an activity stands in its plan.
                let is_activity = kind == "activity" && run.out.contains("plans/plan-2024.yaml");
                assert!(is_it || is_activity, "{words:?}: {}", run.out);
            }
        }
        let run = sandbox.told(&["history", &names[2]], None);
        assert_eq!(run.exit, Exit::Fine, "{kind}/{id}: {}", run.err);
    }
}

#[test]
fn a_plan_a_report_and_an_activity_go_by_their_names_in_every_command() {
    let sandbox = every_kind();
    for name in [
        "plan:plan-2024", "plan/plan-2024", "plans/plan-2024.yaml", "plan-2024.yaml",
        "handlingsplan:plan-2024",
    ] {
        for command in [
            "status --plan", "gaps --plan", "due --plan", "roles --plan", "list activity --plan",
            "report --kind annual --plan", "account", "ask --dry-run --to blad --plan",
        ] {
            let words: Vec<&str> = command.split(' ').chain([name]).collect();
            let run = sandbox.told(&words, None);
            assert!(run.exit != Exit::Failed && !run.err.contains("no plan"), "{words:?}: {}", run.err);
        }
        let revise = ["revise", name, "--to", "plan-2025", "--period", "2025", "--dry-run"];
        for words in [
            &revise[..],
            &["diff", name, "plan-2024"],
            &["new", "activity", "--plan", name, "title=Ny", "--dry-run"],
        ] {
            let run = sandbox.told(words, None);
            assert_ne!(run.exit, Exit::Failed, "{words:?}: {}", run.err);
        }
    }
    let run = sandbox.run("gaps --framework framework:riktlinje");
    assert_ne!(run.exit, Exit::Failed, "{}", run.err);
    let run = sandbox.run("verify report/redovisning");
    assert!(run.err.contains("cannot be made again"), "{}", run.err);
    for name in ["activity:utbildning", "åtgärd:utb", "activity/plan-2024/utbildning", SOUND[3].0] {
        let run = sandbox.told(&["note", name, "--by", "samordnaren", "--note", "x", "--dry-run"], None);
        assert_eq!(run.exit, Exit::Fine, "{name}: {}", run.err);
    }
}

#[test]
fn a_name_of_several_says_what_to_write_and_that_is_understood() {
    let training = "kind: training\ntitle: T\non: 2024\nby_unit:\n  - {unit: KS, participants: 9}\nid: ";
    let review = "kind: review\nsort: grants\nunit: KS\nperiod: 2024-H1\nchecked: 30\nid: ";
    let sandbox = Sandbox::sound()
        .file("records/trainings/varen.yaml", &format!("{training}varen\n"))
        .file("records/trainings/varen-2.yaml", &format!("{training}varen-2\n"))
        .file("records/reviews/varen.yaml", &format!("{review}varen\n"));
    for command in ["show varen", "set varen note=x --dry-run"] {
        let run = sandbox.run(command);
        assert_eq!(run.exit, Exit::Failed, "{command}: {}", run.out);
        assert!(run.err.contains("varen fits 2 things."), "{command}: {}", run.err);
        let listed = run.err.split("Write one of them: ").nth(1).unwrap().lines().next().unwrap();
        assert_eq!(listed.split(", ").count(), 2, "{listed}");
        for name in listed.split(", ") {
            let again = sandbox.run(&command.replacen("varen", name, 1));
            assert_eq!(again.exit, Exit::Fine, "{name}: {}", again.err);
        }
    }
    // A whole id is not the beginning of a longer one, and a beginning may be of one sort only.
    assert!(sandbox.run("set training:varen note=x --dry-run").out.contains("records/trainings/varen.yaml"));
    let told = sandbox.run("set utbildning:var note=x --dry-run").err;
    assert!(told.contains("training:varen-2, training:varen"), "{told}");
    assert!(sandbox.run("set review/va note=x --dry-run").out.contains("records/reviews/varen.yaml"));
    // Two files with one id are told apart by their paths.
    let sandbox = sandbox.file("records/trainings/annan.yaml", &format!("{training}varen\n"));
    let run = sandbox.run("show training:varen");
    assert!(run.err.contains("records/trainings/annan.yaml, records/trainings/varen.yaml"), "{}", run.err);
    assert!(sandbox.run("show records/trainings/annan.yaml").out.contains("annan.yaml"));
}

#[test]
fn what_is_no_file_says_where_it_stands() {
    let sandbox = Sandbox::sound();
    for (word, told) in [
        ("samordnare-vbe", "vbe set organisation:organisation roles.samordnare-vbe.FIELD="),
        ("role:samordnare-vbe", "vbe set organisation:organisation roles.samordnare-vbe.FIELD="),
        ("riktlinje/lagesbild", "vbe set framework:riktlinje requirements.lagesbild.FIELD="),
    ] {
        let run = sandbox.told(&["set", word, "title=x"], None);
        assert!(run.exit == Exit::Failed && run.err.contains(told), "{word}: {}{}", run.out, run.err);
    }
    let run = sandbox.run("set organisation:organisation roles.samordnare-vbe.title=Samordnaren --dry-run");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    for (words, told) in [
        ("set training:nix note=x", "There is nothing with the id training:nix."),
        ("show survey/plan-204", "Was plan-2024 meant?"),
        ("set records/nix.yaml note=x", "There is nothing with the id"),
    ] {
        let run = sandbox.run(words);
        assert!(run.exit == Exit::Failed && run.err.contains(told), "{words}: {}", run.err);
    }
}
