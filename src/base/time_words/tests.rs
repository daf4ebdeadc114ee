//! Times, recurrences and lengths in the other language than they are written in.

use super::*;

#[test]
fn a_time_is_said_in_english_and_means_the_same() {
    for (written, said) in [
        ("V 2018", "spring 2018"),
        ("hösten 2025", "autumn 2025"),
        ("oktober 2025", "October 2025"),
        ("okt 2025 – mars 2026", "October 2025 – March 2026"),
        ("kv 2 2018", "Q2 2018"),
        ("tertial 1 2018", "January–April 2018"),
        ("vecka 40 2018", "week 40 2018"),
        ("v. 40 2018", "week 40 2018"),
        ("vecka 40-42 2018", "week 40-42 2018"),
        ("HT 2018", "autumn 2018"),
        ("senast i maj 2018", "by May 2018"),
        ("under hösten 2018", "during autumn 2018"),
        ("första halvåret 2018", "first half-year 2018"),
        ("andra tertialet 2018", "May–August 2018"),
        ("den 31 december 2018", "31 December 2018"),
        ("maj–juni 2018", "May–June 2018"),
        ("mandatperioden 2018-2022", "the term of office 2018-2022"),
        ("perioden 2018-2022", "the period 2018-2022"),
        ("v 40-42 2018", "week 40-42 2018"),
        ("kv. 1-2 2018", "Q1-2 2018"),
        ("30/6 2018", "30 June 2018"),
        ("1/5–30/6 2018", "1 May–30 June 2018"),
        ("1-15 maj 2018", "1-15 May 2018"),
        ("jan.-mars 2018", "January-March 2018"),
        ("ht2018", "autumn 2018"),
        ("första kvartal 2018", "first quarter 2018"),
        ("2:a kvartalet 2018", "2nd quarter 2018"),
        ("H1 2018", "H1 2018"),
        ("2018/2019", "2018/2019"),
        ("från 2018 till och med 2020", "from 2018 until 2020"),
        ("mellan maj 2018 och juni 2019", "between May 2018 and June 2019"),
        ("maj och juni 2018", "May and June 2018"),
        ("före utgången av 2018", "before the end of 2018"),
        ("klart senast den 30 juni 2018", "by 30 June 2018"),
        ("t.o.m. 2018-12-31", "until 2018-12-31"),
        ("2018 och framåt", "2018 and onwards"),
        ("mandatperioden 2022–2026", "the term of office 2022–2026"),
        ("läsåret 2018/2019", "school year 2018/2019"),
        ("senast vid årsskiftet 2018/2019", "by the turn of the year 2018/2019"),
        ("T3 2026", "September–December 2026"),
        ("T1-T2 2026", "January–August 2026"),
        ("2018-05-14", "2018-05-14"),
        ("2017-2021", "2017-2021"),
        ("2016-12-05 tills vidare", "2016-12-05 until further notice"),
        ("från och med 2016", "from 2016"),
        ("efter sommaren", "efter sommaren"),
    ] {
        let english = time(written, Lang::En);
        assert_eq!(english, said);
        assert_eq!(Period::validity(&english), Period::validity(written), "{written}");
        assert_eq!(time(written, Lang::Sv), written);
    }
}

#[test]
fn a_time_in_a_plan_is_said_in_english_and_means_the_same_there() {
    for (written, said) in [
        ("våren", "spring"),
        ("under året", "during the year"),
        ("v. 12", "week 12"),
        ("i mars", "in March"),
        ("jan-mars", "January-March"),
        ("kv 1", "Q1"),
        ("senast 30/6", "by 30 June"),
        ("ht-18", "autumn-18"),
        ("HT18", "autumn 18"),
        ("Maj-18", "May-18"),
        ("under planperioden", "during the plan period"),
        ("från hösten", "from autumn"),
    ] {
        let english = time(written, Lang::En);
        assert_eq!(english, said);
        let plan = Period::read("2018");
        assert!(Period::started(written, plan).is_some(), "{written}");
        assert_eq!(Period::started(&english, plan), Period::started(written, plan), "{written}");
    }
}

#[test]
fn a_recurrence_is_said_in_english() {
    for (written, said) in [
        ("varje månad", "every month"),
        ("årligen", "every year"),
        ("minst två gånger per år", "at least twice a year"),
        ("4 ggr/år", "4 times a year"),
        ("vartannat år", "every second year"),
        ("inom 18 månader", "every 18 months"),
        ("varje halvår", "every half-year"),
        ("varje termin", "every school term"),
        ("två gånger per läsår", "twice a school year"),
        ("varannan vecka", "every second week"),
        ("varannan månad", "every second month"),
        ("Årligen i mars", "every year in March"),
        ("varje vår", "every year in spring"),
        ("varje fredag", "every Friday"),
        ("inför varje helg", "before every weekend"),
        ("varje mandatperiod", "every term of office"),
        ("4-6 gånger per år", "4–6 times a year"),
        ("vart tredje år", "every 3 years"),
        ("tertialvis", "every four months"),
        ("löpande", "löpande"),
    ] {
        assert_eq!(recurrence(written, Lang::En), said);
        assert_eq!(Recurrence::read(said), Recurrence::read(written), "{written}");
        assert_eq!(recurrence(written, Lang::Sv), written);
    }
}

#[test]
fn an_end_is_said_after_other_words() {
    for (written, sv, en) in [
        ("senast i maj 2018", "maj 2018", "May 2018"),
        ("Under hösten 2018", "hösten 2018", "autumn 2018"),
        ("från och med V 2018", "V 2018", "spring 2018"),
        ("senast T1 2018", "T1 2018", "April 2018"),
        ("2018-", "2018", "2018"),
        ("V 2018 och framåt", "v 2018", "spring 2018"),
        ("under året", "årets slut", "the end of the year"),
        ("under planperioden", "planperiodens slut", "the end of the plan period"),
        ("efter sommaren", "efter sommaren", "efter sommaren"),
    ] {
        assert_eq!(
            (end(written, Lang::Sv), end(written, Lang::En)),
            (sv.to_owned(), en.to_owned()),
            "{written}"
        );
    }
}

#[test]
fn what_is_written_in_english_is_said_in_swedish_and_means_the_same() {
    for (written, said) in [
        ("spring 2018", "våren 2018"),
        ("October 2025", "oktober 2025"),
        ("by May 2018", "senast maj 2018"),
        ("during autumn 2018", "under hösten 2018"),
        ("first half-year 2018", "första halvåret 2018"),
        ("31 May 2018", "31 maj 2018"),
        ("May–June 2018", "maj–juni 2018"),
        ("from 2018 until 2020", "från 2018 till och med 2020"),
        ("between May 2018 and June 2019", "mellan maj 2018 och juni 2019"),
        ("before the end of 2018", "före utgången av 2018"),
        ("2018 and onwards", "2018 och framåt"),
        ("the term of office 2018-2022", "mandatperioden 2018-2022"),
        ("school year 2018/2019", "läsåret 2018/2019"),
        ("by the turn of the year 2018/2019", "senast årsskiftet 2018/2019"),
        ("2016-12-05 until further notice", "2016-12-05 tills vidare"),
        ("week 40 2018", "vecka 40 2018"),
        ("first quarter 2018", "första kvartalet 2018"),
    ] {
        assert_eq!(time(written, Lang::Sv), said);
        assert_eq!(Period::validity(said), Period::validity(written), "{written}");
    }
    for (written, said) in [
        ("yearly", "varje år"),
        ("quarterly", "varje kvartal"),
        ("at least twice a year", "minst två gånger per år"),
        ("every second year", "vartannat år"),
        ("every 3 years", "vart tredje år"),
        ("yearly in March", "varje år i mars"),
        ("every Friday", "varje fredag"),
        ("4-6 times a year", "4–6 gånger per år"),
        ("every school term", "varje termin"),
        ("within 18 months", "var 18:e månad"),
    ] {
        assert_eq!(recurrence(written, Lang::Sv), said);
        assert_eq!(Recurrence::read(said), Recurrence::read(written), "{written}");
    }
    for (written, sv, en) in [
        ("3 månader", "3 månader", "3 months"),
        ("tre månader", "tre månader", "3 months"),
        ("two weeks", "14 dagar", "14 days"),
        ("1 year", "1 år", "1 year"),
        ("snart", "snart", "snart"),
    ] {
        assert_eq!((length(written, Lang::Sv), length(written, Lang::En)), (sv.to_owned(), en.to_owned()));
    }
    assert_eq!(days(Period::read("Q2 2024").unwrap()), Say::fixed("kv 2 2024", "Q2 2024"));
}
