//! The sentence of a call: what is typed behind its start, and what one line says
//! of it.

use crate::domain::calendar::Calendar;
use crate::domain::call::CallPlan;
use crate::domain::id::CallId;
use crate::domain::team::first_word;
use crate::interview::field::CallLine;
use crate::interview::keeping::{Keeping, some};
use crate::interview::prompt::{Offer, STANDS_ALONE};
use crate::reading::{commitment, wording};

/// Words that a sentence of ours begins with.
const US: [&str; 2] = ["i", "we"];
/// Words that a sentence of theirs begins with.
const THEM: [&str; 3] = ["they", "she", "he"];
/// What leads to an act.
const AGREES: &str = "agrees to ";
/// Words after which somebody acts: "decides whether they take us".
const CLAUSES: [&str; 6] = ["whether", "that", "if", "how", "when", "why"];

/// A name before a verb; a prompt that is a sentence of its own stands alone.
pub(super) fn sentence_start(who: &str, prompt: &str) -> String {
    let start = prompt.trim_end_matches(['…', '.', ' ']);
    if start.starts_with(char::is_lowercase) {
        format!("{who} {start} ")
    } else {
        format!("{start} ")
    }
}

/// What was typed behind the start of a sentence, as a whole one; the start alone
/// is none, and what has somebody of its own to act stands alone.
pub(super) fn in_a_sentence(
    k: &Keeping<'_, '_>,
    id: &CallId,
    line: CallLine,
    text: &str,
) -> Option<String> {
    let text = some(text)?;
    if let Some(alone) = text.strip_prefix(STANDS_ALONE) {
        return Some(alone.trim_start().to_owned());
    }
    let asked = super::ask(k.so_far(), id, line);
    match asked.offered {
        Offer::Stem(start) if start.trim() == text.trim() => None,
        Offer::Stem(start) if asked.kept.is_empty() && !stands_alone(k, &start, &text) => {
            Some(format!("{}{}", before_act(&start, &text), text.trim_start()))
        }
        Offer::Stem(_) | Offer::None | Offer::Answer(_) => Some(text),
    }
}

/// As much of the start of a sentence as goes before a text: another act than the
/// one it leads to stands in place of it.
fn before_act<'a>(start: &'a str, text: &str) -> &'a str {
    let end = start.find(AGREES).map(|at| at + AGREES.len());
    let end = end.filter(|_| wording::is_an_act(text)).unwrap_or(start.len());
    start.get(..end).unwrap_or(start)
}

/// Whether a text is a sentence of its own: it begins with I or we, or where no
/// clause is expected with they or somebody's name.
fn stands_alone(k: &Keeping<'_, '_>, start: &str, text: &str) -> bool {
    let word = first_word(text).trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_one = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
    let expects_a_clause =
        CLAUSES.contains(&start.split_whitespace().next_back().unwrap_or_default());
    if is_one(&US) || expects_a_clause {
        return is_one(&US);
    }
    let buyers = k.session.buyers(k.situation.deal);
    let theirs = buyers.values().map(|buyer| buyer.name.as_str());
    let ours = k.situation.team.people.values().map(|person| person.name.as_str());
    let mut names = theirs.chain(ours).flat_map(str::split_whitespace);
    is_one(&THEM) || names.any(|name| name == word)
}

/// What they agree to; its day, the smaller act and what shows it where the same
/// line says them.
pub(super) fn take_commitment(plan: &mut CallPlan, said: Option<&str>, calendar: Calendar) {
    let said = commitment::read(said.unwrap_or_default(), calendar);
    plan.objective = some(said.act);
    plan.act_by = said.by.or(plan.act_by);
    plan.fallback = said.fallback.map(str::to_owned).or_else(|| plan.fallback.take());
    let seen_by = said.seen_by.map(str::to_owned);
    plan.evidence_wanted = seen_by.or_else(|| plan.evidence_wanted.take());
}

/// The whole of a call in a line: its day, who of theirs acts, and what they agree
/// to.
pub(super) fn take_sentence(k: &Keeping<'_, '_>, plan: &mut CallPlan, text: &str) {
    let calendar = k.situation.calendar();
    let (day, said) = commitment::behind_its_day(text, calendar);
    plan.set_slot(day);
    let act = commitment::behind_its_people(said);
    let words: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).collect();
    let is_named = |name: &str| words.contains(&first_word(name));
    let buyers = k.session.buyers(k.situation.deal).into_iter();
    plan.with = buyers.filter(|(_, buyer)| is_named(&buyer.name)).map(|(id, _)| id).collect();
    take_commitment(plan, Some(act), calendar);
}
