import { z } from "zod";
import { answerShow, showsSchema } from "../api/show-answer.ts";
import { listShowPage } from "../shows/shows.ts";
import { missing, type ToolAnswer } from "./tool-result.ts";

export const showsInput = z.object({ page: z.int().min(1).optional().describe("Of a hundred shows each") });

export { showsSchema as showsOutput };

/** All shows by title, page by page. */
export async function listAllShows(
  { page = 1 }: z.infer<typeof showsInput>,
  publicUrl: string,
): Promise<ToolAnswer<z.infer<typeof showsSchema>>> {
  const { shows, total, pages } = await listShowPage(page);
  if (page > pages) return missing(`There is no page ${page}; the last is ${pages}.`);
  return {
    kind: "found",
    found: { page, pages, total, shows: shows.map((show) => answerShow(show, publicUrl)) },
  };
}
