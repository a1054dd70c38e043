"""A body of which something is said, or which has a name, that does not fit its kind.

## 为什么要紧
角色才有担任的单位（holders），会议和小组才有召集人，平台才有运行单位，岗位才由某职务的人员担任；名称以“会议”“小组”“专班”
“平台”结尾的，就是会议、小组或者平台。与类型不符的内容和名称，多半是漏写或者写错了 `kind`：检查和手册会把它当作另一种主体
对待。

## Why it matters
Only roles have holders, only meetings and groups a convener, only platforms somebody who runs them; and what is called
a meeting (会议), a group (小组、专班) or a platform (平台) is one. What does not fit mostly means that `kind` was forgotten
or mistyped, and the checks and the handbook take the body for something else.

## 触发 fires on
```yaml
bodies:
  hotline: {name: 热线平台, level: county, run-by: regulator, source: '1'}
```

## 改为 use instead
```yaml
bodies:
  hotline: {name: 热线平台, kind: platform, level: county, run-by: regulator, source: '1'}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from ...analysis.definition import misfit_fields, named_kind
from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import kebab
from ...model.body import Body
from ..rule import Rule, rule


@rule(
    "REF012", "mismatched-kind", zh="内容与主体类型不符", en="does not fit the kind of body", about=About.spec
)
def mismatched_kind(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for name, body in facts.place.bodies.items():
        keys = [kebab(f) for f in misfit_fields(body)]
        message = _message(name, body, keys)
        if message:
            yield rule.finding(
                ("bodies", name, *keys[:1]),
                message,
                Text(
                    "核对 kind；类型无误的，改用适合的键", "check kind; if it is right, use a key that fits"
                ),
                subject=f"body:{name}",
            )


def _message(name: str, body: Body, keys: list[str]) -> Text | None:
    if keys:
        return Text(
            f"“{body.name}”的类型为 {body.kind}，不应有 {'、'.join(keys)}",
            f"{name} is of the kind {body.kind}, which has no {', '.join(keys)}",
        )
    kind = named_kind(body)
    if kind is None:
        return None
    return Text(
        f"“{body.name}”的类型为 {body.kind}，而从名称看是 {kind}",
        f"{name} is of the kind {body.kind}, but by its name a {kind}",
    )
