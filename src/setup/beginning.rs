//! What a new workspace is about: the register and the plan that whoever sets it up has named.

use std::path::PathBuf;

use super::files::schema_line;
use crate::base::lang::Lang;
use crate::base::likeness::slug;
use crate::base::period::Period;
use crate::model::config::Config;
use crate::syntax::edit::{Value, new_file};

/// The role that every workspace begins with.
const COORDINATOR: &str = "samordnare-vbe";

/// What has been told of a new workspace. What nobody has told is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beginning {
    /// The municipality or the administration whose work it is.
    pub name: Option<String>,
    /// Its units.
    pub units: Vec<String>,
    /// The title of the plan.
    pub plan: Option<String>,
    /// The time of the plan.
    pub period: Option<String>,
}

impl Beginning {
    /// Takes units as they are written: one, or several with commas between.
    pub(crate) fn add_units(&mut self, written: &str) {
        let new = written.split(',').map(str::trim).filter(|unit| !unit.is_empty());
        for unit in new {
            let is_known = |own: &String| slug(own) == slug(unit);
            if !self.units.iter().any(is_known) && !self.name.iter().any(is_known) {
                self.units.push(unit.to_owned());
            }
        }
    }

    /// The files that say so, with their places in the workspace.
    pub(crate) fn files(&self, config: &Config, lang: Lang) -> Vec<(PathBuf, String)> {
        [self.register(config, lang)].into_iter().chain(self.plan(config, lang)).collect()
    }

    /// The register, with its place in the workspace.
    fn register(&self, config: &Config, lang: Lang) -> (PathBuf, String) {
        let path = config.plans.join("organisation.yaml");
        let line = schema_line(&path, config, "organisation").unwrap_or_default();
        let why = lang.pick(
            "# Registret över enheter, roller och grupper som planerna nämner. Roller, aldrig personer.
# Stavas samma roll på flera sätt i planerna skrivs de andra sätten som aliases.
# Fler läggs till med vbe add unit, vbe add role och vbe add group.
",
            "# The register of units, roles and groups that the plans mention. Roles, never people.
# Where the same role is spelled in several ways in the plans, the other ways are written as aliases.
# More are added with vbe add unit, vbe add role and vbe add group.
",
        );
        let heads = [text("kind", "organisation"), text("id", "organisation")];
        let mut made = new_file(&(line + why), &heads);
        let whole = self.name.as_deref().map(slug);
        let own = self.name.iter().map(|name| vec![text("id", &slug(name)), text("title", name)]);
        let under = self.units.iter().map(|unit| {
            let parent = whole.iter().map(|whole| text("parent", whole));
            [text("id", &slug(unit)), text("title", unit)].into_iter().chain(parent).collect::<Vec<_>>()
        });
        let units: Vec<Value> = own.chain(under).map(Value::Map).collect();
        if !units.is_empty() {
            made.push('\n');
            made.push_str(&new_file("", &[("units".to_owned(), Value::List(units))]));
        }
        made.push('\n');
        made.push_str(&new_file("", &[("roles".to_owned(), Value::List(vec![coordinator(whole, lang)]))]));
        (path, made)
    }

    /// The plan, with its place in the workspace; `None` where it is not told which it is.
    fn plan(&self, config: &Config, lang: Lang) -> Option<(PathBuf, String)> {
        let id = self.plan_id()?;
        let (title, period) = (self.plan.as_ref()?, self.period.as_ref()?);
        let path = config.plans.join(format!("{id}.yaml"));
        let line = schema_line(&path, config, "plan").unwrap_or_default();
        let why = lang.pick(
            "# Planen så som den är beslutad. Efter beslutet rättas skrivfel, inget annat: en ändrad rad är ett ändrat åtagande.\n",
            "# The plan as it is decided. After the decision only misspellings are mended: a changed line is a changed promise.\n",
        );
        let whole = self.name.iter().map(|name| text("organisation", &slug(name)));
        let time = if period.chars().all(|char| char.is_ascii_digit()) {
            Value::word(period.clone())
        } else {
            Value::text(period.clone())
        };
        let heads = [text("kind", "plan"), text("id", &id), text("title", title)].into_iter().chain(whole);
        let heads: Vec<_> = heads.chain([("period".to_owned(), time)]).collect();
        Some((path, new_file(&(line + why), &heads)))
    }

    /// The id of the plan: its title up to what it is against, and its years.
    pub(crate) fn plan_id(&self) -> Option<String> {
        let (title, written) = (self.plan.as_ref()?, self.period.as_ref()?);
        let ends = |word: &&str| !["mot", "för", "against", "for"].contains(&word.to_lowercase().as_str());
        let head = slug(&title.split_whitespace().take_while(ends).collect::<Vec<_>>().join(" "));
        let head = if head.is_empty() { slug(title) } else { head };
        let years = Period::read(written).filter(|_| written.contains(|char: char| char.is_ascii_digit()));
        let years = years.map(|period| (period.first.year(), period.last.year()));
        let years = match years {
            Some((first, last)) if first != last && written.contains(&last.to_string()) => {
                format!("{first}-{last}")
            }
            Some((first, _)) => first.to_string(),
            None => String::new(),
        };
        if years.is_empty() || head.contains(&years) {
            return Some(if head == "organisation" { "plan".to_owned() } else { head });
        }
        Some(format!("{head}-{years}"))
    }
}

fn text(key: &str, text: &str) -> (String, Value) {
    (key.to_owned(), Value::text(text))
}

fn coordinator(unit: Option<String>, lang: Lang) -> Value {
    let (title, alias) = lang.pick(
        ("Samordnare mot våldsbejakande extremism", "samordnaren"),
        ("Coordinator against violent extremism", "the coordinator"),
    );
    let aliases = ("aliases".to_owned(), Value::List(vec![Value::text(alias)]));
    let unit = unit.map(|unit| text("unit", &unit));
    let fields = [text("id", COORDINATOR), text("title", title), aliases].into_iter().chain(unit);
    Value::Map(fields.collect())
}
