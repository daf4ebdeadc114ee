//! Which records name which thing in others. What is asked for once for each plan, or for each thing in one, is looked up
//! here and not sought among all records of a kind.

use super::link::{Link, Links};
use super::store::Workspace;
use crate::model::filed::Filed;
use crate::model::records::{Record, Recorded, Text};
use crate::syntax::unsearched::Unsearched;

impl Workspace {
    /// The records of a kind that name something, by id.
    pub(crate) fn linked<'w, T: Recorded + 'w>(
        &'w self,
        link: Link,
        to: Unsearched<&str>,
    ) -> impl Iterator<Item = Filed<'w, T>> + use<'w, T> {
        let all = self.links.get_or_init(|| self.links());
        let found = all.get(&(link, to.owned())).map_or(&[][..], Vec::as_slice);
        found.iter().filter_map(|file| {
            let record = self.file(*file).record.as_ref().and_then(T::of)?;
            Some(Filed { file: *file, record })
        })
    }

    fn links(&self) -> Links {
        let mut links = Links::new();
        for file in self.found_by.named.values().flatten() {
            let Some(record) = &self.file(*file).record else { continue };
            for (link, to) in self.links_of(record) {
                let files = links.entry((link, to.owned())).or_default();
                // One record may name a thing several times.
                if files.last() != Some(file) {
                    files.push(*file);
                }
            }
        }
        links
    }

    fn links_of<'w>(&'w self, record: &'w Record) -> Vec<(Link, Unsearched<&'w str>)> {
        let mut all: Vec<(Link, Unsearched<&str>)> = Vec::new();
        let mut add = |link: Link, to: &'w Option<Text>| all.extend(to.iter().map(|to| (link, to.stands())));
        let mut part = None;
        match record {
            Record::Measurement(it) => add(Link::Of, &it.indicator),
            Record::Attestation(it) => add(Link::Of, &it.requirement),
            Record::Deviation(it) => add(Link::Of, &it.excuses),
            Record::Survey(it) => add(Link::Of, &it.situation),
            Record::Training(it) => part = it.part_of.as_ref(),
            Record::Review(it) => part = it.part_of.as_ref(),
            Record::Report(it) => {
                add(Link::Plan, &it.plan);
                part = it.part_of.as_ref();
            }
            Record::Meeting(it) => {
                all.extend(it.presented.iter().map(|shown| (Link::Plan, shown.plan.stands())));
                part = it.part_of.as_ref();
            }
            Record::Plan(it) => {
                add(Link::Previous, &it.previous);
                add(Link::Whole, &it.part_of);
                let from = it.activities.iter().flat_map(|activity| &activity.carried_from);
                all.extend(from.filter_map(|from| Some((Link::Carried, from.stands().parted()?.0))));
            }
            _ => {}
        }
        if let Some(of) = part {
            all.push((Link::Part, of.stands()));
            all.extend(of.stands().parted().map(|(plan, _)| (Link::Plan, plan)));
        }
        let actors: Vec<&Text> = match record {
            Record::Meeting(it) => it.group.iter().collect(),
            Record::Plan(it) => it.parties().collect(),
            _ => Vec::new(),
        };
        if let Record::Training(it) = record {
            let names = it.units.iter().chain(it.by_unit.iter().map(|row| &row.unit));
            let lines = names.filter_map(|name| self.actor(name).found()).flat_map(|own| self.line_of(own));
            all.extend(lines.map(|unit| (Link::Trained, unit.record.id.stands())));
        }
        let known = actors.into_iter().filter_map(|name| self.actor(name).found());
        all.extend(known.map(|actor| (Link::Actor, actor.record.id.stands())));
        all
    }
}
