//! One cell, one value (rule 6 of methodology.md): equal cells count once; of unequal ones the file that is believed first
//! wins, never the order of the files.

use crate::intake::FindingKind;
use crate::model::StudentGroup;
use crate::records::{CellContent, Precedence, Records, SchoolYearRecords};

use super::{Count, Found, Origin, name_of, note, place};

/// A cell with its whereabouts.
struct Told<'r> {
    key: (u16, StudentGroup),
    precedence: Precedence,
    content: &'r CellContent,
    file: u16,
    line: u32,
}

/// Adds the cells of a school and year, as far as they are of the indicators asked for, to the counts of its student rows.
pub(super) fn add(
    records: &Records,
    school: &SchoolYearRecords,
    counts: &mut Vec<Count>,
    asked: impl Fn(u16) -> bool,
    findings: &mut Found,
) {
    let mut told: Vec<Told<'_>> = Vec::new();
    for (file, part) in records.parts(school) {
        let precedence = records.files[usize::from(file)].content.precedence;
        told.extend(part.cells.iter().filter_map(|cell| {
            let indicator = records.indicator(file, cell.indicator);
            let key = (indicator, cell.group);
            asked(indicator).then_some(Told { key, precedence, content: &cell.content, file, line: cell.line })
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
            Some(count) => Some(count.content.clone()),
            None => first_believed(same).cloned(),
        };
        report(records, school, same, believed.as_ref(), counted.is_some(), findings);
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

/// The value of the cells that are believed first, if they agree. A hidden cell contradicts nothing. Of equal cells the one
/// with a numerator stands.
fn first_believed<'r>(same: &[Told<'r>]) -> Option<&'r CellContent> {
    let first = same.iter().take_while(|t| t.precedence == same[0].precedence);
    let mut values = first.map(|t| t.content).filter(|c| **c != CellContent::Suppressed);
    let Some(value) = values.next() else { return Some(&CellContent::Suppressed) };
    values.all(|other| other.says_what(value)).then_some(value)
}

/// A finding for every cell that says something else than the believed one.
fn report(
    records: &Records,
    school: &SchoolYearRecords,
    same: &[Told<'_>],
    believed: Option<&CellContent>,
    from_students: bool,
    findings: &mut Found,
) {
    // Among cells of which none is believed, each is held against another: the first, or the first that differs from it.
    let values = || same.iter().filter(|t| *t.content != CellContent::Suppressed);
    let Some(first) = values().next() else { return };
    let second = values().find(|t| !t.content.says_what(first.content));
    for told in values().filter(|t| !believed.is_some_and(|b| t.content.says_what(b))) {
        let (indicator, group) = told.key;
        let id = &records.indicators[usize::from(indicator)];
        let found = format!("{} = {}", name_of(school, id, group), text(told.content));
        let other = if told.content.says_what(first.content) { second } else { Some(first) };
        let expected = match (believed, other) {
            (Some(value), _) if from_students => format!("{} as counted from student rows", text(value)),
            (Some(value), Some(_)) => format!("{}, which is believed first", text(value)),
            (Some(value), None) => text(value),
            (None, Some(other)) => {
                format!("the same as in {}: neither is used", place(records, other.file, other.line))
            }
            (None, None) => String::new(),
        };
        note(records, findings, FindingKind::UnequalCells, (told.file, told.line), id.as_str(), &found, &expected);
    }
}

fn text(content: &CellContent) -> String {
    match *content {
        CellContent::Rate { numerator, denominator } => format!("{numerator} of {denominator}"),
        CellContent::Value { mantissa, scale, denominator } => {
            let den = 10_i128.pow(u32::from(scale));
            format!("{} over {denominator}", crate::model::fixed(i128::from(mantissa), den, u32::from(scale)))
        }
        CellContent::Quotient { ref value, denominator } => {
            format!("{} over {denominator}", value.fixed(6))
        }
        CellContent::Suppressed => "suppressed".to_owned(),
    }
}
