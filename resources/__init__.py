"""Icons, translations and sounds: data only. A package, so that its folder is found wherever the app is installed."""
