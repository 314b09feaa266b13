/** Draws at the width that there is, so that letters on a chart are as large as those around it. */
import { type ChildPart, type TemplateResult, noChange, nothing } from "lit-html";
import { AsyncDirective, directive } from "lit-html/async-directive.js";

type Draw = (width: number) => TemplateResult;

class Sized extends AsyncDirective {
  #draw: Draw = () => nothing as unknown as TemplateResult;
  #width = 0;
  #place: Element | undefined;
  readonly #observer = new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0);
    if (width === 0 || width === this.#width) return;
    this.#width = width;
    this.setValue(this.#draw(width));
  });

  render(_draw: Draw): unknown {
    return noChange;
  }

  override update(part: ChildPart, [draw]: [Draw]): unknown {
    this.#draw = draw;
    if (this.#place === undefined) {
      this.#place = part.parentNode as Element;
      this.#observer.observe(this.#place);
    }
    return this.#width === 0 ? nothing : draw(this.#width);
  }

  override disconnected(): void {
    this.#observer.disconnect();
  }

  override reconnected(): void {
    if (this.#place !== undefined) this.#observer.observe(this.#place);
  }
}

/** What is drawn into the element around it, anew when its width changes. */
export const sized = directive(Sized);
