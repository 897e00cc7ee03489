import { type Setback, setbackOf } from "../setback.ts";
import { isPreparing } from "../thread/busy.ts";
import { currentAsker } from "./asker.ts";
import { problemResponse } from "./problem.ts";
import { SETBACK_ANSWERS } from "./setback-answer.ts";

const TITLES = { 503: "Service Unavailable", 507: "Insufficient Storage" } as const;

const DETAILS: Readonly<Record<Setback, (seconds: number) => string>> = {
  busy: (seconds) => `Too much is asked for at once. Come back in ${seconds} s.`,
  databaseAway: (seconds) =>
    `The database did not answer, so it is not known whether this was done. Look, and come back in ${seconds} s.`,
  diskFull: () =>
    "The disk of this site is full, so nothing was changed. Who keeps the site has to free some space.",
  mediaAway: (seconds) =>
    `The place where sound and pictures are kept does not answer. Come back in ${seconds} s.`,
};

/** What `answer` gives; where too much waits already, or what it needs is away or full, what that is and when to come back. */
export async function answerUnlessBusy(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    const setback = setbackOf(error);
    if (setback) {
      if (setback !== "busy") console.error(error);
      const { status, seconds } = SETBACK_ANSWERS[setback];
      const problem = { title: TITLES[status], detail: detailOf(error, setback), status };
      return problemResponse(problem, { "retry-after": String(seconds) });
    }
    // Nobody reads it.
    if (currentAsker()?.signal.aborted) return new Response(null, { status: 503 });
    throw error;
  }
}

/** Why somebody is not answered now, in a sentence; null for an error that does not pass by itself. */
export function saySetback(error: unknown): string | null {
  const setback = setbackOf(error);
  return setback && detailOf(error, setback);
}

function detailOf(error: unknown, setback: Setback): string {
  if (isPreparing(error)) return "Search is being prepared. Come back in some minutes.";
  return DETAILS[setback](SETBACK_ANSWERS[setback].seconds);
}
