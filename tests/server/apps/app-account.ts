import { beforeEach } from "vitest";
import type { Database } from "#server/db/client.ts";
import { freshDatabase } from "../database.ts";

export const SITE = "https://pod.example.org";
export const FEED = "https://tea.example/feed";
export const SOUND = "https://cdn.tea.example/1.mp3";
export const NOW = Date.parse("2026-11-28T09:00:00Z");
export const HOUR = 60 * 60 * 1000;

export let db: Database;
export let account: { readonly id: number; readonly name: string; readonly role: "listener" };

/** Makes a database and an account for each test of a file. */
export function prepareApps(): void {
  beforeEach(async () => {
    ({ db } = await freshDatabase());
    const { id } = await db.account.create({
      data: { name: "Vera", key: "vera", role: "listener", passwordHash: "" },
    });
    account = { id, name: "Vera", role: "listener" };
  });
}

/** A show with this feed and these episodes, by their guids, each with the address of its sound. */
export async function addShow(slug: string, location: string, episodes: Readonly<Record<string, string>>) {
  const episode = { notes: "", summary: "", importChecksum: "", duration: 2000 };
  await db.show.create({
    data: {
      slug,
      guid: `${slug}-guid`,
      title: slug,
      description: "",
      language: "en",
      feed: { create: { location } },
      episodes: {
        create: Object.entries(episodes).map(([guid, audioUrl]) => ({
          ...episode,
          slug: guid,
          guid,
          title: guid,
          audioUrl,
        })),
      },
    },
  });
}
