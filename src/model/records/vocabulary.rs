//! The closed vocabularies of records, each held to the words of its schema by a test. There is no word here for what a
//! person is or thinks, only for what a concern is about, how it came in and what was done.

use crate::base::lang::Say;

/// A closed list of values, the same as in the schemas.
pub trait Vocabulary: Copy + Eq + 'static {
    /// Every value, in the order of tables.
    const ALL: &'static [Self];

    /// The name in files, in JSON and in filters; never translated.
    fn name(self) -> &'static str;

    /// The word for people, in both languages.
    fn word(self) -> Say;

    /// The value of that name.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.name() == name)
    }
}

/// Defines a vocabulary: `Variant = "name", "Swedish", "English"`, in the order of tables.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $type:ident { $($variant:ident = $name:literal, $sv:literal, $en:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type {
            $(#[doc = $en] $variant,)+
        }

        impl Vocabulary for $type {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            fn word(self) -> Say {
                match self {
                    $(Self::$variant => Say::fixed($sv, $en),)+
                }
            }
        }
    };
}

vocabulary! {
    /// The type of unit that reports a case, never which unit.
    Source {
        Preschool = "preschool", "förskola", "preschool";
        School = "school", "skola", "school";
        AdultEducation = "adult-education", "vuxenutbildning", "adult education";
        SocialServices = "social-services", "socialtjänst", "social services";
        Leisure = "leisure", "fritid", "leisure";
        Outreach = "outreach", "fältarbete", "outreach";
        CivicOffice = "civic-office", "medborgarkontor", "civic office";
        Employment = "employment", "arbetsmarknadsenhet", "employment office";
        HealthCare = "health-care", "vård", "health care";
        Housing = "housing", "fastighetsägare", "housing";
        Police = "police", "polis", "police";
        CivilSociety = "civil-society", "civilsamhälle", "civil society";
        Public = "public", "allmänhet", "the public";
        Other = "other", "annan", "other";
    }
}

vocabulary! {
    /// The age group, never the age.
    AgeBand {
        Child = "0-12", "0–12 år", "0–12";
        Young = "13-15", "13–15 år", "13–15";
        Teen = "16-17", "16–17 år", "16–17";
        YoungAdult = "18-20", "18–20 år", "18–20";
        Adult = "21-29", "21–29 år", "21–29";
        Older = "30+", "30 år och äldre", "30 and older";
        Unknown = "unknown", "okänd ålder", "unknown age";
    }
}

vocabulary! {
    /// The milieu that a concern or an incident is about, never what anybody believes.
    Environment {
        WhitePower = "white-power", "vit makt-miljön", "the white power milieu";
        Autonomous = "autonomous", "den autonoma miljön", "the autonomous milieu";
        Islamist = "islamist", "den islamistiska miljön", "the islamist milieu";
        Unclear = "unclear", "oklar miljö", "unclear";
        Other = "other", "annan miljö", "another milieu";
    }
}

vocabulary! {
    /// The level that a source of a situation picture gives a milieu.
    Level {
        None = "none", "inga tecken", "no signs";
        Signs = "signs", "några tecken", "some signs";
        Present = "present", "miljön finns", "the milieu is there";
        Serious = "serious", "allvarligt", "serious";
    }
}

vocabulary! {
    /// How great the risk behind a need is assessed to be.
    Risk {
        VeryLow = "very-low", "mycket låg", "very low";
        Low = "low", "låg", "low";
        Medium = "medium", "medel", "medium";
        High = "high", "hög", "high";
        VeryHigh = "very-high", "mycket hög", "very high";
    }
}

vocabulary! {
    /// Whether a source of a situation picture has answered.
    Answered {
        Yes = "yes", "har svarat", "has answered";
        Partly = "partly", "har svarat till en del", "has answered in part";
        No = "no", "har inte svarat", "has not answered";
    }
}

vocabulary! {
    /// What a concern is about.
    Concern {
        Sympathy = "sympathy", "sympatier", "sympathy";
        Propaganda = "propaganda", "propaganda", "propaganda";
        Symbols = "symbols", "symboler", "symbols";
        Recruitment = "recruitment", "rekrytering", "recruitment";
        Threat = "threat", "hot", "threat";
        Travel = "travel", "resa", "travel";
        Return = "return", "återvändande", "return";
        Leaving = "leaving", "vill lämna", "leaving";
        Relative = "relative", "anhörig", "relative";
        Other = "other", "annat", "other";
    }
}

vocabulary! {
    /// How a case came in. A municipality adds its own ways in `vbe.toml`; see `model::terms`.
    Channel {
        Staff = "staff", "medarbetare", "staff";
        Resident = "resident", "invånare", "resident";
        ContactCentre = "contact-centre", "kontaktcenter", "contact centre";
        Association = "association", "förening", "association";
        Congregation = "congregation", "trossamfund", "congregation";
        CivilSociety = "civil-society", "civilsamhället i övrigt", "other civil society";
        School = "school", "skola", "school";
        Landlord = "landlord", "fastighetsägare", "landlord";
        Hotline = "hotline", "stödtelefon", "hotline";
        Police = "police", "polisen", "police";
        Other = "other", "annan väg", "another way";
    }
}

vocabulary! {
    /// Whether a step of the flow is taken.
    Done {
        Yes = "yes", "ja", "yes";
        No = "no", "nej", "no";
        NotApplicable = "not-applicable", "inte aktuellt", "not applicable";
    }
}

vocabulary! {
    /// Why a step is not taken.
    Reason {
        NoConsent = "no-consent", "samtycke saknas", "no consent";
        Declined = "declined", "avböjdes", "declined";
        AlreadyDone = "already-done", "redan gjort av någon annan", "already done by somebody else";
        Elsewhere = "elsewhere", "görs av en annan myndighet", "done by another authority";
        Unfounded = "unfounded", "oron saknade grund", "the concern was unfounded";
        NotReached = "not-reached", "gick inte att nå", "could not be reached";
        Moved = "moved", "flyttat", "moved";
        Other = "other", "annat skäl", "another reason";
    }
}

vocabulary! {
    /// Whether there is consent to sharing between authorities.
    Consent {
        Yes = "yes", "ja", "yes";
        No = "no", "nej", "no";
        NotAsked = "not-asked", "inte tillfrågad", "not asked";
    }
}

vocabulary! {
    /// What was done in a case: the measures that the two documents name. A municipality adds its own in `vbe.toml`;
    /// see `model::terms`.
    Measure {
        Talk = "talk", "samtal", "talk";
        MotivatingTalks = "motivating-talks", "motiverande samtal", "motivating talks";
        Advice = "advice", "råd och stöd", "advice and support";
        ConcernReport = "concern-report", "orosanmälan", "concern report";
        ActionPlan = "action-plan", "handlingsplan", "action plan";
        ImplementationPlan = "implementation-plan", "genomförandeplan eller åtgärdsplan", "implementation plan";
        Sig = "sig", "social insatsgrupp", "social intervention group";
        NetworkMeetings = "network-meetings", "nätverksmöten", "network meetings";
        ContactPerson = "contact-person", "kvalificerad kontaktperson", "qualified contact person";
        CrimeProgramme = "crime-programme", "öppenvårdsprogram mot kriminalitet", "programme against crime";
        OutpatientCare = "outpatient-care", "öppenvård eller MiniMaria", "outpatient care";
        Treatment = "treatment", "behandling", "treatment";
        OpenSupport = "open-support", "behovsprövad insats i öppna former", "assessed support at home";
        Placement = "placement", "placering utanför hemmet", "placement outside the home";
        CarePlanning = "care-planning", "vårdplanering vid SiS-placering", "care planning at an institution";
        ProtectedHousing = "protected-housing", "skyddsboende", "protected housing";
        HousingSupport = "housing-support", "boendestöd", "housing support";
        SchoolSupport = "school-support", "skolsocialt team", "support in school";
        Psychiatry = "psychiatry", "samverkan med psykiatrin", "cooperation with psychiatry";
        VictimSupport = "victim-support", "stöd som brottsoffer", "support as a victim of crime";
        RelativesSupport = "relatives-support", "stöd till anhöriga", "support to relatives";
        ExitSupport = "exit-support", "stöd att lämna", "exit support";
        Referred = "referred", "hänvisad vidare", "referred";
        PoliceReport = "police-report", "polisanmälan", "police report";
        None = "none", "ingen insats", "no measure";
    }
}

vocabulary! {
    /// How soon a step was taken after the concern was known. Coarse: a day would point at somebody.
    Speed {
        SameDay = "same-day", "samma dag", "the same day";
        SameWeek = "same-week", "inom en vecka", "within a week";
        Later = "later", "senare", "later";
    }
}

vocabulary! {
    /// Whom a step of a flow is for.
    Age {
        Minor = "minor", "under 18 år", "under 18";
        Under21 = "under-21", "under 21 år", "under 21";
        Adult = "adult", "18 år och äldre", "18 and older";
    }
}

vocabulary! {
    /// What a group is told of beside the work.
    ToldOf {
        Cases = "cases", "ärendena", "the cases";
    }
}

vocabulary! {
    /// Whether a case is open.
    Status {
        Open = "open", "pågående", "open";
        Closed = "closed", "avslutat", "closed";
    }
}

vocabulary! {
    /// How a case ended, as seen by the municipality.
    Outcome {
        ConcernEased = "concern-eased", "oron har minskat", "the concern eased";
        SupportAccepted = "support-accepted", "tog emot stöd", "support accepted";
        SupportDeclined = "support-declined", "tackade nej till stöd", "support declined";
        HandedOver = "handed-over", "överlämnat", "handed over";
        Unfounded = "unfounded", "oron saknade grund", "the concern was unfounded";
        Moved = "moved", "flyttat", "moved";
        Unknown = "unknown", "okänt", "unknown";
    }
}

vocabulary! {
    /// The type of place where something happened, never which place.
    PlaceSort {
        Street = "street", "gata", "street";
        Square = "square", "torg", "square";
        Park = "park", "park", "park";
        Transport = "transport", "station eller kollektivtrafik", "public transport";
        Residential = "residential", "bostadsområde", "residential area";
        SchoolGrounds = "school-grounds", "vid en skola", "school grounds";
        Premises = "premises", "lokal", "premises";
        Workplace = "workplace", "arbetsplats", "workplace";
        Online = "online", "på nätet", "online";
        Other = "other", "annan plats", "another place";
        Unknown = "unknown", "okänd plats", "unknown place";
    }
}

vocabulary! {
    /// The type of incident, never who was involved.
    IncidentType {
        Manifestation = "manifestation", "manifestation", "manifestation";
        Graffiti = "graffiti", "klotter", "graffiti";
        Sticker = "sticker", "klistermärken", "stickers";
        Leaflet = "leaflet", "flygblad", "leaflets";
        HotlineCall = "hotline-call", "samtal till stödtelefon", "hotline call";
        Threat = "threat", "hot", "threat";
        Meeting = "meeting", "möte", "meeting";
        Online = "online", "på nätet", "online";
        Other = "other", "annat", "other";
    }
}

vocabulary! {
    /// A way on which an incident was reported.
    Reported {
        App = "app", "felanmälningsappen", "the fault report app";
        Coordinator = "coordinator", "samordnaren", "the coordinator";
        Ia = "ia", "incidentanmälan (IA)", "the incident system (IA)";
        Reception = "reception", "mottagningsgruppen", "the reception group";
        Phone = "phone", "telefon", "phone";
        Mail = "mail", "brev eller e-post", "mail";
        Police = "police", "polisen", "police";
        Other = "other", "på annat sätt", "in another way";
    }
}

vocabulary! {
    /// What was done about an incident.
    Handling {
        Removed = "removed", "borttaget", "removed";
        Documented = "documented", "dokumenterat", "documented";
        PoliceReport = "police-report", "polisanmält", "reported to the police";
        Talk = "talk", "samtal", "talk";
        Informed = "informed", "berörda informerade", "those concerned were informed";
        None = "none", "ingen insats", "no measure";
    }
}

vocabulary! {
    /// The type of a document, which decides who may adopt it. Its names are the Swedish words.
    DocumentType {
        Policy = "policy", "policy", "policy";
        Strategy = "strategi", "strategi", "strategy";
        Guideline = "riktlinje", "riktlinje", "guideline";
        Programme = "program", "program", "programme";
        Plan = "plan", "plan", "plan";
        ActionPlan = "handlingsplan", "handlingsplan", "action plan";
        PlanOfMeasures = "åtgärdsplan", "åtgärdsplan", "plan of measures";
        ActivityPlan = "aktivitetsplan", "aktivitetsplan", "activity plan";
        Instruction = "anvisning", "anvisning", "instruction";
        Agreement = "överenskommelse", "överenskommelse", "agreement";
        CitizenPromise = "medborgarlöfte", "medborgarlöfte", "promise to citizens";
    }
}

vocabulary! {
    /// The role of a flow's step in reports and rules.
    Means {
        PoliceCalled = "police-called", "polisen larmad", "the police are called";
        ConcernReport = "concern-report", "orosanmälan", "concern report";
        IndividualPlan = "individual-plan", "individuell plan", "individual plan";
        Told = "told", "underrättad", "told";
        RelativesSupport = "relatives-support", "stöd till anhöriga", "support to relatives";
        FollowUp = "follow-up", "uppföljning", "follow-up";
    }
}

/// The words of the vocabulary that has these names and no others, in their order; none where there is no such vocabulary.
pub(crate) fn words(names: &[&str]) -> Vec<Say> {
    fn of<V: Vocabulary>(names: &[&str]) -> Option<Vec<Say>> {
        let word = |name: &&str| Some(V::named(name)?.word());
        Some(names).filter(|names| names.len() == V::ALL.len())?.iter().map(word).collect()
    }
    type Words = fn(&[&str]) -> Option<Vec<Say>>;
    const ALL: [Words; 23] = [
        of::<Source>, of::<AgeBand>, of::<Environment>, of::<Level>, of::<Risk>, of::<Answered>,
        of::<Concern>, of::<Channel>, of::<Done>, of::<Reason>, of::<Consent>, of::<Measure>, of::<Speed>,
        of::<Age>, of::<ToldOf>, of::<Status>, of::<Outcome>, of::<PlaceSort>, of::<IncidentType>,
        of::<Reported>, of::<Handling>, of::<Means>, of::<DocumentType>,
    ];
    ALL.iter().find_map(|of| of(names)).unwrap_or_default()
}

impl AgeBand {
    /// Whether everybody in the group is under eighteen.
    pub(crate) fn is_minor(self) -> bool {
        matches!(self, Self::Child | Self::Young | Self::Teen)
    }

    /// Whether everybody in the group is eighteen or older.
    pub(crate) fn is_adult(self) -> bool {
        matches!(self, Self::YoungAdult | Self::Adult | Self::Older)
    }

    /// Whether everybody in the group is of an age that a step is for.
    pub(crate) fn is_within(self, age: Age) -> bool {
        match age {
            Age::Minor => self.is_minor(),
            Age::Under21 => self.is_minor() || self == Self::YoungAdult,
            Age::Adult => self.is_adult(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Returns a vocabulary's names, and asserts that no two of its words are equal.
    fn names<V: Vocabulary>() -> BTreeSet<&'static str> {
        for value in V::ALL {
            assert!(V::named(value.name()) == Some(*value));
        }
        for lang in [crate::base::lang::Lang::Sv, crate::base::lang::Lang::En] {
            let words: BTreeSet<String> =
                V::ALL.iter().map(|value| value.word().text(lang).to_owned()).collect();
            assert_eq!(words.len(), V::ALL.len());
        }
        V::ALL.iter().map(|value| value.name()).collect()
    }

    /// A name in a schema without a value here would be dropped when read, and the case would not be counted.
    #[test]
    fn the_vocabularies_are_those_of_the_schemas() {
        let schema = |kind: &str| -> serde_json::Value {
            let path = format!("{}/src/model/schemas/{kind}.schema.json", env!("CARGO_MANIFEST_DIR"));
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
        };
        let (case, incident, flow) = (schema("case"), schema("incident"), schema("flow"));
        let same = |schema: &serde_json::Value, pointer: &str, names: BTreeSet<&str>| {
            let at = schema.pointer(pointer).unwrap_or_else(|| panic!("{pointer}"));
            // A list that a municipality can extend has the built-in words as examples.
            let words = at.get("enum").unwrap_or(&at["examples"]).as_array().unwrap();
            let listed: Vec<&str> = words.iter().map(|name| name.as_str().unwrap()).collect();
            assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), names, "{pointer}");
        };
        // Every vocabulary of this file is held to a schema below.
        let source = include_str!("vocabulary.rs");
        let (made, tests) = source.split_once("#[cfg(test)]").unwrap();
        for vocabulary in made.split("\nvocabulary! {\n").skip(1) {
            let line = vocabulary.lines().find(|line| !line.trim_start().starts_with("//")).unwrap();
            let name = line.trim().trim_end_matches(" {");
            assert!(tests.contains(&format!("names::<{name}>()")), "{name} is held to no schema");
            assert!(made.contains(&format!("of::<{name}>")), "the words of {name} cannot be typed");
        }
        same(&case, "/properties/source", names::<Source>());
        same(&case, "/properties/age_band", names::<AgeBand>());
        same(&case, "/properties/channel", names::<Channel>());
        same(&case, "/properties/consent", names::<Consent>());
        same(&case, "/properties/status", names::<Status>());
        same(&case, "/properties/outcome", names::<Outcome>());
        same(&case, "/properties/steps/items/properties/done", names::<Done>());
        same(&case, "/properties/steps/items/properties/because", names::<Reason>());
        same(&case, "/properties/steps/items/properties/speed", names::<Speed>());
        same(&case, "/definitions/environment", names::<Environment>());
        same(&case, "/definitions/concern", names::<Concern>());
        same(&case, "/definitions/measure", names::<Measure>());
        same(&schema("situation"), "/definitions/level", names::<Level>());
        for kind in ["plan", "situation"] {
            same(&schema(kind), "/definitions/risk", names::<Risk>());
        }
        let answered = "/properties/sources/items/properties/answered";
        same(&schema("situation"), answered, names::<Answered>());
        same(&incident, "/properties/place", names::<PlaceSort>());
        same(&incident, "/properties/type", names::<IncidentType>());
        same(&incident, "/definitions/way", names::<Reported>());
        same(&incident, "/definitions/handling", names::<Handling>());
        same(&flow, "/properties/steps/items/properties/means", names::<Means>());
        same(&flow, "/properties/steps/items/properties/when/properties/age", names::<Age>());
        same(&schema("plan"), "/properties/document_type", names::<DocumentType>());
        let told = "/properties/groups/items/properties/told_of/items";
        same(&schema("organisation"), told, names::<ToldOf>());
        same(&flow, "/definitions/concern", names::<Concern>());
        same(&flow, "/properties/steps/items/properties/when/properties/consent", names::<Consent>());
    }
}
