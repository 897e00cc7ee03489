import { memberRoute } from "#server/accounts/form-route.ts";
import { answerRevisionForm } from "#server/revisions/form.ts";

export const POST = memberRoute("listener", "name", answerRevisionForm);
