#!/usr/bin/env bash
# Fetches one pinned npm package, checks it, unpacks it once into the cache, and makes DEST a link to it.
# usage: npm-fetch.sh PACKAGE VERSION INTEGRITY DEST      prints DEST
# INTEGRITY is npm's own: sha512-<base64>, as `npm view PACKAGE@VERSION dist.integrity` prints it.
set -euo pipefail

fail() {
  echo "npm-fetch: $*" >&2
  exit 1
}

[[ $# -eq 4 ]] || fail "usage: npm-fetch.sh PACKAGE VERSION INTEGRITY DEST"
package=$1 version=$2 integrity=$3 dest=$4
[[ $integrity == sha512-* ]] || fail "$package@$version: the integrity must start with sha512-, not '$integrity'"
expected=$(base64 -d <<<"${integrity#sha512-}" 2>/dev/null | od -An -v -tx1 | tr -d ' \n') || expected=
[[ ${#expected} -eq 128 ]] || fail "$package@$version: '$integrity' is not a sha512 integrity"

store=${COLLOQUY_CACHE:-$HOME/.cache/colloquy}/npm
unpacked=$store/${package//\//+}@$version-${expected:0:16}

fetch() {
  command -v npm >/dev/null || fail "npm is missing; install it with: apt-get install npm"
  work=$(mktemp -d "$store/.fetch.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  if ! npm pack "$package@$version" --loglevel=error --prefer-offline --pack-destination "$work" \
      >/dev/null 2>"$work/npm.log"; then
    reason=$(grep -m1 -oE '\b(E[A-Z_]{3,}|E[0-9]{3})\b' "$work/npm.log" || true)
    fail "cannot fetch $package@$version from the npm registry (${reason:-npm pack failed});" \
      "check the network and that the registry carries it"
  fi
  archive=$(find "$work" -maxdepth 1 -name '*.tgz' -print -quit)
  [[ -n $archive ]] || fail "npm pack $package@$version left no archive; is the npm in use too old?"
  actual=$(sha512sum "$archive" | cut -d' ' -f1)
  [[ $actual == "$expected" ]] ||
    fail "$package@$version has another content than pinned: sha512 $actual, expected $expected"
  mkdir "$work/unpacked"
  tar -xzf "$archive" -C "$work/unpacked" --strip-components=1 --no-same-owner
  mv -T "$work/unpacked" "$unpacked"
}

mkdir -p "$store" || fail "cannot write the cache $store; set COLLOQUY_CACHE to a writable directory"
if [[ ! -d $unpacked ]]; then
  exec 9>"$unpacked.lock"
  flock 9
  [[ -d $unpacked ]] || fetch
fi

[[ -L $dest || ! -e $dest ]] || fail "$dest exists and is no link; remove it first"
mkdir -p "$(dirname "$dest")"
link=$(mktemp -u "$(dirname "$dest")/.link.XXXXXX")
ln -s "$unpacked" "$link"
mv -T "$link" "$dest"
echo "$dest"
