//! The stages: firm ground, the current one, and those ahead.

use super::{Part, Way};
use crate::domain::process::Stage;
use crate::domain::session::PartId;
use crate::interview::field::{Field, StageLine};
use crate::interview::situation::SoFar;
use crate::interview::topic::{behind, element, exit, question, stage};
use crate::interview::verified::is_firm_ground;

pub(super) fn parts(s: SoFar<'_>) -> Vec<Part> {
    // Where the stage of the deal is gone, none is behind or ahead of it.
    let Some(here) = s.situation.process.position(&s.session.stage_at_start) else {
        return Vec::new();
    };
    let as_part = |(position, stage): (usize, &Stage)| {
        let way = match position {
            _ if position < here => Way::Behind,
            _ if position == here => Way::Current,
            _ if position == here + 1 => Way::Next,
            _ => Way::Later,
        };
        Part {
            id: PartId::Stage(stage.id.clone()),
            name: format!("{} {}", position + 1, stage.name),
            minutes: None,
            way: Some(way),
            fields: stage_fields(s, stage, way),
        }
    };
    s.situation.process.stages.iter().enumerate().map(as_part).collect()
}

fn stage_fields(s: SoFar<'_>, stage: &Stage, way: Way) -> Vec<Field> {
    match way {
        Way::Behind if is_firm_ground(s, stage) => {
            vec![Field::StillFirm(stage.id.clone())]
        }
        Way::Behind => {
            let mut fields = behind::fields(s, stage);
            fields.extend(element::fields(s, stage));
            fields
        }
        Way::Current => {
            let mut fields = question::fields(s, stage);
            fields.extend(exit::fields(s, stage, stage.exit.iter()));
            fields.extend(element::fields(s, stage));
            fields.extend(stage::fields(s));
            fields
        }
        Way::Next => vec![Field::Stage(StageLine::StartNow)],
        Way::Later => Vec::new(),
    }
}
