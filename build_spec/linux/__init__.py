"""What Linux is given: a .deb, a portable .tar.gz and a Flatpak manifest."""
