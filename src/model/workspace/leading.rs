//! Which references of records about people lead somewhere. Only those are told as they are written: a word that leads
//! nowhere may be anybody's name.

use super::store::Workspace;
use crate::model::kinds::Kind;
use crate::model::load::Loaded;
use crate::model::records::{Record, Span};
use crate::model::references::{Reference, Target};
use crate::pii::detector::Exposure;

impl Workspace {
    /// Tells the references that lead somewhere as they are written, in every file. An area that no settings have is
    /// covered, as any other value that is not accepted: it may be a street or a school.
    pub(super) fn tell_what_leads_somewhere(&mut self) {
        for loaded in &mut self.files {
            cover_area(&self.config.areas, loaded);
        }
        let found: Vec<(Vec<Span>, Vec<Span>)> =
            self.files.iter().map(|loaded| self.parted(loaded)).collect();
        for ((file, loaded), (leading, astray)) in self.ids().zip(&mut self.files).zip(found) {
            if leading.is_empty() && astray.is_empty() {
                continue;
            }
            self.as_read.insert(file, loaded.clone());
            loaded.source.hide(astray.into_iter());
            if !leading.is_empty() {
                loaded.spare(leading);
            }
        }
    }

    /// The same in a version of a file that is not among those of the workspace.
    pub(crate) fn tell_in(&self, loaded: &mut Loaded) {
        cover_area(&self.config.areas, loaded);
        let (leading, astray) = self.parted(loaded);
        loaded.source.hide(astray.into_iter());
        if !leading.is_empty() {
            loaded.spare(leading);
        }
    }

    /// The places of what may identify somebody and leads somewhere, and of what leads nowhere.
    fn parted(&self, loaded: &Loaded) -> (Vec<Span>, Vec<Span>) {
        if loaded.cover.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let doubted = loaded.links.references.iter().filter(|own| loaded.cover.doubts(own.text.span));
        let (leading, astray): (Vec<&Reference>, Vec<&Reference>) = doubted.partition(|own| self.leads(own));
        let places = |own: Vec<&Reference>| own.into_iter().map(|own| own.text.span).collect();
        (places(leading), places(astray))
    }

    /// Whether a reference leads to something whose name is told. That of a record about people is covered there too.
    fn leads(&self, reference: &Reference) -> bool {
        let text = &reference.text;
        reference.field.targets.iter().any(|target| match target {
            Target::Actor | Target::Group => self.actor(text).found().is_some(),
            Target::Requirement => self.requirement(text).found().is_some(),
            Target::Indicator => self.measurable(text).found().is_some(),
            Target::Activity => text.stands().into_raw().split_once('/').is_some_and(|(plan, id)| {
                self.plan(plan).found().is_some_and(|plan| self.activity(plan, id).found().is_some())
            }),
            Target::Record(kind) => {
                let is_of_people = |kind: &Kind| matches!(kind.exposure, Exposure::Case | Exposure::Meeting);
                !Kind::named(kind).is_some_and(is_of_people) && self.file_of(kind, text).found().is_some()
            }
            Target::Step => self.flows().any(|flow| flow.record.steps.find(text).is_some()),
            Target::CaseArea => self.config.areas.iter().any(|area| *text == **area),
            _ => false,
        })
    }
}

/// Covers the area of a case or an incident when it is none of these.
fn cover_area(areas: &[String], loaded: &mut Loaded) {
    let area = match &loaded.record {
        Some(Record::Case(case)) => case.area.as_ref(),
        Some(Record::Incident(incident)) => incident.area.as_ref(),
        _ => None,
    };
    let unlisted = area.filter(|area| areas.iter().all(|known| known != area.stands().raw()));
    if let Some(span) = unlisted.map(|area| area.span) {
        loaded.hide(span);
    }
}
