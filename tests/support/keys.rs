//! What an xterm sends for a key.

/// The bytes of a key told by its name: `enter`, `<shift-tab>`, `ctrl-left`, ...
#[track_caller]
pub(crate) fn key_bytes(name: &str) -> Vec<u8> {
    let mut name = name.trim_start_matches('<').trim_end_matches('>');
    let (mut shift, mut alt, mut ctrl) = (false, false, false);
    while let Some((held, rest)) = name.split_once('-').filter(|(_, rest)| !rest.is_empty()) {
        match held {
            "shift" => shift = true,
            "alt" => alt = true,
            "ctrl" => ctrl = true,
            _ => panic!("no such key to hold: {held}"),
        }
        name = rest;
    }
    let mask = 1 + u8::from(shift) + 2 * u8::from(alt) + 4 * u8::from(ctrl);
    let cursor = |last: &str| match mask {
        1 => format!("\x1b[{last}"),
        mask => format!("\x1b[1;{mask}{last}"),
    };
    let numbered = |number: &str| match mask {
        1 => format!("\x1b[{number}~"),
        mask => format!("\x1b[{number};{mask}~"),
    };
    let plain = |text: &str| if alt { format!("\x1b{text}") } else { text.to_owned() };
    let bytes = match name {
        "enter" => plain("\r"),
        "tab" if shift => "\x1b[Z".to_owned(),
        "tab" => plain("\t"),
        "esc" => plain("\x1b"),
        "space" if ctrl => plain("\0"),
        "space" => plain(" "),
        "backspace" => plain("\x7f"),
        "up" => cursor("A"),
        "down" => cursor("B"),
        "right" => cursor("C"),
        "left" => cursor("D"),
        "home" => cursor("H"),
        "end" => cursor("F"),
        "insert" => numbered("2"),
        "delete" => numbered("3"),
        "pgup" => numbered("5"),
        "pgdn" => numbered("6"),
        "f1" if mask == 1 => "\x1bOP".to_owned(),
        "f1" => cursor("P"),
        "f2" if mask == 1 => "\x1bOQ".to_owned(),
        "f2" => cursor("Q"),
        "f3" if mask == 1 => "\x1bOR".to_owned(),
        "f3" => cursor("R"),
        "f4" if mask == 1 => "\x1bOS".to_owned(),
        "f4" => cursor("S"),
        "f5" => numbered("15"),
        "f6" => numbered("17"),
        "f7" => numbered("18"),
        "f8" => numbered("19"),
        "f9" => numbered("20"),
        "f10" => numbered("21"),
        "f11" => numbered("23"),
        "f12" => numbered("24"),
        letter if ctrl && letter.len() == 1 => {
            plain(&char::from(letter.as_bytes()[0] & 0x1f).to_string())
        }
        letter if letter.chars().count() == 1 => plain(letter),
        _ => panic!("no such key: {name}"),
    };
    bytes.into_bytes()
}
