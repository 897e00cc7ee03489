import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Clock } from "#server/jobs/clock.ts";
import { systemClock } from "#server/jobs/clock.ts";
import { streamProgress } from "#server/jobs/progress.ts";
import { freshDatabase } from "../database.ts";

const NOW = new Date();

/** A server of the progress of a job that runs, by its socket, and who waits in it for what comes next. */
async function progressHost() {
  const { db } = await freshDatabase();
  const job = { kind: "import", subject: "a", lane: "a", dueAt: NOW, createdAt: NOW };
  const { id } = await db.job.create({ data: { ...job, state: "running" } });
  // One of later holds nothing open.
  await db.job.create({ data: { ...job, subject: "b", dueAt: new Date(NOW.getTime() + 3600_000) } });
  const waits: AbortSignal[] = [];
  const clock: Clock = {
    ...systemClock,
    wait: (_time, signal) => {
      waits.push(signal);
      return systemClock.wait(10, signal);
    },
  };
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    pipeline(Readable.fromWeb(streamProgress(db, clock) as never), response).catch(() => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<IncomingMessage>((resolve) => get({ port, host: "127.0.0.1" }, resolve));
  let told = "";
  answer.setEncoding("utf8").on("data", (text: string) => {
    told += text;
  });
  answer.on("error", () => {});
  const events = () => told.split("\n\n").filter((event) => event !== "");
  return { db, id, waits, answer, events };
}

test("events come while a job runs, one for each change, and the last says that nothing runs any more", async () => {
  const { db, id, answer, events } = await progressHost();
  const ended = new Promise((resolve) => answer.once("end", resolve));
  const stand = { id, state: "running", done: null, total: null };
  await vi.waitFor(() => expect(events()).toEqual([`data: ${JSON.stringify([stand])}`]));
  await db.job.update({ where: { id }, data: { done: 1, total: 4 } });
  await vi.waitFor(() => expect(events()).toHaveLength(2));
  expect(events()[1]).toBe(`data: ${JSON.stringify([{ ...stand, done: 1, total: 4 }])}`);
  await db.job.update({ where: { id }, data: { state: "done" } });
  await ended;
  expect(events().slice(2)).toEqual(["event: over\ndata: []"]);
});

test("who leaves is let go, and the table is not looked at for them any more", async () => {
  const { db, id, waits, answer, events } = await progressHost();
  await vi.waitFor(() => expect(events()).toHaveLength(1));
  await vi.waitFor(() => expect(waits.length).toBeGreaterThan(0));
  answer.destroy();
  await vi.waitFor(() => expect(waits.at(-1)?.aborted).toBe(true));
  const looked = waits.length;
  await db.job.update({ where: { id }, data: { done: 2, total: 4 } });
  await db.job.findMany();
  expect(waits.length).toBe(looked);
});
