//! The head of a table: how it is separated and which of its first rows is the header. Reports have titles above it, and
//! a header may run over two rows whose cells were merged.

use super::text::{Event, RecordReader, decode, delimiter_of};

/// How well a row fits as a header: of which the better is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// No layout is near.
    None,
    /// A required column is missing; so many are known.
    Nearly(usize),
    /// A layout with so many known columns.
    Whole(usize),
}

/// What the head of a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) delimiter: u8,
    /// CR in files that have no LF.
    pub(super) newline: u8,
    /// The first line only names the separator.
    pub(super) named: bool,
    /// The line on which the header starts; nothing where the head holds no row.
    pub(super) header: Option<u32>,
    /// Its names, where cells were merged over two rows; else they are those of its row.
    pub(super) names: Option<Vec<String>>,
    /// The most cells with text in one row.
    pub(super) widest: usize,
    /// How well the header fits.
    pub(super) fit: Fit,
}

/// Collects the head of a text: so many lines with text, or so many bytes.
#[derive(Default)]
pub(super) struct Head {
    bytes: Vec<u8>,
    looked_at: usize,
    lines: usize,
    inked: bool,
}

impl Head {
    /// Lines with text that are looked at.
    const LINES: usize = 20;
    /// Columns beyond which merged cells are not told apart one by one.
    const MERGED: usize = 200;
    /// Bytes that are looked at.
    const BYTES: usize = 1 << 16;

    /// Takes a chunk; true when nothing more is needed.
    pub(super) fn push(&mut self, chunk: &[u8]) -> bool {
        self.bytes.extend_from_slice(chunk);
        // One byte beyond the last line tells CR from CRLF.
        while self.lines < Self::LINES && self.looked_at < self.bytes.len().min(Self::BYTES) {
            match self.bytes[self.looked_at] {
                b'\r' | b'\n' => self.lines += usize::from(std::mem::take(&mut self.inked)),
                byte => self.inked |= !byte.is_ascii_whitespace(),
            }
            self.looked_at += 1;
        }
        self.bytes.len() > self.looked_at && (self.lines == Self::LINES || self.looked_at == Self::BYTES)
    }

    pub(super) fn is_blank(&self) -> bool {
        self.bytes.iter().all(u8::is_ascii_whitespace)
    }

    /// The bytes that decide, however the text was cut into chunks.
    pub(super) fn looked_at(&self) -> &[u8] {
        &self.bytes[..self.looked_at]
    }

    /// What has come so far.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// What the head says; the same however the text was cut into chunks.
    pub(super) fn plan(&self, fit: &mut impl FnMut(&[String]) -> Fit) -> Plan {
        let text = self.looked_at();
        // Of a CRLF at the end both bytes count.
        let beyond = self.bytes.get(self.looked_at) == Some(&b'\n');
        let newline = if text.contains(&b'\r') && !text.contains(&b'\n') && !beyond { b'\r' } else { b'\n' };
        let start = text.iter().position(|b| !b.is_ascii_whitespace()).unwrap_or(0);
        let first = text[start..].split(|b| matches!(b, b'\r' | b'\n')).next().unwrap_or_default();
        let sep = |name: &[u8]| first.strip_prefix(name).map(|rest| rest.trim_ascii_end().to_vec());
        // Spreadsheets may name the separator in a line of its own; a tab is its own blank.
        let named = match sep(b"sep=").or_else(|| sep(b"SEP=")).or_else(|| sep(b"\"sep=")).as_deref() {
            Some([delimiter] | [delimiter, b'"']) => Some(*delimiter),
            Some([]) if first.ends_with(b"\t") => Some(b'\t'),
            _ => None,
        };
        let guess = named.unwrap_or_else(|| delimiter_of(first));
        let mut order = vec![guess];
        if named.is_none() {
            order.extend([b',', b'\t', b';', b'|', b'^'].into_iter().filter(|d| *d != guess));
        }
        let skip = usize::from(named.is_some());
        let mut best: Option<(Fit, Plan)> = None;
        let mut widest: Option<Plan> = None;
        for delimiter in order {
            let rows = rows(text, delimiter, newline, skip, self.looked_at < self.bytes.len());
            let unknown = Plan {
                delimiter,
                newline,
                named: named.is_some(),
                header: likely(&rows),
                names: None,
                widest: rows.iter().map(Row::inked).max().unwrap_or(0),
                fit: Fit::None,
            };
            if let Some(found) = header_of(&rows, fit) {
                if best.as_ref().is_none_or(|(so_far, _)| grade(found.fit) > grade(*so_far)) {
                    best = Some((
                        found.fit,
                        Plan { header: Some(found.line), names: found.names, fit: found.fit, ..unknown },
                    ));
                }
                if matches!(found.fit, Fit::Whole(_)) {
                    break;
                }
            } else if widest.as_ref().is_none_or(|so_far| so_far.widest < 2 && unknown.widest > so_far.widest) {
                widest = Some(unknown);
            }
        }
        let none = Plan {
            delimiter: guess,
            newline,
            named: named.is_some(),
            header: None,
            names: None,
            widest: 0,
            fit: Fit::None,
        };
        best.map(|(_, plan)| plan).or(widest).unwrap_or(none)
    }
}

/// Whole before nearly, whatever the counts.
const fn grade(fit: Fit) -> u8 {
    match fit {
        Fit::None => 0,
        Fit::Nearly(_) => 1,
        Fit::Whole(_) => 2,
    }
}

/// One of the first rows.
struct Row {
    line: u32,
    names: Vec<String>,
}

impl Row {
    fn inked(&self) -> usize {
        self.names.iter().filter(|name| !name.is_empty()).count()
    }
}

/// The rows with text; the last may be cut off.
fn rows(text: &[u8], delimiter: u8, newline: u8, skip: usize, more: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut skip = skip;
    let mut sink = |event: Event<'_>| {
        if let Event::Row(row) = event {
            let passed = std::mem::replace(&mut skip, 0) > 0;
            if !passed && !row.is_blank() && rows.len() < Head::LINES {
                let names = (0..row.len()).map(|at| decode(row.cell(at)).0.into_owned()).collect();
                rows.push(Row { line: row.line, names });
            }
        }
    };
    let mut reader = RecordReader::new(delimiter, newline, 1);
    reader.push(text, &mut sink);
    if !more {
        reader.finish(&mut sink);
    }
    rows
}

/// A row that fits as a header, alone or with the row above it.
struct Found {
    fit: Fit,
    line: u32,
    names: Option<Vec<String>>,
}

/// The first row that is a header; if none is, the one that is nearest.
fn header_of(rows: &[Row], fit: &mut impl FnMut(&[String]) -> Fit) -> Option<Found> {
    let mut nearest: Option<Found> = None;
    for (at, row) in rows.iter().enumerate() {
        let above = at.checked_sub(1).map(|above| &rows[above]);
        let mut found = fitting(above, row, fit);
        if let (Fit::Whole(_), Some(below)) = (found.fit, rows.get(at + 1)) {
            // The row below may name the columns of a merged cell.
            let both = fitting(Some(row), below, fit);
            if both.names.is_some() && both.fit > found.fit {
                found = both;
            }
        }
        if matches!(found.fit, Fit::Whole(_)) {
            return Some(found);
        }
        if found.fit > nearest.as_ref().map_or(Fit::None, |n| n.fit) {
            nearest = Some(found);
        }
    }
    nearest
}

fn fitting(above: Option<&Row>, row: &Row, fit: &mut impl FnMut(&[String]) -> Fit) -> Found {
    let mut best = Found { fit: fit(&row.names), line: row.line, names: None };
    // A row of values is no part of a header.
    let values = row.names.iter().any(|name| name.starts_with(|c: char| c.is_ascii_digit()));
    let Some(above) = above.filter(|above| !values && above.inked() > 0) else { return best };
    let columns = merged(&above.names, &row.names);
    for joined in [false, true] {
        let names: Vec<String> = columns.iter().map(|both| both[usize::from(joined)].clone()).collect();
        let fits = fit(&names);
        if fits > best.fit {
            best = Found { fit: fits, line: row.line, names: Some(names) };
        }
    }
    // Some columns are named by their own row alone, others only with the cell above.
    if let (Some(mut names), true) = (best.names.take(), columns.len() <= Head::MERGED) {
        for (at, both) in columns.iter().enumerate().filter(|(_, both)| both[0] != both[1]) {
            let other = both[usize::from(names[at] == both[0])].clone();
            let before = std::mem::replace(&mut names[at], other);
            match fit(&names) {
                better if better > best.fit => best.fit = better,
                _ => names[at] = before,
            }
        }
        best.names = Some(names);
    }
    best
}

/// For each column of two rows its name by the lower one (a blank cell takes the text above it) and by both (the text
/// above, which may be merged over several columns, goes before it).
fn merged(above: &[String], own: &[String]) -> Vec<[String; 2]> {
    let mut group = "";
    let columns = (0..above.len().max(own.len())).map(|at| {
        let over = above.get(at).map_or("", String::as_str);
        if !over.is_empty() {
            group = over;
        }
        match own.get(at).map_or("", String::as_str) {
            "" => [over.to_owned(), over.to_owned()],
            name => [name.to_owned(), format!("{group} {name}").trim().to_owned()],
        }
    });
    columns.collect()
}

/// Of rows that no layout knows the first that is about as wide as any.
fn likely(rows: &[Row]) -> Option<u32> {
    let widest = rows.iter().map(Row::inked).max()?;
    rows.iter().find(|row| row.inked() * 5 >= widest * 4).map(|row| row.line)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A layout of three columns.
    fn fit(names: &[String]) -> Fit {
        let known = names.iter().filter(|n| ["code", "id", "grade", "days absent"].contains(&n.as_str())).count();
        match (names.iter().any(|n| n == "code"), known) {
            (true, 2..) => Fit::Whole(known),
            (false, 2..) => Fit::Nearly(known),
            _ => Fit::None,
        }
    }

    fn plan(text: &str, chunk: usize) -> Plan {
        let mut head = Head::default();
        let _ = text.as_bytes().chunks(chunk).any(|c| head.push(c));
        head.plan(&mut fit)
    }

    #[test]
    fn a_header_is_found_below_its_titles_in_any_chunks() {
        let titles = "Attendance, all schools\r\n\r\nPrinted;today\r\ncode;id;grade\r\n";
        let text = titles.to_owned() + &"1;2;3\r\n".repeat(50);
        for chunk in [1, 2, 5, 1000] {
            let plan = plan(&text, chunk);
            assert_eq!((plan.delimiter, plan.newline, plan.header, plan.names), (b';', b'\n', Some(4), None));
        }
    }

    #[test]
    fn a_header_over_two_rows_is_read_with_its_merged_cells() {
        let names = |text| plan(text, 9).names.unwrap_or_default().join(",");
        assert_eq!(names("code,days,,id\n,enrolled,absent,\n1,2,3,4\n"), "code,days enrolled,days absent,id");
        assert_eq!(names("code,id,Days,\n,,grade,days absent\n1,2,3,4\n"), "code,id,grade,days absent");
    }

    #[test]
    fn a_row_of_values_never_blends_into_the_header() {
        let plan = plan("code,id,grade\n1,,3\n", 9);
        assert_eq!((plan.header, plan.names), (Some(1), None));
    }

    #[test]
    fn a_cr_alone_ends_lines_and_a_crlf_cut_in_two_does_not() {
        assert_eq!(plan("code,id\r1,2\r", 1).newline, b'\r');
        let text = "code,id\r\n".repeat(40);
        assert!((1..60).all(|chunk| plan(&text, chunk).newline == b'\n'));
    }

    #[test]
    fn an_unknown_table_starts_at_its_first_wide_row() {
        let plan = plan("Inventory\nroom\tdesks\tchairs\n1\t2\t3\n", 4);
        assert_eq!((plan.delimiter, plan.header, plan.widest), (b'\t', Some(2), 3));
    }
}
