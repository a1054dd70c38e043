# 权责 Quanze：给人和持续集成用的同一套命令。 One set of commands, for people and for CI.
#
#   PYTHON=python3.12   用哪个 Python（3.11 以上）          which Python to use, 3.11 or newer
#   WHEELS=build/wheels 离线安装：只用这个文件夹里的包      install offline, from this folder alone
#   VENV=.venv          虚拟环境放在哪里                    where the virtual environment lies
#   EDITABLE=no         安装构建好的 wheel，而非源码目录    install the built wheel, not the source tree
#   ARGS="-k time"      传给 pytest 或 mkdocs serve 的参数  arguments for pytest or mkdocs serve

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test bench check fix schema install wheels lock clean

PYTHON ?=
WHEELS ?=
VENV ?= .venv
EDITABLE ?= yes
ARGS ?=

BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip --disable-pip-version-check
OFFLINE := $(if $(WHEELS),--no-index --find-links $(WHEELS))
PINNED := --quiet --only-binary :all: --require-hashes
LOCKS := requirements/runtime.txt requirements/build.txt
RUNTIME := $(VENV)/.runtime-$(EDITABLE)
DEVELOPMENT := $(VENV)/.development-$(EDITABLE)

help: ## 列出全部命令 | list the commands
	@awk -F ' *[:#|]+ *' '/^[a-z]+:.*## / { printf "make %-8s %s / %s\n", $$1, $$(NF-1), $$NF }' Makefile

site: $(RUNTIME) ## 生成手册到 build/site | build the handbook into build/site
	$(BIN)/quanze site

serve: $(RUNTIME) ## 边写边看手册 | show the handbook while it is being written
	$(BIN)/python -m mkdocs serve $(ARGS)

test: $(DEVELOPMENT) ## 运行全部测试 | run all tests
	$(BIN)/python -m pytest $(ARGS)

bench: $(DEVELOPMENT) ## 测速度和内存，不属于测试 | measure time and memory, apart from the tests
	$(BIN)/python tests/bench/run.py $(ARGS)

check: $(DEVELOPMENT) ## 检查代码与 specs，不作改动 | check the code and the specs, change nothing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/quanze check specs --fail-on spec

fix: $(DEVELOPMENT) ## 自动改正格式并重新生成 schemas | correct the style and make the schemas anew
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/quanze schema

schema: $(RUNTIME) ## 重新生成 schemas | make the schemas anew
	$(BIN)/quanze schema

install: $(DEVELOPMENT) ## 只安装，不运行 | install everything, run nothing

wheels: $(RUNTIME) ## 收集离线安装所需的包到 build/wheels | collect what an offline installation needs
	$(PIP) download $(OFFLINE) $(PINNED) --dest build/wheels $(LOCKS:%=--requirement %) --requirement requirements/dev.txt
	$(BIN)/python -m build --wheel --no-isolation --outdir build/wheels
	@echo "离线安装用的包在 build/wheels，适用于与本机相同的系统和 Python 版本；在离线的机器上运行 make site WHEELS=build/wheels"
	@echo "build/wheels now holds all packages, for machines with this system and this Python version; there, run: make site WHEELS=build/wheels"

lock: ## 更新 requirements 中锁定的版本（需要 uv） | renew the pinned versions (needs uv)
	$(LOCK) --all-extras --group build --output-file requirements/dev.txt
	$(LOCK) --constraints requirements/dev.txt --output-file requirements/runtime.txt
	$(subst pyproject.toml,,$(LOCK)) --group build --constraints requirements/dev.txt --output-file requirements/build.txt

clean: ## 删除 build、.venv 和各种缓存 | remove build, .venv and all caches
	rm -rf build .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

LOCK = uv pip compile --quiet --upgrade --universal --python-version 3.11 --fork-strategy fewest \
	--only-binary :all: --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" pyproject.toml

# The first Python of at least 3.11 that can make virtual environments; says what to install where there is none.
define CREATE_ENVIRONMENT
old=; bare=; \
for python in $(if $(PYTHON),"$(PYTHON)",python3.13 python3.12 python3.11 python3 python); do \
	"$$python" -c '' 2>/dev/null || continue; \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { old="$$old $$python"; continue; }; \
	"$$python" -c 'import ensurepip, venv' 2>/dev/null || { bare="$$bare $$python"; continue; }; \
	echo "正在用 $$python 创建虚拟环境 $(VENV) / creating $(VENV) with $$python"; \
	exec "$$python" -m venv --clear "$(VENV)"; \
done; \
if [ -n "$$bare" ]; then \
	echo "找到了$$bare，但它缺少 venv 和 ensurepip 模块。Debian、Ubuntu 请先运行：apt install python3-venv" >&2; \
	echo "Found$$bare, but its modules venv and ensurepip are missing. On Debian and Ubuntu run: apt install python3-venv" >&2; \
elif [ -n "$$old" ]; then \
	echo "找到了$$old，但版本太旧：需要 Python 3.11 以上。安装新版后可用 PYTHON=路径 指定，例如 make site PYTHON=/opt/python3.12/bin/python3" >&2; \
	echo "Found$$old, which is too old: Python 3.11 or newer is needed. Name a newer one by PYTHON=, as in: make site PYTHON=/opt/python3.12/bin/python3" >&2; \
else \
	echo "没有找到$(if $(PYTHON), $(PYTHON), Python)：需要 Python 3.11 以上。Debian、Ubuntu 请运行：apt install python3 python3-venv" >&2; \
	echo "$(if $(PYTHON),$(PYTHON),Python) was not found: Python 3.11 or newer is needed. On Debian and Ubuntu run: apt install python3 python3-venv" >&2; \
fi; \
exit 1
endef

define SAY_OFFLINE
echo "依赖没有装上。网络不通时，可用环境变量 PIP_INDEX_URL 指定镜像，或在能上网的机器上运行 make wheels，再用 WHEELS=文件夹 离线安装" >&2; \
echo "The packages could not be installed. Without a connection, name a mirror by PIP_INDEX_URL, or run make wheels on a connected machine and install with WHEELS=" >&2; \
exit 1
endef

$(RUNTIME): pyproject.toml $(LOCKS)
	@$(BIN)/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { $(CREATE_ENVIRONMENT); }
	@echo "正在安装锁定版本的依赖，首次约需一两分钟 / installing the pinned packages; the first time takes a minute or two"
	@$(PIP) install $(OFFLINE) $(PINNED) $(LOCKS:%=--requirement %) || { $(SAY_OFFLINE); }
	@rm -f $(VENV)/.runtime-* $(VENV)/.development-*
	@$(INSTALL)
	@touch $@

$(DEVELOPMENT): $(RUNTIME) requirements/dev.txt
	@echo "正在安装测试工具 / installing the tools for tests"
	@$(PIP) install $(OFFLINE) $(PINNED) --requirement requirements/dev.txt || { $(SAY_OFFLINE); }
	@touch $@

ifeq ($(EDITABLE),yes)
INSTALL = $(PIP) install --quiet --no-index --no-deps --no-build-isolation --editable .
else
INSTALL = rm -rf build/dist && \
	$(BIN)/python -m build --wheel --no-isolation --outdir build/dist && \
	$(PIP) install --quiet --no-index --no-deps --force-reinstall build/dist/*.whl
$(RUNTIME): $(shell find generator/quanze specs/vocabulary -type f -not -name '*.pyc')
endif
