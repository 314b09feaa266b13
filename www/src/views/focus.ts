/** The focus goes to the start of the content. */
export const toMain = (): void => document.getElementById("main")?.focus({ preventScroll: true });

/** For a button that goes away with what it does: the focus goes to the content, not to nowhere. */
export function thenMain(act: () => void): void {
  act();
  toMain();
}

/** Draws. What had the focus may be gone after it: then the focus goes to what is nearest. */
export function keepingFocus(draw: () => void): void {
  const held = document.activeElement;
  const list = held?.closest<HTMLElement>(".scroller");
  draw();
  if (held === null || held === document.body || held.isConnected) return;
  const title = document.querySelector<HTMLElement>("dialog[open] h2");
  if (title !== null) title.focus();
  else if (list?.isConnected === true) list.focus({ preventScroll: true });
  else toMain();
}
