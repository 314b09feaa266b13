// Every language says the same things, and the page says nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inTwo, says, takenIn } from "../../www/words.mjs";
import { english, locales, page, run } from "./page.mjs";

const ids = Object.keys(locales.en.variables);
/** Asked for by `nameOf`; tests/messages.rs holds them against what the module labels. */
const LABELS = /^(domain|group|indicator|layout|methodology)-/;
test("there are at least English and Spanish, and Fluent understands every message", () => {
  assert.ok("en" in locales && "es" in locales);
  for (const [id, { written, variables }] of Object.entries(locales)) assert.deepEqual(written.toSorted(), Object.keys(variables).sort(), id);
});

test("no locale has a message that another lacks", () => {
  for (const [id, { variables }] of Object.entries(locales)) assert.deepEqual(Object.keys(variables).sort(), ids.toSorted(), id);
});

test("a message takes the same variables in every locale", () => {
  for (const { variables } of Object.values(locales)) assert.deepEqual(variables, { ...variables, ...locales.en.variables });
});

test("every message that the page asks for exists", () => {
  assert.ok(page.asked.length > 100);
  assert.deepEqual(page.asked.filter((id) => !ids.includes(id)), []);
});

test("the page asks for every message", () => {
  const taken = new Set(takenIn(english));
  const used = (id) => taken.has(id) || LABELS.test(id) || says(page, id);
  assert.deepEqual(ids.filter((id) => !used(id)), []);
});

test("words in two: what a source may say comes first, with what that takes in; nothing is lost and nothing stands in both", () => {
  const words = "## Some\nlocale-name = X\n# Said of it.\nasked = { taken }\ntaken = T\nkind-a = A\nkind-b =\n    { $n ->\n        [one] B\n       *[other] Bs\n    }\ndomain-x = D\nelse = E\n";
  const [first, second] = inTwo(words, 't("asked"); t(`kind-${one}`); nameOf("domain", id, label);');
  assert.equal(first, "locale-name = X\nasked = { taken }\ntaken = T\nkind-a = A\nkind-b =\n    { $n ->\n        [one] B\n       *[other] Bs\n    }\ndomain-x = D\n");
  assert.equal(second, "else = E\n");
  const ids = (text) => [...text.matchAll(/^([a-z]\S*) =/gm)].map(([, id]) => id);
  const both = inTwo(english, 't("cancel")').flatMap(ids);
  assert.deepEqual(both.toSorted(), ids(english).toSorted());
});

test("no sentence was left in English", () => {
  const plain = (locale, id) => locale.format(id, Object.fromEntries(locale.variables[id].map((name) => [name, name === "date" ? new Date(0) : 2])));
  const same = ids.filter((id) => /[a-z]+ [a-z]+ [a-z]+/i.test(plain(locales.en, id)) && plain(locales.en, id) === plain(locales.es, id));
  assert.deepEqual(same, []);
});

test("a decimal keeps every digit, in the language's own figures", async () => {
  const { decimal, learn, speak } = await run("src/messages.ts");
  assert.equal(decimal("67.35"), "67.35");
  assert.equal(decimal("-12345.60"), "-12,345.60");
  assert.equal(decimal("12.3 or so"), "12.3 or so");
  assert.equal(decimal(""), "");
  learn("xx", "locale-formats = de-DE\n");
  speak("xx");
  assert.equal(decimal("67.350"), "67,350");
  assert.equal(decimal("12345678901234567890.10"), "12.345.678.901.234.567.890,10");
});

test("a message that a language lacks is in English; a label of somebody's own stays", async () => {
  const { learn, nameOf, speak, t } = await run("src/messages.ts");
  learn("xx", "group-asian = Asiatisch\n");
  speak("xx");
  assert.equal(t("cancel"), "Cancel");
  assert.equal(nameOf("group", "asian", "Asian"), "Asiatisch");
  assert.equal(nameOf("indicator", "math_performance", "Our own mathematics"), "Our own mathematics");
});
