import { doneAnswer } from "#server/apps/app-answer.ts";
import { noAppCookies } from "#server/apps/credentials.ts";

/** Has an app forget that it was signed in, whoever it is. */
export async function POST(): Promise<Response> {
  const answer = doneAnswer();
  for (const cookie of noAppCookies()) answer.headers.append("set-cookie", cookie);
  return answer;
}
