import { randomUUID } from "node:crypto";
import type { FormFault } from "#core/account/form-note.ts";
import { showHref } from "#core/episode/address.ts";
import { canonicalLanguage } from "#core/text/language.ts";
import { HOST } from "#core/upload/address.ts";
import { type Database, writeWhole } from "../db/client.ts";
import { sanitiseNotes } from "../import/draft/notes.ts";
import { freeShowSlug } from "../import/save.ts";
import { mediaHref } from "../media/address.ts";
import type { MediaPlace } from "../media/place.ts";
import { storePictureBytes } from "../media/store.ts";
import { type Deleter, deletionBy } from "../trash/put.ts";
import { putReplaced } from "../trash/replaced.ts";

const LONGEST_TITLE = 300;
/** Covers of shows are asked to have up to 3000 pixels a side. Bytes. */
const LARGEST_ART = 5_000_000;
/** Bytes of a form of a show, with its art. */
export const SHOW_FORM = { longest: LARGEST_ART + 500_000, tooLong: "artLarge", page: HOST } as const;

/** A show as it was typed. */
export interface TypedShow {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** HTML or plain lines. */
  readonly description: string;
  /** A picture; empty for none, or for the one that there is. */
  readonly art: Uint8Array;
}

export type WrittenShow =
  | { readonly kind: "written"; readonly slug: string }
  | { readonly kind: "fault"; readonly fault: FormFault };

/** Makes a show, or changes the one with this slug; a picture of before lies in the trash then, replaced `by` them. */
export async function writeShow(
  db: Database,
  mediaPlace: MediaPlace,
  slug: string | null,
  typed: TypedShow,
  by: Deleter,
): Promise<WrittenShow> {
  const title = typed.title.trim();
  const language = canonicalLanguage(typed.language);
  if (title === "") return { kind: "fault", fault: "titleEmpty" };
  if (title.length > LONGEST_TITLE) return { kind: "fault", fault: "titleLong" };
  if (language === null) return { kind: "fault", fault: "languageUnknown" };
  const art = await keepArt(typed.art, mediaPlace);
  if (art.kind === "fault") return art;
  const fields = {
    title,
    language,
    author: typed.author.trim().slice(0, LONGEST_TITLE) || null,
    description: sanitiseNotes(typed.description, null),
    ...(art.url !== null && { imageUrl: art.url }),
  };
  return writeWhole(db, async (tx) => {
    if (slug === null) {
      const guid = randomUUID();
      const free = await freeShowSlug(tx, { title, guid });
      await tx.show.create({ data: { ...fields, guid, slug: free, own: true } });
      return { kind: "written", slug: free };
    }
    const show = await tx.show.findFirst({ where: { slug, own: true }, select: { id: true } });
    if (!show) return { kind: "fault", fault: "showGone" };
    const owner = { table: "Show", id: show.id } as const;
    if (art.url !== null) await putReplaced(tx, owner, "picture", art.url, deletionBy(by, new Date()));
    await tx.show.update({ where: { id: show.id }, data: fields });
    return { kind: "written", slug };
  });
}

async function keepArt(
  art: Uint8Array,
  mediaPlace: MediaPlace,
): Promise<
  { readonly kind: "kept"; readonly url: string | null } | (WrittenShow & { readonly kind: "fault" })
> {
  if (art.length === 0) return { kind: "kept", url: null };
  if (art.length > LARGEST_ART) return { kind: "fault", fault: "artLarge" };
  const name = await storePictureBytes(art, mediaPlace);
  return name === null ? { kind: "fault", fault: "artKind" } : { kind: "kept", url: mediaHref(name) };
}

/** A show that is made here, as its hosts see it. */
export interface OwnShow {
  readonly slug: string;
  readonly title: string;
  readonly href: string;
  readonly author: string | null;
  readonly language: string;
  /** Sanitised HTML. */
  readonly description: string;
  readonly imageUrl: string | null;
  /** The newest first. */
  readonly episodes: readonly { readonly slug: string; readonly title: string }[];
}

/** By title. */
export function listOwnShows(db: Database): Promise<readonly OwnShow[]> {
  return readOwnShows(db, {});
}

export async function findOwnShow(db: Database, slug: string): Promise<OwnShow | null> {
  return (await readOwnShows(db, { slug }))[0] ?? null;
}

async function readOwnShows(db: Database, which: { readonly slug?: string }): Promise<readonly OwnShow[]> {
  const shows = await db.show.findMany({
    where: { ...which, own: true },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    include: {
      episodes: {
        where: { withdrawnAt: null },
        select: { slug: true, title: true },
        orderBy: [{ orderedAt: { sort: "desc", nulls: "last" } }, { position: "desc" }],
      },
    },
  });
  return shows.map(({ slug, title, author, language, description, imageUrl, episodes }) => ({
    slug,
    title,
    href: showHref(slug),
    author,
    language,
    description,
    imageUrl,
    episodes,
  }));
}
