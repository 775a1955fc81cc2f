//! Reads the bytes a terminal sends as keys and pastes.
//!
//! Sequences without a meaning for us, such as late answers to another
//! program's questions, are swallowed whole: they never land in a field.

use crossterm::event::{Event, KeyCode, KeyEvent};

use keys::{coded, named, press, with_alt};

mod keys;

const ESC: u8 = 0x1b;
const PASTE_END: &[u8] = b"\x1b[201~";

/// Turns bytes into events, and keeps what is not complete yet.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    held: Vec<u8>,
    /// What came of a paste whose end has not come yet.
    paste: Option<Vec<u8>>,
}

/// What the first bytes are.
#[derive(Debug)]
enum First {
    /// So many bytes that are a key, or mean nothing.
    Taken(usize, Option<KeyEvent>),
    /// The start of a paste, so many bytes long.
    Paste(usize),
    /// Not to be told before more has come.
    Torn,
}

impl Decoder {
    /// Takes what was read and adds the events that are complete.
    pub(super) fn feed(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        self.held.extend_from_slice(bytes);
        loop {
            if self.paste.is_some() && !self.end_paste(events) {
                return;
            }
            self.take_keys(events);
            if self.paste.is_none() {
                return;
            }
        }
    }

    /// Whether what is held back may be all there is: the escape key, a letter
    /// with Alt, or an answer that was cut off.
    pub(super) fn is_torn(&self) -> bool {
        matches!(
            self.held.as_slice(),
            [ESC] | [ESC, _] | [ESC, b']' | b'P' | b'X' | b'^' | b'_', ..]
        )
    }

    /// Takes what is held back as it stands, since nothing more has come.
    pub(super) fn settle(&mut self, events: &mut Vec<Event>) {
        let key = match self.held.as_slice() {
            [ESC] => Some(KeyCode::Esc.into()),
            [ESC, letter] => match plain(&[*letter]) {
                First::Taken(_, key) => key.map(with_alt),
                First::Paste(_) | First::Torn => None,
            },
            _ => None,
        };
        events.extend(key.map(Event::Key));
        self.held.clear();
    }

    /// Takes keys up to the start of a paste or to something torn.
    fn take_keys(&mut self, events: &mut Vec<Event>) {
        let mut at = 0;
        while let Some(rest) = self.held.get(at..).filter(|rest| !rest.is_empty()) {
            match first(rest) {
                First::Taken(count, key) => {
                    at += count;
                    events.extend(key.map(Event::Key));
                }
                First::Paste(count) => {
                    at += count;
                    self.paste = Some(Vec::new());
                    break;
                }
                First::Torn => break,
            }
        }
        self.held.drain(..at);
    }

    /// Moves what is held into the paste, and says whether that ended it.
    fn end_paste(&mut self, events: &mut Vec<Event>) -> bool {
        let Some(mut paste) = self.paste.take() else { return true };
        // The end may have begun in what was moved before.
        let from = paste.len().saturating_sub(PASTE_END.len());
        paste.append(&mut self.held);
        let new = paste.get(from..).unwrap_or_default();
        let Some(end) = new.windows(PASTE_END.len()).position(|bytes| bytes == PASTE_END) else {
            self.paste = Some(paste);
            return false;
        };
        self.held = paste.split_off(from + end + PASTE_END.len());
        paste.truncate(from + end);
        events.push(Event::Paste(String::from_utf8_lossy(&paste).into_owned()));
        true
    }
}

fn first(bytes: &[u8]) -> First {
    match bytes {
        [ESC] | [ESC, b'O'] => First::Torn,
        [ESC, ESC, ..] => First::Taken(1, Some(KeyCode::Esc.into())),
        [ESC, b'[', rest @ ..] => control(rest),
        [ESC, b'O', letter, ..] => First::Taken(3, named(*letter).map(KeyEvent::from)),
        [ESC, b']' | b'P' | b'X' | b'^' | b'_', rest @ ..] => string(rest),
        [ESC, rest @ ..] => match plain(rest) {
            First::Taken(count, key) => First::Taken(1 + count, key.map(with_alt)),
            torn @ (First::Paste(_) | First::Torn) => torn,
        },
        _ => plain(bytes),
    }
}

/// A key that is one character, a control character included.
fn plain(bytes: &[u8]) -> First {
    let head = bytes.get(..4).unwrap_or(bytes);
    let valid = match str::from_utf8(head) {
        Ok(text) => text,
        // Cut off after a whole character, which is all that is wanted here.
        Err(error) if error.valid_up_to() > 0 => {
            head.get(..error.valid_up_to()).and_then(|head| str::from_utf8(head).ok()).unwrap_or("")
        }
        Err(error) => {
            return error.error_len().map_or(First::Torn, |count| First::Taken(count, None));
        }
    };
    valid
        .chars()
        .next()
        .map_or(First::Torn, |letter| First::Taken(letter.len_utf8(), press(letter)))
}

/// An operating system command or the like: swallowed up to its end.
fn string(rest: &[u8]) -> First {
    let end = rest.iter().position(|byte| matches!(*byte, 0x07 | 0x18 | 0x1a | ESC));
    let Some(end) = end else { return First::Torn };
    match rest.get(end..).unwrap_or_default() {
        [ESC] => First::Torn,
        [ESC, b'\\', ..] => First::Taken(2 + end + 2, None),
        // Given up half way: another sequence begins here.
        [ESC, ..] => First::Taken(2 + end, None),
        _ => First::Taken(2 + end + 1, None),
    }
}

/// A control sequence, from behind its `ESC [`.
fn control(rest: &[u8]) -> First {
    // The function keys of the Linux console break the rule for the last byte.
    if let [b'[', rest @ ..] = rest {
        return match rest {
            [] => First::Torn,
            [letter @ b'A'..=b'E', ..] => {
                First::Taken(4, Some(KeyCode::F(1 + letter - b'A').into()))
            }
            _ => First::Taken(4, None),
        };
    }
    let Some(end) = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else {
        return First::Torn;
    };
    let numbers = rest.get(..end).and_then(|text| str::from_utf8(text).ok()).unwrap_or("");
    match rest.get(end) {
        Some(b'~') if numbers == "200" => First::Paste(2 + end + 1),
        Some(last @ 0x40..=0x7e) => First::Taken(2 + end + 1, coded(numbers, *last)),
        // Given up half way: something else begins here.
        _ => First::Taken(2 + end, None),
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyEventKind;

    use super::*;

    /// What was typed, in the notation of the key table; a paste in quotes.
    fn told(events: &[Event]) -> String {
        let mut told = Vec::new();
        for event in events {
            told.push(if let Event::Paste(text) = event {
                format!("{text:?}")
            } else if let Event::Key(KeyEvent { code, modifiers, kind, .. }) = event {
                let mut held: Vec<_> = modifiers.iter_names().map(|(name, _)| name).collect();
                let code = code.to_string();
                held.push(&code);
                let key = held.join("-");
                if *kind == KeyEventKind::Press { key } else { format!("{key} {kind:?}") }
            } else {
                format!("{event:?}")
            });
        }
        told.join(" ")
    }

    fn read(pieces: &[&[u8]]) -> String {
        let mut decoder = Decoder::default();
        let mut events = Vec::new();
        for piece in pieces {
            decoder.feed(piece, &mut events);
        }
        if decoder.is_torn() {
            decoder.settle(&mut events);
        }
        told(&events)
    }

    #[test]
    fn keys_are_read_as_terminals_send_them() {
        #[track_caller]
        fn case(bytes: &str, expected: &str) {
            assert_eq!(read(&[bytes.as_bytes()]), expected, "{bytes:?}");
        }
        case("aZ é山👍🏽", "a SHIFT-Z Space é 山 👍 🏽");
        case("\r\t\x7f\x1b", "Enter Tab Backspace Esc");
        case("\0\x01\x08\n\x1f", "CONTROL-Space CONTROL-a CONTROL-h CONTROL-j CONTROL-7");
        case("\x1b\x1b\x1b", "Esc Esc Esc");
        case("\x1ba\x1b\r\x1bé\x1bA", "ALT-a ALT-Enter ALT-é SHIFT-ALT-A");
        case("\x1b[", "ALT-[");
        case("\x1b]", "ALT-]");
        case("\x1bO", "SHIFT-ALT-O");
        case("\x1b[A\x1bOB\x1b[H\x1b[4~\x1b[5~\x1b[3~", "Up Down Home End Page Up Del");
        case("\x1b[Z\x1b[1;2A\x1b[1;5C\x1b[3;3~", "SHIFT-Back Tab SHIFT-Up CONTROL-Right ALT-Del");
        case("\x1bOP\x1b[[B\x1b[1;2R\x1b[15~\x1b[24;5~", "F1 F2 SHIFT-F3 F5 CONTROL-F12");
        case("\x1b\x1b[A", "Esc Up");
    }

    #[test]
    fn enhanced_keys_are_understood_when_a_terminal_sends_them_unasked() {
        #[track_caller]
        fn case(bytes: &str, expected: &str) {
            assert_eq!(read(&[bytes.as_bytes()]), expected, "{bytes:?}");
        }
        case("\x1b[13;2u\x1b[27;2;13~", "SHIFT-Enter SHIFT-Enter");
        case("\x1b[97u\x1b[97;2u\x1b[49:33;2u\x1b[97;5u", "a SHIFT-A SHIFT-! CONTROL-a");
        case("\x1b[9;2u\x1b[27u", "SHIFT-Back Tab Esc");
        case("\x1b[97;1:3u\x1b[1;1:2B", "a Release Down Repeat");
        case("\x1b[57441;2u", "");
    }

    #[test]
    fn answers_and_unknown_sequences_never_become_text() {
        #[track_caller]
        fn case(bytes: &[u8]) {
            let mut all = bytes.to_vec();
            all.push(b'x');
            assert_eq!(read(&[&all]), "x", "{bytes:?}");
        }
        case(b"\x1b[?64;1;2c");
        case(b"\x1b[?1u");
        case(b"\x1b[12;40R");
        case(b"\x1b[<0;3;4M\x1b[<0;3;4m");
        case(b"\x1b[I\x1b[O");
        case(b"\x1b[?2026;2$y");
        case(b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07");
        case(b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\");
        case(b"\x1bP>|xterm(390)\x1b\\");
        case(b"\x1b_Gi=1;OK\x1b\\");
        case(b"\x1bOX\x1b[99~\x1b[[Z");
        case(b"\x1b[1;\x1bOX");
        case(b"\xff\xc3");
        case("\u{9b}".as_bytes());
    }

    #[test]
    fn a_paste_is_one_event_whatever_is_in_it() {
        assert_eq!(read(&[b"a\x1b[200~b\r\n\x11\x1b[A\x1b[201~c"]), r#"a "b\r\n\u{11}\u{1b}[A" c"#);
        assert_eq!(read(&[b"\x1b[200~\x1b[201~"]), r#""""#);
        assert_eq!(read(&[b"\x1b[200~\xff\x1b[201~\x1b[200~b\x1b[201~"]), "\"\u{fffd}\" \"b\"");
    }

    #[test]
    fn where_a_read_ends_makes_no_difference() {
        let bytes =
            "é\x1b[1;5A\x1b[200~山\x1b[20\x1b[201~\x1bOP\x1b[?1;2cx\x1b]0;\x07y\x1b[[A".as_bytes();
        let whole = read(&[bytes]);
        assert_eq!(whole, "é CONTROL-Up \"山\\u{1b}[20\" F1 x y F1");
        for at in 0..=bytes.len() {
            let (before, after) = bytes.split_at(at);
            assert_eq!(read(&[before, after]), whole, "cut at {at}");
        }
        assert_eq!(read(&bytes.chunks(1).collect::<Vec<_>>()), whole, "byte by byte");
    }

    #[test]
    fn a_cut_off_answer_does_not_swallow_what_is_typed_later() {
        let mut decoder = Decoder::default();
        let mut events = Vec::new();
        decoder.feed(b"\x1b]11;rgb", &mut events);
        assert!(decoder.is_torn());
        decoder.settle(&mut events);
        decoder.feed(b"x", &mut events);
        assert_eq!(told(&events), "x");
    }
}
