/** On paper nothing can be unfolded: what is folded opens while the page is printed. The date is the browser's own. */
import { t } from "./messages";

export function onPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    const date = document.getElementById("print-date");
    if (date !== null) date.textContent = t("print-date", { date: new Date() });
    opened = [...document.querySelectorAll<HTMLDetailsElement>(".card details.groups:not([open]), .findings-panel details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}
