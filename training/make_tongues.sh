#!/bin/sh
# Makes the second encoder: make_tongues.sh DATA POOL E5 WORK. Some 100 minutes on one core with bfloat16.
# DATA: the gold folder (attribution/, parallel/); POOL: the folder of the pool (en.jsonl, ru.jsonl, uk.jsonl, ar.jsonl,
# limited/); E5: a folder with the tokenizer.json and model.safetensors of multilingual-e5-small; WORK: an empty folder.
set -eu
data=$1
pool=$2
e5=$3
work=$4
here=$(cd "$(dirname "$0")" && pwd)
export PYTHONPATH="$here/../src:$here"
export MALLOC_MMAP_THRESHOLD_=8000000000 MALLOC_TRIM_THRESHOLD_=16000000000 MALLOC_TOP_PAD_=500000000

mkdir -p "$work"
lines=$data/parallel/free
set -- "en=$pool/en.jsonl" "ru=$pool/ru.jsonl,$lines-ru.jsonl,$pool/limited/ru_rusentrel.jsonl" \
    "uk=$pool/uk.jsonl,$lines-uk.jsonl" "ar=$pool/ar.jsonl,$lines-ar.jsonl,$pool/limited/ar_saudinews.jsonl" \
    "he=$pool/limited/fignews.jsonl,$lines-he.jsonl" "fr=$pool/limited/fignews.jsonl,$lines-fr.jsonl"
python "$here/pieces.py" --tokenizer "$e5/tokenizer.json" --model "$e5/model.safetensors" --out "$work" "$@"
python "$here/shorten.py" --start "$work/start.safetensors" --whole "$work/whole.safetensors" \
    --pieces "$work/pieces.json" --out "$work/short.safetensors" --minutes 12 "$@"
python "$here/labels/standoff.py" join "$pool/en.jsonl" "$work/en.jsonl" "$here"/labels/en-*.jsonl
labels=
cat "$pool"/ru.jsonl "$pool"/uk.jsonl "$pool"/ar.jsonl "$pool"/limited/ar_saudinews.jsonl \
    "$pool"/limited/fignews.jsonl "$pool"/limited/ru_rusentrel.jsonl "$here"/written/tongues.jsonl > "$work/pool.jsonl"
for tongue in ru uk ar he fr; do
    python "$here/labels/standoff.py" join "$work/pool.jsonl" "$work/$tongue.jsonl" "$here"/labels/"$tongue"-*.jsonl
    labels="$labels $tongue=$work/$tongue.jsonl"
done
python "$here/tongues.py" --start "$work/short.safetensors" --whole "$work/whole.safetensors" \
    --pieces "$work/pieces.json" --english "$work/en.jsonl" --data "$data" --cache "$work/cache" --labels $labels \
    --out "$work/tongues.safetensors" --minutes 75 --batch 16 --average 0.993 --round 100000 | tee "$work/tongues.log"
python "$here/export.py" --weights "$work/tongues.safetensors" --pieces "$work/pieces.json" --version 1 \
    --out "$here/../src/counterclaim/reader/weights/tongues"
for one in $labels; do set -- "$@" --tongue "$one"; done
shift 6  # the lists of texts above
python "$here/fit_wording.py" "$@" --out "$here/../src/counterclaim/reader/weights/tongues/wording.msgpack"
python "$here/fit_heads.py" "$@" --out "$here/../src/counterclaim/reader/weights/tongues/heads.json"
python "$here/fit_sides.py" "$@" --out "$here/../src/counterclaim/reader/weights/tongues/sides.json"
python "$here/fit_carriers.py" "$@" --ridge 10 --start "$here/../src/counterclaim/reader/weights/carriers.json" \
    --out "$here/../src/counterclaim/reader/weights/tongues/carriers.json"
