//! What is kept beside the plan and its follow-up: what is excused, attested, worked by, held, checked, agreed and told.

use vbe::cli::Exit;

use crate::sandbox::Sandbox;

/// What `validate` says of one record laid into the sound workspace.
fn said(path: &str, text: &str) -> (Exit, String) {
    let run = Sandbox::sound().file(path, text).run("validate --fail-on note");
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
pub(crate) const KEPT: [(&str, &str); 7] = [
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
        "records/trainings/grund.yaml",
        "kind: training
id: grund
title: Grundutbildning
level: basic
sort: targeted
planned: 2024-03
meant_for: [enhetschef-fritid]
on: V 2024
units: [enhetschef-fritid]
participants: 30
approximate: true
by_unit: [{unit: enhetschef-fritid, participants: 30, staff: 40}]
held_by: samordnare-vbe
part_of: plan-2024/utbildning
note: Ges igen till hösten.
",
    ),
    (
        "records/surveys/enkat.yaml",
        "kind: survey
id: enkat
title: Enkät om läget
situation: lagesbild-2023
on: 2024-03
answer_by: 2024-04
prepared_by: [samordnare-vbe]
asked:
  - {who: enhetschef-fritid, as_written: fritid, sent: 30, answered: 20}
questions:
  - id: rutin
    text: Känner ni till rutinen?
    answers:
      - {answer: ja, count: 12, by_unit: [{unit: enhetschef-fritid, count: 12}]}
form: Intranätet
source: Protokoll
note: Skickas igen nästa år.
",
    ),
    (
        "records/reviews/bidrag.yaml",
        "kind: review
id: bidrag
sort: grants
period: V 2024
unit: kommunstyrelsen
checked: 42
acted: 1
withdrawn: 0
with_plan: 42
followed_up: 40
equality_plan: 41
accounted: 41
evaluated: {by: KS, on: 2024-09, reference: § 88}
part_of: plan-2024/utbildning
note: Alla som fått bidrag.
",
    ),
    (
        "records/agreements/polisen.yaml",
        "kind: agreement
id: polisen
title: Samverkansöverenskommelse
parties: [kommunstyrelsen, polisen]
purposes: [Färre rekryteras]
areas: [Våldsbejakande extremism]
period: 2023-2026
signed: 2023-02-01
ended: 2024-10
situation: lagesbild-2023
reference: KS 2023/14
note: Följs upp varje år.
",
    ),
    (
        "records/routines/rutin.yaml",
        "kind: routine
id: rutin
title: Rutin vid oro
sort: alarm-chain
about: premises
owner: samordnare-vbe
revised: 2024-05
next: V 2026
recurs: vartannat år
chain: [samordnare-vbe, kommunstyrelsen]
try_every: årligen
tried:
  - {on: 2024-03, note: Båda svarade.}
activated:
  - {on: 2024-H1, severity: serious, extent: administration}
reference: Intranätet
note: Finns också på papper.
",
    ),
];

/// What the records in [`KEPT`] point to, beside the sound workspace.
pub(crate) const BESIDE: [(&str, &str); 2] = [
    (
        "plans/frameworks/stod.yaml",
        "kind: framework
id: stod
title: Stöd
requirements:
  - {id: information, text: Alla chefer är informerade, judged: attestation}
",
    ),
    (
        "records/situations/lagesbild-2023.yaml",
        "kind: situation
id: lagesbild-2023
title: Lägesbild 2023
dated: 2023-01
sources:
  - {id: enkaten, title: Enkäten, asked: yes, answered: yes}
",
    ),
];

#[test]
fn every_key_that_can_be_kept_can_be_written() {
    let sandbox = KEPT.into_iter().chain(BESIDE).fold(Sandbox::sound(), |sandbox, (path, text)| {
        let kind = text.lines().find_map(|line| line.strip_prefix("kind: ")).unwrap();
        let schema = vbe::model::kinds::Kind::named(kind).unwrap().judge().schema();
        for key in schema["properties"]
            .as_object()
            .unwrap()
            .keys()
            .filter(|_| BESIDE.iter().all(|(beside, _)| path != *beside))
        {
            assert!(text.contains(&format!("\n{key}:")) || key == "kind", "{path} lacks {key}");
        }
        sandbox.file(path, text)
    });
    let run = sandbox.run("validate --fail-on note");
    assert_eq!(run.exit, Exit::Fine, "{}", run.out);
}

/// An account to a body, with every key that one can have.
pub(crate) const REPORT: &str = "kind: report
id: arsredovisning
sort: annual
to: kommunstyrelsen
plan: plan-2024
revision: 5a98b91
period: 2024
on: 2024-11-04
document: Verksamhetsberättelse 2024
note: Muntligt också.
";

#[test]
fn an_account_to_a_body_says_to_whom_and_when() {
    let path = "records/reports/arsredovisning.yaml";
    let (exit, out) = said(path, REPORT);
    assert_eq!(exit, Exit::Fine, "{out}");
    for (line, instead) in [
        ("sort: annual\n", "sort: annual"),
        ("to: kommunstyrelsen\n", "to: samordnare-vbe"),
        ("on: 2024-11-04\n", "on: 2018-05-14"),
    ] {
        let (_, out) = said(path, &REPORT.replace(line, ""));
        assert!(out.contains("missing-field") && out.contains(instead), "{out}");
        assert!(!out.contains("audience"), "{out}");
    }
    for (old, new, rule) in [
        ("plan-2024", "plan-2042", "unknown-reference"),
        ("kommunstyrelsen", "kommunstyrlsen", "unknown-reference"),
        ("2024-11-04", "2024-11-16", "progress-in-future"),
        ("sort: annual", "audience: public", "missing-field"),
        ("note:", "k: 5\nnote:", "missing-field"),
        ("sort:", "audience: public\nk: 5\nsort:", "together with audience"),
    ] {
        let (exit, out) = said(path, &REPORT.replace(old, new));
        assert_eq!(exit, Exit::Found, "{new}: {out}");
        assert!(out.contains(rule), "{new}: {out}");
    }
}

/// What is told to a body is no publication: it neither stands in the way of one nor counts as one.
#[test]
fn an_account_to_a_body_is_no_publication() {
    let ledger = "kind: report\nid: offentlig-2023\naudience: public\nperiod: 2023\non: 2024-11-04\nk: 5\n";
    let sandbox = Sandbox::sound()
        .file("records/reports/arsredovisning.yaml", REPORT)
        .file("records/reports/offentlig-2023.yaml", ledger);
    let run = sandbox.run("validate --fail-on note");
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
    let of_training = "kind: training\nid: grund\ntitle: Grund\nunits: [samordnre-vbe]\n";
    let of_review =
        "kind: review\nid: lokaler\nsort: premises\nperiod: V 2024\nunit: samordnre-vbe\nchecked: 3\n";
    let of_agreement = "kind: agreement\nid: polisen\ntitle: Samverkan\nparties: [samordnre-vbe]\n\
                        purposes: [Samverkan]\nareas: [Extremism]\n";
    for (path, text) in [
        ("records/trainings/grund.yaml", of_training),
        ("records/reviews/lokaler.yaml", of_review),
        ("records/agreements/polisen.yaml", of_agreement),
        ("records/routines/rutin.yaml", of_routine),
        ("records/attestations/intyg.yaml", of_attestation),
        ("records/deviations/avsteg.yaml", of_deviation.as_str()),
    ] {
        let (exit, out) = said(path, text);
        assert_eq!(exit, Exit::Found, "{path}: {out}");
        assert!(out.contains("unknown-reference") && out.contains("Write samordnare-vbe"), "{path}: {out}");
    }
}

#[test]
fn what_has_been_held_belongs_to_an_activity_that_there_is() {
    for (path, text) in KEPT.into_iter().filter(|(_, text)| text.contains("part_of")) {
        let text = text.replace("plan-2024/utbildning", "plan-2024/utbilning");
        let (exit, out) = said(path, &text);
        assert_eq!(exit, Exit::Found, "{path}: {out}");
        assert!(out.contains("unknown-reference") && out.contains("utbildning"), "{path}: {out}");
    }
}

#[test]
fn an_agreement_that_is_renewed_lies_there_as_history() {
    let (path, text) = KEPT.into_iter().find(|(path, _)| path.contains("agreements")).unwrap();
    let text = text.replace("\nended: 2024-10", "");
    let old = text.replace("2023-2026", "2019-2022").replace("2023-02-01", "2019");
    let (_, out) = said(path, &old);
    assert!(out.contains("expired-agreement"), "{out}");
    let new = text.replace("id: polisen", "id: polisen-2023").replace("kommunstyrelsen,", "KS,");
    let sandbox = Sandbox::sound().file(path, &old).file("records/agreements/polisen-2023.yaml", &new);
    let sandbox = BESIDE.into_iter().fold(sandbox, |sandbox, (path, text)| sandbox.file(path, text));
    let run = sandbox.run("validate --fail-on note");
    assert_eq!(run.exit, Exit::Fine, "{}", run.out);
}
