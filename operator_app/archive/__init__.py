"""The local SQLite database: all SQL of the client lives here.

Every function takes an open connection and never commits: ``Database`` runs it inside one transaction.
"""
