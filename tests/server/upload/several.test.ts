import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { database } from "#server/db/client.ts";
import { AGES, crash, startServer } from "./server-process.ts";
import { newHost, newShow, onDisk, prepareUploads, sendWhole } from "./uploading.ts";

prepareUploads();

const TONE = readFileSync("tests/server/fixtures/tone.mp3");
/** Processes and their threads take their time where others work as well. Milliseconds. */
const LONG = { timeout: 100_000, interval: 20 };

let host = { id: 0, cookie: "" };
let show = "";
beforeAll(async () => {
  host = await newHost("Hanna");
  show = await newShow("Shared");
});

/** Sends a file to the server at which everybody knocks; its key. */
async function send(name: string): Promise<string> {
  const key = randomUUID();
  await sendWhole(
    { cookie: host.cookie, size: TONE.length, given: { name: `${name}.mp3`, key, show } },
    TONE,
  );
  return key;
}

const uploadOf = (key: string) => database().upload.findFirstOrThrow({ where: { key } });
const comesTo = (key: string, state: string) =>
  expect.poll(async () => (await uploadOf(key)).state, LONG).toBe(state);
const episodes = async () =>
  (await database().episode.findMany({ where: { show: { slug: show } } })).map(({ title }) => title);

test("what one process makes no other takes while that lives, and one does once it was killed and its lease is over", {
  timeout: 400_000,
}, async () => {
  const first = await startServer();
  const key = await send("held");
  await comesTo(key, "measuring");
  // It stands still in the middle, however long the others take.
  first.process.kill("SIGSTOP");
  const leaseUntil = new Date(Date.now() + AGES / 2);
  await database().upload.updateMany({ where: { key }, data: { leaseUntil } });
  const held = { ...(await uploadOf(key)), changedAt: expect.anything() };
  expect(held).toMatchObject({ state: "measuring", tries: 1, leaseUntil });
  expect(held.holder).not.toBeNull();

  await Promise.all([startServer(), startServer()]);
  await comesTo(await send("beside it"), "ready");
  expect(await uploadOf(key)).toEqual(held);
  await crash(first.process);
  await comesTo(await send("after it"), "ready");
  expect(await uploadOf(key)).toEqual(held);

  // Those who live look for it by themselves.
  await database().upload.updateMany({ where: { key }, data: { leaseUntil: new Date() } });
  await comesTo(key, "ready");
  expect(await uploadOf(key)).toMatchObject({ tries: 0, holder: null, leaseUntil: null, problems: [] });
  expect((await episodes()).toSorted()).toEqual(["after it", "beside it", "held"]);
  await expect.poll(onDisk, LONG).toEqual([]);
});

test("who held it and wakes up when another has made it writes nothing", { timeout: 400_000 }, async () => {
  const first = await startServer();
  const key = await send("slept over");
  await comesTo(key, "measuring");
  first.process.kill("SIGSTOP");
  await startServer(AGES);
  await comesTo(key, "ready");
  const made = await uploadOf(key);
  await database().episode.updateMany({ where: { title: "slept over" }, data: { title: "Changed since" } });
  first.process.kill("SIGCONT");
  first.knock();
  // What is sent to it now it makes once it is done with the other.
  await comesTo(await send("after sleep"), "ready");
  expect(await uploadOf(key)).toEqual(made);
  expect((await episodes()).filter((title) => /since|slept/.test(title))).toEqual(["Changed since"]);
});

test("who is told to end gives back what it makes, and another takes it at once", {
  timeout: 400_000,
}, async () => {
  const first = await startServer();
  const key = await send("given back");
  await comesTo(key, "measuring");
  const ended = once(first.process, "exit");
  first.process.kill("SIGTERM");
  expect((await ended)[0]).toBe(0);
  expect(await uploadOf(key)).toMatchObject({ state: "waiting", tries: 0, holder: null, leaseUntil: null });
  await startServer();
  await comesTo(key, "ready");
  expect((await episodes()).filter((title) => title === "given back")).toHaveLength(1);
});
