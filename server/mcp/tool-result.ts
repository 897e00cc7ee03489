import type { CallToolResult, JSONObject } from "@modelcontextprotocol/server";
import { saySetback } from "../http/overload.ts";
import { isBusy } from "../thread/busy.ts";

/** What a tool found; or in words why it found nothing, for whoever called it to do better. */
export type ToolAnswer<Found> =
  | { readonly kind: "found"; readonly found: Found }
  | { readonly kind: "missing"; readonly detail: string };

export function missing(detail: string): ToolAnswer<never> {
  return { kind: "missing", detail };
}

/** What `answer` gives, as data and as text for clients that read no data. What fails here is told in no more words than that. */
export async function toolResult(answer: () => Promise<ToolAnswer<object>>): Promise<CallToolResult> {
  try {
    const told = await answer();
    return told.kind === "missing" ? refusal(told.detail) : foundResult(told.found);
  } catch (error) {
    if (!isBusy(error)) console.error(error);
    return refusal(saySetback(error) ?? "This could not be answered.");
  }
}

function foundResult(found: object): CallToolResult {
  const text = JSON.stringify(found);
  const structuredContent: JSONObject = JSON.parse(text);
  return { content: [{ type: "text", text }], structuredContent };
}

function refusal(text: string): CallToolResult {
  return { content: [{ type: "text", text }], isError: true };
}
