/** What is drawn only when somebody wants to see it: folded away, or below what can be seen. */
import { type TemplateResult, html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import type { Actions } from "../actions";

/** The keys of what is open. It stays open from one school to the next. */
const open = new Set<string>();

export function folded(key: string, summary: unknown, content: () => unknown, actions: Actions, style = "charts"): TemplateResult {
  const toggled = (event: Event): void => {
    const now = (event.currentTarget as HTMLDetailsElement).open;
    if (now === open.has(key)) return;
    if (now) open.add(key);
    else open.delete(key);
    actions.redraw();
  };
  // What somebody has just opened says so a moment later: whatever is drawn before then leaves it open.
  return html`<details class=${style} data-charts=${key} .open=${open.has(key)} @toggle=${toggled}>
    <summary>${summary}</summary>
    ${open.has(key) ? content() : nothing}
  </details>`;
}

/** Drawn once it has come into view. */
export function seen(key: string, content: () => unknown, actions: Actions): TemplateResult {
  const watch = (element?: Element): void => {
    if (element === undefined || open.has(key)) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      open.add(key);
      actions.redraw();
    });
    observer.observe(element);
  };
  return html`<div class="seen" ${ref(watch)}>${open.has(key) ? content() : nothing}</div>`;
}
