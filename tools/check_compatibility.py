"""Refuse changes of the contracts that break callers, readers or recorded events.

The committed descriptors in proto/baseline.binpb are compared with the generated code. Additions are fine; what is
removed, renumbered, renamed or retyped is a break. `--accept` takes the present contracts as the new baseline, which is
allowed only when nothing breaks.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    EnumDescriptorProto,
    FieldDescriptorProto,
    FileDescriptorProto,
    FileDescriptorSet,
    ServiceDescriptorProto,
)

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = ROOT / "libs/contracts/src"
BASELINE = ROOT / "proto/baseline.binpb"


def present() -> FileDescriptorSet:
    """The descriptors of the generated code, in order of file names."""
    found = FileDescriptorSet()
    for path in sorted(CONTRACTS.rglob("*_pb2.py")):
        module = importlib.import_module(".".join(path.relative_to(CONTRACTS).with_suffix("").parts))
        found.file.append(FileDescriptorProto.FromString(module.DESCRIPTOR.serialized_pb))
    return found


def baseline() -> FileDescriptorSet:
    """The committed descriptors."""
    return FileDescriptorSet.FromString(BASELINE.read_bytes())


def breaks(old: FileDescriptorSet, new: FileDescriptorSet) -> list[str]:
    """Every break in words, empty if there is none."""
    old_messages, new_messages = _messages(old), _messages(new)
    old_enums, new_enums = _enums(old), _enums(new)
    old_services, new_services = _services(old), _services(new)
    return [
        *(each for name, message in old_messages.items() for each in _message(name, message, new_messages.get(name))),
        *(each for name, enum in old_enums.items() for each in _enum(name, enum, new_enums.get(name))),
        *(each for name, service in old_services.items() for each in _service(name, service, new_services.get(name))),
    ]


def _messages(files: FileDescriptorSet) -> Mapping[str, DescriptorProto]:
    return {
        name: each
        for file in files.file
        for message in file.message_type
        for name, each in _nested(file.package, message)
    }


def _nested(scope: str, message: DescriptorProto) -> Iterator[tuple[str, DescriptorProto]]:
    name = f"{scope}.{message.name}"
    yield name, message
    for inner in message.nested_type:
        yield from _nested(name, inner)


def _enums(files: FileDescriptorSet) -> Mapping[str, EnumDescriptorProto]:
    outer = {f"{file.package}.{enum.name}": enum for file in files.file for enum in file.enum_type}
    inner = {f"{name}.{enum.name}": enum for name, message in _messages(files).items() for enum in message.enum_type}
    return outer | inner


def _services(files: FileDescriptorSet) -> Mapping[str, ServiceDescriptorProto]:
    return {f"{file.package}.{service.name}": service for file in files.file for service in file.service}


def _message(name: str, old: DescriptorProto, new: DescriptorProto | None) -> Iterator[str]:
    if new is None:
        yield f"message {name} was removed"
        return
    fields = {field.number: field for field in new.field}
    for field in old.field:
        after = fields.get(field.number)
        if after is None:
            yield from _removed(name, field, new)
        elif _shape(field, old) != _shape(after, new):
            yield f"{name}.{field.name} = {field.number} changed: {_shape(field, old)} became {_shape(after, new)}"


def _removed(name: str, field: FieldDescriptorProto, new: DescriptorProto) -> Iterator[str]:
    # Even a reserved number takes a value away from those who read it; a new version of the package is needed.
    reserved = any(span.start <= field.number < span.end for span in new.reserved_range)
    yield f"{name}.{field.name} = {field.number} was removed{'' if reserved else ' and its number is not reserved'}"


def _shape(field: FieldDescriptorProto, message: DescriptorProto) -> str:
    """What bytes and JSON depend on."""
    kind = field.type_name or FieldDescriptorProto.Type.Name(field.type).removeprefix("TYPE_").lower()
    label = FieldDescriptorProto.Label.Name(field.label).removeprefix("LABEL_").lower()
    choice = ""
    if field.HasField("oneof_index") and not field.proto3_optional:
        choice = f" in oneof {message.oneof_decl[field.oneof_index].name}"
    presence = " with presence" if field.proto3_optional else ""
    return f"{label} {kind} {field.name}{presence}{choice}"


def _enum(name: str, old: EnumDescriptorProto, new: EnumDescriptorProto | None) -> Iterator[str]:
    if new is None:
        yield f"enum {name} was removed"
        return
    values = {value.number: value.name for value in new.value}
    for value in old.value:
        if values.get(value.number) != value.name:
            yield f"{name}.{value.name} = {value.number} became {values.get(value.number, 'nothing')}"


def _service(name: str, old: ServiceDescriptorProto, new: ServiceDescriptorProto | None) -> Iterator[str]:
    if new is None:
        yield f"service {name} was removed"
        return
    methods = {method.name: method for method in new.method}
    for method in old.method:
        after = methods.get(method.name)
        if after is None:
            yield f"method {name}.{method.name} was removed"
        elif method.SerializeToString() != after.SerializeToString():
            yield f"method {name}.{method.name} changed its request, answer or kind"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accept", action="store_true", help="take the present contracts as the new baseline")
    accept = parser.parse_args().accept
    found = breaks(baseline(), present()) if BASELINE.exists() else []
    if found:
        raise SystemExit("The contracts break what is published:\n" + "\n".join(f"  {each}" for each in found))
    if accept:
        BASELINE.write_bytes(present().SerializeToString(deterministic=True))


if __name__ == "__main__":
    main()
