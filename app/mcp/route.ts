import { mcpResponse } from "#server/mcp/mcp-response.ts";

/** `/mcp`: tools that search and read what was said, for clients of the Model Context Protocol. */
export const POST = mcpResponse;
