//! What is in the way: the rep's view, what it costs, and ways out of it.

use super::{Choice, Entry, Prompt, YES};
use crate::domain::process::SessionKind;
use crate::interview::field::InTheWayLine;
use crate::interview::obstacles;
use crate::interview::prompt::numbered;
use crate::interview::situation::SoFar;

impl SoFar<'_> {
    pub(in crate::interview) fn in_the_way(self, part: InTheWayLine) -> Prompt {
        use InTheWayLine as Line;
        let way = &self.session.in_the_way;
        let option = |at: usize| way.options.get(at).cloned();
        let line = |ask: &str| Prompt::new(self.in_your_words(), ask, Entry::Line);
        match part {
            Line::HoldingUp => {
                Prompt::new(self.in_your_words(), "What is holding this deal up?", Entry::Text)
                    .kept(way.holding_up.as_deref())
            }
            Line::CostingUs => self.costing_us(),
            Line::FirstOption => line("What could you do about it?").kept(option(0)),
            Line::SecondOption => line("And what else could you do?").kept(option(1)),
            Line::Chosen => {
                let options = way.options.iter().zip(["1", "2"]);
                let options = options.map(|(text, number)| (number.to_owned(), text.clone()));
                let entry = Entry::Choice(numbered(options), 0);
                Prompt::new(self.in_your_words(), "Which of the two?", entry)
                    .kept(way.chosen.map(|number| number.to_string()))
            }
            Line::Need => line("What do you need to solve it?").kept(way.need.as_deref()),
            Line::MakeAsk => {
                let ask = format!("Shall {} help with that?", self.manager());
                let choices = vec![
                    Choice::new(YES, 'y', "yes: make it an ask"),
                    Choice::new("no", 'n', "no: I do it myself"),
                ];
                Prompt::new(self.in_your_words(), ask, Entry::Choice(choices, 0))
            }
        }
    }

    /// Where it began and what else there is to see: shown once the rep has
    /// said what holds the deal up.
    fn costing_us(self) -> Prompt {
        let is_quick = self.session.kind == SessionKind::Quick;
        let (found, ask) = if is_quick {
            (obstacles::nearest(self), "Which is it?")
        } else {
            (obstacles::obstacles(self), "Which of these is costing us now?")
        };
        let mut options = numbered(found.into_iter().map(|o| (o.id, o.text)));
        options.push(Choice::new(obstacles::NONE, '0', "none of these"));
        Prompt::new("What we see", ask, Entry::Choice(options, 0))
            .kept(self.session.in_the_way.costing_us.as_deref())
    }
}
