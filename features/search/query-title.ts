import { withPlainMarks } from "#core/search/query-piece.ts";

/** What is searched for as a title has it: within quotation marks, unless there are some in it. */
export function queryTitle(query: string, within: (query: string) => string): string {
  return withPlainMarks(query).includes('"') ? query : within(query);
}
