"use client";

export { isKeptPath, OfflineLife } from "#features/offline/offline-life.tsx";
export { ForgetWithOthers } from "#features/settings/forget-with-others.tsx";
export { TrashLife } from "#features/trash/trash-life.tsx";
export { OtherTabsLife } from "./other-tabs-life.tsx";
export { SyncLife } from "./sync-life.tsx";
export { TranscriptLife } from "./transcript-life.tsx";
