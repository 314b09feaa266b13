# make serve   build the page and serve it on localhost (PORT, default 8000)
# make test    every test, from cheap to dear
# The rest are their parts. Each target installs what it needs when it is not there (.ci/setup).

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help

export PORT ?= 8000
# Where wasm-pack and wasm-bindgen are kept.
export SQII_TOOLS ?= target/tools
export PATH := $(abspath $(SQII_TOOLS))/bin:$(CURDIR)/www/node_modules/.bin:$(PATH)

# Folders are listed too: their time changes when a file is added or taken away.
core := Cargo.toml Cargo.lock build.rs .cargo/config.toml $(shell find src)
page := $(shell find www -not -path 'www/node_modules*' -not -path 'www/tests*' -not -name serve.mjs -not -path www)
heading = @printf '\n\033[1m== %s\033[0m\n' '$(1)'

.PHONY: help serve dist pkg test bench lint fuzz clean screenshots rust-ready wasm-ready node-ready
.PHONY: format clippy clippy-wasm rust-tests rust-docs words-tests boundary-tests types browser-tests firefox-tests lighthouse

help:
	@sed -n 's/^# //p;/^$$/q' Makefile

serve: dist
	node www/serve.mjs

dist: dist/sqii.html
pkg: pkg/package.json

test: format clippy clippy-wasm rust-tests rust-docs words-tests boundary-tests types browser-tests firefox-tests
	@printf '\nAll tests passed.\n'

lint: format clippy clippy-wasm rust-docs types

# --- what is built ---

# Where the sources and the crates lie is not for the modules to tell: they come out alike everywhere.
wasm_flags := -C target-feature=+simd128 --remap-path-prefix=$(CURDIR)=sqii --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)=cargo
# What runs once stays apart from what runs a million times: LLVM, and wasm-opt by Cargo.toml, would draw a function with one
# caller into it whatever its size, and an engine then optimises all of a page of code for the few lines in it that are hot.
# A dearer instruction with thresholds to match leaves other inlining as it is and makes that bonus a small one.
apart := $(addprefix -C llvm-args=-,inline-instr-cost=100 inline-call-penalty=500 inlinedefault-threshold=800 inlinehint-threshold=4500)
pkg/sqii_bg.wasm: wasm_flags += $(apart)
pkg/%.wasm: export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS = $(wasm_flags)

pkg/sqii_bg.wasm: $(core) | wasm-ready node-ready
	$(call heading,WebAssembly module)
	@command -v wasm-opt >/dev/null || { echo 'wasm-opt is missing: www/package.json should bring it (binaryen).' >&2; exit 1; }
	CARGO_PROFILE_RELEASE_OPT_LEVEL=2 wasm-pack build --mode no-install --target web --release --no-pack --out-dir pkg . -- --no-default-features
	@touch $@

# What unpacks archives and workbooks: the same crate, fetched when such a file comes. Small goes before fast here.
pkg/sqii_archive_bg.wasm: $(core) | wasm-ready node-ready
	$(call heading,WebAssembly module for archives)
	@command -v wasm-opt >/dev/null || { echo 'wasm-opt is missing: www/package.json should bring it (binaryen).' >&2; exit 1; }
	CARGO_PROFILE_RELEASE_OPT_LEVEL=s wasm-pack build --mode no-install --target web --release --no-pack --out-dir pkg \
		--out-name sqii_archive . -- --no-default-features --features archive
	@touch $@

# What writes workbooks and SHA-256: the same crate, fetched when somebody exports.
pkg/sqii_export_bg.wasm: $(core) | wasm-ready node-ready
	$(call heading,WebAssembly module for exports)
	@command -v wasm-opt >/dev/null || { echo 'wasm-opt is missing: www/package.json should bring it (binaryen).' >&2; exit 1; }
	CARGO_PROFILE_RELEASE_OPT_LEVEL=s wasm-pack build --mode no-install --target web --release --no-pack --out-dir pkg \
		--out-name sqii_export . -- --no-default-features --features export
	@touch $@

pkg/package.json: pkg/sqii_bg.wasm pkg/sqii_archive_bg.wasm pkg/sqii_export_bg.wasm www/package.mjs $(wildcard www/package/*)
	node www/package.mjs

dist/sqii.html: pkg/package.json $(page) | node-ready
	$(call heading,Page)
	node www/build.mjs
	@touch $@

Cargo.lock: | rust-ready
	cargo generate-lockfile

# --- what is tested, in this order ---

format: | rust-ready
	$(call heading,Format)
	cargo fmt --check

clippy: | rust-ready
	$(call heading,Lints)
	cargo clippy --all-targets -- -D warnings

clippy-wasm: | wasm-ready
	$(call heading,Lints of the WebAssembly face)
	cargo clippy --target wasm32-unknown-unknown --no-default-features -- -D warnings
	cargo clippy --target wasm32-unknown-unknown --no-default-features --features archive -- -D warnings
	cargo clippy --target wasm32-unknown-unknown --no-default-features --features export -- -D warnings

# A public suite of CSV files comes with the page's packages.
rust-tests: | rust-ready node-ready
	$(call heading,Rust tests)
	cargo test --workspace

rust-docs: | rust-ready
	$(call heading,Rust documentation)
	RUSTDOCFLAGS='-D warnings' cargo doc --no-deps

words-tests: | node-ready
	$(call heading,Words)
	node --test tests/words/*.test.mjs

boundary-tests: pkg/package.json
	$(call heading,WebAssembly boundary)
	node --test tests/boundary/*.test.mjs

types: pkg/sqii_bg.wasm pkg/sqii_archive_bg.wasm pkg/sqii_export_bg.wasm | node-ready
	$(call heading,TypeScript)
	tsc --noEmit -p www

# The page's downloads are compared with what the binary writes.
browser-tests: dist | node-ready
	$(call heading,Browser tests)
	cargo build --bin sqii
	CHROMIUM="$$(.ci/setup chromium)" SQII_BIN="$(abspath $(or $(CARGO_TARGET_DIR),target))/debug/sqii" playwright test -c tests/browser

# The main flow in another engine.
firefox-tests: dist | node-ready
	$(call heading,Firefox)
	cargo build --bin sqii
	FIREFOX="$$(.ci/setup firefox)" SQII_BIN="$(abspath $(or $(CARGO_TARGET_DIR),target))/debug/sqii" node --test --test-concurrency=1 tests/firefox/*.test.mjs

# Ten million inputs without coverage, most of them to the cheap target, and RUNS each with it (nightly Rust).
RUNS ?= 100000
fuzz: | rust-ready
	@.ci/setup fuzz
	node fuzz/seeds.mjs
	cd fuzz && cargo build --release --no-default-features --bin plain && \
		target/release/plain text 10000000 && target/release/plain containers 300000 && target/release/plain mapping 300000
	cd fuzz && for target in text containers mapping; do \
		cargo +nightly fuzz run --sanitizer none $$target -- -runs=$(RUNS) -max_len=8192 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1; \
	done

# How fast it is: the core natively, the page in a browser, then pairs and growth in WebAssembly. Prints figures, asserts none.
bench: dist | rust-ready
	cargo bench
	cargo build --release --bin sqii
	CHROMIUM="$$(.ci/setup chromium)" node benches/browser.mjs
	node benches/pairs.mjs
	node benches/growth.mjs
	CHROMIUM="$$(.ci/setup chromium)" node benches/growth-page.mjs

# Lighthouse as a phone and as a desktop: at least 98 in performance, accessibility and best practices.
lighthouse: dist | node-ready
	CHROMIUM="$$(.ci/setup chromium)" node benches/lighthouse.mjs

# The pictures in the README, taken anew.
screenshots: dist | node-ready
	CHROMIUM="$$(.ci/setup chromium)" SQII_SCREENSHOTS=docs/screenshots playwright test -c tests/browser screenshots

# --- what must be there ---

rust-ready:
	@.ci/setup rust
wasm-ready:
	@.ci/setup wasm
node-ready:
	@.ci/setup node

# The installed tools stay.
clean:
	rm -rf pkg dist test-results
	[ ! -d target ] || find target -mindepth 1 -maxdepth 1 -not -name tools -exec rm -rf {} +
