//! What is in the way: the rep's view, what it costs, and ways out of it.

use super::{Asking, Choice, Entry, Prompt, YES, choices};
use crate::domain::process::SessionKind;
use crate::interview::field::InTheWayPart;
use crate::interview::obstacles;

impl Asking<'_> {
    pub(super) fn in_the_way(self, part: InTheWayPart) -> Prompt {
        use InTheWayPart as Part;
        let way = &self.session.in_the_way;
        let option = |at: usize| way.options.get(at).cloned();
        let line = |ask: &str| Prompt::new(self.in_your_words(), ask, Entry::Line);
        match part {
            Part::HoldingUp => {
                Prompt::new(self.in_your_words(), "What is holding this deal up?", Entry::Text)
                    .kept(way.holding_up.as_deref())
            }
            Part::CostingUs => self.costing_us(),
            Part::FirstOption => line("What could you do about it?").kept(option(0)),
            Part::SecondOption => line("And what else could you do?").kept(option(1)),
            Part::Chosen => {
                let options = way.options.iter().zip(["1", "2"]);
                let options = options.map(|(text, number)| (number.to_owned(), text.clone()));
                let entry = Entry::Choice(choices::numbered(options), 0);
                Prompt::new(self.in_your_words(), "Which of the two?", entry)
                    .kept(way.chosen.map(|number| number.to_string()))
            }
            Part::Need => line("What do you need to solve it?").kept(way.need.as_deref()),
            Part::MakeAsk => {
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
            (obstacles::nearest(self.setting, self.session), "Which is it?")
        } else {
            (obstacles::obstacles(self.setting, self.session), "Which of these is costing us now?")
        };
        let mut options = choices::numbered(found.into_iter().map(|o| (o.id, o.text)));
        options.push(Choice::new(obstacles::NONE, '0', "none of these"));
        Prompt::new("What we see", ask, Entry::Choice(options, 0))
            .kept(self.session.in_the_way.costing_us.as_deref())
    }
}
