//! Activities: what is late or without news, and what a promise lacks.

use super::entry::{Subject, Words};
use crate::base::lang::Say;

pub(in crate::gaps) static NOT_REPORTED: Words = Words {
    name: "not-reported",
    title: Say::fixed("Åtgärder som inte är redovisade", "Activities not reported"),
    one: Say::fixed("ej redovisad", "not reported"),
    many: Say::fixed("ej redovisade", "not reported"),
    subject: Subject::Activity,
    close: Say::fixed(
        "Fråga den ansvariga hur det gick, och skriv svaret: vbe finish, vbe cancel eller vbe note.",
        "Ask the responsible how it went, and write the answer: vbe finish, vbe cancel or vbe note.",
    ),
};

pub(in crate::gaps) static OVERDUE: Words = Words {
    name: "overdue",
    title: Say::fixed("Försenade åtgärder", "Overdue activities"),
    one: Say::fixed("försenad", "overdue"),
    many: Say::fixed("försenade", "overdue"),
    subject: Subject::Activity,
    close: Say::fixed(
        "Skriv finished när den är klar, eller besluta om ny tid eller att ställa in den.",
        "Write finished when it is done, or decide on a new time or to cancel it.",
    ),
};

pub(in crate::gaps) static LATE_START: Words = Words {
    name: "late-start",
    title: Say::fixed("Åtgärder med sen start", "Activities with a late start"),
    one: Say::fixed("sen start", "late start"),
    many: Say::fixed("sena starter", "late starts"),
    subject: Subject::Activity,
    close: Say::fixed(
        "Skriv started när den har börjat, eller fråga den ansvariga.",
        "Write started when it has begun, or ask the responsible.",
    ),
};

pub(in crate::gaps) static SILENT: Words = Words {
    name: "silent",
    title: Say::fixed("Tysta åtgärder", "Silent activities"),
    one: Say::fixed("tyst", "silent"),
    many: Say::fixed("tysta", "silent"),
    subject: Subject::Activity,
    close: Say::fixed(
        "Fråga den ansvariga hur det går, och skriv svaret under updates.",
        "Ask the responsible how it goes, and write the answer under updates.",
    ),
};

pub(in crate::gaps) static WITHOUT_RESPONSIBLE: Words = Words {
    name: "without-responsible",
    title: Say::fixed("Åtgärder utan ansvarig", "Activities with nobody responsible"),
    one: Say::fixed("utan ansvarig", "without responsible"),
    many: Say::fixed("utan ansvarig", "without responsible"),
    subject: Subject::Activity,
    close: Say::fixed(
        "Skriv i responsible vilken roll som ansvarar.",
        "Write in responsible which role answers for it.",
    ),
};

pub(in crate::gaps) static WITHOUT_LEAD: Words = Words {
    name: "without-lead",
    title: Say::fixed(
        "Åtgärder med fler än tre ansvariga och ingen som håller ihop",
        "Activities with more than three responsible and no lead",
    ),
    one: Say::fixed("utan sammanhållande", "without a lead"),
    many: Say::fixed("utan sammanhållande", "without a lead"),
    subject: Subject::Activity,
    close: Say::fixed(
        "Skriv i lead vem av de ansvariga som håller ihop arbetet.",
        "Write in lead which of the responsible leads.",
    ),
};

pub(in crate::gaps) static WITHOUT_TIME: Words = Words {
    name: "without-time",
    title: Say::fixed("Åtgärder utan tid", "Activities without a time"),
    one: Say::fixed("utan tid", "without a time"),
    many: Say::fixed("utan tid", "without a time"),
    subject: Subject::Activity,
    close: Say::fixed(
        "Skriv start och finish, ongoing: true eller recurs.",
        "Write start and finish, ongoing: true or recurs.",
    ),
};

pub(in crate::gaps) static WITHOUT_NEED: Words = Words {
    name: "without-need",
    title: Say::fixed("Åtgärder som inte svarar mot något behov", "Activities that answer no need"),
    one: Say::fixed("utan behov", "without a need"),
    many: Say::fixed("utan behov", "without a need"),
    subject: Subject::Activity,
    close: Say::fixed(
        "Skriv i needs vilket behov eller vilken orsak åtgärden svarar mot.",
        "Write in needs which need or cause the activity answers.",
    ),
};

pub(in crate::gaps) static WITHOUT_GOAL: Words = Words {
    name: "without-goal",
    title: Say::fixed("Åtgärder utan mål", "Activities without a goal"),
    one: Say::fixed("utan mål", "without a goal"),
    many: Say::fixed("utan mål", "without a goal"),
    subject: Subject::Activity,
    close: Say::fixed(
        "Skriv goal, gärna med indicator och target, eller serves till ett mål i planens lista.",
        "Write goal, with indicator and target if there are any, or serves to a goal in the plan's list.",
    ),
};

pub(in crate::gaps) static WITHOUT_INDICATOR: Words = Words {
    name: "without-indicator",
    title: Say::fixed("Löpande åtgärder utan indikator", "Ongoing activities without an indicator"),
    one: Say::fixed("löpande utan indikator", "ongoing without an indicator"),
    many: Say::fixed("löpande utan indikator", "ongoing without an indicator"),
    subject: Subject::Activity,
    close: Say::fixed(
        "Skriv under goal vad som mäts: indicator och target.",
        "Write under goal what is measured: indicator and target.",
    ),
};
