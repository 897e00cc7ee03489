import { expect, test } from "vitest";
import { TagSkipper, tagLength } from "#core/audio/id3.ts";
import { cutsAt, cutUp } from "./cut-up.ts";
import { id3Header } from "./made-id3.ts";

/** A tag of so many bytes after its header. */
function tag(size: number, flags = 0): Buffer {
  return Buffer.concat([id3Header(size, flags), Buffer.alloc(size, 0x33)]);
}

test("a tag is as long as it says, with its footer", () => {
  expect(tagLength(tag(300), 0)).toBe(310);
  expect(tagLength(tag(300, 0x10), 0)).toBe(320);
  expect(tagLength(Buffer.from("ID3 is nö tag"), 0)).toBe(0);
  expect(tagLength(tag(300).subarray(0, 9), 0)).toBe(0);
});

function withoutTags(bytes: Uint8Array, size: number): string {
  const tags = new TagSkipper();
  const pieces = cutUp(bytes, cutsAt(bytes, size)).map((piece) => tags.push(piece, false));
  return Buffer.concat([...pieces, tags.push(new Uint8Array(0), true)]).toString("latin1");
}

test.each([1, 7, 64, 5000])("tags before a file are left out, in pieces of %i bytes", (size) => {
  expect(withoutTags(Buffer.concat([tag(300), tag(0), Buffer.from("fLaC and so on")]), size)).toBe(
    "fLaC and so on",
  );
  expect(withoutTags(Buffer.from("OggS, then ID3"), size)).toBe("OggS, then ID3");
  expect(withoutTags(Buffer.from("ID"), size)).toBe("ID");
  expect(withoutTags(tag(300).subarray(0, 200), size)).toBe("");
});
