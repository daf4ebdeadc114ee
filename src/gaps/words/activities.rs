//! Activities: what is late or without news, and what a promise lacks.

use super::entry::{Subject, Words};
use crate::base::lang::Say;

pub(in crate::gaps) static NOT_REPORTED: Words = Words {
    name: "not-reported",
    title: Say::fixed("Ej redovisade åtgärder", "Activities not reported"),
    one: Say::fixed("ej redovisad åtgärd", "activity not reported"),
    many: Say::fixed("ej redovisade åtgärder", "activities not reported"),
    also: &[],
    subject: Subject::Activity,
    close: Say::fixed(
        "Fråga den ansvariga hur det gick, och skriv svaret: vbe finish, vbe cancel eller vbe note.",
        "Ask the responsible how it went, and write the answer: vbe finish, vbe cancel or vbe note.",
    ),
};

pub(in crate::gaps) static OVERDUE: Words = Words {
    name: "overdue",
    title: Say::fixed("Försenade åtgärder", "Overdue activities"),
    one: Say::fixed("försenad åtgärd", "overdue activity"),
    many: Say::fixed("försenade åtgärder", "overdue activities"),
    also: &[],
    subject: Subject::Activity,
    close: Say::fixed(
        "Skriv slutdatum (`finished`) när den är avslutad, eller besluta om ny tid eller att ställa in den.",
        "Enter the day of finishing (`finished`) when it is done, or decide on a new time or to cancel it.",
    ),
};

pub(in crate::gaps) static LATE_START: Words = Words {
    name: "late-start",
    title: Say::fixed("Åtgärder med sen start", "Activities with a late start"),
    one: Say::fixed("åtgärd med sen start", "activity with a late start"),
    many: Say::fixed("åtgärder med sen start", "activities with a late start"),
    also: &[],
    subject: Subject::Activity,
    close: Say::fixed(
        "Skriv in startdagen (`started`) när den har börjat, eller fråga den ansvariga.",
        "Enter the day of starting (`started`) when it has begun, or ask the responsible.",
    ),
};

pub(in crate::gaps) static SILENT: Words = Words {
    name: "silent",
    title: Say::fixed("Åtgärder som saknar uppföljning", "Activities without follow-up"),
    one: Say::fixed("åtgärd som saknar uppföljning", "activity without follow-up"),
    many: Say::fixed("åtgärder som saknar uppföljning", "activities without follow-up"),
    also: &[Say::fixed("tyst", "without news")],
    subject: Subject::Activity,
    close: Say::fixed(
        "Fråga den ansvariga hur det går, och skriv in svaret: vbe note ÅTGÄRD.",
        "Ask the responsible how it goes, and enter the answer: vbe note ACTIVITY.",
    ),
};

pub(in crate::gaps) static OCCASION_MISSED: Words = Words {
    name: "occasion-missed",
    title: Say::fixed(
        "Återkommande åtgärder som inte är antecknade som genomförda",
        "Recurring activities not recorded as carried out",
    ),
    one: Say::fixed(
        "återkommande åtgärd som inte är antecknad som genomförd",
        "recurring activity not recorded as carried out",
    ),
    many: Say::fixed(
        "återkommande åtgärder som inte är antecknade som genomförda",
        "recurring activities not recorded as carried out",
    ),
    also: &[Say::fixed("ej antecknad", "not recorded"), Say::fixed("ej genomförd", "missed")],
    subject: Subject::Activity,
    close: Say::fixed(
        "Fråga den ansvariga, och skriv in det som är gjort: vbe note ÅTGÄRD --on DAG.",
        "Ask the responsible, and enter what has been done: vbe note ACTIVITY --on DAY.",
    ),
};

pub(in crate::gaps) static WITHOUT_RESPONSIBLE: Words = Words {
    name: "without-responsible",
    title: Say::fixed("Åtgärder utan ansvarig", "Activities with nobody responsible"),
    one: Say::fixed("åtgärd utan ansvarig", "activity with nobody responsible"),
    many: Say::fixed("åtgärder utan ansvarig", "activities with nobody responsible"),
    also: &[],
    subject: Subject::Activity,
    close: Say::fixed(
        "Ange vilken roll, enhet eller grupp som ansvarar (`responsible`) i planen.",
        "Enter which role, unit or group is responsible (`responsible`) in the plan.",
    ),
};

pub(in crate::gaps) static WITHOUT_LEAD: Words = Words {
    name: "without-lead",
    title: Say::fixed(
        "Åtgärder med fler än tre ansvariga och ingen som håller ihop",
        "Activities with more than three responsible and no lead",
    ),
    one: Say::fixed("åtgärd utan sammanhållande", "activity without a lead"),
    many: Say::fixed("åtgärder utan sammanhållande", "activities without a lead"),
    also: &[Say::fixed("ingen som håller ihop", "without a lead")],
    subject: Subject::Activity,
    close: Say::fixed(
        "Ange vem av de ansvariga som är sammanhållande (`lead`) i planen.",
        "Enter which of those responsible has the lead (`lead`) in the plan.",
    ),
};

pub(in crate::gaps) static WITHOUT_TIME: Words = Words {
    name: "without-time",
    title: Say::fixed("Åtgärder utan tid", "Activities without a time"),
    one: Say::fixed("åtgärd utan tid", "activity without a time"),
    many: Say::fixed("åtgärder utan tid", "activities without a time"),
    also: &[],
    subject: Subject::Activity,
    close: Say::fixed(
        "Ange när åtgärden ska påbörjas (`start`) och vara klar (`finish`), att den är löpande (`ongoing: true`) eller hur ofta den återkommer (`recurs`).",
        "Enter when it is to start (`start`) and to be finished (`finish`), that it is ongoing (`ongoing: true`), or how often it is to be done (`recurs`).",
    ),
};

pub(in crate::gaps) static WITHOUT_NEED: Words = Words {
    name: "without-need",
    title: Say::fixed("Åtgärder utan kopplat behov", "Activities not linked to a need"),
    one: Say::fixed("åtgärd utan kopplat behov", "activity not linked to a need"),
    many: Say::fixed("åtgärder utan kopplat behov", "activities not linked to a need"),
    also: &[],
    subject: Subject::Activity,
    close: Say::fixed(
        "Knyt åtgärden till ett behov (`needs`) i planen.",
        "Link the activity to a need (`needs`) of the plan.",
    ),
};

pub(in crate::gaps) static WITHOUT_GOAL: Words = Words {
    name: "without-goal",
    title: Say::fixed("Åtgärder utan mål", "Activities without a goal"),
    one: Say::fixed("åtgärd utan mål", "activity without a goal"),
    many: Say::fixed("åtgärder utan mål", "activities without a goal"),
    also: &[],
    subject: Subject::Activity,
    close: Say::fixed(
        "Ange åtgärdens mål (`goal`), gärna med indikator (`indicator`) och målvärde (`target`), eller vilket av planens mål den bidrar till (`serves`).",
        "Enter its goal (`goal`), with indicator (`indicator`) and target (`target`) if there are any, or the goal of the plan that it contributes to (`serves`).",
    ),
};

pub(in crate::gaps) static WITHOUT_INDICATOR: Words = Words {
    name: "without-indicator",
    title: Say::fixed("Löpande åtgärder utan indikator", "Ongoing activities without an indicator"),
    one: Say::fixed("löpande åtgärd utan indikator", "ongoing activity without an indicator"),
    many: Say::fixed("löpande åtgärder utan indikator", "ongoing activities without an indicator"),
    also: &[Say::fixed("utan indikator", "without an indicator")],
    subject: Subject::Activity,
    close: Say::fixed(
        "Ange vad som mäts, under åtgärdens mål (`goal`): indikator (`indicator`) och målvärde (`target`).",
        "Enter what is measured, under its goal (`goal`): indicator (`indicator`) and target (`target`).",
    ),
};
