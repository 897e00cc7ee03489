import { appRoute } from "#server/apps/app-route.ts";
import { answerSubscriptions } from "#server/apps/subscriptions.ts";

export const GET = appRoute(answerSubscriptions);
