//! What answers each need of a plan: the activities that say so and are not cancelled.

use std::collections::HashMap;

use crate::facts::coverage::{Cover, Coverage, Extent};
use crate::facts::state::Survey;
use crate::model::records::plan::{Activity, Item, Link};
use crate::syntax::unsearched::Unsearched;

/// The links to each need of a plan, in the order of the activities.
#[derive(Debug)]
pub(crate) struct Answered<'w> {
    links: HashMap<Unsearched<&'w str>, Vec<(&'w Activity, &'w Link)>>,
}

impl<'w> Answered<'w> {
    /// The links of a plan. They are gathered once, since all needs are asked for.
    pub(crate) fn of(survey: &Survey<'w>) -> Self {
        let mut links: HashMap<_, Vec<_>> = HashMap::new();
        for activity in survey.counting() {
            for link in &activity.needs {
                links.entry(link.to.stands()).or_default().push((activity, link));
            }
        }
        Self { links }
    }

    /// How far a need is answered, and by what.
    pub(crate) fn need(&self, need: &Item) -> Coverage<'w> {
        let extent = |link: &Link| if link.partly { Extent::Partly } else { Extent::Covered };
        let links = self.links.get(&need.id.stands()).into_iter().flatten();
        let cover = |&(activity, link): &(_, &'w Link)| Cover {
            activity: Some(activity),
            link,
            extent: extent(link),
            is_of_older_text: false,
        };
        Coverage::of(links.map(cover).collect())
    }
}
