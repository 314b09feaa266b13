/** The focus goes to the start of the content. */
export const toMain = (): void => document.getElementById("main")?.focus({ preventScroll: true });

/** For a button that goes away with what it does: the focus goes to the content, not to nowhere. */
export function thenMain(act: () => void): void {
  act();
  toMain();
}
