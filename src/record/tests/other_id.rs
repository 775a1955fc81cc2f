//! Records in which another id stands than all others know them by: they are read under
//! that, told, and not written to.

use super::{ACTION, DEAL, Desk};
use crate::domain::action::Action;
use crate::domain::books::DealBook;
use crate::domain::change::Change;

fn book(desk: &Desk) -> DealBook {
    desk.load().deals.pop_first().unwrap().1
}

#[test]
fn a_step_is_read_by_the_name_of_its_file() {
    let desk = Desk::with_examples();
    let own = book(&desk).actions.into_values().next().unwrap();
    desk.put(ACTION, desk.text(ACTION).replace("h7k2p9qd", "h7k2p9qe"));
    assert_eq!(book(&desk).actions.values().next(), Some(&own));
    let text = "Send it".to_owned();
    let change = Change::of(own.clone(), Action { text, ..own });
    assert!(desk.store().save(&change).is_err(), "nothing is written to it");
}

#[test]
fn a_deal_is_read_by_the_name_that_its_sessions_give_it() {
    let desk = Desk::with_examples();
    let whole = book(&desk);
    let id = "id = \"acme-robotics-plant-rollout\"";
    desk.put(DEAL, desk.text(DEAL).replacen(id, "id = \"acme-robotics\"", 1));
    let unread = desk.load().unread;
    assert_eq!(unread.len(), 1, "{unread:?}");
    assert!(unread[0].message.contains("belongs in deals/acme-robotics/deal.toml"), "{unread:?}");
    assert_eq!(book(&desk), whole);
}
