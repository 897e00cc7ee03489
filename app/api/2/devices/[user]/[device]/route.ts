import { deviceRoute } from "#server/apps/app-route.ts";
import { takeDevice } from "#server/apps/devices.ts";

export const POST = deviceRoute(takeDevice);
