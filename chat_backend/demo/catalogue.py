"""What the shop sells and what its visitors and operators say, in Russian and English."""

from dataclasses import dataclass
from typing import Final, Literal

Language = Literal["ru", "en"]
ADDRESS: Final = "https://shop.example"


@dataclass(frozen=True)
class Product:
    id: str
    section: str
    cents: int
    ru: str
    en: str


PRODUCTS: Final = (
    Product("kettle-gooseneck", "kettles", 8900, "Чайник с тонким носиком", "Gooseneck kettle"),
    Product(
        "kettle-electric",
        "kettles",
        12900,
        "Электрический чайник с нагревом до градуса",
        "Electric kettle, to the degree",
    ),
    Product("grinder-hand", "grinders", 12400, "Ручная кофемолка", "Hand grinder"),
    Product("grinder-electric", "grinders", 24900, "Электрическая кофемолка", "Electric grinder"),
    Product("dripper-porcelain", "drippers", 3400, "Фарфоровая воронка", "Porcelain dripper"),
    Product("dripper-plastic", "drippers", 900, "Пластиковая воронка", "Plastic dripper"),
    Product("filters-100", "drippers", 700, "Фильтры, 100 штук", "Paper filters, 100"),
    Product("scale-timer", "scales", 5900, "Весы с таймером", "Brew scale with timer"),
    Product("press-4", "presses", 4600, "Френч-пресс на четыре чашки", "French press, four cups"),
    Product("press-travel", "presses", 3900, "Дорожный френч-пресс", "Travel press"),
    Product("moka-3", "presses", 3200, "Гейзерная кофеварка на три чашки", "Moka pot, three cups"),
    Product("beans-house", "beans", 1600, "Зерно «Домашнее», 350 г", "House beans, 350 g"),
    Product("beans-ethiopia", "beans", 1900, "Эфиопия, мытая, 250 г", "Ethiopia, washed, 250 g"),
    Product("beans-colombia", "beans", 1700, "Колумбия, 350 г", "Colombia, 350 g"),
    Product("beans-decaf", "beans", 1800, "Без кофеина, 350 г", "Decaf, 350 g"),
    Product("cup-double", "cups", 1400, "Чашка с двойной стенкой", "Double-walled cup"),
    Product("cup-enamel", "cups", 1100, "Эмалированная кружка", "Enamel mug"),
    Product("server-glass", "cups", 2200, "Стеклянный сервер", "Glass server"),
)
SECTIONS: Final = {
    "kettles": ("Чайники", "Kettles"),
    "grinders": ("Кофемолки", "Grinders"),
    "drippers": ("Воронки и фильтры", "Drippers and filters"),
    "scales": ("Весы", "Scales"),
    "presses": ("Прессы и гейзеры", "Presses and mokas"),
    "beans": ("Зерно", "Beans"),
    "cups": ("Чашки", "Cups"),
}
SHOP: Final = {"ru": "Неспешный кофе", "en": "Slow Pour"}
PAGES: Final = {
    "/": ("Всё для кофе", "Coffee gear"),
    "/delivery": ("Доставка и оплата", "Delivery and payment"),
    "/blog/grind-size": ("Какой помол выбрать", "Which grind to choose"),
    "/blog/water": ("Вода для кофе", "Water for coffee"),
    "/returns": ("Возврат", "Returns"),
    "/contacts": ("Контакты", "Contacts"),
}
SOURCES: Final = (  # source, referrer, utm medium and campaign; how often of 100
    ("direct", None, None, None, 34),
    ("google.com", "https://www.google.com/", None, None, 22),
    ("yandex.ru", "https://yandex.ru/", None, None, 14),
    ("newsletter", None, "email", "autumn", 9),
    ("instagram", "https://l.instagram.com/", "social", "morning", 8),
    ("vk.com", "https://vk.com/", None, None, 5),
    ("yandex", None, "cpc", "grinders", 5),
    ("coffeeforum.example", "https://coffeeforum.example/t/8812", None, None, 3),
)
PLACES: Final = {
    "ru": (
        ("Москва", "Europe/Moscow"), ("Санкт-Петербург", "Europe/Moscow"), ("Казань", "Europe/Moscow"),
        ("Екатеринбург", "Asia/Yekaterinburg"), ("Новосибирск", "Asia/Novosibirsk"), ("Алматы", "Asia/Almaty"),
        ("Калининград", "Europe/Kaliningrad"), ("Владивосток", "Asia/Vladivostok"),
    ),
    "en": (
        ("London", "Europe/London"), ("Manchester", "Europe/London"), ("Berlin", "Europe/Berlin"), ("Dublin", "Europe/Dublin"),
        ("New York", "America/New_York"), ("Austin", "America/Chicago"), ("Toronto", "America/Toronto"), ("Sydney", "Australia/Sydney"),
    ),
}  # fmt: skip
GIVEN: Final = {
    "ru": (
        "Анна",
        "Мария",
        "Ольга",
        "Елена",
        "Ирина",
        "Наталья",
        "Вера",
        "Алексей",
        "Дмитрий",
        "Иван",
        "Сергей",
        "Павел",
        "Игорь",
        "Никита",
    ),
    "en": (
        "Emma",
        "Olivia",
        "Grace",
        "Alice",
        "Nora",
        "Ruth",
        "Clara",
        "James",
        "Oliver",
        "Henry",
        "Arthur",
        "Samuel",
        "Owen",
        "Felix",
    ),
}
FAMILY: Final = {
    "ru": (
        "Ким",
        "Гончаренко",
        "Шевчук",
        "Бондарь",
        "Мельник",
        "Черных",
        "Седых",
        "Долгих",
        "Живаго",
        "Дубровских",
        "Коваль",
        "Штерн",
    ),
    "en": (
        "Taylor",
        "Hughes",
        "Bennett",
        "Foster",
        "Murray",
        "Parker",
        "Quinn",
        "Reed",
        "Sutton",
        "Walsh",
        "Young",
        "Carver",
    ),
}
BROWSERS: Final = (
    "Chrome 141 · Windows",
    "Safari 18 · iOS",
    "Chrome 141 · Android",
    "Yandex Browser 25 · Windows",
    "Firefox 143 · Linux",
    "Safari 18 · macOS",
    "Edge 141 · Windows",
)
ASKED: Final = {
    "ru": (
        "Здравствуйте! Эта кофемолка подойдёт для френч-пресса?", "Когда приедет мой заказ?", "Можно заказать без регистрации?",
        "Какой помол брать для воронки?", "Есть ли чайник в чёрном цвете?", "Оплата не прошла, что делать?", "Доставляете в Казань?",
        "Хочу вернуть кружку, она пришла с трещиной.", "Подскажите, зерно свежее?", "Спасибо, всё понятно!",
    ),
    "en": (
        "Hi! Will this grinder do for a French press?", "When will my order arrive?", "Can I order without an account?",
        "Which grind should I take for a dripper?", "Does the kettle come in black?", "My payment failed, what now?", "Do you deliver to Dublin?",
        "I'd like to return a mug, it arrived cracked.", "How fresh are the beans?", "Thanks, that helps!",
    ),
}  # fmt: skip
ANSWERED: Final = {
    "ru": (
        "Добрый день! Да, отлично подойдёт: ступени 18–22.", "Посмотрела: посылка уже в пути, будет послезавтра.", "Да, достаточно телефона.",
        "Средний, чуть крупнее сахара.", "Чёрный будет в пятницу, отложить для вас?", "Сейчас проверю и напишу сюда.", "Да, два дня, бесплатно от 50 €.",
        "Очень жаль! Вышлем новую, эту можно не возвращать.", "Жарим по понедельникам, это вчерашняя.", "Рады помочь!",
    ),
    "en": (
        "Hello! Yes, it does well: steps 18 to 22.", "I've looked: it is on its way and will be there the day after tomorrow.", "Yes, a phone number is enough.",
        "Medium, a little coarser than sugar.", "Black is back on Friday, shall I keep one for you?", "Let me check, I'll write here.", "Yes, two days, free from €50.",
        "So sorry! We'll send a new one, no need to return it.", "We roast on Mondays, these are from yesterday.", "Glad to help!",
    ),
}  # fmt: skip
TAGS: Final = {
    "ru": ("доставка", "оплата", "возврат", "выбор", "опт"),
    "en": ("delivery", "payment", "return", "advice", "wholesale"),
}
PLANS: Final = ("guest", "member", "club")
