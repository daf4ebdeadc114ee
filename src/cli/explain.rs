//! `vbe explain` and `vbe schema`: what the program knows, told.

use super::ask::unknown;
use super::world::{CommandError, Exit, Out};
use crate::base::lang::Lang;
use crate::model::kinds::{self, KINDS, Kind};
use crate::rules::manual;
use crate::rules::{CATALOGUE, Rule};
use crate::say;

/// A rule's page, or the list of rules.
pub(super) fn rule(id: Option<&str>, lang: Lang, out: &mut Out<'_>) -> Result<Exit, CommandError> {
    let Some(id) = id else {
        for rule in &CATALOGUE {
            let severity = rule.severity.word();
            writeln!(
                out.answer,
                "{:<28} {:<8} {}",
                rule.id,
                severity.text(lang),
                manual::summary(rule.page, lang)
            )?;
        }
        return Ok(Exit::Fine);
    };
    let Some(rule) = Rule::named(id) else {
        let known = CATALOGUE.iter().map(|rule| rule.id);
        return Err(unknown(say!("Regeln {id} finns inte.", "There is no rule {id}."), id, known));
    };
    let severity = rule.severity.word();
    write!(out.answer, "{}", manual::page(rule.id, severity.text(lang), rule.page, lang))?;
    Ok(Exit::Fine)
}

/// A kind's schema, or the list of kinds.
pub(super) fn schema(name: Option<&str>, lang: Lang, out: &mut Out<'_>) -> Result<Exit, CommandError> {
    let Some(name) = name else {
        for kind in &KINDS {
            writeln!(out.answer, "{:<14} {:<24} {}", kind.name, kind.word.text(lang), kind.folder)?;
        }
        writeln!(out.answer, "{:<14} {:<24} vbe.toml", "config", lang.pick("inställningar", "settings"))?;
        return Ok(Exit::Fine);
    };
    let schema = match Kind::named(name) {
        Some(kind) => kind.schema,
        None if name == "config" => kinds::CONFIG_SCHEMA,
        None => {
            let known = KINDS.iter().map(|kind| kind.name).chain(["config"]);
            return Err(unknown(say!("Sorten {name} finns inte.", "There is no kind {name}."), name, known));
        }
    };
    out.answer.write_all(schema.as_bytes())?;
    Ok(Exit::Fine)
}
