//! Before the meeting: `vbe meeting` and `vbe roles`.

use vbe::cli::Exit;

use crate::sandbox::{SOUND, Sandbox, repository, run};

/// A town whose group meets twice a year, met in May, and was given two things to do.
fn town() -> Sandbox {
    let register = SOUND[0].1.replace(
        "members: [samordnare-vbe, enhetschef-fritid]}",
        "unit: kommunstyrelsen, members: [samordnare-vbe, enhetschef-fritid], meets: två gånger per år, convener: samordnare-vbe}",
    );
    let register = register.replace(
        "title: Samordnare VBE, aliases: [samordnaren]}",
        "title: Samordnare VBE, aliases: [samordnaren], unit: kommunstyrelsen}\n  - {id: gammal, title: Utvecklingsledare, valid_until: 2024-03-31}",
    );
    Sandbox::sound()
        .file(SOUND[0].0, &register)
        .file(
            SOUND[2].0,
            &format!("{}  - {{id: rutin, title: Ta fram en rutin, areas: [forebygga], responsible: [gammal, enhetschef-fritid], start: V 2024, finish: V 2024}}\n  - {{id: natverk, title: Delta i nätverket, areas: [forebygga], responsible: [enhetschef-fritid], ongoing: true}}\n", SOUND[2].1),
        )
        .file(
            "records/meetings/maj.yaml",
            "kind: meeting
id: maj
group: styrgrupp
on: 2024-05-15
present: [samordnare-vbe]
decisions:
  - {id: lokal, text: Boka en lokal, responsible: [samordnare-vbe], due: H 2024}
  - {id: brev, text: Skriv till skolorna, responsible: [enhetschef-fritid], due: V 2024, done: 2024-06-10}
  - {id: anteckning, text: Informationen noterades}
",
        )
        .file(
            SOUND[3].0,
            &SOUND[3].1.replace("assessment: green}", "assessment: green}\n  - {on: 2024-09-01, by: samordnare-vbe, note: Andra tillfället <klart> & betalt., assessment: yellow}"),
        )
}

#[test]
fn the_page_tells_what_has_happened_since_the_group_last_met() {
    let town = town();
    let page = town.run("meeting styrgrupp --on 2024-10-01");
    assert_eq!((page.exit, page.err.as_str()), (Exit::Fine, ""));
    insta::assert_snapshot!(page.out);
    assert_eq!(
        town.run("meeting Styrgruppen --on 2024-10-01").out,
        page.out,
        "any of its names, and the same bytes"
    );
    let html = town.run("meeting styrgrupp --on 2024-10-01 --format html-fragment");
    insta::assert_snapshot!("the_page_as_html", html.out);
    assert!(html.out.contains("&lt;klart&gt; &amp; betalt"), "{}", html.out);
    let json: serde_json::Value =
        serde_json::from_str(&town.run("meeting styrgrupp --on 2024-10-01 --format json").out).unwrap();
    assert_eq!(json["meetings"][0]["last"]["day"], "2024-05-15");
    // What is done waits no more, and what was only said never did.
    let waits =
        |day: &str| town.run(&format!("meeting styrgrupp --on {day}")).out.contains("Skriv till skolorna");
    assert!(waits("2024-06-09") && !waits("2024-06-10"));
    assert!(!page.out.contains("noterades"));
}

#[test]
fn before_the_first_meeting_it_is_counted_from_the_plan() {
    let page = town().run("meeting styrgrupp --on 2024-05-15");
    assert!(page.out.contains("no meeting is recorded"), "{}", page.out);
    let sound = Sandbox::sound().run("meeting styrgrupp --width 200");
    assert!(sound.out.contains("how often the group meets is not stated"), "{}", sound.out);
}

/// Why a group has no plan is told as it is, and what is told to write gives it one.
#[test]
fn a_group_without_a_plan_is_told_what_is_missing() {
    let plan = SOUND[2].1.replace("organisation: KS\n", "");
    let town = |register: &str| Sandbox::sound().file(SOUND[0].0, register).file(SOUND[2].0, &plan);
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let nobody = town(&SOUND[0].1.replace(", members: [samordnare-vbe, enhetschef-fritid]", ""));
    let page = flat(&nobody.run("meeting styrgrupp").out);
    assert!(page.contains("Enter who convenes it (`convener`)"), "{page}");
    let convened =
        SOUND[0].1.replace("title: Samordnare VBE,", "title: Samordnare VBE, unit: kommunstyrelsen,");
    let town = town(&convened);
    let page = flat(&town.run("meeting styrgrupp").out);
    assert!(page.contains("“Handlingsplan 2024” does not say which organisation it is for"), "{page}");
    assert!(!page.contains("tied to no plan"), "{page}");
    let told = "set plan:plan-2024 organisation=UNIT";
    assert!(page.contains(told), "{page}");
    let run = town.run(&told.replace("UNIT", "kommunstyrelsen"));
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    let page = flat(&town.run("meeting styrgrupp").out);
    assert!(!page.contains("does not say which") && page.contains("Handlingsplan 2024"), "{page}");
}

#[test]
fn a_page_has_room_on_a_page_and_programs_get_all() {
    let words = "meeting styrgrupp --on 2019-01-15";
    let here = |more: &str| {
        run(
            &format!("{words} {more}"),
            &repository(),
            "2026-01-01",
            false,
            vec![("VBE_LANG".into(), "sv".into())],
        )
    };
    let short = here("");
    let flat = short.out.split_whitespace().collect::<Vec<_>>().join(" ");
    // What is told to run shows them.
    let told = flat.split_once("och 7 till: vbe ").unwrap().1.split_once(" visar alla").unwrap().0;
    assert_eq!(
        run(told, &repository(), "2026-01-01", false, vec![("VBE_LANG".into(), "sv".into())]).out,
        here("--all").out
    );
    assert!(short.out.lines().all(|line| line.chars().count() <= 80));
    assert!(!here("--all").out.contains("visar alla"));
    let json: serde_json::Value = serde_json::from_str(&here("--format json").out).unwrap();
    assert_eq!(json["meetings"][0]["sections"][0]["activities"].as_array().unwrap().len(), 15);
}

#[test]
fn roles_are_told_with_what_they_own_and_what_is_not_in_order() {
    let run = town().run("roles --as-of 2024-10-01");
    insta::assert_snapshot!(run.out);
    let one = town().run("roles --as-of 2024-10-01 --responsible gammal");
    assert!(one.out.contains("NO LONGER THERE, BUT NAMED AS RESPONSIBLE (1)"), "{}", one.out);
    assert!(!one.out.contains("Samordnare VBE"), "{}", one.out);
}

#[test]
fn what_cannot_be_told_is_said() {
    let town = town();
    for (words, told) in [
        ("meeting", "GROUP"),
        ("meeting styrgrup", "Was styrgrupp meant?"),
        ("meeting samordnaren", "is a role, no group"),
        ("meeting styrgrupp --on igår", "is not a date"),
        ("roles --responsible nobody", "among the roles"),
        ("roles --plan plan-2042", "plan-2024"),
    ] {
        let run = town.run(words);
        assert_eq!(
            (run.exit, run.out.as_str(), run.err.contains(told)),
            (Exit::Failed, "", true),
            "{words}: {}",
            run.err
        );
    }
    assert_eq!(Sandbox::empty().run("roles").exit, Exit::Nothing);
    let faulty = Sandbox::sound().file(SOUND[0].0, "kind: organisation\nid: [\n").run("meeting styrgrupp");
    assert_eq!(
        (faulty.exit, faulty.err.contains("could not be read")),
        (Exit::Failed, true),
        "{}",
        faulty.err
    );
}
