import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { fetchResource } from "#server/fetch/fetch.ts";
import { HostBusyError, HostGate } from "#server/fetch/host-gate.ts";
import { streamResource } from "#server/fetch/stream.ts";
import { serve } from "../serve.ts";
import { LOCAL, text } from "./local-fetch.ts";

const HERE = new URL("https://play.example/feed");
const patient = new AbortController().signal;

function answer() {
  return { body: new Readable({ read: () => {} }) };
}

/** A gate for two that are inside, with their answers. */
async function fullGate() {
  const gate = new HostGate(2);
  const first = await gate.pass(HERE, patient, async () => answer());
  const second = await gate.pass(HERE, patient, async () => answer());
  return { gate, first, second };
}

describe("a host is asked by no more than so many at once", () => {
  test("the rest wait, in the order in which they came, until a body is closed", async () => {
    const { gate, first, second } = await fullGate();
    const asked: string[] = [];
    const ask = (name: string) => () => {
      asked.push(name);
      return Promise.resolve(answer());
    };
    const third = gate.pass(new URL("https://PLAY.example./other"), patient, ask("third"));
    const fourth = gate.pass(HERE, patient, ask("fourth"));
    await setImmediate();
    expect(asked).toEqual([]);
    first.body.destroy();
    await third;
    expect(asked).toEqual(["third"]);
    second.body.destroy(new Error("broken"));
    await fourth;
    expect(asked).toEqual(["third", "fourth"]);
  });

  test("a body that was read to its end, or closed before anybody looked, ends a turn as well", async () => {
    const gate = new HostGate(1);
    const read = await gate.pass(HERE, patient, async () => ({ body: Readable.from(["all"]) }));
    expect(await read.body.toArray()).toEqual(["all"]);
    const closed = answer();
    closed.body.destroy();
    await setImmediate();
    await gate.pass(HERE, patient, async () => closed);
    await gate.pass(HERE, patient, async () => answer());
  });

  test("a request that fails makes room", async () => {
    const gate = new HostGate(1);
    const failing = gate.pass(HERE, patient, () => Promise.reject(new Error("no connection")));
    await expect(failing).rejects.toThrow("no connection");
    await gate.pass(HERE, patient, async () => answer());
  });

  test("other hosts are not waited for", async () => {
    const { gate } = await fullGate();
    await gate.pass(new URL("https://other.example/"), patient, async () => answer());
  });

  test("who is called off leaves the line, and nobody's turn is lost", async () => {
    const { gate, first } = await fullGate();
    const ask = vi.fn(async () => answer());
    const calledOff = new AbortController();
    const leaving = gate.pass(HERE, calledOff.signal, ask);
    const staying = gate.pass(HERE, patient, async () => answer());
    calledOff.abort();
    await expect(leaving).rejects.toThrow(HostBusyError);
    await expect(gate.pass(HERE, AbortSignal.abort(), ask)).rejects.toThrow("play.example");
    first.body.destroy();
    await staying;
    expect(ask).not.toHaveBeenCalled();
  });
});

test("all fetches of a process go through one gate, and who had no turn is told so", async () => {
  const held: ServerResponse[] = [];
  let most = 0;
  const base = await serve((_, response) => {
    most = Math.max(most, held.push(response));
    // What comes beyond the ten has this long to show itself.
    if (held.length === 10) setTimeout(() => held.splice(0).map((waiting) => waiting.end()), 50);
  });
  const answers = await Promise.all(Array.from({ length: 20 }, () => fetchResource(base, LOCAL)));
  expect(answers.every(({ kind }) => kind === "fetched")).toBe(true);
  expect(most).toBe(10);

  const silent = await serve(() => {});
  const holding = Array.from({ length: 10 }, () => fetchResource(silent, { ...LOCAL, timeoutMs: 1000 }));
  const late = await fetchResource(silent, { ...LOCAL, timeoutMs: 100 });
  expect(late).toEqual({ kind: "failed", code: "host-busy", value: "127.0.0.1" });
  await Promise.all(holding);
});

test("a sound that is passed on keeps its place until it is closed", async () => {
  const base = await serve(({ url }, response) =>
    url === "/sound" ? response.writeHead(200).write("begun") : response.end("done"),
  );
  const options = { maxBytes: 1000, allowPrivate: true, headers: {}, signal: patient };
  const sounds = await Promise.all(
    Array.from({ length: 10 }, () => streamResource(`${base}/sound`, options)),
  );
  expect(await fetchResource(base, { ...LOCAL, timeoutMs: 100 })).toMatchObject({ code: "host-busy" });
  for (const sound of sounds) if (sound.kind === "streamed") sound.body.destroy();
  expect(text(await fetchResource(base, LOCAL))).toBe("done");
});
