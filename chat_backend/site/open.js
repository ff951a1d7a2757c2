/* What the button of an e-mail opens in a browser: a link to the dialog in the operator app. Mail programs let no other
   links than those of the web through. Which dialog it is stands behind the # of the address and is sent nowhere. */
"use strict";

const WORDS = {
  en: {
    title: "Open the dialog", what: "The dialog opens in the operator app on this computer.", open: "Open in the app",
    otherwise: "If nothing happens, the app is not installed here, or this system does not know its links yet: open the app and find the dialog there.",
    none: "This is not a whole link. Open it exactly as it stands in the e-mail.",
  },
  ru: {
    title: "Открыть диалог", what: "Диалог откроется в приложении оператора на этом компьютере.", open: "Открыть в приложении",
    otherwise: "Если ничего не происходит, приложение здесь не установлено или система ещё не знает его ссылок: откройте приложение и найдите диалог там.",
    none: "Ссылка неполная. Откройте её точно в том виде, в каком она стоит в письме.",
  },
};
const tongue = (navigator.languages || [navigator.language]).some((each) => /^ru\b/i.test(each)) ? "ru" : "en";
const words = WORDS[tongue];
const part = (id) => document.getElementById(id);

function show() {
  let dialog = "";
  try {
    dialog = decodeURIComponent(location.hash.slice(1));
  } catch { /* not a whole link */ }
  document.documentElement.lang = tongue;
  document.title = words.title;
  part("title").textContent = words.title;
  if (!/^[A-Za-z0-9][A-Za-z0-9_.:~-]{0,99}$/.test(dialog)) {
    part("what").textContent = words.none;
    return;
  }
  const link = part("open");
  part("what").textContent = words.what;
  part("otherwise").textContent = words.otherwise;
  link.textContent = words.open;
  link.href = `operatorapp://dialog/${encodeURIComponent(dialog)}?server=${encodeURIComponent(location.origin)}`;
  link.hidden = false;
  link.focus();
}

show();
