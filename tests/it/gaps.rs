//! `vbe gaps`: every kind of gap in a workspace that has it and in one that has not, and what is shown in which groups.

use serde_json::Value;
use vbe::cli::Exit;
use vbe::gaps::GapKind;

use crate::sandbox::{Sandbox, TODAY, repository, run};

const REGISTER: &str = "kind: organisation
id: organisation
units:
  - {id: kommunen, title: Exempelby kommun}
  - {id: skolan, title: Skolan, parent: kommunen}
  - {id: fritid, title: Fritid, parent: kommunen}
  - {id: polisen, title: Polisen, external: true}
roles:
  - {id: samordnare, title: Samordnaren, unit: kommunen}
  - {id: rektor, title: Rektor, unit: skolan}
groups:
  - {id: radet, title: Rådet, unit: kommunen, members: [samordnare, polisen], convener: samordnare, meets: två gånger per år}
";

const FRAMEWORK: &str = "kind: framework
id: riktlinje
title: Riktlinje
english: Guideline
requirements:
  - {id: utbildning, text: Personalen är utbildad, english: Staff are trained, judged: records}
  - {id: rutin, text: En rutin finns, english: There is a routine, judged: records}
";

pub(crate) const PLAN: &str = "kind: plan
id: plan-2024
title: Plan 2024
organisation: kommunen
period: 2024
decisions: [{body: kommunen, decision: adopted, on: 2024-01-15}]
follows: [riktlinje]
situation: {id: bild-2023, title: Lägesbild}
areas: [{id: alla, title: Alla}]
needs: [{id: kunskap, title: Kunskap}]
activities:
  - {id: utbilda, title: Utbilda, areas: [alla], responsible: [samordnare], ongoing: true, needs: [kunskap], covers: [riktlinje/utbildning], goal: {text: Alla kan, indicator: Andel}}
  - {id: samtala, title: Samtala, areas: [alla], responsible: [rektor], ongoing: true, needs: [kunskap], goal: {text: Alla talar, indicator: Antal}}
  - {id: beratta, title: Berätta, areas: [alla], responsible: [rektor, samordnare], ongoing: true, covers: [riktlinje/rutin], goal: {text: Alla vet, indicator: Antal}}
";

const PICTURE: &str = "kind: situation
id: bild-2023
title: Lägesbild
dated: 2023-10
prepared_by: [samordnare]
sources:
  - {id: skolan, title: Skolan, who: [skolan], asked_on: 2023-08, answered_on: 2023-09, reports: [{environments: [islamist], level: signs}]}
  - {id: polisen, title: Polisen, who: [polisen], asked_on: 2023-08, answered_on: 2023-09, reports: [{environments: [islamist], level: present}]}
";

fn meeting(id: &str, on: &str) -> (String, String) {
    let text = format!("kind: meeting\nid: {id}\ngroup: radet\non: {on}\npresent: [samordnare]\n");
    (format!("records/meetings/{id}.yaml"), text)
}

fn training(units: &str, on: &str) -> String {
    format!("kind: training\nid: grund\ntitle: Grundkurs\nlevel: basic\n{on}units: [{units}]\n")
}

/// A workspace that lacks nothing in what its plan stands on.
pub(crate) fn sound() -> Sandbox {
    let told = "kind: activity\nid: utbilda\nplan: plan-2024\nupdates:\n  - {on: 2024-10-01, by: samordnare, note: Pågår.}\n";
    let sandbox = Sandbox::empty()
        .file("plans/organisation.yaml", REGISTER)
        .file("plans/frameworks/riktlinje.yaml", FRAMEWORK)
        .file("plans/plan-2024.yaml", PLAN)
        .file("records/situations/bild-2023.yaml", PICTURE)
        .file("records/trainings/grund.yaml", &training("kommunen, skolan", "on: V 2024\n"))
        .file("records/activities/plan-2024/utbilda.yaml", told);
    let meetings = [meeting("var", "2024-03-01"), meeting("host", "2024-09-01")];
    meetings.iter().fold(sandbox, |sandbox, (path, text)| sandbox.file(path, text))
}

fn instead(path: &str, text: &str, from: &str, to: &str) -> Sandbox {
    assert!(text.contains(from), "{from}");
    sound().file(path, &text.replace(from, to))
}

fn plan_with(from: &str, to: &str) -> Sandbox {
    instead("plans/plan-2024.yaml", PLAN, from, to)
}

fn picture_with(from: &str, to: &str) -> Sandbox {
    instead("records/situations/bild-2023.yaml", PICTURE, from, to)
}

fn json(sandbox: &Sandbox, words: &str) -> Value {
    let run = sandbox.run(&format!("gaps --format json {words}"));
    serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{words}: {}{}", run.out, run.err))
}

/// The gaps of a plan: kind, id and why.
fn gaps(sandbox: &Sandbox, words: &str) -> Vec<(String, String, String)> {
    let sound = sandbox.run("validate");
    assert_eq!(sound.exit, Exit::Fine, "{}", sound.out);
    let page = json(sandbox, words);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut found = Vec::new();
    for kind in page["plans"].as_array().unwrap().iter().flat_map(|plan| plan["kinds"].as_array().unwrap()) {
        for gap in kind["gaps"].as_array().unwrap() {
            found.push((text(&kind["id"]), text(&gap["id"]), text(&gap["because"])));
        }
    }
    found
}

/// The one gap of a kind: its id and why.
fn one(sandbox: &Sandbox, words: &str, kind: &str) -> (String, String) {
    let found: Vec<_> = gaps(sandbox, words).into_iter().filter(|(own, _, _)| own == kind).collect();
    let [(_, id, because)] = &found[..] else { panic!("{kind}: {found:?}") };
    (id.clone(), because.clone())
}

#[test]
fn a_sound_plan_lacks_only_what_its_promises_lack() {
    let found = gaps(&sound(), "");
    let kinds: Vec<(&str, &str)> = found.iter().map(|(kind, id, _)| (kind.as_str(), id.as_str())).collect();
    assert_eq!(kinds, [("without-need", "beratta")]);
    let run = sound().run("gaps --kind without-goal");
    assert!(run.out.contains("no gaps"), "{}", run.out);
}

#[test]
fn a_picture_grows_old_is_undated_or_is_not_there() {
    let why = |sandbox: &Sandbox, words: &str| one(sandbox, words, "situation-stale").1;
    let old = why(&sound(), "--as-of 2025-11-01");
    assert_eq!(old, "The situation picture is from 2023-10: 24 months old, and is to be 24 at the most.");
    assert!(gaps(&sound(), "--as-of 2025-10-31").iter().all(|gap| gap.0 != "situation-stale"));
    assert!(why(&picture_with("dated: 2023-10\n", ""), "").contains("is not dated"));
    assert!(
        why(&plan_with("situation: {id: bild-2023, title: Lägesbild}\n", ""), "")
            .contains("names no situation picture")
    );
    let early = picture_with("dated: 2023-10", "dated: 2022-12");
    assert!(why(&early, "").contains("12 months before the plan's time (2024)"), "{}", why(&early, ""));
    assert!(why(&sound(), "--plan plan-2024 --as-of 2023-09-30").contains("was not there on this day"));
}

#[test]
fn a_source_that_was_asked_is_silent_until_it_answers() {
    let silent = picture_with(
        "asked_on: 2023-08, answered_on: 2023-09, reports: [{environments: [islamist], level: signs}]",
        "asked_on: 2023-08",
    );
    let (id, why) = one(&silent, "", "source-silent");
    assert_eq!(
        (id.as_str(), why.as_str()),
        ("bild-2023/skolan", "Asked 2023-08, no answer. 1 of 2 sources without an answer.")
    );
    // Before it answered it had not.
    assert_eq!(gaps(&sound(), "--plan plan-2024 --as-of 2023-08-31 --kind source-silent").len(), 2);
    assert_eq!(gaps(&sound(), "--plan plan-2024 --as-of 2023-09-01 --kind source-silent").len(), 0);
}

#[test]
fn sources_that_cannot_both_be_right_are_a_gap_until_somebody_explains_why() {
    let apart = PICTURE.replace("level: present", "level: serious");
    let with = |more: &str| sound().file("records/situations/bild-2023.yaml", &format!("{apart}{more}"));
    let (id, why) = one(&with(""), "", "divergence");
    assert_eq!(id, "bild-2023/islamist");
    assert_eq!(
        why,
        "Serious: Polisen. Some signs: Skolan. 1 difference = 0 explained + 0 noted + 1 not noted."
    );
    let noted =
        "contradictions:\n  - {between: [skolan, polisen], environment: islamist, text: De ser olika.}\n";
    assert!(one(&with(noted), "", "divergence").1.contains("0 explained + 1 noted + 0 not noted"));
    let explained = with(&noted.replace("olika.", "olika., explained: Skolan ser bara sina."));
    assert!(gaps(&explained, "").iter().all(|gap| gap.0 != "divergence"));
    let told = &json(&explained, "")["plans"][0]["explained"][0]["differences"][0];
    assert_eq!(
        (&told["environment"], &told["explained"]),
        (&"islamist".into(), &"Skolan ser bara sina.".into())
    );
}

#[test]
fn a_group_that_has_missed_its_turn_has_not_met() {
    let seldom = sound().without("records/meetings/host.yaml");
    assert!(
        gaps(&seldom, "--as-of 2024-12-31").iter().all(|gap| gap.0 != "group-not-met"),
        "the year is not over"
    );
    let (id, why) = one(&seldom, "--as-of 2025-01-01", "group-not-met");
    assert_eq!(
        (id.as_str(), why.as_str()),
        ("radet", "To meet twice a year: 1 of 2 meetings 2024. Last meeting: 2024-03-01.")
    );
    assert!(gaps(&sound(), "--as-of 2025-01-01").iter().all(|gap| gap.0 != "group-not-met"));
}

#[test]
fn units_without_training_are_counted_and_named() {
    let with = |text: &str| sound().file("records/trainings/grund.yaml", text);
    let why = |sandbox: &Sandbox| one(sandbox, "", "unit-untrained").1;
    assert_eq!(
        why(&with(&training("kommunen, skolan", "on: 2016\n"))),
        "0 of 2 units with training recorded within the plan's time, 2024. Latest training: 2016."
    );
    // What a role has taken part in, its unit and those above it have had.
    assert_eq!(
        why(&with(&training("samordnare", "on: 2016\n"))),
        "0 of 2 units with training recorded within the plan's time, 2024. Latest training: 2016. None ever: Skolan."
    );
    assert_eq!(why(&sound().without("records/trainings/grund.yaml")), "0 of 2 units with training recorded.");
    // What the whole organisation has had says nothing of a unit in it, and what a unit has had is a part of the whole.
    assert_eq!(why(&with(&training("kommunen", "on: V 2024\n"))), "1 of 2 units with training recorded.");
    assert_eq!(
        why(&with(&training("rektor", "on: V 2024\n"))),
        "Of 2 units: 1 trained, 1 in part and 0 without training within the plan's time, 2024. Not everybody: Exempelby kommun."
    );
    assert!(
        gaps(&with(&training("rektor, samordnare", "on: 2024-05-02\n")), "")
            .iter()
            .all(|gap| gap.0 != "unit-untrained")
    );
}

#[test]
fn a_plan_that_nobody_has_told_of_is_asked_about() {
    let untold = || sound().without("records/activities/plan-2024/utbilda.yaml");
    assert!(gaps(&untold(), "--as-of 2024-06-30").iter().all(|gap| gap.0 != "symbolic-untold"), "too early");
    let (id, why) = one(&untold(), "", "symbolic-untold");
    assert_eq!(
        (id.as_str(), why.as_str()),
        ("plan-2024", "None of 3 open activities has any follow-up recorded since 2024-01-01.")
    );
}

#[test]
fn ongoing_work_without_indicators_is_asked_about_when_it_is_a_pattern() {
    let bare = PLAN.replace(", indicator: Andel", "").replace(", indicator: Antal", "");
    let with = |text: &str| sound().file("plans/plan-2024.yaml", text);
    assert_eq!(
        one(&with(&bare), "", "symbolic-unmeasured").1,
        "None of 3 ongoing activities has an indicator or a target."
    );
    // One of three is measured: that is no pattern. An indicator of the plan's that names the activity measures it too.
    let measured = bare.replace(
        "activities:\n",
        "indicators: [{id: andel, title: Andel, activities: [samtala]}]\nactivities:\n",
    );
    assert!(gaps(&with(&measured), "").iter().all(|gap| gap.0 != "symbolic-unmeasured"));
}

#[test]
fn text_that_is_the_same_in_three_editions_is_asked_about() {
    let edition = |year: u32, previous: Option<u32>| {
        let previous = previous.map_or_else(String::new, |year| format!("previous: plan-{year}\n"));
        PLAN.replace("2024", &year.to_string()).replace("follows:", &format!("{previous}follows:"))
    };
    let chain = |first: u32| {
        let years = (first..=2024).map(|year| (year, (year > first).then(|| year - 1)));
        years.fold(sound(), |sandbox, (year, previous)| {
            sandbox.file(&format!("plans/plan-{year}.yaml"), &edition(year, previous))
        })
    };
    let words = "--plan plan-2024 --kind symbolic-unchanged";
    assert_eq!(gaps(&chain(2023), words), []);
    assert_eq!(
        one(&chain(2021), words, "symbolic-unchanged").1,
        "3 of 3 activities with the same words since 2021, 4 editions on end."
    );
    // What is carried from another activity is compared with that one.
    let carried =
        edition(2024, Some(2023)).replace("id: utbilda,", "id: utbilda, carried_from: [plan-2023/samtala],");
    assert_eq!(gaps(&chain(2022).file("plans/plan-2024.yaml", &carried), words), []);
    // Plans that point back at each other end.
    let ring = chain(2023).file("plans/plan-2023.yaml", &edition(2023, Some(2024)));
    assert_eq!(ring.run("gaps").exit, Exit::Fine);
}

/// Every gap stands in its groups, and the sums say how many.
#[test]
fn groups_hold_what_they_are_called() {
    let sandbox =
        sound().without("records/trainings/grund.yaml").without("records/activities/plan-2024/utbilda.yaml");
    let groups = |words: &str| -> Vec<(String, Vec<String>)> {
        let page = json(&sandbox, words);
        let groups = page["plans"][0]["groups"].as_array().unwrap().clone();
        let ids = |group: &Value| {
            let gaps = group["gaps"].as_array().unwrap();
            assert_eq!(group["summary"]["total"], gaps.len());
            gaps.iter()
                .map(|gap| format!("{} {}", gap["kind"].as_str().unwrap(), gap["id"].as_str().unwrap()))
                .collect()
        };
        groups.iter().map(|group| (group["id"].as_str().unwrap().to_owned(), ids(group))).collect()
    };
    let by = |words: &str| groups(&format!("--as-of 2025-03-01 {words}"));
    let (silent, untrained) = ("not-reported utbilda", "unit-untrained plan-2024");
    let role = by("--group-by role");
    assert_eq!(role.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["rektor", "samordnare", ""]);
    assert!(role[1].1.contains(&silent.to_owned()) && role[2].1.contains(&untrained.to_owned()), "{role:?}");
    let unit = by("--group-by unit");
    assert_eq!(unit.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["kommunen", "skolan", ""]);
    assert!(unit.iter().take(2).all(|(_, gaps)| gaps.contains(&untrained.to_owned())), "{unit:?}");
    let need = by("--group-by need");
    assert_eq!(need[0], ("kunskap".to_owned(), vec![silent.to_owned(), "not-reported samtala".to_owned()]));
    assert_eq!(by("--group-by framework").len(), 1);
    assert_eq!(by("--group-by kind"), []);
    // A filter and a group of the same name hold the same.
    for (words, all) in
        [("--responsible rektor --group-by role", &role[0]), ("--unit skolan --group-by unit", &unit[1])]
    {
        assert_eq!(by(words), std::slice::from_ref(all), "{words}");
    }
    // A unit holds what is below it.
    assert_eq!(by("--unit kommunen --group-by unit").len(), 2);
    let page = json(&sandbox, "--responsible rektor --as-of 2025-03-01");
    let (shown, sum) = (&page["plans"][0]["shown"], &page["plans"][0]["summary"]["total"]);
    assert_eq!((&shown["gaps"], shown["of"].as_i64() > sum.as_i64()), (sum, true), "{shown}");
    let table = sandbox.run("gaps --group-by role --format csv --comma");
    assert!(table.out.starts_with("plan,group,title,id,kind,about,because,close"), "{}", table.out);
}

#[test]
fn a_name_that_is_not_there_is_an_error_with_the_nearest() {
    for (words, meant) in [
        ("--need kunskp", "kunskap"),
        ("--unit skoln", "skolan"),
        ("--responsible rekto", "rektor"),
        ("--kind divergens", "divergence"),
    ] {
        let run = sound().run(&format!("gaps {words}"));
        assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{words}");
        assert!(run.err.contains(&format!("Was {meant} meant?")), "{words}: {}", run.err);
    }
    assert!(sound().run("gaps --unit rektor").err.contains("rektor is no unit"));
}

/// What the two real documents give cause for, and nothing more.
#[test]
fn the_seeds_have_what_their_documents_tell() {
    let of = |words: &str| -> Vec<String> {
        let run = run(&format!("gaps --format json {words}"), &repository(), TODAY, false, Vec::new());
        let page: Value = serde_json::from_str(&run.out).unwrap();
        let sum = page["plans"][0]["summary"].as_object().unwrap().clone();
        let new = [
            "situation-stale", "source-silent", "survey-silent", "divergence", "group-not-met",
            "not-followed-up", "unit-untrained", "training-not-held", "symbolic-untold",
            "symbolic-unmeasured", "symbolic-unchanged",
        ];
        new.into_iter().filter(|kind| sum[*kind] != 0).map(|kind| format!("{kind} {}", sum[kind])).collect()
    };
    // The picture is not dated, only one of its differences is explained, and nothing ongoing is measured. The city's
    // training names none of the units.
    let always = ["situation-stale 1", "divergence 1", "unit-untrained 1", "symbolic-unmeasured 1"];
    assert_eq!(of("--plan rinkeby-kista-2018 --as-of 2018-05-14"), always);
    // The group that was to meet twice in the year did not, and of four courses nobody has recorded that they were held.
    let later = [
        "situation-stale 1", "divergence 1", "group-not-met 1", "unit-untrained 1", "training-not-held 4",
        "symbolic-unmeasured 1",
    ];
    assert_eq!(of("--plan rinkeby-kista-2018 --as-of 2019-01-15"), later);
    // The strategy's picture is no record, its training has no date, and nothing is followed up.
    let solna = ["situation-stale 1", "unit-untrained 1", "symbolic-untold 1", "symbolic-unmeasured 1"];
    assert_eq!(of("--plan solna-strategi-2017-2021 --as-of 2019-01-15"), solna);
}

/// The page for coordinators tells of every kind.
#[test]
fn every_kind_is_told_of() {
    let page = std::fs::read_to_string(repository().join("docs/brister.md")).unwrap();
    for kind in GapKind::ALL {
        assert!(page.contains(&format!("`{}`", kind.name())), "{kind:?}");
    }
}
