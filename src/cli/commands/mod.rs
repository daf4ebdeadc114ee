//! The commands, one file each.

mod validate;
mod scan;
mod status;
mod gaps;
mod due;
mod meeting;
mod roles;
mod export;
mod overview;
mod show;
mod list;
mod diff;
mod history;
mod account;
mod cases;
mod report;
mod serve;
mod verify;
mod privacy;
mod init;
mod doctor;
mod explain;
mod schema;
mod start;
mod finish;
mod cancel;
mod note;
mod set;
mod new;
mod add;
mod revise;
mod import;
mod ask;
mod fmt;
mod lsp;
mod completions;
mod man;

use super::command::CommandEntry;

/// Every command, in the order in which help lists them.
pub(super) static COMMANDS: &[CommandEntry] = &[
    CommandEntry::of::<validate::Validate>(),
    CommandEntry::of::<scan::Scan>(),
    CommandEntry::of::<status::Status>(),
    CommandEntry::of::<gaps::Gaps>(),
    CommandEntry::of::<due::Due>(),
    CommandEntry::of::<meeting::Meeting>(),
    CommandEntry::of::<roles::Roles>(),
    CommandEntry::of::<overview::Overview>(),
    CommandEntry::of::<export::Export>(),
    CommandEntry::of::<show::Show>(),
    CommandEntry::of::<list::List>(),
    CommandEntry::of::<diff::Diff>(),
    CommandEntry::of::<history::History>(),
    CommandEntry::of::<account::Account>(),
    CommandEntry::of::<cases::Cases>(),
    CommandEntry::of::<report::Report>(),
    CommandEntry::of::<serve::Serve>(),
    CommandEntry::of::<verify::Verify>(),
    CommandEntry::of::<privacy::Privacy>(),
    CommandEntry::of::<init::Init>(),
    CommandEntry::of::<doctor::Doctor>(),
    CommandEntry::of::<explain::Explain>(),
    CommandEntry::of::<schema::Schema>(),
    CommandEntry::of::<start::Start>(),
    CommandEntry::of::<finish::Finish>(),
    CommandEntry::of::<cancel::Cancel>(),
    CommandEntry::of::<note::Note>(),
    CommandEntry::of::<set::Set>(),
    CommandEntry::of::<new::New>(),
    CommandEntry::of::<add::Add>(),
    CommandEntry::of::<revise::Revise>(),
    CommandEntry::of::<import::Import>(),
    CommandEntry::of::<ask::Ask>(),
    CommandEntry::of::<fmt::Fmt>(),
    CommandEntry::of::<lsp::Lsp>(),
    CommandEntry::of::<completions::Completions>(),
    CommandEntry::of::<man::Man>(),
];
