"""What was done: spells of dialogs kept as they happen, numbers counted from them when somebody asks."""
