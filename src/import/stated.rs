//! Texts that are goals or needs of the plan, and no activities: below a heading of such, or right below one of activities.

use super::columns::Column;
use super::goals;
use super::labels::{Labels, Piece, begins, pieces};
use super::numbered::number;
use super::reader::{Becomes, Reader, Rest, SHARED};
use crate::base::lang::Say;
use crate::io::tables::Block;

impl Reader<'_> {
    /// Takes a text below a heading of goals or needs as one, unless more is said of it. Returns whether it is one: what is to be done
    /// may stand below such a heading too, with who and when, or with points of its own.
    pub(super) fn goal(&mut self, place: &Say, marker: &str, text: &str, next: Option<&Block>) -> bool {
        let is_point = !marker.is_empty();
        let (own, title) = number(text);
        let shown = own.unwrap_or_else(|| marker.trim_end_matches(['.', ')', ':']));
        let shown = if shown.starts_with(|char: char| char.is_ascii_alphanumeric()) { shown } else { "" };
        let Some(gathered) = self.above.last().and_then(|above| above.gathered) else { return false };
        let is_here = self.has_goals
            && self.open.is_none()
            && (is_point || own.is_some())
            && pieces(place, title, self.said, Labels::Likely).iter().all(|piece| piece.label.is_empty());
        // How a need is measured is said beside it, and makes it no activity.
        let of_activity = |column: Column| match column {
            Column::Goal | Column::Overall => false,
            Column::Indicator => gathered != Column::Cause,
            _ => true,
        };
        let has_more = next.is_some_and(|next| match next {
            Block::Point { text, depth, marker, .. } => {
                begins(text, self.said).is_some_and(of_activity)
                    || *depth > 0 && is_point
                    || !shown.is_empty() && marker.starts_with(&format!("{shown}."))
                    || !shown.is_empty() && text.starts_with(&format!("{shown}."))
            }
            Block::Paragraph { text, .. } => begins(text, self.said).is_some_and(of_activity),
            _ => false,
        });
        if !is_here || has_more {
            return false;
        }
        let text = if shown.is_empty() { title.to_owned() } else { format!("{shown}. {title}") };
        if let Some(above) = self.above.last_mut()
            && let Some(heading) = above.place.take()
        {
            let (text, at) = (above.text.clone(), above.at);
            self.found.rest.push(Rest { place: heading, text, became: Becomes::OfWhole(gathered), at });
        }
        self.leave(place, &text, Becomes::Whole(gathered));
        true
    }

    /// Takes a text right below a heading as the goal of all activities there. Returns whether it is one.
    pub(super) fn shared_goal(&mut self, place: &Say, text: &str) -> bool {
        let is_here = self.open.is_none()
            && self
                .above
                .last()
                .is_some_and(|above| self.chapters.get(above.at).copied().unwrap_or_default());
        let Some(goal) = goals::of(text, self.said).filter(|_| is_here && self.shared.len() < SHARED) else {
            return false;
        };
        self.leave(place, text, Becomes::Shared(Column::Overall));
        let (place, label) = (place.clone(), Column::Overall.said().sv.into_owned());
        self.shared.push(Piece { place, label, text: goal, column: Column::Overall });
        true
    }
}
