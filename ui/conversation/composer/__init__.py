"""Where an operator writes: a reply or a note, bound to one dialog at every keystroke."""
