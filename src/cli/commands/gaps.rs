//! `vbe gaps`: lists what the work lacks, and how a draft would change that.

mod drafts;

use std::path::PathBuf;

use drafts::{are_sound, drafts};

use crate::base::lang::{Lang, Say};
use crate::base::nouns::GAPS as GAPS_NOUN;
use crate::base::wording::{self, Word};
use crate::cli::args::{Args, Takes, option};
use crate::cli::command::{Command, ONLY_OPTIONS};
use crate::cli::context::CommandContext;
use crate::cli::lookup::{actor_of, is_actor, is_framework, is_need, is_plan};
use crate::cli::open_workspace::let_go;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::since::{Since, SinceOptions};
use crate::cli::step_summary;
use crate::facts::seen::Seen;
use crate::facts::select::Trees;
use crate::gaps::{Filter, Found, Gap, GapKind, placed};
use crate::io::disk;
use crate::model::overlay;
use crate::model::records::organisation::{Actor, ActorKind};
use crate::model::workspace::{Lookup, Workspace};
use crate::output::render::{Asker, Format, Verdict};
use crate::reports::GAPS;
use crate::reports::gaps::{self, Grouping, Options, what_if};
use crate::say;
use crate::syntax::finding::{Finding, Severity};

#[derive(Debug)]
pub(super) struct Gaps {
    filter: Filter,
    group_by: Option<Grouping>,
    /// The kinds of gaps that make the exit code 1.
    fail_on: Vec<GapKind>,
    /// The drafts to read together with the workspace, if any: files, or `-`.
    what_if: Vec<PathBuf>,
    since: SinceOptions,
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
        args.page_in(Format::OF_GAPS);
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
            since: SinceOptions::visit(args),
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
        let mut found = gaps::wanted(&report, &options);
        let rest = match self.since.find(&workspace.root, context)? {
            Some(since) => {
                let rest = self.narrow(&since, (&workspace, &mut found), context, out)?;
                options.is_narrowed = true;
                since.rest(rest, GAPS_NOUN)
            }
            None => None,
        };
        if context.format.is_of_findings() {
            if let Some(rest) = &rest {
                out.talk.say(rest, context.render_options.lang)?;
            }
            return self.tell_findings(&workspace, &found, context, out);
        }
        let mut page = gaps::page(&report, &options, &found);
        page.notes.extend(rest.map(|rest| rest.text(context.render_options.lang).to_owned()));
        let exit = context.write_page(&page, out)?;
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
        Options {
            filter: self.filter.clone(),
            group_by: self.group_by.unwrap_or_default(),
            is_narrowed: false,
        }
    }

    fn exit<'g>(&self, mut gaps: impl Iterator<Item = &'g Gap>) -> Exit {
        let fails = gaps.any(|gap| self.fail_on.contains(&gap.kind));
        if fails { Exit::Found } else { Exit::Fine }
    }

    /// The gaps as findings, in the order of the plans and their gaps.
    fn findings(&self, workspace: &Workspace, found: &[Found<'_>]) -> Vec<Finding> {
        let trees = Trees::new(workspace);
        found.iter().flat_map(|found| placed::findings(workspace, &trees, found, &self.fail_on)).collect()
    }

    /// Takes out the gaps that are not told, and counts them.
    fn narrow(
        &self,
        since: &Since,
        (workspace, found): (&Workspace, &mut Vec<Found<'_>>),
        context: &CommandContext,
        out: &mut Out<'_>,
    ) -> Result<usize, CommandError> {
        let findings = self.findings(workspace, found);
        let told = since.told(workspace, &findings, || {
            let context = since.context(context);
            let then = context.workspace(out)?;
            let findings =
                self.findings(&then, &gaps::wanted(&context.report(&then), &self.report_options()));
            Ok((then, findings))
        })?;
        out.know(&workspace.config);
        let rest = told.iter().filter(|is_told| !**is_told).count();
        let mut told = told.into_iter();
        for found in found {
            found.gaps.retain(|_| told.next().unwrap_or(true));
        }
        Ok(rest)
    }

    /// Tells the gaps as a forge does.
    fn tell_findings(
        &self,
        workspace: &Workspace,
        found: &[Found<'_>],
        context: &CommandContext,
        out: &mut Out<'_>,
    ) -> Result<Exit, CommandError> {
        let mut findings = self.findings(workspace, found);
        findings.sort_by_key(|finding| (finding.place, finding.rule));
        // What several plans lack together is one thing.
        findings.dedup();
        let under = disk::place_in_repository(&workspace.root);
        let verdict = Verdict {
            workspace,
            findings: &findings,
            files: Seen::of(workspace.files().map(|(_, loaded)| loaded)),
            asker: Asker::Gaps,
            fails_from: Severity::Error,
            day: context.day,
            under: &under,
        };
        context.put_findings(verdict, out)?;
        step_summary::add(verdict, context, out)?;
        Ok(match found {
            [] => Exit::Nothing,
            found => self.exit(found.iter().flat_map(|found| &found.gaps)),
        })
    }

    /// Shows what the drafts would change. They must be valid: it cannot be known what a faulty draft covers.
    fn what_if(&self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        if self.since.is_asked() || context.format.is_of_findings() {
            return Err(CommandError::Message(
                Say::fixed(
                    "--what-if visar vad utkast skulle ändra, som en sida för människor eller program.",
                    "--what-if shows what drafts would change, as a page for people or programs.",
                ),
                Say::fixed(
                    "Ta bort --new-since och --changed-since, och välj en form som text, md eller json.",
                    "Leave out --new-since and --changed-since, and choose a form such as text, md or json.",
                ),
            ));
        }
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
