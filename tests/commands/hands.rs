//! What changes hands: deals, people who leave, and deals that were made by mistake.

use std::path::PathBuf;

use crate::support::binary::User;

const ASK: &str = "deals/acme-robotics-plant-rollout/asks/w2n6t8rb.toml";
const NEW: &str = "deals/zoe-lager";

/// The examples, in a team of three.
fn three() -> User {
    let user = User::with_examples();
    user.types("sideline team add 'Ines Roth' --role rep --manager goran").printed();
    user
}

/// Lines that are refused, what each says, and that none writes anything.
#[track_caller]
fn refused(user: &User, lines: &[(&str, &str)]) {
    let before = user.files();
    for (line, expected) in lines {
        let said = user.types(line).refused(1);
        assert!(said.contains(expected), "{line}: {said}");
        assert_eq!(user.files(), before, "{line}");
    }
}

#[test]
fn a_deal_is_handed_over_with_what_its_rep_owes_and_asked_for() {
    let user = three();
    let ran = user.types("sideline deal hand acme --to ines --why 'Ana is away'");
    assert_eq!(
        ran.out,
        "Acme Robotics · Plant rollout (acme-robotics-plant-rollout) is Ines Roth's now.\n"
    );
    assert_eq!(ran.err, "1 step waits for Ines's word and 1 ask is Ines's to follow.\n");
    let history = "[history.2026-12-03.owner]\nfrom = \"ana\"\nto = \"ines\"\nby = \"ana\"\n\
                   why = \"Ana is away\"\n";
    let (deal, step) = (user.text(super::DEAL), user.text(super::STEP));
    assert!(deal.contains(history) && step.contains(history), "{deal}{step}");
    let call = user.text("deals/acme-robotics-plant-rollout/calls/m4x8c2vj.toml");
    assert!(call.contains(history), "{call}");
    assert!(deal.contains("owner = \"ines\"\n"), "{deal}");
    assert!(step.contains("owner = \"ines\"\nside = \"ours\"\nstatus = \"proposed\""), "{step}");
    assert!(!step.contains("[agreed]"), "{step}");
    assert!(user.text(ASK).contains("from = \"ines\""));
    // Her word is given outside of the session in which Ana gave hers.
    user.types("sideline action agree h7k2 --said-yes").printed();
    let step = user.text(super::STEP);
    assert!(step.contains("[agreed]\non = 2026-12-03\n"), "{step}");
    assert!(step.contains("by = \"ines\""), "{step}");
}

#[test]
fn a_hand_over_that_cannot_be_is_refused_and_writes_nothing() {
    let user = three();
    refused(
        &user,
        &[
            ("sideline deal hand acme --to ana", "Acme Robotics · Plant rollout is Ana's already"),
            ("sideline deal hand acme nobody --to ines", "there is no deal \"nobody\""),
            ("sideline deal hand acme --to zoe", "nobody in the team is called \"zoe\""),
        ],
    );
    user.edit(super::SESSION, "state = \"agreed\"", "state = \"draft\"");
    refused(
        &user,
        &[
            ("sideline deal hand acme --to ines", "is not finished"),
            ("sideline deal edit acme --owner ines", "is not finished"),
            ("sideline team leave ana --to ines", "is not finished"),
        ],
    );
}

#[test]
fn who_leaves_hands_everything_over_and_is_offered_nowhere() {
    let user = three();
    refused(
        &user,
        &[
            ("sideline team leave ana", "Ana still has 1 deal, 1 step and 1 ask"),
            ("sideline team leave ana", "hint: --to PERSON says who takes it over"),
            ("sideline team leave ana --to ana", "Ana cannot leave and take it all over"),
            ("sideline team leave goran", "Goran still has 1 ask and 2 reps"),
            ("sideline team leave goran --to ana", "Ana is no manager, and 1 rep would need one"),
        ],
    );
    let ran = user.types("sideline team leave ana --to ines --on 'fri 27 nov'");
    assert_eq!(
        ran.out,
        "Ana Ruiz (ana) left on Fri 27 Nov.\nTo Ines Roth: 1 deal, 1 step and 1 ask.\n"
    );
    assert!(user.text("sideline.toml").contains("left = 2026-11-27\n"));
    let list = user.run(["team", "list"]).printed();
    assert!(list.contains("Ana Ruiz        rep      left Fri 27 Nov"), "{list}");
    let json = user.run(["team", "list", "--json"]).printed();
    assert!(json.contains("\"left\": \"2026-11-27\""), "{json}");
    let gone = "Ana left on Fri 27 Nov";
    refused(
        &user,
        &[
            ("sideline deal hand acme --to ana", gone),
            ("sideline deal edit acme --owner ana", gone),
            ("sideline deal add Lager --account Zoe --owner ana", gone),
            ("sideline action add 'Call Tom' --deal acme --owner ana", gone),
            ("sideline action add 'Ana: call Tom' --deal acme", gone),
            (
                "sideline ask add --deal acme --kind opinion --needed-by fri --of ana --rep-view x",
                gone,
            ),
            ("sideline team add Zoe --role rep --manager ana", gone),
            ("sideline team edit ines --manager ana", gone),
            ("sideline team leave ana --to ines", gone),
            (
                "sideline deal hand acme --to zoe",
                "hint: one of Goran Petrovic, Ines Roth; or first: sideline team add \"Zoe\" --role rep\n",
            ),
        ],
    );
    // What came in since goes on to somebody else.
    user.edit(super::STEP, "owner = \"ines\"", "owner = \"ana\"");
    let ran = user.types("sideline team leave ana --to ines");
    assert_eq!(ran.out, "Ana Ruiz (ana) left on Fri 27 Nov.\nTo Ines Roth: 1 step.\n");
    assert!(user.text(super::STEP).contains("owner = \"ines\""));
    // Old records still know her.
    assert!(user.run(["session", "list"]).printed().contains("agreed"));
    let said = user.run(["action", "list", "--owner", "ana"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
}

#[test]
fn who_has_nothing_leaves_alone() {
    let user = three();
    let said = user.types("sideline team leave ines").printed();
    assert_eq!(said, "Ines Roth (ines) left on Thu 3 Dec.\n");
    let ran = user.types("sideline team leave ana --to goran --on 2027-03-31");
    let said =
        "Ana Ruiz (ana) leaves on Wed 31 Mar.\nTo Goran Petrovic: 1 deal, 1 step and 1 ask.\n";
    assert_eq!(ran.out, said);
    // Until then she is here.
    assert_eq!(user.types("sideline me ana").printed(), "You are Ana Ruiz here from now on.\n");
    // What she asked him for he would ask himself.
    let said = "1 step waits for Goran's word and 1 ask is over, being Goran's own now.\n";
    assert_eq!(ran.err, said);
}

#[test]
fn a_member_of_the_team_is_changed_and_each_change_is_said() {
    let user = three();
    let said = user
        .types("sideline team edit ines --mail ines@acme.example --phone '+49 30 2' --start 2026-11-02 --manager none")
        .printed();
    assert_eq!(
        said,
        "Changed Ines Roth (ines):\n  manager  not known, was Goran Petrovic\n  \
         mail     ines@acme.example\n  phone    +49 30 2\n  start    Mon 2 Nov\n"
    );
    let said = user.types("sideline team edit ines --mail none --role rep").printed();
    assert!(said.ends_with("  mail  not known, was ines@acme.example\n"), "{said}");
    let said = user.types("sideline team edit ines --role rep").printed();
    assert_eq!(said, "Nothing changed: Ines Roth (ines) is like that already.\n");
    refused(
        &user,
        &[
            ("sideline team edit goran --role rep", "Goran Petrovic coaches 1 rep"),
            ("sideline team edit goran --manager ana", "Ana Ruiz cannot coach Goran Petrovic"),
            ("sideline team edit ana --manager ana", "Ana Ruiz cannot coach Ana Ruiz"),
            ("sideline team edit zoe --role rep", "nobody in the team is called \"zoe\""),
        ],
    );
    let said = user.types("sideline team edit ines").refused(2);
    assert!(said.contains("it was not said what shall change"), "{said}");
    let said = user.types("sideline team edit ines --phone 'call me'").refused(2);
    assert!(said.contains("is no number to call"), "{said}");
}

#[test]
fn a_deal_with_nothing_in_it_is_deleted_and_kept_in_the_history() {
    let user = three();
    let before = user.files();
    user.types("sideline deal add Lager --account Zoe --owner ines").printed();
    let text = user.text(&format!("{NEW}/deal.toml"));
    let said = user.types("sideline deal delete zoe").printed();
    assert_eq!(
        said,
        "Deleted Zoe · Lager (zoe-lager). Its file stays in the history on this computer.\n"
    );
    assert_eq!(user.files(), before);
    assert!(!user.workspace().join(NEW).exists());
    let mut kept = Vec::new();
    let mut folders = vec![user.home().to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { kept.push(path) }
        }
    }
    let is_kept = |path: &PathBuf| path.display().to_string().contains("history/deals/zoe-lager");
    let kept: Vec<_> = kept.into_iter().filter(is_kept).collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(std::fs::read_to_string(&kept[0]).unwrap(), text);
}

#[test]
fn a_deal_with_anything_in_it_is_not_deleted() {
    let user = three();
    user.types("sideline deal add Lager --account Zoe --owner ines").printed();
    let stays = "(acme-robotics-plant-rollout) stays: 1 session, 1 step, 1 ask, 1 call, ";
    refused(
        &user,
        &[
            ("sideline deal delete acme", stays),
            ("sideline deal delete nobody", "there is no deal \"nobody\""),
        ],
    );
    user.put(&format!("{NEW}/notes.txt"), "mine");
    refused(&user, &[("sideline deal delete zoe", "stays: there is notes.txt in it")]);
    std::fs::remove_file(user.workspace().join(NEW).join("notes.txt")).unwrap();
    user.put(&format!("{NEW}/actions/b2k7m3pd.toml"), "id = ");
    refused(&user, &[("sideline deal delete zoe", "a file cannot be read")]);
    user.put(&format!("{NEW}/actions/b2k7m3pd.toml"), "");
    refused(&user, &[("sideline deal delete zoe", "a file cannot be read")]);
    std::fs::remove_file(user.workspace().join(NEW).join("actions/b2k7m3pd.toml")).unwrap();
    assert_eq!(user.types("sideline action add 'Call Tom' --deal zoe --owner ines").code, 0);
    refused(
        &user,
        &[("sideline deal delete zoe", "Zoe · Lager (zoe-lager) stays: 1 step is in it")],
    );
}
