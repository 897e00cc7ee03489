import { userFileRoute } from "#server/apps/app-route.ts";
import { answerDevices } from "#server/apps/devices.ts";

export const GET = userFileRoute(answerDevices);
