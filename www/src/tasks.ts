/** Work in pieces: between them the page answers to its user. */

/** The next task of this page. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** When the next frame has been drawn; a hidden page draws none and goes on. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });
}
