"""Makes the library's key bindings of a page from our one list of keys."""

from textual.binding import Binding, BindingType

from tui.key import Key
from tui.keys import keys_for


def bindings(page: str) -> list[BindingType]:
    """Give the bindings of a page; every one has an id, so that keys can be changed."""
    return [each for key in keys_for(page) for each in _bindings(page, key)]


def _bindings(page: str, key: Key) -> list[Binding]:
    if key.id in ("choose", "digit"):
        return [
            Binding(each, f"{key.id}({each})", key.label, show=False, id=f"{page}.{key.id}.{each}")
            for each in key.keys
        ]
    # With Caps Lock on, a letter comes as its capital; it must do the same.
    capitals = [each.upper() for each in key.keys if len(each) == 1 and each.isalpha()]
    keys = ",".join([*key.keys, *capitals])
    return [Binding(keys, key.id, key.label, show=False, id=f"{page}.{key.id}")]
