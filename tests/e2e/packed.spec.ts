import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { exchange } from "./exchange.ts";
import { EPISODE } from "./listening.ts";
import { portOf } from "./ports.ts";
import { withStart } from "./start.ts";

const PORT = portOf("packed");
const root = path.resolve(import.meta.dirname, "../..");
const place = mkdtempSync(path.join(tmpdir(), "playhead-packed-"));
const folder = path.join(place, "playhead");
// One after another, with one folder.
test.describe.configure({ mode: "serial" });
test.afterAll(() => {
  execFileSync("chmod", ["-R", "u+w", place]);
  rmSync(place, { recursive: true, force: true });
});

const get = (target: string, ...headers: readonly string[]) =>
  exchange(PORT, [`GET ${target} HTTP/1.1`, ...headers]);

test("a packed folder serves all by itself, with nothing of the project beside it", async () => {
  // It copies some 170 MB.
  test.setTimeout(900_000);
  const data = path.join(place, "data");
  // As `npm run dev` leaves it.
  const developed = path.join(root, ".next/dev/of-packed-journey");
  mkdirSync(path.dirname(developed), { recursive: true });
  writeFileSync(developed, "");
  // Of the build that the journeys are made with.
  const said = execFileSync("npm", ["run", "-s", "pack", "--", folder], { cwd: root, encoding: "utf8" });
  rmSync(developed);
  expect(existsSync(path.join(folder, ".next/dev"))).toBe(false);
  // With Node and its system an image is to stay under 300 MB.
  expect(Number(/\((\d+) MB\)/.exec(said)?.[1])).toBeLessThan(180);
  await withStart({ port: PORT, data, folder }, async () => {
    const page = await get(EPISODE);
    expect(page.status).toBe(200);
    const [sound = ""] = /\/media\/\w+\.mp3/.exec(page.body) ?? [];
    expect(await get(sound, "Range: bytes=0-1")).toMatchObject({ status: 206 });
    const [style = ""] = /\/_next\/static\/[^"]+\.css/.exec(page.body) ?? [];
    expect(await get(style)).toMatchObject({ status: 200 });
    const card = await get(EPISODE.replace("/shows/", "/card/"));
    expect([card.status, card.headers["content-type"]]).toEqual([200, "image/png"]);
    // Search answers from threads; embedded players are made of bundles.
    expect((await get("/api/v1/search?q=sound")).body).toContain("how-sound-becomes-a-file");
    expect((await get(EPISODE.replace("/shows/", "/embed/"))).body).toContain("<script");
    expect(await get(`${EPISODE}/transcript.vtt`)).toMatchObject({ status: 200 });
  });
  const env = { ...process.env, DATA_DIR: data, LANG: "en" };
  const feed = "prisma/demo/set-down-in-sound/feed.xml";
  const run = (...args: readonly string[]) =>
    execFileSync("npm", ["run", "-s", ...args], { cwd: folder, env, encoding: "utf8" });
  expect(run("import", "--", feed)).toContain("0 episodes added");
  expect(run("invite", "--", "listener")).toContain("/sign-up?invitation=");
  expect(run("migrate")).toContain("is up to date");
  expect(run("backup", "--", path.join(place, "copy.db"))).toContain("checked");
});

/** Of the image's user, who is nobody to this machine. */
const NOBODY = { uid: 65_532, gid: 65_532 } as const;
const isRoot = process.getuid?.() === 0;

/** What the image is asked whether it lives with, after the name of its Node. */
function healthCheck(): readonly string[] {
  const [line = ""] =
    /^HEALTHCHECK .*\\\n.*$/m.exec(readFileSync(path.join(root, "Dockerfile"), "utf8")) ?? [];
  const [, ...rest] = JSON.parse(/CMD (\[.*\])$/.exec(line)?.[1] ?? "[]") as string[];
  return rest;
}

test("it runs as its image has it: by somebody who can write nothing but the data, and without npm", async () => {
  test.setTimeout(420_000);
  const data = path.join(place, "data-of-nobody");
  mkdirSync(data);
  chmodSync(place, 0o755);
  execFileSync("chmod", ["-R", "a-w,a+rX", folder]);
  if (isRoot) chownSync(data, NOBODY.uid, NOBODY.gid);
  const as = { cwd: folder, ...(isRoot && NOBODY) };
  const write = ["-e", 'require("fs").writeFileSync("written", "")'];
  expect(() => execFileSync(process.execPath, write, { ...as, stdio: "pipe" })).toThrow("EACCES");
  const env = {
    NODE_ENV: "production" as const,
    PATH: "/nowhere",
    HOME: "/nowhere",
    DATA_DIR: data,
    PORT: String(PORT),
    PUBLIC_URL: `http://localhost:${PORT}`,
    LANG: "en",
    LOG_LEVEL: "info",
    METRICS_TOKEN: "a-token-of-this-journey-01234",
  };
  const site = spawn(process.execPath, ["commands/start.js"], { ...as, env });
  const told = { out: "", errors: "" };
  site.stdout.on("data", (text) => {
    told.out += text;
  });
  site.stderr.on("data", (text) => {
    told.errors += text;
  });
  try {
    await expect.poll(() => told.out, { timeout: 240_000 }).toContain("Playhead is at");
    const page = await get(EPISODE);
    expect(page.status).toBe(200);
    const [sound = ""] = /\/media\/\w+\.mp3/.exec(page.body) ?? [];
    expect(await get(sound, "Range: bytes=0-1")).toMatchObject({ status: 206 });
    expect(await get(EPISODE.replace("/shows/", "/card/"))).toMatchObject({ status: 200 });
    expect((await get("/api/v1/search?q=sound")).body).toContain("how-sound-becomes-a-file");
    expect(await get("/readyz")).toMatchObject({ status: 200 });
    const check = (port: number) => () =>
      execFileSync(process.execPath, healthCheck(), {
        ...as,
        env: { ...env, PORT: String(port) },
        stdio: "pipe",
      });
    expect(check(PORT)).not.toThrow();
    // Where nothing answers it says so.
    expect(check(1)).toThrow("Command failed");
    const figures = await get("/metrics", `Authorization: Bearer ${env.METRICS_TOKEN}`);
    expect(figures.body).toContain('playhead_searches_total{kind="page",end="answered"}');
    expect(figures.body).toContain('playhead_http_requests_total{kind="episode",status="200"} 1');
    // When all that it has said is read, too.
    const end = once(site, "close");
    site.kill("SIGTERM");
    expect((await end)[0]).toBe(0);
  } finally {
    site.kill("SIGKILL");
  }
  expect(told.errors).toBe("");
  const lines = told.out.trim().split("\n");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual(
    expect.objectContaining({ msg: "request", path: EPISODE, status: 200, level: "info" }),
  );
});
