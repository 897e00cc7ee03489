import type { Refusal } from "../http/asker.ts";
import type { Answer } from "./door.ts";

/** When to come back to a site whose database is away. It may be back at any moment. Seconds. */
const COME_BACK = 5;

const AWAY: Refusal = { status: 503, headers: { "retry-after": String(COME_BACK) } };

/**
 * Answers as `answer` does while the database can be read. While it cannot, whoever asks is told so (503), and so is who asked just
 * before and was failed by it.
 */
export function whileThere(answer: Answer, databaseFault: () => Error | null): Answer {
  const excuse = () => (databaseFault() === null ? null : AWAY);
  return async (request, response) => {
    response.excuse(excuse);
    if (excuse() === null) return answer(request, response);
    const { writeAway } = await import("./away-page.ts");
    const { type, policy, body } = writeAway(request);
    response.refuse(AWAY);
    response.setHeader("content-type", type);
    response.setHeader("content-security-policy", policy);
    response.writeHead(AWAY.status).end(request.method === "HEAD" ? undefined : body);
  };
}
