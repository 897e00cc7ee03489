import { describe, expect, test } from "vitest";
import { pauseFeed } from "#server/feeds/acts.ts";
import { HINT_PAUSE } from "#server/feeds/hint.ts";
import { callbackOf } from "#server/websub/callback.ts";
import { type SignatureMethod, signed } from "../../support/hub-host.ts";
import { feedOf } from "../import/feed-host.ts";
import { hubLink, siteWithHub } from "./site-with-hub.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const METHODS: readonly SignatureMethod[] = ["sha1", "sha256", "sha384", "sha512"];

describe("a feed that names a hub", () => {
  test.each([false, true])(
    "is subscribed to there, with an address nobody guesses and a secret, be it asked before it answers or not (%s)",
    async (verifiesFirst) => {
      const { hub, topic, site, clock, begin, pass, subscription, db } = await siteWithHub();
      hub.verifiesFirst = verifiesFirst;
      begin();
      await pass(MINUTE);
      const { token, secret, state, confirmedUntil } = await subscription();
      expect(hub.asked).toEqual([
        {
          path: "/hub",
          form: {
            "hub.callback": callbackOf(site, token),
            "hub.mode": "subscribe",
            "hub.topic": topic,
            "hub.secret": secret,
            "hub.lease_seconds": "864000",
          },
        },
      ]);
      expect(Buffer.from(token, "base64url")).toHaveLength(32);
      expect(hub.verified).toEqual([{ mode: "subscribe", status: 200, echoed: true }]);
      expect(state).toBe("confirmed");
      const left = (confirmedUntil?.getTime() ?? 0) - clock.now().getTime();
      expect(Math.abs(left - hub.lease * 1000)).toBeLessThan(2 * MINUTE);
      expect(await db.job.findFirst({ where: { kind: "websub" } })).toMatchObject({
        state: "waiting",
        failures: 0,
      });
    },
  );

  test("is asked for once a day while the hub is to tell of changes, and at once when it does", async () => {
    const { hub, topic, asked, files, clock, begin, pass, feedJob, db } = await siteWithHub();
    // An episode every two hours, so that it would be asked for hourly.
    const dates = Array.from(
      { length: 9 },
      (_, index) => new Date(clock.now().getTime() - (index + 1) * 2 * HOUR),
    );
    const { id: showId } = await db.show.findFirstOrThrow();
    const known = { showId, title: "", summary: "", notes: "", importChecksum: "" };
    for (const publishedAt of dates)
      await db.episode.create({
        data: { ...known, publishedAt, guid: publishedAt.toISOString(), slug: publishedAt.toISOString() },
      });
    begin();
    await pass(2 * HOUR);
    const before = asked.length;
    await pass(20 * HOUR);
    expect(asked.length).toBe(before);
    const due = (await feedJob()).dueAt.getTime();
    expect(due).toBeGreaterThan(clock.now().getTime());
    files.set("/feed", feedOf(hubLink(hub.url), "one", "two"));
    await db.feed.updateMany({ data: { etag: null } });
    expect(await hub.publish(topic, "whatever stands here is not believed")).toEqual([202]);
    await pass(2 * MINUTE);
    expect(asked.length).toBe(before + 1);
    expect(await db.episode.count({ where: { guid: "two" } })).toBe(1);
  });

  test("is asked for in the end where its hub stays silent", async () => {
    const { asked, begin, pass } = await siteWithHub();
    begin();
    await pass(2 * HOUR);
    const before = asked.length;
    await pass(2 * DAY);
    expect(asked.length).toBeGreaterThan(before);
  });

  test.each(METHODS)("is asked for by a notification that is signed by %s", async (method) => {
    const { hub, topic, clock, begin, pass, feedJob } = await siteWithHub();
    begin();
    await pass(MINUTE);
    expect((await feedJob()).dueAt.getTime()).toBeGreaterThan(clock.now().getTime());
    expect(await hub.publish(topic, "<rss/>", method)).toEqual([202]);
    expect((await feedJob()).dueAt).toEqual(clock.now());
  });

  test.each<[string, (secret: string) => string | null]>([
    ["by nobody", () => null],
    ["with another secret", () => signed("sha256", "another", "<rss/>")],
    ["over another body", (secret) => signed("sha256", secret, "<rss>")],
    [
      "in a way that nobody knows",
      (secret) => signed("sha256", secret, "<rss/>")?.replace("sha256", "md5") ?? null,
    ],
    ["by half of a signature", (secret) => signed("sha256", secret, "<rss/>")?.slice(0, 47) ?? null],
  ])("is not asked for by a notification that is signed %s", async (_how, sign) => {
    const { hub, topic, site, begin, pass, subscription, feedJob } = await siteWithHub();
    begin();
    await pass(MINUTE);
    const { dueAt } = await feedJob();
    const { token, secret } = await subscription();
    expect(await hub.send(callbackOf(site, token), topic, "<rss/>", sign(secret))).toBe(202);
    expect((await feedJob()).dueAt).toEqual(dueAt);
    expect(await hub.send(callbackOf(site, "guessed"), topic, "<rss/>", sign(secret))).toBe(410);
  });

  test("is not asked for more often than every five minutes, nor where its host is in trouble", async () => {
    const { hub, topic, clock, begin, pass, feedJob, db } = await siteWithHub();
    begin();
    await pass(MINUTE);
    await db.feed.updateMany({ data: { checkedAt: clock.now() } });
    await hub.publish(topic, "<rss/>");
    expect((await feedJob()).dueAt.getTime()).toBe(clock.now().getTime() + HINT_PAUSE);
    const dueAt = new Date(clock.now().getTime() + DAY);
    await db.feed.updateMany({ data: { failures: 1 } });
    await db.job.updateMany({ where: { kind: "feed" }, data: { dueAt } });
    await hub.publish(topic, "<rss/>");
    expect((await feedJob()).dueAt).toEqual(dueAt);
  });

  test("is asked for again soon where the hub told of a change while it was read", async () => {
    const { hub, topic, answers, clock, begin, pass, feedJob, db } = await siteWithHub();
    begin();
    await pass(MINUTE);
    await hub.publish(topic, "<rss/>");
    // No time passes while it is read: it is told a moment later.
    const dueAt = () => new Date(clock.now().getTime() + 1);
    answers.set("/feed", async (response) => {
      await hub.publish(topic, "<rss/>");
      await db.job.updateMany({ where: { kind: "feed", dueAt: clock.now() }, data: { dueAt: dueAt() } });
      response.writeHead(304).end();
    });
    await pass(2 * MINUTE);
    expect((await feedJob()).dueAt.getTime() - clock.now().getTime()).toBeLessThanOrEqual(HINT_PAUSE);
  });

  test("has its subscription renewed before it ends, with the same address", async () => {
    const { hub, begin, pass, subscription } = await siteWithHub();
    hub.lease = 24 * 3600;
    begin();
    await pass(MINUTE);
    const first = await subscription();
    await pass(18 * HOUR);
    expect(hub.asked).toHaveLength(1);
    await pass(3 * HOUR);
    expect(hub.asked).toHaveLength(2);
    expect(hub.asked[1]?.form).toEqual(hub.asked[0]?.form);
    const renewed = await subscription();
    expect(renewed.confirmedUntil?.getTime()).toBeGreaterThan(first.confirmedUntil?.getTime() ?? 0);
    expect(hub.subscriptions.size).toBe(1);
  });

  test("is unsubscribed from when it is paused, and the hub is told that nobody wants it any more", async () => {
    const { hub, topic, site, begin, pass, subscription, db } = await siteWithHub();
    begin();
    await pass(MINUTE);
    const { token, secret } = await subscription();
    await pauseFeed(db, "sea");
    await pass(HOUR);
    expect(hub.asked.map(({ form }) => form["hub.mode"])).toEqual(["subscribe", "unsubscribe"]);
    expect(hub.asked[1]?.form).not.toHaveProperty("hub.secret");
    expect(hub.subscriptions.size).toBe(0);
    expect(await db.hubSubscription.count()).toBe(0);
    expect(await db.job.count({ where: { kind: "websub" } })).toBe(0);
    expect(await hub.send(callbackOf(site, token), topic, "<rss/>", signed("sha1", secret, "<rss/>"))).toBe(
      410,
    );
  });

  test("is unsubscribed from when its show goes, also from a hub that never confirms it", async () => {
    const { hub, begin, pass, db } = await siteWithHub();
    begin();
    await pass(MINUTE);
    hub.fault = { kind: "forgets" };
    await db.show.deleteMany();
    await pass(DAY);
    expect(hub.asked.map(({ form }) => form["hub.mode"])).toEqual([
      ...["subscribe", "unsubscribe", "unsubscribe", "unsubscribe"],
    ]);
    expect(await db.hubSubscription.count()).toBe(0);
  });

  test("that names another hub is subscribed to there, and no more at the first", async () => {
    const { hub, begin, pass, db, subscription } = await siteWithHub();
    begin();
    await pass(MINUTE);
    await db.feed.updateMany({ data: { hub: `${hub.url}/other` } });
    await pass(HOUR);
    const asked = hub.asked.slice(1).map(({ path, form }) => `${form["hub.mode"]} ${path}`);
    expect(asked.toSorted()).toEqual(["subscribe /hub/other", "unsubscribe /hub"]);
    expect(await subscription()).toMatchObject({ hub: `${hub.url}/other`, state: "confirmed" });
  });
});
