//! `vbe set` on an activity: its time is in the plan and what has come of it in the progress, and the file of an activity of
//! which nothing has been told is made. What a refusal tells to run is run.

use vbe::cli::Exit;

use crate::sandbox::{SOUND, Sandbox};

const PLAN: &str = "plans/plan-2024.yaml";
const MADE: &str = "records/activities/plan-2024/utbildning.yaml";

/// The sound workspace, with one activity more whose id another begins with.
fn untold() -> Sandbox {
    let (_, plan) = SOUND.iter().find(|(path, _)| *path == PLAN).unwrap();
    let more = "  - {id: utbildning-chefer, title: Utbilda chefer, areas: [forebygga], responsible: [samordnaren], start: V 2024, finish: H 2024}\n";
    let told = SOUND
        .iter()
        .find(|(path, _)| *path == MADE)
        .unwrap()
        .1
        .replace("id: utbildning", "id: utbildning-chefer");
    Sandbox::sound()
        .without(MADE)
        .file("records/activities/plan-2024/utbildning-chefer.yaml", &told)
        .file(PLAN, &format!("{plan}{more}"))
}

#[test]
fn an_activity_of_which_nothing_has_been_told_gets_its_file() {
    for name in ["utbildning", "plan-2024/utbildning", "activity:utbildning"] {
        let sandbox = untold();
        let run = sandbox.told(&["set", name, "started=2024-02-12", "note=Uppstart"], None);
        assert_eq!(run.exit, Exit::Fine, "{name}: {}{}", run.out, run.err);
        let made = "# yaml-language-server: $schema=../../../schemas/activity.schema.json\nkind: activity\nid: utbildning\nplan: plan-2024\nstarted: 2024-02-12\nnote: Uppstart\n";
        assert_eq!(sandbox.read(MADE), made, "{name}");
        let other = sandbox.read("records/activities/plan-2024/utbildning-chefer.yaml");
        assert!(!other.contains("Uppstart"), "{name}");
    }
}

#[test]
fn a_field_of_the_other_file_is_told_with_the_command_that_sets_it() {
    for (sandbox, words, path, line) in [
        (Sandbox::sound(), vec!["set", "utbildning", "finish=2025"], PLAN, "finish: 2025"),
        (untold(), vec!["set", "utbildning", "finish=2025"], PLAN, "finish: 2025"),
        (Sandbox::sound(), vec!["set", "utbildning", "goal.target=90 %"], PLAN, "target: 90 %"),
        (Sandbox::sound(), vec!["set", "utbildning", "responsible+=KS"], PLAN, "[samordnaren, KS]"),
        (
            Sandbox::sound(),
            vec!["set", "plan-2024", "activities.utbildning.finished=2024-11-01"],
            MADE,
            "finished: 2024-11-01",
        ),
    ] {
        let before = sandbox.files();
        let refused = sandbox.told(&words, None);
        assert_eq!((refused.exit, sandbox.files()), (Exit::Failed, before), "{words:?}: {}", refused.out);
        assert!(!refused.err.contains("meant"), "{words:?}: {}", refused.err);
        let (_, command) = refused.err.trim_end().rsplit_once("Write: vbe ").unwrap();
        let told = command.replace('\'', "");
        let told: Vec<&str> = told.splitn(3, ' ').collect();
        let run = sandbox.told(&told, None);
        assert_eq!(run.exit, Exit::Fine, "{told:?}: {}{}", run.out, run.err);
        assert!(sandbox.read(path).contains(line), "{told:?}: {}", sandbox.read(path));
    }
}
