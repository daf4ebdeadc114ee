//! What a field of a record sets as a bound for another, and where a record breaks it: a part that is larger than the
//! whole, a time before the one that it comes after, a share above a hundred, and a list that counts somebody twice.
//!
//! The schemas say where the bounds are (`x-part-of`, `x-whole-of`, `x-not-before`, `x-in-order`, `x-share-in`,
//! `x-once-by`), so that a new field gets its rule by one line there. Which rule tells of a breach, and in which words,
//! is for `rules`.

use super::records::{Reading, Span, Text};
use crate::base::period::Period;
use crate::syntax::schema::Form;
use crate::syntax::tree::{At, What};

/// A field by its key, and by the Swedish name that people know it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub key: &'static str,
    pub title: &'static str,
}

/// What is written in a field, or the sum where it is written in several rows, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stated {
    pub field: Field,
    pub text: Box<str>,
    pub span: Span,
}

/// How one field bounds another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// It counts some of what the other counts all of.
    PartOf,
    /// It counts all of what the others count parts of.
    WholeOf,
    /// It is a time that cannot be over before the other begins.
    NotBefore,
    /// It is a share where the other says that the unit is percent.
    ShareIn,
}

/// A bound that a record breaks: what is written `here` cannot be beside what is written `there`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Breach {
    pub bound: Bound,
    pub here: Stated,
    pub there: Stated,
}

/// What the rows of a list count, in its order, where each may be counted only once.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    pub names: Box<[Text]>,
    /// Whether they are actors, which have several names.
    pub are_actors: bool,
}

/// What breaks the bounds of a record's schema, as far as the record alone can tell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Broken {
    pub breaches: Box<[Breach]>,
    pub rows: Box<[Rows]>,
}

/// The bounds in the schema of a kind.
#[derive(Debug, Default)]
pub(crate) struct Bounds(Option<Node>);

/// The way from a field to the one that bounds it.
#[derive(Debug)]
struct Way {
    /// How many mappings above the field's own; `None` for the record itself.
    up: Option<usize>,
    keys: Vec<&'static str>,
    field: Field,
}

#[derive(Debug)]
struct Node {
    field: Field,
    bounds: Vec<(Bound, Way)>,
    /// The key of the times that do not go backwards in this list.
    in_order: Option<Field>,
    once_by: Option<(&'static str, bool)>,
    keys: Vec<(&'static str, Node)>,
    items: Option<Box<Node>>,
}

impl Bounds {
    /// Finds the bounds in the schema of a kind.
    pub(crate) fn of(record: Form<'static>) -> Self {
        Self(Node::of(record, "", &mut Vec::new(), &mut Vec::new()))
    }

    /// Where a record breaks them. What its schema has refused is left out: one cause, one finding.
    pub(crate) fn broken(&'static self, root: At<'_>, is_refused: impl Fn(Span) -> bool) -> Broken {
        let (mut breaches, mut rows) = (Vec::new(), Vec::new());
        if let Some(node) = &self.0 {
            node.walk(root, &mut Vec::new(), &mut breaches, &mut rows);
        }
        breaches.retain(|breach| !is_refused(breach.here.span) && !is_refused(breach.there.span));
        Broken { breaches: breaches.into(), rows: rows.into() }
    }
}

impl Way {
    /// Reads `key`, `../key`, `/list/key`: as a path to a file, where each mapping is a folder and lists are passed
    /// through. `above` are the mappings that the field is in, the outermost first.
    fn read(path: &'static str, above: &[Form<'static>]) -> Option<Self> {
        let up = path.split('/').take_while(|part| *part == "..").count();
        let (up, rest) = path.strip_prefix('/').map_or((Some(up), path.get(3 * up..)?), |rest| (None, rest));
        let keys: Vec<&'static str> = rest.split('/').collect();
        let first = up.map_or(above.first(), |up| above.get(above.len().checked_sub(1 + up)?))?;
        let mut at = *first;
        for key in &keys {
            at = at.items().unwrap_or(at).key(key)?;
        }
        Some(Self { up, field: Field { key: keys.last()?, title: at.title() }, keys })
    }

    /// What stands at its end; `None` where some row of a list does not say.
    fn follow<'a>(&self, above: &[At<'a>]) -> Option<Vec<At<'a>>> {
        let from = self.up.map_or(above.first(), |up| above.get(above.len().checked_sub(1 + up)?))?;
        let mut found = vec![*from];
        for key in &self.keys {
            let mut next = Vec::new();
            for at in found {
                match at.what() {
                    What::List => {
                        let under: Option<Vec<At<'a>>> = at.items().map(|item| item.get(key)).collect();
                        next.extend(under?);
                    }
                    _ => next.push(at.get(key)?),
                }
            }
            found = next;
        }
        found = found.into_iter().flat_map(rows).collect();
        (!found.is_empty()).then_some(found)
    }
}

/// The items of a list, or the node itself.
fn rows(at: At<'_>) -> Vec<At<'_>> {
    if matches!(at.what(), What::List) { at.items().collect() } else { vec![at] }
}

impl Node {
    /// The node at a place of a schema; `None` where there are no bounds.
    fn of(
        form: Form<'static>,
        key: &'static str,
        above: &mut Vec<Form<'static>>,
        maps: &mut Vec<Form<'static>>,
    ) -> Option<Self> {
        // A definition that contains itself has been searched already.
        if above.iter().any(|own| own.is_same(form)) {
            return None;
        }
        above.push(form);
        let of = [
            (Bound::PartOf, "x-part-of"),
            (Bound::WholeOf, "x-whole-of"),
            (Bound::NotBefore, "x-not-before"),
            (Bound::ShareIn, "x-share-in"),
        ];
        let ways = |(bound, keyword): (Bound, &str)| {
            let paths = form.bounded_by(keyword).into_iter();
            paths.filter_map(|path| Some((bound, Way::read(path, maps)?))).collect::<Vec<_>>()
        };
        let bounds: Vec<(Bound, Way)> = of.into_iter().flat_map(ways).collect();
        let row = form.items();
        let in_order = form
            .bounded_by("x-in-order")
            .first()
            .and_then(|key| Some(Field { key, title: row?.key(key)?.title() }));
        let once_by = form
            .bounded_by("x-once-by")
            .first()
            .and_then(|key| Some((*key, row?.key(key)?.refers().contains(&"actor"))));
        let is_map = form.keys().next().is_some();
        if is_map {
            maps.push(form);
        }
        let keys = form.keys().filter_map(|own| Some((own, Self::of(form.key(own)?, own, above, maps)?)));
        let keys: Vec<(&'static str, Self)> = keys.collect();
        if is_map {
            maps.pop();
        }
        let items = row.and_then(|items| Self::of(items, key, above, maps)).map(Box::new);
        above.pop();
        let field = Field { key, title: form.title() };
        let is_empty = bounds.is_empty() && in_order.is_none() && once_by.is_none();
        let is_empty = is_empty && keys.is_empty() && items.is_none();
        (!is_empty).then_some(Self { field, bounds, in_order, once_by, keys, items })
    }

    fn walk<'a>(
        &'static self,
        at: At<'a>,
        above: &mut Vec<At<'a>>,
        breaches: &mut Vec<Breach>,
        lists: &mut Vec<Rows>,
    ) {
        // Of several bounds that one value breaks, the first is told.
        breaches.extend(self.bounds.iter().find_map(|(bound, way)| self.broken(*bound, way, at, above)));
        match at.what() {
            What::Scalar { .. } => {}
            What::List => {
                breaches.extend(self.in_order.into_iter().flat_map(|field| backwards(at, field)));
                lists.extend(self.once_by.and_then(|(key, are_actors)| {
                    let names: Box<[Text]> = at.items().filter_map(|row| row.text(key)).collect();
                    (names.len() > 1).then_some(Rows { names, are_actors })
                }));
                if let Some(each) = &self.items {
                    at.items().for_each(|item| each.walk(item, above, breaches, lists));
                }
            }
            What::Map => {
                above.push(at);
                for (key, under) in &self.keys {
                    if let Some(value) = at.get(key) {
                        under.walk(value, above, breaches, lists);
                    }
                }
                above.pop();
            }
        }
    }

    fn broken(&'static self, bound: Bound, way: &Way, at: At<'_>, above: &[At<'_>]) -> Option<Breach> {
        let others = way.follow(above)?;
        let first = *others.first()?;
        let breach = |there: At<'_>, text: String| {
            let there = Stated { field: way.field, text: text.into(), span: there.span() };
            Some(Breach { bound, here: stated(self.field, at), there })
        };
        match bound {
            Bound::PartOf | Bound::WholeOf => {
                let own = count(at)?;
                let sum = others.into_iter().map(count).try_fold(0_u64, |sum, own| sum.checked_add(own?))?;
                let is_about = || above.last().is_some_and(|map| map.flag("approximate") == Some(true));
                let is_broken = match bound {
                    Bound::PartOf => own > sum,
                    // What is only about right is not contradicted by an exact sum.
                    _ => own < sum && !is_about(),
                };
                if is_broken { breach(first, sum.to_string()) } else { None }
            }
            Bound::NotBefore => {
                let plan = above.first().and_then(|record| record.get("period")).and_then(time);
                let time = |at| time(at).or_else(|| Period::started(At::scalar(at)?, plan));
                let own = time(at)?;
                let begins = others.into_iter().filter_map(|other| Some((time(other)?.begins()?, other)));
                let (begins, other) = begins.min_by_key(|(day, _)| *day)?;
                if own.is_over(begins) { breach(other, written(other)) } else { None }
            }
            Bound::ShareIn => {
                let value: f64 = at.scalar()?.parse().ok()?;
                let is_outside = is_percent(first.scalar()?) && !(0.0..=100.0).contains(&value);
                if is_outside { breach(first, written(first)) } else { None }
            }
        }
    }
}

/// The times in a list that are over before the one that is stated before them.
fn backwards(rows: At<'_>, field: Field) -> Vec<Breach> {
    let mut found = Vec::new();
    let mut last: Option<(Period, At<'_>)> = None;
    for own in rows.items().filter_map(|row| row.get(field.key)) {
        let Some(period) = time(own) else { continue };
        if let Some((earlier, there)) = last.filter(|(earlier, _)| period.is_over(earlier.first)) {
            let (here, there) = (stated(field, own), stated(field, there));
            found.push(Breach { bound: Bound::NotBefore, here, there });
            last = Some((earlier, own));
        } else {
            last = Some((period, own));
        }
    }
    found
}

/// Whether a unit says that what is counted is a share of all, which is between 0 and 100.
pub(crate) fn is_percent(unit: &str) -> bool {
    let unit = unit.trim().to_lowercase();
    let rest = ["%", "procent", "percent"].into_iter().find_map(|word| unit.strip_prefix(word));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" av ") || rest.starts_with(" of "))
}

fn stated(field: Field, at: At<'_>) -> Stated {
    Stated { field, text: written(at).into(), span: at.span() }
}

fn written(at: At<'_>) -> String {
    at.scalar().map(ToString::to_string).unwrap_or_default()
}

fn count(at: At<'_>) -> Option<u64> {
    at.scalar()?.parse().ok()
}

fn time(at: At<'_>) -> Option<Period> {
    Period::validity(at.scalar()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kinds::KINDS;

    /// Every path of a bound leads to a field, so that none is silently without effect.
    #[test]
    fn every_bound_in_the_schemas_leads_somewhere() {
        fn declared(value: &serde_json::Value) -> usize {
            let keywords =
                ["x-part-of", "x-whole-of", "x-not-before", "x-share-in", "x-in-order", "x-once-by"];
            let own = keywords.iter().filter_map(|keyword| value.get(keyword));
            let own: usize = own.map(|paths| paths.as_array().map_or(1, Vec::len)).sum();
            let under = value.as_object().into_iter().flat_map(|map| map.values());
            own + under.map(declared).sum::<usize>()
        }
        fn read(node: &Node) -> usize {
            let own = node.bounds.len() + node.in_order.iter().count() + node.once_by.iter().count();
            let under = node.keys.iter().map(|(_, node)| node).chain(node.items.as_deref());
            own + under.map(read).sum::<usize>()
        }
        for kind in &KINDS {
            let found = Bounds::of(kind.form()).0.as_ref().map_or(0, read);
            assert_eq!(found, declared(kind.judge().schema()), "{}", kind.name);
        }
    }

    #[test]
    fn only_a_share_of_all_ends_at_a_hundred() {
        for unit in ["%", "procent", "Procent av eleverna", "percent of pupils", "% av 9:or"] {
            assert!(is_percent(unit), "{unit}");
        }
        for unit in ["procentenheter", "% förändring", "elever", "procent fler", "per cent", ""] {
            assert!(!is_percent(unit), "{unit}");
        }
    }
}
