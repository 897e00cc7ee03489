import type { Attributes, AttributeValue, Span, Tracer, TracerProvider } from "@opentelemetry/api";
import { loggedPath } from "../log/request-line.ts";

/** Of what is told of addresses, what may be told: a search, an invitation or the token of a feed stand in the rest. */
const TOLD: Readonly<Record<string, (address: string) => string>> = {
  "http.target": loggedPath,
  "url.path": loggedPath,
  "http.url": originOf,
  "url.full": originOf,
  "url.query": () => "",
};

/** Has the spans that `provider` makes, for whoever asks for them, tell of addresses what logs tell. */
export function withoutSecrets(provider: TracerProvider): TracerProvider {
  return overriding(provider, "getTracer", (...asked: Parameters<TracerProvider["getTracer"]>) =>
    cutting(provider.getTracer(...asked)),
  );
}

function cutting(tracer: Tracer): Tracer {
  const startSpan: Tracer["startSpan"] = (name, options = {}, parent = undefined) => {
    const { attributes = {}, ...more } = options;
    return cuttingLater(tracer.startSpan(name, { ...more, attributes: cut(attributes) }, parent));
  };
  // What starts an active span calls this one.
  return overriding(tracer, "startSpan", startSpan);
}

function cuttingLater(span: Span): Span {
  const [set, setAll] = [span.setAttribute.bind(span), span.setAttributes.bind(span)];
  span.setAttribute = (name, value) => set(name, cutValue(name, value));
  span.setAttributes = (attributes) => setAll(cut(attributes));
  return span;
}

function cut(attributes: Attributes): Attributes {
  const values = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, cutValue(name, value)] as const],
  );
  return Object.fromEntries(values);
}

function cutValue(name: string, value: AttributeValue): AttributeValue {
  const told = TOLD[name];
  return told && typeof value === "string" ? told(value) : value;
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : "";
}

/** The same but for one method. */
function overriding<T extends object>(original: T, method: keyof T, own: unknown): T {
  return new Proxy(original, {
    get: (target, name): unknown => (name === method ? own : Reflect.get(target, name)),
  });
}
