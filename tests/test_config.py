"""`quanze.toml`: levels, selections, and what is said about mistakes in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quanze.config import Config, ConfigError, FailOn, RuleNames, find_config, load_config
from quanze.diagnostics import Place, Severity

from .diagnostics.test_formats import FINDING

RULES = RuleNames(
    {
        "DDL001": "missing-deadline",
        "DDL002": "vague-deadline",
        "FLO003": "unbounded-loop",
        "SCH001": "schema",
    },
    frozenset({"SCH001"}),
)


def load(folder: Path, text: str) -> Config:
    file = folder / "quanze.toml"
    file.write_text(text, encoding="utf-8")
    return load_config(file, RULES)


def severities(
    config: Config, folder: Path, code: str = "FLO003", file: str = "specs/rudong/a.yaml"
) -> list[Severity]:
    finding = replace(FINDING, code=code, place=Place(file, 1, 1, 1, 2))
    return [d.severity for d in config.apply([finding], folder)]


def test_levels_go_by_code_beginning_and_name(tmp_path: Path) -> None:
    """What names fewer checks goes before what names more."""
    config = load(tmp_path, "[levels]\nall = 'note'\nDDL = 'error'\nvague-deadline = 'off'\n")
    assert severities(config, tmp_path) == [Severity.note]
    assert severities(config, tmp_path, "DDL001") == [Severity.error]
    assert severities(config, tmp_path, "DDL002") == []


def test_levels_of_a_path_go_before_general_ones(tmp_path: Path) -> None:
    """Patterns start from the file's folder, wherever the command runs; the last that matches holds."""
    (tmp_path / "specs" / "rudong").mkdir(parents=True)
    config = load(
        tmp_path,
        "[levels]\nFLO003 = 'warning'\n"
        "[[paths]]\npath = 'specs/rudong'\nlevels = {FLO003 = 'note'}\n"
        "[[paths]]\npath = 'specs/*/old.yaml'\nlevels = {FLO003 = 'off'}\n",
    )
    assert severities(config, tmp_path, file="specs/yantai/a.yaml") == [Severity.warning]
    assert severities(config, tmp_path) == [Severity.note]
    assert severities(config, tmp_path / "specs", file="rudong/a.yaml") == [Severity.note]
    assert severities(config, tmp_path, file="specs/rudong/old.yaml") == []


def test_selections_and_thresholds_are_read(tmp_path: Path) -> None:
    """The section `check` holds what the command line can say, too."""
    config = load(
        tmp_path,
        "[check]\nselect = ['DDL']\nignore = ['DDL002']\nfail-on = 'spec'\nfail-level = 'error'\nsite = 'https://x.example/'\n",
    )
    assert (config.fail_on, config.fail_level, config.site) == (
        FailOn.SPEC,
        Severity.error,
        "https://x.example",
    )
    assert severities(config, tmp_path) == []
    assert severities(config, tmp_path, "DDL001") == [FINDING.severity]
    assert severities(config, tmp_path, "DDL002") == []


def test_what_could_not_be_read_always_counts(tmp_path: Path) -> None:
    """No selection and no level hides that a spec is not understood."""
    config = load(tmp_path, "[check]\nselect = ['DDL']\n[levels]\nall = 'off'\n")
    assert severities(config, tmp_path, "SCH001") == [FINDING.severity]
    with pytest.raises(ConfigError, match="SCH001"):
        load(tmp_path, "[levels]\nschema = 'note'\n")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[levels]\n\nDDL01 = 'off'\nDDX = 'off'\n", 4, "没有检查“DDX”"),
        ("[levels]\nmising-deadline = 'off'\n", 2, "missing-deadline"),
        ("[levels]\nDDL001 = 'fatal'\n", 2, "error、warning、note、off"),
        ("[levels]\nDDL001 = 3\n", 2, "不能是 3"),
        ("levels = 3\n", 1, "表"),
        ("[chek]\n", 1, "是否指 check"),
        ("[check]\nselect = 'DDL'\n", 2, "列表"),
        ("[check]\nfail-on = 'always'\n", 2, "draft、spec、never"),
        ("[check]\nsite = 'javascript:x'\n", 2, "https"),
        ("[[paths]]\nlevels = {}\n", 1, "缺少 path"),
        ("[paths]\n", 1, "[[paths]]"),
        ("[levels\n", 1, "TOML"),
        ("[levels]\nDDL001 = off\n", 2, "文字值加引号"),
        ("[levels]\nddl001 = 'off'\n", 2, "是否指 DDL001"),
        ("[check]\nselect = []\n", 2, "什么也不检查"),
        ("[check]\nignore = ['SCH001']\n", 2, "不能略去"),
        ("[[paths]]\npath = 'specs'\n", 2, "缺少 levels"),
        ("[[paths]]\npath = ''\nlevels = {}\n", 1, "用 / 分隔"),
        ("[[paths]]\npath = '/etc'\nlevels = {}\n", 2, "用 / 分隔"),
        ("[[paths]]\npath = 'specs\\rudong'\nlevels = {}\n", 2, "用 / 分隔"),
        ("[[paths]]\npath = 'spec/*/a.yaml'\nlevels = {}\n", 2, "没有 spec"),
    ],
)
def test_a_mistake_is_shown_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    """File, line, what is wrong, what would be right."""
    with pytest.raises(ConfigError) as error:
        load(tmp_path, text)
    assert f"quanze.toml:{line}:" in str(error.value)
    assert said in str(error.value)


def test_all_mistakes_show_at_once(tmp_path: Path) -> None:
    """One line each."""
    with pytest.raises(ConfigError) as error:
        load(tmp_path, "[check]\nfail-on = 'x'\n[levels]\nNOPE = 'off'\n")
    assert [line.split(":")[1] for line in str(error.value).splitlines()] == ["2", "4"]


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """Not a traceback."""
    (tmp_path / "quanze.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="UTF-8"):
        load_config(tmp_path / "quanze.toml", RULES)


def test_the_nearest_file_up_to_the_working_folder_is_found(tmp_path: Path) -> None:
    """Beside the specs, in them, or in one jurisdiction; never above the working folder."""
    place = tmp_path / "work" / "specs" / "rudong"
    place.mkdir(parents=True)
    work = tmp_path / "work"
    assert find_config(place, work) is None
    (tmp_path / "quanze.toml").touch()
    assert find_config(place, work) is None
    (work / "quanze.toml").touch()
    assert find_config(place, work) == work / "quanze.toml"
    (place / "quanze.toml").touch()
    assert find_config(place, work) == place / "quanze.toml"
    assert find_config(work / "specs", work) == work / "quanze.toml"


def test_for_specs_elsewhere_it_lies_in_or_beside_them(tmp_path: Path) -> None:
    """Not further up, which is somebody else's."""
    specs = tmp_path / "a" / "b" / "specs"
    specs.mkdir(parents=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "a" / "quanze.toml").touch()
    assert find_config(specs, elsewhere) is None
    (tmp_path / "a" / "b" / "quanze.toml").touch()
    assert find_config(specs, elsewhere) == tmp_path / "a" / "b" / "quanze.toml"
