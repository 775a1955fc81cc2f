//! A question of a stage, and what the manager asks on.

use jiff::civil::Date;

use crate::domain::id::{CriterionRef, QuestionRef};
use crate::domain::person::UNKNOWN;
use crate::domain::phrase;
use crate::domain::process::{AnswerKind, Question, SessionKind, Stage};
use crate::domain::session::{Answer, FollowUp, Session};
use crate::interview::field::{Field, FollowUpLine};
use crate::interview::keeping::{Keeping, some};
use crate::interview::leads::{Counts, Leads};
use crate::interview::prompt::{Choice, Entry, Prompt, Reads, Says, numbered};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::answer;
use crate::reading::evidence::Around;

/// Questions without an answer that a session asks in a stage, but for a full
/// one.
const QUESTIONS: usize = 3;

/// The stage's questions with what was asked on: those answered in earlier
/// sessions, and the first three that were not; in a full session all.
pub(crate) fn fields(s: SoFar<'_>, stage: &Stage) -> Vec<Field> {
    let asked = if s.session.kind == SessionKind::Full { usize::MAX } else { QUESTIONS };
    let mut unanswered = 0;
    let mut fields = Vec::new();
    for question in &stage.questions {
        let id = stage.question(question);
        let answered = s.situation.background.earlier.contains_key(&id);
        unanswered += usize::from(!answered);
        if answered || unanswered <= asked {
            fields.push(Field::Answer(id.clone()));
            fields.extend(follow_ups(s.session, &id));
        }
    }
    fields
}

/// What the manager asked on.
fn follow_ups(session: &Session, id: &QuestionRef) -> impl Iterator<Item = Field> {
    let asked = session.answers.get(id).map_or(0, |answer| answer.follow_ups.len());
    (1..).take(asked).map(|number| Field::FollowUp(id.clone(), number, FollowUpLine::Rep))
}

pub(crate) fn ask(s: SoFar<'_>, id: &QuestionRef) -> Prompt {
    let question = s.situation.process.question(id);
    let kept = s
        .session
        .answers
        .get(id)
        .map(|answer| answer.rep.clone().unwrap_or_else(|| UNKNOWN.to_owned()));
    let earlier = s
        .situation
        .background
        .earlier
        .get(id)
        .map(|(day, text)| format!("{}: {text}", phrase::shown(*day, s.situation.today())));
    let why = question.and_then(|question| question.why.clone());
    let ask = question.map(|question| question.ask.clone()).unwrap_or_default();
    let entry = question.map_or(Entry::Text, entry);
    let may_show = question.is_some_and(|question| question.exit.is_some());
    let reads = match question.map(|question| question.kind) {
        Some(kind @ (AnswerKind::Number | AnswerKind::Date | AnswerKind::Person)) => {
            Reads::Answer(kind)
        }
        _ if may_show => Reads::MayShow,
        _ => Reads::Words,
    };
    let mut prompt = Prompt::new(s.in_your_words(), ask, entry).reads(reads).kept(kept).aside(why);
    prompt.standing = earlier.unwrap_or_default();
    prompt
}

/// Takes an answer of the question's kind.
pub(crate) fn take(k: &mut Keeping<'_, '_>, id: &QuestionRef, text: &str) -> Result<(), Refusal> {
    let question = k.situation.process.question(id);
    let (Some(text), Some(question)) = (some(text), question) else {
        k.session.answers.remove(id);
        return Ok(());
    };
    let read = |around: &Around<'_>| answer::read(&text, question.kind, &question.options, around);
    let said = k.so_far().around(read)?;
    let is_chosen = matches!(question.kind, AnswerKind::Choice | AnswerKind::YesNo);
    let text = said.filter(|_| is_chosen).unwrap_or(text);
    let before = k.session.answers.remove(id);
    let answer = Answer {
        ask: question.ask.clone(),
        rep: (text.trim() != UNKNOWN).then_some(text),
        follow_ups: before.map(|answer| answer.follow_ups).unwrap_or_default(),
        left_out: None,
    };
    k.session.answers.insert(id.clone(), answer);
    k.word_stage(&id.stage);
    Ok(())
}

/// Today's answer to the question that names an outcome.
pub(crate) fn shows(s: SoFar<'_>, id: &CriterionRef) -> Option<String> {
    s.session.answers.get(&that_names(s, id)?)?.rep.clone()
}

/// What was answered last in an earlier session, and on which day.
pub(crate) fn showed(s: SoFar<'_>, id: &CriterionRef) -> Option<(Date, String)> {
    s.situation.background.earlier.get(&that_names(s, id)?).cloned()
}

/// Whether an answer to a question of its stage may show an outcome: not where the
/// question names another one.
pub(crate) fn may_show(s: SoFar<'_>, asked: &QuestionRef, id: &CriterionRef) -> bool {
    let question = s.situation.process.question(asked);
    let named = question.and_then(|question| question.exit.as_ref());
    asked.stage == id.stage && named.is_none_or(|exit| *exit == id.id)
}

/// The question that names an outcome.
fn that_names(s: SoFar<'_>, id: &CriterionRef) -> Option<QuestionRef> {
    let stage = s.situation.process.stage(&id.stage)?;
    let names = |question: &&Question| question.exit.as_ref() == Some(&id.id);
    stage.questions.iter().find(names).map(|question| stage.question(question))
}

pub(crate) fn ask_on(s: SoFar<'_>, id: &QuestionRef, number: u32, line: FollowUpLine) -> Prompt {
    let answer = s.session.answers.get(id);
    let asked = answer.and_then(|answer| answer.follow_ups.get(number as usize - 1));
    match line {
        FollowUpLine::Ask => Prompt::new("", "What do you ask on?", Entry::Line)
            .kept(asked.map(|asked| asked.ask.as_str()))
            .offered(next_follow_up(s, id)),
        FollowUpLine::Rep => {
            let ask = asked.map(|asked| asked.ask.clone()).unwrap_or_default();
            Prompt::new(s.in_your_words(), ask, Entry::Text)
                .kept(asked.and_then(|asked| asked.rep.as_deref()))
        }
    }
}

/// A question that the manager asks on, and what the rep says to it. One
/// without a question goes.
pub(crate) fn take_on(
    k: &mut Keeping<'_, '_>,
    id: &QuestionRef,
    number: u32,
    line: FollowUpLine,
    text: &str,
) -> Result<Leads, Refusal> {
    let at = number as usize - 1;
    let Some(answer) = k.session.answers.get_mut(id) else {
        return Err(Refusal::RepAnswersFirst);
    };
    match (line, answer.follow_ups.get_mut(at), some(text)) {
        (FollowUpLine::Ask, Some(there), Some(ask)) => there.ask = ask,
        (FollowUpLine::Ask, Some(_), None) => drop(answer.follow_ups.remove(at)),
        (FollowUpLine::Ask, None, Some(ask)) => {
            answer.follow_ups.push(FollowUp { ask, rep: None });
        }
        (FollowUpLine::Rep, Some(there), rep) => there.rep = rep,
        (_, None, _) => {}
    }
    Ok(Leads::On)
}

pub(crate) fn is_kept(s: SoFar<'_>, id: &QuestionRef) -> bool {
    s.session.answers.contains_key(id)
}

pub(crate) fn is_kept_on(s: SoFar<'_>, id: &QuestionRef, number: u32, line: FollowUpLine) -> bool {
    let answer = s.session.answers.get(id);
    let asked = answer.and_then(|answer| answer.follow_ups.get(number as usize - 1));
    asked.is_some_and(|asked| line == FollowUpLine::Ask || asked.rep.is_some())
}

pub(crate) fn counts(s: SoFar<'_>, id: &QuestionRef) -> Counts {
    let is_known = s.situation.background.earlier.contains_key(id);
    if is_known { Counts::Known } else { Counts::Expected }
}

/// What the process would ask on next.
fn next_follow_up(s: SoFar<'_>, id: &QuestionRef) -> Option<String> {
    let asked = s.session.answers.get(id).map(|answer| answer.follow_ups.as_slice());
    let is_new = |ask: &&String| !asked.unwrap_or_default().iter().any(|on| on.ask == **ask);
    s.situation.process.question(id)?.follow_ups.iter().find(is_new).cloned()
}

/// How a question is answered: in words, but for one that has its options.
fn entry(question: &Question) -> Entry {
    let options = match question.kind {
        AnswerKind::Text => return Entry::Text,
        AnswerKind::Number | AnswerKind::Date | AnswerKind::Person => return Entry::Line,
        AnswerKind::Choice if question.options.is_empty() => return Entry::Text,
        AnswerKind::Choice => question.options.clone(),
        AnswerKind::YesNo => ["yes", "no"].map(str::to_owned).to_vec(),
    };
    let mut choices = numbered(options.into_iter().map(|option| (option.clone(), option)));
    choices.push(Choice {
        value: UNKNOWN.to_owned(),
        key: Some('0'),
        label: "we don't know".to_owned(),
    });
    Entry::Choice(choices, Says::Fact)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::process::Speaker;

    #[test]
    fn a_question_is_answered_as_its_kind_says() {
        #[track_caller]
        fn case(kind: AnswerKind, options: &[&str], expected: &str) {
            let question = Question {
                id: "who".parse().unwrap(),
                ask: "Who decides?".to_owned(),
                why: None,
                exit: None,
                kind,
                options: options.iter().map(|&option| option.to_owned()).collect(),
                first: Speaker::Rep,
                follow_ups: Vec::new(),
            };
            let entry = entry(&question);
            let shown = if let Entry::Choice(choices, Says::Fact) = entry {
                choices.into_iter().map(|c| c.label).collect::<Vec<_>>().join(" / ")
            } else {
                format!("{entry:?}")
            };
            assert_eq!(shown, expected, "{kind}");
        }
        case(AnswerKind::Text, &[], "Text");
        case(AnswerKind::Date, &[], "Line");
        case(AnswerKind::Choice, &["more", "a fix"], "more / a fix / we don't know");
        case(AnswerKind::Choice, &[], "Text");
        case(AnswerKind::YesNo, &[], "yes / no / we don't know");
    }
}
