import { describe, expect, test } from "vitest";
import { callbackOf } from "#server/websub/callback.ts";
import { enrolSubscriptions } from "#server/websub/enrol.ts";
import type { HubFault } from "../../support/hub-host.ts";
import { siteWithHub } from "./site-with-hub.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("a hub", () => {
  test.each<[string, HubFault]>([
    ["is broken", { kind: "status", status: 500 }],
    ["takes the wish and forgets it", { kind: "forgets" }],
    [
      "sends it elsewhere by a way that is for reading",
      { kind: "status", status: 302, headers: { location: "/hub/new" } },
    ],
  ])(
    "that %s is asked ever more seldom, and the feed is asked for as if there were none",
    async (_what, fault) => {
      const { hub, begin, pass, subscription, clock, feedJob } = await siteWithHub();
      hub.fault = fault;
      begin();
      await pass(12 * HOUR);
      // At once, after an hour, two, four; each may be some minutes late.
      expect(hub.asked).toHaveLength(4);
      expect(hub.asked.every(({ path }) => path === "/hub")).toBe(true);
      expect(await subscription()).toMatchObject({ state: "asked", confirmedUntil: null });
      expect((await feedJob()).dueAt.getTime()).toBeLessThan(clock.now().getTime() + DAY);
    },
  );

  test("that has moved is asked where it is now", async () => {
    const { hub, begin, pass, subscription } = await siteWithHub();
    hub.fault = { kind: "status", status: 307, headers: { location: "/hub/new" } };
    begin();
    await pass(MINUTE);
    expect(hub.asked.length).toBeGreaterThan(1);
    expect(hub.asked[1]?.path).toBe("/hub/new");
    expect(hub.asked[1]?.form).toEqual(hub.asked[0]?.form);
    expect(await subscription()).toMatchObject({ confirmedUntil: null });
  });

  test.each([
    ["after it has answered", false],
    ["before it answers", true],
  ])("that says %s that it does not want to is not asked again for a week", async (_when, first) => {
    const { hub, begin, pass, subscription } = await siteWithHub(10 * MINUTE);
    hub.fault = { kind: "denies", reason: "No podcasts" };
    hub.verifiesFirst = first;
    begin();
    await pass(MINUTE);
    expect(await subscription()).toMatchObject({ state: "denied" });
    await pass(6 * DAY);
    expect(hub.asked).toHaveLength(1);
    await pass(2 * DAY);
    expect(hub.asked).toHaveLength(2);
  });

  test.each<[string, Record<string, string>]>([
    ["of another feed", { "hub.topic": "https://example.org/other.xml" }],
    ["that nobody has asked for", { "hub.mode": "unsubscribe" }],
    ["without a time", { "hub.lease_seconds": "" }],
    ["for no time", { "hub.lease_seconds": "0" }],
    ["without a challenge", { "hub.challenge": "" }],
    ["with a challenge that is a book", { "hub.challenge": "x".repeat(2001) }],
  ])("is told that a subscription %s is not wanted", async (_which, changed) => {
    const { topic, site, begin, pass, subscription } = await siteWithHub();
    begin();
    await pass(MINUTE);
    const { token, confirmedAt } = await subscription();
    const right = {
      "hub.mode": "subscribe",
      "hub.topic": topic,
      "hub.challenge": "<b>",
      "hub.lease_seconds": "9",
    };
    const ask = (query: Record<string, string>) =>
      fetch(`${callbackOf(site, token)}?${new URLSearchParams(query)}`);
    expect((await ask({ ...right, ...changed })).status).toBe(404);
    expect((await subscription()).confirmedAt).toEqual(confirmedAt);
    const answer = await ask(right);
    expect([answer.status, await answer.text()]).toEqual([200, "<b>"]);
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test.each([
    ["http://localhost:3000", true],
    ["http://podcasts.lan", true],
    ["http://127.0.0.1:3000", false],
    ["http://10.0.0.7", false],
    ["http://[::1]:3000", false],
  ])("is asked for nothing by a site that it cannot reach: %s", async (publicUrl, fetchPrivate) => {
    const { db, clock } = await siteWithHub();
    await enrolSubscriptions(db, { publicUrl, fetchPrivate }, clock.now());
    expect(await db.hubSubscription.count()).toBe(0);
    await enrolSubscriptions(db, { publicUrl: "https://pod.example.org", fetchPrivate: false }, clock.now());
    expect(await db.hubSubscription.count()).toBe(1);
    await enrolSubscriptions(db, { publicUrl, fetchPrivate }, clock.now());
    expect([await db.hubSubscription.count(), await db.job.count({ where: { kind: "websub" } })]).toEqual([
      0, 0,
    ]);
  });

  test("in a private network is not asked by a site that fetches nothing there", async () => {
    const { hub, db, begin, pass, site } = await siteWithHub();
    Object.assign(site, { publicUrl: "https://pod.example.org", fetchPrivate: false });
    begin();
    await pass(MINUTE);
    expect(hub.asked).toEqual([]);
    const job = await db.job.findFirst({ where: { kind: "websub" } });
    expect(job?.lastError).toMatch(/^address-p/);
  });
});
