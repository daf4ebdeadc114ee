//! A reference that leads nowhere: a role, an area, a need, a goal, a requirement, a plan, an activity, a flow, a step
//! of it, an incident or what a decision excuses.

use super::rule::{Findings, RuleContext, instead};
use crate::base::lang::Say;
use crate::base::likeness::slug;
use crate::base::likeness::{fold, nearest};
use crate::model::load::stem;
use crate::model::records::activity::Progress;
use crate::model::records::case::Case;
use crate::model::records::flow::Flow;
use crate::model::records::meeting::Meeting;
use crate::model::records::organisation::{Actor, ActorKind};
use crate::model::records::plan::{Activity, Indicator, Plan};
use crate::model::records::situation::Situation;
use crate::model::records::{Span, Text};
use crate::model::workspace::{Filed, Lookup, Workspace};
use crate::say;
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let mut at = At {
        workspace: context.workspace,
        out,
        register_missed: false,
        flow_missed: false,
        guesses: GUESSES,
    };
    for plan in context.workspace.plans() {
        at.plan(plan);
    }
    for organisation in context.workspace.organisations() {
        let refers = organisation.record.actors.iter().flat_map(Actor::refers);
        let documents = organisation.record.documents.iter();
        let of_documents = documents.flat_map(|it| it.organisation.iter().chain(&it.bodies));
        refers.chain(of_documents).for_each(|name| at.actor(organisation.place(name.span), name));
    }
    for progress in context.workspace.all_progress() {
        at.progress(progress);
    }
    for flow in context.workspace.flows() {
        at.flow(flow);
    }
    for case in context.workspace.cases() {
        at.case(case);
    }
    for incident in context.workspace.incidents() {
        let place = |text: &Text| incident.place(text.span);
        incident
            .record
            .activities
            .iter()
            .filter(|it| is_planned(it))
            .for_each(|activity| at.planned(place(activity), activity));
        incident.record.incidents.iter().filter(|it| is_id(it)).for_each(|id| at.incident(place(id), id));
    }
    at.kept();
    context.workspace.situations().for_each(|situation| at.situation(situation));
    for measurement in context.workspace.measurements() {
        let indicator = measurement.record.indicator.iter();
        indicator.for_each(|reference| at.indicator(measurement.place(reference.span), reference));
    }
    context.workspace.meetings().for_each(|meeting| at.meeting(meeting));
}

/// How many times it is guessed what was meant. A guess goes through everything there is; where so many references
/// lead nowhere, a guess at each helps nobody.
const GUESSES: usize = 200;

struct At<'w, 'o> {
    workspace: &'w Workspace,
    out: &'o mut Findings,
    /// Without a register every role would be unknown: that is one cause, and told once.
    register_missed: bool,
    /// Nor is it told for every case that no flow can be found.
    flow_missed: bool,
    /// How many guesses are left.
    guesses: usize,
}

impl<'w> At<'w, '_> {
    /// What is kept beside the work itself: what is excused, attested and worked by.
    fn kept(&mut self) {
        for filed in self.workspace.deviations() {
            self.actors(filed, &filed.record.body);
            let excuses = filed.record.excuses.iter().filter(|it| is_planned(it));
            excuses.for_each(|it| self.excused(filed.place(it.span), it));
        }
        for filed in self.workspace.attestations() {
            self.actors(filed, &filed.record.role);
            let requirement = filed.record.requirement.iter().filter(|it| is_planned(it));
            requirement.for_each(|it| self.requirement(filed.place(it.span), it));
        }
        for filed in self.workspace.routines() {
            self.actors(filed, &filed.record.owner);
        }
        for filed in self.workspace.trainings() {
            self.actors(filed, filed.record.units.iter().chain(&filed.record.held_by));
            self.part_of(filed, filed.record.part_of.as_ref());
        }
        for filed in self.workspace.reviews() {
            self.actors(filed, &filed.record.unit);
            self.part_of(filed, filed.record.part_of.as_ref());
        }
        for filed in self.workspace.agreements() {
            if let Some(situation) = &filed.record.situation {
                self.situation_id(filed.place(situation.span), situation);
            }
            self.actors(filed, &filed.record.parties);
        }
        for filed in self.workspace.reports() {
            self.actors(filed, &filed.record.to);
            if let Some(plan) = filed.record.plan.as_ref().filter(|id| is_id(id)) {
                self.plan_id(filed.place(plan.span), plan);
            }
        }
    }

    /// The activity that a record belongs to.
    fn part_of<T>(&mut self, filed: Filed<'w, T>, activity: Option<&Text>) {
        if let Some(activity) = activity.filter(|it| is_planned(it)) {
            self.planned(filed.place(activity.span), activity);
        }
    }

    /// Roles, units and groups that a record names.
    fn actors<T>(&mut self, filed: Filed<'w, T>, names: impl IntoIterator<Item = &'w Text>) {
        names.into_iter().for_each(|name| self.actor(filed.place(name.span), name));
    }

    /// A requirement or an activity, told apart by what stands before the stroke.
    fn excused(&mut self, place: Place, reference: &Text) {
        let within = reference.split_once('/').map_or("", |(within, _)| within);
        match (self.workspace.framework(within), self.workspace.plan(within)) {
            (Lookup::Found(_), Lookup::Missing) => self.requirement(place, reference),
            (Lookup::Missing, Lookup::Found(_)) => self.planned(place, reference),
            (Lookup::Missing, Lookup::Missing) => {
                let all = self.workspace.frameworks().flat_map(|filed| references(filed.record));
                let planned = self.workspace.plans().flat_map(|plan| {
                    let activities = plan.record.activities.iter();
                    activities.map(move |activity| format!("{}/{}", plan.record.id, activity.id))
                });
                // Where no guess is left, nothing is gathered to guess from.
                let known: Vec<String> = all.chain(planned).take_while(|_| self.guesses > 0).collect();
                let none = Say::fixed(
                    "Skriv riktlinje/krav eller plan/åtgärd, med id:n så som de står i filerna.",
                    "Write framework/requirement or plan/activity, with the ids as they stand in the files.",
                );
                let help = self.instead(reference, known.iter().map(String::as_str), none);
                let what = say!(
                    "Det finns varken något krav eller någon åtgärd {reference}.",
                    "There is neither a requirement nor an activity {reference}."
                );
                self.out.add(place, what, help);
            }
            // Of the same name, or not to be read: no blame can be laid.
            _ => {}
        }
    }

    fn plan(&mut self, plan: Filed<'w, Plan>) {
        let record = plan.record;
        let place = |text: &Text| plan.place(text.span);
        let own = record.organisation.iter().chain(record.decisions.iter().map(|decision| &decision.body));
        let of_areas = record.areas.iter().flat_map(|area| &area.responsible);
        own.chain(of_areas).for_each(|name| self.actor(place(name), name));
        for follow in &record.follows {
            self.framework(place(&follow.framework), &follow.framework);
        }
        if let Some(previous) = &record.previous {
            if **previous == *record.id {
                self.out.add(
                    place(previous),
                    Say::fixed("Planen kan inte ersätta sig själv.", "A plan cannot replace itself."),
                    Say::fixed(
                        "Skriv id:t på den plan som gällde före, eller ta bort raden.",
                        "Write the id of the plan before it, or remove the line.",
                    ),
                );
            }
            self.plan_id(place(previous), previous);
        }
        if let Some(situation) = &record.situation {
            self.situation_id(place(situation), situation);
        }
        for goal in &record.goals {
            if let Some(parent) = &goal.parent {
                self.goal(plan, parent);
            }
        }
        record.indicators.iter().for_each(|indicator| self.of_indicator(plan, indicator));
        record.covers.iter().for_each(|link| self.requirement(place(&link.to), &link.to));
        record.activities.iter().for_each(|activity| self.activity(plan, activity));
    }

    fn activity(&mut self, plan: Filed<'w, Plan>, activity: &'w Activity) {
        let place = |text: &Text| plan.place(text.span);
        let actors = activity.responsible.iter().chain(&activity.lead).chain(&activity.partners);
        actors.for_each(|name| self.actor(place(name), name));
        for area in &activity.areas {
            let known = plan.record.areas.iter().map(|area| &*area.id);
            self.within(
                plan,
                area,
                known,
                say!("Området {area} finns inte i planen.", "The plan has no area {area}."),
            );
        }
        activity.needs.iter().for_each(|link| self.need(plan, &link.to));
        activity.serves.iter().for_each(|goal| self.goal(plan, goal));
        activity.covers.iter().for_each(|link| self.requirement(place(&link.to), &link.to));
        activity.carried_from.iter().for_each(|carried| self.planned(place(carried), carried));
    }

    /// What an indicator points to in its own plan.
    fn of_indicator(&mut self, plan: Filed<'w, Plan>, indicator: &'w Indicator) {
        indicator.answers.iter().for_each(|need| self.need(plan, need));
        indicator.goals.iter().for_each(|goal| self.goal(plan, goal));
        indicator.activities.iter().for_each(|id| self.activity_id(plan, plan.place(id.span), id));
    }

    /// The indicator that a measurement is of.
    fn indicator(&mut self, place: Place, reference: &Text) {
        if !matches!(self.workspace.indicator(reference), Lookup::Missing) {
            return;
        }
        let of = |plan: Filed<'w, Plan>| {
            let ids = plan.record.indicators.iter();
            ids.map(move |indicator| format!("{}/{}", plan.record.id, indicator.id))
        };
        let known: Vec<String> = self.workspace.plans().flat_map(of).collect();
        let none = Say::fixed(
            "Skriv plan/indikator, med indikatorns id så som det står under indicators i planen.",
            "Write plan/indicator, with the indicator's id as it stands under indicators in the plan.",
        );
        let help = self.instead(reference, known.iter().map(String::as_str), none);
        let what = say!("Indikatorn {reference} finns inte.", "There is no indicator {reference}.");
        self.out.add(place, what, help);
    }

    /// An activity written as `plan/activity`.
    fn planned(&mut self, place: Place, reference: &Text) {
        match reference.split_once('/') {
            Some((plan, id)) => match self.workspace.plan(plan) {
                Lookup::Found(filed) => self.activity_id(filed, place, id),
                Lookup::Missing => self.plan_id(place, plan),
                Lookup::Unknown => {}
            },
            None => self.out.add(
                place,
                say!(
                    "{reference} säger inte vilken plan åtgärden står i.",
                    "{reference} does not say which plan the activity stands in."
                ),
                say!(
                    "Skriv plan/åtgärd, till exempel: handlingsplan-2018/{reference}",
                    "Write plan/activity, for example: plan-2018/{reference}"
                ),
            ),
        }
    }

    fn flow(&mut self, flow: Filed<'w, Flow>) {
        let steps = &flow.record.steps;
        for (at, step) in steps.iter().enumerate() {
            let above = steps[..at].iter().map(|step| &*step.id);
            for before in step.after.iter().filter(|id| !above.clone().any(|above| above == &***id)) {
                if self.workspace.file(flow.file).is_incomplete() {
                    continue;
                }
                let none = Say::fixed(
                    "Skriv id:t på ett steg som står längre upp, eller flytta stegen så att de står i ordning.",
                    "Write the id of a step further up, or move the steps so that they stand in order.",
                );
                let help = self.instead(before, above.clone(), none);
                self.out.add(
                    flow.place(before.span),
                    say!("Inget steg ovanför har id:t {before}.", "No step above has the id {before}."),
                    help,
                );
            }
        }
    }

    fn case(&mut self, case: Filed<'w, Case>) {
        let (record, place) = (case.record, |text: &Text| case.place(text.span));
        record
            .activities
            .iter()
            .filter(|it| is_planned(it))
            .for_each(|activity| self.planned(place(activity), activity));
        record.incidents.iter().filter(|it| is_id(it)).for_each(|id| self.incident(place(id), id));
        match self.workspace.flow_of(record) {
            Lookup::Found(flow) => {
                record.steps.iter().for_each(|taken| self.step(flow, place(&taken.step), &taken.step));
            }
            Lookup::Missing => self.no_flow(case),
            Lookup::Unknown => {}
        }
    }

    fn step(&mut self, flow: Filed<'w, Flow>, place: Place, id: &Text) {
        if flow.record.step(id).is_some() || !is_id(id) || self.workspace.file(flow.file).is_incomplete() {
            return;
        }
        let title = &flow.record.id;
        let none = say!("Skriv ett steg ur flödesschemat {title}.", "Write a step of the flow {title}.");
        let help = self.instead(id, flow.record.steps.iter().map(|step| &*step.id), none);
        self.out.add_beside(
            place,
            say!("Steget {id} finns inte i flödesschemat {title}.", "The flow {title} has no step {id}."),
            help,
            (flow.place(flow.record.id.span), Say::fixed("flödesschemat", "the flow")),
        );
    }

    /// A case whose flow cannot be found. Where it is not the case's own doing, it is told once.
    fn no_flow(&mut self, case: Filed<'w, Case>) {
        let known: Vec<&str> = self.workspace.flows().map(|flow| &*flow.record.id).collect();
        let none = Say::fixed(
            "Lägg flödesschemat som en fil i plans/flows/.",
            "Put the flow as a file in plans/flows/.",
        );
        if let Some(id) = &case.record.flow {
            if !is_id(id) {
                return;
            }
            let help = self.instead(id, known, none);
            let what = say!("Flödesschemat {id} finns inte.", "There is no flow {id}.");
            self.out.add(case.place(id.span), what, help);
            return;
        }
        let Some(first) = case.record.steps.first().filter(|_| !self.flow_missed) else { return };
        self.flow_missed = true;
        let (what, help) = match &self.workspace.config.flow {
            Some(id) => (
                say!(
                    "Flödesschemat {id}, som vbe.toml säger att ärendena följer, finns inte.",
                    "The flow {id}, which vbe.toml says that cases follow, does not exist."
                ),
                self.instead(id, known, none),
            ),
            None if known.is_empty() => (
                Say::fixed(
                    "Det finns inget flödesschema, så stegen går inte att känna igen.",
                    "There is no flow, so the steps cannot be recognised.",
                ),
                none,
            ),
            None => (
                Say::fixed(
                    "Det finns flera flödesscheman, och ärendet säger inte vilket det följer.",
                    "There are several flows, and the case does not say which it follows.",
                ),
                one_of(&known),
            ),
        };
        self.out.add(case.place(first.step.span), what, help);
    }

    fn incident(&mut self, place: Place, id: &Text) {
        if !matches!(self.workspace.incident(id), Lookup::Missing) {
            return;
        }
        let known: Vec<&str> = self.workspace.incidents().map(|incident| &*incident.record.id).collect();
        let none = Say::fixed(
            "Skriv id:t på en händelse i records/incidents/, eller ta bort raden.",
            "Write the id of an incident in records/incidents/, or remove the line.",
        );
        let help = self.instead(id, known, none);
        self.out.add(place, say!("Händelsen {id} finns inte.", "There is no incident {id}."), help);
    }

    fn situation(&mut self, filed: Filed<'w, Situation>) {
        let (record, place) = (filed.record, |text: &Text| filed.place(text.span));
        let who = record.sources.iter().flat_map(|source| &source.who);
        record.prepared_by.iter().chain(who).for_each(|name| self.actor(place(name), name));
        if let Some(agreement) = &record.agreement {
            self.agreement_id(place(agreement), agreement);
        }
        if self.workspace.file(filed.file).is_incomplete() {
            return;
        }
        let known = record.sources.iter().map(|source| &*source.id);
        for id in record.contradictions.iter().flat_map(|noted| &noted.between) {
            if known.clone().any(|known| known == &**id) {
                continue;
            }
            let none = Say::fixed(
                "Lägg till källan under sources, eller rätta id:t.",
                "Add the source under sources, or mend the id.",
            );
            let help = self.instead(id, known.clone(), none);
            let what =
                say!("Källan {id} finns inte i lägesbilden.", "The situation picture has no source {id}.");
            self.out.add(place(id), what, help);
        }
    }

    fn situation_id(&mut self, place: Place, id: &str) {
        if !matches!(self.workspace.situation(id), Lookup::Missing) {
            return;
        }
        let known: Vec<&str> = self.workspace.situations().map(|filed| &*filed.record.id).collect();
        let none = Say::fixed(
            "Lägg lägesbilden som en fil i records/situations/, eller rätta id:t.",
            "Put the situation picture as a file in records/situations/, or mend the id.",
        );
        let help = self.instead(id, known, none);
        self.out.add(
            place,
            say!("Lägesbilden {id} finns inte.", "There is no situation picture {id}."),
            help,
        );
    }

    fn agreement_id(&mut self, place: Place, id: &str) {
        if !matches!(self.workspace.agreement(id), Lookup::Missing) {
            return;
        }
        let known: Vec<&str> = self.workspace.agreements().map(|filed| &*filed.record.id).collect();
        let none = Say::fixed(
            "Lägg överenskommelsen som en fil i records/agreements/, eller rätta id:t.",
            "Put the agreement as a file in records/agreements/, or mend the id.",
        );
        let help = self.instead(id, known, none);
        let what = say!("Överenskommelsen {id} finns inte.", "There is no agreement {id}.");
        self.out.add(place, what, help);
    }

    fn meeting(&mut self, meeting: Filed<'w, Meeting>) {
        let (record, place) = (meeting.record, |text: &Text| meeting.place(text.span));
        if let Some(group) = &record.group {
            self.group(place(group), group);
        }
        record.actors().for_each(|name| self.actor(place(name), name));
        record.presented.iter().map(|it| &it.plan).for_each(|plan| self.plan_id(place(plan), plan));
    }

    /// Those who meet: a group, or a board, which is a unit. A role does not.
    fn group(&mut self, place: Place, name: &Text) {
        let Lookup::Found(actor) = self.workspace.actor(name) else { return self.actor(place, name) };
        if actor.record.kind != ActorKind::Role {
            return;
        }
        let title = &actor.record.title;
        self.out.add_beside(
            place,
            say!("{title} är en roll, ingen grupp.", "{title} is a role, no group."),
            Say::fixed(
                "Skriv gruppen eller nämnden som träffades, så som den står under groups eller units i registret.",
                "Write the group or board that met, as it stands under groups or units in the register.",
            ),
            (actor.place(actor.record.id.span), Say::fixed("rollen", "the role")),
        );
    }

    fn progress(&mut self, filed: Filed<'w, Progress>) {
        let progress = filed.record;
        match self.workspace.plan(&progress.plan) {
            // A file that is not named by its id is told of by `file-name`, and most often it is the id that is wrong.
            _ if stem(&self.workspace.source(filed.file).path) != &*progress.id => {}
            Lookup::Found(plan) => self.activity_id(plan, filed.place(progress.id.span), &progress.id),
            Lookup::Missing => self.plan_id(filed.place(progress.plan.span), &progress.plan),
            Lookup::Unknown => {}
        }
        let by_cancelled = progress.cancelled.iter().filter_map(|cancelled| cancelled.by.as_ref());
        let by = progress.updates.iter().filter_map(|update| update.by.as_ref());
        by.chain(by_cancelled).for_each(|name| self.actor(filed.place(name.span), name));
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

    fn need(&mut self, plan: Filed<'w, Plan>, need: &Text) {
        let known = plan.record.needs.iter().map(|need| &*need.id);
        let what = say!("Behovet {need} finns inte i planen.", "The plan has no need {need}.");
        self.within(plan, need, known, what);
    }

    fn goal(&mut self, plan: Filed<'w, Plan>, goal: &Text) {
        let known = plan.record.goals.iter().map(|goal| &*goal.id);
        self.within(
            plan,
            goal,
            known,
            say!("Målet {goal} finns inte i planens mållista.", "The plan's list of goals has no {goal}."),
        );
    }

    /// A reference to something in the same plan.
    fn within(
        &mut self,
        plan: Filed<'w, Plan>,
        id: &Text,
        known: impl Iterator<Item = &'w str> + Clone,
        what: Say,
    ) {
        if known.clone().any(|known| known == &**id) || self.workspace.file(plan.file).is_incomplete() {
            return;
        }
        let none = Say::fixed(
            "Lägg till det överst i planen, eller rätta id:t.",
            "Add it at the top of the plan, or mend the id.",
        );
        let help = self.instead(id, known, none);
        self.out.add(plan.place(id.span), what, help);
    }

    fn actor(&mut self, place: Place, name: &Text) {
        if self.workspace.actor(name) != Lookup::Missing {
            return;
        }
        if !self.workspace.has_register() {
            if !self.register_missed {
                self.register_missed = true;
                self.out.add(
                    place,
                    Say::fixed(
                        "Det finns inget register över roller, så ingen ansvarig går att känna igen.",
                        "There is no register of roles, so nobody responsible can be recognised.",
                    ),
                    Say::fixed(
                        "Skapa plans/organisation.yaml med kind: organisation, id: organisation och roller under roles:.",
                        "Make plans/organisation.yaml with kind: organisation, id: organisation and roles under roles:.",
                    ),
                );
            }
            return;
        }
        let none = Say::fixed(
            "Finns rollen, enheten eller gruppen inte i registret, lägg till den i plans/organisation.yaml. Aldrig en persons namn.",
            "If the role, unit or group is not in the register, add it in plans/organisation.yaml. Never a person's name.",
        );
        let names = self.workspace.actor_names().map(|known| &**known);
        let what = Say::new(
            format!("”{name}” finns inte bland roller, enheter och grupper."),
            format!("“{name}” is not among the roles, units and groups."),
        );
        let meant = self.workspace.actor_names().find(|known| near(known, name)).map(|known| &**known);
        let meant = meant.or_else(|| self.may_guess().then(|| nearest(name, names)).flatten());
        let help = meant.map_or(none, |meant| {
            say!("Skriv {meant}, om det är det som menas.", "Write {meant}, if that is meant.")
        });
        self.out.add(place, what, help);
    }

    fn framework(&mut self, place: Place, id: &str) {
        if matches!(self.workspace.framework(id), Lookup::Missing) {
            let known: Vec<&str> = self.workspace.frameworks().map(|filed| &*filed.record.id).collect();
            let none = Say::fixed(
                "Lägg riktlinjen som en fil i plans/frameworks/.",
                "Put the framework as a file in plans/frameworks/.",
            );
            let help = self.instead(id, known, none);
            self.out.add(place, say!("Riktlinjen {id} finns inte.", "There is no framework {id}."), help);
        }
    }

    fn requirement(&mut self, place: Place, reference: &Text) {
        if !matches!(self.workspace.requirement(reference), Lookup::Missing) {
            return;
        }
        let known: Vec<String> =
            self.workspace.frameworks().flat_map(|filed| references(filed.record)).collect();
        let none = Say::fixed(
            "Skriv riktlinje/krav, med kravets id så som det står i riktlinjens fil.",
            "Write framework/requirement, with the requirement's id as it stands in the framework's file.",
        );
        let help = self.instead(reference, known.iter().map(String::as_str), none);
        self.out.add(
            place,
            say!("Kravet {reference} finns inte.", "There is no requirement {reference}."),
            help,
        );
    }

    fn plan_id(&mut self, place: Place, id: &str) {
        if matches!(self.workspace.plan(id), Lookup::Missing) {
            let known: Vec<&str> = self.workspace.plans().map(|filed| &*filed.record.id).collect();
            let none = Say::fixed(
                "Lägg planen som en fil i plans/, eller rätta id:t.",
                "Put the plan as a file in plans/, or mend the id.",
            );
            let help = self.instead(id, known, none);
            self.out.add(place, say!("Planen {id} finns inte.", "There is no plan {id}."), help);
        }
    }

    fn activity_id(&mut self, plan: Filed<'w, Plan>, place: Place, id: &str) {
        if matches!(self.workspace.activity(plan, id), Lookup::Missing) {
            let known = plan.record.activities.iter().map(|activity| &*activity.id);
            let title = &plan.record.id;
            let none = say!(
                "Rätta id:t så att det är detsamma som i planen {title}.",
                "Mend the id so that it is the one in the plan {title}."
            );
            let help = self.instead(id, known, none);
            self.out.add_beside(
                place,
                say!("Åtgärden {id} finns inte i planen {title}.", "The plan {title} has no activity {id}."),
                help,
                (plan.place(Span::default()), Say::fixed("planen", "the plan")),
            );
        }
    }
}

fn references(framework: &crate::model::records::framework::Framework) -> impl Iterator<Item = String> {
    framework.requirements.iter().map(|requirement| format!("{}/{}", framework.id, requirement.id))
}

/// Whether a reference has the form of one. In a case or an incident what has not may be anything: `wrong-value` tells
/// of it, and does not repeat it.
fn is_id(reference: &str) -> bool {
    slug(reference) == reference
}

/// The same of an activity, which is written `plan/activity`.
fn is_planned(reference: &str) -> bool {
    reference.split_once('/').is_some_and(|(plan, activity)| is_id(plan) && is_id(activity))
}

/// How to say which of several flows is meant.
fn one_of(flows: &[&str]) -> Say {
    let (first, all) = (flows.first().copied().unwrap_or_default(), flows.join(", "));
    say!(
        "Skriv flow: {first} i ärendet, eller flow = \"{first}\" under [cases] i vbe.toml. De som finns: {all}.",
        "Write flow: {first} in the case, or flow = \"{first}\" under [cases] in vbe.toml. Those that there are: {all}."
    )
}

/// A name that another contains as whole words, as `samordnare` in `samordnare vbe`, is the likeliest slip of all.
fn near(known: &str, name: &str) -> bool {
    let (known, name) = (fold(known), fold(name));
    known.len() > name.len()
        && name.len() >= 6
        && known.starts_with(&name)
        && known[name.len()..].starts_with([' ', '-'])
}
