# Wuse 五色. Works with GNU make 3.81 (macOS) and later.

# Candidates for making .venv, best first. One only: make PYTHON=python3.12 test
PYTHON ?= python3.14 python3.13 python3.12 python3.11 python3
# Where `make serve` listens. For a phone in the same network: make serve ADDR=0.0.0.0:8000
ADDR ?= 127.0.0.1:8000

BIN := .venv/bin
RUN := .venv/.run
DEV := .venv/.dev

# Material's notice about MkDocs 2 says nothing to those who only write records.
export NO_MKDOCS_2_WARNING := 1
# Without bytecode, every start compiles the engine again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help serve site usb install test quick lint schema rules samples screenshots lock vendor clean

help: ## 显示这份说明
	@echo '用法:make 目标'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1 \2/p' Makefile | while read -r name text; do printf '  %-11s %s\n' "$$name" "$$text"; done

serve: $(RUN) ## 在本机预览网站,改文件后自动刷新
	@$(BIN)/wuse ready --addr $(ADDR)
	$(BIN)/mkdocs serve --dev-addr $(ADDR)

site: $(RUN) ## 生成网站,放进 site/;数据有错就停下
	@$(BIN)/wuse ready
	$(BIN)/mkdocs build --strict

usb: $(RUN) ## 把网站打成 usb.zip,解压到 U 盘,没有网络也能看
	@$(BIN)/wuse usb

install: $(RUN) ## 只装好 wuse 和 mkdocs,供自动检查使用

# On all cores. Who is done first takes over from another: files differ too much to be dealt out.
CORES := --numprocesses auto --dist worksteal

test: $(DEV) ## 运行全部测试;没有 Chromium 时先装一个
	$(BIN)/python tests/support/chromium.py
	$(BIN)/python -m pytest $(CORES)

quick: $(DEV) ## 一分钟内跑完大部分测试,不打开浏览器;改代码时用,交上去之前还要 make test
	$(BIN)/python -m pytest $(CORES) -m 'not chromium and not site and not slow'

lint: $(DEV) ## 检查代码的写法、排版和类型
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/djlint --lint theme_overrides
	$(BIN)/oxlint theme_overrides/assets/*.js theme_overrides/assets/form/*.js theme_overrides/assets/lists/*.js theme_overrides/assets/desk/*.js theme_overrides/assets/search/*.js

schema: $(RUN) ## 重新生成 schema/ 里的 JSON Schema
	$(BIN)/wuse schema schema

rules: $(DEV) ## 重新记下检查对每条规则的反例说了什么
	PYTHONPATH=tests $(BIN)/python -m rules.expected_problems

samples: $(RUN) ## 重新记下示例的内容:wuse start 凭它认出哪些是没有改过的示例
	$(BIN)/python tools/samples.py

screenshots: $(DEV) site ## 重新拍 README 和指南里的截图
	$(BIN)/python tools/screenshots.py

COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command 'make lock' --quiet --upgrade
LOCK := $(COMPILE) pyproject.toml --extra heic --extra word --group build

lock: $(DEV) ## 把依赖更新到最新版本并重新锁定
	$(LOCK) --output-file requirements.txt
	$(LOCK) --output-file requirements-dev.txt --group dev --constraint requirements.txt
	$(COMPILE) --output-file requirements-links.txt --group links

PHOTOSWIPE := 5.4.4

vendor: ## 重新取得 theme_overrides/assets/vendor 里的前端库(需要 npm)
	@folder=theme_overrides/assets/vendor/photoswipe; draft=$$(mktemp -d); \
	npm pack --silent --pack-destination $$draft photoswipe@$(PHOTOSWIPE) >/dev/null && \
	tar -xzf $$draft/photoswipe-$(PHOTOSWIPE).tgz -C $$draft && \
	mkdir -p $$folder && \
	cp $$draft/package/dist/umd/*.umd.min.js \
		$$draft/package/dist/photoswipe.css $$draft/package/LICENSE $$folder && \
	echo 'photoswipe $(PHOTOSWIPE)' > $$folder/VERSION; \
	status=$$?; rm -rf $$draft; exit $$status

clean: ## 删除一切可以重新生成的文件
	rm -rf .venv .cache site .mypy_cache .pytest_cache .ruff_cache .hypothesis hooks/*.egg-info

# The stamps $(RUN) and $(DEV) make a second run quick: nothing is installed until a list changes.
# Wuse itself is built without isolation, with the locked setuptools, so that needs no network. Where
# it lies is written down from where that is read: Python before 3.13 could not start with LC_ALL=C
# if the path of this folder held Chinese.
PIP := LC_ALL=C.UTF-8 $(BIN)/python -m pip install --quiet --disable-pip-version-check
define install
	@echo '正在安装依赖,第一次需要几分钟……'
	@$(PIP) --require-hashes -r $< || \
	{ echo '依赖没有装好。请检查网络(可换用就近的 pip 镜像)后再试一次;仍不行就先 make clean。' >&2; exit 1; }
	@$(PIP) --no-deps --no-build-isolation -e . && \
	for path in .venv/lib/python*/site-packages/*wuse*.pth; do echo ../../../../hooks > "$$path"; done || \
	{ echo '依赖装好了,wuse 自己没有装好,原因见上面。可以先 make clean 再试一次。' >&2; exit 1; }
	@touch $@
endef

$(RUN): requirements.txt pyproject.toml $(BIN)/python
	$(install)

$(DEV): requirements-dev.txt pyproject.toml $(BIN)/python
	$(install)

# A Python can make a complete .venv only if it has ensurepip, which Debian ships on its own.
$(BIN)/python:
	@for python in $(PYTHON); do \
		if $$python -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			exec $$python -m venv --clear .venv; \
		fi; \
	done; \
	echo '没有找到可用的 Python 3.11 或更新版本。' >&2; \
	echo 'Debian、Ubuntu:apt-get install python3-venv;其他系统:https://www.python.org/downloads/' >&2; \
	exit 1
