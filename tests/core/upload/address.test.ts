import { expect, test } from "vitest";
import { isUploadPath, uploadedFileId, uploadMethods } from "#core/upload/address.ts";

const ID = "0123456789abcdef0123456789abcdef";

test.each([
  [`/api/uploads/${ID}`, ID],
  [`/api/uploads/${ID}/`, null],
  [`/api/uploads/${ID.toUpperCase()}`, null],
  ["/api/uploads/../playhead.db", null],
  ["/api/uploads/%2e%2e", null],
  [`/x/api/uploads/${ID}`, null],
  ["/api/uploads", null],
])("the id of the file at %s is %o", (path, id) => {
  expect(uploadedFileId(path)).toBe(id);
});

test("files are begun at one address, and gone on with, asked for and taken away at their own", () => {
  expect(uploadMethods("/api/uploads")).toBe("POST");
  expect(uploadMethods(`/api/uploads/${ID}`)).toBe("HEAD, PATCH, DELETE");
  expect(uploadMethods("/api/uploadsx")).toBeNull();
  expect(isUploadPath("/api/uploadsx")).toBe(false);
});
