//! The basis of a plan: its situation picture, the groups that meet and the units that are trained.

use super::entry::{Subject, Words};
use crate::base::lang::Say;

pub(in crate::gaps) static SITUATION_STALE: Words = Words {
    name: "situation-stale",
    title: Say::fixed("Ingen aktuell lägesbild", "No current situation picture"),
    one: Say::fixed("utan aktuell lägesbild", "without a current situation picture"),
    many: Say::fixed("utan aktuell lägesbild", "without a current situation picture"),
    also: &[],
    subject: Subject::Plan,
    close: Say::fixed(
        "Gör en ny lägesbild, skriv i dated när den gjordes, och peka på den i planens situation.",
        "Make a new situation picture, write in dated when it was made, and point to it in the plan's situation.",
    ),
};

pub(in crate::gaps) static SOURCE_SILENT: Words = Words {
    name: "source-silent",
    title: Say::fixed(
        "Källor till lägesbilden som inte har svarat",
        "Sources of the situation picture that have not answered",
    ),
    one: Say::fixed("källa utan svar", "source without an answer"),
    many: Say::fixed("källor utan svar", "sources without an answer"),
    also: &[],
    subject: Subject::Source,
    close: Say::fixed(
        "Påminn källan, och skriv answered: yes och answered_on när svaret har kommit.",
        "Remind the source, and write answered: yes and answered_on when the answer has come.",
    ),
};

pub(in crate::gaps) static SURVEY_SILENT: Words = Words {
    name: "survey-silent",
    title: Say::fixed("Enkäter som alla inte har svarat på", "Surveys that not everybody has answered"),
    one: Say::fixed("enkät utan alla svar", "survey without all answers"),
    many: Say::fixed("enkäter utan alla svar", "surveys without all answers"),
    also: &[],
    subject: Subject::Survey,
    close: Say::fixed(
        "Påminn dem, och skriv i answered hur många som svarade.",
        "Remind them, and write in answered how many did.",
    ),
};

pub(in crate::gaps) static DIVERGENCE: Words = Words {
    name: "divergence",
    title: Say::fixed(
        "Källor som säger olika, utan förklaring",
        "Sources that say otherwise than each other, unexplained",
    ),
    one: Say::fixed("oförklarad skillnad", "unexplained difference"),
    many: Say::fixed("oförklarade skillnader", "unexplained differences"),
    also: &[],
    subject: Subject::Milieu,
    close: Say::fixed(
        "Ta reda på vad skillnaden beror på, och skriv det i explained under contradictions.",
        "Find out what the difference comes from, and write it in explained under contradictions.",
    ),
};

pub(in crate::gaps) static GROUP_NOT_MET: Words = Words {
    name: "group-not-met",
    title: Say::fixed(
        "Grupper som inte har träffats så ofta som bestämt",
        "Groups that have met less often than decided",
    ),
    one: Say::fixed("grupp som inte har träffats", "group that has not met"),
    many: Say::fixed("grupper som inte har träffats", "groups that have not met"),
    also: &[],
    subject: Subject::Group,
    close: Say::fixed(
        "Kalla till nästa möte, eller skriv de möten som har hållits i records/meetings.",
        "Call the next meeting, or write those that have been held in records/meetings.",
    ),
};

pub(in crate::gaps) static NOT_FOLLOWED_UP: Words = Words {
    name: "not-followed-up",
    title: Say::fixed(
        "Planer som inte har följts upp så ofta som de ska",
        "Plans that have not been followed up as often as they say",
    ),
    one: Say::fixed("plan som inte har följts upp", "plan that has not been followed up"),
    many: Say::fixed("planer som inte har följts upp", "plans that have not been followed up"),
    also: &[],
    subject: Subject::Plan,
    close: Say::fixed(
        "Lämna en uppföljning till mottagaren, eller skriv den som har lämnats i records/reports med tiden i period.",
        "Give the receiver a follow-up, or write the one that was given in records/reports with its time in period.",
    ),
};

pub(in crate::gaps) static UNIT_UNTRAINED: Words = Words {
    name: "unit-untrained",
    title: Say::fixed("Enheter utan utbildning", "Units without training"),
    one: Say::fixed("lucka i utbildningen", "gap in training"),
    many: Say::fixed("luckor i utbildningen", "gaps in training"),
    also: &[],
    subject: Subject::Units,
    close: Say::fixed(
        "Ordna en utbildning, eller skriv de som har hållits i records/trainings, med enheterna i units eller antalen i by_unit.",
        "Arrange training, or write what has been held in records/trainings, with the units in units or the numbers in by_unit.",
    ),
};

pub(in crate::gaps) static TRAINING_NOT_HELD: Words = Words {
    name: "training-not-held",
    title: Say::fixed(
        "Planerade utbildningar som inte är genomförda",
        "Planned training that has not been held",
    ),
    one: Say::fixed("utbildning som inte är genomförd", "training that has not been held"),
    many: Say::fixed("utbildningar som inte är genomförda", "trainings that have not been held"),
    also: &[],
    subject: Subject::Training,
    close: Say::fixed(
        "Skriv i on när den hölls och vilka som deltog, eller i planned när den ska hållas i stället.",
        "Write in on when it was held and who took part, or in planned when it is to be held instead.",
    ),
};
