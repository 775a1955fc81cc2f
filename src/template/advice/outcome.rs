//! Outcomes that are ours, or that nobody can check.

use super::english::{
    ACTIVITIES, ACTIVITIES_OR_THINGS, BEING, DONE, HELPING, OUR_PEOPLE, OUR_THINGS, OURS, TOLD,
    VAGUE, VAGUE_STATES, VERBS,
};
use crate::template::entry::Entry;
use crate::template::wording::quoted;

/// Advice on what a criterion says the buyer has done.
pub(super) fn advise<I>(entry: &Entry<'_, I>) {
    let Entry { text: Some(text), text_at, row, .. } = entry else { return };
    let words = words(text);
    if is_ours(&words) {
        let message = format!("{} is something we do", quoted(text));
        let help = "say what the buyer has done: \"The buyer has …\"";
        row.faults.warning("SL404", text_at, message, help);
    } else if let Some(vague) = vague(&words) {
        let message = format!("{} cannot be checked", quoted(vague));
        let help = "what did they do or say? \"The buyer has …\"";
        row.faults.warning("SL405", text_at, message, help);
    }
}

/// The words of a text in small letters, without the signs around them.
pub(super) fn words(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let words = text.split_whitespace().map(|word| bare(&word.replace('’', "'")));
    words.filter(|word| !word.is_empty()).collect()
}

/// The words after the first of `phrases` that `words` begin with.
fn after<'w>(words: &'w [String], phrases: &[&str]) -> Option<&'w [String]> {
    phrases.iter().find_map(|phrase| {
        phrase.split(' ').try_fold(words, |words, word| {
            let (first, rest) = words.split_first()?;
            (first == word).then_some(rest)
        })
    })
}

fn is_one_of(word: Option<&String>, list: &[&str]) -> bool {
    word.is_some_and(|word| list.contains(&word.as_str()))
}

fn is_ours(words: &[String]) -> bool {
    let bare = after(words, &["the", "a", "an", "our", "to", "please"]).unwrap_or(words);
    let person = after(words, &OURS).or_else(|| after(bare, &OUR_PEOPLE));
    if let Some(rest) = person {
        // "The rep and the buyer" have done it together.
        return !rest.is_empty() && !is_one_of(rest.first(), &["and", "or"]);
    }
    // What is done to us, somebody else does.
    let is_to_us = words.iter().any(|word| word == "us");
    let is_by_somebody = words.iter().any(|word| word == "by");
    let is_work = || is_unfinished(bare) || is_done(bare);
    !is_to_us && (after(bare, &ACTIVITIES).is_some() || (!is_by_somebody && is_work()))
}

/// Whether it begins with work of ours, and not with a thing that somebody did
/// something with.
fn is_unfinished(words: &[String]) -> bool {
    let rest = after(words, &ACTIVITIES_OR_THINGS);
    rest.is_some_and(|rest| !is_verb(rest.first()) && !is_one_of(rest.get(1), &VERBS))
}

fn is_verb(word: Option<&String>) -> bool {
    is_one_of(word, &VERBS) || word.is_some_and(|word| word.len() > 4 && word.ends_with("ed"))
}

/// Whether something of ours went out, and no buyer did anything with it.
fn is_done(words: &[String]) -> bool {
    let Some(mut rest) = after(words, &OUR_THINGS) else { return false };
    while let Some(shorter) = after(rest, &HELPING) {
        rest = shorter;
    }
    is_one_of(rest.first(), &DONE)
}

/// The first words that nobody can check.
fn vague(words: &[String]) -> Option<&'static str> {
    let told = words.iter().position(|word| TOLD.contains(&word.as_str()));
    let last = words.len().checked_sub(1)?;
    (0..told.unwrap_or(words.len())).find_map(|at| {
        let rest = words.get(at..)?;
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let is_state = at == 0 || at == last || is_one_of(before, &BEING);
        let states = VAGUE_STATES.iter().filter(|_| is_state);
        let mut phrases = VAGUE.iter().chain(states);
        phrases.find(|phrase| after(rest, &[phrase]).is_some()).copied()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_we_do_is_told_from_what_the_buyer_did() {
        #[track_caller]
        fn case(outcome: &str, expected: bool) {
            assert_eq!(is_ours(&words(outcome)), expected, "{outcome}");
        }
        for ours in [
            "Send the proposal",
            "Proposal sent to the economic buyer",
            "The proposal has been sent",
            "Prepare and send a quote",
            "Present to the committee",
            "Demo",
            "Demo the product",
            "Demo delivered",
            "Follow up with the CFO",
            "Follow-up with the CFO",
            "We have met the economic buyer",
            "We’ve sent the contract",
            "Our rep has presented the business case",
            "The rep knows who decides",
            "Our team has run the workshop",
            "Identify the decision maker",
            "To schedule the next call",
            "Call the buyer back",
            "Contract sent",
        ] {
            case(ours, true);
        }
        for theirs in [
            "The buyer has sent the proposal to their board",
            "Sent us the numbers",
            "Contract sent by their lawyer",
            "Demo attended by the CFO",
            "Demo of the pilot accepted",
            "Contact confirmed the budget",
            "Review completed by legal",
            "Call booked by the buyer",
            "Our champion has presented the case",
            "Rep and buyer have agreed the plan",
            "Proposal accepted",
            "Representatives of both plants signed",
            "Buyer has asked us to present",
            "Presenters named",
            "",
        ] {
            case(theirs, false);
        }
    }

    #[test]
    fn what_cannot_be_checked_is_named() {
        #[track_caller]
        fn case(outcome: &str, expected: Option<&str>) {
            assert_eq!(vague(&words(outcome)), expected, "{outcome}");
        }
        case("The buyer is interested", Some("interested"));
        case("The buyer is very INTERESTED.", Some("very interested"));
        case("Stakeholders aligned", Some("aligned"));
        case("All stakeholders are aligned on goals", Some("aligned on"));
        case("Engaged champion", Some("engaged"));
        case("The champion is on board", Some("on board"));
        case("Buyer understands our value", Some("understands"));
        case("Buyer said they are interested", Some("interested"));
        case("Buyer told us who is interested", None);
        case("Buyer aligned the criteria with legal", None);
        case("Buyer engaged a lawyer for the contract", None);
        case("Approver committed, with the conditions listed", None);
        case("The buyer has put a figure on the problem", None);
        case("", None);
    }
}
