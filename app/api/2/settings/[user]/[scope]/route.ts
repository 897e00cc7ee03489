import { parseFileName } from "#core/app/subscription-file.ts";
import { userRoute } from "#server/apps/app-route.ts";
import { answerSettings, takeSettings } from "#server/apps/settings.ts";

interface Params {
  readonly user: string;
  readonly scope: string;
}

export const GET = userRoute<Params>((asked, { scope }) => answerSettings(asked, parseFileName(scope).name));
export const POST = userRoute<Params>((asked, { scope }) => takeSettings(asked, parseFileName(scope).name));
