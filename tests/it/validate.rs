//! `vbe validate`: findings in every form, exit codes, suppression and configuration.

use vbe::cli::Exit;

use crate::sandbox::{SOUND, Sandbox};

/// A plan with faults of several sorts, after Swedish letters and a tab.
const FAULTY: &str = "kind: plan
id: plan-2024
title: Åtgärder på väg\tframåt
period: vecka 12
decisions:
  - {body: kommunstyrelsn, decision: adopted, on: 2024-01-15}
activities:
  - id: utbildning
    title: Utbilda
    ansvarig: [samordnaren]
    start: H 2024
    finish: V 2024
  - title: Åäö
    responsible: samordnaren
";

fn faulty() -> Sandbox {
    Sandbox::sound().file("plans/plan-2024.yaml", FAULTY)
}

#[test]
fn findings_are_told_in_lines_where_no_terminal_is() {
    let run = faulty().run("validate");
    assert_eq!(run.exit, Exit::Found);
    insta::assert_snapshot!("told_in_english", run.out);
    insta::assert_snapshot!("told_in_swedish", faulty().swedish().run("check").out);
}

#[test]
fn findings_have_excerpts_with_carets_on_a_terminal() {
    insta::assert_snapshot!("excerpts", faulty().swedish().on_a_terminal().run("validate").out);
}

#[test]
fn findings_are_a_contract_in_json() {
    let bom = [b"\xEF\xBB\xBF".as_slice(), FAULTY.as_bytes()].concat();
    let run = Sandbox::sound().bytes("plans/plan-2024.yaml", &bom).run("validate --format json");
    insta::assert_snapshot!("findings_json", run.out);
    let page: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let period =
        &page["findings"].as_array().unwrap().iter().find(|it| it["rule"] == "unreadable-period").unwrap();
    let bytes = |key: &str| usize::try_from(period["bytes"][key].as_u64().unwrap()).unwrap();
    assert_eq!(&bom[bytes("start")..bytes("end")], b"vecka 12", "bytes count the mark");
    assert_eq!((period["line"].as_u64(), period["column"].as_u64()), (Some(4), Some(9)));
}

#[test]
fn findings_are_annotations_on_a_merge_request() {
    insta::assert_snapshot!("findings_github", faulty().run("validate --format github").out);
}

#[test]
fn exit_codes_are_the_contract() {
    let sound = Sandbox::sound();
    assert_eq!(sound.run("validate").exit, Exit::Fine);
    assert_eq!(faulty().run("validate").exit, Exit::Found);
    assert_eq!(sound.run("validate --frmat json").exit, Exit::Failed);
    assert_eq!(sound.run("validate plans/no-such.yaml").exit, Exit::Failed);
    assert_eq!(Sandbox::empty().run("validate").exit, Exit::Nothing);
    assert_eq!(sound.run("valdate").exit, Exit::Failed);
    // A warning fails only where it is asked to.
    let warned = Sandbox::sound()
        .file("plans/utan-beslut.yaml", "kind: plan\nid: utan-beslut\ntitle: Utkast\nperiod: 2024\n");
    assert_eq!(warned.run("validate").exit, Exit::Fine);
    assert_eq!(warned.run("validate --fail-on warning").exit, Exit::Found);
}

#[test]
fn given_files_are_judged_against_the_whole_workspace() {
    let sandbox = faulty()
        .file("records/activities/plan-2024/okand.yaml", "kind: activity\nid: okand\nplan: plan-2025\n");
    let run = sandbox.run("validate records/activities/plan-2024/okand.yaml");
    assert!(run.out.contains("There is no plan plan-2025"), "{}", run.out);
    assert!(!run.out.contains("plans/plan-2024.yaml:"), "{}", run.out);
    assert!(run.out.ends_with("1 file checked: 2 errors.\n"), "{}", run.out);
    let folder = sandbox.run("validate records");
    assert!(folder.out.contains("2 files checked"), "{}", folder.out);
}

#[test]
fn a_broken_record_still_owns_its_id_and_nothing_cascades() {
    let broken = Sandbox::sound().file("plans/plan-2024.yaml", "kind: plan\nid: plan-2024\ntitle: \"öppen\n");
    let run = broken.run("validate");
    assert!(run.out.contains("[syntax]") && run.out.contains(": 1 error."), "{}", run.out);
    let register =
        Sandbox::sound().file("plans/organisation.yaml", "kind: organisation\nid: organisation\nroles: [\n");
    let run = register.run("validate");
    assert!(run.out.contains("[syntax]") && run.out.contains(": 1 error."), "{}", run.out);
    let missing = Sandbox::sound().without("plans/organisation.yaml");
    let run = missing.run("validate");
    assert!(
        run.out.contains("There is no register of roles") && run.out.contains(": 1 error."),
        "{}",
        run.out
    );
}

#[test]
fn a_role_is_known_by_its_alias_however_its_letters_are_composed() {
    let plan = |name: &str| {
        let text = format!(
            "kind: plan\nid: plan-2024\ntitle: P\nperiod: 2024\ndecisions:\n  - {{body: KS, decision: adopted, on: 2024}}\n\
             activities:\n  - {{id: utbildning, title: U, responsible: [{name}]}}\n"
        );
        Sandbox::sound().file("plans/plan-2024.yaml", &text).run("validate")
    };
    for name in ["samordnaren", "Samordnaren", "Samordnare VBE", "samordnare-vbe", "STYRGRUPPEN"] {
        assert_eq!(plan(name).exit, Exit::Fine, "{name}");
    }
    let slip = plan("samordnarn");
    assert!(slip.out.contains("Write samordnaren"), "{}", slip.out);
}

#[test]
fn severities_are_the_workspaces_to_set() {
    let plan = "kind: plan\nid: utkast\ntitle: Utkast\nperiod: 2024\n";
    let with = |rules: &str| {
        Sandbox::sound().file("plans/utkast.yaml", plan).file("vbe.toml", rules).run("validate")
    };
    assert_eq!(with("[rules]\nplan-without-decision = \"error\"\n").exit, Exit::Found);
    let off = with("[rules]\nplan-without-decision = \"off\"\n");
    assert!(off.out.ends_with("nothing to remark.\n"), "{}", off.out);
    // What makes a file unreadable can be weighed, but not wished away.
    assert_eq!(with("[rules]\nsyntax = \"off\"\n").exit, Exit::Failed);
}

#[test]
fn the_configuration_is_judged_in_the_same_words() {
    let run = |text: &str| Sandbox::sound().file("vbe.toml", text).run("status");
    let unknown = run("langauge = \"sv\"\n[tme]\nsilent_after = \"12 månader\"\n");
    assert_eq!((unknown.exit, unknown.out.as_str()), (Exit::Failed, ""));
    insta::assert_snapshot!("configuration", unknown.err);
    let wrong = run("[time]\nsilent_after = \"länge\"\n");
    assert!(wrong.err.contains("vbe.toml:2:16") && wrong.err.contains("12 months"), "{}", wrong.err);
    let broken = run("language = \n");
    assert!(broken.err.contains("vbe.toml:1"), "{}", broken.err);
    let astray = run("[paths]\nrecords = \"../no-such\"\n");
    assert!(astray.err.contains("There is no folder ../no-such"), "{}", astray.err);
}

#[test]
fn records_may_stand_outside_the_workspace() {
    let sandbox =
        Sandbox::sound().file("kommun/vbe.toml", "[paths]\nplans = \"../plans\"\nrecords = \"../records\"\n");
    let run = sandbox.run("validate --root kommun");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(run.out.starts_with("4 files checked"), "{}", run.out);
    let run = sandbox.run("validate --root kommun records");
    assert!(run.out.starts_with("1 file checked"), "{}{}", run.out, run.err);
}

#[test]
fn the_workspace_is_found_upward_but_not_past_git() {
    let sandbox = Sandbox::sound().file("under/mapp/x.txt", "").file("annan/.git/HEAD", "");
    let from = |folder: &str| {
        let folder = sandbox.path().join(folder);
        crate::sandbox::run("validate", &folder, "2024-11-15", false, vec![("VBE_LANG".into(), "en".into())])
    };
    assert_eq!(from("under/mapp").exit, Exit::Fine);
    let past = from("annan");
    assert_eq!(past.exit, Exit::Failed);
    assert!(past.err.contains("There is no workspace here"), "{}", past.err);
}

#[test]
fn a_suppression_holds_its_line_until_its_day_and_an_idle_one_is_told() {
    let plan = |comment: &str| {
        let text = format!("kind: plan\n{comment}\nid: utkast\ntitle: Utkast\nperiod: 2024\n");
        Sandbox::sound().file("plans/utkast.yaml", &text).run("validate").out
    };
    assert!(
        plan("# vbe: allow[plan-without-decision] beslut i maj, until 2025-05-31")
            .ends_with("nothing to remark.\n")
    );
    assert!(
        plan("# vbe: allow[plan-without-decision] beslut i maj, until 2024-11-15")
            .ends_with("nothing to remark.\n")
    );
    let expired = plan("# vbe: allow[plan-without-decision] beslut i maj, until 2024-11-14");
    assert!(
        expired.contains("[expired-suppression]") && expired.contains("[plan-without-decision]"),
        "{expired}"
    );
    let idle = plan("# vbe: allow[unused-area] inget område, until 2025-05-31");
    assert!(idle.contains("[unused-suppression]"), "{idle}");
    let never = plan("# vbe: allow[syntax] går inte, until 2025-05-31");
    assert!(never.contains("cannot be suppressed"), "{never}");
}

/// The same records and the same day give the same bytes, whatever order the files were made in.
#[test]
fn the_order_of_files_does_not_matter() {
    let mut files = crate::sandbox::SOUND.to_vec();
    files.push(("plans/annan.yaml", FAULTY));
    let laid = |files: &[(&str, &str)]| {
        let sandbox = files.iter().fold(Sandbox::empty(), |sandbox, (path, text)| sandbox.file(path, text));
        ["validate --format json", "status --format json", "gaps --format md"]
            .map(|words| sandbox.run(words).out)
    };
    let forward = laid(&files);
    files.reverse();
    assert_eq!(forward, laid(&files));
    assert_eq!(forward, laid(&files));
}

/// The words of a closed list are told by what people call them, each with what to write for it.
#[test]
fn the_words_that_can_stand_somewhere_are_told_with_their_names() {
    let told = SOUND[3].1.replace("assessment: green", "assessment: lila");
    let sandbox = || Sandbox::sound().file(SOUND[3].0, &told);
    let run = sandbox().swedish().run("validate");
    let row = "Här går det att skriva: grön (`green`), gul (`yellow`) eller röd (`red`).";
    assert!(run.out.contains(row), "{}", run.out);
    let run = sandbox().run("validate");
    assert!(run.out.contains("What can stand here: green, yellow or red."), "{}", run.out);
    let kind = Sandbox::sound().file("plans/x.yaml", "kind: xyzzy\nid: x\n").swedish();
    let run = kind.run("validate");
    assert!(run.out.contains("handlingsplan (`plan`), "), "{}", run.out);
}

/// The settings are no record: what to write instead is told as that file is written.
#[test]
fn the_settings_are_mended_in_their_own_form() {
    for (settings, wanted) in [
        ("[cases.channels]\nx = {sv = \"y\"}\n", "x = \"…\""),
        ("language = \"svenska\"\n", "What can stand here: sv or en."),
        ("[rules]\nfile-name = \"fel\"\n", "error, warning, note or off"),
        ("[publication]\nk = \"10\"\n", "Write: k = 10"),
        ("[cases.channels]\nx = \"\"\n", "after the equals sign"),
        ("[cases]\nareas = \"rinkeby\"\n", "areas = [\"rinkeby\"]"),
        ("[cases]\nchannels = [\"x\"]\n", "[channels]"),
        ("cases = 3\n", "[cases]"),
        ("[paths]\nplans = 3\n", "plans = \"3\""),
        ("[rules]\nfile-name = [\"error\"]\n", "file-name = \"…\""),
        ("[time]\nsilent_after = {a = 1}\n", "silent_after = \"…\""),
    ] {
        let run = Sandbox::sound().file("vbe.toml", settings).run("status");
        let told = format!("{}{}", run.out, run.err);
        assert!(run.exit == Exit::Failed && told.contains(wanted), "{settings}: {told}");
        assert!(!told.contains("colon") && !told.contains("indented"), "{settings}: {told}");
    }
}

/// What a help gives as an example can be written where it says: a time is not before the one that it may not be before.
#[test]
fn the_example_of_a_missing_time_is_one_that_can_stand_there() {
    let case = format!("kind: case\nid: k7qx2m9f\n{}", crate::guard::REST);
    let deviation = "kind: deviation\nid: avsteg\nexcuses: riktlinje/utbildning\nbody: styrgrupp\n\
        motive: Annat system\non: 2024-03-01\n";
    for (path, text, line) in [
        ("records/cases/k7qx2m9f.yaml", case.replace("expires: 2029-H1\n", ""), "expires: 2025-H1"),
        ("records/deviations/avsteg.yaml", deviation.to_owned(), "expires: 2025-03-01"),
    ] {
        let out = Sandbox::sound().file(path, &text).run("validate").out;
        assert!(out.contains("expires is missing here"), "{out}");
        assert!(out.contains(&format!("for example: {line}\n")), "{out}");
        let out =
            Sandbox::sound().file(path, &format!("{text}{line}\n")).run(&format!("validate {path}")).out;
        assert!(!out.contains("expires"), "{out}");
    }
}
