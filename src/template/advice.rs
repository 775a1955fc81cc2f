//! What is worth mending in a file that can be used: a stage that nothing
//! ends, a criterion nobody could show, a question that yes answers.
//!
//! Advice never keeps a file from being used, so it may be wrong where an
//! error may not. What is told as an error already is not told again here.

mod english;
mod outcome;
mod question;
pub(super) mod usage;

use toml::de::DeValue;

use super::entry::Entry;
use super::known::Known;
use super::row::Row;
use super::value::Value;
use super::wording::quoted;

/// Criteria of a stage that people still ask about one by one.
const MOST_CRITERIA: usize = 7;
/// Stages of a process that people still keep in mind.
const MOST_STAGES: usize = 9;

/// What the advice on a file depends on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// Whether its texts are English, the only language with lists of words.
    pub is_english: bool,
    /// Whether deals follow the process.
    pub is_in_use: bool,
}

impl Setting {
    /// What holds for a file whose `[process]` is `head`.
    pub(super) fn of(head: &Row<'_>, is_in_use: bool) -> Self {
        let language = head.get("language").and_then(|language| language.node().as_str());
        let is_english = language.is_none_or(|language| {
            let name = language.trim().split(['-', '_']).next().unwrap_or_default();
            ["en", "english"].contains(&name.to_lowercase().as_str())
        });
        Self { is_english, is_in_use }
    }
}

/// Advice on a process as a whole.
pub(super) fn process(file: &Row<'_>, head: &Row<'_>, defaults: &Row<'_>, known: &Known<'_>) {
    if !file.faults.takes_advice() {
        return;
    }
    manager_first(defaults);
    time_boxes(file, head, defaults);
    for (role, at) in known.idle_roles() {
        let message = format!("no stage requires {}", quoted(role.as_str()));
        let help = format!("add it to a stage: roles = [\"{role}\"], or delete it here");
        file.faults.warning("SL410", &file.faults.sources().header_of(&at), message, help);
    }
}

fn time_boxes(file: &Row<'_>, head: &Row<'_>, defaults: &Row<'_>) {
    let stages = file.get("stage").and_then(|stages| stages.node().as_array());
    let has_box = |stage: &DeValue<'_>| stage.get("time_box").is_some();
    let mut stages = stages.into_iter().flatten().map(toml::Spanned::get_ref).peekable();
    if defaults.get("time_box").is_none() && stages.peek().is_some() && !stages.any(has_box) {
        let message = "nothing says how long a deal should stay in a stage";
        file.faults.warning("SL408", &head.at, message, "[defaults] with time_box = \"21d\"");
    }
}

/// Advice on how many stages there are.
pub(super) fn stages(rows: &[Row<'_>]) {
    if let Some(row) = rows.get(MOST_STAGES) {
        let message = format!("{} stages are more than anybody keeps in mind", rows.len());
        let help = format!("make one of two, until there are {MOST_STAGES} at most");
        row.faults.warning("SL407", &row.at, message, help);
    }
}

/// Advice on one stage.
pub(super) fn stage(row: &Row<'_>) {
    if !row.faults.takes_advice() {
        return;
    }
    if row.get("buyer_step").is_none() {
        let message = "which of the buyer's steps is this stage for?";
        row.faults.warning("SL406", &row.at, message, "buyer_step = \"Admits a problem\"");
    }
    manager_first(row);
    if let Some(coaching) = row.get("coaching") {
        open_fence(coaching);
    }
}

fn manager_first(row: &Row<'_>) {
    if let Some(first) = row.get("first").filter(|first| first.node().as_str() == Some("manager")) {
        let message = "the manager answers first here; the rep's view is asked first";
        row.faults.warning("SL409", &first.at(), message, "delete the line");
    }
}

/// Everything after a fence that is never closed would be shown as code.
fn open_fence(text: Value<'_>) {
    let mut open: Option<&str> = None;
    for line in text.node().as_str().into_iter().flat_map(str::lines) {
        let line = line.trim_start();
        let letter = if line.starts_with('~') { '~' } else { '`' };
        let end = line.find(|c| c != letter).unwrap_or(line.len());
        let (fence, rest) = line.split_at_checked(end).unwrap_or((line, ""));
        open = match open {
            _ if fence.len() < 3 => open,
            None => Some(fence),
            Some(opening) if fence.starts_with(opening) && rest.trim().is_empty() => None,
            Some(_) => open,
        };
    }
    if let Some(fence) = open {
        let message = format!("a {fence} in this text is never closed");
        let help = format!("add a line with {fence} where it ends, or delete it");
        text.faults.warning("SL415", &text.at(), message, help);
    }
}

/// Advice on the exit criteria of a stage.
pub(super) fn exit<I>(stage: &Row<'_>, entries: &[Entry<'_, I>], known: &Known<'_>) {
    if !stage.faults.takes_advice() {
        return;
    }
    let list = stage.get("exit");
    if list.is_none_or(|list| list.node().as_array().is_some_and(|list| list.is_empty())) {
        nothing_ends(stage);
    }
    if let Some(entry) = entries.get(MOST_CRITERIA) {
        let message = format!("{} criteria are more than a session can ask about", entries.len());
        let help = format!("keep the {MOST_CRITERIA} that matter most");
        stage.faults.warning("SL407", &entry.row.at, message, help);
    }
    for entry in entries {
        no_evidence(entry);
        if known.setting.is_english {
            outcome::advise(entry);
        }
    }
    usage::short_form(stage, entries, known.setting);
}

fn nothing_ends(stage: &Row<'_>) {
    let id = stage.get("id").and_then(|id| id.node().as_str());
    let message = match id {
        Some(id) => format!("nothing says when {} is over", quoted(id)),
        None => "nothing says when this stage is over".to_owned(),
    };
    let help = "exit = [\"The buyer has …\"], with what somebody can be asked about";
    stage.faults.warning("SL402", &stage.at, message, help);
}

fn no_evidence<I>(entry: &Entry<'_, I>) {
    let Entry { row, text: Some(text), .. } = entry else { return };
    if row.get("evidence").is_none() {
        let message = format!("how would you know? {} asks for no evidence", quoted(text));
        let example = "evidence = \"The mail in which they say so\"";
        let help = if row.is_written() {
            example.to_owned()
        } else {
            format!("write it under [[stage.exit]], with id, outcome and {example}")
        };
        row.faults.warning("SL403", &row.at, message, help);
    }
}

/// Advice on the questions of a stage.
pub(super) fn questions<I>(entries: &[Entry<'_, I>], known: &Known<'_>) {
    let advised = entries.iter().filter(|entry| entry.row.faults.takes_advice());
    for Entry { row, text, text_at, .. } in advised {
        manager_first(row);
        let kind = row.get("kind").and_then(|kind| kind.node().as_str());
        if !known.setting.is_english || kind.is_some_and(|kind| kind != "text") {
            continue;
        }
        if let Some(ask) = text {
            question::advise(ask, text_at, row.faults);
        }
        asked(row, "follow_ups", known);
    }
}

/// Advice on a list of questions.
pub(super) fn asked(row: &Row<'_>, key: &str, known: &Known<'_>) {
    let list = row.get(key).filter(|list| {
        row.faults.takes_advice() && known.setting.is_english && list.node().is_array()
    });
    for item in list.and_then(Value::items).into_iter().flatten() {
        if let Some(ask) = item.node().as_str() {
            question::advise(ask, &item.at(), row.faults);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::template::tests::{beside, codes, within};

    /// The stage of these tests, from line 5, without anything to mend.
    fn good(text: &str) -> String {
        within(&format!("buyer_step = 'x'\ntime_box = '1d'\n{text}"))
    }

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(codes(&good(text)), expected, "{text}");
    }

    const EXIT: &str = "exit = [{ id = 'x', outcome = 'The buyer has said it', evidence = 'y' }]";

    #[test]
    fn a_stage_says_whose_step_it_is_and_when_it_is_over() {
        case(EXIT, "");
        case("", "SL402 3:1");
        case("exit = []", "SL402 3:1");
        case("exit = 3", "SL107 7:8");
        assert_eq!(codes(&within(&format!("time_box = '1d'\n{EXIT}"))), "SL406 3:1");
    }

    #[test]
    fn a_criterion_says_what_would_show_it() {
        let long = "[[stage.exit]]\nid = 'x'\noutcome = 'The buyer has said it'";
        case(long, "SL403 7:1");
        case("exit = ['The buyer has said it', 'They signed']", "SL403 7:9, SL403 7:34");
        case(&format!("{long}\nevidence = 3"), "SL107 10:12");
    }

    #[test]
    fn nobody_asks_about_more_than_they_can_keep_in_mind() {
        let row = |number| format!("{{ id = 'x{number}', outcome = 'a', evidence = 'b' }},\n");
        let list = |most| format!("exit = [\n{}]", (1..=most).map(row).collect::<String>());
        case(&list(7), "");
        case(&list(9), "SL407 15:1");
        let stage = |number| format!("[[stage]]\nid = 's{number}'\nbuyer_step = 'x'\n{EXIT}\n");
        let text = |most| {
            let stages: String = (1..=most).map(stage).collect();
            format!(
                "format = 1\nprocess = {{ id = 'p' }}\ndefaults = {{ time_box = '1d' }}\n{stages}"
            )
        };
        assert_eq!(codes(&text(9)), "");
        assert_eq!(codes(&text(11)), "SL407 40:1");
    }

    #[test]
    fn somebody_says_how_long_a_deal_should_stay() {
        let text = |defaults| beside(defaults) + "buyer_step = 'x'\n" + EXIT;
        assert_eq!(codes(&text("")), "SL408 2:11");
        assert_eq!(codes(&text("[defaults]\ntime_box = '3w'")), "");
        assert_eq!(codes(&text("[defaults]\ntime_box = 3")), "SL105 4:12");
    }

    #[test]
    fn the_rep_answers_first() {
        case(&format!("first = 'manager'\n{EXIT}"), "SL409 7:9");
        case(
            &format!("{EXIT}\nquestion = [{{ id = 'a', ask = 'Why?', first = 'manager' }}]"),
            "SL409 8:47",
        );
        let defaults = "[defaults]\nfirst = 'manager'\ntime_box = '3w'";
        assert_eq!(codes(&(beside(defaults) + "buyer_step = 'x'\n" + EXIT)), "SL409 4:9");
    }

    #[test]
    fn a_role_is_there_for_a_stage() {
        let roles = |text: &str, uses: &str| {
            beside(text) + "buyer_step = 'x'\ntime_box = '1d'\n" + EXIT + "\n" + uses
        };
        let coach = "[role.coach]\nname = 'x'";
        assert_eq!(codes(&roles(coach, "")), "SL410 3:2");
        assert_eq!(codes(&roles("role = { coach = {} }", "")), "SL410 3:10");
        assert_eq!(codes(&roles("role.coach.name = 'x'", "")), "SL410 3:6");
        assert_eq!(codes(&roles(coach, "roles = ['coach']")), "");
        assert_eq!(codes(&roles(coach, "roles = ['caoch']")), "SL204 10:10");
        let other = roles(coach, "").replace("evidence", "roles = ['coach'], evidence");
        assert_eq!(codes(&other), "");
    }

    #[test]
    fn words_are_read_in_english_alone() {
        #[track_caller]
        fn case(language: &str, expected: &str) {
            let ours =
                "exit = [{ id = 'x', outcome = 'Demo', evidence = 'y' }]\nquestion = ['Is it?']";
            let head = format!("{{ language = '{language}', id");
            assert_eq!(
                codes(&good(ours).replace("{ id = \"p\"", &format!("{head} = 'p'"))),
                expected
            );
        }
        case("en", "SL404 7:31, SL411 8:13");
        case("en-GB", "SL404 7:31, SL411 8:13");
        case("de", "");
    }

    #[test]
    fn a_fence_is_closed() {
        #[track_caller]
        fn fence(text: &str, expected: &str) {
            case(&format!("{EXIT}\ncoaching = '''\n{text}\n'''"), expected);
        }
        fence("```\nx\n```", "");
        fence("```text\nx\n````", "");
        fence("x\n```\ny", "SL415 8:12");
        fence("```\nx\n~~~", "SL415 8:12");
        fence("~~~\n```\n~~~", "");
        fence("a ``` in a line", "");
    }
}
