import { expect, test } from "vitest";
import { asUploads } from "#core/upload/listed-upload.ts";

const UPLOAD = {
  key: "k",
  state: "ready",
  show: "s",
  showTitle: "S",
  page: "/shows/s/e",
  change: null,
  title: "E",
  sentences: [],
  files: [{ id: "f", name: "e.mp3", size: 1, received: true }],
};

test("what can be read of a list is read, and costs nothing else", () => {
  expect(asUploads([UPLOAD, { ...UPLOAD, state: "eaten" }, null, { ...UPLOAD, files: [{}] }])).toEqual([
    UPLOAD,
  ]);
  expect(asUploads({})).toBeUndefined();
  expect(asUploads(undefined)).toBeUndefined();
});
