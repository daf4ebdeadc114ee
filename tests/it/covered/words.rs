//! What may identify somebody is covered wherever a record about people has it: in what the schema refuses, in references
//! that lead nowhere, and in ids. It is found by what stands all the same.

use vbe::cli::Exit;

use super::repository;
use crate::guard::REST;
use crate::guard::Repository;
use crate::sandbox::{Run, Sandbox};

const MEETING: &str = "kind: meeting\nid: m2\ngroup: styrgrupp\non: 2024-01-10\n";

/// Neither stream tells any of these.
fn tells_none(run: &Run, secrets: &[&str], of: &str) {
    for secret in secrets {
        for text in [&run.out, &run.err] {
            assert!(!text.to_lowercase().contains(&secret.to_lowercase()), "{of} tells {secret}:\n{text}");
        }
    }
}

#[test]
fn what_a_meeting_cannot_have_is_covered_in_the_sentences_too() {
    for line in [
        "invited: [muslimen Zlatan]",
        "present: [Zlatan]",
        "present: Zlatan är 17 år",
        "decisions:\n  - {id: d, text: Samtal, due: \"När Zlatan fyllt 17 år\"}",
        "decisions:\n  - {id: Zlatan 17 år, text: Samtal}",
        "decisions:\n  - {id: d, text: Samtal, responsible: [Zlatan]}",
        "presented:\n  - {plan: Zlatan, revision: 3f9c2ab81d}",
        "Muslimen Zlatan: ja",
        "note: x\nMuslimen Zlatan: ja\nMuslimen Zlatan: nej",
    ] {
        let repository = repository();
        let path = "records/meetings/m2.yaml";
        repository.file(path, &format!("{MEETING}{line}\n")).add();
        for words in ["validate", "validate --format json", "scan --staged", "show m2", "list meeting"] {
            tells_none(&repository.vbe(words), &["zlatan", "17 år"], words);
        }
        repository.commit_on("2024-02-01", "Mötet");
        repository.file(path, MEETING);
        repository.commit_on("2024-03-01", "Rättat");
        for words in [
            "history m2",
            "history m2 --format json",
            "diff HEAD~1",
            "diff HEAD~1 --format json",
            "scan --range HEAD~1..HEAD --format json",
            "validate --at HEAD~1",
        ] {
            tells_none(&repository.vbe(words), &["zlatan", "17 år"], words);
        }
    }
    for group in ["Zlatan", "muslimen Zlatan"] {
        let text = MEETING.replace("group: styrgrupp", &format!("group: {group}"));
        let sandbox = Sandbox::sound().file("records/meetings/m2.yaml", &text);
        tells_none(&sandbox.run("validate"), &["zlatan"], group);
    }
}

#[test]
fn a_reference_that_leads_somewhere_is_told_as_it_is_written() {
    let register = crate::sandbox::SOUND[0].1.replace("aliases: [samordnaren]", "aliases: [Alva i växeln]");
    let sandbox = Sandbox::sound()
        .file("plans/organisation.yaml", &register)
        .file(
            "plans/plan-2024.yaml",
            &crate::sandbox::SOUND[2].1.replace("[samordnaren]", "[samordnare-vbe]"),
        )
        .file("records/meetings/m2.yaml", &format!("{MEETING}present: [Alva i växeln, Alva]\n"));
    let shown = sandbox.run("show m2");
    assert!(shown.out.contains("Samordnare VBE, ████"), "{}{}", shown.out, shown.err);
    let run = sandbox.run("validate");
    assert!(run.out.contains("“████”") && !run.out.contains("“Alva i växeln”"), "{}", run.out);
}

#[test]
fn what_is_brought_in_is_repeated_by_no_finding() {
    let training = "kind: training\nid: t1\ntitle: Kurs\non: 2024-03-01\n";
    let sandbox = Sandbox::sound().file("records/trainings/t1.yaml", training);
    for words in [
        &["set", "t1", "held_by=Zlatan"][..],
        &["set", "t1", "planned=När Zlatan fyllt 17 år"],
        &["note", "utbildning", "--by", "Zlatan", "--note", "x"],
        &["new", "training", "planned=När Zlatan fyllt 17 år", "title=Kurs"],
        &["new", "meeting", "group=Zlatan", "on=2024-03-01"],
    ] {
        let run = sandbox.told(words, None);
        assert_eq!(run.exit, Exit::Found, "{words:?}: {}{}", run.out, run.err);
        tells_none(&run, &["zlatan", "fyllt 17"], &format!("{words:?}"));
    }
}

#[test]
fn a_setting_that_is_none_is_covered() {
    let sandbox = Sandbox::sound().file("vbe.toml", "[time]\nsilent_after = \"Zlatan 17 år\"\n");
    let run = sandbox.run("validate");
    assert_eq!(run.exit, Exit::Failed, "{}", run.out);
    tells_none(&run, &["zlatan", "17 år"], "validate");
}

/// A repository in which a case was called by a name, and is so no more.
fn renamed() -> Repository {
    let repository = repository();
    let case = |id: &str| format!("kind: case\nid: {id}\n{REST}");
    repository.file("records/cases/k7qx2m9f.yaml", &case("k7qx2m9f"));
    repository.commit_on("2024-02-01", "Ärendet");
    repository.git("mv records/cases/k7qx2m9f.yaml records/cases/zlatan.yaml");
    repository.file("records/cases/zlatan.yaml", &case("zlatan"));
    repository.commit_on("2024-03-01", "Ett namn");
    repository
}

#[test]
fn an_id_that_may_be_somebody_is_found_and_not_told() {
    let repository = renamed();
    assert!(repository.vbe("validate").out.contains("telling-id"));
    for words in
        ["show zlatan", "show case:zlatan", "history zlatan", "set case/zlatan note=Samtal --dry-run"]
    {
        let run = repository.vbe(words);
        assert!(run.exit != Exit::Failed && run.out.contains("██████"), "{words}: {}{}", run.out, run.err);
        tells_none(&run, &["zlatan"], words);
    }
    for words in
        ["list case", "list case --format json", "validate", "cases", "show zlatam", "set case/zlata note=x"]
    {
        tells_none(&repository.vbe(words), &["zlatan"], words);
    }
    repository.git("mv records/cases/zlatan.yaml records/cases/k7qx2m9f.yaml");
    repository.file("records/cases/k7qx2m9f.yaml", &format!("kind: case\nid: k7qx2m9f\n{REST}"));
    repository.commit_on("2024-04-01", "Rättat");
    for words in ["history k7qx2m9f", "diff HEAD~1", "diff HEAD~1 --format json", "list case --at HEAD~1"] {
        let run = repository.vbe(words);
        assert!(run.out.contains("██████"), "{words}: {}{}", run.out, run.err);
        tells_none(&run, &["zlatan"], words);
    }
}

#[test]
fn nobody_is_told_to_call_a_file_or_a_record_by_a_name() {
    let incident = |id: &str| {
        format!(
            "kind: incident\nid: {id}\nmonth: 2024-03\nplace: transit\nenvironment: unclear\ntype: graffiti\ncount: 1\nreported: police\n"
        )
    };
    let sandbox = Sandbox::sound()
        .file("records/incidents/klotter.yaml", &incident("zlatan"))
        .file("records/incidents/zlatans-klotter-17-ar.yaml", &incident("zlatans-klotter-17-ar"));
    tells_none(&sandbox.run("validate"), &["zlatan"], "validate");
    for words in ["show zlatans-klotter-17-ax", "show zlatam", "set incident/zlatans-klotter-18-ar note=x"] {
        let run = sandbox.run(words);
        assert_eq!(run.exit, Exit::Failed, "{words}");
        assert!(
            !run.err.contains("meant") && !run.err.contains("zlatans-klotter-17-ar"),
            "{words}: {}",
            run.err
        );
    }
    // In a record of the work a first name may be a word, but is nothing to be called by.
    let training = "kind: training\nid: t1\ntitle: Kurs\non: 2024-03-01\n";
    let run = Sandbox::sound().file("records/trainings/zlatan.yaml", training).run("validate");
    assert!(run.out.contains("Rename the file to t1.yaml.\n"), "{}", run.out);
}

#[test]
fn a_name_by_itself_is_warned_of_in_the_path_of_a_case() {
    for path in [
        "records/cases/zlatan/k7qx2m9f.yaml", "records/cases/zlatan (1).yaml",
        "records/cases/k7qx2m9f (zlatan).yaml",
    ] {
        let case = format!("kind: case\nid: k7qx2m9f\n{REST}");
        let run = Sandbox::sound().file(path, &case).run("scan --format json");
        assert!(run.out.contains("first_name"), "{path}: {}", run.out);
        tells_none(&run, &["zlatan"], path);
    }
    let training = "kind: training\nid: t1\ntitle: Kurs\non: 2024-03-01\n";
    let sandbox = Sandbox::sound().file("records/trainings/hodan\nlindqvist.yaml", training);
    for words in ["scan", "validate", "list training", "set t1 title=x --dry-run", "fmt --dry-run"] {
        tells_none(&sandbox.run(words), &["hodan", "lindqvist"], words);
    }
}
