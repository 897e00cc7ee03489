import { searchFor } from "#core/search/request.ts";

/** The first visitors come before the first search. Milliseconds. */
const AFTER_START = 1000;

/** Has an answer that an error of the database, the disk or the bucket met say that, see server/http/setback-answer.ts. */
let excuseBy: (error: unknown) => void = () => undefined;

/** Next calls this with what a page or a route failed by, before that is answered. */
export function onRequestError(error: unknown): void {
  excuseBy(error);
}

/** Next calls this once when the server starts. The first search would else wait a second for its threads; what was on its way to or from the trash goes on later. */
export function register(): void {
  // Told apart here, so that the bundle for another runtime has nothing of the server's.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    setTimeout(async () => {
      const { search } = await import("#server/search/search.ts");
      // Nothing is lost when this fails: the first real search begins the threads then, and says what is wrong.
      await search(searchFor("a")).catch(() => undefined);
    }, AFTER_START).unref();
    void import("#server/http/setback-answer.ts").then((setback) => {
      excuseBy = setback.excuseBy;
    });
    void import("#server/trash/tend.ts").then(({ finishTrashDaily }) => finishTrashDaily());
  }
}
