//! What the terminal sends, in the words of the machine.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::key::{Code, Key};
use crate::app::message::Message;

/// What an event means; none where it means nothing, such as a key let go.
pub(super) fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => key_of(key).map(Message::Key),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(columns, rows) => Some(Message::Resized(columns, rows)),
        Event::Key(_) | Event::Mouse(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

fn key_of(key: KeyEvent) -> Option<Key> {
    let held = |modifier| key.modifiers.contains(modifier);
    let is_back = key.code == KeyCode::BackTab;
    let code = if is_back { Code::Tab } else { code_of(key.code)? };
    // Ctrl-_ arrives as Ctrl-7: terminals send one byte for both.
    let is_underscore = code == Code::Char('7') && held(KeyModifiers::CONTROL);
    let code = if is_underscore { Code::Char('_') } else { code };
    // A character shows itself whether Shift was held.
    let shows_shift = matches!(code, Code::Char(_));
    Some(Key {
        code,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
        shift: is_back || (held(KeyModifiers::SHIFT) && !shows_shift),
    })
}

#[expect(clippy::wildcard_enum_match_arm, reason = "keys that no table names do nothing")]
fn code_of(code: KeyCode) -> Option<Code> {
    Some(match code {
        KeyCode::Char(typed) => Code::Char(typed),
        KeyCode::F(number) => Code::F(number),
        KeyCode::Enter => Code::Enter,
        KeyCode::Tab => Code::Tab,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    })
}
