//! A workspace that a test fills, and what the program prints in it: the one helper of all tests.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;
use vbe::base::day::Day;
use vbe::cli::{self, Exit, Input, Stay, World};

/// The day on which tests are run, unless they say otherwise.
pub(crate) const TODAY: &str = "2024-11-15";

pub(crate) struct Sandbox {
    folder: TempDir,
    lang: &'static str,
    terminal: bool,
}

/// What came of running the program.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) exit: Exit,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A temporary folder whose name is nobody's. A path that might name somebody is covered where it is told, and one in some
/// hundreds of names at random might.
pub(crate) fn folder() -> TempDir {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    const LETTERS: &[u8] = b"bcdfghjkmnpqrtvwxz";
    loop {
        let mut number = NEXT.fetch_add(1, Ordering::Relaxed) * 10_000_000 + std::process::id() as usize;
        let mut name = String::from("vbe-");
        while number > 0 {
            name.push(char::from(LETTERS[number % LETTERS.len()]));
            number /= LETTERS.len();
        }
        // What an earlier process of that number left is another's.
        if let Ok(folder) = tempfile::Builder::new().prefix(&name).rand_bytes(0).tempdir() {
            return folder;
        }
    }
}

impl Sandbox {
    /// A folder with an empty `vbe.toml`, and nothing else.
    pub(crate) fn empty() -> Self {
        let folder = folder();
        let sandbox = Self { folder, lang: "en", terminal: false };
        sandbox.file("vbe.toml", "")
    }

    /// A small sound workspace: one plan, one framework, the register, and one activity's progress.
    pub(crate) fn sound() -> Self {
        let mut sandbox = Self::empty();
        for (path, text) in SOUND {
            sandbox = sandbox.file(path, text);
        }
        sandbox
    }

    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    pub(crate) fn bytes(self, path: &str, bytes: &[u8]) -> Self {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// Every file of a folder, in one of the workspace's.
    pub(crate) fn tree(mut self, from: &Path, to: &str) -> Self {
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{to}{}", entry.file_name().to_str().unwrap());
            self = if entry.path().is_dir() {
                self.tree(&entry.path(), &format!("{name}/"))
            } else {
                self.bytes(&name, &fs::read(entry.path()).unwrap())
            };
        }
        self
    }

    pub(crate) fn without(self, path: &str) -> Self {
        fs::remove_file(self.path().join(path)).unwrap();
        self
    }

    pub(crate) fn swedish(mut self) -> Self {
        self.lang = "sv";
        self
    }

    pub(crate) fn on_a_terminal(mut self) -> Self {
        self.terminal = true;
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs `vbe` with these words, in the workspace's folder.
    pub(crate) fn run(&self, words: &str) -> Run {
        run(words, self.path(), TODAY, self.terminal, self.variables())
    }

    /// Runs `vbe` with these words, on a terminal of so many columns.
    pub(crate) fn at_width(&self, words: &str, columns: &str) -> Run {
        let columns = ("COLUMNS".to_owned(), columns.to_owned());
        run(words, self.path(), TODAY, true, [self.variables(), vec![columns]].concat())
    }

    /// Runs `vbe` with words that may have spaces in them, and with what a person types, if somebody sits there.
    pub(crate) fn told(&self, words: &[&str], typed: Option<&str>) -> Run {
        let input = typed.map_or_else(Input::nothing, |typed| {
            Input::new(std::io::Cursor::new(typed.as_bytes().to_vec()), true)
        });
        run_words(words.iter().copied(), self.path(), TODAY, self.terminal, self.variables(), input)
    }

    /// Runs `vbe` with these words, and lets somebody else take down the answer.
    pub(crate) fn answer(&self, words: &str, out: &mut dyn std::io::Write) -> (Exit, String) {
        let words = words.split_whitespace();
        let world = world(words, self.path(), TODAY, self.terminal, self.variables(), Input::nothing());
        let mut err = Vec::new();
        (cli::run(&world, out, &mut err), String::from_utf8(err).unwrap())
    }

    /// What a file says now.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    /// What every file says, by its path; what whoever writes waits for is no part of it.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, String> {
        let mut found = BTreeMap::new();
        walk(self.path(), &mut found);
        found
    }

    /// What every file in a folder says, which must be text.
    pub(crate) fn files_of(&self, folder: &str) -> BTreeMap<PathBuf, String> {
        let mut found = BTreeMap::new();
        walk(&self.path().join(folder), &mut found);
        found
    }

    fn variables(&self) -> Vec<(String, String)> {
        let variables = [("VBE_LANG", self.lang), ("NO_COLOR", "1")];
        variables.map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec()
    }
}

fn walk(folder: &Path, found: &mut BTreeMap<PathBuf, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else if !path.ends_with(".vbe.lock.tmp") {
            found.insert(path.clone(), fs::read_to_string(&path).unwrap());
        }
    }
}

/// Runs `vbe` in a folder.
pub(crate) fn run(
    words: &str,
    folder: &Path,
    today: &str,
    terminal: bool,
    variables: Vec<(String, String)>,
) -> Run {
    run_with(words, folder, today, terminal, variables, Input::nothing())
}

/// Runs `vbe` in a folder, with something to read.
pub(crate) fn run_with(
    words: &str,
    folder: &Path,
    today: &str,
    terminal: bool,
    variables: Vec<(String, String)>,
    input: Input,
) -> Run {
    run_words(words.split_whitespace(), folder, today, terminal, variables, input)
}

pub(crate) fn run_words<'a>(
    words: impl Iterator<Item = &'a str>,
    folder: &Path,
    today: &str,
    terminal: bool,
    variables: Vec<(String, String)>,
    input: Input,
) -> Run {
    let world = world(words, folder, today, terminal, variables, input);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = cli::run(&world, &mut out, &mut err);
    // Where a test happens to run is nobody's business.
    let scrub = |bytes: Vec<u8>| text(bytes).replace(&folder.display().to_string(), "[folder]");
    Run { exit, out: scrub(out), err: scrub(err) }
}

/// What is told in an answer. One that is packed is told as what is written on each of its pages.
pub(crate) fn text(bytes: Vec<u8>) -> String {
    if !bytes.starts_with(b"PK") {
        return String::from_utf8(bytes).unwrap();
    }
    let mut packed = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut told = String::new();
    for at in 0..packed.len() {
        let mut page = packed.by_index(at).unwrap();
        told.push_str(&format!("\n{}\n", page.name().unwrap()));
        page.read_to_string(&mut told).unwrap();
    }
    told
}

fn world<'a>(
    words: impl Iterator<Item = &'a str>,
    folder: &Path,
    today: &str,
    terminal: bool,
    variables: Vec<(String, String)>,
    input: Input,
) -> World {
    World {
        args: ["vbe"].into_iter().chain(words).map(Into::into).collect(),
        folder: folder.to_path_buf(),
        today: Day::read(today).unwrap(),
        variables,
        of_git: Vec::new(),
        terminal,
        width: None,
        input,
        stay: Stay::NotAtAll,
    }
}

/// The repository itself, which is a workspace.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files of [`Sandbox::sound`].
pub(crate) const SOUND: [(&str, &str); 4] = [
    (
        "plans/organisation.yaml",
        "kind: organisation
id: organisation
units:
  - {id: kommunstyrelsen, title: Kommunstyrelsen, aliases: [KS]}
  - {id: polisen, title: Polisen, external: true}
roles:
  - {id: samordnare-vbe, title: Samordnare VBE, aliases: [samordnaren]}
  - {id: enhetschef-fritid, title: Enhetschef fritid}
groups:
  - {id: styrgrupp, title: Styrgruppen, members: [samordnare-vbe, enhetschef-fritid]}
",
    ),
    (
        "plans/frameworks/riktlinje.yaml",
        "kind: framework
id: riktlinje
title: Riktlinje mot våldsbejakande extremism
revision: 2023
requirements:
  - {id: utbildning, text: Personalen är utbildad, english: Staff are trained, judged: records}
  - {id: lagesbild, text: En aktuell lägesbild finns, english: There is a current situation picture, judged: records}
",
    ),
    (
        "plans/plan-2024.yaml",
        "kind: plan
id: plan-2024
title: Handlingsplan 2024
organisation: KS
period: 2024
decisions:
  - {body: kommunstyrelsen, decision: adopted, on: 2024-01-15}
follows:
  - {framework: riktlinje, revision: 2023}
areas:
  - {id: forebygga, title: Förebygga}
needs:
  - {id: kunskap, title: Kunskap om miljöerna}
activities:
  - id: utbildning
    title: Utbilda personalen
    areas: [forebygga]
    responsible: [samordnaren]
    start: V 2024
    finish: H 2024
    needs: [kunskap]
    covers: [riktlinje/utbildning]
    goal: {text: Alla chefer är utbildade, type: output, indicator: Andel chefer, target: 100 %}
",
    ),
    (
        "records/activities/plan-2024/utbildning.yaml",
        "kind: activity
id: utbildning
plan: plan-2024
started: 2024-02-12
updates:
  - {on: 2024-05-14, by: samordnare-vbe, note: Första tillfället klart., assessment: green}
",
    ),
];
