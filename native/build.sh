#!/usr/bin/env bash
# Builds libcolloquy_whisper.so, our binding with whisper.cpp inside, and prints where it lies.
# usage: build.sh [--cli | --poisoned] [--into DIR] [-DWHISPER_CPP_DIR=CHECKOUT] [-DCOLLOQUY_CUDA=ON] [-D…]
#   --cli        build whisper.cpp's own command-line program with the same settings, and print that
#   --poisoned   link a library for tests, which audio can crash (src/test/cpp), and print that
#   --into DIR   also copy the result into DIR
#   -D…          goes to CMake; -DGGML_NATIVE=OFF for a library that runs on any CPU with AVX2
# The result is cached by everything that went into it: sources, options, compiler and CPU.
set -euo pipefail

whisper_package=nodejs-whisper
whisper_package_version=0.3.1
whisper_integrity=sha512-ceoilUVraRuR5FnNyXpGQT2auAR48Oc3AQBEmkXnVpSn9iN6yVRzQBFCqVTGWbk6Wdi95NhvwXNzFvuR7erLWw==

fail() {
  echo "native build: $*" >&2
  exit 1
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${COLLOQUY_CACHE:-$HOME/.cache/colloquy}/native
# What to build, where CMake and the cache have it, and its files; the last is what is asked for.
target=colloquy_whisper built=. kept=.
files=(libcolloquy_environment.so libcolloquy_crash.so libcolloquy_whisper.so)
into= whisper_dir= native=ON options=()
while [[ $# -gt 0 ]]; do
  case $1 in
    --cli) target=whisper-cli built=bin files=(whisper-cli) ;;
    --poisoned) target=colloquy_poisoned built=poisoned kept=poisoned files=(libcolloquy_whisper.so) ;;
    --into) into=${2:?--into needs a directory}; shift ;;
    -DWHISPER_CPP_DIR=*) whisper_dir=${1#*=} ;;
    -DGGML_NATIVE=OFF) native=OFF options+=("$1") ;;
    -D*) options+=("$1") ;;
    *) fail "unknown argument '$1'; usage: build.sh [--cli | --poisoned] [--into DIR] [-DOPTION=VALUE …]" ;;
  esac
  shift
done

command -v cmake >/dev/null || fail "cmake is missing; install it with: apt-get install cmake"
command -v g++ >/dev/null || fail "g++ is missing; install it with: apt-get install g++"
command -v make >/dev/null || fail "make is missing; install it with: apt-get install make"
javac=$(command -v javac) || fail "javac is missing; install it with: apt-get install openjdk-17-jdk-headless"
java_home=$(dirname "$(dirname "$(readlink -f "$javac")")")

if [[ -n $whisper_dir ]]; then
  [[ -f $whisper_dir/src/whisper.cpp ]] || fail "$whisper_dir is no checkout of whisper.cpp"
  origin=$(cd "$whisper_dir" && find CMakeLists.txt include src ggml -type f -print0 | sort -z |
    xargs -0 sha256sum | sha256sum)
else
  whisper_dir=$cache/whisper.cpp-$whisper_package_version
  "$here/npm-fetch.sh" "$whisper_package" "$whisper_package_version" "$whisper_integrity" "$whisper_dir" \
    >/dev/null
  whisper_dir=$whisper_dir/cpp/whisper.cpp
  origin=$whisper_integrity
fi
cpu=any
[[ $native == OFF ]] || cpu=$(grep -m1 -E '^(flags|Features)' /proc/cpuinfo)
key=$({
  cat "$here/build.sh" "$here"/src/main/cpp/* "$here"/src/test/cpp/*
  echo "$origin" "${options[@]}" "$cpu" "$java_home"
  g++ --version | head -1
  [[ " ${options[*]} " != *COLLOQUY_CUDA=ON* ]] || nvcc --version 2>/dev/null || true
} | sha256sum | cut -c1-24)
folder=$cache/$key
product=$folder/$kept/${files[-1]}

if [[ ! -f $product ]]; then
  mkdir -p "$folder/$kept"
  exec 9>"$folder/lock"
  flock 9
fi
if [[ ! -f $product ]]; then
  echo "native build: compiling $target (some minutes, once)" >&2
  log=$folder/$target.log
  # CMake ties a build to its sources' path, which is another in another clone of the project.
  if [[ ! -d $folder/sources ]]; then
    rm -rf "$folder/sources.new"
    cp -rp "$here/src/main/cpp" "$folder/sources.new"
    cp -p "$here"/src/test/cpp/* "$folder/sources.new"
    mv "$folder/sources.new" "$folder/sources"
  fi
  {
    JAVA_HOME=$java_home cmake -S "$folder/sources" -B "$folder/build" -DCMAKE_BUILD_TYPE=Release \
      -DWHISPER_CPP_DIR="$whisper_dir" "${options[@]}" &&
      nice cmake --build "$folder/build" --target "$target" --parallel "$(nproc)"
  } >"$log" 2>&1 || {
    grep -m3 -E 'error|Error' "$log" >&2 || tail -5 "$log" >&2
    fail "compiling $target failed; the whole log is $log"
  }
  for file in "${files[@]}"; do
    cp "$folder/build/$built/$file" "$folder/$kept/$file.new"
    mv "$folder/$kept/$file.new" "$folder/$kept/$file"
  done
fi

if [[ -n $into ]]; then
  mkdir -p "$into"
  for file in "${files[@]}"; do
    cmp -s "$folder/$kept/$file" "$into/$file" || cp "$folder/$kept/$file" "$into/$file"
  done
fi
echo "$product"
