//! How fast ten thousand schools are scored anew when a rule is changed, natively. Figures are printed, never asserted.

use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use sqii::methodology::Change;
use sqii::session::{Asked, Session};

const GROUPS: [&str; 9] = [
    "all",
    "english_learners",
    "students_with_disabilities",
    "socioeconomically_disadvantaged",
    "african_american",
    "asian",
    "hispanic",
    "white",
    "two_or_more",
];
const INDICATORS: [&str; 6] = [
    "ela_performance",
    "math_performance",
    "high_school_readiness",
    "chronic_absenteeism",
    "suspension_expulsion",
    "el_redesignation",
];

/// Ten thousand middle schools with six indicators for nine groups each, spread over all levels.
fn loaded() -> Session {
    let mut measures = String::from("school_year,school_code,indicator,student_group,numerator,denominator\n");
    let mut schools = String::from("school_code,school_type\n");
    for school in 1..=10_000_u32 {
        let code = format!("99000{school:09}");
        let _ = writeln!(schools, "{code},middle");
        for (at, cell) in INDICATORS.iter().flat_map(|i| GROUPS.iter().map(move |g| (i, g))).enumerate() {
            let mixed = (school * 54 + u32::try_from(at).unwrap_or(0)).wrapping_mul(0x9e37_79b9) >> 8;
            let denominator = 10 + mixed % 190;
            let numerator = (mixed >> 9) % (denominator + 1);
            let _ = writeln!(measures, "2014-15,{code},{},{},{numerator},{denominator}", cell.0, cell.1);
        }
    }
    let mut session = Session::new();
    for (name, text) in [("measures.csv", measures), ("schools.csv", schools)] {
        session.open(name);
        session.push(text.as_bytes()).unwrap_or_else(|e| panic!("{e:?}"));
        session.close().unwrap_or_else(|e| panic!("{e:?}"));
    }
    session.compute(Some("core-2014-15")).unwrap_or_else(|e| panic!("{e:?}"));
    session
}

fn whatif(criterion: &mut Criterion) {
    let mut session = loaded();
    let mut n = 0_u32;
    criterion.benchmark_group("what_if").sample_size(20).bench_function("ten_thousand_schools", |bench| {
        bench.iter(|| {
            // Another value each time, as under a slider.
            n = n % 40 + 1;
            let changes = [Change { name: "n_size".into(), value: n.to_string() }];
            let asked = Asked { year: "2014-15", changes: &changes, ..Asked::default() };
            black_box(session.what_if(&asked).map(|found| found.all.map(|all| all.indexed_after)).ok())
        });
    });
}

criterion_group!(benches, whatif);
criterion_main!(benches);
