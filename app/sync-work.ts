export { keepInStep } from "#features/sync/keep-in-step.ts";
export { syncedStores } from "./synced-stores.ts";
