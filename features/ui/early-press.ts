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

/** A button is alive: it answers presses by itself from now on. One that came before is made once more. */
export function pressAgain(button: HTMLElement): void {
  Object.assign(button, { isAlive: true });
  // React itself answers the press that makes it bring a button to life: that is over by then.
  setTimeout(() => {
    if (window.earlyPress === button) button.click();
  });
}

/** A press is answered, and no other waits. */
export function answerPress(button: HTMLElement): void {
  if (window.earlyPress !== button) return;
  window.earlyPress = undefined;
  for (const animation of button.getAnimations()) animation.cancel();
}
