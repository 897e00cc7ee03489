import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

/** Collects what nobody holds, again and again, until a signal has had its time. */
const script = `
import { lateSignal } from "./server/late-signal.ts";
const forever = new AbortController().signal;
const signal = (() => AbortSignal.any([forever, lateSignal(200)]))();
const collecting = setInterval(gc, 20);
await new Promise((resolve) => setTimeout(resolve, 600));
clearInterval(collecting);
console.log(signal.aborted && signal.reason.name);
`;

test("a signal of late aborts what is made of it, also after what nobody holds was collected", () => {
  const flags = ["--expose-gc", "--import", "tsx", "--input-type=module", "--eval", script];
  expect(execFileSync(process.execPath, flags, { encoding: "utf8" }).trim()).toBe("TimeoutError");
});
