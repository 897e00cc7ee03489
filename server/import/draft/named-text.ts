import { locate } from "../../fetch/location.ts";
import { type ReadText, readText } from "../../fetch/read-text.ts";
import type { Failed, Refused } from "../../fetch/resource.ts";
import { fetchOptions, type ImportContext, TEXT_LIMIT } from "./context.ts";

/** The text that an episode names with this address, or why it could not be had. */
export async function readNamed(url: string, context: ImportContext): Promise<ReadText | Refused | Failed> {
  const location = await locate(url, context.base);
  const read = await readText(location, fetchOptions(context, TEXT_LIMIT));
  if (read.kind === "read") context.budget.spend(read.bytes);
  return read;
}
