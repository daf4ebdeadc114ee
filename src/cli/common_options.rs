//! The options that several commands have, with the same names and help texts.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::appearance::{COLOR, CONFIG, LANG, ROOT, colours};
use super::args::{ArgSpec, Args, Takes, option};
use super::context::PageFile;
use crate::base::day::Day;
use crate::base::wording;
use crate::output::render::Format;

/// The options that every command takes.
#[derive(Clone, Debug)]
pub(super) struct GlobalOptions {
    pub root: Option<PathBuf>,
    pub config: Option<PathBuf>,
}

impl GlobalOptions {
    /// The position in help: after the command's own options, and before `--help`.
    const ORDER: usize = 100;
    pub(super) const HELP_ORDER: usize = Self::ORDER + 4;

    pub(super) fn visit(args: &mut Args<'_>) -> Self {
        let globals = Self {
            root: args.path(
                option(ROOT).takes(Takes::Folder).everywhere(Self::ORDER).value("MAPP", "DIR").help(
                    "Arbetsmappen (annars den närmaste med vbe.toml)",
                    "The workspace (otherwise the nearest with vbe.toml)",
                ),
            ),
            config: args.path(option(CONFIG).everywhere(Self::ORDER + 1).value("FIL", "FILE").help(
                "Inställningar i stället för arbetsmappens vbe.toml",
                "Settings in place of the workspace's vbe.toml",
            )),
        };
        // `appearance.rs` has read these two before the parser, since help and usage errors depend on them
        // too.
        args.choice(
            option(LANG)
                .everywhere(Self::ORDER + 2)
                .value("SPRÅK", "LANG")
                .help("Språk: svenska (sv) eller engelska (en)", "Language: sv or en"),
            wording::languages().map(|word| (word, ())),
        );
        args.choice(
            option(COLOR).everywhere(Self::ORDER + 3).value("NÄR", "WHEN").help(
                "Färg: automatiskt (auto), alltid (always) eller aldrig (never)",
                "Colour: auto, always or never",
            ),
            colours().map(|word| (word, ())),
        );
        globals
    }
}

impl Args<'_> {
    /// Reads the options of a page: moment, day, format and width.
    pub(super) fn page(&mut self) {
        self.page_in(Format::OF_PAGES);
    }

    /// The same as `page`, for pages that can be written in other formats.
    pub(super) fn page_in(&mut self, formats: &[Format]) {
        self.at();
        self.as_of();
        self.page_format(formats);
    }

    /// Reads how a page is told: its format, its file and its width.
    pub(super) fn page_format(&mut self, formats: &[Format]) {
        self.format(formats);
        let written = self.path(option("out").value("FIL", "FILE").help(
            "Skriv sidan i filen; ändelsen säger formen om --format inte gör det",
            "Write the page in the file; its ending says the form where --format does not",
        ));
        let is_forced = self.flag(
            option("force")
                .help("Med --out: ersätt en fil som finns", "With --out: replace a file that is there"),
        );
        if formats.contains(&Format::Docx) {
            self.answer.template = self.path(option("template").value("FIL", "FILE").help(
                "Med --format docx: ett Word-dokument vars stilar, sidhuvud och sidfot sidan får",
                "With --format docx: a Word document whose styles, head and foot the page gets",
            ));
        }
        let ending = written.as_deref().and_then(Path::extension).and_then(OsStr::to_str).unwrap_or_default();
        let meant = formats.iter().find(|format| format.ending().eq_ignore_ascii_case(ending));
        self.answer.format = self.answer.format.or(meant.copied());
        self.answer.is_forced = is_forced;
        self.answer.page_file = written.map(|written| PageFile { written, is_forced });
        self.width_and_comma();
    }

    /// Reads `--at`: the moment in git's history that the files are read from.
    pub(super) fn at(&mut self) {
        self.answer.at = self.text(option("at").takes(Takes::Day).value("NÄR", "WHEN").help(
            "Filerna så som de var: ett datum, en tagg, en gren eller en incheckning",
            "The files as they were: a date, a tag, a branch or a commit",
        ));
    }

    pub(super) fn as_of(&mut self) {
        self.answer.as_of = self.written_day(as_of());
    }

    /// Whether a day has been given.
    pub(super) fn has_day(&self) -> bool {
        self.answer.as_of.day().is_ok_and(|day| day.is_some())
    }

    /// Reads `--as-of` in a command where another option excludes it. Returns the day, where one was given.
    pub(super) fn as_of_without(&mut self, other: &'static str) -> Option<Day> {
        self.answer.as_of = self.written_day(as_of().conflicts_with(&[other]));
        self.answer.as_of.day().ok().flatten()
    }

    pub(super) fn format(&mut self, formats: &[Format]) {
        let names = formats.iter().map(|format| format.name()).collect::<Vec<_>>().join(", ");
        let spec = option("format")
            .value("FORM", "FORM")
            .help(format!("Svarets form: {names}"), format!("The form of the answer: {names}"));
        self.answer.format = self.choice(spec, formats.iter().map(|format| (format.typed(), *format)));
    }

    pub(super) fn width_and_comma(&mut self) {
        self.answer.width = self.text(
            option("width")
                .value("TECKEN", "COLUMNS")
                .help("Sidans bredd i tecken (annars 80)", "The width of the page (otherwise 80)"),
        );
        self.answer.comma = self.flag(option("comma").help(
            "Med csv: komma i stället för semikolon, och inget BOM",
            "With csv: commas in place of semicolons, and no byte-order mark",
        ));
    }

    pub(super) fn only_plan(&mut self) -> Option<String> {
        self.text(
            option("plan").takes(Takes::PLAN).value("ID", "ID").help("Bara den planen", "Only that plan"),
        )
    }

    pub(super) fn only_area(&mut self) -> Option<String> {
        self.text(
            option("area").takes(Takes::AREA).value("ID", "ID").help("Bara det området", "Only that area"),
        )
    }

    pub(super) fn only_unit(&mut self) -> Option<String> {
        self.text(
            option("unit")
                .takes(Takes::UNIT)
                .value("ENHET", "UNIT")
                .help("Bara den enheten och de under den", "Only that unit and those under it"),
        )
    }

    pub(super) fn only_responsible(&mut self) -> Option<String> {
        self.text(
            option("responsible")
                .takes(Takes::ACTOR)
                .value("ROLL", "ROLE")
                .help("Bara det som rollen ansvarar för", "Only what the role is responsible for"),
        )
    }

    pub(super) fn dry_run(&mut self) -> bool {
        self.flag(
            option("dry-run").help(
                "Visa vad som skulle göras, och gör det inte",
                "Show what would be done, and do not do it",
            ),
        )
    }
}

fn as_of() -> ArgSpec {
    option("as-of")
        .value("DATUM", "DATE")
        .help("Läget den dagen (annars i dag), ÅÅÅÅ-MM-DD", "As of that day (otherwise today), YYYY-MM-DD")
}
