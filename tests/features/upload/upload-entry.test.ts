import { describe, expect, test } from "vitest";
import type { ListedUpload } from "#core/upload/listed-upload.ts";
import type { Transfer, TransferState } from "#features/upload/transfer.ts";
import { entriesOf } from "#features/upload/upload-entry.ts";

function transfer(key: string, name: string, state: TransferState, sent = 0): Transfer {
  const file = new Blob(["0123456789"]);
  const kept = {
    id: `${key} ${name}`,
    key,
    title: key,
    name,
    file,
    url: null,
    order: 0,
    show: "s",
    episode: null,
  };
  return { kept, sent, marks: [], state };
}

const listed = (key: string, more: Partial<ListedUpload> = {}): ListedUpload => ({
  key,
  state: "receiving",
  show: "s",
  showTitle: "S",
  page: null,
  change: null,
  title: null,
  sentences: [],
  files: [{ id: "f", name: `${key}.mp3`, size: 10, received: false }],
  ...more,
});

const kindsOf = (...states: readonly TransferState["kind"][]) => {
  const transfers = states.map((kind, index) =>
    transfer("a", String(index), kind === "fault" ? { kind, fault: "space" } : { kind }),
  );
  return entriesOf(transfers, []).map(({ state }) => state.kind);
};

describe("files that belong together", () => {
  test("are one entry, as far as they are together", () => {
    const transfers = [
      transfer("a", "a.vtt", { kind: "sent" }, 10),
      transfer("b", "b.mp3", { kind: "waiting" }),
      transfer("a", "a.mp3", { kind: "sending" }, 5),
    ];
    expect(entriesOf(transfers, []).map(({ key, files, sent, size }) => [key, files, sent, size])).toEqual([
      ["a", ["a.vtt", "a.mp3"], 15, 20],
      ["b", ["b.mp3"], 0, 10],
    ]);
  });

  test("say first what somebody must do", () => {
    expect(kindsOf("sent", "fault", "waiting")).toEqual(["fault"]);
    expect(kindsOf("sent", "sending", "waiting")).toEqual(["sending"]);
    expect(kindsOf("lost", "waiting")).toEqual(["lost"]);
    expect(kindsOf("sent", "paused", "waiting")).toEqual(["paused"]);
    expect(kindsOf("sent", "waiting")).toEqual(["queued"]);
    expect(kindsOf("sent", "sent")).toEqual(["there"]);
  });
});

test("when all is sent the server says what comes of it, and what the title is", () => {
  const told = listed("a", { state: "ready", title: "By its tag" });
  const [entry] = entriesOf([transfer("a", "a.mp3", { kind: "sent" }, 10)], [told]);
  expect(entry).toMatchObject({ title: "By its tag", state: { kind: "there", upload: told } });
});

test("what another browser has begun is told of too, and once what both know", () => {
  const entries = entriesOf([transfer("a", "a.mp3", { kind: "sending" })], [listed("b"), listed("a")]);
  expect(entries.map(({ key, title, size }) => [key, title, size])).toEqual([
    ["a", "a", 10],
    ["b", "b.mp3", 10],
  ]);
});
