/* What an invitation's link opens in a browser: who invites, and how to join with the app. The token stands behind
   the # of the address, so browsers send it nowhere; it leaves this page only in the body of the question below. */
"use strict";

const WORDS = {
  en: {
    title: "Invitation", asks: (who, team) => `${who} invites you to answer together in “${team}”.`,
    app: "Install the operator app and open it.", choose: "Choose “I have an invitation” on its first screen.",
    paste: "Paste this link there, then choose your name and password:", copy: "Copy", copied: "Copied",
    until: (day) => `The link works once, until ${day}.`, link: "Link of the invitation",
    over: "This invitation is over: it was used or taken back, or it has run out. Ask for a new one.",
    none: "This is not a whole invitation link. Open the link exactly as you were given it.",
    offline: "The server does not answer. Check the network and load this page again.",
    often: "Too many tries. Wait a minute and load this page again.",
  },
  ru: {
    title: "Приглашение", asks: (who, team) => `${who} приглашает вас отвечать вместе в «${team}».`,
    app: "Установите приложение оператора и откройте его.", choose: "На первом экране выберите «У меня есть приглашение».",
    paste: "Вставьте туда эту ссылку, затем укажите имя и пароль:", copy: "Скопировать", copied: "Скопировано",
    until: (day) => `Ссылка действует один раз, до ${day}.`, link: "Ссылка приглашения",
    over: "Это приглашение больше не действует: им воспользовались, его отозвали или его срок истёк. Попросите новое.",
    none: "Ссылка приглашения неполная. Откройте её точно в том виде, в каком получили.",
    offline: "Сервер не отвечает. Проверьте сеть и обновите страницу.",
    often: "Слишком много попыток. Подождите минуту и обновите страницу.",
  },
};
const tongue = (navigator.languages || [navigator.language]).some((each) => /^ru\b/i.test(each)) ? "ru" : "en";
const words = WORDS[tongue];
const part = (id) => document.getElementById(id);

function say(id, text) { part(id).textContent = text; }

function show(offer) {
  say("who", words.asks(offer.invited_by, offer.workspace));
  say("step-app", words.app);
  say("step-choose", words.choose);
  say("step-paste", words.paste);
  say("copy", words.copy);
  say("until", words.until(new Date(offer.expires_at).toLocaleString(tongue, { dateStyle: "long", timeStyle: "short" })));
  part("link").value = location.href;
  part("link").setAttribute("aria-label", words.link);
  part("link").addEventListener("focus", (event) => event.target.select());
  part("copy").addEventListener("click", copy);
  part("steps").hidden = false;
}

async function copy() {
  try {
    await navigator.clipboard.writeText(location.href);
  } catch {
    part("link").select();
    if (!document.execCommand("copy")) return;
  }
  say("copy", words.copied);
}

async function look() {
  const token = location.hash.slice(1);
  if (token.length < 20) return say("who", words.none);
  let answer;
  try {
    answer = await fetch("/api/v1/join/look", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ token }), credentials: "omit",
    });
  } catch {
    return say("who", words.offline);
  }
  if (answer.ok) return show(await answer.json());
  if (answer.status === 429) return say("who", words.often);
  return say("who", answer.status >= 500 ? words.offline : words.over);
}

document.documentElement.lang = tongue;
document.title = words.title;
say("title", words.title);
look();
