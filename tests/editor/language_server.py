"""A client of the language server that editors use for YAML: JSON-RPC over its standard input and output."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

SECONDS = 60.0
"""How long an answer may take on a busy machine."""

SETTINGS = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        # Nothing is fetched: the schemas are those named by the files.
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
    }
}


class LanguageServer:
    """A running server with documents opened in it; leaving the `with` block ends it."""

    def __init__(self, command: list[str], root: Path) -> None:
        self._process = subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._root = root
        self._number = 0
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._published: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> LanguageServer:
        self._reader.start()
        capabilities = {
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True},
        }
        self._ask(
            "initialize", {"processId": None, "rootUri": self._root.as_uri(), "capabilities": capabilities}
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()
        self._reader.join(SECONDS)

    def open(self, file: Path) -> list[dict[str, Any]]:
        """Opens a file; the complaints that the server then publishes about it."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": file.read_text("utf-8")}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while True:
            found = self._published.get(timeout=SECONDS)
            if found["uri"] == file.as_uri():
                diagnostics: list[dict[str, Any]] = found["diagnostics"]
                return diagnostics

    def complete(self, file: Path, line: int, column: int) -> dict[str, str]:
        """What the editor offers at a place: label → documentation."""
        result = self._ask("textDocument/completion", _at(file, line, column))
        items = result["items"] if isinstance(result, dict) else result or []
        return {item["label"]: _words(item.get("documentation")) for item in items}

    def hover(self, file: Path, line: int, column: int) -> str:
        """What the editor explains at a place."""
        result = self._ask("textDocument/hover", _at(file, line, column))
        return _words(result["contents"]) if result else ""

    # ------------------------------------------------------------------ messages
    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            answer = self._answers.get(timeout=SECONDS)
            if answer["id"] == self._number:
                assert "error" not in answer, answer["error"]
                return answer["result"]

    def _tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream
        while line := stream.readline():
            size = 0
            while line.strip():
                name, _, value = line.partition(b":")
                size = int(value) if name.lower() == b"content-length" else size
                line = stream.readline()
            self._take(json.loads(stream.read(size)))

    def _take(self, message: dict[str, Any]) -> None:
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self._published.put(message["params"])
        elif method == "workspace/configuration":
            items = message["params"]["items"]
            self._send({"id": message["id"], "result": [SETTINGS.get(i.get("section")) for i in items]})
        elif method and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif "id" in message:
            self._answers.put(message)


def _at(file: Path, line: int, column: int) -> dict[str, Any]:
    """A place as the protocol has it; lines and columns count from 0."""
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column}}


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(map(_words, value))
    return str(value["value"] if isinstance(value, dict) else value or "")
