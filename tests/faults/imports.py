"""Everything that clients and backends import late: so that their processes begin with it."""

import gc

import alembic.command  # noqa: F401
import anyio._backends._asyncio  # noqa: F401
import httpcore  # noqa: F401
import httpx  # noqa: F401
import uvicorn.protocols.http.h11_impl
import uvicorn.protocols.websockets.websockets_sansio_impl  # noqa: F401
import websockets.asyncio.client  # noqa: F401

import chat_backend.app  # noqa: F401
import operator_app.backends.own.adapter
import operator_app.backends.own.sign_in
import operator_app.engine.engine  # noqa: F401

gc.collect()
gc.freeze()  # what is here stays: the children need not copy it to find that out
