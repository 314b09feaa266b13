// The page in Spanish: chosen by the browser or by a button, from the first word to the last step.
import { schoolName, studentFile } from "../files.mjs";
import { AxeBuilder, expect, test } from "./harness.mjs";

const students = { name: "students.csv", body: studentFile() };
const spanish = (page) => page.getByRole("button", { name: "Español", exact: true });
const english = (page) => page.getByRole("button", { name: "English", exact: true });
const wordsAsked = (watch) => watch.requests.filter((request) => request.serviceWorker() === null && request.url().endsWith(".ftl")).length;

test("a reader of English never fetches another language; one who wants it gets it at once, and back @both", async ({ page, sqii, watch, face }) => {
  expect(wordsAsked(watch)).toBe(0);
  await spanish(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Suelte sus archivos y vea el Índice");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page).toHaveTitle("Índice de Mejora de la Calidad Escolar");
  await expect(sqii.told).toHaveText("La página está en español.");
  await expect(spanish(page)).toHaveAttribute("aria-pressed", "true");
  expect(wordsAsked(watch)).toBe(face === "hosted" ? 1 : 0);
  await english(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Drop files, see the Index");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("what is on the screen changes its language as it stands", async ({ page, sqii }) => {
  await sqii.give([students]);
  await sqii.openCard(schoolName(0));
  await spanish(page).click();
  await expect(page.getByRole("heading", { name: "Escuelas" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Hallazgos" })).toBeVisible();
  await expect(sqii.card.getByRole("heading", { name: "Ausentismo crónico" })).toBeVisible();
  await expect(sqii.card).not.toContainText("Level");
  await sqii.give([{ name: "more.csv", body: studentFile({ schools: 3 }) }]);
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
});

test.describe("without a service worker, which would have the words at hand", () => {
  test.use({ serviceWorkers: "block" });

  test("when the words cannot be had the page says so and stays as it is", async ({ page, sqii, watch }) => {
    watch.expected.push(/Failed to load resource|Service Worker registration blocked/);
    await page.route("**/*.ftl", (route) => route.abort());
    await spanish(page).click();
    await expect(sqii.notice).toContainText("The other language could not be loaded");
    await expect(english(page)).toHaveAttribute("aria-pressed", "true");
  });
});

test("a language that the browser does not ask for stands in the address, and the address brings it back", async ({ page, sqii }) => {
  await spanish(page).click();
  await expect.poll(() => new URL(page.url()).hash).toBe("#lang=es");
  await page.reload();
  await sqii.toBe("idle");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Suelte sus archivos y vea el Índice");
  await english(page).click();
  await expect.poll(() => new URL(page.url()).hash).toBe("");
});

test.describe("with a browser that asks for Spanish", () => {
  test.use({ locale: "es-MX" });

  test("files are dropped, the table sorted, a card opened and a number explained, all in Spanish @both", async ({ page, sqii }) => {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Suelte sus archivos y vea el Índice");
    await sqii.drop([students]);
    await expect(page.getByRole("columnheader", { name: "Índice" })).toBeVisible();
    await expect(page.getByText("Este informe contiene datos de estudiantes. No salen")).toBeVisible();
    await page.getByRole("columnheader", { name: "Índice" }).getByRole("button").click();
    await page.getByRole("searchbox").fill(schoolName(0));
    await sqii.openCard(schoolName(0));
    await expect(sqii.card).toContainText(/\d+\.\d\d de 100 puntos/);
    await expect(sqii.card).toContainText(/Nivel \d+/);
    await sqii.card.getByRole("button", { name: "¿Por qué? el Índice" }).click();
    await expect(sqii.why.getByRole("heading", { level: 2 })).toHaveText("El Índice");
    await expect(sqii.why).toContainText("Reglas usadas");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Borrar todos los datos" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Suelte sus archivos y vea el Índice");
  });

  test("axe finds no violation in Spanish, from the start to the reason of a number", async ({ page, sqii }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    const steps = [async () => {}, () => sqii.give([students]), async () => sqii.openCard(await sqii.firstIndexed()), () => sqii.card.getByRole("button", { name: "¿Por qué? el Índice" }).click()];
    for (const step of steps) {
      await step();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
    }
  });

  for (const width of [1280, 390]) {
    test(`the page in Spanish fits ${width} pixels and is a picture worth showing`, async ({ page, sqii }, testInfo) => {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: testInfo.outputPath("start.png") });
      await sqii.reported(() => sqii.sample("real").click());
      await page.screenshot({ path: testInfo.outputPath("table.png") });
      await sqii.openCard(await sqii.firstIndexed());
      await page.screenshot({ path: testInfo.outputPath("card.png"), fullPage: true });
      const widest = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(widest).toBeLessThanOrEqual(0);
    });
  }
});
