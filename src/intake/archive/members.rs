//! The members of a zip archive.

use std::io::{Read, Seek};

use zip::ZipArchive;

use super::budget::Budget;
use super::parts::of_zip;
use super::{MEMBER, Sink, Stop, shown, unpack_within};
use crate::intake::container;
use crate::intake::finding::FindingKind;

/// Members that are read.
const MEMBERS: usize = 1000;
/// The largest workbook inside an archive, as packed there.
const WORKBOOK: usize = 256 << 20;
/// Bytes unpacked at a time.
const STEP: usize = 1 << 16;

/// The positions of the members that may be tables. Folders are passed over; hidden members and those of macOS with a note.
pub(super) fn list<R: Read + Seek>(zip: &mut ZipArchive<R>, sink: &mut dyn Sink) -> Vec<(usize, String)> {
    let (mut members, mut hidden, mut beyond) = (Vec::new(), Vec::new(), 0);
    for at in 0..zip.len() {
        let name = match zip.name_for_index(at) {
            Some(Ok(name)) => name.replace('\\', "/"),
            _ => format!("{}", at + 1),
        };
        if name.ends_with('/') {
            continue;
        }
        if is_hidden(&name) {
            hidden.push(shown(&name));
        } else if members.len() < MEMBERS {
            members.push((at, shown(&name)));
        } else {
            beyond += 1;
        }
    }
    if let Ok(count @ 1..) = u32::try_from(hidden.len()) {
        hidden.truncate(20);
        sink.find(FindingKind::MembersPassedOver, count, &hidden.join(", "), "tables");
    }
    if beyond > 0 {
        let found = format!("{} members", MEMBERS + beyond);
        Stop { expected: "at most 1000 members", ..Stop::too_large(found) }.tell(sink);
        return Vec::new();
    }
    if members.is_empty() {
        sink.find(FindingKind::EmptyFile, 1, "no members", "an archive of tables");
    }
    members
}

/// What systems put beside the files of a person.
fn is_hidden(name: &str) -> bool {
    let mut parts = name.split('/').filter(|part| !part.is_empty());
    let file = name.rsplit('/').next().unwrap_or_default();
    parts.any(|part| part.starts_with('.') || part.starts_with("~$") || part == "__MACOSX")
        || file.eq_ignore_ascii_case("thumbs.db")
        || file.eq_ignore_ascii_case("desktop.ini")
}

/// Unpacks the members one after the other.
pub(super) fn hand_on<R: Read + Seek>(
    archive: &str,
    zip: &mut ZipArchive<R>,
    members: Vec<(usize, String)>,
    sink: &mut dyn Sink,
    budget: &mut Budget,
    depth: u8,
) {
    for (at, member) in members {
        let name = format!("{archive}{MEMBER}{member}");
        sink.open(&name);
        match hand_one(zip, at, sink, budget) {
            Ok(None) => sink.close(),
            Ok(Some(packed)) => unpack_within(&name, &packed, sink, budget, depth + 1),
            Err(stop) => {
                stop.tell(sink);
                sink.close();
                // Nothing can be unpacked any more: what follows would only say the same.
                if stop.kind == FindingKind::UnpacksTooLarge {
                    return;
                }
            }
        }
    }
}

/// Hands on a member's bytes; those of a workbook also come back, to be unpacked themselves.
fn hand_one<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    at: usize,
    sink: &mut dyn Sink,
    budget: &mut Budget,
) -> Result<Option<Vec<u8>>, Stop> {
    let mut member = zip.by_index(at).map_err(|e| of_zip(&e))?;
    let mut step = vec![0; STEP];
    let mut packed: Option<Vec<u8>> = None;
    let mut first = true;
    loop {
        let read = fill(&mut member, &mut step).map_err(|e| Stop::broken(e.to_string()))?;
        if read == 0 {
            return Ok(packed);
        }
        budget.take(read)?;
        let bytes = &step[..read];
        if std::mem::take(&mut first) && container::is_archive(bytes) {
            packed = Some(Vec::new());
        }
        if let Some(packed) = &mut packed {
            if packed.len() + read > WORKBOOK {
                return Err(Stop::too_large(format!("a workbook of more than {} MB", WORKBOOK >> 20)));
            }
            packed.extend_from_slice(bytes);
        }
        sink.push(bytes);
    }
}

/// Reads until the buffer is full or the end is there.
fn fill(from: &mut impl Read, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match from.read(&mut buffer[filled..])? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(filled)
}
