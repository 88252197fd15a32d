#!/usr/bin/env bash
# Whether the library builds for the web, without the command-line program; and whether it writes the same report there.
#
# Takes the path of a native build. Says why and does nothing where the targets cannot be added. What runs is a program for WASI, which
# is WebAssembly with files: that target has no threads either.
set -euo pipefail
native=$(realpath "$1")
cd "$(dirname "$0")/../.."
browser=wasm32-unknown-unknown
wasi=wasm32-wasip1

has() { [ -d "$(rustc --print sysroot)/lib/rustlib/$1" ]; }
for target in "$browser" "$wasi"; do
  has "$target" || rustup target add "$target" > /dev/null 2>&1 || true
  has "$target" || { echo "skipped: the library is not built for the web, for want of the Rust target $target"; exit 0; }
done

cargo build --locked --quiet --lib --no-default-features --target "$browser"
echo "the library builds for the web"

command -v node > /dev/null || { echo "skipped: no report is written by WebAssembly, for want of node"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
built="$(realpath "${CARGO_TARGET_DIR:-target}")/wasm"
cargo build --locked --quiet --manifest-path tests/wasm/Cargo.toml --target-dir "$built" --target "$wasi"
# A signal (over 128) is Node's own crash: a program that fails in WebAssembly is an exception in JavaScript, and ends with 1.
for attempt in 1 2 3; do
  rm -rf "$work/there" && mkdir "$work/there"
  ended=0
  node --no-warnings --no-wasm-tier-up tests/wasm/run.mjs "$built/$wasi/debug/wasm-report.wasm" examples/kommun "$work/there" || ended=$?
  [ "$ended" -gt 128 ] || break
  echo "node itself crashed with the signal $((ended - 128)), at attempt $attempt"
done
[ "$ended" -eq 0 ] || exit "$ended"
"$native" report examples/kommun --out "$work/here" --show-anyway > /dev/null 2>&1
diff -r --exclude='.mognad-*' "$work/here" "$work/there"
echo "the same bytes by WebAssembly: $(find "$work/there" -type f | wc -l) files of a report"
