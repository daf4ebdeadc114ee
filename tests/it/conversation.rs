//! `vbe import` in a real terminal: what a person sees on a narrow screen, and what comes of typing or of Enter alone.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::AsFd;
use std::process::{Command, Stdio};

use rustix::fs::{Mode, OFlags, open};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

use crate::sandbox::Sandbox;

/// The width of the screen.
const NARROW: u16 = 40;

/// Runs `vbe` in a terminal, answers each question in turn, and returns all that was seen and whether it ended well. A
/// question is there when the line ends as questions do.
fn conversation(sandbox: &Sandbox, words: &[&str], answers: &[&str]) -> (String, bool) {
    let screen = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&screen).unwrap();
    unlockpt(&screen).unwrap();
    let size = Winsize { ws_row: 24, ws_col: NARROW, ws_xpixel: 0, ws_ypixel: 0 };
    let name = ptsname(&screen, Vec::new()).unwrap();
    let keyboard = open(&*name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
    tcsetwinsize(keyboard.as_fd(), size).unwrap();
    let end = || Stdio::from(keyboard.try_clone().unwrap());
    let mut program = Command::new(env!("CARGO_BIN_EXE_vbe"))
        .args(words)
        .current_dir(sandbox.path())
        .env_clear()
        .envs([("VBE_LANG", "sv"), ("NO_COLOR", "1"), ("TERM", "xterm")])
        .stdin(end())
        .stdout(end())
        .stderr(end())
        .spawn()
        .unwrap();
    drop(keyboard);
    let mut screen = File::from(screen);
    let (mut seen, mut buffer, mut answers) = (Vec::new(), [0; 1024], answers.iter());
    // Where the program has ended, there is nothing more to read or no terminal.
    while let Ok(count @ 1..) = screen.read(&mut buffer) {
        seen.extend_from_slice(&buffer[..count]);
        let is_asked = seen.ends_with(b": ") || seen.ends_with(b"] ");
        if let Some(answer) = is_asked.then(|| answers.next()).flatten() {
            writeln!(screen, "{answer}").unwrap();
        }
    }
    let is_well = program.wait().unwrap().success();
    assert_eq!(answers.next(), None, "{}", String::from_utf8_lossy(&seen));
    (String::from_utf8(seen).unwrap().replace("\r\n", "\n"), is_well)
}

const TABLE: &str = "Nr;Åtgärd;Ansvarig;Start;Klart senast;Status
1;Utbilda personalen;samordnaren;V 2024;H 2024;
2;Kartlägg lokalerna;Enhetschef fritid;V 2024;snart;gul
";

/// What is written when every guess is taken but one, on a screen of forty columns. A question is broken between its
/// words, and what was typed stands where it was typed.
#[test]
fn a_plan_is_imported_in_a_narrow_terminal_with_one_answer_of_ones_own() {
    let sandbox = Sandbox::sound().file("plan.csv", TABLE);
    // The time, the id, the title, the day, who says so, and whether it is to be written.
    let answers = ["", "vbe-2024", "", "2024-11-01", "Samordnare VBE", ""];
    let (seen, is_well) = conversation(&sandbox, &["import", "plan.csv"], &answers);
    assert!(is_well, "{seen}");
    let shown = seen.split("varning[").next().unwrap();
    // The day of the file, which is that of the test, is proposed.
    let asked_day =
        shown.split("uppföljning.\nskriv, annars ").nth(1).and_then(|rest| rest.split(':').next());
    let shown = shown.replace(asked_day.unwrap(), "[i dag]");
    insta::assert_snapshot!(shown);
    let plan = sandbox.read("plans/vbe-2024.yaml");
    assert!(plan.contains("period: 2024") && plan.contains("Handlingsplan mot"), "{plan}");
    let progress = sandbox.read("records/activities/vbe-2024/kartlagg-lokalerna.yaml");
    assert!(progress.contains("{on: 2024-11-01, by: samordnare-vbe, assessment: yellow}"), "{progress}");
    let typed = answers.iter().filter(|answer| !answer.is_empty());
    let asked = typed.fold(shown, |text, answer| text.replace(&format!(": {answer}\n"), ":\n"));
    let widest = asked.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(widest <= usize::from(NARROW), "{widest}: {asked}");
}

/// Enter alone takes every guess.
#[test]
fn enter_alone_imports_a_plan_in_a_terminal() {
    let sandbox = Sandbox::sound().file("plan.csv", TABLE);
    let (seen, is_well) = conversation(&sandbox, &["import", "plan.csv"], &[""; 5]);
    assert!(is_well && seen.contains("Nästa gång, utan frågor: vbe import plan.csv"), "{seen}");
    assert!(sandbox.read("plans/plan-2024.yaml").contains("Kartlägg lokalerna"));
}
