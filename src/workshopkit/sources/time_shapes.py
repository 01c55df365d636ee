"""The shapes of clock times, lengths of time and dates: a node → minutes or a date, or what is wrong there."""

import datetime as dt
import re
from typing import Any

from workshopkit.frozen import dataclass
from workshopkit.model.node import Node, Scalar
from workshopkit.sources.clock import ClockError, read_clock, read_minutes
from workshopkit.sources.shapes import Findings, Shape, said

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Clock(Shape):
    """A clock time → minutes since midnight."""

    def read(self, node: Node, to: Findings) -> Any:
        if isinstance(node, Scalar) and node.value is not None:
            try:
                return read_clock(node.text)
            except ClockError as reason:
                return to.bad("WK106", str(reason), node.span, 'Write it as "09:30".')
        return to.bad("WK106", f"a clock time is expected here, not {said(node)}", node.span, 'Write it as "09:30".')

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"], "pattern": "^([01]?[0-9]|2[0-3])[:.][0-5][0-9]$"}


@dataclass(frozen=True)
class Minutes(Shape):
    """A length of time → minutes."""

    def read(self, node: Node, to: Findings) -> Any:
        hint = 'Write minutes, 45, or "1h 30m", or "1:30".'
        if not isinstance(node, Scalar) or node.value is None:
            return to.bad("WK107", f"a length of time is expected here, not {said(node)}", node.span, hint)
        try:
            return read_minutes(node.text)
        except ClockError as reason:
            return to.bad("WK107", str(reason), node.span, hint)

    def schema(self) -> dict[str, Any]:
        hours, rest = r"\d{1,2}\s*(h|t|timer?|hours?)\.?", r"\d{1,3}\s*(m|min|minutt?er|minutes?)?\.?"
        pattern = rf"^(\d{{1,3}}|\d{{1,2}}:\d\d|({hours})?\s*({rest})?)$"
        return {"type": ["integer", "string"], "minimum": 1, "maximum": 720, "minLength": 1, "pattern": pattern}


@dataclass(frozen=True)
class Date(Shape):
    """A date, 2026-12-03."""

    def read(self, node: Node, to: Findings) -> Any:
        if isinstance(node, Scalar):
            try:
                return dt.date.fromisoformat(node.text)
            except ValueError:
                pass
            if _DATE.fullmatch(node.text):
                message = f"there is no such day as {said(node)}"
                return to.bad("WK108", message, node.span, "Look in a calendar: year-month-day, 2026-12-03.")
        hint = "Write year-month-day: 2026-12-03."
        return to.bad("WK108", f"a date is expected here, not {said(node)}", node.span, hint)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
