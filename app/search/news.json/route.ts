import { answerUnlessBusy } from "#server/http/overload.ts";
import { answerNews } from "#server/search/news.ts";

export const POST = (request: Request): Promise<Response> => answerUnlessBusy(() => answerNews(request));
