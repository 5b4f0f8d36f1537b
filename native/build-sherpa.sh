#!/usr/bin/env bash
# Builds libcolloquy_sherpa.so, our binding to sherpa-onnx, puts sherpa-onnx and the ONNX Runtime that it
# was linked with beside it, and prints where they lie.
# usage: build-sherpa.sh [--into DIR]
#   --into DIR   also copy the three libraries into DIR
# The result is cached by everything that went into it: sources, package and compiler.
set -euo pipefail

package=sherpa-onnx-linux-x64
package_version=1.13.4
integrity=sha512-WZh5NCkGPFHHpYSd78iN4OnmxQeSTGyt9uZskH+im/NFHQ7elQ7B0sLzCMeRpvJxiIKvd9C6WxIJ4hYaxClfsQ==
libraries=(libcolloquy_sherpa.so libsherpa-onnx-c-api.so libonnxruntime.so)

fail() {
  echo "sherpa build: $*" >&2
  exit 1
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${COLLOQUY_CACHE:-$HOME/.cache/colloquy}/native
into=
while [[ $# -gt 0 ]]; do
  case $1 in
    --into) into=${2:?--into needs a directory}; shift ;;
    *) fail "unknown argument '$1'; usage: build-sherpa.sh [--into DIR]" ;;
  esac
  shift
done

command -v g++ >/dev/null || fail "g++ is missing; install it with: apt-get install g++"
javac=$(command -v javac) || fail "javac is missing; install it with: apt-get install openjdk-17-jdk-headless"
java_home=$(dirname "$(dirname "$(readlink -f "$javac")")")

sources=$here/src/main/cpp-sherpa
shared=$here/src/main/cpp
key=$({
  cat "$here/build-sherpa.sh" "$sources"/* "$shared/native_code.h"
  echo "$java_home"
  g++ --version | head -1
} | sha256sum | cut -c1-24)
folder=$cache/sherpa-$key

build() {
  local sherpa=$cache/$package-$package_version work log
  "$here/npm-fetch.sh" "$package" "$package_version" "$integrity" "$sherpa" >/dev/null
  work=$(mktemp -d "$cache/.sherpa.XXXXXX")
  log=$work/build.log
  cp "$sherpa"/{libsherpa-onnx-c-api.so,libonnxruntime.so} "$work"
  # An rpath, unlike a runpath, comes before LD_LIBRARY_PATH: another ONNX Runtime is never taken.
  g++ -std=c++17 -O2 -fPIC -shared -fvisibility=hidden -Wall -Wextra \
    -I"$java_home/include" -I"$java_home/include/linux" -I"$shared" "$sources/bindings.cpp" \
    -L"$work" -l:libsherpa-onnx-c-api.so -ldl -Wl,-rpath,'$ORIGIN' -Wl,--disable-new-dtags \
    -Wl,--version-script="$sources/exports.map" -Wl,-z,defs -o "$work/libcolloquy_sherpa.so" >"$log" 2>&1 || {
    grep -m3 -E 'error|undefined' "$log" >&2 || tail -5 "$log" >&2
    rm -rf "$work"
    fail "compiling $sources failed"
  }
  rm "$log"
  mv -T "$work" "$folder"
}

if [[ ! -d $folder ]]; then
  mkdir -p "$cache"
  exec 9>"$folder.lock"
  flock 9
  [[ -d $folder ]] || build
fi

if [[ -n $into ]]; then
  mkdir -p "$into"
  for library in "${libraries[@]}"; do
    cmp -s "$folder/$library" "$into/$library" || cp "$folder/$library" "$into/$library"
  done
fi
echo "$folder"
