import { subscribe } from "node:diagnostics_channel";
import { SpanKind, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";

// Loaded before a site, as its keeper would: it sends spans where OTEL_EXPORTER_OTLP_ENDPOINT says.
const exporting = new BatchSpanProcessor(new OTLPTraceExporter(), { scheduledDelayMillis: 200 });
new NodeTracerProvider({ spanProcessors: [exporting] }).register();

// As instrumentations of Node's `http` and of `fetch` do: they take tracers before anything of Playhead is loaded, and tell whole
// addresses.
const early = trace.getTracer("early");
/** @type {(name: string, kind: SpanKind, address: string) => void} */
const tell = (name, kind, address) => {
  const [path, query] = address.split("?");
  const span = early.startSpan(name, { kind, attributes: { "url.path": path, "url.query": query } });
  span.setAttribute("http.target", address);
  span.end();
};
subscribe("http.server.request.start", (message) => {
  const { url = "" } = /** @type {{ request: import("node:http").IncomingMessage }} */ (message).request;
  tell("early answer", SpanKind.SERVER, url);
});
subscribe("undici:request:create", (message) => {
  const { path } = /** @type {{ request: { path: string } }} */ (message).request;
  tell("early question", SpanKind.CLIENT, path);
});
