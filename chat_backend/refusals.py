"""How anything in the server says no: one exception that becomes a ``Refusal`` body with its status."""

from typing import Final

from chat_backend.protocol import Refusal, RefusalCode

STATUS: Final[dict[RefusalCode, int]] = {
    "bad_request": 400,
    "signed_out": 401,
    "wrong_password": 401,
    "forbidden": 403,
    "not_found": 404,
    "gone": 410,
    "client_id_reused": 409,
    "text_too_long": 400,
    "text_empty": 400,
    "file_too_large": 413,
    "too_many": 400,
    "invalid_email": 400,
    "invalid_phone": 400,
    "invalid_name": 400,
    "rate_limited": 429,
    "too_old": 410,
    "blocked": 403,
    "removed": 401,
    "last_owner": 409,
    "email_taken": 409,
    "weak_password": 400,
    "invitation_over": 410,
    "server_error": 500,
}


class Refused(Exception):
    """The request is refused. ``message`` goes to the client and to logs: no text of a message in it, no secret."""

    def __init__(
        self,
        code: RefusalCode,
        message: str,
        *,
        field: str | None = None,
        retry_after: int | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(message)
        self.refusal = Refusal(code=code, message=message, field=field, retry_after=retry_after)
        self.status = STATUS[code] if status is None else status
