//! The messages about references that lead nowhere, and what to do when no similar name is known.

use crate::base::lang::Say;
use crate::model::kinds::Kind;
use crate::say;

/// What is wrong, and what the user can do.
pub(super) type Words = (Say, Say);

pub(super) fn record(kind: &'static str, id: &str) -> Words {
    match kind {
        "plan" => (
            say!("Planen {id} finns inte.", "There is no plan {id}."),
            Say::fixed(
                "Lägg planen som en fil i plans/, eller rätta id:t.",
                "Put the plan as a file in plans/, or mend the id.",
            ),
        ),
        "framework" => (
            say!("Riktlinjen {id} finns inte.", "There is no framework {id}."),
            Say::fixed(
                "Lägg riktlinjen som en fil i plans/frameworks/.",
                "Put the framework as a file in plans/frameworks/.",
            ),
        ),
        "flow" => (say!("Flödesschemat {id} finns inte.", "There is no flow {id}."), put_the_flow()),
        "incident" => (
            say!("Händelsen {id} finns inte.", "There is no incident {id}."),
            Say::fixed(
                "Skriv id:t på en händelse i records/incidents/, eller ta bort raden.",
                "Write the id of an incident in records/incidents/, or remove the line.",
            ),
        ),
        "situation" => (
            say!("Lägesbilden {id} finns inte.", "There is no situation picture {id}."),
            Say::fixed(
                "Lägg lägesbilden som en fil i records/situations/, eller rätta id:t.",
                "Put the situation picture as a file in records/situations/, or mend the id.",
            ),
        ),
        "agreement" => (
            say!("Överenskommelsen {id} finns inte.", "There is no agreement {id}."),
            Say::fixed(
                "Lägg överenskommelsen som en fil i records/agreements/, eller rätta id:t.",
                "Put the agreement as a file in records/agreements/, or mend the id.",
            ),
        ),
        other => {
            let folder = Kind::named(other).map_or("", |kind| kind.folder);
            (
                say!("{other} {id} finns inte.", "There is no {other} {id}."),
                say!(
                    "Lägg den som en fil i {folder}/, eller rätta id:t.",
                    "Put it as a file in {folder}/, or mend the id."
                ),
            )
        }
    }
}

fn put_the_flow() -> Say {
    Say::fixed("Lägg flödesschemat som en fil i plans/flows/.", "Put the flow as a file in plans/flows/.")
}

pub(super) fn area(id: &str) -> Words {
    (say!("Området {id} finns inte i planen.", "The plan has no area {id}."), at_the_top())
}

pub(super) fn need(id: &str) -> Words {
    (say!("Behovet {id} finns inte i planen.", "The plan has no need {id}."), at_the_top())
}

pub(super) fn goal(id: &str) -> Words {
    (say!("Målet {id} finns inte i planens mållista.", "The plan's list of goals has no {id}."), at_the_top())
}

fn at_the_top() -> Say {
    Say::fixed(
        "Lägg till det överst i planen, eller rätta id:t.",
        "Add it at the top of the plan, or mend the id.",
    )
}

pub(super) fn source(id: &str) -> Words {
    (
        say!("Källan {id} finns inte i lägesbilden.", "The situation picture has no source {id}."),
        Say::fixed(
            "Lägg till källan under sources, eller rätta id:t.",
            "Add the source under sources, or mend the id.",
        ),
    )
}

pub(super) fn requirement(reference: &str) -> Words {
    (
        say!("Kravet {reference} finns inte.", "There is no requirement {reference}."),
        Say::fixed(
            "Skriv riktlinje/krav, med kravets id så som det står i riktlinjens fil.",
            "Write framework/requirement, with the requirement's id as it stands in the framework's file.",
        ),
    )
}

pub(super) fn indicator(reference: &str) -> Words {
    (
        say!(
            "Det finns varken någon indikator eller något mål {reference}.",
            "There is neither an indicator nor a goal {reference}."
        ),
        Say::fixed(
            "Skriv plan/indikator eller plan/mål, med id:t så som det står under indicators eller goals i planen.",
            "Write plan/indicator or plan/goal, with the id as it stands under indicators or goals in the plan.",
        ),
    )
}

pub(super) fn either(reference: &str) -> Words {
    (
        say!(
            "Det finns varken något krav eller någon åtgärd {reference}.",
            "There is neither a requirement nor an activity {reference}."
        ),
        Say::fixed(
            "Skriv riktlinje/krav eller plan/åtgärd, med id:n så som de står i filerna.",
            "Write framework/requirement or plan/activity, with the ids as they stand in the files.",
        ),
    )
}

pub(super) fn no_plan(reference: &str) -> Words {
    (
        say!(
            "{reference} säger inte vilken plan åtgärden står i.",
            "{reference} does not say which plan the activity stands in."
        ),
        say!(
            "Skriv plan/åtgärd, till exempel: handlingsplan-2018/{reference}",
            "Write plan/activity, for example: plan-2018/{reference}"
        ),
    )
}

pub(super) fn activity(plan: &str, id: &str) -> Words {
    (
        say!("Åtgärden {id} finns inte i planen {plan}.", "The plan {plan} has no activity {id}."),
        say!(
            "Rätta id:t så att det är detsamma som i planen {plan}.",
            "Mend the id so that it is the one in the plan {plan}."
        ),
    )
}

pub(super) fn itself() -> Words {
    (
        Say::fixed("Planen kan inte ersätta sig själv.", "A plan cannot replace itself."),
        Say::fixed(
            "Skriv id:t på den plan som gällde före, eller ta bort raden.",
            "Write the id of the plan before it, or remove the line.",
        ),
    )
}

pub(super) fn earlier_step(id: &str) -> Words {
    (
        say!("Inget steg ovanför har id:t {id}.", "No step above has the id {id}."),
        Say::fixed(
            "Skriv id:t på ett steg som står längre upp, eller flytta stegen så att de står i ordning.",
            "Write the id of a step further up, or move the steps so that they stand in order.",
        ),
    )
}

pub(super) fn step(flow: &str, id: &str) -> Words {
    (
        say!("Steget {id} finns inte i flödesschemat {flow}.", "The flow {flow} has no step {id}."),
        say!("Skriv ett steg ur flödesschemat {flow}.", "Write a step of the flow {flow}."),
    )
}

pub(super) fn configured_flow(id: &str) -> Words {
    (
        say!(
            "Flödesschemat {id}, som vbe.toml säger att ärendena följer, finns inte.",
            "The flow {id}, which vbe.toml says that cases follow, does not exist."
        ),
        put_the_flow(),
    )
}

/// How to say which of several flows is meant; or, without any flow, that there is none.
pub(super) fn which_flow(known: &[&str]) -> Words {
    let Some(first) = known.first() else {
        return (
            Say::fixed(
                "Det finns inget flödesschema, så stegen går inte att känna igen.",
                "There is no flow, so the steps cannot be recognised.",
            ),
            put_the_flow(),
        );
    };
    let all = known.join(", ");
    (
        Say::fixed(
            "Det finns flera flödesscheman, och ärendet säger inte vilket det följer.",
            "There are several flows, and the case does not say which it follows.",
        ),
        say!(
            "Skriv flow: {first} i ärendet, eller flow = \"{first}\" under [cases] i vbe.toml. De som finns: {all}.",
            "Write flow: {first} in the case, or flow = \"{first}\" under [cases] in vbe.toml. Those that there are: {all}."
        ),
    )
}

pub(super) fn role(title: &str) -> Words {
    (
        say!("{title} är en roll, ingen grupp.", "{title} is a role, no group."),
        Say::fixed(
            "Skriv gruppen eller nämnden som träffades, så som den står under groups eller units i registret.",
            "Write the group or board that met, as it stands under groups or units in the register.",
        ),
    )
}

pub(super) fn no_register() -> Words {
    (
        Say::fixed(
            "Det finns inget register över roller, så ingen ansvarig går att känna igen.",
            "There is no register of roles, so nobody responsible can be recognised.",
        ),
        Say::fixed(
            "Skapa plans/organisation.yaml med kind: organisation, id: organisation och roller under roles:.",
            "Make plans/organisation.yaml with kind: organisation, id: organisation and roles under roles:.",
        ),
    )
}

pub(super) fn actor(name: &str) -> Words {
    (
        Say::new(
            format!("”{name}” finns inte bland roller, enheter och grupper."),
            format!("“{name}” is not among the roles, units and groups."),
        ),
        Say::fixed(
            "Lägg till den med vbe add roll NAMN unit=ENHET (eller enhet, grupp). Aldrig en persons namn.",
            "Add it with vbe add role NAME unit=UNIT (or unit, group). Never a person's name.",
        ),
    )
}
