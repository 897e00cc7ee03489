import { searchFor } from "#core/search/request.ts";

/** Next calls this once when the server starts. The first search would else wait a second for its threads. */
export function register(): void {
  if (process.env.NEXT_RUNTIME === "nodejs") void warmSearch();
}

async function warmSearch(): Promise<void> {
  const { search } = await import("#server/search/search.ts");
  // Nothing is lost when this fails: the first real search begins the threads then, and says what is wrong.
  await search(searchFor("a")).catch(() => undefined);
}
