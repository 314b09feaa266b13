// What a content security policy cannot stop: said on the page, and shown here to be so under the page's own policy.
import { once } from "node:events";
import { createSocket } from "node:dgram";
import { createServer } from "node:http";
import { expect, test } from "./harness.mjs";

test("a page may still open another address, whatever its policy says @both", async ({ sqii, page, watch }) => {
  await sqii.toBe("idle");
  const server = createServer((request, response) => {
    seen.push(request.url);
    response.end("<!doctype html><title>elsewhere</title>");
  });
  const seen = [];
  await once(server.listen(0, "127.0.0.1"), "listening");
  await page.evaluate((address) => location.assign(address), `http://127.0.0.1:${server.address().port}/?d=secret`);
  await expect.poll(() => seen).toContain("/?d=secret");
  // The watch of every other test would have told of it.
  await expect.poll(() => watch.objections.length).toBeGreaterThan(0);
  watch.objections.length = 0;
  watch.expected.push(/favicon|404/);
  server.closeAllConnections();
  server.close();
});

test("WebRTC reaches another host, whatever the policy says @both", async ({ sqii, page }) => {
  await sqii.toBe("idle");
  const socket = createSocket("udp4");
  const heard = once(socket, "message");
  await once(socket.bind(0, "127.0.0.1"), "listening");
  await page.evaluate(async (port) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
    connection.createDataChannel("x");
    await connection.setLocalDescription();
  }, socket.address().port);
  expect((await heard)[0].length).toBeGreaterThan(0);
  socket.close();
});
