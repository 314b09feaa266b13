// The page as the tests name its parts: where its markup is known, so that the tests themselves read as what a person does.
import { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";

/** A file as Playwright takes it: a path, or a name with its content. */
const payload = ({ path, name, body }) => path ?? { name, mimeType: "", buffer: Buffer.from(body) };

export class Sqii {
  constructor(page, expect) {
    this.page = page;
    this.expect = expect;
  }

  // --- states ---

  toBe(state, options) {
    return this.expect(this.page.locator("body")).toHaveAttribute("data-state", state, { timeout: 15_000, ...options });
  }

  /** What is kept for when there is no network has been fetched, and with it all that the hosted page ever asks for. */
  settled() {
    return this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  }

  #reports() {
    return this.page.evaluate(() => performance.getEntriesByName("sqii:compute").length);
  }

  /** What the last report was measured to be: rows, schools, indexed, methodology. */
  detail() {
    return this.page.evaluate(() => performance.getEntriesByName("sqii:compute").at(-1)?.detail);
  }

  milliseconds() {
    return this.page.evaluate(() => performance.getEntriesByName("sqii:compute").at(-1)?.duration);
  }

  // --- files ---

  /** Chooses files, without waiting for anything. */
  hand(files) {
    return this.page.locator("#files").setInputFiles(files.map(payload));
  }

  /** Does something and waits for the report that it leads to. */
  async reported(act, { timeout = 30_000 } = {}) {
    const before = await this.#reports();
    await act();
    await this.expect.poll(() => this.#reports(), { timeout }).toBeGreaterThan(before);
    await this.toBe("ready");
  }

  /** Chooses files and waits for their report. */
  give(files, options) {
    return this.reported(() => this.hand(files), options);
  }

  /** Drops files on the page and waits for their report. */
  drop(files) {
    return this.reported(async () => {
      const contents = files.map(({ name, body }) => ({ name, text: Buffer.from(body).toString("latin1") }));
      const transfer = await this.page.evaluateHandle((list) => {
        const data = new DataTransfer();
        for (const { name, text } of list) data.items.add(new File([Uint8Array.from(text, (letter) => letter.charCodeAt(0))], name));
        return data;
      }, contents);
      for (const type of ["dragenter", "dragover", "drop"]) await this.page.dispatchEvent("body", type, { dataTransfer: transfer });
    });
  }

  sample(id) {
    return this.page.locator(`[data-sample="${id}"]`);
  }

  /** The bytes that a download control saves. */
  async saved(name) {
    const waiting = this.page.waitForEvent("download");
    await this.page.locator(`[data-download="${name}"]`).first().evaluate((control) => control.click());
    return readFile(await (await waiting).path());
  }

  cancel() {
    return this.page.getByRole("button", { name: "Cancel", exact: true }).click();
  }

  clear() {
    return this.page.getByRole("button", { name: "Clear all data" }).click();
  }

  /** Takes away the file of this name; of several the one at this place. */
  removeFile(name, place = 0) {
    return this.page.getByRole("button", { name: `Remove ${name}` }).nth(place).click();
  }

  get notice() {
    return this.page.locator(".notice");
  }

  /** What a screen reader was told last. */
  get told() {
    return this.page.locator("#live");
  }

  // --- findings ---

  get findings() {
    return this.page.locator("[data-finding]");
  }

  /** The finding of any of these kinds in this file. */
  finding(kinds, file) {
    return this.page.locator(kinds.map((kind) => `[data-finding="${kind}"]`).join(", ")).filter({ hasText: file });
  }

  /** Goes to a page of the report by its link. */
  async goTo(page) {
    const pages = this.page.getByRole("navigation", { name: "Pages" });
    const link = pages.locator("a", { hasText: page });
    await this.expect(link).toBeAttached();
    if (!(await link.isVisible())) await pages.locator("summary").click();
    await link.click();
    await this.expect(link).toHaveAttribute("aria-current", "page");
  }

  /** Goes to the findings and unfolds what is folded away when there is much. */
  async showFindings() {
    if (!(await this.page.locator(".findings-panel").isVisible())) await this.goTo("Findings");
    for (const fold of await this.page.locator(".findings-panel details.fold").all()) {
      if (!(await fold.evaluate((details) => details.open))) await fold.locator("summary").first().click();
    }
  }

  // --- schools, a school, a number ---

  /** The schools on the screen: the list draws no more than can be seen. */
  get schoolRows() {
    return this.page.getByRole("row").filter({ has: this.page.locator("[data-school]") });
  }

  schoolRow(name) {
    return this.schoolRows.filter({ has: this.page.getByRole("button", { name, exact: true }) });
  }

  /** The buttons of the schools; with a name, the one of that school. */
  schoolButtons(name) {
    return (name === undefined ? this.schoolRows : this.schoolRow(name)).locator("[data-school]");
  }

  async openCard(name) {
    await this.schoolButtons(name).click();
    await this.expect(this.card.getByRole("heading", { level: 2, name })).toBeVisible();
  }

  /** The name of the first school on the screen that has an index. */
  firstIndexed() {
    return this.schoolRows.filter({ hasText: /\d\.\d\d/ }).first().locator("[data-school]").innerText();
  }

  get card() {
    return this.page.getByRole("article");
  }

  get whyButtons() {
    return this.card.getByRole("button", { name: /^Why\?/ });
  }

  get why() {
    return this.page.getByRole("dialog");
  }

  /** Asks why the index is what it is. */
  async openWhy() {
    await this.whyButtons.first().click();
    await this.expect(this.why.getByRole("heading", { level: 2 })).toBeVisible();
  }

  /** Presses Tab until one of these has the focus. */
  async tabTo(target) {
    for (let pressed = 0; pressed < 80; pressed++) {
      await this.page.keyboard.press("Tab");
      if (await target.evaluateAll((elements) => elements.some((element) => element === document.activeElement))) return;
    }
    throw new Error("Tab does not reach it");
  }
}
