"""Text that cannot be stored is mended at the archive's edge, so that no message can stop a write.

The rule: NUL and every lone surrogate become U+FFFD, the sign for "something unreadable was here"; a pair of
surrogates becomes the character it stands for. Nothing else is touched.
"""

from typing import Any, Final, TypeVar

import msgspec

from operator_app.domain.value import Value

_UNREADABLE: Final = "\ufffd"
_V = TypeVar("_V", bound=Value)


def mended(text: str) -> str:
    """The text as it can be stored."""
    text = text.replace("\0", _UNREADABLE)
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def mended_value(value: _V) -> _V:
    """The value with every text in it mended."""
    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:
        pass
    else:
        if b"\\u0000" not in encoded:
            return value
    return msgspec.convert(_mended_tree(msgspec.to_builtins(value)), type(value))


def _mended_tree(tree: Any) -> Any:
    if isinstance(tree, str):
        return mended(tree)
    if isinstance(tree, dict):
        return {_mended_tree(name): _mended_tree(part) for name, part in tree.items()}
    if isinstance(tree, list | tuple):
        return [_mended_tree(part) for part in tree]
    return tree
