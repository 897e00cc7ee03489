import {
  createMcpHandler,
  isJsonContentType,
  isLegacyRequest,
  originValidationResponse,
  ProtocolErrorCode,
  readRequestBody,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import { config } from "../config.ts";
import { notFoundResponse } from "../http/problem.ts";
import { limited, MCP_LIMITER } from "../http/rate-limit.ts";
import { openMcpServer } from "./mcp-server.ts";

/** A question is some hundreds of bytes long. */
const LONGEST_MESSAGE = 65_536;

// Nothing changes of which a client could be told, so none may keep a connection open to hear of it.
const modern = createMcpHandler(openMcpServer, { legacy: "reject", maxSubscriptions: 0 });

/**
 * Answers one message of the Model Context Protocol over streamable HTTP: of revision 2026-07-28, and of those before it
 * with neither sessions nor streams. Of pages only this site's own may ask.
 */
export async function mcpResponse(request: Request): Promise<Response> {
  const { mcp, publicUrl } = config();
  if (!mcp) return notFoundResponse();
  const { hostname } = new URL(publicUrl);
  const refusal = originValidationResponse(request, [hostname]) ?? limited(request, MCP_LIMITER);
  if (refusal) return refusal;
  const message = await readMessage(request);
  if (message instanceof Response) return message;
  const { parsedBody } = message;
  return (await isLegacyRequest(request, parsedBody))
    ? legacyResponse(request, parsedBody)
    : modern.fetch(request, { parsedBody });
}

async function legacyResponse(request: Request, parsedBody: unknown): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  const server = await openMcpServer();
  await server.connect(transport);
  try {
    return await transport.handleRequest(request, { parsedBody });
  } finally {
    await server.close();
  }
}

/** One message; or the answer to what is none. Many at once, as revisions before 2025-06-18 allow, would be counted as one. */
async function readMessage(request: Request): Promise<{ readonly parsedBody: unknown } | Response> {
  if (!isJsonContentType(request.headers.get("content-type")))
    return refused(415, ProtocolErrorCode.InvalidRequest, "Send JSON, and say so by its content type.");
  const read = await readRequestBody(request, LONGEST_MESSAGE);
  if (read.tooLarge)
    return refused(413, ProtocolErrorCode.InvalidRequest, `Send no more than ${LONGEST_MESSAGE} bytes.`);
  const parsedBody = parseJson(read.text);
  if (parsedBody === undefined) return refused(400, ProtocolErrorCode.ParseError, "This is no JSON.");
  if (Array.isArray(parsedBody))
    return refused(400, ProtocolErrorCode.InvalidRequest, "Send one message at a time.");
  return { parsedBody };
}

/** Undefined for what is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An error of JSON-RPC 2.0 that answers no message in particular. */
function refused(status: number, code: number, message: string): Response {
  return Response.json({ jsonrpc: "2.0", error: { code, message }, id: null }, { status });
}
