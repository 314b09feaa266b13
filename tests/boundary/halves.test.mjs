import assert from "node:assert/strict";
import { test } from "node:test";
import { studentFile } from "../files.mjs";
import { DOWNLOADS, Session, computed } from "./module.mjs";

const CHUNK = 1 << 18;
const BLOCK = 1 << 22;

/** What two sessions say of a file whose second one begins at `from`. */
function byTwo({ name, body }, from) {
  const bytes = Buffer.from(body);
  const [first, second] = [new Session(), new Session()];
  const push = (session, start, end) => {
    for (let at = start; at < end; at += CHUNK) session.push(new Uint8Array(bytes.subarray(at, Math.min(end, at + CHUNK))));
  };
  try {
    for (const session of [first, second]) {
      session.open(name);
      push(session, 0, CHUNK);
    }
    assert.ok(first.can_be_halved());
    assert.ok(second.begin_half());
    let parts = 0;
    const handOver = () => {
      for (let rows = second.hand_over(); rows !== undefined; rows = second.hand_over()) {
        first.receive(rows);
        parts += 1;
      }
    };
    push(second, from, bytes.length);
    assert.ok(second.can_hand_over());
    handOver();
    push(first, CHUNK, from);
    assert.equal(first.position(), from);
    const before = parts;
    const end = second.end_half();
    handOver();
    assert.ok(before > 0 && parts > before, `${before} of ${parts} parts were handed over before the end`);
    assert.ok(first.take_over(end));
    assert.equal(first.position(), bytes.length);
    const summaries = [first.close()];
    const overview = first.compute();
    const download = (wanted) => Buffer.from(first.download(wanted)).toString("utf8");
    return {
      summaries,
      overview,
      tables: overview.years.map(({ year }) => first.schools(year)),
      downloads: Object.fromEntries(DOWNLOADS.map((wanted) => [wanted, download(wanted)])),
    };
  } finally {
    first.free();
    second.free();
  }
}

test("two sessions that read a half each say what one says, byte for byte", () => {
  const file = { name: "students.csv", body: studentFile({ schools: 60, each: 4000 }) };
  assert.ok(file.body.length > 2 * BLOCK);
  const whole = computed([file]);
  for (const from of [BLOCK, 2 * BLOCK]) assert.deepEqual(byTwo(file, from), whole);
});
