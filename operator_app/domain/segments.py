"""Segments: sets of users that owners have described. Who is in which is told with each user."""

from operator_app.domain.value import Revision, SegmentId, Value


class Segment(Value):
    id: SegmentId
    revision: Revision
    name: str
    removed: bool = False
