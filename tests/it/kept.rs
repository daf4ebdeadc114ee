//! What is kept beside the plan and its follow-up: what is excused, attested and worked by.

use vbe::cli::Exit;

use crate::workspace::Workspace;

/// What `validate` says of one record laid into the sound workspace.
fn said(path: &str, text: &str) -> (Exit, String) {
    let run = Workspace::sound().file(path, text).run("validate --fail-on note");
    (run.exit, run.out)
}

const DEVIATION: &str = "kind: deviation
id: avsteg
excuses: riktlinje/utbildning
body: kommunstyrelsen
on: 2024-02-05
reference: § 14
motive: Utbildningen ges nästa år.
expires: 2025-06-30
";

/// One sound record of every kind that is kept so, with every key that it can have.
pub(crate) const KEPT: [(&str, &str); 3] = [
    (
        "records/deviations/avsteg.yaml",
        "kind: deviation
id: avsteg
excuses: riktlinje/lagesbild
body: kommunstyrelsen
on: 2024-02-05
reference: § 14
motive: Polisens underlag dröjer.
expires: 2025-06-30
note: Tas upp igen i juni.
",
    ),
    (
        "records/attestations/intyg.yaml",
        "kind: attestation
id: intyg
requirement: stod/information
role: samordnare-vbe
on: 2024-10-01
document: Protokoll från chefsmötet
note: Gäller alla chefer.
",
    ),
    (
        "records/routines/rutin.yaml",
        "kind: routine
id: rutin
title: Rutin vid oro
sort: routine
owner: samordnare-vbe
revised: 2024-05
next: V 2026
recurs: vartannat år
reference: Intranätet
note: Finns också på papper.
",
    ),
];

/// What the records in [`KEPT`] point to, beside the sound workspace.
pub(crate) const BESIDE: (&str, &str) = (
    "plans/frameworks/stod.yaml",
    "kind: framework
id: stod
title: Stöd
requirements:
  - {id: information, text: Alla chefer är informerade, judged: attestation}
",
);

#[test]
fn every_key_that_can_be_kept_can_be_written() {
    let workspace = KEPT.into_iter().chain([BESIDE]).fold(Workspace::sound(), |workspace, (path, text)| {
        let kind = text.lines().find_map(|line| line.strip_prefix("kind: ")).unwrap();
        let schema = vbe::kinds::Kind::named(kind).unwrap().judge().schema();
        for key in schema["properties"].as_object().unwrap().keys().filter(|_| path != BESIDE.0) {
            assert!(text.contains(&format!("\n{key}:")) || key == "kind", "{path} lacks {key}");
        }
        workspace.file(path, text)
    });
    let run = workspace.run("validate --fail-on note");
    assert_eq!(run.exit, Exit::Fine, "{}", run.out);
}

#[test]
fn a_deviation_excuses_a_requirement_or_an_activity() {
    for (excuses, fit) in [
        ("riktlinje/utbildning", None),
        ("plan-2024/utbildning", None),
        ("riktlinje/utbilning", Some("riktlinje/utbildning")),
        ("plan-2024/utbilning", Some("utbildning")),
        ("plan-2042/utbildning", Some("plan-2024/utbildning")),
    ] {
        let text = DEVIATION.replace("riktlinje/utbildning", excuses);
        let (exit, out) = said("records/deviations/avsteg.yaml", &text);
        match fit {
            None => assert_eq!(exit, Exit::Fine, "{excuses}: {out}"),
            Some(fit) => {
                assert!(out.contains("unknown-reference") && out.contains(fit), "{excuses}: {out}");
            }
        }
    }
}

#[test]
fn a_deviation_ends_with_its_last_day() {
    for (expires, rule) in [
        ("2024-11-14", Some("expired-deviation")),
        ("2024-11-15", None),
        ("2028-02-05", None),
        ("2028-02-06", Some("deviation-term")),
    ] {
        let (exit, out) = said("records/deviations/avsteg.yaml", &DEVIATION.replace("2025-06-30", expires));
        match rule {
            None => assert_eq!(exit, Exit::Fine, "{expires}: {out}"),
            Some(rule) => assert!(out.contains(rule), "{expires}: {out}"),
        }
    }
}

#[test]
fn who_is_named_is_known_where_something_is_kept() {
    let of_routine = "kind: routine\nid: rutin\ntitle: Rutin vid oro\nsort: routine\nowner: samordnre-vbe\n";
    let of_attestation = "kind: attestation\nid: intyg\nrequirement: riktlinje/utbilning\n\
                          role: samordnre-vbe\non: 2024-10-01\ndocument: Protokoll\n";
    let of_deviation = DEVIATION.replace("kommunstyrelsen", "samordnre-vbe");
    for (path, text) in [
        ("records/routines/rutin.yaml", of_routine),
        ("records/attestations/intyg.yaml", of_attestation),
        ("records/deviations/avsteg.yaml", of_deviation.as_str()),
    ] {
        let (exit, out) = said(path, text);
        assert_eq!(exit, Exit::Found, "{path}: {out}");
        assert!(out.contains("unknown-reference") && out.contains("Write samordnare-vbe"), "{path}: {out}");
    }
}
