import { context, propagation, trace } from "@opentelemetry/api";
import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { onTestFinished } from "vitest";

/** An SDK in this process, which sends nothing anywhere. */
export interface KeptSpans {
  /** Names of the spans that have ended, in that order. */
  readonly names: readonly string[];
  /** Runs `work` within a span called `all`. */
  readonly within: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Registers it for a test, before a span is made. `flush` is what it does where it is asked to send on all at once. */
export function keepSpans(flush: () => Promise<void> = async () => undefined): KeptSpans {
  const names: string[] = [];
  const processor = {
    onStart: () => undefined,
    onEnd: ({ name }: { readonly name: string }) => void names.push(name),
    forceFlush: flush,
    shutdown: async () => undefined,
  };
  new NodeTracerProvider({ spanProcessors: [processor] }).register();
  onTestFinished(() => {
    for (const registered of [trace, context, propagation]) registered.disable();
  });
  return {
    names,
    within: (work) =>
      trace.getTracer("test").startActiveSpan("all", async (span) => work().finally(() => span.end())),
  };
}
