// A server of a test's own, on a folder that it may change, which it can stop and start again.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../www/serve.mjs", import.meta.url));
const dist = process.env.SQII_OUT ?? fileURLToPath(new URL("../../dist", import.meta.url));

export class Server {
  #process;
  folder = mkdtempSync(join(tmpdir(), "sqii-dist-"));
  address = "";

  async start() {
    if (this.address === "") cpSync(dist, this.folder, { recursive: true });
    const PORT = this.address === "" ? "0" : new URL(this.address).port;
    this.#process = spawn(process.execPath, [script], { env: { ...process.env, PORT, SQII_OUT: this.folder }, stdio: ["ignore", "pipe", "inherit"] });
    const [line] = await once(this.#process.stdout, "data");
    this.address = String(line).trim().replace("localhost", "127.0.0.1");
    return this;
  }

  async stop() {
    const ended = once(this.#process, "exit");
    this.#process.kill();
    await ended;
  }

  async end() {
    if (this.#process.exitCode === null && this.#process.signalCode === null) await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
