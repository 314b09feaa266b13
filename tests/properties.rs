//! What must hold for any files: order, chunks and repetition change nothing; points add up exactly; better is never worse.
//!
//! Every run tries the same cases: the generator starts from [`SEED`], which is printed when a property fails.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use common::{Outputs, session, written};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use sqii::methodology::{Better, CutPoints, preset, presets};
use sqii::model::{Fraction, StudentGroup};

/// Where the generator starts.
const SEED: &[u8; 32] = b"School Quality Improvement Index";

/// As text.
fn seed() -> &'static str {
    std::str::from_utf8(SEED).unwrap_or_default()
}

/// The files that no order, chunk or repetition may change. (Findings name files and lines.)
const NUMBERS: [&str; 3] = ["index.csv", "domains.csv", "measures.csv"];

const STUDENTS: &str = "school_year,school_code,student_id,grade,race_ethnicity,english_learner,student_with_disability,\
socioeconomically_disadvantaged,days_enrolled,days_absent,suspensions,ela_level,math_level,redesignated,cohort_outcome";
const MEASURES: &str = "school_year,school_code,indicator,student_group,numerator,denominator,value,state";
const YEARS: [&str; 2] = ["2013-14", "2014-15"];

/// Tries so many cases.
fn holds<S: Strategy>(cases: u32, any: S, property: impl Fn(S::Value) -> Result<(), TestCaseError>)
where
    S::Value: Clone,
{
    let config = Config { cases, max_shrink_iters: 400, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, SEED));
    match runner.run(&any, property) {
        Ok(()) => {}
        Err(TestError::Abort(why)) => panic!("seed {:?}: gave up: {why}", seed()),
        Err(TestError::Fail(why, smallest)) => panic!("seed {:?}: {why}\nsmallest case: {smallest:#?}", seed()),
    }
}

fn school(number: u8) -> String {
    format!("9900003{:07}", number + 1)
}

/// One cell of a list, blank for the last number.
fn one_of(list: &[&str], number: u8) -> String {
    list.get(usize::from(number)).copied().unwrap_or_default().to_owned()
}

/// A row of a student file: mostly sound, sometimes not, and now and then there twice or in contradiction.
fn student_row() -> impl Strategy<Value = String> {
    let who = (0..2_u8, 0..2_u8, 0..70_u16, 0..4_u8);
    let groups = (0..9_u8, 0..5_u8, 0..3_u8, 0..2_u8);
    let days = (prop_oneof![8 => Just(180_u16), 2 => 0..180_u16], prop_oneof![9 => 0..40_u16, 1 => 0..250_u16]);
    let results = (0..3_u8, 0..5_u8, 0..5_u8, 0..3_u8, 0..12_u8, 0..60_u8);
    (who, groups, days, results).prop_map(|(who, groups, days, results)| {
        let (place, year, id, grade) = who;
        let (race, english, disability, disadvantaged) = groups;
        let (suspensions, ela, math, redesignated, outcome, mistake) = results;
        let level = |level: u8| if level == 0 { String::new() } else { level.to_string() };
        let races: Vec<&str> =
            StudentGroup::EVERY.iter().filter(|g| g.is_race_or_ethnicity()).map(|g| g.id()).collect();
        let code = match mistake {
            0 => "1.61E+13".to_owned(),
            1 => String::new(),
            _ => school(place),
        };
        let cells = [
            if mistake == 2 { "2014-16".to_owned() } else { YEARS[usize::from(year)].to_owned() },
            code,
            format!("{id:04}"),
            one_of(&["3", "4", "5"], grade),
            one_of(&races, race),
            one_of(&["EL", "RFEP", "IFEP", "EO"], english),
            one_of(&["Y", "N"], disability),
            one_of(&["Y", "N"], disadvantaged),
            days.0.to_string(),
            days.1.to_string(),
            suspensions.to_string(),
            if mistake == 3 { "high".to_owned() } else { level(ela) },
            level(math),
            one_of(&["Y", "N"], redesignated),
            one_of(&["regular_diploma", "ged", "dropout", "transfer_out"], outcome),
        ];
        cells.join(",")
    })
}

/// A row of a measures file. The same cell may come several times, mostly with one value, now and then with another.
fn measure_row(world: u64) -> impl Strategy<Value = String> {
    const INDICATORS: [&str; 16] = [
        "ela_performance",
        "math_performance",
        "science_performance",
        "ela_growth",
        "math_growth",
        "graduation_4yr",
        "graduation_5yr",
        "middle_school_persistence",
        "chronic_absenteeism",
        "suspension_expulsion",
        "el_redesignation",
        "sel_skills",
        "survey_student",
        "ela_distance",
        "math_distance",
        "library_visits",
    ];
    const SCORED: [StudentGroup; 6] = [
        StudentGroup::EnglishLearners,
        StudentGroup::StudentsWithDisabilities,
        StudentGroup::SocioeconomicallyDisadvantaged,
        StudentGroup::Hispanic,
        StudentGroup::White,
        StudentGroup::Asian,
    ];
    let group = prop_oneof![
        10 => Just(StudentGroup::All),
        6 => prop::sample::select(SCORED.to_vec()),
        2 => prop::sample::select(StudentGroup::EVERY.to_vec()),
    ];
    let version = prop_oneof![60 => Just(0_u64), 1 => 1..3_u64];
    (0..3_u8, 0..2_u8, 0..INDICATORS.len(), group, version, 0..30_u8).prop_map(
        move |(place, year, indicator, group, version, kind)| {
            let id = INDICATORS[indicator];
            let cell = [world, place.into(), year.into(), indicator as u64, group.index() as u64, version];
            let first = mixed(&cell) % 90;
            let second = mixed(&[&cell[..], &[1]].concat()) % 90;
            let (numerator, denominator) = (first.min(second), first.max(second));
            let start = format!("{},{},{id},{}", YEARS[usize::from(year)], school(place), group.id());
            match kind {
                0 => format!("{start},,,,suppressed"),
                1 => format!("{start},*,{denominator},,"),
                _ if id.ends_with("_distance") => format!("{start},,{denominator},-{numerator}.25,"),
                _ if id.ends_with("_growth") => format!("{start},,{denominator},{numerator},"),
                _ => format!("{start},{numerator},{denominator},,"),
            }
        },
    )
}

/// A number that looks like none in particular.
fn mixed(parts: &[u64]) -> u64 {
    parts.iter().fold(0x9E37_79B9_7F4A_7C15, |state, part| {
        let z = (state ^ part).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        (z ^ z >> 29).wrapping_mul(0x94D0_49BB_1331_11EB) ^ z >> 32
    })
}

fn student_rows() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(student_row(), 0..300)
}

fn measure_rows() -> impl Strategy<Value = Vec<String>> {
    any::<u64>().prop_flat_map(|world| prop::collection::vec(measure_row(world), 0..220))
}

fn file(header: &str, rows: &[String]) -> Vec<u8> {
    let mut text = header.to_owned() + "\n";
    for row in rows {
        text.push_str(row);
        text.push('\n');
    }
    text.into_bytes()
}

/// A `schools` file for the third school, of which there are no grades.
fn schools(school_type: u8) -> Vec<u8> {
    let school_type = one_of(&["elementary", "middle", "high", "span"], school_type);
    format!("school_code,school_type,grade_low,grade_high\n{},{school_type},K,8\n", school(2)).into_bytes()
}

fn score(files: &[(&str, &[u8])]) -> Outputs {
    common::score(files.iter().copied(), None)
}

fn same_numbers(one: &Outputs, other: &Outputs) -> Result<(), TestCaseError> {
    for name in NUMBERS {
        let text = |outputs: &Outputs| String::from_utf8_lossy(outputs.bytes(name)).into_owned();
        prop_assert_eq!(text(one), text(other), "{}", name);
    }
    Ok(())
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let shuffled = |rows: Vec<String>| (Just(rows.clone()), Just(rows).prop_shuffle());
    let any = (student_rows().prop_flat_map(shuffled), measure_rows().prop_flat_map(shuffled));
    holds(30, any, |((students, students_too), (measures, measures_too))| {
        let files = |s: &[String], m: &[String]| (file(STUDENTS, s), file(MEASURES, m));
        let (one, other) = (files(&students, &measures), files(&students_too, &measures_too));
        same_numbers(
            &score(&[("students.csv", &one.0), ("measures.csv", &one.1)]),
            &score(&[("students.csv", &other.0), ("measures.csv", &other.1)]),
        )
    });
}

#[test]
fn the_order_and_the_names_of_files_change_nothing() {
    let any = (student_rows(), student_rows(), measure_rows(), measure_rows(), 0..4_u8, any::<[u8; 5]>());
    holds(30, any, |(a, b, c, d, school_type, keys)| {
        let files =
            [file(STUDENTS, &a), file(STUDENTS, &b), file(MEASURES, &c), file(MEASURES, &d), schools(school_type)];
        let names = ["a.csv", "b.csv", "c.csv", "d.csv", "e.csv"];
        let ours: Vec<(&str, &[u8])> = names.into_iter().zip(files.iter().map(Vec::as_slice)).collect();
        let mut theirs: Vec<(u8, &[u8])> = keys.into_iter().zip(files.iter().map(Vec::as_slice)).collect();
        theirs.sort_by_key(|(key, _)| *key);
        let theirs: Vec<(&str, &[u8])> = names.into_iter().zip(theirs.into_iter().map(|(_, bytes)| bytes)).collect();
        same_numbers(&score(&ours), &score(&theirs))
    });
}

#[test]
fn one_file_cut_into_two_gives_the_same_as_one() {
    let any = (student_rows(), measure_rows(), any::<prop::sample::Index>(), any::<prop::sample::Index>());
    holds(30, any, |(students, measures, first, second)| {
        let cut = |rows: &[String], at: prop::sample::Index, header: &str| {
            let (before, after) = rows.split_at(if rows.is_empty() { 0 } else { at.index(rows.len()) });
            (file(header, before), file(header, after))
        };
        let whole = (file(STUDENTS, &students), file(MEASURES, &measures));
        let (s, m) = (cut(&students, first, STUDENTS), cut(&measures, second, MEASURES));
        same_numbers(
            &score(&[("s.csv", &whole.0), ("m.csv", &whole.1)]),
            &score(&[("s1.csv", &s.0), ("m1.csv", &m.0), ("s2.csv", &s.1), ("m2.csv", &m.1)]),
        )
    });
}

#[test]
fn the_size_of_chunks_changes_nothing() {
    let any = (student_rows(), measure_rows(), prop_oneof![1..20_usize, 1..3000_usize], any::<bool>());
    holds(30, any, |(students, measures, chunk, windows)| {
        let ends = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).expect("rows are text");
            if windows { text.replace('\n', "\r\n").into_bytes() } else { text.into_bytes() }
        };
        let (students, measures) = (ends(file(STUDENTS, &students)), ends(file(MEASURES, &measures)));
        let files = [("students.csv", students.as_slice()), ("measures.csv", measures.as_slice())];
        let whole = written(session(files, usize::MAX), None);
        let parts = written(session(files, chunk), None);
        // Findings too: lines are counted alike.
        prop_assert_eq!(&whole, &parts);
        Ok(())
    });
}

#[test]
fn a_file_dropped_twice_changes_nothing() {
    let any = (student_rows(), measure_rows(), 0..4_u8);
    holds(24, any, |(students, measures, school_type)| {
        let (s, m, d) = (file(STUDENTS, &students), file(MEASURES, &measures), schools(school_type));
        let once = [("s.csv", s.as_slice()), ("m.csv", m.as_slice()), ("d.csv", d.as_slice())];
        let twice = [once[0], once[1], once[2], ("s.csv", &s), ("m copy.csv", &m), ("d copy.csv", &d)];
        same_numbers(&score(&once), &score(&twice))
    });
}

#[test]
fn a_school_has_the_same_numbers_alone_and_among_others() {
    let any = (student_rows(), measure_rows(), 0..4_u8);
    holds(24, any, |(students, measures, school_type)| {
        let d = schools(school_type);
        // Nobody moves: a cohort's student counts at the last school (rule 9), which only the other school's rows tell.
        let students: Vec<String> = students
            .iter()
            .map(|row| {
                let cells: Vec<&str> = row.split(',').collect();
                let id = format!("{}-{}", cells[2], cells[1]);
                [&cells[..2], &[id.as_str()], &cells[3..]].concat().join(",")
            })
            .collect();
        let of = |code: &str, rows: &[String]| -> Vec<String> {
            rows.iter().filter(|row| row.split(',').nth(1) == Some(code)).cloned().collect()
        };
        let score = |students: &[String], measures: &[String]| {
            let (s, m) = (file(STUDENTS, students), file(MEASURES, measures));
            common::score([("s.csv", s.as_slice()), ("m.csv", &m), ("d.csv", &d)], Some("core-2014-15"))
        };
        let among = score(&students, &measures);
        for code in (0..3).map(school) {
            let alone = score(&of(&code, &students), &of(&code, &measures));
            for name in NUMBERS {
                let own = |outputs: &Outputs| -> common::Table {
                    outputs.table(name).into_iter().filter(|row| row["school_code"] == code).collect()
                };
                prop_assert_eq!(own(&alone), own(&among), "{}", name);
            }
        }
        Ok(())
    });
}

#[test]
fn a_school_written_in_two_ways_has_one_name_in_whatever_order_the_rows_come() {
    let name = prop_oneof![Just("Harbor Elementary"), Just("HARBOR ELEMENTARY"), Just("Harbor School"), Just("")];
    let rows = prop::collection::vec((name, 0..30_u8), 1..20);
    let any = rows.prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()));
    holds(30, any, |(rows, shuffled)| {
        let students = |rows: &[(&str, u8)]| {
            let row = |(name, id): &(&str, u8)| format!("2014-15,{},{name},{id},4,3", school(0));
            file(
                "school_year,school_code,school_name,student_id,grade,ela_level",
                &rows.iter().map(row).collect::<Vec<_>>(),
            )
        };
        same_numbers(&score(&[("students.csv", &students(&rows))]), &score(&[("students.csv", &students(&shuffled))]))
    });
}

#[test]
fn points_possible_add_up_to_exactly_100_and_points_to_the_index() {
    let any = (student_rows(), measure_rows(), 0..4_u8, 0..presets().len());
    holds(60, any, |(students, measures, school_type, methodology)| {
        let (s, m, d) = (file(STUDENTS, &students), file(MEASURES, &measures), schools(school_type));
        let mut session = session([("s.csv", s.as_slice()), ("m.csv", m.as_slice()), ("d.csv", d.as_slice())], 4096);
        session.compute(Some(presets()[methodology].id)).expect("a shipped methodology");
        let results = session.last_results().expect("just computed");
        let mut scorer = results.scorer();
        for (at, _) in results.schools() {
            let score = results.score(&mut scorer, at);
            let den = score.weights.den;
            let cells: Vec<_> = score.indicators.iter().flat_map(|i| &i.cells).collect();
            let possible: i128 = cells.iter().map(|c| c.maximum).sum();
            let points: i128 = cells.iter().map(|c| c.points).sum();
            prop_assert!(cells.iter().all(|c| 0 <= c.points && c.points <= c.maximum));
            prop_assert!(cells.iter().all(|c| c.scored == (c.maximum > 0)));
            prop_assert_eq!(score.domains.iter().map(|d| d.maximum).sum::<i128>(), possible);
            prop_assert_eq!(score.domains.iter().map(|d| d.points).sum::<i128>(), points);
            prop_assert_eq!(score.domains.iter().map(|d| d.base).sum::<sqii::model::Ratio>(), score.weights.base);
            if let Ok(index) = score.index {
                prop_assert_eq!(possible, 100 * den);
                prop_assert_eq!(points, index);
                // The lowest level earns a tenth.
                prop_assert!(10 * den <= index && index <= 100 * den);
                prop_assert!(score.weights.base >= sqii::model::Ratio::from_integer(50));
            } else {
                prop_assert_eq!((possible, points), (0, 0));
            }
        }
        let index = session.download("index.csv").expect("just computed");
        for row in common::table(&index) {
            prop_assert_eq!(row["index"].is_empty(), row["points_possible"] != "100.000000");
        }
        Ok(())
    });
}

fn fraction() -> impl Strategy<Value = Fraction> {
    prop_oneof![
        (-3000..3000_i64, 1..2000_i64).prop_map(|(num, den)| Fraction::new(num, den)),
        (0..200_i64, 1..200_i64).prop_map(|(num, den)| Fraction::new(num, den)),
    ]
}

#[test]
fn a_better_value_never_has_a_lower_level() {
    let any = (prop::collection::vec(fraction(), 9), fraction(), fraction(), any::<bool>());
    holds(2000, any, |(mut cuts, one, other, higher)| {
        let better = if higher { Better::Higher } else { Better::Lower };
        cuts.sort();
        if !higher {
            cuts.reverse();
        }
        let cuts: [Fraction; 9] = cuts.try_into().expect("nine");
        let points = CutPoints::new(cuts, better).expect("in order");
        let (worse, best) = if (one <= other) == higher { (one, other) } else { (other, one) };
        prop_assert!(points.level(worse, better) <= points.level(best, better));
        // And a cut point itself is reached.
        let reached =
            cuts.iter().filter(|cut| **cut == cuts[4]).count() + cuts.iter().position(|c| *c == cuts[4]).expect("it");
        prop_assert_eq!(usize::from(points.level(cuts[4], better).number()), reached + 1);
        Ok(())
    });
}

#[test]
fn one_more_student_on_the_better_side_never_lowers_level_or_index() {
    let rules: Vec<(usize, String, bool)> = (0..presets().len())
        .flat_map(|at| {
            let rules = preset(presets()[at].id).expect("a shipped methodology");
            let scored =
                rules.indicators().iter().filter(|i| i.node.is_some() && !i.id.as_str().ends_with("_distance"));
            scored.map(|i| (at, i.id.to_string(), i.better.value == Better::Higher)).collect::<Vec<_>>()
        })
        .collect();
    let any = (prop::sample::select(rules), measure_rows(), 0..4_u8, 20..400_u16, any::<u16>());
    holds(30, any, |((methodology, indicator, higher), rows, school_type, denominator, numerator)| {
        let numerator = numerator % denominator;
        let d = schools(school_type);
        let score = |numerator: u16| {
            let cell = format!("{},{},{indicator},all,{numerator},{denominator},,", YEARS[1], school(2));
            let key = cell.split(',').take(4).collect::<Vec<_>>().join(",") + ",";
            let mut rows: Vec<String> = rows.iter().filter(|row| !row.starts_with(&key)).cloned().collect();
            rows.push(cell);
            let m = file(MEASURES, &rows);
            let outputs = common::score([("m.csv", m.as_slice()), ("d.csv", &d)], Some(presets()[methodology].id));
            let of_school = |name: &str| -> common::Table {
                let rows = outputs.table(name).into_iter();
                rows.filter(|r| r["school_code"] == school(2) && r["school_year"] == YEARS[1]).collect()
            };
            let level = of_school("measures.csv")
                .iter()
                .find(|r| r["indicator"] == indicator && r["student_group"] == "all")
                .map_or(0, |r| r["level"].parse::<u8>().unwrap_or(0));
            let index = of_school("index.csv").first().and_then(|r| r["index"].replace('.', "").parse::<u64>().ok());
            (level, index)
        };
        let (fewer, more) = (score(numerator), score(numerator + 1));
        let (worse, better) = if higher { (fewer, more) } else { (more, fewer) };
        prop_assert!(worse.0 <= better.0 && worse.1 <= better.1, "{:?} and {:?}", worse, better);
        Ok(())
    });
}
