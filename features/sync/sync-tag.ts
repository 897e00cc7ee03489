/** By which pages ask the browser to wake the worker once there is a network (Background Sync). */
export const SYNC_TAG = "playhead.sync";
