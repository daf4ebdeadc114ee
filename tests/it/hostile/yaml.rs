//! YAML that is built to break its reader, or to mean other than it says.

use vbe::cli::Exit;

use super::{found, framework};
use crate::sandbox::Sandbox;

const LEVELS: usize = 100_000;

#[test]
fn too_many_levels_end_the_reading_and_not_the_program() {
    let indented: String = (0..3_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    for (text, at) in [
        ("- ".repeat(LEVELS), "1:129"),
        ("[".repeat(LEVELS), "1:65"),
        ("[".repeat(LEVELS) + &"]".repeat(LEVELS), "1:65"),
        ("{a: ".repeat(LEVELS), "1:257"),
        ("{a: [".repeat(LEVELS), "1:161"),
        (indented, "65:65"),
        (framework(&format!("note: {}", "[".repeat(LEVELS))), "5:71"),
    ] {
        assert_eq!(found(&text), [format!("{at} syntax")], "{}", &text[..20]);
    }
}

#[test]
fn keys_within_keys_are_told_of_once_and_then_as_too_deep() {
    assert_eq!(found("? ".repeat(LEVELS)), ["1:3 syntax", "1:129 syntax"]);
    assert_eq!(found(framework("? [a, b]\n: 1\n")), ["5:3 syntax"]);
    assert_eq!(found(framework("{a: b}: 1\n")), ["5:1 syntax"]);
}

#[test]
fn many_levels_of_text_in_a_note_are_only_text() {
    let lines: String = (2..300).map(|indent| format!("{}- rad: [\n", " ".repeat(indent))).collect();
    assert_eq!(found(framework(&format!("note: |\n{lines}"))), [""; 0]);
}

#[test]
fn an_alias_bomb_is_refused_link_by_link_and_never_goes_off() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    let link =
        |pair: &[&str]| format!("  {1}: &{1} [{0}]\n", vec![format!("*{}", pair[0]); 9].join(", "), pair[1]);
    let links: String = names.windows(2).map(link).collect();
    let found = found(framework(&format!("note:\n  a: &a [ha, ha]\n{links}")));
    let refused = found.iter().filter(|found| found.ends_with(" refused-yaml")).count();
    // One more than are told of a kind.
    assert_eq!((found[0].as_str(), refused), ("5:1 wrong-value", 20));
    assert_eq!(found[1..=3], ["6:6 refused-yaml", "7:6 refused-yaml", "7:10 refused-yaml"]);
    assert_eq!(found.len(), 1 + refused);
}

#[test]
fn what_lets_a_file_mean_other_than_it_reads_is_refused_where_it_stands_and_told_of_once() {
    for (line, at) in [
        ("note: &namn hej", vec!["5:7"]),
        ("note: *namn", vec!["5:7"]),
        ("note: !hej hej", vec!["5:7"]),
        ("note: !!python/object/apply:os.system ls", vec!["5:7"]),
        ("<<: {note: hej}", vec!["5:1"]),
        ("<<: *namn", vec!["5:1", "5:5"]),
        ("*namn : hej", vec!["5:1"]),
        ("english: &a X\nnote: *a", vec!["5:10", "6:7"]),
    ] {
        let refused: Vec<String> = at.iter().map(|at| format!("{at} refused-yaml")).collect();
        let found: Vec<String> =
            found(framework(line)).into_iter().filter(|found| !found.ends_with("unknown-field")).collect();
        assert_eq!(found, refused, "{line}");
    }
    assert_eq!(found(format!("%YAML 1.1\n---\n{}", framework(""))), ["2:1 refused-yaml"]);
}

#[test]
fn a_quoted_merge_key_is_a_key_like_any_other() {
    assert_eq!(found(framework("\"<<\": 1\n")), ["5:1 unknown-field"]);
}

#[test]
fn a_key_that_stands_twice_is_found_wherever_it_stands() {
    let keys: String = (0..100_000).map(|key| format!("  k{key}: 1\n")).collect();
    let text = framework(&format!("note:\n{keys}  k99998: 2\n"));
    assert_eq!(found(text), ["5:1 wrong-value", "100006:3 duplicate-key"]);
    assert_eq!(found(framework("\"ti\\x74le\": Z\n")), ["5:1 duplicate-key"]);
    assert_eq!(found(framework("note: {a: 1, a: 2}\n")), ["5:1 wrong-value", "5:14 duplicate-key"]);
}

#[test]
fn a_tab_that_indents_is_pointed_at() {
    for (more, at) in
        [("note: |\n\thej\n", "6:1"), ("note:\n\t- hej\n", "6:1"), ("note:\n  - hej: 1\n\thej: 2\n", "7:1")]
    {
        assert_eq!(found(framework(more)), [format!("{at} syntax")], "{more:?}");
    }
    assert_eq!(found(framework("note:\thej\t# på\n")), [""; 0]);
}

#[test]
fn a_second_document_is_told_of_and_an_ended_one_is_not() {
    assert_eq!(found(framework("---\nkind: plan\n")), ["5:1 syntax"]);
    assert_eq!(found(framework("...\nkind: plan\n")), ["6:1 syntax"]);
    assert_eq!(found(format!("---\n{}...\n", framework(""))), [""; 0]);
}

#[test]
fn a_file_without_content_is_empty_and_one_without_keys_is_no_record() {
    for text in ["", "\n\n", "   ", "# bara\n# ord\n", "\u{feff}", "---\n", "{}\n"] {
        assert_eq!(found(text), ["1:1 syntax"], "{text:?}");
    }
    for text in ["[]\n", "null\n", "hej\n", "- a\n- b\n"] {
        assert_eq!(found(text), ["1:1 syntax"], "{text:?}");
    }
}

#[test]
fn a_control_character_is_pointed_at_wherever_it_hides() {
    for (more, at) in [
        ("note: a \u{1b}[31m b\n", "5:9"),
        ("note: \"a \u{1b}[31m b\"\n", "5:10"),
        ("note: |\n  åä \u{b}ö\n", "6:6"),
        ("# a \u{7}\n", "5:5"),
        ("not\u{7f}e: a\n", "5:4"),
        ("note: a\u{9b}31m\n", "5:8"),
        ("\u{feff}note: a\n", "5:1"),
    ] {
        assert_eq!(found(framework(more)), [format!("{at} syntax")], "{more:?}");
    }
}

/// The line above is the likeliest cause of much, and innocent when it is whole.
#[test]
fn a_whole_line_is_not_blamed_for_the_next() {
    for above in [
        "english: X # [",
        "source: |",
        "source: >-  # text",
        "requirements: [{id: r, text: R, judged: records}]",
    ] {
        let text = format!("kind: framework\nid: x\ntitle: X\n{above}\nhej\n");
        assert_eq!(found(text), ["5:1 syntax"], "{above}");
    }
    for above in ["english: [X] Y", "english: |X", "english: @X", "english: - X", "english: [X"] {
        let text = format!("kind: framework\nid: x\ntitle: X\n{above}\nhej\n");
        assert_eq!(found(text), ["4:10 syntax"], "{above}");
    }
}

/// Some programs read a new line after CR alone and some do not, so that a comment or an exception would hold for
/// another line than a reader sees.
#[test]
fn lines_that_end_with_cr_alone_are_refused_everywhere_and_say_how_to_save() {
    let plan = "kind: plan\nid: x\ntitle: X # om titeln\nperiod: 2024\n# vbe: allow[unused-area] väntar, until 2027-01-31\nareas:\n  - {id: a, title: A}\n";
    let old = plan.replace('\n', "\r");
    assert_eq!(found(&old), ["1:11 syntax"]);
    assert_eq!(found(plan.replacen("X #", "X\r  #", 1)), ["3:9 syntax"]);
    assert_eq!(found(plan.replace('\n', "\r\n")), found(plan));
    let sandbox = Sandbox::sound().file("plans/x.yaml", &old);
    let run = sandbox.run("validate");
    assert!(run.out.contains("LF or CRLF"), "{}", run.out);
    for words in ["fmt plans/x.yaml", "set plans/x.yaml title=Y", "set x areas.a="] {
        let run = sandbox.run(words);
        assert!(matches!(run.exit, Exit::Failed | Exit::Found), "{words}: {}{}", run.out, run.err);
        assert_eq!(sandbox.read("plans/x.yaml"), old, "{words}");
    }
}
