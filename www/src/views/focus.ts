/** The focus goes to the start of the content. */
export const toMain = (): void => document.getElementById("main")?.focus({ preventScroll: true });

/** For a button that goes away with what it does: the focus goes to the content, not to nowhere. */
export function thenMain(act: () => void): void {
  act();
  toMain();
}

/** Brings the card into view. Where it takes the list's place, the focus goes along; beside the list it stays there. */
export function reveal(): void {
  const title = document.getElementById("card-title");
  if (title === null) return;
  const list = document.querySelector<HTMLElement>(".schools");
  const alone = list === null || list.offsetParent === null;
  if (alone) title.focus({ preventScroll: true });
  const { top } = title.getBoundingClientRect();
  // Alone on the screen it has all of it: why the school is where it is is not to lie below.
  if (alone || top < 0 || top > innerHeight * 0.6) title.closest(".card, .family")?.scrollIntoView({ block: "start" });
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
