//! What a change brings into a file: the parts of it that identify somebody and did not stand there before. Each is
//! judged as strictly as in a case, whatever record it is for.

use std::collections::{HashMap, HashSet};

use crate::pii::detector::{Class, Detector, Exposure, Hit};
use crate::pii::privacy::Exposed;
use crate::syntax::text::Source;
use crate::syntax::yaml;

/// What a file as it will be has that none of the earlier texts has, in order. The name of a file counts only when that
/// is new.
pub(super) fn hits(detector: &Detector, before: &[&Source], is_named_anew: bool, now: &Source) -> Exposed {
    let mut found = exposed(detector, now);
    if !is_named_anew {
        found.in_path.clear();
    }
    if found.hits.is_empty() {
        return found;
    }
    let mut known: HashMap<(Class, String), usize> = HashMap::new();
    for source in before {
        for hit in exposed(detector, source).hits {
            *known.entry((hit.class, source.text.raw()[hit.span.range()].to_owned())).or_default() += 1;
        }
    }
    if known.is_empty() {
        return found;
    }
    // What stands on an unchanged line is old before anything else is, so that a repetition is told where it is new.
    let lines: HashSet<&str> = before.iter().flat_map(|source| source.text.raw().lines()).collect();
    // A line is looked up once, however many hits are in it: the hits are in order.
    let mut seen = None;
    let mut is_moved = |hit: &Hit| {
        let start = now.line_range(hit.span.start).start;
        match seen {
            Some((line, is_moved)) if line == start => is_moved,
            _ => {
                let is_moved = !lines.contains(now.line_at(hit.span.start));
                seen = Some((start, is_moved));
                is_moved
            }
        }
    };
    found.hits.sort_by_cached_key(|hit| (is_moved(hit), hit.span));
    found.hits.retain(|hit| {
        let letters = (hit.class, now.text.raw()[hit.span.range()].to_owned());
        known.get_mut(&letters).filter(|count| **count > 0).map(|count| *count -= 1).is_none()
    });
    found.hits.sort();
    found
}

fn exposed(detector: &Detector, source: &Source) -> Exposed {
    Exposed::of(detector, source, Some(&yaml::read(source.text.raw(), false)), Exposure::Brought)
}
