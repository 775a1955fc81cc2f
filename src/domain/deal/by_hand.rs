//! What one person changes of a deal outside a session: its close date, its
//! stage, its process, and that it is decided.

use jiff::civil::Date;

use super::{CloseDateMove, Deal, DealStatus};
use crate::domain::id::{PersonId, StageId};
use crate::domain::process::Process;

/// Why a deal stays open, or decided as it was. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotClosed {
    /// It was decided before.
    #[error("{title} is {status} already{}", on.map(|day| format!(", since {day}")).unwrap_or_default())]
    Decided {
        /// The deal.
        title: String,
        /// How it was decided.
        status: DealStatus,
        /// Since when.
        on: Option<Date>,
    },
    /// Nobody could learn from it.
    #[error("a deal that is not won needs a reason")]
    NoReason {
        /// The reasons that the process knows.
        known: Vec<String>,
    },
    /// The process counts other reasons.
    #[error("\"{found}\" is not a reason that its process knows")]
    UnknownReason {
        /// What was said.
        found: String,
        /// The reasons that the process knows.
        known: Vec<String>,
    },
}

impl Deal {
    /// Gives it another close date on `day`. The first one is no move; a second
    /// move that day changes the first, and a move back takes it away.
    pub fn move_close_date(&mut self, day: Date, to: Date, by: PersonId, why: Option<String>) {
        if self.close_date == Some(to) {
            return;
        }
        let first = self.close_date_moved.remove(&day);
        let (from, earlier) =
            first.map_or((self.close_date, None), |first| (first.from, first.why));
        self.close_date = Some(to);
        if from.is_some_and(|from| from != to) {
            let moved = CloseDateMove { from, to: Some(to), by: Some(by), why: why.or(earlier) };
            self.close_date_moved.insert(day, moved);
        }
    }

    /// Puts it into a stage on `day`; one it is in already was entered before.
    pub fn enter(&mut self, stage: &StageId, day: Date) {
        if self.stage != *stage {
            self.stage = stage.clone();
            self.entered.insert(stage.clone(), day);
        }
    }

    /// Has it follow `process` from here on. What was found along the old one
    /// stays.
    pub fn follow(&mut self, process: &Process) {
        self.process = process.id.clone();
        self.process_version = process.version;
        self.buyer_stage = self.buyer_stage.take().filter(|stage| process.stage(stage).is_some());
        self.make_room_for(process);
    }

    /// Closes it on `day`. Where the process counts reasons, it is one of
    /// `known`, and its start is enough.
    ///
    /// # Errors
    ///
    /// A [`NotClosed`] where it was decided before, where a deal that is not
    /// won has no reason, or one that the process does not know.
    pub fn close(
        &mut self,
        day: Date,
        status: DealStatus,
        reason: Option<&str>,
        known: &[String],
    ) -> Result<(), NotClosed> {
        if self.status != DealStatus::Open {
            let (title, status) = (self.title(), self.status);
            return Err(NotClosed::Decided { title, status, on: self.decided });
        }
        self.lost_reason = match (status, reason.map(str::trim).filter(|said| !said.is_empty())) {
            (DealStatus::Lost | DealStatus::NoDecision, None) => {
                return Err(NotClosed::NoReason { known: known.to_vec() });
            }
            (DealStatus::Lost | DealStatus::NoDecision, Some(said)) => Some(chosen(said, known)?),
            (DealStatus::Open | DealStatus::Won, _) => None,
        };
        self.status = status;
        self.decided = Some(day);
        Ok(())
    }
}

/// The reason that was meant: the one typed, else the only one that starts so.
fn chosen(said: &str, known: &[String]) -> Result<String, NotClosed> {
    if known.is_empty() {
        return Ok(said.to_owned());
    }
    let plain = |text: &str| text.to_lowercase().replace(' ', "-");
    let typed = plain(said);
    let same = known.iter().find(|known| plain(known) == typed);
    let starts: Vec<&String> =
        known.iter().filter(|known| plain(known).starts_with(&typed)).collect();
    match (same, &starts[..]) {
        (Some(meant), _) | (None, &[meant]) => Ok(meant.clone()),
        (None, _) => {
            Err(NotClosed::UnknownReason { found: said.to_owned(), known: known.to_vec() })
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::deal::NewDeal;
    use crate::domain::id::Draw;
    use crate::template::{read, shipped::SHIPPED};

    const DAY: Date = date(2026, 12, 3);

    fn deal() -> Deal {
        let process = read(SHIPPED[0].1.as_bytes()).unwrap();
        let new = NewDeal {
            account: "Acme".to_owned(),
            name: "Line".to_owned(),
            owner: ana(),
            stage: None,
            amount: None,
            close_date: Some(date(2027, 1, 31)),
        };
        Deal::new(new, &process, date(2026, 9, 1), &mut Draw::seeded(1), |_| false)
    }

    fn ana() -> PersonId {
        "ana".parse().unwrap()
    }

    #[test]
    fn a_close_date_moves_once_a_day_and_a_move_back_is_none() {
        #[track_caller]
        fn case(moves: &[(Date, Option<&str>)], expected: Option<(Date, Option<&str>)>) {
            let mut deal = self::deal();
            for (to, why) in moves {
                deal.move_close_date(DAY, *to, ana(), why.map(str::to_owned));
            }
            let kept = deal.close_date_moved.get(&DAY);
            let told = kept.map(|kept| (kept.to.unwrap(), kept.why.as_deref()));
            assert_eq!(told, expected, "{moves:?}");
            assert!(kept.is_none_or(|kept| kept.from == Some(date(2027, 1, 31))));
            assert_eq!(deal.close_date, moves.last().map(|(to, _)| *to));
        }
        let (february, march) = (date(2027, 2, 28), date(2027, 3, 31));
        case(&[(february, Some("Board"))], Some((february, Some("Board"))));
        case(&[(february, Some("Board")), (march, None)], Some((march, Some("Board"))));
        case(&[(february, Some("Board")), (march, Some("CFO"))], Some((march, Some("CFO"))));
        case(&[(february, None), (date(2027, 1, 31), None)], None);
        case(&[(date(2027, 1, 31), None)], None);
    }

    #[test]
    fn the_first_close_date_is_no_move() {
        let mut deal = Deal { close_date: None, ..deal() };
        deal.move_close_date(DAY, date(2027, 2, 28), ana(), None);
        assert_eq!((deal.close_date, deal.close_date_moved.len()), (Some(date(2027, 2, 28)), 0));
    }

    #[test]
    fn a_deal_is_closed_once_and_for_a_reason_that_is_known() {
        #[track_caller]
        fn case(status: DealStatus, reason: Option<&str>, known: &[&str], expected: &str) {
            let known: Vec<String> = known.iter().map(|one| (*one).to_owned()).collect();
            let mut deal = self::deal();
            let told = match deal.close(DAY, status, reason, &known) {
                Ok(()) => format!("{} {:?} {:?}", deal.status, deal.decided, deal.lost_reason),
                Err(refused) => refused.to_string(),
            };
            assert_eq!(told, expected);
        }
        let known = &["price", "No budget", "No sponsor"][..];
        case(DealStatus::Won, None, known, "won Some(2026-12-03) None");
        case(
            DealStatus::Lost,
            Some(" NO budget"),
            known,
            "lost Some(2026-12-03) Some(\"No budget\")",
        );
        case(DealStatus::NoDecision, Some("x"), &[], "no-decision Some(2026-12-03) Some(\"x\")");
        let needed = "a deal that is not won needs a reason";
        case(DealStatus::Lost, Some(" "), &[], needed);
        case(DealStatus::NoDecision, None, known, needed);
        case(DealStatus::Lost, Some("pri"), known, "lost Some(2026-12-03) Some(\"price\")");
        let unknown = "\"prise\" is not a reason that its process knows";
        case(DealStatus::Lost, Some("prise"), known, unknown);
        let several = "\"no\" is not a reason that its process knows";
        case(DealStatus::Lost, Some("no"), known, several);
        let mut deal = self::deal();
        deal.close(DAY, DealStatus::Won, None, &[]).unwrap();
        let again = deal.close(DAY, DealStatus::Lost, Some("x"), &[]).unwrap_err();
        assert_eq!(again.to_string(), "Acme · Line is won already, since 2026-12-03");
        assert_eq!(deal.lost_reason, None);
    }
}
