import { nextcloudAction } from "#core/sync/episode-action.ts";
import { answerActions } from "#server/apps/answer-actions.ts";
import { appRoute } from "#server/apps/app-route.ts";

export const GET = appRoute((asked) => answerActions(asked, nextcloudAction));
