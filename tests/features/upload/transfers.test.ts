import { beforeEach, expect, test, vi } from "vitest";
import { Transfers } from "#features/upload/transfers.ts";

type Loaded = Awaited<ReturnType<NonNullable<ConstructorParameters<typeof Transfers>[2]>>>;
type Events = Parameters<Loaded["sendFile"]>[1];

/** What sends, by hand: `sent` are the files that were begun with, with what is to be told of each. */
function fakeSender() {
  const sent: { readonly id: string; readonly events: Events; stopped: boolean }[] = [];
  const takenBack: string[] = [];
  const sender: Loaded = {
    sendFile({ id }, events) {
      const one = { id, events, stopped: false };
      sent.push(one);
      const abort = () => {
        one.stopped = true;
      };
      return { abort, stop: async () => abort() };
    },
    takeBack: async (url) => void takenBack.push(url),
  };
  return { sent, takenBack, sender };
}

/** As kept in a browser. */
function memory() {
  const ids = new Set<string>();
  const files = {
    list: async () => [],
    put: async ({ id }: { readonly id: string }) => void ids.add(id),
    remove: async (id: string) => void ids.delete(id),
  };
  return { ids, files };
}

const chosen = (...names: readonly string[]) => ({
  target: { show: "tides", episode: null },
  sets: names.map((name) => ({ name, files: [new File(["sound"], `${name}.mp3`)] })),
  listed: [],
  most: 100,
});
const kinds = (transfers: Transfers) => transfers.list().map(({ state }) => state.kind);
const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000 });
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(() => {
  vi.stubGlobal("window", new EventTarget());
});

test("a file that is paused and gone on with before what sends it is there is begun once", async () => {
  const { sent, sender } = fakeSender();
  let bring = (_: Loaded) => {};
  const loading = new Promise<Loaded>((resolve) => {
    bring = resolve;
  });
  const transfers = new Transfers(memory().files, [], () => loading);
  transfers.add(chosen("talk"));
  const [key = ""] = transfers.list().map(({ kept }) => kept.key);
  transfers.pause(key);
  transfers.resume(key);
  bring(sender);
  await until(() => expect(sent).toHaveLength(1));
  await settled();
  expect(sent).toHaveLength(1);
  expect(kinds(transfers)).toEqual(["sending"]);
});

test("files are sent one after the other, and kept until they are", async () => {
  const { sent, sender } = fakeSender();
  const { ids, files } = memory();
  const transfers = new Transfers(files, [], async () => sender);
  transfers.add(chosen("one", "two"));
  await until(() => expect(sent).toHaveLength(1));
  expect(ids.size).toBe(2);
  sent[0]?.events.onEnd({ kind: "sent" });
  await until(() => expect(sent).toHaveLength(2));
  expect(kinds(transfers)).toEqual(["sent", "sending"]);
  expect(ids).toEqual(new Set([sent[1]?.id]));
});

test("one that is cancelled before it is known where it was begun is taken back then, and the next begins", async () => {
  const { sent, takenBack, sender } = fakeSender();
  const { ids, files } = memory();
  const transfers = new Transfers(files, [], async () => sender);
  transfers.add(chosen("one", "two"));
  await until(() => expect(sent).toHaveLength(1));
  const [key = ""] = transfers.list().map(({ kept }) => kept.key);
  await transfers.cancel(key);
  expect(sent[0]?.stopped).toBe(true);
  sent[0]?.events.onUrl("/api/uploads/late");
  await until(() => expect(takenBack).toEqual(["/api/uploads/late"]));
  await until(() => expect(sent).toHaveLength(2));
  expect(ids).toEqual(new Set([sent[1]?.id]));
});

test("what the network was lost in goes on when there is one again", async () => {
  const { sent, sender } = fakeSender();
  const transfers = new Transfers(memory().files, [], async () => sender);
  transfers.add(chosen("one"));
  await until(() => expect(sent).toHaveLength(1));
  window.dispatchEvent(new Event("offline"));
  expect([kinds(transfers), sent[0]?.stopped]).toEqual([["lost"], true]);
  window.dispatchEvent(new Event("online"));
  await until(() => expect(sent).toHaveLength(2));
  expect(kinds(transfers)).toEqual(["sending"]);
});
