//! What the cases contradict is not met, and nobody learns which case it was.

use super::{SOLNA_PLAN, solna, unpromised};
use crate::rows::{documents, with};
use crate::sandbox::Sandbox;

fn case(id: &str, more: &str) -> String {
    format!(
        "kind: case\nid: {id}\nregistered: 2018-H1\nflow: solna-2016\nsource: school\nage_band: 30+\nenvironment: unclear\nconcern: [other]\nchannel: staff\nstatus: open\nexpires: 2023-H1\n{more}"
    )
}

const KEPT: &str = "steps:\n  - {step: sakerhetschef, done: yes, month: 2018-05}\n  - {step: samverkansgruppen, done: yes, month: 2018-05}\n  - {step: individuell-plan, done: yes, month: 2018-05}\n  - {step: familjen, done: yes, month: 2018-05}\n  - {step: familjens-plan, done: yes, month: 2018-05}\n  - {step: anhorigstod, done: yes, month: 2018-06}\n";

/// Solna 1, 5 and 6: a promise that a case contradicts is not met, and nobody learns which case.
#[test]
fn what_a_case_breaks_is_met_in_part() {
    let ids = ["k7qx2m9f", "m3rw8t5z", "p6vn4h2c", "q9kd7s3x", "t2jb5g8y"];
    for requirement in ["5-stod-individer", "6-stod-anhoriga"] {
        let requirement = format!("solna-strategi-2016/{requirement}");
        let row = solna(&requirement, "2018-12-01");
        let (kept, broken) = (case(ids[0], KEPT), case(ids[1], ""));
        let elsewhere = broken.replace("solna-2016", "rinkeby-kista-2018");
        let whole = documents()
            .file("records/cases/k7qx2m9f.yaml", &kept)
            .file("records/cases/p6vn4h2c.yaml", &elsewhere.replace(ids[1], ids[2]));
        row.goes(whole, "covered", &[with("records/cases/m3rw8t5z.yaml", &broken, "partly")]);
        // Nothing is promised where no case says otherwise.
        let path = "records/cases/k7qx2m9f.yaml";
        let bare = unpromised(SOLNA_PLAN, &requirement).file(path, &kept);
        assert_eq!(row.told(&bare).0, "uncovered");
    }
    let row = solna("solna-strategi-2016/5-stod-individer", "2018-12-01");
    let with_broken = |count: usize| {
        ids[..count]
            .iter()
            .fold(documents(), |whole, id| whole.file(&format!("records/cases/{id}.yaml"), &case(id, "")))
    };
    assert!(row.told(&with_broken(4)).1.contains("färre än 5 ärenden"), "{:?}", row.told(&with_broken(4)));
    assert!(row.told(&with_broken(5)).1.contains("5 ärenden eller fler"));
    // The day after its time it is broken, and not before.
    assert_eq!(solna(row.requirement, "2018-07-30").told(&with_broken(1)).0, "covered");
    assert_eq!(solna(row.requirement, "2018-07-31").told(&with_broken(1)).0, "partly");
}

/// No page, in no format, tells which case it was, and one case is not told from four.
#[test]
fn a_broken_case_is_pointed_out_nowhere() {
    let one = documents().file("records/cases/k7qx2m9f.yaml", &case("k7qx2m9f", ""));
    let four = ["m3rw8t5z", "p6vn4h2c", "q9kd7s3x"]
        .iter()
        .fold(documents().file("records/cases/k7qx2m9f.yaml", &case("k7qx2m9f", "")), |whole, id| {
            whole.file(&format!("records/cases/{id}.yaml"), &case(id, ""))
        });
    for words in [
        "gaps",
        "gaps --format json",
        "gaps --format csv",
        "gaps --format md",
        "gaps --format html",
        "gaps --group-by framework",
        "show solna-strategi-2016/5-stod-individer",
        "show solna-strategi-2016/5-stod-individer --format json",
        "report --kind annual --period 2018",
        "due",
        "status",
    ] {
        let told = |whole: &Sandbox| whole.run(&format!("{words} --as-of 2018-12-01")).out;
        let (one, four) = (told(&one), told(&four));
        assert_eq!(one, four, "{words}");
        assert!(!one.contains("k7qx2m9f") && !one.contains("records/cases"), "{words}: {one}");
    }
    // Nor does the name of a case's file that cannot be read.
    let torn = documents().file("records/cases/k7qx2m9f.yaml", "kind: case\nid: [\n");
    let (extent, because) = solna("solna-strategi-2016/5-stod-individer", "2018-12-01").told(&torn);
    assert_eq!(extent, "unsure");
    assert!(!because.contains("k7qx2m9f"), "{because}");
}

/// What is not said is not claimed: a step that is to be taken at once and does not say how soon it was.
#[test]
fn a_step_that_does_not_say_how_soon_it_was_is_not_said_to_be_at_once() {
    let row = solna("solna-strategi-2016/5-stod-individer", "2018-12-01");
    let with = |steps: &str| {
        let whole = documents().file("records/cases/k7qx2m9f.yaml", &case("k7qx2m9f", steps));
        let (extent, because) = row.told(&whole);
        assert_eq!(extent, "covered", "{because}");
        because.contains("Skyndsamhet ej angiven")
    };
    assert!(with(KEPT));
    assert!(!with(&KEPT.replace("done: yes", "done: yes, speed: same-week")));
    assert!(!row.told(&documents()).1.contains("Skyndsamhet"), "no case");
}
