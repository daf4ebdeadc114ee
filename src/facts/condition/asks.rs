//! What a requirement asks for, in words: how it is judged, for those who are to decide whether that is right.

use super::words::{asked, capital, fields, length, quoted, recently, standing_after_has};
use crate::base::lang::{Say, clause};
use crate::facts::naming::{Naming, row};
use crate::facts::nouns::Forms;
use crate::facts::titles::{actor, referred};
use crate::model::records::framework::{Judged, Requirement};
use crate::model::records::{Clause, Condition, Demand, Each, Kept, Linked, Promised, Selection, Text};
use crate::model::references::Target;
use crate::model::workspace::Workspace;
use crate::say;

/// How a requirement is judged, as a sentence.
pub(crate) fn of_requirement(workspace: &Workspace, requirement: &Requirement) -> Say {
    let said = match (requirement.judged, &requirement.condition) {
        (Judged::Attestation, None) => {
            Say::fixed("en roll intygar att kravet uppfylls", "a role attests that it is met")
        }
        (_, Some(condition)) => of(workspace, condition),
        (_, None) => promised(Promised::Any),
    };
    let Say { sv, en } = match requirement.judged {
        Judged::Warning => after(&said, &Say::fixed("; bara en påminnelse", "; only a reminder")),
        _ => said,
    };
    Say::new(capital(&format!("{sv}.")), capital(&format!("{en}.")))
}

/// What a condition asks for: `det finns en rutin de senaste 12 månaderna`.
fn of(workspace: &Workspace, condition: &Condition) -> Say {
    let each = |parts: &[Condition], sign: &Say| row(parts.iter().map(|part| of(workspace, part)), sign);
    match &condition.clause {
        Clause::All(parts) => each(parts, &Say::fixed("; ", "; ")),
        Clause::Any(parts) => each(parts, &Say::fixed(", eller ", ", or ")),
        Clause::Exists(of) => exists(workspace, of),
        Clause::Count(of, at_least) => count(workspace, of, at_least.map_or(1, |it| it.value)),
        Clause::Every(of, demand) => every(workspace, of, demand),
        Clause::Linked(linked) => self::linked(workspace, linked),
        Clause::Trained { of, within } => trained(workspace, of, within.map(|it| length(it.value))),
        Clause::Each(each) => self::each(workspace, each),
        Clause::Told(told) => {
            let (to, within) = (actor(workspace, &told.to), recently(&told.report));
            after(&before(&to, "planen är redovisad för ", "the plan is reported to "), &within)
        }
        Clause::Kept(kept) => self::kept(workspace, kept),
        Clause::Promised(place) => promised(*place),
        Clause::Attested { within } => {
            let own = Say::fixed("en roll intygar det", "a role attests it");
            within.map_or(own.clone(), |it| after(&own, &at_most(&length(it.value))))
        }
        Clause::Nothing | Clause::Unread => {
            Say::fixed("inget som går att avgöra", "nothing that can be judged")
        }
    }
}

fn exists(workspace: &Workspace, of: &Selection) -> Say {
    if &*of.kind == "trial" {
        return after(&Say::fixed("larmkedjan är prövad", "the alarm chain has been tried"), &recently(of));
    }
    let a = before(&Forms::named(&of.kind).a(), "det finns ", "there is ");
    let there = after(&after(&a, &asked(workspace, of)), &having(workspace, of, &of.has));
    after(&after(&there, &recently(of)), &following(of))
}

fn count(workspace: &Workspace, of: &Selection, least: u32) -> Say {
    let word = Forms::named(&of.kind).of(usize::try_from(least).unwrap_or(usize::MAX));
    let (sv, en) = (word.sv, word.en);
    let many = say!("det finns minst {least} {sv}", "there are at least {least} {en}");
    after(&after(&many, &asked(workspace, of)), &recently(of))
}

fn every(workspace: &Workspace, of: &Selection, demand: &Demand) -> Say {
    let naming = Naming::of(workspace, &of.kind);
    let has = demand.has.iter().map(|path| naming.had(path));
    let wanted = row(has.chain(demand.must.iter().map(|one| standing_after_has(naming, one))), &AND);
    let Say { sv: one, en: each } = Forms::named(&of.kind).one();
    let Say { sv, en } = asked(workspace, of);
    before(&wanted, &format!("varje {one}{sv} har "), &format!("every {each}{en} has "))
}

fn linked(workspace: &Workspace, linked: &Linked) -> Say {
    let from = after(&Forms::named(&linked.from.kind).a(), &asked(workspace, &linked.from));
    let to = linked.to.as_ref().map_or(Say::fixed("något", "something"), |to| {
        after(&Forms::named(&to.kind).a(), &asked(workspace, to))
    });
    after(&after(&from, &Say::fixed(" hänvisar till ", " refers to ")), &to)
}

fn trained(workspace: &Workspace, of: &[Text], within: Option<Say>) -> Say {
    let who = if of.is_empty() {
        Say::fixed("planens enheter", "the units of the plan")
    } else {
        row(of.iter().map(|name| actor(workspace, name)), &AND)
    };
    let had = after(&who, &Say::fixed(" har fått utbildning", " have had training"));
    within.map_or(had.clone(), |within| after(&had, &at_most(&within)))
}

fn each(workspace: &Workspace, each: &Each) -> Say {
    let naming = Naming::of(workspace, &each.among.kind);
    let a = before(&Forms::named(&each.among.kind).a(), "det finns ", "there is ");
    let called = |name: &Text| {
        let said = naming.value(&each.by, name);
        if workspace.actor(name).found().is_some() || *said.sv == **name { said } else { quoted(&said) }
    };
    let names = row(each.of.iter().map(called), &AND);
    let own = after(&after(&a, &asked(workspace, &each.among)), &recently(&each.among));
    after(&after(&own, &Say::fixed(" för var och en av ", " for each of ")), &names)
}

fn kept(workspace: &Workspace, kept: &Kept) -> Say {
    let (Say { sv: flow, en: english }, Say { sv, en }) = (flow(workspace, kept), steps(workspace, kept));
    say!("ärendena följer ”{flow}” ({sv})", "the cases follow “{english}” ({en})")
}

/// What the flow is called.
pub(super) fn flow(workspace: &Workspace, kept: &Kept) -> Say {
    let flow = referred(workspace, &[], Target::Record("flow"), &kept.flow);
    let Say { sv, en } = flow.unwrap_or_else(|| Say::same(kept.flow.to_string()));
    Say::new(clause(&sv), clause(&en))
}

/// The steps of a flow that are to be kept, by what they are called.
pub(super) fn steps(workspace: &Workspace, kept: &Kept) -> Say {
    let flow = workspace.flow(&kept.flow).found().map(|filed| filed.record);
    let name = |id: &Text| match flow.and_then(|flow| flow.steps.find(id)) {
        Some(step) => {
            Say::new(step.title.to_string(), step.english.as_ref().unwrap_or(&step.title).to_string())
        }
        None => Say::same(id.to_string()),
    };
    row(kept.steps.iter().map(name), &Say::fixed("; ", "; "))
}

fn promised(place: Promised) -> Say {
    match place {
        Promised::Plan => {
            Say::fixed("planen själv anger att den uppfyller kravet", "the plan itself says that it meets it")
        }
        Promised::Activity => {
            Say::fixed("en åtgärd anger att den uppfyller kravet", "an activity says that it meets it")
        }
        Promised::Any => Say::fixed(
            "planen eller en åtgärd anger att den uppfyller kravet",
            "the plan or an activity says that it meets it",
        ),
    }
}

/// The fields that must be filled in: ` med ledamöter`.
fn having(workspace: &Workspace, of: &Selection, has: &[Text]) -> Say {
    if has.is_empty() {
        return Say::fixed("", "");
    }
    before(&fields(Naming::of(workspace, &of.kind), has.iter().map(|path| &**path)), " med ", " with ")
}

/// What it is to come after: ` efter den senaste lägesbilden`.
fn following(of: &Selection) -> Say {
    of.after
        .as_ref()
        .map_or(Say::fixed("", ""), |after| before(&Forms::named(&after.kind).latest(), " efter ", " after "))
}

fn at_most(length: &Say) -> Say {
    let (sv, en) = (&length.sv, &length.en);
    say!(" för högst {sv} sedan", " at most {en} ago")
}

const AND: Say = Say::fixed(", ", ", ");

/// One text after another.
fn after(one: &Say, other: &Say) -> Say {
    Say::new(format!("{}{}", one.sv, other.sv), format!("{}{}", one.en, other.en))
}

/// A text with what comes before it.
fn before(own: &Say, sv: &str, en: &str) -> Say {
    Say::new(format!("{sv}{}", own.sv), format!("{en}{}", own.en))
}
