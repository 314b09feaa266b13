/** Shows a dialog over the page as soon as it is in the document. The browser keeps the focus inside and gives it back. */
export function showModal(element?: Element): void {
  if (element instanceof HTMLDialogElement && !element.open) queueMicrotask(() => element.isConnected && !element.open && element.showModal());
}
