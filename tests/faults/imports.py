"""Everything that clients and backends import or work out late: so that their processes begin with it."""

import encodings.idna
import encodings.utf_16_le  # noqa: F401
import gc
import importlib.readers  # noqa: F401
import tempfile
from pathlib import Path

import aiosqlite  # noqa: F401
import alembic.command  # noqa: F401
import anyio._backends._asyncio  # noqa: F401
import httpcore  # noqa: F401
import httpx  # noqa: F401
import sqlalchemy.dialects.sqlite.aiosqlite  # noqa: F401
import uvicorn.protocols.http.h11_impl
import uvicorn.protocols.websockets.websockets_sansio_impl  # noqa: F401
import websockets.asyncio.client  # noqa: F401

import operator_app.backends.own.adapter
import operator_app.backends.own.sign_in
import operator_app.backends.own.tls
import operator_app.engine.engine  # noqa: F401
from chat_backend.app import build_app
from chat_backend.services import build_services
from chat_backend.settings import Settings
from operator_app.domain import word_forms

word_forms.rules()
for word in ("слова", "words"):
    word_forms.stem(word)
with tempfile.TemporaryDirectory() as nowhere:
    build_app(build_services(Settings(data=Path(nowhere))))  # asks for parts of its framework that nobody names

gc.collect()
gc.freeze()  # what is here stays: the children need not copy it to find that out
