import { z } from "zod";
import type { Notice } from "../import/draft/notice.ts";
import type { TakenFile } from "./uploaded-item.ts";

/** What was wrong with what was uploaded, as it is kept; see `problem` in messages. */
export const asProblems = z.array(z.object({ code: z.string(), value: z.string() })).catch([]);
export type UploadProblem = z.infer<typeof asProblems>[number];

/** Notices as their reader knows the files: by the names that they gave them. */
export function toProblems(
  notices: readonly Notice[],
  files: readonly TakenFile[],
): readonly UploadProblem[] {
  const codes = new Map<string, UploadProblem>();
  for (const { source, problem } of notices) {
    const file = files.find(({ path }) => problem.value.includes(path) || source.endsWith(path));
    // Where it lies here is nobody's business.
    const value = file && problem.value.includes(file.path) ? file.name : problem.value;
    const about = `${problem.code} ${file?.name}`;
    // Of what is wrong in many lines of a file the first tells enough.
    if (!codes.has(about)) codes.set(about, { code: problem.code, value });
  }
  return [...codes.values()];
}
