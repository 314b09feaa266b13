/** Shows a dialog over the page as soon as it is in the document. The browser keeps the focus inside and gives it back. */
export function showModal(element?: Element): void {
  if (element instanceof HTMLDialogElement && !element.open) queueMicrotask(() => element.isConnected && !element.open && element.showModal());
}

/** For the button that closes the dialog it stands in. */
export function closeDialog(event: Event): void {
  (event.currentTarget as HTMLElement).closest("dialog")?.close();
}

/** A click beside the dialog closes it. */
export function closeOutside(event: MouseEvent): void {
  if (event.target instanceof HTMLDialogElement) event.target.close();
}
