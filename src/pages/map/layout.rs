//! Where the boxes stand: everybody under their boss, in as many rows as fit
//! the width.

use super::forest::Forest;
use super::{BOX_COLUMNS, BOX_GAP, BOX_ROWS, Line, Who};
use crate::domain::id::{BuyerId, RoleId};

/// Cells by which people in several rows stand to the right of the line that
/// leads down to them.
const INDENT: usize = 2;
/// Column of a box at which lines meet it.
const MIDDLE: usize = BOX_COLUMNS / 2;

/// Boxes and lines that have their places among each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    pub(super) boxes: Vec<(Who, usize, usize)>,
    pub(super) lines: Vec<Line>,
    pub(super) width: usize,
    pub(super) height: usize,
    /// The column at which a line from above meets it.
    anchor: usize,
    /// Whether it is one box.
    is_single: bool,
}

/// The whole picture in `columns` cells: the lowest of those that differ in how
/// many people without people of their own stand side by side.
pub(super) fn placed(forest: &Forest<'_>, roles: &[RoleId], columns: usize) -> Block {
    let most = (columns / (BOX_COLUMNS + BOX_GAP)).max(1);
    let pictures = (1..=most).map(|abreast| Layout { forest, abreast }.whole(roles, columns));
    let best = pictures.min_by_key(|block| (block.height, block.width));
    let mut picture = best.unwrap_or_default();
    picture.boxes.sort_by_key(|(_, x, y)| (*y, *x));
    picture
}

struct Layout<'a> {
    forest: &'a Forest<'a>,
    /// How many people without people of their own stand side by side.
    abreast: usize,
}

impl Layout<'_> {
    fn whole(&self, roles: &[RoleId], columns: usize) -> Block {
        let (bosses, loose): (Vec<_>, Vec<_>) =
            self.forest.tops.iter().partition(|id| self.forest.below.contains_key(**id));
        let bosses = bosses.into_iter().map(|id| self.block(id, columns));
        let roles = roles.iter().map(|role| Block::single(Who::Role(role.clone())));
        let loose = loose.into_iter().map(|id| Block::single(Who::Person((*id).clone())));
        let mut whole = Block::default();
        for row in rows(bosses.chain(loose).chain(roles).collect(), columns, usize::MAX) {
            let y = if whole.height == 0 { 0 } else { whole.height + 1 };
            whole.take(side_by_side(row), 0, y);
        }
        whole
    }

    /// Somebody, and all below them.
    fn block(&self, id: &BuyerId, columns: usize) -> Block {
        let boss = Block::single(Who::Person(id.clone()));
        let below = self.forest.below.get(id).map(Vec::as_slice).unwrap_or_default();
        let room = if below.len() > 1 { columns.saturating_sub(INDENT) } else { columns };
        let blocks = below.iter().map(|id| self.block(id, room)).collect();
        let mut rows = rows(blocks, room, self.abreast);
        match rows.len() {
            0 => boss,
            1 => over_one_row(boss, rows.remove(0)),
            _ => over_rows(boss, rows),
        }
    }
}

impl Block {
    fn single(who: Who) -> Self {
        Self {
            boxes: vec![(who, 0, 0)],
            lines: Vec::new(),
            width: BOX_COLUMNS,
            height: BOX_ROWS,
            anchor: MIDDLE,
            is_single: true,
        }
    }

    /// Takes another block in, with its upper left corner at a place.
    fn take(&mut self, other: Self, x: usize, y: usize) {
        let boxes = other.boxes.into_iter();
        self.boxes.extend(boxes.map(|(who, column, row)| (who, column + x, row + y)));
        let moved = |(column, row): (usize, usize)| (column + x, row + y);
        let lines = other.lines.into_iter();
        self.lines.extend(lines.map(|line| Line { from: moved(line.from), to: moved(line.to) }));
        self.width = self.width.max(other.width + x);
        self.height = self.height.max(other.height + y);
    }

    fn line(&mut self, from: (usize, usize), to: (usize, usize)) {
        self.lines.push(Line { from, to });
    }
}

/// Blocks in rows of at most `columns` cells, and of at most `abreast` single
/// boxes.
fn rows(blocks: Vec<Block>, columns: usize, abreast: usize) -> Vec<Vec<Block>> {
    let mut rows: Vec<Vec<Block>> = Vec::new();
    let (mut used, mut singles) = (0, 0);
    for block in blocks {
        let needed = used + BOX_GAP + block.width;
        let is_full = needed > columns || (block.is_single && singles == abreast);
        if let Some(row) = rows.last_mut().filter(|_| !is_full) {
            used = needed;
            singles += usize::from(block.is_single);
            row.push(block);
        } else {
            (used, singles) = (block.width, usize::from(block.is_single));
            rows.push(vec![block]);
        }
    }
    rows
}

/// Blocks beside each other. Its anchor is the middle of theirs.
fn side_by_side(row: Vec<Block>) -> Block {
    let ends = anchors(&row);
    let mut all = Block::default();
    for block in row {
        let x = if all.width == 0 { 0 } else { all.width + BOX_GAP };
        all.take(block, x, 0);
    }
    all.anchor =
        ends.first().zip(ends.last()).map_or(0, |(first, last)| usize::midpoint(*first, *last));
    all
}

/// The columns at which lines from above meet the blocks of a row.
fn anchors(row: &[Block]) -> Vec<usize> {
    let mut x = 0;
    let mut anchors = Vec::new();
    for block in row {
        anchors.push(x + block.anchor);
        x += block.width + BOX_GAP;
    }
    anchors
}

/// A boss over the middle of those below.
fn over_one_row(boss: Block, row: Vec<Block>) -> Block {
    let anchors = anchors(&row);
    let row = side_by_side(row);
    let (middle, bus) = (row.anchor, BOX_ROWS);
    let mut all = Block { anchor: middle, ..Block::default() };
    all.take(boss, middle - MIDDLE, 0);
    all.take(row, 0, bus + 1);
    all.hang(&anchors, middle, bus);
    all.line((middle, bus - 1), (middle, bus));
    all
}

/// A boss over several rows, with a line along their left side.
fn over_rows(boss: Block, rows: Vec<Vec<Block>>) -> Block {
    let mut all = Block::default();
    let mut boss = Some(boss);
    let mut bus = BOX_ROWS;
    let mut end = bus;
    for row in rows {
        let anchors: Vec<usize> = anchors(&row).into_iter().map(|at| at + INDENT).collect();
        let row = side_by_side(row);
        if let Some(boss) = boss.take() {
            all.anchor = row.anchor + INDENT;
            all.take(boss, all.anchor - MIDDLE, 0);
        }
        all.hang(&anchors, 0, bus);
        end = bus;
        let height = row.height;
        all.take(row, INDENT, bus + 1);
        bus += height + 1;
    }
    let anchor = all.anchor;
    all.line((anchor, BOX_ROWS - 1), (anchor, BOX_ROWS));
    all.line((0, BOX_ROWS), (0, end));
    all
}

impl Block {
    /// Draws a line in row `bus` from column `from` along all anchors, and one
    /// from there down to each.
    fn hang(&mut self, anchors: &[usize], from: usize, bus: usize) {
        let first = anchors.iter().copied().min().unwrap_or(from).min(from);
        let last = anchors.iter().copied().max().unwrap_or(from).max(from);
        if first < last {
            self.line((first, bus), (last, bus));
        }
        for anchor in anchors {
            self.line((*anchor, bus), (*anchor, bus + 1));
        }
    }
}
