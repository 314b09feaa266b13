// Usable by everyone: axe in every view, the keyboard alone, and a phone.
import { hostileFiles, schoolName, studentFile } from "../files.mjs";
import { AxeBuilder, expect, test } from "./harness.mjs";

const good = { name: "students.csv", body: studentFile() };
const views = {
  idle: async () => {},
  ready: (sqii) => sqii.give([good]),
  findings: async (sqii) => {
    await sqii.give([good, ...hostileFiles()]);
    await sqii.showFindings();
  },
  card: async (sqii) => {
    await sqii.give([good]);
    await sqii.openCard(await sqii.firstIndexed());
  },
  family: async (sqii) => {
    await sqii.give([good]);
    await sqii.page.getByRole("link", { name: "Families" }).click();
    await sqii.schoolButtons(await sqii.firstIndexed()).click();
    await expect(sqii.page.getByRole("article").getByRole("heading", { level: 1 })).toBeVisible();
  },
  compare: async (sqii) => {
    await sqii.give([good]);
    await sqii.page.getByRole("checkbox", { name: /^Compare/ }).first().check();
    await sqii.page.getByRole("checkbox", { name: /^Compare/ }).last().check();
    await sqii.page.getByRole("region", { name: "To compare" }).getByRole("link").click();
    await sqii.page.getByRole("button", { name: /^Student groups/ }).first().click();
  },
  pairs: async (sqii) => {
    await sqii.give([good]);
    await sqii.goTo("Pairs");
    await expect(sqii.page.locator(".pairs")).toHaveAttribute("aria-busy", "false");
  },
  support: async (sqii) => {
    await sqii.give([good]);
    await sqii.goTo("Support");
    await expect(sqii.page.locator(".pyramid")).toBeVisible();
  },
  communities: async (sqii) => {
    await sqii.give([good]);
    await sqii.goTo("Communities");
    await expect(sqii.page.locator(".communities")).toHaveAttribute("aria-busy", "false");
  },
  timelines: async (sqii) => {
    await sqii.give([good]);
    await sqii.goTo("Timelines");
    await expect(sqii.page.locator("[data-timeline]")).toHaveCount(2);
    await sqii.page.getByRole("button", { name: "Add an item" }).click();
  },
  lagging: async (sqii) => {
    await sqii.give([good]);
    await sqii.goTo("Where data lags");
    await expect(sqii.page.locator(".lagging-page")).toHaveAttribute("aria-busy", "false");
  },
  reconcile: async (sqii) => {
    await sqii.give([good]);
    const buffer = await sqii.saved("index.csv");
    await sqii.goTo("Official results");
    await sqii.page.locator("[data-official-table]").setInputFiles({ name: "index.csv", mimeType: "text/csv", buffer });
    await expect(sqii.page.locator("[data-reconciled]").first()).toBeVisible();
  },
  chosen: async (sqii) => {
    await sqii.give([good]);
    for (const box of await sqii.page.getByRole("checkbox", { name: /^Compare/ }).all()) await box.check();
  },
  teacher: async (sqii) => {
    await sqii.give([good]);
    await sqii.page.getByRole("link", { name: "Teachers" }).click();
    await sqii.openCard(await sqii.firstIndexed());
  },
  disparity: async (sqii) => {
    await sqii.give([good]);
    await sqii.goTo("Disparity");
    await expect(sqii.page.getByRole("slider")).toBeVisible();
  },
  whatif: async (sqii) => {
    await sqii.give([good]);
    await sqii.goTo("What if…");
    await sqii.page.locator("[data-knob='n_size'] input").fill("40");
    await expect(sqii.page.locator(".turned").first()).toBeVisible();
  },
  growth: async (sqii) => {
    await sqii.give([good]);
    await sqii.goTo("Growth");
    await expect(sqii.page.getByRole("heading", { level: 1 })).toContainText("Growth");
  },
  verify: (sqii) => sqii.goTo("Verify it yourself"),
  shortcuts: (sqii) => sqii.page.keyboard.press("?"),
  why: async (sqii) => {
    await sqii.give([good]);
    await sqii.openCard(await sqii.firstIndexed());
    await sqii.openWhy();
  },
  assumed: async (sqii) => {
    await sqii.give([good]);
    await sqii.openCard(await sqii.firstIndexed());
    await sqii.card.locator("[data-assumed-of]").first().click();
    await expect(sqii.why.locator("[data-assumed]").first()).toBeVisible();
  },
  methodology: async (sqii) => {
    await sqii.give([good]);
    await sqii.goTo("Methodology");
    await sqii.page.locator("[data-rules-of] summary").first().click();
    await sqii.page.getByLabel("Compare with").selectOption("core-2015-16");
    await expect(sqii.page.locator("[data-difference]").first()).toBeVisible();
  },
  packet: async (sqii) => {
    await sqii.give([good]);
    await sqii.openCard(await sqii.firstIndexed());
    await sqii.card.getByRole("button", { name: "Appeal packet" }).click();
    await sqii.page.getByLabel("Index", { exact: true }).fill("1.00");
    await sqii.page.keyboard.press("Tab");
    await expect(sqii.page.locator(".official-here")).toContainText("The index differs");
  },
};

for (const scheme of ["light", "dark"]) {
  for (const [view, open] of Object.entries(views)) {
    test(`axe finds no violation in the view "${view}", ${scheme}`, async ({ page, sqii }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await open(sqii);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join("\n")}`);
      expect(said).toEqual([]);
    });
  }
}

for (const view of Object.keys(views)) {
  test(`what can be pressed in the view "${view}" is 24 pixels at least`, async ({ page, sqii }) => {
    await views[view](sqii);
    // A link within a sentence is as high as its line.
    const small = await page.locator("a, button, input, select, summary").evaluateAll((all) =>
      all
        .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches("p a, th a, td a, li span a, .skip, #files"))
        .map((element) => ({ box: (element.matches("label input") ? element.closest("label") : element).getBoundingClientRect(), html: element.outerHTML.slice(0, 120) }))
        .filter(({ box }) => box.width > 1 && (box.width < 23.5 || box.height < 23.5))
        .map(({ box, html }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${html}`),
    );
    expect(small).toEqual([]);
  });
}

for (const width of [390, 320]) {
  for (const [view, open] of Object.entries(views)) {
    test(`the view "${view}" fits a phone ${width} pixels wide`, async ({ page, sqii }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(sqii);
      const widest = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
      expect(widest.scroll).toBeLessThanOrEqual(widest.client);
    });
  }
}

test("the keyboard alone goes from a school to its card, to why, and back", async ({ page, sqii }) => {
  await sqii.give([good]);
  await sqii.tabTo(sqii.schoolButtons());
  await page.keyboard.press("Enter");
  await expect(sqii.card).toBeVisible();
  await expect(sqii.card.getByRole("heading", { level: 2 })).not.toBeEmpty();
  await sqii.tabTo(sqii.whyButtons);
  await page.keyboard.press("Enter");
  await expect(sqii.why).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sqii.why).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(sqii.card).toBeHidden();
  await expect(sqii.schoolRows.first()).toBeVisible();
});

test("what is drawn has its name and its role, and what happens is told", async ({ page, sqii }) => {
  await expect(page.getByRole("status")).toBeAttached();
  await sqii.give([good]);
  await expect(sqii.told).toContainText("The report is ready");
  for (const name of ["Pages", "Shown for"]) await expect(page.getByRole("navigation", { name }).locator('[aria-current]')).toHaveCount(1);
  await expect(page.getByRole("main")).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "Search school, district or code" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Schools" })).toBeVisible();
  const name = await sqii.firstIndexed();
  await sqii.openCard(name);
  await expect(page.getByRole("article", { name })).toHaveAttribute("aria-busy", "false");
  await expect(sqii.told).toContainText(`${name}, `);
  await sqii.openWhy();
  await expect(page.getByRole("dialog", { name: "The index" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(sqii.told).toContainText(`${name} is chosen. 1 of at most 4`);
});
