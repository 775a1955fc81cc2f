//! Several programs at once in one workspace.

use std::thread;

use crate::support::binary::User;

#[test]
fn steps_that_are_added_at_once_are_all_kept() {
    const PROGRAMS: usize = 8;
    const STEPS: usize = 20;
    let user = User::with_examples();
    thread::scope(|scope| {
        for program in 0..PROGRAMS {
            let user = &user;
            // One seed for all: each draws the ids that the others draw.
            scope.spawn(move || {
                for step in 0..STEPS {
                    let text = format!("Step {step} of {program}");
                    user.run(["action", "add", &text, "--deal", "acme"]).printed();
                }
            });
        }
    });
    let printed = user.run(["action", "list", "--owner", "ana"]).printed();
    assert_eq!(printed.lines().count(), PROGRAMS * STEPS + 1);
    for program in 0..PROGRAMS {
        for step in 0..STEPS {
            assert!(printed.contains(&format!("  Step {step} of {program}  ")), "{printed}");
        }
    }
}
