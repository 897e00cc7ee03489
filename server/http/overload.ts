import { isBusy } from "../thread/busy.ts";
import { currentAsker } from "./asker.ts";
import { problemResponse } from "./problem.ts";

/** When to come back to a server that has too much to do. Seconds. */
export const COME_BACK = 5;

/** What `answer` gives; where too much waits already, or it takes too long, when to come back (503). */
export async function answerUnlessBusy(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (isBusy(error)) return busyResponse();
    // Nobody reads it.
    if (currentAsker()?.signal.aborted) return new Response(null, { status: 503 });
    throw error;
  }
}

function busyResponse(): Response {
  const detail = `Too much is asked for at once. Come back in ${COME_BACK} s.`;
  return problemResponse(
    { title: "Service Unavailable", detail, status: 503 },
    { "retry-after": String(COME_BACK) },
  );
}
