//! The import report: what became of every cell of a file that was turned into a draft.

use super::context::ReportContext;
use super::diff;
use super::report::Report;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::base::time_words;
use crate::facts::diff::Change;
use crate::facts::diff::told::{self, Between};
use crate::facts::titles;
use crate::import::{Again, Certainty, Drafted, Elsewhere, Imported, Line, Whose};
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, keys};
use crate::say;

/// The report of what became of every imported cell. It comes with the draft that `vbe` writes, never alone.
pub static IMPORT: Report = Report {
    name: "import",
    schema: "vbe.import/1",
    lists: &["imports"],
    spreadsheet: Spreadsheet {
        table: "cells",
        parts: &["import", "how"],
        keys: || keys(&columns()),
        is_marked: false,
    },
    about: Say::fixed(
        "Gör ett utkast till plan av en tabell eller lista i Excel, Word, csv eller Markdown",
        "Make a draft of a plan out of a table or list in Excel, Word, csv or Markdown",
    ),
};

/// The page: first what was not understood, then what was guessed, then what was read. Above that the draft, where that is
/// not written.
pub(crate) fn page(context: &ReportContext<'_>, file: &str, imported: &Imported, with_draft: bool) -> Page {
    let lang = context.lang;
    let hows = [
        (
            Certainty::Unread,
            "unread",
            Say::fixed(
                "Inte förstått, kvar som kommentar i utkastet",
                "Not understood, kept as a comment in the draft",
            ),
        ),
        (Certainty::Guessed, "guessed", Say::fixed("Tolkat – kontrollera", "Interpreted – check")),
        (Certainty::Read, "read", Say::fixed("Läst som det står", "Read as it stands")),
        (
            Certainty::LeftOut,
            "left-out",
            Say::fixed(
                "Utelämnat; löpande text är kvar som kommentar i utkastet",
                "Left out; running text is kept as a comment in the draft",
            ),
        ),
    ];
    let count = |how: Certainty| imported.lines.iter().filter(|line| line.how == how).count();
    let parts = hows.iter().filter(|(how, ..)| count(*how) > 0).map(|(how, id, title)| {
        let lines = imported.lines.iter().filter(|line| line.how == *how);
        let (number, title) = (count(*how), title.text(lang));
        Part {
            list: Some("hows"),
            id: (*id).to_owned(),
            title: format!("{title} ({number})"),
            table: Some(Table::of("cells", &columns(), lines, lang)),
            ..Part::default()
        }
    });
    let (rows, activities) = (imported.rows, imported.drafted.len());
    let (read, guessed, unread) =
        (count(Certainty::Read), count(Certainty::Guessed), count(Certainty::Unread));
    let left_out = count(Certainty::LeftOut);
    let all = read + guessed + unread;
    let all_of = [
        (nouns::ROWS, rows),
        (nouns::ACTIVITIES, activities),
        (nouns::CELLS, all),
        (nouns::READ, read),
        (nouns::INTERPRETED, guessed),
        (nouns::NOT_UNDERSTOOD, unread),
        (nouns::LEFT_OUT, left_out),
    ];
    let [rows_of, activities_of, cells_of, read_of, guessed_of, unread_of, left_out_of] =
        all_of.map(|(noun, count)| noun.with(count));
    let told = |lang: Lang| {
        let beside = if left_out > 0 { format!("; {}", left_out_of.text(lang)) } else { String::new() };
        format!(
            "{}, {}; {} = {} + {} + {}{beside}",
            rows_of.text(lang),
            activities_of.text(lang),
            cells_of.text(lang),
            read_of.text(lang),
            guessed_of.text(lang),
            unread_of.text(lang)
        )
    };
    let sum = Say::new(told(Lang::Sv), told(Lang::En));
    let number = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let fields = vec![
        ("rows", number(rows)),
        ("activities", number(activities)),
        ("cells", number(all)),
        ("read", number(read)),
        ("guessed", number(guessed)),
        ("unread", number(unread)),
        ("left_out", number(left_out)),
    ];
    let whole = Part {
        list: Some("imports"),
        id: file.to_owned(),
        title: file.to_owned(),
        facts: vec![Fact::new(
            "summary",
            lang.pick("Summa", "Sum"),
            Cell::Fields { text: sum.text(lang).to_owned(), fields },
        )],
        lists: &["hows"],
        parts: with_draft.then(|| drafted(context, imported, |_| true)).into_iter().chain(parts).collect(),
        ..Part::default()
    };
    let undecided = Say::fixed(
        "Utkastet är inte beslutat. Läs det mot dokumentet innan det används.",
        "The draft has not been decided on. Read it against the document before it is used.",
    );
    let notes = whose(&imported.whose).into_iter().chain([undecided]);
    let notes = notes.map(|note| note.text(lang).to_owned()).collect();
    let title = lang.pick("Inläst plan", "Imported plan");
    context.page(&IMPORT, title, vec![whole], notes, vec![("file", Cell::text(file))])
}

/// The draft before it is written: the activities in short, and what of them is a guess.
pub(crate) fn draft_page(context: &ReportContext<'_>, file: &str, imported: &Imported) -> Page {
    let lang = context.lang;
    let (title, period) = (&imported.title, time_words::time(&imported.period, lang));
    let plan = Fact::new("plan", lang.pick("Plan", "Plan"), Cell::text(format!("{title} ({period})")));
    let whole = Part {
        list: Some("imports"),
        id: file.to_owned(),
        title: file.to_owned(),
        facts: vec![plan],
        parts: vec![drafted(context, imported, |_| true)],
        ..Part::default()
    };
    let title = lang.pick("Utkast till plan", "Draft of a plan");
    context.page(&IMPORT, title, vec![whole], Vec::new(), vec![("file", Cell::text(file))])
}

/// What a file that is read once more says beside the plan that it has become. Without parts where it says the same.
pub(crate) fn again_page(
    context: &ReportContext<'_>,
    file: &str,
    (imported, again, is_replaced): (&Imported, &Again, bool),
    plan: &str,
) -> Page {
    let lang = context.lang;
    let counted = |title: Say, count: usize| format!("{} ({count})", title.text(lang));
    let part = |id: &str, title: String, table: Table| Part {
        list: Some("hows"),
        id: id.to_owned(),
        title,
        table: Some(table),
        ..Part::default()
    };
    let mut parts = Vec::new();
    let rows = differing(context, again, plan);
    if !rows.is_empty() {
        let title = if is_replaced {
            Say::fixed("Filens värde skrivs i planen", "The value of the file is written in the plan")
        } else {
            Say::fixed("Planen och filen säger olika", "The plan and the file say different things")
        };
        let title = counted(title, rows.len());
        parts.push(part("differing", title, Table::of("values", &of_differing(), rows, lang)));
    }
    if !again.new.is_empty() {
        let is_new = |own: &Drafted| again.ids.get(&own.id).is_some_and(|id| again.new.contains(id));
        let title =
            counted(Say::fixed("Nya åtgärder i filen", "New activities in the file"), again.new.len());
        parts.push(Part { title, ..drafted(context, imported, is_new) });
    }
    if !again.guessed.is_empty() {
        let title = Say::fixed("Samma åtgärd, enligt gissning", "The same activity, by a guess");
        let title = counted(title, again.guessed.len());
        parts.push(part("guessed", title, Table::of("pairs", &of_guessed(), &again.guessed, lang)));
    }
    if !again.elsewhere.is_empty() {
        let title = Say::fixed(
            "Står i en annan plan, skrivs inte i den här",
            "In another plan, not written in this one",
        );
        let title = counted(title, again.elsewhere.len());
        parts.push(part(
            "elsewhere",
            title,
            Table::of("activities", &of_elsewhere(), &again.elsewhere, lang),
        ));
    }
    if !again.gone.is_empty() {
        let title = Say::fixed(
            "I planen men inte i filen, kvar i planen",
            "In the plan and not in the file, kept in the plan",
        );
        let columns =
            [Column::new("title", Say::fixed("Åtgärd", "Activity"), Fit::Wide(5), |own: &String, _| {
                Cell::text(own)
            })];
        let title = counted(title, again.gone.len());
        parts.push(part("gone", title, Table::of("activities", &columns, &again.gone, lang)));
    }
    let parts = if parts.is_empty() {
        parts
    } else {
        vec![Part {
            list: Some("imports"),
            id: file.to_owned(),
            title: file.to_owned(),
            lists: &["hows"],
            parts,
            ..Part::default()
        }]
    };
    let title = lang.pick("Filen jämförd med planen", "The file compared with the plan");
    context.page(&IMPORT, title, parts, Vec::new(), vec![("file", Cell::text(file))])
}

/// The activities of a draft in short.
fn drafted(context: &ReportContext<'_>, imported: &Imported, is_shown: impl Fn(&Drafted) -> bool) -> Part {
    let lang = context.lang;
    let row = |own: &Drafted| {
        let who = own.responsible.iter().map(|id| titles::actor(context.workspace, id).text(lang).to_owned());
        (own.clone(), who.collect::<Vec<_>>().join(", "))
    };
    let rows: Vec<(Drafted, String)> = imported.drafted.iter().filter(|own| is_shown(own)).map(row).collect();
    let columns = [
        Column::new("number", Say::fixed("Nr", "No."), Fit::Narrow(5), |(own, _): &(Drafted, String), _| {
            own.number.as_ref().map_or(Cell::Nothing, Cell::text)
        }),
        Column::new("title", Say::fixed("Åtgärd", "Activity"), Fit::Wide(5), |(own, _), _| {
            Cell::text(&own.title)
        }),
        Column::new("responsible", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(3), |(_, who), _| {
            Cell::text(who)
        }),
        Column::new("time", Say::fixed("Tid", "Time"), Fit::Wide(3), |(own, _), lang| {
            Cell::text(own.time.text(lang))
        }),
        Column::new("guessed", Say::fixed("Tolkat", "Interpreted"), Fit::Wide(3), |(own, _), lang| {
            let words: Vec<&str> = own.guessed.iter().map(|word| word.text(lang)).collect();
            Cell::text(words.join(", "))
        }),
    ];
    let title = lang.pick("Utkastet", "The draft");
    Part {
        list: Some("hows"),
        id: "draft".to_owned(),
        title: format!("{title} ({})", rows.len()),
        table: Some(Table::of("activities", &columns, rows, lang)),
        ..Part::default()
    }
}

/// A field that the plan and the file say otherwise.
struct Apart {
    number: usize,
    subject: String,
    field: Cell,
    values: [Cell; 2],
}

fn differing(context: &ReportContext<'_>, again: &Again, plan: &str) -> Vec<Apart> {
    let (workspace, lang) = (context.workspace, context.lang);
    let Some(plan) = workspace.plan(plan).found() else { return Vec::new() };
    let Some(one) = again.changed(plan.record) else { return Vec::new() };
    let sides = Between { was: workspace, now: workspace, before: again.file.record.as_ref() };
    let row = |(number, change): (usize, &Change)| Apart {
        number,
        subject: change
            .part
            .as_ref()
            .map_or_else(|| plan.record.title.to_string(), |part| part.title.clone()),
        field: diff::field_cell(sides, &one, change, lang),
        values: told::values(sides, &one, change, lang).map(diff::values_cell),
    };
    (1..).zip(&one.changes).map(row).collect()
}

fn of_differing() -> [Column<Apart>; 5] {
    [
        Column::new("number", Say::fixed("Nr", "No."), Fit::Narrow(4), |own: &Apart, _| {
            Cell::Count(i64::try_from(own.number).unwrap_or(i64::MAX))
        }),
        Column::new("subject", Say::fixed("Vad", "What"), Fit::Wide(4), |own, _| Cell::text(&own.subject)),
        Column::new("field", Say::fixed("Fält", "Field"), Fit::Under, |own, _| own.field.clone()),
        Column::new("plan", Say::fixed("I planen", "In the plan"), Fit::Wide(3), |own, _| {
            own.values[0].clone()
        }),
        Column::new("file", Say::fixed("I filen", "In the file"), Fit::Wide(3), |own, _| {
            own.values[1].clone()
        }),
    ]
}

fn of_guessed() -> [Column<[String; 2]>; 2] {
    [
        Column::new("file", Say::fixed("I filen", "In the file"), Fit::Wide(1), |own: &[String; 2], _| {
            Cell::text(&own[0])
        }),
        Column::new("plan", Say::fixed("I planen", "In the plan"), Fit::Wide(1), |own, _| {
            Cell::text(&own[1])
        }),
    ]
}

fn of_elsewhere() -> [Column<Elsewhere>; 2] {
    [
        Column::new("title", Say::fixed("Åtgärd", "Activity"), Fit::Wide(1), |own: &Elsewhere, _| {
            Cell::text(&own.title)
        }),
        Column::new("plan", Say::fixed("Plan", "Plan"), Fit::Wide(1), |own, _| Cell::text(&own.of)),
    ]
}

/// Which organisation the plan is for, by the register: to be checked, or to be written.
fn whose(whose: &Whose) -> Option<Say> {
    match whose {
        Whose::Only(_, title) => Some(say!(
            "Planens organisation är {title}, den enda översta enheten i registret. Kontrollera det (`organisation`).",
            "The organisation of the plan is {title}, the only unit at the top of the register. Check it (`organisation`)."
        )),
        Whose::Several => Some(Say::fixed(
            "Planen säger inte vilken organisation den gäller, och registret har flera. Skriv in den: vbe set plan:ID organisation=ENHET",
            "The plan does not say which organisation it is for, and the register has several. Enter it: vbe set plan:ID organisation=UNIT",
        )),
        Whose::Nobodys => None,
    }
}

fn columns() -> Vec<Column<Line>> {
    vec![
        Column::new("place", Say::fixed("Var", "Where"), Fit::Wide(3), |line, lang| {
            Cell::text(line.place.text(lang))
        }),
        Column::new("said", Say::fixed("Det som står", "What stands there"), Fit::Wide(5), |line, _| {
            // Where a line ends in the cell is seen: the words beside it may be of two things.
            Cell::text(line.said.replace('\n', " / "))
        }),
        Column::new("became", Say::fixed("Blev", "Became"), Fit::Wide(4), |line, lang| {
            Cell::text(line.became.text(lang))
        }),
    ]
}
