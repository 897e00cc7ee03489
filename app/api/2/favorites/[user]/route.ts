import { userFileRoute } from "#server/apps/app-route.ts";
import { answerFavorites } from "#server/apps/settings.ts";

export const GET = userFileRoute(answerFavorites);
