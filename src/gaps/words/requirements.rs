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
        "Uppfyll kravet och skriv in det. Finns ingen åtgärd för kravet: lägg till en och ange kravet under krav (`covers`).",
        "Meet the requirement and enter it. If there is no activity for it: add one, and name the requirement in it (`covers`).",
    ),
};

pub(in crate::gaps) static UNATTESTED: Words = Words {
    name: "requirement-unattested",
    title: Say::fixed("Krav som ingen har intygat", "Requirements that nobody has attested"),
    one: Say::fixed("krav som ingen har intygat", "requirement that nobody has attested"),
    many: Say::fixed("krav som ingen har intygat", "requirements that nobody has attested"),
    also: &[Say::fixed("ej intygat", "unattested")],
    subject: Subject::Requirement,
    close: Say::fixed(
        "Låt en roll som kan gå i god för det intyga kravet, och skriv in intyget: vbe new attestation requirement=KRAV.",
        "Let a role that can vouch for it attest the requirement, and enter the attestation: vbe new attestation requirement=REQUIREMENT.",
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
        "Har kravet ändrats: läs den nya lydelsen, och ange den (`revision`) när det som står fortfarande gäller. Är intyget för gammalt: be rollen intyga på nytt.",
        "If the requirement has changed: read the new text, and name its version (`revision`) when what stands still holds. If the attestation is too old: ask the role to attest anew.",
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
        "Gör det som saknas och skriv in det. Står kravet som delvis uppfyllt (`extent: partly`), ta bort den raden när det är uppfyllt helt.",
        "Do what is lacking and enter it. Where it stands as met in part (`extent: partly`), remove that line when it is met in full.",
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
        "Lägg till en åtgärd som tillgodoser behovet, eller knyt en som finns till det (`needs`).",
        "Add an activity that meets the need, or link one that there is to it (`needs`).",
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
        "Gör det som saknas, och ta sedan bort raden om att behovet bara tillgodoses delvis (`extent: partly`).",
        "Do what is lacking, and then remove the line that says that the need is only met in part (`extent: partly`).",
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
        "Correct the file with faults: vbe validate tells what.",
    ),
};

pub(in crate::gaps) static DEVIATION_EXPIRED: Words = Words {
    name: "deviation-expired",
    title: Say::fixed("Avsteg som har gått ut", "Deviations that have expired"),
    one: Say::fixed("avsteg som har gått ut", "deviation that has expired"),
    many: Say::fixed("avsteg som har gått ut", "deviations that have expired"),
    also: &[],
    subject: Subject::Excused,
    close: Say::fixed(
        "Uppfyll kravet eller gör åtgärden, eller begär ett nytt beslut om avsteg.",
        "Meet the requirement or do the activity, or ask for a new decision.",
    ),
};
