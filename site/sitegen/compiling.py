"""Templates made ready for one language, and kept so: compiling them takes longer than a small site's few new pages."""

import sys
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from pickle import PickleError
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer

from catalog.imprint import imprint, program_imprint
from sitegen.text import printed

TEMPLATES = Path(__file__).parent / "templates"


class _PlainCode(CodeGenerator):
    """Looks up, calls and escapes as Python does. What Jinja does besides is for functions that ask for their context,
    for keys that are looked for as if they were attributes, and for macros that are not given all they take: none of
    ours is so, and it took a quarter of the time.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (Jinja's way to name it)
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, *_: object) -> None:
        self.write("macro")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: ARG002
        # Jinja marks what a macro returns as markup where it calls it.
        super().return_buffer_contents(frame)

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, *_: object) -> None:
        self.write(")")


class SpokenEnvironment(Environment):
    """say: what `_("…")` says. It is asked while a template is compiled, and not again for every page."""

    code_generator_class = _PlainCode

    def __init__(self, say: Callable[[str], str], **options: Any) -> None:
        super().__init__(finalize=printed, **options)
        self._speaker = _Speaker(say)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        # Jinja would look each of them up anew for every page.
        return super().make_globals(d) if d else self.globals

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        self._speaker.visit(parsed)
        return parsed


class _Speaker(NodeTransformer):
    def __init__(self, say: Callable[[str], str]) -> None:
        self._say = say

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        match self.generic_visit(node):
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=str(message))], kwargs=[]) as call:
                return nodes.Const(self._say(message), lineno=call.lineno)
            case other:
                return other


class CompiledTemplates(FileSystemBytecodeCache):
    """Where Python keeps its own compiled files, and under their ending; where it may not, there are none.

    What was compiled by another version of the program, or for another language, is compiled anew.
    """

    def __init__(self, language: str) -> None:
        super().__init__(str(Path(cache_from_source(str(TEMPLATES / "page.py"))).parent), f"{language}-%s.pyc")
        self._maker = imprint(program_imprint("catalog", "sitegen"), language)

    def get_source_checksum(self, source: str) -> str:
        return imprint(self._maker, source).hex()

    def load_bytecode(self, bucket: Bucket) -> None:
        # A file cut short says nothing.
        with suppress(OSError, EOFError, ValueError, PickleError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
