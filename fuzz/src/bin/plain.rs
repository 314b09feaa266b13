//! The targets without coverage: `plain TARGET RUNS [SEED]` makes so many inputs at random, or by changing the files of
//! `corpus/TARGET`, and needs no nightly Rust. Slower to find a way, but many times as many inputs a second.

use std::fs;

/// xorshift64*: the same inputs from the same seed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, bound: usize) -> usize {
        ((self.next() >> 33) as usize) % bound.max(1)
    }
}

/// Bytes of which most mean something in a table.
fn table_bytes(random: &mut Random, input: &mut Vec<u8>) {
    const WORDS: &[u8] = b"aaaaaaaaa,,,,\"\"\"\"\n\n\r\r\t;|^ =";
    input.clear();
    input.extend((0..6).map(|_| (random.next() >> 40) as u8));
    // Now and then runs that reach over the blocks in which text is scanned.
    for _ in 0..random.below(40) {
        let byte = if random.below(16) == 0 { (random.next() >> 40) as u8 } else { WORDS[random.below(WORDS.len())] };
        let run = if random.below(12) == 0 { random.below(70) } else { 1 };
        input.extend(std::iter::repeat_n(byte, run));
    }
}

/// A file of the corpus with a few changes.
fn changed(random: &mut Random, corpus: &[Vec<u8>], input: &mut Vec<u8>) {
    input.clear();
    input.extend_from_slice(&corpus[random.below(corpus.len())]);
    for _ in 0..1 + random.below(6) {
        let at = random.below(input.len());
        match random.below(5) {
            0 if !input.is_empty() => input[at] = (random.next() >> 40) as u8,
            1 if !input.is_empty() => input[at] ^= 1 << random.below(8),
            2 => input.truncate(at),
            3 => {
                let other = &corpus[random.below(corpus.len())];
                let from = random.below(other.len());
                let many = random.below(64).min(other.len() - from);
                let at = at.min(input.len());
                input.splice(at..at, other[from..from + many].iter().copied());
            }
            _ => {
                let end = (at + random.below(16)).min(input.len());
                input.drain(at.min(end)..end);
            }
        }
    }
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let number = |at: usize, or: u64| args.get(at).and_then(|text| text.parse().ok()).unwrap_or(or);
    let target = args.get(1).map_or("text", String::as_str);
    let (runs, mut random) = (number(2, 1_000_000), Random(number(3, 1).max(1)));
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/").to_owned() + target;
    let corpus: Vec<Vec<u8>> =
        fs::read_dir(&folder).into_iter().flatten().flatten().filter_map(|file| fs::read(file.path()).ok()).collect();
    let run = match target {
        "text" => sqii_fuzz::text,
        "containers" => sqii_fuzz::containers,
        "mapping" => sqii_fuzz::mapping,
        other => return eprintln!("{other:?} is no target: text, containers or mapping"),
    };
    sqii_fuzz::panic_only_for_our_own();
    let mut input = Vec::new();
    for n in 0..runs {
        if corpus.is_empty() || (target == "text" && n % 8 != 0) {
            table_bytes(&mut random, &mut input);
        } else {
            changed(&mut random, &corpus, &mut input);
        }
        if std::panic::catch_unwind(|| run(&input)).is_err() {
            let _ = fs::write("failed-input", &input);
            eprintln!("input {n} of {runs} fails; it stands in failed-input: {input:?}");
            std::process::exit(1);
        }
    }
    println!("{target}: {runs} inputs");
}
