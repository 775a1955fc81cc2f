//! What is shown, computed: Today, deals, the page of a deal, actions, the buyer
//! map, minutes, search, the preview of a process.
//!
//! Nothing here changes anything, reads a file or draws a cell.

pub mod actions;
pub mod deal_page;
pub mod ladder;
pub mod list;
pub mod map;
pub mod minutes;
pub mod preview;
pub mod search;
pub mod sheet;
pub mod today;
