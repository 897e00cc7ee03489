import { answerUndo } from "#server/revisions/answer.ts";

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/corrections/[show]/[episode]/undo">,
): Promise<Response> {
  return answerUndo(request, await params);
}
