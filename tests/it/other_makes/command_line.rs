//! What is typed with a slip, in Swedish or by its beginning is told by what was meant. All is invented.

use super::town;
use crate::sandbox::Sandbox;

fn typed() -> Sandbox {
    let plan = |id: &str, more: &str| {
        format!(
            "kind: plan\nid: {id}\ntitle: Plan {id}\norganisation: kommunen\n{more}indicators:\n  - {{id: andel, title: Andel utbildade, unit: '%', target: minst 90}}\nactivities:\n  - {{id: grundutbildning, title: Kurs, responsible: [strategen], ongoing: true}}\n  - {{id: demokratidagar, title: Dagar, responsible: [strategen], ongoing: true}}\n"
        )
    };
    let adopted = "period: 2023-2026\ndecisions: [{body: styrelsen, decision: adopted, on: 2022-12-12}]\n";
    let town = town(&plan("p", adopted), &[]);
    let town = town.file("plans/q.yaml", &plan("q", "period: 2027-2030\nprevious: p\n"));
    town.file(
        "records/activities/p/demokratidagar.yaml",
        "kind: activity\nid: demokratidagar\nplan: p\nstarted: 2023-03-01\n",
    )
    .swedish()
}

fn told(words: &str) -> String {
    let run = typed().run(words);
    format!("{} {}", run.out, run.err).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_beginning_of_an_id_with_a_slip_is_asked_about() {
    let told = told("start gruntutb");
    assert!(told.contains("Menades grundutbildning?"), "{told}");
}

#[test]
fn what_there_is_is_told_once() {
    let told = told("start xyz");
    assert_eq!(told.matches("grundutbildning").count(), 1, "{told}");
}

/// A slip in a field of the plan is told where the field stands.
#[test]
fn a_slip_in_a_field_of_the_plan_is_told_with_its_place() {
    let told = told("set demokratidagar reponsible=strategen");
    assert!(told.contains("Fältet reponsible finns inte."), "{told}");
    let help = "Menades responsible? Det står i planen: vbe set plan:p activities.demokratidagar.responsible=strategen";
    assert!(told.contains(help), "{told}");
}

/// What is not listed so is told in the words of the language.
#[test]
fn a_kind_is_called_by_its_word_in_an_error() {
    let told = told("list möte --state klar");
    assert!(
        told.contains("Det går inte att välja möten med --state.") && !told.contains("meeting"),
        "{told}"
    );
}

/// A field that there is none of is told before what is lacking, and nobody is said to have met who cannot have.
#[test]
fn what_a_new_record_lacks_is_told_after_what_it_cannot_have() {
    let slip = told("new mote gropp=styrgruppen");
    assert!(slip.contains("Fältet gropp finns inte. hjälp: Menades grupp (group)?"), "{slip}");
    let lacking = told("new möte");
    assert!(lacking.contains("group=styrelsen") && !lacking.contains("kommunen"), "{lacking}");
}

/// A closed word, a number and an indicator are written as people write them.
#[test]
fn a_value_is_taken_as_it_is_said() {
    let training = told("new utbildning title=X sort=riktad --dry-run");
    assert!(training.contains("+sort: targeted") && !training.contains("fel"), "{training}");
    for words in
        ["add mätvärde andel 74,5 period=2023", "new mätvärde indicator=andel value=74,5 period=2023"]
    {
        let told = told(&format!("{words} --dry-run"));
        assert!(told.contains("+indicator: p/andel") && told.contains("+value: 74.5"), "{told}");
        assert!(!told.contains("fel ["), "{told}");
    }
}
