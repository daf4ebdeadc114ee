//! A differential test of the plain reader and the library: where the plain reader answers, the library answers the
//! same.

use std::sync::Arc;

use super::{by_library, plain};

/// A tree as lines with every node and span, to compare two trees.
fn lines(at: crate::syntax::tree::At<'_>, depth: usize, into: &mut Vec<String>) {
    into.push(format!("{:depth$}{:?} {:?}", "", at.what(), at.span()));
    at.children().for_each(|child| lines(child, depth + 1, into));
}

/// Asserts that both readers agree. Returns whether the plain reader answered.
fn is_the_same(text: &str) -> bool {
    let text = Arc::new(text.to_owned());
    let Some(plain) = plain::read(&text) else { return false };
    let library = by_library(&text, false);
    assert_eq!(library.faults, [], "{text:?}");
    let (mut one, mut other) = (Vec::new(), Vec::new());
    lines(plain.root().unwrap(), 0, &mut one);
    lines(library.tree.root().unwrap(), 0, &mut other);
    assert_eq!(one, other, "{text:?}");
    true
}

#[test]
fn the_plain_reader_reads_what_people_write_as_the_library_does() {
    for text in [
        "a: 1\n",
        "a: 1\r\nb: åäö – x\r\n",
        "# k\n\na:\n  b: c d # e\n  f:\n    - g\n    - h: i\n      j: [k, l m]\n  n: x\no: {p: q, r: [s, t]}\n",
        "a:\n- b\n- c: d\n  e: f\ng: \"h: i\"\n",
        "a: https://example.org/x#y\nb: 10:30\nc: '2018'\n",
        "a: >-\n  x y\n  # z\n\n# k\nb:\n  - c: >-\n      x: [y]\n  - d: >-\n     å\n     ö\n  # k\n    \ne: f\n",
        "a: >-\r\n    x\r\n    - y\r\n\r\n",
        "a:\n  - {b: c, d: {e: f, g: [h, i]}, j: \"k, l: [m] # n\"}\n  - [{o: p}, 'q r', \"s\"]\n",
    ] {
        assert_eq!(is_the_same(text), !text.contains(" # e"), "{text:?}");
    }
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = ["plans", "records"].map(|folder| crate::io::disk::records(&root.join(folder), false));
    let read = |found: &crate::io::disk::Found| std::fs::read_to_string(&found.path).unwrap();
    let plain = found.iter().flatten().filter(|found| is_the_same(&read(found))).count();
    assert!(plain >= 10, "only {plain} files of the repository are plain");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(4000))]

    /// Small files of plain and nearly plain pieces, in any order and indent.
    #[test]
    fn the_plain_reader_is_no_second_truth(
        lines in proptest::collection::vec((
            0_usize..4,
            proptest::sample::select(vec!["", "- ", "- - ", "-", "  ", "# ", "? ", "--- "]),
            proptest::sample::select(vec!["a", "b", "c-d", "åäö", "1", "\"k\"", "*x", "<<", "", "true"]),
            proptest::sample::select(vec![": ", ":", " : ", ":  ", "", ": \t"]),
            proptest::sample::select(vec![
                "", "x", "x y", "åäö – ö", "x: y", "x:y", "x #y", "x#y", "- x", "-x", "[a, b]", "[a,b]", "[a, [b]]",
                "[]", "[a, ]", "{a: b}", "{a: b, c: [d, e]}", "{a: b, a: c}", "{a:b}", "\"q\"", "\"q", "'q'", "'it''s'",
                "\"a\\n\"", "|", ">-", ">-", ">- x", ">", "|-", "&x y", "*x", "!!str x", "@x", "%x", "~", "null", "2018", "1.10", "x ", "?x", "x]",
                "[a b, c d]", "[a: b]", "{a}", "{a: {b: c, d: [e, f]}}", "[{a: b}, {c: d}]", "[[a, b], c]", "{a: \"b, c: d\"}",
                "{a: 'b', c: \"d\"}", "['a', \"b]\"]", "{a: \"b\" c}", "[\"a\": b]", "{a: [b, {c: d}], e: f}", "{a: [b], }",
                "{a: b}}", "[a]]", "{a: {b: c}", "[a, b] c", "{a: 'it''s'}", "{a: \"\\n\"}", "{a: }", "{a: b,c: d}", "[a,  b]", "\"q\" x", "x\u{a0}y", "=", "<<", "x,", "...", "---",
            ]),
            proptest::sample::select(vec!["\n", "\r\n", "\n\n", " \n", "\n# k\n", "\r"]),
        ), 1..7)
    ) {
        let mut text = String::new();
        for (indent, item, key, colon, value, end) in &lines {
            text.extend([&*" ".repeat(indent * 2), item, key, colon, value, end]);
        }
        is_the_same(&text);
    }

    /// What may stand after a `>-`, at any column.
    #[test]
    fn a_paragraph_is_no_second_truth(
        key in proptest::sample::select(vec!["a: >-\n", "a:\n  b: >-\n", "a:\n  - b: >-\n", "a:\n- b: >-\r\n", "a: >- \n"]),
        lines in proptest::collection::vec((
            0_usize..7,
            proptest::sample::select(vec![
                "", "x", "x", "å ö", "x y ", "# z", "- x", "b: c", "c: >-", "- d: >-", "---", "...", "x #y", "\u{a0}x",
                "'q", "[x", "x:", "?",
            ]),
            proptest::sample::select(vec!["\n", "\n", "\r\n", "\n\n", " \n", ""]),
        ), 0..7)
    ) {
        let lines = lines.iter().map(|(indent, value, end)| format!("{}{value}{end}", " ".repeat(*indent)));
        is_the_same(&(key.to_owned() + &lines.collect::<String>()));
    }

    /// Real files with a few bytes changed.
    #[test]
    fn the_plain_reader_is_no_second_truth_of_real_files(
        at in proptest::collection::vec((0_usize..2000, 0_usize..12), 1..4), which in 0_usize..4
    ) {
        let texts = [
            include_str!("../../../records/activities/rinkeby-kista-2018/infomaterial-civilsamhalle.yaml"),
            include_str!("../../../records/activities/rinkeby-kista-2018/utbildning-vbe.yaml"),
            include_str!("../../../plans/frameworks/bra-mall.yaml"),
            include_str!("../../../records/routines/riktlinjer-bidrag.yaml"),
        ];
        let mut chars: Vec<char> = texts[which].chars().collect();
        for (place, what) in at {
            let place = place % chars.len();
            match what {
                0 => { chars.remove(place); }
                1 => chars.insert(place, ' '),
                2 => chars.insert(place, '\n'),
                other => chars[place] = [':', '#', '-', '"', '\'', '[', ',', '{', '&', '\t'][other % 10],
            }
        }
        is_the_same(&chars.into_iter().collect::<String>());
    }
}
