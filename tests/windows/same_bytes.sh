#!/usr/bin/env bash
# Whether a Windows build writes the same bytes as this one: what is printed, reports and pictures, under Wine.
#
# Takes the path of a native build. Says why and does nothing where there is no Windows toolchain: it costs a compilation of everything,
# some minutes on two cores, and is not worth an installation of its own. It takes
#   rustup target add x86_64-pc-windows-gnu
#   apt-get install gcc-mingw-w64-x86-64 wine64
set -euo pipefail
native=$(realpath "$1")
cd "$(dirname "$0")/../.."
target=x86_64-pc-windows-gnu

wine=$(command -v wine64 || command -v wine || ls /usr/lib/wine/wine64 2> /dev/null || true)
lacks=()
[ -n "$wine" ] || lacks+=(wine64)
command -v x86_64-w64-mingw32-gcc > /dev/null || lacks+=(gcc-mingw-w64-x86-64)
[ -d "$(rustc --print sysroot)/lib/rustlib/$target" ] || lacks+=("the Rust target $target")
if [ ${#lacks[@]} -gt 0 ]; then
  (IFS=,; echo "skipped: the bytes of a Windows build are not compared, for want of ${lacks[*]}")
  exit 0
fi

# Unoptimised on one side and optimised on the other: that must make no difference either.
cargo build --locked --quiet --target "$target"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "${CARGO_TARGET_DIR:-target}/$target/debug/mognad.exe" "$work/"
x86_64-w64-mingw32-gcc -shared -o "$work/bcryptprimitives.dll" tests/windows/bcryptprimitives.c -ladvapi32
cp -r examples/kommun "$work/"
export WINEPREFIX="$work/wine" WINEDEBUG=-all NO_COLOR=1
cd "$work"
"$wine" mognad.exe --version > /dev/null

compared=0
while read -r arguments; do
  # shellcheck disable=SC2086
  "$native" $arguments > here.out
  # shellcheck disable=SC2086
  "$wine" mognad.exe $arguments > there.out
  cmp here.out there.out || { echo "differs: mognad $arguments"; exit 1; }
  compared=$((compared + 1))
done << 'COMMANDS'
score kommun --format json --lang en
score kommun --shrink --format csv --lang sv
quality kommun --levels --format json --lang en
quality kommun --levels --lang sv
compare kommun bygglov kontaktcenter --lang sv
explain kommun bygglov index --lang en
COMMANDS

while read -r kind of; do
  for file in png svg; do
    # shellcheck disable=SC2086
    "$native" chart "$kind" kommun $of --out "here-$kind.$file" 2> /dev/null
    # shellcheck disable=SC2086
    "$wine" mognad.exe chart "$kind" kommun $of --out "there-$kind.$file" 2> /dev/null
    cmp "here-$kind.$file" "there-$kind.$file"
  done
done << 'PICTURES'
radar --unit bygglov
bars --unit bygglov
heatmap
PICTURES
"$native" report kommun --out here > /dev/null 2>&1
"$wine" mognad.exe report kommun --out there > /dev/null 2>&1
diff -r here there
echo "the same bytes on Windows: $compared commands, 6 pictures, $(find here -type f | wc -l) files of a report"
