//! Checks what is in the workspace beside the records: the schemas that editors read, and what was left there by a run
//! that was killed. The lines that refer to the schemas are checked in `schema_lines`.

use std::path::Path;

use super::check::{Check, Checkup};
use super::schema_lines;
use crate::base::lang::Say;
use crate::base::shell;
use crate::io::disk;
use crate::io::write::Lock;
use crate::say;
use crate::setup::files::{self, FORMS};

pub(super) fn all(look: &Checkup<'_>) -> Vec<Check> {
    vec![schemas(look), schema_lines::check(look), leftovers(look)]
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

/// What a killed run left may hold a whole record, under a name that nothing else reads.
fn leftovers(look: &Checkup<'_>) -> Check {
    let name = "leftovers";
    let folders = [&look.config.plans, &look.config.records, Path::new(FORMS)];
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
