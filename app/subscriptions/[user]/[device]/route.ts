import { userRoute } from "#server/apps/app-route.ts";
import { answerDeviceFile, takeDeviceFile } from "#server/apps/simple.ts";

interface Params {
  readonly user: string;
  readonly device: string;
}

export const GET = userRoute<Params>((asked, { device }) => answerDeviceFile(asked, device));
export const PUT = userRoute<Params>((asked, { device }) => takeDeviceFile(asked, device));
