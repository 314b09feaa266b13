//! `docs/layouts.md` lists the layouts that are shipped. Written anew with `SQII_UPDATE=1 cargo test --test layouts_page`.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use sqii::intake::{Grain, Layout, layouts};

const HEAD: &str = "\
# Layouts

The files that are recognised without help, by their columns alone; a file's name decides nothing. A layout is data: one
file of `src/intake/layouts`, a copy of which can be changed and dropped on the page as a layout of one's own. This page is
written by a test from those files.

Where a layout says that it is recognised and not read, the reason stands beside it. What could not be established from a
public text was left out; the source of each layout says what rests on what.
";

/// What a layout brings.
fn yields(layout: &Layout) -> String {
    let list = |names: BTreeSet<String>| names.into_iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
    match layout.grain {
        Grain::Students => {
            let columns = layout.columns.keys().chain(layout.join.keys()).chain(layout.flags.keys());
            let others = layout.date_in_year.keys().chain(layout.constants.keys()).chain(layout.sums.keys());
            list(columns.chain(others).cloned().collect())
        }
        Grain::Measures if layout.measure.is_empty() && !layout.grade_counts.is_empty() => {
            "the grades that have students, which tell the school's type".to_owned()
        }
        Grain::Measures if layout.measure.is_empty() => "any indicator".to_owned(),
        Grain::Measures => list(layout.measure.iter().map(|m| m.indicator.clone()).collect()),
        Grain::Schools => "names, types and marks of schools".to_owned(),
        Grain::Surveys => "student, staff and family surveys, social-emotional skills".to_owned(),
        Grain::Practices => "what works at a school, shown to those who may learn from it".to_owned(),
        Grain::References => "declared references, against which risks are held".to_owned(),
        Grain::Roster => "part of a roster bundle, joined into student rows".to_owned(),
        Grain::Known => format!("recognised and not read: {}", layout.why),
        Grain::Methodology
        | Grain::Layout
        | Grain::GrowthSettings
        | Grain::GrowthNorms
        | Grain::Archive
        | Grain::Unknown => String::new(),
    }
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    for (grain, title) in [
        (Grain::Students, "One row per student (and test, program or enrolment)"),
        (Grain::Measures, "Already counted"),
        (Grain::Schools, "Schools"),
        (Grain::Surveys, "Answers to surveys"),
        (Grain::References, "References"),
        (Grain::Practices, "Practices"),
        (Grain::Roster, "Roster bundles"),
        (Grain::Known, "Recognised and not read"),
    ] {
        write!(page, "\n## {title}\n\n| id | file | brings | source |\n|---|---|---|---|\n").expect("a text");
        for l in layouts().iter().filter(|layout| layout.grain == grain) {
            let cells = [format!("`{}`", l.id), l.label.clone(), yields(l), l.source.clone()];
            let cells = cells.map(|cell| cell.replace('|', "\\|"));
            writeln!(page, "| {} |", cells.join(" | ")).expect("a text");
        }
    }
    page
}

#[test]
fn the_page_of_layouts_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/layouts.md");
    if std::env::var_os("SQII_UPDATE").is_some() {
        std::fs::write(&path, page()).expect("written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page(), "docs/layouts.md is out of date: SQII_UPDATE=1 cargo test --test layouts_page");
}
