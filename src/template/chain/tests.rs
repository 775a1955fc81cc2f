//! The way up to the file that extends nothing.

use crate::template::sha256;
use crate::template::tests::family::{BASE, checked, child, family, said, stages};

#[test]
fn a_fault_in_a_parent_names_the_parent() {
    #[track_caller]
    fn case(base: &str, our: &str, expected: &str) {
        let faults = family(&[("our.toml", &child(our)), ("base.toml", base)]).unwrap_err();
        assert_eq!(said(&faults), expected, "{base}");
    }
    case("format = 1\nname = Sale", "", "SL001 base.toml:2:8");
    case("format = 2", "", "SL102 base.toml:1:10");
    case("format = 1\n[stage]\nid = 's'", "", "SL106 base.toml:2:1");
    case("format = 1\n[[stage]]\nid = 's'\ncolor = 3", "", "SL103 base.toml:4:1");
    case("[[stage]]\nid = 's'", "[defaults]\ncolor = 3", "SL103 our.toml:5:1, SL101 base.toml:1:1");
    let roles = "format = 1\n[[stage]]\nid = 's'\nroles = { add = ['x'] }";
    case(roles, "", "SL307 base.toml:4:9");
    // A parent is right by itself, and wrong once the child has its say.
    case(BASE, "[role.user]\nremove = true", "SL204 base.toml:12:19");
    case("format = 1\nextends = 'x.toml'", "", "SL301 base.toml:2:11");
    let faults = family(&[("our.toml", &child("")), ("base.toml", "format = 2")]).unwrap_err();
    assert_eq!(faults[0].parent.as_ref().unwrap().text, "format = 2");
}

#[test]
fn a_parent_is_found_by_its_path_or_its_id() {
    #[track_caller]
    fn case(extends: &str, expected: Result<(), (&str, &str)>) {
        let our = format!("format = 1\nextends = {extends}\nprocess = {{ id = 'p' }}\n");
        let found = family(&[("our.toml", &our), ("base.toml", BASE)]).map(|_| ());
        let found =
            found.map_err(|faults| (said(&faults), faults[0].help.clone().unwrap_or_default()));
        let expected = expected.map_err(|(said, help)| (said.to_owned(), help.to_owned()));
        assert_eq!(found, expected, "{extends}");
    }
    let near = "extends = \"./base.toml\", seen from this file";
    case("'base'", Ok(()));
    case("'./base.toml'", Ok(()));
    case("'base.toml'", Ok(()));
    case("'bsae'", Err(("SL301 our.toml:2:11", "did you mean base?")));
    case("'./bsae.toml'", Err(("SL301 our.toml:2:11", "did you mean base.toml?")));
    case("'./x.toml'", Err(("SL301 our.toml:2:11", "files here: our.toml, base.toml")));
    case("'/etc/base.toml'", Err(("SL301 our.toml:2:11", near)));
    case("'~/base.toml'", Err(("SL301 our.toml:2:11", near)));
    case("'C:/base.toml'", Err(("SL301 our.toml:2:11", near)));
    case("'The Base'", Err(("SL201 our.toml:2:11", "extends = \"the-base\"")));
    case("3", Err(("SL107 our.toml:2:11", "extends = \"3\"")));
    case("'p'", Err(("SL301 our.toml:2:11", "write one of: base")));
}

#[test]
fn a_chain_ends() {
    let link = |id: &str, above: &str| {
        format!("format = 1\nextends = './{above}.toml'\nprocess = {{ id = '{id}' }}\n")
    };
    let texts: Vec<String> =
        (0..6).map(|at| link(&format!("p{at}"), &format!("{}", at + 1))).collect();
    let names: Vec<String> = (0..7).map(|at| format!("{at}.toml")).collect();
    let chain = |from: usize| -> Vec<(&str, &str)> {
        let texts = texts.iter().map(String::as_str).chain([BASE]);
        names.iter().map(String::as_str).zip(texts).skip(from).collect()
    };
    assert_eq!(stages(&family(&chain(1)).unwrap()), ["one", "two", "three"]);
    let faults = family(&chain(0)).unwrap_err();
    assert_eq!(said(&faults), "SL302 5.toml:2:11");
    let circle = [("a.toml", &*link("a", "b")), ("b.toml", &link("b", "a"))];
    let faults = family(&circle).unwrap_err();
    assert_eq!(said(&faults), "SL302 b.toml:2:11");
    let message = "these files extend each other: a.toml → b.toml → a.toml";
    assert_eq!(faults[0].message, message);
    let itself = [("a.toml", &*link("a", "a"))];
    assert_eq!(said(&family(&itself).unwrap_err()), "SL302 our.toml:2:11");
}

#[test]
fn a_chain_is_known_by_the_bytes_of_its_files_parents_first() {
    let our = child("");
    let digest =
        |our: &str, base: &str| family(&[("our.toml", our), ("base.toml", base)]).unwrap().digest;
    let both = digest(&our, BASE);
    assert_eq!(both, sha256(format!("{BASE}{our}").as_bytes()));
    assert_ne!(both, digest(&(our.clone() + "#"), BASE));
    assert_ne!(both, digest(&our, &(BASE.to_owned() + "#")));
}

#[test]
fn advice_is_given_on_the_file_itself_and_not_on_its_parents() {
    let advised = |our: &str, base: &str| {
        let faults = checked(&[("our.toml", our), ("base.toml", base)]).faults;
        said(&faults.into_iter().filter(|it| it.code == "SL006").collect::<Vec<_>>())
    };
    let newer = "[actions]\nrequire = []\n[manager]\nstep_in_reasons = [\"\\x41\"]\n";
    assert_eq!(advised(&child(newer), BASE), "SL006 our.toml:7:20");
    assert_eq!(advised(&child(""), &format!("{BASE}{newer}")), "");
    assert_eq!(advised(BASE, ""), "");
}
