"""Published contracts are only added to, and what is written now is read by what was published before."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from google.protobuf.descriptor_pb2 import DescriptorProto, FieldDescriptorProto, FileDescriptorProto, FileDescriptorSet
from google.protobuf.descriptor_pool import Default, DescriptorPool
from google.protobuf.message_factory import GetMessageClass

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = Path(__file__).parent / "golden"


def load_tool() -> ModuleType:
    path = ROOT / "tools/check_compatibility.py"
    spec = importlib.util.spec_from_file_location("check_compatibility", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = load_tool()


def files() -> FileDescriptorSet:
    """A small contract."""
    message = DescriptorProto(name="M")
    message.field.add(name="a", number=1, type=FieldDescriptorProto.TYPE_STRING, label=1)
    message.field.add(name="b", number=2, type=FieldDescriptorProto.TYPE_INT32, label=1)
    file = FileDescriptorProto(name="x.proto", package="p", message_type=[message])
    colour = file.enum_type.add(name="Colour")
    colour.value.add(name="RED", number=0)
    service = file.service.add(name="S")
    service.method.add(name="Do", input_type=".p.M", output_type=".p.M")
    return FileDescriptorSet(file=[file])


def after(change: Callable[[FileDescriptorProto], object]) -> list[str]:
    changed = files()
    change(changed.file[0])
    return list(tool.breaks(files(), changed))


def reserve(file: FileDescriptorProto) -> None:
    del file.message_type[0].field[1]
    file.message_type[0].reserved_range.add(start=2, end=3)


@pytest.mark.parametrize(
    "change",
    [
        lambda file: None,
        lambda file: file.message_type[0].field.add(name="c", number=3, type=9, label=1),
        lambda file: file.message_type.add(name="N"),
        lambda file: file.enum_type[0].value.add(name="BLUE", number=1),
        lambda file: file.service[0].method.add(name="More", input_type=".p.M", output_type=".p.M"),
    ],
)
def test_additions_are_no_break(change: Callable[[FileDescriptorProto], object]) -> None:
    assert after(change) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda file: file.message_type[0].field.pop(), "p.M.b = 2 was removed and its number is not reserved"),
        (reserve, "p.M.b = 2 was removed"),
        (
            lambda file: setattr(file.message_type[0].field[1], "number", 5),
            "p.M.b = 2 was removed and its number is not reserved",
        ),
        (
            lambda file: setattr(file.message_type[0].field[0], "name", "z"),
            "p.M.a = 1 changed: optional string a became optional string z",
        ),
        (
            lambda file: setattr(file.message_type[0].field[0], "label", 3),
            "p.M.a = 1 changed: optional string a became repeated string a",
        ),
        (
            lambda file: setattr(file.message_type[0].field[0], "type", FieldDescriptorProto.TYPE_BYTES),
            "p.M.a = 1 changed: optional string a became optional bytes a",
        ),
        (lambda file: file.message_type.pop(), "message p.M was removed"),
        (lambda file: setattr(file.enum_type[0].value[0], "name", "BLUE"), "p.Colour.RED = 0 became BLUE"),
        (lambda file: file.enum_type.pop(), "enum p.Colour was removed"),
        (lambda file: file.service.pop(), "service p.S was removed"),
        (lambda file: file.service[0].method.pop(), "method p.S.Do was removed"),
        (
            lambda file: setattr(file.service[0].method[0], "server_streaming", True),
            "method p.S.Do changed its request, answer or kind",
        ),
    ],
)
def test_what_is_removed_renamed_or_retyped_is_a_break(
    change: Callable[[FileDescriptorProto], object], said: str
) -> None:
    assert after(change) == [said]


def test_the_present_contracts_break_nothing_published() -> None:
    assert tool.breaks(tool.baseline(), tool.present()) == []


def published() -> DescriptorPool:
    """The descriptors of the baseline, on their own."""
    tool.present()  # loads the files of others that ours depend on
    pool = DescriptorPool()
    own = {file.name: file for file in tool.baseline().file}
    added: set[str] = set()

    def add(name: str) -> None:
        if name in added:
            return
        added.add(name)
        proto = own.get(name) or FileDescriptorProto.FromString(Default().FindFileByName(name).serialized_pb)
        for dependency in proto.dependency:
            add(dependency)
        pool.Add(proto)

    for name in own:
        add(name)
    return pool


POOL = published()


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.bin")), ids=lambda path: path.name)
def test_golden_bytes_are_read_by_the_published_descriptors(path: Path) -> None:
    descriptor = POOL.FindMessageTypeByName(f"smartsupervision.licensing.v1.{path.name.split('.')[0]}")
    message: Any = GetMessageClass(descriptor).FromString(path.read_bytes())
    assert message.SerializeToString(deterministic=True) == path.read_bytes()
    assert message.HasField("premises" if descriptor.name.startswith("Premises") else "entity")
