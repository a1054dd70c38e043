"""A body of which something is said that does not fit its kind.

## 为什么要紧
角色才有担任的单位（holders），会议和小组才有召集人，平台才有运行单位，岗位才由某职务的人员担任。与类型不符的内容，多半
是漏写或者写错了 `kind`：检查和手册会把它当作另一种主体对待。

## Why it matters
Only roles have holders, only meetings and groups a convener, only platforms somebody who runs them. What does not fit
mostly means that `kind` was forgotten or mistyped, and the checks and the handbook take the body for something else.

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

from ...analysis.definition import misfit_fields
from ...analysis.facts import Facts
from ...diagnostics.diagnostic import About
from ...diagnostics.finding import Finding
from ...diagnostics.text import Text
from ...model.base import kebab
from ..rule import Rule, rule


@rule(
    "REF012", "mismatched-kind", zh="内容与主体类型不符", en="does not fit the kind of body", about=About.spec
)
def mismatched_kind(rule: Rule, facts: Facts) -> Iterable[Finding]:
    for name, body in facts.place.bodies.items():
        keys = [kebab(f) for f in misfit_fields(body)]
        if keys:
            yield rule.finding(
                ("bodies", name, keys[0]),
                Text(
                    f"“{body.name}”的类型为 {body.kind}，不应有 {'、'.join(keys)}",
                    f"{name} is of the kind {body.kind}, which has no {', '.join(keys)}",
                ),
                Text(
                    "核对 kind；类型无误的，改用适合的键", "check kind; if it is right, use a key that fits"
                ),
                subject=f"body:{name}",
            )
