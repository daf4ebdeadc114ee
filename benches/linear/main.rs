//! Whether the time is proportional to the text: each row doubles one text and tells how many times as long it then
//! takes. The texts are made of the smallest things that a part of the program reacts to, since a careless or hostile
//! file is small and full of them. `docs/performance.md` says how the figures are read.
//!
//! `cargo bench --bench linear` measures all rows, and `cargo bench --bench linear -- yaml` those with that word in
//! their name. The exit code is 1 when a row is over [`MOST`].

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

mod workspaces;

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs};

use vbe::model::load::{self, Reader};
use vbe::pii::detector::{Detector, Exposure};
use workspaces::{WORKSPACES, WRITTEN};

/// The most that twice the text may cost.
const MOST: f64 = 2.3;
/// How many times as long the longer text is. The ratio that is told is of twice the text all the same: that of two
/// doublings, evened out. Why: the clock of a busy system goes in steps of some milliseconds.
const LONGER: usize = 4;
/// The shortest time that is compared: below this, the clock and the system are heard more than the program.
const LEAST: Duration = Duration::from_millis(20);
/// The same of a whole command, which takes a while to begin and whose time is told in hundredths of a second.
const LEAST_OF_COMMANDS: Duration = Duration::from_millis(100);
/// The largest text that is compared, in bytes before it is made longer. A part that is still faster than [`LEAST`] is
/// fast enough.
const LARGEST: usize = 1 << 20;
/// How many times each side is run; the fastest counts.
const RUNS: usize = 3;
/// How many times a row over [`MOST`] is measured anew before it is believed.
const TRIES: usize = 4;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let mut bench = Bench { words, over: 0, rows: 0 };
    bench.detector();
    bench.files();
    bench.commands();
    bench.workspaces();
    println!("{} rows, {} over {MOST}", bench.rows, bench.over);
    let is_sound = bench.over == 0 && !REFUSED.load(Ordering::Relaxed);
    if is_sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Bench {
    words: Vec<String>,
    over: usize,
    rows: usize,
}

impl Bench {
    /// Measures one row: `run` takes the size of the text in bytes, and answers how long it took.
    fn row(&mut self, name: &str, least: Duration, mut run: impl FnMut(usize) -> Duration) {
        if !self.words.is_empty() && !self.words.iter().any(|word| name.contains(word.as_str())) {
            return;
        }
        let mut best = |size: usize| (0..RUNS).map(|_| run(size)).min().unwrap_or_default();
        let mut size = 4096;
        while size < LARGEST && best(size) < least {
            size *= 2;
        }
        let (mut once, mut longer) = (best(size), best(LONGER * size));
        let ratio = |once: Duration, longer: Duration| (longer.as_secs_f64() / once.as_secs_f64()).sqrt();
        for _ in 1..TRIES {
            if once >= least / 2 && ratio(once, longer) > MOST {
                (once, longer) = (once.min(best(size)), longer.min(best(LONGER * size)));
            }
        }
        let is_over = once >= least / 2 && ratio(once, longer) > MOST;
        self.rows += 1;
        self.over += usize::from(is_over);
        let mark = if is_over { " OVER" } else { "" };
        println!(
            "{:5.2}  {:8.1} ms of {:5} kB  {name}{mark}",
            ratio(once, longer),
            once.as_secs_f64() * 1000.0,
            size / 1024
        );
    }

    /// The search for people, in a text as it is.
    fn detector(&mut self) {
        for piece in PIECES {
            for (between, separator) in [("apart", " "), ("glued", ""), ("lines", "\n"), ("listed", ", ")] {
                let detector = Detector::default();
                self.row(&format!("detector {between} {piece:?}"), LEAST, |size| {
                    let text = repeated(piece, separator, size);
                    timed(|| detector.find(&text, Exposure::Case).len())
                });
            }
        }
    }

    /// The reading of one file: its syntax, its schema and the search for people.
    fn files(&mut self) {
        let reader = Reader { named: true, ..Reader::default() };
        for (name, make) in FILES {
            self.row(&format!("file {name}"), LEAST, |size| {
                let text = make(size);
                timed(|| load::file(&reader, "records/x.yaml".into(), text.clone().into_bytes()))
            });
        }
    }

    /// The whole program, from the disk to the answer: every file is checked, and those that hold much of what is shown
    /// are answered from in every way.
    fn commands(&mut self) {
        let root = tempfile::tempdir().unwrap();
        for (name, make) in FILES {
            let commands = if SHOWN.contains(name) { COMMANDS } else { &COMMANDS[..1] };
            for command in commands {
                self.row(&format!("command {} of {name}", command.join(" ")), LEAST_OF_COMMANDS, |size| {
                    filled(root.path(), vec![("records/x.yaml", make(size))]);
                    answered(root.path(), command)
                });
            }
        }
    }

    /// Commands that write, and records that name each other.
    fn workspaces(&mut self) {
        for (name, make, commands) in WORKSPACES {
            for command in *commands {
                let root = tempfile::tempdir().unwrap();
                let words = format!("workspace {} of {name}", command.join(" "));
                self.row(&words, LEAST_OF_COMMANDS, |size| {
                    filled(root.path(), make(size));
                    done(root.path(), command)
                });
            }
        }
        for (name, make, words) in WRITTEN {
            let root = tempfile::tempdir().unwrap();
            self.row(&format!("workspace set {name}"), LEAST_OF_COMMANDS, |size| {
                filled(root.path(), make(size));
                let words = words(size);
                let words =
                    ["set", "plan-2025", "--dry-run"].into_iter().chain(words.iter().map(String::as_str));
                done(root.path(), &words.collect::<Vec<_>>())
            });
        }
    }
}

/// How long this thread has been on a processor, where the system tells; a busy machine then matters less.
fn worked() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}

/// How long the work takes, in one thread.
fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let (before, begun) = (worked(), Instant::now());
    std::hint::black_box(work());
    worked().zip(before).map_or(begun.elapsed(), |(after, before)| after.saturating_sub(before))
}

/// How long the commands that have ended have been on a processor, in all their threads, where the system tells.
fn commanded() -> Option<Duration> {
    let told = fs::read_to_string("/proc/self/stat").ok()?;
    let ticks = told.rsplit_once(')')?.1.split_whitespace().skip(13).take(2).map(str::parse::<u64>);
    Some(Duration::from_millis(ticks.collect::<Result<Vec<_>, _>>().ok()?.iter().sum::<u64>() * 10))
}

/// Whether a command that was to do something was refused: the bench then ends with 1.
static REFUSED: AtomicBool = AtomicBool::new(false);

/// The same for a command that is to do what it is asked for: how long it takes to refuse says nothing.
fn done(folder: &Path, words: &[&str]) -> Duration {
    let (taken, code) = answered_with(folder, words);
    if code == Some(2) && !REFUSED.swap(true, Ordering::Relaxed) {
        println!("vbe {} is refused", words.join(" "));
    }
    taken
}

/// How long a command takes, from its start to its last letter.
fn answered(folder: &Path, words: &[&str]) -> Duration {
    answered_with(folder, words).0
}

/// How long a command takes, and how it ends.
fn answered_with(folder: &Path, words: &[&str]) -> (Duration, Option<i32>) {
    let (before, begun) = (commanded(), Instant::now());
    let status = Command::new(env!("CARGO_BIN_EXE_vbe"))
        .args(words)
        .current_dir(folder)
        .env("LANG", "C")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    let taken =
        commanded().zip(before).map_or(begun.elapsed(), |(after, before)| after.saturating_sub(before));
    (taken, status.code())
}

/// Makes a workspace of files.
fn filled(root: &Path, files: Vec<(&str, String)>) {
    fs::create_dir_all(root.join("records")).unwrap();
    for (path, text) in std::iter::once(("vbe.toml", String::new())).chain(files) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn repeated(piece: &str, separator: &str, size: usize) -> String {
    let mut text = String::with_capacity(size + 64);
    while text.len() < size {
        text.push_str(piece);
        text.push_str(separator);
    }
    text
}

/// Numbered lines, `#` standing for the number.
fn numbered(head: &str, line: &str, size: usize) -> String {
    let mut text = head.to_owned();
    let mut number = 0;
    while text.len() < size {
        text.push_str(&line.replace('#', &number.to_string()));
        number += 1;
    }
    text
}

/// The smallest that each detector and each view reacts to, and what nearly is that.
const PIECES: &[&str] = &[
    "Alva Testsson", "alva testsson", "Anna", "anna", "Anna Lind", "Lind, Anna", "AL-SAYED, QUSAY",
    "A. Lind", "A.L.", "elev AL", "Anna-Karin", "von der", "Anna von", "mamma Anna", "heter Anna",
    "namn: Anna", "kallas Zorro", "kallas \"Räven", "Lex Sarah", "Rädda Barnen", "Rädda",
    "Gustav Adolfs torg", "Ji-woo", "18900101-9802", "189001019802", "900101", "1890", "18 90 01 01",
    "18900101_9802", "1890_", "070~174", "1--", "18900101\\-9802", "900101-XXXX", "900101-T123",
    "070-174 06 05", "070", "08-465 004 00", "+46", "ring 070", "2018-05-14", "20180514", "3 maj",
    "3 maj 2018", "maj 3, 2018", "12/3", "född", "född 3", "14 år", "fjorton år", "femtonåring", "han är 14",
    "a@example.se", "@", "a@", "@kalle_99", "anna (at) example", "anna snabel-a", "punkt", "http://a", "://",
    "http://facebook.com/a", "www.a", "a.se/a", "a.a", "a.", ".se/", "insta", "insta kalle_1", "insta: som",
    "alias \"x", "1.2.3.4", "1.2.3", "::", "a:b", "fe80::1", "Storgatan 1", "gatan 1", "A-A-gatan",
    "Gamla vägen", "123 45 Solna", "123 45", "12345", "kv Tornet", "kv Tornet 4", "Solna 3:14", "S:1",
    "59.33 18.06", "59.333, 18.06", "59.333 n", "59° 19' 45\"", "///ord.ord.ord", "///", "ABC 123", "ABC",
    "bil ABC12D", "SE45", "SE4550000000058398257466", "bankgiro 123", "pass nr", "pass 12345678",
    "LMA-kort nr 12", "dnr 1-", "B 1234-23", "5000-K123456-24", "Centralskolan", "8B på Centralskolan",
    "klass 9C", "8B", "NA21", "Östra", "IFK", "AIK Solna", "spelar fotboll i", "jobbar på Volvo", "moskén",
    "i Xmoskén", "han har adhd", "dömd för", "muslim", "från Somalia", "hon", "år", "O", "O9O", "1O",
    "&#49;", "&#", "&aring;", "%31", "%C3%A5", "%", "=31", "=\n", "\\x31", "\\u0031", "\\\n", "\\",
    "**Anna**", "*", "_", "Anna_Lind", "`", "~~", "Anna \"Jocke\" Lind", " \"", " (", "(", "\u{200b}",
    "a\u{30a}", "Аnna", "１", "①", "ﬁ", "\u{a0}", "x\n", "Anna\nLind", "Anna\n> Lind", "a@\nb.se",
    "0701\n-74", "-\n", "\n# ", "\n>", "'", "a'a", "’", "#", " #", "\t", "  ", "ab", "Ab", "AB", "å", "日",
    "😀", "<", "<b>", "<b>Anna</b>", "</td><td>", "<!--", "<!-- x -->", "<a href=\"", "<br/>", "&lt;",
    "&lt;b&gt;", "noll sju noll", "noll", "växeln 08", "heter visst", "kallar sig", "hette han",
    "en son, Anna,", "mamma till", "LUS 29C", "L U S", "A B C", "bil AB 12 CD", "id-nr 12", "LVU-2024-118",
    "SN 2024/0318-IFO", "personakt", "A412.118/2024", "swish", "heter draken_77", "draken_77", "på discord",
    "draken_77 på discord", "al-", "familjen al-Khatibi", "Ji-hoon", "Park Ji-hoon", "medlem i", "troende",
    "hans bror", "hon går i", "ettan", "år 14", "fyller 15", "rullstol", "utvisad", "dömd", "romsk", ":",
    ";", ",", "|", "/", "-", "--", "+", "[", "]", "{", "\"", "”",
];

/// Makes a text of about a size.
type Make = fn(usize) -> String;

/// Files of one shape, as large as wanted.
const FILES: &[(&str, Make)] = &[
    ("names in one value", |size| case(&format!("note: {}\n", repeated("Alva Testsson", " ", size)))),
    ("names in a quoted value", |size| {
        case(&format!("note: \"{}\"\n", repeated("Alva \\u0054estsson", " ", size)))
    }),
    ("names on lines of a block", |size| {
        case(&format!("note: |\n{}", repeated("  Alva Testsson", "\n", size)))
    }),
    ("names in a folded block", |size| {
        case(&format!("note: >-\n{}", repeated("  Alva Testsson", "\n", size)))
    }),
    ("names in values", |size| case(&numbered("notes:\n", "  - Alva Testsson #\n", size))),
    ("names in keys", |size| case(&numbered("", "Alva Testsson #: x\n", size))),
    ("names in comments", |size| case(&repeated("# Alva Testsson", "\n", size))),
    ("names in a comment", |size| case(&format!("# {}\n", repeated("Alva Testsson", " ", size)))),
    ("names and no YAML", |size| format!("a: b: c\n{}", repeated("Alva Testsson", "\n", size))),
    ("names on one line and no YAML", |size| format!("a: b: c {}", repeated("Alva Testsson", " ", size))),
    ("numbers in one value", |size| case(&format!("note: {}\n", repeated("18900101-9802", " ", size)))),
    ("entities in one value", |size| case(&format!("note: {}\n", repeated("&#49;", "", size)))),
    ("entities on lines", |size| case(&format!("note: |\n{}", repeated("  &#49;", "\n", size)))),
    ("unknown keys", |size| case(&numbered("", "okand#: 1\n", size))),
    ("unknown keys in a list", |size| case(&numbered("measures:\n", "  - {okand#: 1}\n", size))),
    ("unknown keys of a plan", |size| plan(&numbered("", "okand#: 1\n", size))),
    ("near keys of a plan", |size| plan(&numbered("", "titl#: 1\n", size))),
    ("refused keys", |size| case(&numbered("", "namn#: 1\n", size))),
    ("one key many times", |size| case(&repeated("note: x", "\n", size))),
    ("keys many times each", |size| case(&numbered("", "k#: x\nk#: y\n", size))),
    ("keys with escapes", |size| case(&numbered("", "\"k\\u0061#\": x\n", size))),
    ("deep nesting", |size| case(&format!("note: {}\n", repeated("[", "", size)))),
    ("many short lists", |size| case(&numbered("note:\n", "  - [[[[#]]]]\n", size))),
    ("anchors", |size| case(&numbered("note:\n", "  - &a# x\n", size))),
    ("aliases", |size| case(&numbered("note:\n", "  - *a#\n", size))),
    ("tags", |size| case(&numbered("note:\n", "  - !t# x\n", size))),
    ("merge keys", |size| case(&numbered("note:\n", "  - <<: #\n", size))),
    ("comments", |size| case(&repeated("# x", "\n", size))),
    ("comments that wrap", |size| case(&repeated("# ring 070-174\n# 06 05 till Alva", "\n", size))),
    ("comments after values", |size| case(&numbered("", "k#: x # Alva\n", size))),
    ("values of a label", |size| case(&numbered("telefon:\n", "  - 070 #\n", size))),
    ("labels", |size| case(&numbered("", "född #: 2009-05-03\n", size))),
    ("marks on one line", |size| case(&format!("note: x {}\n", repeated(" #", "", size)))),
    ("marks in a quoted value", |size| case(&format!("note: \"{}\"\n", repeated("#", "", size)))),
    ("allow comments", |size| case(&repeated("# vbe: allow[unused-area] x", "\n", size))),
    ("sound allow comments", |size| {
        case(&repeated("# vbe: allow[unused-area] därför, until 2099-01-31", "\n", size))
    }),
    ("allow comments of names", |size| {
        let allows = repeated("# vbe: allow[first_name] därför, until 2099-01-31", "\n", size / 2);
        case(&format!("{allows}note: {}\n", repeated("igår Anna", " ", size / 2)))
    }),
    ("a long line", |size| case(&format!("note: {}\n", repeated("ord", " ", size)))),
    ("a long word", |size| case(&format!("note: {}\n", repeated("ord", "", size)))),
    ("a long key", |size| case(&format!("{}: x\n", repeated("ord", "", size)))),
    ("spaces in a quoted value", |size| {
        case(&format!("note: \"\\u0041lva Testsson{}x\"\n", " ".repeat(size)))
    }),
    ("spaces at ends of lines", |size| {
        case(&format!("note: |\n{}", repeated("  Anna Lind     ", "\n", size)))
    }),
    ("empty lines", |size| case(&format!("note: >\n  Alva Testsson{}  x\n", "\n".repeat(size)))),
    ("a long flow list", |size| case(&format!("note: [{}]\n", repeated("x", ",", size)))),
    ("a long flow mapping", |size| case(&format!("{}}}\n", numbered("note: {", "k#: x, ", size)))),
    ("a list of texts", |size| case(&numbered("note:\n", "  - x #\n", size))),
    ("escapes", |size| case(&format!("note: \"{}\"\n", repeated("\\u00e5", "", size)))),
    ("wrong values", |size| case(&numbered("measures:\n", "  - {type: #}\n", size))),
    ("wrong words of a closed list", |size| case(&numbered("concern:\n", "  - ord#\n", size))),
    ("wrong words of a list of terms", |size| case(&numbered("measures:\n", "  - ord#\n", size))),
    ("wrong values under unknown keys", |size| {
        case(&format!(
            "{}{}",
            numbered("", "okand#: 1\n", size / 2),
            numbered("measures:\n", "  - {type: #}\n", size / 2)
        ))
    }),
    ("periods that are none", |size| {
        plan(&numbered("activities:\n", "  - {id: a#, title: X, start: v #}\n", size))
    }),
    ("activities", |size| {
        plan(&numbered(
            "activities:\n",
            "  - {id: a#, title: Åtgärd #, responsible: [r#], start: 2018}\n",
            size,
        ))
    }),
    ("activities of one id", |size| {
        plan(&numbered("activities:\n", "  - {id: a, title: Åtgärd #, start: 2018}\n", size))
    }),
    ("activities of one title", |size| {
        plan(&numbered("activities:\n", "  - {id: a#, title: Samma, start: 2018}\n", size))
    }),
    ("areas", |size| plan(&numbered("areas:\n", "  - {id: a#, title: X}\n", size))),
    ("references to one unknown", |size| {
        plan(&numbered("activities:\n", "  - {id: a#, title: T#, needs: [finns-inte]}\n", size))
    }),
    ("references to many unknown", |size| {
        plan(&numbered("activities:\n", "  - {id: a#, title: T#, needs: [finns-inte-#]}\n", size))
    }),
    ("references in one list", |size| {
        plan(&format!("activities:\n  - {{id: a, title: T, needs: [{}]}}\n", numbered("", "n#, ", size)))
    }),
    ("needs and references", |size| {
        plan(&format!(
            "{}{}",
            numbered("needs:\n", "  - {id: behov-#, title: X}\n", size / 2),
            numbered("activities:\n", "  - {id: a#, title: T#, needs: [behov-x#]}\n", size / 2)
        ))
    }),
    ("goals and indicators", |size| {
        plan(&format!(
            "{}{}",
            numbered("goals:\n", "  - {id: m#, title: X}\n", size / 2),
            numbered("indicators:\n", "  - {id: i#, title: X, goal: m#}\n", size / 2)
        ))
    }),
    ("updates", |size| {
        let head = "kind: activity\nactivity: plan-2025/a\nupdates:\n";
        numbered(head, "  - {on: 2018-01-01, note: Hej #}\n", size)
    }),
    ("a picture", |size| {
        let head = "kind: situation\nid: x\ntitle: X\n";
        format!(
            "{head}{}{}",
            numbered("sources:\n", "  - {id: s#, title: X}\n", size / 2),
            numbered("observations:\n", "  - {title: X, source: s#}\n", size / 2)
        )
    }),
    ("steps", |size| {
        numbered("kind: flow\nid: x\ntitle: X\nsteps:\n", "  - {id: s#, title: X, after: [s#]}\n", size)
    }),
    ("roles", |size| {
        let head = "kind: organisation\nid: x\ntitle: X\nroles:\n";
        numbered(head, "  - {id: r#, title: Roll #, aliases: [R#, Rollen]}\n", size)
    }),
    ("requirements", |size| {
        let head = "kind: framework\nid: x\ntitle: X\nrequirements:\n";
        numbered(head, "  - {id: r#, title: Krav #, where: \"kind = activity\"}\n", size)
    }),
    ("a long condition", |size| {
        let head = "kind: framework\nid: x\ntitle: X\nrequirements:\n  - {id: r, title: Krav, where: \"";
        format!("{head}{}\"}}\n", repeated("kind = activity and", " ", size))
    }),
];

/// The files that every command is run on.
const SHOWN: &[&str] = &[
    "names in one value", "unknown keys", "activities", "updates", "roles", "a long line",
    "goals and indicators", "a picture",
];

/// Commands that read every record, in every format. The first is run on every file.
const COMMANDS: &[&[&str]] = &[
    &["validate"],
    &["validate", "--format", "json"],
    &["validate", "--format", "sarif"],
    &["validate", "--format", "github"],
    &["scan"],
    &["scan", "--format", "jsonl"],
    &["fmt", "--check"],
    &["fmt", "--dry-run"],
    &["status"],
    &["status", "--format", "md"],
    &["gaps"],
    &["list", "activity"],
    &["roles"],
    &["due", "--format", "ics"],
];

fn case(rest: &str) -> String {
    let mut text = String::new();
    write!(text, "kind: case\nid: vk7q2m9f\nregistered: 2018-H1\n{rest}").unwrap();
    text
}

fn plan(rest: &str) -> String {
    format!("kind: plan\nid: plan-2025\ntitle: Plan\nperiod: 2025\n{rest}")
}
