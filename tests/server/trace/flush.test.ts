import { expect, test } from "vitest";
import { flushSpans } from "#server/trace/tracer.ts";
import { keepSpans } from "../../support/kept-spans.ts";

test("a process that ends does not wait for a collector that never answers", async () => {
  let asked = false;
  keepSpans(() => {
    asked = true;
    return new Promise(() => undefined);
  });
  await flushSpans();
  expect(asked).toBe(true);
});
