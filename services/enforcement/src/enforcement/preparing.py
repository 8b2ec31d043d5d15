"""Requests that the service completes before they become commands, one by one or inside a batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chassis.database import Pool
from chassis.serving.call import Answer, Call
from chassis.serving.commanding import Method
from enforcement.areas.area import Area, Prepare

BATCH = "BatchExecute"


def prepared(methods: Mapping[str, Method], area: Area, pool: Pool) -> Mapping[str, Method]:
    """The methods of an area; what it completes is completed first."""
    if not area.prepared:
        return methods
    by_type = {area.service.methods_by_name[name].input_type.full_name: each for name, each in area.prepared.items()}
    concerned = {*area.prepared, BATCH} & set(methods)
    return {name: _after(each, by_type, pool) if name in concerned else each for name, each in methods.items()}


def _after(method: Method, by_type: Mapping[str, Prepare], pool: Pool) -> Method:
    async def completed(request: Any, call: Call) -> Answer:
        async with pool.connection() as connection:
            for each in requests_in(request):
                prepare = by_type.get(each.DESCRIPTOR.full_name)
                if prepare:
                    await prepare(connection, each)
        return await method(request, call)

    return completed


def requests_in(request: Any) -> list[Any]:
    """The request itself, or those a batch holds; what is filled in there is filled in the batch."""
    if "commands" not in request.DESCRIPTOR.fields_by_name:
        return [request]
    return [getattr(each, item) for each in request.commands if (item := each.WhichOneof("command"))]
