/** The appeal packet in the making: an official result to set beside ours, the document itself, and the ways to take it along. */
import { type TemplateResult, html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import type { Actions } from "../actions";
import { nameOf, t } from "../messages";
import { packetTitle, printPacket } from "../packet";
import type { State } from "../state";
import type { Card } from "../types";
import { closeDialog, closeOutside, showModal } from "./dialog";
import { icon } from "./icons";
import { officialView, paperView } from "./packet-paper";

export function packetView({ packet }: State, actions: Actions): TemplateResult | typeof nothing {
  if (packet === undefined) return nothing;
  const { explaining } = actions.further;
  return html`<dialog class="sheet wide packet" aria-labelledby="packet-title" ${ref(showModal)} @close=${() => explaining.closePacket()} @click=${closeOutside}
    @drop=${(event: DragEvent) => dropped(event, actions)}>
    <div class="sheet-body">
      <div class="sheet-head">
        <p class="eyebrow">${t("packet-title")}</p>
        <button type="button" class="bare" aria-label=${t("close")} title=${t("close")} @click=${closeDialog}>${icon("close")}</button>
      </div>
      <h2 id="packet-title" tabindex="-1">${packetTitle(packet)}</h2>
      <p>${t("packet-means")}</p>
      <div class="row">
        <button type="button" class="primary" data-action="save-packet" @click=${() => explaining.savePacket()}>${icon("download")}${t("packet-save")}</button>
        <button type="button" data-action="print-packet" @click=${() => printPacket(packet)}>${icon("print")}${t("packet-print")}</button>
      </div>
      ${formView(packet.card, actions)}
      <div class="official-here" role="status">${packet.comparison === undefined ? nothing : officialView(packet.comparison, packet.official)}</div>
      <h3>${t("packet-preview")}</h3>
      <div class="preview" tabindex="0" role="region" aria-label=${t("packet-preview")}>${paperView(packet, new Date())}</div>
    </div>
  </dialog>`;
}

/** Official points, typed or from a file. */
function formView(card: Card, actions: Actions): TemplateResult {
  const field = (id: string, label: string): TemplateResult =>
    html`<label class="field"><span>${label}</span><input type="text" inputmode="decimal" autocomplete="off" size="7" data-official=${id} @change=${(event: Event) => typed(event, card, actions)}></label>`;
  return html`<fieldset class="officials">
    <legend>${t("official-title")}</legend>
    <p class="hint">${t("official-how")}</p>
    <div class="fields-row">
      ${field("index", t("column-index"))}
      ${card.domains.filter(({ indicators }) => indicators.length > 0).map(({ id, label }) => field(id, nameOf("domain", id, label)))}
    </div>
    <label class="field"><span>${t("official-file")}</span><input type="file" id="official-file" accept=".csv,.txt,text/csv" @change=${(event: Event) => chosen(event, actions)}></label>
  </fieldset>`;
}

/** A cell as a table writes it. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** What was typed, as a table of one row. */
function typed(event: Event, card: Card, actions: Actions): void {
  const inputs = [...((event.target as HTMLElement).closest("fieldset")?.querySelectorAll<HTMLInputElement>("[data-official]") ?? [])];
  const given = inputs.filter(({ value }) => value.trim() !== "");
  const names = ["school_code", ...given.map(({ dataset }) => dataset["official"] ?? "")];
  const values = [card.school_code, ...given.map(({ value }) => value.trim())];
  const table = given.length === 0 ? "" : `${names.map(quoted).join(",")}\n${values.map(quoted).join(",")}\n`;
  void actions.further.explaining.compareWith(table, "");
}

async function compareFile(file: File | undefined, actions: Actions): Promise<void> {
  if (file !== undefined) await actions.further.explaining.compareWith(await file.text(), file.name);
}

const chosen = (event: Event, actions: Actions): void => void compareFile((event.target as HTMLInputElement).files?.[0], actions);

/** A file dropped here is an official result, not more data. */
function dropped(event: DragEvent, actions: Actions): void {
  event.preventDefault();
  event.stopPropagation();
  actions.drag(false);
  void compareFile(event.dataTransfer?.files[0], actions);
}
