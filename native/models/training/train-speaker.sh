#!/usr/bin/env bash
# Makes the stand-in speaker model from nothing: speaks the voices, trains, measures.
# usage: train-speaker.sh WORK_DIR [STEPS]      writes WORK_DIR/synthetic-speaker.onnx and WORK_DIR/evaluation.md
# Takes about 20 minutes of processor time (STEPS, 4000, of training are the most of it), 4 GB of disk and 3 GB of memory.
set -euo pipefail

packages=(espeak-ng festival festlex-cmu festival-hi festvox-italp16k festvox-itapc16k festvox-ca-ona-hts festvox-czech-dita
  festvox-czech-krb festvox-czech-machac festvox-czech-ph festvox-suopuhe-lj festvox-suopuhe-mv festvox-ru festvox-hi-nsk
  flite sox libsox-fmt-base python3-numpy python3-onnx python3-scipy python3-torch)

[[ $# -ge 1 ]] || { echo "usage: train-speaker.sh WORK_DIR [STEPS]" >&2; exit 1; }
work=$1 steps=${2:-4000}
here=$(cd "$(dirname "$0")" && pwd)
python=/usr/bin/python3 # Debian's: the packages above are not seen by another

missing=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${packages[@]}" 2>&1 | grep -v '^installed ' || true)
if [[ -n $missing ]]; then
  echo "train-speaker: packages are missing; install them with: apt-get install --no-install-recommends ${packages[*]}" >&2
  exit 1
fi

export PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore::UserWarning # of the export, on shapes that it finds later
mkdir -p "$work"
sherpa=$("$here/../../build-sherpa.sh")
[[ -f $work/voices/index.tsv ]] || "$python" "$here/voices.py" "$work/voices"
[[ -f $work/voices/stretches.tsv ]] || "$python" "$here/channels.py" "$work/voices"
"$python" "$here/train.py" "$work/voices" "$work/synthetic-speaker.onnx" --steps "$steps"
"$python" "$here/evaluate.py" "$work/synthetic-speaker.onnx" "$sherpa" "$work/evaluation" | tee "$work/evaluation.md"
sha256sum "$work/synthetic-speaker.onnx"
