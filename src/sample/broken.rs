//! The same rows, broken on purpose in the ten ways that real exports are most often broken.

use super::{Options, row, students};

/// Rows before anything is broken.
const ROWS: usize = 60;

/// Which row (from 0), which column, and what stands there instead.
const WRONG_CELLS: [(usize, &str, &str); 8] = [
    // A spreadsheet has shown the code as a number.
    (4, "school_code", "9.90E+13"),
    // A spreadsheet has eaten the first digit.
    (9, "school_code", "9000010000001"),
    // More days absent than enrolled.
    (14, "days_absent", "200"),
    // A code of somebody else's list.
    (19, "race_ethnicity", "XQ"),
    // The letter O.
    (24, "ela_scale_score", "24O7"),
    (34, "school_code", ""),
    // Not one school year.
    (44, "school_year", "2014-16"),
    (49, "english_learner", "ELD"),
];
/// A comma that nobody has put in quotes.
const LOOSE_COMMA: usize = 39;
/// A row that is there twice.
const TWICE: usize = 28;

/// A `students` file of one school (*Harbor Elementary*, 2014-15, grades 3–5) with ten mistakes; the other rows are sound.
#[must_use]
pub fn broken() -> String {
    let options = Options { students: 200, first_spring: 2015, years: 1, grades: (3, 5), ..Options::default() };
    let mut rows: Vec<String> = Vec::with_capacity(ROWS);
    students(&options, &mut |line| {
        if rows.len() < ROWS && line.contains(",Harbor Elementary,") {
            rows.push(line.to_owned());
        }
    });
    for (at, column, wrong) in WRONG_CELLS {
        rows[at] = with_cell(&rows[at], column, wrong);
    }
    rows[LOOSE_COMMA] = rows[LOOSE_COMMA].replacen("Harbor Elementary", "Harbor, Elementary", 1);
    rows.insert(TWICE + 1, rows[TWICE].clone());
    row::HEADER.to_owned() + &rows.concat()
}

fn with_cell(line: &str, column: &str, text: &str) -> String {
    let at = row::HEADER.trim_end().split(',').position(|name| name == column);
    let cells = line.trim_end().split(',').enumerate().map(|(n, cell)| if Some(n) == at { text } else { cell });
    cells.collect::<Vec<_>>().join(",") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_things_are_broken_and_nothing_else() {
        let text = broken();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 1 + ROWS + 1);
        assert_eq!(lines[1 + TWICE], lines[2 + TWICE]);
        let columns = row::HEADER.split(',').count();
        let odd = lines.iter().filter(|line| line.split(',').count() != columns).count();
        assert_eq!(odd, 1);
        for (_, _, wrong) in WRONG_CELLS.iter().filter(|cell| !cell.2.is_empty()) {
            assert_eq!(lines.iter().filter(|line| line.split(',').any(|cell| cell == *wrong)).count(), 1, "{wrong}");
        }
    }
}
