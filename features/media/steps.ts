/** How far the buttons and keys for a step go, as long as nobody has set it. Seconds. */
export const STEP_BACK = 15;
export const STEP_FORWARD = 30;
