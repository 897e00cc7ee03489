import { answerImport } from "#server/api/feed-answer.ts";
import { scriptRoute } from "#server/api/script-route.ts";
import { config } from "#server/config.ts";
import { findImport } from "#server/feeds/imports.ts";
import { notFoundResponse } from "#server/http/problem.ts";

/** How far an import is, and what came of it. */
export const GET = scriptRoute<{ readonly job: string }>(async ({ db }, { job }) => {
  const found = await findImport(db, Number(job) || 0);
  if (found === null) return notFoundResponse("No import has this job.");
  return answerImport(found.listed, found.outcome, config().publicUrl);
});
