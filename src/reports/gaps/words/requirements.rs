//! Requirements and needs that are not answered.

use super::said::{Subject, Words};
use crate::lang::Say;

pub(in crate::reports::gaps) static UNCOVERED: Words = Words {
    name: "requirement-uncovered",
    title: Say::fixed("Krav som ingenting svarar mot", "Requirements that nothing covers"),
    one: Say::fixed("krav utan svar", "uncovered requirement"),
    many: Say::fixed("krav utan svar", "uncovered requirements"),
    subject: Subject::Requirement,
    close: Say::fixed(
        "Ge kravet en åtgärd med covers, eller skriv i planens covers var dokumentet uppfyller det.",
        "Give the requirement an activity with covers, or write in the plan's covers where the document meets it.",
    ),
};

pub(in crate::reports::gaps) static OUTDATED: Words = Words {
    name: "requirement-outdated",
    title: Say::fixed(
        "Krav som har ändrats sedan planen skrevs",
        "Requirements that have changed since the plan was written",
    ),
    one: Say::fixed("inaktuellt krav", "outdated requirement"),
    many: Say::fixed("inaktuella krav", "outdated requirements"),
    subject: Subject::Requirement,
    close: Say::fixed(
        "Läs den nya lydelsen, och skriv den i revision när svaret håller.",
        "Read the new text, and write its revision when the answer holds.",
    ),
};

pub(in crate::reports::gaps) static PARTLY: Words = Words {
    name: "requirement-partly",
    title: Say::fixed("Krav som är uppfyllda delvis", "Requirements covered in part"),
    one: Say::fixed("krav delvis", "requirement in part"),
    many: Say::fixed("krav delvis", "requirements in part"),
    subject: Subject::Requirement,
    close: Say::fixed(
        "Gör det som fattas, och ta bort extent: partly.",
        "Do what is lacking, and remove extent: partly.",
    ),
};

pub(in crate::reports::gaps) static NEED_UNCOVERED: Words = Words {
    name: "need-uncovered",
    title: Say::fixed("Behov utan åtgärd", "Needs without an activity"),
    one: Say::fixed("behov utan åtgärd", "need without an activity"),
    many: Say::fixed("behov utan åtgärd", "needs without an activity"),
    subject: Subject::Need,
    close: Say::fixed(
        "Lägg till en åtgärd som svarar mot behovet, eller skriv behovet i needs hos en som finns.",
        "Add an activity that answers the need, or write the need in needs of one there is.",
    ),
};

pub(in crate::reports::gaps) static NEED_PARTLY: Words = Words {
    name: "need-partly",
    title: Say::fixed("Behov som är besvarade delvis", "Needs answered in part"),
    one: Say::fixed("behov delvis", "need in part"),
    many: Say::fixed("behov delvis", "needs in part"),
    subject: Subject::Need,
    close: Say::fixed(
        "Gör det som fattas, och ta bort extent: partly.",
        "Do what is lacking, and remove extent: partly.",
    ),
};
