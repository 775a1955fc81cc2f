//! Stages of older versions, and where the deals in them go.

use super::register::Register;
use super::row::Row;
use super::shape;
use super::value::Value;
use super::wording::quoted;
use crate::domain::id::StageId;
use crate::domain::process::Retired;

/// The retired stages of a file whose stages are `stages`.
pub(super) fn retired(file: &Row<'_>, stages: &Register<'_, StageId>) -> Vec<Retired> {
    let mut gone = Register::new(file.faults, &shape::RETIRED, "SL208");
    let rows = file.rows("retired", &shape::RETIRED);
    // All that are gone come first, because none of them is a way out.
    let named: Vec<_> = rows.iter().map(|row| (stage(row, stages, &mut gone), row)).collect();
    let retired = |(stage, row): (Option<StageId>, &Row<'_>)| {
        let since = row.read("since", |value| value.number(1..=u32::MAX));
        let into = row.need("into", |value| into(value, stages, &gone));
        Some(Retired { stage: stage?, into: into?, since })
    };
    named.into_iter().filter_map(retired).collect()
}

fn stage(
    row: &Row<'_>,
    stages: &Register<'_, StageId>,
    gone: &mut Register<'_, StageId>,
) -> Option<StageId> {
    let (id, value) = row.need("stage", |value| Some((value.id::<StageId>()?, value)))?;
    if let Some(place) = stages.place(&id) {
        let (id, line) = (quoted(id.as_str()), row.faults.sources().line(place.start));
        let message = format!("{id} is retired here and still a stage in {line}");
        let place = (place.clone(), "the stage is here");
        row.faults.error_beside("SL208", &value.at(), message, "delete one of the two", place);
        return None;
    }
    gone.add(id.clone(), value.at()).then_some(id)
}

/// A deal has to end up in a stage that is there: another retired one would
/// send it on, at worst in a circle.
fn into(
    value: Value<'_>,
    stages: &Register<'_, StageId>,
    gone: &Register<'_, StageId>,
) -> Option<StageId> {
    let id: StageId = value.id()?;
    if gone.has(&id) {
        let message = format!("{} is retired itself", quoted(id.as_str()));
        return value.error("SL208", &message, "write the stage where its deals are now");
    }
    stages.known(id, &value.at(), "SL207")
}

#[cfg(test)]
mod tests {
    use crate::template::tests::{beside, told};

    #[test]
    fn deals_of_a_retired_stage_go_to_one_that_is_there() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(told(&beside(text)), expected, "{text}");
        }
        let old = "[[retired]]\nstage = 'old'\n";
        case(&format!("{old}into = 's'\nsince = 2"), "");
        case(&format!("{old}into = 'gone'"), "SL207 5:8");
        case(&format!("{old}into = 'old'"), "SL208 5:8");
        case(&format!("{old}into = 's'\n{old}into = 's'"), "SL208 7:9");
        case(&format!("{old}into = 's'\nsince = 0"), "SL113 6:9");
        case("[[retired]]\nstage = 's'\ninto = 's'", "SL208 4:9");
        case("[[retired]]\nsince = 2", "SL109 3:1, SL109 3:1");
    }
}
