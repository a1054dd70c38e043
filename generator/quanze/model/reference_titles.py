"""What the reference of the language says besides the keys: titles, ways to write a time limit, locators."""

from __future__ import annotations

from .lists import PowerKind

LOCATORS = (
    ("3/1/2", "三（一）2"),
    ("art8/3", "第八条（三）；章、节不编入"),
    ("art8#3", "第八条第三款：编号旁的文字为第一款，项属于引出它的那一款，末项之后的文字接着往下数"),
    ("3#2.4", "三之下第二款的第四句"),
    ("A5/art8#3", "附件5第八条第三款"),
    ("art12b", "编号重复时的第二个第十二条"),
    ("0#1", "第一个编号之前的第一段"),
    ("3/1/1-3/1/4", "从三（一）1至三（一）4"),
)
"""(locator, what it names)."""

LIMIT_FORMS = (
    ("3个工作日", "按工作日计算；`三个工作日`、`不超过3个工作日` 同此"),
    ("24小时", "按小时计算，自起算时刻起；`30分钟` 同样写法"),
    ("30个自然日", "按自然日计算"),
    ("90日", "原文只写“日”，未说明是工作日还是自然日，照原样保留"),
    ("2周", "周、月、季度、年同样写法：`1个月`、`1个季度`、`2年`"),
    ("立即", "另有 `即时`、`当场`、`随时`、`第一时间`"),
    ("及时", "另有 `尽快`、`适时`、`按时`；没有数字，不作为确定的期限"),
    ("当日", "当天之内"),
    ("当日开始", "当天开始做，何时做完没有规定"),
    ("每周", "每隔一段时间一次：`每日`、`每月`、`每季度`、`每年`"),
    ("定期", "`定期或不定期` 表示兼有临时安排"),
    ("按规定期限", "期限由别处规定"),
    ("原则上5个工作日", "`原则上`、`一般` 写在前面，表示可以例外"),
    ("silent", "读过而原文没有写"),
)
"""(short form of a time limit, what it means)."""

TITLES = {
    "Spec": (
        "地区文件的顶层",
        "一个地区的规格由下列各部分组成，可以分写在几个文件里。",
    ),
    "JurisdictionHead": (
        "地区",
        "写在 `jurisdiction` 下，每个地区一份。",
    ),
    "TimeRules": (
        "期间计算规则",
        "写在 `jurisdiction` 的 `time` 下；缺省依照民法典第二百零一条、第二百零三条。",
    ),
    "Document": (
        "文件",
        "写在 `documents` 下。文件可以是法规、规范性文件、草案，也可以是经验材料。",
    ),
    "Basis": (
        "制定依据",
        "写在文件的 `based-on` 下。",
    ),
    "Clause": (
        "条款",
        "写在文件的 `outline` 下，以[条款定位](#locators)为键，按原文顺序排列。没有下级条款的，缺省为规范性条款。",
    ),
    "Count": (
        "数目",
        "写在条款的 `counts` 下：原文写明的数目，与其列举对照。",
    ),
    "Vocabulary": (
        "词汇",
        "地区在 `vocabulary` 下增加自己的词；共用词汇已有的，不必再写。各地对照以词的 id 为准。",
    ),
    "Level": (
        "层级",
        "词汇中的层级。",
    ),
    "Role": (
        "角色",
        "词汇中的角色：一个主体在机制中的地位，与当地如何称呼无关。",
    ),
    "Party": (
        "当事方",
        "词汇中的当事方：由具体案件确定是谁的一方，如发现方、移送方。",
    ),
    "Action": (
        "行为",
        "词汇中的行为：职责所做的事、可能的结果，以及如何写成句子。",
    ),
    "Outcome": (
        "结果",
        "行为的一种结果；每个结果都是事件 `职责/结果`，由其他职责应答。",
    ),
    "Event": (
        "事件",
        "词汇中的事件：需要有人应答的情况。",
    ),
    "Dimension": (
        "情形维度",
        "办理方式所取决的问题，如紧急程度；写明 `unit` 的是数量，条件写成区间，如 `500元以上、2000元以下`、`不满5万元`。",
    ),
    "DimensionValue": (
        "取值",
        "情形维度的一个取值。",
    ),
    "Impossible": (
        "不可能的组合",
        "不会同时出现的取值，检查时不再要求有人应答。",
    ),
    "Named": (
        "词",
        "只有名称和其他称呼的词：机制种类、环节、客体、形式。",
    ),
    "Body": (
        "主体",
        "写在 `bodies` 下。凡是行为、被要求、作决定的，都是主体；写机构和职务，不写姓名。",
    ),
    "Mechanism": (
        "机制",
        "写在 `mechanisms` 下：同一种类的一组职责和升级链。",
    ),
    "Scope": (
        "应答范围",
        "写在机制的 `answers-for` 下，以事件为键；收窄范围须注明依据的条款。",
    ),
    "Likewise": (
        "参照执行",
        "写在机制的 `likewise` 下：把另一机制套用过来，主体可以替换。",
    ),
    "Duty": (
        "职责",
        "写在机制的 `duties` 下。`must`、`may`、`should`、`must-not` 须且只能写一个。",
    ),
    "Actors": (
        "行为主体或对象",
        "一个主体直接写；几个主体写成列表表示各自为之；共同、任一、牵头配合的展开来写。",
    ),
    "Unless": (
        "除外",
        "写在职责的 `unless` 下。",
    ),
    "Deadline": (
        "时限",
        "写在职责或升级链各级的 `within` 下；有条件的优先于没有条件的。",
    ),
    "Extension": (
        "延长",
        "写在时限的 `extension` 下。",
    ),
    "Consequence": (
        "后果",
        "写在职责的 `else` 下：另一职责的 id，或者照原意写一句话。",
    ),
    "Next": (
        "后续",
        "写在职责的 `then` 下，以结果为键；行为自身的结果之外，还有 `late`（逾期）、"
        "`silence`（无回应）、`breach`（不履行）。",
    ),
    "Chain": (
        "升级链",
        "写在机制的 `chains` 下：争议或者不履行时逐级上升的顺序。",
    ),
    "Rung": (
        "升级链的一级",
        "写在升级链的 `rungs` 下，由低到高。",
    ),
    "Band": (
        "档次",
        "写在 `bands` 下。档次本身也是情形维度，其取值即各档，后果写成以它为条件的职责。",
    ),
    "Grade": (
        "一档",
        "写在档次的 `grades` 下，由轻到重。",
    ),
    "Materials": (
        "材料清单",
        "写在 `materials` 下，由职责的 `with` 引用。",
    ),
    "Material": (
        "一项材料",
        "写在材料清单的 `items` 下。",
    ),
    "Information": (
        "共享信息清单",
        "写在 `information` 下，由职责的 `items` 引用。",
    ),
    "InformationItem": (
        "一项共享信息",
        "写在共享信息清单的 `items` 下。",
    ),
    "Score": (
        "考评计分",
        "写在 `scores` 下。",
    ),
    "ScoreComponent": (
        "计分的组成部分",
        "写在考评计分的 `components` 下。",
    ),
    "ScoreRange": (
        "分档赋分",
        "写在组成部分的 `ranges` 下。",
    ),
    "Quota": (
        "比例限制",
        "写在组成部分的 `quotas` 下。",
    ),
    "PowerList": (
        "权力清单",
        "写在 `powers` 下。",
    ),
    "PowerFile": (
        "事项清单的 CSV 文件",
        "写在权力清单的 `file` 下；可简写为文件名。一行一项，首行为表头；UTF-8 或者 GB18030 编码。其余各栏照原样公布。",
    ),
    "PowerHeaders": (
        "CSV 文件的表头",
        "写在 `file` 的 `headers` 下；表头与常用名称相同的不必写。",
    ),
    "Matter": (
        "事项领域",
        "写在 `matters` 下。",
    ),
    "Acceptance": (
        "不成立的检查结果",
        "写在 `accepted` 下，须写明理由；结果不再出现时会提示删去。",
    ),
}
"""Model → (Chinese title, what it is and where it is written)."""

VALUES: dict[str, dict[str, str]] = {
    "Need": {"object": "客体", "to": "对象", "on": "起因"},
    "DocumentStatus": {
        "in-force": "现行有效",
        "trial": "试行",
        "draft": "草案",
        "report": "经验材料",
        "repealed": "已废止",
    },
    "BodyKind": {
        "organisation": "机构",
        "role": "角色",
        "post": "职位",
        "meeting": "会议",
        "platform": "平台",
        "office": "内设或者办事机构",
        "group": "小组",
        "company": "企业",
        "public": "公众、当事人",
    },
    "ChainKind": {"dispute": "争议", "non-performance": "不履行", "unresolved": "问题未能解决"},
    "Meanwhile": {
        "handle-jointly": "共同处置",
        "stand-still": "维持现状",
        "continue": "照常办理",
        "first-receiver-handles": "由首接单位办理",
        "silent": "原文没有写",
    },
    "Clock": {"inherited": "继续计算", "restarted": "重新计算"},
    "PowerKind": {kind.value: kind.label for kind in PowerKind},
}
"""Closed set → value → what it means."""
