/** The drawings that stand beside words all over the page, and the bar of an index. */
import { type TemplateResult, html, svg } from "lit-html";

/** A position for a drawing, from a decimal string as Rust gives it. */
export const position = (decimal: string): number => Number(decimal) || 0;

/** The index on its scale of 100. */
export function indexBar(index: string): TemplateResult {
  return html`<svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class="possible" x="0" y="0" width="100" height="6"></rect>
    <rect class="earned" x="0" y="0" width=${position(index)} height="6"></rect>
  </svg>`;
}

const ICONS = {
  search: svg`<circle cx="7" cy="7" r="4.5"></circle><path d="M10.5 10.5 L14 14"></path>`,
  close: svg`<path d="M3.5 3.5 L12.5 12.5 M12.5 3.5 L3.5 12.5"></path>`,
  copy: svg`<path d="M6 5.5 H13 V13.5 H6 Z M10 5.5 V2.5 H3 V10.5 H6"></path>`,
  check: svg`<path d="M3 8.5 L6.5 12 L13 4.5"></path>`,
  back: svg`<path d="M10 3 L5 8 L10 13"></path>`,
  file: svg`<path d="M4 1.8 H9.5 L12.5 4.8 V14.2 H4 Z M9.2 1.8 V5 H12.5"></path>`,
  upload: svg`<path d="M8 11 V2.5 M4.5 5.5 L8 2 L11.5 5.5 M2.5 10.5 V13.5 H13.5 V10.5"></path>`,
  download: svg`<path d="M8 2 V10.5 M4.5 7.5 L8 11 L11.5 7.5 M2.5 11 V13.8 H13.5 V11"></path>`,
  packet: svg`<path d="M3 1.8 H9.5 L12.5 4.8 V14.2 H3 Z M5.5 7 H10 M5.5 9.5 H10 M5.5 12 H8"></path>`,
  print: svg`<path d="M4.5 6 V2 H11.5 V6 M4.5 11.5 H2.5 V6 H13.5 V11.5 H11.5 M4.5 9.5 H11.5 V14 H4.5 Z"></path>`,
  error: svg`<path d="M5.2 1.8 H10.8 L14.2 5.2 V10.8 L10.8 14.2 H5.2 L1.8 10.8 V5.2 Z M8 4.8 V8.8 M8 10.8 V11.4"></path>`,
  warning: svg`<path d="M8 2 L14.5 13.5 H1.5 Z M8 6.5 V9.8 M8 11.4 V12"></path>`,
  note: svg`<circle cx="8" cy="8" r="6.2"></circle><path d="M8 7.3 V11.3 M8 4.7 V5.3"></path>`,
  lock: svg`<rect x="3" y="7" width="10" height="7" rx="1.5"></rect><path d="M5 7 V5 a3 3 0 0 1 6 0 V7"></path>`,
  columns: svg`<path d="M2.5 2.5 H6.5 V13.5 H2.5 Z M9.5 2.5 H13.5 V13.5 H9.5 Z"></path>`,
  sliders: svg`<path d="M2 5 H8 M11.5 5 H14 M2 11 H4.5 M8 11 H14"></path><circle cx="9.7" cy="5" r="1.7"></circle><circle cx="6.2" cy="11" r="1.7"></circle>`,
  up: svg`<path d="M4 10 L8 6 L12 10"></path>`,
  down: svg`<path d="M4 6 L8 10 L12 6"></path>`,
} as const;

export function icon(name: keyof typeof ICONS): TemplateResult {
  return html`<svg class="icon icon-${name}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${ICONS[name]}</svg>`;
}
