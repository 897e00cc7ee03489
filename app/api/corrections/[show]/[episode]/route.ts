import { answerCorrection, answerPassages } from "#server/revisions/answer.ts";

type Context = RouteContext<"/api/corrections/[show]/[episode]">;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerPassages(request, await params);
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answerCorrection(request, await params);
}
