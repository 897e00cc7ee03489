import { searchFor } from "#core/search/request.ts";

/** Next calls this once when the server starts. The first search would else wait a second for its threads. */
export async function register(): Promise<void> {
  // Told apart here, so that the bundle for another runtime has nothing of the server's.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { search } = await import("#server/search/search.ts");
    // Nothing is lost when this fails: the first real search begins the threads then, and says what is wrong.
    void search(searchFor("a")).catch(() => undefined);
  }
}
