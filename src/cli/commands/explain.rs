//! `vbe explain`: shows a rule's page, or the list of rules.

use crate::base::lang::{Lang, Say};
use crate::cli::args::{Args, Takes, operand};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::rules::{CATALOGUE, Rule, manual};
use crate::say;

#[derive(Debug)]
pub(super) struct Explain {
    rule: Option<String>,
}

impl Command for Explain {
    const NAME: &'static str = "explain";
    const USAGE: &'static Say = &Say::fixed("[REGEL]", "[RULE]");
    const ABOUT: &'static Say =
        &Say::fixed("Förklara en regel, eller lista alla", "Explain a rule, or list all");
    const EXAMPLES: &'static [&'static str] = &["explain", "explain unknown-reference"];

    fn options(args: &mut Args<'_>) -> Self {
        Self {
            rule: args.text(
                operand("rule")
                    .takes(Takes::Named(rules()))
                    .value("REGEL", "RULE")
                    .heading("Regel", "Rule")
                    .help("Regelns namn", "The rule's name"),
            ),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let lang = context.render_options.lang;
        let Some(id) = self.rule else { return list(lang, out) };
        let Some(rule) = Rule::named(&id) else {
            let known = CATALOGUE.iter().map(|rule| rule.id);
            let what = say!("Regeln {id} finns inte.", "There is no rule {id}.");
            return Err(CommandError::unknown(what, &id, known));
        };
        let severity = rule.severity.word();
        out.answer.own(&manual::page(rule.id, severity.text(lang), rule.page, lang))?;
        Ok(Exit::Fine)
    }
}

/// The rules, each with what it finds.
fn rules() -> Vec<(&'static str, Say)> {
    let summary = manual::summary;
    CATALOGUE
        .iter()
        .map(|rule| (rule.id, Say::new(summary(rule.page, Lang::Sv), summary(rule.page, Lang::En))))
        .collect()
}

fn list(lang: Lang, out: &mut Out<'_>) -> Result<Exit, CommandError> {
    for rule in CATALOGUE {
        let severity = rule.severity.word();
        out.answer.line(&format!(
            "{:<28} {:<8} {}",
            rule.id,
            severity.text(lang),
            manual::summary(rule.page, lang)
        ))?;
    }
    Ok(Exit::Fine)
}
