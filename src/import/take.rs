//! What becomes of each cell of an activity, by the column it stands in.

use super::account::Certainty;
use super::activity::{Activity, Became, Told, With, bare, flat, not_to_be_done};
use super::columns::Column;
use super::compounds;
use super::heads::{key, without_label};
use super::letters::{self, Explained};
use super::marks;
use super::roles::Named;
use super::status;
use super::units;
use crate::base::lang::Say;
use crate::base::meant;
use crate::base::period::Period;
use crate::base::target::Target;
use crate::say;

impl Activity {
    /// Adds a cell, and returns what became of it.
    pub(super) fn take(&mut self, column: Column, head: &str, said: &str, with: &With<'_>) -> Became {
        let own = column.said();
        // A number has the unit of its head.
        let united = units::with(column, head, said);
        let written = without_label(column, said);
        let said = united.as_deref().unwrap_or(written);
        // A word that says that it is not to be done any more is how it has gone, whatever column it stands in.
        let is_state = matches!(
            column,
            Column::Start | Column::Finish | Column::When | Column::Ongoing | Column::Recurs | Column::Note
        ) && status::is_dropped(said)
            && !said.contains('\n');
        let is_status = matches!(column, Column::Status | Column::FollowUp);
        if let Some(word) = with.letters.state(said).filter(|_| is_status) {
            let own = Explained { letter: said.trim().to_owned(), word: word.to_owned() };
            return self.status(head, word, with).explained(&own);
        }
        let is_time = matches!(
            column,
            Column::Start | Column::Finish | Column::When | Column::Ongoing | Column::Recurs
        );
        if let Some((time, own)) = with.letters.time(said).filter(|_| is_time) {
            let became = match column {
                Column::Ongoing => self.begins("when", &time, with),
                column => self.take(column, head, &time, with),
            };
            return became.explained(&own);
        }
        if let Some(time) = compounds::of_calendar(head, said).filter(|_| is_time) {
            return self.take(column, "", &time, with).guess();
        }
        if column == Column::Status && letters::is_unexplained(head, said) {
            let became =
                say!("filen säger inte vad {said} betyder", "the file does not say what {said} means");
            return Became { how: Certainty::Unread, said: became, field: "" };
        }
        match column {
            _ if is_state => self.status(head, said, with),
            Column::Title => Became::read("title", own),
            Column::Responsible => self.responsible(said, with),
            Column::Partners => self.partners(said, with),
            Column::To => self.receiver(said, with),
            Column::Ongoing => self.ongoing(said),
            Column::Start => self.begins("start", said, with),
            Column::When => self.begins("when", said, with),
            Column::Recurs => self.recurs(said, with),
            Column::Finish => self.finish(said, with),
            Column::Status => self.status(head, said, with),
            Column::Parts => {
                let lines = said.lines().map(bare).filter(|line| !line.is_empty());
                self.parts.extend(lines.map(str::to_owned));
                Became::read("parts", own)
            }
            Column::Places => {
                let named = said.split(['\n', ',', ';']).map(bare).filter(|place| !place.is_empty());
                self.places.extend(named.map(str::to_owned));
                Became::guessed("places", own)
            }
            Column::Target => self.target(said),
            // A number says how much, and not what.
            Column::Goal | Column::Outcome if is_number_alone(written) => self.number_of_goal(head, said),
            // What is to be reached is no name of what is measured.
            Column::Indicator if Target::read(&flat(said)).is_some() => {
                let has_goal = self.text("goal").is_some() || self.text("indicator").is_some();
                let became =
                    if has_goal { self.target(said) } else { self.once("goal", Column::Goal.said(), said) };
                became.guess()
            }
            // What an indicator of the plan was is a number.
            Column::Baseline if self.text("goal").is_none() => match meant::number(written) {
                Some(_) if self.text("indicator").is_some() => {
                    if let Some((unit, _)) = units::of(head) {
                        self.put("unit", unit);
                    }
                    self.once("baseline", own, written)
                }
                _ => self.note(head, written),
            },
            Column::Outcome => {
                self.put("goal_type", "outcome".to_owned());
                self.once("goal", own, said)
            }
            // A column of reports may hold how it is to be followed up, or how it went.
            Column::FollowUp if status::read(said).is_some() => self.status(head, said, with),
            // Several texts below a name describe it together.
            Column::Description
                if is_plain(head) && self.text("description").is_some_and(|own| own != flat(said)) =>
            {
                self.append("description", &flat(said));
                Became::guessed("description", own)
            }
            // What is meant by it is not certain, and stays beside.
            Column::Description if !is_plain(head) => {
                let text = format!("{}: {}", flat(head).trim_end_matches([':', '?']), flat(said));
                self.once("description", own, &text).guess()
            }
            _ => self.once(column.name(), own, said),
        }
    }

    fn responsible(&mut self, said: &str, with: &With<'_>) -> Became {
        // Partners may be named in the same cell.
        let parted = WITH.into_iter().find_map(|mark| said.split_once(mark)).or_else(|| bracketed(said));
        if let Some((said, partners)) = parted {
            let own = self.responsible(said, with);
            let beside = self.partners(partners, with);
            let text = |one: &str, other: &str| format!("{one}; {other}");
            let said = Say::new(text(&own.said.sv, &beside.said.sv), text(&own.said.en, &beside.said.en));
            return Became::guessed("responsible", said);
        }
        let mut named = with.roles.named(said);
        let time = self.time_beside(&mut named, with);
        let own = self.are_responsible(named, said);
        let Some(Became { said: Say { sv: sv_time, en: en_time }, .. }) = time else { return own };
        let Say { sv, en } = own.said;
        Became::guessed("responsible", say!("{sv}; {sv_time}", "{en}; {en_time}"))
    }

    /// Takes the time beside those that are named, where none is known: `Socialchef, 2027`.
    fn time_beside(&mut self, named: &mut Named, with: &With<'_>) -> Option<Became> {
        let is_time = |own: &String| {
            own.contains(|char: char| char.is_ascii_digit()) && Period::planned(own, with.plan).is_some()
        };
        let is_open = ["start", "finish", "when"].iter().all(|key| self.text(key).is_none());
        let at = named.unknown.iter().position(is_time).filter(|_| is_open && !named.known.is_empty())?;
        Some(self.begins("when", &named.unknown.remove(at), with))
    }

    fn are_responsible(&mut self, named: Named, said: &str) -> Became {
        let ids = named.known.join(", ");
        let beside = self.taking_part(named.partners);
        let is_beside = beside.is_some();
        let own = Some(say!("ansvarig: {ids}", "responsible: {ids}")).filter(|_| !ids.is_empty());
        let told = [own, beside].into_iter().flatten().reduce(|Say { sv, en }, beside| {
            let Say { sv: sv_beside, en: en_beside } = beside;
            say!("{sv}; {sv_beside}", "{en}; {en_beside}")
        });
        for id in named.known {
            if !self.responsible.contains(&id) {
                self.responsible.push(id);
            }
        }
        if self.lead.is_none() && (self.responsible.len() > 1 || !named.unknown.is_empty()) {
            self.lead = named.lead;
        }
        if let Some(said) = told.clone().filter(|_| named.unknown.is_empty() && !named.has_more) {
            let how = if named.is_parted || is_beside { Certainty::Guessed } else { Certainty::Read };
            return Became { how, said, field: "responsible" };
        }
        // With others beside, the whole stays as it is written.
        let said = if named.has_more { said.to_owned() } else { named.unknown.join(", ") };
        let why = if named.unknown.is_empty() {
            Say::fixed("säger mer än rollerna", "says more than the roles")
        } else {
            Say::fixed(
                "finns inte i organisationsregistret, skriv rollen där och som ansvarig (`responsible`)",
                "not in the register of the organisation: write the role there and in responsible",
            )
        };
        let became = self.noted("Ansvarig enligt tabellen", &said, &why);
        let Some(Say { sv: sv_told, en: en_told }) = told else { return became };
        let (sv, en) = (&became.said.sv, &became.said.en);
        let said = say!("{sv_told}; {sv}", "{en_told}; {en}");
        Became::guessed("responsible", said)
    }

    /// Adds somebody whose column has a mark for what they do.
    pub(super) fn acts(&mut self, does: Column, id: &str) -> Became {
        let is_partner = does == Column::Partners;
        let all = if is_partner { &mut self.partners } else { &mut self.responsible };
        if all.iter().all(|own| own != id) {
            all.push(id.to_owned());
        }
        let Say { sv, en } = does.said();
        Became::guessed(does.name(), say!("{sv}: {id}", "{en}: {id}"))
    }

    /// Adds those that take part beside the ones that are responsible, if any.
    fn taking_part(&mut self, ids: Vec<String>) -> Option<Say> {
        let said = Some(ids.join(", ")).filter(|said| !said.is_empty())?;
        for id in ids {
            if !self.partners.contains(&id) {
                self.partners.push(id);
            }
        }
        Some(say!("samverkanspartner: {said}", "partners: {said}"))
    }

    fn partners(&mut self, said: &str, with: &With<'_>) -> Became {
        let mut named = with.roles.named(said);
        named.known.append(&mut named.partners);
        let is_whole = named.unknown.is_empty() && !named.has_more;
        let ids = named.known.join(", ");
        for id in named.known {
            if !self.partners.contains(&id) {
                self.partners.push(id);
            }
        }
        if !is_whole {
            // With others beside, the whole stays as it is written.
            let said: Vec<&str> = if named.has_more || named.unknown.is_empty() {
                said.lines().map(bare).collect()
            } else {
                named.unknown.iter().map(String::as_str).collect()
            };
            let became = self.noted("Samverkan", &said.join(", "), &NOT_IN_REGISTER);
            let (sv, en) = (&became.said.sv, &became.said.en);
            let told =
                (!ids.is_empty()).then(|| say!("samverkanspartner: {ids}; {sv}", "partners: {ids}; {en}"));
            return told.map_or_else(|| became.clone(), |said| Became::guessed("partners", said));
        }
        let how = if named.is_parted { Certainty::Guessed } else { Certainty::Read };
        Became { how, said: say!("samverkanspartner: {ids}", "partners: {ids}"), field: "partners" }
    }

    fn receiver(&mut self, said: &str, with: &With<'_>) -> Became {
        let mut named = with.roles.named(said);
        named.known.append(&mut named.partners);
        match (&named.known[..], named.unknown.is_empty() && !named.has_more) {
            // A field for one cannot hold several, and what is not written is kept in words.
            ([id], true) => self.once("to", Column::To.said(), id),
            _ => self.noted("Mottagare", said, &NOT_IN_REGISTER),
        }
    }

    /// Takes a goal that is a number alone as the target of one; the head of its column stands for what is to be reached.
    fn number_of_goal(&mut self, head: &str, said: &str) -> Became {
        let word = Say::fixed("målvärde; målet i ord saknas", "target; the goal in words is missing");
        let head = flat(head).trim_end_matches([':', '?']).to_owned();
        self.put("goal_head", if head.is_empty() { Column::Goal.said().sv.into_owned() } else { head });
        let became = self.once("target", Column::Target.said(), said);
        if became.field == "target" { Became::guessed("target", word) } else { became }
    }

    fn target(&mut self, said: &str) -> Became {
        let said = flat(said);
        if Target::read(&said).is_none() || self.text("goal").is_none() && self.text("indicator").is_none() {
            return self.noted(
                "Målvärde",
                &said,
                &Say::fixed(
                    "kan inte läsas som ett målvärde för ett mål",
                    "cannot be read as the target of a goal",
                ),
            );
        }
        self.once("target", Column::Target.said(), &said)
    }

    /// Adds how it has gone, with what to write where it is done or dropped.
    pub(super) fn status(&mut self, head: &str, said: &str, with: &With<'_>) -> Became {
        let became = self.gone(head, said, with);
        let (id, Say { sv, en }) = (&self.id, &became.said);
        let said = match () {
            () if status::is_dropped(said) => not_to_be_done(&became.said, id),
            () if status::says_done(said) => say!(
                "{sv}; är den klar, skriv vbe finish {id} --on DATUM",
                "{en}; if it is done, write vbe finish {id} --on DATE"
            ),
            () => return became,
        };
        Became { said, ..became }
    }

    /// Adds how it has gone: it is no part of what the plan promises.
    fn gone(&mut self, head: &str, said: &str, with: &With<'_>) -> Became {
        let said = flat(said);
        let label = if head.is_empty() { "Läge" } else { head };
        // Progress is told by somebody.
        if with.on.is_none() || with.by.is_none() && self.responsible.is_empty() {
            return self.noted(
                label,
                &said,
                &Say::fixed(
                    "är det uppföljning, kör igen med --on DATUM och --by ROLL",
                    "if it is progress, run again with --on DATE and --by ROLE",
                ),
            );
        }
        let has_words = status::read(&said).is_none_or(|own| own.has_words);
        let assessment = status::assessment(&said).map(str::to_owned);
        // A yes or a day says nothing without its head.
        let is_word = status::read(&said).is_none() && !said.contains(' ');
        let is_bare = is_word || marks::is_yes(&said) || marks::is_no(&said) || Period::is_planned(&said);
        let is_dated = is_bare && !head.is_empty() || head.bytes().any(|byte| byte.is_ascii_digit());
        let note = if is_dated { format!("{}: {said}", flat(head)) } else { said };
        let note = Some(note).filter(|_| has_words || is_dated || assessment.is_none());
        self.told.push(Told { note, assessment });
        Became::guessed("progress", Say::fixed("uppföljning", "progress"))
    }
}

/// What stands between those who are responsible and those who take part.
const WITH: [&str; 12] = [
    " i samverkan med ", " tillsammans med ", " i samarbete med ", " i samråd med ", " i dialog med ",
    " med stöd av ", " med stöd från ", " ihop med ", " together with ", " in cooperation with ",
    " with support from ", " in partnership with ",
];

/// Those who are responsible, and those who take part in brackets behind them: `Socialchef (i samverkan med Polisen)`.
fn bracketed(said: &str) -> Option<(&str, &str)> {
    let (own, inside) = said.trim().strip_suffix(')')?.rsplit_once('(')?;
    let mark = WITH.iter().find(|mark| inside.to_lowercase().starts_with(mark.trim_start()))?;
    Some((own.trim(), inside.get(mark.trim_start().len()..)?))
}

const NOT_IN_REGISTER: Say =
    Say::fixed("inte i organisationsregistret", "not in the register of the organisation");

/// Whether a goal is a number and nothing that is counted: `40 %`, `6`, `≥ 90 %`.
fn is_number_alone(said: &str) -> bool {
    !said.contains(char::is_alphabetic) && !said.contains('\n') && Target::read(&flat(said)).is_some()
}

/// Whether a head says that the column describes the activity, and nothing more.
fn is_plain(head: &str) -> bool {
    ["beskrivning", "description"].iter().any(|word| key(head).ends_with(word))
}
