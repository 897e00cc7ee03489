import { type Attributes, type AttributeValue, type Span, SpanKind, type Tracer } from "@opentelemetry/api";
import { loggedPath } from "../log/request-line.ts";

/** What may be told of what is told of an address, by its name. */
type Told = Readonly<Record<string, (address: string) => string>>;

/** Of addresses at which others are asked: the token of a feed may stand anywhere in the rest. */
const OF_OTHERS: Told = {
  "http.target": () => "",
  "url.path": () => "",
  "http.url": originOf,
  "url.full": originOf,
  "url.query": () => "",
};
/** Of our own: a search or an invitation stands in the rest. */
const OF_OURS: Told = { ...OF_OTHERS, "http.target": loggedPath, "url.path": loggedPath };

/**
 * Has all spans of the SDK that `tracer` is of tell of addresses what logs tell: whoever makes them, and by tracers that were taken
 * before as well, for an SDK has one class of them. To be called once.
 */
export function cutSecrets(tracer: Tracer): void {
  const shared = holderOf(tracer);
  const { startSpan } = shared;
  // What starts an active span calls this one.
  shared.startSpan = function (this: Tracer, name, options = {}, ...parent) {
    const { attributes = {} } = options;
    const told = options.kind === SpanKind.CLIENT ? OF_OTHERS : OF_OURS;
    const cutOptions = { ...options, attributes: cut(attributes, told) };
    return cuttingLater(startSpan.call(this, name, cutOptions, ...parent), told);
  };
}

/** What all tracers of its class have their way to start spans from. */
function holderOf(tracer: Tracer): Tracer {
  let holder = tracer;
  while (!Object.hasOwn(holder, "startSpan")) holder = Object.getPrototypeOf(holder) as Tracer;
  return holder;
}

function cuttingLater(span: Span, told: Told): Span {
  const [set, setAll] = [span.setAttribute.bind(span), span.setAttributes.bind(span)];
  span.setAttribute = (name, value) => set(name, cutValue(name, value, told));
  span.setAttributes = (attributes) => setAll(cut(attributes, told));
  return span;
}

function cut(attributes: Attributes, told: Told): Attributes {
  const values = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, cutValue(name, value, told)] as const],
  );
  return Object.fromEntries(values);
}

function cutValue(name: string, value: AttributeValue, told: Told): AttributeValue {
  const tell = told[name];
  return tell && typeof value === "string" ? tell(value) : value;
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : "";
}
