// Small files for the boundary and browser tests, made alike every time. Nobody in them exists.
import { Buffer } from "node:buffer";
import { deflateRawSync, gzipSync } from "node:zlib";

const STUDENT_COLUMNS = [
  "school_year", "lea_code", "lea_name", "school_code", "school_name", "student_id", "grade", "race_ethnicity",
  "english_learner", "student_with_disability", "socioeconomically_disadvantaged", "days_enrolled", "days_absent",
  "suspensions", "ela_level", "math_level", "redesignated",
];
const RACES = ["hispanic", "white", "asian", "african_american"];

/** A number from 0 to 999 for one cell: it depends on the student and the column alone. */
function draw(student, column) {
  let x = (student * 2654435761 + column * 40503) >>> 0;
  x = Math.imul(x ^ (x >>> 15), 2246822507) >>> 0;
  x = Math.imul(x ^ (x >>> 13), 3266489909) >>> 0;
  return ((x ^ (x >>> 16)) >>> 0) % 1000;
}

export const LEA_CODE = "0199999";
export const schoolCode = (school) => LEA_CODE + String(school + 1).padStart(7, "0");
export const schoolName = (school) => `Example School ${school + 1}`;

function studentRow(school, student, year) {
  const learner = draw(student, 3) < 250;
  return [
    year, LEA_CODE, "Example Unified", schoolCode(school), schoolName(school), String(student).padStart(10, "0"),
    3 + (student % 3), RACES[draw(student, 2) % RACES.length], learner ? "EL" : "EO", draw(student, 4) < 150 ? "Y" : "N",
    draw(student, 5) < 600 ? "Y" : "N", 180, draw(student, 6) < 120 + 10 * (school % 9) ? 20 : 4,
    draw(student, 7) < 30 ? 1 : 0, 1 + (draw(student, 8) % 4), 1 + (draw(student, 9) % 4), learner && draw(student, 10) < 150 ? "Y" : "N",
  ].join(",");
}

/** The rows of a canonical `students` file: elementary schools of one district, `each` students in every one. */
export function studentRows({ schools = 3, each = 120, year = "2023-24" } = {}) {
  const rows = [];
  for (let school = 0; school < schools; school++) {
    for (let n = 0; n < each; n++) rows.push(studentRow(school, school * each + n, year));
  }
  return rows;
}

export const STUDENT_HEADER = STUDENT_COLUMNS.join(",");
export const studentFile = (options) => [STUDENT_HEADER, ...studentRows(options), ""].join("\r\n");

/** A canonical `measures` file of one high school, and the `schools` file that says it is one. */
export function measureFiles() {
  const start = `2023-24,${LEA_CODE},Example Unified,${schoolCode(90)},Example High`;
  const measures = [
    "school_year,lea_code,lea_name,school_code,school_name,indicator,student_group,numerator,denominator,value,state",
    `${start},ela_performance,all,130,200,,`,
    `${start},ela_performance,english_learners,8,19,,`,
    `${start},math_performance,all,90,200,,`,
    `${start},math_performance,students_with_disabilities,,,,suppressed`,
    `${start},graduation_4yr,all,270,300,,`,
    `${start},chronic_absenteeism,all,60,800,,`,
    `${start},suspension_expulsion,all,16,800,,`,
    "",
  ];
  const schools = [
    "school_code,school_name,lea_code,lea_name,school_type",
    `${schoolCode(90)},Example High,${LEA_CODE},Example Unified,high`,
    "",
  ];
  return [
    { name: "measures.csv", body: measures.join("\n") },
    { name: "schools.csv", body: schools.join("\n") },
  ];
}

/** What people drop by mistake. `kinds`: the finding that it gives, any of them. */
export function hostileFiles() {
  const rows = studentRows({ schools: 1, each: 40, year: "2022-23" });
  const file = (...lines) => [...lines, ""].join("\n");
  const wide = (cell) => Array.from({ length: 200 }, (_, n) => cell(n)).join(",");
  const withoutStudent = (line) => line.split(",").filter((_, n) => n !== STUDENT_COLUMNS.indexOf("student_id")).join(",");
  const compressed = gzipSync(Buffer.from(file(STUDENT_HEADER, ...rows)));
  return [
    { title: "an empty file", name: "empty.csv", body: "", kinds: ["empty_file"] },
    {
      title: "a PDF named .csv",
      name: "report.csv",
      body: Buffer.concat([Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Length 64 >>\nstream\n", "latin1"), Buffer.from(Array.from({ length: 4096 }, (_, n) => draw(n, 11) % 256))]),
      kinds: ["not_text", "unknown_layout"],
    },
    {
      title: "a file of 200 columns of another kind",
      name: "inventory.csv",
      body: file(wide((n) => `field_${n}`), ...Array.from({ length: 30 }, (_, row) => wide((n) => row * n))),
      kinds: ["unknown_layout"],
    },
    { title: "a truncated gzip", name: "cut.csv.gz", body: compressed.subarray(0, compressed.length >> 1), kinds: ["truncated_gzip"] },
    {
      title: "a line of 10 MB",
      name: "long-line.csv",
      body: file(STUDENT_HEADER, "x".repeat(10 << 20), ...rows),
      kinds: ["line_too_long"],
    },
    {
      title: "a missing required column",
      name: "no-student.csv",
      body: file(...[STUDENT_HEADER, ...rows].map(withoutStudent)),
      kinds: ["missing_required_column"],
    },
    {
      title: "duplicate student rows",
      name: "twice.csv",
      body: file(STUDENT_HEADER, ...rows, ...rows.slice(0, 7)),
      kinds: ["repeated_student_row"],
    },
    {
      title: "1.61E+13 as a school's code",
      name: "from-a-spreadsheet.csv",
      body: file(STUDENT_HEADER, ...rows.map((row) => row.replace(schoolCode(0), "1.61E+13"))),
      kinds: ["exponent_code"],
    },
  ];
}

// --- archives and workbooks ---

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});
const crc32 = (bytes) => ~bytes.reduce((crc, byte) => (crc >>> 8) ^ CRC[(crc ^ byte) & 255], -1) >>> 0;

/** A zip archive of {name, body}. */
export function zipOf(members) {
  const locals = [];
  const central = [];
  let at = 0;
  for (const { name, body } of members) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(body)];
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(0x21, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, path, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), common, place, path]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\x05\x06"), end]);
}

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A workbook of {name, body}: a sheet of each CSV text, where digits are numbers. */
export function workbookOf(sheets) {
  const cell = (text) => (/^\d+$/.test(text) ? `<c><v>${text}</v></c>` : `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`);
  const row = (line) => `<row>${line.split(",").map(cell).join("")}</row>`;
  const sheet = (body) => `<worksheet><sheetData>${body.trimEnd().split("\n").map(row).join("")}</sheetData></worksheet>`;
  const list = sheets.map(({ name }, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="r${n + 1}"/>`).join("");
  const relations = sheets.map((_, n) => `<Relationship Id="r${n + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`);
  return zipOf([
    { name: "[Content_Types].xml", body: "<Types/>" },
    { name: "_rels/.rels", body: `<Relationships><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: "xl/workbook.xml", body: `<workbook xmlns:r="${RELATIONS}"><sheets>${list}</sheets></workbook>` },
    { name: "xl/_rels/workbook.xml.rels", body: `<Relationships>${relations.join("")}</Relationships>` },
    ...sheets.map(({ body }, n) => ({ name: `xl/worksheets/sheet${n + 1}.xml`, body: sheet(body) })),
  ]);
}

/** A binary workbook over which its reader dies: a cell that is the first of no shared strings. */
export function deadWorkbook() {
  const record = (kind, data) => Buffer.concat([Buffer.from(kind < 128 ? [kind] : [(kind & 127) | 128, kind >> 7]), Buffer.from([data.length]), data]);
  const wide = (text) => Buffer.concat([Buffer.from(Uint32Array.of(text.length).buffer), Buffer.from(text, "utf16le")]);
  const book = [record(0x9c, Buffer.concat([Buffer.from([0, 0, 0, 0, 1, 0, 0, 0]), wide("r1"), wide("Dead")])), record(0x90, Buffer.alloc(0)), record(0x9d, Buffer.alloc(0))];
  const sheet = [record(0x94, Buffer.alloc(16)), record(0x91, Buffer.alloc(0)), record(0, Buffer.alloc(16)), record(7, Buffer.alloc(12)), record(0x92, Buffer.alloc(0))];
  return zipOf([
    { name: "[Content_Types].xml", body: "<Types/>" },
    { name: "xl/workbook.bin", body: Buffer.concat(book) },
    { name: "xl/_rels/workbook.bin.rels", body: '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.bin"/></Relationships>' },
    { name: "xl/worksheets/sheet1.bin", body: Buffer.concat(sheet) },
  ]);
}

/** Numbers that look like chance and are always the same; as in tests/growth_index.rs. */
function mixed(of) {
  const first = Math.imul(of + 1, 0x9e3779b9) >>> 0;
  const second = Math.imul(first ^ (first >>> 15), 0x85ebca6b) >>> 0;
  return (second ^ (second >>> 13)) >>> 0;
}

/** From −90 to 90, most often near nothing. */
export const bell = (of) => [0, 1, 2, 3, 4, 5].reduce((sum, part) => sum + (mixed(of * 8 + part) % 31) - 15, 0);

/** Student rows of two years, to the byte those of tests/growth_index.rs. */
export function growthFiles(schools) {
  const head = "school_year,lea_code,school_code,student_id,grade,ela_scale_score,math_scale_score,english_learner,student_with_disability,socioeconomically_disadvantaged";
  const years = [[head], [head]];
  for (let school = 0; school < schools; school++) {
    const effect = Math.trunc(bell(900_000 + school) / 3);
    for (let student = 0; student < 80; student++) {
      const id = school * 80 + student;
      const known = [mixed(id) % 5 === 0 ? "EL" : "EO", mixed(id + 7) % 8 === 0 ? "Y" : "N", ["Y", "N", ""][mixed(id + 99) % 3]];
      for (const year of [0, 1]) {
        const scores = [0, 1].map((subject) => 2400 + bell(id) + year * (40 + effect) + Math.trunc(bell(id * 4 + year * 2 + subject + 500_000) / 2));
        const grade = String(3 + (student % 2) + year).padStart(2, "0");
        years[year].push([`${2013 + year}-${14 + year}`, "9900001", `9900001${String(school + 1).padStart(7, "0")}`, String(id).padStart(8, "0"), grade, ...scores, ...known].join(","));
      }
    }
  }
  return years.map((rows, year) => ({ name: `${2014 + year}.csv`, body: [...rows, ""].join("\n") }));
}
