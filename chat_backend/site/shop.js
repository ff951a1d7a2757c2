// The shop page on which the chat is tried out: six products, a cart, and a router on the address's hash.
"use strict";
(() => {
  const goods = [
    { id: "kettle", tint: "t2", price: 89, en: ["Gooseneck kettle", "A steady, thin stream, 0.9 litres.", ["Stainless steel, copper-toned grip", "Holds 0.9 l", "For gas, electric and induction hobs"]], ru: ["Чайник с тонким носиком", "Ровная тонкая струя, 0,9 литра.", ["Нержавеющая сталь, ручка под медь", "Объём 0,9 л", "Для любой плиты, и индукционной"]] },
    { id: "grinder", tint: "t1", price: 124, en: ["Hand grinder", "Steel burrs, 24 clear steps.", ["38 mm conical steel burrs", "24 steps from espresso to press", "Takes 30 g of beans"]], ru: ["Ручная кофемолка", "Стальные жернова, 24 ступени.", ["Конические жернова 38 мм", "24 ступени, от эспрессо до пресса", "Вмещает 30 г зерна"]] },
    { id: "dripper", tint: "t3", price: 34, en: ["Porcelain dripper", "Holds its heat, pours clean.", ["Glazed porcelain", "For one to four cups", "Glass server sold with it"]], ru: ["Фарфоровая воронка", "Держит тепло, льёт ровно.", ["Глазурованный фарфор", "На одну — четыре чашки", "В комплекте стеклянный сервер"]] },
    { id: "scale", tint: "t4", price: 59, en: ["Brew scale", "A tenth of a gram, and a timer.", ["0.1 g steps up to 2 kg", "Timer starts with the first drop", "Charges by USB-C"]], ru: ["Весы с таймером", "Десятая доля грамма и таймер.", ["Шаг 0,1 г, до 2 кг", "Таймер включается с первой каплей", "Зарядка по USB-C"]] },
    { id: "press", tint: "t5", price: 46, en: ["French press", "Four cups, no paper needed.", ["Heat-proof glass, 0.8 l", "Fine double sieve", "All parts can be replaced"]], ru: ["Френч-пресс", "Четыре чашки, без бумаги.", ["Жаропрочное стекло, 0,8 л", "Двойное тонкое сито", "Все детали можно заменить"]] },
    { id: "beans", tint: "t6", price: 16, en: ["House beans, 350\u00a0g", "Plum, cocoa, brown sugar.", ["Washed Ethiopia and Colombia", "Roasted on Mondays", "Ground for you on request"]], ru: ["Зерно «Домашнее», 350\u00a0г", "Слива, какао, тростниковый сахар.", ["Мытая Эфиопия и Колумбия", "Обжарка по понедельникам", "Смелем, если попросите"]] },
  ];
  const words = {
    en: { shop: "Shop", beans: "Beans", cart: "Cart", title: "Slow Pour: coffee gear", headline: "Good coffee takes four quiet minutes.", lead: "Kettles, grinders and drippers that we use every morning ourselves. Not sure which fits? Ask us in the chat.", look: "See the gear", gear: "The gear", all: "Six things, nothing superfluous", add: "Add to cart", added: "Added", back: "← All gear", empty: "Your cart is empty.", total: "Total", buy: "Place the order", remove: "Remove", ask: "Ask about it", foot: "© Slow Pour. Free delivery from €50.", tryout: "A try-out page of your local chat backend: nothing here is for sale.", other: "Русский" },
    ru: { shop: "Магазин", beans: "Зерно", cart: "Корзина", title: "Slow Pour: всё для кофе", headline: "Хорошему кофе нужны четыре тихие минуты.", lead: "Чайники, кофемолки и воронки, с которыми мы сами начинаем утро. Не знаете, что выбрать? Спросите в чате.", look: "Посмотреть", gear: "Всё для кофе", all: "Шесть вещей, ничего лишнего", add: "В корзину", added: "Добавлено", back: "← Все товары", empty: "В корзине пусто.", total: "Итого", buy: "Оформить заказ", remove: "Убрать", ask: "Спросить о товаре", foot: "© Slow Pour. Доставка от 50 € бесплатно.", tryout: "Пробная страница вашего локального сервера чата: здесь ничего не продаётся.", other: "English" },
  };
  const memory = new Map();
  const kept = (name, otherwise) => { try { return JSON.parse(localStorage.getItem(`slow-pour:${name}`)) ?? otherwise; } catch { return memory.get(name) ?? otherwise; } };
  const keep = (name, value) => { memory.set(name, value); try { localStorage.setItem(`slow-pour:${name}`, JSON.stringify(value)); } catch { /* storage is blocked: memory does */ } };

  let language = kept("language", /^ru\b/i.test(navigator.language) ? "ru" : "en");
  let cart = kept("cart", []).filter((id) => goods.some((item) => item.id === id));
  const say = (key) => words[language][key];
  /** What the chat is told of the visitor; kept for it until its script is here. */
  const tell = (...call) => {
    const queue = (...later) => queue.q.push(later);
    queue.q = [];
    (window.operatorChat ??= queue)(...call);
  };
  const told = (item, quantity = 1) => ({ id: item.id, name: item[language][0], price: item.price, currency: "EUR", quantity, url: `${location.origin}${location.pathname}#/product/${item.id}` });
  const money = (amount) => new Intl.NumberFormat(language, { style: "currency", currency: "EUR", minimumFractionDigits: 0 }).format(amount);

  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) name.startsWith("on") ? node.addEventListener(name.slice(2), value) : node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const drawing = (id) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `#${id}`);
    svg.setAttribute("aria-hidden", "true");
    if (id === "scene") svg.setAttribute("viewBox", "0 0 400 340");
    svg.append(use);
    return svg;
  };
  const adder = (item, kind) => el("button", { type: "button", class: kind, "aria-label": `${say("add")}: ${item[language][0]}`, onclick: ({ currentTarget }) => {
    cart = [...cart, item.id];
    keep("cart", cart);
    tell("track", "cart_added", told(item));
    count();
    currentTarget.textContent = say("added");
    setTimeout(() => { currentTarget.textContent = say("add"); }, 1200);
  } }, say("add"));
  const count = () => { document.getElementById("count").textContent = String(cart.length); };

  const shelf = () => [
    el("section", { class: "hero" },
      el("div", {}, el("h1", {}, say("headline")), el("p", {}, say("lead")), el("button", { type: "button", class: "primary", onclick: () => document.getElementById("gear").scrollIntoView() }, say("look"))),
      drawing("scene")),
    el("div", { class: "shelf-head", id: "gear" }, el("h2", {}, say("gear")), el("span", {}, say("all"))),
    el("ul", { class: "shelf" }, ...goods.map((item) => el("li", { class: "card" },
      el("a", { class: `picture ${item.tint}`, href: `#/product/${item.id}`, tabindex: "-1", "aria-hidden": "true" }, drawing(item.id)),
      el("div", { class: "about" },
        el("h3", {}, el("a", { href: `#/product/${item.id}` }, item[language][0])), el("p", {}, item[language][1]),
        el("div", { class: "buy" }, el("span", { class: "price" }, money(item.price)), adder(item, "add")))))),
  ];
  const product = (item) => [
    el("a", { class: "crumb", href: "#/" }, say("back")),
    el("article", { class: "product" },
      el("div", { class: `picture ${item.tint}` }, drawing(item.id)),
      el("div", {}, el("h1", {}, item[language][0]), el("p", {}, item[language][1]),
        el("ul", { class: "facts" }, ...item[language][2].map((fact) => el("li", {}, fact))),
        el("div", { class: "order" }, el("span", { class: "price" }, money(item.price)), adder(item, "primary"),
          el("button", { type: "button", class: "quiet", onclick: () => window.operatorChat?.open() }, say("ask"))))),
  ];
  const sum = (inside, amount) => inside.reduce((all, item) => all + item.price * amount(item), 0);
  const buy = (total) => {
    const order = { id: crypto.getRandomValues(new Uint32Array(1))[0].toString(36), total, currency: "EUR" };
    tell("track", "order_placed", order);
    tell("track", "order_paid", order);
    cart = [];
    keep("cart", cart);
    show();
  };
  const basket = () => {
    const inside = goods.filter((item) => cart.includes(item.id));
    const amount = (item) => cart.filter((id) => id === item.id).length;
    return [el("section", { class: "cart" }, el("h1", {}, say("cart")),
      inside.length ? el("ul", {}, ...inside.map((item) => el("li", {},
        el("div", { class: `picture ${item.tint}` }, drawing(item.id)),
        el("div", {}, el("a", { href: `#/product/${item.id}` }, `${item[language][0]} × ${amount(item)}`)),
        el("span", { class: "price" }, money(item.price * amount(item))),
        el("button", { type: "button", class: "quiet", onclick: () => { cart = cart.filter((id) => id !== item.id); keep("cart", cart); tell("track", "cart_removed", { id: item.id }); show(); } }, say("remove"))))) : el("p", {}, say("empty")),
      ...(inside.length ? [
        el("div", { class: "total" }, el("span", {}, say("total")), el("span", {}, money(sum(inside, amount)))),
        el("button", { type: "button", class: "primary", onclick: () => buy(sum(inside, amount)) }, say("buy")),
      ] : []))];
  };

  const show = () => {
    document.documentElement.lang = language;
    const [, place, id] = location.hash.split("/");
    const item = place === "product" ? goods.find((one) => one.id === id) : undefined;
    document.getElementById("view").replaceChildren(...(item ? product(item) : place === "cart" ? basket() : shelf()));
    if (item) tell("track", "product_viewed", told(item));
    document.title = item ? `${item[language][0]} · Slow Pour` : place === "cart" ? `${say("cart")} · Slow Pour` : say("title");
    for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
    document.getElementById("tongue").textContent = say("other");
    count();
  };
  document.getElementById("tongue").addEventListener("click", () => { language = language === "en" ? "ru" : "en"; keep("language", language); show(); });
  addEventListener("hashchange", () => { show(); scrollTo(0, 0); });
  show();
})();
