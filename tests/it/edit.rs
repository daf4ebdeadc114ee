//! Writing without opening the file: what is changed, what is not, and what is refused.

mod fields;
mod named;
mod rows;
mod untold;
mod words;

use std::fs;

use vbe::cli::Exit;

use crate::sandbox::{SOUND, Sandbox};

const PROGRESS: &str = "records/activities/plan-2024/utbildning.yaml";
/// From the tax agency's published series of test numbers: it belongs to nobody.
const NUMBER: &str = "18900101-9802";

/// The sound workspace, with an activity of which nothing has been told.
fn sandbox() -> Sandbox {
    let plan = SOUND[2].1.to_owned() + "  - id: motesplatser\n    title: Öppna mötesplatser\n";
    Sandbox::sound().file("plans/plan-2024.yaml", &plan)
}

#[test]
fn what_is_told_of_an_activity_is_put_in_its_file_and_nothing_else_is_changed() {
    let before = "# Först.\r\nkind: activity\r\nid: utbildning\r\nplan: plan-2024\r\nstarted: 2024-02-12 # sent\r\n\
        updates:\r\n  - on:   2024-05-14\r\n    by: 'samordnare-vbe'\r\n    note: >-\r\n      Första\r\n      klart.\r\n\r\n# Sist.";
    let sandbox = sandbox().bytes(PROGRESS, &[b"\xEF\xBB\xBF", before.as_bytes()].concat());
    let words = ["note", "utb", "--by", "samordnaren", "--note", "Andra: klart", "--on", "2024-09-01"];
    let run = sandbox.told(&words, None);
    assert_eq!(
        (run.exit, run.out.as_str()),
        (Exit::Fine, format!("Wrote {PROGRESS}.\n").as_str()),
        "{}",
        run.err
    );
    let added = "\r\n  - on: 2024-09-01\r\n    by: samordnaren\r\n    note: 'Andra: klart'\r\n\r\n# Sist.";
    let noted = before.replace("\r\n\r\n# Sist.", added);
    assert_eq!(sandbox.read(PROGRESS), format!("\u{feff}{noted}"));
    // The same once more is nothing.
    let run = sandbox.told(&words, None);
    assert_eq!(run.out, "It says so already: nothing was changed.\n");
    let run = sandbox
        .told(&["finish", "plan-2024/utbildning", "--assessment", "green", "--by", "samordnaren"], None);
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let done = noted.replace("sent\r\n", "sent\r\nfinished: 2024-11-15\r\n").replace(
        "\r\n\r\n# Sist.",
        "\r\n  - on: 2024-11-15\r\n    by: samordnaren\r\n    assessment: green\r\n\r\n# Sist.",
    );
    assert_eq!(sandbox.read(PROGRESS), format!("\u{feff}{done}"));
    assert_eq!(sandbox.run("validate --fail-on note").exit, Exit::Fine);
}

#[test]
fn the_file_is_made_when_it_is_lacking() {
    let sandbox = sandbox();
    let path = "records/activities/plan-2024/motesplatser.yaml";
    let run = sandbox.told(&["start", "mot", "--on", "2024-03-01", "--dry-run"], None);
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    assert!(run.out.contains("--- /dev/null\n") && run.out.contains("+started: 2024-03-01\n"), "{}", run.out);
    assert!(!sandbox.path().join(path).exists());
    assert!(!sandbox.path().join("records/.vbe.lock.tmp").exists(), "a dry run writes nothing at all");
    assert_eq!(sandbox.told(&["start", "mot", "--on", "2024-03-01"], None).exit, Exit::Fine);
    assert_eq!(
        sandbox.read(path),
        "# yaml-language-server: $schema=../../../schemas/activity.schema.json\nkind: activity\nid: motesplatser\n\
         plan: plan-2024\nstarted: 2024-03-01\n"
    );
    let words = [
        "cancel", "mot", "--decision", "Styrgruppen 2024-06-01, § 4", "--by", "styrgrupp", "--on",
        "2024-06-01",
    ];
    assert_eq!(sandbox.told(&words, None).exit, Exit::Fine);
    assert!(sandbox.read(path).ends_with(
        "started: 2024-03-01\ncancelled:\n  on: 2024-06-01\n  decision: Styrgruppen 2024-06-01, § 4\n  by: styrgrupp\n"
    ));
    assert_eq!(sandbox.run("validate --fail-on note").exit, Exit::Fine);
    assert!(sandbox.run("status").out.contains("cancelled"));
}

#[test]
fn what_is_wrong_or_points_somebody_out_is_not_written() {
    let sandbox = sandbox();
    let before = sandbox.read(PROGRESS);
    for (words, told) in [
        (vec!["note", "utb", "--by", "samordnaren", "--note", NUMBER], "[identifies-person]"),
        (
            vec!["note", "utb", "--by", "samordnaren", "--note", "Hodan Lindqvist ringde"],
            "[identifies-person]",
        ),
        (vec!["note", "utb", "--by", "ingen-alls", "--note", "x"], "[unknown-reference]"),
        (vec!["finish", "utb", "--on", "2025-01-01"], "[progress-in-future]"),
        (vec!["finish", "utb", "--on", "2024-01-01"], "[finished-before-started]"),
        (vec!["set", "plan-2024/utb", "started=igår"], "[wrong-value]"),
        (vec!["set", "plan-2024/utb", "note=Hodan Lindqvist"], "[identifies-person]"),
        // What would be wrong elsewhere is told where it would be.
        (vec!["set", "riktlinje", "requirements.utbildning.id=annat"], "plans/plan-2024.yaml"),
    ] {
        for dry in [false, true] {
            let words: Vec<&str> = words.iter().copied().chain(dry.then_some("--dry-run")).collect();
            let run = sandbox.told(&words, None);
            assert_eq!(run.exit, Exit::Found, "{words:?}: {}{}", run.out, run.err);
            assert!(run.out.contains(told), "{words:?}: {}", run.out);
            for secret in [NUMBER, "9802", "Hodan", "Lindqvist"] {
                assert!(!run.out.contains(secret) && !run.err.contains(secret), "{words:?}: {}", run.out);
            }
        }
    }
    assert_eq!(sandbox.read(PROGRESS), before);
    assert_eq!(sandbox.run("validate --fail-on note").exit, Exit::Fine);
}

/// A text that no command may bring in, with parts of it that may not be repeated.
const TELLING: [(&str, &[&str]); 5] = [
    ("Ring Anna 070-174 06 05", &["Anna", "174"]),
    ("Läraren Kalle på Ekskolan sa det", &["Kalle"]),
    ("Skriv till anna.andersson@example.se", &["andersson@"]),
    ("Hon går i 8B på Ekskolan", &["8B"]),
    ("Bor på Ekgatan 12", &["Ekgatan"]),
];

#[test]
fn every_writing_command_searches_what_it_writes_as_it_would_a_case() {
    let sandbox = sandbox();
    let before = sandbox.files();
    for (text, secrets) in TELLING {
        let field = |key: &str| format!("{key}={text}");
        let (title, group) = (field("title"), field("groups.styrgrupp.title"));
        let (note, text) = (field("note"), text.to_owned());
        for words in [
            vec!["note", "utb", "--by", "samordnaren", "--note", &text],
            vec!["start", "mot", "--by", "samordnaren", "--note", &text],
            vec!["finish", "utb", "--by", "samordnaren", "--note", &text],
            vec!["cancel", "mot", "--by", "styrgrupp", "--decision", &text],
            vec!["set", "plan-2024/utb", &note],
            // A plan is published, and may hold most of it; but not unread.
            vec!["set", "plan-2024", &title],
            vec!["new", "training", "id=u1", "on=2024-03-01", &title],
            // Names of people do not belong in the register of roles either.
            vec!["set", "organisation", &group],
        ] {
            for words in [words.clone(), [words, vec!["--dry-run"]].concat()] {
                let run = sandbox.told(&words, None);
                assert_ne!(run.exit, Exit::Fine, "{words:?}: {}{}", run.out, run.err);
                assert!(run.out.contains("[identifies-person]"), "{words:?}: {}{}", run.out, run.err);
                for secret in secrets {
                    let is_told = run.out.contains(secret) || run.err.contains(secret);
                    assert!(!is_told, "{words:?}: {}{}", run.out, run.err);
                }
            }
        }
    }
    assert_eq!(sandbox.files(), before);
}

#[test]
fn the_name_of_a_new_file_is_searched_too() {
    let sandbox = sandbox();
    for words in [
        vec!["new", "routine", "id=hodan-lindqvist", "title=Rutin", "sort=routine", "owner=samordnare-vbe"],
        vec!["revise", "plan-2024", "--to=hodan-lindqvist", "--period=2025", "--list-open"],
    ] {
        let run = sandbox.told(&words, None);
        assert_eq!(run.exit, Exit::Found, "{words:?}: {}{}", run.out, run.err);
        assert!(run.out.contains("[identifies-person]"), "{words:?}: {}", run.out);
        assert!(!run.out.contains("hodan") && !run.err.contains("hodan"), "{}{}", run.out, run.err);
    }
}

#[test]
fn what_may_be_said_of_somebody_is_told_and_written() {
    let sandbox = sandbox();
    let run = sandbox.told(&["note", "utb", "--by", "samordnaren", "--note", "En 15-åring var med"], None);
    assert!(run.exit == Exit::Fine && run.err.contains("[may-identify]"), "{}{}", run.out, run.err);
    assert!(sandbox.read(PROGRESS).contains("En 15-åring var med"));
}

#[test]
fn what_stood_in_a_plan_before_is_judged_as_the_plan_is() {
    let plan = sandbox().read("plans/plan-2024.yaml") + "# Växeln: 08-465 004 10, Anna Andersson\n";
    let sandbox = sandbox().file("plans/plan-2024.yaml", &plan);
    let run = sandbox.told(&["set", "plan-2024", "title=Plan för 2024"], None);
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    // Once more is new.
    let run = sandbox.told(&["set", "plan-2024", "title=Fråga Anna Andersson"], None);
    assert!(run.exit == Exit::Found && run.out.contains("[identifies-person]"), "{}{}", run.out, run.err);
    // A copy of the plan brings nothing in.
    let run =
        sandbox.told(&["revise", "plan-2024", "--to", "plan-2025", "--period", "2025", "--list-open"], None);
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    // What the workspace has listed as public may be written.
    let sandbox = sandbox.file("vbe.toml", "[privacy]\ncontacts = [\"031-390 06 10\"]\n");
    let run = sandbox.told(&["set", "plan-2024", "title=Ring 031-390 06 10"], None);
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
}

#[test]
fn what_was_wrong_before_and_elsewhere_is_no_hindrance() {
    let sandbox = sandbox().file("plans/trasig.yaml", "kind: plan\nid: [\n");
    assert_eq!(sandbox.run("validate").exit, Exit::Found);
    let run = sandbox.told(&["finish", "utb"], None);
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
}

#[test]
fn what_cannot_be_understood_says_what_to_write_instead() {
    let sandbox = sandbox();
    for (words, what, help) in [
        (vec!["start", "utbidning"], "There is no activity utbidning in any plan.", "Was utbildning meant?"),
        (
            vec!["start", "nix"],
            "There is no activity nix in any plan.",
            "What there is: utbildning, motesplatser.",
        ),
        (vec!["start"], "ACTIVITY is missing.", "--help"),
        (
            vec!["start", "utb"],
            "utbildning is started already, 2024-02-12.",
            "vbe set utbildning started=2024-11-15",
        ),
        (vec!["start", "utb", "--on", "i går"], "--on i går is not a date.", "2018-10-01"),
        (vec!["note", "utb"], "There is nothing to note.", "--note"),
        (vec!["note", "utb", "--note", "x"], "Who tells this?", "--by samordnare-vbe"),
        (vec!["note", "utb", "--assessment", "blå"], "--assessment cannot be blå.", "green"),
        (vec!["cancel", "utb"], "--decision DECISION is missing.", "--help"),
        (vec!["set", "plan-2024/utb"], "FIELD=VALUE", "--help"),
        (
            vec!["set", "plan-2024/utb", "startad=2024-01-01"],
            "There is no field startad.",
            "Was started meant?",
        ),
        (
            vec!["set", "plan-2024/utb", "started"],
            "started does not say what is to stand where.",
            "started=2018-02-12",
        ),
        (vec!["set", "plan-2024/utb", "id=annat"], "kind and id are not changed", "vbe new"),
        (vec!["set", "plan-2024/utb", "cancelled=x"], "cancelled has fields of its own.", "on, decision, by"),
        (vec!["set", "plan-2024/utb", "started+=x"], "started is not a list.", "started="),
        (vec!["set", "plan-2024/utb", "updates.9.note=x"], "9 is not in the list.", ""),
        (
            vec!["set", "plan/plan-2024", "activities.utbilning.start=x"],
            "utbilning is not in the list.",
            "utbildning",
        ),
    ] {
        let run = sandbox.told(&words, None);
        assert_eq!(run.exit, Exit::Failed, "{words:?}: {}{}", run.out, run.err);
        assert!(run.err.contains(what) && run.err.contains(help), "{words:?}: {}", run.err);
    }
}

#[test]
fn several_changes_of_one_list_are_of_the_list_as_it_stood() {
    let path = "plans/plan-2024.yaml";
    let items =
        ["a", "b", "c", "d"].map(|id| format!("  - id: {id} # om {id}\n    title: T\n    start: 2024\n"));
    let head = "kind: plan\nid: plan-2024\ntitle: Plan\nperiod: 2024\nneeds:\n  - {id: x, title: X}\n  - {id: y, title: Y}\n  - {id: z, title: Z}\nactivities:\n";
    let plan = |items: &[&str]| format!("{head}{}", items.concat());
    let set = |text: String, words: &[&str]| {
        let sandbox = Sandbox::empty().file(path, &text);
        let words: Vec<&str> = ["set", "plan-2024"].iter().chain(words).copied().collect();
        let run = sandbox.told(&words, None);
        assert_eq!(run.exit, Exit::Fine, "{words:?}: {}{}", run.out, run.err);
        sandbox.read(path)
    };
    let [a, b, c, d] = items.each_ref().map(String::as_str);
    let now = set(plan(&[a, b, c, d]), &["activities.a=", "activities.c=", "activities.d.title=Ny"]);
    assert_eq!(now, plan(&[b, &d.replace('T', "Ny")]));
    let was = plan(&[a, &format!("{b}    needs: [x, y, z]\n")]);
    let words =
        ["activities.b.needs-=x", "activities.b.needs-=y", "activities.b.needs+=x", "activities.a.title=Ny"];
    assert_eq!(set(was, &words), plan(&[&a.replace('T', "Ny"), &format!("{b}    needs: [z, x]\n")]));
}

#[test]
fn a_field_is_set_lengthened_shortened_and_taken_away() {
    let sandbox = sandbox();
    let plan = "plans/plan-2024.yaml";
    for (words, before, after) in [
        (vec!["activities.utbildning.finish=T1 2025"], "    finish: H 2024\n", "    finish: T1 2025\n"),
        (vec!["activities.utbildning.responsible+=styrgrupp"], "[samordnaren]", "[samordnaren, styrgrupp]"),
        (vec!["activities.utbildning.responsible-=samordnaren"], "[samordnaren, styrgrupp]", "[styrgrupp]"),
        (
            vec!["activities.utbildning.responsible=styrgrupp, samordnaren"],
            "[styrgrupp]",
            "[styrgrupp, samordnaren]",
        ),
        (vec!["activities.utbildning.goal.target=90 %"], "target: 100 %", "target: 90 %"),
        (vec!["activities.utbildning.ordinary=true"], "    needs:", "    ordinary: true\n    needs:"),
        (vec!["activities.utbildning.ordinary="], "    ordinary: true\n", ""),
        (vec!["period=2024-2025"], "period: 2024\n", "period: 2024-2025\n"),
        (vec!["note=Två: rader", "reference=KS 2024/1"], "areas:", "areas:"),
    ] {
        let was = sandbox.read(plan);
        let words: Vec<&str> = ["set", "plan/plan"].into_iter().chain(words).collect();
        let run = sandbox.told(&words, None);
        assert_eq!(run.exit, Exit::Fine, "{words:?}: {}{}", run.out, run.err);
        let now = sandbox.read(plan);
        if before != after {
            assert_eq!(now, was.replacen(before, after, 1), "{words:?}");
        }
        assert_eq!(sandbox.told(&words, None).out, "It says so already: nothing was changed.\n", "{words:?}");
    }
    let now = sandbox.read(plan);
    assert!(
        now.contains("\nreference: KS 2024/1\nperiod:") && now.ends_with("\nnote: 'Två: rader'\n"),
        "{now}"
    );
    assert_eq!(sandbox.run("validate").exit, Exit::Fine);
}

#[test]
fn a_file_that_cannot_be_relied_on_or_written_to_is_left() {
    let broken = "kind: activity\nid: utbildning\nplan: plan-2024\nstarted: [\n";
    let sandbox = sandbox().file(PROGRESS, broken);
    let run = sandbox.told(&["finish", "utb"], None);
    assert_eq!(run.exit, Exit::Failed, "{}{}", run.out, run.err);
    assert!(run.err.contains("has faults") && run.err.contains("vbe validate"), "{}", run.err);
    assert_eq!(sandbox.read(PROGRESS), broken);
    let sandbox = sandbox.file(PROGRESS, SOUND[3].1);
    let path = sandbox.path().join(PROGRESS);
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let run = sandbox.told(&["finish", "utb"], None);
    assert_eq!(run.exit, Exit::Failed, "{}{}", run.out, run.err);
    assert!(run.err.contains("read-only") && run.err.contains("Nothing has been written."), "{}", run.err);
    assert_eq!(sandbox.read(PROGRESS), SOUND[3].1);
}

#[test]
fn those_who_note_at_once_lose_nothing() {
    let sandbox = sandbox();
    std::thread::scope(|scope| {
        for writer in 0..6 {
            let sandbox = &sandbox;
            scope.spawn(move || {
                let note = format!("Anteckning {writer}");
                let run = sandbox.told(&["note", "utb", "--by", "samordnaren", "--note", &note], None);
                assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
            });
        }
    });
    let text = sandbox.read(PROGRESS);
    assert_eq!(text.matches("note: Anteckning").count(), 6, "{text}");
    assert_eq!(sandbox.run("validate").exit, Exit::Fine);
}

#[test]
fn something_new_is_made_of_what_is_said_of_it() {
    let sandbox = sandbox();
    for (words, path, text) in [
        (
            vec!["meeting", "group=styrgrupp", "on=2024-10-01", "present=samordnaren, enhetschef-fritid"],
            "records/meetings/styrgrupp-2024-10-01.yaml",
            "# yaml-language-server: $schema=../../schemas/meeting.schema.json\nkind: meeting\n\
             id: styrgrupp-2024-10-01\ngroup: styrgrupp\non: 2024-10-01\npresent: [samordnaren, enhetschef-fritid]\n",
        ),
        (
            vec!["training", "title=Möt oron: grundkurs", "on=2024-05-02", "participants=31"],
            "records/trainings/mot-oron-grundkurs.yaml",
            "# yaml-language-server: $schema=../../schemas/training.schema.json\nkind: training\n\
             id: mot-oron-grundkurs\ntitle: 'Möt oron: grundkurs'\non: 2024-05-02\nparticipants: 31\n",
        ),
        (
            vec!["plan", "title=Handlingsplan 2025", "period=2025", "id=plan-2025"],
            "plans/plan-2025.yaml",
            "# yaml-language-server: $schema=../schemas/plan.schema.json\nkind: plan\nid: plan-2025\n\
             title: Handlingsplan 2025\nperiod: 2025\n",
        ),
    ] {
        let words: Vec<&str> = ["new"].into_iter().chain(words).collect();
        let run = sandbox.told(&words, None);
        assert_eq!((run.exit, run.out), (Exit::Fine, format!("Wrote {path}.\n")), "{words:?}: {}", run.err);
        assert_eq!(sandbox.read(path), text);
        let again = sandbox.told(&words, None);
        assert_eq!(again.exit, Exit::Failed, "{words:?}: {}", again.out);
        assert!(again.err.contains("is taken.") && again.err.contains("id=…"), "{}", again.err);
    }
    let before = sandbox.read("plans/plan-2024.yaml");
    let words = [
        "new", "activity", "--plan", "plan-2024", "title=Öppna: dörrar", "start=V 2024",
        "goal.text=Ökat deltagande",
    ];
    let run = sandbox.told(&words, None);
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let item = "  - id: oppna-dorrar\n    title: 'Öppna: dörrar'\n    start: V 2024\n    goal:\n      text: Ökat deltagande\n";
    assert_eq!(sandbox.read("plans/plan-2024.yaml"), before + item);
}

#[test]
fn a_new_case_has_an_id_that_tells_nothing_and_only_closed_words() {
    let sandbox = sandbox();
    let said = [
        "new", "case", "registered=2024-H2", "source=school", "age_band=18-20", "environment=white-power",
        "concern=symbols,propaganda", "channel=staff", "status=open", "expires=2026-H2",
    ];
    let mut ids = std::collections::BTreeSet::new();
    for _ in 0..30 {
        let run = sandbox.told(&said, None);
        assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
        assert!(run.err.contains("a de-identified case is not anonymous"), "{}", run.err);
        ids.insert(run.out);
    }
    assert_eq!(ids.len(), 30, "an id came twice");
    // No id looks like a word, a name, a date or anything else that points somebody out.
    assert_eq!(sandbox.run("scan --fail-on warning").exit, Exit::Fine);
    for (field, told) in [
        ("source=Kistaskolan", "[wrong-value]"),
        ("note=Hodan Lindqvist", "[identifies-person]"),
        ("expires=2044-H1", "[expires-too-late]"),
    ] {
        let key = field.split('=').next().unwrap();
        let words: Vec<&str> =
            said.into_iter().filter(|word| !word.starts_with(key)).chain([field]).collect();
        let run = sandbox.told(&words, None);
        assert_eq!(run.exit, Exit::Found, "{field}: {}{}", run.out, run.err);
        assert!(
            run.out.contains(told) && !run.out.contains("Hodan") && !run.out.contains("Kista"),
            "{}",
            run.out
        );
    }
    let words: Vec<&str> = said.into_iter().chain(["skola=Kistaskolan"]).collect();
    let run = sandbox.told(&words, None);
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.err.contains("By intent there is no place for the name of a school here"), "{}", run.err);
    assert_eq!(fs::read_dir(sandbox.path().join("records/cases")).unwrap().count(), 30);
}

#[test]
fn whoever_sits_there_is_asked_and_sees_the_file_before_it_is_written() {
    let sandbox = sandbox();
    // The beginning of a name, the usual day, a number, and a yes.
    let run = sandbox.told(&["new", "meeting"], Some("styr\n\n1, enhetschef\ny\n"));
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(
        run.err.contains("   1  styrgrupp  Styrgruppen\n") && run.err.contains("otherwise 2024-11-15"),
        "{}",
        run.err
    );
    assert!(run.out.contains("+group: styrgrupp\n"), "{}", run.out);
    let text = sandbox.read("records/meetings/styrgrupp-2024-11-15.yaml");
    assert!(text.ends_with("on: 2024-11-15\npresent: [samordnare-vbe, enhetschef-fritid]\n"), "{text}");
    // A no is a no, and what was typed is a command to go on from.
    let run = sandbox.told(&["new", "plan", "title=Ny plan"], Some("\n2025\nn\n"));
    assert_eq!(run.exit, Exit::Found, "{}", run.err);
    assert!(
        run.err.ends_with("Go on from where you were: vbe new plan title='Ny plan' period=2025\n"),
        "{}",
        run.err
    );
    assert!(!sandbox.path().join("plans/ny-plan.yaml").exists());
}

/// What would be refused in the end is refused at the question, and is asked for again.
#[test]
fn an_answer_that_cannot_be_written_is_refused_at_the_question() {
    let asked = |words: &[&str], typed: &str| {
        let sandbox = sandbox();
        let run = sandbox.told(words, Some(typed));
        (run, sandbox)
    };
    for (words, typed, told) in [
        (&["new", "meeting"][..], "nix\nstyrgrupp\n\n\ny\n", "“nix” is not among"),
        (&["new", "meeting", "group=styrgrupp"], "14/5\n2024-05-14\n\ny\n", "14/5"),
        (&["new", "meeting", "group=styrgrupp", "on=2024-05-14"], "samordnarn\n1\ny\n", "samordnaren"),
        (&["new", "activity"], "Ny åtgärd\n\nsamordnarn\nsamordnaren\n\n\n\ny\n", "samordnaren"),
        (&["new", "plan", "title=Ny"], "\nvecka 12\n2025\ny\n", "vecka 12"),
        (&["new", "plan", "period=2025"], "Hodan Lindqvist\nNy\n\ny\n", "a name"),
        (&["new", "incident"], "\nhemma hos\n1\n1\n1\ny\n", "Choose one of those above."),
    ] {
        let (run, sandbox) = asked(words, typed);
        assert_eq!(run.exit, Exit::Fine, "{words:?}: {}{}", run.out, run.err);
        assert!(run.err.contains(told) && !run.out.contains("error"), "{words:?}: {}{}", run.out, run.err);
        assert_eq!(sandbox.run("validate --fail-on error").exit, Exit::Fine, "{words:?}");
    }
}

/// Whoever leaves in the middle has the command that goes on from there.
#[test]
fn what_was_typed_before_somebody_left_is_not_lost() {
    let sandbox = sandbox();
    let before = sandbox.files();
    for (words, typed, what, command) in [
        (
            &["new", "incident"][..],
            "\nhemma\nvet inte\n",
            "place is missing",
            "vbe new incident month=2024-11",
        ),
        (&["new", "plan", "title=Ny"], "\n", "period is missing", "vbe new plan title=Ny"),
        (&["new", "meeting"], "styr\n", "on is missing", "vbe new meeting group=styrgrupp"),
        (
            &["new", "meeting"],
            "styr\n2024-05-14\n",
            "at present",
            "vbe new meeting group=styrgrupp on=2024-05-14",
        ),
    ] {
        let run = sandbox.told(words, Some(typed));
        assert_eq!(run.exit, Exit::Failed, "{words:?}: {}{}", run.out, run.err);
        assert!(
            run.err.contains(what) && run.err.contains(&format!("Go on from where you were: {command}\n")),
            "{words:?}: {}",
            run.err
        );
        // The command does go on.
        let again: Vec<&str> = command.split(' ').skip(1).collect();
        assert!(sandbox.told(&again, Some("")).err.contains("where you were"), "{command}");
    }
    assert_eq!(sandbox.files(), before);
}

#[test]
fn what_is_lacking_of_something_new_is_told_all_at_once() {
    let sandbox = sandbox();
    for (words, what, help) in [
        (vec!["new"], "Which kind is to be made?", "meeting"),
        (vec!["new", "mte"], "There is no kind mte.", ""),
        (vec!["new", "framework"], "written in an editor", "vbe schema framework"),
        (vec!["new", "meeting"], "Something is lacking: group, on.", "group=styrgrupp on=2024-11-15"),
        (vec!["new", "activity"], "Something is lacking: title.", "title="),
        (vec!["new", "activity", "--plan", "nix", "title=x"], "There is no plan nix.", "plan-2024"),
        (vec!["new", "activity", "title=Utbildning"], "The id utbildning is taken.", "id=…"),
        (vec!["new", "plan", "title=Ny", "period=2025", "titl=x"], "There is no field titl.", "title"),
        (
            vec!["new", "plan", "title=Ny", "period=2025", "namn=x"],
            "By intent there is no place",
            "Here stand roles",
        ),
        (vec!["new", "plan", "title=???", "period=2025"], "Which id is it to have?", "id=…"),
    ] {
        let run = sandbox.told(&words, None);
        assert_eq!(run.exit, Exit::Failed, "{words:?}: {}{}", run.out, run.err);
        assert!(run.err.contains(what) && run.err.contains(help), "{words:?}: {}", run.err);
    }
}

/// The examples of one command are of the same day, so that whoever follows the advice is not refused for it.
#[test]
fn what_is_proposed_of_something_new_can_be_written_together() {
    let sandbox = sandbox();
    let kinds = sandbox.run("new").err;
    let kinds = kinds.split_once("kinds: ").unwrap().1.split_once('.').unwrap().0.to_owned();
    let mut seen = 0;
    for kind in kinds.split(", ") {
        let told = sandbox.told(&["new", kind], None).err;
        let Some((_, line)) = told.split_once("for example ") else { continue };
        let line = line.trim_end().trim_end_matches('.');
        let mut words = vec!["new".to_owned(), kind.to_owned(), "--dry-run".to_owned()];
        for (nth, part) in line.split('\'').enumerate() {
            if nth % 2 == 1 {
                words.last_mut().unwrap().push_str(part);
            } else {
                words.extend(part.split_whitespace().map(str::to_owned));
            }
        }
        let run = sandbox.told(&words.iter().map(String::as_str).collect::<Vec<_>>(), None);
        let answer = run.out + &run.err;
        assert!(!answer.contains("out-of-order") && !answer.contains("kept-too-long"), "{words:?}: {answer}");
        seen += 1;
    }
    assert!(seen > 8, "{seen}");
    for (words, until) in [
        (&["new", "case"][..], "registered=2024-H2"),
        (&["new", "case"], "expires=2025-H2"),
        (&["new", "case", "registered=V 2018"], "expires=2019-H1"),
        (&["new", "deviation"], "expires=2025-11-15"),
        (&["new", "deviation", "on=2018-02-03"], "expires=2019-02-03"),
    ] {
        let told = sandbox.told(words, None).err;
        assert!(told.contains(until), "{words:?}: {told}");
    }
}

#[test]
fn an_id_in_which_nothing_can_be_kept_is_told_what_an_id_is() {
    let run =
        sandbox().file("plans/ny.yaml", "kind: plan\nid: ' '\ntitle: X\nperiod: 2024\n").run("validate");
    assert!(!run.out.contains("Write: id: \n") && run.out.contains("at least one letter"), "{}", run.out);
}

#[test]
fn files_get_one_layout_when_somebody_asks_for_it() {
    let untidy = "kind:  activity\r\nid: \"utbildning\"\r\nplan: plan-2024 # vilken\r\n\r\n\r\nstarted: 2024-02-12\r\nupdates:\r\n\
        - {on: 2024-05-14, by: samordnare-vbe, note: 'Första klart.' , assessment: green}\r\n  # Mer kommer.\r\n";
    let tidy = "kind: activity\nid: utbildning\nplan: plan-2024 # vilken\n\nstarted: 2024-02-12\nupdates:\n  \
        - {on: 2024-05-14, by: samordnare-vbe, note: Första klart., assessment: green}\n    # Mer kommer.\n";
    let sandbox = sandbox().file(PROGRESS, untidy).file("plans/trasig.yaml", "kind: plan\nid: [\n");
    let run = sandbox.run("fmt --check records");
    assert_eq!((run.exit, run.out), (Exit::Found, format!("{PROGRESS}\n")), "{}", run.err);
    let run = sandbox.run("fmt --dry-run records");
    assert!(run.out.contains("+plan: plan-2024 # vilken\n"), "{}", run.out);
    assert_eq!(sandbox.read(PROGRESS), untidy);
    let run = sandbox.run("fmt");
    assert_eq!((run.exit, run.out), (Exit::Found, format!("Wrote {PROGRESS}.\n")), "{}", run.err);
    assert!(run.err.contains("plans/trasig.yaml: has faults and is left as it is"), "{}", run.err);
    assert_eq!(sandbox.read(PROGRESS), tidy);
    assert_eq!(sandbox.read("plans/trasig.yaml"), "kind: plan\nid: [\n");
    assert_eq!(sandbox.run("fmt --check records").exit, Exit::Fine);
    let run = sandbox.run("fmt nix.yaml");
    assert!(run.exit == Exit::Failed && run.err.contains("There is no record in nix.yaml."), "{}", run.err);
}
