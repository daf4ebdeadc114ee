//! `vbe report`: writes the follow-up of a plan, or statistics for the public.

mod publishable;
mod place;
mod own;
mod alone;
mod ledgers;
mod earlier;
mod elsewhere;
mod committed;
mod public;
mod printed;
mod follow_up;
mod pages;
mod site;

use follow_up::FollowUp;
pub(super) use pages::{FIRST, Pages, links};
pub(super) use printed::last_printed;

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::cli::args::{Args, Takes, WrittenDay, option};
use crate::cli::command::Command;
use crate::cli::context::{CommandContext, PageFile};
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::output::render::Format;
use crate::reports::PUBLIC;
use crate::reports::follow_up::FollowUpKind;

#[derive(Debug)]
pub(super) struct Report {
    public: bool,
    period: Option<String>,
    dry_run: bool,
    kind: Option<FollowUpKind>,
    as_of: Option<Day>,
    plan: Option<String>,
    record: Option<String>,
    to: Option<String>,
    on: WrittenDay,
    yes: bool,
    /// The folder of a site.
    site: Option<PageFile>,
}

impl Command for Report {
    const NAME: &'static str = PUBLIC.name;
    const USAGE: &'static Say = &Say::fixed(
        "--kind SORT --plan ID [FLAGGOR]\n       vbe report --public [FLAGGOR]",
        "--kind KIND --plan ID [OPTIONS]\n       vbe report --public [OPTIONS]",
    );
    const ABOUT: &'static Say = &Say::fixed(
        "Skriv den årliga uppföljningen av en plan, eller statistik om ärendena",
        "Write the annual follow-up of a plan, or statistics of the cases",
    );
    const EXAMPLES: &'static [&'static str] = &[
        "report --kind annual --plan plan-2025 --period 2025",
        "report --kind tertial --plan plan-2025 --period T1-2025 --record uppfoljning-t1 --to kommunstyrelsen",
        "report --public --period 2024 --dry-run",
        "report --format html --out sidor",
    ];

    fn options(args: &mut Args<'_>) -> Self {
        args.page_format(Format::OF_PAGES);
        let mut own = Self {
            public: args.flag(option("public").help(
                "Statistik om ärendena för allmänheten; skrivs i records/reports/",
                "Statistics of the cases for anybody; written in records/reports/",
            )),
            period: args.text(option("period").takes(Takes::Time).value("TID", "TIME").help(
                "Tiden: 2018 eller 'T1 2019'; för --public 2018, 2018-2019 eller 2018-2020 (annars planens tid, eller de senaste åren som är slut)",
                "The time: 2018 or 'T1 2019'; for --public 2018, 2018-2019 or 2018-2020 (otherwise that of the plan, or the last years that are over)",
            )),
            dry_run: args.flag(option("dry-run").help(
                "Visa vad som skulle skrivas, och skriv ingenting",
                "Show what would be written, and write nothing",
            )),
            kind: args.choice(
                option("kind").value("SORT", "KIND").conflicts_with(&["public"]).help(
                    "Uppföljningen av en plan: årlig (annual), eller av en del av ett år (tertial): tertial, kvartal eller halvår",
                    "The follow-up of a plan: annual, or of a part of a year (four-month): four months, a quarter or a half-year",
                ),
                FollowUpKind::ALL.map(|kind| (kind.typed(), kind)),
            ),
            as_of: args.as_of_without("public"),
            plan: args.text(
                option("plan").takes(Takes::PLAN).value("ID", "ID").conflicts_with(&["public"]).help("Planen", "The plan"),
            ),
            record: args.text(option("record").value("ID", "ID").conflicts_with(&["public"]).help(
                "Skriv i records/reports/ID.yaml vad som redovisades, vid vilken revision",
                "Write in records/reports/ID.yaml what was reported, at which revision",
            )),
            to: args.text(option("to").takes(Takes::ACTOR).value("ORGAN", "BODY").conflicts_with(&["public"]).help(
                "Nämnden, gruppen eller rollen som det redovisas för, med --record",
                "The board, group or role that it is reported to, with --record",
            )),
            on: args.written_day(option("on").value("DATUM", "DATE").conflicts_with(&["public"]).help(
                "Dagen då det redovisas, med --record (annars i dag)",
                "The day that it is reported, with --record (otherwise today)",
            )),
            yes: args.flag(
                option("yes").short('y').help("Fråga inte före --public", "Do not ask before --public"),
            ),
            site: None,
        };
        // A site is no single file, and it is not of one plan.
        let is_site = |file: &PageFile| site::is_folder(&file.written);
        if !own.public && own.kind.is_none() && args.answer.format == Some(Format::Html) {
            own.site = args.answer.page_file.take_if(|file| is_site(file));
            args.answer.is_forced &= own.site.is_none();
        }
        own
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let Self { public, period, dry_run, kind, as_of, plan, record, to, on, yes, site } = self;
        if public {
            return public::report(period.as_deref(), (dry_run, yes), context, out);
        }
        if let Some(folder) = site {
            return site::report(&folder, context, out);
        }
        let Some(kind) = kind else { return Err(which()) };
        let asked = FollowUp { kind, plan, period, as_of, record, to, on: on.day()?, dry_run };
        follow_up::report(&asked, context, out)
    }
}

fn which() -> CommandError {
    CommandError::Message(
        Say::fixed("Vilken redovisning?", "Which report?"),
        Say::fixed(
            "Det som finns: vbe report --kind annual eller --kind tertial, uppföljning av en plan, vbe report --public, statistik om ärendena för allmänheten, och vbe report --format html --out MAPP, alla sidor som en liten webbplats.",
            "What there is: vbe report --kind annual or --kind four-month, the follow-up of a plan, vbe report --public, statistics of the cases for anybody, and vbe report --format html --out FOLDER, all pages as a small site.",
        ),
    )
}
