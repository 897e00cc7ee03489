import { answerUnlessBusy } from "#server/http/overload.ts";
import { answerExchange } from "#server/sync/answer.ts";

export const POST = (request: Request): Promise<Response> => answerUnlessBusy(() => answerExchange(request));
