// What families are shown can be read with eight grades of school.
//
// English: Flesch-Kincaid grade = 0.39 words/sentence + 11.8 syllables/word − 15.59, at most 8 (Kincaid and others 1975).
// Spanish: Fernández Huerta 1959, L = 206.84 − 0.60 (syllables in 100 words) − 1.02 (words/sentence), in the reading that
// legible.es gives after Law 2011. On its scale 60–70 is grade 7 or 8 and 70–80 grade 6: 60 would do, we hold 70.
import assert from "node:assert/strict";
import { test } from "node:test";
import { locales } from "./page.mjs";

/** What an argument may be, so that a sentence is read in each of its forms. */
const TYPICAL = {
  share: [48, "few"],
  points: ["62"],
  side: ["below", "above", "at", "same", "more", "less"],
  turn: ["better", "worse"],
  count: [3],
  times: ["2.1"],
  index: ["67.35"],
  level: [5],
  band: [""],
};
/** Beside the family view itself: what else its reader sees. */
const AROUND = ["footer-private", "footer-official", "student-banner", "promise"];

/** Every way to give these arguments. */
const ways = (names) => names.reduce((all, name) => all.flatMap((args) => TYPICAL[name].map((value) => ({ ...args, [name]: value }))), [{}]);

/** All sentences, in every form; headings and parts of sentences are not sentences. */
function sentences(locale, around = AROUND) {
  const ids = Object.keys(locale.variables).filter((id) => id.startsWith("family-") || around.includes(id));
  const said = ids.flatMap((id) => ways(locale.variables[id]).map((args) => locale.format(id, args)));
  const whole = [...new Set(said)].filter((text) => /[.:]$/.test(text));
  return whole.flatMap((text) => text.split(/(?<=[.:])\s+/));
}

const wordsOf = (text) => text.match(/\p{L}[\p{L}’'-]*|\d[\d.,]*/gu) ?? [];

/** Figures are one syllable, as is usual for these formulas. */
const counted = (word, syllables) => (/^\d/.test(word) ? 1 : Math.max(1, syllables));

function english(word) {
  const text = word.toLowerCase().replace(/[’']s?$/, "");
  const silent = text.replace(/(?<=[aeiouy][^aeiouy]*[^aeiouyl])e$/, "").replace(/(?<=[aeiouy][^aeiouy]*[^aeiouytd])ed$/, "d").replace(/(?<=[aeiouy][^aeiouy]*[^aeiouyszxc])es$/, "s");
  const split = silent.replace(/i(?=[ao](?!u))(?<!(?:[ct]|ss)i)/g, "i-").replace(/^sci(?=e)/, "sci-");
  return counted(word, (split.match(/[aeiouy]+/g) ?? []).length);
}

function spanish(word) {
  const text = word.toLowerCase().replace(/y$/, "i").replace(/qu|gu(?=[eiéí])/g, (two) => two[0]);
  return counted(word, (text.match(/[iuü]*[aeoáéó][iuü]?(?![aeoáéó])|[iuü]*[aeoáéó]|[íú]|[iuü]+/g) ?? []).length);
}

function shape(all, syllablesOf) {
  const words = all.flatMap(wordsOf);
  const syllables = words.map(syllablesOf).reduce((sum, n) => sum + n, 0);
  return { perSentence: words.length / all.length, perWord: syllables / words.length };
}
const grade = (all) => (({ perSentence, perWord }) => 0.39 * perSentence + 11.8 * perWord - 15.59)(shape(all, english));
const ease = (all) => (({ perSentence, perWord }) => 206.84 - 60 * perWord - 1.02 * perSentence)(shape(all, spanish));

test("syllables are counted as a dictionary counts them", () => {
  const known = { school: 1, students: 2, missed: 1, above: 2, average: 3, reading: 2, special: 2, education: 4, families: 3, compared: 2, counted: 2, private: 2, results: 2, together: 3, placed: 1, goal: 1, people: 2, science: 2, nearly: 2, every: 3 };
  assert.deepEqual(Object.fromEntries(Object.keys(known).map((word) => [word, english(word)])), known);
  const conocidas = { escuela: 3, alumnos: 3, año: 2, anterior: 3, matemáticas: 5, país: 2, bien: 1, guía: 2, quién: 1, aprendían: 4, ciencias: 2, estudiar: 3, muy: 1, leyó: 2, veía: 3, área: 3, cuatro: 2 };
  assert.deepEqual(Object.fromEntries(Object.keys(conocidas).map((word) => [word, spanish(word)])), conocidas);
});

test("English for families is at most of grade 8, and so is each of its longer sentences", (t) => {
  const all = sentences(locales.en);
  t.diagnostic(`${all.length} sentences, grade ${grade(all).toFixed(1)}`);
  assert.ok(all.length > 60);
  assert.ok(grade(all) <= 8);
  const own = sentences(locales.en, []);
  assert.deepEqual(own.filter((one) => wordsOf(one).length > 20), []);
  assert.deepEqual(own.filter((one) => wordsOf(one).length >= 8 && grade([one]) > 8), []);
});

test("Spanish for families is as easy as grade 6, and each of its longer sentences as grade 8", (t) => {
  const all = sentences(locales.es);
  t.diagnostic(`${all.length} sentences, ease ${ease(all).toFixed(1)}`);
  assert.ok(all.length > 60);
  assert.ok(ease(all) >= 70);
  const own = sentences(locales.es, []);
  assert.deepEqual(own.filter((one) => wordsOf(one).length > 22), []);
  assert.deepEqual(own.filter((one) => wordsOf(one).length >= 8 && ease([one]) < 60), []);
});

test("a text of experts would not pass", () => {
  assert.ok(grade(["Accountability determinations incorporate disaggregated proficiency distributions and longitudinal participation."]) > 12);
  assert.ok(ease(["Las determinaciones administrativas incorporan distribuciones desagregadas de competencia y participación longitudinal."]) < 30);
});
