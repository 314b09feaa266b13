//! The rows and cells from which a measure was counted.

use crate::model::Measure;
use crate::order::{self, SmallMap};
use crate::records::CellContent;
use crate::score::{CellScore, IndicatorScore};
use crate::tally::rows_of;

use super::{SourceRef, Tracer};

/// Lines of examples in a [`SourceRef`].
const EXAMPLES: usize = 20;

impl Tracer<'_> {
    /// The files with answers to surveys.
    pub(super) fn answer_sources(&self) -> Vec<SourceRef> {
        let files = &self.results.records.files;
        let told = self.school.parts.iter().filter_map(|(file, at)| {
            let table = files[usize::from(*file)].content.survey.as_ref()?;
            let rows = table.of(*at).iter().map(|answer| answer.valid() as usize).sum();
            let columns = ["respondent", "construct", "favorable", "score"].map(str::to_owned).to_vec();
            (rows > 0).then(|| self.source(*file, 0, rows, Vec::new(), columns))
        });
        told.collect()
    }

    /// The rows of each file that were counted; the first lines of those in the numerator.
    pub(super) fn student_sources(&self, indicator: &IndicatorScore, cell: &CellScore) -> Vec<SourceRef> {
        let definitions = self.results.methodology.definitions();
        let mut by_file: SmallMap<u16, (usize, Vec<u32>)> = SmallMap::new();
        for row in rows_of(&self.results.records, definitions, self.at, &indicator.id, cell.group) {
            let (count, lines) = by_file.or_default(row.file);
            *count += 1;
            if row.in_numerator {
                lines.push(row.line);
            }
        }
        by_file
            .into_iter()
            .map(|(file, (rows, mut lines))| {
                order::sort(&mut lines);
                lines.truncate(EXAMPLES);
                let columns = crate::tally::columns_of(&indicator.id).iter().map(|c| (*c).to_owned()).collect();
                self.source(file, 0, rows, lines, columns)
            })
            .collect()
    }

    /// Every cell that says the believed value, with the note on how its definition differs.
    pub(super) fn cell_sources(&self, indicator: &IndicatorScore, cell: &CellScore) -> Vec<(SourceRef, Option<&str>)> {
        let records = &self.results.records;
        let Some(position) = self.results.position(&indicator.id) else { return Vec::new() };
        let mut sources = Vec::new();
        for (file, part) in records.parts(self.school) {
            for told in &part.cells {
                let same = records.indicator(file, told.indicator) == position && told.group == cell.group;
                if !same || !says(&told.content, &cell.measure) {
                    continue;
                }
                let layout = records.files[usize::from(file)].layout.as_ref();
                let columns = layout
                    .and_then(|l| l.measure.iter().find(|m| m.indicator == indicator.id.as_str()))
                    .map(|m| [&m.numerator, &m.value, &m.denominator])
                    .map(|names| names.into_iter().filter(|n| !n.is_empty()).cloned().collect())
                    .unwrap_or_default();
                let differs = layout
                    .and_then(|l| l.differs.get(cell.group.id()).or_else(|| l.differs.get(indicator.id.as_str())))
                    .map(String::as_str);
                sources.push((self.source(file, told.line, 1, Vec::new(), columns), differs));
            }
        }
        sources
    }

    pub(super) fn source(&self, file: u16, line: u32, rows: usize, lines: Vec<u32>, columns: Vec<String>) -> SourceRef {
        let part = &self.results.records.files[usize::from(file)];
        SourceRef {
            file: part.name.clone(),
            hash: part.hash.clone(),
            layout: part.layout.as_ref().map_or_else(String::new, |l| l.id.clone()),
            line,
            rows,
            lines,
            columns,
        }
    }
}

/// Does a cell say this measure?
fn says(content: &CellContent, measure: &Measure) -> bool {
    match (content.amount(), measure) {
        (None, Measure::Suppressed) => true,
        (Some(told), Measure::Reported(amount) | Measure::TooFew { amount, .. }) => {
            told.denominator == amount.denominator && told.known_value() == amount.known_value()
        }
        _ => false,
    }
}
