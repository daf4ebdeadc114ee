//! What another plan promises otherwise, in words.

use crate::facts::account::Account;
use crate::facts::diff::told::{self, Between};
use crate::facts::diff::{Change, ChangeKind, Changed};
use crate::model::kinds::Kind;
use crate::model::records::plan::{Activity, Plan};
use crate::output::page::Cell;
use crate::reports::context::ReportContext;

/// The changes of a plan as a whole, or of the activities that carry one over: `klart senast: H 2018 → V 2019 (senare)`. What
/// is new, or gone, in one field for one reason is told together.
pub(super) fn change_texts(
    context: &ReportContext<'_>,
    account: &Account<'_>,
    changes: &[(Option<&Activity>, &Change)],
) -> Vec<Cell> {
    let lang = context.lang;
    let Some(next) = account.next else { return Vec::new() };
    let workspace = context.workspace;
    let record = |plan: &Plan| Some(workspace.plan(&plan.id).found()?.file);
    let before = record(account.plan).and_then(|file| workspace.file(file).record.as_ref());
    let sides = Between { was: workspace, now: workspace, before };
    let Some(kind) = Kind::named("plan") else { return Vec::new() };
    let (id, title) = (next.id.to_string(), next.title.to_string());
    let one = Changed { kind, id, title, how: ChangeKind::Altered, changes: Vec::new() };
    let names = told::of(workspace, sides, &one, lang);
    let mut told: Vec<Altered> = Vec::new();
    for (of, change) in changes {
        let of = of.map(|own| format!("{}: ", own.title)).unwrap_or_default();
        // Of a whole row the reason says what it is: `nytt mål`.
        let is_row = change.whole.is_some() && change.why.as_ref().is_some_and(|why| why.sv.contains(' '));
        let own = Altered {
            before: format!("{of}{}", told::field(&names, change)),
            of,
            is_row,
            why: change.why.as_ref().map(|why| why.text(lang).to_owned()).unwrap_or_default(),
            values: told::values(sides, &one, change, lang)
                .map(|all| all.into_iter().map(|own| own.said).collect()),
        };
        match told.last_mut().filter(|last| last.takes(&own)) {
            Some(last) => last.values.iter_mut().zip(own.values).for_each(|(all, more)| all.extend(more)),
            None => told.push(own),
        }
    }
    told.iter().map(|own| Cell::Text(own.text())).collect()
}

/// A change in words.
struct Altered {
    /// The activity, where there are several.
    of: String,
    /// What changed.
    before: String,
    /// Whether the reason says by itself what changed.
    is_row: bool,
    why: String,
    values: [Vec<String>; 2],
}

impl Altered {
    /// Whether another change is more of the same: more that is new, or more that is gone.
    fn takes(&self, other: &Self) -> bool {
        let is_one_sided = |own: &Self| own.values.iter().any(Vec::is_empty);
        let sides = |own: &Self| [0, 1].map(|side| own.values[side].is_empty());
        let is_same = self.before == other.before && self.why == other.why;
        is_same && is_one_sided(self) && sides(self) == sides(other)
    }

    fn text(&self) -> String {
        let side = |all: &[String]| if all.is_empty() { "–".to_owned() } else { all.join("; ") };
        let why = if self.why.is_empty() { String::new() } else { format!(" ({})", self.why) };
        let [was, now] = &self.values;
        match (was.is_empty(), now.is_empty()) {
            _ if self.is_row => {
                format!("{}{}: {}", self.of, self.why, side(if now.is_empty() { was } else { now }))
            }
            _ => format!("{}: {} → {}{why}", self.before, side(was), side(now)),
        }
    }
}
