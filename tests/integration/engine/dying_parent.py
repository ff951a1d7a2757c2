"""A client with a backend of its own that waits to be killed: run as a program by the tests. Argument: profile folder."""

import sys
import time
from pathlib import Path

from operator_app.engine import requests
from operator_app.engine.status import Phase
from tests.doubles.headless_client import HeadlessClient


def main() -> None:
    with HeadlessClient(Path(sys.argv[1])) as client:
        client.account_id = client.ask(requests.StartHere(operator_name="Anna")).id
        client.wait_phase(Phase.ONLINE)
        sys.stdout.write("online\n")
        sys.stdout.flush()
        time.sleep(600)


main()
