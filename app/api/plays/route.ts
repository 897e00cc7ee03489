import { answerUnlessBusy } from "#server/http/overload.ts";
import { answerPlays } from "#server/plays/answer.ts";

export const POST = (request: Request): Promise<Response> => answerUnlessBusy(() => answerPlays(request));
