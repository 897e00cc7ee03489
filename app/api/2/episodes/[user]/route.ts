import { gpodderAction } from "#core/sync/episode-action.ts";
import { answerActions, takeActions } from "#server/apps/answer-actions.ts";
import { userFileRoute } from "#server/apps/app-route.ts";

export const GET = userFileRoute((asked) => answerActions(asked, gpodderAction));
export const POST = userFileRoute(takeActions);
