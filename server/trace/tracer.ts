import { setTimeout as wait } from "node:timers/promises";
import {
  context,
  type ProxyTracerProvider,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import { errorCode } from "../error-code.ts";
import { processWide } from "../process-wide.ts";
import { cutSecrets } from "./without-secrets.ts";

/** What is told of a span, by names of OpenTelemetry's semantic conventions, or our own, which begin with `playhead.`. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** A process that ends waits so long for a collector. Milliseconds. */
const FLUSH_PATIENCE = 2000;

interface SpanAbout {
  /** client: another process is asked, and waited for. */
  readonly kind: "client" | "internal";
  readonly facts: Facts;
}

// Next has a copy of this file in each of its bundles.
const shared = processWide("tracer", () => ({ tracer: findTracer() }));

/** The tracer of the SDK that was loaded before all else; null where none was. */
export function currentTracer(): Tracer | null {
  return shared.get().tracer;
}

/**
 * Runs `work` as a span, where spans are made: within the span that is active, or as the first of a trace. `tell` adds to what is
 * told of it. What fails is told by its name or code: messages may hold addresses.
 */
export function inSpan<T>(
  name: string,
  { kind, facts }: SpanAbout,
  work: (tell: (facts: Facts) => void) => Promise<T>,
): Promise<T> {
  const tracer = currentTracer();
  if (tracer === null) return work(() => {});
  const options = { kind: kind === "client" ? SpanKind.CLIENT : SpanKind.INTERNAL, attributes: facts };
  return tracer.startActiveSpan(name, options, async (span) => {
    try {
      return await work((more) => void span.setAttributes(more));
    } catch (error) {
      span.setAttribute("error.type", errorCode(error) ?? (error instanceof Error ? error.name : "_OTHER"));
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Whether what is done now belongs to a span. */
export function isInSpan(): boolean {
  return currentTracer() !== null && trace.getSpan(context.active()) !== undefined;
}

/** The span that is active, as logs name it; nothing where there is none. */
export function traceIds(): { readonly trace_id?: string; readonly span_id?: string } {
  const found = trace.getSpanContext(context.active());
  return found === undefined ? {} : { trace_id: found.traceId, span_id: found.spanId };
}

/** Sends on what was not sent yet, as long as there is patience. Does nothing where the SDK cannot be asked for it. */
export async function flushSpans(): Promise<void> {
  if (currentTracer() === null) return;
  const provider = trace.getTracerProvider();
  const given: object = isProxy(provider) ? provider.getDelegate() : provider;
  if (!("forceFlush" in given) || typeof given.forceFlush !== "function") return;
  await Promise.race([given.forceFlush(), wait(FLUSH_PATIENCE)]);
}

/** What an SDK registers itself with is a proxy. From now on all its tracers leave out what is secret: Next tells addresses whole. */
function findTracer(): Tracer | null {
  const provider = trace.getTracerProvider();
  if (!isProxy(provider)) return null;
  const tracer = provider.getDelegateTracer("playhead");
  if (tracer === undefined) return null;
  cutSecrets(tracer);
  return tracer;
}

/** It may be of another copy of the API. */
function isProxy(provider: TracerProvider): provider is ProxyTracerProvider {
  return "getDelegateTracer" in provider;
}
