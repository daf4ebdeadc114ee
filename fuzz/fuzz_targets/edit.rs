//! Any text, edited anywhere: nothing panics, a change that is made can be read again, and the same change a second
//! time is none. A layout that is made is the layout.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use vbe::syntax::edit::{Edit, Step, Value, apply, tidy};
use vbe::syntax::tree::At;
use vbe::syntax::yaml;

/// Every place in a tree.
fn places(at: At<'_>, here: &[Step], into: &mut Vec<Vec<Step>>) {
    let keyed = at.entries().filter_map(|(key, value)| Some((Step::from(key.scalar()?.as_ref()), value)));
    let items = at.items().enumerate().map(|(number, item)| (Step::from(number), item));
    for (step, inner) in keyed.chain(items) {
        let path = [here, &[step]].concat();
        into.push(path.clone());
        places(inner, &path, into);
    }
}

fuzz_target!(|input: (u16, u8, &str, &str)| {
    let (which, sort, new, text) = input;
    if let Ok(made) = tidy(text) {
        assert_eq!(tidy(&made).as_ref(), Ok(&made));
    }
    let shared = Arc::new(text.to_owned());
    let yaml = yaml::read(&shared, false);
    let mut all = vec![vec![Step::from("id")]];
    yaml.tree.root().into_iter().for_each(|root| places(root, &[], &mut all));
    let path = all[usize::from(which) % all.len()].clone();
    let value = if sort & 8 == 0 { Value::text(new) } else { Value::word(new) };
    let edit = match sort % 6 {
        0 => Edit::Put(path, value),
        1 => Edit::Put([&path[..], &["note".into()]].concat(), Value::List(vec![value])),
        2 => Edit::Include(path, vec![Value::Map(vec![("note".to_owned(), value)])]),
        3 => Edit::Insert(path, usize::from(which) % 3, vec![value]),
        4 => Edit::Drop(path, vec![usize::from(which) % 3]),
        _ => Edit::Remove(path),
    };
    let order = |_: &[Step]| vec!["kind".to_owned(), "id".to_owned(), "note".to_owned()];
    let Ok(made) = apply(text, std::slice::from_ref(&edit), &order) else { return };
    assert_eq!(yaml::read(&Arc::new(made.clone()), true).faults, []);
    // What is taken away is gone, and another stands in its place.
    if !matches!(edit, Edit::Remove(_) | Edit::Drop(..)) {
        assert_eq!(apply(&made, std::slice::from_ref(&edit), &order).as_deref(), Ok(made.as_str()));
    }
});
