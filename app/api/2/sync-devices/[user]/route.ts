import { userFileRoute } from "#server/apps/app-route.ts";
import { answerSyncedDevices } from "#server/apps/devices.ts";

const answer = userFileRoute(answerSyncedDevices);

export { answer as GET, answer as POST };
