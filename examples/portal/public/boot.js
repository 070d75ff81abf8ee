// Runs in every browser, before anything else: says why the page does not come, where it does not, and what to do.
(function () {
  var told = false;
  function tell(reason) {
    var place = document.getElementById("loading");
    if (told || !place) return;
    told = true;
    place.className = "refusal";
    place.setAttribute("role", "alert");
    place.hidden = false;
    place.textContent = "核查程序没有载入：" + reason;
  }
  var missing = [];
  if (typeof WebAssembly !== "object") missing.push("WebAssembly");
  if (!("noModule" in document.createElement("script"))) missing.push("ES模块");
  if (!window.customElements || !Element.prototype.attachShadow) missing.push("自定义元素");
  if (missing.length) {
    document.addEventListener("DOMContentLoaded", function () {
      tell("浏览器版本过低（缺少" + missing.join("、") + "）。请改用Chromium内核90以上的浏览器（如新版360、QQ、UOS、红莲花浏览器）、Firefox 90以上或Safari 15以上。");
    });
  }
  window.addEventListener("error", function (event) {
    var script = event.target && event.target.tagName === "SCRIPT";
    if (script) tell("文件“" + String(event.target.src).split("/").pop() + "”没有取到。请检查网络后刷新页面；仍不行的，请与网站管理员联系。");
    else if (!document.documentElement.classList.contains("ready")) tell("浏览器不支持本页面。请改用Chromium内核90以上的浏览器、Firefox 90以上或Safari 15以上。");
  }, true);
  window.bootTell = tell;
  setTimeout(function () {
    if (!document.documentElement.classList.contains("ready")) tell("网络太慢或者被拦截。请刷新页面；仍不行的，请与网站管理员联系。");
  }, 30000);
})();
