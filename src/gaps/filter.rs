//! Filters gaps by what the user asked for.

use super::find::Found;
use super::gap::Gap;
use super::kind::GapKind;
use crate::base::day::Day;
use crate::facts::in_effect::Unasked;
use crate::facts::select::Trees;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::word::Word;

/// The conditions on gaps. One that is not set lets every gap through.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only in this plan.
    pub plan: Option<String>,
    /// Only against this framework.
    pub framework: Option<String>,
    /// Only gaps that concern this need.
    pub need: Option<String>,
    /// Only gaps that this unit, or one below it, is to close.
    pub unit: Option<String>,
    /// Only gaps that this role, unit or group is to close.
    pub responsible: Option<String>,
    /// Only gaps of these kinds; all when empty.
    pub kinds: Vec<GapKind>,
}

impl Filter {
    /// The gaps of a plan on a day that pass the filter.
    pub(crate) fn found_in<'w>(
        &self,
        workspace: &'w Workspace,
        day: Day,
        trees: &Trees<'w>,
        plan: Filed<'w, Plan>,
    ) -> Found<'w> {
        let mut found = Found::of(workspace, day, trees, plan);
        // Whoever asks for a framework that has been replaced is told of what has replaced it.
        let is_wanted = |own: &Unasked<'_>, wanted: &String| {
            own.framework.id == *wanted.as_str()
                || own.instead_of.is_some_and(|(old, _)| old.id == *wanted.as_str())
        };
        let unasked =
            found.unasked.iter().filter(|own| self.framework.as_ref().is_none_or(|it| is_wanted(own, it)));
        let asked: Vec<Word> = unasked.map(|own| Word::from(&own.framework.id)).collect();
        found.gaps.retain(|gap| self.wants(workspace, gap, &asked));
        found.requirements.retain(|(framework, _)| asked.contains(&Word::from(&framework.id)));
        found.unasked.retain(|own| asked.contains(&Word::from(&own.framework.id)));
        found
    }

    /// Whether a plan passes the filter.
    pub(crate) fn wants_plan(&self, plan: &Plan) -> bool {
        self.plan.as_ref().is_none_or(|id| plan.id == *id.as_str())
    }

    /// With a framework or a need set, gaps that do not concern it are left out.
    fn wants(&self, workspace: &Workspace, gap: &Gap, asked: &[Word]) -> bool {
        let framework = |_: &String| gap.framework.as_ref().is_some_and(|own| asked.contains(own));
        let responsible =
            |wanted: &String| gap.whose.iter().any(|name| workspace.is_same_actor(name, wanted));
        let unit = |wanted: &String| gap.concerned().any(|name| workspace.is_under(name, wanted));
        (self.kinds.is_empty() || self.kinds.contains(&gap.kind))
            && self.framework.as_ref().is_none_or(framework)
            && self.need.as_ref().is_none_or(|wanted| gap.needs.iter().any(|own| own == wanted.as_str()))
            && self.responsible.as_ref().is_none_or(responsible)
            && self.unit.as_ref().is_none_or(unit)
    }

    /// Whether the filter leaves out some of a plan's gaps.
    pub(crate) fn is_narrow(&self) -> bool {
        !self.kinds.is_empty() || self.framework.is_some() || self.is_of_some()
    }

    /// Whether the filter is about an actor or a need. The coverage of each requirement is then no answer.
    pub(crate) fn is_of_some(&self) -> bool {
        self.need.is_some() || self.unit.is_some() || self.responsible.is_some()
    }
}
