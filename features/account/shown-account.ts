/**
 * So that nothing moves when it comes: runs in the page before it is painted, and tells the styles who is signed in, by the
 * attribute `data-account` of the page and the property `--account`, and what they may do here by `data-role`. Pages are
 * the same for everybody; name and role stand in cookies. A page that is gone back to after somebody has left is made anew. Written for every browser.
 */
export const ACCOUNT_SCRIPT = `(function(){
var p=document.documentElement,was,left;
window.showAccount=function(){
var m=/(?:^|; )account=([^;]+)/.exec(document.cookie),r=/(?:^|; )role=(\\w+)/.exec(document.cookie),b=was;
try{was=m&&decodeURIComponent(m[1])}catch(e){was=null}
if(was){p.dataset.account="";p.dataset.role=r?r[1]:"";p.style.setProperty("--account",JSON.stringify(was))}
else{p.removeAttribute("data-account");p.removeAttribute("data-role")}
if(!b||was)return"";
left=true;
return"gone"
};
showAccount();
addEventListener("pageshow",function(e){if(e.persisted){showAccount();if(left)location.reload()}})
})()`;

declare global {
  interface Window {
    /** Shows the account that the cookie names now, or none. Says where one is gone that was shown before. */
    showAccount?: () => "gone" | "";
  }
}
