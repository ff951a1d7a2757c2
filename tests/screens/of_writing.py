"""What helps to write: saved replies, what is left to fill in, emoji."""

from msgspec.structs import replace

from operator_app.domain.drafts import ComposerMode
from tests.screens.desk import Desk
from tests.screens.screen import ALL, BOTH, Screen, dialog, no_replies
from ui.emoji.picker import EmojiPicker
from ui.saved_replies.picker import SavedReplyPicker
from ui.saved_replies.save_reply import SaveReply


async def saved_replies(desk: Desk) -> None:
    await dialog(desk)
    desk.window.conversation.popups.open_saved_replies(by_slash=True)
    picker = desk.window.conversation.popups.shown
    assert isinstance(picker, SavedReplyPicker)
    picker.search.setText("дост")
    await desk.settle()


async def no_saved_reply(desk: Desk) -> None:
    await dialog(desk)
    desk.window.conversation.popups.open_saved_replies()
    picker = desk.window.conversation.popups.shown
    assert isinstance(picker, SavedReplyPicker)
    picker.search.setText("квитанция")
    await desk.settle()


async def unfilled(desk: Desk) -> None:
    await dialog(desk)
    composer = desk.window.conversation.composer
    composer.start(ComposerMode.REPLY)
    composer.insert_reply("Мария, трек-номер: {номер}. Отследить можно на сайте {служба}.")
    composer.submit()
    await desk.settle(0.4)


async def save_reply(desk: Desk) -> None:
    await dialog(desk)
    composer = desk.window.conversation.composer
    composer.start(ComposerMode.REPLY)
    composer.insert("Чек отправлен повторно, проверьте, пожалуйста, почту.")
    desk.window.conversation.popups.open_save_reply(composer.text)
    await desk.settle(0.3)


async def replace_reply(desk: Desk) -> None:
    await save_reply(desk)
    form = desk.window.conversation.popups.shown
    assert isinstance(form, SaveReply)
    form.name.setText("Доставка срок")
    form.save()
    await desk.settle()


async def emoji(desk: Desk) -> None:
    await dialog(desk)
    desk.memory.remember(replace(desk.memory.memory, recent_emoji=("👍", "🙏", "🚚", "😀")))
    desk.window.conversation.popups.open_emoji()
    await desk.settle()


async def emoji_found(desk: Desk) -> None:
    await emoji(desk)
    picker = desk.window.conversation.popups.shown
    assert isinstance(picker, EmojiPicker)
    picker.search.setText("heart")
    await desk.settle()


SCREENS = (
    Screen("saved-replies", saved_replies, looks=BOTH, languages=ALL),
    Screen("saved-replies-760x560", saved_replies, size=(760, 560), scales=(1.0, 2.0)),
    Screen("saved-replies-no-match", no_saved_reply),
    Screen("saved-replies-none", no_saved_reply, engine=no_replies, languages=ALL),
    Screen("unfilled", unfilled, looks=BOTH, languages=ALL),
    Screen("save-reply", save_reply, looks=BOTH, languages=ALL),
    Screen("save-reply-replace", replace_reply, languages=ALL),
    Screen("emoji", emoji, looks=BOTH, languages=ALL),
    Screen("emoji-found", emoji_found, looks=BOTH),
)
