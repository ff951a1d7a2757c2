"""E-mail: who is told what and when, the queue it waits in, and the way to a mail server."""
