import assert from "node:assert/strict";
import { test } from "node:test";
import { hostileFiles, measureFiles, schoolCode, studentFile } from "../files.mjs";
import { DOWNLOADS, Session, computed, hand, methodology_text, presets } from "./module.mjs";

const YEAR = "2023-24";
const small = [{ name: "students.csv", body: studentFile() }];

/** A session of the small student file, computed, handed to `use`. */
function withReport(use) {
  const session = new Session();
  try {
    hand(session, small[0]);
    use(session, session.compute());
  } finally {
    session.free();
  }
}

test("a student file gives every school an index", () => {
  const { overview, tables, summaries } = computed(small);
  assert.equal(summaries[0].grain, "students");
  assert.equal(summaries[0].rows, 360);
  assert.equal(overview.schools, 3);
  assert.equal(overview.indexed, 3);
  assert.deepEqual(overview.years, [{ year: YEAR, schools: 3, indexed: 3 }]);
  assert.ok(overview.states.reported > 0);
  assert.ok(overview.methodology.provenance.assumed > 0);
  assert.equal(tables[0].count, 3);
  for (const index of tables[0].index) assert.match(index, /^\d{1,3}\.\d\d$/);
});

test("chunks of 1 byte, 7 bytes and 64 KB give the same report, byte for byte", () => {
  const files = [...small, ...measureFiles()];
  const [first, ...others] = [65536, 7, 1].map((size) => computed(files, size));
  for (const other of others) assert.deepEqual(other, first);
});

test("the order of the files changes no number", () => {
  const files = [...small, ...measureFiles()];
  const forth = computed(files);
  const back = computed([...files].reverse());
  for (const name of ["index.csv", "domains.csv", "measures.csv"]) assert.equal(back.downloads[name], forth.downloads[name], name);
});

test("a measures file and a schools file give an index, and four kinds of blank stay apart", () => {
  const { overview, downloads } = computed(measureFiles());
  assert.equal(overview.indexed, 1);
  const states = new Set(downloads["measures.csv"].split(/\r?\n/).slice(1).filter(Boolean).map((line) => line.split(",")[7]));
  for (const state of ["reported", "too_few", "suppressed"]) assert.ok(states.has(state), `${state} in ${[...states]}`);
});

test("the points of a card's scored cells come with a trace that starts at the index", () => {
  withReport((session) => {
    const card = session.card(YEAR, schoolCode(0));
    assert.equal(card.school_code, schoolCode(0));
    const ids = new Set();
    const collect = (node) => (ids.add(node.id), node.children.forEach(collect));
    const trace = session.trace(YEAR, schoolCode(0));
    assert.equal(trace.id, "index");
    collect(trace);
    for (const domain of card.domains) {
      for (const indicator of domain.indicators.filter(({ scored }) => scored)) {
        assert.ok(ids.has(`indicator/${indicator.id}`), `indicator/${indicator.id} is in the trace`);
        for (const cell of indicator.cells.filter(({ scored, state }) => scored && state === "reported")) {
          assert.ok(ids.has(cell.node), `${cell.node} is in the trace`);
        }
      }
    }
  });
});

test("every column's order lists every school once", () => {
  withReport((session) => {
    const { count, order } = session.schools(YEAR);
    assert.ok("index" in order && "school_name" in order);
    for (const [column, rows] of Object.entries(order)) {
      assert.equal(rows.length, count, column);
      assert.deepEqual([...rows].sort((a, b) => a - b), Array.from({ length: count }, (_, n) => n), column);
    }
  });
});

test("every shipped methodology can be chosen, and its text can be handed over as a file of one's own", () => {
  const all = presets();
  assert.ok(all.length >= 3);
  withReport((session) => {
    for (const { id } of all) assert.equal(session.compute(id).methodology.id, id);
  });
  const text = methodology_text(all[0].id);
  const session = new Session();
  try {
    const summary = hand(session, { name: "own.toml", body: text });
    assert.equal(summary.grain, "methodology");
  } finally {
    session.free();
  }
});

test("downloads are bytes of their own, and each has a header or is an object", () => {
  const { downloads } = computed(small);
  for (const name of DOWNLOADS.filter((name) => name.endsWith(".csv"))) assert.match(downloads[name], /^[a-z_]+,[a-z_,]+\r?\n/, name);
  assert.equal(typeof JSON.parse(downloads["report.json"]), "object");
});

for (const { title, kinds, ...file } of hostileFiles()) {
  test(`${title} is a finding, and a good file beside it keeps its index`, () => {
    for (const files of [[file], [file, ...small], [...small, file]]) {
      const { overview } = computed(files);
      const found = overview.findings.filter((group) => group.file === file.name).map(({ kind }) => kind);
      assert.ok(found.some((kind) => kinds.includes(kind)), `${kinds.join(" or ")} in [${found}]`);
      if (files.length > 1) assert.ok(overview.years.find(({ year }) => year === YEAR).indexed === 3);
    }
  });
}

test("a call that cannot be answered throws an object with a code", () => {
  const refused = (call) =>
    assert.throws(call, (error) => {
      assert.equal(typeof error.code, "string");
      assert.match(error.code, /^[a-z_]+$/);
      assert.equal(typeof error.message, "string");
      return true;
    });
  refused(() => methodology_text("no-such-methodology"));
  withReport((session) => {
    refused(() => session.card(YEAR, "00000000000000"));
    refused(() => session.trace(YEAR, "00000000000000"));
    refused(() => session.download("no-such-file.csv"));
    refused(() => session.compute("no-such-methodology"));
    assert.equal(session.compute().indexed, 3, "the session goes on after a refusal");
  });
});

test("an unknown file's columns are matched, and the layout that comes of it reads the file", () => {
  const rows = Array.from({ length: 30 }, (_, n) => `${schoolCode(0)},${8_123_400 + n},${YEAR},${1 + (n % 4)},${1 + (n % 4)}`).join("\n");
  const file = { name: "export.csv", body: `Site,Pupil,Yr,ELA Fall,ELA Spring\n${rows}\n` };
  const session = new Session();
  try {
    const { mappable, hash, used } = hand(session, file);
    assert.deepEqual([mappable, used], [true, false]);
    const proposed = session.mapping(file.name, hash, []);
    const column = (mapping, id) => mapping.columns.find((one) => one.id === id);
    assert.equal(proposed.grain, "students");
    assert.deepEqual(column(proposed, "school_code").sources, [0]);
    assert.deepEqual(column(proposed, "ela_level").ties, [3, 4]);
    assert.equal(proposed.layout, "");
    assert.ok(!JSON.stringify(proposed).includes("8123400"), "ids are masked");
    const chosen = session.mapping(file.name, hash, ["column.ela_level", "4"]);
    assert.notEqual(chosen.layout, "");
    assert.equal(hand(session, { name: chosen.layout_name, body: chosen.layout }).grain, "layout");
    const again = hand(session, file);
    assert.deepEqual([again.used, again.mappable, again.rows], [true, false, 30]);
    assert.throws(() => session.mapping("other.csv", "", []), ({ code }) => code === "nothing_to_match");
  } finally {
    session.free();
  }
});
