//! An LEA's own checklist of the transition: read from a small file, written to one. Nothing of it is computed or kept.

use serde::Serialize;

use crate::intake::unguarded;
use crate::methodology::TIMELINES;

use super::files::{Table, harmless};
use super::official::rows;

/// How far something is: not begun, begun, done.
const STATES: [&str; 3] = ["todo", "started", "done"];

/// What a file of a checklist says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Checklist {
    /// In the order of the file.
    pub items: Vec<ChecklistItem>,
    /// Lines that cannot be read.
    pub refused: Vec<u32>,
    /// Has it the columns `phase`, `item` and `state`?
    pub columns: bool,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ChecklistItem {
    /// The phase of the transition to the Common Core.
    pub phase: String,
    /// What is to be done.
    pub item: String,
    /// `todo`, `started` or `done`.
    pub state: String,
    /// A note; may be empty.
    pub note: String,
}

/// Reads a file of a checklist.
#[must_use]
pub fn read_checklist(text: &str) -> Checklist {
    let mut list = Checklist { items: Vec::new(), refused: Vec::new(), columns: false };
    let rows = rows(text);
    let Some(((_, header), rows)) = rows.split_first() else { return list };
    let column = |name: &str| header.iter().position(|known| known.trim().eq_ignore_ascii_case(name));
    let (Some(phase), Some(item), Some(state)) = (column("phase"), column("item"), column("state")) else {
        return list;
    };
    let note = column("note");
    list.columns = true;
    for (line, row) in rows {
        let cell = |at: usize| unguarded(row.get(at).map_or("", |cell| cell.trim())).to_owned();
        let own = ChecklistItem {
            phase: cell(phase),
            item: cell(item),
            state: cell(state).to_lowercase(),
            note: note.map(cell).unwrap_or_default(),
        };
        let transition = TIMELINES.iter().find(|(timeline, _)| *timeline == "common_core");
        let known = transition.is_some_and(|(_, phases)| phases.contains(&own.phase.as_str()));
        if known && !own.item.is_empty() && STATES.contains(&own.state.as_str()) {
            list.items.push(own);
        } else {
            list.refused.push(*line);
        }
    }
    list
}

/// The file of a checklist: of each item its phase, what is to be done, its state and its note, in turn.
#[must_use]
pub fn checklist_file(cells: &[String]) -> Vec<u8> {
    let mut table = Table::new("phase,item,state,note");
    for [phase, item, state, note] in cells.as_chunks().0 {
        table.row([phase, &harmless(item), state, &harmless(note)]);
    }
    table.bytes()
}
