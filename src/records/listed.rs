//! Schools that a `schools` file should list.

use std::collections::BTreeSet;

use crate::intake::{FindingKind, Findings};

use super::{Found, Part, Precedence, SchoolYearRecords};

/// Where a `schools` file is loaded: the schools of student rows and of measures that none lists, each once a file. Public
/// files tell of the whole state and are not held against it.
pub(super) fn not_listed(files: &[Part], schools: &[SchoolYearRecords], findings: &mut Found) {
    let lists: Vec<&Part> = files.iter().filter(|file| !file.content.directory.is_empty()).collect();
    let Some(first) = lists.first() else { return };
    let mut told = BTreeSet::new();
    for school in schools {
        if lists.iter().any(|file| file.content.directory.contains_key(&school.code)) {
            continue;
        }
        for (file, _) in &school.parts {
            let part = &files[usize::from(*file)];
            let own = matches!(part.content.precedence, Precedence::Students | Precedence::Measures);
            if own && told.insert((*file, &school.code)) {
                let expected = format!("a row of {}", first.name);
                let own = findings.entry(*file).or_insert_with(|| Findings::of(&part.name));
                own.add(FindingKind::SchoolNotListed, None, "school_code", school.code.as_str(), &expected);
            }
        }
    }
}
