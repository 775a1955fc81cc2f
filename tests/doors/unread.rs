//! A step of which something cannot be read stands wherever it may be looked for.

use super::ground::{Edit, ground};

const STEP: &str = "deals/acme-robotics-plant-rollout/actions/h7k2p9qd.toml";

#[test]
fn a_step_with_a_day_that_cannot_be_read_is_late_on_every_list() {
    const DAY: Edit = (STEP, "\ndue = 2026-12-02", "\ndue = \"fri\"");
    for (key, group) in [("1", "Late"), ("3", "Overdue")] {
        let screen = ground("ana", &[DAY]).keys(key).screen();
        let (_, below) = screen.split_once(group).unwrap();
        let line = below.lines().find(|line| line.contains("Send Tom Ode the cost")).unwrap();
        assert!(line.trim_end_matches(['│', ' ']).ends_with('?'), "{screen}");
    }
}

#[test]
fn a_step_of_which_nobody_can_read_whose_it_is_is_everybodys() {
    const OWNER: Edit = (STEP, "owner = \"ana\"", "owner = \"Ana\"");
    const LATE: Edit = (STEP, "\ndue = 2026-12-02", "\ndue = 2026-11-20");
    for key in ["1", "3"] {
        let screen = ground("ana", &[OWNER, LATE]).keys(key).screen();
        assert!(screen.contains("Send Tom Ode the cost"), "{screen}");
    }
}
