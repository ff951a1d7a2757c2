"""Carrot quest and Dashly: the hosted service behind the contract of ``backends.port``.

One software under two brands. Facts and what is not known of it: ``docs/carrotquest.md``.
"""
