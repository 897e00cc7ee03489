/**
 * So that nothing is lost that is done before the scripts are there: runs in the page before all others and remembers, while the
 * page cannot answer, the button that was pressed last, the choices that were changed, and the keys that mean something to the page
 * alone. A press is seen to wait. What sends a form, opens a popover or follows a link does so without script, and of the form
 * it is known that it was sent; what is typed stays in its field, whose part looks for it. Files that are dropped on a page that
 * takes several are as if chosen in its field; the browser would open them in place of the page. Written for every browser.
 */
export const EARLY_ACTS_SCRIPT = `(function(){
var acts=window.earlyActs={press:null,choices:[],keys:[],sent:null};
function early(type,keep){document.addEventListener(type,function(e){if(!window.isAlive&&e.target.closest)keep(e,e.target)},true)}
early("click",function(e,at){
var b=at.closest("button[type=button]:not([popovertarget])");
if(!b)return;
acts.press=b;
if(b.animate)b.animate({opacity:[1,0.5]},{duration:600,iterations:Infinity,direction:"alternate"});
});
early("change",function(e,at){
if(!at.matches("select,[type=checkbox],[type=radio],[type=file]"))return;
acts.choices=acts.choices.filter(function(c){return c.field!==at});
acts.choices.push({field:at,value:at.value,checked:at.checked});
});
early("submit",function(e,at){acts.sent=at});
["dragover","drop"].forEach(function(type){document.addEventListener(type,function(e){
var at=document.querySelector("input[type=file][multiple]"),dropped=e.dataTransfer;
if(!at||e.defaultPrevented||!dropped||[].indexOf.call(dropped.types,"Files")<0)return;
e.preventDefault();
if(type==="dragover")return;
var all=new DataTransfer();
[at.files,dropped.files].forEach(function(files){[].forEach.call(files,function(file){all.items.add(file)})});
at.files=all.files;
at.dispatchEvent(new Event("change",{bubbles:true}));
})});
document.addEventListener("keydown",function(e){
var at=e.target,keys=acts.keys;
if(!keys||!at.closest||e.ctrlKey||e.metaKey||e.altKey||at.matches("input,textarea,select"))return;
var sign=e.key.length===1&&e.key!==" ",last=keys[keys.length-1];
if(sign?last&&last.key===e.key:!at.dataset.time||!/^(Arrow(Up|Down)|Home|End)$/.test(e.key))return;
keys.push(e);
},true);
})()`;

/** What was done while the page could not answer. */
interface EarlyActs {
  /** The button that was pressed last. */
  press: HTMLElement | null;
  /** Each field once, as it was left. */
  choices: { readonly field: HTMLElement; readonly value: string; readonly checked: boolean }[];
  /** A sign that was pressed again in vain is there once. Those that were answered after all have their default prevented. Null once all are done. */
  keys: KeyboardEvent[] | null;
  /** The form that was sent last. */
  readonly sent: HTMLFormElement | null;
}

declare global {
  interface Window {
    /** The page answers by itself. */
    isAlive?: true;
    earlyActs?: EarlyActs;
  }
}

/**
 * The page is alive: it answers by itself from now on. An act for which React has just brought it to life is answered by
 * React itself. Call it as soon as the page is brought to life, before any act is answered.
 */
export function comeAlive(): void {
  window.isAlive = true;
  const { earlyActs: acts } = window;
  const type = window.event?.type;
  if (type === "click") takePress(acts);
  if (type === "change") acts?.choices.pop();
}

/** Does once more what was done before the page was alive. Keys are listened to a moment later than that: those until now too. */
export function actAgain(): void {
  const { earlyActs: acts } = window;
  const keys = acts?.keys ?? [];
  if (acts) acts.keys = null;
  for (const { field, value, checked } of acts?.choices.splice(0) ?? []) {
    if (field instanceof HTMLSelectElement) chooseAgain(field, value);
    else if (field instanceof HTMLInputElement && field.type === "file") tellAgain(field);
    else if (field instanceof HTMLInputElement) checkAgain(field, checked);
  }
  // A key may have moved the focus, to which the next one goes then.
  for (const key of keys)
    if (!key.defaultPrevented)
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", key));
  takePress(acts)?.click();
}

/** React may have set the field to what it knew. */
function chooseAgain(field: HTMLSelectElement, value: string): void {
  field.value = value;
  tellAgain(field);
}

function tellAgain(field: HTMLElement): void {
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** A click changes the field and tells everybody; it must be able to change something. */
function checkAgain(field: HTMLInputElement, checked: boolean): void {
  field.checked = !checked;
  field.click();
}

/** The button that was pressed, which is no longer seen to wait. */
function takePress(acts: EarlyActs | undefined): HTMLElement | null {
  const press = acts?.press ?? null;
  if (acts) acts.press = null;
  for (const animation of press?.getAnimations() ?? []) animation.cancel();
  return press;
}
