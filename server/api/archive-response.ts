import { conditionalResponse, contentTag } from "../http/conditional.ts";
import { notFoundResponse, OPEN_TO_ALL } from "../http/problem.ts";
import { ARCHIVE_LIMITER, limited } from "../http/rate-limit.ts";

/** What was asked of the archive: what is told of it, or why there is nothing to tell. */
export type ArchiveAnswer =
  | {
      readonly kind: "found";
      readonly body: unknown;
      /** Search engines are to leave it out. */
      readonly unlisted: boolean;
    }
  | { readonly kind: "missing"; readonly detail: string };

export const NO_SHOW: ArchiveAnswer = missing("There is no such show. /api/v1/shows lists all.");
export const NO_EPISODE: ArchiveAnswer = missing(
  "There is no such episode. The episodes of its show list all.",
);

export function found(body: unknown, unlisted = false): ArchiveAnswer {
  return { kind: "found", body, unlisted };
}

export function missing(detail: string): ArchiveAnswer {
  return { kind: "missing", detail };
}

/** Why there is no such page, where there is none; else null. */
export function missingPage(page: number, pages: number): ArchiveAnswer | null {
  return page > pages ? missing(`There is no page ${page}; the last is ${pages}.`) : null;
}

/** Answers what `ask` is told by the parameters of the address (empty for a missing one), in JSON that can be asked for again. */
export async function archiveResponse(
  request: Request,
  ask: (read: (name: string) => string) => Promise<ArchiveAnswer>,
): Promise<Response> {
  const refusal = limited(request, ARCHIVE_LIMITER);
  if (refusal) return refusal;
  const { searchParams } = new URL(request.url);
  const answer = await ask((name) => searchParams.get(name)?.trim() ?? "");
  if (answer.kind === "missing") return notFoundResponse(answer.detail);
  const body = JSON.stringify(answer.body);
  return conditionalResponse(request.headers, {
    body,
    etag: contentTag(body),
    type: "application/json",
    modified: null,
    headers: {
      ...OPEN_TO_ALL,
      // A minute, as of a search.
      "cache-control": "public, max-age=60",
      "x-content-type-options": "nosniff",
      ...(answer.unlisted ? { "x-robots-tag": "noindex" } : {}),
    },
  });
}
