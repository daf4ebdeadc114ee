//! Checks what is in the workspace beside the records: the schemas that editors read, and what was left there by a run
//! that was killed. The lines that refer to the schemas are checked in `schema_lines`.

use std::path::Path;

use super::check::{Check, Checkup, State};
use super::schema_lines;
use crate::base::lang::{Lang, Say};
use crate::base::shell;
use crate::io::disk;
use crate::io::write::Lock;
use crate::say;
use crate::setup::editor;
use crate::setup::files::{self, FORMS};

pub(super) fn all(look: &Checkup<'_>) -> Vec<Check> {
    vec![schemas(look), schema_lines::check(look), layout(look), forms(look), leftovers(look)]
}

fn schemas(look: &Checkup<'_>) -> Check {
    let name = "schemas";
    let folder = look.root.join(&look.config.schemas);
    let is_same = |name: &str, schema: &str| {
        let read = disk::read(&folder.join(name)).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        read.is_some_and(|text| text.replace("\r\n", "\n") == schema)
    };
    let differ: Vec<String> =
        files::schemas().filter(|(name, schema)| !is_same(name, schema)).map(|(name, _)| name).collect();
    if differ.is_empty() {
        return Check::there(
            name,
            Say::fixed(
                "textredigeraren läser samma scheman som vbe",
                "the editor reads the same schemas as vbe",
            ),
        );
    }
    let (list, place) = (differ.join(", "), look.config.schemas.display());
    let plan = shell::word(&disk::name(Path::new(""), &look.config.schemas.join("plan.schema.json")));
    Check::missing(
        name,
        say!(
            "scheman i {place} saknas eller är inte programmets: {list}",
            "schemas in {place} are lacking or are not the program's: {list}"
        ),
        say!(
            "Kör vbe init för dem som saknas. Skriv över de andra, till exempel: vbe schema plan > {plan}",
            "Run vbe init for those that are lacking. Write over the others, for example: vbe schema plan > {plan}"
        ),
    )
}

/// An editor that lays out a file otherwise than vbe, when it is saved, makes changes that nobody has made.
fn layout(look: &Checkup<'_>) -> Check {
    let name = "editor";
    if editor::has_all(&look.config.records) {
        let all = Say::fixed(
            "posterna har hela arbetsmappen, så inställningar ligger någon annanstans",
            "the records have the whole workspace, so settings are somewhere else",
        );
        return Check::new(name, State::Skipped, all);
    }
    let written =
        disk::read(&look.root.join(editor::CODE)).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let Some(text) = written else {
        let what = Say::fixed(
            "textredigeraren kan lägga upp filerna på ett annat sätt än vbe fmt",
            "the editor may lay out the files otherwise than vbe fmt",
        );
        let help = Say::fixed(
            "Kör vbe init: det skriver inställningar som stämmer.",
            "Run vbe init: it writes settings that agree.",
        );
        return Check { help: Some(help), ..Check::new(name, State::Note, what) };
    };
    let plain: String = text.chars().filter(|char| !char.is_whitespace()).collect();
    let rows = editor::SETTINGS.map(|(key, value)| format!("\"{key}\":{value}"));
    let lacking: Vec<&String> = rows.iter().filter(|row| !plain.contains(row.as_str())).collect();
    if lacking.is_empty() {
        let same = Say::fixed(
            "textredigeraren lägger upp filerna som vbe fmt gör",
            "the editor lays out the files as vbe fmt does",
        );
        return Check::there(name, same);
    }
    let list: Vec<&str> = lacking.iter().map(|row| row.as_str()).collect();
    let (list, path) = (list.join(", "), editor::CODE);
    let what = say!(
        "{path} lägger upp filerna på ett annat sätt än vbe fmt",
        "{path} lays out the files otherwise than vbe fmt"
    );
    let help = say!("Skriv i {path}: {list}", "Write in {path}: {list}");
    Check { help: Some(help), ..Check::new(name, State::Note, what) }
}

/// What somebody answers in a form has not been searched, and git forgets nothing.
fn forms(look: &Checkup<'_>) -> Check {
    let name = "forms";
    let [own, other] = [Lang::Sv, Lang::En].map(|lang| files::forms(&look.root, lang));
    let git = look.git.at(&look.root);
    if git.is_there().is_err() {
        let none = say!("{own} ligger inte i något git-arkiv", "{other} is in no git repository");
        return Check::new(name, State::Skipped, none);
    }
    let kept = FORMS.iter().any(|own| git.kept(&look.root.join(own)).iter().any(|path| path != ".gitignore"));
    if kept {
        return Check::missing(
            name,
            say!("formulär i {own} är incheckade i git", "forms in {other} are committed to git"),
            say!(
                "Ta bort dem ur git: git rm -r --cached {own} och sedan vbe init. Svar som redan är incheckade finns kvar i historiken.",
                "Take them out of git: git rm -r --cached {other}, and then vbe init. Answers that are committed already remain in the history."
            ),
        );
    }
    let is_passed_over = git.passes_over(&format!("{own}/svar.xlsx"));
    if is_passed_over || !look.root.join(own).is_dir() {
        return Check::there(
            name,
            say!("formulär i {own} checkas inte in", "forms in {other} are not committed"),
        );
    }
    Check::missing(
        name,
        say!(
            "formulär i {own} kan checkas in av misstag, med svar som ingen har granskat",
            "forms in {other} can be committed by mistake, with answers that nobody has searched"
        ),
        say!(
            "Kör vbe init, som skriver {own}/.gitignore. Finns den redan: skriv * på en rad i den.",
            "Run vbe init, which writes {other}/.gitignore. If it is there: write * on a line in it."
        ),
    )
}

/// What a killed run left may hold a whole record, under a name that nothing else reads.
fn leftovers(look: &Checkup<'_>) -> Check {
    let name = "leftovers";
    let [own, other] = FORMS.map(Path::new);
    let folders = [&look.config.plans, &look.config.records, own, other];
    let folders = folders.map(|folder| look.root.join(folder));
    let mut left: Vec<_> = folders.iter().flat_map(|folder| disk::leftovers(folder)).collect();
    let place = Lock::place(&look.root, &look.config.records);
    left.extend(Lock::is_barred(&place).then_some(place));
    if left.is_empty() {
        let none =
            Say::fixed("ingen avbruten körning har lämnat något", "no interrupted run has left anything");
        return Check::there(name, none);
    }
    let root = disk::absolute(&look.root);
    let names: Vec<String> = left.iter().map(|path| disk::name(&root, &disk::absolute(path))).collect();
    let list = names.join(", ");
    Check::missing(
        name,
        say!("en avbruten körning har lämnat {list}", "an interrupted run has left {list}"),
        Say::fixed(
            "Ta bort det, när ingen annan kör vbe. Nästa kommando som skriver tar annars bort det som det kan.",
            "Remove it, when nobody else runs vbe. Otherwise the next command that writes removes what it can.",
        ),
    )
}
