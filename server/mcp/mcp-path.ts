/** Where clients of the Model Context Protocol ask, by POST alone: it has no sessions, and tells nothing by itself. */
export const MCP_PATH = "/mcp";
