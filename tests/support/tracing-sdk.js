import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";

// Loaded before a site, as its keeper would: it sends spans where OTEL_EXPORTER_OTLP_ENDPOINT says.
const exporting = new BatchSpanProcessor(new OTLPTraceExporter(), { scheduledDelayMillis: 200 });
new NodeTracerProvider({ spanProcessors: [exporting] }).register();
