//! How right a draft is: tables and lists of the shapes that public plans have, each with the draft that is right, which was
//! written by hand. `tests/imported/` has them: a file, a line of dashes, and what is to stand in the draft.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use vbe::base::day::Day;
use vbe::base::lang::Say;
use vbe::cli::Exit;
use vbe::import::{Certainty, Finished, Options, draft, is_head};
use vbe::io::tables::{Block, Document, Reading};
use vbe::model::config::Config;
use vbe::model::workspace::Workspace;
use vbe::syntax::tree::At;

use crate::sandbox::{Sandbox, TODAY, repository};

/// One file with the draft that is right.
struct Fixture {
    name: String,
    /// The name of the file that is brought in.
    file: String,
    words: String,
    bytes: Vec<u8>,
    right: String,
}

fn fixtures() -> Vec<Fixture> {
    let folder = repository().join("tests/imported");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    paths.iter().map(|path| fixture(path)).collect()
}

fn fixture(path: &Path) -> Fixture {
    let text = fs::read_to_string(path).unwrap();
    let parts: Vec<&str> = text.split("\n----\n").collect();
    let [head, source, right] = parts[..] else { panic!("{}: three parts", path.display()) };
    let of = |key: &str| {
        head.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default().trim().to_owned()
    };
    let file = of("file:");
    let bytes = match file.rsplit('.').next().unwrap() {
        "xlsx" => sheet(source),
        "docx" => document(source),
        _ => source.as_bytes().to_vec(),
    };
    let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
    Fixture { name, file, words: of("words:"), bytes, right: right.to_owned() }
}

/// A cell of a table as it is drawn: `**bold**`, `>>` under the one to the left, `^^` under the one above, and `{92D050}`
/// before what stands on a colour.
fn grid(source: &str) -> Vec<Vec<&str>> {
    source.lines().map(|line| line.split('|').collect()).collect()
}

/// The colour of a cell, and its text.
fn coloured(cell: &str) -> (Option<&str>, &str) {
    let parted = cell.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    parted.map_or((None, cell), |(colour, text)| (Some(colour), text))
}

/// How many cells the one at a place is merged over, to the right and down.
fn merged(grid: &[Vec<&str>], row: usize, column: usize) -> (usize, usize) {
    let wide = 1 + grid[row][column + 1..].iter().take_while(|cell| **cell == ">>").count();
    let high = 1 + grid[row + 1..].iter().take_while(|row| row.get(column) == Some(&"^^")).count();
    (wide, high)
}

fn sheet(source: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let parts: Vec<(Option<&str>, &str)> = match source.strip_prefix("## ") {
        Some(rest) => rest
            .split("\n## ")
            .map(|part| part.split_once('\n').unwrap())
            .map(|(name, rows)| (Some(name), rows))
            .collect(),
        None => vec![(None, source)],
    };
    for (name, rows) in parts {
        let sheet = book.add_worksheet();
        if let Some(name) = name {
            sheet.set_name(name).unwrap();
        }
        let grid = grid(rows);
        for (row, cells) in grid.iter().enumerate() {
            for (column, cell) in
                cells.iter().enumerate().filter(|(_, cell)| !["", ">>", "^^"].contains(*cell))
            {
                let (colour, cell) = coloured(cell);
                let bold = cell.strip_prefix("**").and_then(|cell| cell.strip_suffix("**"));
                let mut format = rust_xlsxwriter::Format::new();
                if let Some(colour) = colour {
                    let colour = u32::from_str_radix(colour, 16).unwrap();
                    format = format.set_background_color(rust_xlsxwriter::Color::RGB(colour));
                }
                let format = if bold.is_some() { format.set_bold() } else { format };
                let (wide, high) = merged(&grid, row, column);
                let at = |row: usize| u32::try_from(row).unwrap();
                let to = |column: usize| u16::try_from(column).unwrap();
                let text = bold.unwrap_or(cell);
                if wide * high > 1 {
                    let (last_row, last) = (at(row + high - 1), to(column + wide - 1));
                    sheet.merge_range(at(row), to(column), last_row, last, text, &format).unwrap();
                } else if text.is_empty() {
                    sheet.write_blank(at(row), to(column), &format).unwrap();
                } else {
                    sheet.write_string_with_format(at(row), to(column), text, &format).unwrap();
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn document(source: &str) -> Vec<u8> {
    let grid = grid(source);
    let mut rows = String::new();
    for (row, cells) in grid.iter().enumerate() {
        rows.push_str("<w:tr>");
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| **cell != ">>") {
            let (wide, high) = merged(&grid, row, column);
            let over = match (*cell == "^^", high > 1) {
                (true, _) => "<w:vMerge/>",
                (false, true) => "<w:vMerge w:val=\"restart\"/>",
                _ => "",
            };
            let text = if *cell == "^^" { "" } else { cell };
            rows.push_str(&format!(
                "<w:tc><w:tcPr><w:gridSpan w:val=\"{wide}\"/>{over}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>",
                text.replace('&', "&amp;")
            ));
        }
        rows.push_str("</w:tr>");
    }
    let page = format!("<w:document xmlns:w=\"x\"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>");
    crate::import::packed(&page)
}

/// What stands in a draft: of each activity its title, and lines of field and value; under no title what the plan says.
type Facts = Vec<(String, Vec<(String, String)>)>;

/// What is to stand there.
fn right(text: &str) -> Facts {
    let mut facts: Facts = vec![(String::new(), Vec::new())];
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("= ") {
            facts.push((title.to_owned(), Vec::new()));
        } else {
            let (key, value) = line.split_once(": ").unwrap_or_else(|| panic!("{line}"));
            facts.last_mut().unwrap().1.push((key.to_owned(), value.to_owned()));
        }
    }
    facts
}

/// What does stand there, with the id of each activity.
fn drafted(sandbox: &Sandbox) -> (Facts, Vec<String>) {
    let text = std::sync::Arc::new(sandbox.read("plans/ny.yaml"));
    let yaml = vbe::syntax::yaml::read(&text, false);
    let root = yaml.tree.root().unwrap();
    let one = |at: At<'_>, key: &str| at.get(key).and_then(|own| own.scalar().map(ToString::to_string));
    let all = |at: At<'_>, key: &str| -> Vec<String> {
        at.get(key)
            .into_iter()
            .flat_map(At::items)
            .filter_map(|own| own.scalar().map(ToString::to_string))
            .collect()
    };
    let titles = |list: &str| -> BTreeMap<String, String> {
        let items = root.get(list).into_iter().flat_map(At::items);
        items.map(|item| (one(item, "id").unwrap(), one(item, "title").unwrap())).collect()
    };
    let (areas, needs, goals, activities) =
        (titles("areas"), titles("needs"), titles("goals"), titles("activities"));
    let mut plan: Vec<(String, String)> = Vec::new();
    for key in ["title", "document_type", "period"] {
        plan.extend(one(root, key).filter(|value| value != "ny").map(|value| (key.to_owned(), value)));
    }
    for (key, word) in [("owners", "plan_owners"), ("responsible", "plan_responsible")] {
        plan.extend(all(root, key).into_iter().map(|id| (word.to_owned(), id)));
    }
    plan.extend(one(root, "reference").map(|value| ("reference".to_owned(), value)));
    for own in root.get("decisions").into_iter().flat_map(At::items) {
        let words = ["body", "on", "reference"].into_iter().filter_map(|key| one(own, key));
        plan.push(("decision".to_owned(), words.collect::<Vec<_>>().join(" ")));
    }
    for own in root.get("indicators").into_iter().flat_map(At::items) {
        let of: Vec<&str> =
            all(own, "activities").iter().map(|id| activities[id].as_str()).collect::<Vec<_>>();
        let target = one(own, "target").unwrap_or_default();
        let baseline = own.get("baseline").and_then(|own| one(own, "value"));
        let target = baseline.map_or(target.clone(), |baseline| format!("{baseline} → {target}"));
        plan.push((
            "indicator".to_owned(),
            format!("{} | {target} | {}", one(own, "title").unwrap(), of.join(", ")),
        ));
    }
    let comments =
        text.lines().filter_map(|line| line.strip_prefix("#   ").and_then(|line| line.split_once(": ")));
    plan.extend(comments.map(|(_, said)| ("comment".to_owned(), said.trim_matches('"').to_owned())));
    let mut facts: Facts = vec![(String::new(), plan)];
    let mut ids = vec![String::new()];
    for own in root.get("activities").into_iter().flat_map(At::items) {
        let id = one(own, "id").unwrap();
        let mut said: Vec<(String, String)> = Vec::new();
        let mut put = |key: &str, values: Vec<String>| {
            said.extend(values.into_iter().map(|value| (key.to_owned(), value)));
        };
        for (key, word, names) in
            [("areas", "area", &areas), ("needs", "need", &needs), ("serves", "serves", &goals)]
        {
            put(word, all(own, key).iter().map(|id| names[id].clone()).collect());
        }
        for (key, word) in
            [("responsible", "responsible"), ("partners", "partner"), ("places", "place"), ("parts", "part")]
        {
            put(word, all(own, key));
        }
        for key in [
            "number", "description", "lead", "to", "start", "ongoing", "finish", "when", "recurs",
            "ordinary", "priority", "target_group", "resources", "follow_up",
        ] {
            put(key, one(own, key).into_iter().collect());
        }
        for key in ["note", "time_note"] {
            let notes = one(own, key).unwrap_or_default();
            put(key, notes.split(". ").filter(|note| !note.is_empty()).map(str::to_owned).collect());
        }
        if let Some(goal) = own.get("goal") {
            for (key, word) in [
                ("text", "goal"),
                ("type", "goal_type"),
                ("indicator", "indicator"),
                ("target", "target"),
                ("baseline", "baseline"),
            ] {
                put(word, one(goal, key).into_iter().collect());
            }
        }
        put("effect", own.get("effect").and_then(|effect| one(effect, "text")).into_iter().collect());
        let path = format!("records/activities/ny/{id}.yaml");
        if sandbox.path().join(&path).exists() {
            let record = std::sync::Arc::new(sandbox.read(&path));
            let yaml = vbe::syntax::yaml::read(&record, false);
            for update in yaml.tree.root().unwrap().get("updates").unwrap().items() {
                let words = ["on", "by", "assessment", "note"].into_iter().filter_map(|key| one(update, key));
                put("progress", vec![words.collect::<Vec<_>>().join(" ")]);
            }
        }
        facts.push((one(own, "title").unwrap(), said));
        ids.push(id);
    }
    (facts, ids)
}

/// How each field was told, by the id of its activity and its name; the least sure of several.
fn told(fixture: &Fixture, sandbox: &Sandbox) -> BTreeMap<String, Certainty> {
    let words: Vec<&str> = fixture.words.split(' ').collect();
    let of = |key: &str| words.iter().position(|word| *word == key).map(|at| words[at + 1].to_owned());
    let options = Options {
        id: "ny".to_owned(),
        period: of("--period"),
        finished: Some(Finished::Promise),
        file: fixture.file.clone(),
        on: of("--on").and_then(|day| Day::read(&day)),
        ..Options::default()
    };
    let reading = Reading { is_head, ..Reading::default() };
    let document = vbe::io::tables::read(&fixture.file, &fixture.bytes, &reading).unwrap();
    let workspace = Workspace::open(sandbox.path(), Config::default(), &vbe::model::load::Reader::default());
    let made = draft(&workspace, &document, &options, Day::read(TODAY).unwrap(), "").unwrap();
    let mut told: BTreeMap<String, Certainty> = BTreeMap::new();
    for line in made.lines.into_iter().filter(|line| !line.at.is_empty()) {
        let how = told.entry(line.at).or_insert(Certainty::Read);
        *how = line.how.min(*how);
    }
    told
}

/// The name of the field that a fact of an activity stands in.
fn field(key: &str) -> &str {
    match key {
        "area" => "areas",
        "need" => "needs",
        "partner" => "partners",
        "place" => "places",
        "part" => "parts",
        "lead" => "responsible",
        key => key,
    }
}

#[derive(Default)]
struct Score {
    read: usize,
    guessed: usize,
    wrong: usize,
    false_read: usize,
}

/// Wanted: nine and a half of ten right, and nothing that is told as read and is not so.
#[test]
fn drafts_are_right_and_nothing_is_told_as_read_that_is_not() {
    let mut all = Score::default();
    let fixtures = fixtures();
    assert!(fixtures.len() >= 40, "{}", fixtures.len());
    let mut faults = String::new();
    for fixture in &fixtures {
        let organisation = fs::read(repository().join("tests/imported/organisation.yaml")).unwrap();
        let sandbox = Sandbox::empty()
            .bytes("plans/organisation.yaml", &organisation)
            .bytes(&fixture.file, &fixture.bytes);
        let run = sandbox.run(&format!("import {} --id ny {}", fixture.file, fixture.words));
        let expected = right(&fixture.right);
        let count: usize = expected.iter().map(|(_, facts)| facts.len() + 1).sum();
        if run.exit != Exit::Fine {
            faults.push_str(&format!("\n{}: no draft\n{}{}", fixture.name, run.out, run.err));
            all.wrong += count;
            continue;
        }
        let (own, ids) = drafted(&sandbox);
        let told = told(fixture, &sandbox);
        score(fixture, &expected, &own, &ids, &told, &mut all, &mut faults);
        let checked = sandbox.run("validate plans/ny.yaml");
        let is_of_two = fixture.name.contains("samma-namn") && checked.out.contains("duplicate-activity");
        if checked.exit != Exit::Fine && !is_of_two {
            faults.push_str(&format!("\n{}: not valid\n{}", fixture.name, checked.out));
            all.wrong += 1;
        }
    }
    let sum = all.read + all.guessed + all.wrong;
    let share = |count: usize| count * 1000 / sum;
    println!(
        "{sum} facts of {} files: {} ‰ read, {} ‰ guessed rightly, {} ‰ wrong; {} told as read and wrong{faults}",
        fixtures.len(),
        share(all.read),
        share(all.guessed),
        share(all.wrong),
        all.false_read
    );
    assert!(
        share(all.read + all.guessed) >= 950 && all.false_read == 0,
        "{} {}{faults}",
        all.wrong,
        all.false_read
    );
}

/// A file that is read once more says nothing new of the plan that it became, and gives back what has been taken from it.
#[test]
fn every_file_read_once_more_changes_nothing_and_fills_in_what_is_lacking() {
    let mut faults = String::new();
    for fixture in &fixtures() {
        let organisation = fs::read(repository().join("tests/imported/organisation.yaml")).unwrap();
        let sandbox = Sandbox::empty()
            .bytes("plans/organisation.yaml", &organisation)
            .bytes(&fixture.file, &fixture.bytes);
        let words = format!("import {} --id ny {}", fixture.file, fixture.words);
        let first = sandbox.run(&words);
        assert_eq!(first.exit, Exit::Fine, "{}: {}{}", fixture.name, first.out, first.err);
        let before = sandbox.files_of("plans");
        let again = sandbox.run(&words);
        let is_same = again.exit == Exit::Fine && sandbox.files_of("plans") == before;
        if !is_same || again.out != "Nothing new in the file: nothing was changed.\n" {
            faults.push_str(&format!("\n{}: again\n{}{}", fixture.name, again.out, again.err));
            continue;
        }
        let (facts, plan) = (drafted(&sandbox), sandbox.read("plans/ny.yaml"));
        let lines: Vec<&str> = plan.lines().collect();
        // The half of what is said of who and when on lines of their own.
        let is_left = |at: usize, line: &str| {
            let is_of_who =
                ["    responsible: ", "    finish: ", "    areas: "].iter().any(|key| line.starts_with(key));
            !is_of_who || at.is_multiple_of(2)
        };
        let left = lines.iter().enumerate().filter(|(at, line)| is_left(*at, line)).map(|(_, line)| *line);
        let sandbox = sandbox.file("plans/ny.yaml", &(left.collect::<Vec<_>>().join("\n") + "\n"));
        let filled = sandbox.run(&words);
        if filled.exit != Exit::Fine || drafted(&sandbox) != facts {
            faults.push_str(&format!("\n{}: filled\n{}{}", fixture.name, filled.out, filled.err));
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

fn score(
    fixture: &Fixture,
    expected: &Facts,
    own: &Facts,
    ids: &[String],
    told: &BTreeMap<String, Certainty>,
    all: &mut Score,
    faults: &mut String,
) {
    let mut fault = |text: String| faults.push_str(&format!("\n{}: {text}", fixture.name));
    let mut taken = vec![false; own.len()];
    for (title, facts) in expected {
        let at = own.iter().zip(&taken).position(|((own, _), taken)| own == title && !taken);
        let Some(at) = at else {
            fault(format!("lacks {title}"));
            all.wrong += facts.len() + 1;
            continue;
        };
        taken[at] = true;
        let how = |key: &str| told.get(&format!("{}/{}", ids[at], field(key))).copied();
        let mut left = own[at].1.clone();
        let title_how = how("title").filter(|_| at > 0);
        if at > 0 {
            if title_how == Some(Certainty::Read) { all.read += 1 } else { all.guessed += 1 }
        }
        for fact in facts {
            if let Some(place) = left.iter().position(|own| own == fact) {
                left.remove(place);
                if at > 0 && how(&fact.0) == Some(Certainty::Read) { all.read += 1 } else { all.guessed += 1 }
            } else {
                fault(format!("{title}: lacks {}: {}", fact.0, fact.1));
                all.wrong += 1;
            }
        }
        for (key, value) in left {
            let is_false = at > 0 && how(&key) == Some(Certainty::Read);
            fault(format!("{title}: has {key}: {value}{}", if is_false { ", told as read" } else { "" }));
            all.wrong += 1;
            all.false_read += usize::from(is_false);
        }
    }
    for ((title, _), id) in own.iter().zip(ids).zip(&taken).filter(|(_, taken)| !**taken).map(|(own, _)| own)
    {
        let is_false = told.get(&format!("{id}/title")) == Some(&Certainty::Read);
        fault(format!("has {title}{}", if is_false { ", told as read" } else { "" }));
        all.wrong += 1;
        all.false_read += usize::from(is_false);
    }
}

proptest! {
    /// Whatever running text says, each piece of it is told of once.
    #[test]
    fn every_piece_of_running_text_is_told_of_once(
        sorts in prop::collection::vec((0_usize..8, 0_usize..3, prop::bool::ANY), 1..14),
    ) {
        let place = || Say { sv: "stycke".into(), en: "paragraph".into() };
        let mut planted = Vec::new();
        let blocks: Vec<Block> = sorts.into_iter().enumerate().map(|(at, (sort, depth, is_point))| {
            let (one, other) = (format!("ord{at}a"), format!("ord{at}b"));
            let text = match sort {
                0 => format!("Åtgärder {one} {other}"),
                1 => format!("Aktivitet: {one}\nAnsvarig: {other}"),
                2 => format!("{one} utbildas. Ansvarig: {other}"),
                3 => format!("Tid: {one}, {other}"),
                4 => format!("1.{at} {one} {other}"),
                5 => format!("Mål: {one} (ansvarig: {other})"),
                _ => format!("{one} och {other}."),
            };
            planted.extend([one, other]);
            match (sort, is_point) {
                (0 | 7, _) => Block::Heading { place: place(), level: depth + 1, text },
                (_, true) => Block::Point { place: place(), depth, marker: "•".to_owned(), text },
                _ => Block::Paragraph { place: place(), text, bold: depth == 2 },
            }
        }).collect();
        let sandbox = Sandbox::sound();
        let workspace = Workspace::open(sandbox.path(), Config::default(), &vbe::model::load::Reader::default());
        let options = Options { id: "ny".to_owned(), period: Some("2025".to_owned()), ..Options::default() };
        let document = Document { blocks, ..Document::default() };
        if let Ok(made) = draft(&workspace, &document, &options, Day::read(TODAY).unwrap(), "") {
            for word in planted {
                let told = made.lines.iter().filter(|line| line.said.contains(&word)).count();
                prop_assert_eq!(told, 1, "{}: {:#?}", word, made.lines);
            }
        }
    }
}
