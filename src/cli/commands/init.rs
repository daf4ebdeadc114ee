//! `vbe init`: creates a workspace, and sets up the guard around it.

mod questions;

use questions::{Asked, asked, go_on};

use std::path::Path;

use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::cli::appearance::IN_SWEDISH;
use crate::cli::args::{Args, Takes, option};
use crate::cli::command::{Command, ONLY_OPTIONS};
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::world::Input;
use crate::cli::write_changes::{says_yes, why_not_written};
use crate::io::disk;
use crate::io::git::Git;
use crate::say;
use crate::setup::{Action, Beginning, Editor, Forge, Left, Step, Work};

#[derive(Debug)]
pub(super) struct Init {
    name: Option<String>,
    plan: Option<String>,
    period: Option<String>,
    units: Vec<String>,
    editors: Vec<Editor>,
    forges: Vec<Forge>,
    yes: bool,
    dry_run: bool,
}

impl Command for Init {
    const NAME: &'static str = "init";
    const USAGE: &'static Say = ONLY_OPTIONS;
    const ABOUT: &'static Say = &Say::fixed(
        "Skapa en arbetsmapp här, med git-vakten som stoppar personuppgifter",
        "Make a workspace here, with the git guard that stops personal data",
    );
    const EXAMPLES: &'static [&'static str] = &[
        "init",
        "init --dry-run",
        "init --yes --editor helix",
        "init --yes --ci github",
        "init --yes --name Exempelköping --plan Handlingsplan --period 2025-2027 --unit Socialförvaltningen",
    ];

    fn options(args: &mut Args<'_>) -> Self {
        Self {
            name: args.text(option("name").value("NAMN", "NAME").help(
                "Kommunens, stadsdelens eller förvaltningens namn",
                "The name of the municipality, the district or the administration",
            )),
            plan: args.text(
                option("plan")
                    .value("TITEL", "TITLE")
                    .help("Planens namn, med --period", "The name of the plan, with --period"),
            ),
            period: args.text(option("period").takes(Takes::Time).value("TID", "TIME").help(
                "Tiden som planen gäller: 2025, 2025-2027 eller 'tills vidare'",
                "The time of the plan: 2025, 2025-2027 or 'tills vidare' (until further notice)",
            )),
            units: args.texts(option("unit").repeated().value("ENHET", "UNIT").help(
                "En egen enhet, eller flera med komma emellan; kan skrivas flera gånger",
                "A unit of your own, or several with commas between; can be given several times",
            )),
            editors: args.choices(
                option("editor").repeated().value("REDIGERARE", "EDITOR").help(
                    "Ställ in en redigerare som ni skriver i: vscode, helix, neovim, zed eller emacs; kan skrivas flera gånger",
                    "Set up an editor that you write in: vscode, helix, neovim, zed or emacs; can be given several times",
                ),
                Editor::ALL.map(|editor| (editor.typed(), editor)),
            ),
            forges: args.choices(
                option("ci").repeated().value("BYGGSERVER", "FORGE").help(
                    "Skriv en fil som granskar på byggservern: github, gitlab, forgejo eller azure; kan skrivas flera gånger",
                    "Write a file that checks on the build server: github, gitlab, forgejo or azure; can be given several times",
                ),
                Forge::ALL.map(|forge| (forge.typed(), forge)),
            ),
            yes: args.flag(option("yes").short('y').help("Fråga inte", "Do not ask")),
            dry_run: args.dry_run(),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let root = match &context.root {
            Some(_) => context.find_root()?,
            None => context.folder.clone(),
        };
        is_free(&root)?;
        if context.input.person && !context.is_language_said {
            out.talk.line(IN_SWEDISH)?;
        }
        let git = context.git.at(&root);
        if git.is_bare() {
            return Err(bare());
        }
        has_own_settings(&root, &git)?;
        let (config, reader) = context.known_settings(&root, out)?;
        let lang = context.render_options.lang;
        let is_asked = context.input.person && !self.yes && !self.dry_run;
        let told = self.told()?;
        let beginning =
            asked(told, is_asked, &Asked { root: &root, config: &config, reader: &reader, context }, out)?;
        let chosen = (&beginning, &self.editors[..], &self.forges[..], lang);
        let work = Work::look(&root, &config, &git, chosen, context.day)?;
        let exit = if work.left.iter().any(|left| left.is_open) { Exit::Found } else { Exit::Fine };
        if work.steps.is_empty() {
            out.answer.line(lang.pick(
                "Allt är redan på plats: ingenting ändrades.",
                "All is in place already: nothing was changed.",
            ))?;
            tell_left(&work.left, lang, out)?;
            return Ok(exit);
        }
        let will = lang.pick("vbe init gör det här", "vbe init does this");
        out.answer.line(&format!("{will} ({}):", disk::absolute(&root).display()))?;
        for step in &work.steps {
            out.answer.line(&format!("  {:<12} {}", deed(step).text(lang), step.name))?;
        }
        if self.dry_run {
            out.answer
                .line(lang.pick("Ingenting är gjort (--dry-run).", "Nothing has been done (--dry-run)."))?;
            tell_left(&work.left, lang, out)?;
            return Ok(exit);
        }
        if !self.yes && !agreed(&context.input, lang, out)? {
            out.answer.line(lang.pick("Ingenting gjordes.", "Nothing was done."))?;
            if beginning != Beginning::default() {
                out.answer.flush()?;
                out.talk.say(&go_on(&beginning), lang)?;
            }
            return Ok(Exit::Found);
        }
        for step in &work.steps {
            step.take().map_err(|error| not_written(step, error))?;
        }
        done(&work, &beginning, lang, out)?;
        tell_left(&work.left, lang, out)?;
        Ok(exit)
    }
}

impl Init {
    /// What the options say of the new workspace.
    fn told(&self) -> Result<Beginning, CommandError> {
        let mut told = Beginning {
            name: self.name.clone(),
            plan: self.plan.clone(),
            period: self.period.clone(),
            units: Vec::new(),
        };
        self.units.iter().for_each(|unit| told.add_units(unit));
        let lacks = match (&told.plan, &told.period) {
            (Some(_), None) => "--period",
            (None, Some(_)) => "--plan",
            _ => return Ok(told),
        };
        if told.plan.is_some() && !self.yes && !self.dry_run {
            // Whoever sits there is asked for the time.
            return Ok(told);
        }
        Err(CommandError::Message(
            say!(
                "En plan behöver namn och tid: {lacks} saknas.",
                "A plan needs a name and a time: {lacks} is missing."
            ),
            Say::fixed(
                "Skriv båda, till exempel --plan Handlingsplan --period 2025-2027.",
                "Write both, for example --plan Handlingsplan --period 2025-2027.",
            ),
        ))
    }
}

/// Checks that the folder is not inside another workspace: its records would be judged by two settings.
fn is_free(root: &Path) -> Result<(), CommandError> {
    let outer = disk::workspace(root).filter(|outer| disk::absolute(outer) != disk::absolute(root));
    let Some(outer) = outer else { return Ok(()) };
    let outer = outer.display();
    Err(CommandError::Message(
        say!(
            "Mappen hör redan till arbetsmappen {outer}.",
            "The folder belongs to the workspace {outer} already."
        ),
        Say::fixed("Gå till den mappen och kör vbe init där.", "Go to that folder and run vbe init there."),
    ))
}

/// Checks that git has, and has had, no settings for the folder that the disk lacks: without them other folders would be
/// made, and those that are there would be opened.
fn has_own_settings(root: &Path, git: &Git) -> Result<(), CommandError> {
    let name = "vbe.toml";
    if disk::is_there(&root.join(name)) {
        return Ok(());
    }
    let help = if git.has_here(root, name) {
        if git.is_sparse() {
            Say::fixed(
                "Kör git sparse-checkout disable, eller git sparse-checkout add och mappen, och sedan vbe init igen.",
                "Run git sparse-checkout disable, or git sparse-checkout add and the folder, and then vbe init again.",
            )
        } else {
            Say::fixed(
                "Kör git checkout HEAD -- vbe.toml och sedan vbe init igen.",
                "Run git checkout HEAD -- vbe.toml and then vbe init again.",
            )
        }
    } else if let Some((commit, _)) = git.last_with(&[disk::place_in_repository(root)], name) {
        say!(
            "Kör git checkout {commit} -- vbe.toml och sedan vbe init igen. Ska arbetsmappen börja om: skriv själv en ny vbe.toml först, med samma mappar.",
            "Run git checkout {commit} -- vbe.toml and then vbe init again. If the workspace is to begin anew: write a new vbe.toml yourself first, with the same folders."
        )
    } else {
        return Ok(());
    };
    Err(CommandError::Message(
        Say::fixed(
            "git har en vbe.toml för den här mappen, men den finns inte på disken. En ny skulle ange andra mappar.",
            "git has a vbe.toml for this folder, but it is not on the disk. A new one would name other folders.",
        ),
        help,
    ))
}

fn bare() -> CommandError {
    CommandError::Message(
        Say::fixed(
            "Det här är ett git-arkiv utan filer (bare), och i ett sådant finns ingen arbetsmapp.",
            "This is a git repository without files (bare), and there is no workspace in one.",
        ),
        Say::fixed(
            "Kör vbe init i en klon av det. Servern vaktas med vbe scan --receive; docs/git-vakten.md i vbes eget arkiv visar hur.",
            "Run vbe init in a clone of it. The server is guarded by vbe scan --receive; docs/git-vakten.md in vbe's own repository shows how.",
        ),
    )
}

/// What is done, in one word.
fn deed(step: &Step) -> Say {
    match step.deed {
        Action::ShutFolder | Action::File(_) | Action::Hook(_) => Say::fixed("skapar", "makes"),
        Action::Renew(_) => Say::fixed("förnyar", "renews"),
        Action::Wake => Say::fixed("gör körbar", "makes run"),
    }
}

/// Asks the user. Where nobody can answer, the answer is no.
fn agreed(input: &Input, lang: Lang, out: &mut Out<'_>) -> Result<bool, CommandError> {
    if !input.person {
        return Err(CommandError::Message(
            Say::fixed(
                "Kan inte fråga: ingen terminal. Ingenting är gjort.",
                "Cannot ask: no terminal. Nothing has been done.",
            ),
            Say::fixed(
                "Kör vbe init --yes, eller vbe init --dry-run för att bara se vad som skulle göras.",
                "Run vbe init --yes, or vbe init --dry-run to see only what would be done.",
            ),
        ));
    }
    says_yes(&Say::fixed("Ska det göras? (j/n)", "Go ahead? (y/n)"), input, lang, out)
}

fn done(work: &Work, beginning: &Beginning, lang: Lang, out: &mut Out<'_>) -> Result<(), CommandError> {
    let (made, created) = (nouns::MADE.with(work.steps.len()), nouns::CREATED.of(work.steps.len()));
    let hooks = work.steps.iter().any(|step| !matches!(step.deed, Action::ShutFolder | Action::File(_)));
    out.answer.line(
        &lang.pick(
            format!("Klart: {} {}.", made.sv, created.sv),
            format!("Done: {} {}.", made.en, created.en),
        ),
    )?;
    // While some hook is left to people, what is missing is told of last.
    if hooks && !work.left.iter().any(|left| left.is_open) {
        out.answer.line(lang.pick(
                "Git-vakten är på: varje incheckning granskas. Den gäller bara den här mappen på den här datorn. Kör vbe init på nytt om mappen hämtas någon annanstans.",
                "The git guard is on: every commit is scanned. It holds for this clone only; run vbe init in each new one.",
            ))?;
    }
    for line in next(beginning, lang) {
        out.answer.line(line)?;
    }
    Ok(())
}

/// What to do first in the new workspace.
fn next(beginning: &Beginning, lang: Lang) -> Vec<&'static str> {
    let first = if beginning.plan.is_some() {
        lang.pick(
            "Härnäst: vbe status visar planen, och vbe new activity skriver in den första åtgärden.",
            "Next: vbe status shows the plan, and vbe new activity writes the first activity.",
        )
    } else {
        lang.pick(
            "Härnäst: vbe new plan skriver in er plan, och vbe new activity den första åtgärden.",
            "Next: vbe new plan writes your plan, and vbe new activity the first activity.",
        )
    };
    let rest = lang.pick(
        "Steg för steg, tills planen är incheckad: docs/borja.md i vbes eget arkiv. vbe doctor visar vad som saknas.",
        "Step by step, until the plan is committed: docs/borja.md in vbe's own repository. vbe doctor shows what is missing.",
    );
    vec![first, rest]
}

/// Shows what is left for people to do. It comes last, where it is seen.
fn tell_left(left: &[Left], lang: Lang, out: &mut Out<'_>) -> Result<(), CommandError> {
    out.answer.flush()?;
    for left in left {
        out.talk.line(&format!("vbe: {}", left.what.text(lang)))?;
        out.talk.line(&format!("  {}: {}", lang.pick("hjälp", "help"), left.help.text(lang)))?;
    }
    Ok(())
}

fn not_written(step: &Step, error: std::io::Error) -> CommandError {
    let (what, _) = why_not_written(&step.name, &error.into());
    CommandError::Message(
        what,
        Say::fixed(
            "Det som hanns med är kvar. Rätta felet och kör vbe init igen: bara det som saknas görs.",
            "What was done remains. Mend the fault and run vbe init again: only what is lacking is done.",
        ),
    )
}
