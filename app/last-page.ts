import { redirect } from "next/navigation";

/** Leads from a page past the end of a list to its last one. */
export function stayWithin(page: number, pages: number, hrefOf: (page: number) => string): void {
  if (page > pages) redirect(hrefOf(pages));
}

/** The address of a page of a list that has no other parameters but what was looked for. */
export function listHref(list: string, page: number, query = ""): string {
  const given = { ...(query === "" ? {} : { q: query }), ...(page === 1 ? {} : { page: String(page) }) };
  const parameters = new URLSearchParams(given).toString();
  return parameters === "" ? list : `${list}?${parameters}`;
}
