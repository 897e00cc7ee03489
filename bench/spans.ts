import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { inRequestSpan } from "#server/trace/request-span.ts";
import { inSpan, isInSpan } from "#server/trace/tracer.ts";

// What spans cost where no SDK is loaded: the median of some rounds, beside the same without them.
const CALLS = 1_000_000;
const ROUNDS = 9;

const request = new IncomingMessage(new Socket());
const response = new ServerResponse(request);
const about = { id: "1", publicUrl: "http://localhost" };
const search = { kind: "internal", facts: { "playhead.search.kind": "page" } } as const;
let done = 0;
const answer = () => {
  done += 1;
};
const work = async () => {
  done += 1;
};

/** Nanoseconds a call. */
async function timeOf(call: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    for (let index = 0; index < CALLS; index += 1) await call();
    times.push(((performance.now() - begun) / CALLS) * 1e6);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

const rows = [
  ["a request", answer, () => inRequestSpan(request, response, about, answer)],
  ["a search, or what is asked of a host", work, () => inSpan("search page", search, work)],
  ["a statement", answer, () => (isInSpan() ? null : answer())],
] as const;
for (const [title, bare, traced] of rows) {
  const [without, off] = [await timeOf(bare), await timeOf(traced)];
  console.log(`${title}: ${without.toFixed(0)} ns without spans, ${off.toFixed(0)} ns with them off`);
}
console.log(`${done} calls`);
