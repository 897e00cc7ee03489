import { deviceRoute } from "#server/apps/app-route.ts";
import { answerUpdates } from "#server/apps/updates.ts";

export const GET = deviceRoute(answerUpdates);
