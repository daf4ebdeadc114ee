//! What people type: the words of closed lists in the language that they read, and titles in place of ids.

use vbe::cli::Exit;

use crate::sandbox::{SOUND, Sandbox};

const CASE: &str = "kind: case\nid: k7qx2m9f\nregistered: 2024-H1\nsource: school\nage_band: 18-20\nenvironment: unclear\n\
    concern: [symbols]\nchannel: staff\nmeasures: [talk]\nstatus: open\nflow: oro\nexpires: 2029-H1\n";
const FLOW: &str = "kind: flow\nid: oro\ntitle: Flöde\nsteps:\n  - {id: samtal, title: Samtal}\n  - {id: anmalan, title: Orosanmälan, means: concern-report}\n";
const MEETING: &str = "kind: meeting\nid: styrgrupp-2024-05-14\ngroup: styrgrupp\non: 2024-05-14\n";

/// A small workspace in Swedish, with two activities whose titles begin alike.
fn sandbox() -> Sandbox {
    let plan =
        SOUND[2].1.to_owned() + "  - {id: motesplatser, title: Utveckla mötesplatser, ongoing: true}\n";
    Sandbox::sound()
        .swedish()
        .file("plans/plan-2024.yaml", &plan)
        .file("plans/flows/oro.yaml", FLOW)
        .file("records/cases/k7qx2m9f.yaml", CASE)
        .file("records/meetings/styrgrupp-2024-05-14.yaml", MEETING)
}

const PLAN: &str = "plans/plan-2024.yaml";
const PROGRESS: &str = "records/activities/plan-2024/utbildning.yaml";

#[test]
fn both_languages_ask_for_the_same() {
    for (swedish, english) in [
        (&["status", "--state", "försenad"][..], &["status", "--state", "overdue"][..]),
        (&["status", "--state", "PÅBÖRJADE,sena starter"], &["status", "--state", "started,late-start"]),
        (&["status", "--group-by", "ansvarig"], &["status", "--group-by", "responsible"]),
        (&["status", "--area", "Förebygga"], &["status", "--area", "forebygga"]),
        (&["status", "--plan", "handlingsplan 2024"], &["status", "--plan", "plan-2024"]),
        (&["status", "--responsible", "samordnare vbe"], &["status", "--responsible", "samordnare-vbe"]),
        (&["gaps", "--kind", "utan mål"], &["gaps", "--kind", "without-goal"]),
        (&["gaps", "--fail-on", "tyst,forsenad"], &["gaps", "--fail-on", "silent,overdue"]),
        (&["gaps", "--need", "kunskap om miljoerna"], &["gaps", "--need", "kunskap"]),
        (&["gaps", "--unit", "KOMMUNSTYRELSEN"], &["gaps", "--unit", "kommunstyrelsen"]),
        (
            &["gaps", "--framework", "Riktlinje mot våldsbejakande extremism"],
            &["gaps", "--framework", "riktlinje"],
        ),
        (&["list", "åtgärder"], &["list", "activity"]),
        (
            &["list", "a\u{30a}tga\u{308}rd", "--state", "löpande"],
            &["list", "activity", "--state", "ongoing"],
        ),
        (&["list", "ärende", "--state", "pågår"], &["list", "case", "--state", "open"]),
        (&["list", "ärenden", "--where", "source=skola"], &["list", "case", "--where", "source=school"]),
        (&["list", "åtgärd", "--where", "ongoing=ja"], &["list", "activity", "--where", "ongoing=true"]),
        (&["list", "ärenden", "--where", "källa=skola"], &["list", "case", "--where", "source=school"]),
        (&["list", "åtgärd", "--where", "Löpande=ja"], &["list", "activity", "--where", "ongoing=true"]),
        (&["list", "möten"], &["list", "meeting"]),
        (&["schema", "möte"], &["schema", "meeting"]),
        (&["schema", "ärende"], &["schema", "case"]),
        (&["meeting", "Styrgruppen"], &["meeting", "styrgrupp"]),
        (&["meeting", "STYRGRUPPEN"], &["meeting", "styrgrupp"]),
        (&["show", "Utbilda personalen"], &["show", "plan-2024/utbildning"]),
        (&["show", "åtgärd:utbilda personalen"], &["show", "activity:utbildning"]),
        (&["show", "utveckla mot"], &["show", "motesplatser"]),
        (
            &["report", "--kind", "årlig", "--plan", "plan-2024"],
            &["report", "--kind", "annual", "--plan", "plan-2024"],
        ),
        (&["validate", "--fail-on", "varning"], &["validate", "--fail-on", "warning"]),
        (&["--lang", "svenska", "due", "--format", "kalender"], &["--lang", "sv", "due", "--format", "ics"]),
    ] {
        let sandbox = sandbox();
        let (one, other) = (sandbox.told(swedish, None), sandbox.told(english, None));
        assert_eq!((one.exit, &one.err), (other.exit, &other.err), "{swedish:?}");
        assert_ne!(one.exit, Exit::Failed, "{swedish:?}: {}", one.err);
        assert_eq!(one.out, other.out, "{swedish:?}");
    }
}

#[test]
fn what_is_written_has_the_words_of_the_files() {
    for (words, path, line) in [
        (
            &["note", "utbildning", "--assessment", "gul", "--by", "samordnaren"][..],
            PROGRESS,
            "assessment: yellow",
        ),
        (
            &["note", "Utbilda personalen", "--note", "Klart.", "--by", "samordnaren"],
            PROGRESS,
            "note: Klart.",
        ),
        (&["set", "utbildning", "updates.1.assessment=röd"], PROGRESS, "assessment: red"),
        (&["set", "Handlingsplan 2024", "activities.motesplatser.ongoing=JA"], PLAN, "ongoing: true"),
        (&["set", "plan-2024", "activities.motesplatser.areas+=förebygga"], PLAN, "areas: [forebygga]"),
        (
            &["set", "plan-2024", "activities.motesplatser.needs+=Kunskap om miljöerna"],
            PLAN,
            "needs: [kunskap]",
        ),
        (
            &["set", "plan-2024", "activities.motesplatser.responsible+=enhetschef_fritid"],
            PLAN,
            "[enhetschef-fritid]",
        ),
        (
            &["set", "plan-2024", "decisions+={body: kommunstyrelsen, decision: reviderad, on: 2024-06-01}"],
            PLAN,
            "decision: revised",
        ),
        (&["set", "ärende:k7qx2m9f", "source=polisen"], "records/cases/k7qx2m9f.yaml", "source: police"),
        (
            &["set", "k7qx2m9f", "environment=Vit makt-miljön"],
            "records/cases/k7qx2m9f.yaml",
            "environment: white-power",
        ),
        (&["set", "k7qx2m9f", "measures+=råd och stöd"], "records/cases/k7qx2m9f.yaml", "advice"),
        (
            &["add", "steg", "k7qx2m9f", "orosanmälan", "done=ja", "month=2024-05"],
            "records/cases/k7qx2m9f.yaml",
            "done: yes",
        ),
        (
            &["new", "möte", "id=m", "group=styrgruppen", "on=2024-11-01"],
            "records/meetings/m.yaml",
            "group: styrgrupp",
        ),
        (
            &["new", "åtgärd", "title=Ny", "responsible=samordnaren", "ongoing=ja", "areas=Förebygga"],
            PLAN,
            "areas: [forebygga]",
        ),
    ] {
        let sandbox = sandbox();
        let run = sandbox.told(words, None);
        assert_eq!(run.exit, Exit::Fine, "{words:?}: {}{}", run.out, run.err);
        assert!(sandbox.read(path).contains(line), "{words:?}:\n{}", sandbox.read(path));
    }
}

#[test]
fn a_word_that_is_not_there_is_answered_in_the_language_of_the_page() {
    let swedish = sandbox();
    for (words, help) in [
        (&["status", "--state", "förseng"][..], "Menades försenad?"),
        (&["status", "--state", "overdeu"], "Menades försenad?"),
        (&["status", "--state"], "ej redovisad, försenad, sen start"),
        (&["gaps", "--kind", "utan mall"], "Menades åtgärd utan mål?"),
        (&["list", "activty"], "Menades åtgärder?"),
        (&["new", "mörte"], "Menades möte?"),
        (&["new"], "åtgärd"),
        (&["schema", "xyz"], "handlingsplan"),
        (&["finish", "utbilda personal1"], "Menades Utbilda personalen (plan-2024/utbildning)?"),
        (&["show", "utveckla motesplatser2"], "Menades Utveckla mötesplatser (plan-2024/motesplatser)?"),
    ] {
        let run = swedish.told(words, None);
        assert_eq!(run.exit, Exit::Failed, "{words:?}");
        assert!(run.err.contains(help), "{words:?}: {}", run.err);
    }
    let run = Sandbox::sound().told(&["status", "--state", "overdeu"], None);
    assert!(run.err.contains("Was overdue meant?"), "{}", run.err);
}

#[test]
fn a_title_that_several_have_is_answered_with_their_ids() {
    let plan = SOUND[2].1.to_owned() + "  - {id: fler, title: Utbilda personalen, ongoing: true}\n";
    let sandbox = Sandbox::sound().file(PLAN, &plan);
    for words in [&["note", "Utbilda personalen", "--note", "x"][..], &["show", "utbilda pers"]] {
        let run = sandbox.told(words, None);
        assert_eq!(run.exit, Exit::Failed, "{words:?}");
        assert!(
            run.err.contains("plan-2024/utbildning") && run.err.contains("plan-2024/fler"),
            "{}",
            run.err
        );
    }
}

#[test]
fn a_swedish_word_in_a_file_is_answered_with_the_word_of_the_file() {
    let told = SOUND[3].1.replace("assessment: green", "assessment: Gul");
    let run = Sandbox::sound().file(PROGRESS, &told).run("validate");
    assert!(run.out.contains("Write: assessment: yellow"), "{}", run.out);
}

#[test]
fn whoever_is_asked_answers_in_words() {
    let sandbox = sandbox().on_a_terminal();
    let typed = "2024-H1\nskola\n18–20 år\noklar miljö\nsymboler\nmedarbetare\n";
    let run = sandbox.told(&["new", "ärende", "--dry-run"], Some(typed));
    for line in ["source: school", "environment: unclear"] {
        assert!(
            run.err.contains("skola") && (run.out.contains(line) || run.err.contains("source=school")),
            "{}{}",
            run.out,
            run.err
        );
    }
}

/// A field is written by its key or by the name that pages have for it, wherever somebody types it.
#[test]
fn a_field_is_typed_by_its_key_or_by_its_name() {
    for (swedish, english) in [
        (&["set", "utbildning", "startdag=2024-03-01"][..], &["set", "utbildning", "started=2024-03-01"][..]),
        (&["set", "utbildning", "Slutdag=2024-05-01"], &["set", "utbildning", "finished=2024-05-01"]),
        (&["set", "utbildning", "anmarkning=Ny"], &["set", "utbildning", "note=Ny"]),
        (
            &["set", "plan:plan-2024", "åtgärder.utbildning.klart senast=V 2025"],
            &["set", "plan:plan-2024", "activities.utbildning.finish=V 2025"],
        ),
        (
            &["new", "möte", "grupp=styrgrupp", "mötesdag=2024-11-14"],
            &["new", "meeting", "group=styrgrupp", "on=2024-11-14"],
        ),
        (
            &["add", "roll", "Rektor", "enhet=kommunstyrelsen"],
            &["add", "role", "Rektor", "unit=kommunstyrelsen"],
        ),
    ] {
        let written = |words: &[&str]| {
            let sandbox = sandbox();
            let run = sandbox.told(words, None);
            assert_eq!(run.exit, Exit::Fine, "{words:?}: {}{}", run.out, run.err);
            let path = |own: (std::path::PathBuf, String)| {
                (own.0.strip_prefix(sandbox.path()).unwrap().to_path_buf(), own.1)
            };
            (run.out, sandbox.files().into_iter().map(path).collect::<Vec<_>>())
        };
        assert_eq!(written(swedish), written(english), "{swedish:?}");
    }
    let sandbox = sandbox();
    // What is in the other file is told of by its key, and a slip is asked about by both.
    let run = sandbox.told(&["set", "utbildning", "klart senast=2025"], None);
    assert!(run.err.contains("vbe set plan:plan-2024 activities.utbildning."), "{}", run.err);
    let run = sandbox.told(&["set", "utbildning", "bedömning=gul"], None);
    assert!(run.err.contains("vbe note plan-2024/utbildning --assessment gul"), "{}", run.err);
    let run = sandbox.told(&["set", "utbildning", "läge=avslutad"], None);
    assert!(run.err.contains("vbe finish plan-2024/utbildning"), "{}", run.err);
    let run = sandbox.told(&["set", "utbildning", "slutdagg=2024-05-01"], None);
    assert!(run.err.contains("Menades slutdag (finished)?"), "{}", run.err);
}
