//! `vbe import` at a terminal: it asks only what it cannot know, shows the draft before it writes, and tells the command that
//! says the same without a question.

use vbe::cli::Exit;

use crate::sandbox::{Run, Sandbox};

const TABLE: &str = "Nr;Åtgärd;Ansvarig;Start;Klart senast;Status
1;Utbilda personalen;samordnaren;V 2024;H 2024;
2;Kartlägg lokalerna;Enhetschef fritid;V 2024;snart;gul
3;Skriv lägesbilden;samordnaren;V 2025;H 2025;Pågår enligt plan
";

fn sandbox(table: &str) -> Sandbox {
    Sandbox::sound().file("plan.csv", table).swedish().on_a_terminal()
}

fn typed(sandbox: &Sandbox, words: &str, lines: &str) -> Run {
    sandbox.told(&words.split(' ').collect::<Vec<_>>(), Some(lines))
}

/// Everything that a file leaves open, answered with Enter.
#[test]
fn enter_takes_every_guess_and_the_draft_is_seen_before_it_is_written() {
    let sandbox = sandbox(TABLE);
    let run = typed(&sandbox, "import plan.csv", "\n\n\n\n\n\n");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    insta::assert_snapshot!(run.err);
    let shown = run.out.split("Skrev plans/plan-2024-2025.yaml.").next().unwrap();
    insta::assert_snapshot!(shown);
    let plan = sandbox.read("plans/plan-2024-2025.yaml");
    assert!(plan.contains("period: 2024-2025") && plan.contains("Handlingsplan mot"), "{plan}");
    let progress = sandbox.read("records/activities/plan-2024-2025/kartlagg-lokalerna.yaml");
    assert!(progress.contains("{on: 2024-11-15, by: enhetschef-fritid, assessment: yellow}"), "{progress}");
    // The command that is told says the same, and finds nothing new.
    let command = run.err.lines().find_map(|line| line.split_once("utan frågor: vbe ")).unwrap().1;
    assert!(
        command.ends_with(
            "--period 2024-2025 --title 'Handlingsplan mot våldsbejakande extremism' --on 2024-11-15 --yes"
        ),
        "{command}"
    );
    let before = sandbox.files();
    let words: Vec<String> = command
        .replace("'Handlingsplan mot våldsbejakande extremism'", "Handlingsplan")
        .split(' ')
        .map(str::to_owned)
        .collect();
    let words: Vec<&str> = words
        .iter()
        .map(|word| if word == "Handlingsplan" { "Handlingsplan mot våldsbejakande extremism" } else { word })
        .collect();
    let again = sandbox.told(&words, None);
    assert_eq!((again.exit, sandbox.files()), (Exit::Fine, before), "{}{}", again.out, again.err);
    assert!(again.out.contains("Inget nytt i filen: ingenting ändrades."), "{}", again.out);
}

/// A wrong answer is asked again with why, a no writes nothing, and neither does whoever leaves.
#[test]
fn nothing_is_written_until_the_last_answer_and_what_was_typed_is_told() {
    let sandbox = sandbox(TABLE);
    let before = sandbox.files();
    let wrong = "snart\n2024-2025\nÅtgärder 27\nvbe-2027\nEn plan\n2029-01-01\nigår\nnej\nn\n";
    let run = typed(&sandbox, "import plan.csv", wrong);
    assert_eq!((run.exit, sandbox.files()), (Exit::Found, before.clone()), "{}{}", run.out, run.err);
    for told in [
        "snart är ingen tid.",
        "Åtgärder 27 kan inte vara ett id.",
        "2029-01-01 har inte varit än.",
        "igår är ingen dag.",
        "Skriv 1 fil? [J/n]",
        "Fortsätt där du var: vbe import plan.csv --id vbe-2027 --period 2024-2025 --title 'En plan'",
    ] {
        assert!(run.err.contains(told), "{told}\n{}", run.err);
    }
    for lines in ["", "\n", "\n\n", "\n\n\n", "\n\n\n\n", "\n\n\n\n\n"] {
        let gone = typed(&sandbox, "import plan.csv", lines);
        assert_ne!(gone.exit, Exit::Fine, "{lines:?}: {}{}", gone.out, gone.err);
        assert_eq!(sandbox.files(), before, "{lines:?}");
        let is_told = gone.err.contains("Fortsätt där du var: vbe import plan.csv");
        assert!(is_told, "{lines:?}: {}", gone.err);
        assert!(!lines.contains('\n') || gone.err.contains("--period 2024-2025"), "{lines:?}: {}", gone.err);
    }
}

/// Who says how it has gone is asked with that: those responsible, unless somebody is chosen; and where the file does not
/// say who is responsible, nothing of it is lost in silence.
#[test]
fn who_says_how_it_has_gone_is_asked_with_the_day() {
    let words = "import plan.csv --id ny --period 2024-2025 --title Ny";
    let by = |sandbox: &Sandbox, title: &str| sandbox.read(&format!("records/activities/ny/{title}.yaml"));
    let chosen = sandbox(TABLE);
    let run = typed(&chosen, words, "\nSamordnare VBE\n\n");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(run.err.contains("1  de ansvariga  var och en om sina åtgärder"), "{}", run.err);
    assert!(by(&chosen, "kartlagg-lokalerna").contains("by: samordnare-vbe"));
    assert!(run.err.contains("--by samordnare-vbe --yes"), "{}", run.err);
    // The answer no to the day is an answer to this too.
    let none = sandbox(TABLE);
    let run = typed(&none, words, "nej\n\n");
    assert!(run.exit == Exit::Fine && !run.err.contains("Vem som säger det"), "{}{}", run.out, run.err);
    let some = sandbox(&TABLE.replace("Kartlägg lokalerna;Enhetschef fritid", "Kartlägg lokalerna;"));
    let run = typed(&some, words, "\n\n\n");
    let flat = run.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("För 1 åtgärd säger filen inte vem som ansvarar"), "{}", run.err);
    assert!(by(&some, "skriv-lagesbilden").contains("by: samordnare-vbe"));
    assert!(!some.path().join("records/activities/ny/kartlagg-lokalerna.yaml").exists());
    let nobody = sandbox("Åtgärd;Start;Status\nUtbilda;V 2024;gul\nSamtala;V 2024;Pågår\n");
    let run = typed(&nobody, words, "\n\n\n");
    assert!(run.exit == Exit::Fine && run.err.contains("annars samordnare-vbe:"), "{}{}", run.out, run.err);
    assert!(!run.err.contains("de ansvariga"), "{}", run.err);
    assert!(by(&nobody, "utbilda").contains("by: samordnare-vbe, assessment: yellow"));
    // Read once more, nothing is new, and nobody is asked.
    let again = typed(&nobody, "import plan.csv --id ny", "");
    assert!(
        again.out.contains("Inget nytt i filen") && !again.err.contains("annars"),
        "{}{}",
        again.out,
        again.err
    );
}

/// Where nobody sits there, or nobody wants to be asked, nothing is asked and nothing waits.
#[test]
fn nothing_is_asked_in_a_pipe_and_nothing_with_yes() {
    let on_terminal = sandbox(TABLE);
    let in_pipe = Sandbox::sound().file("plan.csv", TABLE).swedish();
    let silent = |run: &Run| !run.err.contains("annars") && !run.err.contains("[J/n]");
    // The answer goes to a file, though somebody types.
    let piped = typed(&in_pipe, "import plan.csv", "\n\n\n\n\n");
    assert!(piped.exit == Exit::Failed && silent(&piped), "{}{}", piped.out, piped.err);
    assert!(piped.err.contains("Skriv till exempel --id plan-2024-2025."), "{}", piped.err);
    let no_period = in_pipe.told(&["import", "plan.csv", "--id", "ny"], None);
    assert!(no_period.err.contains("Skriv till exempel --period 2024-2025."), "{}", no_period.err);
    let dry = typed(&on_terminal, "import plan.csv --id ny --period 2024-2025 --dry-run", "");
    assert!(dry.exit == Exit::Fine && silent(&dry), "{}{}", dry.out, dry.err);
    assert!(dry.out.contains("Utkastet (3)") && dry.out.contains("V 2024 – H 2024"), "{}", dry.out);
    let yes = typed(&on_terminal, "import plan.csv --yes", "");
    assert!(yes.exit == Exit::Fine && silent(&yes), "{}{}", yes.out, yes.err);
    assert!(on_terminal.read("plans/plan-2024-2025.yaml").contains("note: 'Status: gul'"));
}

/// Heads that nobody knows, two that claim one field, and sheets of which one is the plan.
#[test]
fn heads_and_sheets_that_leave_it_open_are_asked_about_and_remembered() {
    let unknown =
        "Punkt;Vilka;Dag\nUtbilda all personal i skolan;samordnaren;V 2027\nSkriv;samordnaren;H 2027\n";
    let of_unknown = sandbox(unknown);
    let run = typed(&of_unknown, "import plan.csv --id ny --period 2027 --title Ny", "\n\n");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(run.err.contains("1  Punkt  till exempel Utbilda all personal i skolan"), "{}", run.err);
    assert!(run.err.contains("annars Punkt:"), "{}", run.err);
    assert!(of_unknown.read("vbe.toml").contains("title = [\"Punkt\"]"));

    let twice = "Åtgärd;Mål;Målsättning\nUtbilda;Alla kan;Många kan\n";
    let of_twice = sandbox(twice);
    let run = typed(&of_twice, "import plan.csv --id ny --period 2027 --title Ny", "2\n\n");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(run.err.contains("Flera rubriker kan betyda mål."), "{}", run.err);
    let plan = of_twice.read("plans/ny.yaml");
    assert!(plan.contains("text: Många kan") && plan.contains("note: Alla kan"), "{plan}");
    let next = typed(&of_twice, "import plan.csv --id nytt --period 2028 --title Ny", "\n");
    assert!(!next.err.contains("Flera rubriker"), "{}", next.err);

    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, title) in [("Förra", "Utbilda"), ("Nya", "Samtala")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (column, (head, cell)) in (0..).zip([("Åtgärd", title), ("Ansvarig", "samordnaren")]) {
            sheet.write_string(0, column, head).unwrap();
            sheet.write_string(1, column, cell).unwrap();
        }
    }
    let of_sheets = Sandbox::sound().bytes("plan.xlsx", &book.save_to_buffer().unwrap()).on_a_terminal();
    let run = typed(&of_sheets, "import plan.xlsx --id ny --period 2027 --title Ny", "2\n\n");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(run.err.contains("2  Nya  1 row") && run.err.contains("otherwise all:"), "{}", run.err);
    assert!(run.err.contains("--sheet Nya --yes"), "{}", run.err);
    let plan = of_sheets.read("plans/ny.yaml");
    assert!(plan.contains("Samtala") && !plan.contains("Utbilda"), "{plan}");
}

/// On a narrow screen every activity stands under its number.
#[test]
fn the_draft_fits_a_narrow_screen_and_is_in_both_languages() {
    let sandbox = Sandbox::sound().file("plan.csv", TABLE);
    for (columns, lang) in [("40", "sv"), ("40", "en"), ("100", "sv"), ("100", "en")] {
        let words = format!("import plan.csv --id ny --period 2024-2025 --title Ny --dry-run --lang {lang}");
        let run = sandbox.at_width(&words, columns);
        let page = run.out.split_once("PLAN\n").unwrap().1;
        let widest = page.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= columns.parse::<usize>().unwrap(), "{columns} {lang}: {widest}\n{page}");
        let word = if lang == "sv" { "Enhetschef fritid" } else { "from spring 2024, snart" };
        let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(columns == "100" || flat.contains(word), "{page}");
    }
}
