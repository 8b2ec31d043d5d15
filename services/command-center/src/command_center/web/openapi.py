"""The OpenAPI description of the HTTP API, made from the same descriptors the service is built on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from google.protobuf.descriptor import Descriptor, FieldDescriptor

from command_center.service import CommandCenterService
from command_center.web.api import BINDINGS, Binding

Json = dict[str, Any]

_SCALARS: Final[dict[int, Json]] = {
    FieldDescriptor.TYPE_BOOL: {"type": "boolean"},
    FieldDescriptor.TYPE_STRING: {"type": "string"},
    FieldDescriptor.TYPE_BYTES: {"type": "string", "format": "byte"},
    FieldDescriptor.TYPE_INT32: {"type": "integer", "format": "int32"},
    FieldDescriptor.TYPE_UINT32: {"type": "integer", "format": "int64"},
    # 64-bit numbers are strings in protobuf's JSON mapping.
    FieldDescriptor.TYPE_INT64: {"type": "string", "format": "int64"},
    FieldDescriptor.TYPE_UINT64: {"type": "string", "format": "uint64"},
    FieldDescriptor.TYPE_DOUBLE: {"type": "number", "format": "double"},
}
_WELL_KNOWN: Final[dict[str, Json]] = {"google.protobuf.Timestamp": {"type": "string", "format": "date-time"}}
_ERROR: Final[Json] = {
    "type": "object",
    "properties": {
        "error": {
            "type": "object",
            "properties": {
                name: {"type": "string"} for name in ("status", "reason", "message", "messageZh", "rule", "remedy")
            }
            | {"code": {"type": "integer"}},
            "required": ["code", "status", "reason", "message"],
        }
    },
}


def document() -> Json:
    """The whole description."""
    schemas: Json = {"Error": _ERROR}
    for binding in BINDINGS:
        for message in (binding.descriptor.input_type, binding.descriptor.output_type):
            _add(message, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Smart Supervision: command center",
            "version": "v1",
            "description": "The gRPC service CommandCenterService over HTTP and JSON.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {binding.path: {binding.verb.lower(): _operation(binding)} for binding in BINDINGS},
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
                "session": {"type": "apiKey", "in": "cookie", "name": "ssv_session"},
            },
        },
        "security": [{"token": []}, {"session": []}],
    }


def _operation(binding: Binding) -> Json:
    method = binding.descriptor
    media = "application/x-ndjson" if method.server_streaming else "application/json"
    operation: Json = {
        "operationId": method.name,
        "summary": getattr(CommandCenterService, method.name).__doc__,
        "parameters": [*_path_parameters(binding), *_query_parameters(binding)],
        "responses": {
            "200": {"description": "OK", "content": {media: {"schema": _reference(method.output_type)}}},
            "default": {
                "description": "Refused; `reason` is stable",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
            },
        },
    }
    if binding.verb == "POST":
        schema = _reference(method.input_type)
        operation["requestBody"] = {"content": {"application/json": {"schema": schema}}}
    return operation


def _path_parameters(binding: Binding) -> list[Json]:
    names = re.findall(r"\{(\w+)\}", binding.path)
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _query_parameters(binding: Binding) -> list[Json]:
    if binding.verb == "POST" or binding.resource:
        return []
    fields: Iterable[FieldDescriptor] = binding.descriptor.input_type.fields
    return [{"name": field.json_name, "in": "query", "schema": _value(field)} for field in fields]


def _add(message: Descriptor, schemas: Json) -> None:
    """Add a message and everything it is made of."""
    if message.full_name in schemas or message.full_name in _WELL_KNOWN:
        return
    schemas[message.full_name] = {
        "type": "object",
        "properties": {field.json_name: _schema(field) for field in message.fields},
    }
    for field in message.fields:
        if field.message_type is not None:
            _add(field.message_type, schemas)


def _schema(field: FieldDescriptor) -> Json:
    value = _value(field)
    return {"type": "array", "items": value} if field.is_repeated else value


def _value(field: FieldDescriptor) -> Json:
    if field.message_type is not None:
        return _reference(field.message_type)
    if field.enum_type is not None:
        return {"type": "string", "enum": [value.name for value in field.enum_type.values]}
    return _SCALARS[field.type]


def _reference(message: Descriptor) -> Json:
    return _WELL_KNOWN.get(message.full_name) or {"$ref": f"#/components/schemas/{message.full_name}"}
