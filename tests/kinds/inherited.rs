//! A process of the team's that extends one that ships, talked through.

use jiff::civil::date;

use super::session;
use crate::support::acme::new_deal;
use crate::support::play::Play;
use crate::support::sample::shipped;

const OURS: &str = "format = 1\nextends = \"simple\"\nprocess = { id = \"ours\", version = 4 }\n\n\
    [[stage]]\nid = \"discover\"\nname = \"Look closer\"\n\n\
    [[stage]]\nid = \"legal\"\nafter = \"discover\"\n\
    exit = [\"The buyer has signed the data agreement\"]\n";

#[test]
fn a_session_walks_the_stages_of_both_files() {
    let play = Play::first_start();
    let folder = play.root().join("process-templates");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("our.toml"), OURS).unwrap();
    let play = play.again(date(2026, 11, 24)).following("ours");
    let mut play = new_deal(play, "2").keys("2");
    let screen = play.screen_in((120, 40));
    for name in ["1 Look closer", "2 Legal", "3 Propose"] {
        assert!(screen.contains(name), "{name}: {screen}");
    }
    let held = session(&play);
    assert_eq!((held.process.id.as_str(), held.process.version), ("ours", 4));
    assert_ne!(held.process.digest, Some(shipped("simple").digest));

    let (mut play, _) = play.talk(|_| {});
    let screen = play.screen();
    assert!(screen.contains("✓ Ana agreed"), "{screen}");
    let deal = play.file("deals/acme-robotics-plant-rollout/deal.toml");
    assert!(deal.contains("[exit.legal.the-buyer-has-signed-the-data-agreement]"), "{deal}");
    assert!(deal.contains("[exit.discover.problem-and-cost]"), "{deal}");
}
