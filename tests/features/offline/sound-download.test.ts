import { describe, expect, test } from "vitest";
import type { KeptSound } from "#features/offline/kept-episode.ts";
import { downloadSound } from "#features/offline/sound-download.ts";
import { memory } from "./memory.ts";

const URL_OF_SOUND = "https://play.example/a.mp3";
const TEXT = "abcdefghijklmnopqrstuvwxyz";
const SOUND: KeptSound = { url: URL_OF_SOUND, type: "audio/mpeg", size: null, tag: null };

interface Host {
  readonly tag?: string | null;
  readonly text?: string;
  /** Says how long it is. */
  readonly length?: boolean;
  readonly ranges?: boolean;
  /** After so many bytes the connection is lost. */
  readonly breaksAfter?: number;
}

/** A host that serves a text as a sound, and notes the ranges that it was asked for. */
function hostOf({ tag = '"one"', text = TEXT, length = true, ranges = true, breaksAfter }: Host = {}) {
  const asked: (string | null)[] = [];
  const fetch = async (_url: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    asked.push(headers.get("range"));
    const from = Number(/^bytes=(\d+)-$/.exec(headers.get("range") ?? "")?.[1] ?? "0");
    const part = ranges && from > 0 && headers.get("if-range") === tag;
    const sent = part ? text.slice(from) : text;
    const told = new Headers({ "content-type": "audio/mpeg" });
    if (tag !== null) told.set("etag", tag);
    if (length) told.set("content-length", String(sent.length));
    if (part) told.set("content-range", `bytes ${from}-${text.length - 1}/${text.length}`);
    return new Response(streamOf(sent, breaksAfter), { status: part ? 206 : 200, headers: told });
  };
  return { fetch, asked };
}

/** Three bytes at a time, so that no piece is a chunk. */
function streamOf(text: string, breaksAfter = Number.POSITIVE_INFINITY): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= breaksAfter) return controller.error(new TypeError("network error"));
      if (at >= text.length) return controller.close();
      controller.enqueue(new TextEncoder().encode(text.slice(at, at + 3)));
      at += 3;
    },
  });
}

function ports(fetch: ReturnType<typeof hostOf>["fetch"], kept = memory(), known = SOUND) {
  let sound = known;
  const progress: number[] = [];
  const run = (signal = new AbortController().signal, hasRoom = true) =>
    downloadSound(
      sound,
      URL_OF_SOUND,
      {
        fetch,
        store: kept.database,
        hasRoom: async () => hasRoom,
        describe: async (described) => {
          sound = described;
        },
        progress: (received) => void progress.push(received),
        chunkSize: 5,
      },
      signal,
    );
  return {
    run,
    kept,
    progress,
    sound: () => sound,
    resume: (other: typeof fetch) => ports(other, kept, sound),
  };
}

describe("a sound that is kept", () => {
  test("is whole, in chunks, with its size and tag", async () => {
    const { run, kept, sound, progress } = ports(hostOf().fetch);
    expect(await run()).toBe("whole");
    expect([await kept.text(URL_OF_SOUND), kept.count(URL_OF_SOUND)]).toEqual([TEXT, 6]);
    expect(sound()).toMatchObject({ size: 26, tag: '"one"' });
    expect(progress.at(-1)).toBe(26);
  });

  test("whose host does not tell its size has the one that it had in the end", async () => {
    const { run, sound } = ports(hostOf({ length: false }).fetch);
    expect(await run()).toBe("whole");
    expect(sound().size).toBe(26);
  });

  test("goes on after an interruption with the chunk that is missing", async () => {
    const first = ports(hostOf({ breaksAfter: 12 }).fetch);
    expect(await first.run()).toBe("lost");
    expect(first.kept.count(URL_OF_SOUND)).toBe(2);
    const { fetch, asked } = hostOf();
    expect(await first.resume(fetch).run()).toBe("whole");
    expect(asked).toEqual(["bytes=10-"]);
    expect(await first.kept.text(URL_OF_SOUND)).toBe(TEXT);
  });

  test.each<[string, Host]>([
    ["was replaced meanwhile", { tag: '"two"', text: TEXT.toUpperCase() }],
    ["knows no ranges", { ranges: false, text: TEXT.toUpperCase() }],
  ])("begins anew where the host %s", async (_, host) => {
    const first = ports(hostOf({ breaksAfter: 12 }).fetch);
    await first.run();
    expect(await first.resume(hostOf(host).fetch).run()).toBe("whole");
    expect(await first.kept.text(URL_OF_SOUND)).toBe(TEXT.toUpperCase());
  });

  test("of a host that gives no tag is asked for whole again", async () => {
    const first = ports(hostOf({ breaksAfter: 12, tag: null }).fetch);
    await first.run();
    const { fetch, asked } = hostOf({ tag: null });
    expect(await first.resume(fetch).run()).toBe("whole");
    expect(asked).toEqual([null]);
    expect(await first.kept.text(URL_OF_SOUND)).toBe(TEXT);
  });

  test("that ends before its length is not taken for whole, nor its last chunk kept", async () => {
    const short = async () =>
      new Response(streamOf("abcdefgh"), {
        headers: { "content-length": "26", "content-type": "audio/mpeg" },
      });
    const { run, kept } = ports(short);
    expect(await run()).toBe("lost");
    expect(await kept.text(URL_OF_SOUND)).toBe("abcde");
  });

  test.each([
    [403, "refused"],
    [404, "refused"],
    [429, "lost"],
    [503, "lost"],
  ])("is not had where its host answers %i", async (status, outcome) => {
    const { run, kept } = ports(async () => new Response("", { status }));
    expect([await run(), kept.count(URL_OF_SOUND)]).toEqual([outcome, 0]);
  });

  test("is not begun where there is no room, and ends where the room does", async () => {
    const none = ports(hostOf().fetch);
    expect([await none.run(undefined, false), none.kept.count(URL_OF_SOUND)]).toEqual(["full", 0]);
    expect(await ports(hostOf().fetch, memory(12)).run()).toBe("full");
  });

  test("that is left ends with the reason", async () => {
    const left = async (_: string, { signal }: RequestInit) => {
      signal?.throwIfAborted();
      return new Response(TEXT);
    };
    await expect(ports(left).run(AbortSignal.abort())).rejects.toThrow("aborted");
  });
});
