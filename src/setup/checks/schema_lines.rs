//! Checks the line in each record that tells an editor its schema, as the editors' language server reads it: the comment
//! begins with `# ` and nothing stands between `$schema=` and the path. What a person would take for such a line and an
//! editor does not is told, with the line to write.

use std::path::Path;

use super::check::{Check, Checkup, State};
use crate::base::lang::Say;
use crate::io::disk;
use crate::model::kinds::Kind;
use crate::pii::detector::Exposure;
use crate::say;
use crate::setup::files::schema_line;

/// The most lines to write that are told.
const TOLD: usize = 5;

/// A fault of a line. Of several the first is told first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Wrong {
    Missing,
    Unread,
    Astray,
    OfAnother,
}

pub(super) fn check(look: &Checkup<'_>) -> Check {
    let name = "schema-lines";
    let folders = [&look.config.plans, &look.config.records].map(|folder| look.root.join(folder));
    let found = folders.iter().flat_map(|folder| disk::records(folder, true));
    let mut found = found.filter(|found| found.refused.is_none()).peekable();
    if found.peek().is_none() {
        return Check::new(
            name,
            State::Skipped,
            Say::fixed("det finns inga filer än", "there are no files yet"),
        );
    }
    let mut all: Vec<(Wrong, String)> = found.filter_map(|found| wrong(look, &found.path)).collect();
    all.sort();
    all.dedup();
    let Some((first, _)) = all.first() else {
        let there = Say::fixed(
            "varje fil har en schemarad som stämmer",
            "every file has a schema line that is right",
        );
        return Check::there(name, there);
    };
    let lines: Vec<&str> = all.iter().map(|(_, line)| line.as_str()).take(TOLD).collect();
    let lines = lines.join("; ");
    Check::missing(
        name,
        said(*first),
        say!("Skriv som den första raden i filen: {lines}", "Write as the first line of the file: {lines}"),
    )
}

/// What is wrong. Each case is a file, so that no number of files is told.
fn said(wrong: Wrong) -> Say {
    match wrong {
        Wrong::Missing => Say::fixed("några filer saknar schemarad", "some files lack a schema line"),
        Wrong::Unread => Say::fixed(
            "några schemarader är skrivna så att textredigeraren inte läser dem: det ska vara ett mellanslag efter # och inget efter $schema=",
            "some schema lines are written so that the editor does not read them: there must be a space after # and none after $schema=",
        ),
        Wrong::Astray => Say::fixed(
            "några schemarader leder till en fil som inte finns",
            "some schema lines lead to a file that is not there",
        ),
        Wrong::OfAnother => {
            Say::fixed("några schemarader gäller en annan sort", "some schema lines are of another kind")
        }
    }
}

/// What is wrong with the line of a file, and the line to write in it.
fn wrong(look: &Checkup<'_>, path: &Path) -> Option<(Wrong, String)> {
    let text = disk::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let kind = text.lines().find_map(|line| line.strip_prefix("kind:"));
    let kind = kind.and_then(|kind| Kind::named(kind.trim().trim_matches(['"', '\''])));
    let wrong = match schema_of(&text) {
        Ok(schema) => {
            // What is elsewhere on the net is another's to keep right.
            let is_elsewhere = schema.contains("://");
            let target = path.parent().unwrap_or(path).join(schema);
            let file = target.file_name().unwrap_or_default();
            let is_of = |kind: &Kind| file == format!("{}.schema.json", kind.name).as_str();
            match kind {
                _ if is_elsewhere => return None,
                _ if !target.is_file() => Wrong::Astray,
                Some(kind) if !is_of(kind) => Wrong::OfAnother,
                _ => return None,
            }
        }
        Err(wrong) => wrong,
    };
    let own = path.strip_prefix(&look.root).unwrap_or(path);
    let line = kind.and_then(|kind| schema_line(own, look.config, kind.name));
    let line = line.unwrap_or_else(|| "# yaml-language-server: $schema=….schema.json".to_owned());
    let is_of_people = kind.is_none_or(|kind| matches!(kind.exposure, Exposure::Case | Exposure::Meeting));
    // The name of a file about somebody is not repeated.
    let place = if is_of_people { own.parent().unwrap_or(own).join("…") } else { own.to_path_buf() };
    let place = disk::name(Path::new(""), &place);
    Some((wrong, format!("{place}: {}", line.trim_end())))
}

/// The schema that a text names, as an editor reads it: the first comment that says so.
fn schema_of(text: &str) -> Result<&str, Wrong> {
    const SERVER: &str = "yaml-language-server";
    let comment = |line: &'_ str| line.trim_start().starts_with('#') && line.contains(SERVER);
    let line = text.lines().find(|line| comment(line)).ok_or(Wrong::Missing)?;
    let rest = line.strip_prefix('#').filter(|rest| rest.starts_with([' ', '\t']));
    let rest = rest.and_then(|rest| rest.trim_start().strip_prefix(SERVER)?.trim_start().strip_prefix(':'));
    let schema = rest.and_then(|rest| rest.split_once("$schema=")).ok_or(Wrong::Unread)?.1;
    let schema = schema.split(char::is_whitespace).next().unwrap_or_default();
    if schema.is_empty() { Err(Wrong::Unread) } else { Ok(schema) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_a_schema_only_as_an_editor_reads_it() {
        for (text, schema) in [
            ("# yaml-language-server: $schema=../a.json\n", Ok("../a.json")),
            ("# om planen\n#  yaml-language-server : $schema=a.json x\n", Ok("a.json")),
            ("#yaml-language-server: $schema=a.json\n", Err(Wrong::Unread)),
            ("# yaml-language-server: $schema= a.json\n", Err(Wrong::Unread)),
            ("# yaml-language-server: $schema = a.json\n", Err(Wrong::Unread)),
            ("# yaml-language-server: schema=a.json\n", Err(Wrong::Unread)),
            ("kind: plan\n", Err(Wrong::Missing)),
        ] {
            assert_eq!(schema_of(text), schema, "{text}");
        }
    }
}
