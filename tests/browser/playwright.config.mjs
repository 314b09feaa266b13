// Real-browser tests of both faces of the page: the hosted one and the single file opened from disk.
import { execFileSync } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

// Read again by every worker, which inherits what was settled first.
process.env.CHROMIUM ||= execFileSync(`${root}.ci/setup`, ["chromium"], { encoding: "utf8" }).trim();
process.env.SQII_TEST_PORT ||= String(await freePort());
const url = `http://127.0.0.1:${process.env.SQII_TEST_PORT}/`;

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export default {
  testDir: ".",
  outputDir: `${root}test-results`,
  // One at a time: some tests look at how busy the page is.
  workers: 1,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    baseURL: url,
    actionTimeout: 15_000,
    viewport: { width: 1280, height: 900 },
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
      ],
    },
  },
  webServer: { command: "node www/serve.mjs", cwd: root, env: { PORT: process.env.SQII_TEST_PORT }, url, reuseExistingServer: false },
  projects: [
    { name: "hosted", use: { face: "hosted" }, grepInvert: /@one-file/ },
    { name: "one file from disk", use: { face: "one-file" }, grep: /@both|@one-file/ },
  ],
};
