//! One question to whoever sits at the terminal: what can be chosen is shown, and the answer is read, judged and asked for
//! again until it holds.

use crate::base::lang::{Lang, Say};
use crate::base::wording::{self, Word};
use crate::cli::outcome::{CommandError, Out};
use crate::cli::world::Input;
use crate::editing::{Blank, Choice};
use crate::output::render::RenderOptions;
use crate::say;
use crate::syntax::text::visible;

/// How far in it stands what a choice is called, below it.
const INDENT: usize = 6;

/// How far in help stands.
const HELP: usize = 2;

/// How many choices are shown.
const SHOWN: usize = 20;

/// What came of a question.
pub(super) enum Answer {
    Said(String),
    /// It need not be answered, and was not.
    Nothing,
    /// Whoever was asked has left.
    Gone,
}

/// Asks until the answer holds. What `objection` gives is why it does not, and what to write instead.
pub(super) fn ask(
    blank: &Blank,
    input: &Input,
    options: RenderOptions,
    out: &mut Out<'_>,
    mut objection: impl FnMut(&str) -> Option<(Say, Say)>,
) -> Result<Answer, CommandError> {
    let lang = options.lang;
    out.talk.line("")?;
    out.talk.wrapped(&format!("{}: {}", blank.key, blank.description.text(lang)), 0, options)?;
    choices(blank, options, out)?;
    loop {
        out.talk.ask_within(&prompt(blank, lang), options)?;
        let Some(typed) = input.line()? else {
            // What is told next does not stand beside the question.
            out.talk.line("")?;
            return Ok(Answer::Gone);
        };
        let typed = match (typed.trim(), &blank.usual) {
            ("", Some(usual)) => usual.clone(),
            (typed, _) => typed.to_owned(),
        };
        let value = match meant(blank, &typed) {
            Ok(value) => value,
            Err(help) => {
                out.talk.wrapped(help.text(lang), 0, options)?;
                continue;
            }
        };
        if value.is_empty() {
            if !blank.required {
                return Ok(Answer::Nothing);
            }
            out.talk.line(lang.pick("Obligatoriskt.", "Required."))?;
            continue;
        }
        let Some((what, help)) = objection(&value) else { return Ok(Answer::Said(value)) };
        out.talk.wrapped(what.text(lang), 0, options)?;
        let help = format!("{}: {}", lang.pick("hjälp", "help"), help.text(lang));
        out.talk.wrapped(&help, HELP, options)?;
    }
}

fn choices(blank: &Blank, options: RenderOptions, out: &mut Out<'_>) -> Result<(), CommandError> {
    let lang = options.lang;
    for (number, choice) in (1..).zip(&blank.choices).take(SHOWN) {
        let title = match choice.title(lang) {
            "" => String::new(),
            title => format!("  {}", visible(title)),
        };
        let line = format!("  {number:>2}  {}{title}", choice.value);
        if line.chars().count() <= options.width {
            out.talk.line(&line)?;
        } else {
            // What it is called stands below it.
            out.talk.line(&format!("  {number:>2}  {}", choice.value))?;
            out.talk.wrapped(title.trim_start(), INDENT, options)?;
        }
    }
    if blank.choices.len() > SHOWN {
        let more = blank.choices.len() - SHOWN;
        out.talk.line(&lang.pick(
            format!("      och {more} till; skriv början av namnet"),
            format!("      and {more} more; write the beginning of the name"),
        ))?;
    }
    Ok(())
}

fn prompt(blank: &Blank, lang: Lang) -> String {
    let how = match (blank.choices.is_empty(), blank.many) {
        (false, true) => {
            lang.pick("nummer eller namn, flera med komma", "numbers or names, several with commas")
        }
        (false, false) => lang.pick("nummer eller namn", "a number or a name"),
        (true, true) => lang.pick("flera med komma", "several with commas"),
        (true, false) => lang.pick("skriv", "write"),
    };
    let usual = match (&blank.usual, blank.required) {
        (Some(usual), _) => lang.pick(format!(", annars {usual}"), format!(", otherwise {usual}")),
        (None, false) => lang.pick(", tomt för inget", ", empty for none").to_owned(),
        (None, true) => String::new(),
    };
    format!("{how}{usual}:")
}

/// What an answer means: a number is that of a choice, and a name matches however it is capitalised.
fn meant(blank: &Blank, typed: &str) -> Result<String, Say> {
    if blank.choices.is_empty() {
        return Ok(typed.to_owned());
    }
    let parts: Vec<&str> = if blank.many { typed.split(',').collect() } else { vec![typed] };
    let one = |part: &str| -> Result<String, Say> {
        let by_number =
            part.parse::<usize>().ok().and_then(|number| blank.choices.get(number.checked_sub(1)?));
        let words: Vec<Word<'_>> = blank.choices.iter().map(Choice::typed).collect();
        let by_word = || blank.choices.get(wording::meant(part, &words)?);
        if let Some(choice) = by_number.or_else(by_word) {
            return Ok(choice.value.clone());
        }
        let begins = words.iter().filter(|word| word.begins(part)).map(|word| word.name);
        match begins.collect::<Vec<_>>().as_slice() {
            [only] => Ok((*only).to_owned()),
            // What the workspace does not have may be known by another name. The rules judge it.
            [] if !blank.closed => Ok(part.to_owned()),
            [] => Err(match wording::near(part, &words) {
                Some(near) => {
                    let (sv, en) = (near.shown(Lang::Sv), near.shown(Lang::En));
                    say!("Menades {sv}?", "Was {en} meant?")
                }
                None => Say::fixed("Välj ett av dem ovan.", "Choose one of those above."),
            }),
            several => {
                let names = several.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
                Err(say!("Flera börjar så: {names}.", "Several begin so: {names}."))
            }
        }
    };
    let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
    Ok(parts.map(one).collect::<Result<Vec<_>, _>>()?.join(","))
}
