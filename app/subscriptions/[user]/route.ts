import { parseFileName } from "#core/app/subscription-file.ts";
import { userRoute } from "#server/apps/app-route.ts";
import { answerFile } from "#server/apps/simple.ts";

interface Context {
  readonly params: Promise<{ readonly user: string }>;
}

/** `/subscriptions/vera.opml`: all that somebody is subscribed to. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { user: file } = await params;
  const answer = userRoute((asked) => answerFile(asked, file));
  return answer(request, { params: Promise.resolve({ user: parseFileName(file).name }) });
}
