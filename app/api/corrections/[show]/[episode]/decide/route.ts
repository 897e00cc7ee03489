import { answerDecision } from "#server/revisions/answer.ts";

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/corrections/[show]/[episode]/decide">,
): Promise<Response> {
  return answerDecision(request, await params);
}
