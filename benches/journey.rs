//! How fast the core is, natively: the made-up district read, and computed. Figures are printed, never asserted.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use sqii::intake::LoadedFile;
use sqii::sample::{Options, students};
use sqii::session::Session;

/// A few megabytes of student rows.
fn rows() -> Vec<u8> {
    let mut text = String::new();
    students(&Options { students: 40_000, ..Options::default() }, &mut |line| text.push_str(line));
    text.into_bytes()
}

fn loaded(rows: &[u8]) -> Session {
    let mut session = Session::new();
    session.open("students.csv");
    session.push(rows).unwrap_or_else(|e| panic!("{e:?}"));
    session.close().unwrap_or_else(|e| panic!("{e:?}"));
    session
}

fn journey(criterion: &mut Criterion) {
    let rows = rows();
    let mut group = criterion.benchmark_group("students");
    group.throughput(Throughput::Bytes(rows.len() as u64)).sample_size(20);
    group.bench_function("read", |bench| bench.iter(|| black_box(LoadedFile::read("students.csv", &rows))));
    group.bench_function("compute", |bench| {
        bench.iter_batched(
            || loaded(&rows),
            |mut session| black_box(session.compute(None).map(|overview| overview.schools).ok()),
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

criterion_group!(benches, journey);
criterion_main!(benches);
