//! The files that a new workspace begins with. Their contents belong to the coordinator from the first day.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::editor;
use crate::base::day::Day;
use crate::base::lang::Lang;
use crate::facts::in_effect::{self, Holding};
use crate::model::config::Config;
use crate::model::kinds::{self, KINDS, Kind};
use crate::model::records::framework::Framework;
use crate::syntax::yaml;

/// The folders about people, which no other user of the machine may read.
pub(super) const SHUT: [&str; 2] = ["cases", "incidents"];

/// The folders that forms can be written in without being named, in Swedish and in English.
pub(crate) const FORMS: [&str; 2] = ["formular", "forms"];

/// The folder that forms are written in, unless another is named: the one that is there, otherwise by the language.
pub(crate) fn forms(root: &Path, lang: Lang) -> &'static str {
    let there = FORMS.into_iter().find(|folder| root.join(folder).is_dir());
    there.unwrap_or(*lang.pick(&FORMS[0], &FORMS[1]))
}

/// Every file that a workspace has whatever it is about, with its path from the workspace.
pub(super) fn all(root: &Path, config: &Config, lang: Lang) -> Vec<(PathBuf, String)> {
    let mut files = vec![
        (PathBuf::from("vbe.toml"), settings(lang).to_owned()),
        (config.records.join("README.md"), welcome(lang)),
        (config.records.join(".gitignore"), ignored(lang)),
    ];
    if config.plans != config.records {
        files.push((config.plans.join(".gitignore"), leftovers(lang).to_owned()));
    }
    files.push((Path::new(forms(root, lang)).join(".gitignore"), forms_ignored(lang).to_owned()));
    for folder in ["activities", "cases", "incidents"] {
        // git keeps no empty folders.
        files.push((config.records.join(folder).join(".gitkeep"), String::new()));
    }
    files.extend(schemas().map(|(name, schema)| (config.schemas.join(name), schema.to_owned())));
    files.push((PathBuf::from(".gitattributes"), endings(lang).to_owned()));
    files.extend(editor::files(config, lang));
    files
}

/// The frameworks that concern every municipality and hold on a day: the laws, the national strategy, the guide and the
/// template. A plan refers to them in `follows`.
pub(super) fn packs(config: &Config, day: Day) -> impl Iterator<Item = (PathBuf, String)> + '_ {
    const PACKS: [(&str, &str); 7] = [
        ("sfs-2023-196.yaml", include_str!("../../plans/frameworks/sfs-2023-196.yaml")),
        ("bra-mall.yaml", include_str!("../../plans/frameworks/bra-mall.yaml")),
        ("skr-2023-24-56.yaml", include_str!("../../plans/frameworks/skr-2023-24-56.yaml")),
        ("sfs-2025-170.yaml", include_str!("../../plans/frameworks/sfs-2025-170.yaml")),
        ("sfs-2025-400.yaml", include_str!("../../plans/frameworks/sfs-2025-400.yaml")),
        ("prop-2025-26-12.yaml", include_str!("../../plans/frameworks/prop-2025-26-12.yaml")),
        ("handledning-2017.yaml", include_str!("../../plans/frameworks/handledning-2017.yaml")),
    ];
    PACKS.into_iter().filter(move |(_, text)| holds(text, day)).map(|(name, text)| {
        let path = config.plans.join("frameworks").join(name);
        // The first line tells an editor where the schema is, relative to the pack in vbe's own repository.
        let rest = text.split_once('\n').map_or(text, |(_, rest)| rest);
        let line = schema_line(&path, config, "framework").unwrap_or_default();
        (path, format!("{line}{rest}"))
    })
}

/// Whether a pack holds on a day, by what it says itself.
fn holds(text: &str, day: Day) -> bool {
    let text = Arc::new(text.to_owned());
    let yaml = yaml::read(&text, false);
    let framework = yaml.tree.root().and_then(Framework::read);
    framework.is_some_and(|own| in_effect::own(&own).on(day) == Holding::Holds)
}

/// Every schema, by file name.
pub(super) fn schemas() -> impl Iterator<Item = (String, &'static str)> {
    let kinds = KINDS.iter().map(|kind| (kind.name, kind.published()));
    kinds
        .chain([("config", kinds::PUBLISHED_CONFIG.as_str())])
        .map(|(name, schema)| (format!("{name}.schema.json"), schema))
}

/// The first line of a record, which tells an editor where its schema is; `None` when no relative path is right in
/// every copy of the workspace.
pub fn schema_line(file: &Path, config: &Config, kind: &str) -> Option<String> {
    let plain = |path: &Path| path.components().all(|part| matches!(part, Component::Normal(_)));
    if !plain(file) || !plain(&config.schemas) {
        return None;
    }
    let up = "../".repeat(file.components().count() - 1);
    let schemas = config.schemas.to_string_lossy().replace('\\', "/");
    Some(format!("# yaml-language-server: $schema={up}{schemas}/{kind}.schema.json\n"))
}

fn settings(lang: Lang) -> &'static str {
    lang.pick(
        r#"# Inställningar för vbe. Mappen där den här filen ligger är arbetsmappen.
# En rad som börjar med # gäller inte. Ta bort tecknet för att ändra det som annars gäller.

# Språket i det som skrivs ut: "sv" eller "en".
language = "sv"

# Var filerna ligger, räknat härifrån. Uppföljning och ärenden kan ligga i ett eget git-arkiv utanför.
# [paths]
# plans = "plans"
# records = "records"
# schemas = "schemas"

# Hur länge en åtgärd får vara utan anteckning innan den saknar uppföljning.
# [time]
# silent_after = "12 månader"

# De områden som får stå i ärenden och händelser. Ju färre och större, desto svårare är det att känna igen någon.
# [cases]
# areas = ["norra", "sodra"]

# Det som skyddar dem som ärendena handlar om: egna förnamn att känna igen, kontakter som får stå överallt, och mappar
# som git-vakten inte behöver läsa, till exempel bilder.
# [privacy]
# names = "namn.txt"
# contacts = ["vbe@kommun.example"]
# elsewhere = ["bilder"]
"#,
        r#"# Settings for vbe. The folder that this file is in is the workspace.
# A line that begins with # does not hold. Take the sign away to change what holds otherwise.

# The language of what is printed: "sv" or "en".
language = "en"

# Where the files are, counted from here. Records and cases can be in a git repository of their own, outside.
# [paths]
# plans = "plans"
# records = "records"
# schemas = "schemas"

# How long an activity may go without a note before it counts as silent.
# [time]
# silent_after = "12 months"

# The areas that cases and incidents may name. The fewer and larger, the harder it is to recognise anybody.
# [cases]
# areas = ["north", "south"]

# What protects the people in the records: first names to know beside vbe's own, contacts that may stand anywhere, and
# folders that the git guard need not read, such as pictures.
# [privacy]
# names = "names.txt"
# contacts = ["vbe@kommun.example"]
# elsewhere = ["pictures"]
"#,
    )
}

/// The text about a folder: what it is for, what must not be in it, and each kind of record that belongs there.
fn welcome(lang: Lang) -> String {
    let row = |kind: &Kind| {
        let folder = kind.folder.strip_prefix("records/")?;
        Some(format!("| `{folder}/` | `{}` | {} |\n", kind.name, kind.word.text(lang)))
    };
    purpose(lang).to_owned() + &KINDS.iter().filter_map(row).collect::<String>()
}

fn purpose(lang: Lang) -> &'static str {
    lang.pick(
        "# Det som har hänt

Här skrivs uppföljningen: åtgärder i `activities/`, avidentifierade ärenden i `cases/`, händelser i `incidents/`.

- **Inga personuppgifter**, inte ens på prov. git glömmer aldrig. Namn, personnummer, adresser, telefonnummer, skolor och
  exakta datum hör inte hemma i ett ärende.
- **Inga Word-, Excel- eller pdf-filer, mejl eller bilder.** De kan inte granskas.
- **Klistra inte in text härifrån någon annanstans**, och inte tvärtom, utan att ha granskat den: `vbe scan --stdin --as case`.

Ett avidentifierat ärende är inte anonymt. Räkna med att allt här kan begäras ut.

## Vad som kan ligga här

En mapp behövs först när det finns något att lägga i den. Börja med åtgärdernas uppföljning, en fil för varje i
`activities/<planens id>/`, och skriv ett möte efter varje styrgrupp; resten kommer när det händer. `vbe schema meeting` visar vad
som kan stå i ett möte, och så vidare för varje `kind`.

| Mapp | `kind` | Vad det är |
| --- | --- | --- |
",
        "# What has happened

This is where progress is written: activities in `activities/`, de-identified cases in `cases/`, incidents in `incidents/`.

- **No personal data**, not even as a trial. git never forgets. Names, personal numbers, addresses, telephone numbers,
  schools and exact dates have no place in a case.
- **No Word, Excel or PDF files, mail or pictures.** They cannot be scanned.
- **Do not paste text from here elsewhere**, or the other way, without having scanned it: `vbe scan --stdin --as case`.

A de-identified case is not anonymous. Assume that anything here can be requested.

## What can lie here

A folder is needed only when there is something to put in it. Begin with the progress of the activities, a file for each in
`activities/<the plan's id>/`, and write a meeting after every steering group; the rest comes as it happens. `vbe schema meeting`
shows what a meeting can hold, and so on for each `kind`.

| Folder | `kind` | What it is |
| --- | --- | --- |
",
    )
}

fn ignored(lang: Lang) -> String {
    let why = lang.pick(
        "# Det här kan inte granskas och ska inte följa med av misstag: dokument, kalkylblad, mejl, bilder, arkiv,
# och det som program lämnar efter sig.",
        "# What cannot be scanned must not come along by mistake: documents, sheets, mail, pictures, archives,
# and what programs leave behind.",
    );
    let endings = "doc docx dot dotx odt rtf pdf xls xlsx xlsm ods ppt pptx odp msg eml pst png jpg jpeg gif heic tif tiff \
                   bmp mp3 m4a wav mp4 mov zip 7z rar";
    let mut text = format!("{why}\n");
    for ending in endings.split(' ') {
        // git may distinguish case when the file system does; both are common.
        text.extend(["*.", ending, "\n*.", &ending.to_uppercase(), "\n"]);
    }
    text.push_str("*~\n~$*\n.~lock.*\n*.bak\n*.tmp\n*.swp\n.DS_Store\nThumbs.db\ndesktop.ini\n");
    text
}

/// What must not follow along from the plans. Documents are told of there, and may be what somebody wants to publish.
fn leftovers(lang: Lang) -> &'static str {
    lang.pick(
        "# Det som en avbruten körning av vbe lämnar efter sig, och det som datorn sparar om en mapps utseende.\n.*.tmp\n.DS_Store\nThumbs.db\ndesktop.ini\n",
        "# What an interrupted run of vbe leaves behind, and what a system keeps of a folder's looks.\n.*.tmp\n.DS_Store\nThumbs.db\ndesktop.ini\n",
    )
}

/// What keeps git from taking along the forms: what somebody answers is searched when it is read in, and not before.
pub(crate) fn forms_ignored(lang: Lang) -> &'static str {
    lang.pick(
        "# Formulär från vbe ask, och svaren i dem, ska inte checkas in: läs in dem med vbe import --answers.\n*\n!.gitignore\n",
        "# Forms of vbe ask, and the answers in them, are not to be committed: read them with vbe import --answers.\n*\n!.gitignore\n",
    )
}

fn endings(lang: Lang) -> &'static str {
    lang.pick(
        "# Filerna läses likadant på alla datorer.\n* text=auto eol=lf\n",
        "# The files are read the same on every machine.\n* text=auto eol=lf\n",
    )
}
