//! Makes the draft of the tables of a file, row by row.

use super::account::{Certainty, Finished, Line, Options};
use super::activity::{Became, With, flat, include, not_to_be_done};
use super::beside::is_of_day;
use super::boxes;
use super::coloured::Legend;
use super::columns::Column;
use super::facts::Facts;
use super::frame;
use super::goals;
use super::handles::plain;
use super::heads::{Meaning, Said, is_nameless, party};
use super::labels::{Piece, begins};
use super::letters::{LEGEND, Letters};
use super::marks;
use super::numbered::{self, Named};
use super::reader::Item;
use super::roles::Roles;
use super::rows;
use super::status;
use super::trailing;
use super::units::is_amount;
use super::unlabelled;
use super::whole::{Measured, Which, Whole};
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::base::period::Period;
use crate::base::rhythm::Recurrence;
use crate::io::tables::{Row, Table};
use crate::model::workspace::Workspace;
use crate::pii::detector::{Class, Detector, Exposure};
use crate::say;
use crate::syntax::text::{Span, conceal};

/// Why no draft was made.
#[derive(Clone, Debug)]
pub enum Unclear {
    /// No sheet has the name that was asked for; those of the file, where it has sheets.
    NoSheet(Vec<String>),
    /// No table has the number that was asked for; how many there are.
    NoTable(usize),
    /// No table has known heads, and no list has activities.
    NoHeads,
    /// There is no table, and no list that has activities.
    NoList,
    /// A finish may be a promise or an outcome; the place of the first.
    Finish(Say),
    /// The tables have known heads, and no activity below them.
    NoRows,
    /// Neither the user nor the file says which time the plan holds for; the years that its activities name.
    NoPeriod(Option<String>),
}

/// The draft so far.
pub(super) struct Draft<'m> {
    pub(super) roles: Roles<'m>,
    pub(super) detector: &'m Detector,
    pub(super) options: &'m Options,
    pub(super) day: Day,
    /// The time that the plan holds for, which its times may leave out the year of.
    pub(super) plan: Option<Period>,
    pub(super) whole: Whole,
    pub(super) lines: Vec<Line>,
    pub(super) rows: usize,
    /// The heading that tables without one of their own stand under.
    pub(super) section: Option<String>,
    /// The line that tells of that heading, until something stands under it.
    pub(super) heading: Option<usize>,
    /// The goal of the plan that tables stand under.
    pub(super) goal: Option<String>,
    /// The lines that tell of what tables stand under, each with it, and whether it is the name of a sheet.
    pub(super) sections: Vec<(usize, String, bool)>,
    /// Whether the line above the next table is no heading.
    pub(super) is_plain: bool,
    /// What the colours of cells mean.
    pub(super) legend: Legend,
    /// What the letters of statuses mean.
    pub(super) letters: Letters,
}

impl<'m> Draft<'m> {
    pub(super) fn new(
        workspace: &'m Workspace,
        options: &'m Options,
        day: Day,
        plan: Option<Period>,
    ) -> Self {
        let (roles, whole) = (Roles::of(workspace), Whole::default());
        let detector = &workspace.config.detector;
        Self {
            roles,
            detector,
            options,
            day,
            plan,
            whole,
            lines: Vec::new(),
            rows: 0,
            section: None,
            heading: None,
            goal: None,
            sections: Vec::new(),
            is_plain: false,
            legend: Legend::default(),
            letters: Letters::default(),
        }
    }

    /// The heading that a table stands under, which is told of where it is the table's own.
    pub(super) fn section_of(&mut self, table: &Table) -> Option<String> {
        let Some(title) = table.title.as_ref().filter(|title| !is_nameless(title)) else {
            return self.section();
        };
        // A heading that identifies somebody has stopped the import.
        if table.sheet.is_none() && !self.detector.find(title, Exposure::Brought).is_empty() {
            if !self.front(&table.place_of_title(), title) {
                self.left_out(table.place_of_title(), title, ABOVE);
            }
            return self.section();
        }
        if self.letters.is_in(title) {
            self.tell(table.place_of_title(), "", title, Certainty::Guessed, LEGEND, String::new());
            return self.section();
        }
        if frame::is_title(title) {
            // A title in the sheet says more than the name of it.
            let is_below =
                |row: &Row| row.filled().count() == 1 && row.filled().all(|(_, text)| frame::is_title(text));
            if table.sheet.is_some() && table.rows.iter().take(10).any(is_below) {
                let name = Say::fixed("bladets namn", "the name of the sheet");
                self.tell(table.place_of_title(), "", title, Certainty::LeftOut, name, String::new());
            } else if self.whole.title.is_none() {
                self.title(table.place_of_title(), title);
            }
            return self.section();
        }
        // What only says that activities follow is no area.
        let meaning = self.options.columns.of(title);
        if meaning.is_some_and(|own| own.is_sure && own.column == Column::Title) {
            let why = Say::fixed("rubrik över åtgärderna", "the heading of the activities");
            self.tell(table.place_of_title(), "", title, Certainty::Guessed, why, String::new());
            return self.section();
        }
        if self.goal_of(table.place_of_title(), title)
            || table.sheet.is_none() && self.front(&table.place_of_title(), title)
        {
            return self.section();
        }
        let says_nothing = meaning.is_some_and(|own| own.is_sure)
            || Period::validity(title).is_some()
            || Recurrence::read(title).is_some();
        if table.sheet.is_some() && says_nothing {
            let name = Say::fixed("bladets namn", "the name of the sheet");
            self.tell(table.place_of_title(), "", title, Certainty::LeftOut, name, String::new());
            return self.section();
        }
        if table.sheet.is_none() && (self.is_plain || is_beside(title, &self.options.columns)) {
            self.left_out(table.place_of_title(), title, ABOVE);
            return self.section();
        }
        self.sections.push((self.lines.len(), title.clone(), table.sheet.is_some()));
        self.tell(table.place_of_title(), "", title, Certainty::Guessed, AREA, String::new());
        (self.section, self.goal) = (Some(title.clone()), None);
        self.section.clone()
    }

    /// Takes a line as the goal of the plan that what follows serves. Returns whether it is one.
    pub(super) fn goal_of(&mut self, place: Say, said: &str) -> bool {
        let Some(goal) = goals::of(said, &self.options.columns) else { return false };
        if self.is_of_list(said) {
            self.listed_goals(&goal);
            self.tell(place, "", said, Certainty::Guessed, Column::Overall.said(), String::new());
            self.sections.push((self.lines.len() - 1, goal, false));
            return true;
        }
        self.sections.push((self.lines.len(), goal.clone(), false));
        self.tell(place, "", said, Certainty::Guessed, of_rows(Column::Overall), String::new());
        self.goal = Some(goal);
        true
    }

    /// Takes a line beside the activities as an indicator of the plan: `Indikator: andel som deltar`. Returns whether it is one.
    pub(super) fn indicator_of(&mut self, place: &Say, said: &str) -> bool {
        /// The longest, in bytes: what is longer is a text.
        const LONG: usize = 200;
        let is_one = begins(said, &self.options.columns) == Some(Column::Indicator);
        let Some((_, title)) = said.split_once(':').filter(|_| is_one && !said.contains('\n')) else {
            return false;
        };
        let title = title.trim().trim_end_matches('.');
        if title.is_empty() || title.len() > LONG || !self.detector.find(title, Exposure::Brought).is_empty()
        {
            return false;
        }
        self.whole.indicators.push(Measured { title: title.to_owned(), ..Measured::default() });
        self.tell(place.clone(), "", said, Certainty::Guessed, Column::Indicator.said(), String::new());
        true
    }

    /// Whether a line of a goal stands right below another such line, with nothing between them: they are the goals of the plan,
    /// and what follows serves none of them more than the others.
    fn is_of_list(&self, said: &str) -> bool {
        let first = |text: &str| text.split([' ', ':']).next().map(fold);
        let above = self.sections.last().filter(|(at, ..)| at + 1 == self.lines.len());
        above.is_some_and(|(at, goal, _)| {
            let is_goal = self.goal.as_ref() == Some(goal) || self.whole.goals.has(goal);
            is_goal && first(&self.lines[*at].said) == first(said)
        })
    }

    fn listed_goals(&mut self, goal: &str) {
        if let Some(above) = self.goal.take() {
            self.whole.goals.place(&above);
            if let Some(line) = self.lines.last_mut() {
                line.became = Column::Overall.said();
            }
        }
        self.whole.goals.place(goal);
    }

    /// Leaves out a text. Nobody asked for it, so what identifies somebody is not kept.
    pub(super) fn left_out(&mut self, place: Say, text: &str, why: Say) {
        let text = &*plain(text);
        let hits = self.detector.find(text, Exposure::Brought);
        let why = if hits.is_empty() {
            why
        } else if hits.iter().all(|hit| hit.class == Class::Social) {
            // Without the account the rest is a text like others.
            let spans: Vec<Span> = hits.iter().map(|hit| hit.span).collect();
            let covered = conceal(text, 0..text.len(), &spans);
            return self.tell(place, "", &covered, Certainty::LeftOut, why, String::new());
        } else {
            let Say { sv, en } = why;
            say!("{sv}; pekar ut någon, och är inte kvar", "{en}; it identifies somebody, and is not kept")
        };
        self.tell(place, "", text, Certainty::LeftOut, why, String::new());
    }

    /// Takes a text in a frame of its own as what stands above the next table: an area, or a goal of the plan.
    pub(super) fn above_next(&mut self, table: &Table) {
        let Some((row, (column, cell))) = table.rows.iter().find_map(|row| Some((row, row.own().next()?)))
        else {
            return;
        };
        let place = table.place(row, column);
        let labelled = rows::labelled(&cell.text, &self.options.columns);
        if self.goal_of(place.clone(), &cell.text) {
            return;
        }
        let title = labelled.map_or_else(|| cell.text.replace('\n', " "), |(_, title)| title);
        self.sections.push((self.lines.len(), title.clone(), false));
        self.tell(place, "", &cell.text, Certainty::Guessed, AREA, String::new());
        (self.section, self.goal, self.heading) = (Some(title), None, None);
    }

    /// Tells of headings and names of sheets that no activity stands under.
    pub(super) fn unused_sections(&mut self) {
        for (at, title, is_sheet) in std::mem::take(&mut self.sections) {
            let is_used = [&self.whole.areas, &self.whole.goals].iter().any(|own| own.has(&title));
            let Some(line) = self.lines.get_mut(at).filter(|_| !is_used) else { continue };
            (line.how, line.became) = if is_sheet {
                (Certainty::LeftOut, Say::fixed("bladets namn", "the name of the sheet"))
            } else {
                (Certainty::Unread, NONE_BELOW)
            };
        }
    }

    /// The heading that is read under, which something stands under now.
    fn section(&mut self) -> Option<String> {
        if let Some(line) = self.heading.take().and_then(|at| self.lines.get_mut(at)) {
            (line.how, line.became) = (Certainty::Guessed, AREA);
        }
        self.section.clone()
    }

    /// Takes a text as the title of the plan, and the time that it holds for where that stands there.
    pub(super) fn title(&mut self, place: Say, said: &str) {
        if self.whole.title.is_some() {
            let why =
                Say::fixed("planens titel, som står redan", "the title of the plan, which is there already");
            return self.left_out(place, said, why);
        }
        self.whole.title = Some(said.to_owned());
        let period =
            frame::period(said).filter(|_| self.options.period.is_none() && self.whole.period.is_none());
        let became = match (&self.options.title, &period) {
            (Some(_), _) => Say::fixed(
                "planens titel, som du har skrivit en annan för",
                "the title of the plan, for which you gave another",
            ),
            (None, Some(time)) => {
                say!("planens titel; giltighetstid: {time}", "the title of the plan; period: {time}")
            }
            (None, None) => Say::fixed("planens titel", "the title of the plan"),
        };
        self.whole.period = self.whole.period.take().or(period);
        self.tell(place, "", said, Certainty::Guessed, became, String::new());
    }

    /// What texts under columns say of who and when.
    pub(super) fn told<'t>(&self, said: impl Iterator<Item = (Column, &'t str)>) -> Facts {
        let mut facts = Facts::default();
        for (column, text) in said.filter(|(_, text)| !marks::is_nothing(text) && !marks::is_ditto(text)) {
            match column {
                Column::Responsible => {
                    let named = self.roles.named(text);
                    let who = facts.who.get_or_insert_default();
                    who.extend(named.known);
                    who.extend(named.unknown.iter().map(|own| fold(own)));
                    who.sort();
                }
                Column::Start | Column::Finish | Column::When | Column::Ongoing if !marks::is_no(text) => {
                    facts.times.push((column, fold(text)));
                }
                _ => {}
            }
        }
        facts
    }

    /// Reads an activity of running text.
    pub(super) fn item(&mut self, item: Item) {
        let mut pieces = item.pieces.into_iter();
        let Some(mut title) = pieces.next() else { return };
        title.text.truncate(without_comma(&title.text).len());
        let (title, trailing) = trailing::parted(title, &self.options.columns, &self.roles);
        let pieces = trailing.into_iter().chain(pieces);
        let pieces: Vec<Piece> = pieces.collect();
        let facts = self.told(pieces.iter().map(|piece| (piece.column, piece.text.as_str())));
        let mut named = numbered::read(&plain(&title.text));
        named.number = item.number.or(named.number);
        let (own, became) = self.named(vec![named], &facts);
        let [at] = own[..] else { return };
        self.rows += 1;
        for area in &item.areas {
            let place = self.whole.areas.place(area);
            self.whole.activities[at].stands_in(place);
        }
        let id = self.whole.activities[at].id.clone();
        let became = became.guess();
        let sentence = Some(title.text.as_str()).filter(|_| !item.is_block);
        let became = self.unlabelled(at, sentence, item.areas.last(), &pieces, became);
        self.tell(title.place, &title.label, &title.text, became.how, became.said, format!("{id}/title"));
        for mut piece in pieces {
            piece.text = plain(&piece.text).into_owned();
            let ticked = boxes::read(&piece.text);
            if let Some(ticked) = &ticked {
                let said = std::mem::replace(&mut piece.text, ticked.clone());
                if ticked.is_empty() {
                    let Became { how, said: none, .. } = Became::unticked();
                    self.tell(piece.place, &piece.label, &said, how, none, String::new());
                    continue;
                }
            }
            let with = With { plan: self.plan, ..self.options.with(&self.roles, &self.letters) };
            let activity = &mut self.whole.activities[at];
            let became = match piece.column {
                Column::Cause if is_amount(&piece.text) => {
                    activity.take(Column::Resources, &piece.label, &piece.text, &with)
                }
                Column::Cause if !marks::is_nothing(&piece.text) => {
                    include(&mut activity.needs, self.whole.needs.place(&flat(&piece.text)));
                    Became::guessed("needs", Column::Cause.said())
                }
                Column::Overall if !marks::is_nothing(&piece.text) => {
                    for goal in self.whole.goals_of(&flat(&piece.text)) {
                        include(&mut self.whole.activities[at].serves, goal);
                    }
                    Became::guessed("serves", Column::Overall.said())
                }
                Column::Area | Column::Overall | Column::Cause | Column::Note => {
                    activity.note(&piece.label, &piece.text)
                }
                _ if marks::is_nothing(&piece.text) => Became::read("", Say::fixed("inget", "nothing")),
                column => activity.take(column, &piece.label, &piece.text, &with),
            };
            let became = if ticked.is_some() { became.ticked() } else { became };
            let at = if became.field.is_empty() { String::new() } else { format!("{id}/{}", became.field) };
            let how = became.how.min(Certainty::Guessed);
            // What is said of several activities is told where it stands.
            if piece.place.sv.is_empty() {
                continue;
            }
            self.tell(piece.place, &piece.label, &piece.text, how, became.said, at);
        }
    }

    /// Adds who does an activity and when where no label says it: as its title does, or the heading of what somebody undertakes,
    /// `Polisen ska`.
    fn unlabelled(
        &mut self,
        at: usize,
        title: Option<&str>,
        area: Option<&String>,
        pieces: &[Piece],
        became: Became,
    ) -> Became {
        let has = |columns: &[Column]| pieces.iter().any(|piece| columns.contains(&piece.column));
        let timed = [Column::Start, Column::Finish, Column::When, Column::Ongoing, Column::Recurs].as_slice();
        let party = || party(area?).filter(|own| self.roles.named(own).is_whole());
        let subject = title.and_then(|title| unlabelled::who(title, &self.roles)).map(str::to_owned);
        let who = subject.or_else(party).filter(|_| !has(&[Column::Responsible]));
        let when = title.and_then(|title| unlabelled::when(title, self.plan)).filter(|_| !has(timed));
        let who = who.map(|who| (Column::Responsible, who));
        let with = With { plan: self.plan, ..self.options.with(&self.roles, &self.letters) };
        let mut became = became;
        for (column, said) in who.into_iter().chain(when) {
            let activity = &mut self.whole.activities[at];
            let own = activity.take(column, "", &said, &with);
            activity.guessed.push(own.field);
            let (Say { sv, en }, Say { sv: sv_own, en: en_own }) = (&became.said, &own.said);
            let value = match column {
                Column::Responsible => String::new(),
                _ => format!(": {said}"),
            };
            became.said = say!("{sv}; {sv_own}{value}", "{en}; {en_own}{value}");
        }
        became
    }

    /// The activities with these names, and what their text became.
    pub(super) fn named(&mut self, names: Vec<Named>, facts: &Facts) -> (Vec<usize>, Became) {
        let is_split = names.len() > 1;
        let mut own = Vec::new();
        let mut how = if is_split { Certainty::Guessed } else { Certainty::Read };
        let (mut sv, mut en) = (Vec::new(), Vec::new());
        for named in names.into_iter().map(Named::bounded) {
            let number = named.number.clone();
            let is_long = named.description.is_some();
            let is_dropped = status::ends_dropped(&named.title);
            let which = self.whole.activity(named, facts, self.detector);
            let (Which::New(at) | Which::Other(at) | Which::Same(at)) = which;
            let activity = &mut self.whole.activities[at];
            activity.facts.add(facts.clone());
            let id = &activity.id;
            let said = match (which, number) {
                (Which::New(_), None) => say!("åtgärd {id}", "activity {id}"),
                (Which::New(_), Some(number)) => {
                    say!("åtgärd {id}, nummer {number}", "activity {id}, number {number}")
                }
                (Which::Same(_), _) => say!("samma åtgärd som {id}", "the same activity as {id}"),
                (Which::Other(_), _) => say!(
                    "åtgärd {id}; en annan har samma namn, men annan ansvarig eller tid",
                    "activity {id}; another has the same name, but another who or when"
                ),
            };
            let said = if is_dropped { not_to_be_done(&said, id) } else { said };
            let Say { sv: own_sv, en: own_en } = said;
            if !matches!(which, Which::New(_)) || is_long || is_dropped {
                how = Certainty::Guessed;
            }
            sv.push(own_sv.into_owned());
            en.push(own_en.into_owned());
            own.push(at);
        }
        (own, Became { how, said: Say::new(sv.join("; "), en.join("; ")), field: "title" })
    }

    pub(super) fn tell(
        &mut self,
        place: Say,
        head: &str,
        said: &str,
        how: Certainty,
        became: Say,
        at: String,
    ) {
        let said = plain(said).into_owned();
        self.lines.push(Line { place, how, head: head.to_owned(), said, became, at });
    }
}

/// A point of a list that goes on in the next, without what joins them: `…, och`.
fn without_comma(text: &str) -> &str {
    let bare = text.trim_end();
    let joined = [", och", ", samt", ", and"].iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare);
    joined.trim_end_matches([',', ';', ' '])
}

/// Whether a line above a table says something else than what it is about.
pub(super) fn is_beside(text: &str, said: &Said) -> bool {
    is_sentence(text, said) || frame::is_whose(text)
}

/// Whether a line above a table is a sentence and no heading.
fn is_sentence(text: &str, said: &Said) -> bool {
    const LABELS: [&str; 9] = [
        "parter", "avtalsparter", "datum", "kontakt", "version", "deltagare", "närvarande", "sekreterare",
        "beslut",
    ];
    let is_labelled = text.split_once(':').is_some_and(|(label, _)| LABELS.contains(&&*fold(label)));
    is_labelled
        || is_of_day(text)
        || text.ends_with('.')
        || begins(text, said).is_some_and(|column| column != Column::Area && column != Column::Cause)
}

/// What became of a head.
pub(super) fn head_said(meaning: Option<Meaning>) -> (Certainty, Say) {
    let Some(own) = meaning else {
        let unknown = Say::fixed(
            "okänd rubrik; det under den blir anmärkningar",
            "an unknown head; what is below it becomes notes",
        );
        return (Certainty::Guessed, unknown);
    };
    let Say { sv, en } = own.column.said();
    let how = if own.is_sure { Certainty::Read } else { Certainty::Guessed };
    (how, say!("rubrik: {sv}", "head: {en}"))
}

/// What the line above a table becomes that says nothing of the plan. The draft keeps it as a comment.
pub(super) const ABOVE: Say = Say::fixed("löpande text ovanför tabellen", "running text above the table");

pub(super) const AREA: Say = Say::fixed("område", "area");

/// What became of a heading that nothing stands under.
pub(super) const NONE_BELOW: Say = Say::fixed("ingen åtgärd står under", "no activity stands below");

/// What a text above rows becomes that says something of each of them.
pub(super) fn of_rows(column: Column) -> Say {
    let Say { sv, en } = column.said();
    say!("{sv}; för raderna under", "{en}; of the rows below")
}

impl Options {
    pub(super) fn with<'w>(&'w self, roles: &'w Roles<'w>, letters: &'w Letters) -> With<'w> {
        let is_outcome = self.finished == Some(Finished::Outcome);
        With { roles, letters, is_outcome, on: self.on, by: self.by.as_deref(), plan: None }
    }
}
