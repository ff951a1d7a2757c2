"""Public profiles of users, looked up by the hash of their e-mail where the owner has switched it on."""
