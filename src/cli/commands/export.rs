//! `vbe export`: the work of one or many workspaces as columns for an engine, in a folder of its own. One workspace is read at a
//! time, its rows are written, and it is let go.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::slug;
use crate::base::nouns;
use crate::base::period::Period;
use crate::base::wording::Word;
use crate::cli::args::{Args, Takes, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::many_workspaces::{listed, opened, told};
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::write_changes::why_not_written;
use crate::io::disk;
use crate::io::write::{self, Access, WriteError};
use crate::model::workspace::Workspace;
use crate::output::columns::{self, Form, Value};
use crate::pii::detector::{Detector, Exposure};
use crate::pii::told::searched;
use crate::reports::ReportContext;
use crate::reports::export::{self, Standings, TABLES, Table};
use crate::say;
use crate::syntax::unsearched::Unsearched;

/// What tells that a folder is an export.
const MANIFEST: &str = "vbe-export.json";

#[derive(Debug)]
pub(super) struct Export {
    dirs: Vec<PathBuf>,
    to: String,
    form: Form,
    years: Option<String>,
    is_forced: bool,
}

impl Command for Export {
    const NAME: &'static str = "export";
    const USAGE: &'static Say =
        &Say::fixed("[FLAGGOR] --out MAPP [ARBETSMAPP]...", "[OPTIONS] --out FOLDER [DIR]...");
    const ABOUT: &'static Say = &Say::fixed(
        "Skriv planer, lägen, krav och möten som kolumner för en databasmotor",
        "Write plans, states, requirements and meetings as columns for an engine",
    );
    const EXAMPLES: &'static [&'static str] =
        &["export --out uttag", "export --out uttag --format jsonl --years 2023-2025"];

    fn options(args: &mut Args<'_>) -> Self {
        let forms: Vec<(Word<'static>, Form)> =
            Form::ALL.iter().map(|form| (Word::bare(form.name()), *form)).collect();
        let own = Self {
            dirs: args.paths(
                operand("dirs")
                    .takes(Takes::Folder)
                    .any_number()
                    .value("ARBETSMAPP", "DIR")
                    .heading("Vilka", "Which")
                    .help(
                        "Arbetsmapparna (annars de som [workspaces] dirs i vbe.toml anger, eller den här)",
                        "The workspaces (otherwise those that [workspaces] dirs in vbe.toml names, or this one)",
                    ),
            ),
            to: args.required_text(option("out").required().takes(Takes::Folder).value("MAPP", "FOLDER").help(
                "Mappen som uttaget skrivs i; den görs",
                "The folder that the export is written in; it is made",
            )),
            form: args
                .choice(
                    option("format").value("FORM", "FORM").help(
                        "Filernas form: csv (annars) eller jsonl, och parquet där det är med",
                        "The form of the files: csv (otherwise) or jsonl, and parquet where it is included",
                    ),
                    forms,
                )
                .unwrap_or(Form::Csv),
            years: args.text(option("years").takes(Takes::Time).value("ÅR", "YEARS").help(
                "Läget sista dagen varje år, till exempel 2016-2025 (annars läget en dag)",
                "How things stood on the last day of each year, for example 2016-2025 (otherwise on one day)",
            )),
            is_forced: args.flag(option("force").help(
                "Ersätt ett uttag som finns i mappen",
                "Replace an export that is in the folder",
            )),
        };
        args.as_of();
        own
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let days = self.days(context)?;
        let root = context.folder.join(&self.to);
        self.may_write(&root)?;
        self.is_apart(&root, context, out)?;
        let dirs = if self.dirs.is_empty() { listed(context, out)? } else { self.dirs.clone() };
        // All of it waits beside until it is whole.
        let beside = root.with_file_name(format!(".{}.{}", name_of(&root), std::process::id()));
        let written = self.written(&dirs, &days, &beside, context);
        let done = written.and_then(|told| {
            put(&beside.join(MANIFEST), self.manifest(&days, &told).as_bytes())?;
            if disk::is_there(&root) {
                write::remove_folder(&root)?;
            }
            write::move_folder(&beside, &root)?;
            Ok(told)
        });
        let told = done.map_err(|error| {
            let _ = write::remove_folder(&beside);
            let (what, help) = why_not_written(&self.to, &error);
            CommandError::Message(what, help)
        })?;
        let lang = context.render_options.lang;
        for (folder, fault) in told.faults() {
            let why = fault.clone();
            let (sv, en) = (why.sv, why.en);
            out.talk.say(
                &say!("{folder}: {sv}, och är inte med.", "{folder}: {en}, and is not included."),
                lang,
            )?;
        }
        for (folder, count) in &told.torn {
            let Say { sv, en } = nouns::FILES.with(*count);
            let said = say!(
                "{folder}: {sv} går inte att läsa, och är inte med.",
                "{folder}: {en} cannot be read, and not included."
            );
            out.talk.say(&said, lang)?;
        }
        let Say { sv, en } = nouns::ROWS.with(told.rows.values().sum());
        let to = &self.to;
        out.answer.say(&say!("Skrev {sv} i {to}.", "Wrote {en} in {to}."), lang)?;
        Ok(if told.read > 0 { Exit::Fine } else { Exit::Nothing })
    }
}

/// What was written: rows by table, and what could not be read.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub rows: BTreeMap<&'static str, usize>,
    pub workspaces: Vec<(String, Result<String, Say>)>,
    /// The workspaces in which files could not be read, and how many.
    torn: Vec<(String, usize)>,
    read: usize,
}

impl Told {
    fn faults(&self) -> impl Iterator<Item = (&String, &Say)> {
        self.workspaces.iter().filter_map(|(folder, own)| Some((folder, own.as_ref().err()?)))
    }
}

impl Export {
    fn manifest(&self, days: &[Day], told: &Told) -> String {
        let rows = |table: &Table| told.rows.get(table.name).copied().unwrap_or_default();
        let tables: Vec<_> = TABLES.iter().map(|own| (own.name, own.heads(), rows(own))).collect();
        let name =
            |(folder, own): &(String, Result<String, Say>)| (folder.clone(), own.as_ref().ok().cloned());
        let workspaces: Vec<_> = told.workspaces.iter().map(name).collect();
        columns::manifest((export::VERSION, self.form), days, &tables, &workspaces)
    }

    /// The days that are told of.
    fn days(&self, context: &CommandContext) -> Result<Vec<Day>, CommandError> {
        let Some(written) = &self.years else { return Ok(vec![context.day]) };
        let years = Period::read(written).filter(|period| !period.is_open());
        let years = years
            .map(|period| period.first.year()..=period.last.year())
            .filter(|years| years.clone().count() <= 200);
        let Some(years) = years else {
            return Err(CommandError::Message(
                say!("”{written}” är inga år.", "”{written}” is no years."),
                Say::fixed("Skriv till exempel --years 2016-2025.", "Write for example --years 2016-2025."),
            ));
        };
        if *years.end() > context.day.year() {
            let day = context.day;
            return Err(CommandError::Message(
                say!("”{written}” går längre än till {day}.", "”{written}” goes beyond {day}."),
                Say::fixed(
                    "Välj år som har börjat, eller en senare dag med --as-of.",
                    "Choose years that have begun, or a later day with --as-of.",
                ),
            ));
        }
        let last = years.filter_map(|year| Day::of(year, 12, 31)).map(|day| day.min(context.day));
        Ok(last.collect())
    }

    /// An export is replaced only by another, and nothing else is ever removed.
    fn may_write(&self, root: &Path) -> Result<(), CommandError> {
        let to = &self.to;
        let is_ours = |name: &str| name == MANIFEST || TABLES.iter().any(|table| table.name == name);
        let is_export = disk::is_there(&root.join(MANIFEST))
            && std::fs::read_dir(root)
                .is_ok_and(|all| all.flatten().all(|own| own.file_name().to_str().is_some_and(is_ours)));
        let is_empty = std::fs::read_dir(root).is_ok_and(|mut all| all.next().is_none());
        if !disk::is_there(root) || is_empty || is_export && self.is_forced {
            return Ok(());
        }
        Err(CommandError::Message(
            say!("{to} finns redan.", "{to} is there already."),
            if is_export {
                Say::fixed(
                    "Ingenting är skrivet. Välj en annan mapp, eller skriv --force för att ersätta uttaget.",
                    "Nothing has been written. Choose another folder, or write --force to replace the export.",
                )
            } else {
                Say::fixed(
                    "Ingenting är skrivet. Välj en mapp som inte finns: den här är inget uttag, eller har annat i sig också.",
                    "Nothing has been written. Choose a folder that is not there: this one is no export, or has other things in it too.",
                )
            },
        ))
    }

    /// What is exported is no record: it does not lie among those of a workspace.
    fn is_apart(&self, root: &Path, context: &CommandContext, out: &mut Out<'_>) -> Result<(), CommandError> {
        let root = disk::absolute(root);
        let Some(workspace) = root.parent().and_then(disk::workspace) else { return Ok(()) };
        let (config, _) = context.known_settings(&workspace, out)?;
        let is_among = |folder: &PathBuf| root.starts_with(disk::absolute(&workspace.join(folder)));
        if ![&config.plans, &config.records].into_iter().any(is_among) {
            return Ok(());
        }
        let to = &self.to;
        Err(CommandError::Message(
            say!("{to} ligger bland posterna.", "{to} lies among the records."),
            Say::fixed(
                "Ingenting är skrivet. Välj en mapp utanför plans/ och records/.",
                "Nothing has been written. Choose a folder outside plans/ and records/.",
            ),
        ))
    }

    fn written(
        &self,
        dirs: &[PathBuf],
        days: &[Day],
        to: &Path,
        context: &CommandContext,
    ) -> Result<Told, WriteError> {
        let (mut all, mut seen) = (Told::default(), HashSet::new());
        for (nth, dir) in dirs.iter().enumerate() {
            let root = context.folder.join(dir);
            let place = std::fs::canonicalize(&root).unwrap_or_else(|_| disk::absolute(&root));
            let folder = told(dir, context);
            if !seen.insert(place) {
                let why = Say::fixed("är samma arbetsmapp som en annan", "is the same workspace as another");
                all.workspaces.push((folder, Err(why)));
                continue;
            }
            match opened(&root, context) {
                Err(why) => all.workspaces.push((folder, Err(why))),
                Ok(workspace) => {
                    let called = export::called(&workspace).map(|name| slug(&covered(name)));
                    let called = called.filter(|name| !name.is_empty()).unwrap_or_else(|| slug(&folder));
                    let municipality = if called.is_empty() { format!("nr-{}", nth + 1) } else { called };
                    let of = Of { municipality: &municipality, folder: &folder, nth, form: self.form, to };
                    of.workspace(&workspace, days, context, &mut all.rows)?;
                    if workspace.unread() > 0 {
                        all.torn.push((folder.clone(), workspace.unread()));
                    }
                    all.read += 1;
                    all.workspaces.push((folder, Ok(municipality)));
                }
            }
        }
        write::folder(to, Access::Usual)?;
        Ok(all)
    }
}

/// The files of one workspace.
struct Of<'w> {
    municipality: &'w str,
    /// The workspace, as it was named.
    folder: &'w str,
    nth: usize,
    form: Form,
    to: &'w Path,
}

impl Of<'_> {
    fn workspace(
        &self,
        workspace: &Workspace,
        days: &[Day],
        context: &CommandContext,
        counted: &mut BTreeMap<&'static str, usize>,
    ) -> Result<(), WriteError> {
        let last = days.len().saturating_sub(1);
        for (nth, day) in days.iter().enumerate() {
            let standings = Standings::on(ReportContext {
                workspace,
                day: *day,
                lang: context.render_options.lang,
                revision: None,
                is_git_silent: false,
                is_drawn: false,
            });
            let standings = standings.called(self.folder);
            // What happened is told once, as it is known on the last day.
            for table in TABLES.iter().filter(|table| table.is_of_day || nth == last) {
                let mut by_year: BTreeMap<i32, Vec<Vec<Value>>> = BTreeMap::new();
                for row in table.rows(&standings) {
                    by_year.entry(row.year).or_default().push(row.values);
                }
                for (year, rows) in by_year {
                    *counted.entry(table.name).or_default() += rows.len();
                    self.file(table, year, &rows)?;
                }
            }
        }
        Ok(())
    }

    fn file(&self, table: &Table, year: i32, rows: &[Vec<Value>]) -> Result<(), WriteError> {
        let folder = self.to.join(table.name);
        let folder = folder.join(format!("municipality={}", self.municipality)).join(format!("year={year}"));
        let bytes = columns::file(self.form, &table.heads(), rows)?;
        put(&folder.join(format!("part-{:05}.{}", self.nth + 1, self.form.name())), &bytes)
    }
}

/// A name without what may identify anybody.
fn covered(name: String) -> String {
    searched(Detector::plain(), &Unsearched::new(name), Exposure::Meeting)
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    if let Some(folder) = path.parent() {
        write::folder(folder, Access::Usual)?;
    }
    Ok(write::plain(path, bytes)?)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
