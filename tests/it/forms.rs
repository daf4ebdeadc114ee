//! Forms for those who never open the files: `vbe ask`. What comes back is in `forms/back.rs`, and what several answer in
//! `forms/together.rs`.

mod back;
mod paper;
mod together;

use std::io::Read;

use vbe::cli::Exit;

use crate::guard::Repository;
use crate::sandbox::Sandbox;
use paper::{Paper, workspace};

/// The text of a page of a packed file.
fn page(path: &std::path::Path, name: &str) -> String {
    let file = std::fs::File::open(path).unwrap();
    let mut page = String::new();
    zip::ZipArchive::new(file).unwrap().by_name(name).unwrap().read_to_string(&mut page).unwrap();
    page
}

#[test]
fn a_form_tells_what_was_promised_and_last_answered_and_what_to_answer() {
    let sandbox = workspace();
    let form = Paper::asked(&sandbox, "samordnare-vbe", "2024-06-02");
    assert_eq!(form.role, "Samordnare VBE");
    assert_eq!(
        form.heads,
        [
            "Åtgärd", "Planerad tid", "Mål", "Läge", "Senast uppdaterad", "Senaste svar",
            "Påbörjad (fyll i)", "Avslutad (fyll i)", "Bedömning (fyll i)", "Vad har hänt (fyll i)", "Id"
        ]
    );
    for (head, told) in [
        ("Planerad tid", "V 2024 – H 2024"),
        ("Mål", "Alla chefer är utbildade (Andel chefer: 100 %)"),
        ("Läge", "påbörjad"),
        ("Senast uppdaterad", "2024-05-14"),
        ("Senaste svar", "2024-05-14 (grön): Första tillfället klart."),
        ("Påbörjad", "2024-02-12"),
        ("Id", "plan-2024/utbildning"),
    ] {
        assert_eq!(form.cell("Utbilda", head), told, "{head}");
    }
    let other = Paper::asked(&sandbox, "enhetschef-fritid", "2024-06-02");
    assert_eq!(other.rows.len(), 2, "only its own");
    assert_eq!(other.cell("Samla nätverket", "Planerad tid"), "löpande, varje år");
    let english = sandbox.run("ask --lang en --dry-run --responsible samordnare-vbe --on 2024-06-02");
    for told in
        ["| Started (fill in) |", "2024-05-14 (green): Första", "spring 2024 – autumn 2024", "| started |"]
    {
        assert!(english.out.contains(told), "{told}: {}", english.out);
    }
}

#[test]
fn a_sheet_has_lists_to_choose_from_and_days_and_nothing_is_locked() {
    let sandbox = workspace();
    let run = sandbox.run("ask --form xlsx --to blad --on 2024-06-02 --responsible samordnare-vbe");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let path = sandbox.path().join("blad/samordnare-vbe.xlsx");
    let sheet = page(&path, "xl/worksheets/sheet1.xml");
    for told in [
        "<dataValidation type=\"list\"",
        "<formula1>\"grön (enligt plan),gul (risk),röd (avvikelse)\"</formula1>",
        "<dataValidation type=\"date\" errorStyle=\"warning\"",
        "sqref=\"I5:I6\"",
        "state=\"frozen\"",
        "<autoFilter ref=\"A4:K6\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
    ] {
        assert!(sheet.contains(told), "{told}: {sheet}");
    }
    assert!(!sheet.contains("sheetProtection"), "what is locked cannot be sorted");
    assert!(page(&path, "xl/styles.xml").contains("yyyy-mm-dd"));
    assert!(page(&path, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    // As it came, nothing is answered.
    let read = sandbox.run("import --answers blad/samordnare-vbe.xlsx --on 2024-06-14");
    assert_eq!((read.exit, read.err.as_str()), (Exit::Fine, ""), "{}", read.out);
    assert_eq!(
        read.out,
        "Ingen har svarat: ingenting ändrades.\nSvar: 0 av 2 åtgärder.\nSvar saknas: Utbilda personalen\nSvar saknas: Samtala med föreningarna\n"
    );
}

/// All the forms are written, or none: a form that is in the way is told before the first is written.
#[test]
fn no_form_is_written_where_one_is_in_the_way() {
    let text = Sandbox::sound().read("plans/organisation.yaml");
    let organisation = text.replace("roles:\n", "roles:\n  - {id: annan, title: Annan}\n");
    let plan =
        Sandbox::sound().read("plans/plan-2024.yaml").replace("responsible: [", "responsible: [annan, ");
    let sandbox =
        Sandbox::sound().file("plans/organisation.yaml", &organisation).file("plans/plan-2024.yaml", &plan);
    let sandbox = sandbox.file("formular/samordnare-vbe.md", "svar").file("records/.annan.md.4711.tmp", "");
    let run = sandbox.run("ask --on 2024-05-02");
    assert!(
        run.exit == Exit::Failed && run.err.contains("samordnare-vbe.md is there already"),
        "{}{}",
        run.out,
        run.err
    );
    assert!(run.err.contains("answered in it. Move it away"), "{}", run.err);
    assert!(!sandbox.path().join("formular/annan.md").exists());
    let run = sandbox.run("ask --on 2024-05-02 --responsible annan");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(sandbox.path().join("formular/annan.md").exists());
    assert!(!sandbox.path().join("records/.annan.md.4711.tmp").exists());
    assert_eq!(sandbox.read("formular/samordnare-vbe.md"), "svar");
    let both = sandbox.run("ask --on 2024-05-02");
    assert!(both.err.contains("answered in them. Move them away"), "{}", both.err);
}

#[test]
fn whoever_cannot_be_asked_is_told_of() {
    let sandbox = Sandbox::sound();
    for (words, told) in [
        ("ask --responsible samordnarne", "among the roles"),
        ("ask --plan plan-2042", "Was plan-2024 meant?"),
        ("import dag.md ord.md --id ny --period 2024", "one file"),
    ] {
        let run = sandbox.run(words);
        assert_eq!(
            (run.exit, run.err.contains(told)),
            (Exit::Failed, true),
            "{words}: {}{}",
            run.out,
            run.err
        );
    }
}

/// Activities without anybody responsible are in no form, and are told of, also where there are no forms.
#[test]
fn activities_that_nobody_is_asked_about_are_told_of() {
    let text = workspace().read("plans/plan-2024.yaml");
    let nobody = text.replace("responsible: [enhetschef-fritid], ongoing", "ongoing");
    let unknown = nobody.replace("responsible: [samordnaren, enhetschef-fritid]", "responsible: [rådet]");
    for (plan, told) in [
        (&nobody, "I inget formulär står 1 åtgärd som ingen i registret ansvarar för:\n  Samla nätverket\n"),
        (
            &unknown,
            "I inget formulär står 2 åtgärder som ingen i registret ansvarar för:\n  Samtala med föreningarna\n  Samla nätverket\n",
        ),
    ] {
        let sandbox = workspace().file("plans/plan-2024.yaml", plan);
        let run = sandbox.run("ask --on 2024-06-02");
        assert!(run.exit == Exit::Fine && run.err.contains(told), "{}{}", run.out, run.err);
        assert!(run.err.contains("vbe set plan-2024/"), "{}", run.err);
        assert!(sandbox.run("ask --on 2024-06-02 --dry-run").err.contains(told));
        // Whoever asks for one form has not asked about the others.
        let one = sandbox.run("ask --on 2024-06-02 --responsible samordnare-vbe --to ut");
        assert!(one.exit == Exit::Fine && one.err.is_empty(), "{}{}", one.out, one.err);
    }
    let none = workspace().file("plans/plan-2024.yaml", &text.replace("responsible: [", "partners: ["));
    let run = none.run("ask --on 2024-06-02");
    assert!(
        run.exit == Exit::Nothing && run.err.contains("I inget formulär står 3 åtgärder"),
        "{}{}",
        run.out,
        run.err
    );
}

/// Two roles with one title are told apart in their forms, and each form finds its own.
#[test]
fn roles_with_one_title_have_forms_that_find_them() {
    let sandbox = workspace();
    let organisation =
        sandbox.read("plans/organisation.yaml").replace("title: Enhetschef fritid", "title: Samordnare VBE");
    let sandbox = sandbox.file("plans/organisation.yaml", &organisation);
    for (role, id) in [("samordnare-vbe", "samordnare-vbe"), ("enhetschef-fritid", "enhetschef-fritid")] {
        let form = Paper::asked(&sandbox, role, "2024-06-02").with("Samtala", "Bedömning", "gul");
        assert_eq!(form.role, format!("Samordnare VBE ({role})"));
        std::fs::write(sandbox.path().join("svar.md"), form.markdown()).unwrap();
        let run = sandbox.run("import --answers svar.md --on 2024-06-14 --dry-run");
        assert!(run.exit == Exit::Fine && run.out.contains(&format!("by: {id}")), "{}{}", run.out, run.err);
    }
}

#[test]
fn git_takes_no_form_along_and_doctor_says_so_where_it_would() {
    let said = |repository: &Repository| {
        let run = repository.vbe("doctor --format json --lang sv");
        let check = run.out.split("\"check\": \"forms\"").nth(1).unwrap_or_else(|| panic!("{}", run.out));
        check.split('}').next().unwrap().to_owned()
    };
    let repository = Repository::new();
    repository.vbe("init --yes --lang sv");
    assert!(said(&repository).contains("\"ok\""), "{}", said(&repository));
    repository.file("formular/samordnare.xlsx", "svar");
    let kept = repository.git("status --porcelain --untracked-files=all formular");
    assert_eq!(kept.trim(), "?? formular/.gitignore");
    // Where somebody has taken it away, and where the forms are committed already.
    std::fs::remove_file(repository.path().join("formular/.gitignore")).unwrap();
    assert!(said(&repository).contains("missing") && said(&repository).contains("vbe init"));
    repository.git("add -f formular/samordnare.xlsx");
    assert!(said(&repository).contains("git rm -r --cached formular"), "{}", said(&repository));
    repository.git("rm -q -r --cached formular");
    repository.vbe("init --yes");
    assert!(said(&repository).contains("\"ok\""));
    // A folder that is made for the forms is passed over too, and one that people have is left alone.
    let sandbox = workspace().file("egen/plan.txt", "");
    assert_eq!(sandbox.run("ask --to nytt --on 2024-06-02").exit, Exit::Fine);
    assert_eq!(sandbox.run("ask --to egen --on 2024-06-02").exit, Exit::Fine);
    assert!(sandbox.read("nytt/.gitignore").contains("\n*\n"));
    assert!(!sandbox.path().join("egen/.gitignore").exists());
}
