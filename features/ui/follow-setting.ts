import { KeptSwitch } from "./kept-switch.ts";

/** Whether transcripts should follow the sound: yes, until a person has switched it off in this browser. */
export const followSetting = new KeptSwitch("playhead.follow", true);
