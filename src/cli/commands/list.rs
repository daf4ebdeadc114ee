//! `vbe list`: lists everything of one kind.

use crate::base::lang::{Lang, Say};
use crate::base::wording;
use crate::cli::args::{Args, Of, Takes, operand, option};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::lookup::{is_actor, is_area, is_plan};
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::facts::entities::EntityIndex;
use crate::facts::select::Trees;
use crate::reports::LIST;
use crate::reports::listing::{self, Listed, Options};
use crate::say;

#[derive(Debug)]
pub(super) struct List {
    options: Options,
    /// `field=value`, as written.
    wheres: Vec<String>,
}

impl Command for List {
    const NAME: &'static str = LIST.name;
    const USAGE: &'static Say = &Say::fixed("[FLAGGOR] SORT", "[OPTIONS] KIND");
    const ABOUT: &'static Say = &LIST.about;
    const EXAMPLES: &'static [&'static str] =
        &["list activity", "list meeting --since 2025-01-01 --where group=styrgrupp"];

    fn options(args: &mut Args<'_>) -> Self {
        let kinds = Listed::words();
        let (sv, en) = (wording::listed(&kinds, Lang::Sv), wording::listed(&kinds, Lang::En));
        let kind = args.required_text(
            operand("kind")
                .takes(Takes::Words(Listed::words()))
                .value("SORT", "KIND")
                .heading("Sort", "Kind")
                .help(sv, en),
        );
        args.page();
        let options =
            Options {
                kind,
                plan: args.text(
                    option("plan")
                        .takes(Takes::PLAN)
                        .value("ID", "ID")
                        .help("Bara det som hör till planen", "Only what belongs to the plan"),
                ),
                area: args.only_area(),
                responsible: args.only_responsible(),
                unit: args.only_unit(),
                states: args.texts(
                    option("state").takes(Takes::State).value("LÄGE", "STATE").with_commas().help(
                        "Bara i de lägena, med komma mellan",
                        "Only in those states, with commas between",
                    ),
                ),
                since: args.day(option("since").value("DATUM", "DATE").help(
                    "Bara det som gäller den dagen eller senare",
                    "Only what is about that day or later",
                )),
                until: args.day(option("until").value("DATUM", "DATE").help(
                    "Bara det som gäller den dagen eller tidigare",
                    "Only what is about that day or earlier",
                )),
                wheres: Vec::new(),
            };
        let wheres = args.texts(
            option("where")
                .takes(Takes::Assignment(Of::Listed))
                .value("FÄLT=VÄRDE", "FIELD=VALUE")
                .repeated()
                .help(
                    "Bara de där det står så i fältet; kan skrivas flera gånger",
                    "Only those in which that stands in the field; can be written several times",
                ),
        );
        Self { options, wheres }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let wheres = self.wheres.iter().map(|written| field_and_value(written)).collect::<Result<_, _>>()?;
        let mut options = Options { wheres, ..self.options };
        let Some(listed) = Listed::named(&options.kind) else {
            let kind = &options.kind;
            let what = say!("Det går inte att lista {kind}.", "{kind} cannot be listed.");
            return Err(CommandError::Message(what, wording::instead(kind, &Listed::words())));
        };
        listed.name.clone_into(&mut options.kind);
        is_sound(&listed, &mut options)?;
        let workspace = context.workspace(out)?;
        is_plan(&workspace, &mut options.plan)?;
        if matches!(listed.name, "activity") {
            is_area(&workspace, &mut options.area)?;
        }
        is_actor(&workspace, &mut options.responsible)?;
        is_actor(&workspace, &mut options.unit)?;
        let trees = Trees::new(&workspace);
        let things = EntityIndex::of(&workspace, &trees);
        context
            .write_page(&listing::page(&context.report(&workspace), &trees, &things, &listed, &options), out)
    }
}

fn field_and_value(written: &str) -> Result<(String, String), CommandError> {
    let parts =
        written.split_once('=').map(|(path, value)| (path.trim().to_owned(), value.trim().to_owned()));
    parts.ok_or_else(|| {
        CommandError::Message(
            say!(
                "--where {written} säger inte vad som ska stå i fältet.",
                "--where {written} does not say what is to stand in the field."
            ),
            Say::fixed(
                "Skriv FÄLT=VÄRDE, till exempel sort=routine.",
                "Write FIELD=VALUE, for example sort=routine.",
            ),
        )
    })
}

/// Checks that the listed kind can be filtered by the options that were given.
fn is_sound(listed: &Listed, options: &mut Options) -> Result<(), CommandError> {
    let Say { sv: name, en: english } = listed.several();
    if let Some(filter) = listing::is_possible(listed, options) {
        let can: Vec<String> = listed.filters().into_iter().map(|filter| format!("--{filter}")).collect();
        let can = can.into_iter().chain(["--where".to_owned()]).collect::<Vec<_>>().join(", ");
        return Err(CommandError::Message(
            say!(
                "Det går inte att välja {name} med --{filter}.",
                "The {english} cannot be chosen by --{filter}."
            ),
            say!("Det som går: {can}.", "What can be used: {can}."),
        ));
    }
    for state in &mut options.states {
        let what = say!("Läget {state} finns inte för {name}.", "There is no state {state} of {english}.");
        *state = listed.state(state).map_err(|help| CommandError::Message(what, help))?;
    }
    for (path, value) in &mut options.wheres {
        *path = listed.keyed(path);
        match listed.field(path) {
            Err(known) => {
                let what =
                    say!("Fältet {path} finns inte för {name}.", "There is no field {path} of {english}.");
                return Err(CommandError::unknown(what, path, known.iter().map(String::as_str)));
            }
            // Whoever asks for each number in turn has learnt it.
            Ok(field) if field.is_held => {
                return Err(CommandError::Message(
                    say!(
                        "Det går inte att söka på antalen i {path}.",
                        "The counts in {path} cannot be searched for."
                    ),
                    Say::fixed(
                        "De visas bara när inget av dem är för litet. Välj ett annat fält.",
                        "They are shown only where none of them is too small. Choose another field.",
                    ),
                ));
            }
            Ok(_) => *value = listed.value(path, value),
        }
    }
    Ok(())
}
