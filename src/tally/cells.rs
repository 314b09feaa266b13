//! One cell, one value (rule 6 of methodology.md): equal cells count once; of unequal ones the file that is believed first
//! wins, never the order of the files.

use std::collections::BTreeMap;

use crate::intake::{FindingKind, Findings};
use crate::model::StudentGroup;
use crate::records::{CellContent, Precedence, Records, SchoolYearRecords};

use super::{Count, Origin, name_of, note, place};

/// A cell with its whereabouts.
struct Told {
    key: (u16, StudentGroup),
    precedence: Precedence,
    content: CellContent,
    file: u16,
    line: u32,
}

/// Adds the cells of a school and year to the counts of its student rows.
pub(super) fn add(
    records: &Records,
    school: &SchoolYearRecords,
    counts: &mut Vec<Count>,
    findings: &mut BTreeMap<String, Findings>,
) {
    let mut told: Vec<Told> = Vec::new();
    for (file, part) in records.parts(school) {
        let precedence = records.files[usize::from(file)].content.precedence;
        told.extend(part.cells.iter().map(|cell| Told {
            key: (records.indicator(file, cell.indicator), cell.group),
            precedence,
            content: cell.content,
            file,
            line: cell.line,
        }));
    }
    if told.is_empty() {
        return;
    }
    told.sort_unstable_by_key(|t| (t.key, t.precedence, t.content, t.file, t.line));
    let own = std::mem::take(counts);
    let mut own = own.into_iter().peekable();
    for same in told.chunk_by(|a, b| a.key == b.key) {
        let key = same[0].key;
        while let Some(count) = own.next_if(|c| (c.indicator, c.group) < key) {
            counts.push(count);
        }
        let counted = own.next_if(|c| (c.indicator, c.group) == key);
        let believed = match &counted {
            Some(count) => Some(count.content),
            None => first_believed(same),
        };
        report(records, school, same, believed, counted.is_some(), findings);
        match (counted, believed) {
            (Some(count), _) => counts.push(count),
            (None, Some(content)) => {
                counts.push(Count { indicator: key.0, group: key.1, origin: Origin::Cell, content });
            }
            (None, None) => {}
        }
    }
    counts.extend(own);
}

/// The value of the cells that are believed first, if they agree. A hidden cell contradicts nothing.
fn first_believed(same: &[Told]) -> Option<CellContent> {
    let first: Vec<&Told> = same.iter().take_while(|t| t.precedence == same[0].precedence).collect();
    let mut values = first.iter().map(|t| t.content).filter(|c| *c != CellContent::Suppressed);
    let Some(value) = values.next() else { return Some(CellContent::Suppressed) };
    values.all(|other| other == value).then_some(value)
}

/// A finding for every cell that says something else than the believed one.
fn report(
    records: &Records,
    school: &SchoolYearRecords,
    same: &[Told],
    believed: Option<CellContent>,
    from_students: bool,
    findings: &mut BTreeMap<String, Findings>,
) {
    let file = |t: &Told| &*records.files[usize::from(t.file)].name;
    for told in same {
        if told.content == CellContent::Suppressed || Some(told.content) == believed {
            continue;
        }
        let (indicator, group) = told.key;
        let column = records.indicators[usize::from(indicator)].as_str();
        let name = name_of(school, &records.indicators[usize::from(indicator)], group);
        let found = format!("{name} = {}", text(told.content));
        let expected = match (believed, same.iter().find(|other| other.content != told.content)) {
            (Some(value), _) if from_students => format!("{} as counted from student rows", text(value)),
            (Some(value), Some(other)) => format!("{} as in {}", text(value), place(file(other), other.line)),
            (_, Some(other)) => {
                format!("the same as in {}: neither is used", place(file(other), other.line))
            }
            (_, None) => String::new(),
        };
        note(findings, FindingKind::UnequalCells, (file(told), told.line), column, &found, &expected);
    }
}

fn text(content: CellContent) -> String {
    match content {
        CellContent::Rate { numerator, denominator } => format!("{numerator} of {denominator}"),
        CellContent::Value { mantissa, scale, denominator } => {
            let den = 10_i128.pow(u32::from(scale));
            format!("{} over {denominator}", crate::model::fixed(i128::from(mantissa), den, u32::from(scale)))
        }
        CellContent::Suppressed => "suppressed".to_owned(),
    }
}
