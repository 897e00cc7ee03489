import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { parseConfig } from "#server/config.ts";
import { findNginx, startBalancer } from "./support/balancer.ts";

const compose = readFileSync("compose.scale.yaml", "utf8");

/** What the services of sites and the worker are told, as compose fills it in. */
function settingsOf(environment: Readonly<Record<string, string>>): Record<string, string> {
  const [, block = ""] = /^x-settings: &settings\n((?: {2}.*\n)+)/m.exec(compose) ?? [];
  const lines = [...block.matchAll(/^ {2}([A-Z_]+): (.*)$/gm)];
  return Object.fromEntries(
    lines.map(([, name = "", value = ""]) => [
      name,
      value
        .replaceAll(
          /\$\{([A-Z_]+)(?::[-?]([^}]*))?\}/g,
          (_, known: string, other = "") => environment[known] ?? other,
        )
        .replaceAll('"', ""),
    ]),
  );
}

test("several processes are told of one database, and that the worker does what is done by itself", () => {
  const config = parseConfig(
    settingsOf({ DATABASE_PASSWORD: "secret1", PUBLIC_URL: "https://pod.example.org" }),
  );
  expect(config).toMatchObject({
    databaseLocation: "postgresql://playhead:secret1@database/playhead",
    publicUrl: "https://pod.example.org",
    keepFeeds: false,
  });
  expect(compose).toMatch(/worker:\n(?: {4}.*\n)*? {6}KEEP_FEEDS: "true"/);
  for (const line of ["read_only: true", "- ALL", "- no-new-privileges:true", "stop_grace_period: 15s"])
    expect(compose).toContain(line);
});

const nginx = findNginx();
if (nginx === null) console.warn("nginx is not installed: the balancer of compose.scale.yaml was not tried.");

/** The port of a server of this machine that answers with what it was asked by whom. */
async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

describe.runIf(nginx !== null)("the balancer", () => {
  test("keeps somebody at one process, tells it who asks, and goes to the other when that one is gone", async () => {
    let status = 200;
    const sites = ["one", "two"].map((name) =>
      createServer(({ headers, method }, response) =>
        response
          .writeHead(status)
          .end(JSON.stringify({ name, method, from: headers["x-forwarded-for"], host: headers.host })),
      ),
    );
    const [one = 0, two = 0] = await Promise.all(sites.map(listen));
    const free = createServer();
    const port = await listen(free);
    await new Promise((resolve) => free.close(resolve));
    const balancer = startBalancer(nginx ?? "", port, [one, two]);
    onTestFinished(() => {
      balancer.stop();
      for (const site of sites) site.close();
    });
    const ask = async (method = "GET") => {
      const body = method === "POST" ? "words" : null;
      const answer = await fetch(`http://127.0.0.1:${port}/`, {
        method,
        body,
        headers: { "x-forwarded-for": "me" },
      });
      return (await answer.json()) as Record<string, string>;
    };
    await vi.waitFor(ask, { timeout: 20_000, interval: 50 });
    const { name, ...rest } = await ask();
    expect(rest).toEqual({ method: "GET", from: "127.0.0.1", host: "127.0.0.1" });
    for (let time = 0; time < 10; time++) expect((await ask()).name).toBe(name);
    status = 503;
    // Both are busy, or without their database: whoever asks hears it from them.
    for (let time = 0; time < 5; time++) expect((await ask()).name).toBe(name);
    status = 200;
    const own = sites[name === "one" ? 0 : 1];
    own?.closeAllConnections();
    await new Promise((resolve) => own?.close(resolve));
    for (const method of ["GET", "POST"])
      expect(await ask(method)).toMatchObject({ name: name === "one" ? "two" : "one" });
  });
});
