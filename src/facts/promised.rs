//! What an activity promises, in the plan's own words.

use crate::base::lang::Lang;
use crate::base::period::bare;
use crate::base::time_words;
use crate::model::records::Time;
use crate::model::records::plan::Activity;

/// The promised times: `V 2018 – H 2018`, `H 2018, löpande*`. Empty when there are none.
pub(crate) fn text(activity: &Activity, lang: Lang) -> String {
    let promise = &activity.promise;
    let text = |time: &Option<Time>| time.as_ref().map(|time| time_words::time(&time.text, lang));
    // `senast` and `från` stand before it, and so nothing else does.
    let begin = |time: &Option<Time>| time.as_ref().map(|time| time_words::time(&bare(&time.text), lang));
    let end = |time: &Option<Time>| time.as_ref().map(|time| time_words::end(&time.text, lang));
    let span = match (begin(&promise.start), end(&promise.finish)) {
        (Some(start), Some(finish)) => Some(format!("{start} – {finish}")),
        (Some(start), None) if promise.ongoing.is_none() => {
            Some(lang.pick("från ", "from ").to_owned() + &start)
        }
        (start, None) => start,
        (None, Some(finish)) => Some(lang.pick("senast ", "by ").to_owned() + &finish),
    };
    let ongoing = promise.ongoing.map(|_| {
        let star = if activity.ordinary == Some(true) { "*" } else { "" };
        lang.pick("löpande", "ongoing").to_owned() + star
    });
    let recurs = promise.recurs.as_ref().map(|often| time_words::recurrence(often, lang));
    let words: Vec<String> = [span, text(&promise.when), ongoing, recurs].into_iter().flatten().collect();
    words.join(", ")
}
