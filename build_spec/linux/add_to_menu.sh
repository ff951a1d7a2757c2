#!/bin/sh
# Adds the unpacked app to this person's menu, with its icon and its links, and lets the session bus start it, so that a click
# on a notification can; --remove takes all of it away again.
set -e
here=$(dirname "$(readlink -f "$0")")
program=operator-app
id=@ID@
data="${XDG_DATA_HOME:-$HOME/.local/share}"
applications="$data/applications"
services="$data/dbus-1/services"
if [ "$1" = --remove ]; then
    rm -f "$applications/$id.desktop" "$services/$id.service" "${XDG_CONFIG_HOME:-$HOME/.config}/autostart/$program.desktop"
    echo "Removed from the menu. Your data stays in $data/$program"
else
    mkdir -p "$applications" "$services"
    escaped=$(printf '%s' "$here" | sed 's/[&|\\]/\\&/g')
    sed "s|@FOLDER@|$escaped|g" "$here/$id.desktop.in" >"$applications/$id.desktop"
    sed "s|@FOLDER@|$escaped|g" "$here/$id.service.in" >"$services/$id.service"
    echo "Added to the menu: $applications/$id.desktop"
fi
if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$applications" || true; fi
