import { answerReplacing } from "#server/revisions/answer.ts";

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/replacements/[show]">,
): Promise<Response> {
  const { show } = await params;
  return answerReplacing(request, show);
}
