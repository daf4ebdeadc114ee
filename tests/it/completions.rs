//! What shells are offered, as they ask for it; the scripts are tried in the shells by `tests/others/shells`. And the manual
//! pages, which are made of the same list.

use vbe::cli::{Exit, command_examples};

use crate::sandbox::Sandbox;
use crate::secrets;

/// What is offered after these words, each with what it is. A word `_` is empty.
fn offered(sandbox: &Sandbox, words: &str) -> Vec<(String, String)> {
    let words = words.split(' ').map(|word| if word == "_" { "" } else { word });
    let words: Vec<&str> = ["completions", "fish", "--", "vbe"].into_iter().chain(words).collect();
    let run = sandbox.told(&words, None);
    assert_eq!((run.exit, &*run.err), (Exit::Fine, ""), "{words:?}");
    let line = |line: &str| {
        let (value, about) = line.split_once('\t').unwrap_or((line, ""));
        (value.to_owned(), about.to_owned())
    };
    run.out.lines().map(line).collect()
}

fn values(sandbox: &Sandbox, words: &str) -> Vec<String> {
    offered(sandbox, words).into_iter().map(|(value, _)| value).collect()
}

#[test]
fn every_command_and_option_is_offered_with_what_it_does_in_the_language_of_the_user() {
    let (sv, en) = (Sandbox::empty().swedish(), Sandbox::empty());
    let all = values(&sv, "_");
    for (name, _) in command_examples() {
        assert!(all.contains(&name.to_owned()), "{name}");
        let flags = values(&sv, &format!("{name} --"));
        assert!(
            flags.contains(&"--root".to_owned()) && flags.contains(&"--help".to_owned()),
            "{name}: {flags:?}"
        );
    }
    let one = |sandbox: &Sandbox, words: &str| offered(sandbox, words).remove(0);
    assert_eq!(one(&sv, "stat"), ("status".into(), "Visa läget för varje åtgärd".into()));
    assert_eq!(one(&en, "stat"), ("status".into(), "Show the status of every activity".into()));
    assert_eq!(one(&sv, "status --pl"), ("--plan".into(), "Bara den planen".into()));
    assert_eq!(one(&sv, "--lang en status --pl"), ("--plan".into(), "Only that plan".into()));
    assert!(!values(&sv, "status --comma --").contains(&"--comma".to_owned()), "it has been given");
}

#[test]
fn closed_words_are_offered_as_they_are_typed_in_each_language() {
    let (sv, en) = (Sandbox::empty().swedish(), Sandbox::empty());
    assert_eq!(values(&sv, "status --state för"), ["försenad"]);
    assert_eq!(values(&sv, "status --state overdue,se"), ["overdue,sen-start"]);
    assert_eq!(values(&en, "status --state ove"), ["overdue"]);
    assert_eq!(values(&sv, "status --format=js"), ["--format=json"]);
    assert_eq!(values(&en, "explain unknown-re"), ["unknown-reference"]);
    assert_eq!(values(&sv, "add ste"), ["steg", "step"][..1]);
    assert_eq!(values(&en, "new mee"), ["meeting"]);
    assert_eq!(values(&en, "completions po"), ["powershell"]);
    assert_eq!(values(&en, "man stat"), ["status"]);
    assert_eq!(values(&en, "help stat"), ["status"]);
}

#[test]
fn ids_are_those_of_the_workspace_with_their_titles() {
    let sandbox = Sandbox::sound().swedish();
    let one = |words: &str| offered(&sandbox, words).remove(0);
    assert_eq!(one("start utb"), ("utbildning".into(), "Utbilda personalen".into()));
    assert_eq!(one("status --plan _"), ("plan-2024".into(), "Handlingsplan 2024".into()));
    assert_eq!(one("status --area for"), ("forebygga".into(), "Förebygga".into()));
    assert_eq!(
        one("gaps --framework _"),
        ("riktlinje".into(), "Riktlinje mot våldsbejakande extremism".into())
    );
    assert_eq!(one("show role:samo").0, "role:samordnare-vbe");
    assert_eq!(one("show plan-2024/utb").0, "plan-2024/utbildning");
    assert_eq!(one("note utbildning --by samordnare"), ("samordnare-vbe".into(), "Samordnare VBE".into()));
    assert_eq!(one("meeting styr"), ("styrgrupp".into(), "Styrgruppen".into()));
    assert_eq!(one("start Utbilda").0, "utbildning", "by its title");
    assert_eq!(one("new meeting group=sty"), ("group=styrgrupp".into(), "Styrgruppen".into()));
    assert_eq!(one("new meeting gro").0, "group=");
    assert_eq!(values(&sandbox, "add decision plan-"), ["plan-2024"]);
    assert_eq!(values(&sandbox, "add area plan-2024 tit"), ["title="]);
    assert!(values(&sandbox, "report --period _").contains(&"2024-H1".to_owned()));
    let shown = values(&sandbox, "show _");
    for id in ["plan-2024", "utbildning", "lagesbild", "styrgrupp", "kunskap"] {
        assert!(shown.contains(&id.to_owned()), "{id} of {shown:?}");
    }
}

#[test]
fn files_are_left_to_the_shell() {
    let sandbox = Sandbox::sound();
    for words in ["validate _", "import pl", "status --out=sida", "gaps --what-if _", "--config _"] {
        assert_eq!(values(&sandbox, words), [":files"], "{words}");
    }
    for words in ["ask --to _", "--root _", "status --root=x", "man --out _"] {
        assert_eq!(values(&sandbox, words), [":folders"], "{words}");
    }
}

#[test]
fn without_a_workspace_and_in_a_broken_one_nothing_is_said_and_commands_are_offered() {
    let broken = Sandbox::sound().file("vbe.toml", "[paths\n").file("plans/plan-2024.yaml", "kind: [");
    for sandbox in [Sandbox::empty(), broken] {
        for words in
            ["start _", "start utb", "show x", "set a b=", "add step _", "status --root finns-inte --plan _"]
        {
            let found = values(&sandbox, words);
            assert!(found.iter().all(|value| value.starts_with("--")), "{words}: {found:?}");
        }
        assert_eq!(values(&sandbox, "valid"), ["validate"]);
        let before = sandbox.files();
        values(&sandbox, "show _");
        assert_eq!(sandbox.files(), before);
    }
}

#[test]
fn what_identifies_somebody_is_offered_nowhere() {
    let (files, secret) = secrets::planted();
    let mut sandbox = Sandbox::empty();
    for (path, text) in &files {
        let text = text.replace("Handlingsplan 2024", &format!("Handlingsplan {secret}"));
        sandbox = sandbox.file(path, &text);
    }
    for words in ["show _", "status --plan _", "report --period _", "set 37", "diff _"] {
        let found = offered(&sandbox, words);
        assert!(!found.is_empty() && !format!("{found:?}").contains(secret), "{words}: {found:?}");
    }
}

#[test]
fn help_of_a_command_is_what_the_command_tells_with_its_examples_last() {
    for sandbox in [Sandbox::empty(), Sandbox::empty().swedish()] {
        for (name, examples) in command_examples() {
            let told = sandbox.run(&format!("help {name}"));
            assert_eq!(told.out, sandbox.run(&format!("{name} --help")).out);
            assert!(told.out.trim_end().ends_with(examples.last().unwrap()), "{name}");
        }
    }
}

#[test]
fn manual_pages_are_written_in_both_languages_and_replaced_only_when_asked() {
    let sandbox = Sandbox::empty();
    assert_eq!(sandbox.run("man --out sidor").exit, Exit::Fine);
    for (name, examples) in command_examples() {
        let page = |folder: &str| sandbox.read(&format!("sidor/{folder}/vbe-{name}.1"));
        let (en, sv) = (page("man1"), page("sv/man1"));
        assert!(en.contains(".SH EXAMPLES") && sv.contains(".SH EXEMPEL"), "{name}");
        for example in examples {
            let example = example.replace('\\', "\\e").replace('-', "\\-");
            assert!(en.contains(&example) && sv.contains(&example), "{name}: {example}");
        }
        assert_eq!(en, sandbox.run(&format!("man {name}")).out);
    }
    assert!(sandbox.read("sidor/sv/man1/vbe.1").contains(".SH NAMN"));
    let again = sandbox.run("man --out sidor");
    assert!(again.exit == Exit::Failed && again.err.contains("--force"), "{}", again.err);
    assert_eq!(sandbox.run("man --out sidor --force").exit, Exit::Fine);
}
