//! Finds a publication whose numbers cannot have been printed as they stand. Why: what stands in the ledger is printed
//! again as the truth.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::facts::figures::published;
use crate::facts::printed::{Unprintable, unprintable};
use crate::model::load::Unkept;
use crate::syntax::text::Span;
use crate::syntax::tree::At;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for (filed, figures) in published(context.workspace) {
        // What it is itself has been told of where it was read.
        if let Some(unkept) = context.workspace.file(filed.file).unkept {
            let (what, help) = of_change(unkept);
            out.add(filed.place(filed.record.id.span), what, help);
            continue;
        }
        let Some(why) = unprintable(&figures, context.day) else { continue };
        let yaml = context.workspace.file(filed.file).yaml();
        let span = yaml.tree.root().and_then(|root| place(root, why));
        let help = if why == Unprintable::Untimely { untimely() } else { help() };
        out.add(filed.place(span.unwrap_or(filed.record.id.span)), what(why), help);
    }
}

/// Where it stands in the file.
fn place(root: At<'_>, why: Unprintable) -> Option<Span> {
    let table = |at: usize| root.get("tables")?.items().nth(at);
    let of = |at: usize| Some(table(at)?.get("of")?.span());
    match why {
        Unprintable::Untimely => Some(root.get("on")?.span()),
        Unprintable::Few => Some(root.get("cases")?.span()),
        Unprintable::Uncounted => Some(root.get("period")?.span()),
        Unprintable::Small(at, cell) => {
            Some(table(at)?.get("cells")?.items().nth(cell)?.get("count")?.span())
        }
        Unprintable::Twice(at)
        | Unprintable::Shape(at)
        | Unprintable::Alone(at)
        | Unprintable::Sum(at)
        | Unprintable::Apart(at) => of(at),
    }
}

/// What is wrong, without the number: it may be one that must never be told.
fn what(why: Unprintable) -> Say {
    match why {
        Unprintable::Untimely => Say::fixed(
            "Det här kan inte vara tryckt: dagen (on) är inte efter tiden (period), eller har inte varit än.",
            "This cannot have been printed: the day (on) is not after the time (period), or has not come yet.",
        ),
        Unprintable::Few => Say::fixed(
            "Ärendena är färre än k. Då trycks inte hur många de är.",
            "The cases are fewer than k. Then it is not printed how many they are.",
        ),
        Unprintable::Uncounted => Say::fixed(
            "Här står tabeller men inte cases. Är ärendena färre än k trycks inget annat än det.",
            "There are tables here but no cases. When there are fewer cases than k nothing but that is printed.",
        ),
        Unprintable::Twice(_) => Say::fixed(
            "Tabellen står två gånger, eller också under not_shown.",
            "The table stands twice, or stands under not_shown too.",
        ),
        Unprintable::Shape(_) => Say::fixed(
            "Tabellen är inte hel: en ruta saknas, står två gånger eller hör inte till tabellen.",
            "The table is not whole: a cell is missing, stands twice, or is none of the table's.",
        ),
        Unprintable::Small(..) => Say::fixed(
            "Antalet är varken noll eller minst det minsta antalet (k). Så små antal trycks aldrig.",
            "The count is neither nought nor at least k. Such small counts are never printed.",
        ),
        Unprintable::Alone(_) => Say::fixed(
            "En rad eller kolumn har alla sina ärenden i en enda ruta. En sådan tabell trycks aldrig.",
            "A row or a column has all its cases in one cell. Such a table is never printed.",
        ),
        Unprintable::Sum(_) => Say::fixed(
            "Tabellens antal blir tillsammans något annat än cases.",
            "The counts of the table add up to something else than cases.",
        ),
        Unprintable::Apart(_) => Say::fixed(
            "Tabellen säger något annat än en tidigare tabell om samma ärenden.",
            "The table says something else than an earlier table about the same cases.",
        ),
    }
}

/// What is wrong with a change to what has been published, and what to do.
fn of_change(unkept: Unkept) -> (Say, Say) {
    match unkept {
        Unkept::Changed => (
            Say::fixed(
                "Det här är publicerat, och filen säger något annat än det som trycktes.",
                "This is published, and the file says something else than what was printed.",
            ),
            help(),
        ),
        Unkept::Gone => (
            Say::fixed(
                "Det här är publicerat, och filen tas bort. Så länge någon kan läsa det som trycktes måste den finnas kvar.",
                "This is published, and the file is taken out. As long as anybody can read what was printed it must be kept.",
            ),
            Say::fixed(
                "Hämta tillbaka filen: git restore --source=HEAD --staged --worktree och filens namn. Är den redan borta ur den senaste incheckningen finns den i en tidigare: git log -- och filens namn.",
                "Bring the file back: git restore --source=HEAD --staged --worktree and the name of the file. If it is gone from the last commit already, an earlier one has it: git log -- and the name of the file.",
            ),
        ),
        Unkept::Divided => (
            Say::fixed(
                "De här åren är publicerade två gånger, med olika siffror: git har en annan version av filen. Det som skiljer dem åt går att räkna ut.",
                "These years are published twice, with different numbers: git has another version of the file. What tells them apart can be worked out.",
            ),
            Say::fixed(
                "Låt filen stå som den är. Har den andra kunnat läsas av någon: dra tillbaka den. git log --all -m -p -- och filens namn visar båda.",
                "Leave the file as it is. If the other one could be read by anybody: withdraw it. git log --all -m -p -- and the name of the file shows both.",
            ),
        ),
    }
}

fn untimely() -> Say {
    Say::fixed(
        "Är den en kopia: ta bort den, så publiceras tiden när den är slut, med vbe report --public. Har den tryckts: hämta tillbaka filen ur git som den var när den skrevs.",
        "If it is a copy: remove it, and the time is published when it is over, with vbe report --public. If it has been printed: bring the file back from git as it was when it was written.",
    )
}

fn help() -> Say {
    Say::fixed(
        "Det som har tryckts ändras aldrig: hämta tillbaka filen ur git som den var när den skrevs. Finns den inte där, skriv inga siffror för hand.",
        "What has been printed is never changed: bring the file back from git as it was when it was written. If it is not there, write no numbers by hand.",
    )
}
