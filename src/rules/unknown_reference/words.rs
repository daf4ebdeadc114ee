//! The messages about references that lead nowhere, and what to do when no similar name is known.

use crate::base::lang::Say;
use crate::base::likeness::can_be_written;
use crate::base::shell;
use crate::facts::nouns::Forms;
use crate::model::kinds::Kind;
use crate::say;

/// What is wrong, and what the user can do.
pub(super) type Words = (Say, Say);

pub(super) fn record(kind: &'static str, id: &str) -> Words {
    let forms = Forms::named(kind);
    let (Say { sv: the, .. }, Say { en: one, .. }) = (forms.definite(), forms.one());
    let folder = Kind::named(kind).map_or("", |kind| kind.folder);
    let first = capitalised(&the);
    let what = say!("{first} {id} finns inte.", "There is no {one} {id}.");
    let help = if kind == "incident" {
        // Nobody makes an incident of a link to it.
        say!(
            "Skriv id:t på en händelse i {folder}/, eller ta bort raden.",
            "Write the id of an incident in {folder}/, or remove the line."
        )
    } else {
        say!(
            "Lägg {the} som en fil i {folder}/, eller rätta id:t.",
            "Put the {one} as a file in {folder}/, or mend the id."
        )
    };
    (what, help)
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

/// What stands there is the number of a goal.
pub(super) fn of_number(id: &str) -> Say {
    say!("Det är målets nummer. Skriv: {id}", "It is the number of the goal. Write: {id}")
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
            "Lägg till källan under källor (`sources`), eller rätta id:t.",
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
            "Skriv plan/indikator eller plan/mål, med id:t så som det står under indikatorer (`indicators`) eller mål (`goals`) i planen.",
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
            "Skriv gruppen eller nämnden som träffades, så som den står i registret. Saknas den läggs den till med vbe add grupp NAMN convener=ROLL.",
            "Write the group or board that met, as it stands in the register. If it is not there, add it with vbe add group NAME convener=ROLE.",
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

/// What somebody in the register is, by the field that names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// Those who meet: a group or a board.
    Group,
    /// What decides, what others belong to, and what is counted by itself.
    Unit,
    /// Anybody; most often a role.
    Any,
}

impl Named {
    pub(super) fn by(key: &str) -> Self {
        match key {
            "group" => Self::Group,
            "body" | "unit" | "parent" | "organisation" => Self::Unit,
            _ => Self::Any,
        }
    }
}

pub(super) fn actor(name: &str, named: Named) -> Words {
    let new = if can_be_written(name) { shell::word(name) } else { "…".to_owned() };
    match named {
        Named::Group => (
            Say::new(
                format!("”{name}” finns inte bland grupper och enheter."),
                format!("“{name}” is not among the groups and units."),
            ),
            say!(
                "Lägg till gruppen med vbe add grupp {new} convener=ROLL, eller nämnden med vbe add enhet {new} parent=ENHET.",
                "Add the group with vbe add group {new} convener=ROLE, or the board with vbe add unit {new} parent=UNIT."
            ),
        ),
        Named::Unit => (
            nobody(name),
            say!(
                "Lägg till enheten eller organet med vbe add enhet {new} parent=ENHET.",
                "Add the unit or body with vbe add unit {new} parent=UNIT."
            ),
        ),
        // A name that is a person's is not told to be added.
        Named::Any => (
            nobody(name),
            Say::fixed(
                "Lägg till rollen med vbe add roll NAMN unit=ENHET (en enhet: vbe add enhet, en grupp: vbe add grupp). Aldrig en persons namn.",
                "Add the role with vbe add role NAME unit=UNIT (a unit: vbe add unit, a group: vbe add group). Never a person's name.",
            ),
        ),
    }
}

fn nobody(name: &str) -> Say {
    Say::new(
        format!("”{name}” finns inte bland roller, enheter och grupper."),
        format!("“{name}” is not among the roles, units and groups."),
    )
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
