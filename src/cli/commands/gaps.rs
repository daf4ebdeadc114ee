//! `vbe gaps`: lists what the work lacks, and how a draft would change that.

mod drafts;

use std::path::PathBuf;

use drafts::{are_sound, drafts};

use crate::base::lang::{Lang, Say};
use crate::base::wording::{self, Word};
use crate::cli::args::{Args, Takes, option};
use crate::cli::command::{Command, ONLY_OPTIONS};
use crate::cli::context::CommandContext;
use crate::cli::lookup::{actor_of, is_actor, is_framework, is_need, is_plan};
use crate::cli::open_workspace::let_go;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::gaps::{Filter, Gap, GapKind};
use crate::model::overlay;
use crate::model::records::organisation::{Actor, ActorKind};
use crate::model::workspace::{Lookup, Workspace};
use crate::reports::GAPS;
use crate::reports::gaps::{self, Grouping, Options, what_if};
use crate::say;

#[derive(Debug)]
pub(super) struct Gaps {
    filter: Filter,
    group_by: Option<Grouping>,
    /// The kinds of gaps that make the exit code 1.
    fail_on: Vec<GapKind>,
    /// The drafts to read together with the workspace, if any: files, or `-`.
    what_if: Vec<PathBuf>,
}

impl Command for Gaps {
    const NAME: &'static str = GAPS.name;
    const USAGE: &'static Say = ONLY_OPTIONS;
    const ABOUT: &'static Say = &GAPS.about;
    const EXAMPLES: &'static [&'static str] = &[
        "gaps",
        "gaps --framework nationell-strategi --group-by need",
        "gaps --what-if utkast.yaml --fail-on any",
    ];

    fn options(args: &mut Args<'_>) -> Self {
        args.page();
        let mut filter = Filter {
            plan: args.only_plan(),
            framework: args.text(
                option("framework")
                    .takes(Takes::FRAMEWORK)
                    .value("ID", "ID")
                    .help("Bara kraven i den riktlinjen", "Only the requirements of that framework"),
            ),
            need: args.text(
                option("need")
                    .takes(Takes::NEED)
                    .value("ID", "ID")
                    .help("Bara det som rör det behovet", "Only what concerns that need"),
            ),
            unit: args.text(option("unit").takes(Takes::UNIT).value("ENHET", "UNIT").help(
                "Bara det som rör den enheten, eller en under den",
                "Only what concerns that unit, or one below it",
            )),
            responsible: args.only_responsible(),
            kinds: Vec::new(),
        };
        let group_by = args.choice(
            option("group-by").value("GRUPP", "GROUP").help(
                "Gruppera efter slag (annars), riktlinje, behov, enhet eller roll",
                "Group by kind (otherwise), framework, need, unit or role",
            ),
            Grouping::ALL.map(|group| (group.typed(), group)),
        );
        filter.kinds = kinds(args);
        Self {
            filter,
            group_by,
            fail_on: fail_on(args),
            what_if: args.paths(option("what-if").many().repeated().value("FIL", "FILE").help(
                "Vad utkast i de här filerna skulle ändra; - för det som skickas in",
                "What drafts in these files would change; - for what is handed over",
            )),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        if !self.what_if.is_empty() {
            return self.what_if(context, out);
        }
        let workspace = context.workspace(out)?;
        let mut options = self.report_options();
        is_there(&workspace, &mut options.filter)?;
        let report = context.report(&workspace);
        let found = gaps::wanted(&report, &options);
        let exit = context.write_page(&gaps::page(&report, &options, &found), out)?;
        let exit =
            if exit == Exit::Fine { self.exit(found.iter().flat_map(|found| &found.gaps)) } else { exit };
        let_go(workspace);
        Ok(exit)
    }
}

fn kinds(args: &mut Args<'_>) -> Vec<GapKind> {
    let words: Vec<Word<'static>> = GapKind::ALL.iter().map(|kind| kind.typed()).collect();
    let (sv, en) = (wording::listed(&words, Lang::Sv), wording::listed(&words, Lang::En));
    let spec = option("kind")
        .value("SLAG", "KIND")
        .with_commas()
        .repeated()
        .help(format!("Bara brister av de slagen: {sv}"), format!("Only gaps of those kinds: {en}"));
    args.choices(spec, words.into_iter().zip(GapKind::ALL.iter().copied()))
}

fn fail_on(args: &mut Args<'_>) -> Vec<GapKind> {
    let spec = option("fail-on").value("SLAG", "KIND").with_commas().repeated().help(
        "Avsluta med 1 när det finns brister av de slagen; alla (any) för alla slag",
        "End with 1 when there are gaps of those kinds; any for all",
    );
    let kinds = GapKind::ALL.iter().map(|kind| (kind.typed(), vec![*kind]));
    let any = Word::new("any", Say::fixed("alla", "all")).also(Say::fixed("alla slag", "all kinds"));
    args.choices(spec, kinds.chain([(any, GapKind::ALL.to_vec())])).concat()
}

impl Gaps {
    fn report_options(&self) -> Options {
        Options { filter: self.filter.clone(), group_by: self.group_by.unwrap_or_default() }
    }

    fn exit<'g>(&self, mut gaps: impl Iterator<Item = &'g Gap>) -> Exit {
        let fails = gaps.any(|gap| self.fail_on.contains(&gap.kind));
        if fails { Exit::Found } else { Exit::Fine }
    }

    /// Shows what the drafts would change. They must be valid: it cannot be known what a faulty draft covers.
    fn what_if(&self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        if self.group_by.is_some() {
            return Err(CommandError::Message(
                Say::fixed(
                    "--group-by går inte ihop med --what-if.",
                    "--group-by does not go with --what-if.",
                ),
                Say::fixed("Ta bort ett av dem.", "Leave one of them out."),
            ));
        }
        let workspace = context.workspace(out)?;
        let drafts = drafts(&self.what_if, &workspace, context)?;
        let mut paths: Vec<String> = drafts.iter().map(|draft| draft.source.label.clone()).collect();
        paths.sort();
        let then = overlay::over(&workspace, drafts);
        are_sound(&then, &paths, context, out)?;
        let mut options = self.report_options();
        is_there(&then, &mut options.filter)?;
        let (report, before) = (context.report(&then), context.report(&workspace));
        let pairs = what_if::pairs(&report, &before, &paths, &options);
        let page = what_if::page(&report, &paths, &options, &pairs);
        context.put_page(&page, out)?;
        if pairs.is_empty() {
            return Ok(Exit::Nothing);
        }
        Ok(self.exit(pairs.iter().flat_map(|pair| &pair.now.gaps)))
    }
}

/// Checks that everything that is asked for by name exists, and gives the ids of what has other names too.
fn is_there(workspace: &Workspace, filter: &mut Filter) -> Result<(), CommandError> {
    is_plan(workspace, &mut filter.plan)?;
    is_framework(workspace, &mut filter.framework)?;
    is_need(workspace, &mut filter.need)?;
    is_unit(workspace, &mut filter.unit)?;
    is_actor(workspace, &mut filter.responsible)
}

fn is_unit(workspace: &Workspace, name: &mut Option<String>) -> Result<(), CommandError> {
    let Some(written) = name else { return Ok(()) };
    let is_one = |actor: &Actor| actor.kind == ActorKind::Unit;
    match workspace.actor(&**written) {
        Lookup::Unknown => return Ok(()),
        Lookup::Found(actor) if is_one(actor.record) => return Ok(()),
        Lookup::Found(_) | Lookup::Missing => {}
    }
    let what = say!("{written} är ingen enhet.", "{written} is no unit.");
    *written = actor_of(workspace, written, what, is_one)?.record.id.to_string();
    Ok(())
}
