import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";
import { nameOf } from "#server/media/content-name.ts";
import { S3Host } from "../support/s3-host.ts";
import { FRESH_DATA } from "./fresh-data.ts";
import { heardOn, listenIn } from "./hearing.ts";
import { expectKept, keepButton } from "./keeping.ts";
import { EPISODE, expectPlaying, pause, player, test, timeOf } from "./listening.ts";
import { portOf } from "./ports.ts";
import { withStart } from "./start.ts";

const PORT = portOf("bucket");
const SITE = `http://localhost:${PORT}`;
const run = promisify(execFile);

/** Puts a picture into the bucket that no other journey has: Next keeps smaller ones beside what was built, for all sites of this folder. */
function ownPicture(bucket: S3Host, like: string): string {
  const { bytes = Buffer.of() } = bucket.objects.get(`shows/${like}`) ?? {};
  // What follows the end of a picture is not looked at.
  const own = Buffer.concat([bytes, randomBytes(8)]);
  const name = nameOf(createHash("sha256").update(own), path.extname(like).slice(1));
  bucket.put(`shows/${name}`, own);
  return name;
}

// The browser says itself that it has no network.
test.use({ baseURL: SITE, quiet: false });

test("a show whose sound and pictures lie in a bucket is heard, sought in, made louder, saved, and kept offline", async ({
  page,
  context,
}) => {
  const data = mkdtempSync(path.join(tmpdir(), "playhead-bucket-"));
  cpSync(FRESH_DATA, data, { recursive: true });
  const media = path.join(data, "media");
  const names = readdirSync(media);
  // It allows no other origin anything.
  const bucket = await S3Host.open();
  const env = { MEDIA_URL: bucket.url("shows"), KEEP_FEEDS: "false" };
  try {
    const { stdout } = await run("npm", ["run", "-s", "copy-media", "--", "--from", media], {
      env: { ...process.env, ...env, DATA_DIR: data, LANG: "en" },
    });
    expect(stdout).toContain(`${names.length} files copied and checked, 0 were there.`);
    expect(stdout).not.toContain("s3/cr+t");
    expect([...bucket.objects.keys()].toSorted()).toEqual(names.map((name) => `shows/${name}`).toSorted());
    rmSync(media, { recursive: true });

    await withStart({ port: PORT, data, env }, async () => {
      const picture = ownPicture(bucket, names.find((name) => /\.(?:jpg|png|webp)$/.test(name)) ?? "");
      const smaller = () =>
        page.request.get(`/_next/image?url=${encodeURIComponent(`/media/${picture}`)}&w=96&q=75`);
      bucket.faults.push({ kind: "status", status: 403, code: "AccessDenied" });
      const away = await smaller();
      expect([away.status(), away.headers()["retry-after"]]).toEqual([503, "10"]);
      expect((await smaller()).status()).toBe(200);
      await listenIn(page);
      await page.goto(`${EPISODE}?t=60`);
      await page.getByRole("button", { name: /^Play from / }).click();
      await expectPlaying(page);
      expect(bucket.led.length).toBeGreaterThan(0);
      const [sound = ""] = bucket.led;
      await player(page).getByRole("slider", { name: "Seek" }).focus();
      await page.keyboard.press("5");
      await expect.poll(() => timeOf(page)).toBeGreaterThan(800);
      await expectPlaying(page);
      expect(await crossOrigin(page)).toBeNull();

      await player(page)
        .getByRole("button", { name: /^Speed/ })
        .click();
      await player(page).getByLabel("Voice boost").check();
      await page.keyboard.press("Escape");
      await expect.poll(async () => (await heardOn(page)).loudest).toBeGreaterThan(0.02);
      expect(await crossOrigin(page)).toBe("anonymous");
      await pause(page);

      const saved = await page.request.get(`${EPISODE}/audio.mp3`);
      expect(saved.url()).toContain(bucket.origin);
      expect(saved.headers()["content-disposition"]).toContain("Set Down in Sound");
      expect((await saved.body()).length).toBe(bucket.objects.get(sound.replace("GET ", ""))?.bytes.length);

      await keepButton(page).click();
      await expectKept(page);
      await context.setOffline(true);
      await page.goto(`${EPISODE}?t=754`);
      await page.getByRole("button", { name: "Play from 12:34" }).click();
      await expectPlaying(page);
    });
  } finally {
    await bucket.close();
    rmSync(data, { recursive: true, force: true });
  }
});

function crossOrigin(page: Page): Promise<string | null> {
  return page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.crossOrigin);
}
