//! A session played by the words of its questions: a new question breaks no
//! test but its own.

use sideline::app::form::{Form, Row};
use sideline::app::screen::Screen;
use sideline::interview::prompt::Entry;

use super::play::Play;

/// More questions than any session has: then something goes in circles.
const MANY: usize = 200;

/// Some words of a question, and what is said: a text as keys, without the
/// Enter that keeps it, or a choice by its key or its label.
pub(crate) type Answer<'a> = (&'a str, &'a str);

/// A question that was in focus, and the keys that it was answered with.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) question: String,
    pub(crate) keys: String,
    /// Whether that was an answer: Enter is one where it takes an offer.
    pub(crate) is_answer: bool,
}

impl Play {
    /// Gives each of these answers where the question in focus has its words,
    /// the first of them where several have; all else gets Enter. It takes no
    /// time, and what was asked stands in `asked`.
    #[track_caller]
    pub(crate) fn answers(mut self, answers: &[Answer<'_>]) -> Self {
        let mut left = answers.to_vec();
        for _ in 0..MANY {
            if left.is_empty() {
                return self;
            }
            let question = self.question();
            let given = left.iter().position(|(words, _)| question.contains(words));
            self = match self.give(given.map(|at| left.remove(at).1)) {
                Ok(play) => play,
                Err(why) => panic!("{why}\nnot asked: {left:?}"),
            };
        }
        panic!("never asked: {left:?}\n{}", self.screen());
    }

    /// Goes on by Enter to the question with these words.
    #[track_caller]
    pub(crate) fn until(self, words: &str) -> Self {
        self.on_to(words, |play| play.give(None))
    }

    /// The same by Tab, which takes no offer either.
    #[track_caller]
    pub(crate) fn tab_to(self, words: &str) -> Self {
        self.on_to(words, |play| Ok(play.at_once("<tab>")))
    }

    #[track_caller]
    fn on_to(mut self, words: &str, go_on: fn(Self) -> Result<Self, String>) -> Self {
        for _ in 0..MANY {
            if self.question().contains(words) {
                return self;
            }
            self = match go_on(self) {
                Ok(play) => play,
                Err(why) => panic!("{why}\nnot asked: {words}"),
            };
        }
        panic!("never asked: {words}\n{}", self.screen());
    }

    /// The words of the question in focus; none where nothing is asked.
    pub(crate) fn question(&self) -> String {
        self.focused().map(|row| row.ask.prompt.ask.clone()).unwrap_or_default()
    }

    fn focused(&self) -> Option<&Row> {
        self.form()?.focused()
    }

    /// The form in front that a session goes through, or begins with.
    fn form(&self) -> Option<&Form> {
        if let Some(dialog) = &self.model.dialog {
            return Some(dialog.form());
        }
        match self.model.screen()? {
            Screen::NewDeal(screen) => Some(screen.form()),
            Screen::Begin(screen) => Some(screen.form()),
            Screen::Session(screen) => Some(&screen.form),
            _ => None,
        }
    }

    /// Gives this answer to what is in focus, or Enter.
    fn give(self, answer: Option<&str>) -> Result<Self, String> {
        let mut before = self;
        if before.form().is_none() {
            return Err(format!("no session is in front:\n{}", before.screen()));
        }
        let question = before.question();
        let keys = match (answer, before.focused()) {
            (Some(answer), Some(row)) => keys(row, answer)?,
            _ => "<enter>".to_owned(),
        };
        let is_offer = before.focused().is_some_and(|row| row.is_offer);
        let is_answer = answer.is_some() || is_offer;
        let mut after = before.at_once(&keys);
        after.asked.push(Asked { question: question.clone(), keys, is_answer });
        match after.focused().and_then(|row| row.refusal.clone()) {
            Some(why) => Err(format!("{question} {answer:?} is not taken: {why}")),
            None => Ok(after),
        }
    }
}

/// The keys that give this answer.
fn keys(row: &Row, answer: &str) -> Result<String, String> {
    let prompt = &row.ask.prompt;
    let (Entry::Choice(choices, _) | Entry::Criterion(choices)) = &prompt.entry else {
        return Ok(format!("{answer}<enter>"));
    };
    let said = |key: char| answer.chars().eq([key]);
    let choice =
        choices.iter().find(|choice| choice.key.is_some_and(said) || choice.label == answer);
    let key = choice.and_then(|choice| choice.key);
    key.map(String::from).ok_or_else(|| format!("{} cannot be answered with {answer}", prompt.ask))
}
