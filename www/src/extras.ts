/** In the worker: the modules that are not there from the start. The page compiles each when it is first wanted. */
import type { Extra } from "./protocol";

type Compiled = WebAssembly.Module | undefined;

const modules = new Map<Extra, Promise<Compiled>>();
const waiting = new Map<Extra, (module: Compiled) => void>();

/** The page's answer to what was wanted. */
export const received = (extra: Extra, module: Compiled): void => waiting.get(extra)?.(module);

/** The module; nothing when it cannot be had. Then it is wanted anew the next time. */
export async function moduleOf(extra: Extra, want: (extra: Extra) => void): Promise<Compiled> {
  let coming = modules.get(extra);
  if (coming === undefined) {
    coming = new Promise<Compiled>((resolve) => void waiting.set(extra, resolve));
    modules.set(extra, coming);
    want(extra);
  }
  const module = await coming;
  if (module === undefined) modules.delete(extra);
  return module;
}
