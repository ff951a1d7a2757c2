<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Новые версии</translation>
    </message>
    <message>
        <source>Bring by itself</source>
        <translation>Загружать самостоятельно</translation>
    </message>
    <message>
        <source>Only tell me</source>
        <translation>Только сообщать</translation>
    </message>
    <message>
        <source>Never look</source>
        <translation>Не искать</translation>
    </message>
    <message>
        <source>What was brought is in use from the next start</source>
        <translation>Загруженное начинает работать со следующего запуска</translation>
    </message>
    <message>
        <source>Which ones</source>
        <translation>Какие</translation>
    </message>
    <message>
        <source>Finished ones</source>
        <translation>Готовые</translation>
    </message>
    <message>
        <source>Early ones too</source>
        <translation>И предварительные</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Показать…</translation>
    </message>
    <message>
        <source>Show the licences of others&apos; parts</source>
        <translation>Показать лицензии чужих частей</translation>
    </message>
    <message>
        <source>Parts by others</source>
        <translation>Чужие части</translation>
    </message>
    <message>
        <source>The app itself is free software under the MIT licence</source>
        <translation>Само приложение — свободная программа под лицензией MIT</translation>
    </message>
    <message>
        <source>Bring it now</source>
        <translation>Загрузить сейчас</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Поискать сейчас</translation>
    </message>
    <message>
        <source>Version {version} did not start here and was taken back.</source>
        <translation>Версия {version} здесь не запустилась и отменена.</translation>
    </message>
    <message>
        <source>This build looks for newer versions nowhere.</source>
        <translation>Эта сборка не ищет новых версий.</translation>
    </message>
    <message>
        <source>The owner of this computer has switched this off.</source>
        <translation>Владелец этого компьютера это выключил.</translation>
    </message>
    <message>
        <source>Newer versions are not looked for.</source>
        <translation>Новые версии не ищутся.</translation>
    </message>
    <message>
        <source>Not looked for yet.</source>
        <translation>Ещё не искали.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Идёт поиск…</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Это самая новая версия.</translation>
    </message>
    <message>
        <source>Version {version} is there. It comes the way this one came.</source>
        <translation>Вышла версия {version}. Она приходит тем же путём, что и эта.</translation>
    </message>
    <message>
        <source>Version {version} is there: {size}.</source>
        <translation>Вышла версия {version}: {size}.</translation>
    </message>
    <message>
        <source>Version {version} is coming: {done} of {total}</source>
        <translation>Загружается версия {version}: {done} из {total}</translation>
    </message>
    <message>
        <source>Version {version} is here. It is in use from the next start.</source>
        <translation>Версия {version} загружена. Она заработает со следующего запуска.</translation>
    </message>
    <message>
        <source>What was found is not signed as it must be, so it was not taken.</source>
        <translation>Найденное подписано не так, как должно быть, поэтому не принято.</translation>
    </message>
    <message>
        <source>What was found is too old to be believed. It is tried again later.</source>
        <translation>Найденные сведения слишком стары, чтобы им верить. Попытка повторится позже.</translation>
    </message>
    <message>
        <source>There is no room for it, or the app&apos;s folder may not be written.</source>
        <translation>Для неё нет места, или в папку приложения нельзя записывать.</translation>
    </message>
    <message>
        <source>The place of newer versions cannot be reached. It is tried again later.</source>
        <translation>Источник новых версий недоступен. Попытка повторится позже.</translation>
    </message>
    <message>
        <source>Run from its sources</source>
        <translation>Запущено из исходного кода</translation>
    </message>
    <message>
        <source>Installed as a package: the system&apos;s updates bring newer versions</source>
        <translation>Установлено пакетом: новые версии приходят с обновлениями системы</translation>
    </message>
    <message>
        <source>Installed by Flatpak, which brings newer versions</source>
        <translation>Установлено через Flatpak, он приносит и новые версии</translation>
    </message>
    <message>
        <source>Installed from a disk image</source>
        <translation>Установлено с образа диска</translation>
    </message>
    <message>
        <source>Unpacked into a folder of yours</source>
        <translation>Распаковано в вашу папку</translation>
    </message>
    <message>
        <source>Installed for you on this computer</source>
        <translation>Установлено для вас на этом компьютере</translation>
    </message>
    <message>
        <source>About</source>
        <translation>О программе</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Your name, as visitors and colleagues see it</source>
        <translation>Ваше имя — его видят посетители и коллеги</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Visitors and colleagues see it</source>
        <translation>Его видят посетители и коллеги</translation>
    </message>
    <message>
        <source>never</source>
        <translation>никогда</translation>
    </message>
    <message>
        <source>after {n} min</source>
        <translation>через {n} мин</translation>
    </message>
    <message>
        <source>Not at the computer</source>
        <translation>Не за компьютером</translation>
    </message>
    <message>
        <source>Without a key or the pointer touched; colleagues and the site see it, as with “Away”</source>
        <translation>Если клавиши и мышь не трогали; коллеги и сайт это видят, как и «Нет на месте»</translation>
    </message>
    <message>
        <source>Signed in at</source>
        <translation>Вход выполнен</translation>
    </message>
    <message>
        <source>Unknown computer</source>
        <translation>Неизвестный компьютер</translation>
    </message>
    <message>
        <source>here, now</source>
        <translation>здесь, сейчас</translation>
    </message>
    <message>
        <source>last used: {when}</source>
        <translation>последний раз: {when}</translation>
    </message>
    <message>
        <source>Sign out there</source>
        <translation>Выйти там</translation>
    </message>
    <message>
        <source>Sign out at {device}</source>
        <translation>Выйти на {device}</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Учётная запись</translation>
    </message>
</context>
<context>
    <name>AfterClosing</name>
    <message>
        <source>Closed</source>
        <translation>Закрыто</translation>
    </message>
    <message>
        <source>Closed: {n}</source>
        <translation>Закрыто: {n}</translation>
    </message>
</context>
<context>
    <name>AlertLedger</name>
    <message>
        <source>Show earlier ones</source>
        <translation>Показать более ранние</translation>
    </message>
    <message>
        <source>There has been nothing to alert to in the last thirty days.</source>
        <translation>За последние тридцать дней оповещать было не о чем.</translation>
    </message>
    <message>
        <source>a dialog that is gone</source>
        <translation>диалог, которого больше нет</translation>
    </message>
</context>
<context>
    <name>AlertWords</name>
    <message>
        <source>Assigned to you: {name}</source>
        <translation>Вам назначен диалог: {name}</translation>
    </message>
    <message>
        <source>{name} mentioned you</source>
        <translation>{name} упоминает вас</translation>
    </message>
    <message>
        <source>{name} is still waiting</source>
        <translation>{name} всё ещё ждёт</translation>
    </message>
    <message>
        <source>A dialog was assigned to you</source>
        <translation>Вам назначили диалог</translation>
    </message>
    <message>
        <source>You were mentioned in a note</source>
        <translation>Вас упомянули в заметке</translation>
    </message>
    <message>
        <source>New dialog</source>
        <translation>Новый диалог</translation>
    </message>
    <message>
        <source>A closed dialog goes on</source>
        <translation>Закрытый диалог продолжается</translation>
    </message>
    <message>
        <source>Somebody is still waiting for an answer</source>
        <translation>Кто-то всё ещё ждёт ответа</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Новое сообщение</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n новое сообщение</numerusform>
            <numerusform>%n новых сообщения</numerusform>
            <numerusform>%n новых сообщений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n dialog(s)</source>
        <translation>
            <numerusform>в %n диалоге</numerusform>
            <numerusform>в %n диалогах</numerusform>
            <numerusform>в %n диалогах</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>This is a test</source>
        <translation>Это проверка</translation>
    </message>
    <message>
        <source>Click here to see that a click arrives.</source>
        <translation>Нажмите, чтобы проверить, что нажатие доходит.</translation>
    </message>
</context>
<context>
    <name>Alerting</name>
    <message>
        <source>To tell you when somebody writes while you work elsewhere, the app needs the system’s permission.</source>
        <translation>Чтобы сообщать о новых сообщениях, пока вы заняты другим, приложению нужно разрешение системы.</translation>
    </message>
    <message>
        <source>Allow notifications</source>
        <translation>Разрешить уведомления</translation>
    </message>
    <message>
        <source>The system shows notifications again.</source>
        <translation>Система снова показывает уведомления.</translation>
    </message>
    <message>
        <source>New messages appear at the tray icon.</source>
        <translation>Новые сообщения появляются у значка в трее.</translation>
    </message>
    <message>
        <source>New messages appear here, in the window.</source>
        <translation>Новые сообщения появляются здесь, в окне.</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>An answer was not sent and is kept as a draft. {reason}</source>
        <translation>Ответ не отправлен и сохранён как черновик. {reason}</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>This dialog belongs to an account that is not on this computer.</source>
        <translation>Этот диалог принадлежит учётной записи, которой нет на этом компьютере.</translation>
    </message>
    <message>
        <source>Alerts cannot be heard: this computer has no sound output. See Settings, Notifications.</source>
        <translation>Оповещений не слышно: на этом компьютере нет вывода звука. См. Настройки › Уведомления.</translation>
    </message>
</context>
<context>
    <name>ArchivePage</name>
    <message>
        <source>It is left as it is.</source>
        <translation>Он оставлен как есть.</translation>
    </message>
    <message>
        <source>It can be rebuilt from the server. The damaged file is set aside; drafts and messages that wait to be sent are kept if they can be read.</source>
        <translation>Его можно восстановить с сервера. Повреждённый файл сохраняется рядом; черновики и неотправленные сообщения останутся, если их удастся прочитать.</translation>
    </message>
    <message>
        <source>Rebuild the archive</source>
        <translation>Восстановить архив</translation>
    </message>
    <message>
        <source>The archive is being rebuilt…</source>
        <translation>Архив восстанавливается…</translation>
    </message>
</context>
<context>
    <name>AskOnce</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>AttachmentWords</name>
    <message>
        <source>{name} is a folder or is not there. Only files can be sent.</source>
        <translation>{name} — это папка, или файла уже нет. Отправить можно только файл.</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} — пустой файл.</translation>
    </message>
    <message>
        <source>{name} is {size}. The largest file that can be sent is {limit}.</source>
        <translation>{name} занимает {size}. Отправить можно файл не больше {limit}.</translation>
    </message>
    <message>
        <source>A message carries no more than {most} files. Send the rest in another one.</source>
        <translation>В одном сообщении не больше {most} файлов. Остальные отправьте следующим.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read.</source>
        <translation>{name} не читается.</translation>
    </message>
</context>
<context>
    <name>CannotStartWindow</name>
    <message>
        <source>The app could not start</source>
        <translation>Программа не смогла запуститься</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>The disk with its folder {folder} is full. Make room and start again.</source>
        <translation>Диск с папкой {folder} заполнен. Освободите место и запустите снова.</translation>
    </message>
    <message>
        <source>It runs already with the folder {folder} and does not answer. End that program, then start again.</source>
        <translation>Программа уже запущена с папкой {folder} и не отвечает. Завершите её и запустите снова.</translation>
    </message>
    <message>
        <source>Its folder {folder} can&apos;t be written to. Make it writable, with room, and start again.</source>
        <translation>В папку {folder} нельзя писать. Разрешите запись, проверьте место и запустите снова.</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>More about this person</source>
        <translation>Ещё об этом человеке</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
</context>
<context>
    <name>CardMenu</name>
    <message>
        <source>Full history</source>
        <translation>Вся история</translation>
    </message>
    <message>
        <source>Write first…</source>
        <translation>Написать первым…</translation>
    </message>
    <message>
        <source>Edit name</source>
        <translation>Изменить имя</translation>
    </message>
    <message>
        <source>Copy e-mail</source>
        <translation>Копировать e-mail</translation>
    </message>
    <message>
        <source>Copy phone</source>
        <translation>Копировать телефон</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Заблокировать…</translation>
    </message>
    <message>
        <source>Block {name}?</source>
        <translation>Заблокировать: {name}?</translation>
    </message>
    <message>
        <source>What this person writes does not arrive any more. You can unblock at any time.</source>
        <translation>Сообщения этого человека больше не будут приходить. Разблокировать можно в любой момент.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Заблокировать</translation>
    </message>
</context>
<context>
    <name>CartView</name>
    <message>
        <source>and {n} more</source>
        <translation>и ещё {n}</translation>
    </message>
    <message>
        <source>Together {sum}</source>
        <translation>Всего {sum}</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Remove {name}</source>
        <translation>Убрать {name}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
</context>
<context>
    <name>ColourChoice</name>
    <message>
        <source>Orange</source>
        <translation>Оранжевый</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Синий</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Зелёный</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Фиолетовый</translation>
    </message>
    <message>
        <source>Crimson</source>
        <translation>Малиновый</translation>
    </message>
    <message>
        <source>Almost black</source>
        <translation>Почти чёрный</translation>
    </message>
    <message>
        <source>Colour, # and six digits</source>
        <translation>Цвет: # и шесть цифр</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Not sent. {why}</source>
        <translation>Не отправлено. {why}</translation>
    </message>
    <message>
        <source>This can&apos;t be saved or sent now. {why}</source>
        <translation>Сейчас это нельзя сохранить или отправить. {why}</translation>
    </message>
    <message numerus="yes">
        <source>Too long by %n. Shorten the text or send it in parts.</source>
        <translation>
            <numerusform>Длиннее на %n знак. Сократите текст или отправьте частями.</numerusform>
            <numerusform>Длиннее на %n знака. Сократите текст или отправьте частями.</numerusform>
            <numerusform>Длиннее на %n знаков. Сократите текст или отправьте частями.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fill in {variable} first.</source>
        <translation>Сначала заполните {variable}.</translation>
    </message>
    <message>
        <source>The picture could not be kept on this computer.</source>
        <translation>Картинку не удалось сохранить на этом компьютере.</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Прикрепить файлы</translation>
    </message>
</context>
<context>
    <name>ComposerPanel</name>
    <message>
        <source>Send as it is</source>
        <translation>Отправить как есть</translation>
    </message>
    <message>
        <source>Note: only operators see it</source>
        <translation>Заметка: её видят только операторы</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>Готовые ответы</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Прикрепить файлы</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Эмодзи</translation>
    </message>
    <message>
        <source>Save reply</source>
        <translation>Сохранить ответ</translation>
    </message>
    <message>
        <source>Reply to {name}…</source>
        <translation>Ответ: {name}…</translation>
    </message>
    <message>
        <source>Reply…</source>
        <translation>Ответ…</translation>
    </message>
    <message>
        <source>Note to your colleagues…</source>
        <translation>Заметка для коллег…</translation>
    </message>
    <message>
        <source>Note — only operators see it</source>
        <translation>Заметка — её видят только операторы</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Добавить заметку</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Черновик сохранён</translation>
    </message>
</context>
<context>
    <name>ConditionRow</name>
    <message>
        <source>What is looked at</source>
        <translation>На что смотреть</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Name of the property</source>
        <translation>Имя свойства</translation>
    </message>
    <message>
        <source>Name of the event</source>
        <translation>Имя события</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Сравнение</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>First or last time</source>
        <translation>Первый или последний раз</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Как часто</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Сколько раз</translation>
    </message>
    <message>
        <source>Times at most</source>
        <translation>Раз, не больше</translation>
    </message>
    <message>
        <source>More or less</source>
        <translation>Больше или меньше</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Дни</translation>
    </message>
    <message>
        <source>On the site or not</source>
        <translation>На сайте или нет</translation>
    </message>
    <message>
        <source>and</source>
        <translation>до</translation>
    </message>
    <message>
        <source>times, in the last</source>
        <translation>раз, за последние</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>Убрать это условие</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Свойство</translation>
    </message>
    <message>
        <source>Contact or browser</source>
        <translation>Контакт или браузер</translation>
    </message>
    <message>
        <source>Event, how often</source>
        <translation>Событие, как часто</translation>
    </message>
    <message>
        <source>Event, when</source>
        <translation>Событие, когда</translation>
    </message>
    <message>
        <source>Visit, when</source>
        <translation>Визит, когда</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Присутствие</translation>
    </message>
    <message>
        <source>for the first time</source>
        <translation>в первый раз</translation>
    </message>
    <message>
        <source>for the last time</source>
        <translation>в последний раз</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>больше чем</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>меньше чем</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>не меньше</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>не больше</translation>
    </message>
    <message>
        <source>between</source>
        <translation>от</translation>
    </message>
    <message>
        <source>never</source>
        <translation>ни разу</translation>
    </message>
    <message>
        <source>on the site now</source>
        <translation>сейчас на сайте</translation>
    </message>
    <message>
        <source>not on the site now</source>
        <translation>сейчас не на сайте</translation>
    </message>
    <message>
        <source>in the last</source>
        <translation>за последние</translation>
    </message>
    <message>
        <source>days (empty: ever)</source>
        <translation>дней (пусто: за всё время)</translation>
    </message>
    <message>
        <source>days ago</source>
        <translation>дней назад</translation>
    </message>
</context>
<context>
    <name>ConnectionBar</name>
    <message>
        <source>Signed in until the app closes: the keyring could not keep it.</source>
        <translation>Вход действует, пока программа открыта: хранилище ключей не смогло его сохранить.</translation>
    </message>
    <message>
        <source>Starting the chat server on this computer…</source>
        <translation>Запускаем сервер чата на этом компьютере…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Соединяемся…</translation>
    </message>
    <message>
        <source>Catching up…</source>
        <translation>Получаем новое…</translation>
    </message>
    <message>
        <source>No connection.</source>
        <translation>Нет связи.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Попробовать сейчас</translation>
    </message>
    <message>
        <source>You are no longer in this team: an owner has removed you.</source>
        <translation>Вас больше нет в этой команде: владелец убрал вас из неё.</translation>
    </message>
    <message>
        <source>What you have written stays on this computer, but nothing can be sent any more.</source>
        <translation>Написанное вами остаётся на этом компьютере, но отправить ничего больше нельзя.</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>Уйти…</translation>
    </message>
    <message>
        <source>Give a new token</source>
        <translation>Ввести новый токен</translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation>Вы вышли из аккаунта.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Войти снова</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Нет соединения.</translation>
    </message>
    <message>
        <source>The service does not accept the token any more: it was revoked, replaced or has expired.</source>
        <translation>Сервис больше не принимает токен: он отозван, заменён или истёк.</translation>
    </message>
    <message>
        <source>The service has been quiet for a while: checking that nothing is missing…</source>
        <translation>Сервис давно молчит: проверяем, не пропущено ли что-нибудь…</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {n} min fast: waiting times are wrong. Set the clock.</source>
        <translation>Часы этого компьютера спешат на {n} мин: время ожидания неверно. Поправьте часы.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {n} min slow: waiting times are wrong. Set the clock.</source>
        <translation>Часы этого компьютера отстают на {n} мин: время ожидания неверно. Поправьте часы.</translation>
    </message>
    <message>
        <source>Next try in {n} s.</source>
        <translation>Следующая попытка через {n} с.</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Пробуем…</translation>
    </message>
    <message>
        <source>Waiting to be sent: {n}.</source>
        <translation>Ждут отправки: {n}.</translation>
    </message>
</context>
<context>
    <name>ContactFields</name>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>Добавить имя</translation>
    </message>
    <message>
        <source>Open the detailed card</source>
        <translation>Открыть подробную карточку</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>From the public profile at {source}</source>
        <translation>Из открытого профиля на {source}</translation>
    </message>
</context>
<context>
    <name>ConversationPane</name>
    <message>
        <source>Choose a dialog</source>
        <translation>Выберите диалог</translation>
    </message>
    <message>
        <source>It opens here.</source>
        <translation>Он откроется здесь.</translation>
    </message>
    <message>
        <source>The message lies too far back to be shown now: it is not on this computer yet.</source>
        <translation>Сообщение слишком старое, чтобы показать его сейчас: его ещё нет на этом компьютере.</translation>
    </message>
    <message>
        <source>The dialog could not be read</source>
        <translation>Диалог не удалось прочитать</translation>
    </message>
    <message>
        <source>This dialog no longer exists</source>
        <translation>Этого диалога больше нет</translation>
    </message>
    <message>
        <source>Somebody has removed it.</source>
        <translation>Его кто-то удалил.</translation>
    </message>
    <message>
        <source>This dialog no longer exists: somebody has removed it. What stands here stays until you leave it.</source>
        <translation>Этого диалога больше нет: его удалили. Всё, что здесь видно, останется, пока вы не уйдёте из него.</translation>
    </message>
</context>
<context>
    <name>CountedWords</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n раза</numerusform>
            <numerusform>%n раз</numerusform>
            <numerusform>%n раз</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n seconds</source>
        <translation>
            <numerusform>Через %n секунду</numerusform>
            <numerusform>Через %n секунды</numerusform>
            <numerusform>Через %n секунд</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n days at most</source>
        <translation>
            <numerusform>не чаще раза в %n день</numerusform>
            <numerusform>не чаще раза в %n дня</numerusform>
            <numerusform>не чаще раза в %n дней</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterWords</name>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>остался %n</numerusform>
            <numerusform>осталось %n</numerusform>
            <numerusform>осталось %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too many</source>
        <translation>
            <numerusform>лишний %n</numerusform>
            <numerusform>лишних %n</numerusform>
            <numerusform>лишних %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayChart</name>
    <message>
        <source>Chart of new and closed dialogs by day</source>
        <translation>График новых и закрытых диалогов по дням</translation>
    </message>
</context>
<context>
    <name>DetailsHeader</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Назад (Esc)</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Написать</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Выгрузить</translation>
    </message>
    <message>
        <source>As a table (CSV)…</source>
        <translation>Таблицей (CSV)…</translation>
    </message>
    <message>
        <source>As JSON…</source>
        <translation>В JSON…</translation>
    </message>
    <message>
        <source>visits: {n} since {day}</source>
        <translation>визитов: {n}, первый {day}</translation>
    </message>
    <message>
        <source>orders: {n}</source>
        <translation>заказов: {n}</translation>
    </message>
    <message>
        <source>first time {source}</source>
        <translation>впервые {source}</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>Cart</source>
        <translation>Корзина</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>Dialogs</source>
        <translation>Диалоги</translation>
    </message>
    <message>
        <source>Other events</source>
        <translation>Другие события</translation>
    </message>
</context>
<context>
    <name>DialogAlerts</name>
    <message>
        <source>Alerts of the dialog with {name}</source>
        <translation>Уведомления диалога: {name}</translation>
    </message>
</context>
<context>
    <name>DialogListModel</name>
    <message>
        <source>Could not be read</source>
        <translation>Не удалось прочитать</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Загрузка…</translation>
    </message>
</context>
<context>
    <name>DialogListPane</name>
    <message>
        <source>The list could not be read</source>
        <translation>Список не удалось прочитать</translation>
    </message>
    <message>
        <source>No dialogs match</source>
        <translation>Подходящих диалогов нет</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>What is snoozed comes back by itself.</source>
        <translation>Отложенные вернутся сами.</translation>
    </message>
    <message>
        <source>Dialogs appear here when there is a connection.</source>
        <translation>Диалоги появятся, когда будет связь.</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Пока пусто</translation>
    </message>
    <message>
        <source>Nobody has written yet</source>
        <translation>Пока никто не написал</translation>
    </message>
    <message>
        <source>What visitors of your site write appears here at once.</source>
        <translation>Что напишут посетители сайта, сразу появится здесь.</translation>
    </message>
    <message>
        <source>Open the try-out page</source>
        <translation>Открыть пробную страницу</translation>
    </message>
    <message>
        <source>All answered</source>
        <translation>Всем ответили</translation>
    </message>
    <message>
        <source>There is no open dialog.</source>
        <translation>Открытых диалогов нет.</translation>
    </message>
    <message>
        <source>No closed dialogs yet</source>
        <translation>Закрытых диалогов пока нет</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Загрузка…</translation>
    </message>
    <message>
        <source>No connection: only what is on this computer</source>
        <translation>Нет связи: только то, что на этом компьютере</translation>
    </message>
    <message>
        <source>Up to date as of {time}</source>
        <translation>Всё получено на {time}</translation>
    </message>
</context>
<context>
    <name>DialogListView</name>
    <message>
        <source>Dialogs</source>
        <translation>Диалоги</translation>
    </message>
    <message>
        <source>Dialogs: {n}</source>
        <translation>Диалогов: {n}</translation>
    </message>
</context>
<context>
    <name>EditableValue</name>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Изменить</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Search emoji</source>
        <translation>Найти эмодзи</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Ничего так не называется.</translation>
    </message>
    <message>
        <source>Lately used</source>
        <translation>Недавние</translation>
    </message>
    <message>
        <source>Smileys</source>
        <translation>Смайлики</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>Животные и природа</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>Еда и напитки</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>Путешествия и места</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Занятия</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Предметы</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Символы</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Флаги</translation>
    </message>
</context>
<context>
    <name>ExchangeButtons</name>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>Save the settings in a file</source>
        <translation>Сохранить настройки в файл</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Загрузить…</translation>
    </message>
    <message>
        <source>Load settings from a file</source>
        <translation>Загрузить настройки из файла</translation>
    </message>
    <message>
        <source>Save the settings</source>
        <translation>Сохранить настройки</translation>
    </message>
    <message>
        <source>Load settings</source>
        <translation>Загрузить настройки</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Файл не удалось записать.</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Сохранено: {name}</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Ничего не изменится.</translation>
    </message>
    <message>
        <source>Stays, set by your organisation: {names}.</source>
        <translation>Останется, задано вашей организацией: {names}.</translation>
    </message>
    <message>
        <source>Not understood here and left out: {names}.</source>
        <translation>Здесь непонятно и пропущено: {names}.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Файл не удалось прочитать.</translation>
    </message>
    <message>
        <source>This file is too large to be settings.</source>
        <translation>Этот файл слишком велик для настроек.</translation>
    </message>
    <message>
        <source>There are no settings of this app in this file.</source>
        <translation>В этом файле нет настроек этого приложения.</translation>
    </message>
</context>
<context>
    <name>FactGrid</name>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
</context>
<context>
    <name>FailingLinks</name>
    <message>
        <source>Open the system’s settings</source>
        <translation>Открыть настройки системы</translation>
    </message>
</context>
<context>
    <name>FailureRow</name>
    <message>
        <source>Invitation</source>
        <translation>Приглашение</translation>
    </message>
    <message>
        <source>News in a dialog</source>
        <translation>Новое в диалоге</translation>
    </message>
    <message>
        <source>last tried: {when}</source>
        <translation>последняя попытка: {when}</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>больше не отправляется</translation>
    </message>
    <message>
        <source>next try at {time}</source>
        <translation>следующая попытка в {time}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>Try the e-mail to {email} again</source>
        <translation>Отправить письмо на {email} ещё раз</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Dismiss the e-mail to {email}</source>
        <translation>Убрать письмо на {email}</translation>
    </message>
</context>
<context>
    <name>FileNotice</name>
    <message>
        <source>The settings could not be understood and begin anew. The old file lies beside the new one: settings.broken.json.</source>
        <translation>Файл настроек не удалось разобрать, настройки начаты заново. Старый файл лежит рядом с новым: settings.broken.json.</translation>
    </message>
    <message>
        <source>The settings could not be read from disk: what you see is as after installing.</source>
        <translation>Настройки не удалось прочитать с диска: сейчас всё как после установки.</translation>
    </message>
</context>
<context>
    <name>FileStates</name>
    <message>
        <source>Saving…</source>
        <translation>Сохраняется…</translation>
    </message>
    <message>
        <source>Saved · Show in folder</source>
        <translation>Сохранено · Показать в папке</translation>
    </message>
    <message>
        <source>{sent} of {size}</source>
        <translation>{sent} из {size}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Snoozed</source>
        <translation>Отложенные</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Любой тег</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>Без тега</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открытые</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Закрытые</translation>
    </message>
    <message>
        <source>Whose dialogs: {choice}</source>
        <translation>Чьи диалоги: {choice}</translation>
    </message>
    <message>
        <source>Tags: {choice}</source>
        <translation>Теги: {choice}</translation>
    </message>
    <message>
        <source>Order: {choice}</source>
        <translation>Порядок: {choice}</translation>
    </message>
</context>
<context>
    <name>FirstWindow</name>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>The app could not start</source>
        <translation>Программа не смогла запуститься</translation>
    </message>
</context>
<context>
    <name>FoldedCardButton</name>
    <message>
        <source>Card of this person</source>
        <translation>Карточка этого человека</translation>
    </message>
</context>
<context>
    <name>FoundBar</name>
    <message>
        <source>Back to all dialogs (Esc)</source>
        <translation>Назад ко всем диалогам (Esc)</translation>
    </message>
    <message>
        <source>Back to all dialogs</source>
        <translation>Назад ко всем диалогам</translation>
    </message>
    <message>
        <source>Dialogs found: {count}</source>
        <translation>Найдено диалогов: {count}</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Send with</source>
        <translation>Отправлять по</translation>
    </message>
    <message>
        <source>Undo sending</source>
        <translation>Отмена отправки</translation>
    </message>
    <message>
        <source>Open the next dialog after closing one</source>
        <translation>После закрытия открывать следующий диалог</translation>
    </message>
    <message>
        <source>Go on in the background when the window is closed</source>
        <translation>Продолжать работу в фоне, когда окно закрыто</translation>
    </message>
    <message>
        <source>Of text and everything else, on top of the system&apos;s own</source>
        <translation>Текста и всего остального, сверх размера в системе</translation>
    </message>
    <message>
        <source>Shift+Enter always begins a new line</source>
        <translation>Shift+Enter всегда начинает новую строку</translation>
    </message>
    <message>
        <source>So long a message waits here and can be taken back</source>
        <translation>Столько сообщение ждёт здесь, и его можно вернуть</translation>
    </message>
    <message>
        <source>The one in which somebody waits</source>
        <translation>Тот, в котором ждут ответа</translation>
    </message>
    <message>
        <source>You still hear of new messages</source>
        <translation>О новых сообщениях вы всё равно узнаете</translation>
    </message>
    <message>
        <source>All settings as a file</source>
        <translation>Все настройки файлом</translation>
    </message>
    <message>
        <source>To carry them to another computer, with keys and alert rules; passwords are not in it</source>
        <translation>Чтобы перенести на другой компьютер, с клавишами и правилами оповещений; паролей в нём нет</translation>
    </message>
    <message numerus="yes">
        <source>for %n s</source>
        <translation>
            <numerusform>%n с</numerusform>
            <numerusform>%n с</numerusform>
            <numerusform>%n с</numerusform>
        </translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Общие</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Back to the dialogs</source>
        <translation>Назад к диалогам</translation>
    </message>
    <message>
        <source>About the user</source>
        <translation>О пользователе</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>До {time}</translation>
    </message>
    <message>
        <source>Mark unread</source>
        <translation>Отметить непрочитанным</translation>
    </message>
    <message>
        <source>Snooze…</source>
        <translation>Отложить…</translation>
    </message>
    <message>
        <source>Back to this dialog</source>
        <translation>Назад к этому диалогу</translation>
    </message>
    <message>
        <source>Alert me again</source>
        <translation>Снова уведомлять</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Не уведомлять</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Открыть снова</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Закрыт</translation>
    </message>
    <message>
        <source>The service opens a closed dialog again only when somebody writes in it.</source>
        <translation>Сервис снова открывает закрытый диалог, только когда в него пишут.</translation>
    </message>
    <message>
        <source>History · {count}</source>
        <translation>История · {count}</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Назначить</translation>
    </message>
    <message>
        <source>Assigned to {name}</source>
        <translation>Назначен: {name}</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
</context>
<context>
    <name>HostedServiceForm</name>
    <message>
        <source>Service</source>
        <translation>Сервис</translation>
    </message>
    <message>
        <source>Address of its Web API</source>
        <translation>Адрес Web API</translation>
    </message>
    <message>
        <source>Address of its realtime service</source>
        <translation>Адрес сервиса событий</translation>
    </message>
    <message>
        <source>Token of the site</source>
        <translation>Токен сайта</translation>
    </message>
    <message>
        <source>Number of the site</source>
        <translation>Номер сайта</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Кто вы?</translation>
    </message>
    <message>
        <source>Open the dialogs</source>
        <translation>Открыть диалоги</translation>
    </message>
    <message>
        <source>Another token</source>
        <translation>Другой токен</translation>
    </message>
    <message>
        <source>None of these: the site&apos;s own sender</source>
        <translation>Никто из них: отправитель сайта по умолчанию</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>Спрашиваем сервис…</translation>
    </message>
    <message>
        <source>The service does not accept this token: it is wrong, was revoked or has expired.</source>
        <translation>Сервис не принимает этот токен: он неверный, отозван или истёк.</translation>
    </message>
    <message>
        <source>This token may not read dialogs. Make one with all rights.</source>
        <translation>Этот токен не даёт читать диалоги. Создайте токен со всеми правами.</translation>
    </message>
    <message>
        <source>Write the address as https://api.example.com</source>
        <translation>Напишите адрес в виде https://api.example.com</translation>
    </message>
    <message>
        <source>Write the address as https://…</source>
        <translation>Напишите адрес в виде https://…</translation>
    </message>
    <message>
        <source>Paste the token</source>
        <translation>Вставьте токен</translation>
    </message>
    <message>
        <source>The site&apos;s sender</source>
        <translation>Отправитель сайта</translation>
    </message>
    <message>
        <source>Other addresses</source>
        <translation>Другие адреса</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Выберите</translation>
    </message>
    <message>
        <source>The token is in the service&apos;s settings: Settings → Developers → API keys. It opens the whole site, so it is kept in this computer&apos;s keyring and nowhere else.</source>
        <translation>Токен — в настройках сервиса: Настройки → Разработчикам → API-ключи. Он открывает весь сайт, поэтому хранится только в связке ключей этого компьютера.</translation>
    </message>
    <message>
        <source>The token says which site it is, not who uses it. These are the operators seen there; your answers go out under the name you choose.</source>
        <translation>Токен говорит, какой это сайт, но не кто им пользуется. Вот операторы, которые там встретились; ваши ответы уйдут под выбранным именем.</translation>
    </message>
</context>
<context>
    <name>HoursEditor</name>
    <message>
        <source>{day}, from</source>
        <translation>{day}, с</translation>
    </message>
    <message>
        <source>{day}, until</source>
        <translation>{day}, до</translation>
    </message>
</context>
<context>
    <name>ImageViewer</name>
    <message>
        <source>Previous picture</source>
        <translation>Предыдущее изображение</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Следующее изображение</translation>
    </message>
    <message>
        <source>The picture can&apos;t be fetched now.</source>
        <translation>Изображение сейчас не загрузить.</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} из {count}</translation>
    </message>
    <message>
        <source>Picture {name}, {count}</source>
        <translation>Изображение {name}, {count}</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Загрузка…</translation>
    </message>
    <message>
        <source>Earlier pictures can&apos;t be fetched now</source>
        <translation>Более ранние изображения сейчас не получить</translation>
    </message>
    <message>
        <source>Looking for earlier pictures…</source>
        <translation>Ищем более ранние изображения…</translation>
    </message>
    <message>
        <source>The picture can&apos;t be shown. It can be saved.</source>
        <translation>Изображение не показать, но его можно сохранить.</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Уменьшить (-)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Увеличить (+)</translation>
    </message>
    <message>
        <source>Fit into the window (0)</source>
        <translation>По размеру окна (0)</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Копировать изображение</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Закрыть (Esc)</translation>
    </message>
</context>
<context>
    <name>ImportQuestion</name>
    <message>
        <source>Load settings</source>
        <translation>Загрузить настройки</translation>
    </message>
    <message>
        <source>This will change</source>
        <translation>Изменится вот что</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>InvitationRow</name>
    <message>
        <source>Whoever has the link</source>
        <translation>Любой, у кого есть ссылка</translation>
    </message>
    <message>
        <source>New link</source>
        <translation>Новая ссылка</translation>
    </message>
    <message>
        <source>New link for {whom}</source>
        <translation>Новая ссылка: {whom}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Take back the invitation of {whom}</source>
        <translation>Отозвать приглашение: {whom}</translation>
    </message>
</context>
<context>
    <name>InviteForm</name>
    <message>
        <source>Name, if you like</source>
        <translation>Имя, если хотите</translation>
    </message>
    <message>
        <source>E-mail, if you like</source>
        <translation>Почта, если хотите</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Make the link</source>
        <translation>Создать ссылку</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Link of the invitation</source>
        <translation>Ссылка приглашения</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Копировать ссылку</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>This address is known on this computer only: a colleague elsewhere cannot reach it. For a team, host the server where everybody can.</source>
        <translation>Этот адрес работает только на этом компьютере: коллега с другого его не откроет. Для команды разместите сервер там, где он доступен всем.</translation>
    </message>
    <message>
        <source>Send the invitation</source>
        <translation>Отправить приглашение</translation>
    </message>
    <message>
        <source>Send this link to whom you invite. It lets one person in, {until}.</source>
        <translation>Отправьте эту ссылку тому, кого приглашаете. По ней войдёт один человек, {until}.</translation>
    </message>
    <message>
        <source>It was sent to {email}; you can also send the link yourself. It lets one person in, {until}.</source>
        <translation>Отправлено на {email}; ссылку можно послать и самим. По ней войдёт один человек, {until}.</translation>
    </message>
    <message>
        <source>The e-mail to {email} was not sent: send the link yourself. {why}</source>
        <translation>Письмо на {email} не отправлено: пошлите ссылку сами. {why}</translation>
    </message>
    <message>
        <source>The e-mail to {email} is still on its way; you can also send the link yourself. {why}</source>
        <translation>Письмо на {email} ещё в пути; ссылку можно послать и самим. {why}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Answers, writes notes, sees everything; changes team and site as well.</source>
        <translation>Отвечает, пишет заметки, видит всё; меняет также команду и сайт.</translation>
    </message>
    <message>
        <source>Answers, writes notes, sees everything.</source>
        <translation>Отвечает, пишет заметки, видит всё.</translation>
    </message>
    <message>
        <source>Invite a colleague</source>
        <translation>Пригласить коллегу</translation>
    </message>
    <message>
        <source>The link is ready</source>
        <translation>Ссылка готова</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>Link of the invitation</source>
        <translation>Ссылка приглашения</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Your name, as visitors see it</source>
        <translation>Ваше имя — его увидят посетители</translation>
    </message>
    <message>
        <source>E-mail to sign in with</source>
        <translation>Почта для входа</translation>
    </message>
    <message>
        <source>Password, eight characters or more</source>
        <translation>Пароль, не короче восьми знаков</translation>
    </message>
    <message>
        <source>Join the team</source>
        <translation>Войти в команду</translation>
    </message>
    <message>
        <source>Another link</source>
        <translation>Другая ссылка</translation>
    </message>
    <message>
        <source>{who} invites you to “{team}”.</source>
        <translation>{who} приглашает вас в «{team}».</translation>
    </message>
    <message>
        <source>Paste the whole link, with all that stands after “#”</source>
        <translation>Вставьте ссылку целиком, со всем, что стоит после «#»</translation>
    </message>
    <message>
        <source>Write your name</source>
        <translation>Напишите своё имя</translation>
    </message>
    <message>
        <source>Write your e-mail address</source>
        <translation>Напишите свой адрес почты</translation>
    </message>
    <message>
        <source>At least {n} characters</source>
        <translation>Не меньше {n} знаков</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>Press the keys…</source>
        <translation>Нажмите клавиши…</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Default</source>
        <translation>По умолчанию</translation>
    </message>
    <message>
        <source>Default keys of “{command}”</source>
        <translation>Клавиши по умолчанию для «{command}»</translation>
    </message>
    <message>
        <source>Use it here</source>
        <translation>Назначить сюда</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>{keys} is needed in text fields and lists.</source>
        <translation>{keys} нужна в полях ввода и списках.</translation>
    </message>
    <message>
        <source>{keys} is the key of “{command}”.</source>
        <translation>{keys} — клавиша команды «{command}».</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Нет клавиши</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>They can be changed: Settings, Keyboard</source>
        <translation>Их можно сменить: Настройки, Клавиатура</translation>
    </message>
</context>
<context>
    <name>KeyboardPage</name>
    <message>
        <source>All as they were</source>
        <translation>Вернуть все</translation>
    </message>
    <message>
        <source>Press a key&apos;s button, then the new keys; Backspace leaves none. They act by their place, on a Cyrillic layout too. Single letters act outside text fields.</source>
        <translation>Нажмите кнопку с клавишей, затем новые клавиши; Backspace убирает их совсем. Действует место клавиши, в любой раскладке. Одиночные буквы действуют вне полей ввода.</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Клавиатура</translation>
    </message>
</context>
<context>
    <name>LeaveTeam</name>
    <message>
        <source>Leave the team</source>
        <translation>Уйти из команды</translation>
    </message>
    <message>
        <source>Delete “{team}” from this computer?</source>
        <translation>Удалить «{team}» с этого компьютера?</translation>
    </message>
    <message>
        <source>Its dialogs, and what you have written and not sent, are deleted here. Copy first what you need.</source>
        <translation>Диалоги и то, что вы написали и не отправили, здесь будут удалены. Сначала скопируйте нужное.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Оставить</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>new or opened again</source>
        <translation>новые и открытые снова</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрытые</translation>
    </message>
</context>
<context>
    <name>LicencesWindow</name>
    <message>
        <source>Parts by others</source>
        <translation>Чужие части</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Лицензия</translation>
    </message>
</context>
<context>
    <name>LivePreview</name>
    <message>
        <source>Picture of the chat on the site</source>
        <translation>Как чат выглядит на сайте</translation>
    </message>
</context>
<context>
    <name>MailPage</name>
    <message>
        <source>No connection: how e-mail goes is known again once there is one.</source>
        <translation>Нет соединения: о почте станет известно, когда оно появится.</translation>
    </message>
    <message>
        <source>Operators who are away, or have not read something in time, are told by e-mail; invitations too.</source>
        <translation>Операторам, которых нет на месте или которые не прочитали вовремя, приходят письма; приглашения тоже уходят по почте.</translation>
    </message>
    <message>
        <source>This server sends no e-mail. Whoever runs it names a mail server and a sender (CHAT_BACKEND_SMTP_URL, CHAT_BACKEND_MAIL_FROM) and starts it anew; then operators who are away are told of what is new, and invitations are sent by themselves.</source>
        <translation>Этот сервер не отправляет писем. Тот, кто его запускает, указывает почтовый сервер и отправителя (CHAT_BACKEND_SMTP_URL, CHAT_BACKEND_MAIL_FROM) и запускает его заново; тогда операторы, которых нет на месте, узнают о новом, а приглашения уходят сами.</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ещё не было</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Почтовый сервер</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Отправитель</translation>
    </message>
    <message>
        <source>Last e-mail sent</source>
        <translation>Последнее письмо отправлено</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Ждут отправки</translation>
    </message>
    <message>
        <source>Not taken by the mail server</source>
        <translation>Не приняты почтовым сервером</translation>
    </message>
    <message>
        <source>Nothing: all e-mails were taken.</source>
        <translation>Таких нет: все письма приняты.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Почта</translation>
    </message>
</context>
<context>
    <name>MailRulesPart</name>
    <message>
        <source>E-mail</source>
        <translation>Почта</translation>
    </message>
    <message>
        <source>E-mails</source>
        <translation>Письма</translation>
    </message>
    <message>
        <source>E-mails about dialogs</source>
        <translation>Письма о диалогах</translation>
    </message>
    <message>
        <source>To {email}</source>
        <translation>На {email}</translation>
    </message>
    <message>
        <source>Send an e-mail</source>
        <translation>Когда писать</translation>
    </message>
    <message>
        <source>One for all that is new in a dialog</source>
        <translation>Одно на всё новое в диалоге</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Quiet hours of e-mail</source>
        <translation>Тихие часы почты</translation>
    </message>
    <message>
        <source>What is still unread then is sent afterwards</source>
        <translation>Что останется непрочитанным, придёт после них</translation>
    </message>
    <message>
        <source>No e-mails on Saturday and Sunday</source>
        <translation>Не писать в субботу и воскресенье</translation>
    </message>
    <message>
        <source>E-mails wait for the team’s working hours</source>
        <translation>Письма ждут рабочих часов команды</translation>
    </message>
    <message>
        <source>Quote messages in e-mails</source>
        <translation>Приводить в письмах текст сообщений</translation>
    </message>
    <message>
        <source>only while I am away</source>
        <translation>только когда нет на месте</translation>
    </message>
    <message>
        <source>away, or unread for {number} min</source>
        <translation>нет на месте или не прочитано {number} мин</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>A change of a user was not accepted. {reason}</source>
        <translation>Изменение данных пользователя не принято. {reason}</translation>
    </message>
    <message>
        <source>The saved reply “{name}” was not saved. {reason}</source>
        <translation>Сохранённый ответ «{name}» не сохранён. {reason}</translation>
    </message>
    <message>
        <source>Drop to attach to the dialog with {name}</source>
        <translation>Отпустите, чтобы прикрепить к диалогу: {name}</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>Role of {name}</source>
        <translation>Роль: {name}</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (вы)</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Переименовать…</translation>
    </message>
    <message>
        <source>Remove from the team…</source>
        <translation>Убрать из команды…</translation>
    </message>
    <message>
        <source>More about {name}</source>
        <translation>Ещё: {name}</translation>
    </message>
    <message>
        <source>Rename, remove</source>
        <translation>Переименовать, убрать</translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Показать ещё</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Загружается…</translation>
    </message>
    <message>
        <source>Nobody is in this segment now.</source>
        <translation>Сейчас в этом сегменте никого нет.</translation>
    </message>
    <message>
        <source>No connection: these are those known on this computer.</source>
        <translation>Нет связи: это те, кого знает этот компьютер.</translation>
    </message>
    <message>
        <source>on the site</source>
        <translation>на сайте</translation>
    </message>
</context>
<context>
    <name>MentionPopup</name>
    <message>
        <source>Mention a colleague</source>
        <translation>Упомянуть коллегу</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Скрыть</translation>
    </message>
</context>
<context>
    <name>MessageFiles</name>
    <message>
        <source>{name} was not saved.</source>
        <translation>Файл {name} не сохранён.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Копировать сообщение</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Отправить снова</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>View {name}</source>
        <translation>Посмотреть {name}</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>Сохранить {name}</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Открыть {name}</translation>
    </message>
    <message>
        <source>Copy link to the file</source>
        <translation>Копировать ссылку на файл</translation>
    </message>
    <message>
        <source>Copy e-mail address</source>
        <translation>Копировать адрес</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Копировать номер</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Копировать ссылку</translation>
    </message>
</context>
<context>
    <name>ModeCards</name>
    <message>
        <source>Always visible</source>
        <translation>Виден всегда</translation>
    </message>
    <message>
        <source>The button is there for everybody, on every page.</source>
        <translation>Кнопка есть у всех и на каждой странице.</translation>
    </message>
    <message>
        <source>Only with a dialog</source>
        <translation>Только с диалогом</translation>
    </message>
    <message>
        <source>The button appears once there is a dialog, begun by either side.</source>
        <translation>Кнопка появляется, когда есть диалог, кто бы его ни начал.</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Скрыт</translation>
    </message>
    <message>
        <source>No button. What you write shows; when its window is closed, nothing is left.</source>
        <translation>Кнопки нет. Написанное вами показывается; окно закрыли — ничего не осталось.</translation>
    </message>
</context>
<context>
    <name>NoteList</name>
    <message>
        <source>Add a note about this person</source>
        <translation>Заметка об этом человеке</translation>
    </message>
    <message>
        <source>New note about this person, for operators only</source>
        <translation>Новая заметка об этом человеке, только для операторов</translation>
    </message>
    <message>
        <source>Remove this note?</source>
        <translation>Убрать эту заметку?</translation>
    </message>
    <message>
        <source>It goes for all operators and does not come back.</source>
        <translation>Она исчезнет у всех операторов, вернуть её нельзя.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
</context>
<context>
    <name>NoteRow</name>
    <message>
        <source>Remove the note “{text}”</source>
        <translation>Убрать заметку «{text}»</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Скрыть</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Open: {title}</source>
        <translation>Открыть: {title}</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>Recent</source>
        <translation>Недавние</translation>
    </message>
    <message>
        <source>Name and text</source>
        <translation>Имя и текст</translation>
    </message>
    <message>
        <source>Name only</source>
        <translation>Только имя</translation>
    </message>
    <message>
        <source>That there is a message</source>
        <translation>Что есть сообщение</translation>
    </message>
    <message>
        <source>Show in notifications</source>
        <translation>Показывать в уведомлениях</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Тихие часы</translation>
    </message>
    <message>
        <source>Nothing is shown or heard then; it waits in the list</source>
        <translation>Ничего не показывается и не звучит; всё ждёт в списке</translation>
    </message>
    <message>
        <source>Quiet on Saturday and Sunday</source>
        <translation>Тихо в субботу и воскресенье</translation>
    </message>
    <message>
        <source>Alerts outside the team’s working hours</source>
        <translation>Оповещать вне рабочих часов команды</translation>
    </message>
    <message>
        <source>An owner sets the hours in Settings, Site chat; without any, the team always works</source>
        <translation>Часы задаёт владелец: Настройки, Чат на сайте; если их нет, команда работает всегда</translation>
    </message>
    <message>
        <source>Repeat until read</source>
        <translation>Повторять, пока не прочитано</translation>
    </message>
    <message>
        <source>Remind of who waits</source>
        <translation>Напоминать о тех, кто ждёт</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Капля</translation>
    </message>
    <message>
        <source>Bell</source>
        <translation>Колокольчик</translation>
    </message>
    <message>
        <source>Knock</source>
        <translation>Стук</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Звук</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Громкость</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Прослушать</translation>
    </message>
    <message>
        <source>The sound could not be played: this computer has no sound output.</source>
        <translation>Звук воспроизвести не удалось: на этом компьютере нет вывода звука.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Никогда</translation>
    </message>
    <message>
        <source>every {number} s</source>
        <translation>каждые {number} с</translation>
    </message>
    <message>
        <source>every {number} min</source>
        <translation>каждые {number} мин</translation>
    </message>
    <message>
        <source>after {number} min</source>
        <translation>через {number} мин</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
</context>
<context>
    <name>OtherDialogs</name>
    <message>
        <source>open</source>
        <translation>открыт</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрытые</translation>
    </message>
</context>
<context>
    <name>OwnRow</name>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>На месте</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Нет на месте</translation>
    </message>
    <message>
        <source>Statistics…</source>
        <translation>Статистика…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Настройки…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Завершить работу</translation>
    </message>
    <message>
        <source>All people</source>
        <translation>Все люди</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>online</source>
        <translation>на месте</translation>
    </message>
    <message>
        <source>away</source>
        <translation>нет на месте</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>выход выполнен</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>нет связи</translation>
    </message>
    <message>
        <source>{name}, {status}</source>
        <translation>{name}, {status}</translation>
    </message>
</context>
<context>
    <name>OwnServerForm</name>
    <message>
        <source>Address of the server</source>
        <translation>Адрес сервера</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Входим…</translation>
    </message>
    <message>
        <source>Write the address as https://chat.example.com</source>
        <translation>Напишите адрес в виде https://chat.example.com</translation>
    </message>
    <message>
        <source>Write your e-mail address</source>
        <translation>Напишите свой адрес почты</translation>
    </message>
    <message>
        <source>Write your password</source>
        <translation>Напишите пароль</translation>
    </message>
</context>
<context>
    <name>OwnerPage</name>
    <message>
        <source>Only owners change this. You see how it is.</source>
        <translation>Это меняют только владельцы. Вы видите, как настроено.</translation>
    </message>
</context>
<context>
    <name>PagedModel</name>
    <message>
        <source>Loading…</source>
        <translation>Загрузка…</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Sign in again</source>
        <translation>Войти снова</translation>
    </message>
    <message>
        <source>Password for {account}</source>
        <translation>Пароль для «{account}»</translation>
    </message>
    <message>
        <source>Token for {account}</source>
        <translation>Токен для {account}</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Токен</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>Change password…</source>
        <translation>Сменить пароль…</translation>
    </message>
    <message>
        <source>Password until now</source>
        <translation>Прежний пароль</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Новый пароль</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Сменить пароль</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Everywhere else you are signed out.</source>
        <translation>Во всех других местах вы выйдете.</translation>
    </message>
    <message>
        <source>Write your password</source>
        <translation>Напишите пароль</translation>
    </message>
    <message>
        <source>At least {n} characters</source>
        <translation>Не меньше {n} знаков</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>Это не ваш пароль.</translation>
    </message>
    <message>
        <source>The password is changed; everywhere else you are signed out.</source>
        <translation>Пароль изменён; во всех других местах вы вышли.</translation>
    </message>
</context>
<context>
    <name>PeoplePane</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Назад (Esc)</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Написать</translation>
    </message>
    <message>
        <source>Search by name, e-mail or phone</source>
        <translation>Поиск по имени, e-mail или телефону</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>Поиск людей</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Сегмент</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>Список не удалось прочитать</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Никто не нашёлся</translation>
    </message>
    <message>
        <source>Nobody has been here yet</source>
        <translation>Здесь ещё никого не было</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Загрузка…</translation>
    </message>
    <message>
        <source>There is no connection: only people known on this computer are listed.</source>
        <translation>Нет связи: показаны только люди, известные на этом компьютере.</translation>
    </message>
    <message>
        <source>Any segment</source>
        <translation>Любой сегмент</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>People so far: {n}</source>
        <translation>Людей пока: {n}</translation>
    </message>
</context>
<context>
    <name>ProfileChoice</name>
    <message>
        <source>Public profiles by e-mail</source>
        <translation>Публичные профили по e-mail</translation>
    </message>
    <message>
        <source>Address of the profile service</source>
        <translation>Адрес службы профилей</translation>
    </message>
    <message>
        <source>This is no address of a service: it begins with https:// or http://</source>
        <translation>Это не адрес службы: он начинается с https:// или http://</translation>
    </message>
</context>
<context>
    <name>ProfileView</name>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>From {source} · {when} · confirmed by nobody</source>
        <translation>Из {source} · {when} · никем не подтверждено</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Профиль</translation>
    </message>
    <message>
        <source>{title}, opens {host}</source>
        <translation>{title}, откроет {host}</translation>
    </message>
</context>
<context>
    <name>ProofLine</name>
    <message>
        <source>Send a test</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Whether the system shows our notifications is not known yet.</source>
        <translation>Показывает ли система наши уведомления, пока неизвестно.</translation>
    </message>
    <message>
        <source>The test is on its way…</source>
        <translation>Проверка отправлена…</translation>
    </message>
    <message>
        <source>The system has not shown it; the app has, in its own way. Click it there.</source>
        <translation>Система его не показала; приложение показало само. Нажмите на него там.</translation>
    </message>
    <message>
        <source>The system has shown it in {number} ms. Click it to see that clicks arrive.</source>
        <translation>Система показала его за {number} мс. Нажмите на него, чтобы проверить, что нажатие доходит.</translation>
    </message>
    <message>
        <source>✓ The system shows our notifications. Last test: shown in {number} ms, click received.</source>
        <translation>✓ Система показывает наши уведомления. Последняя проверка: показано за {number} мс, нажатие дошло.</translation>
    </message>
    <message>
        <source>The system has shown it in {number} ms, and no click came. If you did not see it, look at what follows; if you did, click it, or its button.</source>
        <translation>Система показала его за {number} мс, но нажатия не было. Если вы его не видели, посмотрите, что ниже; если видели — нажмите на него или на его кнопку.</translation>
    </message>
</context>
<context>
    <name>PropertyForm</name>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Name of the property</source>
        <translation>Название свойства</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Value of the property</source>
        <translation>Значение свойства</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>A property needs a name.</source>
        <translation>Свойству нужно название.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Число</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Да или нет</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Список</translation>
    </message>
    <message>
        <source>one, two, three</source>
        <translation>один, два, три</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>Это не число.</translation>
    </message>
    <message>
        <source>A date is written as 2026-12-31 or 2026-12-31 18:30.</source>
        <translation>Дата пишется так: 2026-12-31 или 2026-12-31 18:30.</translation>
    </message>
    <message>
        <source>Only yes or no can stand here.</source>
        <translation>Здесь может стоять только «да» или «нет».</translation>
    </message>
    <message>
        <source>A list has 1 to {n} entries, separated by commas.</source>
        <translation>В списке от 1 до {n} значений через запятую.</translation>
    </message>
    <message>
        <source>There is no value.</source>
        <translation>Нет значения.</translation>
    </message>
    <message>
        <source>New property</source>
        <translation>Новое свойство</translation>
    </message>
    <message>
        <source>Change the property</source>
        <translation>Изменить свойство</translation>
    </message>
</context>
<context>
    <name>PropertyList</name>
    <message>
        <source>Search properties</source>
        <translation>Поиск по свойствам</translation>
    </message>
    <message>
        <source>No property like this</source>
        <translation>Такого свойства нет</translation>
    </message>
    <message>
        <source>+ Add property</source>
        <translation>+ Добавить свойство</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>RecentActivity</name>
    <message>
        <source>Full history ›</source>
        <translation>Вся история ›</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Пока ничего</translation>
    </message>
</context>
<context>
    <name>ReplyForm</name>
    <message>
        <source>Name to find it by</source>
        <translation>Название, по которому его найти</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Another reply is called “{name}” already.</source>
        <translation>Другой ответ уже называется «{name}».</translation>
    </message>
    <message numerus="yes">
        <source>Too long by %n.</source>
        <translation>
            <numerusform>Длиннее на %n знак.</numerusform>
            <numerusform>Длиннее на %n знака.</numerusform>
            <numerusform>Длиннее на %n знаков.</numerusform>
        </translation>
    </message>
    <message>
        <source>In braces stands what is known of the user; after a bar what stands there otherwise: {name|friend}</source>
        <translation>В скобках — то, что известно о пользователе; после черты — что поставить, если неизвестно: {имя|друг}</translation>
    </message>
</context>
<context>
    <name>ReplyModel</name>
    <message>
        <source>shared</source>
        <translation>общий</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>мой</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Открыть снова</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Назначить</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Тег</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>Mark unread</source>
        <translation>Отметить непрочитанным</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Без уведомлений</translation>
    </message>
    <message>
        <source>Alert me again</source>
        <translation>Снова уведомлять</translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>This dialog could not be read</source>
        <translation>Диалог не удалось прочитать</translation>
    </message>
</context>
<context>
    <name>RuleGroup</name>
    <message>
        <source>How many of the conditions</source>
        <translation>Сколько условий</translation>
    </message>
    <message>
        <source>Remove this group</source>
        <translation>Убрать эту группу</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>Добавить условие</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>Добавить группу</translation>
    </message>
    <message>
        <source>Conditions in brackets: all, any or none of them</source>
        <translation>Условия в скобках: все, любое или ни одного</translation>
    </message>
    <message>
        <source>all of these hold</source>
        <translation>верно всё</translation>
    </message>
    <message>
        <source>any of these holds</source>
        <translation>верно хотя бы одно</translation>
    </message>
    <message>
        <source>none of these holds</source>
        <translation>не верно ни одно</translation>
    </message>
    <message>
        <source>not all of these hold</source>
        <translation>верно не всё</translation>
    </message>
    <message>
        <source>Users of whom</source>
        <translation>Пользователи, для которых</translation>
    </message>
</context>
<context>
    <name>RuleTable</name>
    <message>
        <source>Desktop</source>
        <translation>Экран</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Звук</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Почта</translation>
    </message>
    <message>
        <source>my dialogs</source>
        <translation>мои диалоги</translation>
    </message>
    <message>
        <source>unassigned dialogs</source>
        <translation>неназначенные диалоги</translation>
    </message>
    <message>
        <source>colleagues’ dialogs</source>
        <translation>диалоги коллег</translation>
    </message>
    <message>
        <source>mentions in notes</source>
        <translation>упоминания в заметках</translation>
    </message>
    <message>
        <source>New message in…</source>
        <translation>Новое сообщение:</translation>
    </message>
</context>
<context>
    <name>SaveReply</name>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Name to find it by</source>
        <translation>Название, по которому его найти</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>“{name}” is there already. Replace it?</source>
        <translation>«{name}» уже есть. Заменить?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Заменить</translation>
    </message>
    <message>
        <source>Save as a reply</source>
        <translation>Сохранить как ответ</translation>
    </message>
</context>
<context>
    <name>SavedRepliesPage</name>
    <message>
        <source>Search by name or text</source>
        <translation>Искать по названию или тексту</translation>
    </message>
    <message>
        <source>Search saved replies</source>
        <translation>Поиск по ответам</translation>
    </message>
    <message>
        <source>New reply</source>
        <translation>Новый ответ</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>«{name}» удалён.</translation>
    </message>
    <message>
        <source>No saved reply is like this</source>
        <translation>Нет похожего ответа</translation>
    </message>
    <message>
        <source>No saved replies yet</source>
        <translation>Сохранённых ответов пока нет</translation>
    </message>
    <message>
        <source>Keep here what you write again and again, and take it with / in the field.</source>
        <translation>Храните здесь то, что пишете снова и снова, и вставляйте в ответ клавишей /.</translation>
    </message>
    <message>
        <source>“{name}” was not saved.</source>
        <translation>«{name}» не сохранён.</translation>
    </message>
    <message>
        <source>The saved reply was not deleted.</source>
        <translation>Сохранённый ответ не удалён.</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>Сохранённые ответы</translation>
    </message>
</context>
<context>
    <name>SavedReplyPicker</name>
    <message>
        <source>Search saved replies</source>
        <translation>Поиск по ответам</translation>
    </message>
    <message>
        <source>Search by name or text</source>
        <translation>Искать по названию или тексту</translation>
    </message>
    <message>
        <source>Preview for {name}</source>
        <translation>Как увидит {name}</translation>
    </message>
    <message>
        <source>No saved reply is like this.</source>
        <translation>Нет похожего ответа.</translation>
    </message>
    <message>
        <source>There are no saved replies yet. Write an answer and press “Save reply”.</source>
        <translation>Сохранённых ответов пока нет. Напишите ответ и нажмите «Сохранить ответ».</translation>
    </message>
</context>
<context>
    <name>SearchPalette</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Найденное</translation>
    </message>
    <message>
        <source>Show in the list of dialogs</source>
        <translation>Показать в списке диалогов</translation>
    </message>
    <message>
        <source>Search messages, people, dialogs and commands</source>
        <translation>Искать сообщения, людей, диалоги и команды</translation>
    </message>
    <message>
        <source>Looking further at the server…</source>
        <translation>Ищу дальше на сервере…</translation>
    </message>
    <message>
        <source>No connection: only what is on this computer was searched.</source>
        <translation>Нет связи: искали только на этом компьютере.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Недавние</translation>
    </message>
    <message>
        <source>Dialogs</source>
        <translation>Диалоги</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>Сохранённые ответы</translation>
    </message>
    <message>
        <source>At the server</source>
        <translation>На сервере</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Ничего не найдено.</translation>
    </message>
    <message>
        <source>Messages · {count} in {ms} ms</source>
        <translation>Сообщения · {count} за {ms} мс</translation>
    </message>
    <message>
        <source>Not understood: {words}</source>
        <translation>Не понято: {words}</translation>
    </message>
    <message>
        <source>Narrow it: from:name  tag:vip  in:open  in:closed  is:note  is:mine  is:unread  has:file  has:image  has:link  before:2026-11-01  after:yesterday  “exact words”</source>
        <translation>Уточнить: от:имя  тег:vip  в:открытых  в:закрытых  это:заметка  это:моё  это:непрочитанное  есть:файл  есть:картинка  есть:ссылка  до:01.11.2026  после:вчера  &quot;точные слова&quot;</translation>
    </message>
    <message>
        <source>Found for “{words}”: the other keyboard layout.</source>
        <translation>Найдено по «{words}»: другая раскладка клавиатуры.</translation>
    </message>
    <message>
        <source>{count} older messages are still being added to the search.</source>
        <translation>Более старые сообщения ещё добавляются в поиск: {count}.</translation>
    </message>
</context>
<context>
    <name>SegmentForm</name>
    <message>
        <source>Name of the segment</source>
        <translation>Название сегмента</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>A rule has at most {parts} conditions and groups, {depth} within each other.</source>
        <translation>В правиле не больше {parts} условий и групп, вложенных не глубже {depth}.</translation>
    </message>
    <message>
        <source>Something is missing in a condition.</source>
        <translation>В условии чего-то не хватает.</translation>
    </message>
    <message>
        <source>Users: {rule}.</source>
        <translation>Пользователи: {rule}.</translation>
    </message>
</context>
<context>
    <name>SegmentRow</name>
    <message>
        <source>Being counted…</source>
        <translation>Считаем…</translation>
    </message>
    <message>
        <source>Who is in it</source>
        <translation>Кто в нём</translation>
    </message>
    <message numerus="yes">
        <source>%n users</source>
        <translation>
            <numerusform>%n пользователь</numerusform>
            <numerusform>%n пользователя</numerusform>
            <numerusform>%n пользователей</numerusform>
        </translation>
    </message>
    <message>
        <source>Who is in {name}</source>
        <translation>Кто в «{name}»</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>Изменить «{name}»</translation>
    </message>
</context>
<context>
    <name>SegmentsPage</name>
    <message>
        <source>Users who fulfil a rule. They come and go by themselves.</source>
        <translation>Пользователи, для которых верно правило. Входят и выходят сами.</translation>
    </message>
    <message>
        <source>New segment</source>
        <translation>Новый сегмент</translation>
    </message>
    <message>
        <source>No segments yet</source>
        <translation>Сегментов пока нет</translation>
    </message>
    <message>
        <source>A segment gathers users by what they are and do: customers, lost carts, newcomers.</source>
        <translation>Сегмент собирает пользователей по тому, кто они и что делают: покупатели, брошенные корзины, новички.</translation>
    </message>
    <message>
        <source>“{name}” was not saved. {reason}</source>
        <translation>«{name}» не сохранено. {reason}</translation>
    </message>
    <message>
        <source>The segment was not deleted. {reason}</source>
        <translation>Сегмент не удалён. {reason}</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Сегменты</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Assign</source>
        <translation>Назначить</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Тег</translation>
    </message>
    <message>
        <source>Assign the selected</source>
        <translation>Назначить выбранные</translation>
    </message>
    <message>
        <source>Tag the selected</source>
        <translation>Тег для выбранных</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Снять выделение</translation>
    </message>
    <message>
        <source>Selected: {n}</source>
        <translation>Выбрано: {n}</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Открыть снова</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Reopen the selected</source>
        <translation>Открыть выбранные снова</translation>
    </message>
    <message>
        <source>Close the selected</source>
        <translation>Закрыть выбранные</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Поиск по настройкам</translation>
    </message>
    <message>
        <source>No setting is like this.</source>
        <translation>Похожих настроек нет.</translation>
    </message>
    <message>
        <source>The settings could not be written to disk: they hold until the app ends.</source>
        <translation>Настройки не удалось записать на диск: они действуют до выхода из программы.</translation>
    </message>
</context>
<context>
    <name>SharingChoice</name>
    <message>
        <source>For everybody</source>
        <translation>Для всех</translation>
    </message>
    <message>
        <source>Only mine</source>
        <translation>Только мой</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>Хранится на этом компьютере</translation>
    </message>
    <message>
        <source>The service keeps no saved replies: colleagues do not see it.</source>
        <translation>Сервис не хранит заготовок: коллеги её не увидят.</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Start here, on this computer</source>
        <translation>Начать здесь, на этом компьютере</translation>
    </message>
    <message>
        <source>Own server</source>
        <translation>Свой сервер</translation>
    </message>
    <message>
        <source>Carrot quest or Dashly</source>
        <translation>Carrot quest или Dashly</translation>
    </message>
    <message>
        <source>I have an invitation</source>
        <translation>У меня есть приглашение</translation>
    </message>
    <message>
        <source>Write the name that visitors of your site see</source>
        <translation>Напишите имя, которое увидят посетители</translation>
    </message>
    <message>
        <source>Where are your dialogs?</source>
        <translation>Где ваши диалоги?</translation>
    </message>
    <message>
        <source>Choose the service that your site&apos;s chat runs on.</source>
        <translation>Выберите, на чём работает чат вашего сайта.</translation>
    </message>
    <message>
        <source>Your name, as visitors see it</source>
        <translation>Ваше имя — его увидят посетители</translation>
    </message>
    <message>
        <source>a local backend with a page to try it — nothing to set up</source>
        <translation>сервер прямо здесь и страница для пробы — настраивать нечего</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Запускаем…</translation>
    </message>
    <message>
        <source>The chat server on this computer is being set up. This takes a few seconds.</source>
        <translation>Готовим сервер чата на этом компьютере. Это займёт несколько секунд.</translation>
    </message>
    <message>
        <source>Join a team</source>
        <translation>Войти в команду</translation>
    </message>
</context>
<context>
    <name>SignOutQuestion</name>
    <message>
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Sign out of “{account}”?</source>
        <translation>Выйти из «{account}»?</translation>
    </message>
    <message>
        <source>Sign out and remove</source>
        <translation>Выйти и удалить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>The messages on this computer can stay for the next time you sign in, or be removed from it with your drafts. The server keeps everything that was sent.</source>
        <translation>Сообщения на этом компьютере могут остаться до следующего входа, а могут быть удалены с него вместе с черновиками. Всё отправленное хранится на сервере.</translation>
    </message>
    <message>
        <source>Not sent yet: {count}. Removing loses it for good.</source>
        <translation>Ещё не отправлено: {count}. При удалении это пропадёт навсегда.</translation>
    </message>
</context>
<context>
    <name>SiteChatPage</name>
    <message>
        <source>Open pages of your site follow at once.</source>
        <translation>Открытые страницы сайта меняются сразу.</translation>
    </message>
    <message>
        <source>Language of the chat</source>
        <translation>Язык чата</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Приветствие</translation>
    </message>
    <message>
        <source>Ask us anything, we are here.</source>
        <translation>Спрашивайте, мы на связи.</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>Рабочие часы</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Часовой пояс</translation>
    </message>
    <message>
        <source>When nobody is there</source>
        <translation>Когда никого нет</translation>
    </message>
    <message>
        <source>Leave a message, we will answer.</source>
        <translation>Оставьте сообщение, мы ответим.</translation>
    </message>
    <message>
        <source>Ask for an e-mail when nobody is there</source>
        <translation>Просить почту, когда никого нет</translation>
    </message>
    <message>
        <source>The line for your pages</source>
        <translation>Строка для ваших страниц</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Скопировать</translation>
    </message>
    <message>
        <source>As the visitor&apos;s browser</source>
        <translation>Как в браузере посетителя</translation>
    </message>
    <message>
        <source>The site&apos;s chat was not changed. {reason}</source>
        <translation>Чат на сайте не изменён. {reason}</translation>
    </message>
    <message>
        <source>The profile service was not changed. {reason}</source>
        <translation>Служба профилей не изменена. {reason}</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Цвет</translation>
    </message>
    <message>
        <source>Outside of them the chat says that nobody is there, whoever is signed in</source>
        <translation>В остальное время чат говорит, что никого нет, кто бы ни был в сети</translation>
    </message>
    <message>
        <source>It becomes the user&apos;s e-mail. Nobody who has one is asked.</source>
        <translation>Она станет почтой пользователя. У кого почта есть, тех не спрашивают.</translation>
    </message>
    <message>
        <source>Public profiles by e-mail</source>
        <translation>Публичные профили по e-mail</translation>
    </message>
    <message>
        <source>The server asks a service such as Gravatar by a hash of the e-mail and fills what is blank</source>
        <translation>Сервер спрашивает службу вроде Gravatar по хешу e-mail и заполняет пустое</translation>
    </message>
    <message>
        <source>Put this line on every page of your site:</source>
        <translation>Вставьте эту строку на каждую страницу сайта:</translation>
    </message>
    <message>
        <source>Site chat</source>
        <translation>Чат на сайте</translation>
    </message>
</context>
<context>
    <name>StaleBar</name>
    <message>
        <source>Send anyway</source>
        <translation>Всё равно отправить</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>Оставить черновиком</translation>
    </message>
</context>
<context>
    <name>StatisticsWindow</name>
    <message>
        <source>Statistics</source>
        <translation>Статистика</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Период</translation>
    </message>
    <message>
        <source>Count working hours only</source>
        <translation>Считать только рабочее время</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Сохранить в CSV…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новые</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Закрытые</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>Первый ответ</translation>
    </message>
    <message>
        <source>To closing</source>
        <translation>До закрытия</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Открыты сейчас</translation>
    </message>
    <message>
        <source>Waiting now</source>
        <translation>Ждут сейчас</translation>
    </message>
    <message>
        <source>Numbers by day</source>
        <translation>Числа по дням</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Numbers by operator</source>
        <translation>Числа по операторам</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Таблица (*.csv)</translation>
    </message>
    <message>
        <source>Nothing to count yet</source>
        <translation>Пока нечего считать</translation>
    </message>
    <message>
        <source>As soon as somebody writes on the site, the numbers of these days stand here.</source>
        <translation>Как только на сайте кто-нибудь напишет, здесь появятся числа за эти дни.</translation>
    </message>
    <message>
        <source>and opened again: {n}</source>
        <translation>и открыты снова: {n}</translation>
    </message>
    <message>
        <source>without an answer: {n}</source>
        <translation>без ответа: {n}</translation>
    </message>
    <message>
        <source>9 of 10: {time}</source>
        <translation>9 из 10: {time}</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Считаем…</translation>
    </message>
    <message>
        <source>These are the numbers from before. {reason}</source>
        <translation>Это прежние числа. {reason}</translation>
    </message>
    <message>
        <source>The numbers are not here</source>
        <translation>Чисел нет</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Working hours only</source>
        <translation>Только рабочее время</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>День за днём</translation>
    </message>
    <message>
        <source>By operator</source>
        <translation>По операторам</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>По дням</translation>
    </message>
</context>
<context>
    <name>Staying</name>
    <message>
        <source>Operator goes on in the background</source>
        <translation>Operator продолжает работать в фоне</translation>
    </message>
    <message>
        <source>Quit in the menu of your picture</source>
        <translation>пункт «Завершить работу» в меню вашего значка</translation>
    </message>
    <message>
        <source>The window is in the tray, and you still hear of new messages. {quit}, or Quit in the tray, ends the app.</source>
        <translation>Окно в трее, о новых сообщениях вы узнаете. Завершить работу: {quit} или меню значка в трее.</translation>
    </message>
    <message>
        <source>Closing the window does not end the app: you still hear of new messages. {quit} ends it; Settings, General, has another choice.</source>
        <translation>Приложение работает и после закрытия окна: о новых сообщениях вы узнаете. Завершить работу — {quit}; изменить это можно в настройках, раздел «Общие».</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Messages may take</source>
        <translation>Сообщения могут занимать</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>With people, drafts and the search index, on this computer</source>
        <translation>Вместе с людьми, черновиками и поисковым указателем, на этом компьютере</translation>
    </message>
    <message>
        <source>Pictures and files</source>
        <translation>Картинки и файлы</translation>
    </message>
    <message>
        <source>Copies; those not looked at for longest go by themselves</source>
        <translation>Копии; те, что дольше всего не открывали, удаляются сами</translation>
    </message>
    <message>
        <source>Above it, messages of old closed dialogs leave this computer; opening the dialog brings them again. Open dialogs, drafts and what waits to be sent always stay.</source>
        <translation>Сверх этого с компьютера уходят сообщения старых закрытых диалогов; при открытии диалога они загрузятся снова. Открытые диалоги, черновики и неотправленное остаются всегда.</translation>
    </message>
    <message>
        <source>Look for damage</source>
        <translation>Проверка на повреждения</translation>
    </message>
    <message>
        <source>Happens once a week by itself</source>
        <translation>Раз в неделю происходит сама</translation>
    </message>
    <message>
        <source>Looking through all of it…</source>
        <translation>Проверяю всё целиком…</translation>
    </message>
    <message>
        <source>It is damaged. The window says what can be done.</source>
        <translation>Найдено повреждение. Что делать, сказано в главном окне.</translation>
    </message>
    <message>
        <source>{size} · messages: {count}</source>
        <translation>{size} · сообщений: {count}</translation>
    </message>
    <message>
        <source>No damage found: {day}, {time}</source>
        <translation>Повреждений нет: {day}, {time}</translation>
    </message>
    <message>
        <source>As much as needed</source>
        <translation>Сколько нужно</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Хранение</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>+ Add tag</source>
        <translation>+ Добавить тег</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Тег</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Новый тег</translation>
    </message>
    <message>
        <source>Too long by {n}: a tag has at most {most} characters.</source>
        <translation>Слишком длинно на {n}: в теге не больше {most} знаков.</translation>
    </message>
    <message>
        <source>Remove the tag “{tag}”</source>
        <translation>Убрать тег «{tag}»</translation>
    </message>
</context>
<context>
    <name>TeamPage</name>
    <message>
        <source>Invite</source>
        <translation>Пригласить</translation>
    </message>
    <message>
        <source>New name for {name}</source>
        <translation>Новое имя: {name}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Переименовать</translation>
    </message>
    <message>
        <source>Open dialogs that become nobody&apos;s: {n}.</source>
        <translation>Открытых диалогов, которые станут ничьими: {n}.</translation>
    </message>
    <message>
        <source>No open dialog is assigned to this operator.</source>
        <translation>Открытых диалогов за этим оператором нет.</translation>
    </message>
    <message>
        <source>Every session ends at once; what was written stays. To come back takes a new invitation.</source>
        <translation>Все сеансы закончатся сразу; написанное останется. Чтобы вернуться, нужно новое приглашение.</translation>
    </message>
    <message>
        <source>Remove {name} from the team?</source>
        <translation>Убрать {name} из команды?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Only owners invite, remove and change roles. Ask one of them.</source>
        <translation>Приглашать, убирать и менять роли могут только владельцы. Попросите кого-нибудь из них.</translation>
    </message>
    <message>
        <source>No connection: the team can be changed again once there is one.</source>
        <translation>Нет связи: команду можно будет менять, когда она появится.</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Приглашены</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>This is not allowed: only owners may, and whoever&apos;s computer the server runs on stays its owner.</source>
        <translation>Так нельзя: это могут только владельцы, а тот, на чьём компьютере работает сервер, остаётся владельцем.</translation>
    </message>
</context>
<context>
    <name>TestLine</name>
    <message>
        <source>Send a test e-mail</source>
        <translation>Отправить проверочное письмо</translation>
    </message>
    <message>
        <source>Whether e-mails arrive is known once a test did.</source>
        <translation>Доходят ли письма, покажет проверочное письмо.</translation>
    </message>
    <message>
        <source>A test is on its way to {email}…</source>
        <translation>Проверочное письмо отправляется на {email}…</translation>
    </message>
    <message>
        <source>✓ The mail server has taken a test for {email}. Look whether it has come.</source>
        <translation>✓ Почтовый сервер принял проверочное письмо для {email}. Посмотрите, пришло ли оно.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Loading…</source>
        <translation>Загрузка…</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>Choose a dialog to read it here</source>
        <translation>Выберите диалог, и он откроется здесь</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Сообщений пока нет</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>History of this person</source>
        <translation>История этого человека</translation>
    </message>
    <message>
        <source>Entries so far: {n}</source>
        <translation>Записей пока: {n}</translation>
    </message>
    <message>
        <source>Open the dialog</source>
        <translation>Открыть диалог</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Открыть страницу</translation>
    </message>
    <message>
        <source>Copy the page&apos;s address</source>
        <translation>Копировать адрес страницы</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
</context>
<context>
    <name>TokenPicture</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Developers</source>
        <translation>Разработчикам</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>API-ключи</translation>
    </message>
    <message>
        <source>In the service: {path}</source>
        <translation>В сервисе: {path}</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message>
        <source>Transfer to</source>
        <translation>Кому передать</translation>
    </message>
    <message>
        <source>Note for your colleague</source>
        <translation>Заметка коллеге</translation>
    </message>
    <message>
        <source>Note for your colleague, if you like</source>
        <translation>Заметка коллеге, если нужно</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Передать</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Transfer the dialog</source>
        <translation>Передать диалог</translation>
    </message>
    <message>
        <source>Transfer dialogs: {n}</source>
        <translation>Передать диалоги: {n}</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Завершить работу</translation>
    </message>
    <message numerus="yes">
        <source>Operator: %n unread dialog(s)</source>
        <translation>
            <numerusform>Operator: %n непрочитанный диалог</numerusform>
            <numerusform>Operator: %n непрочитанных диалога</numerusform>
            <numerusform>Operator: %n непрочитанных диалогов</numerusform>
        </translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
</context>
<context>
    <name>TriggerForm</name>
    <message>
        <source>Name of the trigger</source>
        <translation>Название триггера</translation>
    </message>
    <message>
        <source>What it waits for</source>
        <translation>Чего он ждёт</translation>
    </message>
    <message>
        <source>Address, e.g. /cart*</source>
        <translation>Адрес, например /cart*</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Секунды</translation>
    </message>
    <message>
        <source>Name of the event, e.g. cart_added</source>
        <translation>Имя события, например cart_added</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Сегмент</translation>
    </message>
    <message>
        <source>after</source>
        <translation>через</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>секунд</translation>
    </message>
    <message>
        <source>What it writes</source>
        <translation>Что он пишет</translation>
    </message>
    <message>
        <source>In whose name</source>
        <translation>От чьего имени</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Как часто</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Дни</translation>
    </message>
    <message>
        <source>days</source>
        <translation>дней</translation>
    </message>
    <message>
        <source>Not while a dialog is going on</source>
        <translation>Не во время идущего диалога</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>On a page</source>
        <translation>На странице</translation>
    </message>
    <message>
        <source>When an event happens</source>
        <translation>Когда случилось событие</translation>
    </message>
    <message>
        <source>When a user comes into a segment</source>
        <translation>Когда пользователь вошёл в сегмент</translation>
    </message>
    <message>
        <source>once to each user</source>
        <translation>один раз каждому</translation>
    </message>
    <message>
        <source>again after</source>
        <translation>снова через</translation>
    </message>
    <message>
        <source>In the name of</source>
        <translation>От имени</translation>
    </message>
</context>
<context>
    <name>TriggerRow</name>
    <message>
        <source>{name} writes</source>
        <translation>«{name}» пишет</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>Изменить «{name}»</translation>
    </message>
</context>
<context>
    <name>TriggersPage</name>
    <message>
        <source>A trigger writes first, in an operator&apos;s name. Nobody gets the same twice, and the blocked get nothing.</source>
        <translation>Триггер пишет первым от имени оператора. Никто не получит одно и то же дважды, заблокированные — ничего.</translation>
    </message>
    <message>
        <source>New trigger</source>
        <translation>Новый триггер</translation>
    </message>
    <message>
        <source>No triggers yet</source>
        <translation>Триггеров пока нет</translation>
    </message>
    <message>
        <source>Offer help on the page of the cart, greet who comes back, ask who is about to leave.</source>
        <translation>Предложите помощь на странице корзины, встретьте вернувшихся, спросите уходящих.</translation>
    </message>
    <message>
        <source>“{name}” was not saved. {reason}</source>
        <translation>«{name}» не сохранено. {reason}</translation>
    </message>
    <message>
        <source>The trigger was not deleted. {reason}</source>
        <translation>Триггер не удалён. {reason}</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation>Триггеры</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
</context>
<context>
    <name>UserCardPane</name>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>This user is blocked</source>
        <translation>Пользователь заблокирован</translation>
    </message>
    <message>
        <source>On the site now</source>
        <translation>Сейчас на сайте</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Сегменты</translation>
    </message>
    <message>
        <source>Notes about this person</source>
        <translation>Заметки об этом человеке</translation>
    </message>
    <message>
        <source>Cart</source>
        <translation>Корзина</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Свойства</translation>
    </message>
    <message>
        <source>Recent activity</source>
        <translation>Последние действия</translation>
    </message>
    <message>
        <source>Public profile</source>
        <translation>Открытый профиль</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Посещения</translation>
    </message>
    <message>
        <source>Other dialogs</source>
        <translation>Другие диалоги</translation>
    </message>
    <message>
        <source>The card could not be read</source>
        <translation>Карточку не удалось прочитать</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Nothing is known of this user</source>
        <translation>О пользователе ничего не известно</translation>
    </message>
    <message>
        <source>Not known without a connection</source>
        <translation>Без связи неизвестно</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Страница</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Первый визит</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Был на сайте</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Браузер</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
</context>
<context>
    <name>UserDetails</name>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>What people do on the site is not kept on this computer.</source>
        <translation>Действия людей на сайте не хранятся на этом компьютере.</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>Историю не удалось прочитать</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Загрузка…</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Пока ничего</translation>
    </message>
    <message>
        <source>Nothing of this kind</source>
        <translation>Ничего такого</translation>
    </message>
    <message>
        <source>Save all that is known of this person</source>
        <translation>Сохранить всё, что известно об этом человеке</translation>
    </message>
    <message>
        <source>{name} is being written…</source>
        <translation>Записывается {name}…</translation>
    </message>
    <message>
        <source>{name} was not written.</source>
        <translation>{name} записать не удалось.</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Записано: {path}</translation>
    </message>
</context>
<context>
    <name>WelcomePanel</name>
    <message>
        <source>Ready</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Your chat runs on this computer. Open the try-out page in a browser, write something there, and answer it here.</source>
        <translation>Чат работает на этом компьютере. Откройте пробную страницу в браузере, напишите что-нибудь и ответьте здесь.</translation>
    </message>
    <message>
        <source>Address of the try-out page</source>
        <translation>Адрес пробной страницы</translation>
    </message>
    <message>
        <source>Open the try-out page</source>
        <translation>Открыть пробную страницу</translation>
    </message>
    <message>
        <source>To the dialogs</source>
        <translation>К диалогам</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>{name} is writing a note…</source>
        <translation>{name} пишет заметку…</translation>
    </message>
    <message>
        <source>{name} is typing…</source>
        <translation>{name} печатает…</translation>
    </message>
    <message>
        <source>{name} is typing:</source>
        <translation>{name} печатает:</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>«{text}»</translation>
    </message>
    <message>
        <source>{name} is writing an answer:</source>
        <translation>{name} пишет ответ:</translation>
    </message>
    <message>
        <source>{name} is writing an answer…</source>
        <translation>{name} пишет ответ…</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>Новые сообщения</translation>
    </message>
    <message>
        <source>Leads to {host}</source>
        <translation>Ведёт на {host}</translation>
    </message>
    <message>
        <source>Earlier messages are not on this computer; no connection</source>
        <translation>Более ранних сообщений нет на этом компьютере; нет связи</translation>
    </message>
    <message>
        <source>Earlier messages could not be fetched</source>
        <translation>Более ранние сообщения не удалось загрузить</translation>
    </message>
    <message>
        <source>Fetching earlier messages…</source>
        <translation>Получаем более ранние сообщения…</translation>
    </message>
    <message>
        <source>Earlier dialogs may not be on this computer; no connection</source>
        <translation>Более ранних диалогов может не быть на этом компьютере; нет связи</translation>
    </message>
    <message>
        <source>Later messages of this dialog may not be on this computer</source>
        <translation>Более поздних сообщений этого диалога может не быть на этом компьютере</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n сообщение</numerusform>
            <numerusform>%n сообщения</numerusform>
            <numerusform>%n сообщений</numerusform>
        </translation>
    </message>
    <message>
        <source>tags: {names}</source>
        <translation>теги: {names}</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n новое</numerusform>
            <numerusform>%n новых</numerusform>
            <numerusform>%n новых</numerusform>
        </translation>
    </message>
    <message>
        <source>To the newest</source>
        <translation>К новым</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>only operators see it</source>
        <translation>видят только операторы</translation>
    </message>
    <message>
        <source>from {page}</source>
        <translation>со страницы {page}</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>отправляется</translation>
    </message>
    <message>
        <source>checking whether it arrived</source>
        <translation>проверяем, дошло ли</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>отправлено</translation>
    </message>
    <message>
        <source>read</source>
        <translation>прочитано</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>не отправлено</translation>
    </message>
    <message>
        <source>Not sent.</source>
        <translation>Не отправлено.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Удалить</translation>
    </message>
    <message numerus="yes">
        <source>leaves in %n s</source>
        <translation>
            <numerusform>уйдёт через %n с</numerusform>
            <numerusform>уйдёт через %n с</numerusform>
            <numerusform>уйдёт через %n с</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Note by {name}</source>
        <translation>Заметка: {name}</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>не прочитано</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>картинка</translation>
    </message>
    <message>
        <source>file</source>
        <translation>файл</translation>
    </message>
    <message>
        <source>The backend</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>{by} changed who the dialog is with</source>
        <translation>{by}: у диалога сменился ответственный</translation>
    </message>
    <message>
        <source>Auto-assigned to {who}</source>
        <translation>Назначен автоматически: {who}</translation>
    </message>
    <message>
        <source>{who} took the dialog</source>
        <translation>Диалог взял(а) {who}</translation>
    </message>
    <message>
        <source>{by} assigned the dialog to {who}</source>
        <translation>{by}: диалог назначен — {who}</translation>
    </message>
    <message>
        <source>The dialog is unassigned</source>
        <translation>Диалог никому не назначен</translation>
    </message>
    <message>
        <source>{by} left the dialog unassigned</source>
        <translation>{by}: назначение снято</translation>
    </message>
    <message>
        <source>The dialog was closed</source>
        <translation>Диалог закрыт</translation>
    </message>
    <message>
        <source>{by} closed the dialog</source>
        <translation>{by}: диалог закрыт</translation>
    </message>
    <message>
        <source>The dialog was opened again</source>
        <translation>Диалог открыт снова</translation>
    </message>
    <message>
        <source>{by} opened the dialog again</source>
        <translation>{by}: диалог открыт снова</translation>
    </message>
    <message>
        <source>{by} snoozed the dialog</source>
        <translation>{by} отложил(а) диалог</translation>
    </message>
    <message>
        <source>{by} snoozed the dialog until {until}</source>
        <translation>{by}: диалог отложен до {until}</translation>
    </message>
    <message>
        <source>The snooze is over</source>
        <translation>Диалог вернулся из отложенных</translation>
    </message>
    <message>
        <source>{by} added a tag</source>
        <translation>{by} добавил(а) тег</translation>
    </message>
    <message>
        <source>{by} removed a tag</source>
        <translation>{by} убрал(а) тег</translation>
    </message>
    <message>
        <source>{by} added the tag {tag}</source>
        <translation>{by}: добавлен тег {tag}</translation>
    </message>
    <message>
        <source>{by} removed the tag {tag}</source>
        <translation>{by}: убран тег {tag}</translation>
    </message>
    <message>
        <source>{by} moved the dialog to another channel</source>
        <translation>{by} перенёс(ла) диалог в другой канал</translation>
    </message>
    <message>
        <source>A message was removed</source>
        <translation>Сообщение удалено</translation>
    </message>
    <message>
        <source>Something changed in the dialog</source>
        <translation>В диалоге что-то изменилось</translation>
    </message>
    <message>
        <source>This dialog</source>
        <translation>Этот диалог</translation>
    </message>
    <message>
        <source>This dialog, of {day}</source>
        <translation>Этот диалог от {day}</translation>
    </message>
    <message>
        <source>Dialog of today</source>
        <translation>Сегодняшний диалог</translation>
    </message>
    <message>
        <source>Dialog of yesterday</source>
        <translation>Вчерашний диалог</translation>
    </message>
    <message>
        <source>Dialog of {day}</source>
        <translation>Диалог от {day}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыт</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыт</translation>
    </message>
    <message>
        <source>closed by {name}</source>
        <translation>закрыт ({name})</translation>
    </message>
</context>
<context>
    <name>WriteFirst</name>
    <message>
        <source>Write to {name}</source>
        <translation>Написать: {name}</translation>
    </message>
    <message>
        <source>A new dialog begins with this message</source>
        <translation>С этого сообщения начнётся новый диалог</translation>
    </message>
    <message>
        <source>Message to {name}</source>
        <translation>Сообщение для {name}</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Too long by {n} characters</source>
        <translation>Лишних знаков: {n}</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>{time} local time</source>
        <translation>{time} местного</translation>
    </message>
    <message>
        <source>night there</source>
        <translation>там ночь</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Оплачено</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>set by the site</source>
        <translation>задано сайтом</translation>
    </message>
    <message>
        <source>set by the site&apos;s server</source>
        <translation>задано сервером сайта</translation>
    </message>
    <message>
        <source>set by an operator</source>
        <translation>задано оператором</translation>
    </message>
    <message>
        <source>from the public profile</source>
        <translation>из открытого профиля</translation>
    </message>
    <message>
        <source>found out by the app</source>
        <translation>определено автоматически</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Браузер</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Устройство</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Экран</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Часовой пояс</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Вход на сайт</translation>
    </message>
    <message>
        <source>First page&apos;s title</source>
        <translation>Заголовок первой страницы</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>UTM source</source>
        <translation>UTM source</translation>
    </message>
    <message>
        <source>UTM medium</source>
        <translation>UTM medium</translation>
    </message>
    <message>
        <source>UTM campaign</source>
        <translation>UTM campaign</translation>
    </message>
    <message>
        <source>UTM term</source>
        <translation>UTM term</translation>
    </message>
    <message>
        <source>UTM content</source>
        <translation>UTM content</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Посещения</translation>
    </message>
    <message>
        <source>Pages viewed</source>
        <translation>Страниц</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-адрес</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Город</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Next dialog</source>
        <translation>Следующий диалог</translation>
    </message>
    <message>
        <source>Previous dialog</source>
        <translation>Предыдущий диалог</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Следующая панель</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Предыдущая панель</translation>
    </message>
    <message>
        <source>All people</source>
        <translation>Все люди</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Написать ответ</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Написать заметку</translation>
    </message>
    <message>
        <source>Close or reopen</source>
        <translation>Закрыть или открыть снова</translation>
    </message>
    <message>
        <source>Undo closing or sending</source>
        <translation>Вернуть закрытое или отправленное</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Добавить тег</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Назначить</translation>
    </message>
    <message>
        <source>Transfer with a note</source>
        <translation>Передать с заметкой</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>Mark unread</source>
        <translation>Отметить непрочитанным</translation>
    </message>
    <message>
        <source>Mute or alert again</source>
        <translation>Без уведомлений или снова с ними</translation>
    </message>
    <message>
        <source>History with this person</source>
        <translation>История с этим человеком</translation>
    </message>
    <message>
        <source>Everything of this person</source>
        <translation>Всё об этом человеке</translation>
    </message>
    <message>
        <source>Show the card in a narrow window</source>
        <translation>Показать карточку в узком окне</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>Сохранённые ответы</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Эмодзи</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>Поиск и команды</translation>
    </message>
    <message>
        <source>Sheet of keys</source>
        <translation>Список клавиш</translation>
    </message>
    <message>
        <source>Be online</source>
        <translation>Я на месте</translation>
    </message>
    <message>
        <source>Be away</source>
        <translation>Меня нет на месте</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Статистика</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Завершить работу</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Новая строка</translation>
    </message>
    <message>
        <source>Saved replies, while writing</source>
        <translation>Сохранённые ответы при письме</translation>
    </message>
    <message>
        <source>Mention a colleague, in a note</source>
        <translation>Упомянуть коллегу в заметке</translation>
    </message>
    <message>
        <source>Write first, in the list of people</source>
        <translation>Написать первым, в списке людей</translation>
    </message>
    <message>
        <source>Change a value of the card</source>
        <translation>Изменить значение в карточке</translation>
    </message>
    <message>
        <source>List what the search found</source>
        <translation>Показать найденное списком</translation>
    </message>
    <message>
        <source>Back, close what is open</source>
        <translation>Назад, закрыть открытое</translation>
    </message>
    <message>
        <source>Moving about</source>
        <translation>Переходы</translation>
    </message>
    <message>
        <source>The dialog on screen</source>
        <translation>Диалог на экране</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>While writing and choosing</source>
        <translation>При письме и выборе</translation>
    </message>
</context>
<context>
    <name>dialog_filter</name>
    <message>
        <source>Snoozed</source>
        <translation>Отложенные</translation>
    </message>
    <message>
        <source>A colleague&apos;s</source>
        <translation>Коллеги</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Мои</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Ничьи</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>Без тега</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Любой тег</translation>
    </message>
    <message>
        <source>Oldest waiting</source>
        <translation>Дольше ждут</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Новые</translation>
    </message>
</context>
<context>
    <name>dialog_menus</name>
    <message>
        <source>{name} (me)</source>
        <translation>{name} (я)</translation>
    </message>
    <message>
        <source>{name} — away</source>
        <translation>{name} — нет на месте</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Никому</translation>
    </message>
    <message>
        <source>Transfer with a note…</source>
        <translation>Передать с заметкой…</translation>
    </message>
    <message>
        <source>End the snooze</source>
        <translation>Больше не откладывать</translation>
    </message>
    <message>
        <source>There are no tags yet</source>
        <translation>Тегов пока нет</translation>
    </message>
    <message>
        <source>Alerts of this dialog…</source>
        <translation>Уведомления этого диалога…</translation>
    </message>
</context>
<context>
    <name>dialog_row</name>
    <message>
        <source>unread</source>
        <translation>не прочитан</translation>
    </message>
    <message>
        <source>unanswered messages: {n}</source>
        <translation>сообщений без ответа: {n}</translation>
    </message>
    <message>
        <source>waiting {time}</source>
        <translation>ждёт {time}</translation>
    </message>
    <message>
        <source>tags: {tags}</source>
        <translation>теги: {tags}</translation>
    </message>
    <message>
        <source>assigned to {name}</source>
        <translation>назначен: {name}</translation>
    </message>
    <message>
        <source>on the site now</source>
        <translation>сейчас на сайте</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>без уведомлений</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>печатает…</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>Черновик:</translation>
    </message>
    <message>
        <source>You:</source>
        <translation>Вы:</translation>
    </message>
    <message>
        <source>Operator:</source>
        <translation>Оператор:</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Сообщений пока нет</translation>
    </message>
    <message>
        <source>file</source>
        <translation>файл</translation>
    </message>
    <message>
        <source>image</source>
        <translation>картинка</translation>
    </message>
    <message>
        <source>note</source>
        <translation>заметка</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>ещё не отправлено</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>не отправлено</translation>
    </message>
</context>
<context>
    <name>durations</name>
    <message>
        <source>{n} s</source>
        <translation>{n} с</translation>
    </message>
    <message>
        <source>{n} m</source>
        <translation>{n} мин</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} ч</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} д</translation>
    </message>
</context>
<context>
    <name>event</name>
    <message>
        <source>direct</source>
        <translation>напрямую</translation>
    </message>
    <message>
        <source>from {source}</source>
        <translation>из {source}</translation>
    </message>
    <message>
        <source>visit {n}</source>
        <translation>визит {n}</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} мин</translation>
    </message>
    <message>
        <source>pages: {n}</source>
        <translation>страниц: {n}</translation>
    </message>
    <message>
        <source>Viewed a page</source>
        <translation>Посещение страницы</translation>
    </message>
    <message>
        <source>Viewed “{page}”</source>
        <translation>Просмотр «{page}»</translation>
    </message>
    <message>
        <source>Paid order №{number}</source>
        <translation>Оплата заказа №{number}</translation>
    </message>
    <message>
        <source>Paid an order</source>
        <translation>Оплата заказа</translation>
    </message>
    <message>
        <source>Refunded order №{number}</source>
        <translation>Возврат по заказу №{number}</translation>
    </message>
    <message>
        <source>Refunded an order</source>
        <translation>Возврат по заказу</translation>
    </message>
    <message>
        <source>Placed order №{number}</source>
        <translation>Оформление заказа №{number}</translation>
    </message>
    <message>
        <source>Placed an order</source>
        <translation>Оформление заказа</translation>
    </message>
    <message>
        <source>Emptied the cart</source>
        <translation>Корзина очищена</translation>
    </message>
    <message>
        <source>Removed “{what}” from cart</source>
        <translation>Из корзины убрано: «{what}»</translation>
    </message>
    <message>
        <source>Added “{what}” to cart</source>
        <translation>В корзине: «{what}»</translation>
    </message>
    <message>
        <source>Came directly</source>
        <translation>Переход напрямую</translation>
    </message>
    <message>
        <source>Came from {source}</source>
        <translation>Переход из {source}</translation>
    </message>
    <message>
        <source>Dialog closed</source>
        <translation>Диалог закрыт</translation>
    </message>
    <message>
        <source>Dialog begun by an operator</source>
        <translation>Диалог начал оператор</translation>
    </message>
    <message>
        <source>Dialog begun</source>
        <translation>Диалог начат</translation>
    </message>
    <message>
        <source>Left segment “{name}”</source>
        <translation>Вышел из сегмента «{name}»</translation>
    </message>
    <message>
        <source>Joined segment “{name}”</source>
        <translation>Вошёл в сегмент «{name}»</translation>
    </message>
    <message>
        <source>Looked at “{what}”</source>
        <translation>Просмотр товара «{what}»</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
</context>
<context>
    <name>faces</name>
    <message>
        <source>{name} is writing</source>
        <translation>{name} пишет</translation>
    </message>
    <message>
        <source>{name} is looking too</source>
        <translation>Диалог смотрит также {name}</translation>
    </message>
    <message>
        <source>{names} are looking too</source>
        <translation>Диалог смотрят также {names}</translation>
    </message>
</context>
<context>
    <name>failing_links</name>
    <message>
        <source>Permission: the system does not let this app show notifications. Allow it in the system’s settings, under Notifications.</source>
        <translation>Разрешение: система не даёт этому приложению показывать уведомления. Разрешите это в настройках системы, раздел «Уведомления».</translation>
    </message>
    <message>
        <source>Notification service: nothing on this system shows notifications. Start the notification service of your desktop, or install one.</source>
        <translation>Служба уведомлений: в этой системе уведомления никто не показывает. Запустите службу уведомлений вашего рабочего стола или установите её.</translation>
    </message>
    <message>
        <source>Do not disturb is on in the system: notifications go into its list unseen, and no sound is made. Switch it off in the system’s notification menu.</source>
        <translation>В системе включён режим «Не беспокоить»: уведомления попадают в её список незаметно и без звука. Выключите его в меню уведомлений системы.</translation>
    </message>
    <message>
        <source>If you have not seen it, a focus mode or full-screen program may keep it back. Allow this app in the system’s focus settings.</source>
        <translation>Если вы его не видели, его может задерживать режим фокусировки или программа на весь экран. Разрешите это приложение в настройках фокусировки системы.</translation>
    </message>
    <message>
        <source>Sound: this computer’s sound is muted. Switch it on in the system’s sound settings.</source>
        <translation>Звук: на этом компьютере он отключён. Включите его в настройках звука системы.</translation>
    </message>
    <message>
        <source>Sound: it is switched off below, in this app’s own rules or volume.</source>
        <translation>Звук: он выключен ниже, в правилах или громкости самого приложения.</translation>
    </message>
    <message>
        <source>Quiet hours of this app are now: real alerts wait. Change them below.</source>
        <translation>Сейчас тихие часы этого приложения: настоящие уведомления ждут. Изменить их можно ниже.</translation>
    </message>
    <message>
        <source>The team does not work now, by its working hours: real alerts wait. Change that below.</source>
        <translation>По рабочим часам команда сейчас не работает: настоящие уведомления ждут. Изменить это можно ниже.</translation>
    </message>
</context>
<context>
    <name>file_words</name>
    <message>
        <source>{count} bytes</source>
        <translation>{count} Б</translation>
    </message>
</context>
<context>
    <name>header</name>
    <message>
        <source>online — viewing “{page}”</source>
        <translation>на сайте — смотрит «{page}»</translation>
    </message>
    <message>
        <source>online</source>
        <translation>на сайте</translation>
    </message>
    <message>
        <source>last seen {time}</source>
        <translation>последний визит: {time}</translation>
    </message>
</context>
<context>
    <name>held</name>
    <message>
        <source>While you were offline:</source>
        <translation>Пока не было связи:</translation>
    </message>
    <message>
        <source>The user wrote again {ago}: “{text}”</source>
        <translation>Пользователь снова написал {ago}: «{text}»</translation>
    </message>
    <message>
        <source>The tag “{tag}” was removed for everybody.</source>
        <translation>Тег «{tag}» удалён для всех.</translation>
    </message>
    <message>
        <source>Somebody else has cleared this.</source>
        <translation>Кто-то другой это очистил.</translation>
    </message>
    <message>
        <source>Somebody else has changed it to “{value}”.</source>
        <translation>Кто-то другой изменил это на «{value}».</translation>
    </message>
    <message>
        <source>This dialog was deleted.</source>
        <translation>Этот диалог удалён.</translation>
    </message>
    <message>
        <source>Your answer has not been sent.</source>
        <translation>Ваш ответ не отправлен.</translation>
    </message>
    <message>
        <source>Your answers have not been sent.</source>
        <translation>Ваши ответы не отправлены.</translation>
    </message>
    <message>
        <source>The dialog has not been closed.</source>
        <translation>Диалог не закрыт.</translation>
    </message>
    <message>
        <source>The dialog has not been snoozed.</source>
        <translation>Диалог не отложен.</translation>
    </message>
    <message>
        <source>Your assignment has not been made.</source>
        <translation>Ваше назначение не выполнено.</translation>
    </message>
    <message>
        <source>Your tag has not been added.</source>
        <translation>Ваш тег не добавлен.</translation>
    </message>
    <message>
        <source>Your change has not been saved.</source>
        <translation>Ваше изменение не сохранено.</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Всё равно отправить</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>Оставить черновиком</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Понятно</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Всё равно закрыть</translation>
    </message>
    <message>
        <source>Leave open</source>
        <translation>Оставить открытым</translation>
    </message>
    <message>
        <source>Snooze anyway</source>
        <translation>Всё равно отложить</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Оставить как есть</translation>
    </message>
    <message>
        <source>Assign anyway</source>
        <translation>Всё равно назначить</translation>
    </message>
    <message>
        <source>Add anyway</source>
        <translation>Всё равно добавить</translation>
    </message>
    <message>
        <source>Use mine</source>
        <translation>Взять моё</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>Оставить их</translation>
    </message>
</context>
<context>
    <name>ledger</name>
    <message>
        <source>Given to the system, which was on do not disturb</source>
        <translation>Передано системе, в которой было включено «Не беспокоить»</translation>
    </message>
    <message>
        <source>Shown in one line with others, for they came at once</source>
        <translation>Показано одной строкой с другими: пришли одновременно</translation>
    </message>
    <message>
        <source>Only a sound, as your rules say</source>
        <translation>Только звук, как велят ваши правила</translation>
    </message>
    <message>
        <source>Clicked</source>
        <translation>Нажато</translation>
    </message>
    <message>
        <source>Taken down: read, answered or taken by a colleague</source>
        <translation>Убрано: прочитано, отвечено или взял коллега</translation>
    </message>
    <message>
        <source>Shown at the tray icon</source>
        <translation>Показано у значка в трее</translation>
    </message>
    <message>
        <source>Shown in the window, for the system shows nothing</source>
        <translation>Показано в окне: система уведомлений не показывает</translation>
    </message>
    <message>
        <source>Shown by the system</source>
        <translation>Показано системой</translation>
    </message>
    <message>
        <source>Not shown: nothing on this system shows notifications</source>
        <translation>Не показано: в этой системе уведомления ничто не показывает</translation>
    </message>
    <message>
        <source>Not shown: the system does not let this app show notifications</source>
        <translation>Не показано: система не разрешает приложению показывать уведомления</translation>
    </message>
    <message>
        <source>Not shown: the system’s notification service did not answer</source>
        <translation>Не показано: служба уведомлений системы не ответила</translation>
    </message>
    <message>
        <source>Not shown: the system refused</source>
        <translation>Не показано: система отказала</translation>
    </message>
    <message>
        <source>No alert: the dialog was on your screen</source>
        <translation>Без оповещения: диалог был у вас на экране</translation>
    </message>
    <message>
        <source>No alert: the dialog is muted</source>
        <translation>Без оповещения: диалог заглушён</translation>
    </message>
    <message>
        <source>No alert: the system was on do not disturb</source>
        <translation>Без оповещения: в системе было включено «Не беспокоить»</translation>
    </message>
    <message>
        <source>No alert: quiet hours</source>
        <translation>Без оповещения: тихие часы</translation>
    </message>
    <message>
        <source>No alert: outside the team’s working hours</source>
        <translation>Без оповещения: вне рабочих часов команды</translation>
    </message>
    <message>
        <source>No alert: a colleague’s dialog, as your rules say</source>
        <translation>Без оповещения: диалог коллеги, так велят ваши правила</translation>
    </message>
    <message>
        <source>No alert: your dialogs are switched off in your rules</source>
        <translation>Без оповещения: ваши диалоги выключены в правилах</translation>
    </message>
    <message>
        <source>No alert: unassigned dialogs are switched off in your rules</source>
        <translation>Без оповещения: неназначенные диалоги выключены в правилах</translation>
    </message>
    <message>
        <source>No alert: mentions are switched off in your rules</source>
        <translation>Без оповещения: упоминания выключены в правилах</translation>
    </message>
    <message>
        <source>No alert</source>
        <translation>Без оповещения</translation>
    </message>
</context>
<context>
    <name>locked</name>
    <message>
        <source>Set by your organisation</source>
        <translation>Задано вашей организацией</translation>
    </message>
</context>
<context>
    <name>mail</name>
    <message>
        <source>{sentence} It said: “{words}”</source>
        <translation>{sentence} Его ответ: «{words}»</translation>
    </message>
    <message>
        <source>The mail server could not be reached.</source>
        <translation>До почтового сервера не удалось достучаться.</translation>
    </message>
    <message>
        <source>The mail server took too long.</source>
        <translation>Почтовый сервер отвечает слишком долго.</translation>
    </message>
    <message>
        <source>The mail server does not offer the encryption that is asked for.</source>
        <translation>Почтовый сервер не предлагает нужного шифрования.</translation>
    </message>
    <message>
        <source>The mail server&apos;s certificate is not trusted.</source>
        <translation>Сертификату почтового сервера нет доверия.</translation>
    </message>
    <message>
        <source>The mail server does not accept user and password.</source>
        <translation>Почтовый сервер не принимает имя и пароль.</translation>
    </message>
    <message>
        <source>The mail server does not accept the sender.</source>
        <translation>Почтовый сервер не принимает отправителя.</translation>
    </message>
    <message>
        <source>The mail server does not accept the recipient.</source>
        <translation>Почтовый сервер не принимает получателя.</translation>
    </message>
    <message>
        <source>The mail server does not take it yet.</source>
        <translation>Почтовый сервер пока не принимает письмо.</translation>
    </message>
    <message>
        <source>The mail server does not take it.</source>
        <translation>Почтовый сервер не принимает письмо.</translation>
    </message>
    <message>
        <source>The connection to the mail server broke.</source>
        <translation>Соединение с почтовым сервером прервалось.</translation>
    </message>
    <message>
        <source>sent by e-mail</source>
        <translation>отправлено по почте</translation>
    </message>
    <message>
        <source>e-mail on its way</source>
        <translation>письмо в пути</translation>
    </message>
    <message>
        <source>e-mail not sent</source>
        <translation>письмо не отправлено</translation>
    </message>
</context>
<context>
    <name>names</name>
    <message>
        <source>Visitor {id}</source>
        <translation>Посетитель {id}</translation>
    </message>
</context>
<context>
    <name>not_shown</name>
    <message>
        <source>Nothing on this system shows notifications. A notification service must be running.</source>
        <translation>В этой системе уведомления ничем не показываются. Нужна работающая служба уведомлений.</translation>
    </message>
    <message>
        <source>The system does not let this app show notifications. Allow it in the system&apos;s settings.</source>
        <translation>Система не разрешает этой программе показывать уведомления. Разрешите в настройках системы.</translation>
    </message>
    <message>
        <source>The system&apos;s notification service does not answer.</source>
        <translation>Служба уведомлений системы не отвечает.</translation>
    </message>
    <message>
        <source>The system has refused to show the notification.</source>
        <translation>Система отказалась показать уведомление.</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>viewing “{page}”</source>
        <translation>смотрит «{page}»</translation>
    </message>
    <message>
        <source>online</source>
        <translation>на сайте</translation>
    </message>
    <message>
        <source>last seen {when}</source>
        <translation>был на сайте: {when}</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>заблокирован</translation>
    </message>
</context>
<context>
    <name>policy_words</name>
    <message>
        <source>This computer&apos;s policy file could not be understood and is not applied; updates are off. Tell whoever looks after this computer.</source>
        <translation>Файл политики этого компьютера не удалось понять, он не применяется; обновления выключены. Скажите тому, кто следит за компьютером.</translation>
    </message>
    <message>
        <source>This computer&apos;s policy file says what is not understood here: {names}</source>
        <translation>В файле политики этого компьютера есть непонятное: {names}</translation>
    </message>
</context>
<context>
    <name>refusal</name>
    <message>
        <source>The server does not accept this name.</source>
        <translation>Сервер не принимает такое имя.</translation>
    </message>
    <message>
        <source>The dialog has as many tags as it can carry: remove one first.</source>
        <translation>Больше тегов у диалога быть не может: сначала снимите один.</translation>
    </message>
    <message>
        <source>The dialog or the colleague is no longer there.</source>
        <translation>Диалога или коллеги больше нет.</translation>
    </message>
    <message>
        <source>The tag “{tag}” was not added.</source>
        <translation>Тег «{tag}» не добавлен.</translation>
    </message>
    <message>
        <source>The tag “{tag}” was not removed.</source>
        <translation>Тег «{tag}» не убран.</translation>
    </message>
    <message>
        <source>The dialog was not assigned.</source>
        <translation>Диалог не назначен.</translation>
    </message>
    <message>
        <source>The dialog was not closed.</source>
        <translation>Диалог не закрыт.</translation>
    </message>
    <message>
        <source>The dialog was not reopened.</source>
        <translation>Диалог не открыт снова.</translation>
    </message>
    <message>
        <source>The dialog was not snoozed.</source>
        <translation>Диалог не отложен.</translation>
    </message>
    <message>
        <source>The answer was not sent.</source>
        <translation>Ответ не отправлен.</translation>
    </message>
    <message>
        <source>The note was not saved.</source>
        <translation>Заметка не сохранена.</translation>
    </message>
    <message>
        <source>The dialog was not muted.</source>
        <translation>Уведомления не изменены.</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>Не получилось.</translation>
    </message>
</context>
<context>
    <name>rule</name>
    <message>
        <source>everybody</source>
        <translation>все</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>никто</translation>
    </message>
    <message>
        <source> and </source>
        <translation> и </translation>
    </message>
    <message>
        <source> or </source>
        <translation> или </translation>
    </message>
    <message>
        <source>not on the site now</source>
        <translation>сейчас не на сайте</translation>
    </message>
    <message>
        <source>not ({rule})</source>
        <translation>не ({rule})</translation>
    </message>
    <message>
        <source>on the site now</source>
        <translation>сейчас на сайте</translation>
    </message>
    <message>
        <source>came first</source>
        <translation>впервые здесь</translation>
    </message>
    <message>
        <source>was last there</source>
        <translation>последний визит</translation>
    </message>
    <message>
        <source>“{event}” happened first</source>
        <translation>«{event}» в первый раз</translation>
    </message>
    <message>
        <source>“{event}” happened last</source>
        <translation>«{event}» в последний раз</translation>
    </message>
    <message>
        <source>name</source>
        <translation>имя</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>почта</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>телефон</translation>
    </message>
    <message>
        <source>id on the site</source>
        <translation>id на сайте</translation>
    </message>
    <message>
        <source>language</source>
        <translation>язык</translation>
    </message>
    <message>
        <source>place</source>
        <translation>место</translation>
    </message>
    <message>
        <source>browser</source>
        <translation>браузер</translation>
    </message>
    <message>
        <source>time zone</source>
        <translation>часовой пояс</translation>
    </message>
    <message>
        <source>is</source>
        <translation>равно</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>не равно</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>содержит</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>начинается с</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>больше</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>меньше</translation>
    </message>
    <message>
        <source>is known</source>
        <translation>известно</translation>
    </message>
    <message>
        <source>is not known</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>{what} more than {days} ago</source>
        <translation>{what} больше {days} назад</translation>
    </message>
    <message>
        <source>{what} less than {days} ago</source>
        <translation>{what} меньше {days} назад</translation>
    </message>
    <message>
        <source>“{event}” never happened</source>
        <translation>«{event}» ни разу</translation>
    </message>
    <message>
        <source>“{event}” happened at least {least} and at most {most}</source>
        <translation>«{event}» не меньше {least} и не больше {most}</translation>
    </message>
    <message>
        <source>“{event}” happened at most {most}</source>
        <translation>«{event}» не больше {most}</translation>
    </message>
    <message>
        <source>“{event}” happened at least {least}</source>
        <translation>«{event}» не меньше {least}</translation>
    </message>
    <message>
        <source>{what} in the last {days}</source>
        <translation>{what} за последние {days}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>Note: </source>
        <translation>Заметка: </translation>
    </message>
    <message>
        <source>1 dialog</source>
        <translation>1 диалог</translation>
    </message>
    <message>
        <source>dialogs: {count}</source>
        <translation>диалогов: {count}</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>You are not allowed to do this.</source>
        <translation>У вас нет на это прав.</translation>
    </message>
    <message>
        <source>It no longer exists: somebody has removed it.</source>
        <translation>Этого больше нет: кто-то удалил.</translation>
    </message>
    <message>
        <source>The text is too long. Send it in parts.</source>
        <translation>Текст слишком длинный. Отправьте его частями.</translation>
    </message>
    <message>
        <source>There is no text to send.</source>
        <translation>Нет текста для отправки.</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>Файл слишком большой.</translation>
    </message>
    <message>
        <source>The service does not take files of this type.</source>
        <translation>Сервис не принимает файлы этого типа.</translation>
    </message>
    <message>
        <source>This is not a token. Copy it whole from the service&apos;s settings.</source>
        <translation>Это не токен. Скопируйте его целиком из настроек сервиса.</translation>
    </message>
    <message>
        <source>The token does not say which site it is of: write the site&apos;s number too.</source>
        <translation>Из токена не видно, какой это сайт: напишите ещё номер сайта.</translation>
    </message>
    <message>
        <source>The service does not offer this.</source>
        <translation>Сервис этого не умеет.</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>Это не адрес почты.</translation>
    </message>
    <message>
        <source>This is not a phone number.</source>
        <translation>Это не номер телефона.</translation>
    </message>
    <message>
        <source>This name can&apos;t be used.</source>
        <translation>Такое имя не подходит.</translation>
    </message>
    <message>
        <source>There are too many of them already.</source>
        <translation>Их уже слишком много.</translation>
    </message>
    <message>
        <source>This user is blocked.</source>
        <translation>Пользователь заблокирован.</translation>
    </message>
    <message>
        <source>A team needs an owner: make somebody else an owner first.</source>
        <translation>Команде нужен владелец: сначала сделайте владельцем кого-нибудь ещё.</translation>
    </message>
    <message>
        <source>Somebody signs in with this e-mail already.</source>
        <translation>С этой почтой уже кто-то входит.</translation>
    </message>
    <message>
        <source>This password is easy to guess. Take eight characters or more, not a name or an e-mail.</source>
        <translation>Этот пароль легко угадать. Возьмите восемь знаков или больше, не имя и не почту.</translation>
    </message>
    <message>
        <source>This invitation is over: it was used or taken back, or it has run out. Ask for a new one.</source>
        <translation>Это приглашение больше не действует: им воспользовались, его отозвали или срок истёк. Попросите новое.</translation>
    </message>
    <message>
        <source>E-mail or password is wrong.</source>
        <translation>Неверный адрес или пароль.</translation>
    </message>
    <message>
        <source>The server did not accept it.</source>
        <translation>Сервер этого не принял.</translation>
    </message>
    <message>
        <source>There is no server of this name.</source>
        <translation>Сервера с таким именем нет.</translation>
    </message>
    <message>
        <source>Nothing answers at this address.</source>
        <translation>По этому адресу никто не отвечает.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Сервер не отвечает.</translation>
    </message>
    <message>
        <source>The connection is not secure: the server&apos;s certificate is not trusted.</source>
        <translation>Соединение не защищено: сертификату сервера нельзя доверять.</translation>
    </message>
    <message>
        <source>What answers at this address does not speak https.</source>
        <translation>То, что отвечает по этому адресу, не поддерживает https.</translation>
    </message>
    <message>
        <source>The connection was cut.</source>
        <translation>Соединение оборвалось.</translation>
    </message>
    <message>
        <source>The server has a fault.</source>
        <translation>На сервере ошибка.</translation>
    </message>
    <message>
        <source>Check the spelling, and this computer&apos;s network.</source>
        <translation>Проверьте адрес и сеть этого компьютера.</translation>
    </message>
    <message>
        <source>Check the address, or start the server.</source>
        <translation>Проверьте адрес или запустите сервер.</translation>
    </message>
    <message>
        <source>Check the network and try again.</source>
        <translation>Проверьте сеть и попробуйте снова.</translation>
    </message>
    <message>
        <source>Do not sign in over this network; ask whoever runs the server to mend the certificate.</source>
        <translation>Не входите через эту сеть; попросите владельца сервера исправить сертификат.</translation>
    </message>
    <message>
        <source>Check the address and its port, or ask whoever runs the server.</source>
        <translation>Проверьте адрес и порт или спросите владельца сервера.</translation>
    </message>
    <message>
        <source>Try again later, or tell whoever runs the server.</source>
        <translation>Попробуйте позже или сообщите владельцу сервера.</translation>
    </message>
    <message>
        <source>The disk is full. Make room and try again.</source>
        <translation>На диске нет места. Освободите его и повторите.</translation>
    </message>
    <message>
        <source>The archive on this computer is damaged.</source>
        <translation>Архив на этом компьютере повреждён.</translation>
    </message>
    <message>
        <source>The archive was written by a newer version of the app. Update the app.</source>
        <translation>Архив записан более новой версией программы. Обновите программу.</translation>
    </message>
    <message>
        <source>This system has no keyring to keep the sign-in in.</source>
        <translation>В системе нет хранилища ключей, чтобы сохранить вход.</translation>
    </message>
    <message>
        <source>The keyring is locked.</source>
        <translation>Хранилище ключей заперто.</translation>
    </message>
    <message>
        <source>The keyring does not answer; perhaps it is asking you something.</source>
        <translation>Хранилище ключей не отвечает; возможно, оно о чём-то вас спрашивает.</translation>
    </message>
    <message>
        <source>The sign-in does not fit into this system&apos;s keyring.</source>
        <translation>Вход не помещается в хранилище ключей этой системы.</translation>
    </message>
    <message>
        <source>The keyring refused to keep the sign-in.</source>
        <translation>Хранилище ключей отказалось сохранить вход.</translation>
    </message>
    <message>
        <source>The connection broke before the server answered.</source>
        <translation>Соединение оборвалось раньше, чем сервер ответил.</translation>
    </message>
    <message>
        <source>Too many tries. Wait {n} s and try again.</source>
        <translation>Слишком много попыток. Подождите {n} с и повторите.</translation>
    </message>
    <message>
        <source>You are no longer in this team: an owner has removed you.</source>
        <translation>Вас больше нет в этой команде: владелец убрал вас из неё.</translation>
    </message>
    <message>
        <source>You are signed out. Sign in again.</source>
        <translation>Вы вышли из аккаунта. Войдите снова.</translation>
    </message>
    <message>
        <source>The server no longer has what happened since the last time.</source>
        <translation>У сервера уже нет того, что было с прошлого раза.</translation>
    </message>
    <message>
        <source>There is a server at this address, but it is not a chat server this app knows. Check the address.</source>
        <translation>По этому адресу есть сервер, но это не знакомый программе сервер чата. Проверьте адрес.</translation>
    </message>
    <message>
        <source>There is a server at this address, but it is not a chat server this app knows.</source>
        <translation>По этому адресу есть сервер, но это не сервер чата, известный программе.</translation>
    </message>
    <message>
        <source>The token is valid, but it may not receive news of dialogs. Make a token with all rights in the service&apos;s settings.</source>
        <translation>Токен верный, но не даёт получать новости о диалогах. Создайте в настройках сервиса токен со всеми правами.</translation>
    </message>
    <message>
        <source>The chat server on this computer did not start.</source>
        <translation>Сервер чата на этом компьютере не запустился.</translation>
    </message>
    <message>
        <source>The folder of the app can&apos;t be written to. Make it writable and try again.</source>
        <translation>В папку программы нельзя писать. Разрешите запись и попробуйте снова.</translation>
    </message>
    <message>
        <source>Another program holds the archive. Close it and try again.</source>
        <translation>Архив занят другой программой. Закройте её и попробуйте снова.</translation>
    </message>
    <message>
        <source>Something went wrong inside the app. It is in the log.</source>
        <translation>В программе произошла ошибка. Она записана в журнал.</translation>
    </message>
    <message>
        <source>The chat server on this computer has stopped.</source>
        <translation>Сервер чата на этом компьютере остановился.</translation>
    </message>
</context>
<context>
    <name>setting_words</name>
    <message>
        <source>On</source>
        <translation>Вкл.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Выкл.</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Звуки</translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation>Правила оповещений</translation>
    </message>
    <message>
        <source>Keys of commands</source>
        <translation>Клавиши команд</translation>
    </message>
</context>
<context>
    <name>snooze</name>
    <message>
        <source>For an hour</source>
        <translation>На час</translation>
    </message>
    <message>
        <source>Until tomorrow, 9:00</source>
        <translation>До завтра, 9:00</translation>
    </message>
    <message>
        <source>Until Monday, 9:00</source>
        <translation>До понедельника, 9:00</translation>
    </message>
</context>
<context>
    <name>stale</name>
    <message>
        <source>{name} answered {ago}: “{text}”</source>
        <translation>Ответ от {name}, {ago}: «{text}»</translation>
    </message>
    <message>
        <source>The dialog was closed {ago}.</source>
        <translation>Диалог закрыт {ago}.</translation>
    </message>
    <message>
        <source>{name} closed the dialog {ago}.</source>
        <translation>Диалог закрыт {ago} ({name}).</translation>
    </message>
    <message>
        <source>The dialog went to {name} {ago}.</source>
        <translation>Диалог передан {ago} ({name}).</translation>
    </message>
    <message>
        <source>{name} took the dialog {ago}.</source>
        <translation>Диалог взят в работу {ago} ({name}).</translation>
    </message>
    <message>
        <source>{name} gave the dialog to {colleague} {ago}.</source>
        <translation>Диалог передан {ago} ({name} → {colleague}).</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>{n} с назад</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>{n} мин назад</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>в {time}</translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation>Коллега</translation>
    </message>
</context>
<context>
    <name>statistics</name>
    <message>
        <source>{day}: {came} new or opened again, {closed} closed</source>
        <translation>{day}: новые и открытые снова — {came}, закрытые — {closed}</translation>
    </message>
    <message>
        <source>{what}, seconds</source>
        <translation>{what}, секунды</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новые</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>Открыты снова</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Закрытые</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Ответы</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>Первый ответ</translation>
    </message>
    <message>
        <source>9 of 10 within</source>
        <translation>9 из 10 за</translation>
    </message>
    <message>
        <source>To closing</source>
        <translation>До закрытия</translation>
    </message>
    <message>
        <source>Former operator</source>
        <translation>Бывший оператор</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>Open at the day&apos;s end</source>
        <translation>Открыты к концу дня</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 дней</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 дней</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 дней</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>Год</translation>
    </message>
    <message>
        <source>Times are medians: half took longer, half did not.</source>
        <translation>Время — медиана: у половины дольше, у половины нет.</translation>
    </message>
    <message>
        <source>The first answer counts from the user&apos;s first message to an operator&apos;s answer.</source>
        <translation>Первый ответ считается от первого сообщения пользователя до ответа оператора.</translation>
    </message>
    <message>
        <source>Closing counts from opening a dialog, or opening it again, without the time it was snoozed.</source>
        <translation>Закрытие считается от открытия диалога, в том числе повторного, без времени, на которое он был отложен.</translation>
    </message>
    <message>
        <source>Nights and days off count for nothing.</source>
        <translation>Ночи и выходные не считаются.</translation>
    </message>
    <message>
        <source>The team has set no working hours, so nights and days off count as well.</source>
        <translation>Рабочее время команды не задано, поэтому ночи и выходные тоже считаются.</translation>
    </message>
    <message>
        <source>Nights and days off count as well.</source>
        <translation>Ночи и выходные тоже считаются.</translation>
    </message>
    <message>
        <source>Days are those of {zone}.</source>
        <translation>Дни — по поясу {zone}.</translation>
    </message>
</context>
<context>
    <name>team</name>
    <message>
        <source>Owner</source>
        <translation>Владелец</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>online</source>
        <translation>на месте</translation>
    </message>
    <message>
        <source>not at the computer</source>
        <translation>не за компьютером</translation>
    </message>
    <message>
        <source>away</source>
        <translation>нет на месте</translation>
    </message>
    <message>
        <source>last here: {when}</source>
        <translation>здесь в последний раз: {when}</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>не на связи</translation>
    </message>
    <message>
        <source>no open dialogs</source>
        <translation>нет открытых диалогов</translation>
    </message>
    <message>
        <source>open dialogs: {n}</source>
        <translation>открытых диалогов: {n}</translation>
    </message>
    <message>
        <source>has run out</source>
        <translation>срок истёк</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>до {day}</translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message>
        <source>{n} min</source>
        <translation>{n} мин</translation>
    </message>
    <message>
        <source>Wrote: “{text}”</source>
        <translation>Сообщение: «{text}»</translation>
    </message>
    <message>
        <source>{name} noted: “{text}”</source>
        <translation>{name}, заметка: «{text}»</translation>
    </message>
    <message>
        <source>{name} answered: “{text}”</source>
        <translation>{name}, ответ: «{text}»</translation>
    </message>
    <message>
        <source>Dialog assigned to {name}</source>
        <translation>Диалог назначен: {name}</translation>
    </message>
    <message>
        <source>Dialog assigned to nobody</source>
        <translation>Диалог больше никому не назначен</translation>
    </message>
    <message>
        <source>Dialog closed by {name}</source>
        <translation>{name} закрывает диалог</translation>
    </message>
    <message>
        <source>Dialog reopened</source>
        <translation>Диалог снова открыт</translation>
    </message>
    <message>
        <source>Dialog snoozed by {name}</source>
        <translation>{name} откладывает диалог</translation>
    </message>
    <message>
        <source>Dialog is back</source>
        <translation>Диалог вернулся</translation>
    </message>
    <message>
        <source>Dialog moved to another channel</source>
        <translation>Диалог перенесён в другой канал</translation>
    </message>
    <message>
        <source>A message was removed</source>
        <translation>Сообщение удалено</translation>
    </message>
    <message>
        <source>{name} added tag “{tag}”</source>
        <translation>{name}: новый тег «{tag}»</translation>
    </message>
    <message>
        <source>{name} removed tag “{tag}”</source>
        <translation>{name}: убран тег «{tag}»</translation>
    </message>
    <message>
        <source>Dialog changed</source>
        <translation>Диалог изменён</translation>
    </message>
    <message>
        <source>the system</source>
        <translation>система</translation>
    </message>
    <message>
        <source>an operator</source>
        <translation>оператор</translation>
    </message>
</context>
<context>
    <name>times</name>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>{n} m</source>
        <translation>{n} мин</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} ч</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} д</translation>
    </message>
</context>
<context>
    <name>trigger</name>
    <message>
        <source>When “{event}” happens</source>
        <translation>Когда случилось «{event}»</translation>
    </message>
    <message>
        <source>On any page</source>
        <translation>На любой странице</translation>
    </message>
    <message>
        <source>On {pages}</source>
        <translation>На {pages}</translation>
    </message>
    <message>
        <source>{after} on any page</source>
        <translation>{after} на любой странице</translation>
    </message>
    <message>
        <source>{after} on {pages}</source>
        <translation>{after} на {pages}</translation>
    </message>
    <message>
        <source>a segment that is gone</source>
        <translation>сегмент, которого больше нет</translation>
    </message>
    <message>
        <source>When a user comes into “{segment}”</source>
        <translation>Когда пользователь вошёл в «{segment}»</translation>
    </message>
    <message>
        <source>once to each user</source>
        <translation>один раз каждому</translation>
    </message>
    <message>
        <source>sent {sent}, answered {answered}</source>
        <translation>отправлено {sent}, ответили {answered}</translation>
    </message>
</context>
</TS>
