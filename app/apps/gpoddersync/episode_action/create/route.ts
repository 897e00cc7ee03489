import { takeActions } from "#server/apps/answer-actions.ts";
import { appRoute } from "#server/apps/app-route.ts";

export const POST = appRoute(takeActions);
