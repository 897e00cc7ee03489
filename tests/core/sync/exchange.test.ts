import { expect, test } from "vitest";
import { parseAsked, parseTold } from "#core/sync/exchange.ts";

const change = { key: '["setting","rate"]', value: 2, stamp: "001790000000000.000000.phone000" };
const batch = { cursor: null, changes: [change] };
const answer = { cursor: "0.1", changes: [change], more: false };

test.each([null, {}, { account: 1, batch }, { account: "", batch }, { account: "x".repeat(51), batch }])(
  "%o asks nothing",
  (value) => expect(parseAsked(value)).toBeNull(),
);

test("nobody's changes are none, but who does not know who is signed in may ask", () => {
  expect(parseAsked({ account: null, batch })).toBeNull();
  const asking = { account: null, batch: { cursor: null, changes: [] } };
  expect(parseAsked(asking)).toEqual(asking);
  expect(parseAsked({ account: "1.2", batch, more: "fields" })).toEqual({ account: "1.2", batch });
});

test.each([
  { kind: "answered", account: "1.2", answer },
  { kind: "account", account: "1.2", isGone: false },
  { kind: "ahead", now: 1_790_000_000_000 },
  { kind: "cursor" },
  { kind: "full" },
])("$kind is told", (told) => expect(parseTold(JSON.parse(JSON.stringify(told)))).toEqual(told));

test.each([
  null,
  "full",
  { kind: "other" },
  { kind: "ahead" },
  { kind: "account" },
  { kind: "answered", account: "1" },
])("%o tells nothing", (value) => expect(parseTold(value)).toBeNull());
