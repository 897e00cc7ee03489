/**
 * So that no press is lost that comes before the scripts do: runs in the page before all others, remembers the last button
 * with the attribute `data-early` that was pressed while it could not answer, and lets that be seen. Written for every
 * browser.
 */
export const EARLY_PRESS_SCRIPT = `document.addEventListener("click",function(e){
var b=e.target.closest&&e.target.closest("[data-early]");
if(!b||b.isAlive)return;
window.earlyPress=b;
if(b.animate)b.animate({opacity:[1,0.5]},{duration:600,iterations:Infinity,direction:"alternate"});
},true)`;

declare global {
  interface Window {
    /** The button that was pressed last while it could not answer. */
    earlyPress?: Element | undefined;
  }
}

/** A button is alive: it answers presses by itself from now on. Whether one was made that it has to answer still. */
export function wasPressedEarly(button: HTMLElement): boolean {
  Object.assign(button, { isAlive: true });
  if (window.earlyPress !== button) return false;
  window.earlyPress = undefined;
  for (const animation of button.getAnimations()) animation.cancel();
  return true;
}
