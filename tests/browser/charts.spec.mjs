// Charts: each with its sentence, its table and its files; a method that changes breaks the line.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { LEA_CODE, STUDENT_HEADER, schoolCode, schoolName, studentRows } from "../files.mjs";
import { AxeBuilder, expect, test } from "./harness.mjs";

const INDICATORS = { chronic_absenteeism: 30, ela_performance: 70, math_performance: 60, suspension_expulsion: 6 };

/** A `measures` file of one school over these years. */
function measures(years) {
  const rows = years.flatMap((year, n) =>
    Object.entries(INDICATORS).flatMap(([indicator, numerator]) =>
      [["all", numerator + n, 120], ["hispanic", numerator / 2, 40], ["white", numerator / 3, 30], ["foster", 2, 12]].map(([group, top, bottom]) =>
        [year, LEA_CODE, "Example Unified", schoolCode(0), schoolName(0), indicator, group, Math.round(top), bottom, "", ""].join(","),
      ),
    ),
  );
  return ["school_year,lea_code,lea_name,school_code,school_name,indicator,student_group,numerator,denominator,value,state", ...rows, ""].join("\n");
}

const schools = { name: "schools.csv", body: `school_code,school_type\n${[0, 1, 2].map((n) => `${schoolCode(n)},elementary`).join("\n")}\n` };
/** Counted by somebody until 2018-19, nothing of 2019-20, counted from student rows since. */
const twoMethods = [
  { name: "measures.csv", body: measures(["2016-17", "2017-18", "2018-19"]) },
  { name: "students.csv", body: [STUDENT_HEADER, ...studentRows({ year: "2020-21" }), ...studentRows({ year: "2021-22" }), ""].join("\n") },
  schools,
];
const growth = {
  name: "growth.csv",
  body: measures([]) + [0, 1, 2].map((n) => `2021-22,${LEA_CODE},Example Unified,${schoolCode(n)},${schoolName(n)},ela_growth,all,,120,${40 + 9 * n},\n`).join(""),
};

const charts = (page, key) => page.locator(`details[data-charts="${key}"]`);
const figure = (page, id) => page.locator(`figure[data-figure="${id}"]`);

async function unfold(page, key) {
  await charts(page, key).locator("> summary").click();
  await expect(charts(page, key).locator("figure").first()).toBeVisible();
}

/** The card of a school with five years, all its charts unfolded. */
async function openCharts(page, sqii, files = twoMethods) {
  await sqii.give(files);
  await sqii.openCard(schoolName(0));
  await unfold(page, "school");
  await unfold(page, "indicator/chronic_absenteeism");
  await expect(page.locator(".card figure")).toHaveCount(7);
}

async function table(one) {
  await one.getByText("The same as a table").click();
  return one.getByRole("table").evaluate((made) => [...made.rows].map((row) => [...row.cells].map(({ innerText }) => innerText.trim())));
}

test("every chart of a card is a picture with its sentence as its name, and shows the same values as a table @both", async ({ page, sqii }) => {
  await openCharts(page, sqii);
  for (const one of await page.locator(".card figure").all()) {
    const sentence = await one.locator(".sentence").innerText();
    expect(sentence).toMatch(/\d.*\.$/);
    await expect(one.getByRole("img", { name: sentence, exact: true })).toBeVisible();
    const [head, ...rows] = await table(one);
    expect(head.length).toBeGreaterThan(1);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.flat().join("")).toMatch(/\d/);
  }
});

test("the values drawn are those of the table", async ({ page, sqii }) => {
  await openCharts(page, sqii);
  const gaps = figure(page, "gaps/chronic_absenteeism");
  const drawn = await gaps.locator("svg.chart text").allTextContents();
  const [, ...rows] = await table(gaps);
  expect(rows.length).toBeGreaterThan(2);
  for (const [name, value] of rows) {
    expect(drawn).toContain(value);
    expect(drawn.some((words) => words === name || name.startsWith(words.replace("…", "")))).toBe(true);
  }
  const levels = figure(page, "levels/chronic_absenteeism");
  const numbers = await levels.locator("svg.chart text.on").allTextContents();
  expect((await table(levels)).slice(1).map((row) => row[1])).toEqual(numbers);
});

test("a missing year and another way of counting break the line, with the reason in words", async ({ page, sqii }) => {
  await openCharts(page, sqii);
  const trend = figure(page, "trend/chronic_absenteeism");
  // Before and after the break, and never across it.
  await expect(trend.locator("svg.chart g.line > path:not(.mark)")).toHaveCount(2);
  await expect(trend.locator("svg.chart g.break")).toHaveCount(1);
  await expect(trend.locator(".notes")).toContainText("not joined from 2018-19 to 2020-21");
  await expect(trend.locator(".notes")).toContainText("no value for the time between");
  await expect(trend.locator(".notes")).toContainText("different kinds of files");
  // The year without anything has its place on the axis.
  await expect(trend.locator("svg.chart text.gone")).toHaveText("2019-20");
  await expect(trend.locator(".sentence")).toContainText("The line is broken once");
  expect((await table(trend)).map((row) => row[0])).toEqual(["School year", "2016-17", "2017-18", "2018-19", "2020-21", "2021-22"]);
});

test("years that were counted alike are one line", async ({ page, sqii }) => {
  await sqii.give([twoMethods[0], schools]);
  await sqii.openCard(schoolName(0));
  await unfold(page, "indicator/chronic_absenteeism");
  const trend = figure(page, "trend/chronic_absenteeism");
  await expect(trend.locator("svg.chart g.line > path:not(.mark)")).toHaveCount(1);
  await expect(trend.locator("svg.chart g.break")).toHaveCount(0);
});

test("a chart is saved as SVG and as PNG, with title, school, year and methodology in it @both", async ({ page, sqii }) => {
  await openCharts(page, sqii);
  const one = figure(page, "gaps/chronic_absenteeism");
  const saved = async (kind) => {
    const waiting = page.waitForEvent("download");
    await one.getByRole("button", { name: new RegExp(`^Save as ${kind}: Chronic absence`) }).click();
    const download = await waiting;
    // Rows of students stand behind it: the name says so.
    expect(download.suggestedFilename()).toMatch(new RegExp(`^chronic-absence.*_example-school-1_2021-22\\.internal-contains-student-data\\.${kind.toLowerCase()}$`));
    return readFile(await download.path());
  };
  const { methodology } = await sqii.detail();
  const svg = (await saved("SVG")).toString("utf8");
  const parsed = await page.evaluate((text) => {
    const read = new DOMParser().parseFromString(text, "image/svg+xml");
    return {
      root: read.documentElement.nodeName,
      words: [...read.querySelectorAll("text, title, desc")].map((node) => node.textContent),
      fills: [...read.querySelectorAll("[fill]")].map((node) => node.getAttribute("fill")),
      classes: read.querySelectorAll("[class]").length,
    };
  }, svg);
  expect(parsed.root).toBe("svg");
  for (const said of ["Chronic absence", schoolName(0), "2021-22", methodology, "contains student data"]) expect(parsed.words.join(" ")).toContain(said);
  // The colours are in the file itself: nothing is left to a style sheet.
  expect(parsed.classes).toBe(0);
  expect(parsed.fills.join(" ")).not.toContain("var(");
  const png = await saved("PNG");
  expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const drawn = await page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const colours = new Set();
    for (let at = 0; at < data.length; at += 4) colours.add(data[at] * 65536 + data[at + 1] * 256 + data[at + 2]);
    return { width: bitmap.width, colours: colours.size };
  }, [...png]);
  expect(drawn.width).toBeGreaterThan(600);
  expect(drawn.colours).toBeGreaterThan(20);
});

test("below the list stand the spread of the schools and what would bring growth", async ({ page, sqii }) => {
  await sqii.give(twoMethods);
  const whole = page.getByRole("region", { name: "The schools as a whole" });
  await whole.scrollIntoViewIfNeeded();
  await expect(whole.locator("figure .sentence")).toContainText("3 elementary schools");
  await expect(whole).toContainText("No growth is loaded");
});

test("where growth is loaded it is set against status", async ({ page, sqii }) => {
  await sqii.give([...twoMethods, growth]);
  const whole = page.getByRole("region", { name: "The schools as a whole" });
  await whole.scrollIntoViewIfNeeded();
  const against = figure(page, "against/ela_growth");
  await expect(against.locator(".sentence")).toContainText("3 schools have both");
  expect((await table(against)).slice(1).map((row) => row[2])).toEqual(["40.0", "49.0", "58.0"]);
});

test("one group is followed across the schools, from its link on a card and by its address", async ({ page, sqii }) => {
  await sqii.give(twoMethods);
  await sqii.openCard(schoolName(0));
  const indicator = sqii.card.locator('[data-indicator="chronic_absenteeism"]');
  await indicator.locator("details.groups > summary").click();
  await indicator.getByRole("link", { name: "English learners" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "English learners, 2021-22" })).toBeVisible();
  expect(page.url()).toMatch(/#.*page=group.*group=english_learners.*indicator=chronic_absenteeism/);
  const list = page.locator(".group-schools");
  await expect(list.getByRole("row")).toHaveCount(4);
  const names = () => list.getByRole("rowheader").allInnerTexts();
  expect(await names()).toEqual([0, 1, 2].map(schoolName));
  await list.getByRole("button", { name: "Students" }).click();
  await expect(list.getByRole("columnheader", { name: "Students", exact: true })).toHaveAttribute("aria-sort", "ascending");
  const glance = page.getByRole("table", { name: "Every indicator at a glance" });
  await glance.getByRole("link", { name: "English language arts" }).first().click();
  await expect(page.getByRole("heading", { level: 2, name: /^English language arts.*: English learners$/ })).toBeVisible();
  await page.locator("select#group").selectOption("hispanic");
  await expect(page.getByRole("heading", { level: 1, name: /^Hispanic or Latino/ })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: /^English learners/ })).toBeVisible();
  await list.getByRole("link", { name: schoolName(1) }).click();
  await expect(sqii.card.getByRole("heading", { level: 2, name: schoolName(1) })).toBeVisible();
});

test("families see a group as a whole, and no school with how few students it has of them", async ({ page, sqii }) => {
  await sqii.give(twoMethods);
  await page.locator("nav.pages a[href*='page=group']").click();
  await expect(page.locator(".group-page figure")).toHaveCount(2);
  await expect(page.locator(".group-schools")).toHaveCount(1);
  await page.evaluate(() => void (location.hash += "&view=family"));
  await expect(page.locator(".group-page figure")).toHaveCount(2);
  await expect(page.locator(".group-schools")).toHaveCount(0);
});

test("the charts and the group view are pictures worth showing", async ({ page, sqii }, testInfo) => {
  const picture = (name) => (process.env.SQII_SCREENSHOTS ? join(process.env.SQII_SCREENSHOTS, name) : testInfo.outputPath(name));
  await sqii.sample("real").click();
  await sqii.toBe("ready", { timeout: 40_000 });
  await page.locator(".whole").scrollIntoViewIfNeeded();
  await expect(page.locator(".whole svg.chart")).toBeVisible();
  await page.locator(".whole").screenshot({ path: picture("overview-charts.png") });
  await page.locator("nav.pages a[href*='page=group']").click();
  await page.locator("select#group").selectOption("english_learners");
  await expect(page.locator(".group-page svg.chart")).toHaveCount(2);
  await page.screenshot({ path: picture("group.png") });
  await page.goBack();
  await page.goBack();
  await sqii.openCard(await sqii.firstIndexed());
  await unfold(page, "school");
  await expect(page.locator(".card svg.chart")).toHaveCount(3);
  await charts(page, "school").screenshot({ path: picture("charts.png") });
});

const views = {
  card: (page, sqii) => openCharts(page, sqii),
  overview: async (page, sqii) => {
    await sqii.give([...twoMethods, growth]);
    await page.locator(".whole").scrollIntoViewIfNeeded();
    await expect(page.locator(".whole figure")).toHaveCount(2);
  },
  group: async (page, sqii) => {
    await sqii.give(twoMethods);
    await page.locator("nav.pages a[href*='page=group']").click();
    await expect(page.locator(".group-page figure")).toHaveCount(2);
  },
};

for (const [name, open] of Object.entries(views)) {
  for (const scheme of ["light", "dark"]) {
    test(`axe finds no violation in the charts of the ${name}, ${scheme}`, async ({ page, sqii }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await open(page, sqii);
      for (const summary of await page.locator(".figure-table > summary").all()) await summary.click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join("\n")}`)).toEqual([]);
    });
  }
  test(`the charts of the ${name} fit a phone, and their words are as large there`, async ({ page, sqii }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await open(page, sqii);
    const widest = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
    expect(widest.scroll).toBeLessThanOrEqual(widest.client);
    const scales = await page.locator("svg.chart").evaluateAll((all) => all.map((svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width));
    expect(Math.min(...scales)).toBeGreaterThan(0.95);
    const outside = await page.locator("svg.chart").evaluateAll((all) =>
      all.flatMap((svg) => {
        const { left, right } = svg.getBoundingClientRect();
        return [...svg.querySelectorAll("text")].filter((text) => text.getBoundingClientRect().right > right + 8 || text.getBoundingClientRect().left < left - 8).map((text) => text.textContent);
      }),
    );
    expect(outside).toEqual([]);
  });
}
