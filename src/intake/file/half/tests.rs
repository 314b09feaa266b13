//! Two readers and one say the same of any file.

use std::cell::Cell;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::FileReader;
use crate::session::Session;

const HEADER: &str = "school_year,school_code,school_name,charter,student_id,grade,race_ethnicity,days_enrolled,days_absent,\
                      suspensions,ela_level,cohort_outcome,ela_scale_score,gpa";
const DOWNLOADS: [&str; 5] = ["index.csv", "domains.csv", "measures.csv", "findings.csv", "report.json"];

/// Everything that a session says of its files.
fn said(mut session: Session) -> Vec<String> {
    let summary = session.close().map(|summary| format!("{summary:?}")).unwrap_or_default();
    let overview = session.compute(None).map(|overview| format!("{overview:#?}")).unwrap_or_default();
    let text = |name| String::from_utf8_lossy(&session.download(name).unwrap_or_default()).into_owned();
    let mut said: Vec<String> = DOWNLOADS.into_iter().map(text).collect();
    if let Ok(results) = session.last_results() {
        for (_, school) in results.schools() {
            let details =
                results.records.parts(school).map(|(file, part)| results.records.details(file, part).collect());
            said.push(format!("{:?}", details.collect::<Vec<Vec<_>>>()));
            let (year, code) = (school.year.to_string(), school.code.as_str());
            said.push(format!("{:#?}", session.trace(&year, code)));
        }
    }
    said.extend([summary, overview]);
    said
}

fn open(head: &[u8]) -> Session {
    let mut session = Session::new();
    session.open("students.csv");
    let _ = session.push(head);
    session
}

fn by_one(text: &[u8]) -> Vec<String> {
    said(open(text))
}

/// Both readers know the head; the second begins at `from`. Was its work taken over?
fn by_two(text: &[u8], head: usize, from: usize, chunk: usize) -> Option<(Vec<String>, bool)> {
    let (mut first, mut second) = (open(&text[..head]), open(&text[..head]));
    if !first.open_file().ok()?.can_be_halved() {
        return None;
    }
    assert!(second.open_file().ok()?.begin_half());
    let (file, other) = (first.open_file().ok()?, second.open_file().ok()?);
    let hand_over = |file: &mut FileReader, other: &mut FileReader| {
        while let Some(rows) = other.hand_over() {
            file.receive(&rows);
        }
    };
    for chunk in text[from..].chunks(chunk) {
        other.push(chunk);
        hand_over(file, other);
    }
    text[head..from].chunks(chunk).for_each(|chunk| file.push(chunk));
    let half = other.end_half();
    hand_over(file, other);
    let taken = file.take_over(&half.unwrap_or_default());
    if !taken {
        let position = usize::try_from(file.position()).ok()?;
        file.push(&text[position..]);
    }
    Some((said(first), taken))
}

/// Line by line: the whole would be too much to look at.
fn same(one: &[String], two: &[String]) -> Result<(), TestCaseError> {
    let lines = |said: &[String]| said.iter().flat_map(|text| text.lines()).map(str::to_owned).collect::<Vec<_>>();
    let (one, two) = (lines(one), lines(two));
    for (one, two) in one.iter().zip(&two) {
        prop_assert_eq!(one, two);
    }
    prop_assert_eq!(one.len(), two.len());
    Ok(())
}

/// A row as offices send them: mostly sound.
fn row() -> impl Strategy<Value = Vec<u8>> {
    let name = prop_oneof![
        12 => Just(&b"Harbor Elementary"[..]),
        2 => Just(&b"Harbor School"[..]),
        2 => Just(&b"\"Harbor, the \"\"old\"\" one\""[..]),
        2 => Just(&b"\"Harbor\nElementary\""[..]),
        1 => Just(&b"Harbor \"Elementary\""[..]),
        1 => Just("Pe\u{f1}a".as_bytes()),
        1 => Just(&b"Pe\xf1a"[..]),
        1 => Just(&b""[..]),
    ];
    let who = (0..6_u8, name, 0..60_u16, 0..16_u8);
    let results = (0..40_u16, 0..3_u8, 0..6_u8, 0..8_u8);
    let odd = 0..200_u8;
    (who, results, odd).prop_map(|((school, name, id, grade), (absent, suspended, level, outcome), odd)| {
        let code = match odd {
            0 => format!("9900003{school:06}"),
            1 => format!("{school:03}"),
            2 => "1.61E+13".to_owned(),
            3 => String::new(),
            _ => format!("9900003{school:07}"),
        };
        let year = if odd == 4 {
            "2014-16"
        } else if odd == 5 {
            ""
        } else {
            "2014-15"
        };
        let enrolled = if odd == 6 { "many" } else { "180" };
        let charter = if odd == 7 { "perhaps" } else { ["Y", "N", ""][usize::from(id % 3)] };
        let outcome = ["", "regular_diploma", "dropout", "transfer_out"].get(usize::from(outcome)).unwrap_or(&"");
        let race = ["hispanic", "white", "purple"][usize::from(odd / 90)];
        let mut row = format!("{year},{code},").into_bytes();
        row.extend_from_slice(name);
        let score = if absent % 2 == 0 { format!("24{absent:02}") } else { String::new() };
        let gpa = if absent % 5 == 0 { "" } else { "2.5" };
        let id = if odd > 195 { format!("an id that is long and has blanks {id}") } else { format!("{id:04}") };
        let rest =
            format!(",{charter},{id},{grade},{race},{enrolled},{absent},{suspended},{level},{outcome},{score},{gpa}");
        row.extend_from_slice(rest.as_bytes());
        match odd {
            8 => row.clear(),
            9 => row = b"Total,,,,,,,,,,,,,".to_vec(),
            10 => row.truncate(20),
            11 => row.extend_from_slice(b",extra"),
            12 => row.push(b'"'),
            13 => row = b",,,,,,,,,,,,,".to_vec(),
            14 => {
                row = [b"2014-15,99000030000001,\"".as_slice(), &b"\n".repeat(7), b"\",Y,1,3,white,180,1,0,1,,,"]
                    .concat();
            }
            _ => {}
        }
        row
    })
}

/// Forty students from this number on.
fn sound_rows(from: u32) -> String {
    let row = |id| format!("2014-15,99000030000001,Harbor,N,{id:04},3,white,180,4,0,1,,2400,\n");
    (from..from + 40).map(row).collect::<Vec<_>>().concat()
}

fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[3; 32]))
}

/// Whole blocks, at least the head.
fn place(text: &[u8], head: usize, share: prop::sample::Index) -> usize {
    (head + share.index(text.len() - head + 1)).next_multiple_of(8).min(text.len() / 8 * 8).max(head)
}

#[test]
fn whatever_the_file_and_wherever_the_second_reader_begins_two_say_what_one_says() {
    let ends = prop_oneof![Just("\n"), Just("\r\n"), Just("\r")];
    let cases = (vec(row(), 30..150), ends, any::<prop::sample::Index>(), 1_usize..3000, any::<bool>());
    let (tried, taken) = (Cell::new(0), Cell::new(0));
    let outcome = runner(150).run(&cases, |(rows, end, share, chunk, last)| {
        let mut text = format!("{HEADER}{end}").into_bytes();
        for row in &rows {
            text.extend_from_slice(row);
            text.extend_from_slice(end.as_bytes());
        }
        if !last {
            text.truncate(text.len() - end.len());
        }
        let head = (text.len() / 2) / 8 * 8;
        if let Some((two, all)) = by_two(&text, head, place(&text, head, share), chunk) {
            tried.set(tried.get() + 1);
            taken.set(taken.get() + u32::from(all));
            same(&by_one(&text), &two)?;
        }
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("seed [3; 32]: {failure}"));
    assert!(tried.get() > 100 && taken.get() > 30, "{} of {} taken over", taken.get(), tried.get());
}

/// Bytes that mean something, and others.
#[test]
fn whatever_the_bytes_two_say_what_one_says() {
    let byte = prop_oneof![6 => Just(b'1'), 3 => Just(b','), 2 => Just(b'"'), 2 => Just(b'\n'), 1 => Just(b'\r'), 1 => any::<u8>()];
    let cases = (vec(byte, 0..300), any::<prop::sample::Index>(), 1_usize..50);
    let outcome = runner(150).run(&cases, |(noise, share, chunk)| {
        let sound = format!("{HEADER}\n{}", sound_rows(0));
        let head = sound.len() / 8 * 8;
        let text = [sound.as_bytes(), &noise].concat();
        if let Some((two, _)) = by_two(&text, head, place(&text, head, share), chunk) {
            same(&by_one(&text), &two)?;
        }
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("seed [3; 32]: {failure}"));
}

#[test]
fn a_quotation_mark_that_is_never_closed_sends_the_second_readers_work_away() {
    let text = format!("{HEADER}\n{}2014-15,99000030000001,\"Harbor,N\n{}", sound_rows(0), sound_rows(40));
    let head = (HEADER.len() + sound_rows(0).len()) / 8 * 8;
    let (two, taken) = by_two(text.as_bytes(), head, (head + 800) / 8 * 8, 64).unwrap_or_default();
    assert_eq!((taken, two), (false, by_one(text.as_bytes())));
}

#[test]
fn files_of_other_kinds_have_no_second_reader() {
    let measures = "school_year,school_code,indicator,student_group,numerator,denominator,value,state\n".to_owned()
        + &"2014-15,99000030000001,ela_performance,all,30,60,,\n".repeat(60);
    let utf16: Vec<u8> =
        format!("\u{feff}{HEADER}\n{}", "2014-15,99000030000001,H,N,1,3,white,180,4,0,1,\n".repeat(60))
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
    for text in [measures.as_bytes(), &utf16, b"\x1f\x8b\x08\0\0\0\0\0\0\0", HEADER.as_bytes(), b""] {
        let mut session = open(text);
        assert!(session.open_file().is_ok_and(|file| !file.can_be_halved() && !file.begin_half()));
    }
}
