import { describe, expect, test } from "vitest";
import type { ListedUpload } from "#core/upload/listed-upload.ts";
import type { KeptFile, Transfer, TransferState } from "#features/upload/transfer.ts";
import {
  chosenTransfers,
  nextTransfer,
  type TransferList,
  waitingTransfer,
  withEnd,
  withNetwork,
  withPause,
  withProgress,
  withResumption,
  withStart,
  withUrl,
} from "#features/upload/transfer-list.ts";

const file = (name: string, size = 9) => new File([new Uint8Array(size)], name);
const target = { show: "tides", episode: null };
const kept = (id: string, key = "one"): KeptFile => ({
  ...target,
  id,
  key,
  title: "talk",
  name: `${id}.mp3`,
  file: file(`${id}.mp3`),
  url: null,
  order: 1,
});
const transfer = (id: string, kind: TransferState["kind"], key?: string): Transfer => ({
  ...waitingTransfer(kept(id, key)),
  state: kind === "fault" ? { kind, fault: "space" } : { kind },
});
const kinds = (all: TransferList) => all.map(({ state }) => state.kind);
const EVERY = ["waiting", "sending", "paused", "lost", "fault", "sent"] as const;

/** Numbers in place of UUIDs. */
function counted(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `id ${count}`;
  };
}

describe("what was chosen", () => {
  const begun: ListedUpload = {
    key: "begun",
    state: "receiving",
    show: "lamps",
    showTitle: "Lamps",
    page: null,
    change: null,
    title: null,
    sentences: [],
    files: [
      { id: "a".repeat(32), name: "talk.vtt", size: 9, received: true },
      { id: "b".repeat(32), name: "talk.mp3", size: 9, received: false },
    ],
  };
  const choose = (files: readonly File[], more = {}, all: TransferList = []) => {
    const choice = { target, sets: [{ name: "talk", files }], listed: [], most: 100, ...more };
    return chosenTransfers(choice, all, counted());
  };

  test("waits in its order after all before it, with one key for what belongs together", () => {
    const before = [{ ...transfer("0", "sent"), kept: { ...kept("0"), order: 7 } }];
    const added = choose([file("talk.vtt"), file("talk.mp3")], {}, before);
    expect(added.map((one) => [one.kept.name, one.kept.order, one.kept.key, one.state.kind])).toEqual([
      ["talk.vtt", 8, "id 1", "waiting"],
      ["talk.mp3", 9, "id 1", "waiting"],
    ]);
    expect(new Set(added.map(({ kept: { id } }) => id)).size).toBe(2);
    expect(added[0]).toMatchObject({ sent: 0, kept: { show: "tides", url: null, title: "talk" } });
  });

  test("is not sent where it is empty or too large, which the rest does not mind", () => {
    const states = choose([file("a", 0), file("b", 101), file("c", 100)]).map(({ state }) => state);
    expect(states).toEqual([
      { kind: "fault", fault: "empty" },
      { kind: "fault", fault: "large" },
      { kind: "waiting" },
    ]);
  });

  test("goes on where the server has it, for the show that it was begun for, without what is there whole", () => {
    const added = choose([file("talk.vtt"), file("talk.mp3"), file("talk.png")], { listed: [begun] });
    expect(added.map((one) => [one.kept.name, one.kept.url, one.kept.key, one.kept.show])).toEqual([
      ["talk.mp3", `/api/uploads/${"b".repeat(32)}`, "begun", "lamps"],
      ["talk.png", null, "begun", "lamps"],
    ]);
  });

  test("twice at once goes on once, and is begun once", () => {
    const files = [file("talk.mp3")];
    const sets = [
      { name: "one", files },
      { name: "two", files },
    ];
    const added = choose([], { sets, listed: [begun] });
    expect(added.map((one) => [one.kept.key, one.kept.url === null])).toEqual([
      ["begun", false],
      ["id 2", true],
    ]);
  });
});

describe("the next to be sent", () => {
  test("is the first that waits", () => {
    const all = [
      transfer("1", "sent"),
      transfer("2", "paused"),
      transfer("3", "waiting"),
      transfer("4", "waiting"),
    ];
    expect(nextTransfer(all)?.kept.id).toBe("3");
  });

  test.each(["sending", "lost"] as const)("is none while one is %s", (kind) => {
    expect(nextTransfer([transfer("1", "waiting"), transfer("2", kind)])).toBeNull();
  });

  test("is none where none waits", () => {
    expect(nextTransfer([transfer("1", "fault")])).toBeNull();
  });
});

describe("what belongs together", () => {
  const all = [...EVERY.map((kind) => transfer(kind, kind)), transfer("other", "waiting", "two")];

  test("is paused, but for what is sent", () => {
    expect(kinds(withPause(all, "one"))).toEqual([...Array(5).fill("paused"), "sent", "waiting"]);
  });

  test("is gone on with from wherever it stopped", () => {
    const [waiting, sending] = EVERY;
    const gone = kinds(withResumption(all, "one"));
    expect(gone).toEqual([waiting, sending, waiting, waiting, waiting, "sent", "waiting"]);
  });
});

test("what was lost waits again when there may be a network, and nothing else does", () => {
  const all = EVERY.map((kind) => transfer(kind, kind));
  expect(kinds(withNetwork(all))).toEqual(["waiting", "sending", "paused", "waiting", "fault", "sent"]);
});

describe("a file on its way", () => {
  const all = [transfer("1", "waiting"), transfer("2", "waiting")];

  test("has its pace measured anew whenever it begins, and keeps how far it is", () => {
    const moved = withProgress(withProgress(withStart(all, "1"), "1", 3, 0), "1", 5, 2000);
    expect(moved[0]).toMatchObject({ sent: 5, state: { kind: "sending" } });
    expect(moved[0]?.marks).toHaveLength(2);
    expect(withStart(moved, "1")[0]).toMatchObject({ sent: 5, marks: [] });
    expect(moved[1]).toBe(all[1]);
  });

  test("keeps where it was begun, and what it ended with", () => {
    expect(withUrl(all, "2", "/api/uploads/x")[1]?.kept.url).toBe("/api/uploads/x");
    expect(withEnd(all, "1", { kind: "sent" })[0]).toMatchObject({ sent: 9, state: { kind: "sent" } });
    expect(withEnd(all, "1", { kind: "lost" })[0]).toMatchObject({ sent: 0, state: { kind: "lost" } });
  });

  test("that was cancelled is not there again, whatever is still told of it", () => {
    for (const after of [
      withUrl(all, "3", "/x"),
      withProgress(all, "3", 1, 0),
      withEnd(all, "3", { kind: "sent" }),
    ])
      expect(after).toEqual(all);
  });
});
