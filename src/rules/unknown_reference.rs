//! The rule against references that lead nowhere. The schemas say which fields are references, and to what.

mod words;

use std::cell::OnceCell;
use std::collections::HashMap;

use super::rule::{Findings, RuleContext, instead};
use crate::base::lang::Say;
use crate::base::likeness::{can_be_written, fold, nearest};
use crate::facts::named::named;
use crate::model::kinds::KINDS;
use crate::model::load::Loaded;
use crate::model::records::activity::Progress;
use crate::model::records::case::Case;
use crate::model::records::flow::{Flow, Step};
use crate::model::records::framework::Framework;
use crate::model::records::organisation::ActorKind;
use crate::model::records::plan::{ListedGoal, Plan};
use crate::model::records::{Record, Span, Text};
use crate::model::references::{Reference, Target};
use crate::model::workspace::{Filed, Lookup, Workspace};
use crate::say;
use crate::syntax::finding::{FileId, Place};
use crate::syntax::unsearched::Unsearched;
use crate::syntax::word::Word;
use words::{Named, Words};

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let mut search = Search {
        workspace: context.workspace,
        out,
        register_missed: false,
        flow_missed: false,
        guesses: GUESSES,
        last_plan: None,
    };
    for kind in &KINDS {
        for (file, loaded) in context.workspace.of_kind(kind.name) {
            if let Some(record) = &loaded.record {
                search.record(&Origin {
                    file,
                    loaded,
                    record,
                    flow: OnceCell::new(),
                    steps: OnceCell::new(),
                });
            }
        }
    }
}

/// How many times the rule guesses what was meant. A guess compares with everything there is, and so many
/// guesses would help nobody.
const GUESSES: usize = 200;

struct Search<'w, 'o> {
    workspace: &'w Workspace,
    out: &'o mut Findings,
    /// Whether the missing register has been reported. Without it every role is unknown, so it is reported
    /// once.
    register_missed: bool,
    /// Whether a missing flow has been reported. It is not repeated for every case.
    flow_missed: bool,
    /// How many guesses are left.
    guesses: usize,
    /// The plan that was last looked up: progress stands by plan.
    last_plan: Option<(Unsearched<&'w str>, Lookup<Filed<'w, Plan>>)>,
}

/// The record that contains a reference.
struct Origin<'w> {
    file: FileId,
    loaded: &'w Loaded,
    record: &'w Record,
    /// The flow that a case follows; looked up when its first step is checked.
    flow: OnceCell<Lookup<Filed<'w, Flow>>>,
    /// Which step of a flow has which reference; found when the first is checked.
    steps: OnceCell<HashMap<u32, usize>>,
}

/// The number of the step that has a reference, by where the reference begins. Each reference is looked up in it, since
/// a flow may have very many.
fn references(flow: &Flow) -> HashMap<u32, usize> {
    let of_step = |(nth, step): (usize, &Step)| {
        step.after.iter().map(move |before| (before.span.start, nth)).collect::<Vec<_>>()
    };
    flow.steps.iter().enumerate().flat_map(of_step).collect()
}

impl Origin<'_> {
    fn place(&self, span: Span) -> Place {
        Place::new(self.file, span)
    }
}

impl<'w> Search<'w, '_> {
    fn record(&mut self, from: &Origin<'w>) {
        // A file whose name is not its id is reported by `file-name`, and most often the id is what is wrong.
        let is_misnamed = matches!(from.record, Record::Activity(progress)
            if !from.loaded.is_called(&progress.id));
        for reference in &from.loaded.links.references {
            if !(is_misnamed && reference.field.targets == [Target::Record("plan")]) {
                self.follow(from, reference);
            }
        }
        match from.record {
            Record::Activity(progress) if !is_misnamed => self.promised(from, progress),
            Record::Plan(plan) => self.replaces_itself(from, plan),
            Record::Framework(framework) => self.conditions(from, framework),
            _ => {}
        }
    }

    fn follow(&mut self, from: &Origin<'w>, reference: &'w Reference) {
        let text = &reference.text;
        match reference.field.targets[..] {
            [target] => self.lead(from, target, text, Named::by(reference.field.key)),
            _ => self.either(from.place(text.span), text),
        }
    }

    /// Follows a reference; `named` is what its field names, where that is somebody of the register.
    fn lead(&mut self, from: &Origin<'w>, target: Target, text: &'w Text, named: Named) {
        let place = from.place(text.span);
        match target {
            Target::Record("plan") if self.plan(text).found().is_some() => {}
            Target::Record(kind) => self.id(place, kind, &Word::from(text)),
            Target::Actor => self.actor(place, text, named),
            Target::Group => self.group(place, text),
            Target::Requirement => self.requirement(place, text),
            Target::Activity => self.planned(place, text),
            Target::Indicator => self.indicator(place, text),
            Target::OwnActivity => {
                if let Record::Plan(record) = from.record {
                    self.activity(Filed { file: from.file, record }, place, &Word::from(text));
                }
            }
            Target::Area => self.within(from, "area", text, words::area),
            Target::Need => self.within(from, "need", text, words::need),
            Target::Goal if self.is_goal_above(from, text) => {}
            Target::Goal if numbered(from, text).is_some() => {
                let (what, _) = words::goal(text);
                let help = numbered(from, text).map_or(what.clone(), words::of_number);
                self.out.add(place, what, help);
            }
            Target::Goal => self.within(from, "goal", text, words::goal),
            Target::Source => self.within(from, "source", text, words::source),
            Target::EarlierStep => self.earlier_step(from, text),
            Target::Step => self.step(from, text),
            // An area that `vbe.toml` does not list is reported by `unlisted-area`, and a word that no list has is a wrong
            // value.
            Target::CaseArea | Target::CaseMeasure | Target::CaseChannel => {}
        }
    }

    /// Follows what the conditions of requirements name. A condition lies in itself, so the annotations of its schema do
    /// not reach all of it.
    fn conditions(&mut self, from: &Origin<'w>, framework: &'w Framework) {
        let conditions =
            framework.requirements.iter().filter_map(|requirement| requirement.condition.as_ref());
        for condition in conditions {
            for own in named(condition) {
                if let Some(target) = own.target {
                    self.lead(from, target, own.text, Named::Any);
                }
            }
            for kept in condition.kept() {
                if let Lookup::Found(flow) = self.workspace.flow(&kept.flow) {
                    kept.steps.iter().for_each(|id| self.step_of(from, flow, id));
                }
            }
        }
    }

    /// Whether one more guess can be made.
    fn may_guess(&mut self) -> bool {
        let may = self.guesses > 0;
        self.guesses = self.guesses.saturating_sub(1);
        may
    }

    fn instead<'a>(&mut self, written: &str, known: impl IntoIterator<Item = &'a str>, none: Say) -> Say {
        if self.may_guess() { instead(written, known, none) } else { none }
    }

    /// Checks the id of a record of a kind.
    fn id(&mut self, place: Place, kind: &'static str, id: &Word) {
        if self.workspace.file_of(kind, id) == Lookup::Missing {
            // A record is never what it refers to itself.
            let others = self.workspace.of_kind(kind).filter(|(file, _)| *file != place.file);
            let known: Vec<&str> = others.map(|(_, loaded)| loaded.id()).collect();
            let (what, none) = words::record(kind, id);
            let help = self.instead(id, known, none);
            self.out.add(place, what, help);
        }
    }

    /// Checks a reference to something in the same record.
    fn within(&mut self, from: &Origin<'w>, part: &'static str, id: &Text, words: fn(&str) -> Words) {
        let links = &from.loaded.links;
        if links.holds(part, id) || from.loaded.is_incomplete() {
            return;
        }
        let (what, none) = words(id);
        let help = self.instead(id, links.ids(part), none);
        self.out.add(from.place(id.span), what, help);
    }

    /// Whether a goal is one of the plan that this one is a part of, or may be.
    fn is_goal_above(&self, from: &Origin<'w>, id: &Text) -> bool {
        let Record::Plan(plan) = from.record else { return false };
        match plan.part_of.as_ref().map(|whole| self.workspace.plan(whole)) {
            Some(Lookup::Found(whole)) => {
                whole.record.goals.find(id).is_some() || self.workspace.file(whole.file).is_incomplete()
            }
            Some(Lookup::Unknown) => true,
            Some(Lookup::Missing) | None => false,
        }
    }

    /// Checks a reference to something in another record, written with that record's id before its own.
    fn compound(
        &mut self,
        place: Place,
        reference: &str,
        known: impl Iterator<Item = String>,
        (what, none): Words,
    ) {
        // When no guess is left, the known ids are not gathered.
        let known: Vec<String> = known.take_while(|_| self.guesses > 0).collect();
        let help = self.instead(reference, known.iter().map(String::as_str), none);
        self.out.add(place, what, help);
    }

    fn requirement(&mut self, place: Place, reference: &Text) {
        if matches!(self.workspace.requirement(reference), Lookup::Missing) {
            let known = parts(self.workspace, "framework", "requirement");
            self.compound(place, reference, known, words::requirement(reference));
        }
    }

    fn indicator(&mut self, place: Place, reference: &Text) {
        if matches!(self.workspace.measurable(reference), Lookup::Missing) {
            let known =
                parts(self.workspace, "plan", "indicator").chain(parts(self.workspace, "plan", "goal"));
            self.compound(place, reference, known, words::indicator(reference));
        }
    }

    /// Checks a reference to a requirement or an activity. What stands before the slash decides which.
    fn either(&mut self, place: Place, reference: &Text) {
        let within = reference.stands().parted().map_or_else(Unsearched::default, |(within, _)| within);
        match (self.workspace.framework(&within), self.workspace.plan(&within)) {
            (Lookup::Found(_), Lookup::Missing) => self.requirement(place, reference),
            (Lookup::Missing, Lookup::Found(_)) => self.planned(place, reference),
            (Lookup::Missing, Lookup::Missing) => {
                let all = parts(self.workspace, "framework", "requirement");
                let known = all.chain(parts(self.workspace, "plan", "activity"));
                self.compound(place, reference, known, words::either(reference));
            }
            // Two have the same name, or it cannot be read: then it is unknown which is wrong.
            _ => {}
        }
    }

    /// Checks an activity written as `plan/activity`.
    fn planned(&mut self, place: Place, reference: &Text) {
        let Some((plan, id)) = Word::from(reference).parted() else {
            let (what, help) = words::no_plan(reference);
            self.out.add(place, what, help);
            return;
        };
        match self.workspace.plan(&plan) {
            Lookup::Found(filed) => self.activity(filed, place, &id),
            Lookup::Missing => self.id(place, "plan", &plan),
            Lookup::Unknown => {}
        }
    }

    /// Checks the activity that a progress record is about.
    fn promised(&mut self, from: &Origin<'w>, progress: &'w Progress) {
        if let Lookup::Found(plan) = self.plan(&progress.plan)
            && !matches!(self.workspace.activity(plan, &progress.id), Lookup::Found(_))
        {
            self.activity(plan, from.place(progress.id.span), &Word::from(&progress.id));
        }
    }

    fn plan(&mut self, id: &'w Text) -> Lookup<Filed<'w, Plan>> {
        let id = id.stands();
        match self.last_plan {
            Some((known, plan)) if known == id => plan,
            _ => {
                let plan = self.workspace.plan(&id);
                self.last_plan = Some((id, plan));
                plan
            }
        }
    }

    fn activity(&mut self, plan: Filed<'w, Plan>, place: Place, id: &Word) {
        if matches!(self.workspace.activity(plan, id), Lookup::Missing) {
            let known = plan.record.activities.iter().map(|activity| &*activity.id);
            let (what, none) = words::activity(&plan.record.id, id);
            let help = self.instead(id, known, none);
            let beside = (plan.place(Span::default()), Say::fixed("planen", "the plan"));
            self.out.add_beside(place, what, help, beside);
        }
    }

    fn replaces_itself(&mut self, from: &Origin<'w>, plan: &Plan) {
        if let Some(previous) =
            plan.previous.as_ref().filter(|previous| previous.stands() == plan.id.stands())
        {
            let (what, help) = words::itself();
            self.out.add(from.place(previous.span), what, help);
        }
    }

    fn earlier_step(&mut self, from: &Origin<'w>, id: &Text) {
        let Record::Flow(flow) = from.record else { return };
        let order = from.steps.get_or_init(|| references(flow));
        let own = order.get(&id.span.start).copied().unwrap_or(flow.steps.len());
        if flow.steps.position(id).is_some_and(|earlier| earlier < own) || from.loaded.is_incomplete() {
            return;
        }
        let above = flow.steps.iter().take(own).map(|step| &*step.id);
        let (what, none) = words::earlier_step(id);
        let help = self.instead(id, above, none);
        self.out.add(from.place(id.span), what, help);
    }

    fn step(&mut self, from: &Origin<'w>, id: &Text) {
        let Record::Case(case) = from.record else { return };
        let flow = match *from.flow.get_or_init(|| self.workspace.flow_of(case)) {
            Lookup::Found(flow) => flow,
            Lookup::Missing => return self.no_flow(case, from.place(id.span)),
            Lookup::Unknown => return,
        };
        self.step_of(from, flow, id);
    }

    fn step_of(&mut self, from: &Origin<'w>, flow: Filed<'w, Flow>, id: &Text) {
        if flow.record.steps.find(id).is_some() || self.workspace.file(flow.file).is_incomplete() {
            return;
        }
        let (what, none) = words::step(&flow.record.id, id);
        let help = self.instead(id, flow.record.steps.iter().map(|step| &*step.id), none);
        let beside = (flow.place(flow.record.id.span), Say::fixed("flödesschemat", "the flow"));
        self.out.add_beside(from.place(id.span), what, help, beside);
    }

    /// Reports a case whose flow cannot be found. Where the case names the flow, that has been reported;
    /// where the case is not the cause, it is reported once.
    fn no_flow(&mut self, case: &Case, first: Place) {
        if case.flow.is_some() || self.flow_missed {
            return;
        }
        self.flow_missed = true;
        let known: Vec<&str> = self.workspace.flows().map(|flow| &*flow.record.id).collect();
        let (what, help) = match &self.workspace.config.flow {
            Some(id) => {
                let (what, none) = words::configured_flow(id);
                (what, self.instead(id, known, none))
            }
            None => words::which_flow(&known),
        };
        self.out.add(first, what, help);
    }

    /// Checks a reference to those who meet: a group, or a board, which is a unit. A role does not meet.
    fn group(&mut self, place: Place, name: &Text) {
        let Lookup::Found(actor) = self.workspace.actor(name) else {
            return self.actor(place, name, Named::Group);
        };
        if actor.record.kind == ActorKind::Role {
            let (what, help) = words::role(&actor.record.title);
            let beside = (actor.place(actor.record.id.span), Say::fixed("rollen", "the role"));
            self.out.add_beside(place, what, help, beside);
        }
    }

    fn actor(&mut self, place: Place, name: &Text, wanted: Named) {
        if self.workspace.actor(name) != Lookup::Missing {
            return;
        }
        if !self.workspace.has_register() {
            if !self.register_missed {
                self.register_missed = true;
                let (what, help) = words::no_register();
                self.out.add(place, what, help);
            }
            return;
        }
        let (what, none) = words::actor(name, wanted);
        let is_role = |known: &&Text| {
            self.workspace.actor(*known).found().is_some_and(|own| own.record.kind == ActorKind::Role)
        };
        // A role does not meet, and is not told of where a group is named.
        let is_fit = |known: &&Text| wanted != Named::Group || !is_role(known);
        let known = || self.workspace.actor_names().filter(|known| can_be_written(known)).filter(is_fit);
        let names = known().map(|known| &**known);
        let meant = known().find(|known| near(known, name)).map(|known| &**known);
        let meant = meant.or_else(|| self.may_guess().then(|| nearest(name, names)).flatten());
        let help = meant.map_or(none, |meant| {
            say!("Skriv {meant}, om det är det som menas.", "Write {meant}, if that is meant.")
        });
        self.out.add(place, what, help);
    }
}

/// The ids of all parts of one sort in the records of a kind, as they are referred to: `plan/activity`.
fn parts<'w>(
    workspace: &'w Workspace,
    kind: &'static str,
    part: &'static str,
) -> impl Iterator<Item = String> + use<'w> {
    let of = move |(_, loaded): (FileId, &'w Loaded)| {
        loaded.links.ids(part).map(move |id| format!("{}/{id}", loaded.id()))
    };
    workspace.of_kind(kind).flat_map(of)
}

/// The id of the only goal of a plan with this number, where no goal has it for an id.
fn numbered<'w>(from: &Origin<'w>, number: &Text) -> Option<&'w str> {
    let Record::Plan(plan) = from.record else { return None };
    let is = |own: &&ListedGoal| own.number.as_ref().is_some_and(|own| **own == **number);
    let mut named = plan.goals.iter().filter(is);
    let own = named.next().filter(|_| plan.goals.find(number).is_none())?;
    named.next().is_none().then_some(&*own.id)
}

/// Whether one name contains the other as whole words, as `samordnare vbe` contains `samordnare`. This is the
/// likeliest mistake.
fn near(known: &str, name: &str) -> bool {
    let (known, name) = (fold(known), fold(name));
    known.len() > name.len()
        && name.len() >= 6
        && known.starts_with(&name)
        && known[name.len()..].starts_with([' ', '-'])
}
