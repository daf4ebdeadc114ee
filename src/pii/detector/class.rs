//! The classes of what can identify a person: how serious each is where, and what to write instead.

use crate::base::lang::Say;
use crate::syntax::finding::Severity;

/// The kind of text, which decides what may stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Exposure {
    /// Made to be published: a plan, a guideline. An office's telephone number, a reference number, a day and the
    /// name of a school are allowed there.
    Open,
    /// Made by and for those who do the work: the progress of an activity, with its days, documents and schools.
    Work,
    /// Work that names organisations: the register of roles, and agreements between parties.
    Parties,
    /// Not published, with an exact day of its own: a meeting.
    Meeting,
    /// Not published, and coarse in time and place: a case, an incident.
    Case,
    /// What a command is about to write, into whatever record. Why it is stricter than a plan: a cell that somebody
    /// sent, or an answer at a prompt, has not been read through as a published text has.
    Brought,
}

impl Exposure {
    /// All, the most public first.
    pub const ALL: [Self; 6] =
        [Self::Open, Self::Work, Self::Parties, Self::Meeting, Self::Case, Self::Brought];

    /// What texts of it are called together.
    pub fn word(self) -> Say {
        match self {
            Self::Open => Say::fixed("planer", "plans"),
            Self::Work => Say::fixed("arbete", "work"),
            Self::Parties => Say::fixed("parter", "parties"),
            Self::Meeting => Say::fixed("möten", "meetings"),
            Self::Case => Say::fixed("ärenden", "cases"),
            Self::Brought => Say::fixed("det som skrivs in", "what is brought in"),
        }
    }
}

/// How certainly a class identifies a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    /// An error in every record, also in a published one. Cannot be suppressed.
    Always,
    /// An error in every record but a published one. Cannot be suppressed.
    Never,
    /// The same; a public contact may be listed in `vbe.toml`.
    Error,
    /// A part of a name. Alone it may be a word, but whoever writes it down is asked for the role instead.
    Name,
    /// Something that may be said of a person.
    Warning,
    /// An organisation, which an agreement is about.
    Party,
    /// A school, a decision or a page, which the work is about.
    Subject,
    /// Too exact for records that must be coarse in time.
    Coarse,
}

impl Weight {
    /// The row of the table of what may stand where, in the order of [`Exposure::ALL`].
    const fn row(self) -> [Option<Severity>; 6] {
        const E: Option<Severity> = Some(Severity::Error);
        const W: Option<Severity> = Some(Severity::Warning);
        const O: Option<Severity> = None;
        match self {
            //               Open Work Parties Meeting Case Brought
            Self::Always => [E, E, E, E, E, E],
            Self::Never | Self::Error => [O, E, E, E, E, E],
            Self::Name => [O, W, W, W, W, E],
            Self::Warning => [O, W, W, W, W, W],
            Self::Party => [O, W, O, W, W, O],
            Self::Subject => [O, O, O, W, W, O],
            Self::Coarse => [O, O, O, O, W, O],
        }
    }
}

macro_rules! classes {
    ($($class:ident $name:literal $weight:ident [$sv:literal, $en:literal] [$instead_sv:literal, $instead_en:literal];)*) => {
        /// A class of what identifies a person.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Class {
            $(
                #[doc = $en]
                $class,
            )*
        }

        /// Every class, the most serious first. Of two hits on the same characters, the first class is reported.
        pub const CLASSES: &[Class] = &[$(Class::$class,)*];

        impl Class {
            /// The name, in JSON and in suppressions.
            pub fn name(self) -> &'static str {
                match self { $(Self::$class => $name,)* }
            }

            fn weight(self) -> Weight {
                match self { $(Self::$class => Weight::$weight,)* }
            }

            /// What it is called.
            pub fn word(self) -> Say {
                match self { $(Self::$class => Say::fixed($sv, $en),)* }
            }

            fn instead_in_a_case(self) -> Say {
                match self { $(Self::$class => Say::fixed($instead_sv, $instead_en),)* }
            }
        }
    };
}

classes! {
    Personnummer "personnummer" Always
        ["ett personnummer eller samordningsnummer", "a personal or co-ordination number"]
        ["Ta bort numret. Skriv åldersgruppen i age_band.", "Remove the number. Write the age band in age_band."];
    Reservnummer "reservnummer" Always
        ["ett reservnummer", "a reserve number"]
        ["Ta bort numret. Skriv åldersgruppen i age_band.", "Remove the number. Write the age band in age_band."];
    Birthdate "birthdate" Always
        ["ett födelsedatum", "a date of birth"]
        ["Ta bort datumet. Skriv åldersgruppen i age_band.", "Remove the date. Write the age band in age_band."];
    Iban "iban" Never
        ["ett internationellt kontonummer (IBAN)", "an international bank account number (IBAN)"]
        ["Ta bort kontonumret.", "Remove the account number."];
    Email "email" Error
        ["en e-postadress", "an e-mail address"]
        ["Ta bort adressen, eller skriv rollen. En funktionsbrevlåda skrivs in i vbe.toml.", "Remove the address, or write the role. A function mailbox is written into vbe.toml."];
    Social "social" Error
        ["ett konto i sociala medier", "a social media account"]
        ["Skriv plattformen utan kontot.", "Write the platform without the account."];
    CaseNumber "case_number" Never
        ["ett ärendenummer hos polis, domstol eller socialtjänst", "a case number of the police, a court or social services"]
        ["Ta bort numret. Skriv bara att ett ärende finns.", "Remove the number. Write only that there is a case."];
    IdDoc "id_doc" Never
        ["ett nummer på en id-handling", "the number of an identity document"]
        ["Ta bort numret.", "Remove the number."];
    Phone "phone" Error
        ["ett telefonnummer", "a telephone number"]
        ["Ta bort numret. En växel eller stödlinje skrivs in i vbe.toml.", "Remove the number. A switchboard or support line is written into vbe.toml."];
    Account "account" Error
        ["ett konto-, bankgiro- eller plusgironummer", "an account or giro number"]
        ["Ta bort kontonumret.", "Remove the account number."];
    Ip "ip" Error
        ["en ip-adress", "an IP address"]
        ["Ta bort adressen.", "Remove the address."];
    Geo "geo" Error
        ["en koordinat eller kartlänk", "coordinates or a map link"]
        ["Skriv området, om det står i vbe.toml.", "Write the area, if it is in vbe.toml."];
    Address "address" Error
        ["en gatuadress", "a street address"]
        ["Skriv området, om det står i vbe.toml.", "Write the area, if it is in vbe.toml."];
    Postcode "postcode" Error
        ["en postadress", "a postal address"]
        ["Skriv området, om det står i vbe.toml.", "Write the area, if it is in vbe.toml."];
    Property "property" Error
        ["en fastighetsbeteckning", "a property designation"]
        ["Skriv området, om det står i vbe.toml.", "Write the area, if it is in vbe.toml."];
    Vehicle "vehicle" Error
        ["ett registreringsnummer", "a vehicle registration"]
        ["Ta bort numret.", "Remove the number."];
    NameCue "name_cue" Never
        ["ett namn", "a name"]
        ["Ta bort namnet. Skriv vem det är i ärendet: den unga, mamman, en vän.", "Remove the name. Write who it is in the case: the young person, the mother, a friend."];
    NameFull "name_full" Error
        ["ett namn", "a name"]
        ["Ta bort namnet. Skriv rollen: handläggaren, den unga, mamman.", "Remove the name. Write the role: the case officer, the young person, the mother."];
    SchoolClass "school_class" Error
        ["en skolklass", "a school class"]
        ["Skriv source: school och åldersgruppen i age_band.", "Write source: school, and the age band in age_band."];
    NumberLike "number_like" Warning
        ["ett nummer som liknar ett personnummer", "a number that looks like a personal number"]
        ["Ta bort numret, också när det är maskerat eller fel.", "Remove the number, even when it is masked or wrong."];
    OrgNumber "org_number" Party
        ["ett organisationsnummer", "an organisation number"]
        ["Ta bort numret: en enskild firma har sin ägares nummer.", "Remove the number: a sole trader's is its owner's."];
    Reference "reference" Subject
        ["ett referensnummer i ett enskilt ärende", "the reference number of an individual matter"]
        ["Ta bort numret.", "Remove the number."];
    Url "url" Subject
        ["en webbadress", "a web address"]
        ["Skriv vad sidan är i stället för var.", "Write what the page is rather than where."];
    Nickname "nickname" Warning
        ["ett smeknamn", "a nickname"]
        ["Ta bort smeknamnet.", "Remove the nickname."];
    TitleName "title_name" Name
        ["en titel följd av ett namn", "a title followed by a name"]
        ["Skriv bara titeln.", "Write the title alone."];
    FirstName "first_name" Name
        ["ett förnamn", "a first name"]
        ["Skriv vem det är i ärendet i stället för namnet.", "Write who it is in the case instead of the name."];
    Initials "initials" Warning
        ["initialer", "initials"]
        ["Skriv vem det är i ärendet i stället för initialerna.", "Write who it is in the case instead of the initials."];
    Affiliation "affiliation" Party
        ["en namngiven församling, förening eller arbetsplats", "a named congregation, club or employer"]
        ["Skriv slaget: en idrottsförening, en församling.", "Write the sort: a sports club, a congregation."];
    School "school" Subject
        ["en namngiven skola", "a named school"]
        ["Skriv source: school.", "Write source: school."];
    ExactDate "exact_date" Coarse
        ["ett exakt datum", "an exact date"]
        ["Skriv halvåret, eller månaden där fältet har en.", "Write the half-year, or the month where the field has one."];
    ExactAge "exact_age" Warning
        ["en exakt ålder", "an exact age"]
        ["Skriv åldersgruppen: 13–15, 16–17, 18–20.", "Write the age band: 13–15, 16–17, 18–20."];
    Protected "protected" Warning
        ["en känslig uppgift om en person", "a sensitive statement about a person"]
        ["Skriv vad oron gäller, aldrig vad personen är eller tror.", "Write what the concern is about, never what the person is or believes."];
}

impl Class {
    /// The class of that name.
    pub fn named(name: &str) -> Option<Self> {
        CLASSES.iter().copied().find(|class| class.name() == name)
    }

    /// The severity in a text of this exposure; `None` where the class is allowed.
    pub fn severity(self, exposure: Exposure) -> Option<Severity> {
        self.weight().row()[exposure as usize]
    }

    /// What to write instead in a text of this exposure. Only a case has fields for age and school.
    pub(crate) fn instead(self, exposure: Exposure) -> Say {
        match self {
            _ if exposure == Exposure::Case => self.instead_in_a_case(),
            Self::Personnummer | Self::Reservnummer => Say::fixed(
                "Ta bort numret. Skriv rollen, aldrig vem.",
                "Remove the number. Write the role, never who.",
            ),
            Self::Birthdate => Say::fixed("Ta bort datumet.", "Remove the date."),
            Self::NameCue | Self::NameFull | Self::FirstName | Self::Initials => Say::fixed(
                "Ta bort namnet. Skriv rollen: samordnaren, rektorn, handläggaren.",
                "Remove the name. Write the role: the coordinator, the head teacher, the case officer.",
            ),
            Self::SchoolClass => Say::fixed(
                "Skriv bara årskursen, till exempel åk 8.",
                "Write the year alone, for example åk 8.",
            ),
            Self::School => Say::fixed("Skriv slaget: en grundskola.", "Write the sort: a primary school."),
            Self::Geo | Self::Address | Self::Postcode | Self::Property => Say::fixed(
                "Skriv platsens slag eller området: en ungdomsgård, en stadsdel.",
                "Write the sort of place or the area: a youth centre, a district.",
            ),
            _ => self.instead_in_a_case(),
        }
    }

    /// Whether a hit can be suppressed in place, with a reason and a last day. A certain one cannot.
    pub(crate) fn can_be_allowed(self) -> bool {
        !matches!(self.weight(), Weight::Always | Weight::Never | Weight::Error)
    }

    /// Whether `vbe.toml` can list a hit as a public contact.
    pub(crate) fn can_be_public(self) -> bool {
        !matches!(self.weight(), Weight::Always | Weight::Never)
    }
}
