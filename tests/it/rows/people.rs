//! Cases, incidents and flows: what the two documents ask that is done about people and in public, and in which words.

use vbe::cli::Exit;

use super::{Row, documents, with};
use crate::sandbox::{Run, Sandbox, run};
use crate::town::town;

const PLAN: &str = "plans/rinkeby-kista-2018.yaml";

/// The repository's own plan, without what it says that it answers of a requirement.
fn unpromised(requirement: &str) -> (Sandbox, String) {
    let sandbox = documents();
    let whole = sandbox.read(PLAN);
    let other = whole.replace(requirement, "stockholm-riktlinjer-2016/samordningsgrupp-tva-ggr");
    assert_ne!(whole, other);
    (sandbox.file(PLAN, &other), whole)
}

fn incident(id: &str, reported: &str) -> String {
    format!(
        "kind: incident\nid: {id}\nmonth: 2018-10\nplace: street\nenvironment: unclear\ntype: graffiti\nreported: {reported}\n"
    )
}

/// What is reported in the app alone is what the plan suspects, and no documentation.
#[test]
fn incidents_are_documented_when_they_have_reached_the_system() {
    let requirement = "stockholm-riktlinjer-2016/handelser-dokumenteras";
    let row = Row { plan: "rinkeby-kista-2018", requirement, day: "2018-12-01" };
    let (sandbox, whole) = unpromised(requirement);
    let (entered, alone) = (incident("a", "[app, coordinator, ia]"), incident("b", "[app]"));
    let mended = incident("b", "[{way: app, month: 2018-10}, {way: ia, month: 2018-11}]");
    let moves = [
        with("records/incidents/a.yaml", &entered, "partly"),
        with(PLAN, &whole, "covered"),
        with("records/incidents/b.yaml", &alone, "partly"),
        with("records/incidents/b.yaml", &mended, "covered"),
    ];
    row.goes(sandbox, "uncovered", &moves);
    let listed =
        |sandbox: &Sandbox, way: &str| sandbox.run(&format!("list incident --where reported={way}")).out;
    let of = |reported: &str| documents().file("records/incidents/a.yaml", &incident("a", reported));
    for reported in ["app", "[app]", "[{way: app, month: 2018-10}]"] {
        assert!(listed(&of(reported), "app").contains("2018-10"), "{reported}");
        assert!(!listed(&of(reported), "ia").contains("2018-10"), "{reported}");
    }
    // One word is read as before, and no number of incidents is told.
    let old = documents().file("records/incidents/a.yaml", &incident("a", "ia"));
    assert_eq!(
        row.told(&old),
        ("covered".to_owned(), "Rapporterad ”incidentanmälan (IA)” för alla händelser: uppfyllt.".to_owned())
    );
    let old = old.file("records/incidents/b.yaml", &incident("b", "app"));
    assert_eq!(
        row.told(&old),
        (
            "partly".to_owned(),
            "Rapporterad ”incidentanmälan (IA)” för alla händelser: inte uppfyllt.".to_owned()
        )
    );
}

#[test]
fn incidents_are_reported_when_they_have_reached_the_coordinator() {
    let requirement = "stockholm-riktlinjer-2016/avidentifierad-rapportering";
    let row = Row { plan: "rinkeby-kista-2018", requirement, day: "2018-12-01" };
    let (sandbox, whole) = unpromised(requirement);
    let form = "records/routines/blankett-avidentifiering.yaml";
    let text = sandbox.read(form);
    let sandbox = sandbox.without(form);
    let (told, alone) = (incident("a", "[reception, coordinator]"), incident("b", "[phone]"));
    let moves = [
        with("records/incidents/a.yaml", &told, "partly"),
        with(PLAN, &whole, "partly"),
        with(form, &text, "covered"),
        with("records/incidents/b.yaml", &alone, "partly"),
    ];
    row.goes(sandbox, "uncovered", &moves);
}

/// A case of a flow, with steps.
fn case(flow: &str, age: &str, more: &str) -> String {
    format!(
        "kind: case\nid: k7qx2m9f\nregistered: 2018-H1\nflow: {flow}\nsource: school\nage_band: {age}\nenvironment: unclear\n\
         concern: [symbols]\nchannel: contact-centre\n{more}status: open\nexpires: 2023-H1\n"
    )
}

fn with_case(sandbox: Sandbox, text: &str) -> Sandbox {
    sandbox.file("records/cases/k7qx2m9f.yaml", text)
}

fn findings(sandbox: &Sandbox, day: &str) -> String {
    let only = sandbox.run(&format!("validate --as-of {day} --format json"));
    let all: serde_json::Value = serde_json::from_str(&only.out).unwrap_or_else(|_| panic!("{}", only.err));
    let own =
        all["findings"].as_array().unwrap().iter().filter(|one| one["path"] == "records/cases/k7qx2m9f.yaml");
    own.map(|one| format!("{}: {}\n", one["rule"].as_str().unwrap(), one["message"])).collect()
}

/// The same week and three weeks later do not look alike.
#[test]
fn what_solna_does_at_once_is_not_done_later() {
    let steps = ["sakerhetschef", "samverkansgruppen", "individuell-plan", "familjen", "familjens-plan"];
    let all = |speed: &str| -> String {
        let lines =
            steps.map(|step| format!("  - {{step: {step}, done: yes, month: 2018-05, speed: {speed}}}\n"));
        let more = "  - {step: orosanmalan, done: yes, month: 2018-05}\n  - {step: anhorigstod, done: yes, month: 2018-06}\n";
        case("solna-2016", "16-17", &format!("steps:\n{}{more}measures: [concern-report]\n", lines.concat()))
    };
    for speed in ["same-day", "same-week"] {
        assert_eq!(findings(&with_case(documents(), &all(speed)), "2018-07-01"), "", "{speed}");
    }
    let late = findings(&with_case(documents(), &all("later")), "2018-07-01");
    assert_eq!(late.lines().count(), steps.len(), "{late}");
    assert!(late.lines().all(|line| line.starts_with("step-not-at-once: ")), "{late}");
}

/// Solna writes “barn och unga (upp till 21 år)”, and the plan of Rinkeby-Kista has the same limit.
#[test]
fn a_concern_report_is_asked_for_up_to_the_age_of_twenty_one() {
    for flow in ["solna-2016", "rinkeby-kista-2018"] {
        for (age, is_asked) in
            [("0-12", true), ("16-17", true), ("18-20", true), ("21-29", false), ("unknown", false)]
        {
            let found =
                findings(&with_case(documents(), &case(flow, age, "measures: [talk]\n")), "2018-12-01");
            let told = found.contains("orosanmälan");
            assert_eq!(told, is_asked, "{flow} {age}: {found}");
            let made = case(flow, age, "measures: [talk, concern-report]\n");
            let found = findings(&with_case(documents(), &made), "2018-12-01");
            assert!(!found.contains("orosanmälan"), "{flow} {age}: {found}");
        }
    }
}

/// The text never speaks of consent, and speaks of friends.
#[test]
fn the_flow_of_solna_says_what_the_strategy_says() {
    let sandbox = documents();
    let flow = sandbox.read("plans/flows/solna-2016.yaml");
    assert!(!flow.contains("samtycke") && !flow.contains("consent"), "{flow}");
    let travel = case("solna-2016", "21-29", "").replace("[symbols]", "[travel]");
    let found = findings(&with_case(documents(), &travel), "2018-12-01");
    assert!(found.contains("Dialog med familj och kompiskrets"), "{found}");
    let other = case("solna-2016", "21-29", "").replace("[symbols]", "[threat]");
    let found = findings(&with_case(documents(), &other), "2018-12-01");
    assert!(!found.contains("kompiskrets") && found.contains("fara för liv och hälsa"), "{found}");
}

/// The crisis organisation is not asked for by danger: gravity and extent stand in no case.
#[test]
fn no_step_of_the_crisis_organisation_is_gated_on_danger() {
    for flow in ["solna-2016", "rinkeby-kista-2018"] {
        let text = documents().read(&format!("plans/flows/{flow}.yaml"));
        let step = text.split("\n  - id: ").find(|step| step.starts_with("krisledning\n")).unwrap();
        assert!(!step.contains("danger") && step.contains("note:"), "{step}");
    }
}

const OWN: &str = "\n[cases.measures]\nidrottsmentor = \"mentor i en idrottsförening\"\n[cases.channels]\n\
                   trygghetsnummer = \"kommunens trygghetsnummer\"\n";

fn own_words(settings: &str) -> String {
    format!("{settings}{OWN}")
}

/// The documents' own measures and ways in are words, and a municipality adds its own in its settings.
#[test]
fn a_municipality_has_words_of_its_own_for_measures_and_ways_in() {
    let measures = "measures: [protected-housing, housing-support, placement, motivating-talks, contact-person, outpatient-care, \
                    crime-programme, treatment, network-meetings, care-planning, implementation-plan, advice]\n";
    let built_in = case("rinkeby-kista-2018", "21-29", measures);
    assert!(!findings(&with_case(documents(), &built_in), "2018-07-01").contains("wrong-value"));
    let own = case("rinkeby-kista-2018", "21-29", "measures: [talk, idrottsmentor]\n")
        .replace("contact-centre", "trygghetsnummer");
    let without = findings(&with_case(documents(), &own), "2018-07-01");
    assert_eq!(without.matches("wrong-value").count(), 2, "{without}");
    let settings = own_words(&documents().read("vbe.toml"));
    let sandbox = with_case(documents().file("vbe.toml", &settings), &own);
    assert!(!findings(&sandbox, "2018-07-01").contains("wrong-value"));
    // A word that is nearly one of them is told, and the word itself is not repeated: it may be a name.
    let near = with_case(sandbox, &own.replace("idrottsmentor", "idrottsmentorer"));
    let run = near.run("validate --as-of 2018-07-01");
    assert!(run.out.contains("Skriv idrottsmentor") && !run.out.contains("idrottsmentorer"), "{}", run.out);
}

/// The same in a town of another structure, from a new case to the published table.
#[test]
fn the_words_of_a_town_are_known_everywhere() {
    let settings = own_words(
        &town().read("vbe.toml").replace("\n[time]", "\n[publication]\ntables = [\"channel\"]\n\n[time]"),
    );
    let town = town().file("vbe.toml", &settings);
    let on = |words: &str| -> Run {
        run(words, town.path(), "2026-05-21", false, vec![("VBE_LANG".into(), "sv".into())])
    };
    let new = on(
        "new case registered=2026-H1 source=school age_band=16-17 environment=unclear concern=symbols \
         channel=trygghetsnummer measures=concern-report,idrottsmentor status=open expires=2030-H2 id=h4n8w2kx",
    );
    assert_eq!(new.exit, Exit::Fine, "{}", new.err);
    let changed = on("set case/h4n8w2kx channel=trygghetsnumret");
    assert_ne!(changed.exit, Exit::Fine, "{}", changed.out);
    assert_eq!(on("set case/h4n8w2kx channel=association").exit, Exit::Fine);
    assert_eq!(on("set case/h4n8w2kx channel=trygghetsnummer").exit, Exit::Fine);
    let shown = on("show h4n8w2kx").out;
    assert!(
        shown.contains("kommunens trygghetsnummer") && shown.contains("mentor i en idrottsförening"),
        "{shown}"
    );
    let listed = on("list case --where channel=trygghetsnummer").out;
    assert!(listed.contains("h4n8w2kx"), "{listed}");
    let many = (0..6).fold(town, |town, at| {
        let id = crate::figures::id(at);
        let like = ("2025-H1", "islamist", "21-29", "school", "idrottsmentor");
        let text = crate::figures::case(&id, like);
        let text = if at == 0 { text } else { text.replace("channel: staff", "channel: trygghetsnummer") };
        town.file(&format!("uppfoljning/cases/{id}.yaml"), &text)
    });
    let on = |words: &str| {
        run(words, many.path(), "2026-05-21", false, vec![("VBE_LANG".into(), "sv".into())]).out
    };
    let page: serde_json::Value =
        serde_json::from_str(&on("report --public --period 2025 --dry-run --format json")).unwrap();
    // Six and two of the town's own by other ways: too few to print, and the title says so.
    assert_eq!(page["periods"][0]["tables"][1]["id"], "channel", "{page}");
    // Of a few cases a page beside the published one would tell too much.
    let plenty = (6..30).fold(many, |town, at| {
        let id = crate::figures::id(at);
        let like = ("2025-H1", "islamist", "21-29", "school", "idrottsmentor");
        town.file(&format!("uppfoljning/cases/{id}.yaml"), &crate::figures::case(&id, like))
    });
    let variables = vec![("VBE_LANG".into(), "sv".into())];
    let told = run("cases --period 2025-H1", plenty.path(), "2026-05-21", false, variables).out;
    assert!(told.contains("mentor i en idrottsförening"), "{told}");
}

/// A published table has the town's own way in as a row.
#[test]
fn a_way_in_of_ones_own_is_a_row_of_the_published_table() {
    let settings = format!("[publication]\ntables = [\"channel\"]\n{OWN}");
    let sandbox = (0..12).fold(Sandbox::empty().file("vbe.toml", &settings), |sandbox, at| {
        let id = crate::figures::id(at);
        let text = crate::figures::case(&id, ("2018-H1", "islamist", "16-17", "school", "idrottsmentor"));
        let text = if at < 6 { text } else { text.replace("channel: staff", "channel: trygghetsnummer") };
        sandbox.file(&format!("records/cases/{id}.yaml"), &text)
    });
    let run = sandbox.run("report --public --period 2018");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    let row = |out: &str| {
        out.lines().find(|line| line.contains("kommunens trygghetsnummer")).map(|row| row.ends_with(" 6"))
    };
    assert_eq!(row(&run.out), Some(true), "{}", run.out);
    // What is printed once is printed again, also when the word is there no longer.
    assert!(sandbox.read("records/reports/offentlig-2018.yaml").contains("at: [trygghetsnummer], count: 6"));
    assert_eq!(sandbox.run("validate").exit, Exit::Fine, "{}", sandbox.run("validate").out);
}

/// A word that the list has already, or that is no id, is told at its place.
#[test]
fn a_word_of_the_settings_that_cannot_be_one_is_told() {
    for (line, told) in [
        ("talk = \"prat\"", "finns redan under measures"),
        ("prat = \"Samtal\"", "finns redan under measures"),
        ("\"Min Mentor\" = \"mentor\"", "Skriv i stället: min-mentor"),
        ("mentor = \"\"", "har inget värde"),
        ("mentor = [\"a\"]", "utan hakar och klamrar"),
    ] {
        let sandbox = Sandbox::empty().swedish().file("vbe.toml", &format!("[cases.measures]\n{line}\n"));
        let run = sandbox.run("validate");
        let told_of = format!("{}{}", run.out, run.err);
        assert!(run.exit == Exit::Failed && told_of.contains(told), "{line}: {told_of}");
        assert!(told_of.contains("vbe.toml:2:"), "{line}: {told_of}");
    }
}

/// A word of the settings is searched as what stands in a record about people.
#[test]
fn a_name_in_a_word_of_the_settings_is_told_nowhere() {
    let settings = "[cases.measures]\nmentor = \"samtal med Fatima Hassan\"\n[publication]\ntables = [\"channel\"]\n\
                    [cases.channels]\nlinjen = \"hos Fatima Hassan\"\n";
    let sandbox = (0..6).fold(Sandbox::empty().file("vbe.toml", settings), |sandbox, at| {
        let id = crate::figures::id(at);
        let like = ("2018-H1", "islamist", "16-17", "school", "mentor");
        sandbox.file(&format!("records/cases/{id}.yaml"), &crate::figures::case(&id, like))
    });
    for words in
        ["cases", "cases --format json", "report --public --period 2018 --dry-run", "validate", "new case"]
    {
        let run = sandbox.run(words);
        assert!(!format!("{}{}", run.out, run.err).contains("Hassan"), "{words}: {}{}", run.out, run.err);
    }
}
