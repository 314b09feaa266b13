//! The container of workbooks from before 2007: enough of it to see a password, and how large a workbook would become,
//! before it is read. Its reader lays every sheet out as a full rectangle.

use super::Stop;

const SECTOR_END: u32 = 0xffff_fffa;
/// Cells that all sheets together may span.
const CELLS: u64 = 16 << 20;
/// Bytes of records that are looked at: sheets may share theirs.
const LOOKED_AT: usize = 1 << 30;

/// Refuses what is encrypted, is no workbook, or spans too much.
pub(super) fn check(bytes: &[u8]) -> Result<(), Stop> {
    let container = Container::read(bytes).ok_or_else(|| Stop::broken("a damaged container"))?;
    if container.find("EncryptedPackage").is_some() {
        return Err(Stop::encrypted("a workbook with a password"));
    }
    let Some(stream) = container.find("Workbook").or_else(|| container.find("Book")) else {
        return Err(Stop::not_a_table("an old document, presentation or mail"));
    };
    let stream = container.stream(stream).ok_or_else(|| Stop::broken("a damaged workbook"))?;
    extent(&stream)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

struct Container<'b> {
    bytes: &'b [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<Entry>,
}

impl<'b> Container<'b> {
    fn read(bytes: &'b [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut this =
            Self { bytes, sector, fat: Vec::new(), mini_fat: Vec::new(), mini: Vec::new(), entries: Vec::new() };
        let mut listed: Vec<u32> = (0..109).map_while(|n| u32_at(bytes, 76 + n * 4)).collect();
        let (mut next, most) = (u32_at(bytes, 68)?, bytes.len() / sector + 1);
        for _ in 0..most {
            let Some(list) = (next < SECTOR_END).then(|| this.sector(next)).flatten() else { break };
            let words = sector / 4 - 1;
            listed.extend((0..words).map_while(|n| u32_at(list, n * 4)));
            next = u32_at(list, words * 4).unwrap_or(SECTOR_END);
        }
        for id in listed.into_iter().filter(|id| *id < SECTOR_END).take(most) {
            let Some(part) = this.sector(id) else { continue };
            let words: Vec<u32> = (0..sector / 4).map_while(|n| u32_at(part, n * 4)).collect();
            this.fat.extend(words);
        }
        let directory = this.chain(u32_at(bytes, 48)?);
        this.entries = directory.chunks_exact(128).filter_map(entry).collect();
        let mini_fat = this.chain(u32_at(bytes, 60)?);
        this.mini_fat = (0..mini_fat.len() / 4).map_while(|n| u32_at(&mini_fat, n * 4)).collect();
        this.mini = this.chain(this.entries.first()?.start);
        Some(this)
    }

    fn sector(&self, id: u32) -> Option<&'b [u8]> {
        let start = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(start..self.bytes.len().min(start.checked_add(self.sector)?))
    }

    /// The bytes of a chain of sectors; no longer than the file.
    fn chain(&self, start: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut next = start;
        while next < SECTOR_END && bytes.len() <= self.bytes.len() {
            let Some(part) = self.sector(next) else { break };
            bytes.extend_from_slice(part);
            next = self.fat.get(next as usize).copied().unwrap_or(SECTOR_END);
        }
        bytes
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    fn stream(&self, entry: &Entry) -> Option<Vec<u8>> {
        /// Smaller streams are kept together, in pieces of 64 bytes.
        const SMALL: usize = 4096;
        let mut bytes = if entry.size >= SMALL {
            self.chain(entry.start)
        } else {
            let mut bytes = Vec::new();
            let mut next = entry.start;
            while next < SECTOR_END && bytes.len() < SMALL {
                let at = (next as usize).checked_mul(64)?;
                bytes.extend_from_slice(self.mini.get(at..self.mini.len().min(at + 64))?);
                next = self.mini_fat.get(next as usize).copied().unwrap_or(SECTOR_END);
            }
            bytes
        };
        bytes.truncate(entry.size);
        Some(bytes)
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let units = usize::from(u16_at(bytes, 64)? / 2).saturating_sub(1).min(31);
    let name: Vec<u16> = (0..units).map_while(|n| u16_at(bytes, n * 2)).collect();
    let size = u32_at(bytes, 120)? as usize;
    Some(Entry { name: String::from_utf16_lossy(&name), start: u32_at(bytes, 116)?, size })
}

/// Walks the records of a workbook (MS-XLS 2.1.4): type, length, data.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, u16_at(stream, at + 2)?);
        let data = stream.get(at + 4..at + 4 + usize::from(length))?;
        at += 4 + usize::from(length);
        Some((kind, data))
    })
}

/// Refuses a workbook whose sheets span more cells than a school has.
fn extent(stream: &[u8]) -> Result<(), Stop> {
    const END: u16 = 0x000a;
    let too_large = || Stop::too_large("a workbook whose cells lie far apart");
    let (mut cells, mut looked_at) = (0_u64, 0_usize);
    let sheets = records(stream).take_while(|(kind, _)| *kind != END).filter(|(kind, _)| *kind == 0x0085);
    for start in sheets.filter_map(|(_, data)| u32_at(data, 0)) {
        let Some(sheet) = stream.get(start as usize..) else { continue };
        let (mut rows, mut columns, mut depth) = ((u64::MAX, 0), (u64::MAX, 0), 0_u32);
        for (kind, data) in records(sheet) {
            looked_at += data.len() + 4;
            if looked_at > LOOKED_AT {
                return Err(too_large());
            }
            match kind {
                0x0809 => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                // How far the sheet says that it reaches.
                0x0200 => {
                    let wide = data.len() >= 14;
                    let at = |n: usize| match wide {
                        true if n < 2 => u32_at(data, n * 4),
                        true => u16_at(data, 4 + n * 2).map(u32::from),
                        false => u16_at(data, n * 2).map(u32::from),
                    };
                    let span = |low, high| u64::from(at(high).unwrap_or(0)).saturating_sub(at(low).unwrap_or(0).into());
                    if span(0, 1).saturating_mul(span(2, 3)) > CELLS {
                        return Err(too_large());
                    }
                }
                0x0203 | 0x0204 | 0x00d6 | 0x0205 | 0x027e | 0x00fd | 0x00bd | 0x0006 => {
                    let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
                    // A run of numbers ends with its last column.
                    let last =
                        if kind == 0x00bd { data.len().checked_sub(2).and_then(|at| u16_at(data, at)) } else { None };
                    rows = (rows.0.min(row.into()), rows.1.max(u64::from(row) + 1));
                    columns = (columns.0.min(first.into()), columns.1.max(u64::from(last.unwrap_or(first)) + 1));
                }
                _ => {}
            }
        }
        cells += rows.1.saturating_sub(rows.0) * columns.1.saturating_sub(columns.0);
        if cells > CELLS {
            return Err(too_large());
        }
    }
    Ok(())
}
