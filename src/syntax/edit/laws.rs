//! Laws that hold for every edit of every text: the result says what was asked for, every byte outside the change is
//! kept, and the same edit again changes nothing.

use std::ops::Range;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::{Config, TestRunner};

use super::place::{dash, find};
use super::*;
use crate::syntax::tree::{At, What};
use crate::syntax::yaml::Yaml;

/// A value as it may be written in a file.
fn written() -> impl Strategy<Value = &'static str> {
    select(vec![
        " x",
        " x # om x",
        " x\u{a0}",
        " lång\u{a0}\n    \u{a0}text\u{a0}",
        " 'x, y'",
        " \"x\\ty\" # om",
        " 2018",
        " åäö – ö",
        "",
        " # om ingenting",
        " [a, b]",
        " [a, b] # om",
        " [ a ]",
        " []",
        " [\n    a, # om a\n    b # om b\n  ]",
        " {a: b, c: [d, e]}",
        " { a: b }",
        " {}",
        " >-\n    lång\n    text",
        " |\n    ett\n      två\n",
        " |+\n    ett\n\n\n",
        " lång\n    text",
        "\n    - a\n    - b # om b",
        "\n  - a",
        "\n    - {a: b, c: d}\n    - {a: c}",
        "\n    - a: b\n      c: d # om\n\n    - a: c",
        "\n    a: b\n    # om c\n    c:\n      - d",
        "\n    - - a\n      - b",
        "\n    -   a\n    # om b\n    -   b",
        " ~",
        " true",
        "\n    a:",
        " |-\n    \"q\"",
        " '|'",
        " |+\n    ett",
        " |+ # om\n\n\n",
        " >+\n    ett\n    två\n\n",
        " |-\n    ett\n",
        "\n    a: |+\n      ett\n    # om c\n    c: |-\n      två",
        "\n    - a: |+\n        ett\n      # om c\n      c: d",
        "\n    - a: >+\n        ett\n\n      c: d",
        "\n    - a: x\n      c: >+ # om\n        ett\n\n    # om nästa\n    - b: |-\n        två",
        "\n  - a: x\n    c: |+\n      ett\n  # om nästa\n  - a: y",
        "\n    - |+\n      ett\n    # om b\n    - b",
        "\n    a:\n      b:\n        - c: |+\n            ett\n        # om d\n        - d: |-\n            två\n      # om c\n      c: x",
    ])
}

/// A value to write.
fn new() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        select(vec![
            "x", "å: ö", "a # b", "- a", "2018", "null", "No", "1e3", "0x1f", "", " a", "a ", "'", "\"",
            "\\", "a, b", "[a]", "{a}", "a:", "två\nrader", "två\nrader\n", "\n", "a\tb", "a\r\nb",
            "\u{feff}", "\u{85}", "#", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a", "? a", "---", "... x",
            "<<", "=", "~", "\u{1f600}", "\u{a0}x", ":a", "-a", "?a",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    let scalar = prop_oneof![text.clone().prop_map(Value::text), text.prop_map(Value::word)];
    scalar.prop_recursive(2, 6, 3, |inner| {
        let keys = select(vec!["on", "by", "note", "a"]);
        prop_oneof![
            proptest::collection::vec(inner.clone(), 1..3).prop_map(Value::List),
            proptest::collection::btree_map(keys, inner, 1..3).prop_map(|map| {
                Value::Map(map.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
            }),
        ]
    })
}

/// A file with either kind of line end, with or without a final newline.
fn file() -> impl Strategy<Value = String> {
    let line = (written(), select(vec!["\n", "\n", "\n", "\n\n", "\n# om nästa\n", "\n  # om\n"]));
    (proptest::collection::vec(line, 1..6), any::<bool>(), any::<bool>()).prop_map(
        |(lines, windows, last)| {
            let mut text = String::from("# först\n");
            for (key, (value, end)) in ["kind", "id", "started", "updates", "note"].iter().zip(lines) {
                text.extend([key, ":", value, end]);
            }
            let text = if last { text } else { text.trim_end().to_owned() };
            if windows { text.replace('\n', "\r\n") } else { text }
        },
    )
}

/// Collects the path of every node in a tree.
fn places(at: At<'_>, here: &[Step], into: &mut Vec<Vec<Step>>) {
    let steps: Vec<(Step, At<'_>)> = match at.what() {
        What::Map => {
            at.entries().map(|(key, value)| (key.scalar().unwrap().as_ref().into(), value)).collect()
        }
        _ => at.items().enumerate().map(|(number, item)| (number.into(), item)).collect(),
    };
    for (step, inner) in steps {
        let path = [here, &[step]].concat();
        into.push(path.clone());
        places(inner, &path, into);
    }
}

fn order(_: &[Step]) -> Vec<String> {
    ["kind", "id", "started", "finished", "updates", "on", "by", "note", "a", "b", "c"]
        .map(str::to_owned)
        .to_vec()
}

/// The range of `old` that differs in `new`.
fn changed(old: &str, new: &str) -> Range<usize> {
    let same = |(one, other): &(u8, u8)| one == other;
    let before = old.bytes().zip(new.bytes()).take_while(same).count();
    let rest = old.len().min(new.len()) - before;
    let after = old.bytes().rev().zip(new.bytes().rev()).take_while(same).count().min(rest);
    before..old.len() - after
}

/// The lines of the deepest existing node on a path, from its first to its last.
fn touched(text: &Arc<String>, path: &[Step]) -> Range<usize> {
    let yaml = yaml::read(text, false);
    let found = find(&mut Index::default(), yaml.tree.root().unwrap(), path);
    // Removing a node may also remove the parent that it leaves empty.
    let node = found.key.or(found.parent).unwrap_or(found.node).span().range();
    let own = found.node.span().range();
    lines::start(text, node.start.min(own.start))..lines::next(text, lines::next(text, own.end.max(node.end)))
}

fn is_in_flow(text: &Arc<String>, path: &[Step]) -> bool {
    find(&mut Index::default(), yaml::read(text, false).tree.root().unwrap(), path).in_flow
}

/// The comments on lines of their own that are indented no more than what is removed, and so are about something else. One
/// between its items, or before the first of them, is of it: an item that somebody has taken out by putting a sign before it.
fn about_others(text: &Arc<String>, path: &[Step]) -> Vec<String> {
    let yaml = yaml::read(text, true);
    let root = yaml.tree.root().unwrap();
    let mut path = path.to_vec();
    let mut found = find(&mut Index::default(), root, &path);
    while found.parent.is_some_and(|parent| parent.len() == 1) {
        path.pop();
        found = find(&mut Index::default(), root, &path);
    }
    let place = found.key.map(|key| key.span().start as usize).or_else(|| dash(text, found.node));
    let most = place.map_or(0, |place| lines::column(text, place));
    let begins = found.key.map_or(found.node.span().start, |key| key.span().start) as usize;
    let own = begins..found.node.span().range().end;
    let is_other = |start: usize| {
        let line = lines::start(text, start);
        text[line..start].trim().is_empty() && lines::column(text, start) <= most
    };
    let comments = yaml.comments.iter().map(|comment| comment.range());
    let comments = comments.filter(|place| !own.contains(&place.start));
    comments.filter(|place| is_other(place.start)).map(|place| text[place].trim_end().to_owned()).collect()
}

/// Applies an edit and checks the laws.
fn holds(text: &str, edit: &Edit) -> Result<(), SpliceError> {
    let text = Arc::new(text.to_owned());
    let new = apply(&text, std::slice::from_ref(edit), &order)?;
    let say = |why: &str| format!("{why}: {edit:?}\n{text:?}\n{new:?}");
    let shared = Arc::new(new.clone());
    let (before, after) = (yaml::read(&text, true), yaml::read(&shared, true));
    assert_eq!(after.faults, [], "{}", say("faults"));
    let says = |yaml: &Yaml<'_>| Value::of(yaml.tree.root().unwrap());
    // Lists and mappings that become empty are removed too, and a list may be changed item by item; so only what
    // remains is compared.
    let wanted = match edit {
        Edit::Put(path, value) => Some((path, value)),
        Edit::Include(..) | Edit::Insert(..) | Edit::Drop(..) | Edit::Remove(_) => None,
    };
    if let Some((path, value)) = wanted {
        let found = find(&mut Index::default(), after.tree.root().unwrap(), path);
        assert!(
            found.rest.is_empty() && Value::of(found.node).sorted() == value.clone().sorted(),
            "{}",
            say("unsaid")
        );
    }
    let range = changed(&text, &new);
    if says(&before).sorted() == says(&after).sorted() {
        assert_eq!(*text, new, "{}", say("nothing was to be done"));
    }
    let (Edit::Put(path, _)
    | Edit::Include(path, _)
    | Edit::Insert(path, ..)
    | Edit::Drop(path, _)
    | Edit::Remove(path)) = edit;
    let room = touched(&text, path);
    if matches!(edit, Edit::Remove(_)) && !is_in_flow(&text, path) {
        let mut left = after.comments.iter().map(|comment| new[comment.range()].trim_end());
        for comment in about_others(&text, path) {
            assert!(left.any(|left| left == comment), "{}", say("comments of others"));
        }
    }
    if !matches!(edit, Edit::Remove(_)) && *text != new {
        assert!(room.start <= range.start && range.end <= room.end, "{}", say("outside"));
        let comments = |yaml: &Yaml<'_>, text: &str| -> Vec<String> {
            yaml.comments.iter().map(|comment| text[comment.range()].to_owned()).collect()
        };
        // An item that leaves a list takes its comment with it.
        if !matches!(edit, Edit::Put(_, Value::List(_))) {
            assert_eq!(comments(&before, &text), comments(&after, &new), "{}", say("comments"));
        }
        let again = apply(&new, std::slice::from_ref(edit), &order);
        assert_eq!(again.as_deref(), Ok(new.as_str()), "{}", say("a second time"));
    }
    if text.contains("\r\n") {
        assert_eq!(new.matches('\n').count(), new.matches("\r\n").count(), "{}", say("line ends"));
    } else {
        assert!(!new.contains('\r'), "{}", say("line ends"));
    }
    assert_eq!(text.ends_with('\n'), new.ends_with('\n'), "{}", say("the last line end"));
    Ok(())
}

#[test]
fn an_edit_is_what_was_asked_for_and_nothing_else_or_none_at_all() {
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(4000) });
    let (mut made, mut refused) = (0, Vec::new());
    let inputs = (file(), new(), any::<prop::sample::Index>(), 0..7_usize);
    let seen = std::cell::RefCell::new((&mut made, &mut refused));
    runner
        .run(&inputs, |(text, value, which, sort)| {
            let shared = Arc::new(text.clone());
            let yaml = yaml::read(&shared, false);
            let Some(root) = yaml.tree.root().filter(|_| yaml.faults.is_empty()) else { return Ok(()) };
            let mut all = Vec::new();
            places(root, &[], &mut all);
            let path = all[which.index(all.len())].clone();
            let edit = match sort {
                0 => Edit::Put(path, value),
                1 => Edit::Put([&path[..path.len() - 1], &["finished".into()]].concat(), value),
                2 => Edit::Put([&path[..], &["b".into()]].concat(), value),
                3 => Edit::Include(path, vec![value]),
                4 | 5 => Edit::Insert(path, sort - 4, vec![value]),
                _ => Edit::Remove(path),
            };
            let mut seen = seen.borrow_mut();
            match holds(&text, &edit) {
                Ok(()) => *seen.0 += 1,
                Err(SpliceError::Unsure) => seen.1.push(format!("{edit:?}\n{text}")),
                Err(_) => {}
            }
            Ok(())
        })
        .unwrap();
    // Few of the edits may be refused; the first ones are printed.
    assert!(made > 1000, "only {made} were made");
    assert!(
        refused.len() * 20 < made,
        "{} refused of {made}\n{}",
        refused.len(),
        refused[..12].join("\n---\n")
    );
}

#[test]
fn a_file_that_is_made_tidy_says_the_same_and_is_tidy() {
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(2000) });
    let counts = std::cell::RefCell::new((0, Vec::new()));
    runner
        .run(&file(), |text| {
            match tidy(&text) {
                Ok(made) => {
                    assert_eq!(tidy(&made).as_ref(), Ok(&made), "{text:?}");
                    assert!(
                        !made.contains('\r') && !made.contains("\n\n\n") || text.contains(['|', '+']),
                        "{made:?}"
                    );
                    assert!(made.ends_with('\n'), "{made:?}");
                    counts.borrow_mut().0 += 1;
                }
                Err(SpliceError::Faulty) => {}
                Err(refusal) => counts.borrow_mut().1.push(format!("{refusal:?}\n{text}")),
            }
            Ok(())
        })
        .unwrap();
    let (made, refused) = counts.into_inner();
    assert!(
        refused.len() * 20 < made,
        "{} refused of {made}\n{}",
        refused.len(),
        refused[..12].join("\n---\n")
    );
}

/// Real files with a few bytes changed: most can no longer be parsed, and the rest are odd in ways that nobody
/// thought of.
#[test]
fn what_holds_of_made_files_holds_of_real_ones_that_are_a_little_wrong() {
    let texts = [
        include_str!("../../../records/activities/rinkeby-kista-2018/infomaterial-civilsamhalle.yaml"),
        include_str!("../../../records/cases/37d5g8xy.yaml"),
        include_str!("../../../records/incidents/klotter-gangtunnel.yaml"),
    ];
    let wrong = proptest::collection::vec((any::<prop::sample::Index>(), 0..14_usize), 1..5);
    let inputs = (select(texts.to_vec()), wrong, new(), any::<prop::sample::Index>(), 0..7_usize);
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(1500) });
    let made = std::cell::Cell::new(0);
    runner
        .run(&inputs, |(text, wrong, value, which, sort)| {
            let mut chars: Vec<char> = text.chars().collect();
            for (place, what) in wrong {
                let place = place.index(chars.len());
                match what {
                    0 => drop(chars.remove(place)),
                    1 | 2 => chars.insert(place, ' '),
                    3 | 4 => chars.insert(place, '\n'),
                    other => chars.insert(place, ['#', '-', '"', '\'', '[', ',', '|', '>', ':'][other - 5]),
                }
            }
            let text: String = chars.into_iter().collect();
            let shared = Arc::new(text.clone());
            let yaml = yaml::read(&shared, false);
            let Some(root) = yaml.tree.root().filter(|_| yaml.faults.is_empty()) else { return Ok(()) };
            let mut all = Vec::new();
            places(root, &[], &mut all);
            let path = all[which.index(all.len())].clone();
            let edit = match sort {
                0 | 1 => Edit::Put(path, value),
                2 => Edit::Put([&path[..path.len() - 1], &["finished".into()]].concat(), value),
                3 => Edit::Include(path, vec![value]),
                4 => Edit::Include(vec!["updates".into()], vec![value]),
                5 => Edit::Insert(vec!["updates".into()], 1, vec![value]),
                _ => Edit::Remove(path),
            };
            made.set(made.get() + i32::from(holds(&text, &edit).is_ok()));
            if let Ok(tidied) = tidy(&text) {
                assert_eq!(tidy(&tidied).as_ref(), Ok(&tidied), "{text:?}");
            }
            Ok(())
        })
        .unwrap();
    assert!(made.get() > 150, "only {} were made", made.get());
}

/// An edit of one of the places, with what is drawn for it.
fn drawn(all: &[Vec<Step>], value: Value, which: prop::sample::Index, sort: usize) -> Edit {
    let path = all[which.index(all.len())].clone();
    let above = || path[..path.len() - 1].to_vec();
    match (sort, path.last()) {
        (0 | 1, _) => Edit::Put(path, value),
        (2, _) => Edit::Put([above(), vec!["finished".into()]].concat(), value),
        (3, _) => Edit::Put([&path[..], &["b".into()]].concat(), value),
        (4, _) => Edit::Include(path, vec![value.clone(), Value::text("y"), value]),
        (5, Some(Step::Item(at))) => Edit::Drop(above(), vec![*at]),
        (6, _) => Edit::Put([&path[..], &["b".into(), "c".into()]].concat(), value),
        (8, _) => Edit::Insert(path, 1, vec![value]),
        (7, Some(Step::Item(_))) => {
            Edit::Put(above(), Value::List(vec![Value::text("b"), value, Value::text("d")]))
        }
        _ => Edit::Remove(path),
    }
}

/// The lines of a text without its comments and empty lines, and those. A comment about what is removed stays, as does an empty
/// line around it, and where they stand then may depend on what is written beside them at the same time.
fn apart(text: &str) -> (Vec<&str>, Vec<&str>) {
    let (mut beside, lines): (Vec<&str>, Vec<&str>) =
        text.lines().partition(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
    beside.sort_unstable();
    (lines, beside)
}

#[test]
fn edits_made_together_give_the_text_that_one_by_one_gives() {
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(6000) });
    let edits = proptest::collection::vec((new(), any::<prop::sample::Index>(), 0..10_usize), 2..7);
    let made = std::cell::Cell::new(0);
    runner
        .run(&(file(), edits), |(text, edits)| {
            let shared = Arc::new(text.clone());
            let yaml = yaml::read(&shared, false);
            let Some(root) = yaml.tree.root().filter(|_| yaml.faults.is_empty()) else { return Ok(()) };
            let mut all = Vec::new();
            places(root, &[], &mut all);
            let edits: Vec<Edit> =
                edits.into_iter().map(|(value, which, sort)| drawn(&all, value, which, sort)).collect();
            let (together, alone) = (apply(&text, &edits, &order), in_runs_of(1, &text, &edits, &order));
            // One by one may fail on the way to what can be said.
            if let Ok(alone) = alone {
                assert_eq!(together.as_deref().map(apart), Ok(apart(&alone)), "{edits:#?}\n{text}");
                made.set(made.get() + 1);
            }
            Ok(())
        })
        .unwrap();
    assert!(made.get() > 500, "only {} were made", made.get());
}

/// An edit that waits may take the last item of a list, and the list with it: what then stands around that counts.
#[test]
fn what_waits_may_leave_nothing_around_it() {
    let text = "# först\nkind:\n  - a\nid:\n    - |+\n      ett\n    # om b\n    - b";
    let item = |at: usize| vec![Step::from("id"), Step::from(at)];
    let edits = [
        Edit::Put(item(0), Value::text("x")),
        Edit::Remove(item(1)),
        Edit::Remove(item(0)),
        Edit::Put(vec!["id".into()], Value::List(vec![Value::text("x")])),
        Edit::Remove(vec!["kind".into()]),
    ];
    let alone = in_runs_of(1, text, &edits, &order);
    assert!(alone.is_ok(), "{alone:?}");
    assert_eq!(apply(text, &edits, &order).as_deref().map(apart), alone.as_deref().map(apart));
}

/// What is removed and written again stands where its order has it, and not where it stood.
#[test]
fn what_is_removed_and_written_again_meets_what_stands_there() {
    let text =
        "# först\nkind:\n    a: b\n    # om c\n    c:\n      - d\nid:\n    - {a: b, c: d}\n    - {a: c}\n";
    let list = Value::List(["b", "x", "d"].map(Value::text).to_vec());
    let edits = [
        Edit::Remove(vec!["id".into()]),
        Edit::Put(vec!["id".into()], list),
        Edit::Remove(vec!["kind".into(), "c".into()]),
    ];
    let alone = in_runs_of(1, text, &edits, &order);
    assert!(alone.is_ok());
    assert_eq!(apply(text, &edits, &order), alone);
}

#[test]
fn a_list_is_changed_at_once_as_it_is_item_by_item() {
    let items = subsequence(vec!["a", "b # om b", "c", "{a: b}", "'d'", "e f"], 1..=6);
    let gone = proptest::collection::vec(any::<bool>(), 6);
    let shape = select(vec!["flow", "lines", "block", "block apart", "dashes"]);
    let added = proptest::collection::vec(select(vec!["x", "y", "två\nrader", "z: u"]), 0..4);
    let inputs = (items, gone, shape, added, any::<bool>());
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(3000) });
    let made = std::cell::Cell::new(0);
    runner
        .run(&inputs, |(written, is_gone, shape, added, last)| {
            let plain: Vec<&str> = written.iter().map(|item| item.trim_end_matches(" # om b")).collect();
            let list = match shape {
                "flow" => format!(" [{}]", plain.join(", ")),
                "lines" => format!(" [\n    {},\n  ]", plain.join(",\n    ")),
                "block" => format!("\n  - {}", written.join("\n  - ")),
                "block apart" => format!("\n  - {}", written.join("\n\n  # om\n  - ")),
                _ => format!("\n-   {}", written.join("\n-   ")),
            };
            let text = format!("id: x\nnote:{list}{}", if last { "" } else { "\nstarted: x\n" });
            let path: Vec<Step> = vec!["note".into()];
            let gone: Vec<usize> = (0..written.len()).filter(|at| is_gone[*at]).collect();
            let added: Vec<Value> =
                std::collections::BTreeSet::from_iter(added).into_iter().map(Value::text).collect();
            let shared = Arc::new(text.clone());
            let yaml = yaml::read(&shared, false);
            let Value::List(all) = Value::of(yaml.tree.root().unwrap().get("note").unwrap()) else {
                return Ok(());
            };
            if gone.len() == written.len() && added.is_empty() {
                return Ok(());
            }
            let kept = all.into_iter().enumerate().filter(|(at, _)| !gone.contains(at)).map(|(_, item)| item);
            let wanted: Vec<Value> = kept.chain(added.iter().cloned()).collect();
            let once = [Edit::Put(path.clone(), Value::List(wanted))];
            let each: Vec<Edit> = added
                .iter()
                .map(|item| Edit::Include(path.clone(), vec![item.clone()]))
                .chain(gone.iter().rev().map(|at| Edit::Remove([&path[..], &[Step::Item(*at)]].concat())))
                .collect();
            let (once, each) = (apply(&text, &once, &order), in_runs_of(1, &text, &each, &order));
            if let (Ok(once), Ok(each)) = (&once, &each) {
                assert_eq!(once, each, "{text}");
                made.set(made.get() + 1);
            } else {
                assert!(once.is_err() || each.is_err());
            }
            Ok(())
        })
        .unwrap();
    assert!(made.get() > 1000, "only {} were made", made.get());
}
