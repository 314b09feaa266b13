//! Reads the shipped methodologies and layouts and packs them into bytes (see `src/document/packed.rs`), so that whoever
//! meets no other need not read TOML. Same files, same bytes: on every machine and for every target.

// What belongs to the crate and is not wanted here as well.
#[path = "src/document/mod.rs"]
#[allow(dead_code, unreachable_pub, unused_imports, reason = "the crate reads what is written here")]
mod document;
#[path = "src/intake/shipped.rs"]
mod layouts;
#[path = "src/methodology/shipped.rs"]
#[allow(dead_code, reason = "the crate has more uses for them")]
mod methodologies;

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

use document::packed::{DECIMAL, FLAG, LIST, TABLE, TEXT, WHOLE};
use document::{Kind, Table, Value};
use twox_hash::XxHash64;

fn main() -> Result<(), Box<dyn Error>> {
    // The files are part of this program, so it runs again when one of them changes.
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var_os("OUT_DIR").ok_or("cargo gives no OUT_DIR")?;
    let presets: Vec<_> = (0..methodologies::IDS.len()).map(methodologies::text).collect();
    let layouts = layouts::SHIPPED.iter().map(|(_, text)| *text);
    for (name, pack) in [
        ("layouts", Packing::of(layouts, false)?),
        ("presets", Packing::of(presets.iter().map(AsRef::as_ref), true)?),
        ("defaults", Packing::of([include_str!("src/methodology/defaults.toml")], false)?),
    ] {
        fs::write(Path::new(&out).join(format!("{name}.words")), &pack.words)?;
        fs::write(Path::new(&out).join(format!("{name}.bytes")), pack.bytes())?;
    }
    Ok(())
}

#[derive(Default)]
struct Packing {
    words: String,
    numbers: BTreeMap<String, usize>,
    lengths: Vec<usize>,
    files: Vec<Vec<u8>>,
    placed: bool,
    /// Where the value before ends.
    at: usize,
}

impl Packing {
    fn of<'t>(texts: impl IntoIterator<Item = &'t str>, placed: bool) -> Result<Self, Box<dyn Error>> {
        let mut pack = Self { placed, ..Self::default() };
        for text in texts {
            let (root, faults) = document::read(text);
            if let Some(fault) = faults.first() {
                return Err(format!("{} in {:?}", fault.message, text.get(fault.span.clone())).into());
            }
            let mut bytes = Vec::new();
            if placed {
                bytes.extend(XxHash64::oneshot(0, text.as_bytes()).to_le_bytes());
                let lines: Vec<usize> = text.split_inclusive('\n').map(str::len).collect();
                number(lines.len(), &mut bytes);
                for length in lines {
                    number(length, &mut bytes);
                }
            }
            pack.at = 0;
            pack.table(&root, (0, 0), &mut bytes)?;
            pack.files.push(bytes);
        }
        Ok(pack)
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        number(self.files.len(), &mut bytes);
        self.files.iter().for_each(|file| number(file.len(), &mut bytes));
        number(self.lengths.len(), &mut bytes);
        self.lengths.iter().for_each(|length| number(*length, &mut bytes));
        bytes.extend(self.files.concat());
        bytes
    }

    fn word(&mut self, word: &str) -> usize {
        if let Some(known) = self.numbers.get(word) {
            return *known;
        }
        self.words.push_str(word);
        self.lengths.push(word.len());
        self.numbers.insert(word.to_owned(), self.numbers.len());
        self.numbers.len() - 1
    }

    fn head(&mut self, kind: u64, more: usize, (start, length): (usize, usize), natural: usize, bytes: &mut Vec<u8>) {
        let kind = usize::try_from(kind).unwrap_or_default();
        number(more << 3 | kind, bytes);
        if self.placed {
            moved(self.at, start, bytes);
            moved(natural, length, bytes);
            self.at = start + length;
        }
    }

    fn value(&mut self, value: &Value<'_>, bytes: &mut Vec<u8>) -> Result<(), Box<dyn Error>> {
        let span = value.span();
        let place = (span.start, span.len());
        match &value.kind {
            Kind::Text(text) => {
                let word = self.word(text);
                self.head(TEXT, word, place, text.len() + 2, bytes);
            }
            Kind::Whole(text) => {
                let word = self.word(text);
                self.head(WHOLE, word, place, 0, bytes);
            }
            Kind::Decimal(text) => {
                let word = self.word(text);
                self.head(DECIMAL, word, place, 0, bytes);
            }
            Kind::Flag(yes) => self.head(FLAG, usize::from(*yes), place, 0, bytes),
            Kind::Other(text) => return Err(format!("{text}: no rule has any such value").into()),
            Kind::List(items) => {
                self.head(LIST, items.len(), place, 0, bytes);
                for item in items {
                    self.value(item, bytes)?;
                }
            }
            Kind::Table(table) => self.table(table, place, bytes)?,
        }
        Ok(())
    }

    fn table(&mut self, table: &Table<'_>, place: (usize, usize), bytes: &mut Vec<u8>) -> Result<(), Box<dyn Error>> {
        self.head(TABLE, table.len(), place, 0, bytes);
        for (key, value) in table.iter() {
            let word = self.word(&key.name);
            number(word, bytes);
            self.value(value, bytes)?;
        }
        Ok(())
    }
}

fn number(mut value: usize, bytes: &mut Vec<u8>) {
    loop {
        let [seven, ..] = value.to_le_bytes();
        value >>= 7;
        if value == 0 {
            return bytes.push(seven & 0x7f);
        }
        bytes.push(seven | 0x80);
    }
}

fn moved(from: usize, to: usize, bytes: &mut Vec<u8>) {
    number(if to < from { (from - to) * 2 - 1 } else { (to - from) * 2 }, bytes);
}
