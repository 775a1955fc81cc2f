//! What became of what was owed: steps, promises, and calls that were to be
//! held.

use super::{Block, Taking};
use crate::domain::action::{Obstacle, Side};
use crate::domain::call::Outcome;
use crate::domain::id::{ActionId, CallId};
use crate::domain::session::{CallLookedBack, LookedBack, Then};
use crate::domain::step_in::HandedBack;

impl Taking<'_> {
    /// What was looked back on.
    pub(super) fn looked_back(&self) -> Vec<Block> {
        let promises = self.session.promises.values().map(|look| self.owed(look, None));
        let steps = self.session.looked_back.iter().map(|(id, look)| self.step(id, look));
        let calls = self.session.outcomes.iter().map(|(id, look)| self.call(id, look));
        let back = self.session.handed_back.values().filter_map(|said| self.handed_back(said));
        vec![Block::Rows(promises.chain(steps).chain(calls).chain(back).collect())]
    }

    /// That a step-in is back with the rep; nothing where it is not yet.
    fn handed_back(&self, said: &HandedBack) -> Option<(String, String)> {
        said.on?;
        let rep = self.books.team.first_name_of(&self.session.rep);
        let next_time = said.next_time.as_deref().map(|next| format!("next time alone: {next}"));
        Some(row(&said.text, [Some(format!("back with {rep}")), next_time]))
    }

    /// What became of a step, and where it is owed on whether its owner has agreed.
    fn step(&self, id: &ActionId, look: &LookedBack) -> (String, String) {
        let before = self.book.actions.get(id).map(|step| &step.owner);
        let owner = look.owner.as_ref().or(before).filter(|_| look.is_changed());
        let word = owner.and_then(|owner| self.word_on(id, Some(owner)));
        self.owed(look, word.map(|word| format!("({word})")))
    }

    /// What became of it and what got in the way; a `word` on it comes last.
    fn owed(&self, look: &LookedBack, word: Option<String>) -> (String, String) {
        let blocks = [
            Some(look.then.map_or("not done", in_words).to_owned()),
            look.got_in_the_way.and_then(Obstacle::in_words).map(str::to_owned),
            look.owner.as_ref().map(|owner| format!("now {}", self.speaking().owner(owner))),
            look.due.map(|due| self.day(due)),
            look.note.clone(),
        ];
        let (text, said) = row(&look.text, blocks);
        (text, [Some(said), word].into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    fn call(&self, id: &CallId, look: &CallLookedBack) -> (String, String) {
        let held = &look.held;
        let came = match held.moved_by {
            Some(Side::Ours) => Some("did not happen, called off by us"),
            Some(Side::Buyer) => Some("did not happen, called off by them"),
            None if look.is_kept() => Some(if self.session.calls.contains_key(id) {
                "moved to another day"
            } else {
                "stands as planned"
            }),
            None => held.outcome.map(Outcome::in_words),
        };
        let by = held.buyer_act_by.map(|day| format!("by {}", self.day(day)));
        row(&look.text, [came.map(str::to_owned), held.buyer_act.clone(), by])
    }
}

fn row<const N: usize>(text: &str, blocks: [Option<String>; N]) -> (String, String) {
    let said: Vec<String> = blocks.into_iter().flatten().collect();
    (text.to_owned(), said.join(", "))
}

const fn in_words(then: Then) -> &'static str {
    match then {
        Then::Done => "done",
        Then::NewDate => "a new date",
        Then::Smaller => "made smaller",
        Then::Ask => "became an ask",
        Then::Accepted => "promised",
        Then::Drop => "dropped",
    }
}
