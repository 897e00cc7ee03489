/**
 * So that no press is lost that comes before the scripts do: runs in the page before all others, remembers the button that was
 * pressed last while the page could not answer, and lets that be seen. What sends a form or opens a popover does so without
 * script. Written for every browser.
 */
export const EARLY_PRESS_SCRIPT = `document.addEventListener("click",function(e){
var b=e.target.closest&&e.target.closest("button[type=button]:not([popovertarget])");
if(!b||window.isAlive)return;
window.earlyPress=b;
if(b.animate)b.animate({opacity:[1,0.5]},{duration:600,iterations:Infinity,direction:"alternate"});
},true)`;

declare global {
  interface Window {
    /** The page answers presses by itself. */
    isAlive?: true;
    /** The button that was pressed last while it could not. */
    earlyPress?: HTMLElement | undefined;
  }
}

/**
 * The page is alive: it answers presses by itself from now on. A press for which React has just brought it to life is answered
 * by React itself. Call it as soon as the page is brought to life, before any press is answered.
 */
export function comeAlive(): void {
  window.isAlive = true;
  if (window.event?.type === "click") settle(window.earlyPress);
}

/** Makes the press once more that came before the page was alive. */
export function pressAgain(): void {
  const button = window.earlyPress;
  settle(button);
  button?.click();
}

function settle(button: HTMLElement | undefined): void {
  window.earlyPress = undefined;
  for (const animation of button?.getAnimations() ?? []) animation.cancel();
}
