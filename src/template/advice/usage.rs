//! What a change of a process means for the deals that follow it.

use super::Setting;
use crate::domain::id::{ProcessId, StageId};
use crate::domain::phrase::count;
use crate::domain::process::Process;
use crate::template::entry::Entry;
use crate::template::lines::Span;
use crate::template::row::Row;
use crate::template::uses::{Use, Uses, seen_of};
use crate::template::value::Value;
use crate::template::wording::quoted;

/// How the process that `head` begins is used.
pub(in crate::template) fn of<'u>(head: &Row<'_>, uses: &'u Uses) -> Option<&'u Use> {
    let id: ProcessId = head.get("id")?.node().as_str()?.parse().ok()?;
    uses.0.get(&id)
}

/// Tells what the users of a process have to know about this version.
pub(in crate::template) fn advise(process: &Process, head: &Row<'_>, used: &Use) {
    let at = head.get("id").map_or_else(|| head.at.clone(), Value::at);
    for (stage, deals) in &used.open_deals {
        if !has_place(process, stage) {
            tell_gone(process, stage, *deals, &at, head);
        }
    }
    let at = head.get("version").map_or(at, Value::at);
    let now = seen_of(process);
    if used.seen.as_ref().is_some_and(|seen| seen.version == now.version && *seen != now) {
        let message = format!("outcomes changed since version {} was last used", now.version);
        let help = format!("version = {}", now.version.saturating_add(1));
        head.faults.warning("SL412", &at, message, help);
    }
}

/// Whether a deal in that stage has a place to go.
fn has_place(process: &Process, stage: &StageId) -> bool {
    process.stages.iter().any(|there| there.id == *stage || there.was.contains(stage))
        || process.retired.iter().any(|retired| retired.stage == *stage)
}

fn tell_gone(process: &Process, stage: &StageId, deals: usize, at: &Span, head: &Row<'_>) {
    let verb = if deals == 1 { "is" } else { "are" };
    let message = format!(
        "{} {verb} in {}, which this version no longer has",
        count(deals, "open deal"),
        quoted(stage.as_str())
    );
    let into = &process.first_stage().id;
    let help = format!("add [[retired]] with stage = \"{stage}\" and into = \"{into}\"");
    head.faults.error("SL210", at, message, help);
}

/// Tells of criteria without ids in a process that deals follow: a reworded
/// text would be another criterion to them.
pub(super) fn short_form<I>(stage: &Row<'_>, entries: &[Entry<'_, I>], setting: Setting) {
    let Some(list) = stage.get("exit").filter(|_| setting.is_in_use) else { return };
    let short = entries.iter().find(|entry| !entry.row.is_written());
    let Some(text) = short.and_then(|entry| entry.text.as_ref()) else { return };
    let id = crate::domain::id::short_form(text);
    let message = "deals follow this process, and a text without an id is lost to them \
        once a word of it changes";
    let help = format!("[[stage.exit]] with id = \"{id}\" and outcome = …");
    stage.faults.warning("SL414", &list.at(), message, help);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::domain::process::Seen;
    use crate::template::check;
    use crate::template::tests::{sound, within};
    use crate::template::uses::{Use, Uses, seen_of};

    const EXIT: &str = "time_box = '1d'\nbuyer_step = 'x'\n\
        exit = [{ id = 'a', outcome = 'They signed', evidence = 'b' }]\n";

    #[track_caller]
    fn case(text: &str, deals_in: &[(&str, usize)], seen: Option<Seen>, expected: &str) {
        let open_deals = deals_in.iter().map(|(id, deals)| (id.parse().unwrap(), *deals)).collect();
        let of_p = Use { open_deals, seen };
        let uses = Uses(BTreeMap::from([("p".parse().unwrap(), of_p)]));
        let faults = check(text.as_bytes(), &uses).faults;
        let told: Vec<_> = faults.iter().map(|fault| fault.in_file("p").to_string()).collect();
        assert_eq!(told.join("\n"), expected, "{text}");
    }

    #[test]
    fn deals_are_not_left_in_a_stage_that_is_gone() {
        let text = within(EXIT);
        case(&text, &[("s", 3)], None, "");
        case(
            &text,
            &[("demo", 1)],
            None,
            "p:2:18: error[SL210]: 1 open deal is in \"demo\", which this version no longer has",
        );
        case(&(text.clone() + "was = ['demo']"), &[("demo", 4)], None, "");
        case(&(text + "[[retired]]\nstage = 'demo'\ninto = 's'"), &[("demo", 4)], None, "");
    }

    #[test]
    fn a_new_meaning_has_a_new_version() {
        let text = within(EXIT);
        let seen = seen_of(&sound(&text));
        case(&text, &[], Some(seen.clone()), "");
        let changed = text.replace("signed", "paid");
        case(
            &changed,
            &[],
            Some(seen.clone()),
            "p:2:18: warning[SL412]: outcomes changed since version 1 was last used",
        );
        let raised = changed.replace("{ id = \"p\"", "{ version = 2, id = \"p\"");
        case(&raised, &[], Some(seen), "");
    }

    #[test]
    fn criteria_that_deals_use_have_ids() {
        let text = within("time_box = '1d'\nbuyer_step = 'x'\nexit = ['They signed']");
        let evidence = "p:7:9: warning[SL403]: \
            how would you know? \"They signed\" asks for no evidence";
        case(&text, &[], None, evidence);
        let ids = "p:7:8: warning[SL414]: deals follow this process, and a text without an id \
            is lost to them once a word of it changes";
        case(&text, &[("s", 1)], None, &format!("{ids}\n{evidence}"));
    }
}
