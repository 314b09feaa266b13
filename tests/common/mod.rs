//! Drops files on the core, as both faces do, and reads what it writes.
#![allow(dead_code, reason = "not every test file uses all of it")]

pub(crate) mod beside;
#[cfg(feature = "archive")]
pub(crate) mod pack;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use sqii::session::Session;

/// A CSV file as rows of cells by column name.
pub(crate) type Table = Vec<BTreeMap<String, String>>;

/// The files that are written.
pub(crate) const WRITTEN: [&str; 5] = ["index.csv", "domains.csv", "measures.csv", "findings.csv", "report.json"];

/// What came of some files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outputs(BTreeMap<&'static str, Vec<u8>>);

impl Outputs {
    /// One file's bytes.
    pub(crate) fn bytes(&self, name: &str) -> &[u8] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// One file's rows.
    pub(crate) fn table(&self, name: &str) -> Table {
        table(self.bytes(name))
    }

    /// How many places the findings of this kind name.
    pub(crate) fn findings(&self, kind: &str) -> usize {
        let of_kind = |row: &BTreeMap<String, String>| row["kind"] == kind;
        let rows = self.table("findings.csv").into_iter().filter(of_kind);
        rows.map(|row| row["count"].parse::<usize>().expect("a count")).sum()
    }

    /// All of them, for a message.
    pub(crate) fn all_findings(&self) -> String {
        String::from_utf8_lossy(self.bytes("findings.csv")).into_owned()
    }
}

/// Rows by column name.
pub(crate) fn table(bytes: &[u8]) -> Table {
    let mut reader = csv::Reader::from_reader(bytes);
    reader.deserialize().map(|row| row.expect("a row of as many cells as the header")).collect()
}

/// Gives files to a session in chunks of this size.
pub(crate) fn session<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>, chunk: usize) -> Session {
    let mut session = Session::new();
    for (name, bytes) in files {
        session.open(name);
        bytes.chunks(chunk).for_each(|part| session.push(part).expect("a file is open"));
        session.close().expect("a file is open");
    }
    session
}

/// Everything a session writes.
pub(crate) fn written(session: Session, methodology: Option<&str>) -> Outputs {
    files_of(session, methodology, &WRITTEN)
}

fn files_of(mut session: Session, methodology: Option<&str>, names: &[&'static str]) -> Outputs {
    session.compute(methodology).expect("a methodology of this id");
    Outputs(names.iter().map(|name| (*name, session.download(name).expect("a known file"))).collect())
}

/// Scores files under a methodology, and judges goals and support as well.
pub(crate) fn judge<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>, methodology: Option<&str>) -> Outputs {
    let names = [&WRITTEN[..], &["goals.csv", "support.csv", "leas.csv"]].concat();
    files_of(session(files, 1 << 16), methodology, &names)
}

/// Scores files under a methodology.
pub(crate) fn score<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>, methodology: Option<&str>) -> Outputs {
    written(session(files, 1 << 16), methodology)
}

/// The same by the binary: `sqii score FILES --methodology … --out …`, in a folder of the test's own.
pub(crate) fn score_by_binary(files: &[PathBuf], methodology: Option<&str>, test: &str) -> Outputs {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = std::fs::remove_dir_all(&folder);
    let mut command = Command::new(env!("CARGO_BIN_EXE_sqii"));
    command.arg("score").args(files).arg("--out").arg(&folder);
    if let Some(methodology) = methodology {
        command.args(["--methodology", methodology]);
    }
    let output = command.output().expect("the binary starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |name| (name, std::fs::read(folder.join(name)).expect("a file that is always written"));
    Outputs(WRITTEN.into_iter().map(read).collect())
}
