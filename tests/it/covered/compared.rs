//! What is compared is what stands in the files, whatever is covered of it when it is told.

use vbe::cli::Exit;

use super::{TRAINING, repository};
use crate::guard::REST;
use crate::sandbox::{SOUND, Sandbox};

/// The register with these roles as well.
fn with_roles(roles: &str) -> Sandbox {
    let register = SOUND[0].1.replace("groups:", &format!("{roles}groups:"));
    Sandbox::sound().file("plans/organisation.yaml", &register)
}

#[test]
fn two_covered_roles_of_one_length_are_two() {
    let roles = "  - {id: hodan-lindqvist, title: Handläggare ett, aliases: [Hodan Lindqvist]}\n  - {id: ahmed-lindqvist, title: Handläggare två, aliases: [Ahmed Lindqvist]}\n";
    let run = with_roles(roles).run("validate");
    for rule in ["duplicate-id", "alias-used-twice"] {
        assert!(!run.out.contains(rule), "{}", run.out);
    }
    let twice = with_roles(&roles.replace("ahmed", "hodan").replace("Ahmed", "Hodan")).run("validate");
    assert!(twice.out.contains("duplicate-id"), "{}", twice.out);
    let decisions =
        "decisions:\n  - {id: hodan-lindqvist, text: Ett}\n  - {id: ahmed-lindqvist, text: Två}\n";
    let meeting = format!("kind: meeting\nid: m2\ngroup: styrgrupp\non: 2024-01-10\n{decisions}");
    let run = Sandbox::sound().file("records/meetings/m2.yaml", &meeting).run("validate");
    assert!(!run.out.contains("duplicate-id"), "{}", run.out);
}

#[test]
fn a_covered_role_is_known_by_its_own_name_only() {
    let role = "  - {id: hodan-lindqvist, title: Handläggaren}\n";
    let held_by = |who: &str| format!("{TRAINING}held_by: {who}\n");
    let sandbox = |who: &str| with_roles(role).file("records/trainings/t1.yaml", &held_by(who));
    assert!(!sandbox("hodan-lindqvist").run("validate").out.contains("unknown-reference"));
    let run = sandbox("fatma-lindqvist").run("validate");
    assert!(run.out.contains("unknown-reference"), "{}", run.out);
    assert!(!run.out.contains("if that is meant"), "{}", run.out);
    // A plan may have names, and its roles are looked up as they stand too.
    let plan = SOUND[2].1.replace("responsible: [samordnaren]", "responsible: [hodan-lindqvist]");
    let sandbox = with_roles(role).file("plans/plan-2024.yaml", &plan);
    let run = sandbox.run("validate");
    assert!(!run.out.contains("unknown-reference"), "{}", run.out);
    for words in [
        "show hodan-lindqvist",
        "status --responsible hodan-lindqvist",
        "list activity --responsible hodan-lindqvist",
    ] {
        let run = sandbox.run(words);
        assert_eq!(run.exit, Exit::Fine, "{words}: {}{}", run.out, run.err);
    }
}

#[test]
fn two_covered_ids_of_one_length_differ() {
    let repository = repository();
    for id in ["hodan-lindqvist", "ahmed-lindqvist"] {
        repository.file(&format!("records/trainings/{id}.yaml"), &TRAINING.replace("t1", id));
    }
    repository.commit_on("2024-02-01", "Två");
    repository.git("rm -q records/trainings/ahmed-lindqvist.yaml");
    let run = repository.vbe("diff HEAD --format json");
    assert!(run.out.contains("\"removed\""), "{}", run.out);
}

#[test]
fn a_record_is_set_whatever_its_name_may_be_taken_for() {
    let plan = SOUND[2].1.replace("- id: utbildning", "- id: barn-i-kris");
    let progress = "kind: activity\nid: barn-i-kris\nplan: plan-2024\nstarted: 2024-02-12\n";
    let sandbox = Sandbox::sound()
        .without("records/activities/plan-2024/utbildning.yaml")
        .file("plans/plan-2024.yaml", &plan)
        .file("records/activities/plan-2024/barn-i-kris.yaml", progress)
        .file("records/trainings/barn-i-kris.yaml", &TRAINING.replace("t1", "barn-i-kris"));
    for words in ["set plan-2024/barn-i-kris started=2024-03-01", "set training/barn-i-kris title=Barn"] {
        let run = sandbox.run(words);
        assert_eq!(run.exit, Exit::Fine, "{words}: {}{}", run.out, run.err);
        assert!(!run.out.contains("█"), "{}", run.out);
    }
    assert!(sandbox.run("show training:barn-i-kris").out.contains("records/trainings/barn-i-kris.yaml"));
}

#[test]
fn what_only_removes_is_written_beside_old_faults() {
    let meeting = "kind: meeting\nid: mote-a\ngroup: styrgrupp\non: 2024-01-10\ninvited: [Hodan Lindqvist, samordnaren]\nnote: Ring Ahmed Eriksson\n";
    let sandbox = Sandbox::sound().file("records/meetings/mote-a.yaml", meeting);
    let run = sandbox.told(&["set", "mote-a", "invited-=Hodan Lindqvist"], None);
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(sandbox.read("records/meetings/mote-a.yaml").contains("invited: [samordnaren]\n"));
    // Nothing else is written while the name stands there.
    let run = sandbox.told(&["set", "mote-a", "reference=12"], None);
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
}

#[test]
fn what_is_excepted_with_a_reason_is_told_while_the_exception_holds() {
    let meeting = "kind: meeting\nid: m2\ngroup: styrgrupp\non: 2024-01-10\nnote: I kampanjen Alva ingår sex skolor # vbe: allow[first_name] namnet på en kampanj, until 2025-01-31\n";
    let case = format!(
        "kind: case\nid: k7qx2m9f\n{REST}# vbe: allow[first_name] namnet på en kampanj, until 2025-01-31\nnote: Kom genom kampanjen Alva\n"
    );
    let sandbox =
        Sandbox::sound().file("records/meetings/m2.yaml", meeting).file("records/cases/k7qx2m9f.yaml", &case);
    for words in [
        "show m2",
        "set m2 reference=12 --dry-run",
        "show case:k7qx2m9f",
        "set case/k7qx2m9f expires=2028-H2 --dry-run",
    ] {
        let run = sandbox.run(words);
        assert!(run.out.contains("kampanjen Alva"), "{words}: {}{}", run.out, run.err);
    }
    for words in ["show m2 --as-of 2025-02-01", "show case:k7qx2m9f --as-of 2025-02-01"] {
        assert!(!sandbox.run(words).out.contains("Alva"), "{words}");
    }
    // It excepts its own class and line only.
    let other = meeting.replace("first_name]", "exact_age]");
    let sandbox = Sandbox::sound().file("records/meetings/m2.yaml", &other);
    assert!(!sandbox.run("show m2").out.contains("Alva"));
}

#[test]
fn a_fault_elsewhere_makes_no_fault_of_an_exception() {
    let case = format!(
        "kind: case\nid: k7qx2m9f\n{REST}note: Kom genom kampanjen Alva # vbe: allow[first_name] namnet på en kampanj, until 2025-01-31\n"
    );
    for (rule, text) in [
        ("duplicate-key", format!("{case}status: open\n")),
        ("refused-yaml", case.replace("status: open", "status: !x open")),
        ("refused-yaml", format!("%YAML 1.2\n---\n{case}")),
    ] {
        let run = Sandbox::sound().file("records/cases/k7qx2m9f.yaml", &text).run("validate --format json");
        assert!(run.out.contains(rule), "{}", run.out);
        for other in ["exact_date", "bad-suppression", "may-identify"] {
            assert!(!run.out.contains(other), "{rule}: {other}\n{}", run.out);
        }
    }
    // Any other date is found, in a comment too.
    let text = format!("{case}status: open\n# Sågs 2024-03-05, until 2025-01-31\n");
    let run = Sandbox::sound().file("records/cases/k7qx2m9f.yaml", &text).run("scan --format json");
    assert_eq!(run.out.matches("exact_date").count(), 2, "{}", run.out);
}

/// Two roles, each responsible for an activity of its own.
const TWO: &str =
    "  - {id: hodan-lindqvist, title: Handläggare norr}\n  - {id: sahra-lindqvist, title: Handläggare syd}\n";

fn two_roles() -> Sandbox {
    let plan = SOUND[2].1.replace("responsible: [samordnaren]", "responsible: [hodan-lindqvist]");
    let other = "activities:\n  - id: samverka\n    title: Samverka med polisen\n    areas: [samarbete]\n    responsible: [sahra-lindqvist]\n    finish: H 2024\n";
    with_roles(TWO).file("plans/plan-2024.yaml", &plan.replace("activities:\n", other))
}

#[test]
fn two_covered_roles_are_listed_grouped_and_asked_apart() {
    let sandbox = two_roles();
    let run = sandbox.run("list role");
    assert!(run.out.contains("Handläggare norr") && run.out.contains("Handläggare syd"), "{}", run.out);
    for words in [
        "status --group-by responsible", "gaps --group-by role", "due", "list activity",
        "meeting --group styrgrupp",
    ] {
        let run = sandbox.run(words);
        for title in ["Handläggare norr", "Handläggare syd"] {
            let is_told = run.out.contains(title) || !run.out.contains("█");
            assert!(is_told, "{words}: {}{}", run.out, run.err);
        }
    }
    let run = sandbox.run("status --group-by responsible");
    let north = run.out.find("Handläggare norr\n").unwrap_or_else(|| panic!("{}", run.out));
    let south = run.out.find("Handläggare syd\n").unwrap_or_else(|| panic!("{}", run.out));
    assert!(north < south && run.out.rfind("Samverka").unwrap() > south, "{}", run.out);
    let run = sandbox.run("ask --to fo");
    assert!(run.out.contains("handlaggare-norr.md") && run.out.contains("handlaggare-syd.md"), "{}", run.out);
    for (path, own, other) in [
        ("fo/handlaggare-norr.md", "utbildning", "samverka"),
        ("fo/handlaggare-syd.md", "samverka", "utbildning"),
    ] {
        let form = sandbox.read(path);
        assert!(form.contains(own) && !form.contains(other) && !form.contains("█"), "{form}");
    }
    // What comes back is written with the role's own id.
    let answered =
        sandbox.read("fo/handlaggare-syd.md").replace("|  |  |  |  | plan", "|  |  | grön | Klart | plan");
    let sandbox = sandbox.file("svar.md", &answered);
    let run = sandbox.run("import --answers svar.md --dry-run");
    assert!(!run.err.contains("█") && run.exit != Exit::Failed, "{}{}", run.out, run.err);
    let run = sandbox.run("ask --responsible sahra-lindqvist --to en");
    assert!(run.out.contains("handlaggare-syd.md") && !run.out.contains("norr"), "{}", run.out);
}

#[test]
fn what_is_asked_for_is_looked_for_in_what_stands() {
    let incident = "kind: incident\nid: hodan-lindqvist\nmonth: 2024-03\nplace: school\nenvironment: other\ntype: symbol\n";
    let meeting = "kind: meeting\nid: m2\ngroup: styrgrupp\non: 2024-01-10\npresent: [hodan-lindqvist]\n";
    let training = format!("{TRAINING}held_by: sahra-lindqvist\nunits: [hodan-lindqvist]\n");
    let sandbox = with_roles(TWO)
        .file("records/incidents/i.yaml", incident)
        .file("records/meetings/m2.yaml", meeting)
        .file("records/trainings/t1.yaml", &training);
    for words in [
        "list incident --where id=hodan-lindqvist",
        "list meeting --where present=hodan-lindqvist",
        "list training --where held_by=sahra-lindqvist",
        "list training --where units=hodan-lindqvist",
        "list training --unit hodan-lindqvist",
    ] {
        let run = sandbox.run(words);
        assert_eq!(run.exit, Exit::Fine, "{words}: {}{}", run.out, run.err);
        assert!(!run.out.contains("lindqvist"), "{words}: {}", run.out);
        // What is told is no name of it.
        let told =
            words.replace("hodan-lindqvist", &"█".repeat(15)).replace("sahra-lindqvist", &"█".repeat(15));
        assert_ne!(sandbox.run(&told).exit, Exit::Fine, "{told}");
    }
}

#[test]
fn a_covered_text_that_is_another_differs() {
    let repository = repository();
    let case = |note: &str| format!("kind: case\nid: k7qx2m9f\n{REST}note: {note}\n");
    let meeting =
        |note: &str| format!("kind: meeting\nid: m2\ngroup: styrgrupp\non: 2024-01-10\nnote: {note}\n");
    repository.file("records/cases/k7qx2m9f.yaml", &case("Hodan Lindqvist ringde"));
    repository.file("records/meetings/m2.yaml", &meeting("Hodan Lindqvist ringde"));
    repository.commit_on("2024-02-01", "Ett");
    repository.file("records/cases/k7qx2m9f.yaml", &case("Sahra Lindqvist ringde"));
    repository.file("records/meetings/m2.yaml", &meeting("Sahra Lindqvist ringde"));
    repository.commit_on("2024-03-01", "Två");
    let run = repository.vbe("diff HEAD~1 HEAD --format json");
    assert_eq!(run.out.matches("\"note\"").count(), 2, "{}{}", run.out, run.err);
    assert!(!run.out.contains("Lindqvist"), "{}", run.out);
    for id in ["case:k7qx2m9f", "meeting:m2"] {
        let run = repository.vbe(&format!("history {id} --format json"));
        assert!(run.out.contains("\"changed\"") && !run.out.contains("Lindqvist"), "{id}: {}", run.out);
    }
}
