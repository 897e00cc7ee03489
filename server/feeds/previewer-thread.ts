import { openDatabase } from "../db/client.ts";
import { serve } from "../thread/serve.ts";
import { type FeedPreview, previewFeed } from "./preview.ts";
import type { PreviewOptions } from "./previewer.ts";
import { readSubscriptionList, type SubscriptionList } from "./subscription-list.ts";

export async function previewIn(
  typed: string,
  { databaseLocation, ...options }: PreviewOptions,
): Promise<FeedPreview> {
  const db = openDatabase(databaseLocation);
  try {
    return await previewFeed(typed, { ...options, db });
  } finally {
    await db.$disconnect();
  }
}

export function readListIn(file: Uint8Array): SubscriptionList {
  return readSubscriptionList(file);
}

serve({ preview: previewIn, list: readListIn });
