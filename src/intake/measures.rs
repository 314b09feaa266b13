//! Rows that somebody already counted → cells: the canonical long form and the wide public files.

use crate::model::{Fraction, Grade, GradeBin, IndicatorId, StudentGroup};
use crate::records::{Cell, CellContent};

use super::condition::{Condition, Kept};
use super::finding::{FindingKind, Findings};
use super::layout::{Layout, LayoutMeasure};
use super::schools::{Schools, SlotColumns};
use super::text::{Row, decode};
use super::values::{CodeList, whole};

/// Where one indicator's numbers stand.
struct MeasureColumns {
    indicator: u16,
    numerator: Option<usize>,
    denominator: usize,
    plus: Option<usize>,
    value: Option<usize>,
    blank_is_suppressed: bool,
    percent: bool,
    only: Vec<Condition>,
}

/// What a group code means in this layout.
#[derive(Clone, Copy)]
enum GroupCode {
    Group(StudentGroup),
    Unused,
    Grades(GradeBin),
}

/// Reads the rows of a `measures` file or a public file.
pub(super) struct MeasureIntake {
    slot: SlotColumns,
    kept: Kept,
    group: Option<usize>,
    groups: CodeList,
    meanings: Vec<GroupCode>,
    graduation: bool,
    /// Columns that count the students of a grade.
    grades: Vec<(usize, Grade)>,
    /// The long form names its indicator in a column; its state, too.
    long: Option<LongColumns>,
    wide: Vec<MeasureColumns>,
    indicators: Vec<IndicatorId>,
    left_out: u32,
    header: Vec<String>,
}

struct LongColumns {
    indicator: usize,
    state: Option<usize>,
    columns: MeasureColumns,
}

impl MeasureIntake {
    pub(super) fn new(layout: &Layout, header: &[String], names: Vec<String>) -> Option<Self> {
        let at = |column: &str| layout.find(column, header).first().copied();
        let mut indicators = Vec::new();
        let mut wide = Vec::new();
        for measure in &layout.measure {
            let position = u16::try_from(indicators.len()).ok()?;
            indicators.push(IndicatorId::parse(&measure.indicator)?);
            wide.push(Self::columns(layout, measure, position, header)?);
        }
        let long = if let Some(indicator) = at("indicator").filter(|_| wide.is_empty()) {
            let columns = MeasureColumns {
                indicator: 0,
                numerator: at("numerator"),
                denominator: at("denominator")?,
                plus: None,
                value: at("value"),
                blank_is_suppressed: false,
                percent: false,
                only: Vec::new(),
            };
            Some(LongColumns { indicator, state: at("state"), columns })
        } else {
            None
        };
        let (groups, meanings) = group_codes(layout);
        Some(Self {
            slot: SlotColumns::new(layout, header, &names),
            kept: layout.kept(header),
            group: at("student_group"),
            groups,
            meanings,
            graduation: layout.graduation,
            grades: layout.grade_counts.iter().filter_map(|(name, text)| at(name).zip(Grade::parse(text))).collect(),
            long,
            wide,
            indicators,
            left_out: 0,
            header: names,
        })
    }

    fn columns(layout: &Layout, measure: &LayoutMeasure, indicator: u16, header: &[String]) -> Option<MeasureColumns> {
        let at = |column: &str| layout.find(column, header).first().copied();
        Some(MeasureColumns {
            indicator,
            numerator: at(&measure.numerator),
            denominator: at(&measure.denominator)?,
            plus: at(&measure.denominator_plus),
            value: at(&measure.value),
            blank_is_suppressed: measure.blank_is_suppressed,
            percent: measure.percent,
            only: layout.conditions(&measure.only, header),
        })
    }

    /// Rows of other levels and splits that were left out, and the file's indicators.
    pub(super) fn finish(self) -> (u32, Vec<IndicatorId>) {
        (self.left_out, self.indicators)
    }

    #[inline(never)]
    pub(super) fn row(&mut self, row: &Row<'_>, schools: &mut Schools, findings: &mut Findings) {
        if !self.kept.has(row) {
            self.left_out += 1;
            return;
        }
        let group = match self.group.map_or(&b""[..], |at| row.cell(at)) {
            // A long file without groups is about all students.
            [] => GroupCode::Group(StudentGroup::All),
            cell => {
                let Some(code) = self.groups.read(cell) else {
                    let (column, found) = (self.group.map_or("", |at| &self.header[at]), decode(cell).0);
                    findings.add(FindingKind::UnknownGroup, Some(row.line), column, &found, self.groups.expected());
                    return;
                };
                self.meanings[usize::from(code)]
            }
        };
        let Some((slot, _)) = self.slot.find(row, schools, findings) else { return };
        let school = schools.slot(slot);
        school.graduation |= self.graduation;
        for (at, grade) in &self.grades {
            if !matches!(row.cell(*at), b"" | b"0") {
                school.grades.insert(*grade);
            }
        }
        let group = match group {
            GroupCode::Group(group) => group,
            GroupCode::Unused => return,
            GroupCode::Grades(bin) => return school.bins.insert(bin),
        };
        let mut reader = CellReader { findings, header: &self.header, row };
        let mut keep = |indicator: u16, content: Option<CellContent>| {
            if let Some(content) = content {
                school.cells.push(Cell { indicator, group, content, line: row.line });
            }
        };
        if let Some(long) = &self.long {
            let cell = row.cell(long.indicator);
            let Some(indicator) = intern(&mut self.indicators, cell) else {
                let (column, found) = (&self.header[long.indicator], decode(cell).0);
                reader.findings.add(FindingKind::BadIndicator, Some(row.line), column, &found, "an indicator's id");
                return;
            };
            let content = match long.state.map_or(&b""[..], |at| row.cell(at)) {
                b"suppressed" => Some(CellContent::Suppressed),
                b"missing" | b"not_applicable" => None,
                b"" | b"reported" | b"too_few" => reader.read(&long.columns),
                other => {
                    let at = long.state.unwrap_or_default();
                    let expected = "reported | too_few | suppressed | missing | not_applicable";
                    let found = decode(other).0;
                    reader.findings.add(FindingKind::BadValue, Some(row.line), &self.header[at], &found, expected);
                    None
                }
            };
            keep(indicator, content);
        }
        for columns in &self.wide {
            if columns.only.iter().all(|condition| condition.holds(row)) {
                keep(columns.indicator, reader.read(columns));
            }
        }
    }

    pub(super) const fn slot(&self) -> &SlotColumns {
        &self.slot
    }
}

/// Reads the numbers of one row.
struct CellReader<'a> {
    findings: &'a mut Findings,
    header: &'a [String],
    row: &'a Row<'a>,
}

/// A number's cell: a star, a blank and a number stay apart.
enum Number<T> {
    Star,
    Blank,
    Is(T),
    Bad,
}

impl CellReader<'_> {
    fn number<T>(&mut self, at: usize, read: impl Fn(&[u8]) -> Option<T>, expected: &str) -> Number<T> {
        match self.row.cell(at) {
            b"*" => Number::Star,
            [] => Number::Blank,
            cell => read(cell).map_or_else(
                || {
                    let found = decode(cell).0;
                    self.findings.add(FindingKind::BadNumber, Some(self.row.line), &self.header[at], &found, expected);
                    Number::Bad
                },
                Number::Is,
            ),
        }
    }

    fn read(&mut self, columns: &MeasureColumns) -> Option<CellContent> {
        let count = "a whole number, or * where suppressed";
        let mut denominator = self.number(columns.denominator, whole, count);
        if let Some(at) = columns.plus {
            denominator = match (denominator, self.number(at, whole, count)) {
                (Number::Is(n), Number::Is(more)) => n.checked_add(more).map_or(Number::Bad, Number::Is),
                (Number::Star, _) | (_, Number::Star) => Number::Star,
                (Number::Bad, _) | (_, Number::Bad) => Number::Bad,
                (Number::Blank, _) | (_, Number::Blank) => Number::Blank,
            };
        }
        // In the long form a row gives either a numerator or a value.
        let counts = columns.numerator.filter(|at| columns.value.is_none() || !self.row.cell(*at).is_empty());
        if let Some(at) = counts {
            let numerator = self.number(at, whole, count);
            return match (numerator, denominator) {
                (Number::Star, _) | (_, Number::Star) => Some(CellContent::Suppressed),
                (Number::Blank, _) if columns.blank_is_suppressed => Some(CellContent::Suppressed),
                (Number::Is(numerator), Number::Is(denominator)) if numerator > denominator => {
                    let (found, expected) = (numerator.to_string(), format!("at most {denominator}"));
                    let kind = FindingKind::NumeratorExceedsDenominator;
                    self.findings.add(kind, Some(self.row.line), &self.header[at], &found, &expected);
                    None
                }
                (Number::Is(numerator), Number::Is(denominator)) => Some(CellContent::Rate { numerator, denominator }),
                (numerator, denominator) => self.incomplete(&numerator, &denominator),
            };
        }
        let at = columns.value?;
        let read = if columns.percent { percent } else { decimal };
        let value = self.number(at, read, "a plain decimal number, or * where suppressed");
        match (value, denominator) {
            (Number::Star, _) | (_, Number::Star) => Some(CellContent::Suppressed),
            (Number::Blank, _) if columns.blank_is_suppressed => Some(CellContent::Suppressed),
            (Number::Is(value), Number::Is(denominator)) => Some(CellContent::value(value, denominator)),
            (value, denominator) => self.incomplete(&value, &denominator),
        }
    }

    /// One half of a count. Two blanks are no data, and what is no number was reported.
    fn incomplete<T, U>(&mut self, top: &Number<T>, denominator: &Number<U>) -> Option<CellContent> {
        let found = match (top, denominator) {
            (Number::Is(_), Number::Blank) => "no denominator",
            (Number::Blank, Number::Is(_)) => "a denominator alone",
            _ => return None,
        };
        self.findings.add(FindingKind::IncompleteCell, Some(self.row.line), "", found, "both");
        None
    }
}

fn decimal(cell: &[u8]) -> Option<Fraction> {
    Fraction::parse_decimal(std::str::from_utf8(cell).ok()?)
}

/// A percentage as a proportion.
fn percent(cell: &[u8]) -> Option<Fraction> {
    let Fraction { num, den } = decimal(cell)?;
    Some(Fraction::new(num, den.checked_mul(100)?))
}

/// Indicators of one file, at most: a column of anything else is not a list of indicators.
const MOST_INDICATORS: usize = 1000;

fn intern(indicators: &mut Vec<IndicatorId>, cell: &[u8]) -> Option<u16> {
    let position = indicators.iter().position(|i| i.as_str().as_bytes() == cell).or_else(|| {
        let id = IndicatorId::parse(std::str::from_utf8(cell).ok()?).filter(|_| indicators.len() < MOST_INDICATORS)?;
        indicators.push(id);
        Some(indicators.len() - 1)
    })?;
    u16::try_from(position).ok()
}

/// The group codes of a layout: its own list, or the canonical ids.
fn group_codes(layout: &Layout) -> (CodeList, Vec<GroupCode>) {
    let mut meanings = Vec::new();
    let mut list = CodeList::new([], "a student group's id");
    let mut add = |text: &str, meaning| {
        if let Ok(code) = u8::try_from(meanings.len()) {
            list.spell(text, code);
            meanings.push(meaning);
        }
    };
    match layout.codes.get("student_group") {
        None => StudentGroup::EVERY.iter().for_each(|g| add(g.id(), GroupCode::Group(*g))),
        Some(codes) => {
            for (id, spellings) in codes {
                let Some(group) = StudentGroup::from_id(id) else { continue };
                for spelling in spellings {
                    add(spelling, GroupCode::Group(group));
                }
            }
        }
    }
    layout.unused_groups.iter().for_each(|s| add(s, GroupCode::Unused));
    for (text, bin) in &layout.grade_groups {
        add(text, GroupCode::Grades(*bin));
    }
    (list, meanings)
}
