//! What can be written for what an option or an operand takes.

use super::line::Line;
use crate::base::day::Day;
use crate::base::likeness::plain_form;
use crate::base::period::Period;
use crate::base::wording::{self, Word};
use crate::cli::args::{Of, Takes};
use crate::editing::{self, Choice, RowSort, VALUE, candidates, row_sorts};
use crate::facts::called;
use crate::facts::entities::{Entity, EntityIndex, EntityKind};
use crate::facts::naming;
use crate::facts::select::Trees;
use crate::model::kinds::Kind;
use crate::model::load::Loaded;
use crate::model::records::organisation::{Actor, ActorKind};
use crate::model::workspace::Workspace;
use crate::reports::listing::Listed;
use crate::syntax::schema::Form;

/// What a shell is told in place of an offer: it is to offer files or folders itself.
pub(super) const FILES: &str = ":files";
pub(super) const FOLDERS: &str = ":folders";

type Offer = (String, String);

/// The progress of an activity, which goes by the name of the activity.
const PROGRESS: EntityKind = EntityKind::Record("activity");

pub(super) struct Values<'l> {
    pub line: &'l Line<'l>,
    pub today: Day,
}

impl Values<'_> {
    /// What is known without a workspace; `None` where it takes one.
    pub(super) fn known(&self, of: &Takes) -> Option<Vec<Offer>> {
        let lang = self.line.lang;
        Some(match of {
            Takes::Anything => Vec::new(),
            Takes::File => vec![(FILES.to_owned(), String::new())],
            Takes::Folder => vec![(FOLDERS.to_owned(), String::new())],
            Takes::Words(words) => self.words(words),
            Takes::Named(all) => {
                all.iter().map(|(name, about)| ((*name).to_owned(), about.text(lang).to_owned())).collect()
            }
            Takes::Day => vec![self.day()],
            Takes::State => {
                let listed = self.line.operands.first().and_then(|kind| Listed::named(kind))?;
                self.words(&listed.states(listed.status().as_ref()))
            }
            _ => return None,
        })
    }

    /// What a workspace has.
    pub(super) fn of(&self, of: &Takes, workspace: &Workspace) -> Vec<Offer> {
        match of {
            Takes::Time => self.times(workspace),
            Takes::Things(kinds) => self.things(workspace, |one| kinds.contains(&one.kind), kinds.len() == 1),
            Takes::Record => self.things(workspace, |one| matches!(one.kind, EntityKind::Record(_)), false),
            Takes::Thing => self.things(workspace, |one| one.kind != PROGRESS, false),
            Takes::Actor(kinds) => self.actors(workspace, kinds),
            Takes::Assignment(of) => self.assignments(workspace, *of),
            Takes::Field => {
                let kind = self.record(workspace).map(|(kind, _)| kind);
                kind.map(|kind| self.keys(kind, kind.form(), "", "")).unwrap_or_default()
            }
            Takes::Row => self.row(workspace),
            _ => Vec::new(),
        }
    }

    fn day(&self) -> Offer {
        (self.today.to_string(), self.line.lang.pick("i dag", "today").to_owned())
    }

    /// The words that go on from what is typed, by the word for them in the language or by their names.
    fn words(&self, words: &[Word<'_>]) -> Vec<Offer> {
        let lang = self.line.lang;
        let offer = |(at, word): (usize, &Word<'_>)| {
            let said = word.label.as_ref().map_or("", |label| label.text(lang));
            // One word for the shell: `sen start` is read as `sen-start` too.
            let spoken =
                word.shown(lang).split([',', ';', '(']).next().unwrap_or_default().trim().replace(' ', "-");
            let is_meant = wording::meant(&spoken, words) == Some(at);
            let spoken = Some(spoken).filter(|_| is_meant).unwrap_or_else(|| word.name.to_owned());
            let value =
                [spoken, word.name.to_owned()].into_iter().find(|own| own.starts_with(self.line.typed))?;
            let about = if value == word.name { said } else { word.name };
            let about =
                if plain_form(about) == plain_form(&value) { String::new() } else { about.to_owned() };
            Some((value, about))
        };
        words.iter().enumerate().filter_map(offer).collect()
    }

    /// The times of the plans, and the years and half-years in them.
    fn times(&self, workspace: &Workspace) -> Vec<Offer> {
        let now = self.today.year();
        let plans: Vec<_> = workspace
            .plans()
            .filter_map(|plan| Some((plan.record.period.as_ref()?, &plan.record.title)))
            .collect();
        let near = |day: Day| day.year().clamp(now - 10, now + 10);
        let first = plans.iter().map(|(time, _)| near(time.period.first)).chain([now]).min().unwrap_or(now);
        let last = plans.iter().map(|(time, _)| near(time.period.last)).chain([now + 1]).max().unwrap_or(now);
        let told = |text: String| {
            let Period { first, last } = Period::read(&text)?;
            Some((text, format!("{first} – {last}")))
        };
        let of_plans = plans.iter().map(|(time, title)| (time.text.to_string(), title.to_string()));
        let years = (first..=last).map(|year| year.to_string());
        let halves = (first..=last).flat_map(|year| ["H1", "H2"].map(|half| format!("{year}-{half}")));
        of_plans.chain(years.chain(halves).filter_map(told)).collect()
    }

    /// Things by their names, each with its title and, among several sorts, which it is of.
    fn things(
        &self,
        workspace: &Workspace,
        is_wanted: impl Fn(&Entity) -> bool,
        is_one_sort: bool,
    ) -> Vec<Offer> {
        let lang = self.line.lang;
        let trees = Trees::new(workspace);
        let index = EntityIndex::of(workspace, &trees);
        let title = |one: &Entity| {
            let is_own = |other: &&Entity| other.kind == EntityKind::Activity && other.id == one.id;
            let activity = (one.kind == PROGRESS).then(|| index.all.iter().find(is_own)).flatten();
            activity.unwrap_or(one).title.clone()
        };
        let offer = |(name, at): (String, usize)| {
            let one = &index.all[at];
            let (title, sort) = (title(one), one.sort(workspace));
            let about = match (&*title, is_one_sort) {
                ("", _) => sort.text(lang).to_owned(),
                (_, true) => title,
                (_, false) => format!("{title} ({})", sort.text(lang)),
            };
            (name, about)
        };
        called::names(&index, self.line.typed, is_wanted).into_iter().map(offer).collect()
    }

    fn actors(&self, workspace: &Workspace, kinds: &[ActorKind]) -> Vec<Offer> {
        let is_wanted = |actor: &&Actor| kinds.is_empty() || kinds.contains(&actor.kind);
        let all = workspace.organisations().flat_map(|own| &own.record.actors).filter(is_wanted);
        let all: Vec<Offer> = all.map(|actor| (actor.id.to_string(), actor.title.to_string())).collect();
        self.by_title(all)
    }

    /// Those whose names go on from what is typed; where there are none, the only one whose title does.
    fn by_title(&self, all: Vec<Offer>) -> Vec<Offer> {
        let (typed, title) = (self.line.typed, plain_form(self.line.typed));
        let is_named = |(name, _): &Offer| name.starts_with(typed);
        if all.iter().any(is_named) || title.len() < 3 {
            return all.into_iter().filter(is_named).collect();
        }
        let titled: Vec<Offer> =
            all.into_iter().filter(|(_, own)| plain_form(own).starts_with(&title)).collect();
        if titled.len() == 1 { titled } else { Vec::new() }
    }

    /// The record that the first operand names, and its kind.
    fn record<'w>(&self, workspace: &'w Workspace) -> Option<(&'static Kind, &'w Loaded)> {
        let written = self.line.operands.first()?;
        let trees = Trees::new(workspace);
        let index = EntityIndex::of(workspace, &trees);
        let is_record = |one: &&Entity| matches!(one.kind, EntityKind::Record(_));
        let named = called::names(&index, written, |one| is_record(&one));
        let (_, at) = named.iter().find(|(name, _)| name == written).or_else(|| named.first())?;
        let loaded = workspace.file(index.all[*at].place.file);
        Some((loaded.kind?, loaded))
    }

    fn assignments(&self, workspace: &Workspace, of: Of) -> Vec<Offer> {
        let written = self.line.operands.first().copied().unwrap_or_default();
        match of {
            Of::Record => {
                let Some((kind, loaded)) = self.record(workspace) else { return Vec::new() };
                self.fields(kind, kind.form(), "", |field| candidates(workspace, loaded, field))
            }
            Of::New => {
                let kinds = editing::kinds();
                let Some(word) = wording::meant(written, &kinds).and_then(|at| kinds.get(at)) else {
                    return Vec::new();
                };
                // A new activity is one of a plan.
                let place = if word.name == "activity" { Some(("plan", "activities")) } else { None };
                self.new_fields(
                    workspace,
                    place.map_or(word.name, |(kind, _)| kind),
                    place.map(|(_, list)| list),
                )
            }
            Of::Listed => {
                let Some(listed) = Listed::named(written) else { return Vec::new() };
                self.new_fields(workspace, listed.kind.name, listed.list)
            }
        }
    }

    /// The fields of a new record, or of a row in one of its lists.
    fn new_fields(&self, workspace: &Workspace, kind: &str, list: Option<&str>) -> Vec<Offer> {
        let Some(kind) = Kind::named(kind) else { return Vec::new() };
        let row = |list| kind.form().key(list).and_then(Form::items);
        let Some(form) = list.map_or(Some(kind.form()), row) else { return Vec::new() };
        let plan = workspace.plans().next().map(|plan| plan.record);
        self.fields(kind, form, list.unwrap_or_default(), |field| editing::choices(workspace, plan, field))
    }

    /// The keys, and after `=` the values of one.
    fn fields(
        &self,
        kind: &'static Kind,
        form: Form<'static>,
        list: &str,
        choices: impl Fn(Form<'static>) -> Vec<Choice>,
    ) -> Vec<Offer> {
        let Some((key, value)) = self.line.typed.split_once('=') else {
            return self.keys(kind, form, list, "=");
        };
        let plain = key.trim_end_matches(['+', '-']);
        let Some(field) = plain.split('.').try_fold(form, Form::key) else {
            return Vec::new();
        };
        let begun = value.rfind(',').filter(|_| field.is_list()).map_or(0, |at| at + 1);
        let start = format!("{key}={}", &value[..begun]);
        let choice = |own: Choice| (format!("{start}{}", own.value), own.title(self.line.lang).to_owned());
        let mut all: Vec<Offer> = choices(field).into_iter().map(choice).collect();
        if all.is_empty() && matches!(field.format(), "day" | "period" | "planned" | "begun") {
            let (day, about) = self.day();
            all.push((format!("{start}{day}"), about));
        }
        all
    }

    fn keys(&self, kind: &'static Kind, form: Form<'static>, list: &str, end: &str) -> Vec<Offer> {
        let about = |key: &str| {
            let path = if list.is_empty() { key.to_owned() } else { format!("{list}.{key}") };
            let said = naming::last(kind, &path);
            said.text(self.line.lang).to_owned()
        };
        form.keys()
            .filter(|key| !matches!(*key, "kind" | "id"))
            .map(|key| (format!("{key}{end}"), about(key)))
            .collect()
    }

    /// What `vbe add` takes after the sort: what is added to, and then the fields of what is added.
    fn row(&self, workspace: &Workspace) -> Vec<Offer> {
        let sorts = row_sorts();
        let written = self.line.operands.first().copied().unwrap_or_default();
        let Some(name) = wording::meant(written, &sorts).and_then(|at| sorts.get(at)).map(|own| own.name)
        else {
            return Vec::new();
        };
        let is_first = self.line.operands.len() == 1;
        if name == VALUE {
            return if is_first {
                self.things(workspace, |one| one.kind == EntityKind::Indicator, true)
            } else {
                self.begun(self.new_fields(workspace, "measurement", None))
            };
        }
        let places = RowSort::named(name).map_or(&[][..], |sort| sort.places);
        if is_first {
            let is_place = |one: &Entity| places.iter().any(|(kind, _)| one.kind == EntityKind::Record(kind));
            return self.things(workspace, is_place, places.len() == 1);
        }
        let place = places.first();
        place.map(|(kind, list)| self.begun(self.new_fields(workspace, kind, Some(list)))).unwrap_or_default()
    }

    /// Those that go on from what is typed.
    fn begun(&self, all: Vec<Offer>) -> Vec<Offer> {
        all.into_iter().filter(|(value, _)| value.starts_with(self.line.typed)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_year_is_offered_as_it_is_read() {
        for text in ["2025-H1", "2025-H2"] {
            assert!(Period::read(text).is_some(), "{text}");
        }
    }
}
