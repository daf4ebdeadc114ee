//! How editors lay out the records: as `vbe fmt` does. Without these settings an editor that formats a file when it is saved,
//! and `vbe fmt`, undo each other's work.

use std::path::{Path, PathBuf};

use crate::base::lang::Lang;
use crate::model::config::Config;

/// The settings of Visual Studio Code, for the extension that reads YAML.
pub(super) const CODE: &str = ".vscode/settings.json";

/// The settings of Prettier. Of all its files this is the one that it looks for last, so that one that somebody has already
/// written holds.
const PRETTIER: &str = ".prettierrc.toml";

/// Each setting of [`CODE`]. No line is that long: a value on one line stays there.
pub(super) const SETTINGS: [(&str, &str); 4] = [
    ("yaml.format.singleQuote", "true"),
    ("yaml.format.bracketSpacing", "false"),
    ("yaml.format.proseWrap", "\"preserve\""),
    ("yaml.format.printWidth", "100000"),
];

/// The files, with their places in the workspace. Where the records have the whole folder, nothing but records may lie there.
pub(super) fn files(config: &Config, lang: Lang) -> Vec<(PathBuf, String)> {
    if has_all(&config.records) {
        return Vec::new();
    }
    vec![(PathBuf::from(CODE), code()), (PathBuf::from(PRETTIER), prettier(lang))]
}

/// Whether a folder of the settings is the workspace itself.
pub(super) fn has_all(folder: &Path) -> bool {
    folder.components().all(|part| part == std::path::Component::CurDir)
}

fn code() -> String {
    let rows: Vec<String> = SETTINGS.iter().map(|(key, value)| format!("  \"{key}\": {value}")).collect();
    format!("{{\n{}\n}}\n", rows.join(",\n"))
}

fn prettier(lang: Lang) -> String {
    let why = lang.pick(
        "# Prettier lägger upp filerna som vbe fmt gör.",
        "# Prettier lays out the files as vbe fmt does.",
    );
    let mut made = format!("{why}\n[[overrides]]\nfiles = [\"*.yaml\", \"*.yml\"]\n\n[overrides.options]\n");
    for (key, value) in SETTINGS {
        let option = key.rsplit('.').next().unwrap_or(key);
        made.extend([option, " = ", value, "\n"]);
    }
    made
}
