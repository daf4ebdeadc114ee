//! Finds a requirement whose condition can never be judged: an unknown kind or field, a value that the field never
//! has, an age of something without a time.

use super::rule::{Findings, RuleContext, instead, one_of};
use crate::base::lang::Say;
use crate::base::wording::Word;
use crate::facts::condition;
use crate::facts::select::{Chosen, derived_of};
use crate::model::kinds::{KINDS, Kind};
use crate::model::parts::PARTS;
use crate::model::records::framework::{Framework, Judged, Requirement};
use crate::model::records::{Clause, Condition, Each, Kept, Linked, Selection, Text, Where};
use crate::model::typed;
use crate::model::workspace::{Filed, Lookup, Workspace};
use crate::say;
use crate::syntax::finding::Place;
use crate::syntax::text::Span;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for filed in context.workspace.frameworks() {
        for requirement in &filed.record.requirements {
            if let Some(condition) = &requirement.condition {
                let mut at = At { workspace: context.workspace, filed, out };
                at.attested(requirement, condition);
                at.condition(condition);
            }
        }
    }
}

struct At<'w, 'o> {
    workspace: &'w Workspace,
    filed: Filed<'w, Framework>,
    out: &'o mut Findings,
}

impl At<'_, '_> {
    fn add(&mut self, span: Span, what: Say, help: Say) {
        self.out.add(Place::new(self.filed.file, span), what, help);
    }

    /// A requirement is attested, or the records decide it; an attestation can then be a part of what decides.
    fn attested(&mut self, requirement: &Requirement, condition: &Condition) {
        let attests = matches!(condition.clause, Clause::Attested { .. });
        let is_attested = requirement.judged == Judged::Attestation;
        if attests == is_attested || matches!(condition.clause, Clause::Nothing | Clause::Unread) {
            return;
        }
        if attests {
            self.add(
                condition.span,
                Say::fixed(
                    "Kravet intygas inte: judged är något annat än attestation.",
                    "The requirement is not attested: judged is something else than attestation.",
                ),
                Say::fixed(
                    "Skriv judged: attestation, eller ett villkor över filerna.",
                    "Write judged: attestation, or a condition over the records.",
                ),
            );
        } else {
            self.add(
                condition.span,
                Say::fixed(
                    "Kravet intygas, så villkoret prövas aldrig.",
                    "The requirement is attested, so the condition is never judged.",
                ),
                Say::fixed(
                    "Skriv judged: records, eller byt villkoret mot attested: {within: 12 månader}.",
                    "Write judged: records, or replace the condition by attested: {within: 12 months}.",
                ),
            );
        }
    }

    fn condition(&mut self, condition: &Condition) {
        self.few(condition);
        match &condition.clause {
            Clause::All(parts) | Clause::Any(parts) => {
                for part in parts {
                    self.condition(part);
                }
            }
            Clause::Exists(of) => self.selection(of),
            Clause::Count(of, at_least) => {
                self.selection(of);
                if at_least.is_none() {
                    self.add(
                        of.span,
                        Say::fixed(
                            "Hur många det ska vara står inte.", "How many there are to be is not said.",
                        ),
                        Say::fixed("Skriv till exempel at_least: 2.", "Write for example at_least: 2."),
                    );
                }
            }
            Clause::Every(of, demand) => {
                self.selection(of);
                demand.has.iter().for_each(|path| self.path(of, path));
                demand.must.iter().for_each(|wanted| self.stands(of, wanted, true));
                if demand.has.is_empty() && demand.must.is_empty() {
                    self.add(
                        of.span,
                        Say::fixed(
                            "Vad var och en ska ha står inte.",
                            "What each of them is to have is not said.",
                        ),
                        Say::fixed(
                            "Skriv till exempel has: [responsible].", "Write for example has: [responsible].",
                        ),
                    );
                }
            }
            Clause::Linked(linked) => self.linked(linked),
            Clause::Each(each) => {
                self.selection(&each.among);
                if !condition::is_of_cases(&each.among) {
                    self.names(each);
                }
            }
            Clause::Told(told) => self.selection(&told.report),
            Clause::Kept(kept) => self.kept(kept),
            Clause::Trained { of, .. } => of.iter().for_each(|name| self.actor(name)),
            Clause::Promised(_) | Clause::Attested { .. } | Clause::Unread => {}
            Clause::Nothing => self.nothing(condition.span),
        }
    }

    /// What would tell of a few people by being met.
    fn few(&mut self, condition: &Condition) {
        if let Some(few) = condition::tells_few(self.workspace, &condition.clause) {
            let k = self.workspace.config.publication.k;
            let help = say!(
                "Fråga efter alla, utan where, has och after och minst ett halvår tillbaka, eller efter minst {k} (at_least: {k}). I kept: steg som gäller alla, eller efter en enda sak. Annars låter ni en roll intyga kravet: judged: attestation.",
                "Ask for all of them, without where, has and after and at least half a year back, or for at least {k} (at_least: {k}). In kept: steps of everybody, or by one thing only. Or let a role attest the requirement: judged: attestation."
            );
            self.add(condition.span, few, help);
        }
    }

    fn nothing(&mut self, span: Span) {
        self.add(
            span,
            Say::fixed("Det här är inget villkor som går att pröva.", "This is no condition that can be judged."),
            Say::fixed(
                "Skriv ett av orden all, any, exists, count, every, each, reported, linked, trained, kept, promised eller attested, och inget mer. Flera villkor skrivs i en lista under all.",
                "Write one of the words all, any, exists, count, every, each, reported, linked, trained, kept, promised or attested, and nothing more. Several conditions are written in a list under all.",
            ),
        );
    }

    /// The names stand in the field, where it holds closed words. What else is named is followed as a reference.
    fn names(&mut self, each: &Each) {
        self.stands(&each.among, &Where { path: each.by.clone(), values: each.of.clone() }, false);
    }

    /// A step that is no requirement of its flow is never broken.
    fn kept(&mut self, kept: &Kept) {
        let Lookup::Found(flow) = self.workspace.flow(&kept.flow) else { return };
        for id in &kept.steps {
            if flow.record.steps.find(id).is_some_and(|step| !step.required) {
                self.add(
                    id.span,
                    say!(
                        "Steget {id} är inget krav i flödet, så inget ärende kan bryta det.",
                        "The step {id} is not required by the flow, so no case can break it."
                    ),
                    Say::fixed(
                        "Ta bort steget här, eller skriv required: true vid det i flödet.",
                        "Remove the step here, or write required: true at it in the flow.",
                    ),
                );
            }
        }
    }

    fn linked(&mut self, linked: &Linked) {
        self.selection(&linked.from);
        match &linked.by {
            Some(by) => self.path(&linked.from, by),
            None => self.add(
                linked.from.span,
                Say::fixed("Vilket fält som pekar står inte.", "Which field points is not said."),
                Say::fixed("Skriv till exempel by: situation.", "Write for example by: situation."),
            ),
        }
        match &linked.to {
            Some(to) => self.selection(to),
            None => self.add(
                linked.from.span,
                Say::fixed("Vad fältet ska peka på står inte.", "What the field is to point to is not said."),
                Say::fixed(
                    "Skriv till exempel to: {kind: situation}.",
                    "Write for example to: {kind: situation}.",
                ),
            ),
        }
    }

    fn selection(&mut self, of: &Selection) {
        let Some(chosen) = Chosen::named(&of.kind) else {
            let parts = PARTS.iter().filter(|part| part.is_chosen);
            let parts = parts.map(|part| Word::new(part.name, part.words.clone()));
            let words: Vec<Word<'_>> = KINDS.iter().map(Kind::typed).chain(parts).collect();
            let (kind, help) = (&of.kind, one_of(&of.kind, &words));
            self.add(
                of.kind.span,
                say!("Det finns inget {kind} att välja.", "There is no {kind} to choose."),
                help,
            );
            return;
        };
        if *of.kind == *"case" {
            let help = Say::fixed(
                "Pröva det som ni gör: en rutin, ett möte eller en åtgärd, eller med kept att inget ärende har brutit ett steg. Annars låter ni en roll intyga kravet: judged: attestation.",
                "Judge what you do: a routine, a meeting or an activity, or with kept that no case has broken a step. Or let a role attest the requirement: judged: attestation.",
            );
            self.add(of.kind.span, condition::on_cases(), help);
            return;
        }
        of.has.iter().for_each(|path| self.path(of, path));
        of.wheres.iter().for_each(|wanted| self.stands(of, wanted, true));
        let undated = match chosen {
            Chosen::Kind(kind) => kind.is_timeless(),
            Chosen::Part(part) => !matches!(part.name, "decision" | "source" | "survey" | "trial"),
        };
        let timed = of.within.map(|within| within.span).or(of.after.as_ref().map(|after| after.span));
        if let Some(span) = timed.filter(|_| undated) {
            let kind = &of.kind;
            self.add(
                span,
                say!(
                    "{kind} har ingen tid, så det går inte att pröva.",
                    "{kind} has no time, so this cannot be judged."
                ),
                Say::fixed(
                    "Ta bort within eller after, eller välj en sort som har ett datum.",
                    "Remove within or after, or choose a kind that has a date.",
                ),
            );
        }
        if let Some(after) = &of.after {
            self.selection(after);
        }
    }

    /// The field at a path, if there is one; told when there is none.
    fn field(&mut self, of: &Selection, path: &Text) -> Option<crate::syntax::schema::Field<'static>> {
        let chosen = Chosen::named(&of.kind)?;
        if derived_of(&of.kind).contains(&&**path) {
            return None;
        }
        match chosen.field(path) {
            Ok(field) => Some(field),
            Err(known) => {
                let derived = derived_of(&of.kind).iter().copied();
                let keys: Vec<&str> = known.iter().map(String::as_str).chain(derived).collect();
                let all = keys.join(", ");
                let none = if all.is_empty() {
                    Say::fixed("Fältet har inga delar.", "The field has no parts.")
                } else {
                    say!("De som finns: {all}.", "What there is: {all}.")
                };
                let tail = path.rsplit('.').next().unwrap_or(path);
                let (kind, help) = (&of.kind, instead(tail, keys.iter().copied(), none));
                self.add(
                    path.span,
                    say!("{kind} har inget fält {path}.", "{kind} has no field {path}."),
                    help,
                );
                None
            }
        }
    }

    fn path(&mut self, of: &Selection, path: &Text) {
        self.field(of, path);
    }

    fn stands(&mut self, of: &Selection, wanted: &Where, is_told_here: bool) {
        let Some(field) = self.field(of, &wanted.path) else { return };
        for value in &wanted.values {
            if !field.words.is_empty() && !field.words.iter().any(|word| *word == **value) {
                let help = one_of(value, &typed::words_of(&field));
                let path = &wanted.path;
                self.add(
                    value.span,
                    say!("{value} är inget värde som {path} kan ha.", "{value} never stands in {path}."),
                    help,
                );
            } else if is_told_here && field.is_actor() {
                self.actor(value);
            }
        }
    }

    /// A name is that of somebody in the register.
    fn actor(&mut self, name: &Text) {
        if self.workspace.actor(name) != Lookup::Missing {
            return;
        }
        let names: Vec<&str> = self.workspace.actor_names().map(|name| &**name).collect();
        let none = Say::fixed(
            "Lägg till rollen, enheten eller gruppen i plans/organisation.yaml.",
            "Add the role, unit or group in plans/organisation.yaml.",
        );
        let help = instead(name, names.iter().copied(), none);
        self.add(
            name.span,
            Say::new(
                format!("”{name}” finns inte bland roller, enheter och grupper."),
                format!("“{name}” is not among the roles, units and groups."),
            ),
            help,
        );
    }
}
