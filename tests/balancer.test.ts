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
    lines.map(([, name = "", value = ""]) => [name, filledIn(value, environment).replaceAll('"', "")]),
  );
}

/** A value with its variables, from the innermost on: `${A}`, `${A:-where there is none}`, `${A:?must be}`, `${A:+where there is one}`. */
function filledIn(value: string, environment: Readonly<Record<string, string>>): string {
  const filled = value.replace(
    /\$\{([A-Z_]+)(?::([-?+])([^${}]*))?\}/,
    (_, name: string, sign = "", other = "") => {
      const known = environment[name] ?? "";
      if (sign === "+") return known && other;
      return known || other;
    },
  );
  return filled === value ? value : filledIn(filled, environment);
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

test("without a bucket all lies in the volume; with one elsewhere it is as it is set; with that of the profile it is found and passed on", () => {
  const database = { DATABASE_PASSWORD: "secret1" };
  const configOf = (more: Readonly<Record<string, string>>) =>
    parseConfig(settingsOf({ ...database, ...more }));
  expect(configOf({}).mediaPlace).toMatch(/media$/);
  const elsewhere = { MEDIA_URL: "s3://key:secret@s3.example.org/podcasts" };
  expect(configOf(elsewhere)).toMatchObject({
    mediaPlace: { endpoint: "https://s3.example.org", bucket: "podcasts" },
    bucketSending: { kind: "signed" },
  });
  const beside = { BUCKET_KEY: "GK0123456789abcdef", BUCKET_SECRET: "0123456789abcdef" };
  const { mediaPlace, bucketSending } = configOf(beside);
  expect(bucketSending).toEqual({ kind: "relayed" });
  const [, service = ""] = /^ {2}bucket:\n((?: {4}.*\n)+)/m.exec(compose) ?? [];
  const [, file = ""] = /^ {2}bucket:\n {4}content: \|\n((?: {6}.*\n)+)/m.exec(compose) ?? [];
  // What the one is told is what the other makes.
  expect(mediaPlace).toEqual({
    endpoint: `http://bucket:${/api_bind_addr = "\[::\]:(\d+)"/.exec(file)?.[1]}`,
    bucket: /GARAGE_DEFAULT_BUCKET: (\S+)/.exec(service)?.[1],
    prefix: "",
    region: /s3_region = "(\w+)"/.exec(file)?.[1],
    keyId: beside.BUCKET_KEY,
    key: beside.BUCKET_SECRET,
  });
  for (const line of ["profiles: [bucket]", "- bucket:/var/lib/garage", "read_only: true", "healthcheck:"])
    expect(service).toContain(line);
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
  test("asks either process, tells it who asks, and goes to the other when that one is gone", async () => {
    let status = 200;
    const sites = ["one", "two"].map((name) =>
      createServer(({ headers, method }, response) =>
        response.writeHead(status).end(
          JSON.stringify({
            name,
            method,
            from: headers["x-forwarded-for"],
            host: headers.host,
            id: headers["x-request-id"],
            trace: headers.traceparent ?? headers.tracestate,
          }),
        ),
      ),
    );
    const ports = await Promise.all(sites.map(listen));
    const free = createServer();
    const port = await listen(free);
    await new Promise((resolve) => free.close(resolve));
    const balancer = startBalancer(nginx ?? "", port, [ports[0] ?? 0, ports[1] ?? 0]);
    onTestFinished(() => {
      balancer.stop();
      for (const site of sites) site.close();
    });
    const ask = async (method = "GET") => {
      const body = method === "POST" ? "words" : null;
      const answer = await fetch(`http://127.0.0.1:${port}/`, {
        method,
        body,
        headers: {
          "x-forwarded-for": "me",
          "x-request-id": "of-a-stranger",
          traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
          tracestate: "a=b",
        },
      });
      return (await answer.json()) as Record<string, string>;
    };
    await vi.waitFor(ask, { timeout: 20_000, interval: 50 });
    const { name: _, id, ...rest } = await ask();
    expect(id).toMatch(/^[\da-f]{32}$/);
    expect(rest).toEqual({ method: "GET", from: "127.0.0.1", host: "127.0.0.1" });
    const names = async () => {
      const asked = new Set<string>();
      for (let time = 0; time < 10; time++) asked.add((await ask()).name ?? "");
      return [...asked].toSorted();
    };
    expect(await names()).toEqual(["one", "two"]);
    status = 503;
    // Both are busy, or without their database: whoever asks hears it from them.
    expect(await names()).toEqual(["one", "two"]);
    status = 200;
    const [one] = sites;
    one?.closeAllConnections();
    await new Promise((resolve) => one?.close(resolve));
    for (const method of ["GET", "POST", "GET", "POST"])
      expect(await ask(method)).toMatchObject({ name: "two" });
  });
});
