//! Which gaps are wanted, and what they are grouped by.

use super::find::Found;
use super::gap::Gap;
use super::kind::GapKind;
use crate::facts::select::Trees;
use crate::page::Cell;
use crate::records::plan::Plan;
use crate::reports::setting::Setting;
use crate::whole::Filed;

/// Which gaps are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Only in this plan.
    pub plan: Option<String>,
    /// Only against this framework.
    pub framework: Option<String>,
    /// Only what concerns this need.
    pub need: Option<String>,
    /// Only what is for this unit, or for one below it.
    pub unit: Option<String>,
    /// Only what is for this role, unit or group to close.
    pub responsible: Option<String>,
    /// Only of these kinds.
    pub kinds: Vec<GapKind>,
    /// What they are grouped by.
    pub group_by: Grouping,
}

/// What gaps can be grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// What sort of lack.
    #[default]
    Kind,
    /// The framework whose requirement it is.
    Framework,
    /// The need that it concerns.
    Need,
    /// The unit that it is for.
    Unit,
    /// Those whom it is for to close.
    Role,
}

impl Grouping {
    /// All, with their names.
    pub const ALL: [(&'static str, Self); 5] = [
        ("kind", Self::Kind),
        ("framework", Self::Framework),
        ("need", Self::Need),
        ("unit", Self::Unit),
        ("role", Self::Role),
    ];

    /// The grouping of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(own, _)| *own == name).map(|(_, grouping)| grouping)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, own)| *own == self).map_or("", |(name, _)| name)
    }
}

impl Wish {
    /// What is wanted of what a plan lacks.
    pub(super) fn found_in<'w>(
        &self,
        setting: &Setting<'w>,
        trees: &Trees<'w>,
        plan: Filed<'w, Plan>,
    ) -> Found<'w> {
        let mut found = Found::of(setting, trees, plan);
        found.gaps.retain(|gap| self.wants(setting, gap));
        let is_asked = |id: &str| self.framework.as_ref().is_none_or(|wanted| wanted == id);
        found.requirements.retain(|(framework, _)| is_asked(&framework.id));
        found
    }

    pub(super) fn wants_plan(&self, plan: &Plan) -> bool {
        self.plan.as_ref().is_none_or(|id| plan.id == *id.as_str())
    }

    /// A framework or a need asked for is all that is asked for: what does not concern it is left out.
    pub(super) fn wants(&self, setting: &Setting<'_>, gap: &Gap) -> bool {
        let framework = |wanted: &String| gap.framework.as_ref() == Some(wanted);
        let responsible = |wanted: &String| gap.whose.iter().any(|name| setting.is_actor(name, wanted));
        let unit = |wanted: &String| gap.concerned().any(|name| is_under(setting, name, wanted));
        (self.kinds.is_empty() || self.kinds.contains(&gap.kind))
            && self.framework.as_ref().is_none_or(framework)
            && self.need.as_ref().is_none_or(|wanted| gap.needs.contains(wanted))
            && self.responsible.as_ref().is_none_or(responsible)
            && self.unit.as_ref().is_none_or(unit)
    }

    /// Of the groups that a gap stands in, only those that were asked for are wanted.
    pub(super) fn wants_group(&self, setting: &Setting<'_>, id: &str) -> bool {
        match self.group_by {
            Grouping::Need => self.need.as_ref().is_none_or(|wanted| wanted == id),
            Grouping::Unit => self.unit.as_ref().is_none_or(|wanted| is_under(setting, id, wanted)),
            Grouping::Role => self.responsible.as_ref().is_none_or(|wanted| setting.is_actor(id, wanted)),
            Grouping::Kind | Grouping::Framework => true,
        }
    }

    /// Whether only some of a plan's gaps are wanted.
    pub(super) fn is_narrow(&self) -> bool {
        !self.kinds.is_empty() || self.framework.is_some() || self.is_of_some()
    }

    /// Whether only what concerns somebody or some need is wanted: what covers each requirement is then no answer.
    pub(super) fn is_of_some(&self) -> bool {
        self.need.is_some() || self.unit.is_some() || self.responsible.is_some()
    }

    /// What was asked for beyond the whole.
    pub(super) fn asked(&self) -> Vec<(&'static str, Cell)> {
        let text = |text: &Option<String>| text.as_ref().map_or(Cell::Nothing, Cell::text);
        let kinds: Vec<Cell> = self.kinds.iter().map(|kind| Cell::text(kind.name())).collect();
        vec![
            ("plan", text(&self.plan)),
            ("framework", text(&self.framework)),
            ("kinds", Cell::List(kinds)),
            ("need", text(&self.need)),
            ("unit", text(&self.unit)),
            ("responsible", text(&self.responsible)),
            ("group_by", Cell::text(self.group_by.name())),
        ]
    }
}

/// Whether an actor is a unit, or belongs to it, however far down.
fn is_under(setting: &Setting<'_>, name: &str, unit: &str) -> bool {
    let whole = setting.whole;
    let (Some(actor), Some(unit)) = (whole.actor(name).found(), whole.actor(unit).found()) else {
        return false;
    };
    whole.line_of(actor).any(|own| own == unit)
}
