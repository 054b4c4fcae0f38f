#!/bin/bash
# Builds the fuzz targets and runs each of them for a number of seconds: fuzz/run.sh [SECONDS [TARGET…]]
#
# Works with the stable toolchain and without cargo-fuzz: instrument.sh passes the instrumentation to the compiler. What is
# looked for are panics, failed assertions, hangs and memory; the address sanitizer would need a nightly toolchain. Inputs
# that crash a target are left in fuzz/artifacts/, what was learnt in fuzz/corpus/.
set -euo pipefail
cd "$(dirname "$0")"

seconds=${1:-30}
shift || true
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  for file in targets/*.rs; do targets+=("$(basename "$file" .rs)"); done
fi

host=$(rustc -vV | sed -n 's/^host: //p')
cp ../Cargo.lock Cargo.lock
RUSTC_WRAPPER=$PWD/instrument.sh cargo build --release --target "$host" --quiet --bins

# The files of the project are the seeds; each target also takes what BEDING_FUZZ_SEEDS holds for it.
seeds() {
  case $1 in
    yaml_clause) echo ../clauses ;;
    yaml_dossier | yaml_organisation) echo ../contract-templates/examples ;;
    docx | bill_of_materials) echo "seeds/$1" ;;
  esac
  if [ -d "${BEDING_FUZZ_SEEDS:-/nowhere}/$1" ]; then echo "$BEDING_FUZZ_SEEDS/$1"; fi
}

# Runs one target, and says in a line how it went.
fuzz() {
  local target=$1 dictionary=yaml.dict log runs status=0
  mkdir -p "corpus/$target" "artifacts/$target"
  case $target in
    clause_text) dictionary=text.dict ;;
    docx) dictionary=docx.dict ;;
    bill_of_materials) dictionary=bill.dict ;;
  esac
  log=$(mktemp)
  # shellcheck disable=SC2046 # several folders
  if "target/$host/release/$target" "corpus/$target" $(seeds "$target") -dict="$dictionary" -artifact_prefix="artifacts/$target/" \
    -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 >"$log" 2>&1; then
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    # A target that ran nothing has shown nothing.
    if [ "${runs:-0}" -lt 10 ]; then
      echo "$target: only ${runs:-0} inputs were run"
      status=1
    else
      echo "$target: $runs inputs in $seconds s, no failure"
    fi
  else
    echo "$target: failed"
    tail -40 "$log"
    status=1
  fi
  rm -f "$log"
  return $status
}

# As many at once as there are processors. Each leaves a file when it fails.
failures=$(mktemp -d)
trap 'rm -rf "$failures"' EXIT
for target in "${targets[@]}"; do
  while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n || true; done
  { fuzz "$target" || touch "$failures/$target"; } &
done
wait
[ -z "$(ls "$failures")" ]
