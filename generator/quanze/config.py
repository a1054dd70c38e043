"""`quanze.toml`: which checks run, how grave their findings are where, and what fails a build. Nothing in it is executed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path

from .diagnostics.diagnostic import Diagnostic, Severity
from .errors import QuanzeError

FILE_NAME = "quanze.toml"
_LARGEST = 1_000_000
_PREFIX = re.compile(r"[A-Z]{1,3}\d{0,3}")
_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


_TOML_HELP = '键用英文字母、数字和连字符，或加引号；文字值加引号，列表写作 ["…", "…"]；每个键只写一次'
"""What most often is wrong with a file that is no TOML."""


class ConfigError(QuanzeError):
    """A configuration that cannot be used; one line for each mistake."""


class FailOn(StrEnum):
    """Whose findings fail a build: those about specs and drafts, about specs alone, or none."""

    DRAFT = "draft"
    SPEC = "spec"
    NEVER = "never"


class Level(StrEnum):
    """What a finding of a rule becomes."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class RuleNames:
    """The rules that can be chosen: code → name. Findings of `fixed` codes mean that a spec cannot be read as meant;
    they always count."""

    names: Mapping[str, str]
    fixed: frozenset[str] = frozenset()

    def select(self, word: str) -> frozenset[str]:
        """The codes that a code, the beginning of codes, a name or `all` stands for; ConfigError if none."""
        if word == "all":
            return frozenset(self.names)
        found = [c for c, name in self.names.items() if word == name]
        if not found and _PREFIX.fullmatch(word):
            found = [c for c in self.names if c.startswith(word)]
        if not found:
            near = [c for c in self.names if c == word.upper()]
            near = near or get_close_matches(word, [*self.names, *self.names.values()], n=1, cutoff=0.5)
            hint = f"，是否指 {near[0]}" if near else ""
            raise ConfigError(f"没有检查“{word}”{hint} · no check {word!r}")
        return frozenset(found)

    def select_all(self, words: Iterable[str]) -> frozenset[str]:
        """The codes that any of the words stands for."""
        return frozenset(code for word in words for code in self.select(word))


@dataclass(frozen=True, slots=True)
class LevelRule:
    """Levels by code for files that a pattern matches; of several that do, the last one holds."""

    pattern: str | None
    levels: Mapping[str, Level]

    def applies(self, file: str) -> bool:
        """Whether a file, relative to the configuration's folder, is meant. `*` goes over slashes."""
        if self.pattern is None:
            return True
        return fnmatchcase(file, self.pattern) or fnmatchcase(file, f"{self.pattern.rstrip('/')}/*")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run. `selected` is None for all checks; `base` is the folder that patterns start from."""

    selected: frozenset[str] | None = None
    ignored: frozenset[str] = frozenset()
    fail_on: FailOn = FailOn.DRAFT
    fail_level: Severity | None = None
    levels: tuple[LevelRule, ...] = ()
    site: str | None = None
    base: Path | None = None
    fixed: frozenset[str] = frozenset()

    def apply(self, found: Iterable[Diagnostic], working: Path) -> list[Diagnostic]:
        """The findings that count, at their levels. Their files are relative to `working`."""
        return [d for given in found if (d := self._level(given, working)) is not None]

    def _level(self, diagnostic: Diagnostic, working: Path) -> Diagnostic | None:
        code = diagnostic.code
        if code in self.fixed:
            return diagnostic
        if code in self.ignored or (self.selected is not None and code not in self.selected):
            return None
        file = self._relative(diagnostic.place.file, working)
        level = next(
            (r.levels[code] for r in reversed(self.levels) if code in r.levels and r.applies(file)), None
        )
        if level is None:
            return diagnostic
        return None if level is Level.OFF else replace(diagnostic, severity=Severity(level.value))

    def _relative(self, file: str, working: Path) -> str:
        if self.base is None:
            return file
        path = (working / file).resolve()
        base = self.base.resolve()
        return path.relative_to(base).as_posix() if path.is_relative_to(base) else file


def find_config(root: Path, working: Path) -> Path | None:
    """The nearest `quanze.toml` in the folder that is checked or above it, up to the working folder but no further.

    For specs elsewhere: in their folder or beside it.
    """
    start = root.resolve() if root.is_dir() else root.resolve().parent
    above = [start, *start.parents]
    limit = working.resolve()
    folders = above[: above.index(limit) + 1] if limit in above else above[:2]
    return next((folder / FILE_NAME for folder in folders if (folder / FILE_NAME).is_file()), None)


def load_config(path: Path, rules: RuleNames) -> Config:
    """Reads the file; ConfigError with a line for every mistake in it."""
    try:
        raw = path.read_bytes()
        if len(raw) > _LARGEST:
            raise ConfigError(f"{path.name}: 文件过大 · too large")
        data = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path.name}: 不是 UTF-8 文本 · not UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _LINE.search(str(error))
        where = f":{place[1]}:{place[2]}" if place else ""
        told = _LINE.sub("", str(error)).strip()
        raise ConfigError(f"{path.name}{where}: TOML 语法错误：{told}；{_TOML_HELP}") from error
    except OSError as error:
        raise ConfigError(f"{path.name}: 无法读取 · cannot read: {error.strerror}") from error
    reader = _Reader(rules, raw.decode("utf-8-sig").splitlines(), path.parent)
    config = replace(reader.read(data), base=path.parent, fixed=rules.fixed)
    if reader.mistakes:
        raise ConfigError(
            "\n".join(f"{path.name}:{line}: {words}" for line, words in sorted(reader.mistakes))
        )
    return config


class _Reader:
    """Turns a parsed file into a Config and gathers what is wrong with it."""

    def __init__(self, rules: RuleNames, lines: Sequence[str], base: Path) -> None:
        self.rules = rules
        self.base = base
        self.lines = lines
        self.mistakes: list[tuple[int, str]] = []

    def read(self, data: Mapping[str, object]) -> Config:
        self._known(data, ("check", "levels", "paths"))
        check = self._table(data, "check")
        self._known(check, ("select", "ignore", "fail-on", "fail-level", "site"))
        general = self._levels(self._table(data, "levels"))
        levels = [LevelRule(None, general)] if general else []
        site = self._word(check, "site")
        if site is not None and not re.match(r"https?://[^\s]+$", site):
            self._mistake("site", f"site 应为 http 或 https 地址：{site}")
        return Config(
            selected=self._selected(check),
            ignored=self._ignored(check),
            fail_on=FailOn(self._choice(check, "fail-on", [f.value for f in FailOn]) or FailOn.DRAFT),
            fail_level=Severity(level) if (level := self._choice(check, "fail-level", _SEVERITIES)) else None,
            levels=(*levels, *self._paths(data.get("paths", []))),
            site=site.rstrip("/") if site else None,
        )

    def _selected(self, check: Mapping[str, object]) -> frozenset[str] | None:
        if "select" not in check:
            return None
        if check["select"] == []:
            self._mistake("select", "select 为空，什么也不检查；要检查全部，删去这一行 · nothing is selected")
        return self._codes(check["select"], "select")

    def _ignored(self, check: Mapping[str, object]) -> frozenset[str]:
        words = check.get("ignore", [])
        codes = self._codes(words, "ignore")
        if fixed := sorted(codes & self.rules.fixed) if words != ["all"] else []:
            self._mistake("ignore", f"{'、'.join(fixed)} 说明规格没有读懂，不能略去 · it cannot be left out")
        return codes

    def _paths(self, entries: object) -> Iterator[LevelRule]:
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            self._mistake("paths", "paths 应写作 [[paths]]，每段有 path 和 levels")
            return
        for entry in entries:
            self._known(entry, ("path", "levels"))
            pattern = self._word(entry, "path")
            if pattern is None:
                self._mistake("paths", "[[paths]] 缺少 path")
                continue
            if "levels" not in entry:
                self._mistake(pattern or "path", f"path = {pattern!r} 之下缺少 levels · levels are missing")
            self._check_pattern(pattern)
            yield LevelRule(pattern.removeprefix("./"), self._levels(self._table(entry, "levels")))

    def _check_pattern(self, pattern: str) -> None:
        """A pattern that cannot match anything is a slip that would go unnoticed."""
        if not pattern or pattern.startswith(("/", "../")) or "\\" in pattern or ":" in pattern:
            self._mistake(
                pattern.partition("\\")[0] or "path",
                f"path = {pattern!r} 应从 {FILE_NAME} 所在的文件夹写起，用 / 分隔，如 specs/rudong 或 specs/*/bodies.yaml"
                " · a path relative to this file",
            )
            return
        plain = re.split(r"[*?\[]", pattern, maxsplit=1)[0]
        folder = plain if plain == pattern else plain.rpartition("/")[0]
        if not (self.base / folder).exists():
            self._mistake(pattern, f"path = {pattern!r}：没有 {folder} · there is no such path")

    def _levels(self, table: Mapping[str, object]) -> Mapping[str, Level]:
        """Level by code: names and codes in full go before beginnings of codes, and these before `all`."""
        found: dict[str, Level] = {}
        for word in sorted(table, key=lambda w: (w != "all", not _PREFIX.fullmatch(w), len(w))):
            level = self._choice(table, word, [v.value for v in Level])
            codes = self._codes([word], word)
            if level is None:
                continue
            if fixed := sorted(codes & self.rules.fixed) if word != "all" else []:
                self._mistake(word, f"{'、'.join(fixed)} 说明规格没有读懂，级别不能更改 · its level is fixed")
            found |= {code: Level(level) for code in codes}
        return found

    def _codes(self, words: object, key: str) -> frozenset[str]:
        if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
            self._mistake(key, f"{key} 应为检查代码、代码开头或名称的列表 · a list of codes or names")
            return frozenset()
        found: set[str] = set()
        for word in words:
            try:
                found |= self.rules.select(word)
            except ConfigError as error:
                self._mistake(word, str(error))
        return frozenset(found)

    def _table(self, data: Mapping[str, object], key: str) -> Mapping[str, object]:
        value = data.get(key, {})
        if isinstance(value, dict):
            return value
        self._mistake(key, f"{key} 应为一个表 · {key} must be a table")
        return {}

    def _word(self, data: Mapping[str, object], key: str) -> str | None:
        value = data.get(key)
        if value is None or isinstance(value, str):
            return value
        self._mistake(key, f"{key} 应为文字 · {key} must be a string")
        return None

    def _choice(self, data: Mapping[str, object], key: str, choices: Sequence[str]) -> str | None:
        value = data.get(key)
        if value is None or value in choices:
            return str(value) if value is not None else None
        self._mistake(key, f"{key} 不能是 {value!r}，可用：{'、'.join(choices)} · {key} cannot be {value!r}")
        return None

    def _known(self, data: Mapping[str, object], keys: Sequence[str]) -> None:
        for key in data:
            if key not in keys:
                near = get_close_matches(key, keys, n=1)
                hint = f"，是否指 {near[0]}" if near else f"；可用：{'、'.join(keys)}"
                self._mistake(key, f"没有设置“{key}”{hint} · unknown key {key!r}")

    def _mistake(self, word: str, words: str) -> None:
        """One more mistake, at the first line that has the word outside a comment."""
        numbered = enumerate(self.lines, 1)
        line = next((n for n, text in numbered if word in text.partition("#")[0]), 1)
        self.mistakes.append((line, words))


_SEVERITIES = [s.value for s in Severity]
