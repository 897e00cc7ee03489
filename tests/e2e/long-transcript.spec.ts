import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { TRANSCRIPT_FILES } from "#core/transcript/write/format.ts";
import { lengthenTranscript } from "../server/shows/long-transcript.ts";
import { type Answer, exchange } from "./exchange.ts";
import { portOf } from "./ports.ts";
import { withStart } from "./start.ts";

const PORT = portOf("long transcript");
const PASSAGES = 100_000;

const data = mkdtempSync(path.join(tmpdir(), "playhead-long-"));
test.afterAll(() => rmSync(data, { recursive: true, force: true }));

/** How often another reader asks. Without a rest between, most of the machine would be busy with the asking. Milliseconds. */
const REST = 50;

/** How long another reader waits at most while `work` goes on. Milliseconds. */
async function longestWait<T>(work: Promise<T>): Promise<{ readonly result: T; readonly wait: number }> {
  let going = true;
  const result = work.finally(() => {
    going = false;
  });
  let wait = 0;
  while (going) {
    const begun = performance.now();
    await exchange(PORT, ["GET /robots.txt HTTP/1.1"]);
    wait = Math.max(wait, performance.now() - begun);
    await pass(REST);
  }
  return { result: await result, wait };
}

function inKilobytes({ body }: Answer): string {
  return `${Math.round(body.length / 1024)} KB`;
}

test("a transcript of 100,000 passages is read part by part, and keeps nobody waiting", async () => {
  // It reads and writes some 80 MB.
  test.setTimeout(420_000);
  await withStart({ port: PORT, data }, async () => {
    lengthenTranscript(path.join(data, "playhead.db"), PASSAGES);
    const sitemap = await exchange(PORT, ["GET /sitemap/1.xml HTTP/1.1"]);
    const addresses = [
      ...sitemap.body.matchAll(/<loc>http:\/\/localhost:\d+(\/shows\/[^/<]+\/[^<]+)<\/loc>/g),
    ];
    const episode = addresses.at(-1)?.[1] ?? "";
    const get = (address: string) => longestWait(exchange(PORT, [`GET ${address} HTTP/1.1`]));
    const middle = `${episode}?t=300000`;
    for (const address of [episode, middle, `${episode}?part=50`, `/embed${episode.slice(6)}?t=300000`]) {
      const { result, wait } = await get(address);
      console.log(`${address}: ${inKilobytes(result)}, others waited ${Math.round(wait)} ms at most`);
      expect([address, result.status, result.body.length < 3_000_000]).toEqual([address, 200, true]);
      if (address !== middle) continue;
      expect(result.body.includes("This is what passage 50000 says.")).toBe(true);
      expect(result.body).toMatch(/href="[^"]*\?part=50"/);
      expect(result.body).toMatch(/href="[^"]*\?part=52"/);
    }
    for (const ending of TRANSCRIPT_FILES) {
      const { result: whole, wait } = await get(`${episode}/transcript.${ending}`);
      console.log(
        `transcript.${ending}: ${inKilobytes(whole)}, others waited ${Math.round(wait)} ms at most`,
      );
      expect([ending, whole.status, whole.body.includes("99999")]).toEqual([ending, 200, true]);
    }
    for (const address of [
      `/oembed?url=http://localhost:${PORT}${episode}?t=300000`,
      `${episode.replace("/shows", "/card")}?t=300000`,
    ])
      expect((await get(address)).result.status).toBe(200);
  });
});
