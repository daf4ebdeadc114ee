//! Every command, given what it cannot do: it says so, says what to do instead, and changes nothing.

use std::collections::BTreeSet;

use vbe::cli::Exit;

use crate::sandbox::Sandbox;

/// For each command what is wrong, and a word of the help that follows.
const WRONG: &[(&str, &str)] = &[
    ("validate finns-inte.yaml", "under plans/ or records/"),
    ("scan finns-inte.yaml", "name a file"),
    ("status --plan finns-inte", "plan-2024"),
    ("gaps --plan finns-inte", "plan-2024"),
    ("due --as-of igår", "yyyy-mm-dd"),
    ("due --plan finns-inte", "plan-2024"),
    ("meeting finns-inte", "group"),
    ("roles --as-of 2024-02-30", "yyyy-mm-dd"),
    ("overview --as-of igår", "yyyy-mm-dd"),
    ("export --out uttag --years igår", "2016-2025"),
    ("validate --new-since finns-inte", "git"),
    ("serve --port hundra", "from 1024 to 65535"),
    ("lsp --as-of igår", "yyyy-mm-dd"),
    ("show finns-inte", "vbe list"),
    ("list allt", "activity"),
    ("diff finns-inte plan-2024", "plan-2024"),
    ("history finns-inte", "vbe list"),
    ("account finns-inte", "plan-2024"),
    ("account plan-2024 --next finns-inte", "plan-2024"),
    ("cases --period ibland", "2018"),
    ("report --kind annual --plan finns-inte", "plan-2024"),
    ("report --public --period ibland", "2018"),
    ("verify finns-inte", "report"),
    ("privacy --format xml", "json"),
    ("init --root finns/inte", "folder"),
    ("doctor --format xml", "json"),
    ("explain finns-inte", "more."),
    ("schema finns-inte", "plan"),
    ("start finns-inte --by samordnaren", "activit"),
    ("finish finns-inte --by samordnaren", "activit"),
    ("cancel utbildning --by samordnaren", "--decision"),
    ("note finns-inte --by samordnaren --note x", "activit"),
    ("set finns-inte title=x", "id"),
    ("new finns-inte", "plan"),
    ("add finns-inte x", "step"),
    ("add area finns-inte Ny", "vbe list"),
    ("revise finns-inte --to ny --period 2025", "plan-2024"),
    ("revise plan-2024 --to plan-2024 --period 2025", "--to"),
    ("import finns-inte.xlsx --id ny --period 2025", "path"),
    ("import finns-inte.xlsx --answers", "path"),
    ("ask --responsible finns-inte", "samordnaren"),
    ("ask --plan finns-inte", "plan-2024"),
    ("fmt finns-inte.yaml", "name a file"),
    ("completions finns-inte", "bash"),
    ("man finns-inte", "validate"),
    ("man --force", "--out"),
];

#[test]
fn every_command_says_what_is_wrong_and_what_to_do_and_changes_nothing() {
    let sandbox = Sandbox::sound();
    let before = sandbox.files();
    let mut lacking = String::new();
    for (words, help) in WRONG {
        let run = sandbox.run(words);
        let is_told = run.err.lines().count() > 1 && run.err.to_lowercase().contains(help);
        if run.exit != Exit::Failed || !is_told || !run.out.is_empty() {
            lacking += &format!("vbe {words}: {:?}, without {help}\n{}{}\n", run.exit, run.out, run.err);
        }
    }
    assert!(lacking.is_empty(), "{lacking}");
    assert_eq!(sandbox.files(), before);
    let commands: BTreeSet<&str> = vbe::cli::command_examples().map(|(name, _)| name).collect();
    let tried: BTreeSet<&str> = WRONG.iter().filter_map(|(words, _)| words.split(' ').next()).collect();
    assert_eq!(tried, commands, "the commands in WRONG, and those that there are");
}
