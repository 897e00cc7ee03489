import { badRequest, doneAnswer } from "#server/apps/app-answer.ts";
import { userRoute } from "#server/apps/app-route.ts";

/** Signs an app in: from now on it may ask by the cookie. */
export const POST = userRoute(
  async () => doneAnswer(),
  () => badRequest("The address names another user than the one that is signed in."),
);
