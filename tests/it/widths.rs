//! Every page at every width: no line is wider than the screen, and no word is broken but where it may be.

use std::collections::BTreeSet;

use crate::rows::documents;
use crate::sandbox::Sandbox;
use crate::town::town;

const PAGES: [&str; 11] = [
    "status", "gaps", "due", "roles", "list activity", "list requirement", "list indicator", "cases",
    "meeting --group styrgrupp", "explain", "doctor",
];

/// The words of a page, as they stand between spaces, without what follows them in a list.
fn words(page: &str) -> BTreeSet<&str> {
    page.split_whitespace().map(|word| word.trim_end_matches([',', ';', ':'])).collect()
}

/// Whether a word of a narrow page is a word of the wide one, or a part that it may be divided into.
fn is_whole_or_part(word: &str, whole: &BTreeSet<&str>) -> bool {
    let letters = |text: &str| text.chars().filter(|char| char.is_alphabetic()).count();
    let has_digit = |text: &str| text.contains(|char: char| char.is_ascii_digit());
    let may_end = |head: &str, full: &str| {
        // At a sign of its own, or with an added hyphen that leaves three letters on both sides.
        let rest = |cut: &str| full.strip_prefix(cut).map(letters);
        match head.strip_suffix('-') {
            Some(cut) if rest(cut).is_some_and(|rest| rest >= 3) => letters(cut) >= 3 && !has_digit(full),
            _ => {
                head.ends_with(['-', '–', '/'])
                    && full.starts_with(head)
                    && (head.ends_with('/') || !has_digit(full))
            }
        }
    };
    let may_begin = |tail: &str, full: &str| {
        full.strip_suffix(tail).is_some_and(|head| {
            head.ends_with(['-', '–', '/']) || letters(head) >= 3 && letters(tail) >= 3 && !has_digit(full)
        })
    };
    // A long word may be divided twice, so that a part of it is neither its beginning nor its end.
    let is_inside = |part: &str, full: &str| {
        part.strip_suffix('-').is_some_and(|part| letters(part) >= 3 && full.contains(part))
            && !has_digit(full)
    };
    whole.contains(word)
        || whole.iter().any(|full| may_end(word, full) || may_begin(word, full) || is_inside(word, full))
}

fn read(sandbox: &Sandbox, page: &str) {
    let wide = sandbox.run(&format!("{page} --width 1000"));
    let whole = words(&wide.out);
    for width in [40, 60, 80, 120] {
        let run = sandbox.run(&format!("{page} --width {width}"));
        for line in run.out.lines() {
            let columns = line.chars().count();
            assert!(
                columns <= width || !line.trim().contains(' '),
                "{page} --width {width}: {columns}\n{line}"
            );
        }
        for word in words(&run.out) {
            assert!(is_whole_or_part(word, &whole), "{}\n{page} --width {width}: {word}", run.out);
        }
    }
}

#[test]
fn no_word_is_broken_wrongly_on_any_page_at_any_width() {
    for (sandbox, pages) in
        [(documents().swedish(), &PAGES[..]), (town().swedish(), &PAGES), (documents(), &PAGES[..3])]
    {
        for page in pages {
            read(&sandbox, page);
        }
    }
}
