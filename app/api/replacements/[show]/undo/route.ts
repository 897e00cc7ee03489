import { answerUndoBatch } from "#server/revisions/answer.ts";

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/replacements/[show]/undo">,
): Promise<Response> {
  const { show } = await params;
  return answerUndoBatch(request, show);
}
