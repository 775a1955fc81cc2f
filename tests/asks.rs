//! `sideline ask` through the real program: what is printed, what is refused,
//! and what stands in the files.

use std::fs;

use insta::assert_snapshot;

use crate::support::binary::{Ran, User};

const DEAL: &str = "deals/acme-robotics-plant-rollout";
const ASK: &str = "deals/acme-robotics-plant-rollout/asks/w2n6t8rb.toml";
/// A whole ask for a call.
const CALL: &[&str] = &[
    "ask",
    "add",
    "--deal=acme",
    "--kind=call",
    "--needed-by=fri",
    "--to=Jan Berg, CFO, Norvik, +47 22 00 00 00",
    "--to=tom",
    "--what-happened=They went live in September",
    "--what-they-do=Jan tells Dana what the first month cost them",
    "--my-next=Call Dana the day after",
    "--my-next-due=28 nov",
];

/// The example workspace on 24 November 2026.
struct Desk(User);

impl Desk {
    fn new() -> Self {
        let mut user = User::with_examples();
        user.now = "2026-11-24T14:00:00+01:00";
        Self(user)
    }

    /// With somebody at the keyboard.
    fn of(me: &str) -> Self {
        let desk = Self::new();
        desk.0.put("../config/config.toml", format!("format = 1\nme = \"{me}\"\n"));
        desk
    }

    fn put(&self, name: &str, text: &str) {
        self.0.put(name, text);
    }

    fn text(&self, name: &str) -> String {
        self.0.text(name)
    }

    /// The names of the asks.
    fn asks(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.workspace().join(DEAL).join("asks")).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    /// The ask that was added beside the example.
    fn added(&self) -> String {
        let names = self.asks();
        let new: Vec<_> = names.iter().filter(|name| *name != "w2n6t8rb.toml").collect();
        let [name] = new.as_slice() else { panic!("{names:?}") };
        self.text(&format!("{DEAL}/asks/{name}"))
    }

    fn run(&self, words: &[&str]) -> Ran {
        self.0.run(words)
    }

    /// What a command prints that does its work.
    #[track_caller]
    fn done(&self, words: &[&str]) -> String {
        let ran = self.run(words);
        assert_eq!(ran.code, 0, "{words:?}: {ran:?}");
        ran.out
    }

    /// What a command says that changes nothing, by its exit code.
    #[track_caller]
    fn refused(&self, code: i32, words: &[&str]) -> String {
        let files = || (self.asks(), self.text(ASK), self.text("sideline.toml"));
        let before = files();
        let said = self.run(words).refused(code);
        assert_eq!(files(), before, "{words:?}");
        said
    }
}

/// An ask for an opinion on the deal, with more words.
fn opinion<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let ask =
        ["ask", "add", "--deal", "acme", "--kind", "opinion", "--needed-by", "tue", "--gist=Who?"];
    [&ask, more].concat()
}

mod adding {
    use super::*;

    #[test]
    fn an_ask_for_a_call_becomes_a_plain_file() {
        let desk = Desk::new();
        let ran = desk.run(CALL);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert_snapshot!(format!("{}---\n{}---\n{}", ran.out, ran.err, desk.added()));
    }

    #[test]
    fn an_ask_of_an_executive_for_an_email_has_its_words_whole() {
        let desk = Desk::of("ana");
        let words = "Dear Dana,\n\n\tthe line runs. \"Look\":\n\nEva";
        desk.done(&[
            "ask",
            "add",
            "--deal=acme",
            "--kind=email",
            "--needed-by=2026-11-27",
            "--of=eva lund, CEO",
            "--to=dana",
            "--wording",
            words,
        ]);
        let text = desk.added();
        assert_snapshot!(text);
        assert!(desk.done(&["ask", "list", "--of=eva"]).contains("Ana Ruiz asks Eva Lund"));
    }

    #[test]
    fn an_executive_who_was_asked_before_is_known_by_the_first_name() {
        let desk = Desk::new();
        desk.done(&opinion(&["--rep-view=Yes", "--of=Eva Lund, CEO"]));
        let name = desk.asks().into_iter().find(|name| name != "w2n6t8rb.toml").unwrap();
        // Below one seed every run starts with the same draw, so it draws again.
        desk.done(&opinion(&["--rep-view=No", "--of=eva"]));
        let names = desk.asks();
        let second = names.iter().find(|other| **other != name && *other != "w2n6t8rb.toml");
        let text = desk.text(&format!("{DEAL}/asks/{}", second.unwrap()));
        assert!(text.contains("of_name = \"Eva Lund\"\nof_title = \"CEO\"\n"), "{text}");
        assert_eq!(desk.done(&["ask", "list", "--of", "eva lund"]).lines().count(), 2);
        let near = desk.refused(1, &opinion(&["--rep-view=No", "--of=Eva Lundd"]));
        assert!(near.contains("hint: did you mean Eva Lund?"), "{near}");
    }

    #[test]
    fn what_is_missing_is_named_at_once_with_its_option() {
        #[track_caller]
        fn case(kind: &str, more: &[&str], expected: &str) {
            let add = ["ask", "add", "--deal=acme", "--needed-by=fri", "--kind", kind];
            let err = Desk::new().refused(1, &[&add, more].concat());
            let (echo, refusal) = err.split_once('\n').unwrap();
            assert_eq!(echo, "fri: Fri 27 Nov (2026-11-27)");
            assert_eq!(refusal, expected, "{kind}");
        }
        case(
            "call",
            &["--to=jan berg", "--my-next= "],
            "sideline: an ask for a call needs what has happened since, what should happen after it, what you do next and by when you do it\n\
             hint: add --what-happened TEXT, --what-they-do TEXT, --my-next TEXT and --my-next-due DATE\n",
        );
        case(
            "email",
            &[],
            "sideline: an ask for an email needs who gets it and its words or the gist of them\n\
             hint: add --to NAME and --wording TEXT or --gist TEXT\n",
        );
        case(
            "meeting",
            &["--wording=x"],
            "sideline: an ask for a meeting needs what it is for\nhint: add --gist TEXT\n",
        );
        case(
            "opinion",
            &["--gist=Do we wait?"],
            "sideline: an ask for an opinion needs your own view\nhint: add --rep-view TEXT\n",
        );
    }

    #[test]
    fn i_ask_and_else_the_rep_of_the_deal_and_nobody_asks_themselves() {
        #[track_caller]
        fn case(desk: &Desk, more: &[&str], expected: &str) {
            let line = desk.done(&opinion(&[&["--rep-view=Yes"], more].concat()));
            assert!(line.contains(&format!("({expected}, needed by Tue 1 Dec)")), "{line}");
        }
        case(&Desk::new(), &[], "Ana Ruiz asks Goran Petrovic");
        case(&Desk::of("ana"), &[], "Ana Ruiz asks Goran Petrovic");
        // The manager types what the rep asks him for; of others he asks himself.
        case(&Desk::of("goran"), &[], "Ana Ruiz asks Goran Petrovic");
        case(&Desk::of("goran"), &["--of=Eva Lund"], "Goran Petrovic asks Eva Lund");

        let err = Desk::new().refused(1, &opinion(&["--rep-view=Yes", "--of=ana"]));
        assert_eq!(
            err,
            "sideline: Ana Ruiz cannot ask Ana Ruiz\nhint: --of PERSON says whom you ask\n"
        );
        let alone = Desk::new();
        let team = alone.text("sideline.toml");
        let team = team.replace("manager = \"goran\"\n", "").replace("\"manager\"", "\"rep\"");
        alone.put("sideline.toml", &team);
        let err = alone.refused(1, &opinion(&["--rep-view=Yes"]));
        assert!(err.contains("it is not known who coaches Ana Ruiz\nhint: --of PERSON"), "{err}");
    }

    #[test]
    fn whoever_asks_is_told_who_leads_the_next_step() {
        let lead = "You stay in the lead: this is help, not a takeover.\n";
        assert!(Desk::of("ana").run(CALL).err.ends_with(lead));
        assert!(!Desk::of("goran").run(CALL).err.contains(lead), "Ana leads");
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_a_sentence() {
        #[track_caller]
        fn case(code: i32, more: &[&str], expected: &str) {
            let err = Desk::new().refused(code, &[CALL, more].concat());
            assert!(err.contains(expected), "{err}");
        }
        case(1, &["--to=Dnaa"], "no one called \"Dnaa\": did you mean Dana Fox?");
        case(1, &["--to=, CFO"], "\", CFO\" has no name");
        case(1, &["--of= "], "whoever is asked needs a name");
        case(1, &["--of=Gorann"], "did you mean Goran Petrovic?");
        let swap = |from: &str, to: &'static str| {
            let words = CALL.iter().map(|word| if word.starts_with(from) { to } else { word });
            words.collect::<Vec<_>>()
        };
        let desk = Desk::new();
        let err = desk.refused(2, &swap("--kind", "--kind=phone"));
        assert_eq!(
            err,
            "sideline: \"phone\" is not a kind of ask: email, call, meeting, resource, opinion or unsure\n"
        );
        let err = desk.refused(1, &swap("--deal", "--deal=beta"));
        assert!(err.contains("there is no deal \"beta\""), "{err}");
        desk.run(&swap("--needed-by", "--needed-by=soon"));
        assert_eq!(desk.asks(), ["w2n6t8rb.toml"]);
        desk.refused(2, &["ask", "add", "--deal=acme", "--kind=unsure", "--gist=Dana is quiet"]);
    }
}

mod answering {
    use super::*;

    /// The example, before anybody answered.
    fn open() -> Desk {
        let desk = Desk::new();
        desk.put(ASK, &desk.text(ASK).replace("\"accepted\"", "\"open\" # waits"));
        desk
    }

    #[test]
    fn an_ask_is_accepted_and_done() {
        let desk = open();
        let before = desk.text(ASK);
        let said = "Call to Jan Berg: Jan tells Dana what the first month cost them \
                    (Acme Robotics · Plant rollout).\n";
        assert_eq!(desk.done(&["ask", "accept", "w2n6"]), format!("Accepted: {said}"));
        let accepted = before
            .replace("\"open\" # waits", "\"accepted\" # waits")
            .replace("created = 2026-11-24\n", "created = 2026-11-24\nreplied = 2026-11-24\n");
        assert_eq!(desk.text(ASK), accepted);

        let done = ["asks", "done", "W2N6", "--note", "He calls Dana on Monday"];
        assert_eq!(desk.done(&done), format!("Done: {said}"));
        let closed = accepted.replace("\"accepted\"", "\"done\"").replace(
            "replied = 2026-11-24\n",
            "replied = 2026-11-24\nclosed = 2026-11-24\nresult = \"He calls Dana on Monday\"\n",
        );
        assert_eq!(desk.text(ASK), closed);
    }

    /// The example deal a year later, on which nobody has asked for anything.
    fn stuck(me: &str) -> Desk {
        let mut desk = Desk::of(me);
        desk.0.now = "2027-11-24T14:00:00+01:00";
        desk.put(ASK, &desk.text(ASK).replace("\"accepted\"", "\"done\""));
        desk
    }

    #[test]
    fn a_manager_offers_help_and_an_ask_or_a_no_answers_it() {
        let desk = stuck("goran");
        let said = desk.done(&["ask", "offer", "acme"]);
        assert!(said.starts_with("Asked Ana Ruiz: could I help with Acme Robotics"), "{said}");
        assert!(desk.added().contains("initiated_by = \"manager\"\n"), "{}", desk.added());
        let list = desk.done(&["ask", "list"]);
        assert!(list.contains("Goran Petrovic asks Ana Ruiz  Could I help?"), "{list}");
        let id = list.split(' ').next().unwrap();
        let text = desk.done(&["ask", "text", id]);
        assert!(text.starts_with("Ana, could I help with Acme Robotics"), "{text}");
        let err = desk.refused(1, &["ask", "accept", id]);
        assert!(err.contains("\"Could I help?\" waits for the rep"), "{err}");
        let err = desk.refused(1, &["ask", "offer", "acme"]);
        assert!(err.contains("there is an ask on this deal already"), "{err}");

        let ran = desk.run(&opinion(&["--rep-view=Dana decides"]));
        assert!(ran.err.contains("It answers Goran: could I help?\n"), "{ran:?}");
        let answered = desk.added();
        assert!(answered.contains("kind = \"opinion\"") && !answered.contains("Could I help?"));

        let desk = stuck("goran");
        desk.done(&["ask", "offer", "acme"]);
        let list = desk.done(&["ask", "list"]);
        let id = list.split(' ').next().unwrap();
        desk.done(&["ask", "decline", id, "--why", "Dana decides on Friday"]);
        let err = desk.refused(1, &["ask", "offer", "acme"]);
        assert!(err.contains("Ana said \"not now\" on Wed 24 Nov: Dana decides"), "{err}");
        let err = stuck("ana").refused(1, &["ask", "offer", "acme"]);
        assert!(err.contains("is for whoever coaches Ana\nhint: w on Today"), "{err}");
    }

    #[test]
    fn an_ask_is_declined_with_a_reason() {
        let desk = open();
        let err = desk.refused(1, &["ask", "decline", "w2n6", "--why", " "]);
        assert_eq!(err, "sideline: whoever asked should know why it is declined\n");
        desk.refused(2, &["ask", "decline", "w2n6"]);
        let line = desk.done(&["ask", "decline", "w2n6", "--why", "Mia knows him better"]);
        assert!(line.starts_with("Declined: Call to Jan Berg"), "{line}");
        let text = desk.text(ASK);
        assert!(text.contains("reply = \"Mia knows him better\"\n"), "{text}");
        let err = desk.refused(1, &["ask", "accept", "w2n6"]);
        assert!(err.contains("is declined already, since 2026-11-24"), "{err}");
    }

    #[test]
    fn an_ask_that_nobody_raised_is_not_found() {
        let desk = open();
        for command in [["ask", "accept"], ["ask", "done"], ["ask", "text"], ["ask", "show"]] {
            let err = desk.refused(1, &[&command[..], &["zzzz"]].concat());
            let expected = "sideline: there is no ask \"zzzz\"\nhint: sideline ask list";
            assert!(err.starts_with(expected), "{err}");
        }
    }
}

mod reading {
    use super::*;

    /// The example, an ask of an executive that is done, and one that is late.
    fn several() -> Desk {
        let desk = Desk::new();
        let text = desk.text(ASK);
        let done = text
            .replace("w2n6t8rb", "a3f8n2ws")
            .replace("of = \"goran\"", "of_name = \"Eva Lund\"\nof_title = \"CEO\"")
            .replace("\"accepted\"", "\"done\"")
            .replace(
                "created = 2026-11-24",
                "created = 2026-11-20\nclosed = 2026-11-23\nresult = \"He calls\"",
            );
        desk.put(&format!("{DEAL}/asks/a3f8n2ws.toml"), &done);
        let late = "format = 1\nid = \"w2n7aaaa\"\nkind = \"unsure\"\nfrom = \"ana\"\n\
            of = \"goran\"\nstatus = \"open\"\ninitiated_by = \"manager\"\n\
            needed_by = 2026-11-22\ngist = \"Could I help?\"\ncreated = 2026-11-20\n\
            session = \"k3v9x2m4\"\n";
        desk.put(&format!("{DEAL}/asks/w2n7aaaa.toml"), late);
        desk
    }

    #[test]
    fn a_list_shows_what_waits_soonest_first() {
        assert_snapshot!(several().done(&["ask", "list"]));
    }

    #[test]
    fn a_list_shows_only_what_is_wanted() {
        #[track_caller]
        fn case(words: &[&str], expected: &[&str]) {
            let out = several().done(&[&["asks", "list"], words].concat());
            let ids: Vec<_> = out.lines().map(|line| line.split(' ').next().unwrap()).collect();
            assert_eq!(ids, expected, "{words:?}");
        }
        case(&["--deal", "plant"], &["w2n7", "w2n6"]);
        case(&["--from", "ana"], &["w2n7", "w2n6"]);
        case(&["--from", "goran"], &[]);
        case(&["--of", "goran"], &["w2n7", "w2n6"]);
        case(&["--of", "eva"], &[]);
        case(&["--of", "lund", "--status", "done"], &["a3f8"]);
        case(&["--status", "declined"], &[]);
        case(&["--status", "open"], &["w2n7"]);
        case(&["--all"], &["w2n7", "w2n6", "a3f8"]);
    }

    #[test]
    fn a_list_of_what_cannot_be_is_refused() {
        let desk = several();
        assert_eq!(
            desk.refused(2, &["ask", "list", "--status", "new"]),
            "sideline: \"new\" is not a status of an ask: open, accepted, declined or done\n"
        );
        let err = desk.refused(1, &["ask", "list", "--of", "nobody"]);
        assert!(err.contains("nobody who was asked is called \"nobody\""), "{err}");
        let err = desk.refused(1, &["ask", "list", "--from", "nobody"]);
        assert!(err.contains("nobody in the team is called \"nobody\""), "{err}");
    }

    #[test]
    fn the_shapes_of_many_asks_and_of_one() {
        let desk = several();
        assert_snapshot!(desk.done(&["ask", "list", "--json"]));
        assert_snapshot!(desk.done(&["ask", "show", "a3f8", "--json"]));
    }

    #[test]
    fn one_ask_with_all_that_is_known() {
        assert_snapshot!(several().done(&["ask", "show", "a3f8"]));
    }

    #[test]
    fn the_text_to_paste_is_all_that_is_printed() {
        let desk = Desk::new();
        let ran = desk.run(&["ask", "text", "w2n6"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_snapshot!(ran.out);
    }

    #[test]
    fn a_deal_is_shown_with_its_open_asks() {
        let desk = several();
        let text = desk.done(&["deal", "show", "acme"]);
        let asks = text.split_once("\nOpen asks\n").unwrap().1;
        let ids: Vec<_> =
            asks.lines().map(|line| line.split_whitespace().next().unwrap()).collect();
        assert_eq!(ids, ["w2n7", "w2n6"], "{text}");
        desk.done(&["ask", "done", "w2n6"]);
        desk.done(&["ask", "done", "w2n7"]);
        assert!(!desk.done(&["deal", "show", "acme"]).contains("Open asks"));

        let json = Desk::new().done(&["deal", "show", "acme", "--json"]);
        let deal: serde_json::Value = serde_json::from_str(&json).unwrap();
        let one = Desk::new().done(&["ask", "show", "w2n6", "--json"]);
        let one: serde_json::Value = serde_json::from_str(&one).unwrap();
        assert_eq!(deal["deal"]["asks"], serde_json::json!([one["ask"]]));
    }

    #[test]
    fn what_cannot_be_read_is_named_and_all_else_is_shown() {
        let desk = several();
        let file = format!("{DEAL}/asks/a3f8n2ws.toml");
        desk.put(&file, &desk.text(&file).replace("\"done\"", "\"ready\""));
        let ran = desk.run(&["ask", "list"]);
        assert_eq!((ran.code, ran.out.lines().count()), (3, 3), "{ran:?}");
        let expected = format!("{file}:7:10: \"ready\" is not a status of an ask");
        assert!(ran.err.contains(&expected), "{ran:?}");
        assert_eq!(desk.run(&["ask", "text", "w2n6"]).code, 3);
        desk.done(&["ask", "done", "w2n6"]);
        let json = desk.run(&["ask", "list", "--json"]).out;
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["unread"][0]["file"], file);
    }
}

#[test]
fn nothing_that_somebody_typed_steers_the_terminal() {
    const NASTY: &str = "\u{1b}]52;c;aGk=\u{7}\u{202e}Zoë\r\u{9b}2J\u{7f}";
    let desk = Desk::new();
    let to = format!("--to=Zoë O'Hara,{NASTY}, {NASTY}@x");
    let of = format!("--of=Eva Lund, {NASTY}");
    let texts = ["--gist", "--wording", "--rep-view", "--what-happened", "--my-next"];
    let texts = texts.map(|option| format!("{option}={NASTY}\n{NASTY}"));
    let mut words = vec!["ask", "add", "--deal=acme", "--kind=email", "--needed-by=fri", &to, &of];
    words.extend(texts.iter().map(String::as_str));
    let mut printed = vec![desk.run(&words)];
    let id = desk.asks().into_iter().find(|name| name != "w2n6t8rb.toml").unwrap();
    let id = id.strip_suffix(".toml").unwrap();
    for words in [
        &["ask", "list"][..],
        &["ask", "show", id],
        &["ask", "text", id],
        &["deal", "show", "acme"],
        &["ask", "accept", id],
        &["ask", "accept", id],
        &["ask", "done", id, "--note", NASTY],
        &["ask", "list", "--of", NASTY],
        &["ask", "list", "--from", NASTY],
        &["ask", "list", "--status", NASTY],
        &["ask", "show", NASTY],
    ] {
        printed.push(desk.run(words));
    }
    let codes: Vec<i32> = printed.iter().map(|ran| ran.code).collect();
    assert_eq!(codes, [0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 2, 1], "{printed:#?}");
    for ran in printed {
        let text = ran.out + &ran.err;
        let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!text.contains(steers), "{text:?}");
    }
    let file = desk.added();
    assert!(!file.contains(|c: char| c.is_control() && c != '\n'), "{file:?}");
    let shown = desk.run(&["ask", "show", id, "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(json["ask"]["gist"], format!("{NASTY}\n{NASTY}"), "kept as it was typed");
}

#[test]
fn a_name_that_cannot_be_spelt_and_one_that_is_a_path_are_names_all_the_same() {
    let desk = Desk::new();
    desk.done(&[
        "ask",
        "add",
        "--deal=acme",
        "--kind=email",
        "--needed-by=fri",
        "--to=etc/../../passwd",
        "--to=山田 太郎, 部長",
        "--gist=Hello",
        "--of=con",
    ]);
    let text = desk.added();
    for expected in [
        "of_name = \"Con\"",
        "[recipient.etc-passwd]\nname = \"Etc/../../passwd\"\n",
        "name = \"山田 太郎\"\ntitle = \"部長\"\n",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}
