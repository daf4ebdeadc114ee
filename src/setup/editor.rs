//! How editors lay out the records: as `vbe fmt` does; and what each is told for it to speak with `vbe lsp`. Without these settings an editor that formats a file when it is saved,
//! and `vbe fmt`, undo each other's work.

use std::path::{Path, PathBuf};

use crate::base::lang::{Lang, Say};
use crate::base::wording::Word;
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

/// An editor that can be set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editor {
    /// Visual Studio Code.
    Code,
    /// Helix.
    Helix,
    /// Neovim.
    Neovim,
    /// Zed.
    Zed,
    /// Emacs, with eglot.
    Emacs,
}

impl Editor {
    /// All that there are.
    pub(crate) const ALL: [Self; 5] = [Self::Code, Self::Helix, Self::Neovim, Self::Zed, Self::Emacs];

    /// The name, and what people type for it.
    pub(crate) fn typed(self) -> Word<'static> {
        match self {
            Self::Code => Word::bare("vscode").also(Say::fixed("code", "visual studio code")),
            Self::Helix => Word::bare("helix").also(Say::fixed("hx", "")),
            Self::Neovim => Word::bare("neovim").also(Say::fixed("nvim", "")),
            Self::Zed => Word::bare("zed"),
            Self::Emacs => Word::bare("emacs"),
        }
    }

    /// The file in the workspace that the editor reads, and what stands in it.
    pub(super) fn file(self, lang: Lang) -> (&'static str, String) {
        let why = lang.pick(
            "Hjälp medan man skriver: vbe lsp. Filen är er att ändra.",
            "Help while one writes: vbe lsp. The file is yours to change.",
        );
        match self {
            // JSON with comments is no JSON for other programs.
            Self::Code => (
                ".vscode/extensions.json",
                "{\n  \"recommendations\": [\"redhat.vscode-yaml\"]\n}\n".to_owned(),
            ),
            Self::Helix => (
                ".helix/languages.toml",
                format!(
                    "# {why}\n[language-server.vbe]\ncommand = \"vbe\"\nargs = [\"lsp\"]\n\n[[language]]\nname = \"yaml\"\n\
                     language-servers = [\"vbe\", \"yaml-language-server\"]\n"
                ),
            ),
            Self::Neovim => (
                ".nvim.lua",
                format!(
                    "-- {why}\nvim.api.nvim_create_autocmd(\"FileType\", {{\n  pattern = \"yaml\",\n  callback = function(own)\n\
                     \x20   vim.lsp.start({{\n      name = \"vbe\",\n      cmd = {{ \"vbe\", \"lsp\" }},\n\
                     \x20     root_dir = vim.fs.dirname(vim.fs.find(\"vbe.toml\", {{ upward = true, path = own.file }})[1]),\n\
                     \x20   }})\n  end,\n}})\n"
                ),
            ),
            Self::Zed => (
                ".zed/settings.json",
                "{\n  \"lsp\": {\n    \"yaml-language-server\": {\n      \"binary\": { \"path\": \"vbe\", \"arguments\": [\"lsp\"] }\n    \
                 }\n  }\n}\n"
                    .to_owned(),
            ),
            Self::Emacs => (
                ".dir-locals.el",
                format!(
                    ";; {why}\n((yaml-mode . ((eglot-server-programs . (((yaml-mode yaml-ts-mode) . (\"vbe\" \"lsp\"))))))\n \
                     (yaml-ts-mode . ((eglot-server-programs . (((yaml-mode yaml-ts-mode) . (\"vbe\" \"lsp\")))))))\n"
                ),
            ),
        }
    }

    /// Words that stand in the file when the editor is told already.
    pub(super) fn is_told(self, text: &str) -> bool {
        let words: &[&str] = match self {
            Self::Code => &["redhat.vscode-yaml"],
            _ => &["vbe", "lsp"],
        };
        words.iter().all(|word| text.contains(word))
    }
}

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
