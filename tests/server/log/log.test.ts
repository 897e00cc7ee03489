import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import type { LogLevel } from "#server/log/log-level.ts";
import { bundled } from "../../bundled.ts";
import { sendLines } from "../../socket.ts";

/** A site in a process of its own; `said` is all that it says on either of its outputs. */
async function begin(level: LogLevel) {
  const site = spawn(process.execPath, [...bundled("log-process"), level]);
  onTestFinished(() => void site.kill("SIGKILL"));
  const said = { out: "", error: "" };
  site.stdout.on("data", (text) => {
    said.out += text;
  });
  site.stderr.on("data", (text) => {
    said.error += text;
  });
  await expect.poll(() => said.out, { timeout: 60_000 }).toMatch(/port \d+/);
  const port = Number(/port (\d+)/.exec(said.out)?.[1]);
  const ask = (path: string, ...headers: readonly string[]) =>
    sendLines(port, [`GET ${path} HTTP/1.1`, "Host: a", ...headers]);
  const end = async () => {
    site.kill("SIGTERM");
    await once(site, "close");
    return said;
  };
  return { ask, said, end };
}

const linesOf = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test("a site that logs says all of it as lines of JSON, each with the request that it belongs to, and no secret", {
  timeout: 100_000,
}, async () => {
  const { ask, said, end } = await begin("info");
  expect(await ask("/shows?q=s3cret", "X-Request-Id: from-proxy-1")).toMatch(
    /\r\nx-request-id: from-proxy-1\r\n/i,
  );
  await ask("/says", "X-Request-Id: 2");
  expect(await ask("/fails", "X-Request-Id: 3")).toMatch(/^HTTP\/1.1 500 /);
  await ask("/healthz");
  await expect.poll(() => said.out.match(/"request"/g)?.length, { timeout: 60_000 }).toBe(3);
  const { out, error } = await end();
  expect(`${out}${error}`).not.toContain("s3cret");
  const told = linesOf(out);
  expect(told[0]).toMatchObject({
    level: "info",
    msg: expect.stringMatching(/^port /),
    pid: expect.any(Number),
  });
  expect(told.slice(1)).toMatchObject([
    { level: "info", msg: "request", id: "from-proxy-1", method: "GET", path: "/shows", status: 200 },
    { level: "info", msg: "request", id: "2", path: "/says", status: 200 },
    { level: "warn", msg: "request", id: "3", path: "/fails", status: 500 },
  ]);
  for (const { ms, bytes, time } of told.slice(1)) {
    expect(ms).toBeGreaterThanOrEqual(0);
    expect(bytes).toBeGreaterThan(100);
    expect(new Date(String(time)).getTime()).toBeGreaterThan(0);
  }
  const err = {
    type: "Error",
    code: "EFAIL",
    message: "It failed",
    stack: expect.stringContaining("log-process"),
  };
  expect(linesOf(error)).toMatchObject([
    { level: "error", id: "2", msg: "A mail was not sent by mail.example:", err },
    { level: "error", id: "3", msg: "It failed", err },
  ]);
});

test("a site that does not says errors in words, and nothing of requests", { timeout: 100_000 }, async () => {
  const { ask, end } = await begin("off");
  expect(await ask("/shows")).toMatch(/\r\nx-request-id: [\da-f-]{36}\r\n/i);
  await ask("/fails");
  const { out, error } = await end();
  expect(out).toMatch(/^port \d+\n$/);
  expect(error).toContain("Error: It failed");
});
