//! The files that the binary writes and the page saves: the same bytes.

use std::borrow::Cow;

use serde::Serialize;

use crate::intake::{FindingGroup, FindingKind};
use crate::methodology::Methodology;
use crate::score::{Points, Results};

use super::card::letter;
use super::practices::practices_file;
use super::{MethodologySummary, Overview, RuleRef, Unknown, denominator, numerator, published};

/// The names of the files that are always written. `published.json` is written when it is asked for, `about.csv` for the
/// workbook; the binary writes `leas.csv` too.
pub const DOWNLOADS: &[&str] = &["index.csv", "domains.csv", "measures.csv", "findings.csv", "report.json"];

/// The bytes of one download.
///
/// # Errors
/// When no download has this name.
pub fn download(name: &str, results: &Results, overview: &Overview) -> Result<Vec<u8>, Unknown> {
    Ok(match name {
        "index.csv" => index(results),
        "domains.csv" => domains(results),
        "measures.csv" => measures(results),
        "findings.csv" => findings(&overview.findings),
        "practices.csv" => practices_file(results),
        "leas.csv" => leas(results),
        "published.json" => published(results, overview, None)?,
        "about.csv" => about(overview, &assumed(&results.methodology)),
        "report.json" => {
            let report = Report { overview, assumed: assumed(&results.methodology) };
            serde_json::to_vec_pretty(&report).unwrap_or_default()
        }
        _ => return Err(Unknown::Download(name.to_owned())),
    })
}

/// What programs read. Its shape is written down in `www/schemas/report.schema.json`.
#[derive(Serialize)]
struct Report<'r> {
    #[serde(flatten)]
    overview: &'r Overview,
    /// Every assumed value of the methodology.
    assumed: Vec<RuleRef>,
}

fn assumed(methodology: &Methodology) -> Vec<RuleRef> {
    methodology.assumed().map(RuleRef::of).collect()
}

/// Rows of cells, quoted where they must be (RFC 4180, lines end in LF).
pub(super) struct Table(String);

impl Table {
    pub(super) fn new(header: &str) -> Self {
        Self(format!("{header}\n"))
    }

    pub(super) fn row<const N: usize>(&mut self, cells: [&str; N]) {
        self.cells(&cells);
    }

    fn cells(&mut self, cells: &[&str]) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.0.push(',');
            }
            self.0.push_str(&quoted(cell));
        }
        self.0.push('\n');
    }

    pub(super) fn bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// A cell as a table writes it.
pub(super) fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', '"', '\n', '\r']) {
        Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(cell)
    }
}

/// Somebody else's text: a spreadsheet must not take it for a formula.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn places(points: Points) -> String {
    points.fixed(6)
}

fn index(results: &Results) -> Vec<u8> {
    const HEADER: &str = "school_year,school_code,school_name,lea_code,school_type,index,academic,social_emotional,culture_climate,points_base,points_possible";
    // A methodology with letters has one column more.
    let letters = results.methodology.letters().is_some();
    let mut table = Table::new(&if letters { format!("{HEADER},letter") } else { HEADER.to_owned() });
    let ids: Vec<&str> = results.methodology.domains().map(|(_, node)| node.id.as_str()).collect();
    for ((_, school), summary) in results.schools().zip(&results.summaries) {
        // A domain that the methodology lacks, or in which nothing is scored, is empty.
        let domain = |id: &str| {
            let at = ids.iter().position(|d| *d == id);
            at.and_then(|at| summary.domains.get(at))
                .filter(|(_, possible)| possible.num > 0)
                .map_or_else(String::new, |(points, _)| places(*points))
        };
        let cells = [
            &school.year.to_string(),
            school.code.as_str(),
            &harmless(&school.facts.name),
            &harmless(&school.facts.lea_code),
            school.school_type().id(),
            &summary.index.map_or_else(|_| String::new(), places),
            &domain("academic"),
            &domain("social_emotional"),
            &domain("culture_climate"),
            &places(summary.base),
            &possible(summary).map_or_else(String::new, places),
            &letter(results, summary),
        ];
        table.cells(if letters { &cells } else { &cells[..cells.len() - 1] });
    }
    table.bytes()
}

/// All points possible, of a school with an index.
fn possible(summary: &crate::score::Summary) -> Option<Points> {
    summary.index.ok()?;
    let den = summary.domains.first()?.1.den;
    Some(Points { num: summary.domains.iter().map(|(_, possible)| possible.num).sum(), den })
}

fn domains(results: &Results) -> Vec<u8> {
    let mut table = Table::new("school_year,school_code,domain,points,points_possible,points_base");
    let nodes = results.methodology.nodes();
    let mut scorer = results.scorer();
    for (at, school) in results.schools() {
        let score = results.score(&mut scorer, at);
        for domain in &score.domains {
            let earns = score.index.is_ok() && domain.maximum > 0;
            let shown = |num: i128| if earns { places(score.points(num)) } else { String::new() };
            let possible = if score.index.is_ok() { places(score.points(domain.maximum)) } else { String::new() };
            table.row([
                &school.year.to_string(),
                school.code.as_str(),
                &nodes[domain.node].id,
                &shown(domain.points),
                &possible,
                &places(domain.base.into()),
            ]);
        }
    }
    table.bytes()
}

fn measures(results: &Results) -> Vec<u8> {
    let mut table = Table::new(
        "school_year,school_code,indicator,student_group,numerator,denominator,value,state,level,points,points_possible",
    );
    let mut scorer = results.scorer();
    for (at, school) in results.schools() {
        let score = results.score(&mut scorer, at);
        let year = school.year.to_string();
        for indicator in &score.indicators {
            for cell in &indicator.cells {
                let value = cell.measure.amount().and_then(crate::model::Amount::known_value);
                let points = |num: i128| if cell.scored { places(score.points(num)) } else { String::new() };
                table.row([
                    &year,
                    school.code.as_str(),
                    indicator.id.as_str(),
                    cell.group.id(),
                    &numerator(&cell.measure),
                    &denominator(&cell.measure),
                    &value.map_or_else(String::new, |v| v.fixed(6)),
                    cell.measure.state().id(),
                    &cell.level.map_or_else(String::new, |l| l.number().to_string()),
                    &points(cell.points),
                    &points(cell.maximum),
                ]);
            }
        }
    }
    table.bytes()
}

/// Measures pooled over the schools of each LEA, and the mean of their indices.
fn leas(results: &Results) -> Vec<u8> {
    let mut table = Table::new(
        "school_year,lea_code,lea_name,schools,indexed,mean_index,indicator,student_group,numerator,denominator,value,state",
    );
    for lea in results.leas().all() {
        let own = [
            lea.year.to_string(),
            harmless(&lea.code).into_owned(),
            harmless(&lea.name).into_owned(),
            lea.schools.len().to_string(),
            lea.indexed.to_string(),
            lea.index.map_or_else(String::new, places),
        ];
        let [year, code, name, schools, indexed, index] = own.each_ref().map(String::as_str);
        for indicator in &lea.indicators {
            for cell in indicator.cells.iter().filter(|cell| cell.origin.is_some()) {
                let value = cell.measure.amount().and_then(crate::model::Amount::known_value);
                table.row([
                    year,
                    code,
                    name,
                    schools,
                    indexed,
                    index,
                    indicator.id.as_str(),
                    cell.group.id(),
                    &numerator(&cell.measure),
                    &denominator(&cell.measure),
                    &value.map_or_else(String::new, |v| v.fixed(6)),
                    cell.measure.state().id(),
                ]);
            }
        }
    }
    table.bytes()
}

fn findings(groups: &[FindingGroup]) -> Vec<u8> {
    let mut table = Table::new("severity,kind,file,line,column,found,expected,count,what,what_to_do,lines");
    for group in groups {
        let Some(first) = group.examples.first() else { continue };
        let kind = FindingKind::EVERY.iter().find(|k| k.id() == group.kind);
        table.row([
            group.severity.id(),
            group.kind,
            &harmless(&group.file),
            &first.line.map_or_else(String::new, |l| l.to_string()),
            &harmless(&group.column),
            &harmless(&first.found),
            &harmless(&first.expected),
            &group.count.to_string(),
            kind.map_or("", |k| k.what()),
            kind.map_or("", |k| k.mend()),
            &group.lines.iter().map(u32::to_string).collect::<Vec<_>>().join(" "),
        ]);
    }
    table.bytes()
}

/// What a reader of the other tables must know.
fn about(overview: &Overview, assumed: &[RuleRef]) -> Vec<u8> {
    let mut table = Table::new("about,name,value,source");
    let MethodologySummary { id, label, hash, origin, .. } = &overview.methodology;
    if overview.student_data {
        table.row(["marking", "", overview.marking, ""]);
    }
    for (name, value) in [("id", id), ("label", label), ("fingerprint", hash), ("origin", origin)] {
        table.row(["methodology", name, &harmless(value), ""]);
    }
    for file in &overview.files {
        let used = if file.used { file.layout.as_str() } else { "not used" };
        table.row(["file", &harmless(&file.name), used, &file.hash]);
    }
    for value in assumed {
        table.row(["assumed", &value.name, &harmless(&value.value), &harmless(&value.source)]);
    }
    table.bytes()
}
