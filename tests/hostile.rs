//! What people drop by mistake, one test a trap: each file gives its clear finding with its place, and a good file beside
//! it still gives its school an index, the same as alone.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::collections::BTreeMap;
use std::io::Write as _;

use common::beside::{
    HEADER, OTHER, at, beside_a_good_file, enrolled, finding, good, lines, only_notes, reads_as_plain, rows, school,
};

const METHODOLOGY: &str = include_str!("../src/methodology/presets/core-2014-15.toml");

#[test]
fn an_empty_file() {
    let outputs = beside_a_good_file("empty.csv", b"");
    at(&outputs, "empty_file", ("empty.csv", "", ""), "1");
}

#[test]
fn a_file_of_blanks_alone() {
    let outputs = beside_a_good_file("blanks.csv", b"\n\n   \r\n");
    assert_eq!(finding(&outputs, "empty_file")["file"], "blanks.csv");
}

#[test]
fn a_file_with_a_header_only() {
    let outputs = beside_a_good_file("header.csv", &lines(HEADER, &[]));
    assert_eq!(finding(&outputs, "empty_file")["file"], "header.csv");
}

#[test]
fn a_pdf_named_csv() {
    let mut pdf = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>\nendobj\n4 0 obj\n<< /Length 256 >>\nstream\n"
        .to_vec();
    pdf.extend((0..=255).rev());
    pdf.extend_from_slice(
        b"\nendstream\nendobj\nxref\n0 5\ntrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n400\n%%EOF\n",
    );
    let outputs = beside_a_good_file("report.csv", &pdf);
    assert_eq!(finding(&outputs, "not_text")["file"], "report.csv");
}

#[test]
fn a_damaged_spreadsheet_named_csv() {
    let mut zip = b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00".to_vec();
    zip.extend((0..200).map(|n| n ^ 0x5a));
    let outputs = beside_a_good_file("students.csv", &zip);
    at(&outputs, "broken_archive", ("students.csv", "", ""), "1");
}

#[test]
fn a_file_of_200_columns_of_another_kind() {
    let line = |cell: &dyn Fn(usize) -> String| (0..200).map(cell).collect::<Vec<_>>().join(",");
    let rows: Vec<String> = (0..30).map(|row| line(&|n| (row * n).to_string())).collect();
    let file = lines(&line(&|n| format!("field_{n}")), &rows);
    let outputs = beside_a_good_file("inventory.csv", &file);
    at(&outputs, "unknown_layout", ("inventory.csv", "1", ""), "1");
}

#[test]
fn a_truncated_gzip() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(&lines(HEADER, &rows(OTHER))).expect("in memory");
    let whole = encoder.finish().expect("in memory");
    let outputs = beside_a_good_file("students.csv.gz", &whole[..whole.len() / 2]);
    at(&outputs, "truncated_gzip", ("students.csv.gz", "", ""), "1");
    assert_eq!(school(&outputs, OTHER), None, "nothing of half a file is counted");
    let outputs = beside_a_good_file("students.csv.gz", &whole);
    assert!(school(&outputs, OTHER).is_some(), "the whole file is");
}

#[test]
fn a_damaged_gzip() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(&lines(HEADER, &rows(OTHER))).expect("in memory");
    let mut damaged = encoder.finish().expect("in memory");
    let middle = damaged.len() / 2;
    damaged[middle..middle + 8].fill(0xff);
    let outputs = beside_a_good_file("students.csv.gz", &damaged);
    let kinds = ["broken_gzip", "truncated_gzip"];
    let named = outputs.table("findings.csv").iter().any(|row| kinds.contains(&row["kind"].as_str()));
    assert!(named, "{}", outputs.all_findings());
    assert_eq!(school(&outputs, OTHER), None, "nothing of a damaged file is counted");
}

#[test]
fn a_line_of_10_mb() {
    let mut rows = rows(OTHER);
    rows.insert(3, "x".repeat(10 << 20));
    let outputs = beside_a_good_file("long.csv", &lines(HEADER, &rows));
    at(&outputs, "line_too_long", ("long.csv", "5", ""), "1");
    assert_eq!(enrolled(&outputs, OTHER).as_deref(), Some("40"), "the rows after it are counted");
}

#[test]
fn a_quotation_mark_that_is_never_closed() {
    let mut rows = rows(OTHER);
    rows[20] = rows[20].replace("Harbor", "\"Harbor");
    rows.extend((0..60_000).map(|n| rows[n % 20].clone()).collect::<Vec<_>>());
    let outputs = beside_a_good_file("unclosed.csv", &lines(HEADER, &rows));
    let kinds = ["line_too_long", "field_count"];
    let named = outputs.table("findings.csv").iter().any(|row| kinds.contains(&row["kind"].as_str()));
    assert!(named, "{}", outputs.all_findings());
}

#[test]
fn a_missing_required_column() {
    let header = HEADER.replace("student_id,", "");
    let rows: Vec<String> = rows(OTHER)
        .iter()
        .map(|row| {
            let cells: Vec<&str> = row.split(',').enumerate().filter(|(n, _)| *n != 3).map(|(_, cell)| cell).collect();
            cells.join(",")
        })
        .collect();
    let outputs = beside_a_good_file("no-id.csv", &lines(&header, &rows));
    at(&outputs, "missing_required_column", ("no-id.csv", "1", "student_id"), "1");
}

#[test]
fn duplicate_student_rows() {
    let mut rows = rows(OTHER);
    rows.extend(rows[..7].to_vec());
    let outputs = beside_a_good_file("twice.csv", &lines(HEADER, &rows));
    let found = finding(&outputs, "repeated_student_row");
    assert_eq!((&*found["file"], &*found["count"], &*found["line"]), ("twice.csv", "7", "42"));
    assert_eq!(enrolled(&outputs, OTHER).as_deref(), Some("40"));
}

#[test]
fn student_rows_that_contradict_each_other() {
    let mut rows = rows(OTHER);
    rows.push(rows[0].replace(",180,20,", ",180,3,"));
    let outputs = beside_a_good_file("conflict.csv", &lines(HEADER, &rows));
    assert_eq!(finding(&outputs, "conflicting_student_rows")["file"], "conflict.csv");
    assert_eq!(enrolled(&outputs, OTHER).as_deref(), Some("39"), "days that two rows disagree on are not counted");
}

#[test]
fn a_code_with_an_exponent() {
    let rows: Vec<String> = rows("1.61E+13");
    let outputs = beside_a_good_file("spreadsheet.csv", &lines(HEADER, &rows));
    at(&outputs, "exponent_code", ("spreadsheet.csv", "2", "school_code"), "40");
    assert_eq!(finding(&outputs, "exponent_code")["found"], "1.61E+13");
    assert_eq!(outputs.table("index.csv").len(), 1, "rows without a true code make no school");
}

#[test]
fn a_code_of_13_digits() {
    let outputs = beside_a_good_file("zero.csv", &lines(HEADER, &rows("1611190106401")));
    let found = finding(&outputs, "lost_zero");
    assert_eq!((&*found["file"], &*found["line"], &*found["column"]), ("zero.csv", "2", "school_code"));
}

#[test]
fn a_row_without_a_code() {
    let mut rows = rows(OTHER);
    rows[4] = rows[4].replace(OTHER, "");
    rows[9] = rows[9].replace("1009", "");
    let outputs = beside_a_good_file("no-code.csv", &lines(HEADER, &rows));
    assert_eq!(outputs.findings("missing_code"), 2, "{}", outputs.all_findings());
    assert_eq!(enrolled(&outputs, OTHER).as_deref(), Some("38"));
}

/// The same text in UTF-16.
fn utf_16(text: &[u8], mark: bool, big: bool) -> Vec<u8> {
    let text = String::from_utf8(text.to_vec()).expect("text");
    let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16().collect::<Vec<u16>>());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn a_utf_16_file() {
    let text = lines(HEADER, &rows(OTHER).iter().map(|row| row.replace("Harbor", "Peña")).collect::<Vec<_>>());
    for big in [false, true] {
        let outputs = beside_a_good_file("utf16.csv", &utf_16(&text, true, big));
        assert_eq!(school(&outputs, OTHER).expect("the school")["school_name"], "Peña Elementary");
        only_notes(&outputs);
    }
}

#[test]
fn a_utf_16_file_without_its_mark() {
    for big in [false, true] {
        reads_as_plain("utf16.csv", &utf_16(&lines(HEADER, &rows(OTHER)), false, big));
    }
}

#[test]
fn a_utf_16_file_cut_in_the_middle_of_a_letter() {
    let mut bytes = utf_16(&lines(HEADER, &rows(OTHER)), true, false);
    bytes.truncate(bytes.len() - 3);
    at(&beside_a_good_file("utf16.csv", &bytes), "bad_value", ("utf16.csv", "41", "math_level"), "1");
}

#[test]
fn titles_above_the_header() {
    let titles = "Attendance by student, 2014-15\nPrinted: today, for the office\n\n";
    let text = format!("{titles}{}", String::from_utf8(lines(HEADER, &rows(OTHER))).expect("text"));
    let outputs = reads_as_plain("report.csv", text.as_bytes());
    let found = finding(&outputs, "title_rows");
    assert_eq!((&*found["line"], &*found["found"], &*found["count"]), ("1", "lines 1–2", "2"));
    // The lines of the rows are still those of the file.
    let broken = text.replacen(",180,20,", ",18O,20,", 1);
    at(&beside_a_good_file("report.csv", broken.as_bytes()), "bad_number", ("report.csv", "5", "days_enrolled"), "1");
}

#[test]
fn titles_with_commas_above_a_header_with_semicolons() {
    let table = String::from_utf8(lines(HEADER, &rows(OTHER))).expect("text").replace(',', ";");
    reads_as_plain("report.csv", format!("Harbor, Estuary, Bay, and more\n{table}").as_bytes());
}

#[test]
fn titles_padded_with_separators() {
    let table = String::from_utf8(lines(HEADER, &rows(OTHER))).expect("text");
    reads_as_plain("report.csv", format!("Attendance,,,,,,,,,,\n,,,,,,,,,,\n{table}").as_bytes());
}

#[test]
fn twenty_five_lines_of_prose_are_no_table() {
    let prose = "Dear colleague, here is what you asked for.\n".repeat(25);
    let outputs = beside_a_good_file("letter.csv", prose.as_bytes());
    assert_eq!(finding(&outputs, "unknown_layout")["file"], "letter.csv");
}

#[test]
fn rows_of_totals() {
    let mut rows = rows(OTHER);
    rows.insert(20, "Subtotal,,,,,,3600,100,0,,".to_owned());
    rows.push("Grand Total:,,,40,,,7200,275,0,,".to_owned());
    rows.push(",,Total,40,,,7200,275,0,,".to_owned());
    rows.push("TOTAL".to_owned());
    let outputs = reads_as_plain("report.csv", &lines(HEADER, &rows));
    at(&outputs, "total_row", ("report.csv", "22", ""), "4");
}

#[test]
fn a_school_called_total_is_no_total() {
    let rows: Vec<String> = rows(OTHER).iter().map(|row| row.replace("2014-15,", "Total Year,")).collect();
    let outputs = beside_a_good_file("year.csv", &lines(HEADER, &rows));
    assert_eq!((outputs.findings("total_row"), outputs.findings("bad_year")), (0, 40));
}

#[test]
fn a_header_over_two_rows() {
    let table = rows(OTHER).join("\n");
    let merged = "school_year,school_code,school_name,student_id,grade,english_learner,Days,,suspensions,Level,\n\
,,,,,,days_enrolled,days_absent,,ela_level,math_level";
    reads_as_plain("merged.csv", format!("{merged}\n{table}\n").as_bytes());
    let joined = "school,,,student,,,days,,suspensions,ela,math\n\
school_year,code,name,id,grade,english_learner,enrolled,absent,,level,level";
    reads_as_plain("joined.csv", format!("{joined}\n{table}\n").as_bytes());
}

#[test]
fn every_separator_and_every_line_end() {
    let plain = String::from_utf8(lines(HEADER, &rows(OTHER))).expect("text");
    for separator in [",", ";", "|", "^", "\t"] {
        for end in ["\n", "\r\n", "\r"] {
            let text = plain.replace(',', separator).replace('\n', end);
            reads_as_plain("table.txt", text.as_bytes());
            reads_as_plain("named.txt", format!("sep={separator}{end}{text}").as_bytes());
        }
    }
}

#[test]
fn a_windows_1252_name() {
    let name = b"Pe\xf1a Elementary";
    let mut bytes = format!("{HEADER}\n").into_bytes();
    for row in rows(OTHER) {
        let (before, after) = row.split_once("Harbor Elementary").expect("a name");
        bytes.extend_from_slice(before.as_bytes());
        bytes.extend_from_slice(name);
        bytes.extend_from_slice(after.as_bytes());
        bytes.push(b'\n');
    }
    let outputs = beside_a_good_file("windows.csv", &bytes);
    assert_eq!(school(&outputs, OTHER).expect("the school")["school_name"], "Peña Elementary");
    assert_eq!(finding(&outputs, "windows_1252")["file"], "windows.csv");
    only_notes(&outputs);
}

#[test]
fn a_utf_8_name_with_a_byte_order_mark() {
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    let rows: Vec<String> = rows(OTHER).iter().map(|row| row.replace("Harbor", "Peña")).collect();
    bytes.extend(lines(HEADER, &rows));
    let outputs = beside_a_good_file("bom.csv", &bytes);
    let found = school(&outputs, OTHER).expect("the school");
    assert_eq!((&*found["school_name"], found["index"].is_empty()), ("Peña Elementary", false));
    only_notes(&outputs);
}

#[test]
fn line_ends_of_windows() {
    let text = String::from_utf8(lines(HEADER, &rows(OTHER))).expect("text").replace('\n', "\r\n");
    let outputs = beside_a_good_file("crlf.csv", text.as_bytes());
    assert_eq!(enrolled(&outputs, OTHER).as_deref(), Some("40"));
    only_notes(&outputs);
}

#[test]
fn a_line_end_inside_a_quoted_name() {
    let rows: Vec<String> =
        rows(OTHER).iter().map(|row| row.replace("Harbor Elementary", "\"Harbor,\n\"\"Old\"\" Elementary\"")).collect();
    let outputs = beside_a_good_file("quoted.csv", &lines(HEADER, &rows));
    assert_eq!(school(&outputs, OTHER).expect("the school")["school_name"], "Harbor,\n\"Old\" Elementary");
    assert_eq!(enrolled(&outputs, OTHER).as_deref(), Some("40"));
    only_notes(&outputs);
}

#[test]
fn lines_are_counted_in_the_file_even_after_a_quoted_line_end() {
    let mut rows = rows(OTHER);
    rows[0] = rows[0].replace("Harbor Elementary", "\"Harbor\nElementary\"");
    rows[5] = rows[5].replace(",180,", ",18O,");
    let outputs = beside_a_good_file("place.csv", &lines(HEADER, &rows));
    at(&outputs, "bad_number", ("place.csv", "8", "days_enrolled"), "1");
}

#[test]
fn a_row_with_too_few_and_one_with_too_many_cells() {
    let mut rows = rows(OTHER);
    rows[1] = "2014-15,99000020000002,Harbor".to_owned();
    rows[2] = rows[2].replace("Harbor", "Harbor, Old");
    let outputs = beside_a_good_file("cells.csv", &lines(HEADER, &rows));
    at(&outputs, "field_count", ("cells.csv", "3", ""), "2");
    assert_eq!(enrolled(&outputs, OTHER).as_deref(), Some("38"));
}

#[test]
fn blank_lines_in_between_and_at_the_end() {
    let mut rows = rows(OTHER);
    rows.insert(5, String::new());
    rows.insert(9, String::new());
    rows.push(String::new());
    rows.push(String::new());
    let outputs = beside_a_good_file("blank.csv", &lines(HEADER, &rows));
    assert_eq!(enrolled(&outputs, OTHER).as_deref(), Some("40"));
    only_notes(&outputs);
}

#[test]
fn a_last_line_without_its_end() {
    let mut bytes = lines(HEADER, &rows(OTHER));
    bytes.pop();
    let outputs = beside_a_good_file("no-end.csv", &bytes);
    assert_eq!(enrolled(&outputs, OTHER).as_deref(), Some("40"));
    only_notes(&outputs);
}

#[test]
fn cells_that_are_no_numbers_years_or_codes() {
    let mut rows = rows(OTHER);
    rows[0] = rows[0].replace("2014-15", "2014-16");
    rows[1] = rows[1].replace(",EO,", ",ELD,");
    rows[2] = rows[2].replace(",180,5,", ",180,200,");
    rows[3] = rows[3].replace(",180,5,", ",180,five,");
    let outputs = beside_a_good_file("cells.csv", &lines(HEADER, &rows));
    at(&outputs, "bad_year", ("cells.csv", "2", "school_year"), "1");
    at(&outputs, "bad_value", ("cells.csv", "3", "english_learner"), "1");
    at(&outputs, "absent_exceeds_enrolled", ("cells.csv", "4", "days_absent"), "1");
    at(&outputs, "bad_number", ("cells.csv", "5", "days_absent"), "1");
    assert_eq!(enrolled(&outputs, OTHER).as_deref(), Some("37"));
}

#[test]
fn measures_with_an_unknown_group_or_a_numerator_that_is_too_large() {
    let header = "school_year,school_code,indicator,student_group,numerator,denominator";
    let row = |rest: &str| format!("2014-15,{OTHER},{rest}");
    let rows = [
        "ela_performance,all,30,60",
        "ela_performance,martians,10,20",
        "math_performance,all,61,60",
        "Math Performance!,all,1,60",
        "science_performance,all,ten,60",
    ]
    .map(row);
    let outputs = beside_a_good_file("measures.csv", &lines(header, &rows));
    at(&outputs, "unknown_group", ("measures.csv", "3", "student_group"), "1");
    at(&outputs, "numerator_exceeds_denominator", ("measures.csv", "4", "numerator"), "1");
    at(&outputs, "bad_indicator", ("measures.csv", "5", "indicator"), "1");
    at(&outputs, "bad_number", ("measures.csv", "6", "numerator"), "1");
}

#[test]
fn the_same_file_under_two_names() {
    let outputs = beside_a_good_file("copy.csv", &good());
    assert_eq!(outputs.findings("same_file_twice"), 1, "{}", outputs.all_findings());
    only_notes(&outputs);
}

#[test]
fn the_sample_that_is_broken_on_purpose() {
    let outputs = beside_a_good_file("broken.csv", sqii::sample::broken().as_bytes());
    for kind in [
        "exponent_code",
        "lost_zero",
        "absent_exceeds_enrolled",
        "missing_code",
        "field_count",
        "bad_number",
        "bad_year",
        "repeated_student_row",
    ] {
        assert_eq!(outputs.findings(kind), 1, "{kind} in\n{}", outputs.all_findings());
    }
    // A code of another list, and a status that does not exist.
    assert_eq!(outputs.findings("bad_value"), 2, "{}", outputs.all_findings());
}

/// Changes the shipped text in one place and drops it beside the good file; gives the finding and the changed line.
fn broken_methodology(kind: &str, from: &str, to: &str) -> (BTreeMap<String, String>, usize) {
    let place = METHODOLOGY.find(from).expect("the text to break");
    let text = METHODOLOGY.replacen(from, to, 1);
    let outputs = beside_a_good_file("own.toml", text.as_bytes());
    let found = finding(&outputs, kind);
    assert_eq!(found["file"], "own.toml");
    assert!(!found["line"].is_empty() && !found["expected"].is_empty(), "{}", outputs.all_findings());
    (found, METHODOLOGY[..place].lines().count())
}

#[test]
fn a_methodology_that_is_no_toml() {
    let (found, before) = broken_methodology("methodology_syntax", "\n[n_size]\n", "\n[n_size\n");
    let line: usize = found["line"].parse().expect("a line");
    assert!((before..=before + 3).contains(&line), "{line}, not {before}");
}

#[test]
fn a_methodology_whose_points_do_not_add_up() {
    broken_methodology("methodology_weights", "points = \"60\"", "points = \"61\"");
}

#[test]
fn a_methodology_whose_cut_points_are_out_of_order() {
    let from = "every = [\"10 %\", \"20 %\"";
    let (found, before) = broken_methodology("methodology_cut_points", from, "every = [\"20 %\", \"10 %\"");
    assert_eq!(found["line"], (before + 1).to_string());
}

#[test]
fn a_methodology_with_eight_cut_points() {
    let from = "every = [\"10 %\", \"20 %\", ";
    broken_methodology("methodology_cut_points", from, "every = [\"20 %\", ");
}

#[test]
fn a_methodology_with_a_name_that_nobody_knows() {
    let from = "\"english_learners\",";
    let (found, _) = broken_methodology("methodology_unknown_name", from, "\"english_lerners\",");
    assert!(found["expected"].contains("english_learners"), "{found:?}");
}

#[test]
fn a_methodology_with_a_setting_that_nobody_knows() {
    let (found, before) = broken_methodology("methodology_unknown_name", "[minimum_points]", "[minimum_pints]");
    assert_eq!(found["line"], (before + 1).to_string());
}

#[test]
fn a_methodology_with_a_value_that_has_no_source() {
    let (start, rest) = METHODOLOGY.split_once("[n_size]").expect("the n-size");
    let line = rest.lines().find(|line| line.starts_with("source")).expect("its source");
    assert!(start.len() < METHODOLOGY.len());
    broken_methodology("methodology_missing_source", line, "");
}

#[test]
fn a_methodology_with_an_empty_source() {
    let line = METHODOLOGY.lines().find(|line| line.starts_with("source")).expect("a source");
    broken_methodology("methodology_missing_source", line, "source = \"\"");
}

#[test]
fn a_methodology_with_a_value_out_of_range() {
    let (found, before) = broken_methodology("methodology_value", "value = 20\n", "value = 0\n");
    assert_eq!(found["line"], (before + 1).to_string());
}

#[test]
fn a_methodology_that_is_empty() {
    let outputs = beside_a_good_file("own.toml", b"");
    let named = outputs.table("findings.csv").iter().any(|row| row["file"] == "own.toml" && row["severity"] == "error");
    assert!(named, "{}", outputs.all_findings());
}
