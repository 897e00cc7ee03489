import { appRoute } from "#server/apps/app-route.ts";
import { takeSubscriptions } from "#server/apps/subscriptions.ts";

export const POST = appRoute(takeSubscriptions);
