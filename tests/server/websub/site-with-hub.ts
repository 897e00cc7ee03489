import { onTestFinished } from "vitest";
import { WEBSUB_PATH } from "#core/feed/websub-address.ts";
import { feedKind } from "#server/feeds/feed-job.ts";
import { importFeed } from "#server/import/import-feed.ts";
import { runWorker } from "#server/jobs/worker.ts";
import { answerHub, takeNotification } from "#server/websub/answer.ts";
import { websubKind } from "#server/websub/websub-job.ts";
import { HubHost } from "../../support/hub-host.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { feedOf, host } from "../import/feed-host.ts";
import { FakeClock } from "../jobs/fake-clock.ts";
import { serve } from "../serve.ts";

const HOUR = 3600 * 1000;
export const random = () => 0.5;

/** The link by which a feed names its hub. */
export function hubLink(hub: string): string {
  return `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${hub}"/>`;
}

/** A show whose feed names a hub, and a site that hubs reach, which looks for jobs that often and keeps it up to date in a time of its own. */
export async function siteWithHub(lookEvery = 60_000) {
  const { db, folder } = await freshDatabase();
  const hub = await HubHost.open();
  onTestFinished(() => hub.close());
  const hosting = await host({ "/feed": feedOf(hubLink(hub.url), "one") });
  const topic = `${hosting.origin}/feed`;
  const options = { ...importOptions(db, folder), fetchPrivate: true, timeoutMs: 30_000 };
  await importFeed(topic, options);
  hosting.asked.length = 0;
  const clock = new FakeClock(new Date(), 1);
  // No time passes while a hub has something to ask.
  hub.onAsking = (begun) => {
    clock.sleepers += begun ? 1 : -1;
  };
  const publicUrl = await serve(async (request, response) => {
    const url = new URL(request.url ?? "", publicUrl);
    const token = url.pathname.slice(WEBSUB_PATH.length);
    const body = request.method === "POST" ? await bytesOf(request) : null;
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    const asked = new Request(url, {
      method: request.method ?? "",
      body,
      headers: Object.fromEntries(headers),
    });
    const answer =
      body === null
        ? await answerHub(db, token, url.searchParams, clock.now())
        : await takeNotification(db, token, asked, clock.now());
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const site = { publicUrl, fetchPrivate: true };
  const kinds = {
    feed: feedKind({ ...options, clock, random }),
    websub: websubKind({ db, site, clock, random, userAgent: options.userAgent, timeoutMs: 30_000 }),
  };
  const every = { lookEvery, enrolEvery: HOUR / 2 };
  const begin = () =>
    void runWorker({ ...every, db, kinds, holder: "worker", clock, random, signal: end.signal, slots: 1 });
  const pass = (time: number) => clock.passUntil(new Date(clock.now().getTime() + time));
  const subscription = () => db.hubSubscription.findFirstOrThrow();
  const feedJob = () => db.job.findFirstOrThrow({ where: { kind: "feed" } });
  return { ...hosting, db, hub, topic, site, clock, begin, pass, subscription, feedJob };
}

async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}
