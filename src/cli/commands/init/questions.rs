//! The four questions of `vbe init`: whose work it is, the plan, its time, and the units. Each answer is judged at once, as
//! the files would be with it.

use std::path::Path;

use crate::base::lang::{Lang, Say};
use crate::base::likeness::slug;
use crate::base::shell;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Out};
use crate::cli::question::{Answer, ask};
use crate::editing::Blank;
use crate::io::disk;
use crate::model::config::Config;
use crate::model::load::{self, Reader};
use crate::model::workspace::Workspace;
use crate::rules;
use crate::say;
use crate::setup::{Beginning, holds_something};
use crate::syntax::finding::Severity;

/// Where the workspace is to be, and what is known of it.
pub(super) struct Asked<'a> {
    pub root: &'a Path,
    pub config: &'a Config,
    pub reader: &'a Reader,
    pub context: &'a CommandContext,
}

/// What the new workspace is about: as the options say, and otherwise as whoever sits there answers. Where there is a
/// register or a plan already, nobody is asked.
pub(super) fn asked(
    told: Beginning,
    is_asked: bool,
    about: &Asked<'_>,
    out: &mut Out<'_>,
) -> Result<Beginning, CommandError> {
    let register = about.config.plans.join("organisation.yaml");
    let is_begun =
        disk::is_there(&about.root.join(&register)) || holds_something(&about.root.join(&about.config.plans));
    let mut known = told;
    if is_begun {
        return begun(&known, about, out);
    }
    if let Some((what, help)) = about.fault(&known) {
        return Err(CommandError::Message(what, help));
    }
    if is_asked {
        let lang = about.context.render_options.lang;
        out.talk.line(lang.pick(
            "Fyra frågor. Lämna tomt för att ta det som står efter ”annars”. Allt går att ändra efteråt.",
            "Four questions. An empty answer takes what stands after “otherwise”. All of it can be changed afterwards.",
        ))?;
        if known.name.is_none() {
            known = about.one(&name(lang), known, |known, value| known.name = Some(value), out)?;
        }
        if known.plan.is_none() {
            known = about.one(&plan(lang), known, |known, value| known.plan = Some(value), out)?;
        }
        if known.period.is_none() {
            let year = about.context.day.year();
            known = about.one(&period(year, lang), known, |known, value| known.period = Some(value), out)?;
        }
        if known.units.is_empty() {
            known = about.units(known, out)?;
        }
    }
    Ok(known)
}

/// Of a workspace that is begun nothing is made anew: what was told of it is said to be left out.
fn begun(told: &Beginning, about: &Asked<'_>, out: &mut Out<'_>) -> Result<Beginning, CommandError> {
    let is_there = |path: &Path| disk::is_there(&about.root.join(path));
    let lang = about.context.render_options.lang;
    let files = told.files(about.config, lang);
    if told.name.is_some() || !told.units.is_empty() {
        out.talk.line(lang.pick(
            "vbe: registret finns redan och ändras inte. En enhet läggs till med vbe add unit.",
            "vbe: the register is there already and is not changed. A unit is added with vbe add unit.",
        ))?;
    }
    if told.plan.is_some() && !files.iter().skip(1).all(|(path, _)| is_there(path)) {
        out.talk.line(lang.pick(
            "vbe: arbetsmappen finns redan. En plan till skrivs in med vbe new plan.",
            "vbe: the workspace is there already. Another plan is written with vbe new plan.",
        ))?;
    }
    Ok(Beginning::default())
}

impl Asked<'_> {
    /// One question, whose answer becomes a part of what is known.
    fn one(
        &self,
        blank: &Blank,
        mut known: Beginning,
        put: fn(&mut Beginning, String),
        out: &mut Out<'_>,
    ) -> Result<Beginning, CommandError> {
        let (input, options) = (&self.context.input, self.context.render_options);
        let judge = |value: &str| {
            let mut with = known.clone();
            put(&mut with, value.to_owned());
            self.fault(&with)
        };
        match ask(blank, input, options, out, judge)? {
            Answer::Said(value) => put(&mut known, value),
            Answer::Nothing => {}
            Answer::Gone => return Err(left(&known)),
        }
        Ok(known)
    }

    /// The units, on one line or on several until an empty one.
    fn units(&self, mut known: Beginning, out: &mut Out<'_>) -> Result<Beginning, CommandError> {
        let lang = self.context.render_options.lang;
        loop {
            let before = known.units.len();
            let blank = units(before > 0, lang);
            known = self.one(&blank, known, |known, value| known.add_units(&value), out)?;
            if known.units.len() == before {
                return Ok(known);
            }
        }
    }

    /// Why the files would not be sound, if so.
    fn fault(&self, known: &Beginning) -> Option<(Say, Say)> {
        let lang = self.context.render_options.lang;
        // An id is made of each name.
        let names = known.name.iter().chain(&known.units).chain(&known.plan);
        if let Some(name) = names.into_iter().find(|name| slug(name).is_empty()) {
            return Some((
                say!("”{name}” är inget namn.", "“{name}” is no name."),
                Say::fixed("Skriv det med bokstäver.", "Write it in letters."),
            ));
        }
        // The time is judged with a plan, also before that is named.
        let known =
            Beginning { plan: known.plan.clone().or_else(|| Some("Plan".to_owned())), ..known.clone() };
        let files = known.files(self.config, lang).into_iter();
        let loaded = files.map(|(path, text)| {
            load::file(self.reader, path.to_string_lossy().replace('\\', "/"), text.into_bytes())
        });
        let workspace = Workspace::of(self.root.to_path_buf(), self.config.clone(), loaded.collect());
        let findings = rules::judge(&workspace, self.context.day);
        let first = findings.into_iter().find(|finding| finding.severity == Severity::Error)?;
        Some((first.what, first.help))
    }
}

fn left(known: &Beginning) -> CommandError {
    CommandError::Message(
        Say::fixed("Avbrutet: ingenting är gjort.", "Interrupted: nothing has been done."),
        go_on(known),
    )
}

fn name(lang: Lang) -> Blank {
    Blank::question(
        lang.pick("1. Namn", "1. Name"),
        lang.pick(
            "Kommunens, stadsdelens eller förvaltningens namn, till exempel Exempelköpings kommun.",
            "The name of the municipality, the district or the administration, for example Exempelköpings kommun.",
        ),
    )
}

fn plan(lang: Lang) -> Blank {
    let usual =
        lang.pick("Handlingsplan mot våldsbejakande extremism", "Action plan against violent extremism");
    let blank = Blank::question(
        lang.pick("2. Planens namn", "2. The name of the plan"),
        lang.pick("Så som det står på planens första sida.", "As it stands on the first page of the plan."),
    );
    Blank { usual: Some(usual.to_owned()), ..blank }
}

fn period(year: i32, lang: Lang) -> Blank {
    let blank = Blank::question(
        lang.pick("3. Planens tid", "3. The time of the plan"),
        lang.pick(
            "Den tid som planen gäller: ett år (2025), flera (2025-2027) eller tills vidare.",
            "The time that the plan holds: a year (2025), several (2025-2027) or tills vidare (until further notice).",
        ),
    );
    Blank { usual: Some(year.to_string()), ..blank }
}

fn units(are_some: bool, lang: Lang) -> Blank {
    let description = if are_some {
        lang.pick("Fler, eller en tom rad när alla är med.", "More, or an empty line when all are there.")
    } else {
        lang.pick(
            "De enheter, nämnder eller förvaltningar som ansvarar för något i planen, till exempel Socialförvaltningen, Fritidsenheten. Tomt om det inte finns några.",
            "The units, boards or administrations that are responsible for something in the plan, for example Socialförvaltningen, Fritidsenheten. Empty if there are none.",
        )
    };
    let blank = Blank::question(lang.pick("4. Egna enheter", "4. Units of your own"), description);
    Blank { required: false, many: true, ..blank }
}

/// The command that makes the same workspace, so that nothing that was typed is lost.
pub(super) fn go_on(beginning: &Beginning) -> Say {
    let Beginning { name, units, plan, period } = beginning;
    let one = |option: &str, value: &String| format!(" --{option} {}", shell::word(value));
    let said = name.iter().map(|value| one("name", value));
    let said = said.chain(plan.iter().map(|value| one("plan", value)));
    let said = said.chain(period.iter().map(|value| one("period", value)));
    let command = said.chain(units.iter().map(|value| one("unit", value))).collect::<String>();
    say!("Fortsätt där du var: vbe init{command}", "Go on from where you were: vbe init{command}")
}
