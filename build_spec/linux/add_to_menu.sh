#!/bin/sh
# Adds the unpacked app to this person's menu, with its icon and its links; --remove takes that away again.
set -e
here=$(dirname "$(readlink -f "$0")")
program=operator-app
applications="${XDG_DATA_HOME:-$HOME/.local/share}/applications"
entry="$applications/$program.desktop"
if [ "$1" = --remove ]; then
    rm -f "$entry" "${XDG_CONFIG_HOME:-$HOME/.config}/autostart/$program.desktop"
    echo "Removed from the menu. Your data stays in ${XDG_DATA_HOME:-$HOME/.local/share}/$program"
else
    mkdir -p "$applications"
    escaped=$(printf '%s' "$here" | sed 's/[&|\\]/\\&/g')
    sed "s|@FOLDER@|$escaped|g" "$here/$program.desktop.in" >"$entry"
    echo "Added to the menu: $entry"
fi
if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$applications" || true; fi
