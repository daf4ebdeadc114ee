//! The two documents, sentence by sentence: what they ask for or list has its place in the files, or a written reason for
//! having none, and nothing of theirs stands in the files without a sentence.
//!
//! `tests/documents/` has the sentences: a few words of each, enough to find it, after `>`; where it stands after `=`; or
//! after `!` why it stands nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use serde_json::Value;
use vbe::cli::Exit;

use crate::docs::held;
use crate::sandbox::{repository, run};

/// The documents, in the order of the page.
const DOCUMENTS: [&str; 2] = ["rinkeby-kista-2018", "solna-2016"];

/// The frameworks that are drawn from the documents.
const FRAMEWORKS: [&str; 2] = ["stockholm-riktlinjer-2016", "solna-strategi-2016"];

/// One sentence of a document.
struct Sentence {
    words: String,
    /// Where it stands: `kind:id` of a record, or of a part of one.
    stands: Vec<String>,
    /// Why it stands nowhere.
    reason: Option<String>,
}

/// A document's sentences under its headings.
struct Document {
    title: String,
    sections: Vec<(String, Vec<Sentence>)>,
}

impl Document {
    fn read(name: &str) -> Self {
        let path = repository().join(format!("tests/documents/{name}.txt"));
        let mut document = Self { title: String::new(), sections: Vec::new() };
        for line in fs::read_to_string(path).unwrap().lines().filter(|line| !line.is_empty()) {
            let (mark, rest) = line.split_once(' ').unwrap_or_else(|| panic!("{name}: {line}"));
            let rest = rest.trim();
            let sentences = document.sections.last_mut().map(|(_, sentences)| sentences);
            match (mark, sentences) {
                ("*", _) => rest.clone_into(&mut document.title),
                ("#", _) => document.sections.push((rest.to_owned(), Vec::new())),
                (">", Some(sentences)) => {
                    sentences.push(Sentence { words: rest.to_owned(), stands: Vec::new(), reason: None });
                }
                ("=", Some(sentences)) => {
                    sentences.last_mut().unwrap().stands.extend(rest.split_whitespace().map(str::to_owned));
                }
                ("!", Some(sentences)) => sentences.last_mut().unwrap().reason = Some(rest.to_owned()),
                _ => panic!("{name}: {line}"),
            }
        }
        document
    }

    fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.sections.iter().flat_map(|(_, sentences)| sentences)
    }
}

/// The ids of everything of a kind, as the program lists them.
fn listed(kind: &str) -> BTreeSet<String> {
    let words = format!("list {kind} --format json");
    let run = run(&words, &repository(), "2018-10-01", false, Vec::new());
    assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""), "{words}");
    let page: Value = serde_json::from_str(&run.out).unwrap();
    let rows = page["lists"].as_array().unwrap().iter().flat_map(|list| list["rows"].as_array().unwrap());
    rows.map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

fn file(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap_or_else(|_| panic!("{path}"))
}

/// The ids that stand under a list of a file, which the program lists nowhere by themselves.
fn items(path: &str, key: &str) -> BTreeSet<String> {
    let lines = file(path);
    let lines =
        lines.lines().filter_map(|line| line.strip_prefix("  - ")?.strip_prefix(key)?.strip_prefix(": "));
    lines.map(str::to_owned).collect()
}

/// Everything that a sentence can stand in, by its kind.
fn everything() -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut all: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let kinds = [
        "activity", "area", "need", "indicator", "requirement", "plan", "framework", "flow", "routine",
        "training", "agreement", "meeting", "situation", "survey",
    ];
    for kind in kinds {
        all.insert(kind, listed(kind));
    }
    all.insert("actor", ["role", "unit", "group"].into_iter().flat_map(listed).collect());
    all.insert("group", listed("group"));
    let part = |folder: &str, name: &str, key: &str| -> BTreeSet<String> {
        items(&format!("{folder}/{name}.yaml"), key).into_iter().map(|id| format!("{name}/{id}")).collect()
    };
    all.insert("step", DOCUMENTS.into_iter().flat_map(|flow| part("plans/flows", flow, "id")).collect());
    all.insert("source", part("records/situations", DOCUMENTS[0], "id"));
    let plans = [DOCUMENTS[0], "solna-strategi-2017-2021"];
    all.insert("decision", plans.into_iter().flat_map(|plan| part("plans", plan, "body")).collect());
    all.insert("document", adopted());
    all
}

/// The types of document in the register, each with the organisation that it is of.
fn adopted() -> BTreeSet<String> {
    let text = file("plans/organisation.yaml");
    let (_, rows) = text.split_once("\ndocuments:\n").unwrap();
    let value = |row: &str, key: &str| -> String {
        let (_, rest) = row.split_once(&format!("{key}: ")).unwrap();
        rest.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect()
    };
    let rows = rows.split("\n  - ").map(|row| row.trim_start_matches("  - ").trim_start_matches('#'));
    let rows = rows.filter(|row| row.contains("type: "));
    rows.map(|row| format!("{}/{}", value(row, "organisation"), value(row, "type"))).collect()
}

#[test]
fn every_sentence_has_its_place_or_a_reason() {
    let all = everything();
    for name in DOCUMENTS {
        let mut seen = BTreeSet::new();
        for Sentence { words, stands, reason } in Document::read(name).sentences() {
            assert!(seen.insert(words.clone()), "{name}: ”{words}” stands twice");
            assert_eq!(
                stands.is_empty(),
                reason.is_some(),
                "{name}: ”{words}”: a place, or a reason for none"
            );
            for stands in stands {
                let (kind, id) = stands.split_once(':').unwrap();
                let ids = all.get(kind).unwrap_or_else(|| panic!("{name}: there is no kind {kind}"));
                assert!(ids.contains(id), "{name}: ”{words}”: there is no {kind} {id}");
            }
        }
    }
}

/// The other way round: what is in the files has a sentence that it comes from.
#[test]
fn nothing_of_the_documents_is_in_the_files_without_a_sentence() {
    let documents = DOCUMENTS.map(Document::read);
    let stands: Vec<&str> = documents
        .iter()
        .flat_map(Document::sentences)
        .flat_map(|row| &row.stands)
        .map(String::as_str)
        .collect();
    let mut lacking = Vec::new();
    for (kind, ids) in everything() {
        if ["area", "actor", "framework", "decision"].contains(&kind) {
            continue;
        }
        let of_document = |id: &&String| {
            kind != "requirement"
                || FRAMEWORKS.iter().any(|framework| id.starts_with(&format!("{framework}/")))
        };
        let named = |id: &&String| {
            let is_it = |stands: &&str| {
                stands.split_once(':').is_some_and(|(own, named)| {
                    named == id.as_str() && (own == kind || kind == "group" && own == "actor")
                })
            };
            stands.iter().any(is_it)
        };
        lacking
            .extend(ids.iter().filter(of_document).filter(|id| !named(id)).map(|id| format!("{kind}:{id}")));
    }
    assert_eq!(lacking, Vec::<String>::new());
}

/// What the documents themselves count.
#[test]
fn the_lists_are_as_long_as_in_the_documents() {
    let rows = |name: &str, section: &str| -> usize {
        let document = Document::read(name);
        document
            .sections
            .iter()
            .filter(|(title, _)| title.starts_with(section))
            .map(|(_, own)| own.len())
            .sum()
    };
    assert_eq!(rows("rinkeby-kista-2018", "Aktivitetsplan förebyggande"), 18);
    assert_eq!(rows("rinkeby-kista-2018", "Aktivitetsplan förhindrande"), 7);
    let document = Document::read("rinkeby-kista-2018");
    let needs =
        document.sentences().filter(|row| row.stands.iter().all(|at| at.starts_with("need:"))).count();
    assert!(needs >= 6, "{needs}");
    let solna = Document::read("solna-2016");
    let numbered =
        |title: &str| title.split_once(". ").is_some_and(|(number, _)| number.parse::<u8>().is_ok());
    assert_eq!(solna.sections.iter().filter(|(title, _)| numbered(title)).count(), 12);
}

/// How something is judged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Records,
    Attested,
    Warned,
    Activity,
    Step,
    Measured,
    Kept,
    Nowhere,
}

impl Way {
    fn words(self) -> &'static str {
        match self {
            Self::Records => "krav, prövas ur posterna",
            Self::Attested => "krav, intygas av en roll",
            Self::Warned => "krav, påminnelse",
            Self::Activity => "åtgärd, följs upp",
            Self::Step => "steg, prövas i varje ärende",
            Self::Measured => "indikator, mäts",
            Self::Kept => "uppgift",
            Self::Nowhere => "ingen post",
        }
    }

    /// The words after a number of sentences.
    fn of_many(self) -> &'static str {
        match self {
            Self::Records => "är krav som prövas ur posterna",
            Self::Attested => "är krav som en roll intygar",
            Self::Warned => "är påminnelser",
            Self::Activity => "är åtgärder som följs upp",
            Self::Step => "är steg som prövas i varje ärende",
            Self::Measured => "är indikatorer som mäts",
            Self::Kept => "är uppgifter som står i filerna",
            Self::Nowhere => "har ingen post, av ett skäl som står på raden",
        }
    }

    /// How a sentence is judged: in the strongest of the ways that it stands in the files.
    fn of(sentence: &Sentence) -> Self {
        let ways = sentence.stands.iter().map(|stands| match stands.split_once(':').unwrap() {
            ("requirement", id) => Self::judged(id),
            ("activity", _) => Self::Activity,
            ("step", _) => Self::Step,
            ("indicator", _) => Self::Measured,
            _ => Self::Kept,
        });
        ways.min().unwrap_or(Self::Nowhere)
    }

    /// How its framework says that a requirement is judged.
    fn judged(requirement: &str) -> Self {
        let (framework, id) = requirement.split_once('/').unwrap();
        let text = file(&format!("plans/frameworks/{framework}.yaml"));
        let (_, own) = text.split_once(&format!("\n  - id: {id}\n")).unwrap();
        let own = own.split("\n  - id: ").next().unwrap();
        let judged = own.lines().find_map(|line| line.trim().strip_prefix("judged: ")).unwrap();
        match judged {
            "records" => Self::Records,
            "attestation" => Self::Attested,
            _ => Self::Warned,
        }
    }
}

const HEAD: &str = "\
# Från dokumentets mening till posten

De två dokument som arbetsmappen är gjord efter, mening för mening: allt som de ber kommunen att göra eller hålla reda på. För varje
mening står några av dess ord, var den står i filerna och hur den prövas, eller varför den inte har någon post. Det som står i filerna visas
med `vbe show` och id:t, till exempel `vbe show rinkeby-kista-2018/mys`. Vad som är uppfyllt en viss dag visar `vbe gaps`.

Ett krav som posterna kan avgöra avgörs av dem. Det som de inte kan veta intygas av en roll. Vad som är avskrivet och vad som är en
bedömning står i filerna, i kommentarer och anmärkningar.

Sidan är gjord av ett test ur `tests/documents/`; kör det med `UPDATE_DOCS=1` för att göra om den.
";

/// The Swedish word for what a sentence stands in.
fn word(kind: &str) -> &'static str {
    match kind {
        "activity" => "åtgärd",
        "requirement" => "krav",
        "step" => "steg",
        "need" => "behov",
        "indicator" => "indikator",
        "actor" => "i registret",
        "area" => "område",
        "plan" => "plan",
        "framework" => "riktlinje",
        "flow" => "flödesschema",
        "routine" => "rutin",
        "training" => "utbildning",
        "agreement" => "överenskommelse",
        "meeting" => "möte",
        "situation" => "lägesbild",
        "source" => "källa i lägesbilden",
        "decision" => "beslut",
        "document" => "dokumenttyp",
        "survey" => "enkät",
        other => panic!("there is no word for {other}"),
    }
}

/// Where a sentence stands: each kind once, with its ids.
fn places(sentence: &Sentence) -> String {
    let mut by_kind: Vec<(&str, Vec<String>)> = Vec::new();
    for stands in &sentence.stands {
        let (kind, id) = stands.split_once(':').unwrap();
        let id = format!("`{id}`");
        match by_kind.iter_mut().find(|(own, _)| *own == kind) {
            Some((_, ids)) => ids.push(id),
            None => by_kind.push((kind, vec![id])),
        }
    }
    let said = by_kind.into_iter().map(|(kind, ids)| format!("{} {}", word(kind), ids.join(", ")));
    said.collect::<Vec<_>>().join("; ")
}

/// The page, and the sum of the ways, which is printed too.
#[test]
fn the_page_from_sentence_to_record_is_made_of_the_sentences() {
    let mut page = HEAD.to_owned();
    for name in DOCUMENTS {
        let document = Document::read(name);
        let mut sums: BTreeMap<Way, usize> = BTreeMap::new();
        document.sentences().for_each(|row| *sums.entry(Way::of(row)).or_default() += 1);
        let all: usize = sums.values().sum();
        let told: Vec<String> =
            sums.iter().map(|(way, count)| format!("{count} {}", way.of_many())).collect();
        let sum = format!("{all} meningar: {}.", told.join("; "));
        println!("{}\n  {sum}", document.title);
        let _ = write!(page, "\n## {}\n\n{sum}\n", document.title);
        for (title, sentences) in &document.sections {
            let _ = write!(
                page,
                "\n### {title}\n\n| meningen | var den står | hur den prövas |\n| --- | --- | --- |\n"
            );
            for row in sentences {
                let where_or_why = row.reason.clone().unwrap_or_else(|| places(row));
                let _ = writeln!(page, "| … {} … | {where_or_why} | {} |", row.words, Way::of(row).words());
            }
        }
    }
    held("docs/fran-mening-till-post.md", &page);
}
