//! Archives and workbooks, one test a trap: a table in whatever container gives the numbers of the plain file, and what
//! cannot be read gives its clear finding, quickly, beside a good file that does not suffer.
#![cfg(feature = "archive")]
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use common::Outputs;
use common::beside::{
    HEADER, OTHER, at, beside_a_good_file, enrolled, finding, lines, only_notes, reads_as_plain, rows, school,
};
use common::pack::{
    biff, biff_cell, gzip, gzip_of_equal_bytes, ods, ods_table, ole, texts, typed, with_part, workbook, xls, xlsb, zip,
    zip_of_equal_bytes,
};

fn table() -> String {
    String::from_utf8(lines(HEADER, &rows(OTHER))).expect("text")
}

/// The findings that are no notes, as `file kind`.
fn trouble(outputs: &Outputs) -> Vec<String> {
    let rows =
        outputs.table("findings.csv").into_iter().filter(|row| row["severity"] != "note" && !row["file"].is_empty());
    rows.map(|row| format!("{} {}", row["file"], row["kind"])).collect()
}

#[test]
fn a_zip_of_several_files() {
    let halves: Vec<Vec<u8>> = rows(OTHER).chunks(20).map(|half| lines(HEADER, half)).collect();
    let outputs = reads_as_plain("year.zip", &zip(&[("a.csv", &halves[0]), ("folder/b.csv", &halves[1])]));
    assert_eq!(outputs.findings("members_passed_over"), 0);
}

#[test]
fn a_zip_with_folders_hidden_files_pictures_and_a_letter() {
    let outputs = reads_as_plain(
        "year.zip",
        &zip(&[
            ("data/", b""),
            ("data/students.csv", table().as_bytes()),
            ("__MACOSX/data/._students.csv", b"\0\x05\x16\x07"),
            ("data/.DS_Store", b"\0\0\0\x01Bud1"),
            ("data/~$students.xlsx", b"lock"),
            ("readme.txt", b"Dear colleague, here is the file.\nRegards\n"),
            ("logo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            ("letter.pdf", b"%PDF-1.4\n"),
        ]),
    );
    assert_eq!(finding(&outputs, "members_passed_over")["count"], "3");
    assert_eq!(outputs.findings("no_table"), 3, "{}", outputs.all_findings());
}

#[test]
fn gzip_inside_a_zip() {
    reads_as_plain("year.zip", &zip(&[("students.csv.gz", &gzip(table().as_bytes()))]));
}

#[test]
fn a_workbook_inside_a_zip() {
    let book = workbook(&[("Students", &|sheet| texts(sheet, 0, &table()))]);
    let outputs = reads_as_plain("year.zip", &zip(&[("students.xlsx", &book)]));
    let report = String::from_utf8_lossy(outputs.bytes("report.json")).into_owned();
    assert!(report.contains("year.zip › students.xlsx › Students"), "{report}");
}

#[test]
fn an_archive_inside_an_archive() {
    let inner = zip(&[("students.csv", table().as_bytes())]);
    let outputs = beside_a_good_file("outer.zip", &zip(&[("inner.zip", &inner)]));
    assert_eq!(trouble(&outputs), ["outer.zip › inner.zip not_text"]);
}

#[test]
fn an_empty_zip() {
    assert_eq!(trouble(&beside_a_good_file("empty.zip", &zip(&[]))), ["empty.zip empty_file"]);
    assert_eq!(trouble(&beside_a_good_file("hidden.zip", &zip(&[(".DS_Store", b"x")]))), ["hidden.zip empty_file"]);
}

#[test]
fn a_zip_cut_short() {
    let whole = zip(&[("students.csv", table().as_bytes())]);
    let outputs = beside_a_good_file("year.zip", &whole[..whole.len() - 30]);
    assert_eq!(trouble(&outputs), ["year.zip broken_archive"]);
    assert_eq!(school(&outputs, OTHER), None);
}

#[test]
fn a_zip_with_a_damaged_member() {
    let mut damaged = zip(&[("one.csv", table().as_bytes()), ("two.csv", b"x")]);
    damaged[200..208].fill(0xff);
    let outputs = beside_a_good_file("year.zip", &damaged);
    assert!(trouble(&outputs).contains(&"year.zip › one.csv broken_archive".to_owned()), "{}", outputs.all_findings());
    assert_eq!(school(&outputs, OTHER), None, "nothing of a damaged member is counted");
}

#[test]
fn a_zip_with_a_password() {
    let mut locked = zip(&[("students.csv", table().as_bytes())]);
    let central = locked.windows(4).rposition(|w| w == b"PK\x01\x02").expect("the directory");
    locked[6] |= 1;
    locked[central + 8] |= 1;
    let outputs = beside_a_good_file("year.zip", &locked);
    assert_eq!(trouble(&outputs), ["year.zip › students.csv encrypted"]);
}

#[test]
fn a_zip_of_more_than_a_thousand_members() {
    let names: Vec<String> = (0..1001).map(|n| format!("{n}.csv")).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"a,b\n"[..])).collect();
    assert_eq!(trouble(&beside_a_good_file("many.zip", &zip(&members))), ["many.zip unpacks_too_large"]);
}

#[test]
fn a_gzip_bomb() {
    for byte in [b'\0', b'a', b'\n', b','] {
        let outputs = beside_a_good_file("bomb.csv.gz", &gzip_of_equal_bytes(byte, 200));
        let kinds = outputs.findings("unpacks_too_large") + outputs.findings("not_text");
        assert!(kinds > 0, "{}", outputs.all_findings());
    }
}

#[test]
fn a_zip_bomb() {
    for byte in [b'\0', b'a', b'\n'] {
        let outputs = beside_a_good_file("bomb.zip", &zip_of_equal_bytes("students.csv", b"", byte, 200, b""));
        at(&outputs, "unpacks_too_large", ("bomb.zip › students.csv", "", ""), "1");
    }
}

#[test]
fn a_workbook_bomb_of_strings() {
    let book = workbook(&[("Students", &|sheet| texts(sheet, 0, &table()))]);
    let strings = |_: &[u8]| [b"<sst><si><t>".to_vec(), vec![b'a'; 200 << 20], b"</t></si></sst>".to_vec()].concat();
    let outputs = beside_a_good_file("bomb.xlsx", &with_part(&book, "xl/sharedStrings.xml", &strings));
    at(&outputs, "unpacks_too_large", ("bomb.xlsx", "", ""), "1");
}

#[test]
fn a_workbook_whose_cells_lie_far_apart() {
    let far = |sheet: &mut rust_xlsxwriter::Worksheet| {
        typed(sheet, 0, &table());
        sheet.write_string(1_048_575, 16_383, "far").expect("the last cell");
    };
    let outputs = beside_a_good_file("far.xlsx", &workbook(&[("Students", &far)]));
    assert_eq!(enrolled(&outputs, OTHER).as_deref(), Some("40"), "{}", outputs.all_findings());
    // Beyond the header nothing is a cell of the table.
    let wide = |sheet: &mut rust_xlsxwriter::Worksheet| {
        texts(sheet, 0, &table());
        sheet.write_string(0, 16_383, "wide").expect("the last column");
    };
    reads_as_plain("wide.xlsx", &workbook(&[("Students", &wide)]));
}

#[test]
fn an_open_document_that_repeats_its_cells_without_end() {
    let cell = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>";
    let row = format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>");
    let outputs = beside_a_good_file("bomb.ods", &ods(&format!("<table:table table:name=\"S\">{row}</table:table>")));
    at(&outputs, "unpacks_too_large", ("bomb.ods › S", "", ""), "1");
}

#[test]
fn an_old_workbook_whose_cells_lie_far_apart() {
    let far = [biff_cell(0, 0, "a"), biff_cell(65_535, 255, "z"), biff_cell(1, 256, "z")].concat();
    let outputs = beside_a_good_file("far.xls", &ole("Workbook", &biff(&far)));
    at(&outputs, "unpacks_too_large", ("far.xls", "", ""), "1");
}

#[test]
fn a_workbook_with_a_password() {
    let outputs = beside_a_good_file("locked.xlsx", &ole("EncryptedPackage", b"secret"));
    at(&outputs, "encrypted", ("locked.xlsx", "", ""), "1");
}

#[test]
fn documents_that_are_no_workbooks() {
    let word = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")]);
    let numbers = zip(&[("Index/Document.iwa", b"x"), ("preview.jpg", b"x")]);
    for (name, bytes) in
        [("letter.docx", word), ("table.numbers", numbers), ("letter.doc", ole("WordDocument", b"Dear colleague"))]
    {
        assert_eq!(trouble(&beside_a_good_file(name, &bytes)), [format!("{name} not_text")]);
    }
}

#[test]
fn a_workbook_of_texts() {
    reads_as_plain("students.xlsx", &workbook(&[("Students", &|sheet| texts(sheet, 0, &table()))]));
}

#[test]
fn codes_stored_as_numbers() {
    reads_as_plain("students.xlsx", &workbook(&[("Students", &|sheet| typed(sheet, 0, &table()))]));
    reads_as_plain("students.ods", &ods(&ods_table("Students", &table())));
    reads_as_plain("students.xls", &xls(&table()));
    reads_as_plain("students.xlsb", &xlsb(&table()));
}

#[test]
fn a_code_stored_as_a_number_without_its_zero() {
    let text = table().replace(OTHER, "01612590115501");
    let outputs = beside_a_good_file("zero.xlsx", &workbook(&[("Students", &|sheet| typed(sheet, 0, &text))]));
    at(&outputs, "lost_zero", ("zero.xlsx › Students", "2", "school_code"), "1");
    assert_eq!(enrolled(&outputs, "01612590115501").as_deref(), Some("40"));
}

#[test]
fn a_code_of_more_digits_than_a_spreadsheet_keeps() {
    let text = table().replace(OTHER, "9900002000000212345");
    let outputs = beside_a_good_file("long.xlsx", &workbook(&[("Students", &|sheet| typed(sheet, 0, &text))]));
    at(&outputs, "exponent_code", ("long.xlsx › Students", "2", "school_code"), "40");
}

#[test]
fn a_student_id_of_more_digits_than_a_spreadsheet_keeps() {
    let text = table().replace(",1000,", ",10001234567890123,");
    let outputs = beside_a_good_file("long.xlsx", &workbook(&[("Students", &|sheet| typed(sheet, 0, &text))]));
    at(&outputs, "exponent_code", ("long.xlsx › Students", "2", "student_id"), "1");
    assert!(!outputs.all_findings().contains("123456"), "a student's id is not shown");
}

#[test]
fn several_sheets_one_of_them_empty_one_hidden_and_one_a_cover() {
    let halves: Vec<String> = rows(OTHER).chunks(20).map(|half| format!("{HEADER}\n{}", half.join("\n"))).collect();
    let outputs = reads_as_plain(
        "year.xlsx",
        &workbook(&[
            ("Read me", &|sheet| texts(sheet, 0, "Students of the year\nprinted today,by the office")),
            ("A", &|sheet| typed(sheet, 0, &halves[0])),
            ("Empty", &|_| {}),
            ("B", &|sheet| typed(sheet, 0, &halves[1])),
            ("Last year", &|sheet| {
                typed(sheet, 0, &table());
                sheet.set_hidden(true);
            }),
        ]),
    );
    assert_eq!(finding(&outputs, "no_table")["file"], "year.xlsx › Read me");
    assert_eq!(finding(&outputs, "members_passed_over")["found"], "Last year");
    assert!(!outputs.all_findings().contains("Empty"));
}

#[test]
fn lines_of_findings_are_rows_of_the_sheet() {
    let broken = table().replacen(",180,20,", ",many,20,", 1);
    let sheet = |sheet: &mut rust_xlsxwriter::Worksheet| {
        texts(sheet, 0, "Attendance\nby \"student\"");
        typed(sheet, 5, &broken);
    };
    let outputs = beside_a_good_file("report.xlsx", &workbook(&[("Report", &sheet)]));
    at(&outputs, "bad_number", ("report.xlsx › Report", "7", "days_enrolled"), "1");
    assert_eq!(finding(&outputs, "title_rows")["found"], "lines 1–2");
}

#[test]
fn merged_cells_in_the_header_and_totals_at_the_end() {
    let (merged, below) = (
        "school_year,school_code,school_name,student_id,grade,english_learner,Days,,suspensions,Levels,",
        ",,,,,,days_enrolled,days_absent,,ela_level,math_level",
    );
    let total = "Total,,,40,,,7200,275,0,,";
    let sheet = |sheet: &mut rust_xlsxwriter::Worksheet| {
        typed(sheet, 0, &format!("{merged}\n{below}\n{}\n{total}", rows(OTHER).join("\n")));
        let plain = rust_xlsxwriter::Format::new();
        for column in [0, 1, 2, 3, 4, 5, 8] {
            let name = merged.split(',').nth(column.into()).expect("a name");
            sheet.merge_range(0, column, 1, column, name, &plain).expect("cells to merge");
        }
        sheet.merge_range(0, 6, 0, 7, "Days", &plain).expect("cells to merge");
    };
    let outputs = reads_as_plain("merged.xlsx", &workbook(&[("Students", &sheet)]));
    assert_eq!((outputs.findings("total_row"), outputs.findings("title_rows")), (1, 0));
}

#[test]
fn names_with_quotation_marks_tabs_and_line_ends() {
    let sheet = |sheet: &mut rust_xlsxwriter::Worksheet| {
        typed(sheet, 0, &table());
        for row in 1..=40 {
            sheet.write_string(row, 2, "Harbor \"Old\"\n\tElementary").expect("a cell");
        }
    };
    let outputs = beside_a_good_file("names.xlsx", &workbook(&[("Students", &sheet)]));
    assert_eq!(school(&outputs, OTHER).expect("the school")["school_name"], "Harbor \"Old\"  Elementary");
    only_notes(&outputs);
}

#[test]
fn an_open_document_with_comments_entities_and_dates() {
    let extra = ods_table("Students", &table().replace("Harbor", "Har&bor")).replacen(
        "<text:p>grade</text:p>",
        "<office:annotation><text:p>see there</text:p></office:annotation><text:p>grade</text:p>",
        1,
    );
    let outputs = beside_a_good_file("notes.ods", &ods(&extra));
    assert_eq!(school(&outputs, OTHER).expect("the school")["school_name"], "Har&bor Elementary");
    only_notes(&outputs);
}

#[test]
fn a_workbook_whose_parts_contradict_each_other() {
    let book = workbook(&[("Students", &|sheet| texts(sheet, 0, &table()))]);
    let cut = with_part(&book, "xl/worksheets/sheet1.xml", &|sheet| sheet[..sheet.len() / 2].to_vec());
    let outputs = beside_a_good_file("cut.xlsx", &cut);
    assert_eq!(trouble(&outputs), ["cut.xlsx › Students broken_archive"]);
    assert_eq!(school(&outputs, OTHER), None, "nothing of half a sheet is counted");
    let beyond = with_part(&book, "xl/sharedStrings.xml", &|_| b"<sst><si><t>one</t></si></sst>".to_vec());
    assert_eq!(trouble(&beside_a_good_file("beyond.xlsx", &beyond)), ["beyond.xlsx › Students broken_archive"]);
}

#[test]
fn a_workbook_that_its_reader_panics_over() {
    let outputs = beside_a_good_file("dead.xlsb", &xlsb(&table().replacen("1003,", "#7,", 1)));
    assert_eq!(trouble(&outputs), ["dead.xlsb › Students broken_archive"]);
    assert_eq!(school(&outputs, OTHER), None);
}

#[test]
fn the_same_archive_given_twice_counts_once() {
    let book = workbook(&[("Students", &|sheet| typed(sheet, 0, &table()))]);
    let once = common::score([("a.xlsx", book.as_slice())], Some("core-2014-15"));
    let twice = common::score([("a.xlsx", book.as_slice()), ("a.xlsx", book.as_slice())], Some("core-2014-15"));
    assert_eq!(once.bytes("measures.csv"), twice.bytes("measures.csv"));
}
