import { beforeEach, describe, expect, test } from "vitest";
import { exchange } from "#features/sync/exchange.ts";
import { updateKept } from "#features/sync/update-kept.ts";
import { type FakeDisk, FakePage, FakeSite } from "./fake-browser.ts";

let site: FakeSite;
let phone: FakePage;
let desk: FakePage;

beforeEach(async () => {
  site = new FakeSite();
  phone = new FakePage(site, "ann");
  desk = new FakePage(site, "ann");
});

const inStep = async (...pages: readonly FakePage[]) => {
  for (const page of pages) expect(await page.inStep.exchange()).toEqual({ kind: "inStep" });
};

describe("two browsers of an account", () => {
  test("have the same bookmarks, places, queue, searches and settings", async () => {
    await inStep(phone, desk);
    phone.addBookmark("one");
    phone.play("a", 100);
    phone.enqueue("a");
    phone.enqueue("b");
    phone.follow("q=tea", 10);
    phone.setRate(1.5);
    await inStep(phone, desk);
    expect(desk.notes).toEqual(["one"]);
    expect(desk.holdings.places).toMatchObject([{ time: 100 }]);
    expect(desk.holdings.queue.map(({ track }) => track.title)).toEqual(["a", "b"]);
    expect(desk.holdings.searches).toEqual(phone.holdings.searches);
    expect(desk.holdings.settings.values).toEqual({ rate: 1.5 });
  });

  test("both keep what was done while none could be reached, and what is deleted does not come back", async () => {
    const id = phone.addBookmark("gone");
    await inStep(phone, desk);
    site.reachable = false;
    phone.addBookmark("of phone");
    desk.addBookmark("of desk");
    phone.removeBookmark(id);
    expect(await phone.inStep.exchange()).toEqual({ kind: "unreachable" });
    expect(await desk.inStep.exchange()).toEqual({ kind: "unreachable" });
    site.reachable = true;
    await inStep(phone, desk, phone);
    for (const page of [phone, desk]) expect(page.notes).toEqual(["of desk", "of phone"]);
  });

  test("have seen of a search what either has, whichever was in step last", async () => {
    phone.follow("q=tea", 10);
    await inStep(phone, desk);
    site.reachable = false;
    desk.see("q=tea", 30);
    phone.see("q=tea", 20);
    site.reachable = true;
    await inStep(desk, phone, desk);
    for (const page of [phone, desk]) expect(page.holdings.searches).toMatchObject([{ seenAt: 30 }]);
  });

  test("follow a search that is too long for being in step each by itself", async () => {
    const long = `q=${"a".repeat(3000)}`;
    phone.follow(long, 10);
    await inStep(phone, desk, phone);
    expect(phone.holdings.searches).toMatchObject([{ name: long, seenAt: 10 }]);
    expect(desk.holdings.searches).toEqual([]);
  });

  test("lose nothing of what is done while an answer is under way", async () => {
    await inStep(phone, desk);
    desk.addBookmark("of desk");
    await inStep(desk);
    phone.meanwhile = () => phone.addBookmark("meanwhile");
    await inStep(phone, desk);
    expect(phone.notes).toEqual(["meanwhile", "of desk"]);
    expect(desk.notes).toEqual(["meanwhile", "of desk"]);
  });

  test("keep what both have written of one thing, until it is forgotten on one of them", async () => {
    const id = phone.addBookmark("first");
    phone.play("a", 100);
    await inStep(phone, desk);
    phone.annotate(id, { note: "of phone" });
    phone.play("a", 200);
    desk.annotate(id, { note: "of desk" });
    desk.play("a", 300);
    await inStep(phone, desk, phone);
    expect(phone.notes).toEqual(["of desk"]);
    expect(phone.others.notes.get(id)).toMatchObject([{ other: "of phone" }]);
    expect(phone.others.places).toMatchObject([{ other: { time: 200 } }]);
    phone.others.notes.get(id)?.[0]?.forget();
    phone.others.places[0]?.forget();
    await expect.poll(() => phone.changed).toBe(2);
    expect(phone.others.places).toEqual([]);
    await inStep(phone, desk);
    expect([desk.others.notes.get(id), desk.others.places]).toEqual([[], []]);
    expect(desk.holdings.places).toMatchObject([{ time: 300 }]);
  });
});

describe("a browser", () => {
  test("brings along what it holds when somebody signs in first, and keeps what the account has", async () => {
    phone.addBookmark("of the account");
    phone.setRate(2);
    await inStep(phone);
    desk.addBookmark("of the browser");
    desk.play("a", 50);
    await inStep(desk, phone);
    for (const page of [phone, desk]) {
      expect(page.notes).toEqual(["of the account", "of the browser"]);
      expect(page.holdings).toMatchObject({ places: [{ time: 50 }], settings: { values: { rate: 2 } } });
    }
  });

  test("has what was done in it without being in step: before its script came, and signed out", async () => {
    await inStep(phone);
    phone.signedIn = null;
    phone.addBookmark("signed out");
    expect(await phone.inStep.exchange()).toEqual({ kind: "signedOut" });
    const again = new FakePage(site, "ann", phone.disk);
    await inStep(again, desk);
    expect(desk.notes).toEqual(["signed out"]);
  });

  test("shows what its worker has brought while no page was open, and takes none of it for deleted", async () => {
    await inStep(phone, desk);
    phone.addBookmark("of phone");
    await phone.inStep.note();
    desk.addBookmark("of desk");
    await inStep(desk);
    const { database } = phone.disk;
    const outcome = await exchange("ann", {
      update: (change) => updateKept({ database, newDeviceId: () => "unused00" }, "ann", change),
      send: (asked) => site.answer("ann", asked),
    });
    expect(outcome).toEqual({ kind: "inStep" });
    expect(phone.notes).toEqual(["of phone"]);
    const opened = new FakePage(site, "ann", phone.disk);
    await opened.inStep.note();
    expect(opened.notes).toEqual(["of desk", "of phone"]);
    await inStep(opened, desk);
    expect(desk.notes).toEqual(["of desk", "of phone"]);
  });

  test("says when there is something to be sent", async () => {
    await inStep(phone);
    expect(await phone.inStep.note()).toBe(false);
    phone.addBookmark("new");
    expect(await phone.inStep.note()).toBe(true);
    await inStep(phone);
    expect(await phone.inStep.note()).toBe(false);
  });
});

describe("another account in the same browser", () => {
  test("has only what is its own; the first has its own again when it comes back", async () => {
    phone.addBookmark("of ann");
    phone.play("a", 100);
    phone.setRate(3);
    await inStep(phone);
    phone.addBookmark("of ann, not sent");
    phone.signedIn = "ben";
    const bens = new FakePage(site, "ben");
    bens.addBookmark("of ben");
    await inStep(bens, phone);
    expect(phone.notes).toEqual(["of ben"]);
    expect(phone.holdings).toMatchObject({ places: [], settings: { values: { rate: 1 } } });
    phone.addBookmark("of ben, here");
    await inStep(phone, bens);
    expect(bens.notes).toEqual(["of ben", "of ben, here"]);
    phone.signedIn = "ann";
    await inStep(phone, desk);
    for (const page of [phone, desk]) {
      expect(page.notes).toEqual(["of ann", "of ann, not sent"]);
      expect(page.holdings).toMatchObject({ places: [{ time: 100 }], settings: { values: { rate: 3 } } });
    }
  });

  test("whose things are slow to come changes nothing of the first one's, whatever is done meanwhile", async () => {
    phone.addBookmark("of ann");
    await inStep(phone);
    const bens = new FakePage(site, "ben");
    for (const name of ["1", "2", "3", "4"]) bens.addBookmark(name);
    await inStep(bens);
    phone.signedIn = "ben";
    phone.meanwhile = () => {
      site.reachable = false;
    };
    expect(await phone.inStep.exchange()).toEqual({ kind: "unreachable" });
    phone.addBookmark("meanwhile");
    await phone.inStep.note();
    site.reachable = true;
    await inStep(phone, desk, bens);
    expect(phone.notes).toEqual(["1", "2", "3", "4", "meanwhile"]);
    expect(bens.notes).toEqual(["1", "2", "3", "4", "meanwhile"]);
    expect(desk.notes).toEqual(["of ann"]);
  });
});

test("what the browser holds of an account that is gone comes along with the next", async () => {
  phone.addBookmark("of ann");
  await inStep(phone);
  site.gone.add("ann");
  phone.signedIn = "ben";
  await inStep(phone);
  const bens = new FakePage(site, "ben");
  await inStep(bens);
  expect([phone.notes, bens.notes]).toEqual([["of ann"], ["of ann"]]);
});

test("a browser whose account has no room for more still takes and deletes", async () => {
  const id = phone.addBookmark("gone");
  await inStep(phone, desk);
  desk.addBookmark("of desk");
  await inStep(desk);
  phone.removeBookmark(id);
  phone.addBookmark("too much");
  const disk: FakeDisk = phone.disk;
  await phone.inStep.note();
  const outcome = await exchange("ann", {
    update: (change) => updateKept({ database: disk.database, newDeviceId: () => "unused00" }, "ann", change),
    send: async (asked) =>
      asked.batch.changes.some(({ value }) => value !== null) ? { kind: "full" } : site.answer("ann", asked),
  });
  expect(outcome).toEqual({ kind: "full" });
  await phone.inStep.note();
  expect(phone.notes).toEqual(["of desk", "too much"]);
  await inStep(desk);
  expect(desk.notes).toEqual(["of desk"]);
});
