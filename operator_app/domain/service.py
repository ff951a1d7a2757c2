"""What a hosted service says to a token that stands for a whole site: which site, and who answers there."""

from operator_app.domain.value import OperatorId, Value


class ServiceOperator(Value):
    id: OperatorId
    name: str


class ServiceOffer(Value):
    """``operators`` are those seen so far; the service has no list of them for certain."""

    api: str
    realtime: str
    site_id: str
    title: str
    operators: tuple[ServiceOperator, ...]
