//! Answers an editor: finds the workspace of each file, keeps what is typed, and turns answers into messages.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use super::address;
use super::desk::{Desk, Open};
use super::wire::{self, Asked, At, Editor, Json, Notice, Range};
use crate::assist::{self, FileEdit, Lines, Scene, Splice, Symbol};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::cli::context::CommandContext;
use crate::editing::tidied;
use crate::facts::entities::EntityKind;
use crate::io::disk;
use crate::io::editor::Message;
use crate::model::workspace::Workspace;
use crate::pii::detector::Exposure;
use crate::pii::told::told;
use crate::say;
use crate::syntax::finding::{FileId, Finding, Place};
use crate::syntax::text::Span;

/// How far it has come with an editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Waiting,
    Begun,
    /// The editor has said that it ends.
    Ending,
}

/// What answers an editor.
pub(super) struct Server {
    context: CommandContext,
    stage: Stage,
    editor: Editor,
    desks: Vec<Desk>,
    /// The files that the editor has written in since they were last judged, by desk.
    typed: HashMap<usize, HashSet<String>>,
    is_to_look: bool,
    /// What was last told of each file.
    told: BTreeMap<String, Vec<Json>>,
    /// The troubles that have been told.
    shown: HashSet<String>,
    sent: Vec<Message>,
}

impl Server {
    pub(super) fn new(context: &CommandContext) -> Self {
        Self {
            context: context.clone(),
            stage: Stage::Waiting,
            editor: Editor::default(),
            desks: Vec::new(),
            typed: HashMap::new(),
            is_to_look: false,
            told: BTreeMap::new(),
            shown: HashSet::new(),
            sent: Vec::new(),
        }
    }

    /// Whether the editor has said that it ends.
    pub(super) fn is_ending(&self) -> bool {
        self.stage == Stage::Ending
    }

    /// Whether it must look at the disk by itself now and then, since the editor does not tell what changes there.
    pub(super) fn looks_by_itself(&self) -> bool {
        self.stage == Stage::Begun && !self.editor.can_watch
    }

    /// The messages that are to be sent.
    pub(super) fn sent(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.sent)
    }

    fn lang(&self) -> Lang {
        self.context.render_options.lang
    }

    fn day(&self) -> Day {
        self.context.day
    }

    /// The day is another.
    pub(super) fn on(&mut self, day: Day) {
        self.context = CommandContext { day, today: day, ..self.context.clone() };
    }

    /// What the editor tells. It has its effect when there is time, or when something is asked.
    pub(super) fn notice(&mut self, notice: Notice) {
        if self.stage != Stage::Begun {
            return;
        }
        match notice {
            Notice::Initialized if self.editor.can_watch => self.sent.push(wire::watch()),
            Notice::Opened { file, version, text } => self.opened(file, version, text),
            Notice::Changed { file, version, changes } => self.changed(&file, version, changes),
            Notice::Closed(file) => {
                if let Some((at, name)) = self.place(&file) {
                    // What was typed last and never saved goes with it.
                    if let Some(names) = self.typed.get_mut(&at) {
                        names.remove(&name);
                    }
                    self.desks[at].closed(&name);
                }
            }
            Notice::OnDisk => self.is_to_look = true,
            Notice::Folders { added, removed } => {
                // What is typed is of a desk by its number.
                self.catch_up();
                let gone: Vec<PathBuf> = removed.iter().filter_map(|folder| address::path(folder)).collect();
                self.desks.retain(|desk| !gone.contains(&desk.root) || !desk.open.is_empty());
                for folder in &added {
                    self.add_folder(folder);
                }
            }
            _ => {}
        }
    }

    /// Looks at the disk before anything is told.
    pub(super) fn look(&mut self) {
        self.is_to_look = true;
    }

    /// Lets all that has been told have its effect, and tells what is found when that has changed.
    pub(super) fn settle(&mut self) {
        if self.stage != Stage::Begun {
            return;
        }
        self.catch_up();
        let day = self.day();
        let mut now: BTreeMap<String, (Option<i64>, Vec<Json>)> = BTreeMap::new();
        for at in 0..self.desks.len() {
            self.desks[at].judge(day);
            let desk = &self.desks[at];
            if let Some(trouble) = &desk.trouble {
                let text = Self::safe(desk, trouble.text(self.lang()));
                if self.shown.insert(text.clone()) {
                    self.sent.push(wire::shown(&text));
                }
            }
            let (workspace, found) = self.desks[at].found();
            let mut by_file: BTreeMap<FileId, Vec<&Finding>> = BTreeMap::new();
            for own in found {
                by_file.entry(own.place.file).or_default().push(own);
            }
            for (file, found) in by_file {
                let source = workspace.source(file);
                let desk = &self.desks[at];
                now.insert(
                    desk.address(source),
                    (desk.version(source), self.told_of(desk, workspace, &found)),
                );
            }
        }
        let gone: Vec<String> = self.told.keys().filter(|file| !now.contains_key(*file)).cloned().collect();
        for file in gone {
            self.told.remove(&file);
            self.sent.push(wire::findings(&file, None, &[]));
        }
        for (file, (version, found)) in now {
            if self.told.get(&file) != Some(&found) {
                self.sent.push(wire::findings(&file, version, &found));
                self.told.insert(file, found);
            }
        }
    }

    fn catch_up(&mut self) {
        for (at, names) in std::mem::take(&mut self.typed) {
            let mut names: Vec<String> = names.into_iter().collect();
            names.sort();
            if let Some(desk) = self.desks.get_mut(at) {
                desk.typed(&names);
            }
        }
        if std::mem::take(&mut self.is_to_look) {
            self.desks.iter_mut().for_each(Desk::look);
        }
    }

    /// The findings of one file as an editor is told them.
    fn told_of(&self, desk: &Desk, workspace: &Workspace, found: &[&Finding]) -> Vec<Json> {
        let lang = self.lang();
        let Some(first) = found.first() else { return Vec::new() };
        let lines = desk.lines(workspace.source(first.place.file), self.editor.units);
        let told = |own: &&Finding| {
            let mut text = format!("{}\n{}", own.what.text(lang), own.help.text(lang));
            if own.more > 0 {
                let more = own.more;
                text += "\n";
                text += say!("… och {more} till av samma slag.", "… and {more} more of the same kind.")
                    .text(lang);
            }
            let related = own.related.as_ref().map(|(place, said)| {
                let source = workspace.source(place.file);
                let lines = desk.lines(source, self.editor.units);
                (wire::location(&desk.address(source), range(&lines, place.span)), said.text(lang))
            });
            wire::finding(range(&lines, own.place.span), (own.severity, own.rule), &text, related)
        };
        found.iter().map(told).collect()
    }

    /// The answer to what an editor asks.
    pub(super) fn answer(&mut self, id: &Json, asked: Asked) {
        let lang = self.lang();
        let refused = |code, sv: &'static str, en: &'static str| wire::refusal(id, code, lang.pick(sv, en));
        let answer = match (self.stage, asked) {
            (Stage::Waiting, Asked::Initialize(editor)) => {
                self.begin(&editor);
                wire::answer(id, &wire::abilities(&self.editor))
            }
            (Stage::Waiting, _) => refused(
                wire::NOT_BEGUN,
                "Redigeraren har inte presenterat sig.",
                "The editor has not introduced itself.",
            ),
            (Stage::Ending, _) | (Stage::Begun, Asked::Initialize(_)) => {
                refused(wire::ENDED, "Det går inte nu.", "That cannot be done now.")
            }
            (Stage::Begun, Asked::Shutdown) => {
                self.stage = Stage::Ending;
                wire::answer(id, &wire::nothing())
            }
            (Stage::Begun, Asked::Other(name)) => {
                let why = say!("vbe svarar inte på {name}.", "vbe does not answer {name}.");
                wire::refusal(id, wire::UNKNOWN, why.text(lang))
            }
            (Stage::Begun, Asked::Unclear) => refused(
                wire::UNCLEAR,
                "Frågan saknar fil eller plats.",
                "The question lacks a file or a place.",
            ),
            (Stage::Begun, asked) => {
                self.catch_up();
                if matches!(asked, Asked::Actions(..)) {
                    let day = self.day();
                    self.desks.iter_mut().for_each(|desk| desk.judge(day));
                }
                match self.said(asked) {
                    Ok(answer) => wire::answer(id, &answer),
                    Err(why) => wire::refusal(id, wire::REFUSED, why.text(lang)),
                }
            }
        };
        self.sent.push(answer);
    }

    /// Answers that a question is asked no more.
    pub(super) fn cancelled(&mut self, id: &Json) {
        let why = self.lang().pick("Frågan drogs tillbaka.", "The question was withdrawn.");
        self.sent.push(wire::refusal(id, wire::CANCELLED, why));
    }

    fn said(&mut self, asked: Asked) -> Result<Json, Say> {
        Ok(match asked {
            Asked::Hover(file, at) => self.in_file(&file, |server, desk, scene| {
                let lines = desk.lines(&scene.loaded().source, server.editor.units);
                let (text, span) = assist::hover(scene, lines.byte(at))?;
                Some(wire::hover(&Self::safe(desk, &text), range(&lines, span)))
            }),
            Asked::Complete(file, at) => {
                self.in_file(&file, |server, desk, scene| Some(server.complete(desk, scene, at)))
            }
            Asked::Define(file, at) => self.in_file(&file, |server, desk, scene| {
                let lines = desk.lines(&scene.loaded().source, server.editor.units);
                Some(server.location(desk, assist::definition(scene, lines.byte(at))?))
            }),
            Asked::Uses { file, at, with_own } => self.in_file(&file, |server, desk, scene| {
                let lines = desk.lines(&scene.loaded().source, server.editor.units);
                let own = assist::definition(scene, lines.byte(at))?;
                let uses = assist::uses(scene.workspace, own).into_iter();
                let places = uses.map(|(file, name)| Place::new(file, name.text.span));
                let all = with_own.then_some(own).into_iter().chain(places);
                Some(wire::list(all.map(|place| server.location(desk, place)).collect()))
            }),
            Asked::SymbolsOf(file) => self.in_file(&file, |server, desk, scene| {
                let lines = desk.lines(&scene.loaded().source, server.editor.units);
                let all = assist::in_file(scene.workspace, scene.file, server.lang());
                Some(wire::list(nested(&lines, &all)))
            }),
            Asked::Symbols(searched) => {
                let mut all = Vec::new();
                for desk in &self.desks {
                    let found = assist::matching((desk.workspace(), self.lang()), &searched);
                    all.extend(found.iter().map(|own| {
                        wire::found(own.kind, (&own.title, &own.id), &self.location(desk, own.place))
                    }));
                }
                wire::list(all)
            }
            Asked::CanRename(file, at) => self.in_file(&file, |server, desk, scene| {
                let lines = desk.lines(&scene.loaded().source, server.editor.units);
                let (span, id) = assist::renamable(scene, lines.byte(at))?;
                Some(wire::renamable(range(&lines, span), &id))
            }),
            Asked::Rename { file, at, to } => return self.renamed(&file, at, &to),
            Asked::Actions(file, span) => {
                self.in_file(&file, |server, desk, scene| Some(server.actions(desk, scene, span)))
            }
            Asked::Format(file) => self.in_file(&file, |server, desk, scene| {
                let loaded = scene.loaded();
                let change = tidied(scene.workspace, loaded).ok()??;
                let now = String::from_utf8(change.now).ok()?;
                let splice = assist::one_splice(loaded.source.text.raw(), &now)?;
                let lines = desk.lines(&loaded.source, server.editor.units);
                Some(wire::list(vec![wire::text_edit(range(&lines, splice.span), &splice.new)]))
            }),
            Asked::Initialize(_) | Asked::Shutdown | Asked::Other(_) | Asked::Unclear => wire::nothing(),
        })
    }

    /// What is said of a file of a workspace; nothing of any other file.
    fn in_file(&self, file: &str, answer: impl Fn(&Self, &Desk, Scene<'_>) -> Option<Json>) -> Json {
        let said = || {
            let (at, name) = self.place(file)?;
            let desk = &self.desks[at];
            answer(self, desk, desk.scene(&name, self.lang(), self.day())?)
        };
        said().unwrap_or_else(wire::nothing)
    }

    fn location(&self, desk: &Desk, place: Place) -> Json {
        let source = desk.workspace().source(place.file);
        wire::location(&desk.address(source), range(&desk.lines(source, self.editor.units), place.span))
    }

    /// A text as it can be told: what identifies people is covered in it.
    fn safe(desk: &Desk, text: &str) -> String {
        told(desk.detector(), text, Exposure::Meeting).into_owned()
    }

    fn complete(&self, desk: &Desk, scene: Scene<'_>, at: At) -> Json {
        let source = &scene.loaded().source;
        let lines = desk.lines(source, self.editor.units);
        let byte = lines.byte(at);
        let (found, is_whole) = assist::suggestions(scene, byte);
        let item = |(nth, own): (usize, &assist::Suggestion)| {
            let typed = source.text.raw().get(own.span.start as usize..byte).unwrap_or_default();
            let title = Self::safe(desk, &own.title);
            let place = (range(&lines, own.span), own.new.as_str(), typed);
            wire::suggestion(nth, own.kind, (&own.label, &title, &own.said), place)
        };
        // What is typed chooses by the names of fields too, which an editor cannot: it asks again.
        let is_whole = is_whole && found.is_empty();
        wire::suggestions(&found.iter().enumerate().map(item).collect::<Vec<_>>(), is_whole)
    }

    fn renamed(&self, file: &str, at: At, to: &str) -> Result<Json, Say> {
        let nothing = || Say::fixed("Här står inget id att byta.", "There is no id here to change.");
        let (nth, name) = self.place(file).ok_or_else(nothing)?;
        let desk = &self.desks[nth];
        let scene = desk.scene(&name, self.lang(), self.day()).ok_or_else(nothing)?;
        let byte = desk.lines(&scene.loaded().source, self.editor.units).byte(at);
        let edits = assist::renamed(scene, byte, to)?;
        if !self.editor.can_move && edits.iter().any(|own| matches!(own, FileEdit::Move { .. })) {
            return Err(Say::fixed(
                "Filen heter som id:t, och den här redigeraren låter inte vbe byta namn på filer.",
                "The file is called as the id, and this editor does not let vbe rename files.",
            ));
        }
        self.edits(desk, &edits).ok_or_else(nothing)
    }

    fn actions(&self, desk: &Desk, scene: Scene<'_>, (start, end): Range) -> Json {
        let lines = desk.lines(&scene.loaded().source, self.editor.units);
        let span = Span::new(lines.byte(start), lines.byte(end).max(lines.byte(start)));
        let mut findings = desk.found_in(scene.file);
        findings.sort_by_key(|own| own.place);
        let all = assist::actions(scene, span, &findings);
        let (mut preferred, mut told) = (HashSet::new(), Vec::new());
        for own in all {
            let moves = own.edits.iter().any(|edit| matches!(edit, FileEdit::Move { .. }));
            if moves && !self.editor.can_move {
                continue;
            }
            let Some(edit) = self.edits(desk, &own.edits) else { continue };
            let mended = own.mends.and_then(|nth| findings.get(nth).map(|found| (nth, found)));
            let finding = mended.map(|(_, found)| self.told_of(desk, scene.workspace, &[found]));
            let is_first = mended.is_some_and(|(nth, _)| own.is_certain && preferred.insert(nth));
            let title = own.title.text(self.lang()).replace('\n', " ");
            let finding = finding.as_ref().and_then(|all| all.first());
            told.push(wire::action(&Self::safe(desk, &title), finding, &edit, is_first));
        }
        wire::list(told)
    }

    /// Edits as an editor makes them; `None` where it cannot.
    fn edits(&self, desk: &Desk, edits: &[FileEdit]) -> Option<Json> {
        let mut all = Vec::new();
        for own in edits {
            match own {
                FileEdit::Text { file, splices } => {
                    let source = desk.workspace().source(*file);
                    let lines = desk.lines(source, self.editor.units);
                    let edit = |own: &Splice| wire::text_edit(range(&lines, own.span), &own.new);
                    let version = desk.version(source);
                    all.push(wire::edits_of(
                        &desk.address(source),
                        version,
                        &splices.iter().map(edit).collect::<Vec<_>>(),
                    ));
                }
                FileEdit::Create { path, text } if self.editor.can_create => {
                    let file = address::address(path);
                    let edit = wire::text_edit(((0, 0), (0, 0)), text);
                    all.extend([wire::created(&file), wire::edits_of(&file, None, &[edit])]);
                }
                FileEdit::Move { from, to } if self.editor.can_move => {
                    all.push(wire::moved(&address::address(from), &address::address(to)));
                }
                FileEdit::Create { .. } | FileEdit::Move { .. } => return None,
            }
        }
        Some(wire::changes(&all, self.editor.can_move || self.editor.can_create))
    }

    fn begin(&mut self, editor: &Editor) {
        // Whoever has said which language is read has said it; otherwise the editor knows.
        if !self.context.is_language_said
            && let Some(lang) = editor.locale.as_deref().and_then(Lang::read)
        {
            self.context.render_options.lang = lang;
        }
        self.editor = editor.clone();
        self.stage = Stage::Begun;
        for folder in &editor.folders {
            self.add_folder(folder);
        }
    }

    /// Opens the workspace that a folder is or is in.
    fn add_folder(&mut self, folder: &str) {
        if let Some(root) = address::path(folder).and_then(|path| disk::workspace(&path)) {
            self.add(root);
        }
    }

    fn add(&mut self, root: PathBuf) -> usize {
        if let Some(at) = self.desks.iter().position(|desk| desk.root == root) {
            return at;
        }
        self.desks.push(Desk::at(root, &self.context));
        self.desks.len() - 1
    }

    /// The workspace that a file is in, by its number, and its name there.
    fn place(&self, file: &str) -> Option<(usize, String)> {
        let path = address::path(file)?;
        let mut own: Vec<usize> = (0..self.desks.len()).collect();
        // Of one workspace in another the inner has it.
        own.sort_by_key(|at| std::cmp::Reverse(self.desks[*at].root.as_os_str().len()));
        own.into_iter().find_map(|at| Some((at, self.desks[at].name(&path)?)))
    }

    fn opened(&mut self, file: String, version: Option<i64>, text: String) {
        let Some(path) = address::path(&file) else { return };
        if let Some(root) = path.parent().and_then(disk::workspace) {
            self.add(root);
        }
        if let Some((at, name)) = self.place(&file) {
            self.desks[at].open(name.clone(), Open::new(file, version, text));
            self.typed.entry(at).or_default().insert(name);
        }
    }

    fn changed(&mut self, file: &str, version: Option<i64>, changes: Vec<(Option<Range>, String)>) {
        let Some((at, name)) = self.place(file) else { return };
        let units = self.editor.units;
        let Some(open) = self.desks[at].open.get_mut(&name) else { return };
        for (range, new) in changes {
            match range {
                None => open.text = new,
                Some((start, end)) => {
                    let lines = Lines::of(&open.text, units, false);
                    let (start, end) = (lines.byte(start), lines.byte(end));
                    open.text.replace_range(start..end.max(start), &new);
                }
            }
        }
        open.version = version;
        self.typed.entry(at).or_default().insert(name);
    }
}

fn range(lines: &Lines<'_>, span: Span) -> Range {
    (lines.position(span.start as usize), lines.position(span.end as usize))
}

/// What has an id in a file as a tree of two levels: the record, and its parts in it.
fn nested(lines: &Lines<'_>, all: &[Symbol]) -> Vec<Json> {
    let told = |own: &Symbol, parts: &[Json]| {
        let whole = (range(lines, own.span), range(lines, own.place.span));
        wire::symbol(own.kind, (&own.title, &own.id), whole, parts)
    };
    let is_record = |own: &&Symbol| matches!(own.kind, EntityKind::Record(_));
    let parts = || all.iter().filter(|own| !is_record(own)).map(|own| told(own, &[])).collect::<Vec<_>>();
    all.iter().filter(is_record).map(|own| told(own, &parts())).collect()
}
