import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { exchange } from "./exchange.ts";
import { EPISODE } from "./listening.ts";
import { portOf } from "./ports.ts";
import { withStart } from "./start.ts";

// One after another, with one database.
test.describe.configure({ mode: "serial" });

const PORT = portOf("ending");
const data = mkdtempSync(path.join(tmpdir(), "playhead-ending-"));
test.afterAll(() => rmSync(data, { recursive: true, force: true }));

function answers(): Promise<boolean> {
  return exchange(PORT, ["GET /icon.svg HTTP/1.1"]).then(
    () => true,
    () => false,
  );
}

test("npm start fails when its server was killed", async () => {
  await withStart({ port: PORT, data }, async ({ npm, pids }) => {
    const exit = once(npm, "exit");
    process.kill(pids.site, "SIGKILL");
    expect((await exit)[0]).not.toBe(0);
  });
});

test("the server does not outlive npm, killed for good", async () => {
  await withStart({ port: PORT, data }, async ({ pids }) => {
    expect(await answers()).toBe(true);
    process.kill(pids.npm, "SIGKILL");
    await expect.poll(answers).toBe(false);
  });
});

for (const how of ["the server", "npm", "everybody"] as const)
  test(`told to ${how}, it ends whatever is being downloaded`, async () => {
    await withStart({ port: PORT, data }, async ({ npm, pids }) => {
      const page = await exchange(PORT, [`GET ${EPISODE} HTTP/1.1`]);
      const [sound = ""] = /\/media\/\w+\.mp3/.exec(page.body) ?? [];
      const slow = connect(PORT, "127.0.0.1");
      slow.on("error", () => undefined);
      slow.write(`GET ${sound} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      await once(slow, "readable");
      const exit = once(npm, "exit");
      if (how === "the server") process.kill(pids.site, "SIGTERM");
      else if (how === "npm") process.kill(pids.npm, "SIGTERM");
      // As a terminal does on Ctrl+C.
      else process.kill(-pids.npm, "SIGINT");
      const [code] = await exit;
      if (how === "the server") expect(code).toBe(0);
      await expect.poll(answers).toBe(false);
      await expect.poll(() => isAlive(pids.site)).toBe(false);
      slow.destroy();
    });
  });

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
