//! Looking back: was it done, what got in the way, and now?

use jiff::civil::Date;

use super::{Choice, DONE, Entry, NOT_YET, Prompt, choices};
use crate::domain::action::{Action, Obstacle};
use crate::domain::phrase;
use crate::domain::session::{Owed, Then};
use crate::interview::field::LookBackLine;
use crate::interview::situation::SoFar;
use crate::interview::walk;
use crate::reading::wording;

impl SoFar<'_> {
    pub(in crate::interview) fn look_back(self, owed: &Owed, part: LookBackLine) -> Prompt {
        let action = match owed {
            Owed::Step(id) => {
                self.situation.background.look_back.iter().find(|step| step.id == *id)
            }
            Owed::Promise(_) => None,
        };
        let text = self.situation.background.owed(owed);
        let look = self.session.looked_back_at(owed);
        let note = look.and_then(|look| look.note.as_deref());
        let section = self.owed_by(owed, action);
        let due = self.owed_due(owed, action).map(|due| self.due(due));
        match part {
            LookBackLine::Done if self.situation.background.is_waiting(owed) => {
                let kept = look.and_then(|look| look.then).map(Then::as_str);
                Prompt::new(section, text, Entry::Choice(choices::answers_to_an_ask(), 0))
                    .kept(kept)
                    .aside(due)
            }
            LookBackLine::Done => {
                let choices =
                    vec![Choice::new(DONE, 'y', "done"), Choice::new(NOT_YET, 'n', "not done")];
                let kept = look.map(|look| match look.then {
                    Some(Then::Done) => DONE,
                    Some(
                        Then::NewDate | Then::Smaller | Then::Ask | Then::Accepted | Then::Drop,
                    )
                    | None => NOT_YET,
                });
                // Carried before, it wants other words, a smaller size or another owner.
                let carried = action.and_then(|action| wording::carried(action.carries()));
                let aside = [due, carried.map(|remark| remark.question)];
                let aside = aside.into_iter().flatten().collect::<Vec<_>>().join(". ");
                Prompt::new(section, text, Entry::Choice(choices, 0)).kept(kept).aside(Some(aside))
            }
            LookBackLine::Note => Prompt::new(section, "What came of it?", Entry::Line).kept(note),
            LookBackLine::Why => {
                Prompt::new(section, "Why, in your words?", Entry::Line).kept(note)
            }
            LookBackLine::GotInTheWay => {
                let kept = look.and_then(|look| look.got_in_the_way).map(Obstacle::as_str);
                let choices = Entry::Choice(choices::obstacles(), 0);
                Prompt::new(section, "What got in the way?", choices).kept(kept)
            }
            LookBackLine::Then => {
                let kept = look.and_then(|look| look.then).map(Then::as_str);
                let choices = match owed {
                    Owed::Promise(_) => choices::thens_of_promise(),
                    Owed::Step(_) => {
                        choices::thens_of_step(walk::is_third_carry(self.situation, owed))
                    }
                };
                let did_not_know_how =
                    look.is_some_and(|look| look.got_in_the_way == Some(Obstacle::DidNotKnowHow));
                let practise = action.filter(|_| did_not_know_how).and_then(|a| self.practise(a));
                Prompt::new(section, "And now?", Entry::Choice(choices, 0))
                    .kept(kept)
                    .aside(practise)
            }
            LookBackLine::Text => {
                let kept = look.map(|look| look.text.clone()).filter(|now| *now != text);
                let ask = if walk::is_third_carry(self.situation, owed) {
                    "In other words, or smaller?"
                } else {
                    "What is the smaller step?"
                };
                Prompt::new(section, ask, Entry::Line).kept(kept).offered(Some(text))
            }
            LookBackLine::Owner => {
                let owner = look.and_then(|look| look.owner.as_ref());
                let before = action.map(|action| &action.owner);
                let name = |owner| self.owner_name(owner).to_owned();
                Prompt::new(section, "Whose step is it now?", Entry::Line)
                    .kept(owner.map(name))
                    .offered(before.map(name))
            }
            LookBackLine::Due => Prompt::new(section, "By when?", Entry::Line)
                .kept(self.day(look.and_then(|look| look.due)))
                .offered(Some(self.usual_due())),
        }
    }

    /// Who owes it, as a heading.
    fn owed_by(self, owed: &Owed, step: Option<&Action>) -> String {
        match (owed, step) {
            (Owed::Promise(_), _) if self.situation.background.is_waiting(owed) => {
                format!("{} asks {}", self.rep(), self.manager())
            }
            (Owed::Promise(_), _) => format!("{} promised", self.manager()),
            (Owed::Step(_), Some(step)) => {
                format!("{} agreed to", self.owner_name(&step.owner))
            }
            (Owed::Step(_), None) => String::new(),
        }
    }

    fn owed_due(self, owed: &Owed, step: Option<&Action>) -> Option<Date> {
        match owed {
            Owed::Step(_) => step?.due,
            Owed::Promise(id) => {
                let promises = &self.situation.background.promises;
                promises.iter().find(|ask| ask.id == *id)?.needed_by
            }
        }
    }

    /// Offers to practise what the rep did not know how to do.
    fn practise(self, step: &Action) -> Option<String> {
        let can = self.session.manager.is_some() && step.owner.is(&self.session.rep);
        let (rep, manager) = (self.rep(), self.manager());
        can.then(|| {
            format!("Practise it once, right here: {rep} says it, {manager} plays the buyer.")
        })
    }

    /// When a step was due: the day, and how late it is by now.
    fn due(self, due: Date) -> String {
        let today = self.situation.today();
        let words = phrase::due_in_words(due, today);
        if due < today { format!("due {}, {words}", phrase::shown(due, today)) } else { words }
    }
}
