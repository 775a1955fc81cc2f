//! From a box to the next one in a direction.

use super::{BuyerMap, Spot};

/// Where to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Up.
    Up,
    /// Down.
    Down,
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// Rows of cells are about twice as high as columns are wide.
const ROW: usize = 2;

impl BuyerMap {
    /// The box that an arrow leads to. Up and down it is the nearest one on
    /// that side; left and right follow the rows like lines of a text, so that
    /// every box is reached.
    pub fn beside(&self, place: usize, direction: Direction) -> Option<usize> {
        let here = self.boxes.get(place)?;
        match direction {
            Direction::Up => self.nearest(here, |there| there.y < here.y),
            Direction::Down => self.nearest(here, |there| there.y > here.y),
            Direction::Left => place.checked_sub(1),
            Direction::Right => Some(place + 1).filter(|next| *next < self.boxes.len()),
        }
    }

    fn nearest(&self, here: &Spot, is_there: impl Fn(&Spot) -> bool) -> Option<usize> {
        let there = self.boxes.iter().enumerate().filter(|(_, spot)| is_there(spot));
        let away = |spot: &Spot| here.y.abs_diff(spot.y) * ROW + here.x.abs_diff(spot.x);
        there.min_by_key(|(_, spot)| away(spot)).map(|(place, _)| place)
    }
}
