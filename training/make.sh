#!/bin/sh
# Makes the shipped weights again: make.sh DATA TOOLS WORK [silver.jsonl]
# DATA: the gold folder; TOOLS: the folder with score_attribution.py; WORK: an empty folder for what comes between.
set -eu
data=$1
tools=$2
work=$3
silver=${4:-}
here=$(cd "$(dirname "$0")" && pwd)
weights="$here/../src/counterclaim/reader/weights"
export PYTHONPATH="$here/../src:$here"
# Big tensors are allocated and freed every step; without these, half the time goes into page faults.
export MALLOC_MMAP_THRESHOLD_=8000000000 MALLOC_TRIM_THRESHOLD_=16000000000 MALLOC_TOP_PAD_=500000000

mkdir -p "$work"
python -c "
import pathlib, sys, zipfile, all_minilm_l6_v2
zipfile.ZipFile(pathlib.Path(all_minilm_l6_v2.__file__).with_name('model.zip')).extractall(sys.argv[1])
" "$work/base"
base=$(dirname "$(find "$work/base" -name model.safetensors | head -n 1)")
python "$here/prepare.py" --data "$data" --tokenizer "$base/tokenizer.json" --out "$work" ${silver:+--silver "$silver"}
python "$here/train.py" --base "$base/model.safetensors" --work "$work" --epochs 3 --batch 32 | tee "$work/train.log"
# The linker learns from an encoder that has seen the training texts once; export needs no link.json.
python "$here/export.py" --weights "$work/epoch-0.safetensors" --tokenizer "$base/tokenizer.json" --out "$work/early"
python "$here/predict.py" --data "$data" --weights "$work/early" --out "$work/predicted.jsonl" --limit 150
python "$here/fit_link.py" --data "$data" --predicted "$work/predicted.jsonl" --limit 450 --out "$weights/link.json"
# A quarter of the inner units goes, and the rest learns on.
python "$here/prune.py" --weights "$work/epoch-2.safetensors" --windows "$work/epoch-0.npz" --keep 1152 --out "$work/pruned.safetensors"
python "$here/train.py" --start "$work/pruned.safetensors" --work "$work" --first 3 --epochs 4 --batch 32 --rate 1.6e-4 |
    tee -a "$work/train.log"
python "$here/export.py" --weights "$work/epoch-6.safetensors" --tokenizer "$base/tokenizer.json" --out "$weights"
python "$here/evaluate.py" --data "$data" --tools "$tools" --weights "$weights" --out "$work/scores.json"
