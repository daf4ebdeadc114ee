//! The follow-up of a plan as a board reads it: what it tells, in which words, and what it leaves to those who keep the
//! files.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use vbe::cli::Exit;
use vbe::model::kinds::Kind;

use crate::sandbox::{Sandbox, repository, run};
use crate::town::town;
use crate::words::{codes, words};

const ORGANISATION: &str = "kind: organisation
id: organisation
units:
  - {id: zz-kommunen, title: Ekdala kommun}
  - {id: zz-styrelsen, title: Kommunstyrelsen, parent: zz-kommunen}
  - {id: zz-skolan, title: Skolkontoret, parent: zz-kommunen}
  - {id: zz-polisen, title: Lokalpolisområdet, external: true}
  - {id: zz-grannen, title: Björkala kommun}
roles:
  - {id: zz-samordnaren, title: Säkerhetssamordnaren, unit: zz-styrelsen}
  - {id: zz-skolchefen, title: Skolchefen, unit: zz-skolan}
groups:
  - {id: zz-radet, title: Brottsförebyggande rådet, convener: zz-samordnaren, meets: två gånger per år}
  - {id: zz-grannradet, title: Björkalas råd, members: [zz-grannen]}
";

/// A small municipality's plan: numbers, goals in two levels, a goal of an activity, and one activity without a time.
const PLAN: &str = "kind: plan
id: zz-plan
title: Plan för ett tryggt Ekdala
organisation: zz-kommunen
period: 2024-2026
decisions: [{body: zz-styrelsen, decision: adopted, on: 2024-02-14}]
revision: {due: H 2026}
areas:
  - {id: zz-kunskap, number: '1', title: Kunskap, note: universell nivå, commitments: [Föräldrar erbjuds råd.]}
  - {id: zz-platser, number: '2', title: Trygga platser}
needs:
  - {id: zz-oro, number: B1, title: Personalen vet inte vad de ska göra vid oro}
  - {id: zz-natet, number: B2, title: Unga möter propaganda på nätet, risk: high, note: enligt polisen}
goals:
  - {id: zz-trygg, number: 'M1', title: Ekdala är en trygg kommun, responsible: [zz-grannen]}
  - {id: zz-kanner, number: 'M1.1', title: Personalen vet vad de ska göra, parent: zz-trygg, type: output}
activities:
  - id: zz-utbilda
    number: '1.1'
    title: Utbilda all personal som möter unga
    description: Två timmar på arbetstid.
    parts: [Fritidsgårdarna, Skolorna]
    areas: [zz-kunskap]
    responsible: [zz-skolchefen, zz-samordnaren]
    lead: zz-samordnaren
    partners: [zz-polisen]
    start: V 2025
    finish: H 2026
    time_note: med uppehåll över sommaren
    ordinary: false
    needs: [{need: zz-oro, extent: partly, note: Når bara de fast anställda.}]
    serves: [zz-kanner]
    goal: {text: Alla i skolan är utbildade, target: minst 60, unit: personer}
    effect: {text: Oro når fram, term: long}
    priority: Hög
    follow_up: I delårsrapporten
    note: Med statsbidrag
    target_group: Lärare och fritidspersonal
    places: [Centrala Ekdala]
    resources: 40 000 kronor
  - id: zz-belysning
    number: '2.1'
    title: Bättre belysning vid stationen
    areas: [zz-platser]
    responsible: [zz-samordnaren]
    finish: 2024
  - id: zz-kameror
    number: '2.2'
    title: Pröva kameror i gångtunneln
    areas: [zz-platser]
    responsible: [zz-samordnaren]
    finish: 2026
";

const TOLD: &str = "kind: activity
id: zz-utbilda
plan: zz-plan
started: 2025-02-03
updates:
  - {on: 2025-03-10, by: zz-skolchefen, note: Första omgången är hållen., assessment: yellow}
  - {on: 2025-11-20, by: zz-skolchefen, note: 56 av 60 är utbildade., evidence: Personalsystemet i november, assessment: green}
outcome: {value: '56', on: 2025-11-20, note: Fyra var lediga.}
";

const CANCELLED: &str = "kind: activity
id: zz-kameror
plan: zz-plan
cancelled: {on: 2025-05-06, decision: 'Kommunstyrelsen 2025-05-06, § 41', by: zz-styrelsen, again: true}
";

fn small() -> Sandbox {
    Sandbox::empty()
        .file("plans/organisation.yaml", ORGANISATION)
        .file("plans/zz-plan.yaml", PLAN)
        .file(
            "plans/zz-grannens.yaml",
            "kind: plan\nid: zz-grannens\ntitle: Björkalas plan\norganisation: zz-grannen\nperiod: 2025\ndecisions: [{body: zz-grannen, decision: adopted, on: 2025-01-15}]\n",
        )
        .file("records/activities/zz-plan/zz-utbilda.yaml", TOLD)
        .file("records/activities/zz-plan/zz-kameror.yaml", CANCELLED)
        .file(
            "records/meetings/zz-mote.yaml",
            "kind: meeting\nid: zz-mote\ngroup: zz-radet\non: 2025-04-10\ndecisions:\n  - {id: zz-beslut, text: Rutinen ska ses över., responsible: [zz-skolchefen], due: 2026-03-31}\n",
        )
        .file(
            "records/meetings/zz-annan.yaml",
            "kind: meeting\nid: zz-annan\ngroup: zz-grannradet\non: 2025-04-11\ndecisions: [{id: zz-deras, text: Grannens sak.}]\n",
        )
        .file(
            "records/trainings/zz-kurs.yaml",
            "kind: training\nid: zz-kurs\ntitle: Oro och rutiner\non: 2025-10\nunits: [zz-skolan]\nparticipants: 56\n",
        )
        .file(
            "records/agreements/zz-avtal.yaml",
            "kind: agreement\nid: zz-avtal\ntitle: Överenskommelse om samverkan\nparties: [zz-kommunen, zz-polisen]\npurposes: [Dela lägesbild]\nareas: [Centrum]\nperiod: 2025-2026\n",
        )
}

fn told(sandbox: &Sandbox, words: &str, lang: &str) -> String {
    let variables = vec![("VBE_LANG".to_owned(), lang.to_owned())];
    let run = run(words, sandbox.path(), "2025-12-31", false, variables);
    assert_eq!(run.exit, Exit::Fine, "{words}: {}", run.err);
    run.out
}

const ANNUAL: &str = "report --kind annual --plan zz-plan --period 2025";

#[test]
fn the_small_plan_is_sound() {
    let found = told(&small(), "validate", "en");
    assert!(found.contains("nothing to remark"), "{found}");
}

#[test]
fn a_board_reads_what_was_promised_what_was_done_and_where_it_can_be_seen() {
    let page = told(&small(), &format!("{ANNUAL} --format md"), "sv");
    for line in [
        "Av planens 3 åtgärder är 1 ej redovisad, 1 påbörjad och 1 inställd.",
        "Inte redovisat: ”Bättre belysning vid stationen”.",
        "Inställt genom beslut: ”Pröva kameror i gångtunneln”.",
        "De ansvariga har bedömt 1 åtgärd: 1 enligt plan (grön).",
        "1 utbildning har hållits, med sammanlagt 56 deltagare. 1 möte har hållits, med 1 beslut.",
        "#### 1 Kunskap",
        "#### 1.1 Utbilda all personal som möter unga",
        "- **Läge:** Påbörjad 2025-02-03. Bedömning: grön, enligt plan (2025-11-20).",
        "- **Utfall:** 56 personer (2025-11-20). Fyra var lediga. Målet är på väg.",
        "- **Samverkanspartner:** Lokalpolisområdet",
        "- **Planerad tid:** V 2025 – H 2026; med uppehåll över sommaren; punktinsats",
        "- **Mål:** Alla i skolan är utbildade (minst 60 personer senast H 2026)",
        "- **Bidrar till målet:** M1.1 Personalen vet vad de ska göra",
        "| 2025-11-20 | 56 av 60 är utbildade. | Personalsystemet i november | + grön |",
        "- **Beslut:** Kommunstyrelsen 2025-05-06, § 41. Prövas igen när planen revideras.",
        "| M1 Ekdala är en trygg kommun |",
        "| – M1.1 Personalen vet vad de ska göra | minst 60 personer senast H 2026 |  | 1.1 Utbilda all personal som möter unga | 56 personer (2025-11-20) | ▷ på väg |",
        "| B2 Unga möter propaganda på nätet | hög | (enligt polisen) | ingen åtgärd |",
        "| Oro och rutiner | 2025-10 | Skolkontoret | 56 |",
        "| Brottsförebyggande rådet | 1 | två gånger per år | 2025-04-10 |",
        "| Överenskommelse om samverkan | syfte: Dela lägesbild; område: Centrum | Ekdala kommun<br>Lokalpolisområdet | 2025-2026 |",
        "#### Ej redovisad åtgärd (1)",
        "| 2026-03-31 | Rutinen ska ses över. | beslutet ska vara verkställt |",
        "planen ska vara reviderad",
    ] {
        assert!(page.contains(line), "{line}\n{page}");
    }
    assert!(!page.contains("Grannens sak") && !page.contains("Björkalas"), "{page}");
    assert_eq!(page.matches("Alla i skolan är utbildade |").count(), 1, "the numbers stand once: {page}");
}

#[test]
fn four_months_have_what_is_new_in_them_and_what_is_late() {
    let tertial = "report --kind tertial --plan zz-plan --period T3-2025 --format md";
    let page = told(&small(), tertial, "sv");
    assert!(page.contains("56 av 60") && !page.contains("Första omgången"), "{page}");
    assert!(page.contains("1 åtgärd utan ny uppföljning under perioden står bara i översikten."), "{page}");
    assert!(page.contains("### De kommande fyra månaderna") && !page.contains("\n### Planen\n"), "{page}");
}

#[test]
fn what_nothing_is_known_of_is_not_told_and_silence_is() {
    let bare = "kind: plan\nid: p\ntitle: Plan\nperiod: 2025\nactivities: [{id: a, title: Göra något, finish: 2026}]\n";
    let sandbox = Sandbox::empty().file("plans/p.yaml", bare);
    let page = told(&sandbox, "report --kind annual --plan p", "sv");
    for said in [
        "Planens enda åtgärd är planerad.",
        "Planen har inga målvärden, så resultaten kan inte bedömas mot något mål.",
        "Ingen utbildning är antecknad under perioden. Inga möten är antecknade under perioden.",
        "Planen anger ingen lägesbild.",
        "Ingen överenskommelse är antecknad.",
    ] {
        assert!(page.split_whitespace().collect::<Vec<_>>().join(" ").contains(said), "{said}\n{page}");
    }
    for silent in ["bedömt", "HÄNDELSER", "AVSTEG", "BEHOV\n", "Försenat", "NÄSTA PLAN"] {
        assert!(!page.contains(silent), "{silent}\n{page}");
    }
    let none = sandbox.file("plans/p.yaml", "kind: plan\nid: p\ntitle: Plan\nperiod: 2025\n");
    assert!(told(&none, "report --kind annual --plan p", "en").contains("The plan has no activities."));
}

/// Every field that people write of an activity, an area, a need or a goal stands in the annual report, but for these.
const LEFT_OUT: [(&str, &str); 15] = [
    ("activities.id", "a board reads titles"),
    ("activities.to", "who is told is for those who keep the plan"),
    ("activities.ongoing", "told with the planned time"),
    ("activities.when", "told with the planned time"),
    ("activities.recurs", "told with the planned time"),
    ("activities.covers", "the requirements that are not met stand there"),
    ("activities.carried_from", "stands in the account"),
    ("activities.source", "of the transcript"),
    ("areas.id", "a board reads titles"),
    ("areas.responsible", "stands at each activity without its own"),
    ("needs.id", "a board reads titles"),
    ("needs.where", "of the transcript"),
    ("goals.id", "a board reads titles"),
    ("goals.parent", "seen by the order"),
    ("goals.note", "of the transcript"),
];

#[test]
fn every_field_of_the_plan_that_a_board_needs_stands_in_the_report() {
    let page = told(&small(), &format!("{ANNUAL} --format md"), "sv");
    // What each field of the small plan is told as.
    let shown = [
        ("activities.number", "1.1 Utbilda"),
        ("activities.title", "Utbilda all personal"),
        ("activities.description", "Två timmar på arbetstid."),
        ("activities.parts", "Fritidsgårdarna; Skolorna"),
        ("activities.areas", "#### 1 Kunskap"),
        ("activities.responsible", "Skolchefen; Säkerhetssamordnaren"),
        ("activities.lead", "**Sammanhållande:** Säkerhetssamordnaren"),
        ("activities.partners", "**Samverkanspartner:** Lokalpolisområdet"),
        ("activities.start", "V 2025 –"),
        ("activities.finish", "– H 2026"),
        ("activities.time_note", "med uppehåll över sommaren"),
        ("activities.ordinary", "punktinsats"),
        (
            "activities.needs",
            "**Behov:** B1 Personalen vet inte vad de ska göra vid oro (delvis: Når bara de fast anställda)",
        ),
        ("activities.serves", "M1.1 Personalen vet vad"),
        ("activities.goal", "Alla i skolan är utbildade (minst 60 personer senast H 2026)"),
        ("activities.effect", "Oro når fram; på lång sikt"),
        ("activities.target_group", "Lärare och fritidspersonal"),
        ("activities.places", "**Plats:** Centrala Ekdala"),
        ("activities.resources", "40 000 kronor"),
        ("activities.priority", "**Prioritet:** Hög"),
        ("activities.follow_up", "**Så följs den upp:** I delårsrapporten"),
        ("activities.note", "**Anmärkning:** Med statsbidrag"),
        ("areas.number", "1 Kunskap"),
        ("areas.title", "2 Trygga platser"),
        ("areas.note", "1 Kunskap (universell nivå)"),
        ("areas.commitments", "**Åtaganden i texten:** 1 Kunskap: Föräldrar erbjuds råd"),
        ("needs.number", "B2 Unga"),
        ("needs.risk", "| hög |"),
        ("needs.note", "enligt polisen"),
        ("needs.title", "Unga möter propaganda"),
        ("goals.number", "M1.1 Personalen"),
        ("goals.responsible", "| M1 Ekdala är en trygg kommun |  | Björkala"),
        ("goals.title", "Ekdala är en trygg kommun"),
    ];
    // The numbers of goals stand in the table of what is measured, which `status --indicators` holds.
    let measured = ["type", "indicator", "target", "baseline", "unit", "by", "sum"];
    let schema = Kind::named("plan").unwrap().judge().schema();
    let mut known: BTreeSet<String> = shown.iter().map(|(field, _)| (*field).to_owned()).collect();
    known.extend(LEFT_OUT.iter().map(|(field, _)| (*field).to_owned()));
    known.extend(measured.map(|field| format!("goals.{field}")));
    let mut fields = BTreeSet::new();
    for list in ["activities", "areas", "needs", "goals"] {
        let items = &schema["properties"][list]["items"];
        let name = items["$ref"].as_str().map(|path| path.trim_start_matches("#/definitions/"));
        let items = name.map_or(items, |name| &schema["definitions"][name]);
        fields.extend(items["properties"].as_object().unwrap().keys().map(|key| format!("{list}.{key}")));
    }
    assert_eq!(fields, known);
    for (field, said) in shown {
        assert!(page.contains(said), "{field}: {said}\n{page}");
    }
}

const DOCUMENT: &str = "kind: plan
id: dok
title: Strategi för demokrati
document_type: strategi
purpose: Alla ska kunna delta utan rädsla
organisation: zz-kommunen
owners: [zz-kommunen, zz-polisen]
responsible: [zz-samordnaren]
assignment: {body: zz-styrelsen, on: 2022-11-22, reference: § 101, text: att samla arbetet}
reference: KS 2022/77
period: 2023-2026
published: 2023-03-01
source: Strategi, 16 sidor
decisions:
  - {body: zz-styrelsen, decision: referred, on: 2022-10, note: Remiss till nämnderna}
  - {body: zz-styrelsen, decision: adopted, on: 2023-02-13, reference: § 14}
revision: {due: 2027, recurs: vart fjärde år, note: Under mandatperiodens första år}
reporting: [{recurs: årligen, to: zz-styrelsen, within: 3 månader, note: I årsredovisningen}]
previous: {title: Handlingsplan mot våld, period: 2017-2020, note: Förlängd till 2022}
follows: [{framework: linjer, revision: 2020}]
situation: {title: Riskbild, dated: 2022-10, where: Kapitel 3, sources: [Skolan]}
excludes: [{what: Terrorbekämpning, why: Är polisens ansvar, decision: {body: zz-styrelsen, on: 2023-02-13, reference: § 15}}]
goals: [{id: m, title: Färre är otrygga, responsible: [zz-skolan]}]
indicators:
  - {id: i, title: Andel otrygga, unit: '%', goals: [m], baseline: {period: 2022, value: 31}, target: högst 26 %, direction: down, by: 2026, recurs: årligen, source: Trygghetsmätningen}
activities: [{id: a, title: Trygghetsvandra, responsible: [zz-skolchefen], finish: 2026, goal: {text: Fler vandringar, baseline: 4 vandringar, target: minst 10 vandringar}}]
note: Inom ordinarie budget
";

/// What is written of a plan as a document and does not stand in its report.
const NOT_TOLD: [(&str, &str); 20] = [
    ("previous.note", "stands in the account"),
    ("kind", "the file's own"),
    ("id", "a board reads titles"),
    ("title", "over the document"),
    ("document_type", "the title says it"),
    ("part_of", "of a sub-plan, and held by the status page"),
    ("agreements", "held by the status page, which the section is made of"),
    ("areas", "held field by field above"),
    ("needs", "held field by field above"),
    ("activities", "held field by field above"),
    ("goals", "held field by field above"),
    ("covers", "what is not met stands there"),
    ("reporting.within", "the day stands in what comes"),
    ("situation.id", "a board reads titles"),
    ("situation.where", "of the transcript"),
    ("excludes.requirements", "what is not met stands there"),
    ("excludes.decision", "the plan's own, or in its minutes"),
    ("indicators.id", "a board reads titles"),
    ("indicators.note", "of the transcript"),
    ("indicators.recurs", "the day stands in what comes"),
];

#[test]
fn what_a_plan_says_of_itself_as_a_document_stands_in_its_report() {
    let sandbox = small().file("plans/dok.yaml", DOCUMENT).file(
        "plans/frameworks/linjer.yaml",
        "kind: framework\nid: linjer\ntitle: Nationella riktlinjer\nrequirements: [{id: r, judged: records, text: Kommunen ska ha en plan.}]\n",
    );
    assert!(told(&sandbox, "validate", "en").contains("nothing to remark"));
    let page = told(&sandbox, "report --kind annual --plan dok --period 2025 --format md", "sv");
    let shown = [
        ("purpose", "Alla ska kunna delta utan rädsla"),
        ("organisation", "**Samordnas av:** Ekdala kommun"),
        ("owners", "**Ägs gemensamt av:** Ekdala kommun; Lokalpolisområdet"),
        ("responsible", "**Dokumentansvarig:** Säkerhetssamordnaren"),
        ("assignment.body", "Kommunstyrelsen 2022-11-22"),
        ("assignment.on", "2022-11-22"),
        ("assignment.reference", "§ 101"),
        ("assignment.text", "att samla arbetet"),
        ("reference", "**Diarienummer:** KS 2022/77"),
        ("period", "**Tid:** 2023-2026"),
        ("published", "**Publicerad:** 2023-03-01"),
        ("source", "**Dokument:** Strategi, 16 sidor"),
        ("decisions.body", "remitterad av Kommunstyrelsen"),
        ("decisions.decision", "antagen av Kommunstyrelsen"),
        ("decisions.on", "2023-02-13, § 14"),
        ("decisions.reference", "§ 14"),
        ("decisions.note", "Remiss till nämnderna"),
        ("revision.due", "nästa gång 2027"),
        ("revision.recurs", "vart fjärde år"),
        ("revision.note", "Under mandatperiodens första år"),
        ("reporting.recurs", "årligen till Kommunstyrelsen"),
        ("reporting.to", "till Kommunstyrelsen"),
        ("reporting.note", "(I årsredovisningen)"),
        ("previous.title", "Handlingsplan mot våld"),
        ("previous.period", "2017"),
        ("follows.framework", "**Följer:** Nationella riktlinjer"),
        ("follows.revision", "(lydelse 2020)"),
        ("situation.title", "**Bygger på lägesbild:** Riskbild, 2022-10"),
        ("situation.dated", "2022-10"),
        ("situation.sources", "Skolan"),
        ("excludes.what", "Terrorbekämpning (Är polisens ansvar)"),
        ("excludes.why", "Är polisens ansvar"),
        ("indicators.title", "Andel otrygga"),
        ("indicators.unit", "26 %"),
        ("indicators.baseline", "från 31"),
        ("indicators.target", "högst 26 %"),
        ("indicators.direction", "högst"),
        ("indicators.by", "2026"),
        ("indicators.source", "(Trygghetsmätningen)"),
        ("note", "**Anmärkning:** Inom ordinarie budget"),
        ("activity.goal.baseline", "utgångsvärde 4 vandringar"),
    ];
    for (field, said) in shown {
        assert!(page.contains(said), "{field}: {said}\n{page}");
    }
    let schema = Kind::named("plan").unwrap().judge().schema();
    let mut fields = BTreeSet::new();
    for (key, own) in schema["properties"].as_object().unwrap() {
        let inner = own["properties"].as_object().or_else(|| own["items"]["properties"].as_object());
        let is_told = inner.filter(|_| !NOT_TOLD.iter().any(|(field, _)| field == key));
        match is_told {
            Some(inner) => fields.extend(inner.keys().map(|own| format!("{key}.{own}"))),
            None => {
                fields.insert(key.clone());
            }
        }
    }
    let own = shown.iter().map(|(field, _)| *field).filter(|field| !field.starts_with("activity."));
    let known: BTreeSet<String> =
        own.chain(NOT_TOLD.iter().map(|(field, _)| *field)).map(str::to_owned).collect();
    // The numbers of indicators are held by the page of what is measured.
    let measured = ["sum", "answers", "goals", "activities"].map(|field| format!("indicators.{field}"));
    fields.retain(|field| !measured.contains(field));
    assert_eq!(fields, known);
}

/// The ids that a folder of records defines, as words that nobody would write in a sentence.
fn ids(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            ids(&entry.path(), found);
        } else if entry.path().extension().is_some_and(|own| own == "yaml") {
            let text = fs::read_to_string(entry.path()).unwrap();
            let after = text.split("id: ").skip(1);
            let own = after.map(|rest| {
                rest.split(|sign: char| !(sign.is_alphanumeric() || sign == '-')).next().unwrap_or_default()
            });
            found.extend(own.filter(|id| id.contains('-')).map(str::to_owned));
        }
    }
}

#[test]
fn no_id_no_key_and_no_advice_to_those_who_keep_the_files_stands_in_it() {
    let own = ["plans", "records", "schemas"].iter().fold(Sandbox::empty(), |sandbox, folder| {
        sandbox.tree(&repository().join(folder), &format!("{folder}/"))
    });
    let keys = codes();
    for (sandbox, plan, year) in [
        (small(), "zz-plan", "2025"),
        (town(), "atgardsplan-2025", "2025"),
        (own.file("vbe.toml", ""), "rinkeby-kista-2018", "2018"),
    ] {
        let mut known = BTreeSet::new();
        ids(sandbox.path(), &mut known);
        assert!(known.len() > 15, "{known:?}");
        for kind in [format!("annual --period {year}"), format!("tertial --period T3-{year}")] {
            for (lang, format) in [("sv", "md"), ("sv", "text"), ("sv", "html-fragment"), ("en", "md")] {
                let asked = format!("report --kind {kind} --plan {plan} --format {format}");
                let page = told(&sandbox, &asked, lang).replace("\\_", "_");
                let lines: Vec<&str> = page.lines().filter(|line| !line.contains("vbe 0.")).collect();
                for line in &lines {
                    let is_code = |word: &str| match lang {
                        // A key is an English word, and stands in an English page as one.
                        "en" => word.contains('_'),
                        _ => keys.contains(word) && format != "html-fragment",
                    };
                    let wrong: Vec<&str> = words(line)
                        .map(|(word, _)| word)
                        .filter(|word| known.contains(*word) || is_code(word))
                        .collect();
                    assert!(wrong.is_empty(), "{asked} {lang}: {wrong:?} in {line}");
                    for advice in
                        ["vbe validate", "vbe gaps", ".yaml", "records/", "Skriv ", "Att göra:", "To do:"]
                    {
                        assert!(!line.contains(advice), "{asked} {lang}: {advice} in {line}");
                    }
                }
            }
        }
    }
}

#[test]
fn cases_are_told_only_as_they_were_published() {
    let own = ["plans", "records", "schemas"].iter().fold(Sandbox::empty(), |sandbox, folder| {
        sandbox.tree(&repository().join(folder), &format!("{folder}/"))
    });
    let words =
        "report --kind annual --plan rinkeby-kista-2018 --period 2026 --as-of 2026-12-31 --format json";
    let variables = vec![("VBE_LANG".to_owned(), "sv".to_owned())];
    let page = run(words, own.path(), "2026-12-31", false, variables.clone());
    let cases = |page: &str| -> Value {
        let page: Value = serde_json::from_str(page).unwrap();
        let sections = page["follow_ups"][0]["sections"].as_array().unwrap().clone();
        sections
            .into_iter()
            .find(|own| own["id"] == "incidents")
            .map_or(Value::Null, |own| own["cases"].clone())
    };
    let published = fs::read_to_string(own.path().join("records/reports/offentlig-2025.yaml")).unwrap();
    let count = published.lines().find_map(|line| line.strip_prefix("cases: ")).unwrap();
    let said = cases(&page.out);
    assert!(said[0].as_str().is_some_and(|said| said.contains(&format!(" {count} ärenden 2025"))), "{said}");
    let unpublished = own.without("records/reports/offentlig-2025.yaml");
    let page = run(words, unpublished.path(), "2026-12-31", false, variables);
    assert_eq!(cases(&page.out), Value::Null);
}
