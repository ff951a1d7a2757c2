"""How the files of updates come over the network: with the system's certificates, bounded in time, reporting progress."""

import ssl
from collections.abc import Callable, Iterator
from typing import Final

import httpx
import truststore
from tuf.api.exceptions import DownloadError, DownloadHTTPError
from tuf.ngclient.fetcher import FetcherInterface

_TIMEOUT: Final = httpx.Timeout(20.0)
_CHUNK: Final = 256 * 1024


class Fetcher(FetcherInterface):
    """For TUF's client. Lengths are bounded by it; we bound the time without a byte."""

    def __init__(self) -> None:
        self._context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._progress: Callable[[int], None] = lambda _count: None

    def attach_progress_hook(self, hook: Callable[..., None], bytes_expected: int) -> None:
        """As tufup's client asks for it: ``hook`` is called with both numbers by name."""
        done = 0

        def progress(count: int) -> None:
            nonlocal done
            done += count
            hook(bytes_downloaded=done, bytes_expected=bytes_expected)

        self._progress = progress

    def _fetch(self, url: str) -> Iterator[bytes]:
        return self._chunks(url)

    def _chunks(self, url: str) -> Iterator[bytes]:
        try:
            with (
                httpx.Client(verify=self._context, timeout=_TIMEOUT, follow_redirects=True, max_redirects=5) as client,
                client.stream("GET", url, headers={"Accept-Encoding": "identity"}) as answer,
            ):
                if answer.status_code != httpx.codes.OK:
                    raise DownloadHTTPError(f"answered with {answer.status_code}", answer.status_code)
                for chunk in answer.iter_raw(_CHUNK):
                    self._progress(len(chunk))
                    yield chunk
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise DownloadError(f"{type(error).__name__}") from error
