"""Arrow arrays of Python values, made from buffers.

`pyarrow.array` and `pyarrow.scalar` would first import pandas, wherever that is installed: a second, and 50 MB.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import Any, Final

import pyarrow as pa

__all__ = ["MEMORY", "MOMENT", "moments", "numbers", "texts"]

MEMORY: Final = pa.system_memory_pool()
"""The memory of pages. That of Arrow's own allocator stays with the process: 20 MB more."""
MOMENT: Final = pa.timestamp("us", "UTC")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def texts(values: Iterable[str]) -> pa.Array[Any]:
    """Return an array of texts."""
    encoded = [value.encode() for value in values]
    ends = array("i", accumulate(map(len, encoded), initial=0))
    return pa.Array.from_buffers(pa.string(), len(encoded), [None, pa.py_buffer(ends), pa.py_buffer(b"".join(encoded))])


def numbers(values: Sequence[int], type: pa.DataType = pa.int64()) -> pa.Array[Any]:  # noqa: B008 - a constant
    """Return an array of integers of 64 bits, or of another type that consists of them."""
    return pa.Array.from_buffers(type, len(values), [None, pa.py_buffer(array("q", values))])


def moments(values: Sequence[datetime]) -> pa.Array[Any]:
    """Return an array of moments."""
    return numbers([(value - _EPOCH) // timedelta(microseconds=1) for value in values], MOMENT)
