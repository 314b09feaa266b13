//! The parts of a zipped workbook: which kind it is, and whether its parts are of a bearable size before any is parsed.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Stop;
use super::budget::Budget;

/// What a zip archive is the package of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Package {
    /// Nothing: an archive of files.
    None,
    Xlsx,
    Xlsb,
    Ods,
    /// Something that holds no table.
    Other(&'static str),
}

/// Entries that are looked at.
const ENTRIES: usize = 65_536;
/// The largest part that is held in memory, unpacked: shared strings, styles.
const HELD: u64 = 128 << 20;
/// The longest run of bytes without a new XML tag: one piece of text is held whole.
const RUN: usize = 16 << 20;
/// Bytes unpacked at a time.
const STEP: usize = 1 << 16;

/// Which package this is, told by the names of its parts.
pub(super) fn package<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<Package, Stop> {
    let mut seen: BTreeSet<&'static str> = BTreeSet::new();
    for at in 0..zip.len().min(ENTRIES) {
        let Some(Ok(name)) = zip.name_for_index(at) else { continue };
        let name = name.to_ascii_lowercase().replace('\\', "/");
        seen.extend(match (name.as_str(), name.rsplit('/').next().unwrap_or_default()) {
            ("[content_types].xml", _) => Some("types"),
            ("content.xml", _) => Some("content"),
            ("meta-inf/manifest.xml", _) => Some("manifest"),
            ("index/document.iwa" | "index.zip", _) => Some("numbers"),
            (_, "workbook.xml") => Some("xlsx"),
            (_, "workbook.bin") => Some("xlsb"),
            _ => None,
        });
    }
    let has = |part| seen.contains(part);
    Ok(match () {
        () if has("types") && has("xlsx") => Package::Xlsx,
        () if has("types") && has("xlsb") => Package::Xlsb,
        () if has("types") => Package::Other("a document or presentation"),
        () if has("content") && has("manifest") => open_document(zip)?,
        () if has("numbers") => Package::Other("an Apple Numbers, Pages or Keynote file"),
        () => Package::None,
    })
}

fn open_document<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<Package, Stop> {
    let mut beginning = |name: &str, most: u64| -> Result<Vec<u8>, Stop> {
        let mut bytes = Vec::new();
        match zip.by_name(name) {
            Ok(file) => file.take(most).read_to_end(&mut bytes).map_err(|e| Stop::broken(e.to_string()))?,
            Err(_) => 0,
        };
        Ok(bytes)
    };
    if memchr::memmem::find(&beginning("META-INF/manifest.xml", 1 << 20)?, b"encryption-data").is_some() {
        return Err(Stop::encrypted("an OpenDocument file with a password"));
    }
    let kind = beginning("mimetype", 100)?;
    let spreadsheet = kind.is_empty() || memchr::memmem::find(&kind, b"spreadsheet").is_some();
    Ok(if spreadsheet { Package::Ods } else { Package::Other("a document or presentation") })
}

/// Unpacks every part that a reader will look at, keeping none, and stops where one is too large. What a part says of
/// its own size is not believed.
pub(super) fn check<R: Read + Seek>(zip: &mut ZipArchive<R>, budget: &mut Budget) -> Result<(), Stop> {
    if zip.len() > ENTRIES {
        return Err(Stop::too_large(format!("{} parts", zip.len())));
    }
    let mut bytes = vec![0; STEP];
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).map_err(|e| of_zip(&e))?;
        let name = part.name().map(|n| n.to_ascii_lowercase()).unwrap_or_default();
        let file = name.rsplit('/').next().unwrap_or_default();
        // Sheets are read piece by piece; whatever else may be held whole.
        let held = ["sharedstrings", "styles", "workbook", ".rels"].iter().any(|part| file.contains(part));
        let streamed = !held && (name.contains("worksheets/") || name == "content.xml");
        let xml = !file.contains(".bin") && !name.contains("media/");
        let (mut unpacked, mut run) = (0_u64, 0_usize);
        loop {
            let read = part.read(&mut bytes).map_err(|e| Stop::broken(format!("{}: {e}", super::shown(&name))))?;
            if read == 0 {
                break;
            }
            budget.take(read)?;
            unpacked += read as u64;
            if unpacked > HELD && !streamed {
                return Err(Stop::too_large(format!("{}: more than {} MB", super::shown(&name), HELD >> 20)));
            }
            if xml {
                run = memchr::memrchr(b'<', &bytes[..read]).map_or(run + read, |last| read - last);
                if run > RUN {
                    return Err(Stop::too_large(format!("{}: text without end", super::shown(&name))));
                }
            }
        }
    }
    Ok(())
}

/// Why an entry cannot be opened.
pub(super) fn of_zip(error: &ZipError) -> Stop {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Stop::encrypted("a zip archive with a password")
        }
        other => Stop::broken(other.to_string()),
    }
}
