import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { size, t } from "../messages";
import type { Job, State } from "../state";
import { thenMain } from "./focus";
import { icon } from "./icons";

export function workingView({ job, report }: State, actions: Actions): TemplateResult {
  if (job === undefined) return html``;
  const { stage, done, total, file } = job.progress;
  const fetching = job.kind === "fetch";
  const reading = stage === "reading" && !fetching;
  return html`<section class="working ${report === undefined ? "" : "over"}" aria-labelledby="working-title">
    <div>
      <h2 id="working-title">${t(fetching ? "working-fetching" : reading ? "working-reading" : "working-computing")}</h2>
      <p>
        ${reading && total > 0 ? t("working-bytes", { done: size(done), total: size(total) }) : nothing}
        ${reading && report !== undefined ? html`<bdi class="file-name">${job.files[file]?.name}</bdi>` : nothing}
      </p>
      ${reading && total > 0
        ? html`<progress max=${total} .value=${done} aria-labelledby="working-title"></progress>`
        : html`<progress aria-labelledby="working-title"></progress>`}
      ${report === undefined && !fetching ? filesView(job) : nothing}
    </div>
    <button type="button" data-action="cancel" @click=${() => thenMain(() => actions.cancel())}>${t("cancel")}</button>
  </section>`;
}

const MANY = 12;

/** Which files are read, being read, and waiting. Of many only the nearest are named. */
function filesView({ files, progress: { file } }: Job): TemplateResult {
  const from = Math.max(0, Math.min(file - 2, files.length - MANY));
  return html`<ol class="queue">
    ${files.slice(from, from + MANY).map(({ name }, at) => {
      const state = from + at < file ? "read" : from + at === file ? "reading" : "waiting";
      return html`<li class=${state}>${icon(state === "read" ? "check" : "file")}<bdi class="file-name">${name}</bdi> <span class="hint">${t(`queue-${state}`)}</span></li>`;
    })}
  </ol>`;
}
