import { answerImport } from "#server/api/feed-answer.ts";
import { scriptRoute } from "#server/api/script-route.ts";
import { config } from "#server/config.ts";
import { listImports } from "#server/feeds/imports.ts";

/** The shows that are being added, and those of the last day. */
export const GET = scriptRoute(async ({ db }) => {
  const { imports, more } = await listImports(db, new Date());
  return { imports: imports.map((listed) => answerImport(listed, null, config().publicUrl)), more };
});
