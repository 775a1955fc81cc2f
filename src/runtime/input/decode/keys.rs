//! Which key a character or a sequence stands for.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// The key that sends this character by itself.
pub(super) fn press(letter: char) -> Option<KeyEvent> {
    let ctrl = |letter| KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL);
    let key = match letter {
        '\0' => ctrl(' '),
        '\t' => KeyCode::Tab.into(),
        '\r' => KeyCode::Enter.into(),
        '\x7f' => KeyCode::Backspace.into(),
        '\x01'..='\x1a' => ctrl(char::from(letter as u8 - 1 + b'a')),
        '\x1c'..='\x1f' => ctrl(char::from(letter as u8 - 0x1c + b'4')),
        letter if letter.is_control() => return None,
        letter if letter.is_uppercase() => {
            KeyEvent::new(KeyCode::Char(letter), KeyModifiers::SHIFT)
        }
        letter => KeyCode::Char(letter).into(),
    };
    Some(key)
}

/// The key of a control sequence: `numbers` such as `1;5`, and its last byte.
pub(super) fn coded(numbers: &str, last: u8) -> Option<KeyEvent> {
    let mut fields =
        numbers.split(';').map(|field| field.split(':').map(|number| number.parse().ok()));
    let mut codes = fields.next()?;
    let code: Option<u32> = codes.next()?;
    let shifted: Option<u32> = codes.next().flatten();
    let mut held = fields.next();
    let mask = held.as_mut().and_then(Iterator::next).flatten();
    let kind = held.as_mut().and_then(Iterator::next).flatten();
    let modifiers = modifiers(mask.unwrap_or(1));
    let code = match last {
        b'~' if code == Some(27) => character(fields.next()?.next()??, None, modifiers)?,
        b'~' => numbered(code?)?,
        b'u' => character(code?, shifted, modifiers)?,
        b'Z' => KeyCode::BackTab,
        // Without modifiers this tells where the cursor is, and asks for none.
        b'R' if mask.is_none() || code != Some(1) => return None,
        // A sign first makes it an answer, not a key.
        _ if code.is_some() || numbers.is_empty() => named(last)?,
        _ => return None,
    };
    let modifiers =
        if code == KeyCode::BackTab { modifiers | KeyModifiers::SHIFT } else { modifiers };
    let kind = match kind {
        Some(2) => KeyEventKind::Repeat,
        Some(3) => KeyEventKind::Release,
        _ => KeyEventKind::Press,
    };
    Some(KeyEvent::new_with_kind(code, modifiers, kind))
}

/// A key told by the last letter of its sequence.
pub(super) fn named(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::F(1 + letter - b'P'),
        _ => return None,
    })
}

/// A key told by a number before a tilde.
fn numbered(code: u32) -> Option<KeyCode> {
    Some(match code {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11 => KeyCode::F(1),
        12 => KeyCode::F(2),
        13 => KeyCode::F(3),
        14 => KeyCode::F(4),
        15 => KeyCode::F(5),
        17 => KeyCode::F(6),
        18 => KeyCode::F(7),
        19 => KeyCode::F(8),
        20 => KeyCode::F(9),
        21 => KeyCode::F(10),
        23 => KeyCode::F(11),
        24 => KeyCode::F(12),
        _ => return None,
    })
}

/// A key told by the number of its character, as terminals with enhanced keys
/// do.
fn character(code: u32, shifted: Option<u32>, modifiers: KeyModifiers) -> Option<KeyCode> {
    let shift = modifiers.contains(KeyModifiers::SHIFT);
    Some(match code {
        9 if shift => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        // Keys without a character: shift by itself, play, volume up.
        57_344..=63_743 => return None,
        code => {
            let letter = char::from_u32(shifted.filter(|_| shift).unwrap_or(code))?;
            let mut capital = letter.to_uppercase();
            match (capital.next(), capital.next()) {
                _ if letter.is_control() => return None,
                (Some(capital), None) if shift => KeyCode::Char(capital),
                _ => KeyCode::Char(letter),
            }
        }
    })
}

fn modifiers(mask: u32) -> KeyModifiers {
    let held = mask.saturating_sub(1);
    [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
    ]
    .into_iter()
    .filter(|(bit, _)| held & bit != 0)
    .fold(KeyModifiers::NONE, |all, (_, modifier)| all | modifier)
}

/// The same key with Alt held.
pub(super) fn with_alt(mut key: KeyEvent) -> KeyEvent {
    key.modifiers |= KeyModifiers::ALT;
    key
}
