//! `vbe add`: adds a row to something that there is: a step to a case, a decision to a meeting, a role to the register.

use crate::base::lang::{Lang, Say};
use crate::base::wording;
use crate::cli::args::{Args, Takes, operand};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::drafting::write;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::editing::{Draft, NewRecord, NewRow, VALUE, row_sorts};
use crate::say;

#[derive(Debug)]
pub(super) struct Add {
    sort: String,
    /// The record, and then values and `field=value`, as written.
    words: Vec<String>,
    dry_run: bool,
}

impl Command for Add {
    const NAME: &'static str = "add";
    const USAGE: &'static Say = &Say::fixed(
        "[FLAGGOR] SORT ID [VÄRDE] [FÄLT=VÄRDE]...",
        "[OPTIONS] KIND ID [VALUE] [FIELD=VALUE]...",
    );
    const ABOUT: &'static Say = &Say::fixed(
        "Lägg till i något som finns: ett steg i ett ärende, ett beslut i ett möte, ett mätvärde",
        "Add to something that there is: a step to a case, a decision to a meeting, a measured value",
    );
    const EXAMPLES: &'static [&'static str] = &[
        "add step k7qx2m9f orosanmalan done=yes month=2025-03",
        "add decision styrgrupp-2025-05-14 Rutinen-ses-över due=2025 --dry-run",
        "add value plan-2025/utbildade 84.5 period=2025",
        "add role Rektor --dry-run",
    ];

    fn options(args: &mut Args<'_>) -> Self {
        let (sv, en) = (wording::listed(&row_sorts(), Lang::Sv), wording::listed(&row_sorts(), Lang::En));
        Self {
            sort: args.required_text(
                operand("sort").takes(Takes::Words(row_sorts()))
                    .value("SORT", "KIND")
                    .heading("Vad", "What")
                    .help(format!("En av {sv}"), format!("One of {en}"))
                    .order(1),
            ),
            words: args.texts(
                operand("words").takes(Takes::Row).any_number().value("ID VÄRDE", "ID VALUE").heading("Vad", "What").order(2).help(
                    "Postens id, och sedan det som är känt: ett värde, eller FÄLT=VÄRDE. Resten frågar vbe efter. Ett svar på en fråga i en enkät skrivs med question=ID",
                    "The id of the record, and then what is known: a value, or FIELD=VALUE. vbe asks for the rest. An answer to a question of a survey is written with question=ID",
                ),
            ),
            dry_run: args.dry_run(),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let Self { sort, words, dry_run } = self;
        let sorts = row_sorts();
        let meant = wording::meant(&sort, &sorts).and_then(|at| sorts.get(at));
        let sort = meant.map_or(&*sort, |word| word.name);
        if sort == VALUE {
            let draft = NewRecord::new("measurement", None, &measured(&words))?;
            let workspace = context.workspace(out)?;
            return write(draft, workspace, dry_run, context, out);
        }
        let workspace = context.workspace(out)?;
        let draft = NewRow::new(sort, &words, &workspace)?;
        if draft.is_of_a_person() {
            let lang = context.render_options.lang;
            let warning = say!(
                "vbe: ett avidentifierat ärende är inte anonymt. Räkna med att det som skrivs kan begäras ut.",
                "vbe: a de-identified case is not anonymous. Assume that what is written can be requested."
            );
            out.talk.line(warning.text(lang))?;
        }
        write(draft, workspace, dry_run, context, out)
    }
}

/// The fields of a measured value: the indicator comes first, and a value without a key is what was measured.
fn measured(words: &[String]) -> Vec<String> {
    let mut bare = ["indicator", "value"].into_iter();
    let field = |word: &String| {
        if word.contains('=') { word.clone() } else { format!("{}={word}", bare.next().unwrap_or("value")) }
    };
    words.iter().map(field).collect()
}
