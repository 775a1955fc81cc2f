//! What the terminal sends, in the words of the machine.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::key::{Code, Key};
use crate::app::message::Message;

/// So many characters that come together are a text, and no keys.
const TEXT: usize = 3;

/// What the events of one wait mean. What is typed faster than fingers type is one
/// text: its breaks are blanks, but for a break at its very end, which is Enter.
pub fn messages(events: Vec<Event>) -> Vec<Message> {
    let mut messages = Vec::new();
    let mut together: Vec<(Key, char)> = Vec::new();
    for message in events.into_iter().filter_map(message) {
        if let Some(typed) = as_text(&message) {
            together.push(typed);
        } else {
            take_together(&mut together, &mut messages);
            messages.push(message);
        }
    }
    take_together(&mut together, &mut messages);
    messages
}

/// The character of a key that may belong to a text.
fn as_text(message: &Message) -> Option<(Key, char)> {
    let Message::Key(key) = message else { return None };
    let feed = Key { ctrl: true, ..Key::plain(Code::Char('j')) };
    let breaks = [(Key::plain(Code::Enter), '\n'), (feed, '\n'), (Key::plain(Code::Tab), '\t')];
    let broken = breaks.into_iter().find(|(breaks, _)| key == breaks);
    let typed = broken.map(|(_, typed)| typed).or(key.typed());
    typed.map(|typed| (*key, typed))
}

fn take_together(together: &mut Vec<(Key, char)>, messages: &mut Vec<Message>) {
    let keys = std::mem::take(together);
    let mut text: String = keys.iter().map(|(_, typed)| typed).collect();
    let is_repeated = keys.iter().zip(keys.iter().skip(1)).all(|(one, next)| one == next);
    if keys.len() < TEXT || is_repeated || text.trim().is_empty() {
        return messages.extend(keys.into_iter().map(|(key, _)| Message::Key(key)));
    }
    let ends = text.ends_with('\n');
    if ends {
        text.pop();
    }
    messages.push(Message::Paste(text.replace('\t', " ")));
    messages.extend(ends.then_some(Message::Key(Key::plain(Code::Enter))));
}

/// What an event means; none where it means nothing, such as a key let go.
fn message(event: Event) -> Option<Message> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_faster_than_fingers_is_a_text() {
        #[track_caller]
        fn case(typed: &str, expected: &[&str]) {
            let event = |typed: char| match typed {
                '\n' => KeyCode::Enter.into(),
                '↓' => KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL),
                '\t' => KeyCode::Tab.into(),
                '^' => KeyCode::Up.into(),
                typed => KeyCode::Char(typed).into(),
            };
            let events = typed.chars().map(|typed| Event::Key(event(typed))).collect();
            let told = messages(events).into_iter().map(|message| {
                if let Message::Key(key) = message {
                    return key.to_string();
                }
                let Message::Paste(text) = message else { panic!("{message:?}") };
                format!("text {text:?}")
            });
            assert_eq!(told.collect::<Vec<_>>(), expected, "{typed:?}");
        }
        case("yn", &["y", "n"]);
        case("not sure", &["text \"not sure\""]);
        case("not sure\n", &["text \"not sure\"", "enter"]);
        case("one\ntwo\tthree\n", &["text \"one\\ntwo three\"", "enter"]);
        case("jjjjj", &["j", "j", "j", "j", "j"]);
        case("\n\n\n", &["enter", "enter", "enter"]);
        // A mail whose lines end as on Unix, and a break alone.
        case("Hi↓yes↓", &["text \"Hi\\nyes\"", "enter"]);
        case("↓", &["ctrl-j"]);
        case("yn^ap", &["y", "n", "up", "a", "p"]);
        case("^abc^", &["up", "text \"abc\"", "up"]);
    }
}
