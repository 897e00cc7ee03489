import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
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
test.afterAll(() => rmSync(place, { recursive: true, force: true }));

const get = (target: string, ...headers: readonly string[]) =>
  exchange(PORT, [`GET ${target} HTTP/1.1`, ...headers]);

test("a packed folder serves all by itself, with nothing of the project beside it", async () => {
  // It copies some 170 MB.
  test.setTimeout(420_000);
  const folder = path.join(place, "playhead");
  const data = path.join(place, "data");
  // Of the build that the journeys are made with.
  execFileSync("npm", ["run", "-s", "pack", "--", folder], { cwd: root });
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
