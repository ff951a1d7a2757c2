"""Parts by others, for the samples on the screen."""

from operator_app.installation.licences import Part

_MIT = """MIT License

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files, to deal in the Software without restriction. The Software is provided "as is", without warranty of any kind."""

PARTS = (
    Part(name="alembic", version="1.16.5", licence="MIT", homepage="https://alembic.example", texts=(_MIT,)),
    Part(
        name="httpx",
        version="0.28.1",
        licence="BSD-3-Clause",
        homepage="https://httpx.example",
        texts=("Redistribution…",),
    ),
    Part(name="Qt", version="6.11", licence="LGPL-3.0-only", homepage="https://qt.example", texts=()),
)
