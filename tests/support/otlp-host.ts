import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const value = z.object({
  stringValue: z.string().optional(),
  intValue: z.coerce.number().optional(),
  boolValue: z.boolean().optional(),
});

/** The JSON encoding of OTLP 1.x, `ExportTraceServiceRequest`: what of it a test looks at. */
const traces = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(
        z.object({
          scope: z.object({ name: z.string() }),
          spans: z.array(
            z.object({
              traceId: z.string().regex(/^[\da-f]{32}$/),
              spanId: z.string().regex(/^[\da-f]{16}$/),
              parentSpanId: z.string().optional(),
              name: z.string(),
              kind: z.number(),
              attributes: z.array(z.object({ key: z.string(), value })),
              status: z.object({ code: z.number().optional() }),
            }),
          ),
        }),
      ),
    }),
  ),
});

const KINDS = ["unspecified", "internal", "server", "client", "producer", "consumer"];

export interface SentSpan {
  readonly scope: string;
  readonly name: string;
  readonly kind: string;
  readonly trace: string;
  readonly id: string;
  /** Null for the first of a trace. */
  readonly parent: string | null;
  readonly attributes: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly failed: boolean;
}

/** A collector of OpenTelemetry that takes spans over HTTP as JSON, and keeps them. */
export class OtlpHost {
  readonly spans: SentSpan[] = [];
  /** All that was sent, as it came. */
  text = "";
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks).toString("utf8");
      const right = request.method === "POST" && request.url === "/v1/traces";
      if (right) this.#take(text);
      response.writeHead(right ? 200 : 404, { "content-type": "application/json" }).end("{}");
    });
  }

  static async open(): Promise<OtlpHost> {
    const host = new OtlpHost();
    await new Promise<void>((resolve) => host.#server.listen(0, "127.0.0.1", resolve));
    return host;
  }

  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #take(text: string): void {
    this.text += text;
    for (const { scopeSpans } of traces.parse(JSON.parse(text)).resourceSpans)
      for (const { scope, spans } of scopeSpans)
        for (const { name, kind, traceId, spanId, parentSpanId, attributes, status } of spans)
          this.spans.push({
            scope: scope.name,
            name,
            kind: KINDS[kind] ?? "",
            trace: traceId,
            id: spanId,
            parent: parentSpanId || null,
            attributes: Object.fromEntries(
              attributes.map(({ key, value: { stringValue, intValue, boolValue } }) => [
                key,
                stringValue ?? intValue ?? boolValue,
              ]),
            ),
            failed: status.code === 2,
          });
  }
}
