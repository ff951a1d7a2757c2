"""What the engine costs before it is asked for anything."""

import subprocess
import sys


def test_importing_the_engine_imports_no_network_library() -> None:
    program = (
        "import sys, operator_app.engine.engine, operator_app.backends.own.embedded;"
        "print(*sorted({'httpx', 'websockets', 'truststore', 'keyring', 'sqlalchemy'} & sys.modules.keys()))"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""
