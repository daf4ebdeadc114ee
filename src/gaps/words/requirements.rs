//! Requirements and needs that are not answered, and decisions that excused one.

use super::entry::{Subject, Words};
use crate::base::lang::Say;

pub(in crate::gaps) static UNCOVERED: Words = Words {
    name: "requirement-uncovered",
    title: Say::fixed("Krav som inte uppfylls", "Requirements not met"),
    one: Say::fixed("krav som inte uppfylls", "requirement not met"),
    many: Say::fixed("krav som inte uppfylls", "requirements not met"),
    also: &[],
    subject: Subject::Requirement,
    close: Say::fixed(
        "Gör det som kravet frågar efter och skriv det i filerna. Ingår det inte i planen än: ge kravet en åtgärd med covers.",
        "Do what the requirement asks for and write it in the files. If it is not in the plan yet: give it an activity with covers.",
    ),
};

pub(in crate::gaps) static OUTDATED: Words = Words {
    name: "requirement-outdated",
    title: Say::fixed("Krav som uppfylls enligt en äldre lydelse", "Requirements met in an older wording"),
    one: Say::fixed("inaktuellt krav", "outdated requirement"),
    many: Say::fixed("inaktuella krav", "outdated requirements"),
    also: &[],
    subject: Subject::Requirement,
    close: Say::fixed(
        "Har kravet ändrats: läs den nya lydelsen, och skriv den i revision när svaret håller. Är intyget för gammalt: be rollen intyga på nytt.",
        "If the requirement has changed: read the new text, and write its revision when the answer holds. If the attestation is too old: ask the role to attest anew.",
    ),
};

pub(in crate::gaps) static PARTLY: Words = Words {
    name: "requirement-partly",
    title: Say::fixed("Krav som delvis uppfylls", "Requirements partly met"),
    one: Say::fixed("krav som delvis uppfylls", "requirement partly met"),
    many: Say::fixed("krav som delvis uppfylls", "requirements partly met"),
    also: &[],
    subject: Subject::Requirement,
    close: Say::fixed(
        "Gör det som saknas och skriv det i filerna. Står extent: partly vid svaret, ta bort det när svaret räcker.",
        "Do what is lacking and write it in the files. Where the answer says extent: partly, remove it when it is enough.",
    ),
};

pub(in crate::gaps) static NEED_UNCOVERED: Words = Words {
    name: "need-uncovered",
    title: Say::fixed("Behov utan åtgärd", "Needs without an activity"),
    one: Say::fixed("behov utan åtgärd", "need without an activity"),
    many: Say::fixed("behov utan åtgärd", "needs without an activity"),
    also: &[],
    subject: Subject::Need,
    close: Say::fixed(
        "Lägg till en åtgärd som svarar mot behovet, eller skriv behovet i needs hos en som finns.",
        "Add an activity that answers the need, or write the need in needs of one there is.",
    ),
};

pub(in crate::gaps) static NEED_PARTLY: Words = Words {
    name: "need-partly",
    title: Say::fixed("Behov som delvis tillgodoses", "Needs partly met"),
    one: Say::fixed("behov som delvis tillgodoses", "need partly met"),
    many: Say::fixed("behov som delvis tillgodoses", "needs partly met"),
    also: &[],
    subject: Subject::Need,
    close: Say::fixed(
        "Gör det som saknas, och ta bort extent: partly.",
        "Do what is lacking, and remove extent: partly.",
    ),
};

pub(in crate::gaps) static UNSURE: Words = Words {
    name: "requirement-unsure",
    title: Say::fixed("Krav som inte går att avgöra", "Requirements that cannot be judged"),
    one: Say::fixed("oklart krav", "unsure requirement"),
    many: Say::fixed("oklara krav", "unsure requirements"),
    also: &[],
    subject: Subject::Requirement,
    close: Say::fixed(
        "Rätta filen som har fel: vbe validate säger vad.",
        "Mend the file with faults: vbe validate tells what.",
    ),
};

pub(in crate::gaps) static DEVIATION_EXPIRED: Words = Words {
    name: "deviation-expired",
    title: Say::fixed("Avsteg som har gått ut", "Deviations that have expired"),
    one: Say::fixed("utgånget avsteg", "expired deviation"),
    many: Say::fixed("utgångna avsteg", "expired deviations"),
    also: &[],
    subject: Subject::Excused,
    close: Say::fixed(
        "Uppfyll kravet eller gör åtgärden, eller begär ett nytt beslut om avsteg.",
        "Meet the requirement or do the activity, or ask for a new decision.",
    ),
};
