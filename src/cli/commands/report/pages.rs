//! The pages of the whole workspace that lead to each other: those of a site, and those that `vbe serve` shows.

use std::collections::HashSet;

use super::printed::last_printed;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::cli::context::CommandContext;
use crate::model::records::Time;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::output::page::Page;
use crate::output::render::Link;
use crate::reports::follow_up::{self, FollowUpKind};
use crate::reports::{ReportContext, cases, due, gaps, roles, site, status};

/// The first page, which a folder that is opened in a browser shows.
pub(in crate::cli::commands) const FIRST: &str = "index.html";

/// A page that can be made.
pub(in crate::cli::commands) struct Listed {
    /// The name of its file.
    pub file: String,
    /// What it is called where it is led to.
    pub title: String,
    /// The id of the plan that it is about, where it is about one.
    plan: Option<String>,
    /// What it is of.
    subject: Subject,
}

/// What a page is of.
enum Subject {
    Index,
    Status,
    Indicators,
    Gaps,
    Due,
    Roles,
    Cases,
    /// A plan, by its place among all: its follow-up so far where it is counted and its time has an end, and otherwise its
    /// status.
    Plan(usize),
}

/// How a page leads to all of them.
pub(in crate::cli::commands) fn links<'l>(listed: &'l [Listed], here: &Listed) -> Vec<Link<'l>> {
    let link = |own: &'l Listed| Link {
        title: &own.title,
        file: &own.file,
        plan: own.plan.as_deref(),
        is_here: own.file == here.file,
    };
    listed.iter().map(link).collect()
}

/// The pages of a workspace.
pub(in crate::cli::commands) struct Pages<'w> {
    workspace: &'w Workspace,
    context: &'w CommandContext,
    report: ReportContext<'w>,
    /// Whether the page about the cases is among them, which is nobody's but the coordinator's.
    is_internal: bool,
}

impl<'w> Pages<'w> {
    pub(in crate::cli::commands) fn of(
        workspace: &'w Workspace,
        context: &'w CommandContext,
        is_internal: bool,
    ) -> Self {
        Self { workspace, context, report: context.report(workspace), is_internal }
    }

    /// Those that there are, in the order in which they are led to.
    pub(in crate::cli::commands) fn listed(&self) -> Vec<Listed> {
        let fixed = [
            ("index", Say::fixed("Start", "Start"), Subject::Index),
            ("status", Say::fixed("Läget", "Status"), Subject::Status),
            ("indicators", Say::fixed("Indikatorer", "Indicators"), Subject::Indicators),
            ("gaps", Say::fixed("Brister", "Gaps"), Subject::Gaps),
            ("due", Say::fixed("Återkommande", "Due"), Subject::Due),
            ("roles", Say::fixed("Ansvar", "Roles"), Subject::Roles),
            ("cases", Say::fixed("Ärenden (internt)", "Cases (internal)"), Subject::Cases),
        ];
        let lang = self.report.lang;
        let fixed = fixed
            .into_iter()
            .filter(|(_, _, subject)| self.is_internal || !matches!(subject, Subject::Cases))
            .map(|(file, title, subject)| Listed {
                file: format!("{file}.html"),
                title: title.text(lang).to_owned(),
                plan: None,
                subject,
            });
        let of_plans = self.report.plans_of_all_time().into_iter().enumerate();
        // An address is of one plan, whichever others there are. An id that is no id has the plan's place among all.
        let mut taken = HashSet::new();
        let mut file = |place: usize, id: &str| {
            let own = is_slug(id) && taken.insert(id.to_owned());
            if own { format!("plan-{id}.html") } else { format!("plan-{}.html", place + 1) }
        };
        let of_plans = of_plans.map(|(place, plan)| Listed {
            file: file(place, &plan.record.id),
            title: self.report.called_among_others(plan.record),
            plan: Some(plan.record.id.to_string()),
            subject: Subject::Plan(place),
        });
        fixed.chain(of_plans).collect()
    }

    /// The page itself.
    pub(in crate::cli::commands) fn page(&self, listed: &Listed) -> Page {
        let (report, of_gaps) = (&self.report, gaps::Options::default());
        let status = |indicators| {
            let options = status::Options { indicators, timeline: !indicators, ..Default::default() };
            status::page(report, &options)
        };
        match listed.subject {
            Subject::Status => status(false),
            Subject::Indicators => status(true),
            Subject::Gaps => gaps::page(report, &of_gaps, &gaps::wanted(report, &of_gaps)),
            Subject::Due => due::page(report, &due::Options::default()),
            Subject::Roles => roles::page(report, &roles::Options::default()),
            Subject::Cases => {
                let CommandContext { config, past, day, today, .. } = self.context;
                let is_capped = config.is_some() || past.is_some() || day != today;
                cases::page(report, &cases::Options { is_capped, ..Default::default() })
            }
            Subject::Plan(place) => match report.plans_of_all_time().get(place) {
                Some(plan) => self.follow_up(*plan).unwrap_or_else(|| {
                    let plan = Some(plan.record.id.to_string());
                    status::page(report, &status::Options { plan, timeline: true, ..Default::default() })
                }),
                None => site::index(report),
            },
            Subject::Index => site::index(report),
        }
    }

    /// The follow-up of a plan so far. There is none of one that is not counted, or whose time has no end.
    fn follow_up(&self, plan: Filed<'_, Plan>) -> Option<Page> {
        self.report.counts(plan.record).then_some(())?;
        let (written, period) = time(plan.record.period.as_ref())?;
        let options = follow_up::Options {
            kind: FollowUpKind::Annual,
            plan: plan.record.id.to_string(),
            written,
            period,
            has_ended: false,
            printed: last_printed(self.workspace, self.context),
        };
        Some(follow_up::page(&self.report, plan, &options))
    }
}

/// Whether an id can stand in an address and in the name of a file everywhere.
fn is_slug(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 80
        && id.bytes().all(|own| own.is_ascii_lowercase() || own.is_ascii_digit() || own == b'-')
}

/// The time of a plan that has an end, as it is written and as it is meant.
fn time(written: Option<&Time>) -> Option<(String, Period)> {
    let time = written.filter(|time| !time.period.is_open())?;
    Some((time.text.to_string(), Period::read(&time.text)?))
}
