"""The left pane: who is waiting, who wrote last, and which of them one wants to see."""
