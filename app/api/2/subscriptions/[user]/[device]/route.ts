import { deviceRoute } from "#server/apps/app-route.ts";
import { answerSubscriptions, takeSubscriptions } from "#server/apps/subscriptions.ts";

export const GET = deviceRoute(answerSubscriptions);
export const POST = deviceRoute(takeSubscriptions);
